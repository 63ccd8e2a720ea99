/*
 * kernel_state: what a kernel consists of, shared by the two files about it:
 * kernel.c, which speaks with it, and life.c, which has it started, greeted,
 * buried and started again.  Owner thread only.
 */
#ifndef KERNEL_KERNEL_STATE_H
#define KERNEL_KERNEL_STATE_H

#include "kernel/backoff.h"
#include "kernel/kernel.h"
#include "monitor/link.h"

enum kernel_state {
	KERNEL_UNKNOWN,		/* the monitor has not said yet */
	KERNEL_WAITING,		/* until it is time to start it */
	KERNEL_SPAWNING,	/* the monitor was asked */
	KERNEL_STARTING,	/* there is a process; it does not answer yet */
	KERNEL_READY,
	KERNEL_ENDING,		/* it is being killed */
	KERNEL_HOPELESS		/* given up */
};

struct kernel {
	void			*zmq_context;
	int			 link;
	bool			 link_pending;	/* there is something to read */
	const struct config	*config;
	struct kernel_habits	 habits;

	enum kernel_state	 state;
	int64_t			 deadline_ms;	/* of WAITING and STARTING */
	int64_t			 ask_ms;	/* next kernel_info_request */
	int64_t			 iopub_ms;	/* iopub rests until then */
	bool			 info_seen;	/* kernel_info_reply came */
	bool			 iopub_seen;	/* and something on iopub */
	bool			 taken_over;
	bool			 interrupted;	/* while taking over */
	bool			 wanted_end;	/* we had it killed */
	struct strbuf		 info;		/* of kernel_info_reply */
	struct backoff		 backoff;

	struct connection	 connection;
	struct channels		*channels;	/* owned; NULL: not connected */
	struct message_author	 author;
	char			 current[MESSAGE_ID_SIZE]; /* "" if none */
};

/* The key that signs its messages; borrowed. */
static inline struct slice
kernel_key(const struct kernel *k)
{
	return slice_str(k->connection.key);
}

/* To the monitor. */
void		kernel_tell(struct kernel *, enum link_type, int32_t number,
		    struct slice text);
/*
 * Send a message of ours and clear it; a kernel that takes none is seen by
 * deadlines.
 */
void		kernel_send(struct kernel *, enum channel, struct outgoing *)
		    TSA(requires_capability(ROLE_OWNER));

/* Take what the monitor has said. */
enum kernel_event life_read_link(struct kernel *, int64_t now_ms)
		    TSA(requires_capability(ROLE_OWNER));
/* Start, ask again, or give up waiting, if it is time. */
void		life_check_timers(struct kernel *, int64_t now_ms)
		    TSA(requires_capability(ROLE_OWNER));
/* A message came before it was ready: does that bring it nearer? */
void		life_note_greeting(struct kernel *, const struct received *,
		    int64_t now_ms);
/* If it has answered on both channels it is ready now. */
enum kernel_event life_become_ready(struct kernel *, int64_t now_ms);

#endif
