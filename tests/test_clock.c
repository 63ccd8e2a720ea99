#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/compiler.h"

static void
time_does_not_run_backwards(void **state UNUSED)
{
	int64_t us = clock_now_us(), ms = clock_now_ms();

	assert_true(us > 0);
	assert_true(ms >= us / 1000);
	assert_true(clock_now_us() >= us);
}

static void
a_wait_is_what_is_left(void **state UNUSED)
{
	assert_int_equal(clock_wait_ms(150, 100), 50);
	assert_int_equal(clock_wait_ms(100, 100), 0);
	assert_int_equal(clock_wait_ms(99, 100), 0);
	assert_int_equal(clock_wait_ms(0, INT64_MAX), 0);
}

static void
never_is_minus_one_and_far_is_the_most(void **state UNUSED)
{
	assert_int_equal(clock_wait_ms(CLOCK_NEVER, 100), -1);
	assert_int_equal(clock_wait_ms(CLOCK_NEVER - 1, 100), INT_MAX);
	assert_int_equal(clock_wait_ms((int64_t)INT_MAX + 1, 0), INT_MAX);
	assert_int_equal(clock_wait_ms(INT_MAX, 0), INT_MAX);
}

static void
the_earlier_deadline_wins(void **state UNUSED)
{
	assert_int_equal(clock_earlier(1, 2), 1);
	assert_int_equal(clock_earlier(2, 1), 1);
	assert_int_equal(clock_earlier(CLOCK_NEVER, 5), 5);
}

static void
a_date_has_the_form_of_rfc_3339(void **state UNUSED)
{
	static const char form[] = "0000-00-00T00:00:00.000Z";
	char date[CLOCK_ISO8601_SIZE];
	size_t i;

	clock_iso8601(date);
	assert_int_equal(strlen(date), sizeof(form) - 1);
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '0')
			assert_in_range(date[i], '0', '9');
		else
			assert_int_equal(date[i], form[i]);
	assert_true(strncmp(date, "2024", 4) >= 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_does_not_run_backwards),
		cmocka_unit_test(a_wait_is_what_is_left),
		cmocka_unit_test(never_is_minus_one_and_far_is_the_most),
		cmocka_unit_test(the_earlier_deadline_wins),
		cmocka_unit_test(a_date_has_the_form_of_rfc_3339),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
