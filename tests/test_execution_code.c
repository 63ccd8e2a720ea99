#include "execution_request_case.h"

/* 3.3 */

static void
enums_are_read_in_any_case(void **state UNUSED)
{
	static const struct {
		const char	*text;
		enum code_input	 input;
	} inputs[] = {
		{ "inline", CODE_INLINE }, { "Inline", CODE_INLINE },
		{ "inlineText", CODE_INLINE_TEXT },
		{ "INLINETEXT", CODE_INLINE_TEXT },
		{ "InlineBase64", CODE_INLINE_BASE64 },
	};
	char body[96];
	size_t i;

	for (i = 0; i < NELEM(inputs); i++) {
		(void)snprintf(body, sizeof(body), "{\"code\":\"cHJpbnQ=\","
		    "\"codeInputType\":\"%s\"}", inputs[i].text);
		accept(&V, body);
		assert_int_equal(req.code_input, inputs[i].input);
		execution_request_clear(&req);
	}
	accept(&V, "{\"code\":\"1\",\"executionType\":\"aSynchronous\"}");
	assert_int_equal(req.type, EXECUTION_ASYNCHRONOUS);
	assert_slice(req.type_text, "aSynchronous");
	execution_request_clear(&req);
	accept(&V, "{\"code\":\"1\",\"executionType\":\"synchronous\"}");
	assert_int_equal(req.type, EXECUTION_SYNCHRONOUS);
	assert_slice(req.type_text, "synchronous");
	execution_request_clear(&req);
}

static void
unknown_enum_values_are_refused(void **state UNUSED)
{
	static const char *const bad[] = { "\"\"", "\"inlin\"", "1",
		"\"inline \"", "\"inline\\u0000\"", "{}" };
	char member[64];
	size_t i;

	for (i = 0; i < NELEM(bad); i++) {
		(void)snprintf(member, sizeof(member), "\"codeInputType\":%s",
		    bad[i]);
		assert_member_refused(member, "codeInputType",
		    "codeInputType must be inline, inlineText or "
		    "inlineBase64");
		(void)snprintf(member, sizeof(member), "\"executionType\":%s",
		    bad[i]);
		assert_member_refused(member, "executionType",
		    "executionType must be synchronous or asynchronous");
	}
}

static void
base64_on_request_is_always_decoded(void **state UNUSED)
{
	static const char *const spellings[] = {
		"cHJpbnQoMSk=", "cHJpbnQoMSk", " cHJp\\nbnQo MSk=\\t"
	};
	char body[128];
	size_t i;

	for (i = 0; i < NELEM(spellings); i++) {
		(void)snprintf(body, sizeof(body), "{\"code\":\"%s\","
		    "\"codeInputType\":\"inlineBase64\"}", spellings[i]);
		assert_code(&V, body, "print(1)");
		assert_code(&V_AUTO, body, "print(1)");
	}
	/* the URL alphabet */
	assert_code(&V, "{\"code\":\"Pz8_\","
	    "\"codeInputType\":\"inlineBase64\"}", "???");
}

static void
bad_base64_names_the_code(void **state UNUSED)
{
	/* not base64; cut; bytes that are not UTF-8 */
	static const char *const bad[] = { "print(1)", "cHJpb", "gICA" };
	char body[128];
	size_t i;

	for (i = 0; i < NELEM(bad); i++) {
		(void)snprintf(body, sizeof(body), "{\"code\":\"%s\","
		    "\"codeInputType\":\"inlineBase64\"}", bad[i]);
		assert_refused(&V, slice_str(body), ERROR_BODY_INVALID,
		    "code", "code must be base64 of UTF-8 text");
	}
}

static void
a_guess_is_made_only_when_it_is_switched_on(void **state UNUSED)
{
	static const char body[] = "{\"code\":\"cHJpbnQoMSk=\"}";

	assert_code(&A, body, "cHJpbnQoMSk=");
	assert_code(&V, body, "cHJpbnQoMSk=");
	accept(&A_AUTO, body);
	assert_slice(req.code, "print(1)");
	assert_true(req.was_guessed);
	execution_request_clear(&req);
	assert_code(&V_AUTO, "{\"code\":\"cHJpbnQoMSk=\","
	    "\"codeInputType\":\"Inline\"}", "print(1)");
}

static void
inline_text_is_never_guessed(void **state UNUSED)
{
	accept(&V_AUTO, "{\"code\":\"cHJpbnQoMSk=\","
	    "\"codeInputType\":\"inlineText\"}");
	assert_slice(req.code, "cHJpbnQoMSk=");
	assert_false(req.was_guessed);
	execution_request_clear(&req);
}

static void
ordinary_code_is_not_taken_for_base64(void **state UNUSED)
{
	static const char *const codes[] = { "1111", "continue", "print(1)",
		"1+1", "AAAAAAAAAAAA", "x", "" };
	char body[64];
	size_t i;

	for (i = 0; i < NELEM(codes); i++) {
		(void)snprintf(body, sizeof(body), "{\"code\":\"%s\"}",
		    codes[i]);
		assert_code(&A_AUTO, body, codes[i]);
	}
}

/* 3.4 */

static void
an_identifier_is_any_text_up_to_256_bytes(void **state UNUSED)
{
	char body[400], name[258];

	memset(name, 'a', sizeof(name));
	name[256] = '\0';
	(void)snprintf(body, sizeof(body),
	    "{\"code\":\"1\",\"identifier\":\"%s\"}", name);
	accept(&V, body);
	assert_slice(req.identifier, name);
	execution_request_clear(&req);
	accept(&V, "{\"code\":\"1\",\"identifier\":\"a b/\xC3\xA9+\"}");
	assert_slice(req.identifier, "a b/\xC3\xA9+");
	execution_request_clear(&req);
}

static void
a_bad_identifier_is_refused(void **state UNUSED)
{
	static const char *const bad[] = { "1", "\"a\\nb\"", "\"\\u0000\"",
		"\"\\u007f\"", "\"\\u0085\"" };
	static const char allowed[] = "identifier must be a string of at most "
	    "256 bytes without control characters";
	char member[400], name[258];
	size_t i;

	for (i = 0; i < NELEM(bad); i++) {
		(void)snprintf(member, sizeof(member), "\"identifier\":%s",
		    bad[i]);
		assert_member_refused(member, "identifier", allowed);
	}
	memset(name, 'a', sizeof(name));
	name[257] = '\0';
	(void)snprintf(member, sizeof(member), "\"identifier\":\"%s\"", name);
	assert_member_refused(member, "identifier", allowed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(enums_are_read_in_any_case),
		cmocka_unit_test(unknown_enum_values_are_refused),
		cmocka_unit_test(base64_on_request_is_always_decoded),
		cmocka_unit_test(bad_base64_names_the_code),
		cmocka_unit_test(a_guess_is_made_only_when_it_is_switched_on),
		cmocka_unit_test(inline_text_is_never_guessed),
		cmocka_unit_test(ordinary_code_is_not_taken_for_base64),
		cmocka_unit_test(an_identifier_is_any_text_up_to_256_bytes),
		cmocka_unit_test(a_bad_identifier_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
