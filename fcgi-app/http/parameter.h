/*
 * parameter: the parameters of a header's value, as in
 *
 *	form-data; name=file; filename="a \"b\".txt"
 *
 * (RFC 9110 section 5.6.6), read as leniently as clients need it (API
 * contract 10.5).  Pure.
 */
#ifndef HTTP_PARAMETER_H
#define HTTP_PARAMETER_H

#include <stdbool.h>

#include "base/slice.h"

/* What comes before the first semicolon, without white space around it. */
struct slice	parameter_first(struct slice value);

/*
 * Find a parameter, its name compared without regard to ASCII case, the first
 * one if there are several.  Unquoted values go up to the next semicolon; in
 * quoted ones a backslash counts only before '"' and '\\', because some send
 * Windows paths as they are.  out holds as many bytes as the value has; *found
 * points there.  False if absent; *found is then empty.
 */
bool		parameter_find(struct slice value, const char *name, char *out,
		    struct slice *found);

/*
 * Strip charset and language off an extended value (RFC 8187), as in
 * "utf-8''a%20b".  False if it is not of that form or in another charset than
 * UTF-8; *value is then unchanged.
 */
bool		parameter_strip_charset(struct slice *value);

#endif
