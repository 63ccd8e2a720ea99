#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "session/history.h"

#define ROOMY	((size_t)1 << 30)

/* On the heap: its table is large. */
static struct history *
fresh(size_t bytes_max)
{
	struct history *h = xcalloc(1, sizeof(*h));

	history_init(h, bytes_max);
	return h;
}

static void
done(struct history *h)
{
	history_clear(h);
	free(h);
}

static struct record *
add(struct history *h, int number)
{
	struct record *record = xcalloc(1, sizeof(*record));

	record->execution = execution_new();
	(void)snprintf(record->execution->id, sizeof(record->execution->id),
	    "e%d", number);
	history_add(h, record);
	return record;
}

static void
end(struct history *h, struct record *record, size_t output, int64_t now_ms)
{
	record->outcome = outcome_new();
	while (record->outcome->out.len < output)
		strbuf_putc(&record->outcome->out, 'x');
	record->state = EXECUTION_ENDED;
	history_ended(h, record, now_ms);
}

static struct record *
find(const struct history *h, int number)
{
	char id[32];

	(void)snprintf(id, sizeof(id), "e%d", number);
	return history_find(h, slice_str(id));
}

static void
each_is_found_by_its_own_id(void **state)
{
	struct history *h = fresh(ROOMY);
	struct record *records[3000];	/* more than there are buckets */
	int i;

	(void)state;
	for (i = 0; i < 3000; i++)
		records[i] = add(h, i);
	for (i = 0; i < 3000; i++)
		assert_ptr_equal(find(h, i), records[i]);
	assert_null(find(h, 3000));
	assert_null(history_find(h, SLICE("")));
	assert_null(history_find(h, SLICE("e1\0")));
	done(h);
}

static void
one_that_was_removed_is_unknown_and_the_others_are_not(void **state)
{
	struct history *h = fresh(ROOMY);
	int i;

	(void)state;
	for (i = 0; i < 3000; i++)
		(void)add(h, i);
	for (i = 0; i < 3000; i += 2)
		history_remove(h, find(h, i));
	for (i = 0; i < 3000; i++)
		assert_int_equal(find(h, i) != NULL, i % 2);
	done(h);
}

static void
the_last_hundred_are_kept_however_old(void **state)
{
	struct history *h = fresh(ROOMY);
	int i;

	(void)state;
	for (i = 0; i < 150; i++)
		end(h, add(h, i), 0, 1000);
	assert_int_equal(h->n_ended, 150);
	end(h, add(h, 150), 0, 1000 + HISTORY_AGE_MS);
	assert_int_equal(h->n_ended, HISTORY_LAST);
	assert_null(find(h, 50));
	assert_non_null(find(h, 51));
	done(h);
}

static void
all_of_the_last_hour_are_kept(void **state)
{
	struct history *h = fresh(ROOMY);
	int i;

	(void)state;
	for (i = 0; i < 500; i++)
		end(h, add(h, i), 0, i);
	end(h, add(h, 500), 0, HISTORY_AGE_MS - 1);
	assert_int_equal(h->n_ended, 501);
	end(h, add(h, 501), 0, HISTORY_AGE_MS + 9);
	assert_null(find(h, 9));	/* just an hour old */
	assert_non_null(find(h, 10));
	done(h);
}

static void
there_are_never_too_many(void **state)
{
	struct history *h = fresh(ROOMY);
	int i;

	(void)state;
	for (i = 0; i < HISTORY_MAX + 10; i++)
		end(h, add(h, i), 0, 0);
	assert_int_equal(h->n_ended, HISTORY_MAX);
	assert_null(find(h, 9));
	assert_non_null(find(h, 10));
	done(h);
}

static void
memory_is_bounded_but_the_last_one_stays(void **state)
{
	struct history *h = fresh(100000);

	(void)state;
	end(h, add(h, 1), 40000, 0);
	end(h, add(h, 2), 20000, 0);
	assert_non_null(find(h, 1));
	end(h, add(h, 3), 40000, 0);
	assert_null(find(h, 1));
	assert_non_null(find(h, 2));
	end(h, add(h, 4), 300000, 0);
	assert_null(find(h, 3));
	assert_non_null(find(h, 4));
	assert_int_equal(h->n_ended, 1);
	end(h, add(h, 5), 0, 0);
	assert_null(find(h, 4));
	assert_true(h->bytes < 10000);
	done(h);
}

static void
what_has_not_ended_is_never_dropped(void **state)
{
	struct history *h = fresh(1);
	int i;

	(void)state;
	for (i = 0; i < 200; i++)
		(void)add(h, i);
	end(h, add(h, 200), 5000, 0);
	end(h, add(h, 201), 5000, 2 * HISTORY_AGE_MS);
	for (i = 0; i < 200; i++)
		assert_non_null(find(h, i));
	history_forget_ended(h);
	assert_null(find(h, 201));
	assert_int_equal(h->bytes, 0);
	assert_non_null(find(h, 0));
	done(h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_found_by_its_own_id),
		cmocka_unit_test(
		    one_that_was_removed_is_unknown_and_the_others_are_not),
		cmocka_unit_test(the_last_hundred_are_kept_however_old),
		cmocka_unit_test(all_of_the_last_hour_are_kept),
		cmocka_unit_test(there_are_never_too_many),
		cmocka_unit_test(memory_is_bounded_but_the_last_one_stays),
		cmocka_unit_test(what_has_not_ended_is_never_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
