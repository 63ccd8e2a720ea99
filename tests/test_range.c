#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "http/range.h"

static void
assert_range(const char *header, int64_t size, enum range_answer answer,
    int64_t offset, int64_t len)
{
	struct range range = { -1, -1 };

	assert_int_equal(range_read(slice_str(header), size, &range), answer);
	assert_int_equal(range.offset, offset);
	assert_int_equal(range.len, len);
}

static void
first_and_last_are_inclusive(void **state UNUSED)
{
	assert_range("bytes=0-0", 10, RANGE_PART, 0, 1);
	assert_range("bytes=2-5", 10, RANGE_PART, 2, 4);
	assert_range("bytes=9-9", 10, RANGE_PART, 9, 1);
	assert_range("bytes=0-9", 10, RANGE_PART, 0, 10);
}

static void
an_open_end_goes_to_the_end(void **state UNUSED)
{
	assert_range("bytes=0-", 10, RANGE_PART, 0, 10);
	assert_range("bytes=7-", 10, RANGE_PART, 7, 3);
}

static void
an_end_beyond_the_file_is_cut(void **state UNUSED)
{
	assert_range("bytes=7-10", 10, RANGE_PART, 7, 3);
	assert_range("bytes=7-9223372036854775807", 10, RANGE_PART, 7, 3);
	assert_range("bytes=7-99999999999999999999", 10, RANGE_PART, 7, 3);
}

static void
a_suffix_is_the_last_bytes(void **state UNUSED)
{
	assert_range("bytes=-3", 10, RANGE_PART, 7, 3);
	assert_range("bytes=-10", 10, RANGE_PART, 0, 10);
	assert_range("bytes=-11", 10, RANGE_PART, 0, 10);
	assert_range("bytes=-99999999999999999999", 10, RANGE_PART, 0, 10);
}

static void
what_the_file_does_not_have_is_unsatisfiable(void **state UNUSED)
{
	assert_range("bytes=10-", 10, RANGE_UNSATISFIABLE, 0, 0);
	assert_range("bytes=10-20", 10, RANGE_UNSATISFIABLE, 0, 0);
	assert_range("bytes=99999999999999999999-", 10, RANGE_UNSATISFIABLE,
	    0, 0);
	assert_range("bytes=-0", 10, RANGE_UNSATISFIABLE, 0, 0);
	assert_range("bytes=0-", 0, RANGE_UNSATISFIABLE, 0, 0);
	assert_range("bytes=0-5", 0, RANGE_UNSATISFIABLE, 0, 0);
	assert_range("bytes=-5", 0, RANGE_UNSATISFIABLE, 0, 0);
}

static void
unit_and_white_space_are_read_leniently(void **state UNUSED)
{
	assert_range("Bytes=2-5", 10, RANGE_PART, 2, 4);
	assert_range("bytes= 2-5\t", 10, RANGE_PART, 2, 4);
}

static void
what_is_no_single_range_is_ignored(void **state UNUSED)
{
	static const char *const headers[] = { "", "bytes", "bytes=",
		"bytes=-", "bytes=5", "bytes=5-2", "bytes=a-b", "bytes=1-b",
		"bytes=-b", "bytes=1--2", "bytes=0-1,3-4", "bytes=0-1,",
		"bytes=+1-2", "bytes=1 -2", "items=0-1", "bytes 0-1",
		"bytes=--1", "bytes=0x1-2" };
	size_t i;

	for (i = 0; i < NELEM(headers); i++)
		assert_range(headers[i], 10, RANGE_WHOLE, 0, 10);
	assert_range("", 0, RANGE_WHOLE, 0, 0);
}

static void
a_huge_file_has_ranges_too(void **state UNUSED)
{
	assert_range("bytes=9223372036854775806-", INT64_MAX, RANGE_PART,
	    INT64_MAX - 1, 1);
	assert_range("bytes=1-9223372036854775807", INT64_MAX, RANGE_PART,
	    1, INT64_MAX - 1);
}

static void
assert_date(time_t t, const char *expected)
{
	char text[HTTP_DATE_SIZE];

	http_date_write(t, text);
	assert_string_equal(text, expected);
	assert_int_equal(http_date_read(slice_str(expected)), t);
}

static void
dates_are_written_and_read(void **state UNUSED)
{
	assert_date(0, "Thu, 01 Jan 1970 00:00:00 GMT");
	assert_date(784111777, "Sun, 06 Nov 1994 08:49:37 GMT");
	assert_date(951782399, "Mon, 28 Feb 2000 23:59:59 GMT");
	assert_date(951868799, "Tue, 29 Feb 2000 23:59:59 GMT");
	assert_date(1798761599, "Thu, 31 Dec 2026 23:59:59 GMT");
	assert_date(4294967296, "Sun, 07 Feb 2106 06:28:16 GMT");
}

static void
times_that_have_no_date_become_the_nearest_that_has(void **state UNUSED)
{
	char text[HTTP_DATE_SIZE];

	http_date_write(-1, text);
	assert_string_equal(text, "Thu, 01 Jan 1970 00:00:00 GMT");
	http_date_write((time_t)INT64_MAX, text);
	assert_string_equal(text, "Fri, 31 Dec 9999 23:59:59 GMT");
}

static void
what_is_no_such_date_is_not_read(void **state UNUSED)
{
	static const char *const texts[] = { "", "0",
		"Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
		"Mon, 06 Nov 1994 08:49:37 GMT",	/* it was a Sunday */
		"Sun, 31 Feb 1994 08:49:37 GMT",
		"Sun, 06 Nov 1994 24:49:37 GMT",
		"Sun, 06 Nov 1994 08:49:60 GMT",
		"Sun, 06 Nov 1994 08:49:37 UTC",
		"sun, 06 nov 1994 08:49:37 GMT",
		"Sun, 06 Nov 1994 08:49:37 GMT ",
		"Sun,  6 Nov 1994 08:49:37 GMT",
		"Wed, 31 Dec 1969 23:59:59 GMT" };
	size_t i;

	for (i = 0; i < NELEM(texts); i++)
		assert_int_equal(http_date_read(slice_str(texts[i])), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_and_last_are_inclusive),
		cmocka_unit_test(an_open_end_goes_to_the_end),
		cmocka_unit_test(an_end_beyond_the_file_is_cut),
		cmocka_unit_test(a_suffix_is_the_last_bytes),
		cmocka_unit_test(what_the_file_does_not_have_is_unsatisfiable),
		cmocka_unit_test(unit_and_white_space_are_read_leniently),
		cmocka_unit_test(what_is_no_single_range_is_ignored),
		cmocka_unit_test(a_huge_file_has_ranges_too),
		cmocka_unit_test(dates_are_written_and_read),
		cmocka_unit_test(
		    times_that_have_no_date_become_the_nearest_that_has),
		cmocka_unit_test(what_is_no_such_date_is_not_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
