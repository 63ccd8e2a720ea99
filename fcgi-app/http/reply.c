#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fd.h"
#include "http/reply.h"

void
http_reply_init(struct http_reply *reply)
{
	reply->status = 0;
	strbuf_init(&reply->headers, STRBUF_SMALL);
	strbuf_init(&reply->body, HTTP_REPLY_BODY_MAX);
	reply->file_fd = -1;
	reply->file_offset = reply->file_len = 0;
	reply->cacheable = false;
}

void
http_reply_clear(struct http_reply *reply)
{
	reply->status = 0;
	strbuf_clear(&reply->headers);
	strbuf_clear(&reply->body);
	fd_close(&reply->file_fd);
	reply->file_offset = reply->file_len = 0;
	reply->cacheable = false;
}

static bool
breaks_header(char c)
{
	return c == '\r' || c == '\n' || c == '\0';
}

void
http_reply_header(struct http_reply *reply, const char *name,
    struct slice value)
{
	size_t n;

	strbuf_puts(&reply->headers, name);
	strbuf_puts(&reply->headers, ": ");
	while (value.len > 0) {
		for (n = 0; n < value.len && !breaks_header(value.p[n]); n++)
			continue;
		strbuf_put(&reply->headers, value.p, n);
		value = slice_skip(value, n < value.len ? n + 1 : n);
	}
	strbuf_puts(&reply->headers, "\r\n");
}

void
http_reply_headerf(struct http_reply *reply, const char *name,
    const char *fmt, ...)
{
	char *value = NULL;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&value, fmt, ap);
	va_end(ap);
	if (n < 0) {
		reply->headers.st = ST_NOMEM;
		return;
	}
	http_reply_header(reply, name, slice_make(value, (size_t)n));
	free(value);
}

const char *
http_reason(int status)
{
	static const struct {
		int		 status;
		const char	*reason;
	} reasons[] = {
		{ 200, "OK" },
		{ 202, "Accepted" },
		{ 204, "No Content" },
		{ 206, "Partial Content" },
		{ 304, "Not Modified" },
		{ 400, "Bad Request" },
		{ 404, "Not Found" },
		{ 405, "Method Not Allowed" },
		{ 409, "Conflict" },
		{ 413, "Content Too Large" },
		{ 416, "Range Not Satisfiable" },
		{ 429, "Too Many Requests" },
		{ 500, "Internal Server Error" },
		{ 503, "Service Unavailable" },
		{ 507, "Insufficient Storage" },
	};
	size_t i;

	for (i = 0; i < NELEM(reasons); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "";
}

bool
http_reply_has_body(const struct http_reply *reply)
{
	return reply->status != 204 && reply->status != 304;
}

void
http_reply_head(const struct http_reply *reply, struct strbuf *sb)
{
	int64_t len = reply->file_fd != -1 ?
	    reply->file_len : (int64_t)reply->body.len;

	strbuf_putf(sb, "Status: %d %s\r\n", reply->status,
	    http_reason(reply->status));
	strbuf_put_slice(sb, strbuf_slice(&reply->headers));
	if (!reply->cacheable)
		strbuf_puts(sb, "Cache-Control: no-store\r\n");
	if (http_reply_has_body(reply))
		strbuf_putf(sb, "Content-Length: %" PRId64 "\r\n", len);
	strbuf_puts(sb, "\r\n");
}
