/*
 * range: a request for a part of a file, or only if it has changed (RFC 9110
 * sections 13 and 14, API contract 10.6).  Pure.
 */
#ifndef HTTP_RANGE_H
#define HTTP_RANGE_H

#include <stdint.h>
#include <time.h>

#include "base/slice.h"

enum range_answer {
	RANGE_WHOLE,		/* 200: no range, or one that is ignored */
	RANGE_PART,		/* 206 */
	RANGE_UNSATISFIABLE	/* 416 */
};

struct range {
	int64_t	offset;		/* bytes */
	int64_t	len;		/* bytes */
};

/*
 * Read a Range header for a file of size bytes.  Several ranges, another unit
 * and what is malformed give RANGE_WHOLE.  *out is what to send, for
 * RANGE_UNSATISFIABLE nothing.
 */
enum range_answer	range_read(struct slice header, int64_t size,
			    struct range *out);

/* A date as Last-Modified has it (RFC 9110 5.6.7, IMF-fixdate). */
#define HTTP_DATE_SIZE	32
void			http_date_write(time_t, char buf[HTTP_DATE_SIZE]);

/* Read such a date; -1 if it is none.  Obsolete forms are not read. */
time_t			http_date_read(struct slice);

#endif
