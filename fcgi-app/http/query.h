/*
 * query: percent-decoding and the query string (RFC 3986 section 2.1,
 * application/x-www-form-urlencoded).  Pure.
 */
#ifndef HTTP_QUERY_H
#define HTTP_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

struct http_query_item;

/*
 * Decode %XX in place and return the new length; with plus, '+' becomes a
 * space.  A '%' that is not followed by two hex digits stays as it is.
 */
size_t	percent_decode(char *s, size_t len, bool plus);

/*
 * Cut and decode a query string in place; items point into text.  Returns
 * the number of items stored, at most max.
 */
size_t	query_parse(char *text, struct http_query_item *items, size_t max);

#endif
