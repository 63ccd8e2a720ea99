/*
 * The loop of the owner thread: wait, take what has happened, act on it.
 *
 * How an execution passes through: a worker's job arrives on the bus
 * (intake.c) and becomes a record, which waits in the queue; when the kernel
 * is ready and free it takes the slot (slot.c), its code is sent, and at its
 * end the outcome goes to the worker that waits for it, and into the history
 * for those that ask later.  There is one slot: one execute_request is in the
 * kernel at a time.
 */
#include <sys/prctl.h>
#include <pthread.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "session/intake.h"
#include "session/slot.h"

struct role ROLE_OWNER;

/* Messages of the kernel between two looks at the bus and the clock. */
#define EVENTS_PER_ROUND	256

struct owner *
owner_new(void *zmq_context, struct bus *bus, const struct config *config,
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
	history_init(&o->history,
	    (size_t)config->retained_results_mib * 1024 * 1024);
	health_init(&o->health, &rules, o->start_ms);
	probe_init(&o->probe, config);
	o->bus = bus;
	return o;
}

void
owner_free(struct owner *o)
{
	if (o == NULL)
		return;
	history_clear(&o->history);
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
take_kernel_events(struct owner *o, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct received received;
	int i;

	for (i = 0; i < EVENTS_PER_ROUND; i++) {
		switch (kernel_next_event(o->kernel, now_ms, &received)) {
		case KERNEL_NOTHING:
			return;
		case KERNEL_BECAME_READY:
			take_ready(o, now_ms);
			break;
		case KERNEL_MESSAGE:
			slot_message(o, &received, now_ms);
			break;
		case KERNEL_ENDED:
			slot_step(o, RUN_KERNEL_ENDED, now_ms);
			slot_lose_kernel(o, now_ms);
			break;
		case KERNEL_KILLED:
			intake_kernel_killed(o);
			break;
		case KERNEL_GAVE_UP:
			break;	/* the monitor ends us */
		case KERNEL_ORPHANED:
			log_error("server: the monitor is gone");
			_exit(1);
		}
	}
}

static void
take_time(struct owner *o, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	slot_step(o, RUN_TICK, now_ms);
	intake_expire(o, now_ms);
	if (o->kernel != NULL && kernel_was_taken_over(o->kernel) &&
	    !o->health.started)
		health_take_over(&o->health, now_ms);
	health_tick(&o->health, now_ms);
	publish(o);
	slot_feed(o, now_ms);
}

static int64_t
deadline(const struct owner *o)
{
	int64_t at = clock_earlier(queue_deadline_ms(&o->queue),
	    health_deadline_ms(&o->health));

	if (o->due != NULL)
		return 0;
	if (o->kernel == NULL)
		return CLOCK_NEVER;
	if (o->slot != SLOT_EMPTY)
		at = clock_earlier(at, o->run.deadline_ms);
	return clock_earlier(at, kernel_deadline_ms(o->kernel));
}

static void
wait(struct owner *o) TSA(requires_capability(ROLE_OWNER))
{
	struct pollfd items[1 + KERNEL_POLL_ITEMS];
	nfds_t n = 1;

	items[0] = (struct pollfd){
		.fd = bus_fd(o->bus), .events = POLLIN
	};
	if (o->kernel != NULL) {
		kernel_poll_items(o->kernel, items + 1);
		n += KERNEL_POLL_ITEMS;
	}
	/* after EINTR (SIGCONT can do that) no revents are set */
	if (poll(items, n, clock_wait_ms(deadline(o), clock_now_ms())) ==
	    -1 && errno != EINTR) {
		log_error("session: cannot wait: %s", status_text(ST_SYS));
		abort();
	}
	o->has_jobs = items[0].revents != 0;
	if (o->kernel != NULL)
		kernel_polled(o->kernel, items + 1);
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
			take_kernel_events(o, clock_now_ms());
		intake_take(o, clock_now_ms());
		take_time(o, clock_now_ms());
	}
	return NULL;
}
