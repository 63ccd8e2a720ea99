#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "jupyter/value.h"

#define FFFD	"\xEF\xBF\xBD"

static void
assert_printed(cJSON *v, const char *want)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);

	assert_int_equal(json_print(v, &sb), ST_OK);
	assert_string_equal(strbuf_str(&sb), want);
	strbuf_clear(&sb);
	cJSON_Delete(v);
}

static void
assert_shows(const char *text, const char *want)
{
	assert_printed(value_from_text(slice_str(text), VALUE_NAN_TEXT),
	    want);
}

struct row {
	const char *text;
	const char *want;
};

static void
assert_rows(const struct row *row, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		assert_shows(row[i].text, row[i].want);
}

static void
only_python_truth_is_boolean(void **state UNUSED)
{
	static const struct row row[] = {
		{ "True", "true" }, { "False", "false" },
		{ "true", "\"true\"" }, { "TRUE", "\"TRUE\"" },
		{ "True ", "\"True \"" }, { "None", "\"None\"" },
		{ "null", "\"null\"" }
	};

	assert_rows(row, NELEM(row));
}

static void
integers_are_numbers_verbatim(void **state UNUSED)
{
	static const struct row row[] = {
		{ "0", "0" }, { "2", "2" }, { "-17", "-17" }, { "-0", "-0" },
		{ "+5", "5" }, { "9223372036854775807", "9223372036854775807" },
		{ "1180591620717411303424", "1180591620717411303424" },
		{ "-100000000000000000000000000000000000000000000000000000000"
		  "0000000000000000000000000000000001",
		  "-100000000000000000000000000000000000000000000000000000000"
		  "0000000000000000000000000000000001" }
	};

	assert_rows(row, NELEM(row));
}

static void
fractions_and_exponents_are_numbers_verbatim(void **state UNUSED)
{
	static const struct row row[] = {
		{ "1.0", "1.0" }, { "-0.5", "-0.5" }, { "1e300", "1e300" },
		{ "1e+300", "1e+300" }, { "1E-07", "1E-07" },
		{ "0.1000000000000000055511151231257827",
		  "0.1000000000000000055511151231257827" },
		{ "1e400", "1e400" }, { "0e0", "0e0" }, { "1.50", "1.50" }
	};

	assert_rows(row, NELEM(row));
}

static void
forms_that_json_lacks_are_mended(void **state UNUSED)
{
	static const struct row row[] = {
		{ "1.", "1.0" }, { ".5", "0.5" }, { "-.5", "-0.5" },
		{ "+.5", "0.5" }, { "-1.", "-1.0" }, { "1.e5", "1.0e5" },
		{ ".5e-3", "0.5e-3" }, { "+1e5", "1e5" }, { "0.", "0.0" }
	};

	assert_rows(row, NELEM(row));
}

static void
what_is_no_decimal_number_is_text(void **state UNUSED)
{
	static const struct row row[] = {
		{ "007", "\"007\"" }, { "00", "\"00\"" },
		{ "-01.5", "\"-01.5\"" }, { "0x10", "\"0x10\"" },
		{ "0x1p-2", "\"0x1p-2\"" }, { "1_000", "\"1_000\"" },
		{ "1,000", "\"1,000\"" }, { "+", "\"+\"" }, { "-", "\"-\"" },
		{ ".", "\".\"" }, { "-.", "\"-.\"" }, { "e5", "\"e5\"" },
		{ ".e5", "\".e5\"" }, { "1e", "\"1e\"" }, { "1e+", "\"1e+\"" },
		{ "1e5.0", "\"1e5.0\"" }, { "1.2.3", "\"1.2.3\"" },
		{ "--1", "\"--1\"" }, { "+-1", "\"+-1\"" }, { "1-", "\"1-\"" },
		{ "1j", "\"1j\"" }, { "1+2j", "\"1+2j\"" }, { "5L", "\"5L\"" },
		{ " 1", "\" 1\"" }, { "1 ", "\"1 \"" }, { "1\n", "\"1\\n\"" },
		{ "\xD9\xA1", "\"\xD9\xA1\"" }, { "", "\"\"" }
	};

	assert_rows(row, NELEM(row));
}

static void
a_number_of_many_digits_stays_whole(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	size_t i;

	for (i = 0; i < 10000; i++)
		strbuf_putc(&sb, (char)('1' + i % 9));
	assert_shows(strbuf_str(&sb), strbuf_str(&sb));
	strbuf_clear(&sb);
}

static void
a_number_ends_with_its_slice(void **state UNUSED)
{
	assert_printed(value_from_text(slice_make("123", 2), VALUE_NAN_TEXT),
	    "12");
	assert_printed(value_from_text(SLICE("1\0"), VALUE_NAN_TEXT),
	    "\"1\\u0000\"");
	assert_printed(value_from_text(slice_make(NULL, 0), VALUE_NAN_TEXT),
	    "\"\"");
}

static void
what_is_not_finite_is_text_or_null(void **state UNUSED)
{
	static const char *const forms[] = {
		"nan", "NaN", "NAN", "inf", "-inf", "+inf", "Inf", "INF",
		"Infinity", "-Infinity", "infinity", "-nan"
	};
	static const char *const others[] = { "na", "nano", "inf.", "--inf",
		"infinit", "nan " };
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	size_t i;

	for (i = 0; i < NELEM(forms); i++) {
		strbuf_putf(&sb, "\"%s\"", forms[i]);
		assert_shows(forms[i], strbuf_str(&sb));
		assert_printed(value_from_text(slice_str(forms[i]),
		    VALUE_NAN_NULL), "null");
		strbuf_clear(&sb);
	}
	for (i = 0; i < NELEM(others); i++) {
		strbuf_putf(&sb, "\"%s\"", others[i]);
		assert_printed(value_from_text(slice_str(others[i]),
		    VALUE_NAN_NULL), strbuf_str(&sb));
		strbuf_clear(&sb);
	}
}

static void
quotes_are_taken_off(void **state UNUSED)
{
	static const struct row row[] = {
		{ "'text'", "\"text\"" }, { "\"it's\"", "\"it's\"" },
		{ "''", "\"\"" }, { "\"\"", "\"\"" }, { "'1'", "\"1\"" },
		{ "'True'", "\"True\"" }, { "'\"'", "\"\\\"\"" },
		{ "'\xC3\xA9\xE6\xBC\xA2\xF0\x9F\x98\x80'",
		  "\"\xC3\xA9\xE6\xBC\xA2\xF0\x9F\x98\x80\"" },
		{ "'", "\"'\"" }, { "'a\"", "\"'a\\\"\"" },
		{ "'a' ", "\"'a' \"" }, { "b'x'", "\"b'x'\"" },
		{ "`a`", "\"`a`\"" }
	};

	assert_rows(row, NELEM(row));
}

static void
every_python_escape_is_undone(void **state UNUSED)
{
	static const struct row row[] = {
		{ "'\\\\'", "\"\\\\\"" }, { "'\\''", "\"'\"" },
		{ "'\\\"'", "\"\\\"\"" }, { "'\\a'", "\"\\u0007\"" },
		{ "'\\b'", "\"\\b\"" }, { "'\\f'", "\"\\f\"" },
		{ "'\\n'", "\"\\n\"" }, { "'\\r'", "\"\\r\"" },
		{ "'\\t'", "\"\\t\"" }, { "'\\v'", "\"\\u000b\"" },
		{ "'\\x1b[0m'", "\"\\u001b[0m\"" },
		{ "'\\x00\\u202e'", "\"\\u0000\xE2\x80\xAE\"" },
		{ "'\\xe9\\xFF'", "\"\xC3\xA9\xC3\xBF\"" },
		{ "'\\0'", "\"\\u0000\"" }, { "'\\101\\60'", "\"A0\"" },
		{ "'\\1018'", "\"A8\"" }, { "'\\777'", "\"\xC7\xBF\"" },
		{ "'\\u6f22\\u6F22'", "\"\xE6\xBC\xA2\xE6\xBC\xA2\"" },
		{ "'\\U0001f600'", "\"\xF0\x9F\x98\x80\"" },
		{ "'\\x41\\x42'", "\"AB\"" }, { "'a\\\\nb'", "\"a\\\\nb\"" }
	};

	assert_rows(row, NELEM(row));
}

static void
what_python_does_not_know_stays(void **state UNUSED)
{
	static const struct row row[] = {
		{ "'\\N{DASH}'", "\"\\\\N{DASH}\"" }, { "'\\q'", "\"\\\\q\"" },
		{ "'\\8'", "\"\\\\8\"" }, { "'\\x1'", "\"\\\\x1\"" },
		{ "'\\xg0'", "\"\\\\xg0\"" }, { "'\\u12'", "\"\\\\u12\"" },
		{ "'\\u123x'", "\"\\\\u123x\"" },
		{ "'\\U0001f60'", "\"\\\\U0001f60\"" }, { "'\\'", "\"\\\\\"" },
		{ "'\\x'", "\"\\\\x\"" }, { "'\\A'", "\"\\\\A\"" },
		{ "'\\\xC3\xA9'", "\"\\\\\xC3\xA9\"" }
	};

	assert_rows(row, NELEM(row));
}

static void
surrogates_are_joined_or_replaced(void **state UNUSED)
{
	static const struct row row[] = {
		{ "'\\ud800'", "\"" FFFD "\"" },
		{ "'\\udfffx'", "\"" FFFD "x\"" },
		{ "'\\ud83d\\ude00'", "\"\xF0\x9F\x98\x80\"" },
		{ "'\\ud83d\\ud83d\\ude00'", "\"" FFFD "\xF0\x9F\x98\x80\"" },
		{ "'\\ude00\\ud83d'", "\"" FFFD FFFD "\"" },
		{ "'\\ud83d\\n'", "\"" FFFD "\\n\"" },
		{ "'\\Uffffffff'", "\"" FFFD "\"" }
	};

	assert_rows(row, NELEM(row));
}

static void
other_representations_are_text(void **state UNUSED)
{
	static const struct row row[] = {
		{ "['a', 'b']", "\"['a', 'b']\"" },
		{ "{'k': 1}", "\"{'k': 1}\"" }, { "(1, 2)", "\"(1, 2)\"" },
		{ "<object at 0x7f>", "\"<object at 0x7f>\"" },
		{ "   a\n0  1", "\"   a\\n0  1\"" },
		{ "a\\nb", "\"a\\\\nb\"" },
		{ "\xFF\xFE", "\"" FFFD FFFD "\"" },
		{ "'\xFF'", "\"" FFFD "\"" }
	};

	assert_rows(row, NELEM(row));
}

static void
json_goes_in_as_it_is(void **state UNUSED)
{
	assert_printed(value_from_json(SLICE(" {\"a\":[1,null]} ")),
	    "{\"a\":[1,null]}");
	assert_printed(value_from_json(SLICE("\"x\"")), "\"x\"");
	assert_printed(value_from_json(SLICE("{\"a\":")), "\"{\\\"a\\\":\"");
	assert_printed(value_from_json(SLICE("plain")), "\"plain\"");
	assert_printed(value_from_json(slice_make(NULL, 0)), "\"\"");
}

static void
escape_sequences_are_stripped(void **state UNUSED)
{
	static const struct row row[] = {
		{ "", "" }, { "plain", "plain" }, { "\x1B[0m", "" },
		{ "\x1B[0;31mKeyError\x1B[0m: 'x'", "KeyError: 'x'" },
		{ "a\x1B[1;38;5;208mb\x1B[Kc", "abc" },
		{ "a\x1B[?25lb\x1B[>0qc", "abc" },
		{ "a\x1B[1 qb", "ab" },			/* intermediate */
		{ "a\x1B" "7b\x1B" "8c\x1B=d\x1BMe", "abcde" },
		{ "a\x1B(Bb", "ab" },			/* character set */
		{ "a\x1B\x1B[31mb", "ab" },
		{ "a\x1B", "a" }, { "a\x1B[", "a" }, { "a\x1B[3", "a" },
		{ "a\x1B[31\nb", "a\nb" },		/* broken off */
		{ "a\x1B[31\xC3\xA9", "a\xC3\xA9" },
		{ "a\x1B\xC3\xA9", "a\xC3\xA9" },
		{ "[31m\r\n\t", "[31m\r\n\t" }
	};
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	size_t i;

	for (i = 0; i < NELEM(row); i++) {
		value_strip_ansi(&sb, slice_str(row[i].text));
		assert_string_equal(strbuf_str(&sb), row[i].want);
		strbuf_clear(&sb);
	}
	value_strip_ansi(&sb, SLICE("a\0\x1B[mb"));
	assert_int_equal(sb.len, 3);
	assert_memory_equal(sb.p, "a\0b", 3);
	strbuf_clear(&sb);
}

static cJSON *
bundle(const char *text)
{
	cJSON *data;

	assert_int_equal(json_parse(slice_str(text), &data), ST_OK);
	return data;
}

static void
assert_image(const char *text, enum value_image want, const char *base64)
{
	cJSON *data = bundle(text);
	char *got;

	assert_int_equal(value_image_of(data, &got), want);
	if (base64 == NULL)
		assert_null(got);
	else
		assert_string_equal(got, base64);
	free(got);
	cJSON_Delete(data);
}

static void
png_goes_before_jpeg_before_svg(void **state UNUSED)
{
	assert_image("{\"image/svg+xml\":\"<svg/>\",\"image/jpeg\":\"SlBH\","
	    "\"image/png\":\"UE5H\"}", VALUE_PNG, "UE5H");
	assert_image("{\"image/svg+xml\":\"<svg/>\",\"image/jpeg\":\"SlBH\"}",
	    VALUE_JPEG, "SlBH");
	assert_image("{\"image/svg+xml\":\"<svg/>\",\"text/plain\":\"x\"}",
	    VALUE_SVG, "PHN2Zy8+");
	assert_image("{\"text/plain\":\"x\",\"text/html\":\"<p>\"}",
	    VALUE_NO_IMAGE, NULL);
	assert_image("{}", VALUE_NO_IMAGE, NULL);
	assert_image("[]", VALUE_NO_IMAGE, NULL);
}

static void
one_line_feed_is_taken_off(void **state UNUSED)
{
	assert_image("{\"image/png\":\"UE5H\\n\"}", VALUE_PNG, "UE5H");
	assert_image("{\"image/png\":\"UE5H\\n\\n\"}", VALUE_PNG, "UE5H\n");
	assert_image("{\"image/png\":[\"UE\",\"5H\\n\"]}", VALUE_PNG, "UE5H");
}

static void
what_is_no_text_is_no_image(void **state UNUSED)
{
	assert_image("{\"image/png\":1,\"image/jpeg\":\"SlBH\"}", VALUE_JPEG,
	    "SlBH");
	assert_image("{\"image/png\":[\"a\",1]}", VALUE_NO_IMAGE, NULL);
	assert_image("{\"image/png\":null}", VALUE_NO_IMAGE, NULL);
	assert_image("{\"image/png\":\"\"}", VALUE_NO_IMAGE, NULL);
	assert_image("{\"image/png\":\"\\n\"}", VALUE_NO_IMAGE, NULL);
	assert_image("{\"image/png\":[]}", VALUE_NO_IMAGE, NULL);
	assert_image("{\"image/png\":{\"a\":\"b\"}}", VALUE_NO_IMAGE, NULL);
}

static void
svg_is_encoded_as_rfc_4648_says(void **state UNUSED)
{
	assert_image("{\"image/svg+xml\":\"f\"}", VALUE_SVG, "Zg==");
	assert_image("{\"image/svg+xml\":\"fo\"}", VALUE_SVG, "Zm8=");
	assert_image("{\"image/svg+xml\":\"foo\"}", VALUE_SVG, "Zm9v");
	assert_image("{\"image/svg+xml\":\"foob\"}", VALUE_SVG, "Zm9vYg==");
	assert_image("{\"image/svg+xml\":\"fooba\"}", VALUE_SVG, "Zm9vYmE=");
	assert_image("{\"image/svg+xml\":[\"foo\",\"bar\"]}", VALUE_SVG,
	    "Zm9vYmFy");
	assert_image("{\"image/svg+xml\":\"x\\n\"}", VALUE_SVG, "eAo=");
	assert_image("{\"image/svg+xml\":\"\\u00fb\\u00ff\\u0000\"}",
	    VALUE_SVG, "w7vDvwA=");
	assert_image("{\"image/svg+xml\":\"~~~???\"}", VALUE_SVG, "fn5+Pz8/");
}

static void
images_have_names(void **state UNUSED)
{
	assert_string_equal(value_image_name(VALUE_PNG), "png");
	assert_string_equal(value_image_name(VALUE_JPEG), "jpeg");
	assert_string_equal(value_image_name(VALUE_SVG), "svg");
	assert_string_equal(value_image_name(VALUE_NO_IMAGE), "");
}

static void
assert_mime(const char *text, enum status st, struct slice want)
{
	cJSON *data = bundle(text);
	char *got;
	size_t len;

	assert_int_equal(value_mime_text(data, "a/b", &got, &len), st);
	if (st == ST_OK) {
		assert_int_equal(len, want.len);
		assert_memory_equal(got, want.p, len + 1);
	} else
		assert_null(got);
	free(got);
	cJSON_Delete(data);
}

static void
mime_text_is_joined_or_json(void **state UNUSED)
{
	assert_mime("{\"a/b\":\"x\\u0000y\"}", ST_OK, SLICE("x\0y"));
	assert_mime("{\"a/b\":\"\"}", ST_OK, SLICE(""));
	assert_mime("{\"a/b\":[\"x\\n\",\"\",\"y\"]}", ST_OK, SLICE("x\ny"));
	assert_mime("{\"a/b\":[]}", ST_OK, SLICE(""));
	assert_mime("{\"a/b\":[\"x\",1]}", ST_OK, SLICE("[\"x\",1]"));
	assert_mime("{\"a/b\":{\"k\":[\"v\"]}}", ST_OK,
	    SLICE("{\"k\":[\"v\"]}"));
	assert_mime("{\"a/b\":1}", ST_OK, SLICE("1"));
	assert_mime("{\"a/b\":false}", ST_OK, SLICE("false"));
	assert_mime("{\"a/b\":null}", ST_NOTFOUND, SLICE(""));
	assert_mime("{\"A/B\":\"x\"}", ST_NOTFOUND, SLICE(""));
	assert_mime("[]", ST_NOTFOUND, SLICE(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_python_truth_is_boolean),
		cmocka_unit_test(integers_are_numbers_verbatim),
		cmocka_unit_test(fractions_and_exponents_are_numbers_verbatim),
		cmocka_unit_test(forms_that_json_lacks_are_mended),
		cmocka_unit_test(what_is_no_decimal_number_is_text),
		cmocka_unit_test(a_number_of_many_digits_stays_whole),
		cmocka_unit_test(a_number_ends_with_its_slice),
		cmocka_unit_test(what_is_not_finite_is_text_or_null),
		cmocka_unit_test(quotes_are_taken_off),
		cmocka_unit_test(every_python_escape_is_undone),
		cmocka_unit_test(what_python_does_not_know_stays),
		cmocka_unit_test(surrogates_are_joined_or_replaced),
		cmocka_unit_test(other_representations_are_text),
		cmocka_unit_test(json_goes_in_as_it_is),
		cmocka_unit_test(escape_sequences_are_stripped),
		cmocka_unit_test(png_goes_before_jpeg_before_svg),
		cmocka_unit_test(one_line_feed_is_taken_off),
		cmocka_unit_test(what_is_no_text_is_no_image),
		cmocka_unit_test(svg_is_encoded_as_rfc_4648_says),
		cmocka_unit_test(images_have_names),
		cmocka_unit_test(mime_text_is_joined_or_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
