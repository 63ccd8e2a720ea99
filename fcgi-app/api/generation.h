/*
 * generation: which generation of the API a request is of (API contract
 * section 2).  Route first, version second.  Pure; a new api-version that
 * differs in nothing needs no change, one that does is one row in the table of
 * dates, and one in the table of each view (view.c, file_view.c).
 */
#ifndef API_GENERATION_H
#define API_GENERATION_H

#include <stdbool.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"
#include "http/request.h"

enum generation { GENERATION_A, GENERATION_V1P, GENERATION_V1, GENERATION_V2,
	GENERATION_V3, GENERATION_V4, GENERATION_L };

/*
 * The generation of a method, a path and an api-version (absent: no version).
 * *out is set.  ST_INVALID for a version that is present but empty or no date,
 * where the route does not decide alone.
 */
enum status	generation_choose(enum http_method, struct slice path,
		    bool has_version, struct slice version,
		    enum generation *out) MUST_USE;

/* The same, of a request. */
enum status	generation_of(const struct http_request *, enum generation *)
		    MUST_USE;

#endif
