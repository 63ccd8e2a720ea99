#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "base/strbuf.h"
#include "jupyter/kernelspec.h"

static void
assert_strings(char **strings, const char *const *want)
{
	size_t i;

	for (i = 0; want[i] != NULL; i++) {
		assert_non_null(strings[i]);
		assert_string_equal(strings[i], want[i]);
	}
	assert_null(strings[i]);
	kernelspec_free_strings(strings);
}

static struct kernelspec *
parsed(const char *text)
{
	struct kernelspec *spec;
	char *why;

	assert_int_equal(kernelspec_parse(slice_str(text), "k", "/dir", &spec,
	    &why), ST_OK);
	return spec;
}

static void
words_in_braces_are_replaced_once(void **state UNUSED)
{
	static const char *const want[] = { "/env/x", "-f/run/{prefix}.json",
		"/dir/dir", "{other} {connection_file", "", NULL };
	struct kernelspec *spec = parsed("{\"argv\":[\"{prefix}/x\","
	    "\"-f{connection_file}\",\"{resource_dir}{resource_dir}\","
	    "\"{other} {connection_file\",\"\"]}");

	assert_strings(kernelspec_argv(spec, "/run/{prefix}.json", "/env"),
	    want);
	kernelspec_free(spec);
}

static void
python_is_that_of_the_prefix(void **state UNUSED)
{
	static const struct {
		const char *argv;
		const char *want;
	} row[] = {
		{ "{\"argv\":[\"python\"]}", "/env/bin/python3" },
		{ "{\"argv\":[\"python3\"]}", "/env/bin/python3" },
		{ "{\"argv\":[\"python3.11\"]}", "/env/bin/python3" },
		{ "{\"argv\":[\"python3.\"]}", "python3." },
		{ "{\"argv\":[\"python3.1x\"]}", "python3.1x" },
		{ "{\"argv\":[\"python2\"]}", "python2" },
		{ "{\"argv\":[\"pythonx\"]}", "pythonx" },
		{ "{\"argv\":[\"/usr/bin/python3\"]}", "/usr/bin/python3" },
		{ "{\"argv\":[\"./python3\"]}", "./python3" }
	};
	struct kernelspec *spec;
	char **argv;
	size_t i;

	for (i = 0; i < NELEM(row); i++) {
		spec = parsed(row[i].argv);
		argv = kernelspec_argv(spec, "c", "/env");
		assert_string_equal(argv[0], row[i].want);
		kernelspec_free_strings(argv);
		kernelspec_free(spec);
	}
}

static void
only_the_program_can_be_python(void **state UNUSED)
{
	static const char *const want[] = { "/env/bin/python3", "python3",
	    NULL };
	struct kernelspec *spec = parsed("{\"argv\":[\"python\",\"python3\"]}");

	assert_strings(kernelspec_argv(spec, "c", "/env"), want);
	kernelspec_free(spec);
}

static void
without_a_prefix_nothing_is_made_of_it(void **state UNUSED)
{
	static const char *const want[] = { "python3", "{prefix}", NULL };
	struct kernelspec *spec = parsed("{\"argv\":[\"python3\","
	    "\"{prefix}\"]}");

	assert_strings(kernelspec_argv(spec, "c", NULL), want);
	kernelspec_free(spec);
}

static void
variables_are_added_or_put_in_place(void **state UNUSED)
{
	static const char *const base[] = { "A=1", "AB=2", "odd", "C=3", NULL };
	static const char *const want[] = { "A=new", "AB=2", "odd", "C=last",
		"D=", NULL };
	struct kernelspec *spec = parsed("{\"argv\":[\"x\"],\"env\":{"
	    "\"A\":\"new\",\"C\":\"first\",\"D\":\"\",\"C\":\"last\"}}");

	assert_strings(kernelspec_env(spec, base), want);
	kernelspec_free(spec);
}

static void
dollars_are_replaced_from_the_base(void **state UNUSED)
{
	static const struct {
		const char *value;
		const char *want;
	} row[] = {
		{ "$HOME/x", "V=/root/x" },
		{ "${HOME}x", "V=/rootx" },
		{ "$HOME$HOME", "V=/root/root" },
		{ "$$HOME", "V=$HOME" },
		{ "$$$HOME", "V=$/root" },
		{ "$HOM ${HOM}", "V=$HOM ${HOM}" },
		{ "$HOMES", "V=$HOMES" },
		{ "${HOME", "V=${HOME" },
		{ "${HOME ", "V=${HOME " },
		{ "${}", "V=${}" },
		{ "$1 $ ${1}", "V=$1 $ ${1}" },
		{ "$", "V=$" },
		{ "${", "V=${" },
		{ "x$_1", "V=xunder" },
		{ "$DOLLAR", "V=$HOME" },
		{ "$EMPTY.", "V=." },
		{ "$V", "V=old" }
	};
	static const char *const base[] = { "HOME=/root", "_1=under",
		"DOLLAR=$HOME", "EMPTY=", "V=old", NULL };
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	struct kernelspec *spec;
	char **env;
	size_t i;

	for (i = 0; i < NELEM(row); i++) {
		strbuf_putf(&sb, "{\"argv\":[\"x\"],\"env\":{\"V\":\"%s\"}}",
		    row[i].value);
		spec = parsed(strbuf_str(&sb));
		env = kernelspec_env(spec, base);
		assert_string_equal(env[4], row[i].want);
		assert_null(env[5]);
		kernelspec_free_strings(env);
		kernelspec_free(spec);
		strbuf_clear(&sb);
	}
}

static void
what_grows_too_big_stays_as_it_is(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT((size_t)1024 * 1024);
	const char *base[] = { NULL, NULL };
	struct kernelspec *spec;
	char **env;
	size_t i;

	strbuf_puts(&sb, "A=");
	for (i = 0; i < 1000; i++)
		strbuf_putc(&sb, 'x');
	base[0] = strbuf_str(&sb);
	spec = parsed("{\"argv\":[\"x\"],\"env\":{\"B\":\"$A\"}}");
	free(spec->env[0]);
	spec->env[0] = calloc(1, 1024);
	assert_non_null(spec->env[0]);
	memcpy(spec->env[0], "B=", 2);
	for (i = 0; i < 200; i++)
		memcpy(spec->env[0] + 2 + 2 * i, "$A", 2);
	env = kernelspec_env(spec, base);
	assert_string_equal(env[1], spec->env[0]);
	kernelspec_free_strings(env);
	spec->env[0][2 + 2 * 100] = '\0';
	env = kernelspec_env(spec, base);
	assert_int_equal(strlen(env[1]), 2 + 100 * 1000);
	kernelspec_free_strings(env);
	kernelspec_free(spec);
	strbuf_clear(&sb);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_in_braces_are_replaced_once),
		cmocka_unit_test(python_is_that_of_the_prefix),
		cmocka_unit_test(only_the_program_can_be_python),
		cmocka_unit_test(without_a_prefix_nothing_is_made_of_it),
		cmocka_unit_test(variables_are_added_or_put_in_place),
		cmocka_unit_test(dollars_are_replaced_from_the_base),
		cmocka_unit_test(what_grows_too_big_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
