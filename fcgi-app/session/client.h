/*
 * client: what a worker may ask of the session.  Everything else of this room
 * belongs to the owner thread.
 */
#ifndef SESSION_CLIENT_H
#define SESSION_CLIENT_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "session/execution.h"

struct session;
struct session_client;

/* A worker's end of the bus; one per thread. */
struct session_client	*session_client_new(struct session *);
void			 session_client_free(struct session_client *);

enum session_answer {
	SESSION_DONE,		/* *out is filled in */
	SESSION_BUSY,		/* the queue is full: 429 */
	SESSION_CONFLICT,	/* the id is known already: 409 */
	SESSION_UNKNOWN,	/* no execution has that id (any more): 404 */
	SESSION_UNAVAILABLE,	/* no kernel within the timeout: 503 */
	SESSION_STOPPING,	/* the program is ending: 503 */
	SESSION_NO_MEMORY	/* 503 */
};

/*
 * Submit.  Synchronous: waits until it has ended; asynchronous: comes back at
 * once.  A reference to the execution is taken.  On SESSION_DONE *out is the
 * caller's to snapshot_clear(), else it is empty.  Answers always: deadlines
 * are the owner's.
 */
enum session_answer	 session_submit(struct session_client *,
			    struct execution *, struct snapshot *out) MUST_USE;

/* Look one up by its id; never waits for code. */
enum session_answer	 session_look(struct session_client *,
			    struct slice id, struct snapshot *out) MUST_USE;

/*
 * Start over: what runs and waits is ended as by a death of the kernel, ended
 * executions are forgotten, the kernel is killed and started again.  Comes
 * back when no process of the old kernel is left.
 */
enum session_answer	 session_reset(struct session_client *) MUST_USE;

/*
 * The content of the kernel's kernel_info_reply as JSON text, free() it;
 * NULL with SESSION_UNAVAILABLE while there is no kernel.
 */
enum session_answer	 session_kernel_info(struct session_client *,
			    char **json) MUST_USE;

/* The verdict of the prober; never waits (API contract 12.1 and 12.2). */
bool			 session_is_healthy(const struct session *);
/* Has the first probe ever succeeded? */
bool			 session_has_started(const struct session *);

/* When the server began, and a random id of it (a UUID); both for good. */
struct timespec		 session_created(const struct session *);
const char		*session_etag(const struct session *);

#endif
