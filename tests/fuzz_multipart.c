/*
 * fuzz_multipart: the first line of the input is the Content-Type, the rest is
 * the body.  Whole, byte by byte and in pieces it must be the same form.
 */
#include "fuzz.h"
#include "multipart_case.h"

static size_t
whole(void *context, size_t at)
{
	(void)context;
	(void)at;
	return SIZE_MAX;
}

static size_t
one_byte(void *context, size_t at)
{
	(void)context;
	(void)at;
	return 1;
}

/* Pieces as long as the byte at their beginning says. */
static size_t
by_content(void *context, size_t at)
{
	const struct slice *body = context;

	return (size_t)(unsigned char)body->p[at] % 32 + 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice body = fuzz_input(data, size);
	struct slice type = fuzz_next(&body, SLICE("\n"));
	char *expected, *text;

	expected = multipart_case_parse(type, body, whole, NULL);
	text = multipart_case_parse(type, body, one_byte, NULL);
	CHECK(strcmp(text, expected) == 0);
	free(text);
	text = multipart_case_parse(type, body, by_content, &body);
	CHECK(strcmp(text, expected) == 0);
	free(text);
	free(expected);
	return 0;
}
