#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/log.h"

static NORETURN void
out_of_memory(size_t size)
{
	log_error("out of memory for %zu bytes", size);
	abort();
}

void *
xcalloc(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (p == NULL)
		out_of_memory(size);
	return p;
}

char *
xstrndup(const char *s, size_t n)
{
	char *copy = strndup(n > 0 ? s : "", n);

	if (copy == NULL)
		out_of_memory(n);
	return copy;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}
