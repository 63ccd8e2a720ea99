/*
 * routes: from method and path to a handler.  Pure; the table is const.
 */
#ifndef HTTP_ROUTES_H
#define HTTP_ROUTES_H

#include <stddef.h>

#include "http/reply.h"
#include "http/request.h"

/* What a handler is given besides the request; api/ defines its content. */
struct api;

typedef void	http_handler(struct api *, const struct http_request *,
		    struct http_reply *);

#define METHOD(m)	(1u << (m))

struct route {
	/*
	 * The path, matched byte by byte; one that ends in a slash and a star
	 * matches everything below that has at least one character more.
	 */
	const char	*path;
	unsigned	 methods;	/* METHOD() bits; GET admits HEAD */
	http_handler	*handler;
};

enum route_match { ROUTE_FOUND, ROUTE_NO_PATH, ROUTE_NO_METHOD };

/*
 * Look a request up; the first entry that matches path and method wins.
 * ROUTE_NO_METHOD: *allowed has the METHOD() bits of all entries that match
 * the path.
 */
enum route_match route_find(const struct route *, size_t n, struct slice path,
		    enum http_method, const struct route **found,
		    unsigned *allowed);

/* Add the Allow header for METHOD() bits, in the order of enum http_method. */
void		 route_allow_header(struct http_reply *, unsigned methods);

#endif
