/*
 * arguments: what a request says outside its body.  What is wrong is answered
 * here; the functions then return false and the handler is done.
 */
#ifndef API_ARGUMENTS_H
#define API_ARGUMENTS_H

#include <stdbool.h>

#include "api/generation.h"
#include "base/slice.h"
#include "http/reply.h"
#include "http/request.h"

#define IDENTIFIER_MAX	256	/* bytes */

/* UTF-8 of at most IDENTIFIER_MAX bytes without control characters? */
bool	identifier_is_valid(struct slice);

/* The generation; answers InvalidApiVersion. */
bool	argument_generation(const struct http_request *, struct http_reply *,
	    enum generation *out);

/*
 * The identifier: of the path /identifier/{id}/…, else of the query, else of
 * the body ("" if it has none), else of the header Identifier, else "".
 * Generation A has none.
 */
bool	argument_identifier(const struct http_request *, enum generation,
	    struct slice of_body, struct http_reply *, struct slice *out);

/*
 * The id that the client has chosen for an execution, from the header
 * operation-id; "" if it has not.  Generation A knows no such header.
 */
bool	argument_operation_id(const struct http_request *, enum generation,
	    struct http_reply *, struct slice *out);

#endif
