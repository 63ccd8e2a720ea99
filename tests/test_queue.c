#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/clock.h"
#include "session/queue.h"

static struct queue_entry
entry(int64_t accepted_ms, int64_t patience_ms)
{
	return (struct queue_entry){
		.accepted_ms = accepted_ms, .patience_ms = patience_ms
	};
}

static void
first_come_is_first_served(void **state)
{
	struct queue_entry e[3] = { entry(0, 1), entry(0, 1), entry(0, 1) };
	struct queue q;
	size_t i;

	(void)state;
	queue_init(&q, 0);
	queue_kernel_ready(&q);
	assert_null(queue_pop(&q));
	for (i = 0; i < 3; i++)
		queue_push(&q, &e[i]);
	assert_int_equal(q.n, 3);
	for (i = 0; i < 3; i++)
		assert_ptr_equal(queue_pop(&q), &e[i]);
	assert_null(queue_pop(&q));
	assert_int_equal(q.n, 0);
}

static void
can_be_filled_again_after_it_was_empty(void **state)
{
	struct queue_entry a = entry(0, 1), b = entry(0, 1);
	struct queue q;

	(void)state;
	queue_init(&q, 0);
	queue_push(&q, &a);
	assert_ptr_equal(queue_pop(&q), &a);
	queue_push(&q, &b);
	assert_ptr_equal(queue_pop(&q), &b);
}

static void
waits_for_a_kernel_as_long_as_its_patience_lasts(void **state)
{
	struct queue_entry a = entry(100, 1000);
	struct queue q;

	(void)state;
	queue_init(&q, 0);
	queue_push(&q, &a);
	assert_int_equal(queue_deadline_ms(&q), 1100);
	assert_null(queue_expire(&q, 1099));
	assert_ptr_equal(queue_expire(&q, 1100), &a);
	assert_int_equal(q.n, 0);
	assert_int_equal(queue_deadline_ms(&q), CLOCK_NEVER);
}

static void
time_behind_others_does_not_count(void **state)
{
	struct queue_entry a = entry(100, 1000);
	struct queue q;

	(void)state;
	queue_init(&q, 0);
	queue_kernel_ready(&q);
	queue_push(&q, &a);
	assert_int_equal(queue_deadline_ms(&q), CLOCK_NEVER);
	assert_null(queue_expire(&q, 1000000));
	queue_kernel_lost(&q, 50000);
	queue_kernel_lost(&q, 50500);	/* still lost: since 50000 */
	assert_int_equal(queue_deadline_ms(&q), 51000);
	assert_ptr_equal(queue_expire(&q, 51000), &a);
}

static void
the_one_in_the_middle_can_expire_first(void **state)
{
	struct queue_entry a = entry(0, 9000), b = entry(0, 1000),
	    c = entry(0, 500), d = entry(0, 9000);
	struct queue q;

	(void)state;
	queue_init(&q, 0);
	queue_push(&q, &a);
	queue_push(&q, &b);
	queue_push(&q, &c);
	assert_ptr_equal(queue_expire(&q, 999), &c);	/* was the last */
	queue_push(&q, &d);
	assert_ptr_equal(queue_expire(&q, 1000), &b);
	assert_null(queue_expire(&q, 1000));
	assert_ptr_equal(queue_pop(&q), &a);
	assert_ptr_equal(queue_pop(&q), &d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_come_is_first_served),
		cmocka_unit_test(can_be_filled_again_after_it_was_empty),
		cmocka_unit_test(
		    waits_for_a_kernel_as_long_as_its_patience_lasts),
		cmocka_unit_test(time_behind_others_does_not_count),
		cmocka_unit_test(the_one_in_the_middle_can_expire_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
