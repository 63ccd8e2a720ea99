/*
 * bus: carries jobs from the workers to the owner and back: the pointer goes
 * through a pipe, which the owner can poll, and the answer is a semaphore in
 * the job.  A job is given away, answered exactly once and then the worker's
 * again.  These calls are the only place where a pointer crosses threads.
 */
#ifndef SESSION_BUS_H
#define SESSION_BUS_H

#include <semaphore.h>
#include <stddef.h>

#include "base/compiler.h"
#include "base/status.h"
#include "session/client.h"

enum job_kind {
	JOB_SUBMIT,	/* execution -> snapshot */
	JOB_LOOK,	/* id -> snapshot */
	JOB_RESET,	/* start over */
	JOB_KERNEL_INFO, /* -> text */
	JOB_CLOSE,	/* answer what waits, take no more executions */
	JOB_END		/* end the owner thread */
};

struct job {
	enum job_kind		 kind;
	struct execution	*execution;	/* a reference; or NULL */
	char			 id[EXECUTION_ID_MAX + 1];
	/* the answer */
	enum session_answer	 answer;
	struct snapshot		 snapshot;
	char			*text;		/* owned; or NULL */
	/* the owner's, while it keeps the job */
	struct job		*next;
	sem_t			 answered;	/* the bus's own */
};

struct job	*job_new(enum job_kind) MUST_USE;
void		 job_free(struct job *);

struct bus;

/* NULL with errno if it cannot be made. */
struct bus	*bus_new(void) MUST_USE;
void		 bus_free(struct bus *);

/*
 * Worker: give the job away and wait until it has been answered.  Without a
 * time limit: the owner answers every job.  ST_SYS: it was not sent.
 */
enum status	 bus_ask(struct bus *, struct job *) MUST_USE;

/* Owner: readable while there are jobs. */
int		 bus_fd(const struct bus *);
/* Owner: take a job, without waiting.  ST_AGAIN if there is none. */
enum status	 bus_take(struct bus *, struct job **)
		    TSA(requires_capability(ROLE_OWNER)) MUST_USE;
/* Owner: give the job back.  *job is NULL afterwards. */
void		 bus_answer(struct job **job, enum session_answer)
		    TSA(requires_capability(ROLE_OWNER));

#endif
