/*
 * alloc: memory whose size we choose (a job, a node, a path of ours).  Running
 * out of it is logged and ends the process: the monitor starts the server
 * again.  Sizes that an outsider chooses go through strbuf or malloc, with a
 * limit and ST_NOMEM.  Safe from any thread.
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

#include "base/compiler.h"

void	*xcalloc(size_t n, size_t size) MUST_USE;	/* zeroed; free() it */
char	*xstrdup(const char *s) MUST_USE;		/* free() it */
/* free() it; s may be NULL if n is 0, as in an empty slice. */
char	*xstrndup(const char *s, size_t n) MUST_USE;

#endif
