#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "base/json.h"
#include "base/utf8.h"

#define FFFD	"\xEF\xBF\xBD"

static cJSON *
parsed(const char *text)
{
	cJSON *doc;

	assert_int_equal(json_parse(slice_str(text), &doc), ST_OK);
	assert_non_null(doc);
	return doc;
}

static void
assert_prints(const cJSON *doc, const char *want)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);

	assert_int_equal(json_print(doc, &sb), ST_OK);
	assert_string_equal(strbuf_str(&sb), want);
	strbuf_clear(&sb);
}

/* Parse a text and compare what is printed of it. */
static void
assert_becomes(const char *text, const char *want)
{
	cJSON *doc = parsed(text);

	assert_prints(doc, want);
	cJSON_Delete(doc);
}

static void
assert_refused(struct slice text)
{
	cJSON *doc = (cJSON *)&doc;

	assert_int_equal(json_parse(text, &doc), ST_FORMAT);
	assert_null(doc);
}

static void
space_and_a_byte_order_mark_are_skipped(void **state UNUSED)
{
	assert_becomes(" \t\r\n{ \"a\" : [ 1 , null ] } \n",
	    "{\"a\":[1,null]}");
	assert_becomes("\xEF\xBB\xBF" "true", "true");
}

static void
what_is_not_one_value_is_refused(void **state UNUSED)
{
	static const char *const bad[] = {
		"", " ", "\xEF\xBB\xBF", "{", "}", "[1,]", "{\"a\":1,}",
		"{\"a\":1,", "{\"a\"}", "{a:1}", "1 2", "{}x", "'a'", "nul",
		"\"a", "\"\\q\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\u12\"34\"",
		"\"\\u-001\"", "\"\\ud83d\\u12\"", "\"\\u\"", "\"\\", "[",
		"-", "\\u0000", "\\ud800", "NaN", "\xFF"
	};
	size_t i;

	for (i = 0; i < NELEM(bad); i++)
		assert_refused(slice_str(bad[i]));
	assert_refused(slice_make(NULL, 0));
}

static void
raw_nul_is_refused(void **state UNUSED)
{
	assert_refused(SLICE("{}\0"));
	assert_refused(SLICE("\0{}"));
	assert_refused(SLICE("\"a\0b\""));
}

static void
bytes_beyond_the_slice_are_not_read(void **state UNUSED)
{
	cJSON *doc;

	assert_int_equal(json_parse(slice_make("[1]]", 3), &doc), ST_OK);
	cJSON_Delete(doc);
	assert_refused(slice_make("{\"a\":1,\"b\":2}", 7));
	assert_refused(slice_make("true", 3));
	assert_refused(slice_make("\"a\"", 2));
}

static void
nesting_is_limited(void **state UNUSED)
{
	char text[4000];
	cJSON *doc;

	memset(text, '[', 2000);
	memset(text + 2000, ']', 2000);
	assert_refused(slice_make(text, 4000));
	assert_int_equal(json_parse(slice_make(text + 1100, 1800), &doc),
	    ST_OK);
	cJSON_Delete(doc);
}

static void
lone_surrogates_become_replacements(void **state UNUSED)
{
	assert_becomes("\"\\ud800\"", "\"" FFFD "\"");
	assert_becomes("\"\\uDFFFx\"", "\"" FFFD "x\"");
	assert_becomes("\"\\ud800\\ud800\\udc00\"",
	    "\"" FFFD "\xF0\x90\x80\x80\"");
	assert_becomes("\"\\udc00\\ud800\"", "\"" FFFD FFFD "\"");
	assert_becomes("\"\\ud800\\n\"", "\"" FFFD "\\n\"");
}

static void
whole_pairs_stay_whole(void **state UNUSED)
{
	assert_becomes("\"\\ud83d\\ude00\"", "\"\xF0\x9F\x98\x80\"");
	assert_becomes("\"\\uD83D\\uDE00\"", "\"\xF0\x9F\x98\x80\"");
}

static void
an_escaped_backslash_is_no_escape(void **state UNUSED)
{
	assert_becomes("\"\\\\ud800\"", "\"\\\\ud800\"");
	assert_becomes("\"\\\\u0000\"", "\"\\\\u0000\"");
	assert_becomes("\"\\\\\\ud800\"", "\"\\\\" FFFD "\"");
}

static void
invalid_utf8_becomes_replacements(void **state UNUSED)
{
	assert_becomes("\"a\xFF" "b\xE6\xBC\"", "\"a" FFFD "b" FFFD FFFD "\"");
	assert_becomes("{\"\xFF\":1}", "{\"" FFFD "\":1}");
	assert_becomes("\"\xED\xA0\x80\"", "\"" FFFD FFFD FFFD "\"");
}

static void
nul_in_a_text_keeps_its_place(void **state UNUSED)
{
	cJSON *doc = parsed("{\"a\":\"x\\u0000y\\u0000\",\"k\\u0000\":1}");
	struct slice s;

	assert_prints(doc, "{\"a\":\"x\\u0000y\\u0000\",\"k\\u0000\":1}");
	s = json_text(json_member(doc, "a"));
	assert_int_equal(s.len, 4);
	assert_memory_equal(s.p, "x\0y\0", 4);
	s = json_text(json_member(doc, "a"));
	assert_int_equal(s.len, 4);
	assert_null(json_member(doc, "k"));
	cJSON_Delete(doc);
}

static void
a_text_that_was_read_still_prints_whole(void **state UNUSED)
{
	cJSON *doc = parsed("[[\"x\\u0000y\"]]");
	const cJSON *v = doc->child->child;

	assert_int_equal(json_text(v).len, 3);
	assert_prints(doc, "[[\"x\\u0000y\"]]");
	assert_memory_equal(json_text(v).p, "x\0y", 3);
	cJSON_Delete(doc);
}

static void
text_of_something_else_is_empty(void **state UNUSED)
{
	cJSON *doc = parsed("[1]");

	assert_int_equal(json_text(NULL).len, 0);
	assert_int_equal(json_text(doc).len, 0);
	assert_int_equal(json_text(doc->child).len, 0);
	assert_non_null(json_text(NULL).p);
	cJSON_Delete(doc);
}

static void
the_last_duplicate_wins(void **state UNUSED)
{
	cJSON *doc = parsed("{\"a\":1,\"A\":9,\"a\":2,\"b\":1,\"b\":null}");
	int64_t v;

	assert_true(json_integer(json_member(doc, "a"), &v));
	assert_int_equal(v, 2);
	assert_null(json_member(doc, "b"));
	cJSON_Delete(doc);
}

static void
exact_case_goes_first(void **state UNUSED)
{
	cJSON *doc = parsed("{\"code\":1,\"Code\":2,\"CODE\":3}");
	int64_t v;

	assert_true(json_integer(json_member_any_case(doc, "code"), &v));
	assert_int_equal(v, 1);
	assert_true(json_integer(json_member_any_case(doc, "cODE"), &v));
	assert_int_equal(v, 3);
	assert_null(json_member(doc, "cODE"));
	assert_null(json_member_any_case(doc, "codes"));
	cJSON_Delete(doc);
}

static void
only_objects_have_members(void **state UNUSED)
{
	cJSON *doc = parsed("[1]");

	assert_null(json_member(doc, "a"));
	assert_null(json_member(NULL, "a"));
	assert_null(json_member_any_case(NULL, "a"));
	cJSON_Delete(doc);
}

static void
whole_numbers_are_integers(void **state UNUSED)
{
	static const struct {
		const char *text;
		int64_t want;
	} row[] = {
		{ "0", 0 }, { "-5", -5 }, { "1.0", 1 }, { "1e3", 1000 },
		{ "2147483648", INT64_C(2147483648) },
		{ "9007199254740991", INT64_C(9007199254740991) },
		{ "-9007199254740991", INT64_C(-9007199254740991) }
	};
	cJSON *doc;
	int64_t v;
	size_t i;

	for (i = 0; i < NELEM(row); i++) {
		doc = parsed(row[i].text);
		assert_true(json_integer(doc, &v));
		assert_true(v == row[i].want);
		cJSON_Delete(doc);
	}
}

static void
others_are_no_integers(void **state UNUSED)
{
	static const char *const row[] = {
		"1.5", "\"1\"", "true", "null", "[]", "1e400", "-1e400",
		"9007199254740993", "18446744073709551616", "1e300"
	};
	cJSON *doc;
	int64_t v = 42;
	size_t i;

	for (i = 0; i < NELEM(row); i++) {
		doc = parsed(row[i]);
		assert_false(json_integer(doc, &v));
		cJSON_Delete(doc);
	}
	assert_false(json_integer(NULL, &v));
	assert_int_equal(v, 42);
}

static void
a_number_of_any_length_parses(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	size_t digits, i;
	cJSON *doc;

	for (digits = 1; digits < 600; digits += 7) {
		strbuf_puts(&sb, "{\"a\":[\"b\\\"\",");
		for (i = 0; i < digits; i++)
			strbuf_putc(&sb, '7');
		strbuf_puts(&sb, "],\"c\":\"");
		for (i = 0; i < digits; i++)
			strbuf_putc(&sb, '7');
		strbuf_puts(&sb, "\\\"\"}");
		assert_int_equal(json_parse(strbuf_slice(&sb), &doc), ST_OK);
		assert_int_equal(json_text(json_member(doc, "c")).len,
		    digits + 1);
		cJSON_Delete(doc);
		strbuf_clear(&sb);
	}
}

static void
a_long_number_keeps_its_value(void **state UNUSED)
{
	cJSON *doc = parsed("[1267650600228229401496703205376000000000000000000"
	    "00000000000000000000000000000000, -0.000000000000000000000000000"
	    "0000000000000000000000000000000000000000000000000000000125]");
	double v;

	v = cJSON_GetNumberValue(doc->child);
	assert_true(v > 1.267650600228e80 && v < 1.267650600229e80);
	v = cJSON_GetNumberValue(doc->child->next);
	assert_true(v < -1.2499e-83 && v > -1.2501e-83);
	cJSON_Delete(doc);
}

static void
a_long_non_number_is_refused(void **state UNUSED)
{
	char text[200];

	memset(text, '-', sizeof(text));
	assert_refused(slice_make(text, sizeof(text)));
	memset(text, '1', sizeof(text));
	text[100] = '-';
	assert_refused(slice_make(text, sizeof(text)));
	text[100] = '"';
	assert_refused(slice_make(text, sizeof(text)));
}

static void
a_copy_as_c_string_hides_no_tail(void **state UNUSED)
{
	cJSON *doc = parsed("{\"a\":\"sync\\u0000x\",\"b\":1,"
	    "\"c\":\"\xC3\xA9\"}");
	char *s;

	s = json_member_strdup(doc, "a");
	assert_string_equal(s, "sync\x1Ax");
	free(s);
	s = json_member_strdup(doc, "b");
	assert_string_equal(s, "");
	free(s);
	s = json_member_strdup(doc, "c");
	assert_string_equal(s, "\xC3\xA9");
	free(s);
	s = json_member_strdup(NULL, "c");
	assert_string_equal(s, "");
	free(s);
	cJSON_Delete(doc);
}

static void
built_texts_are_repaired_and_keep_nul(void **state UNUSED)
{
	cJSON *doc = cJSON_CreateObject();

	assert_true(json_add_text(doc, "a", SLICE("x\0\xFF\"\n\x01")));
	assert_true(json_add_text(doc, "b", slice_make(NULL, 0)));
	assert_prints(doc, "{\"a\":\"x\\u0000" FFFD
	    "\\\"\\n\\u0001\",\"b\":\"\"}");
	assert_int_equal(json_text(json_member(doc, "a")).len, 8);
	cJSON_Delete(doc);
}

static void
built_integers_keep_every_digit(void **state UNUSED)
{
	cJSON *doc = cJSON_CreateObject();

	assert_true(json_add_integer(doc, "max", INT64_MAX));
	assert_true(json_add_integer(doc, "min", INT64_MIN));
	assert_prints(doc, "{\"max\":9223372036854775807,"
	    "\"min\":-9223372036854775808}");
	cJSON_Delete(doc);
}

static void
building_on_nothing_fails(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(10);

	assert_false(json_add_text(NULL, "a", SLICE("x")));
	assert_false(json_add_integer(NULL, "a", 1));
	assert_int_equal(json_print(NULL, &sb), ST_NOMEM);
}

static void
printing_keeps_the_limit(void **state UNUSED)
{
	cJSON *doc = parsed("\"a\\u0000b\"");
	struct strbuf sb = STRBUF_INIT(10);

	assert_int_equal(json_print(doc, &sb), ST_OK);
	strbuf_clear(&sb);
	strbuf_init(&sb, 9);
	assert_int_equal(json_print(doc, &sb), ST_TOOBIG);
	strbuf_clear(&sb);
	cJSON_Delete(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(space_and_a_byte_order_mark_are_skipped),
		cmocka_unit_test(what_is_not_one_value_is_refused),
		cmocka_unit_test(raw_nul_is_refused),
		cmocka_unit_test(bytes_beyond_the_slice_are_not_read),
		cmocka_unit_test(nesting_is_limited),
		cmocka_unit_test(lone_surrogates_become_replacements),
		cmocka_unit_test(whole_pairs_stay_whole),
		cmocka_unit_test(an_escaped_backslash_is_no_escape),
		cmocka_unit_test(invalid_utf8_becomes_replacements),
		cmocka_unit_test(nul_in_a_text_keeps_its_place),
		cmocka_unit_test(a_text_that_was_read_still_prints_whole),
		cmocka_unit_test(text_of_something_else_is_empty),
		cmocka_unit_test(the_last_duplicate_wins),
		cmocka_unit_test(exact_case_goes_first),
		cmocka_unit_test(only_objects_have_members),
		cmocka_unit_test(whole_numbers_are_integers),
		cmocka_unit_test(others_are_no_integers),
		cmocka_unit_test(a_number_of_any_length_parses),
		cmocka_unit_test(a_long_number_keeps_its_value),
		cmocka_unit_test(a_long_non_number_is_refused),
		cmocka_unit_test(a_copy_as_c_string_hides_no_tail),
		cmocka_unit_test(built_texts_are_repaired_and_keep_nul),
		cmocka_unit_test(built_integers_keep_every_digit),
		cmocka_unit_test(building_on_nothing_fails),
		cmocka_unit_test(printing_keeps_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
