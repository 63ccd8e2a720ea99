#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "api/timestamp.h"
#include "base/compiler.h"

static void
assert_timestamp(time_t seconds, long ns, const char *expected)
{
	char text[TIMESTAMP_SIZE];

	timestamp_write((struct timespec){ seconds, ns }, text);
	assert_string_equal(text, expected);
}

static void
up_to_nine_digits_are_written(void **state UNUSED)
{
	assert_timestamp(1730548475, 595707834,
	    "2024-11-02T11:54:35.595707834Z");
	assert_timestamp(1730548475, 1, "2024-11-02T11:54:35.000000001Z");
}

static void
zeros_at_the_end_are_not(void **state UNUSED)
{
	assert_timestamp(1730548475, 500000000, "2024-11-02T11:54:35.5Z");
	assert_timestamp(1730548475, 10, "2024-11-02T11:54:35.00000001Z");
	assert_timestamp(1768127400, 0, "2026-01-11T10:30:00Z");
	assert_timestamp(0, 0, "1970-01-01T00:00:00Z");
}

/* code may give a file any time */
static void
strange_years_stay_within_four_digits(void **state UNUSED)
{
	assert_timestamp(253402300799, 5, "9999-12-31T23:59:59.000000005Z");
	assert_timestamp(253402300800, 5, "9999-12-31T23:59:59Z");
	assert_timestamp(INT64_MAX, 999999999, "9999-12-31T23:59:59Z");
	assert_timestamp(-62167219200, 0, "0000-01-01T00:00:00Z");
	assert_timestamp(-62167219201, 5, "0000-01-01T00:00:00Z");
	assert_timestamp(INT64_MIN, 5, "0000-01-01T00:00:00Z");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(up_to_nine_digits_are_written),
		cmocka_unit_test(zeros_at_the_end_are_not),
		cmocka_unit_test(strange_years_stay_within_four_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
