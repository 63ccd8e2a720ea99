#include <fcgiapp.h>
#include <limits.h>
#include <stdlib.h>
#include <strings.h>

#include "base/clock.h"
#include "base/number.h"
#include "http/query.h"
#include "http/request.h"

#define HEADER_NAME_MAX	64	/* longest name that a handler asks for */

static const char *const method_names[] = {
	[HTTP_GET] = "GET", [HTTP_HEAD] = "HEAD", [HTTP_POST] = "POST",
	[HTTP_PUT] = "PUT", [HTTP_DELETE] = "DELETE", [HTTP_PATCH] = "PATCH",
	[HTTP_OPTIONS] = "OPTIONS", [HTTP_OTHER] = "?"
};

const char *
http_method_name(enum http_method method)
{
	return method_names[method];
}

static struct slice
parameter(const struct http_request *req, const char *name)
{
	const FCGX_Request *fcgx = req->fcgx;

	return slice_str(FCGX_GetParam(name, fcgx->envp));
}

static enum http_method
method_of(struct slice name)
{
	enum http_method m = HTTP_GET;

	while (m != HTTP_OTHER && !slice_is(name, method_names[m]))
		m++;
	return m;
}

static int64_t
length_of(struct slice text)
{
	int64_t len = 0;

	/* lighttpd has checked the header; it is absent without a body */
	(void)!number_read(text, 0, INT64_MAX, &len);
	return len;
}

/*
 * Put the path together and cut the query.  One block holds what must be
 * copied; for a path in one piece and no query there is none.
 */
static enum status
take_target(struct http_request *req)
{
	struct slice root = parameter(req, "SCRIPT_NAME");
	struct slice rest = parameter(req, "PATH_INFO");
	struct slice query = parameter(req, "QUERY_STRING");
	size_t joined = root.len > 0 ? root.len + rest.len : 0;

	req->path = rest;
	if (joined > 0 || query.len > 0) {
		req->query_text = malloc(query.len + 1 + joined + 1);
		if (req->query_text == NULL)
			return ST_NOMEM;
		memcpy(req->query_text, query.len > 0 ? query.p : "",
		    query.len + 1);
		req->n_query = query_parse(req->query_text, req->query,
		    HTTP_MAX_QUERY_ITEMS);
	}
	if (joined > 0) {
		char *path = req->query_text + query.len + 1;

		memcpy(path, root.p, root.len);
		if (rest.len > 0)
			memcpy(path + root.len, rest.p, rest.len);
		req->path = slice_make(path, joined);
	}
	if (req->path.len > 1 && slice_ends(req->path, SLICE("/")))
		req->path.len--;
	return ST_OK;
}

enum status
http_request_begin(struct http_request *req, void *fcgx)
{
	req->fcgx = fcgx;
	req->start_us = clock_now_us();
	req->n_query = 0;
	req->query_text = NULL;
	req->method = method_of(parameter(req, "REQUEST_METHOD"));
	req->content_length = length_of(parameter(req, "CONTENT_LENGTH"));
	return take_target(req);
}

void
http_request_end(struct http_request *req)
{
	free(req->query_text);
	req->query_text = NULL;
	req->n_query = 0;
}

bool
http_query(const struct http_request *req, const char *name,
    struct slice *value)
{
	size_t len = strlen(name), i;

	*value = SLICE("");
	for (i = 0; i < req->n_query; i++)
		if (req->query[i].name.len == len &&
		    strncasecmp(req->query[i].name.p, name, len) == 0) {
			*value = req->query[i].value;
			return true;
		}
	return false;
}

struct slice
http_header(const struct http_request *req, const char *name)
{
	char text[sizeof("HTTP_") + HEADER_NAME_MAX] = "HTTP_";
	size_t i, n = sizeof("HTTP_") - 1;

	if (strlen(name) > HEADER_NAME_MAX)
		return SLICE("");
	/* CGI (RFC 3875, 4.1) names these two without the prefix */
	if (strcasecmp(name, "Content-Type") == 0 ||
	    strcasecmp(name, "Content-Length") == 0)
		n = 0;
	for (i = 0; name[i] != '\0'; i++, n++) {
		if (name[i] >= 'a' && name[i] <= 'z')
			text[n] = (char)(name[i] - 'a' + 'A');
		else
			text[n] = name[i] == '-' ? '_' : name[i];
	}
	text[n] = '\0';
	return parameter(req, text);
}

enum status
http_read_some(const struct http_request *req, int64_t *left, char *buf,
    size_t size, size_t *n)
{
	const FCGX_Request *fcgx = req->fcgx;
	int want = size > INT_MAX ? INT_MAX : (int)size;

	*n = 0;
	if (want > *left)
		want = (int)*left;
	if (want == 0)
		return ST_OK;
	if (FCGX_GetStr(buf, want, fcgx->in) != want)
		return ST_CLOSED;
	*left -= want;
	*n = (size_t)want;
	return ST_OK;
}

enum status
http_read_body(const struct http_request *req, struct strbuf *sb)
{
	int64_t left = req->content_length;
	enum status st;
	size_t n;
	char *to;

	to = strbuf_reserve(sb, (size_t)left);
	if ((st = strbuf_status(sb)) != ST_OK)
		return st;
	while (left > 0) {
		st = http_read_some(req, &left, to, (size_t)left, &n);
		if (st != ST_OK)
			return st;
		strbuf_added(sb, n);
		to += n;
	}
	return ST_OK;
}
