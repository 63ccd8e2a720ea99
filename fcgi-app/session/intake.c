#include <stdlib.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "session/intake.h"
#include "session/slot.h"

/* Code of executions that wait, all together. */
#define PENDING_BYTES_MAX	((size_t)64 * 1024 * 1024)

/*
 * An execution waits for a kernel as long as it may run, and at least so
 * long: one with a short limit must not fail only because a kernel starts.
 */
#define PATIENCE_MIN_MS		10000

static bool
is_full(const struct owner *o, const struct execution *execution)
{
	if (execution->code_len > PENDING_BYTES_MAX - o->pending_bytes)
		return true;
	return execution->asynchronous ?
	    o->n_pending >= (size_t)o->config->max_pending_asynchronous :
	    o->n_waiters >= (size_t)o->config->max_pending;
}

static struct record *
accept_execution(struct owner *o, struct execution *execution)
{
	struct record *record = xcalloc(1, sizeof(*record));

	record->execution = execution_ref(execution);
	record->state = EXECUTION_WAITING;
	record->accepted_us = clock_now_us();
	record->entry.accepted_ms = record->accepted_us / 1000;
	record->entry.patience_ms = execution->timeout_s * 1000;
	if (record->entry.patience_ms < PATIENCE_MIN_MS)
		record->entry.patience_ms = PATIENCE_MIN_MS;
	o->pending_bytes += execution->code_len;
	history_add(&o->history, record);
	queue_push(&o->queue, &record->entry);
	return record;
}

static void
look(const struct record *record, struct snapshot *out)
{
	*out = (struct snapshot){
		.execution = execution_ref(record->execution),
		.state = record->state,
		.outcome = record->outcome != NULL ?
		    outcome_ref(record->outcome) : NULL
	};
}

static void
submit(struct owner *o, struct job **job, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct execution *execution = (*job)->execution;
	struct record *record;

	if (o->kernel == NULL)
		bus_answer(job, SESSION_STOPPING);
	else if (history_find(&o->history, slice_str(execution->id)) != NULL)
		bus_answer(job, SESSION_CONFLICT);
	else if (is_full(o, execution))
		bus_answer(job, SESSION_BUSY);
	else {
		record = accept_execution(o, execution);
		if (!execution->asynchronous) {
			o->n_waiters++;
			record->waiter = *job;
			*job = NULL;
			return;
		}
		o->n_pending++;
		/* an idle kernel gets it now, and the answer says so */
		slot_feed(o, now_ms);
		look(record, &(*job)->snapshot);
		bus_answer(job, SESSION_DONE);
	}
}

static void
find(struct owner *o, struct job **job) TSA(requires_capability(ROLE_OWNER))
{
	const struct record *record = history_find(&o->history,
	    slice_str((*job)->id));

	if (record != NULL)
		look(record, &(*job)->snapshot);
	bus_answer(job,
	    record != NULL ? SESSION_DONE : SESSION_UNKNOWN);
}

static void
tell_kernel_info(struct owner *o, struct job **job)
    TSA(requires_capability(ROLE_OWNER))
{
	struct slice info = o->kernel != NULL ? kernel_info(o->kernel) :
	    SLICE("");

	if (info.len > 0)
		(*job)->text = xstrndup(info.p, info.len);
	bus_answer(job,
	    info.len > 0 ? SESSION_DONE : SESSION_UNAVAILABLE);
}

static void
reset(struct owner *o, struct job **job, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct record *record;

	if (o->kernel == NULL) {
		bus_answer(job, SESSION_STOPPING);
		return;
	}
	log_info("session: starting over");
	slot_step(o, RUN_KERNEL_ENDED, now_ms);
	while ((record = (struct record *)queue_pop(&o->queue)) != NULL)
		slot_end_unrun(o, record, OUTCOME_KERNEL_ENDED, now_ms);
	history_forget_ended(&o->history);
	if (!kernel_restart(o->kernel)) {
		bus_answer(job, SESSION_DONE);
		return;
	}
	slot_lose_kernel(o, now_ms);
	(*job)->next = o->resets;
	o->resets = *job;
	*job = NULL;
}

/*
 * What the code has printed belongs to its answer: first have it read, and
 * start over when the loop comes round again.
 */
static void
reset_soon(struct owner *o, struct job **job)
    TSA(requires_capability(ROLE_OWNER))
{
	if (o->kernel != NULL)
		kernel_look(o->kernel);
	(*job)->next = o->due;
	o->due = *job;
	*job = NULL;
}

static void
make_resets(struct owner *o, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct job *job;

	while ((job = o->due) != NULL) {
		o->due = job->next;
		reset(o, &job, now_ms);
	}
}

static void
answer_resets(struct owner *o, enum session_answer answer)
    TSA(requires_capability(ROLE_OWNER))
{
	struct job *job;

	while ((job = o->resets) != NULL) {
		o->resets = job->next;
		bus_answer(&job, answer);
	}
}

void
intake_kernel_killed(struct owner *o)
{
	answer_resets(o, SESSION_DONE);
}

static void
stop_waiter(struct record *record)
    TSA(requires_capability(ROLE_OWNER))
{
	if (record->waiter != NULL)
		bus_answer(&record->waiter, SESSION_STOPPING);
}

/* Answer all, refuse from now on, ask the kernel to end. */
static void
close_session(struct owner *o) TSA(requires_capability(ROLE_OWNER))
{
	struct record *record;

	if (o->kernel == NULL)
		return;
	if (o->slot == SLOT_EXECUTION)
		stop_waiter(o->record);
	outcome_unref(o->outcome);
	o->outcome = NULL;
	o->record = NULL;
	o->slot = SLOT_EMPTY;
	while ((record = (struct record *)queue_pop(&o->queue)) != NULL)
		stop_waiter(record);
	answer_resets(o, SESSION_STOPPING);
	kernel_stop(o->kernel);
	o->kernel = NULL;
}

void
intake_take(struct owner *o, int64_t now_ms)
{
	struct job *job;

	make_resets(o, now_ms);
	while (o->has_jobs && bus_take(o->bus, &job) == ST_OK) {
		switch (job->kind) {
		case JOB_SUBMIT:
			submit(o, &job, now_ms);
			break;
		case JOB_LOOK:
			find(o, &job);
			break;
		case JOB_RESET:
			reset_soon(o, &job);
			break;
		case JOB_KERNEL_INFO:
			tell_kernel_info(o, &job);
			break;
		case JOB_CLOSE:
		case JOB_END:
			close_session(o);
			o->ending = job->kind == JOB_END;
			bus_answer(&job, SESSION_DONE);
			break;
		}
	}
}

/* A synchronous one is refused and forgotten, an asynchronous one failed. */
static void
expire(struct owner *o, struct record *record, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	if (record->waiter == NULL) {
		slot_end_unrun(o, record, OUTCOME_UNAVAILABLE, now_ms);
		return;
	}
	o->n_waiters--;
	o->pending_bytes -= record->execution->code_len;
	bus_answer(&record->waiter, SESSION_UNAVAILABLE);
	history_remove(&o->history, record);
}

void
intake_expire(struct owner *o, int64_t now_ms)
{
	struct queue_entry *entry;

	while ((entry = queue_expire(&o->queue, now_ms)) != NULL)
		expire(o, (struct record *)entry, now_ms);
}
