#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/clock.h"
#include "session/health.h"

static const struct health_rules rules = {
	.threshold_ms = 120000, .initial_delay_ms = 10000,
	.period_ms = 15000, .failure_threshold = 3
};

/* Ready at time 500 and healthy after its first probe at 510. */
static void
begin_healthy(struct health *h)
{
	health_init(h, &rules, 0);
	health_kernel_ready(h, 500);
	assert_true(health_probe_due(h, 500));
	health_probe_ended(h, true, 510);
}

static void
begins_unhealthy_and_not_started(void **state)
{
	struct health h;

	(void)state;
	health_init(&h, &rules, 0);
	assert_false(h.healthy);
	assert_false(h.started);
	assert_false(health_probe_due(&h, 1000000));
}

static void
the_first_probe_runs_as_soon_as_the_kernel_is_ready(void **state)
{
	struct health h;

	(void)state;
	begin_healthy(&h);
	assert_true(h.healthy);
	assert_true(h.started);
	assert_false(health_probe_due(&h, 15499));
	assert_true(health_probe_due(&h, 15500));
}

static void
only_failures_in_a_row_make_it_unhealthy(void **state)
{
	struct health h;

	(void)state;
	begin_healthy(&h);
	health_probe_ended(&h, false, 20000);
	health_probe_ended(&h, false, 21000);
	health_probe_ended(&h, true, 22000);
	health_probe_ended(&h, false, 23000);
	health_probe_ended(&h, false, 24000);
	assert_true(h.healthy);
	health_probe_ended(&h, false, 25000);
	assert_false(h.healthy);
	health_probe_ended(&h, true, 26000);
	assert_true(h.healthy);
}

static void
failures_within_the_initial_delay_do_not_count(void **state)
{
	struct health h;
	int i;

	(void)state;
	begin_healthy(&h);
	for (i = 0; i < 10; i++)
		health_probe_ended(&h, false, 9999);
	assert_true(h.healthy);
	for (i = 0; i < 3; i++)
		health_probe_ended(&h, false, 10000);
	assert_false(h.healthy);
}

static void
a_probe_due_while_busy_is_left_out(void **state)
{
	struct health h;

	(void)state;
	begin_healthy(&h);
	health_busy(&h, true, 15000);
	assert_false(health_probe_due(&h, 15500));
	health_busy(&h, false, 15600);
	/* not made up for: the code has just shown that it works */
	assert_false(health_probe_due(&h, 15600));
	assert_true(health_probe_due(&h, 30500));
}

static void
a_busy_kernel_stays_healthy_however_long(void **state)
{
	struct health h;

	(void)state;
	begin_healthy(&h);
	health_busy(&h, true, 1000);
	health_tick(&h, 4000000);
	assert_true(h.healthy);
	health_busy(&h, false, 4000001);
	health_tick(&h, 4000002);
	assert_true(h.healthy);
}

static void
no_success_for_the_threshold_makes_it_unhealthy(void **state)
{
	struct health h;

	(void)state;
	begin_healthy(&h);
	health_tick(&h, 120509);
	assert_true(h.healthy);
	assert_int_equal(health_deadline_ms(&h), 15500);
	health_tick(&h, 120510);
	assert_false(h.healthy);
}

static void
one_restart_does_not_flip_it(void **state)
{
	struct health h;

	(void)state;
	begin_healthy(&h);
	health_kernel_lost(&h, 30000);
	assert_true(h.healthy);
	assert_false(health_probe_due(&h, 31000));
	assert_int_equal(health_deadline_ms(&h), 120510);
	health_kernel_ready(&h, 31000);
	assert_true(health_probe_due(&h, 31000));
}

static void
three_restarts_in_a_row_do(void **state)
{
	struct health h;

	(void)state;
	begin_healthy(&h);
	health_kernel_lost(&h, 30000);
	health_kernel_lost(&h, 31000);
	assert_true(h.healthy);
	health_kernel_lost(&h, 32000);
	assert_false(h.healthy);
}

static void
a_kernel_taken_over_counts_as_healthy(void **state)
{
	struct health h;

	(void)state;
	health_init(&h, &rules, 0);
	health_take_over(&h, 1);
	assert_true(h.healthy);
	assert_true(h.started);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(begins_unhealthy_and_not_started),
		cmocka_unit_test(
		    the_first_probe_runs_as_soon_as_the_kernel_is_ready),
		cmocka_unit_test(only_failures_in_a_row_make_it_unhealthy),
		cmocka_unit_test(
		    failures_within_the_initial_delay_do_not_count),
		cmocka_unit_test(a_probe_due_while_busy_is_left_out),
		cmocka_unit_test(a_busy_kernel_stays_healthy_however_long),
		cmocka_unit_test(
		    no_success_for_the_threshold_makes_it_unhealthy),
		cmocka_unit_test(one_restart_does_not_flip_it),
		cmocka_unit_test(three_restarts_in_a_row_do),
		cmocka_unit_test(a_kernel_taken_over_counts_as_healthy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
