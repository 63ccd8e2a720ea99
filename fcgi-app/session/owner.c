/*
 * How an execution passes through: a worker's job arrives on the bus and
 * waits in the queue; when the kernel is ready and free it takes the slot,
 * its code is sent, and run.c steps through its life while collect.c gathers
 * what the kernel says; then the outcome goes back with the job.  A probe
 * takes the slot in the same way.  There is one slot: one execute_request is
 * in the kernel at a time.
 */
#include <sys/prctl.h>
#include <pthread.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <zmq.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "kernel/kernel.h"
#include "session/bus.h"
#include "session/collect.h"
#include "session/health.h"
#include "session/owner.h"
#include "session/probe.h"
#include "session/run.h"

struct role ROLE_OWNER;

/* Messages of the kernel between two looks at the bus and the clock. */
#define EVENTS_PER_ROUND	256

enum slot { SLOT_EMPTY, SLOT_JOB, SLOT_PROBE };

struct owner {
	const struct config	*config;
	struct owner_verdict	*verdict;
	void			*bus;		/* owned */
	struct kernel		*kernel;	/* owned; NULL once closing */
	struct kernel_habits	 habits;
	void			*zmq_context;
	int			 link;

	struct queue		 queue;
	struct health		 health;
	struct probe		 probe;
	bool			 probe_hung;	/* the last one */
	int64_t			 start_ms;

	enum slot		 slot;
	struct run		 run;		/* while the slot is taken */
	struct job		*job;		/* owned; in SLOT_JOB */
	struct outcome		*outcome;	/* owned; while taken */
	int64_t			 sent_us;
	bool			 ending;
};

struct owner *
owner_new(void *zmq_context, const struct config *config,
    struct kernel_habits habits, int link_fd, struct owner_verdict *verdict)
{
	const struct health_rules rules = {
		.threshold_ms = config->health_success_threshold_s * 1000,
		.initial_delay_ms = config->health_initial_delay_s * 1000,
		.period_ms = config->health_period_s * 1000,
		.failure_threshold = config->health_failure_threshold
	};
	struct owner *o = xcalloc(1, sizeof(*o));

	o->config = config;
	o->verdict = verdict;
	o->habits = habits;
	o->zmq_context = zmq_context;
	o->link = link_fd;
	o->start_ms = clock_now_ms();
	queue_init(&o->queue, o->start_ms);
	health_init(&o->health, &rules, o->start_ms);
	probe_init(&o->probe, config);
	if ((o->bus = bus_owner_new(zmq_context)) == NULL) {
		free(o);
		return NULL;
	}
	return o;
}

void
owner_free(struct owner *o)
{
	if (o == NULL)
		return;
	bus_end_free(o->bus);
	free(o);
}

static void
publish(struct owner *o)
{
	bool was = atomic_exchange_explicit(&o->verdict->healthy,
	    o->health.healthy, memory_order_relaxed);

	atomic_store_explicit(&o->verdict->started, o->health.started,
	    memory_order_relaxed);
	if (!was && o->health.healthy)
		log_info("healthy");
	else if (was && !o->health.healthy)
		log_warn("unhealthy: the health probe does not succeed");
}

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

static void
begin_job(struct owner *o, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct job *job = (struct job *)queue_pop(&o->queue);
	const struct execute_content content = {
		.code = slice_make(job->code, job->code_len),
		.store_history = true
	};

	if (occupy(o, SLOT_JOB, &content, job->entry.timeout_ms) != ST_OK) {
		bus_answer(o->bus, &job, SESSION_NO_MEMORY);
		return;
	}
	o->job = job;
	o->outcome->timeout_s = job->entry.timeout_ms / 1000;
	o->outcome->queued_us = o->sent_us - job->accepted_us;
	health_busy(&o->health, true, now_ms);
}

/* Fill the slot if it is empty and there is something to do. */
static void
feed(struct owner *o, int64_t now_ms) TSA(requires_capability(ROLE_OWNER))
{
	if (o->kernel == NULL || !kernel_is_ready(o->kernel))
		return;
	if (!o->probe_hung)
		probe_if_due(o, now_ms);
	while (o->slot == SLOT_EMPTY && o->queue.first != NULL)
		begin_job(o, now_ms);
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
finish_job(struct owner *o, enum outcome_end end, int64_t now_ms)
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
	o->job->outcome = o->outcome;
	bus_answer(o->bus, &o->job, SESSION_DONE);
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
		finish_job(o, end, now_ms);
	o->slot = SLOT_EMPTY;
	o->outcome = NULL;
}

static void
lose_kernel(struct owner *o, int64_t now_ms)
{
	queue_kernel_lost(&o->queue, now_ms);
	health_kernel_lost(&o->health, now_ms);
}

static void
step(struct owner *o, enum run_event event, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
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
		kernel_restart(o->kernel);
		lose_kernel(o, now_ms);
		return;
	}
}

static void
take_message(struct owner *o, struct received *received, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	enum message_type type = received->head.type;
	enum collected collected = COLLECTED_OUTPUT;
	cJSON *content;

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
		step(o, RUN_REPLY, now_ms);
	else if (collected == COLLECTED_IDLE)
		step(o, RUN_IDLE, now_ms);
}

static void
take_ready(struct owner *o, int64_t now_ms)
{
	log_info("kernel '%s' is ready", o->config->kernel_name);
	log_debug("kernel: ready %lld ms after the start of the server",
	    (long long)(now_ms - o->start_ms));
	queue_kernel_ready(&o->queue);
	health_kernel_ready(&o->health, now_ms);
}

static void
take_kernel_events(struct owner *o) TSA(requires_capability(ROLE_OWNER))
{
	struct received received;
	int64_t now_ms = clock_now_ms();
	int i;

	for (i = 0; i < EVENTS_PER_ROUND; i++) {
		switch (kernel_next_event(o->kernel, now_ms, &received)) {
		case KERNEL_NOTHING:
			return;
		case KERNEL_BECAME_READY:
			take_ready(o, now_ms);
			break;
		case KERNEL_MESSAGE:
			take_message(o, &received, now_ms);
			break;
		case KERNEL_ENDED:
			step(o, RUN_KERNEL_ENDED, now_ms);
			lose_kernel(o, now_ms);
			break;
		case KERNEL_GAVE_UP:
			break;	/* the monitor ends us */
		case KERNEL_ORPHANED:
			log_error("server: the monitor is gone");
			_exit(1);
		}
	}
}

/* Answer all, refuse from now on, ask the kernel to end. */
static void
close_session(struct owner *o) TSA(requires_capability(ROLE_OWNER))
{
	struct job *job;

	if (o->kernel == NULL)
		return;
	if (o->slot == SLOT_JOB)
		bus_answer(o->bus, &o->job, SESSION_STOPPING);
	outcome_unref(o->outcome);
	o->outcome = NULL;
	o->slot = SLOT_EMPTY;
	while ((job = (struct job *)queue_pop(&o->queue)) != NULL)
		bus_answer(o->bus, &job, SESSION_STOPPING);
	kernel_stop(o->kernel);
	o->kernel = NULL;
}

static void
take_execution(struct owner *o, struct job **job)
    TSA(requires_capability(ROLE_OWNER))
{
	size_t pending = o->queue.n + (o->slot == SLOT_JOB ? 1 : 0);

	if (o->kernel == NULL)
		bus_answer(o->bus, job, SESSION_STOPPING);
	else if (pending >= (size_t)o->config->max_pending)
		bus_answer(o->bus, job, SESSION_BUSY);
	else {
		queue_push(&o->queue, &(*job)->entry);
		*job = NULL;
	}
}

static void
take_jobs(struct owner *o) TSA(requires_capability(ROLE_OWNER))
{
	struct job *job;

	while (bus_take(o->bus, &job) == ST_OK) {
		switch (job->kind) {
		case JOB_EXECUTE:
			take_execution(o, &job);
			break;
		case JOB_CLOSE:
		case JOB_END:
			close_session(o);
			o->ending = job->kind == JOB_END;
			bus_answer(o->bus, &job, SESSION_DONE);
			break;
		}
	}
}

static void
take_time(struct owner *o) TSA(requires_capability(ROLE_OWNER))
{
	int64_t now_ms = clock_now_ms();
	struct job *job;

	step(o, RUN_TICK, now_ms);
	while ((job = (struct job *)queue_expire(&o->queue, now_ms)) != NULL)
		bus_answer(o->bus, &job, SESSION_UNAVAILABLE);
	if (o->kernel != NULL && kernel_was_taken_over(o->kernel) &&
	    !o->health.started)
		health_take_over(&o->health, now_ms);
	health_tick(&o->health, now_ms);
	publish(o);
	feed(o, now_ms);
}

static int64_t
deadline(const struct owner *o)
{
	int64_t at = clock_earlier(queue_deadline_ms(&o->queue),
	    health_deadline_ms(&o->health));

	if (o->kernel == NULL)
		return CLOCK_NEVER;
	if (o->slot != SLOT_EMPTY)
		at = clock_earlier(at, o->run.deadline_ms);
	return clock_earlier(at, kernel_deadline_ms(o->kernel));
}

static void
wait(struct owner *o) TSA(requires_capability(ROLE_OWNER))
{
	zmq_pollitem_t items[1 + KERNEL_POLL_ITEMS];
	int n = 1;

	items[0] = (zmq_pollitem_t){
		.socket = o->bus, .events = ZMQ_POLLIN
	};
	if (o->kernel != NULL)
		n += kernel_poll_items(o->kernel, items + 1);
	if (zmq_poll(items, n, clock_wait_ms(deadline(o), clock_now_ms())) ==
	    -1 && errno != EINTR) {
		log_error("session: cannot wait: %s", status_text(ST_SYS));
		abort();
	}
}

void *
owner_main(void *argument)
{
	struct owner *o = argument;

	role_take(&ROLE_OWNER);
	(void)pthread_setname_np(pthread_self(), "owner");
	o->kernel = kernel_new(o->zmq_context, o->link, o->config, o->habits);
	while (!o->ending) {
		wait(o);
		if (o->kernel != NULL)
			take_kernel_events(o);
		take_jobs(o);
		take_time(o);
	}
	return NULL;
}
