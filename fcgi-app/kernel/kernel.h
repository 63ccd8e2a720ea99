/*
 * kernel: one Jupyter kernel as a whole: started, ready, given code,
 * interrupted, restarted, stopped.  It talks ZeroMQ to the kernel and asks the
 * monitor for everything that concerns processes.  Owner thread only.
 *
 * It keeps a kernel running by itself: one that ends is started again, with a
 * growing delay if it does not last.  A kernel that was never ready and fails
 * BACKOFF_FIRST_STARTS times ends the program (KERNEL_GAVE_UP).
 */
#ifndef KERNEL_KERNEL_H
#define KERNEL_KERNEL_H

#include <stdbool.h>
#include <stdint.h>
#include <zmq.h>

#include "base/compiler.h"
#include "base/status.h"
#include "config/config.h"
#include "kernel/channels.h"
#include "kernel/interrupt.h"

struct kernel;

enum kernel_event {
	KERNEL_NOTHING,		/* nothing more to do now */
	KERNEL_BECAME_READY,	/* it takes code */
	KERNEL_MESSAGE,		/* *received answers the code under way */
	KERNEL_ENDED,		/* it was ready and is no more */
	KERNEL_KILLED,		/* kernel_restart() has had its effect */
	KERNEL_GAVE_UP,		/* it cannot be started; logged */
	KERNEL_ORPHANED		/* the monitor is gone */
};

#define KERNEL_POLL_ITEMS	(1 + N_CONNECTED)

/*
 * Take over the kernel that the monitor has, or start one: it says which as
 * its first message on the link.  config is borrowed for good.
 */
struct kernel	*kernel_new(void *zmq_context, int link_fd,
		    const struct config *, struct kernel_habits)
		    TSA(requires_capability(ROLE_OWNER)) MUST_USE;

/*
 * Ask the kernel to end by itself, without waiting, and free.  What does not
 * end is the monitor's to kill.
 */
void		kernel_stop(struct kernel *)
		    TSA(requires_capability(ROLE_OWNER));

/*
 * The next thing that has happened; call until KERNEL_NOTHING.  With
 * KERNEL_MESSAGE the received message is the caller's to received_clear();
 * messages that do not answer the code under way are never seen.
 */
enum kernel_event kernel_next_event(struct kernel *, int64_t now_ms,
		    struct received *) TSA(requires_capability(ROLE_OWNER));

/*
 * Fill in KERNEL_POLL_ITEMS items for poll(2), and take back what it found.
 */
void		kernel_poll_items(const struct kernel *, struct pollfd *items)
		    TSA(requires_capability(ROLE_OWNER));
void		kernel_polled(struct kernel *, const struct pollfd *items)
		    TSA(requires_capability(ROLE_OWNER));
/* Have kernel_next_event() bring all that it has said until now. */
void		kernel_look(struct kernel *)
		    TSA(requires_capability(ROLE_OWNER));
/* When kernel_next_event() must be called again at the latest. */
int64_t		kernel_deadline_ms(const struct kernel *);

bool		kernel_is_ready(const struct kernel *);
/* Has it been ready under an earlier server, before a crash of ours? */
bool		kernel_was_taken_over(const struct kernel *);
/* Is there an interrupt for it other than to restart it? */
bool		kernel_can_interrupt(const struct kernel *);

/*
 * Send code.  Only while it is ready and has none under way.  ST_OK: its
 * messages come as KERNEL_MESSAGE from now on.
 */
enum status	kernel_execute(struct kernel *, const struct execute_content *)
		    TSA(requires_capability(ROLE_OWNER)) MUST_USE;
/* The code under way has ended: later messages for it are dropped. */
void		kernel_forget(struct kernel *);
/* It has done what a user asked for: it does not count as short-lived. */
void		kernel_praise(struct kernel *);

void		kernel_interrupt(struct kernel *)
		    TSA(requires_capability(ROLE_OWNER));
/*
 * Kill it with all its processes and start it again; its state is lost.
 * Returns false if there is no process now; otherwise KERNEL_KILLED follows
 * when none is left.
 */
bool		kernel_restart(struct kernel *)
		    TSA(requires_capability(ROLE_OWNER));

/*
 * The content of its last kernel_info_reply, JSON text; empty if it has never
 * been ready.  Borrowed until the next event.
 */
struct slice	kernel_info(const struct kernel *);

#endif
