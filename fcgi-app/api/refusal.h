/*
 * refusal: why the session did not do what it was asked for, as an error.
 */
#ifndef API_REFUSAL_H
#define API_REFUSAL_H

#include "api/generation.h"
#include "base/slice.h"
#include "http/reply.h"
#include "session/client.h"

/* Not for SESSION_DONE.  id: of the execution that it was about, or "". */
void	reply_refusal(struct http_reply *, enum generation,
	    enum session_answer, struct slice id);

#endif
