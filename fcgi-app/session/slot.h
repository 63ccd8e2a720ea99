/*
 * slot: the one place in the kernel.  An execution or a probe takes it, run.c
 * steps through its life, collect.c gathers what the kernel says, then the
 * outcome goes where it is wanted.  Owner thread only.
 */
#ifndef SESSION_SLOT_H
#define SESSION_SLOT_H

#include "session/owner_state.h"

/* Fill the slot if it is empty and there is something to do. */
void	slot_feed(struct owner *, int64_t now_ms)
	    TSA(requires_capability(ROLE_OWNER));

/* A message of the kernel for what is in the slot; clears it. */
void	slot_message(struct owner *, struct received *, int64_t now_ms)
	    TSA(requires_capability(ROLE_OWNER));

/* Time has passed, or the kernel has ended. */
void	slot_step(struct owner *, enum run_event, int64_t now_ms)
	    TSA(requires_capability(ROLE_OWNER));

/* There is no kernel: tell the queue and the prober. */
void	slot_lose_kernel(struct owner *, int64_t now_ms);

/* End an execution that never got into the slot. */
void	slot_end_unrun(struct owner *, struct record *, enum outcome_end,
	    int64_t now_ms) TSA(requires_capability(ROLE_OWNER));

#endif
