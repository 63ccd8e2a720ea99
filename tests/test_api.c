#include "api_case.h"

#define HEALTHY		"{\"message\": \"healthy\"}"
#define UNHEALTHY	"{\"message\": \"unhealthy exec code failed\"}"

/* Examples of API contract section 22, by number. */

static void
example_1_health_is_byte_exact(void **state UNUSED)
{
	session.healthy = true;
	ask("GET", "/health", NULL);
	assert_reply(200, JSON_TYPE, HEALTHY);
	assert_int_equal(reply.body.len, 22);
	ask("GET", "/health?identifier=x", "{\"a\":1}");
	assert_reply(200, JSON_TYPE, HEALTHY);
}

static void
example_2_a_value(void **state UNUSED)
{
	outcome->value_kind = OUTCOME_TEXT;
	strbuf_puts(&outcome->value, "2");
	ask("POST", "/execute", "{\"code\":\"1+1\"}");
	assert_reply(200, JSON_TYPE, "{\"hresult\":0,\"result\":2,"
	    "\"error_name\":\"\",\"error_message\":\"\","
	    "\"error_stack_trace\":\"\",\"stdout\":\"\",\"stderr\":\"\","
	    "\"diagnosticInfo\":{\"executionDuration\":13}}");
	assert_string_equal(session.execution->code, "1+1");
	assert_int_equal(session.execution->timeout_s, 77);
}

static void
example_3_an_exception(void **state UNUSED)
{
	outcome->end = OUTCOME_EXCEPTION;
	free(outcome->error_name);
	free(outcome->error_message);
	outcome->error_name = xstrdup("NameError");
	outcome->error_message = xstrdup("name 'printf' is not defined");
	strbuf_puts(&outcome->traceback, "frame\n");
	ask("POST", "/execute", "{\"code\":\"printf(\\\"x\\\")\"}");
	assert_reply(200, JSON_TYPE, "{\"hresult\":-2147205116,"
	    "\"result\":null,\"error_name\":\"NameError\","
	    "\"error_message\":\"name 'printf' is not defined\","
	    "\"error_stack_trace\":\"frame\\n\",\"stdout\":\"\","
	    "\"stderr\":\"\",\"diagnosticInfo\":{\"executionDuration\":13}}");
	assert_string_equal(session.execution->code, "printf(\"x\")");
}

static void
example_4_an_empty_body(void **state UNUSED)
{
	ask("POST", "/execute", "");
	assert_reply(400, JSON_TYPE,
	    "{\"message\": \"request body is empty\"}");
	assert_int_equal(session.n_submitted, 0);
}

static void
bad_health_is_500(void **state UNUSED)
{
	session.started = true;
	ask("GET", "/health", NULL);
	assert_reply(500, JSON_TYPE, UNHEALTHY);
}

static void
startup_is_about_the_first_probe(void **state UNUSED)
{
	session.healthy = true;
	ask("GET", "/health/startup", NULL);
	assert_reply(500, JSON_TYPE, UNHEALTHY);
	session.started = true;
	session.healthy = false;
	ask("GET", "/health/startup/", NULL);
	assert_reply(200, JSON_TYPE, HEALTHY);
}

static void
the_configured_endpoint_is_another_name_of_health(void **state UNUSED)
{
	session.healthy = true;
	ask("GET", "/alive", NULL);
	assert_reply(200, JSON_TYPE, HEALTHY);
	ask("GET", "/alive/", NULL);
	assert_reply(200, JSON_TYPE, HEALTHY);
	ask("HEAD", "/health", NULL);
	assert_reply(200, JSON_TYPE, HEALTHY);
	ask("POST", "/alive", "x");
	assert_int_equal(reply.status, 405);
	ask("GET", "/alive/x", NULL);
	assert_int_equal(reply.status, 404);
}

static void
the_root_has_a_fixed_text(void **state UNUSED)
{
	ask("GET", "/", NULL);
	assert_reply(200, JSON_TYPE, "{\"message\": \"jupyter initialized\"}");
}

static void
an_unknown_route_is_404_in_the_envelope(void **state UNUSED)
{
	ask("GET", "/Execute\"", NULL);
	assert_reply(404, JSON_TYPE "x-ms-error-code: NotFound\r\n",
	    "{\"error\":{\"code\":\"NotFound\","
	    "\"message\":\"no such route: /Execute\\\"\"}}");
}

static void
a_wrong_method_is_405_with_allow(void **state UNUSED)
{
	ask("GET", "/execute", NULL);
	assert_reply(405, JSON_TYPE "x-ms-error-code: MethodNotAllowed\r\n"
	    "Allow: POST\r\n", "{\"error\":{\"code\":\"MethodNotAllowed\","
	    "\"message\":\"method not allowed: GET\"}}");
	ask("OPTIONS", "/", NULL);
	assert_reply(405, JSON_TYPE "x-ms-error-code: MethodNotAllowed\r\n"
	    "Allow: GET, HEAD\r\n",
	    "{\"error\":{\"code\":\"MethodNotAllowed\","
	    "\"message\":\"method not allowed: OPTIONS\"}}");
	assert_int_equal(session.n_submitted, 0);
}

static void
bad_requests_say_what_is_wrong(void **state UNUSED)
{
	ask("POST", "/execute", "{");
	assert_reply(400, JSON_TYPE, "{\"message\": \"error unmarshaling "
	    "JSON: the body is not one JSON value, or it is nested more than "
	    "1,000 levels deep\"}");
	ask("POST", "/execute", "[]");
	assert_reply(400, JSON_TYPE, "{\"message\": \"error unmarshaling "
	    "JSON: the body must be an object\"}");
	ask("POST", "/execute", "{\"code\":1}");
	assert_reply(400, JSON_TYPE, "{\"message\": \"error unmarshaling "
	    "JSON: code must be a string\"}");
	assert_int_equal(session.n_submitted, 0);
}

static void
a_body_over_16_mib_is_413(void **state UNUSED)
{
	ask_so("POST", "/execute", NULL, SLICE("{}"),
	    (int64_t)EXECUTION_BODY_MAX + 1);
	assert_reply(413, JSON_TYPE,
	    "{\"message\": \"request body is larger than 16 MiB\"}");
}

static void
a_body_of_16_mib_runs(void **state UNUSED)
{
	struct strbuf body = STRBUF_INIT(EXECUTION_BODY_MAX);
	const size_t frame = sizeof("{\"code\":\"\"}") - 1;
	char *to;

	strbuf_puts(&body, "{\"code\":\"");
	to = strbuf_reserve(&body, EXECUTION_BODY_MAX - frame);
	memset(to, '#', EXECUTION_BODY_MAX - frame);
	strbuf_added(&body, EXECUTION_BODY_MAX - frame);
	strbuf_puts(&body, "\"}");
	ask_so("POST", "/execute", NULL, strbuf_slice(&body),
	    (int64_t)body.len);
	assert_int_equal(reply.status, 200);
	assert_int_equal(session.execution->code_len,
	    EXECUTION_BODY_MAX - frame);
	strbuf_clear(&body);
}

static void
a_short_body_is_400(void **state UNUSED)
{
	ask_so("POST", "/execute", NULL, SLICE("{\"code\":\"1\"}"), 13);
	assert_reply(400, JSON_TYPE, "{\"message\": "
	    "\"request body is shorter than announced\"}");
	assert_int_equal(session.n_submitted, 0);
}

static void
a_full_queue_is_429_with_retry_after(void **state UNUSED)
{
	session.answer = SESSION_BUSY;
	ask("POST", "/execute", "{\"code\":\"1\"}");
	assert_reply(429, JSON_TYPE "Retry-After: 1\r\n",
	    "{\"message\": \"too many executions are waiting\"}");
}

static void
no_kernel_is_500_in_generation_a(void **state UNUSED)
{
	session.answer = SESSION_UNAVAILABLE;
	ask("POST", "/execute", "{\"code\":\"1\"}");
	assert_reply(500, JSON_TYPE "Retry-After: 1\r\n",
	    "{\"message\": \"error checking kernels: the kernel did not "
	    "become ready in time\"}");
	session.answer = SESSION_STOPPING;
	ask("POST", "/execute", "{\"code\":\"1\"}");
	assert_reply(500, JSON_TYPE "Retry-After: 1\r\n",
	    "{\"message\": \"error checking kernels: the program is "
	    "stopping\"}");
	session.answer = SESSION_NO_MEMORY;
	ask("POST", "/execute", "{\"code\":\"1\"}");
	assert_reply(500, JSON_TYPE "Retry-After: 1\r\n",
	    "{\"message\": \"error checking kernels: out of memory\"}");
}

static void
generation_a_ignores_all_but_the_code(void **state UNUSED)
{
	ask_with("POST", "/execute?api-version=&identifier=%01",
	    "HTTP_OPERATION_ID", "not allowed",
	    "{\"properties\":{\"code\":\"1\",\"timeoutInSeconds\":-1,"
	    "\"codeInputType\":\"inlineBase64\","
	    "\"executionType\":\"asynchronous\"}}");
	assert_int_equal(reply.status, 200);
	assert_string_equal(session.execution->identifier, "");
	assert_int_equal(strlen(session.execution->id), 36);
	assert_false(session.execution->asynchronous);
	assert_string_equal(session.execution->code, "1");
	assert_int_equal(session.execution->timeout_s, 77);
}

static void
missing_code_runs_as_empty_code(void **state UNUSED)
{
	ask("POST", "/execute", "{}");
	assert_int_equal(reply.status, 200);
	assert_int_equal(session.n_submitted, 1);
	assert_int_equal(session.execution->code_len, 0);
}

static void
base64_is_guessed_if_configured(void **state UNUSED)
{
	ask("POST", "/execute", "{\"code\":\"cHJpbnQoMSk=\"}");
	assert_string_equal(session.execution->code, "cHJpbnQoMSk=");
	config.auto_base64 = true;
	ask("POST", "/execute", "{\"code\":\"cHJpbnQoMSk=\"}");
	assert_string_equal(session.execution->code, "print(1)");
}

static void
synchronous_snippets_surround_the_code(void **state UNUSED)
{
	(void)snprintf(pre, sizeof(pre), "a");
	(void)snprintf(post, sizeof(post), "z");
	ask("POST", "/execute", "{\"code\":\"x\\u0000y\"}");
	assert_int_equal(session.execution->code_len, 7);
	assert_memory_equal(session.execution->code, "a\nx\0y\nz", 7);
}

static void
a_worker_without_a_client_cannot_begin(void **state UNUSED)
{
	session.refuses_clients = true;
	assert_null(api_begin(&shared));
}

static void
use_is_noted_but_not_that_of_probes(void **state UNUSED)
{
	struct timespec before, after;
	int64_t us;

	ask("GET", "/health", NULL);
	ask("GET", "/alive", NULL);
	ask("GET", "/health/startup", NULL);
	ask("GET", "/nothing", NULL);
	assert_int_equal(shared.last_access_us, 0);
	(void)clock_gettime(CLOCK_REALTIME, &before);
	ask("GET", "/executions/x", NULL);
	(void)clock_gettime(CLOCK_REALTIME, &after);
	us = shared.last_access_us;
	assert_true(us >= before.tv_sec * 1000000 + before.tv_nsec / 1000);
	assert_true(us <= after.tv_sec * 1000000 + after.tv_nsec / 1000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(example_1_health_is_byte_exact),
		TEST(example_2_a_value),
		TEST(example_3_an_exception),
		TEST(example_4_an_empty_body),
		TEST(bad_health_is_500),
		TEST(startup_is_about_the_first_probe),
		TEST(the_configured_endpoint_is_another_name_of_health),
		TEST(the_root_has_a_fixed_text),
		TEST(an_unknown_route_is_404_in_the_envelope),
		TEST(a_wrong_method_is_405_with_allow),
		TEST(bad_requests_say_what_is_wrong),
		TEST(a_body_over_16_mib_is_413),
		TEST(a_body_of_16_mib_runs),
		TEST(a_short_body_is_400),
		TEST(a_full_queue_is_429_with_retry_after),
		TEST(no_kernel_is_500_in_generation_a),
		TEST(generation_a_ignores_all_but_the_code),
		TEST(missing_code_runs_as_empty_code),
		TEST(base64_is_guessed_if_configured),
		TEST(synchronous_snippets_surround_the_code),
		TEST(use_is_noted_but_not_that_of_probes),
		TEST(a_worker_without_a_client_cannot_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
