#include "fcgx_memory.h"

#include "api/api.h"
#include "api/execution_request.h"
#include "base/compiler.h"

/* The fake session: what it was asked and what it is to answer. */

struct session {
	bool			 healthy, started;
	bool			 refuses_clients;
	enum session_answer	 answer;
	struct outcome		*outcome;
	struct strbuf		 code;
	int64_t			 timeout_s;
	int			 n_executions;
	int			 n_references;
};

struct session_client {
	struct session	*session;
};

struct session_client *
session_client_new(struct session *session)
{
	struct session_client *client;

	if (session->refuses_clients)
		return NULL;
	client = xcalloc(1, sizeof(*client));
	client->session = session;
	return client;
}

void
session_client_free(struct session_client *client)
{
	free(client);
}

enum session_answer
session_execute(struct session_client *client,
    const struct execution_order *order, struct outcome **out)
{
	struct session *session = client->session;

	session->n_executions++;
	session->timeout_s = order->timeout_s;
	strbuf_clear(&session->code);
	strbuf_put_slice(&session->code, order->code);
	*out = NULL;
	if (session->answer == SESSION_DONE) {
		*out = session->outcome;
		session->n_references++;
	}
	return session->answer;
}

bool
session_is_healthy(const struct session *session)
{
	return session->healthy;
}

bool
session_has_started(const struct session *session)
{
	return session->started;
}

static struct session session;

void
outcome_unref(struct outcome *outcome)
{
	if (outcome != NULL)
		session.n_references--;
}

/* One API on the fake session, and one request to it. */

static char endpoint[] = "/alive/", pre[16], post[16];
static char error_name[32], error_message[64];

static struct config config = {
	.health_endpoint = endpoint,
	.default_timeout_s = 77,
	.synchronous_snippets = { pre, post },
};

static struct outcome outcome = {
	.error_name = error_name, .error_message = error_message
};

static struct api *api;
static struct http_reply reply;

static int
set_up(void **state UNUSED)
{
	struct api_shared shared = { &config, &session };

	memset(&session, 0, sizeof(session));
	strbuf_init(&session.code, EXECUTION_BODY_MAX);
	session.outcome = &outcome;
	pre[0] = post[0] = error_name[0] = error_message[0] = '\0';
	config.auto_base64 = false;
	outcome.end = OUTCOME_OK;
	outcome.value_kind = OUTCOME_NO_VALUE;
	outcome.run_us = 13000;
	strbuf_init(&outcome.value, OUTCOME_STREAM_MAX);
	strbuf_init(&outcome.traceback, OUTCOME_STREAM_MAX);
	api = api_begin(&shared);
	http_reply_init(&reply);
	return api == NULL;
}

static int
tear_down(void **state UNUSED)
{
	http_reply_clear(&reply);
	api_end(api);
	strbuf_clear(&session.code);
	strbuf_clear(&outcome.value);
	strbuf_clear(&outcome.traceback);
	return 0;
}

/* announced: the Content-Length, if it is not that of the body. */
static void
ask_announced(const char *method, const char *target, struct slice body,
    int64_t announced)
{
	struct fcgx_memory m;
	struct http_request req;

	http_reply_clear(&reply);
	fcgx_memory_init(&m, method, target, body);
	assert_int_equal(http_request_begin(&req, &m.fcgx), ST_OK);
	req.content_length = announced;
	api_handle(api, &req, &reply);
	http_request_end(&req);
	fcgx_memory_clear(&m);
	assert_int_equal(session.n_references, 0);
}

static void
ask(const char *method, const char *target, const char *body)
{
	struct slice s = slice_str(body);

	ask_announced(method, target, s, (int64_t)s.len);
}

#define JSON_TYPE	"Content-Type: application/json\r\n"

static void
assert_reply(int status, const char *headers, const char *body)
{
	assert_int_equal(reply.status, status);
	assert_string_equal(strbuf_str(&reply.headers), headers);
	assert_string_equal(strbuf_str(&reply.body), body);
	assert_int_equal(strbuf_status(&reply.body), ST_OK);
}

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
	outcome.value_kind = OUTCOME_TEXT;
	strbuf_puts(&outcome.value, "2");
	ask("POST", "/execute", "{\"code\":\"1+1\"}");
	assert_reply(200, JSON_TYPE, "{\"hresult\":0,\"result\":2,"
	    "\"error_name\":\"\",\"error_message\":\"\","
	    "\"error_stack_trace\":\"\",\"stdout\":\"\",\"stderr\":\"\","
	    "\"diagnosticInfo\":{\"executionDuration\":13}}");
	assert_string_equal(strbuf_str(&session.code), "1+1");
	assert_int_equal(session.timeout_s, 77);
}

static void
example_3_an_exception(void **state UNUSED)
{
	outcome.end = OUTCOME_EXCEPTION;
	(void)snprintf(error_name, sizeof(error_name), "NameError");
	(void)snprintf(error_message, sizeof(error_message),
	    "name 'printf' is not defined");
	strbuf_puts(&outcome.traceback, "frame\n");
	ask("POST", "/execute", "{\"code\":\"printf(\\\"x\\\")\"}");
	assert_reply(200, JSON_TYPE, "{\"hresult\":-2147205116,"
	    "\"result\":null,\"error_name\":\"NameError\","
	    "\"error_message\":\"name 'printf' is not defined\","
	    "\"error_stack_trace\":\"frame\\n\",\"stdout\":\"\","
	    "\"stderr\":\"\",\"diagnosticInfo\":{\"executionDuration\":13}}");
	assert_string_equal(strbuf_str(&session.code), "printf(\"x\")");
}

static void
example_4_an_empty_body(void **state UNUSED)
{
	ask("POST", "/execute", "");
	assert_reply(400, JSON_TYPE,
	    "{\"message\": \"request body is empty\"}");
	assert_int_equal(session.n_executions, 0);
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
	assert_int_equal(session.n_executions, 0);
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
	assert_int_equal(session.n_executions, 0);
}

static void
a_body_over_16_mib_is_413(void **state UNUSED)
{
	ask_announced("POST", "/execute", SLICE("{}"),
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
	ask_announced("POST", "/execute", strbuf_slice(&body),
	    (int64_t)body.len);
	assert_int_equal(reply.status, 200);
	assert_int_equal(session.code.len, EXECUTION_BODY_MAX - frame);
	strbuf_clear(&body);
}

static void
a_short_body_is_400(void **state UNUSED)
{
	ask_announced("POST", "/execute", SLICE("{\"code\":\"1\"}"), 13);
	assert_reply(400, JSON_TYPE, "{\"message\": "
	    "\"request body is shorter than announced\"}");
	assert_int_equal(session.n_executions, 0);
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
	assert_reply(500, JSON_TYPE,
	    "{\"message\": \"internal error: out of memory\"}");
}

static void
generation_a_ignores_all_but_the_code(void **state UNUSED)
{
	ask("POST", "/execute?api-version=2025-10-02-preview",
	    "{\"properties\":{\"code\":\"1\",\"timeoutInSeconds\":-1,"
	    "\"codeInputType\":\"inlineBase64\"}}");
	assert_int_equal(reply.status, 200);
	assert_string_equal(strbuf_str(&session.code), "1");
	assert_int_equal(session.timeout_s, 77);
}

static void
missing_code_runs_as_empty_code(void **state UNUSED)
{
	ask("POST", "/execute", "{}");
	assert_int_equal(reply.status, 200);
	assert_int_equal(session.n_executions, 1);
	assert_int_equal(session.code.len, 0);
}

static void
base64_is_guessed_if_configured(void **state UNUSED)
{
	ask("POST", "/execute", "{\"code\":\"cHJpbnQoMSk=\"}");
	assert_string_equal(strbuf_str(&session.code), "cHJpbnQoMSk=");
	config.auto_base64 = true;
	ask("POST", "/execute", "{\"code\":\"cHJpbnQoMSk=\"}");
	assert_string_equal(strbuf_str(&session.code), "print(1)");
}

static void
synchronous_snippets_surround_the_code(void **state UNUSED)
{
	(void)snprintf(pre, sizeof(pre), "a");
	(void)snprintf(post, sizeof(post), "z");
	ask("POST", "/execute", "{\"code\":\"x\\u0000y\"}");
	assert_int_equal(session.code.len, 7);
	assert_memory_equal(session.code.p, "a\nx\0y\nz", 7);
}

static void
a_worker_without_a_client_cannot_begin(void **state UNUSED)
{
	struct api_shared shared = { &config, &session };

	session.refuses_clients = true;
	assert_null(api_begin(&shared));
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
		TEST(a_worker_without_a_client_cannot_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
