#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "base/strbuf.h"
#include "jupyter/kernelspec.h"

#define SPEC(name)	"{\"argv\":[\"" name "\"]}"

/* A fresh directory, which is also the working directory. */
static int
enter(void **state)
{
	char *directory = strdup("/tmp/kernelspec.XXXXXX");

	if (directory == NULL || mkdtemp(directory) == NULL ||
	    chdir(directory) == -1)
		return -1;
	*state = directory;
	return 0;
}

static int
remove_one(const char *path, const struct stat *st UNUSED, int type UNUSED,
    struct FTW *ftw UNUSED)
{
	return remove(path);
}

static int
leave(void **state)
{
	int rc = nftw(*state, remove_one, 8, FTW_DEPTH | FTW_PHYS);

	free(*state);
	return chdir("/") | rc;
}

/* Make a path below the working directory, of parts joined by '/'. */
static void
make_directories(const char *path)
{
	char part[256];
	size_t i;

	for (i = 1; path[i] != '\0'; i++)
		if (path[i] == '/') {
			(void)snprintf(part, sizeof(part), "%.*s", (int)i,
			    path);
			(void)mkdir(part, 0755);
		}
}

static void
make_file(const char *path, const char *text)
{
	FILE *f;

	make_directories(path);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* What is searched in the tests: "one" and "two" below the directory. */
static const struct kernelspec_search search = {
	.jupyter_path = "one:two"
};

static struct kernelspec *
found(const struct kernelspec_search *where, const char *name)
{
	struct kernelspec *spec;
	char *why;

	assert_int_equal(kernelspec_find(where, name, &spec, &why), ST_OK);
	assert_null(why);
	return spec;
}

static void
assert_program(const struct kernelspec_search *where, const char *name,
    const char *program)
{
	struct kernelspec *spec = found(where, name);

	assert_string_equal(spec->argv[0], program);
	kernelspec_free(spec);
}

static void
assert_status(const char *name, enum status want)
{
	struct kernelspec *spec;
	char *why;

	assert_int_equal(kernelspec_find(&search, name, &spec, &why), want);
	assert_null(spec);
	assert_null(why);
}

static void
all_of_a_file_is_taken(void **state UNUSED)
{
	struct kernelspec *spec;

	make_file("one/kernels/k/kernel.json", "{\"argv\":[\"prog\",\"-f\","
	    "\"{connection_file}\"],\"language\":\"lang\","
	    "\"display_name\":\"K\",\"interrupt_mode\":\"message\","
	    "\"env\":{\"A\":\"b\",\"C\":\"\"},\"metadata\":{}}");
	spec = found(&search, "k");
	assert_string_equal(spec->name, "k");
	assert_string_equal(spec->directory, "one/kernels/k");
	assert_string_equal(spec->language, "lang");
	assert_string_equal(spec->argv[0], "prog");
	assert_string_equal(spec->argv[2], "{connection_file}");
	assert_null(spec->argv[3]);
	assert_string_equal(spec->env[0], "A=b");
	assert_string_equal(spec->env[1], "C=");
	assert_null(spec->env[2]);
	assert_int_equal(spec->interrupt, KERNELSPEC_MESSAGE);
	kernelspec_free(spec);
}

static void
what_is_absent_has_a_default(void **state UNUSED)
{
	struct kernelspec *spec;

	make_file("one/kernels/k/kernel.json", "{\"argv\":[\"prog\"],"
	    "\"env\":null,\"interrupt_mode\":null}");
	spec = found(&search, "k");
	assert_string_equal(spec->language, "");
	assert_null(spec->env[0]);
	assert_int_equal(spec->interrupt, KERNELSPEC_SIGNAL);
	kernelspec_free(spec);
}

static void
places_are_searched_in_order(void **state UNUSED)
{
	const struct kernelspec_search all = { .jupyter_path = "one::two:",
		.data_directory = "data", .home = "home", .prefix = "env" };
	struct kernelspec_search no_data = all;

	no_data.data_directory = "";
	make_file("env/share/jupyter/kernels/k/kernel.json", SPEC("env"));
	assert_program(&all, "k", "env");
	make_file("home/.local/share/jupyter/kernels/k/kernel.json",
	    SPEC("home"));
	assert_program(&all, "k", "env");
	assert_program(&no_data, "k", "home");
	make_file("data/kernels/k/kernel.json", SPEC("data"));
	assert_program(&all, "k", "data");
	make_file("two/kernels/k/kernel.json", SPEC("two"));
	assert_program(&all, "k", "two");
	make_file("one/kernels/k/kernel.json", SPEC("one"));
	assert_program(&all, "k", "one");
}

static void
case_matters_only_between_equals(void **state UNUSED)
{
	make_file("one/kernels/PyThon/kernel.json", SPEC("PyThon"));
	make_file("one/kernels/PYTHON/kernel.json", SPEC("PYTHON"));
	make_file("two/kernels/python/kernel.json", SPEC("python"));
	assert_program(&search, "PyThon", "PyThon");
	assert_program(&search, "python", "PYTHON");
	assert_program(&search, "pYtHoN", "PYTHON");
}

static void
the_name_is_as_on_disk(void **state UNUSED)
{
	struct kernelspec *spec;

	make_file("one/kernels/Java/kernel.json", SPEC("x"));
	spec = found(&search, "JAVA");
	assert_string_equal(spec->name, "Java");
	assert_string_equal(spec->directory, "one/kernels/Java");
	kernelspec_free(spec);
}

static void
a_directory_without_kernel_json_is_none(void **state UNUSED)
{
	make_file("one/kernels/k/logo.png", "");
	make_file("one/kernels/d/kernel.json/x", "");
	make_file("one/kernels/file", "");
	make_file("two/kernels/K/kernel.json", SPEC("two"));
	assert_program(&search, "k", "two");
	assert_status("d", ST_NOTFOUND);
	assert_status("file", ST_NOTFOUND);
	assert_status("nowhere", ST_NOTFOUND);
}

static void
a_pipe_for_a_file_holds_nobody_up(void **state UNUSED)
{
	make_file("one/kernels/k/x", "");
	assert_int_equal(mkfifo("one/kernels/k/kernel.json", 0600), 0);
	assert_status("k", ST_NOTFOUND);
}

static void
bad_names_are_invalid(void **state UNUSED)
{
	static const char *const bad[] = { "", ".", "..", "a/b", "../k", "a b",
		"a\n", "k\xC3\xA9", "{k}", "k:" };
	size_t i;

	make_file("one/kernel.json", SPEC("up"));
	make_file("one/kernels/kernel.json", SPEC("here"));
	for (i = 0; i < NELEM(bad); i++)
		assert_status(bad[i], ST_INVALID);
	make_file("one/kernels/a-b_C.9/kernel.json", SPEC("good"));
	assert_program(&search, "a-b_C.9", "good");
}

static void
each_defect_is_a_sentence_with_the_file(void **state UNUSED)
{
	static const struct {
		const char *text;
		const char *says;
	} row[] = {
		{ "", "JSON" },
		{ "{\"argv\":[\"x\"]", "JSON" },
		{ "[]", "object" },
		{ "{}", "argv" },
		{ "{\"argv\":[]}", "argv" },
		{ "{\"argv\":\"x\"}", "argv" },
		{ "{\"argv\":{\"a\":\"x\"}}", "argv" },
		{ "{\"argv\":[1]}", "argv" },
		{ "{\"argv\":[\"x\",null]}", "argv" },
		{ "{\"argv\":[\"x\",\"a\\u0000b\"]}", "argv" },
		{ "{\"argv\":[\"\",\"x\"]}", "argv[0]" },
		{ "{\"argv\":[\"x\"],\"env\":[]}", "env" },
		{ "{\"argv\":[\"x\"],\"env\":\"A=b\"}", "env" },
		{ "{\"argv\":[\"x\"],\"env\":{\"A\":1}}", "env" },
		{ "{\"argv\":[\"x\"],\"env\":{\"A\":\"\\u0000\"}}", "env" },
		{ "{\"argv\":[\"x\"],\"env\":{\"A\":\"b\",\"\":\"c\"}}",
		    "name" },
		{ "{\"argv\":[\"x\"],\"env\":{\"A=\":\"b\"}}", "name" },
		{ "{\"argv\":[\"x\"],\"env\":{\"A\\u0000\":\"b\"}}", "name" },
		{ "{\"argv\":[\"x\"],\"interrupt_mode\":\"\"}",
		    "interrupt_mode" },
		{ "{\"argv\":[\"x\"],\"interrupt_mode\":\"SIGNAL\"}",
		    "interrupt_mode" },
		{ "{\"argv\":[\"x\"],\"interrupt_mode\":1}",
		    "interrupt_mode" }
	};
	struct kernelspec *spec;
	char *why;
	size_t i;

	for (i = 0; i < NELEM(row); i++) {
		make_file("one/kernels/k/kernel.json", row[i].text);
		assert_int_equal(kernelspec_find(&search, "k", &spec, &why),
		    ST_FORMAT);
		assert_null(spec);
		assert_non_null(strstr(why, "one/kernels/k/kernel.json"));
		assert_non_null(strstr(why, row[i].says));
		free(why);
	}
}

static void
a_broken_file_is_not_passed_over(void **state UNUSED)
{
	struct kernelspec *spec;
	char *why;

	make_file("one/kernels/k/kernel.json", "{");
	make_file("two/kernels/k/kernel.json", SPEC("two"));
	assert_int_equal(kernelspec_find(&search, "k", &spec, &why),
	    ST_FORMAT);
	free(why);
}

static void
the_size_of_the_file_is_limited(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT((size_t)2 * 1024 * 1024);
	struct kernelspec *spec;
	char *why;

	strbuf_puts(&sb, SPEC("x"));
	while (sb.len < (size_t)1024 * 1024)
		strbuf_putc(&sb, ' ');
	make_file("one/kernels/k/kernel.json", strbuf_str(&sb));
	assert_program(&search, "k", "x");
	strbuf_putc(&sb, ' ');
	make_file("one/kernels/k/kernel.json", strbuf_str(&sb));
	assert_int_equal(kernelspec_find(&search, "k", &spec, &why),
	    ST_FORMAT);
	assert_non_null(strstr(why, "larger"));
	free(why);
	strbuf_clear(&sb);
}

static void
the_list_is_sorted_and_names_each_once(void **state UNUSED)
{
	const struct kernelspec_search none = { .jupyter_path = "nowhere" };
	char *list, *others;

	others = kernelspec_list(&none);	/* of the system, if any */
	make_file("one/kernels/2/kernel.json", SPEC("x"));
	make_file("one/kernels/-/kernel.json", "broken");
	make_file("two/kernels/2/kernel.json", SPEC("x"));
	make_file("two/kernels/1/kernel.json", SPEC("x"));
	make_file("two/kernels/0/logo.png", "");
	make_file("two/kernels/a b/kernel.json", SPEC("x"));
	list = kernelspec_list(&search);
	assert_memory_equal(list, "-\n1\n2\n", 6);
	assert_string_equal(list + 6, others);
	free(list);
	free(others);
}

static void
freeing_nothing_is_fine(void **state UNUSED)
{
	kernelspec_free(NULL);
	kernelspec_free_strings(NULL);
}

#define in_a_directory(test) \
	cmocka_unit_test_setup_teardown(test, enter, leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		in_a_directory(all_of_a_file_is_taken),
		in_a_directory(what_is_absent_has_a_default),
		in_a_directory(places_are_searched_in_order),
		in_a_directory(case_matters_only_between_equals),
		in_a_directory(the_name_is_as_on_disk),
		in_a_directory(a_directory_without_kernel_json_is_none),
		in_a_directory(a_pipe_for_a_file_holds_nobody_up),
		in_a_directory(bad_names_are_invalid),
		in_a_directory(each_defect_is_a_sentence_with_the_file),
		in_a_directory(a_broken_file_is_not_passed_over),
		in_a_directory(the_size_of_the_file_is_limited),
		in_a_directory(the_list_is_sorted_and_names_each_once),
		cmocka_unit_test(freeing_nothing_is_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
