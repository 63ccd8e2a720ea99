/*
 * What a request for an execution makes of it (API contract section 3), on
 * every route.
 */
#include "api_case.h"

/* The routes that take all members; the last two have no query. */
static const char *const targets[] = {
	"/executions?api-version=2024-10-02-preview&identifier=t",
	"/executions?api-version=2025-02-02-preview&identifier=t",
	"/executions/?identifier=t&Api-Version=2025-10-02-preview",
	"/executions?api-version=2024-02-02-preview",
	"/code/execute?api-version=2024-02-02-preview&identifier=t",
	"/code/execute?api-version=2025-10-02-preview",
	"/identifier/t/code/execute?api-version=2024-02-02-preview",
	"/python/execute?api-version=2024-02-02-preview&identifier=t",
	"/executions", "/python/execute"
};

static void
assert_code(const char *code)
{
	assert_true(reply.status == 200 || reply.status == 202);
	assert_int_equal(session.execution->code_len, strlen(code));
	assert_string_equal(session.execution->code, code);
}

static void
both_wrappings_are_read_on_every_route(void **state UNUSED)
{
	static const char *const bodies[] = {
		"{\"code\":\"1+1\"}", "{\"properties\":{\"code\":\"1+1\"}}",
		"{\"pythonCode\":\"1+1\"}",
		"{\"properties\":{\"pythonCode\":\"1+1\"}}",
		"\xEF\xBB\xBF{\"Code\":\"1+1\"}",
		"{\"Properties\":{\"CODE\":\"1+1\"},\"code\":\"2\"}"
	};
	size_t i, j;

	for (i = 0; i < NELEM(targets); i++)
		for (j = 0; j < NELEM(bodies); j++) {
			ask("POST", targets[i], bodies[j]);
			assert_code("1+1");
		}
	for (j = 0; j < NELEM(bodies); j++) {
		ask("POST", "/execute", bodies[j]);
		assert_code("1+1");
	}
}

static void
enums_are_read_in_any_case_on_every_route(void **state UNUSED)
{
	size_t i;

	for (i = 0; i < NELEM(targets); i++) {
		ask("POST", targets[i], "{\"code\":\"cHJpbnQoMSk\","
		    "\"codeInputType\":\"INLINEbase64\","
		    "\"executionType\":\"ASYNCHRONOUS\"}");
		assert_code("print(1)");
		assert_true(session.execution->asynchronous);
		assert_string_equal(session.execution->type_text,
		    "ASYNCHRONOUS");
		ask("POST", targets[i], "{\"code\":\"cHJpbnQoMSk=\","
		    "\"codeInputType\":\"inlinetext\","
		    "\"executionType\":\"sYnchronous\"}");
		assert_code("cHJpbnQoMSk=");
		assert_false(session.execution->asynchronous);
	}
}

static void
everything_has_its_default(void **state UNUSED)
{
	size_t i;

	for (i = 0; i < NELEM(targets); i++) {
		ask("POST", targets[i], "{\"code\":\"1\"}");
		assert_false(session.execution->asynchronous);
		assert_false(session.execution->jupyter_format);
		assert_int_equal(session.execution->timeout_s, 77);
		assert_int_equal(session.execution->output_max, -1);
		assert_string_equal(session.execution->type_text, "");
		assert_int_equal(strlen(session.execution->id), 36);
	}
}

static void
every_member_arrives(void **state UNUSED)
{
	ask("POST", "/executions", "{\"code\":\"x\\u0000y\","
	    "\"timeoutInSeconds\":2147483647,\"identifier\":\"who\","
	    "\"outputStreamsMaxLength\":99999999999,"
	    "\"returnJupyterFormatExecutionResult\":true,"
	    "\"useEmptyKernel\":true,\"networkStatus\":\"EgressEnabled\"}");
	assert_int_equal(reply.status, 200);
	assert_int_equal(session.execution->code_len, 3);
	assert_memory_equal(session.execution->code, "x\0y", 4);
	assert_int_equal(session.execution->timeout_s, INT32_MAX);
	assert_string_equal(session.execution->identifier, "who");
	assert_int_equal(session.execution->output_max, OUTCOME_STREAM_MAX);
	assert_true(session.execution->jupyter_format);
}

/* 3.4 */

static void
assert_identifier(const char *target, const char *header, const char *body,
    const char *expected)
{
	ask_with("POST", target, "HTTP_IDENTIFIER", header, body);
	assert_true(reply.status == 200 || reply.status == 202);
	assert_string_equal(session.execution->identifier, expected);
}

static void
the_identifier_is_of_path_query_body_or_header(void **state UNUSED)
{
	const char *with = "{\"code\":\"1\",\"identifier\":\"body\"}";
	const char *wrapped =
	    "{\"properties\":{\"code\":\"1\",\"identifier\":\"body\"}}";
	const char *without = "{\"code\":\"1\"}";

	assert_identifier("/identifier/a b/code/execute?identifier=query",
	    "header", with, "a b");
	assert_identifier("/executions?identifier=query", "header", with,
	    "query");
	assert_identifier("/executions?Identifier=a%20%2F%C3%A9+b", "header",
	    with, "a /\xC3\xA9 b");
	assert_identifier("/executions?identifier=", "header", with, "body");
	assert_identifier("/executions", "header", wrapped, "body");
	assert_identifier("/code/execute", "header", without, "header");
	assert_identifier("/code/execute", "", without, "");
	assert_identifier("/execute?identifier=query", "header", with, "");
}

#define BAD_IDENTIFIER							\
	"invalid argument: identifier must be UTF-8 of at most 256 bytes " \
	"without control characters"

static void
a_bad_identifier_is_refused(void **state UNUSED)
{
	char target[400], identifier[258];

	memset(identifier, 'i', sizeof(identifier));
	identifier[257] = '\0';
	(void)snprintf(target, sizeof(target), "/executions?identifier=%s",
	    identifier);
	ask("POST", target, "{\"code\":\"1\"}");
	assert_error(400, "SessionRequestValidationFailed", BAD_IDENTIFIER,
	    "identifier");
	identifier[256] = '\0';
	(void)snprintf(target, sizeof(target), "/executions?identifier=%s",
	    identifier);
	ask("POST", target, "{\"code\":\"1\"}");
	assert_int_equal(reply.status, 200);
	assert_string_equal(session.execution->identifier, identifier);
	ask("POST", "/executions?identifier=%09", "{\"code\":\"1\"}");
	assert_error(400, "SessionRequestValidationFailed", BAD_IDENTIFIER,
	    "identifier");
	ask("POST", "/executions?identifier=%FF", "{\"code\":\"1\"}");
	assert_int_equal(reply.status, 400);
	ask_with("POST", "/executions", "HTTP_IDENTIFIER", "\x7F",
	    "{\"code\":\"1\"}");
	assert_int_equal(reply.status, 400);
	ask("POST", "/executions",
	    "{\"code\":\"1\",\"identifier\":\"\\u0001\"}");
	assert_error(400, "SessionRequestValidationFailed",
	    "error unmarshaling JSON: identifier must be a string of at most "
	    "256 bytes without control characters", "identifier");
	assert_int_equal(session.n_submitted, 1);
}

/* operation-id */

static void
the_client_may_choose_the_id(void **state UNUSED)
{
	char id[EXECUTION_ID_MAX + 1];
	size_t i;

	memset(id, 'x', sizeof(id));
	id[EXECUTION_ID_MAX] = '\0';
	for (i = 0; i < NELEM(targets); i++) {
		ask_with("POST", targets[i], "HTTP_OPERATION_ID", "A-z.0_9",
		    "{\"code\":\"1\"}");
		assert_string_equal(session.execution->id, "A-z.0_9");
		assert_header("Operation-Id", "A-z.0_9");
		ask_with("POST", targets[i], "HTTP_OPERATION_ID", id,
		    "{\"code\":\"1\"}");
		assert_string_equal(session.execution->id, id);
	}
}

static void
a_bad_id_is_refused(void **state UNUSED)
{
	char id[EXECUTION_ID_MAX + 2];
	const char *const ids[] = {
		id, "a b", "a/b", "\xC3\xA9", "a:b", "..%2f"
	};
	size_t i;

	memset(id, 'x', sizeof(id));
	id[EXECUTION_ID_MAX + 1] = '\0';
	for (i = 0; i < NELEM(ids); i++) {
		ask_with("POST", "/executions", "HTTP_OPERATION_ID", ids[i],
		    "{\"code\":\"1\"}");
		assert_error(400, "SessionRequestValidationFailed",
		    "invalid argument: operation-id must be 1 to 128 of the "
		    "characters A-Z, a-z, 0-9, dot, underscore and hyphen",
		    "operation-id");
	}
	assert_int_equal(session.n_submitted, 0);
}

/* 17.4 */

static void
snippets_go_by_the_type(void **state UNUSED)
{
	(void)snprintf(pre, sizeof(pre), "a");
	(void)snprintf(post, sizeof(post), "z");
	(void)snprintf(asynchronous_pre, sizeof(asynchronous_pre),
	    "$$.async()");
	(void)snprintf(asynchronous_post, sizeof(asynchronous_post),
	    "done()");
	ask("POST", "/executions", "{\"code\":\"1\"}");
	assert_code("a\n1\nz");
	ask("POST", "/execute", "{\"code\":\"1\"}");
	assert_code("a\n1\nz");
	ask("POST", "/executions",
	    "{\"code\":\"1\",\"executionType\":\"Asynchronous\"}");
	assert_code("$$.async()\n1\ndone()");
}

static void
base64_is_guessed_for_inline_only_and_if_configured(void **state UNUSED)
{
	config.auto_base64 = true;
	ask("POST", "/executions", "{\"code\":\"cHJpbnQoMSk=\"}");
	assert_code("print(1)");
	ask("POST", "/executions", "{\"code\":\"cHJpbnQoMSk=\","
	    "\"codeInputType\":\"InlineText\"}");
	assert_code("cHJpbnQoMSk=");
	config.auto_base64 = false;
	ask("POST", "/executions", "{\"code\":\"cHJpbnQoMSk=\"}");
	assert_code("cHJpbnQoMSk=");
}

/* 13 */

static void
a_wrong_member_is_the_target(void **state UNUSED)
{
	static const struct {
		const char	*member, *target, *text;
	} rows[] = {
		{ "\"codeInputType\":\"file\"", "codeInputType",
		    "codeInputType must be inline, inlineText or "
		    "inlineBase64" },
		{ "\"executionType\":1", "executionType",
		    "executionType must be synchronous or asynchronous" },
		{ "\"timeoutInSeconds\":0", "timeoutInSeconds",
		    "timeoutInSeconds must be a whole number from 1 to "
		    "2147483647" },
		{ "\"timeoutInSeconds\":\"5\"", "timeoutInSeconds",
		    "timeoutInSeconds must be a whole number from 1 to "
		    "2147483647" },
		{ "\"outputStreamsMaxLength\":-1", "outputStreamsMaxLength",
		    "outputStreamsMaxLength must be a whole number, 0 or "
		    "more" },
		{ "\"useEmptyKernel\":1", "useEmptyKernel",
		    "useEmptyKernel must be true or false" },
		{ "\"code\":\"===\",\"codeInputType\":\"inlineBase64\"",
		    "code", "code must be base64 of UTF-8 text" },
	};
	char body[256], text[256];
	size_t i, j;

	for (i = 0; i < NELEM(rows); i++) {
		(void)snprintf(body, sizeof(body), "{\"code\":\"1\",%s}",
		    rows[i].member);
		(void)snprintf(text, sizeof(text),
		    "error unmarshaling JSON: %s", rows[i].text);
		for (j = 0; j < NELEM(targets); j++) {
			ask("POST", targets[j], body);
			assert_error(400, "SessionRequestValidationFailed",
			    text, rows[i].target);
		}
	}
	assert_int_equal(session.n_submitted, 0);
}

static void
missing_code_is_told_bare_in_l_and_in_the_envelope_before(
    void **state UNUSED)
{
	static const char *const bodies[] = {
		"{}", "{\"code\":\"\"}", "{\"code\":null}",
		"{\"properties\":{}}"
	};
	size_t i;

	for (i = 0; i < NELEM(bodies); i++) {
		ask("POST", "/executions", bodies[i]);
		assert_reply(400, JSON_TYPE
		    "x-ms-error-code: SessionRequestValidationFailed\r\n",
		    "\"`Code` field is required in the request\"");
		ask("POST", targets[0], bodies[i]);
		assert_error(400, "SessionRequestValidationFailed",
		    "`Code` field is required in the request", "code");
		ask("POST", "/python/execute", bodies[i]);
		assert_error(400, "SessionRequestValidationFailed",
		    "`Code` field is required in the request", "code");
	}
	assert_int_equal(session.n_submitted, 0);
}

static void
a_bad_body_is_told_in_the_envelope_in_l_too(void **state UNUSED)
{
	ask("POST", "/executions", "");
	assert_error(400, "SessionRequestValidationFailed",
	    "request body is empty", NULL);
	ask("POST", "/executions", "{\"code\":\"1\"}x");
	assert_error(400, "SessionRequestValidationFailed",
	    "error unmarshaling JSON: the body is not one JSON value, or it "
	    "is nested more than 1,000 levels deep", NULL);
	ask_so("POST", "/code/execute", NULL, SLICE("{\"code\":\"1\"}"), 13);
	assert_error(400, "SessionRequestValidationFailed",
	    "request body is shorter than announced", NULL);
	ask_so("POST", "/executions", NULL, SLICE("{}"),
	    (int64_t)EXECUTION_BODY_MAX + 1);
	assert_error(413, "PayloadTooLarge",
	    "request body is larger than 16 MiB", NULL);
	assert_int_equal(session.n_submitted, 0);
}

static void
a_shell_command_is_refused_with_code_or_without(void **state UNUSED)
{
	size_t i;

	for (i = 0; i < NELEM(targets); i++) {
		ask("POST", targets[i], "{\"shellCommand\":\"ls\"}");
		assert_error(400, "SessionRequestNotSupported",
		    "not supported: shellCommand", "shellCommand");
	}
	ask("POST", "/executions",
	    "{\"code\":\"1\",\"properties\":{\"shellCommand\":\"ls\"}}");
	assert_int_equal(reply.status, 400);
	assert_int_equal(session.n_submitted, 0);
}

static void
asynchronous_is_refused_if_it_is_switched_off(void **state UNUSED)
{
	size_t i;

	config.asynchronous = false;
	for (i = 0; i < NELEM(targets); i++) {
		ask("POST", targets[i],
		    "{\"code\":\"1\",\"executionType\":\"asynchronous\"}");
		assert_error(400, "SessionRequestNotSupported",
		    "not supported: asynchronous executions are switched off "
		    "in the configuration", "executionType");
	}
	assert_int_equal(session.n_submitted, 0);
	ask("POST", "/executions",
	    "{\"code\":\"1\",\"executionType\":\"synchronous\"}");
	assert_int_equal(reply.status, 200);
}

static void
a_bad_version_is_refused_where_it_counts(void **state UNUSED)
{
	ask("POST", "/executions?api-version=latest", "{\"code\":\"1\"}");
	assert_error(400, "InvalidApiVersion",
	    "api-version does not begin with a date: latest", "api-version");
	ask("POST", "/executions?api-version=", "{\"code\":\"1\"}");
	assert_error(400, "InvalidApiVersion",
	    "api-version does not begin with a date", "api-version");
	assert_int_equal(session.n_submitted, 0);
	ask("POST", "/code/execute?api-version=latest", "{\"code\":\"1\"}");
	assert_int_equal(reply.status, 202);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(both_wrappings_are_read_on_every_route),
		TEST(enums_are_read_in_any_case_on_every_route),
		TEST(everything_has_its_default),
		TEST(every_member_arrives),
		TEST(the_identifier_is_of_path_query_body_or_header),
		TEST(a_bad_identifier_is_refused),
		TEST(the_client_may_choose_the_id),
		TEST(a_bad_id_is_refused),
		TEST(snippets_go_by_the_type),
		TEST(base64_is_guessed_for_inline_only_and_if_configured),
		TEST(a_wrong_member_is_the_target),
		TEST(missing_code_is_told_bare_in_l_and_in_the_envelope_before),
		TEST(a_bad_body_is_told_in_the_envelope_in_l_too),
		TEST(a_shell_command_is_refused_with_code_or_without),
		TEST(asynchronous_is_refused_if_it_is_switched_off),
		TEST(a_bad_version_is_refused_where_it_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
