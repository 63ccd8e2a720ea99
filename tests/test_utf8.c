#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "base/utf8.h"

#define FFFD	"\xEF\xBF\xBD"

static const struct {
	struct slice	s;
	size_t		len;
	uint32_t	cp;
} characters[] = {
	{ { "\0", 1 }, 1, 0 },
	{ { "A", 1 }, 1, 'A' },
	{ { "\x7F", 1 }, 1, 0x7F },
	{ { "\xC2\x80", 2 }, 2, 0x80 },
	{ { "\xDF\xBF", 2 }, 2, 0x7FF },
	{ { "\xE0\xA0\x80", 3 }, 3, 0x800 },
	{ { "\xED\x9F\xBF", 3 }, 3, 0xD7FF },
	{ { "\xEE\x80\x80", 3 }, 3, 0xE000 },
	{ { "\xEF\xBF\xBF", 3 }, 3, 0xFFFF },
	{ { "\xF0\x90\x80\x80", 4 }, 4, 0x10000 },
	{ { "\xF4\x8F\xBF\xBF", 4 }, 4, 0x10FFFF },
};

static const struct slice broken[] = {
	{ "\x80", 1 },			/* stray continuation */
	{ "\xBF", 1 },
	{ "\xC0\x80", 2 },		/* overlong U+0000 */
	{ "\xC1\xBF", 2 },
	{ "\xE0\x9F\xBF", 3 },		/* overlong */
	{ "\xF0\x8F\xBF\xBF", 4 },
	{ "\xED\xA0\x80", 3 },		/* surrogates */
	{ "\xED\xBF\xBF", 3 },
	{ "\xF4\x90\x80\x80", 4 },	/* U+110000 */
	{ "\xF5\x80\x80\x80", 4 },
	{ "\xFE", 1 },
	{ "\xFF", 1 },
	{ "\xC3", 1 },			/* cut short */
	{ "\xE6\xBC", 2 },
	{ "\xF0\x9F\x98", 3 },
	{ "\xC3" "A", 2 },		/* no continuation */
	{ "\xE6" "A\xA2", 3 },
	{ "\xE6\xBC" "A", 3 },
};

static void
every_length_decodes_and_encodes_back(void **state UNUSED)
{
	uint32_t cp;
	char out[4];
	size_t i;

	for (i = 0; i < NELEM(characters); i++) {
		assert_int_equal(utf8_decode(characters[i].s, &cp),
		    characters[i].len);
		assert_int_equal(cp, characters[i].cp);
		assert_true(utf8_valid(characters[i].s));
		assert_int_equal(utf8_encode(cp, out), characters[i].len);
		assert_memory_equal(out, characters[i].s.p,
		    characters[i].len);
	}
}

static void
broken_forms_are_refused(void **state UNUSED)
{
	size_t i;

	assert_int_equal(utf8_decode(slice_make(NULL, 0), NULL), 0);
	for (i = 0; i < NELEM(broken); i++) {
		assert_int_equal(utf8_decode(broken[i], NULL), 0);
		assert_false(utf8_valid(broken[i]));
	}
}

static void
bytes_beyond_the_slice_are_not_looked_at(void **state UNUSED)
{
	assert_int_equal(utf8_decode(slice_make("\xC3\xA9", 1), NULL), 0);
	assert_int_equal(utf8_cut(slice_make("a\xC3\xA9", 2), 5), 2);
}

static void
what_is_no_code_point_encodes_as_replacement(void **state UNUSED)
{
	static const uint32_t bad[] = { 0xD800, 0xDFFF, 0x110000, UINT32_MAX };
	char out[4];
	size_t i;

	for (i = 0; i < NELEM(bad); i++) {
		assert_int_equal(utf8_encode(bad[i], out), 3);
		assert_memory_equal(out, FFFD, 3);
	}
}

static void
a_bad_byte_is_found_at_every_place_of_a_word(void **state UNUSED)
{
	char text[24];
	size_t i;

	for (i = 0; i < sizeof(text); i++) {
		memset(text, 'a', sizeof(text));
		assert_true(utf8_valid(slice_make(text, sizeof(text))));
		text[i] = '\x80';
		assert_false(utf8_valid(slice_make(text, sizeof(text))));
		assert_true(utf8_valid(slice_make(text, i)));
	}
}

static void
cut_never_splits_a_character(void **state UNUSED)
{
	/* a, U+00E9, U+6F22, U+1F600, b: boundaries at 0 1 3 6 10 11 */
	struct slice s = SLICE("a\xC3\xA9\xE6\xBC\xA2\xF0\x9F\x98\x80" "b");
	static const size_t want[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11,
	    11 };
	size_t i;

	for (i = 0; i < NELEM(want); i++)
		assert_int_equal(utf8_cut(s, i), want[i]);
	assert_int_equal(utf8_cut(s, SIZE_MAX), s.len);
	assert_int_equal(utf8_cut(slice_make(NULL, 0), 0), 0);
}

static void
cut_gives_up_nothing_for_stray_bytes(void **state UNUSED)
{
	assert_int_equal(utf8_cut(SLICE("\xC3\xA9\x80"), 2), 2);
	assert_int_equal(utf8_cut(SLICE("abc\x80\x80"), 4), 4);
	assert_int_equal(utf8_cut(SLICE("\x80\x80\x80\x80\x80\x80"), 5), 5);
}

static void
prefix_and_count_agree(void **state UNUSED)
{
	struct slice s = SLICE("a\xC3\xA9\xFF\xF0\x9F\x98\x80");

	assert_int_equal(utf8_count(s), 4);
	assert_int_equal(utf8_prefix(s, 0), 0);
	assert_int_equal(utf8_prefix(s, 2), 3);
	assert_int_equal(utf8_prefix(s, 3), 4);
	assert_int_equal(utf8_prefix(s, 4), 8);
	assert_int_equal(utf8_prefix(s, 5), 8);
	assert_int_equal(utf8_count(slice_make(NULL, 0)), 0);
}

static void
repair_replaces_each_bad_byte(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(100);

	utf8_repair(&sb, SLICE("a\xFF" "b\xE6\xBC" "c\xC3"));
	assert_string_equal(strbuf_str(&sb),
	    "a" FFFD "b" FFFD FFFD "c" FFFD);
	strbuf_clear(&sb);
}

static void
repair_leaves_good_text_and_nul_alone(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(100);

	utf8_repair(&sb, slice_make("x\0\xC3\xA9", 4));
	assert_int_equal(sb.len, 4);
	assert_memory_equal(sb.p, "x\0\xC3\xA9", 4);
	utf8_repair(&sb, slice_make(NULL, 0));
	assert_int_equal(sb.len, 4);
	strbuf_clear(&sb);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_length_decodes_and_encodes_back),
		cmocka_unit_test(broken_forms_are_refused),
		cmocka_unit_test(bytes_beyond_the_slice_are_not_looked_at),
		cmocka_unit_test(what_is_no_code_point_encodes_as_replacement),
		cmocka_unit_test(a_bad_byte_is_found_at_every_place_of_a_word),
		cmocka_unit_test(cut_never_splits_a_character),
		cmocka_unit_test(cut_gives_up_nothing_for_stray_bytes),
		cmocka_unit_test(prefix_and_count_agree),
		cmocka_unit_test(repair_replaces_each_bad_byte),
		cmocka_unit_test(repair_leaves_good_text_and_nul_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
