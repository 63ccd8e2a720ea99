/*
 * owner: the one thread that holds the kernel, the queue and the prober, and
 * its loop: poll, take what has happened, act on it.  See owner.c for how an
 * execution passes through.
 */
#ifndef SESSION_OWNER_H
#define SESSION_OWNER_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/compiler.h"
#include "config/config.h"
#include "kernel/interrupt.h"

struct bus;
struct owner;

/* Written by the owner, read by any thread at any time. */
struct owner_verdict {
	_Atomic bool	healthy;
	_Atomic bool	started;
};

/* Everything is borrowed for good. */
struct owner	*owner_new(void *zmq_context, struct bus *,
		    const struct config *, struct kernel_habits, int link_fd,
		    struct owner_verdict *) MUST_USE;
/* After its thread has ended; NULL is fine. */
void		 owner_free(struct owner *);

/* For pthread_create; ends on JOB_END. */
void		*owner_main(void *owner);

#endif
