#include "execution_request_case.h"
#include "session/outcome.h"

/* 3.1 */

static void
an_empty_body_is_named_so(void **state UNUSED)
{
	assert_refused(&A, SLICE(""), ERROR_BODY_EMPTY, "", "");
	assert_refused(&V, SLICE(""), ERROR_BODY_EMPTY, "", "");
}

static void
what_is_no_json_is_refused(void **state UNUSED)
{
	static const char *const bodies[] = {
		" ", "\xEF\xBB\xBF", "{", "{\"code\":}", "{code:1}", "nil",
		"{\"code\":\"1\"} x", "{\"code\":\"1\"}{}", "\"a"
	};
	size_t i;

	for (i = 0; i < NELEM(bodies); i++)
		assert_refused(&A, slice_str(bodies[i]), ERROR_BODY_INVALID,
		    "", "the body is not one JSON value, or it is nested "
		    "more than 1,000 levels deep");
}

static void
a_bare_nul_is_refused_and_cuts_nothing(void **state UNUSED)
{
	assert_refused(&A, SLICE("{\"code\":\"a\0b\"}"), ERROR_BODY_INVALID,
	    "", "the body holds a NUL byte");
}

static void
the_top_level_must_be_an_object(void **state UNUSED)
{
	static const char *const bodies[] = {
		"[]", "\"code\"", "1", "null", "true", "[{\"code\":\"1\"}]"
	};
	size_t i;

	for (i = 0; i < NELEM(bodies); i++)
		assert_refused(&A, slice_str(bodies[i]), ERROR_BODY_INVALID,
		    "", "the body must be an object");
}

static void
deep_nesting_is_refused_without_harm(void **state UNUSED)
{
	static char deep[100000];

	memset(deep, '[', sizeof(deep));
	assert_refused(&A, slice_make(deep, sizeof(deep)),
	    ERROR_BODY_INVALID, "", "the body is not one JSON value, or it "
	    "is nested more than 1,000 levels deep");
}

static void
white_space_and_a_byte_order_mark_are_skipped(void **state UNUSED)
{
	assert_code(&A, "\xEF\xBB\xBF{\"code\":\"1\"}", "1");
	assert_code(&A, " \r\n\t{ \"code\" : \"1\" }\n", "1");
}

static void
both_wrappings_are_read(void **state UNUSED)
{
	assert_code(&A, "{\"properties\":{\"code\":\"1\"}}", "1");
	assert_code(&V, "{\"properties\":{\"code\":\"1\"}}", "1");
	assert_code(&V, "{\"Properties\":{\"code\":\"1\"}}", "1");
	assert_code(&V, "{\"code\":\"1\"}", "1");
}

static void
what_the_inner_object_lacks_is_taken_from_outside(void **state UNUSED)
{
	accept(&V, "{\"code\":\"out\",\"timeoutInSeconds\":3,"
	    "\"properties\":{\"code\":\"in\"}}");
	assert_slice(req.code, "in");
	assert_int_equal(req.timeout_s, 3);
	execution_request_clear(&req);
	assert_code(&V, "{\"code\":\"out\",\"properties\":{}}", "out");
	assert_code(&V, "{\"code\":\"out\",\"properties\":{\"code\":null}}",
	    "out");
}

static void
properties_that_are_no_object_do_not_count(void **state UNUSED)
{
	assert_code(&V, "{\"properties\":[1],\"code\":\"1\"}", "1");
	assert_code(&V, "{\"properties\":\"x\",\"code\":\"1\"}", "1");
	assert_code(&V, "{\"properties\":null,\"code\":\"1\"}", "1");
}

static void
names_match_exactly_then_without_case(void **state UNUSED)
{
	assert_code(&V, "{\"Code\":\"1\"}", "1");
	assert_code(&V, "{\"code\":\"exact\",\"CODE\":\"other\"}", "exact");
	assert_code(&V, "{\"CODE\":\"other\",\"code\":\"exact\"}", "exact");
}

static void
the_last_of_duplicates_wins(void **state UNUSED)
{
	assert_code(&V, "{\"code\":\"1\",\"code\":\"2\"}", "2");
}

static void
unknown_members_are_ignored(void **state UNUSED)
{
	assert_code(&V, "{\"x\":{\"code\":\"0\"},\"code\":\"1\","
	    "\"networkStatus\":7}", "1");
}

/* 3.2 */

static void
absent_members_have_their_defaults(void **state UNUSED)
{
	accept(&V, "{\"code\":\"1\",\"codeInputType\":null,"
	    "\"executionType\":null,\"timeoutInSeconds\":null,"
	    "\"identifier\":null,\"outputStreamsMaxLength\":null,"
	    "\"useEmptyKernel\":null,\"shellCommand\":null,"
	    "\"returnJupyterFormatExecutionResult\":null}");
	assert_int_equal(req.code_input, CODE_INLINE);
	assert_int_equal(req.type, EXECUTION_SYNCHRONOUS);
	assert_slice(req.type_text, "");
	assert_int_equal(req.timeout_s, 0);
	assert_slice(req.identifier, "");
	assert_int_equal(req.output_max, -1);
	assert_false(req.use_empty_kernel);
	assert_false(req.jupyter_format);
	assert_false(req.has_shell_command);
	assert_false(req.was_guessed);
	execution_request_clear(&req);
}

static void
python_code_is_another_name_of_code(void **state UNUSED)
{
	assert_code(&V, "{\"properties\":{\"pythonCode\":\"1\"}}", "1");
	assert_code(&A, "{\"pythonCode\":\"1\"}", "1");
	assert_code(&A, "{\"pythonCode\":\"1\",\"code\":\"2\"}", "2");
}

static void
code_may_be_missing_or_empty_in_a_only(void **state UNUSED)
{
	static const char *const bodies[] = {
		"{}", "{\"code\":\"\"}", "{\"code\":null}",
		"{\"properties\":{}}"
	};
	size_t i;

	for (i = 0; i < NELEM(bodies); i++) {
		assert_code(&A, bodies[i], "");
		assert_refused(&V, slice_str(bodies[i]), ERROR_CODE_MISSING,
		    "code", "");
	}
}

static void
code_that_is_no_string_is_refused_everywhere(void **state UNUSED)
{
	static const char *const bodies[] = {
		"{\"code\":1}", "{\"code\":[\"1\"]}", "{\"code\":{}}",
		"{\"code\":true}", "{\"pythonCode\":1}"
	};
	size_t i;

	for (i = 0; i < NELEM(bodies); i++) {
		assert_refused(&A, slice_str(bodies[i]), ERROR_BODY_INVALID,
		    "code", "code must be a string");
		assert_refused(&V, slice_str(bodies[i]), ERROR_BODY_INVALID,
		    "code", "code must be a string");
	}
}

static void
code_keeps_nul_and_every_character(void **state UNUSED)
{
	accept(&A, "{\"code\":\"a\\u0000b\\n\xC3\xA9\\ud83d\\ude00\"}");
	assert_int_equal(req.code.len, 10);
	assert_memory_equal(req.code.p, "a\0b\n\xC3\xA9\xF0\x9F\x98\x80", 10);
	execution_request_clear(&req);
}

static void
the_timeout_is_a_whole_number_in_range(void **state UNUSED)
{
	static const char *const bad[] = { "0", "-1", "1.5", "\"5\"", "true",
		"2147483648", "1e300", "[]" };
	char member[64];
	size_t i;

	accept(&V, "{\"code\":\"1\",\"timeoutInSeconds\":2147483647}");
	assert_int_equal(req.timeout_s, 2147483647);
	execution_request_clear(&req);
	accept(&V, "{\"code\":\"1\",\"timeoutInSeconds\":1}");
	assert_int_equal(req.timeout_s, 1);
	execution_request_clear(&req);
	for (i = 0; i < NELEM(bad); i++) {
		(void)snprintf(member, sizeof(member),
		    "\"timeoutInSeconds\":%s", bad[i]);
		assert_member_refused(member, "timeoutInSeconds",
		    "timeoutInSeconds must be a whole number from 1 to "
		    "2147483647");
	}
}

static void
the_output_limit_is_cut_to_our_own(void **state UNUSED)
{
	static const struct {
		const char	*text;
		int64_t		 value;
	} good[] = {
		{ "0", 0 }, { "4096", 4096 }, { "16777216", 16777216 },
		{ "16777217", (int64_t)OUTCOME_STREAM_MAX },
		{ "1e300", (int64_t)OUTCOME_STREAM_MAX },
	};
	static const char *const bad[] = { "-1", "0.5", "\"1\"", "false" };
	char text[96];
	size_t i;

	for (i = 0; i < NELEM(good); i++) {
		(void)snprintf(text, sizeof(text),
		    "{\"code\":\"1\",\"outputStreamsMaxLength\":%s}",
		    good[i].text);
		accept(&V, text);
		assert_int_equal(req.output_max, good[i].value);
		execution_request_clear(&req);
	}
	for (i = 0; i < NELEM(bad); i++) {
		(void)snprintf(text, sizeof(text),
		    "\"outputStreamsMaxLength\":%s", bad[i]);
		assert_member_refused(text, "outputStreamsMaxLength",
		    "outputStreamsMaxLength must be a whole number, 0 or "
		    "more");
	}
}

static void
switches_are_booleans(void **state UNUSED)
{
	accept(&V, "{\"code\":\"1\",\"useEmptyKernel\":true,"
	    "\"returnJupyterFormatExecutionResult\":true}");
	assert_true(req.use_empty_kernel);
	assert_true(req.jupyter_format);
	execution_request_clear(&req);
	accept(&V, "{\"code\":\"1\",\"useEmptyKernel\":false}");
	assert_false(req.use_empty_kernel);
	execution_request_clear(&req);
	assert_member_refused("\"useEmptyKernel\":1", "useEmptyKernel",
	    "useEmptyKernel must be true or false");
	assert_member_refused("\"returnJupyterFormatExecutionResult\":\"\"",
	    "returnJupyterFormatExecutionResult",
	    "returnJupyterFormatExecutionResult must be true or false");
}

static void
a_shell_command_needs_no_code(void **state UNUSED)
{
	accept(&V, "{\"shellCommand\":\"ls\"}");
	assert_true(req.has_shell_command);
	execution_request_clear(&req);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_body_is_named_so),
		cmocka_unit_test(what_is_no_json_is_refused),
		cmocka_unit_test(a_bare_nul_is_refused_and_cuts_nothing),
		cmocka_unit_test(the_top_level_must_be_an_object),
		cmocka_unit_test(deep_nesting_is_refused_without_harm),
		cmocka_unit_test(white_space_and_a_byte_order_mark_are_skipped),
		cmocka_unit_test(both_wrappings_are_read),
		cmocka_unit_test(
		    what_the_inner_object_lacks_is_taken_from_outside),
		cmocka_unit_test(properties_that_are_no_object_do_not_count),
		cmocka_unit_test(names_match_exactly_then_without_case),
		cmocka_unit_test(the_last_of_duplicates_wins),
		cmocka_unit_test(unknown_members_are_ignored),
		cmocka_unit_test(absent_members_have_their_defaults),
		cmocka_unit_test(python_code_is_another_name_of_code),
		cmocka_unit_test(code_may_be_missing_or_empty_in_a_only),
		cmocka_unit_test(code_that_is_no_string_is_refused_everywhere),
		cmocka_unit_test(code_keeps_nul_and_every_character),
		cmocka_unit_test(the_timeout_is_a_whole_number_in_range),
		cmocka_unit_test(the_output_limit_is_cut_to_our_own),
		cmocka_unit_test(switches_are_booleans),
		cmocka_unit_test(a_shell_command_needs_no_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
