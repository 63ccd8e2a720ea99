/*
 * run: the life of one execute_request in the kernel, as pure steps: an event
 * and the time go in, what to do comes out (architecture rules 1 and 4).
 *
 * An execution is over when execute_reply and idle have both come, in either
 * order.  At the deadline, a moment after the time limit, the kernel is
 * interrupted; if it does not come back within the grace, or has no interrupt,
 * it is restarted.
 */
#ifndef SESSION_RUN_H
#define SESSION_RUN_H

#include <stdbool.h>
#include <stdint.h>

/* How long idle may lag behind the reply (API contract 16.2). */
#define RUN_IDLE_LAG_MS	5000

/*
 * How long after its time limit an execution is left alone.  Code may end
 * itself by a timer of exactly that limit, as the JavaScript sample of the
 * original's guide does; such a timer starts and reports a moment late.
 */
#define RUN_LATE_MS	500

enum run_event {
	RUN_REPLY,		/* execute_reply came */
	RUN_IDLE,		/* status idle came */
	RUN_TICK,		/* time has passed */
	RUN_KERNEL_ENDED	/* there is no kernel any more */
};

enum run_action {
	RUN_WAIT,
	RUN_INTERRUPT,		/* interrupt the kernel, go on waiting */
	RUN_RESTART,		/* it is over; restart the kernel */
	RUN_FINISH		/* it is over */
};

struct run {
	int64_t	deadline_ms;	/* of the present phase */
	int64_t	grace_ms;
	bool	can_interrupt;
	bool	reply;		/* seen */
	bool	idle;		/* seen */
	bool	interrupted;
	bool	timed_out;	/* it was past its deadline: sticks */
	bool	lagged;		/* ended without idle */
};

/* The code is sent now. */
void		run_begin(struct run *, int64_t now_ms, int64_t timeout_ms,
		    int64_t grace_ms, bool can_interrupt);

/* After RUN_RESTART or RUN_FINISH no more steps. */
enum run_action	run_step(struct run *, enum run_event, int64_t now_ms);

#endif
