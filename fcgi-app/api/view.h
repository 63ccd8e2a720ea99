/*
 * view: what an execution looks like in a generation of the API (API contract
 * sections 4 to 9).  Pure.
 */
#ifndef API_VIEW_H
#define API_VIEW_H

#include "api/generation.h"
#include "base/compiler.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "session/execution.h"

enum view_moment {
	VIEW_SUBMITTED,		/* the answer to the request that ran it */
	VIEW_POLLED		/* a later look at it */
};

/*
 * Append an execution as JSON.  Generation A shows ended ones only.  ST_NOMEM,
 * ST_TOOBIG.
 */
enum status	view_execution(enum generation, const struct snapshot *,
		    enum view_moment, struct strbuf *) MUST_USE;

/* The HTTP status of a good answer to a submitted execution. */
int		view_status(enum generation);

#endif
