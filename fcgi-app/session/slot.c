#include <malloc.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "session/collect.h"
#include "session/slot.h"

/* After so much from the kernel, free memory goes back to the system. */
#define TRIM_BYTES	((size_t)4 * 1024 * 1024)

/* Send code; it takes the slot. */
static enum status
occupy(struct owner *o, enum slot slot, const struct execute_content *content,
    int64_t timeout_ms) TSA(requires_capability(ROLE_OWNER))
{
	enum status st = kernel_execute(o->kernel, content);

	if (st != ST_OK)
		return st;
	o->slot = slot;
	o->outcome = outcome_new();
	o->sent_us = clock_now_us();
	run_begin(&o->run, o->sent_us / 1000, timeout_ms,
	    o->config->interrupt_grace_s * 1000,
	    kernel_can_interrupt(o->kernel));
	return ST_OK;
}

static void
begin_probe(struct owner *o, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct execute_content content;

	probe_begin(&o->probe, &content);
	if (occupy(o, SLOT_PROBE, &content,
	    o->config->health_timeout_s * 1000) != ST_OK)
		health_probe_ended(&o->health, false, now_ms);
}

static void
probe_if_due(struct owner *o, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	/* asked also while the slot is taken: one due then is left out */
	if (health_probe_due(&o->health, now_ms) && o->slot == SLOT_EMPTY)
		begin_probe(o, now_ms);
}

/* Its code is no longer needed by anybody. */
static void
drop_code(struct owner *o, struct execution *execution)
{
	o->pending_bytes -= execution->code_len;
	free(execution->code);
	execution->code = NULL;
	execution->code_len = 0;
}

/* Put the end of an execution on record and answer who waits for it. */
static void
settle(struct owner *o, struct record *record, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct job *waiter = record->waiter;

	record->state = EXECUTION_ENDED;
	record->waiter = NULL;
	if (waiter == NULL)
		o->n_pending--;
	else {
		o->n_waiters--;
		waiter->snapshot = (struct snapshot){
			.execution = execution_ref(record->execution),
			.state = EXECUTION_ENDED,
			.outcome = outcome_ref(record->outcome)
		};
		bus_answer(&waiter, SESSION_DONE);
	}
	history_ended(&o->history, record, now_ms);
}

void
slot_end_unrun(struct owner *o, struct record *record, enum outcome_end end,
    int64_t now_ms)
{
	drop_code(o, record->execution);
	record->outcome = outcome_new();
	record->outcome->end = end;
	record->outcome->timeout_s = record->execution->timeout_s;
	record->outcome->queued_us = clock_now_us() - record->accepted_us;
	settle(o, record, now_ms);
}

/* The code was not sent: refuse whoever waits, end it for whoever asks. */
static void
refuse(struct owner *o, struct record *record, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	log_error("execution: its code cannot be sent to the kernel");
	slot_end_unrun(o, record, OUTCOME_UNAVAILABLE, now_ms);
}

static void
begin_execution(struct owner *o, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct record *record = (struct record *)queue_pop(&o->queue);
	struct execution *execution = record->execution;
	const struct execute_content content = {
		.code = slice_make(execution->code, execution->code_len),
		.store_history = true
	};

	if (occupy(o, SLOT_EXECUTION, &content,
	    execution->timeout_s * 1000) != ST_OK) {
		refuse(o, record, now_ms);
		return;
	}
	drop_code(o, execution);
	record->state = EXECUTION_RUNNING;
	o->record = record;
	o->outcome->keep_bundle = execution->jupyter_format;
	o->outcome->timeout_s = execution->timeout_s;
	o->outcome->queued_us = o->sent_us - record->accepted_us;
	health_busy(&o->health, true, now_ms);
}

void
slot_feed(struct owner *o, int64_t now_ms)
{
	if (o->kernel == NULL || !kernel_is_ready(o->kernel))
		return;
	if (!o->probe_hung)
		probe_if_due(o, now_ms);
	while (o->slot == SLOT_EMPTY && o->queue.first != NULL)
		begin_execution(o, now_ms);
	/* after one that hung those that wait come first, or never would */
	if (o->probe_hung)
		probe_if_due(o, now_ms);
}

static void
finish_probe(struct owner *o, enum outcome_end end, int64_t now_ms)
{
	int64_t ms = (clock_now_us() - o->sent_us) / 1000;
	bool is_good;

	o->outcome->end = end;
	is_good = probe_good(&o->probe, o->outcome);
	log_info("Healthcheck execution time: %lld ms", (long long)ms);
	if (!is_good)
		log_warn("health probe failed");
	o->probe_hung = end == OUTCOME_TIMEOUT_RESTARTED;
	health_probe_ended(&o->health, is_good, now_ms);
	outcome_unref(o->outcome);
}

static void
finish_execution(struct owner *o, enum outcome_end end, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	o->outcome->end = end;
	o->outcome->run_us = clock_now_us() - o->sent_us;
	if (o->run.lagged)
		log_warn("execution: the kernel replied but never became "
		    "idle");
	health_busy(&o->health, false, now_ms);
	if (end != OUTCOME_KERNEL_ENDED && end != OUTCOME_TIMEOUT_RESTARTED)
		kernel_praise(o->kernel);
	o->record->outcome = o->outcome;
	settle(o, o->record, now_ms);
	o->record = NULL;
}

/* The code in the slot has ended; the slot is empty afterwards. */
static void
finish(struct owner *o, enum outcome_end end, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	kernel_forget(o->kernel);
	if (o->slot == SLOT_PROBE)
		finish_probe(o, end, now_ms);
	else
		finish_execution(o, end, now_ms);
	o->slot = SLOT_EMPTY;
	o->outcome = NULL;
	if (o->received_bytes > TRIM_BYTES)
		(void)malloc_trim(0);
	o->received_bytes = 0;
}

void
slot_lose_kernel(struct owner *o, int64_t now_ms)
{
	queue_kernel_lost(&o->queue, now_ms);
	health_kernel_lost(&o->health, now_ms);
}

void
slot_step(struct owner *o, enum run_event event, int64_t now_ms)
{
	enum outcome_end end;

	if (o->slot == SLOT_EMPTY)
		return;
	switch (run_step(&o->run, event, now_ms)) {
	case RUN_WAIT:
		return;
	case RUN_INTERRUPT:
		log_info("execution: over its time limit, interrupting the "
		    "kernel");
		kernel_interrupt(o->kernel);
		return;
	case RUN_FINISH:
		if (event == RUN_KERNEL_ENDED)
			end = o->run.timed_out ? OUTCOME_TIMEOUT_RESTARTED :
			    OUTCOME_KERNEL_ENDED;
		else
			end = collect_end(o->outcome, o->run.timed_out);
		finish(o, end, now_ms);
		return;
	case RUN_RESTART:
		log_warn("execution: over its time limit and not to be "
		    "interrupted, restarting the kernel");
		finish(o, OUTCOME_TIMEOUT_RESTARTED, now_ms);
		(void)kernel_restart(o->kernel);
		slot_lose_kernel(o, now_ms);
		return;
	}
}

void
slot_message(struct owner *o, struct received *received, int64_t now_ms)
{
	enum message_type type = received->head.type;
	enum collected collected = COLLECTED_OUTPUT;
	cJSON *content;

	o->received_bytes += received->head.content.len;
	if (o->slot == SLOT_EMPTY || type == MSG_OTHER)
		goto out;
	/* each type counts on its own channel only */
	if ((type == MSG_EXECUTE_REPLY) != (received->channel ==
	    CHANNEL_SHELL))
		goto out;
	if (message_content(&received->head, &content) != ST_OK) {
		log_warn("kernel: a message cannot be read");
		goto out;
	}
	if (type == MSG_EXECUTE_REPLY && o->slot == SLOT_PROBE)
		probe_reply(&o->probe, content);
	collected = collect_message(o->outcome, type, content);
	cJSON_Delete(content);
out:
	received_clear(received);
	if (collected == COLLECTED_REPLY)
		slot_step(o, RUN_REPLY, now_ms);
	else if (collected == COLLECTED_IDLE)
		slot_step(o, RUN_IDLE, now_ms);
}
