/*
 * config_load(): what YAML looks like in the wild, and what of it is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "config_case.h"

static void
the_example_of_the_contract_loads(void **state)
{
	struct config_case c = case_load(CASE_HEAD
	    "  logging: { logLevel: 1, useISO8601DateFormat: true }\n"
	    "  kernel: { name: python3, port: 6000, "
	    "isAsynchronousExecutionSupported: true }\n"
	    "  healthProbe: { endpoint: /health, initialDelaySeconds: 10, "
	    "periodSeconds: 15, timeoutSeconds: 15, failureThreshold: 3, "
	    "code: 1+1 }\n"
	    "  codeExecution:\n"
	    "    enableAutoBase64Decoding: false\n"
	    "    defaultTimeoutSeconds: 120\n"
	    "    asynchronousExecution:\n"
	    "      preCodeInjectionSnippet: |\n"
	    "        import nest_asyncio\n"
	    "        nest_asyncio.apply()\n"
	    "  fileOperation:\n"
	    "    maxUploadFileSizeLimitInMBs: 10\n"
	    "    dataDirectoryPath : /mnt/data\n");

	(void)state;
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.log, "");
	assert_true(c.cfg->asynchronous);
	assert_int_equal(c.cfg->health_initial_delay_s, 10);
	assert_string_equal(c.cfg->asynchronous_snippets.pre,
	    "import nest_asyncio\nnest_asyncio.apply()\n");
	case_free(&c);
}

static void
values_are_read_by_their_text(void **state)
{
	static const struct {
		const char	*written, *wanted;
	} rows[] = {
		{ "1+1", "1+1" },
		{ "2", "2" },
		{ "true", "true" },
		{ "0x10", "0x10" },
		{ "null", "null" },
		{ "1+1 # comment", "1+1" },
		{ "1+1#no comment", "1+1#no comment" },
		{ "console.time(\"Execution Time\"); # [Optional]",
		    "console.time(\"Execution Time\");" },
		{ "$$.async()", "$$.async()" },
		{ "setTimeout($$.done, 120000)",
		    "setTimeout($$.done, 120000)" },
		{ "Console.WriteLine(\"alive\");",
		    "Console.WriteLine(\"alive\");" },
		{ "'it''s'", "it's" },
		{ "\"a\\tb\\u00e9\"", "a\tb\xc3\xa9" },
		{ "'~'", "~" },
		{ "!!str ~", "~" },
		{ "|\n      # content\n      x # too\n",
		    "# content\nx # too\n" },
		{ "|-\n      a\n\n       b", "a\n\n b" },
		{ ">\n      a\n      b\n", "a b\n" },
		{ "a\n      b", "a b" },
	};
	struct config_case c;
	char text[1024];
	size_t i;

	(void)state;
	for (i = 0; i < NELEM(rows); i++) {
		(void)snprintf(text, sizeof(text), CASE_HEAD CASE_KERNEL
		    "  healthProbe:\n    code: %s\n", rows[i].written);
		c = case_load(text);
		if (c.st != ST_OK)
			fail_msg("%s: %s", rows[i].written, c.log);
		assert_string_equal(c.cfg->health_code, rows[i].wanted);
		case_free(&c);
	}
}

static void
empty_and_tilde_are_absent(void **state)
{
	struct config_case c = case_load(PROBE_LAST
	    "    periodSeconds: ~\n"
	    "    timeoutSeconds:\n"
	    "    endpoint: # nothing\n"
	    "  logging:\n"
	    "  codeExecution: ~\n");

	(void)state;
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.log, "");
	assert_int_equal(c.cfg->health_period_s, 15);
	assert_string_equal(c.cfg->health_endpoint, "/health");
	case_free(&c);
	case_fails(PROBE_LAST "    endpoint: \"\"\n",
	    "f.yaml:11: spec.healthProbe.endpoint: must not be empty");
}

static void
uneven_indentation_and_space_before_the_colon_are_fine(void **state)
{
	struct config_case c = case_load(
	    "kind : CodeInterpreterConfig\n"
	    "apiVersion: v1\n"
	    "metadata:\n"
	    "         name: code-interpreter\n"
	    "\n"
	    "# comment\n"
	    "spec:\n"
	    " kernel:\n"
	    "     name: python3\n"
	    "     port :   6000   # comment\n"
	    "   # comment\n"
	    " healthProbe:  # comment\n"
	    "        code: 1+1\n");

	(void)state;
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.log, "");
	case_free(&c);
}

static void
line_ends_and_byte_order_mark_do_not_matter(void **state)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	const char *from = PROBE_LAST
	    "    expectedResult: |\n      a\n      b\n";
	struct config_case c;

	(void)state;
	strbuf_puts(&sb, "\xef\xbb\xbf");
	for (; *from != '\0'; from++)
		strbuf_puts(&sb, *from == '\n' ? "\r\n" :
		    (const char[]){ *from, '\0' });
	assert_int_equal(strbuf_status(&sb), ST_OK);
	c = case_load_bytes(strbuf_slice(&sb));
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.log, "");
	assert_string_equal(c.cfg->health_expected, "a\nb\n");
	case_free(&c);
	strbuf_clear(&sb);
}

static void
a_key_given_twice_is_refused(void **state)
{
	struct config_case c;

	(void)state;
	case_fails(KERNEL_LAST "    port: 6000\n", "f.yaml:11: "
	    "spec.kernel.port: is given twice, first on line 10");
	case_fails(KERNEL_LAST "    unknown: 1\n    unknown: 2\n",
	    "f.yaml:12: spec.kernel.unknown: is given twice, "
	    "first on line 11");
	c = case_load(KERNEL_LAST "  kernel:\n    name: ir\n");
	assert_int_equal(c.st, ST_INVALID);
	assert_int_equal(case_count(c.log, "\n"), 1);
	assert_int_equal(case_count(c.log, "f.yaml:11: spec.kernel: "
	    "is given twice, first on line 8\n"), 1);
	case_free(&c);
}

static void
sections_and_values_are_not_mixed_up(void **state)
{
	(void)state;
	case_fails(KERNEL_LAST "  logging: 1\n", "f.yaml:11: spec.logging: "
	    "must be a section with keys, not a value");
	case_fails(KERNEL_LAST "  logging:\n    - logLevel: 1\n",
	    "f.yaml:11: spec.logging: "
	    "must be a section with keys, not a list");
	case_fails(KERNEL_LAST "    interruptMode: [ auto ]\n",
	    "f.yaml:11: spec.kernel.interruptMode: "
	    "must be a value, not a list");
	case_fails(KERNEL_LAST "    interruptMode:\n      auto: 1\n",
	    "f.yaml:11: spec.kernel.interruptMode: "
	    "must be a value, not a section");
}

static void
a_dot_in_a_name_is_no_path(void **state)
{
	case_warns(KERNEL_LAST "spec.kernel.port: 7000\n",
	    "f.yaml:11: \"spec.kernel.port\": unknown key");
	case_warns(CASE_HEAD "  kernel.port: 7000\n" CASE_PROBE CASE_KERNEL,
	    "f.yaml:6: spec.\"kernel.port\": unknown key");
	case_warns(KERNEL_LAST "    \"a\\nb\\\"\\0\": 1\n",
	    "f.yaml:11: spec.kernel.\"a\\x0ab\\x22\\x00\": unknown key");
	case_warns(KERNEL_LAST "    \"\": 1\n",
	    "f.yaml:11: spec.kernel.\"\": unknown key");
	(void)state;
}

static void
the_file_is_one_mapping(void **state)
{
	static const char not_mapping[] =
	    "the file must be a mapping, with lines \"key: value\"";
	char line[128];

	(void)state;
	(void)snprintf(line, sizeof(line), "f.yaml:1: %s", not_mapping);
	case_fails("- kind\n", line);
	case_fails("kind\n", line);
	case_fails(KERNEL_LAST "---\n" KERNEL_LAST, "f.yaml:11: "
	    "a second document begins here; there must be only one");
	case_passes("%YAML 1.1\n---\n" KERNEL_LAST "...\n");
	case_fails("---\n", "f.yaml:1: kind: is required and missing");
}

static void
anchors_aliases_and_tags_are_refused(void **state)
{
	(void)state;
	case_fails("*a\n", "f.yaml:1: anchors and aliases are not supported");
	case_fails(KERNEL_LAST "    interruptMode: &a auto\n",
	    "f.yaml:11: spec.kernel.interruptMode: "
	    "anchors and aliases are not supported");
	case_fails(KERNEL_LAST "  logging: &a\n    logLevel: 1\n",
	    "f.yaml:11: spec.logging: "
	    "anchors and aliases are not supported");
	case_fails(KERNEL_LAST "    interruptMode: *a\n",
	    "f.yaml:11: spec.kernel.interruptMode: "
	    "anchors and aliases are not supported");
	case_fails(KERNEL_LAST "  unknown: &a [ *a ]\n",
	    "f.yaml:11: spec.unknown: "
	    "anchors and aliases are not supported");
	case_fails(KERNEL_LAST "    interruptMode: !!binary YXV0bw==\n",
	    "f.yaml:11: spec.kernel.interruptMode: "
	    "tags are not supported");
	case_fails(KERNEL_LAST "  logging: !!omap {}\n",
	    "f.yaml:11: spec.logging: tags are not supported");
}

static void
broken_syntax_is_reported_with_its_line(void **state)
{
	struct config_case c;

	(void)state;
	case_fails(KERNEL_LAST "    interruptMode: \"auto\n",
	    "f.yaml:12: spec.kernel.interruptMode: while scanning "
	    "a quoted scalar: found unexpected end of stream");
	case_fails(KERNEL_LAST "  logging:\n\tlogLevel: 1\n",
	    "f.yaml:12: spec.logging: while scanning for the next token: "
	    "found character that cannot start any token");
	c = case_load(KERNEL_LAST "   name: x\n");
	assert_int_equal(c.st, ST_INVALID);
	assert_non_null(strstr(c.log, ": f.yaml:11: "));
	case_free(&c);
	case_fails(KERNEL_LAST "  ? [ a ]\n  : b\n",
	    "f.yaml:11: spec: the name of a key must be text");
}

static void
bytes_that_are_no_text_are_refused(void **state)
{
	static const char nul[] = KERNEL_LAST "    interruptMode: a\0b\n";
	struct config_case c;

	(void)state;
	c = case_load_bytes(slice_make(nul, sizeof(nul) - 1));
	assert_int_equal(c.st, ST_INVALID);
	assert_non_null(strstr(c.log,
	    "f.yaml:11: control characters are not allowed\n"));
	case_free(&c);
	case_fails(KERNEL_LAST "# \xff\n",
	    "f.yaml:11: invalid leading UTF-8 octet");
}

/* n times open, then n times close, as the value of an unknown key. */
static char *
nested(size_t n, const char *open, const char *close)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	size_t i, len;
	char *text;

	strbuf_puts(&sb, KERNEL_LAST "  x: ");
	for (i = 0; i < n; i++)
		strbuf_puts(&sb, open);
	for (i = 0; i < n; i++)
		strbuf_puts(&sb, close);
	strbuf_puts(&sb, "\n");
	assert_int_equal(strbuf_take(&sb, &text, &len), ST_OK);
	return text;
}

static void
nesting_is_limited(void **state)
{
	char *text;

	(void)state;
	/* two levels are used by the top and by spec */
	text = nested(14, "[", "]");
	case_warns(text, "f.yaml:11: spec.x: unknown key");
	free(text);
	text = nested(15, "[", "]");
	case_fails(text,
	    "f.yaml:11: spec.x: is nested more than 16 levels deep");
	free(text);
	text = nested(15, "{ a: ", "}");
	case_fails(text, "f.yaml:11: spec.x.a.a.a.a.a.a.a.a.a.a.a.a.a.a: "
	    "is nested more than 16 levels deep");
	free(text);
}

/* A minimal file with n more keys. */
static char *
with_keys(size_t n)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	size_t i, len;
	char *text;

	strbuf_puts(&sb, KERNEL_LAST "x:\n");
	for (i = 0; i < n; i++)
		strbuf_putf(&sb, "  k%zu: 1\n", i);
	assert_int_equal(strbuf_take(&sb, &text, &len), ST_OK);
	return text;
}

static void
keys_are_limited_in_number_and_length(void **state)
{
	char *text, line[512];

	(void)state;
	/* ten in the minimal file, and x */
	text = with_keys(989);
	case_warns(text, "f.yaml:11: x: unknown key");
	free(text);
	text = with_keys(990);
	case_fails(text, "f.yaml:1001: x.k989: there are more than "
	    "1000 keys");
	free(text);
	(void)snprintf(line, sizeof(line), KERNEL_LAST "x%0254d: 1\n", 0);
	text = strdup(line);
	assert_non_null(text);
	(void)snprintf(line, sizeof(line), "f.yaml:11: x%0254d: unknown key",
	    0);
	case_warns(text, line);
	free(text);
	(void)snprintf(line, sizeof(line), KERNEL_LAST "x%0255d: 1\n", 0);
	case_fails(line,
	    "f.yaml:11: the name of a key has more than 255 bytes");
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_teardown(name, case_reset)
	const struct CMUnitTest tests[] = {
		TEST(the_example_of_the_contract_loads),
		TEST(values_are_read_by_their_text),
		TEST(empty_and_tilde_are_absent),
		TEST(uneven_indentation_and_space_before_the_colon_are_fine),
		TEST(line_ends_and_byte_order_mark_do_not_matter),
		TEST(a_key_given_twice_is_refused),
		TEST(sections_and_values_are_not_mixed_up),
		TEST(a_dot_in_a_name_is_no_path),
		TEST(the_file_is_one_mapping),
		TEST(anchors_aliases_and_tags_are_refused),
		TEST(broken_syntax_is_reported_with_its_line),
		TEST(bytes_that_are_no_text_are_refused),
		TEST(nesting_is_limited),
		TEST(keys_are_limited_in_number_and_length),
	};

	return cmocka_run_group_tests(tests, case_begin, case_end);
}
