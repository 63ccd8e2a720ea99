/*
 * submission: from a request for an execution to the execution (API contract
 * section 3).
 */
#ifndef API_SUBMISSION_H
#define API_SUBMISSION_H

#include "api/api.h"
#include "api/generation.h"
#include "base/compiler.h"
#include "session/execution.h"

/*
 * Read the body and what the request says outside of it.  One reference to
 * the execution is the caller's; NULL if an error was answered.
 */
struct execution	*submission_read(struct api *,
			    const struct http_request *, enum generation,
			    struct http_reply *) MUST_USE;

#endif
