/*
 * reply: one HTTP answer.  A handler fills it in, the worker sends it; so an
 * answer is sent exactly once and headers never come late.
 */
#ifndef HTTP_REPLY_H
#define HTTP_REPLY_H

#include <stdbool.h>
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
	struct strbuf	body;		/* owned; unused if there is a file */
	/*
	 * A file to send in place of body: file_len bytes of it from
	 * file_offset on, copied to the client through one small buffer.
	 */
	int		file_fd;	/* owned; -1: none */
	int64_t		file_offset;
	int64_t		file_len;
	bool		cacheable;	/* no Cache-Control: no-store */
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

/* Does an answer with this status have a body (RFC 9110, 6.4.1)? */
bool		 http_reply_has_body(const struct http_reply *);

/*
 * Append everything before the body: the status line as FastCGI wants it, the
 * headers, Cache-Control: no-store unless it is cacheable, Content-Length if
 * there can be a body, and the empty line.
 */
void		 http_reply_head(const struct http_reply *, struct strbuf *);

/* The reason phrase of RFC 9110 for the statuses we use. */
const char	*http_reason(int status);

#endif
