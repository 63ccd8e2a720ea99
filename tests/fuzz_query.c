/* fuzz_query: the input as a percent-encoded text and as a query string. */
#include "base/alloc.h"
#include "fuzz.h"
#include "http/query.h"
#include "http/request.h"

#define MAX_ITEMS	5	/* few, so that the limit is met */

static void
check_decode(const char *text, size_t len, bool plus)
{
	char *copy = xcalloc(1, len > 0 ? len : 1);
	size_t decoded;

	if (len > 0)
		memcpy(copy, text, len);
	decoded = percent_decode(copy, len, plus);
	CHECK(decoded <= len);
	if (len > 0 && memchr(text, '%', len) == NULL)
		CHECK(decoded == len);
	free(copy);
}

static bool
is_inside(const char *text, size_t len, struct slice s)
{
	return s.len == 0 || (s.p >= text && s.p + s.len <= text + len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct http_query_item items[MAX_ITEMS];
	char *text = xstrndup((const char *)data, size);
	size_t len = strlen(text), n, i;

	check_decode((const char *)data, size, false);
	check_decode((const char *)data, size, true);
	n = query_parse(text, items, MAX_ITEMS);
	CHECK(n <= MAX_ITEMS);
	for (i = 0; i < n; i++) {
		CHECK(is_inside(text, len, items[i].name));
		CHECK(is_inside(text, len, items[i].value));
	}
	free(text);
	return 0;
}
