#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "http/reply.h"

void
http_reply_init(struct http_reply *reply)
{
	reply->status = 0;
	strbuf_init(&reply->headers, STRBUF_SMALL);
	strbuf_init(&reply->body, HTTP_REPLY_BODY_MAX);
}

void
http_reply_clear(struct http_reply *reply)
{
	reply->status = 0;
	strbuf_clear(&reply->headers);
	strbuf_clear(&reply->body);
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
		{ 400, "Bad Request" },
		{ 404, "Not Found" },
		{ 405, "Method Not Allowed" },
		{ 413, "Content Too Large" },
		{ 429, "Too Many Requests" },
		{ 500, "Internal Server Error" },
		{ 503, "Service Unavailable" },
	};
	size_t i;

	for (i = 0; i < NELEM(reasons); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "";
}

void
http_reply_head(const struct http_reply *reply, struct strbuf *sb)
{
	strbuf_putf(sb, "Status: %d %s\r\n", reply->status,
	    http_reason(reply->status));
	strbuf_put_slice(sb, strbuf_slice(&reply->headers));
	strbuf_putf(sb, "Cache-Control: no-store\r\n"
	    "Content-Length: %zu\r\n\r\n", reply->body.len);
}
