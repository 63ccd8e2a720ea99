#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "base/strbuf.h"

static void
appends_are_kept_in_order(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(100);

	strbuf_puts(&sb, "one");
	strbuf_putc(&sb, ' ');
	strbuf_putf(&sb, "%d-%s", 2, "two");
	strbuf_put_slice(&sb, SLICE("!"));
	assert_string_equal(strbuf_str(&sb), "one 2-two!");
	assert_int_equal(sb.len, 10);
	assert_int_equal(strbuf_status(&sb), ST_OK);
	strbuf_clear(&sb);
}

static void
empty_is_a_string_and_an_empty_slice(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(0);

	assert_string_equal(strbuf_str(&sb), "");
	assert_int_equal(strbuf_slice(&sb).len, 0);
	assert_non_null(strbuf_slice(&sb).p);
	strbuf_put(&sb, NULL, 0);
	assert_int_equal(strbuf_status(&sb), ST_OK);
	strbuf_clear(&sb);
}

static void
limit_is_exact_and_sticky(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(4);

	strbuf_puts(&sb, "1234");
	assert_int_equal(strbuf_status(&sb), ST_OK);
	strbuf_putc(&sb, '5');
	assert_int_equal(strbuf_status(&sb), ST_TOOBIG);
	assert_string_equal(strbuf_str(&sb), "1234");
	strbuf_puts(&sb, "");
	assert_int_equal(strbuf_status(&sb), ST_TOOBIG);
	strbuf_clear(&sb);
	assert_int_equal(strbuf_status(&sb), ST_OK);
	strbuf_puts(&sb, "12345");
	assert_int_equal(strbuf_status(&sb), ST_TOOBIG);
	strbuf_clear(&sb);
}

static void
what_does_not_fit_is_not_appended_in_part(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(6);

	strbuf_puts(&sb, "1234");
	strbuf_puts(&sb, "567");
	strbuf_puts(&sb, "5");
	assert_string_equal(strbuf_str(&sb), "1234");
	strbuf_clear(&sb);

	strbuf_puts(&sb, "1234");
	strbuf_putf(&sb, "%d", 567);
	assert_string_equal(strbuf_str(&sb), "1234");
	assert_int_equal(strbuf_status(&sb), ST_TOOBIG);
	strbuf_clear(&sb);
}

static void
huge_length_does_not_overflow(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(SIZE_MAX / 8);

	strbuf_puts(&sb, "x");
	assert_null(strbuf_reserve(&sb, SIZE_MAX));
	assert_int_equal(strbuf_status(&sb), ST_TOOBIG);
	strbuf_clear(&sb);
}

static void
nul_bytes_count(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(100);

	strbuf_put(&sb, "a\0b", 3);
	strbuf_putc(&sb, '\0');
	assert_int_equal(sb.len, 4);
	assert_memory_equal(sb.p, "a\0b\0\0", 5);
	strbuf_clear(&sb);
}

static void
reserved_room_counts_only_what_was_added(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(100);
	char *room = strbuf_reserve(&sb, 50);

	assert_non_null(room);
	room[0] = 'a';
	room[1] = 'b';
	strbuf_added(&sb, 2);
	assert_string_equal(strbuf_str(&sb), "ab");
	strbuf_clear(&sb);
}

static void
some_is_cut_at_a_character_and_is_no_failure(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(5);
	struct slice text = SLICE("abc\xE6\xBC\xA2");

	assert_int_equal(strbuf_put_some(&sb, text), 3);
	assert_string_equal(strbuf_str(&sb), "abc");
	assert_int_equal(strbuf_put_some(&sb, SLICE("defg")), 2);
	assert_int_equal(strbuf_put_some(&sb, SLICE("h")), 0);
	assert_string_equal(strbuf_str(&sb), "abcde");
	assert_int_equal(strbuf_status(&sb), ST_OK);
	strbuf_clear(&sb);
}

static void
some_appends_nothing_after_a_failure(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(5);

	strbuf_puts(&sb, "too long");
	assert_int_equal(strbuf_put_some(&sb, SLICE("a")), 0);
	assert_string_equal(strbuf_str(&sb), "");
	strbuf_clear(&sb);
}

static void
take_moves_the_content_out(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(5);
	size_t len;
	char *s;

	strbuf_puts(&sb, "abc");
	assert_int_equal(strbuf_take(&sb, &s, &len), ST_OK);
	assert_string_equal(s, "abc");
	assert_int_equal(len, 3);
	assert_int_equal(sb.len, 0);
	assert_null(sb.p);
	free(s);
	strbuf_puts(&sb, "12345");
	assert_int_equal(strbuf_status(&sb), ST_OK);
	strbuf_clear(&sb);
}

static void
take_of_nothing_is_an_empty_string(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(0);
	char *s;

	assert_int_equal(strbuf_take(&sb, &s, NULL), ST_OK);
	assert_string_equal(s, "");
	free(s);
}

static void
take_reports_the_first_failure(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(2);
	size_t len = 7;
	char *s;

	strbuf_puts(&sb, "abc");
	assert_int_equal(strbuf_take(&sb, &s, &len), ST_TOOBIG);
	assert_null(s);
	assert_int_equal(len, 0);
	assert_int_equal(strbuf_status(&sb), ST_OK);
}

static void
long_content_survives_growing(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(10000);
	size_t i;

	for (i = 0; i < 10000; i++)
		strbuf_putc(&sb, (char)('a' + i % 26));
	assert_int_equal(strbuf_status(&sb), ST_OK);
	assert_int_equal(sb.len, 10000);
	for (i = 0; i < 10000; i++)
		assert_int_equal(sb.p[i], 'a' + (int)(i % 26));
	assert_int_equal(sb.p[10000], '\0');
	strbuf_clear(&sb);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(appends_are_kept_in_order),
		cmocka_unit_test(empty_is_a_string_and_an_empty_slice),
		cmocka_unit_test(limit_is_exact_and_sticky),
		cmocka_unit_test(what_does_not_fit_is_not_appended_in_part),
		cmocka_unit_test(huge_length_does_not_overflow),
		cmocka_unit_test(nul_bytes_count),
		cmocka_unit_test(reserved_room_counts_only_what_was_added),
		cmocka_unit_test(some_is_cut_at_a_character_and_is_no_failure),
		cmocka_unit_test(some_appends_nothing_after_a_failure),
		cmocka_unit_test(take_moves_the_content_out),
		cmocka_unit_test(take_of_nothing_is_an_empty_string),
		cmocka_unit_test(take_reports_the_first_failure),
		cmocka_unit_test(long_content_survives_growing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
