/*
 * slice: borrowed bytes with a length; they need not end in NUL and may hold
 * NUL.  Text in a slice is UTF-8 unless its owner says otherwise.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char	*p;	/* may be NULL if len is 0 */
	size_t		 len;	/* bytes */
};

/* A slice of a string literal. */
#define SLICE(lit)	((struct slice){ "" lit, sizeof(lit) - 1 })

static inline struct slice
slice_make(const char *p, size_t len)
{
	return (struct slice){ p, len };
}

/* A slice of a NUL-terminated string; NULL gives an empty slice. */
static inline struct slice
slice_str(const char *s)
{
	return (struct slice){ s, s != NULL ? strlen(s) : 0 };
}

static inline bool
slice_equal(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

/* Equal to a NUL-terminated string. */
static inline bool
slice_is(struct slice a, const char *s)
{
	return slice_equal(a, slice_str(s));
}

static inline bool
slice_starts(struct slice a, struct slice head)
{
	return a.len >= head.len &&
	    (head.len == 0 || memcmp(a.p, head.p, head.len) == 0);
}

static inline bool
slice_ends(struct slice a, struct slice tail)
{
	return a.len >= tail.len && (tail.len == 0 ||
	    memcmp(a.p + (a.len - tail.len), tail.p, tail.len) == 0);
}

/* The slice without its first n bytes; n must be at most len. */
static inline struct slice
slice_skip(struct slice a, size_t n)
{
	return a.len == 0 ? a : (struct slice){ a.p + n, a.len - n };
}

#endif
