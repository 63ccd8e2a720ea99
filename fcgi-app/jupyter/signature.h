/*
 * signature: HMAC-SHA256 over the four parts of a message, in lower-case hex
 * ("The Wire Protocol" in the Jupyter messaging documentation).  Pure.
 */
#ifndef JUPYTER_SIGNATURE_H
#define JUPYTER_SIGNATURE_H

#include <stdbool.h>

#include "base/slice.h"

#define SIGNATURE_HEX_LEN	64

/*
 * Sign header, parent header, metadata and content with the connection file's
 * key.  hex gets 64 digits and a NUL; an empty key (the kernel does not sign)
 * gives the empty string.
 */
void	signature_make(struct slice key, const struct slice part[4],
	    char hex[SIGNATURE_HEX_LEN + 1]);

/*
 * Does a received signature hold?  The length must be right and the
 * comparison takes the same time whatever differs.  With an empty key
 * everything holds.
 */
bool	signature_holds(struct slice key, const struct slice part[4],
	    struct slice received);

#endif
