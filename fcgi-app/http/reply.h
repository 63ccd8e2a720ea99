/*
 * reply: one HTTP answer.  A handler fills it in, the worker sends it; so an
 * answer is sent exactly once and headers never come late.
 */
#ifndef HTTP_REPLY_H
#define HTTP_REPLY_H

#include <stdint.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"

/*
 * The longest body in bytes.  An outcome of the session fits, even if JSON
 * needs six bytes for each of its characters.
 */
#define HTTP_REPLY_BODY_MAX	((size_t)512 * 1024 * 1024)

struct http_reply {
	int		status;		/* 0 until set */
	struct strbuf	headers;	/* "Name: value\r\n"…; owned */
	struct strbuf	body;		/* owned */
};

void		 http_reply_init(struct http_reply *);
void		 http_reply_clear(struct http_reply *);

/*
 * Add a header.  CR, LF and NUL in the value are dropped, so that no value
 * can begin another header.
 */
void		 http_reply_header(struct http_reply *, const char *name,
		    struct slice value);
void		 http_reply_headerf(struct http_reply *, const char *name,
		    const char *fmt, ...) PRINTF(3, 4);

/*
 * Append everything before the body: the status line as FastCGI wants it, the
 * headers, Cache-Control: no-store and Content-Length, and the empty line.
 */
void		 http_reply_head(const struct http_reply *, struct strbuf *);

/* The reason phrase of RFC 9110 for the statuses we use. */
const char	*http_reason(int status);

#endif
