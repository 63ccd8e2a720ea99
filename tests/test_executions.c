/*
 * Executions over HTTP: statuses, headers and bodies of submissions and looks
 * (API contract sections 1, 9, 13 and 14.1).
 */
#include "api_case.h"

#define V2	"api-version=2024-10-02-preview"
#define V3	"api-version=2025-02-02-preview"
#define V4	"api-version=2025-10-02-preview"
#define RUN	"{\"code\":\"1\"}"
#define LATER	"{\"code\":\"1\",\"executionType\":\"Asynchronous\"}"

static void
submit(const char *target, const char *id, const char *body)
{
	ask_with("POST", target, "HTTP_OPERATION_ID", id, body);
}

#define FLAT								\
	"{\"$id\":\"i\",\"status\":\"Success\",\"stdout\":\"\"," \
	"\"stderr\":\"\",\"result\":\"\",\"executionResult\":\"\"," \
	"\"executionTimeInMilliseconds\":13}"

/* The resource of an execution without output; none: its value. */
#define RESOURCE(who, type, none)					\
	"{\"id\":\"i\",\"identifier\":\"" who "\",\"sessionId\":\"" who "\"," \
	"\"executionType\":\"" type "\",\"status\":\"Succeeded\","	\
	"\"result\":{\"stdout\":\"\",\"stderr\":\"\",\"executionResult\":" \
	none ",\"executionTimeInMilliseconds\":13},"			\
	"\"rawResult\":{\"hresult\":0,\"result\":" none ","		\
	"\"error_name\":\"\",\"error_message\":\"\","			\
	"\"error_stack_trace\":\"\",\"stdout\":\"\",\"stderr\":\"\","	\
	"\"diagnosticInfo\":{\"executionRequestTimeInMilliSeconds\":13," \
	"\"executionProcessResponseTimeInMilliSeconds\":0,"		\
	"\"executionDuration\":13,\"identifier\":\"" who "\"},"		\
	"\"operationId\":\"i\"}}"

static void
every_route_answers_in_its_generation(void **state UNUSED)
{
	static const struct {
		const char	*target;
		int		 status;
		const char	*body;
	} rows[] = {
		{ "/code/execute?api-version=2024-02-02-preview&identifier=t",
		    202, "{\"properties\":" FLAT "}" },
		{ "/code/execute?" V4, 202, "{\"properties\":" FLAT "}" },
		{ "/identifier/t/code/execute", 202,
		    "{\"properties\":" FLAT "}" },
		{ "/python/execute", 200, FLAT },
		{ "/python/execute?" V4, 200, FLAT },
		{ "/executions?api-version=2024-02-02-preview&identifier=t",
		    202, RESOURCE("t", "Synchronous", "\"\"") },
		{ "/executions?identifier=t&" V2, 202,
		    RESOURCE("t", "Synchronous", "\"\"") },
		{ "/executions?" V3 "&identifier=t", 200,
		    RESOURCE("t", "Synchronous", "\"\"") },
		{ "/executions/?" V4 "&identifier=t", 200,
		    RESOURCE("t", "Synchronous", "\"\"") },
		{ "/executions?api-version=2031-01-01&identifier=t", 200,
		    RESOURCE("t", "Synchronous", "\"\"") },
		{ "/executions?identifier=t", 200,
		    RESOURCE("t", "synchronous", "null") },
		{ "/executions", 200, RESOURCE("", "synchronous", "null") },
	};
	size_t i;

	for (i = 0; i < NELEM(rows); i++) {
		submit(rows[i].target, "i", RUN);
		assert_body(rows[i].status, rows[i].body);
	}
}

static void
only_the_path_of_a_tutorial_is_there_below_identifier(void **state UNUSED)
{
	ask("POST", "/identifier/x", RUN);
	assert_error(404, "NotFound", "no such route: /identifier/x", NULL);
	ask("POST", "/identifier/x/code/executes", RUN);
	assert_int_equal(reply.status, 404);
	assert_int_equal(session.n_submitted, 0);
}

/* 14.1 */

/* A duration in milliseconds with six digits after the dot. */
static double
ms_of(const char *name)
{
	char *value = header_value(name), *end;
	double ms;

	assert_non_null(value);
	ms = strtod(value, &end);
	assert_true(ms >= 0);
	assert_string_equal(end, "");
	assert_int_equal(strlen(strchr(value, '.')), 7);
	free(value);
	return ms;
}

static void
a_synchronous_answer_has_its_times(void **state UNUSED)
{
	static const char *const targets[] = {
		"/code/execute", "/python/execute", "/executions?" V2,
		"/executions?" V3, "/executions?" V4, "/executions"
	};
	double overall;
	size_t i;

	outcome->run_us = 13999;
	outcome->queued_us = 2500;
	for (i = 0; i < NELEM(targets); i++) {
		submit(targets[i], "i", RUN);
		assert_header("Content-Type", "application/json");
		assert_header("Operation-Id", "i");
		assert_header("Operation-Location", NULL);
		assert_header("X-Ms-Session-Guid", "i");
		assert_header("X-Ms-Container-Execution-Duration", "13");
		assert_header("X-Ms-Execution-Request-Time", "13.999000");
		assert_true(ms_of("X-Ms-Preparation-Time") >= 2.5);
		(void)ms_of("X-Ms-Execution-Read-Response-Time");
		overall = ms_of("X-Ms-Overall-Execution-Time");
		assert_true(overall < 10000);
		assert_header("x-ms-error-code", NULL);
	}
}

static void
a_failed_program_is_no_http_error(void **state UNUSED)
{
	outcome->end = OUTCOME_KERNEL_ENDED;
	submit("/executions?" V2, "i", RUN);
	assert_int_equal(reply.status, 202);
	assert_header("x-ms-error-code", NULL);
	submit("/executions", "i", RUN);
	assert_int_equal(reply.status, 200);
	submit("/code/execute", "i", RUN);
	assert_int_equal(reply.status, 202);
}

static void
generation_a_has_no_such_headers(void **state UNUSED)
{
	ask("POST", "/execute", LATER);
	assert_int_equal(reply.status, 200);
	assert_string_equal(strbuf_str(&reply.headers), JSON_TYPE);
}

/* 9.2 */

#define SUBMITTED(status)						\
	"{\"id\":\"i\",\"identifier\":\"t\",\"sessionId\":\"t\","	\
	"\"executionType\":\"Asynchronous\",\"status\":\"" status "\","	\
	"\"rawResult\":{\"hresult\":0,\"result\":null,"			\
	"\"error_name\":\"\",\"error_message\":\"\","			\
	"\"error_stack_trace\":\"\",\"stdout\":\"i\",\"stderr\":\"\","	\
	"\"diagnosticInfo\":{\"executionRequestTimeInMilliSeconds\":0,"	\
	"\"executionProcessResponseTimeInMilliSeconds\":0,"		\
	"\"executionDuration\":0,\"identifier\":\"t\"},"		\
	"\"operationId\":\"i\"}}"
#define PLACED(status)							\
	"{\"id\":\"i\",\"identifier\":\"t\",\"sessionId\":\"t\","	\
	"\"executionType\":\"Asynchronous\",\"status\":\"" status "\","	\
	"\"result\":{\"stdout\":\"i\",\"stderr\":\"\","			\
	"\"executionResult\":null,\"executionTimeInMilliseconds\":0}}"
#define LOCATED(location)						\
	JSON_TYPE "Operation-Id: i\r\nOperation-Location: " location "\r\n"

static void
an_asynchronous_answer_says_where_to_look(void **state UNUSED)
{
	session.state = EXECUTION_RUNNING;
	submit("/executions?" V2 "&identifier=t", "i", LATER);
	assert_reply(202, LOCATED("/executions/i?" V2 "&identifier=t"),
	    SUBMITTED("Running"));
	submit("/executions?identifier=t&" V3, "i", LATER);
	assert_reply(200, LOCATED("/executions/i?" V3 "&identifier=t"),
	    SUBMITTED("Running"));
	session.state = EXECUTION_WAITING;
	submit("/executions?" V4 "&identifier=t", "i", LATER);
	assert_reply(200, LOCATED("/executions/i?" V4 "&identifier=t"),
	    SUBMITTED("NotStarted"));
	session.state = EXECUTION_RUNNING;
	submit("/executions?identifier=t", "i", LATER);
	assert_reply(200, LOCATED("/executions/i?identifier=t"),
	    PLACED("NotStarted"));
	submit("/code/execute?identifier=t", "i", LATER);
	assert_reply(202, LOCATED("/executions/i?identifier=t"),
	    "{\"properties\":{\"$id\":\"i\",\"status\":\"Running\","
	    "\"stdout\":\"\",\"stderr\":\"\",\"result\":\"\","
	    "\"executionResult\":\"\",\"executionTimeInMilliseconds\":0}}");
}

static void
the_location_is_encoded_as_a_query(void **state UNUSED)
{
	session.state = EXECUTION_RUNNING;
	submit("/executions?API-version=2031-01-01-a%26b&identifier="
	    "a%20b%2Fc%26d%3De%23%C3%A9%25+~", "i", LATER);
	assert_header("Operation-Location",
	    "/executions/i?api-version=2031-01-01-a%26b&identifier="
	    "a%20b%2Fc%26d%3De%23%C3%A9%25%20~");
	submit("/executions?" V4, "i", LATER);
	assert_header("Operation-Location", "/executions/i?" V4);
	submit("/executions", "i", LATER);
	assert_header("Operation-Location", "/executions/i");
	submit("/executions", "i", "{\"code\":\"1\",\"identifier\":\"in body\","
	    "\"executionType\":\"asynchronous\"}");
	assert_header("Operation-Location",
	    "/executions/i?identifier=in%20body");
}

static void
an_asynchronous_answer_may_be_the_end_already(void **state UNUSED)
{
	submit("/executions?" V2 "&identifier=t", "i", LATER);
	assert_reply(202, LOCATED("/executions/i?" V2 "&identifier=t"),
	    RESOURCE("t", "Asynchronous", "\"\""));
	submit("/executions?identifier=t", "i", LATER);
	assert_reply(200, LOCATED("/executions/i?identifier=t"),
	    PLACED("NotStarted"));
}

/* GET /executions/{id} */

static void
a_look_shows_the_state_at_once(void **state UNUSED)
{
	submit("/executions?" V2 "&identifier=t", "i", LATER);
	session.state = EXECUTION_RUNNING;
	ask("GET", "/executions/i?" V2 "&identifier=t", NULL);
	assert_reply(200, JSON_TYPE, "{\"id\":\"i\",\"identifier\":\"t\","
	    "\"sessionId\":\"t\",\"executionType\":\"Asynchronous\","
	    "\"status\":\"Running\"}");
	ask("GET", "/executions/i", NULL);
	assert_reply(200, JSON_TYPE, PLACED("Running"));
	session.state = EXECUTION_WAITING;
	ask("GET", "/executions/i/?identifier=other", NULL);
	assert_reply(200, JSON_TYPE, PLACED("NotStarted"));
	session.state = EXECUTION_ENDED;
	ask("GET", "/executions/i?" V4, NULL);
	assert_reply(200, JSON_TYPE, RESOURCE("t", "Asynchronous", "\"\""));
	assert_int_equal(session.n_looked, 4);
}

static void
a_look_may_have_a_body_and_be_a_head(void **state UNUSED)
{
	submit("/execute", "i", RUN);
	ask("GET", "/executions/i", LATER);
	assert_int_equal(reply.status, 404);
	submit("/executions", "i", RUN);
	ask("GET", "/executions/i", LATER);
	assert_reply(200, JSON_TYPE, RESOURCE("", "synchronous", "null"));
	ask("HEAD", "/executions/i?" V2, NULL);
	assert_reply(200, JSON_TYPE, RESOURCE("", "Synchronous", "\"\""));
	assert_int_equal(session.n_submitted, 2);
}

static void
an_old_version_looks_as_v2(void **state UNUSED)
{
	submit("/code/execute", "i", RUN);
	ask("GET", "/executions/i?api-version=2024-02-02-preview", NULL);
	assert_reply(200, JSON_TYPE, RESOURCE("", "Synchronous", "\"\""));
}

static void
an_unknown_id_is_404_bare_in_l(void **state UNUSED)
{
	ask("GET", "/executions/nope?" V2, NULL);
	assert_error(404, "ExecutionNotFound",
	    "No execution available for operation Id: nope", NULL);
	ask("GET", "/executions/no\"pe", NULL);
	assert_reply(404, JSON_TYPE "x-ms-error-code: ExecutionNotFound\r\n",
	    "\"No execution available for operation Id: no\\\"pe\"");
	assert_string_equal(session.looked, "no\"pe");
}

static void
an_id_that_is_too_long_is_unknown(void **state UNUSED)
{
	char target[EXECUTION_ID_MAX + 20];

	memset(target, 'x', sizeof(target));
	memcpy(target, "/executions/", 12);
	target[12 + EXECUTION_ID_MAX] = '\0';
	ask("GET", target, NULL);
	assert_int_equal(reply.status, 404);
	assert_int_equal(session.n_looked, 1);
	target[12 + EXECUTION_ID_MAX] = 'x';
	target[12 + EXECUTION_ID_MAX + 1] = '\0';
	ask("GET", target, NULL);
	assert_int_equal(reply.status, 404);
	assert_int_equal(session.n_looked, 1);
}

static void
a_look_with_a_bad_version_is_400(void **state UNUSED)
{
	ask("GET", "/executions/i?api-version=1", NULL);
	assert_error(400, "InvalidApiVersion",
	    "api-version does not begin with a date: 1", "api-version");
	assert_int_equal(session.n_looked, 0);
}

/* What the session refuses. */

static void
a_refusal_is_an_error_of_its_own(void **state UNUSED)
{
	static const struct {
		enum session_answer	 answer;
		int			 status;
		const char		*code, *text, *target;
	} rows[] = {
		{ SESSION_BUSY, 429, "TooManyRequests",
		    "too many executions are waiting", NULL },
		{ SESSION_CONFLICT, 409, "OperationIdConflict",
		    "an execution with this operation id exists: i",
		    "operation-id" },
		{ SESSION_UNAVAILABLE, 503, "KernelUnavailable",
		    "error checking kernels: the kernel did not become ready "
		    "in time", NULL },
		{ SESSION_STOPPING, 503, "KernelUnavailable",
		    "error checking kernels: the program is stopping", NULL },
		{ SESSION_NO_MEMORY, 503, "KernelUnavailable",
		    "error checking kernels: out of memory", NULL },
	};
	static const char *const targets[] = {
		"/code/execute", "/python/execute", "/executions?" V2,
		"/executions?" V4, "/executions"
	};
	size_t i, j;

	for (i = 0; i < NELEM(rows); i++) {
		session.answer = rows[i].answer;
		for (j = 0; j < NELEM(targets); j++) {
			submit(targets[j], "i", RUN);
			assert_error(rows[i].status, rows[i].code,
			    rows[i].text, rows[i].target);
		}
	}
	session.answer = SESSION_STOPPING;
	ask("GET", "/executions/i", NULL);
	assert_error(503, "KernelUnavailable",
	    "error checking kernels: the program is stopping", NULL);
}

static void
a_conflict_is_409_in_v1_and_cannot_be_in_a(void **state UNUSED)
{
	session.answer = SESSION_CONFLICT;
	ask("POST", "/execute", RUN);
	assert_int_equal(reply.status, 409);
	assert_string_equal(strbuf_str(&reply.headers), JSON_TYPE);
}

static void
wrong_methods_are_405_with_allow(void **state UNUSED)
{
	static const struct {
		const char	*method, *target, *allow;
	} rows[] = {
		{ "GET", "/executions", "POST" },
		{ "PUT", "/executions/i", "GET, HEAD" },
		{ "DELETE", "/executions/i", "GET, HEAD" },
		{ "GET", "/code/execute", "POST" },
		{ "GET", "/python/execute", "POST" },
		{ "GET", "/identifier/t/code/execute", "POST" },
		{ "OPTIONS", "/executions", "POST" },
	};
	size_t i;

	for (i = 0; i < NELEM(rows); i++) {
		ask(rows[i].method, rows[i].target, NULL);
		assert_int_equal(reply.status, 405);
		assert_header("Allow", rows[i].allow);
		assert_header("x-ms-error-code", "MethodNotAllowed");
	}
}

static void
paths_are_compared_with_regard_to_case(void **state UNUSED)
{
	static const char *const paths[] = {
		"/Executions", "/executions2", "/code", "/code/execute/x",
		"/python", "/.management/stopSession", "/shellExecute"
	};
	size_t i;

	for (i = 0; i < NELEM(paths); i++) {
		ask("POST", paths[i], RUN);
		assert_int_equal(reply.status, 404);
		assert_header("x-ms-error-code", "NotFound");
	}
	assert_int_equal(session.n_submitted, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_route_answers_in_its_generation),
		TEST(only_the_path_of_a_tutorial_is_there_below_identifier),
		TEST(a_synchronous_answer_has_its_times),
		TEST(a_failed_program_is_no_http_error),
		TEST(generation_a_has_no_such_headers),
		TEST(an_asynchronous_answer_says_where_to_look),
		TEST(the_location_is_encoded_as_a_query),
		TEST(an_asynchronous_answer_may_be_the_end_already),
		TEST(a_look_shows_the_state_at_once),
		TEST(a_look_may_have_a_body_and_be_a_head),
		TEST(an_old_version_looks_as_v2),
		TEST(an_unknown_id_is_404_bare_in_l),
		TEST(an_id_that_is_too_long_is_unknown),
		TEST(a_look_with_a_bad_version_is_400),
		TEST(a_refusal_is_an_error_of_its_own),
		TEST(a_conflict_is_409_in_v1_and_cannot_be_in_a),
		TEST(wrong_methods_are_405_with_allow),
		TEST(paths_are_compared_with_regard_to_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
