#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "http/query.h"
#include "http/request.h"

static void
assert_slice(struct slice s, const char *expected)
{
	assert_int_equal(s.len, strlen(expected));
	assert_memory_equal(s.p, expected, s.len);
}

static void
assert_decoded(const char *from, bool plus, const char *to, size_t to_len)
{
	char text[64];
	size_t len = strlen(from);

	memcpy(text, from, len);
	assert_int_equal(percent_decode(text, len, plus), to_len);
	assert_memory_equal(text, to, to_len);
}

static void
hex_of_either_case_is_decoded(void **state UNUSED)
{
	assert_decoded("%41%6a%6A", false, "Ajj", 3);
	assert_decoded("%c3%A9", false, "\xc3\xa9", 2);
	assert_decoded("a%00b", false, "a\0b", 3);
}

static void
decoding_happens_once(void **state UNUSED)
{
	assert_decoded("%2541", false, "%41", 3);
}

static void
a_percent_that_is_no_escape_stays(void **state UNUSED)
{
	assert_decoded("%", false, "%", 1);
	assert_decoded("%4", false, "%4", 2);
	assert_decoded("%4g%g4%%41", false, "%4g%g4%A", 8);
}

static void
plus_is_a_space_only_if_asked_for(void **state UNUSED)
{
	assert_decoded("a+b%2B", true, "a b+", 4);
	assert_decoded("a+b%2B", false, "a+b+", 4);
}

static void
items_are_cut_and_decoded(void **state UNUSED)
{
	char text[] = "a=1&b%20c=%26x+y&d&e==&=v";
	struct http_query_item items[8];

	assert_int_equal(query_parse(text, items, 8), 5);
	assert_slice(items[0].name, "a");
	assert_slice(items[0].value, "1");
	assert_slice(items[1].name, "b c");
	assert_slice(items[1].value, "&x y");
	assert_slice(items[2].name, "d");
	assert_slice(items[2].value, "");
	assert_slice(items[3].name, "e");
	assert_slice(items[3].value, "=");
	assert_slice(items[4].name, "");
	assert_slice(items[4].value, "v");
}

static void
empty_items_do_not_count(void **state UNUSED)
{
	char none[] = "", ands[] = "&&", some[] = "&a&&b&";
	struct http_query_item items[8];

	assert_int_equal(query_parse(none, items, 8), 0);
	assert_int_equal(query_parse(ands, items, 8), 0);
	assert_int_equal(query_parse(some, items, 8), 2);
	assert_slice(items[1].name, "b");
}

static void
items_beyond_the_limit_are_ignored(void **state UNUSED)
{
	char text[] = "a=1&b=2&c=3";
	struct http_query_item items[3] = { { SLICE(""), SLICE("") } };

	items[2].name = SLICE("untouched");
	assert_int_equal(query_parse(text, items, 2), 2);
	assert_slice(items[1].value, "2");
	assert_slice(items[2].name, "untouched");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hex_of_either_case_is_decoded),
		cmocka_unit_test(decoding_happens_once),
		cmocka_unit_test(a_percent_that_is_no_escape_stays),
		cmocka_unit_test(plus_is_a_space_only_if_asked_for),
		cmocka_unit_test(items_are_cut_and_decoded),
		cmocka_unit_test(empty_items_do_not_count),
		cmocka_unit_test(items_beyond_the_limit_are_ignored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
