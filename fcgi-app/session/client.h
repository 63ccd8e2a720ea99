/*
 * client: what a worker may ask of the session.  Everything else of this room
 * belongs to the owner thread.
 */
#ifndef SESSION_CLIENT_H
#define SESSION_CLIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "session/outcome.h"

struct session;
struct session_client;

/*
 * A worker's end of the bus; one per thread, never shared.  NULL if it cannot
 * be made (logged).
 */
struct session_client	*session_client_new(struct session *);
void			 session_client_free(struct session_client *);

/* What to run, complete: snippets joined, base64 decoded. */
struct execution_order {
	struct slice	code;		/* borrowed; it is copied */
	int64_t		timeout_s;	/* from sending the code on */
};

enum session_answer {
	SESSION_DONE,		/* *out is the outcome */
	SESSION_BUSY,		/* the queue is full: 429 */
	SESSION_UNAVAILABLE,	/* no kernel within the timeout: 503 */
	SESSION_STOPPING,	/* the program is ending: 503 */
	SESSION_NO_MEMORY	/* 503 */
};

/*
 * Run code and wait until it has ended.  On SESSION_DONE *out holds a
 * reference for the caller to outcome_unref(), else NULL.  Answers always:
 * deadlines are the owner's.
 */
enum session_answer	 session_execute(struct session_client *,
			    const struct execution_order *,
			    struct outcome **out) MUST_USE;

/* The verdict of the prober; never waits (API contract 12.1 and 12.2). */
bool			 session_is_healthy(const struct session *);
/* Has the first probe ever succeeded? */
bool			 session_has_started(const struct session *);

#endif
