/*
 * request: one HTTP request as FastCGI hands it over (RFC 9110; lighttpd has
 * parsed and checked the HTTP itself).  Belongs to the worker that accepted
 * it; slices are valid until the request is finished.
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_PUT, HTTP_DELETE,
	HTTP_PATCH, HTTP_OPTIONS, HTTP_OTHER };

struct http_query_item {
	struct slice	name;	/* decoded */
	struct slice	value;	/* decoded; empty if there was no '=' */
};

#define HTTP_MAX_QUERY_ITEMS	64	/* further ones are ignored */

struct http_request {
	enum http_method	 method;
	/*
	 * The path, percent-decoded exactly once, as lighttpd made it: dot
	 * segments and repeated slashes removed.  One trailing slash is
	 * removed here (but "/" stays).
	 */
	struct slice		 path;
	struct http_query_item	 query[HTTP_MAX_QUERY_ITEMS];
	size_t			 n_query;
	int64_t			 content_length;	/* bytes; 0 if none */
	int64_t			 start_us;		/* clock_now_us() */
	char			*query_text;		/* owned */
	void			*fcgx;			/* FCGX_Request * */
};

/*
 * Take over what libfcgi has read of a request (a FCGX_Request), and undo it.
 * ST_NOMEM; http_request_end() is due in any case.
 */
enum status	http_request_begin(struct http_request *, void *fcgx)
		    MUST_USE;
void		http_request_end(struct http_request *);

/*
 * The value of a query argument, its name compared without regard to ASCII
 * case, the first one if there are several.  False if absent.
 */
bool		http_query(const struct http_request *, const char *name,
		    struct slice *value);

/* The value of a request header by its HTTP name; empty if absent. */
struct slice	http_header(const struct http_request *, const char *name);

/*
 * Read some of the body, at most size bytes; *n is 0 at its end.  Uploads are
 * read so: nothing is kept.  *left counts down what is still to come; it is
 * content_length before the first call.  ST_CLOSED if the client sent less
 * than it announced.
 */
enum status	http_read_some(const struct http_request *, int64_t *left,
		    char *buf, size_t size, size_t *n) MUST_USE;

/*
 * Read the whole body into sb, at most sb->max bytes.  ST_TOOBIG (nothing
 * more is read), ST_CLOSED if the client sent less than it announced,
 * ST_NOMEM.
 */
enum status	http_read_body(const struct http_request *, struct strbuf *sb)
		    MUST_USE;

/* "GET" and so on; "?" for HTTP_OTHER. */
const char	*http_method_name(enum http_method);

#endif
