/*
 * base64: RFC 4648, on libsodium.  Pure.
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stdbool.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"

/*
 * Decode the standard or the URL alphabet, padding optional, ASCII white
 * space skipped (API contract 3.3).  *out is NUL-terminated and the caller's
 * to free().  ST_FORMAT for anything else, ST_NOMEM.
 */
enum status	base64_decode(struct slice text, char **out, size_t *len)
		    MUST_USE;

/*
 * Does a text look like code in base64 on purpose (API contract 3.3, D8)?
 * Length at least 8 and divisible by 4, standard alphabet, correct padding,
 * no white space, and what it decodes to is UTF-8 without control characters
 * other than tab, LF and CR.
 */
bool		base64_looks_like(struct slice text);

#endif
