/* path_case: what holds for every path that files/path.h lets through. */
#ifndef TESTS_PATH_CASE_H
#define TESTS_PATH_CASE_H

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "files/path.h"

/* Does it stay below the directory that it is resolved in? */
static inline bool
path_is_confined(const struct file_path *path)
{
	const char *p = path->text, *end;
	size_t len;

	if (path->len > PATH_LEN_MAX || strlen(p) != path->len)
		return false;
	if (path->len == 0)
		return true;
	if (!utf8_valid(slice_make(p, path->len)))
		return false;
	for (;; p = end + 1) {
		end = strchrnul(p, '/');
		len = (size_t)(end - p);
		if (len == 0 || len > PATH_NAME_MAX ||
		    (len == 1 && p[0] == '.') ||
		    (len == 2 && p[0] == '.' && p[1] == '.'))
			return false;
		if (*end == '\0')
			return true;
	}
}

#endif
