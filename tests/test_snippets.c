#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "api/snippets.h"
#include "base/alloc.h"
#include "base/compiler.h"

static void
assert_joined(const char *pre, const char *code, const char *post,
    const char *expected)
{
	struct config_snippets snippets = {
		.pre = xstrdup(pre), .post = xstrdup(post)
	};
	struct strbuf sb = STRBUF_INIT(1000);
	struct slice s = snippets_join(&snippets, slice_str(code), &sb);

	assert_int_equal(strbuf_status(&sb), ST_OK);
	assert_int_equal(s.len, strlen(expected));
	assert_memory_equal(s.p, expected, s.len);
	strbuf_clear(&sb);
	free(snippets.pre);
	free(snippets.post);
}

static void
absent_snippets_add_nothing(void **state UNUSED)
{
	struct config_snippets none = {
		.pre = xstrdup(""), .post = xstrdup("")
	};
	struct strbuf sb = STRBUF_INIT(0);
	struct slice code = SLICE("a\0b");
	struct slice s = snippets_join(&none, code, &sb);

	assert_ptr_equal(s.p, code.p);
	assert_int_equal(s.len, 3);
	free(none.pre);
	free(none.post);
	assert_joined("pre", "code", "", "pre\ncode");
	assert_joined("", "code", "post", "code\npost");
}

static void
a_line_end_is_put_only_where_it_lacks(void **state UNUSED)
{
	assert_joined("pre", "code", "post", "pre\ncode\npost");
	assert_joined("pre\n", "code\n", "post\n", "pre\ncode\npost\n");
	assert_joined("pre\n\n", "code", "post", "pre\n\ncode\npost");
}

static void
empty_code_adds_no_line(void **state UNUSED)
{
	assert_joined("pre", "", "post", "pre\npost");
	assert_joined("pre", "", "", "pre");
}

static void
too_much_is_a_failure_of_the_buffer(void **state UNUSED)
{
	struct config_snippets snippets = {
		.pre = xstrdup("1234"), .post = xstrdup("")
	};
	struct strbuf sb = STRBUF_INIT(8);

	(void)snippets_join(&snippets, SLICE("5678"), &sb);
	assert_int_equal(strbuf_status(&sb), ST_TOOBIG);
	strbuf_clear(&sb);
	free(snippets.pre);
	free(snippets.post);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(absent_snippets_add_nothing),
		cmocka_unit_test(a_line_end_is_put_only_where_it_lacks),
		cmocka_unit_test(empty_code_adds_no_line),
		cmocka_unit_test(too_much_is_a_failure_of_the_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
