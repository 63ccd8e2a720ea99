#include "session/run.h"

void
run_begin(struct run *run, int64_t now_ms, int64_t timeout_ms,
    int64_t grace_ms, bool can_interrupt)
{
	*run = (struct run){
		.deadline_ms = now_ms + timeout_ms + RUN_LATE_MS,
		.grace_ms = grace_ms, .can_interrupt = can_interrupt
	};
}

static enum run_action
tick(struct run *run, int64_t now_ms)
{
	if (now_ms < run->deadline_ms)
		return RUN_WAIT;
	if (run->reply) {
		run->lagged = true;
		return RUN_FINISH;
	}
	run->timed_out = true;
	if (run->interrupted || !run->can_interrupt)
		return RUN_RESTART;
	run->interrupted = true;
	run->deadline_ms = now_ms + run->grace_ms;
	return RUN_INTERRUPT;
}

enum run_action
run_step(struct run *run, enum run_event event, int64_t now_ms)
{
	switch (event) {
	case RUN_REPLY:
		if (!run->reply)
			run->deadline_ms = now_ms + RUN_IDLE_LAG_MS;
		run->reply = true;
		return run->idle ? RUN_FINISH : RUN_WAIT;
	case RUN_IDLE:
		run->idle = true;
		return run->reply ? RUN_FINISH : RUN_WAIT;
	case RUN_KERNEL_ENDED:
		return RUN_FINISH;
	case RUN_TICK:
		break;
	}
	return tick(run, now_ms);
}
