#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "kernel/backoff.h"

static void
the_first_failure_costs_nothing_and_then_it_doubles(void **state)
{
	struct backoff b = { 0 };
	int i;

	(void)state;
	assert_int_equal(backoff_delay_ms(&b), 0);
	backoff_not_started(&b);
	assert_int_equal(backoff_delay_ms(&b), 0);
	backoff_not_started(&b);
	assert_int_equal(backoff_delay_ms(&b), 100);
	backoff_not_started(&b);
	assert_int_equal(backoff_delay_ms(&b), 200);
	for (i = 0; i < 1000; i++)
		backoff_not_started(&b);
	assert_int_equal(backoff_delay_ms(&b), BACKOFF_LAST_MS);
}

static void
three_failed_first_starts_are_hopeless(void **state)
{
	struct backoff b = { 0 };

	(void)state;
	backoff_not_started(&b);
	backoff_not_started(&b);
	assert_false(backoff_is_hopeless(&b));
	backoff_not_started(&b);
	assert_true(backoff_is_hopeless(&b));
}

static void
one_that_was_ready_once_is_never_hopeless(void **state)
{
	struct backoff b = { 0 };
	int i;

	(void)state;
	backoff_ready(&b, 0);
	for (i = 0; i < 10; i++)
		backoff_not_started(&b);
	assert_false(backoff_is_hopeless(&b));
}

static void
praise_and_a_long_life_make_up_for_failures(void **state)
{
	struct backoff b = { 0 };

	(void)state;
	backoff_ready(&b, 1000);
	backoff_ended(&b, 2000);
	backoff_ended(&b, 3000);
	assert_int_equal(backoff_delay_ms(&b), 100);
	backoff_praise(&b);
	backoff_ended(&b, 4000);
	assert_int_equal(backoff_delay_ms(&b), 0);
	backoff_ended(&b, 5000);
	assert_int_equal(backoff_delay_ms(&b), 100);
	backoff_ready(&b, 6000);
	backoff_ended(&b, 65999);
	assert_int_equal(backoff_delay_ms(&b), 200);
	backoff_ready(&b, 70000);
	backoff_ended(&b, 130000);
	assert_int_equal(backoff_delay_ms(&b), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_first_failure_costs_nothing_and_then_it_doubles),
		cmocka_unit_test(three_failed_first_starts_are_hopeless),
		cmocka_unit_test(one_that_was_ready_once_is_never_hopeless),
		cmocka_unit_test(praise_and_a_long_life_make_up_for_failures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
