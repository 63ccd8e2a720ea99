/*
 * owner_state: what the owner thread owns, shared by the files of its loop
 * (owner.c), of the code in the kernel (slot.c) and of the jobs from the
 * workers (intake.c).  Owner thread only.
 */
#ifndef SESSION_OWNER_STATE_H
#define SESSION_OWNER_STATE_H

#include "kernel/kernel.h"
#include "session/bus.h"
#include "session/health.h"
#include "session/history.h"
#include "session/owner.h"
#include "session/probe.h"
#include "session/run.h"

enum slot { SLOT_EMPTY, SLOT_EXECUTION, SLOT_PROBE };

struct owner {
	const struct config	*config;
	struct owner_verdict	*verdict;
	struct bus		*bus;		/* borrowed */
	bool			 has_jobs;	/* perhaps */
	struct kernel		*kernel;	/* owned; NULL once closing */
	struct kernel_habits	 habits;
	void			*zmq_context;
	int			 link;
	int64_t			 start_ms;
	bool			 ending;

	struct history		 history;
	struct queue		 queue;		/* of records that wait */
	size_t			 n_waiters;	/* synchronous, not yet ended */
	size_t			 n_pending;	/* asynchronous ones */
	size_t			 pending_bytes;	/* of code that waits */
	struct job		*due;		/* owned; resets to be made */
	struct job		*resets;	/* owned; they wait */

	struct health		 health;
	struct probe		 probe;
	bool			 probe_hung;	/* the last one */

	enum slot		 slot;
	struct run		 run;		/* while the slot is taken */
	struct record		*record;	/* in SLOT_EXECUTION */
	struct outcome		*outcome;	/* owned; while taken */
	int64_t			 sent_us;
	size_t			 received_bytes;
};

#endif
