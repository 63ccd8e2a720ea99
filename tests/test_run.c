#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "session/run.h"

#define GRACE	5000
#define DEADLINE	(1000 + 2000 + RUN_LATE_MS)

static void
begin(struct run *run)
{
	run_begin(run, 1000, 2000, GRACE, true);
}

static void
ends_with_reply_and_idle_in_either_order(void **state)
{
	struct run run;

	(void)state;
	begin(&run);
	assert_int_equal(run_step(&run, RUN_REPLY, 1100), RUN_WAIT);
	assert_int_equal(run_step(&run, RUN_IDLE, 1101), RUN_FINISH);
	begin(&run);
	assert_int_equal(run_step(&run, RUN_IDLE, 1100), RUN_WAIT);
	assert_int_equal(run_step(&run, RUN_REPLY, 1101), RUN_FINISH);
	assert_false(run.timed_out);
	assert_false(run.lagged);
}

static void
a_second_reply_does_not_end_it(void **state)
{
	struct run run;

	(void)state;
	begin(&run);
	assert_int_equal(run_step(&run, RUN_REPLY, 1100), RUN_WAIT);
	assert_int_equal(run_step(&run, RUN_REPLY, 1200), RUN_WAIT);
	/* nor does it give idle more time */
	assert_int_equal(run.deadline_ms, 1100 + RUN_IDLE_LAG_MS);
}

static void
is_interrupted_at_the_deadline_and_not_before(void **state)
{
	struct run run;

	(void)state;
	begin(&run);
	assert_int_equal(run.deadline_ms, DEADLINE);
	assert_int_equal(run_step(&run, RUN_TICK, DEADLINE - 1), RUN_WAIT);
	assert_int_equal(run_step(&run, RUN_TICK, DEADLINE), RUN_INTERRUPT);
	assert_int_equal(run.deadline_ms, DEADLINE + GRACE);
	assert_int_equal(run_step(&run, RUN_TICK, DEADLINE + 1), RUN_WAIT);
}

static void
is_a_timeout_even_if_the_code_ends_well_after_the_interrupt(void **state)
{
	struct run run;

	(void)state;
	begin(&run);
	(void)run_step(&run, RUN_TICK, DEADLINE);
	assert_int_equal(run_step(&run, RUN_IDLE, DEADLINE + 10), RUN_WAIT);
	assert_int_equal(run_step(&run, RUN_REPLY, DEADLINE + 11), RUN_FINISH);
	assert_true(run.timed_out);
}

static void
restarts_when_the_grace_is_over(void **state)
{
	struct run run;

	(void)state;
	begin(&run);
	(void)run_step(&run, RUN_TICK, DEADLINE);
	assert_int_equal(run_step(&run, RUN_TICK, DEADLINE + GRACE - 1),
	    RUN_WAIT);
	assert_int_equal(run_step(&run, RUN_TICK, DEADLINE + GRACE),
	    RUN_RESTART);
	assert_true(run.timed_out);
}

static void
restarts_at_once_without_an_interrupt(void **state)
{
	struct run run;

	(void)state;
	run_begin(&run, 1000, 2000, GRACE, false);
	assert_int_equal(run_step(&run, RUN_TICK, DEADLINE), RUN_RESTART);
}

static void
idle_that_does_not_come_is_waited_for_five_seconds(void **state)
{
	struct run run;

	(void)state;
	begin(&run);
	assert_int_equal(run_step(&run, RUN_REPLY, 1100), RUN_WAIT);
	/* the time limit of the code no longer matters */
	assert_int_equal(run_step(&run, RUN_TICK, 6099), RUN_WAIT);
	assert_int_equal(run_step(&run, RUN_TICK, 6100), RUN_FINISH);
	assert_true(run.lagged);
	assert_false(run.timed_out);
}

static void
idle_without_reply_runs_into_the_deadline(void **state)
{
	struct run run;

	(void)state;
	begin(&run);
	assert_int_equal(run_step(&run, RUN_IDLE, 1100), RUN_WAIT);
	assert_int_equal(run_step(&run, RUN_TICK, DEADLINE), RUN_INTERRUPT);
}

static void
ends_when_the_kernel_ends(void **state)
{
	struct run run;

	(void)state;
	begin(&run);
	assert_int_equal(run_step(&run, RUN_KERNEL_ENDED, 1100), RUN_FINISH);
	assert_false(run.timed_out);
	begin(&run);
	(void)run_step(&run, RUN_TICK, DEADLINE);
	assert_int_equal(run_step(&run, RUN_KERNEL_ENDED, DEADLINE + 10),
	    RUN_FINISH);
	assert_true(run.timed_out);
}

/* A small generator of our own, so that every machine sees the same runs. */
static uint32_t
next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static void
whatever_happens_it_ends_in_time_and_only_when_it_may(void **state)
{
	uint64_t seed = 20261122;
	struct run run;
	enum run_action action;
	int64_t now, latest;
	int i, interrupts;

	(void)state;
	for (i = 0; i < 20000; i++) {
		int64_t timeout = 1 + next_random(&seed) % 5000;
		bool can = next_random(&seed) % 2 == 0;

		now = 0;
		interrupts = 0;
		latest = timeout + RUN_LATE_MS + GRACE +
		    RUN_IDLE_LAG_MS + 100;
		run_begin(&run, now, timeout, GRACE, can);
		do {
			uint32_t dice = next_random(&seed) % 200;

			now += 100;
			assert_true(now <= latest + 100);
			action = run_step(&run, dice == 0 ? RUN_REPLY :
			    dice == 1 ? RUN_IDLE : dice == 2 ?
			    RUN_KERNEL_ENDED : RUN_TICK, now);
			if (action == RUN_INTERRUPT) {
				interrupts++;
				assert_true(can);
				assert_true(now >= timeout + RUN_LATE_MS);
			}
			if (action == RUN_FINISH && dice > 2)
				assert_true(run.lagged);
			if (dice == 2)
				assert_int_equal(action, RUN_FINISH);
		} while (action == RUN_WAIT || action == RUN_INTERRUPT);
		assert_true(interrupts <= 1);
		if (action == RUN_RESTART)
			assert_true(run.timed_out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ends_with_reply_and_idle_in_either_order),
		cmocka_unit_test(a_second_reply_does_not_end_it),
		cmocka_unit_test(is_interrupted_at_the_deadline_and_not_before),
		cmocka_unit_test(
		    is_a_timeout_even_if_the_code_ends_well_after_the_interrupt),
		cmocka_unit_test(restarts_when_the_grace_is_over),
		cmocka_unit_test(restarts_at_once_without_an_interrupt),
		cmocka_unit_test(
		    idle_that_does_not_come_is_waited_for_five_seconds),
		cmocka_unit_test(idle_without_reply_runs_into_the_deadline),
		cmocka_unit_test(ends_when_the_kernel_ends),
		cmocka_unit_test(
		    whatever_happens_it_ends_in_time_and_only_when_it_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
