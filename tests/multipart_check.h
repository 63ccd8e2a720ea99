/*
 * multipart_check: a form must be the same whatever the pieces are in which it
 * comes.
 */
#ifndef TESTS_MULTIPART_CHECK_H
#define TESTS_MULTIPART_CHECK_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "multipart_case.h"

#define TYPE	"multipart/form-data; boundary=B"

static inline size_t
whole(void *context UNUSED, size_t at UNUSED)
{
	return SIZE_MAX;
}

static inline size_t
one_byte(void *context UNUSED, size_t at UNUSED)
{
	return 1;
}

/* Numbers that are the same in every run (xorshift). */
static inline uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static inline size_t
random_size(void *state, size_t at UNUSED)
{
	return (size_t)(next_random(state) % 40) + 1;
}

/* Whatever the pieces are, the text is the same. */
static inline void
assert_bytes(const char *type, struct slice body, const char *expected)
{
	uint64_t state = 88172645463325252u;
	char *text;
	int i;

	text = multipart_case_parse(slice_str(type), body, whole, NULL);
	assert_string_equal(text, expected);
	free(text);
	text = multipart_case_parse(slice_str(type), body, one_byte, NULL);
	assert_string_equal(text, expected);
	free(text);
	for (i = 0; i < 20; i++) {
		text = multipart_case_parse(slice_str(type), body,
		    random_size, &state);
		assert_string_equal(text, expected);
		free(text);
	}
}

static inline void
assert_form(const char *type, const char *body, const char *expected)
{
	assert_bytes(type, slice_str(body), expected);
}

#endif
