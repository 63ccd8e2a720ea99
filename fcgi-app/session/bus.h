/*
 * bus: carries jobs between the workers and the owner over inproc sockets.  A
 * job is given away, answered exactly once and given back; whoever holds the
 * pointer owns it.  These calls are the only place where a pointer crosses
 * threads.
 */
#ifndef SESSION_BUS_H
#define SESSION_BUS_H

#include <stddef.h>

#include "base/compiler.h"
#include "base/status.h"
#include "session/client.h"
#include "session/queue.h"

enum job_kind {
	JOB_EXECUTE,
	JOB_CLOSE,	/* answer what waits, take no more executions */
	JOB_END		/* end the owner thread */
};

#define JOB_ROUTE_MAX	16

struct job {
	struct queue_entry	 entry;
	enum job_kind		 kind;
	char			*code;		/* owned */
	size_t			 code_len;
	int64_t			 accepted_us;
	/* the answer */
	enum session_answer	 answer;
	struct outcome		*outcome;	/* a reference; may be NULL */
	/* the way back; the bus's own */
	unsigned char		 route[JOB_ROUTE_MAX];
	size_t			 route_len;
};

struct job	*job_new(enum job_kind) MUST_USE;
void		 job_free(struct job *);

/* The owner's end; made by the main thread, then used by the owner alone. */
void		*bus_owner_new(void *zmq_context) MUST_USE;
/* A worker's end.  NULL with errno if it cannot be made. */
void		*bus_worker_new(void *zmq_context) MUST_USE;
void		 bus_end_free(void *end);

/*
 * Worker: give the job away and wait until it comes back answered.  Without a
 * time limit: the owner answers every job.  ST_SYS: it was not sent and is
 * still the caller's.
 */
enum status	 bus_ask(void *worker_end, struct job **) MUST_USE;

/* Owner: take a job, without waiting.  ST_AGAIN if there is none. */
enum status	 bus_take(void *owner_end, struct job **)
		    TSA(requires_capability(ROLE_OWNER)) MUST_USE;
/* Owner: give the job back.  *job is NULL afterwards. */
void		 bus_answer(void *owner_end, struct job **job,
		    enum session_answer) TSA(requires_capability(ROLE_OWNER));

#endif
