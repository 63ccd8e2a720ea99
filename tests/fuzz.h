/* fuzz: what the fuzz targets share. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/slice.h"

/* An assertion that no build switches off. */
#define CHECK(what)							\
	do {								\
		if (!(what)) {						\
			(void)fprintf(stderr, "%s:%d: %s\n", __FILE__,	\
			    __LINE__, #what);				\
			abort();					\
		}							\
	} while (0)

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static inline struct slice
fuzz_input(const uint8_t *p, size_t len)
{
	return slice_make((const char *)p, len);
}

/* Cut the text before the next separator off the input. */
static inline struct slice
fuzz_next(struct slice *input, struct slice separator)
{
	struct slice head = *input;
	const char *at = input->len == 0 ? NULL :
	    memmem(input->p, input->len, separator.p, separator.len);

	if (at == NULL) {
		*input = slice_make(NULL, 0);
		return head;
	}
	head.len = (size_t)(at - head.p);
	*input = slice_skip(*input, head.len + separator.len);
	return head;
}

#endif
