/*
 * strbuf: bytes that grow up to a limit set at birth.  Append freely, ask
 * once: the first failure sticks, later appends do nothing.  The content is
 * always followed by a NUL that does not count.  Not shared between threads.
 */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stddef.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"

struct strbuf {
	char		*p;	/* owned; NULL while empty */
	size_t		 len;	/* bytes used, without the NUL */
	size_t		 size;	/* bytes allocated */
	size_t		 max;	/* len never exceeds it */
	enum status	 st;	/* first failure: ST_TOOBIG or ST_NOMEM */
};

#define STRBUF_INIT(max_len)	{ .max = (max_len), .st = ST_OK }

/* For texts of ours (paths, log lines, headers) whose parts are bounded. */
#define STRBUF_SMALL		((size_t)64 * 1024)

void		 strbuf_init(struct strbuf *, size_t max);
/* Free the content; the limit stays and the failure is forgotten. */
void		 strbuf_clear(struct strbuf *);

/* Append.  All or nothing: what does not fit is not appended in part. */
void		 strbuf_put(struct strbuf *, const void *p, size_t len);
void		 strbuf_puts(struct strbuf *, const char *s);
void		 strbuf_put_slice(struct strbuf *, struct slice);
void		 strbuf_putc(struct strbuf *, char c);
void		 strbuf_putf(struct strbuf *, const char *fmt, ...)
		    PRINTF(2, 3);

/*
 * Append as much of a UTF-8 text as fits, cut at a character boundary, and
 * return the number of bytes appended.  Does not fail with ST_TOOBIG.
 */
size_t		 strbuf_put_some(struct strbuf *, struct slice);

/* Room for len more bytes at the returned place, or NULL (failure sticks). */
char		*strbuf_reserve(struct strbuf *, size_t len);
/* Count len bytes that were written to the reserved place. */
void		 strbuf_added(struct strbuf *, size_t len);

enum status	 strbuf_status(const struct strbuf *) MUST_USE;
/* Borrowed until the next change. */
struct slice	 strbuf_slice(const struct strbuf *);
/* Borrowed until the next change; "" if empty.  NUL-terminated. */
const char	*strbuf_str(const struct strbuf *);

/*
 * Move the content out: *sp is NUL-terminated and the caller's to free(),
 * *lenp (may be NULL) its length.  On failure the first failure of the buffer
 * is returned and *sp is NULL.  The buffer is empty afterwards.
 */
enum status	 strbuf_take(struct strbuf *, char **sp, size_t *lenp) MUST_USE;

#endif
