#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "base/number.h"

static void
digits_are_read(void **state UNUSED)
{
	int64_t v;

	assert_int_equal(number_read(SLICE("0"), 0, 10, &v), ST_OK);
	assert_int_equal(v, 0);
	assert_int_equal(number_read(SLICE("007"), 0, 10, &v), ST_OK);
	assert_int_equal(v, 7);
	assert_int_equal(number_read(SLICE("9223372036854775807"), 0,
	    INT64_MAX, &v), ST_OK);
	assert_true(v == INT64_MAX);
}

static void
bounds_are_inclusive(void **state UNUSED)
{
	int64_t v = 42;

	assert_int_equal(number_read(SLICE("1"), 1, 5, &v), ST_OK);
	assert_int_equal(number_read(SLICE("5"), 1, 5, &v), ST_OK);
	assert_int_equal(v, 5);
	assert_int_equal(number_read(SLICE("0"), 1, 5, &v), ST_TOOBIG);
	assert_int_equal(number_read(SLICE("6"), 1, 5, &v), ST_TOOBIG);
	assert_int_equal(v, 5);
}

static void
more_than_64_bits_is_too_big(void **state UNUSED)
{
	int64_t v = 42;

	assert_int_equal(number_read(SLICE("9223372036854775808"), 0,
	    INT64_MAX, &v), ST_TOOBIG);
	assert_int_equal(number_read(
	    SLICE("99999999999999999999999999999999999999999999999"), 0,
	    INT64_MAX, &v), ST_TOOBIG);
	assert_int_equal(v, 42);
}

static void
anything_else_is_invalid(void **state UNUSED)
{
	static const struct slice bad[] = {
		{ "", 0 }, { NULL, 0 }, { "-1", 2 }, { "+1", 2 }, { " 1", 2 },
		{ "1 ", 2 }, { "1.0", 3 }, { "0x1", 3 }, { "1\0", 2 },
		{ "1e3", 3 }, { "/", 1 }, { ":", 1 },
		{ "99999999999999999999x", 21 }
	};
	int64_t v = 42;
	size_t i;

	for (i = 0; i < NELEM(bad); i++)
		assert_int_equal(number_read(bad[i], 0, INT64_MAX, &v),
		    ST_INVALID);
	assert_int_equal(v, 42);
}

static void
bytes_beyond_the_slice_do_not_count(void **state UNUSED)
{
	int64_t v;

	assert_int_equal(number_read(slice_make("123", 2), 0, 100, &v), ST_OK);
	assert_int_equal(v, 12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_are_read),
		cmocka_unit_test(bounds_are_inclusive),
		cmocka_unit_test(more_than_64_bits_is_too_big),
		cmocka_unit_test(anything_else_is_invalid),
		cmocka_unit_test(bytes_beyond_the_slice_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
