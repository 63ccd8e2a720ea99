#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "http/query.h"
#include "path_case.h"

#define DATA	SLICE("/mnt/data")

static void
assert_slice(struct slice s, const char *text)
{
	assert_int_equal(s.len, strlen(text));
	assert_memory_equal(s.p, text, s.len);
}

static void
assert_path(const char *directory, const char *name, const char *expected)
{
	struct file_path path;
	const char *why = "";

	if (path_make(DATA, slice_str(directory), slice_str(name),
	    PATH_DEPTH_MAX, &path, &why) != ST_OK)
		fail_msg("%s, %s: %s", directory, name, why);
	assert_string_equal(path.text, expected);
	assert_int_equal(path.len, strlen(expected));
	assert_null(why);
}

static void
assert_refused(struct slice directory, struct slice name, const char *word)
{
	struct file_path path;
	const char *why = NULL;

	assert_int_equal(path_make(DATA, directory, name, PATH_DEPTH_MAX,
	    &path, &why), ST_INVALID);
	assert_non_null(why);
	assert_non_null(strstr(why, word));
	assert_int_equal(path.len, 0);
	assert_string_equal(path.text, "");
}

static void
assert_upload(const char *filename, const char *expected)
{
	struct file_path path;
	const char *why = "";

	if (path_upload_name(slice_str(filename), &path, &why) != ST_OK)
		fail_msg("%s: %s", filename, why);
	assert_string_equal(path.text, expected);
}

static void
assert_upload_refused(struct slice filename)
{
	struct file_path path;
	const char *why = NULL;

	assert_int_equal(path_upload_name(filename, &path, &why),
	    ST_INVALID);
	assert_non_null(why);
	assert_int_equal(path.len, 0);
}

/* The path query (rule 3). */

static void
spellings_of_the_data_directory_mean_it(void **state UNUSED)
{
	const char *const spellings[] = { "", "/", ".", "/mnt/data",
		"/mnt/data/", "//", "./", "/mnt/data/.", "//mnt//data//",
		"/./mnt/./data" };
	size_t i;

	for (i = 0; i < NELEM(spellings); i++) {
		assert_path(spellings[i], "", "");
		assert_path("", spellings[i], "");
	}
}

static void
spellings_of_a_directory_are_the_same(void **state UNUSED)
{
	const char *const spellings[] = { "sub/deeper", "/sub/deeper",
		"/mnt/data/sub/deeper", "sub/deeper/", "//sub//deeper//",
		"./sub/./deeper/.", "/mnt/data//sub/deeper" };
	size_t i;

	for (i = 0; i < NELEM(spellings); i++) {
		assert_path(spellings[i], "", "sub/deeper");
		assert_path("", spellings[i], "sub/deeper");
	}
}

static void
only_the_whole_data_directory_is_removed_and_once(void **state UNUSED)
{
	struct file_path path;
	const char *why;

	assert_path("/mnt/data2/x", "", "mnt/data2/x");
	assert_path("/mnt", "", "mnt");
	assert_path("/mnt/dat", "", "mnt/dat");
	assert_path("/Mnt/Data/x", "", "Mnt/Data/x");
	assert_path("mnt/data/x", "", "mnt/data/x");
	assert_path("/mnt/data/mnt/data/x", "", "mnt/data/x");
	assert_path("/x/mnt/data", "", "x/mnt/data");
	assert_path("/etc/passwd", "", "etc/passwd");
	assert_int_equal(path_make(SLICE("/"), SLICE("/a"), SLICE("/b"), 9,
	    &path, &why), ST_OK);
	assert_string_equal(path.text, "a/b");
	assert_int_equal(path_make(SLICE("/mnt/data/"), SLICE("/mnt/data/a"),
	    SLICE(""), 9, &path, &why), ST_OK);
	assert_string_equal(path.text, "a");
}

/* The name in the URL (rules 1 and 4). */

static void
a_name_goes_below_the_directory(void **state UNUSED)
{
	assert_path("sub", "a.txt", "sub/a.txt");
	assert_path("sub", "/a.txt", "sub/a.txt");
	assert_path("/mnt/data/sub", "/mnt/data/a/b.txt", "sub/a/b.txt");
	assert_path("", "/mnt/data/a/b.txt", "a/b.txt");
	assert_path("sub", "", "sub");
}

static void
unusual_characters_are_kept(void **state UNUSED)
{
	assert_path("", "a b+c%20%.txt", "a b+c%20%.txt");
	assert_path("%2e%2e", "%2e%2e%2fetc", "%2e%2e/%2e%2e%2fetc");
	assert_path("", "a\\b", "a\\b");
	assert_path("", "...", "...");
	assert_path("", "..a", "..a");
	assert_path("", ".hidden", ".hidden");
	assert_path("", "-_ .@$&=;,#%^()\"'<>|*?:~",
	    "-_ .@$&=;,#%^()\"'<>|*?:~");
	assert_path("\xC3\xA9", "\xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x98\x80",
	    "\xC3\xA9/\xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x98\x80");
}

/* What is rejected (rule 7). */

static void
dot_dot_is_refused_at_every_place(void **state UNUSED)
{
	const char *const spellings[] = { "..", "/..", "../", "../a", "a/..",
		"a/../b", "/mnt/data/..", "/mnt/data/../data", "./..", "//..",
		"a/b/../..", "..//", "/mnt/../mnt/data" };
	size_t i;

	for (i = 0; i < NELEM(spellings); i++) {
		assert_refused(slice_str(spellings[i]), SLICE(""), "dot");
		assert_refused(SLICE(""), slice_str(spellings[i]), "dot");
		assert_refused(SLICE("sub"), slice_str(spellings[i]), "dot");
	}
}

static void
control_characters_are_refused(void **state UNUSED)
{
	char name[] = "a?b";
	int c;

	for (c = 0; c < 0x80; c++) {
		name[1] = (char)c;
		if (c < 0x20 || c == 0x7F) {
			assert_refused(SLICE(""), slice_make(name, 3),
			    "control");
			assert_refused(slice_make(name, 3), SLICE("x"),
			    "control");
			assert_upload_refused(slice_make(name, 3));
		} else if (c != '/')
			assert_path("", name, name);
	}
	assert_refused(SLICE(""), SLICE("\xC2\x80"), "control");
	assert_refused(SLICE(""), SLICE("\xC2\x9F"), "control");
	assert_path("", "\xC2\xA0", "\xC2\xA0");
}

static void
what_is_not_utf8_is_refused(void **state UNUSED)
{
	const char *const spellings[] = { "\xFF", "a\xC3", "\xC0\xAE\xC0\xAE",
		"\xC0\xAF", "\xE0\x80\xAE", "\xED\xA0\x80", "\xF4\x90\x80\x80",
		"\x80" };
	size_t i;

	for (i = 0; i < NELEM(spellings); i++) {
		assert_refused(SLICE(""), slice_str(spellings[i]), "UTF-8");
		assert_upload_refused(slice_str(spellings[i]));
	}
}

static void
a_component_has_at_most_255_bytes(void **state UNUSED)
{
	char name[257];

	memset(name, 'n', sizeof(name));
	name[255] = '\0';
	assert_path("", name, name);
	assert_upload(name, name);
	assert_upload_refused(slice_make(name, 256));
	name[255] = 'n';
	name[256] = '\0';
	assert_refused(SLICE(""), slice_str(name), "255");
}

static void
a_path_has_at_most_4096_bytes(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	struct file_path path;
	const char *why;
	int i;

	for (i = 0; i < 31; i++)
		strbuf_putf(&sb, "%0127d/", i);
	strbuf_putf(&sb, "%0128d", 0);
	assert_int_equal(sb.len, PATH_LEN_MAX);
	assert_path(strbuf_str(&sb), "", strbuf_str(&sb));
	assert_refused(strbuf_slice(&sb), SLICE("a"), "4096");
	assert_int_equal(path_make(DATA, strbuf_slice(&sb), SLICE(""),
	    PATH_DEPTH_MAX, &path, &why), ST_OK);
	assert_int_equal(path_append(&path, SLICE("a"), &why), ST_INVALID);
	assert_int_equal(path.len, PATH_LEN_MAX);
	strbuf_putc(&sb, 'x');
	assert_refused(strbuf_slice(&sb), SLICE(""), "4096");
	strbuf_clear(&sb);
}

/* Depth (rule 9). */

static void
directories_are_limited_but_not_the_name_in_them(void **state UNUSED)
{
	struct file_path path;
	const char *why;

	assert_int_equal(path_make(DATA, SLICE("a/b/c"), SLICE("f"),
	    PATH_DEPTH_MAX_A, &path, &why), ST_OK);
	assert_int_equal(path_make(DATA, SLICE(""), SLICE("/a/b/c/f"),
	    PATH_DEPTH_MAX_A, &path, &why), ST_OK);
	assert_int_equal(path_make(DATA, SLICE("/mnt/data/a/b/c"), SLICE(""),
	    PATH_DEPTH_MAX_A, &path, &why), ST_OK);
	assert_int_equal(path_append(&path, SLICE("f"), &why), ST_OK);
	assert_string_equal(path.text, "a/b/c/f");
	assert_int_equal(path_make(DATA, SLICE("a/b/c/d"), SLICE(""),
	    PATH_DEPTH_MAX_A, &path, &why), ST_INVALID);
	assert_int_equal(path.len, 0);
	assert_int_equal(path_make(DATA, SLICE("a/b"), SLICE("c/d/f"),
	    PATH_DEPTH_MAX_A, &path, &why), ST_INVALID);
	assert_non_null(strstr(why, "directories"));
}

static void
thirty_two_directories_are_admitted(void **state UNUSED)
{
	const char *deep = "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/"
	    "20/21/22/23/24/25/26/27/28/29/30/31/32";

	assert_path(deep, "", deep);
	assert_refused(slice_str(deep), SLICE("33/f"), "directories");
}

/* Names of uploads (rules 5 and 6). */

static void
an_upload_keeps_its_last_component(void **state UNUSED)
{
	assert_upload("hello.py", "hello.py");
	assert_upload("/mnt/data/hello.py", "hello.py");
	assert_upload("../e2e/files/test.json", "test.json");
	assert_upload("folder/file.txt", "file.txt");
	assert_upload("C:\\Users\\me\\a b.txt", "a b.txt");
	assert_upload("a/b\\c", "c");
	assert_upload("..a", "..a");
}

static void
escapes_of_an_upload_are_decoded_once_if_all_are_valid(void **state UNUSED)
{
	assert_upload("a%20b.txt", "a b.txt");
	assert_upload("caf%C3%a9.txt", "caf\xC3\xA9.txt");
	assert_upload("a%22b.txt", "a\"b.txt");
	assert_upload("100%25.txt", "100%.txt");
	assert_upload("100%2525.txt", "100%25.txt");
	assert_upload("100%.txt", "100%.txt");
	assert_upload("100%", "100%");
	assert_upload("a%2", "a%2");
	assert_upload("a%20b%zz", "a%20b%zz");
	assert_upload("a%ffb", "a%ffb");
	assert_upload("a+b.txt", "a+b.txt");
}

static void
what_decoding_brings_to_light_is_cut_again(void **state UNUSED)
{
	assert_upload("%2Fmnt%2Fdata%2Fa%20b.txt", "a b.txt");
	assert_upload("..%2f..%5cx", "x");
	assert_upload("%252e%252e%252fx", "%2e%2e%2fx");
}

static void
an_upload_without_a_proper_name_is_refused(void **state UNUSED)
{
	const char *const names[] = { "", ".", "..", "/", "a/", "a\\", "a/..",
		"%2e%2e", "%2E", "..%2f..", "a%2f", "a%00b", "a%0ab", "%7f" };
	size_t i;

	for (i = 0; i < NELEM(names); i++)
		assert_upload_refused(slice_str(names[i]));
	assert_upload_refused(SLICE("a\0b"));
}

static void
an_endless_upload_name_is_refused(void **state UNUSED)
{
	char name[2 * PATH_LEN_MAX + 1];

	memset(name, 'n', sizeof(name));
	assert_upload_refused(slice_make(name, sizeof(name)));
	assert_upload_refused(slice_make(name, PATH_LEN_MAX + 1));
	assert_upload_refused(slice_make(name, PATH_LEN_MAX));
	/* the directories before it do not count */
	memset(name, '/', sizeof(name));
	name[sizeof(name) - 2] = 'x';
	name[sizeof(name) - 1] = '\0';
	assert_upload(name, "x");
}

static void
an_appended_name_is_one_component(void **state UNUSED)
{
	struct file_path path = { .text = "a", .len = 1 };
	const char *why = NULL;

	assert_int_equal(path_append(&path, SLICE("b/c"), &why), ST_INVALID);
	assert_non_null(why);
	assert_int_equal(path_append(&path, SLICE(""), &why), ST_INVALID);
	assert_int_equal(path_append(&path, SLICE(".."), &why), ST_INVALID);
	assert_string_equal(path.text, "a");
	assert_int_equal(path_append(&path, SLICE("b"), &why), ST_OK);
	assert_string_equal(path.text, "a/b");
}

static void
a_path_is_cut_at_its_last_slash(void **state UNUSED)
{
	struct file_path path = { .text = "a/b/c", .len = 5 };

	assert_slice(path_name(&path), "c");
	assert_slice(path_directory(&path), "a/b");
	path = (struct file_path){ .text = "c", .len = 1 };
	assert_slice(path_name(&path), "c");
	assert_slice(path_directory(&path), "");
	path = (struct file_path){ .text = "", .len = 0 };
	assert_slice(path_name(&path), "");
	assert_slice(path_directory(&path), "");
}

/* Hostile spellings: every pattern with every ".." and every separator. */

static const char *const patterns[] = { "@", "@#etc#passwd", "#@#@#etc",
	"a#@#@#etc", "a#b#@", "#mnt#data#@#x", "#@mnt#data", "a#@#.#@" };
static const char *const dots[] = { "..", "%2e%2e", "%2E.", ".%2e",
	"%252e%252e", "..%00", "%00..", "..%0a", "..;", "...", "%c0%ae%c0%ae",
	"%e0%80%ae%2e", "%uff0e%uff0e", "..%20", "..%5c..", "..\\..",
	"%ef%bc%8e%ef%bc%8e", "..%7f", "%2e%2e%2f%2e%2e", "./.." };
static const char *const separators[] = { "/", "%2f", "//", "/./", "%252f",
	"\\", "%5c", "%c0%af", "%2F%2f", "/%2e/" };

static struct slice
spell(struct strbuf *sb, const char *pattern, const char *dot,
    const char *separator)
{
	strbuf_clear(sb);
	for (; *pattern != '\0'; pattern++)
		if (*pattern == '@')
			strbuf_puts(sb, dot);
		else if (*pattern == '#')
			strbuf_puts(sb, separator);
		else
			strbuf_putc(sb, *pattern);
	return strbuf_slice(sb);
}

static bool
has_dot_dot(struct slice text)
{
	size_t i, start = 0;

	for (i = 0; i <= text.len; i++)
		if (i == text.len || text.p[i] == '/') {
			if (slice_is(slice_make(text.p + start, i - start),
			    ".."))
				return true;
			start = i + 1;
		}
	return false;
}

static void
check_hostile(struct slice directory, struct slice name)
{
	struct file_path path;
	const char *why;
	bool escapes = has_dot_dot(directory) || has_dot_dot(name);

	if (path_make(DATA, directory, name, PATH_DEPTH_MAX, &path, &why) ==
	    ST_OK) {
		assert_false(escapes);
		assert_true(path_is_confined(&path));
	} else {
		assert_non_null(why);
		assert_int_equal(path.len, 0);
	}
}

static void
check_hostile_upload(struct slice filename)
{
	struct file_path path;
	const char *why;

	if (path_upload_name(filename, &path, &why) == ST_OK) {
		assert_true(path_is_confined(&path));
		assert_int_equal(path_directory(&path).len, 0);
		assert_true(path.len > 0);
	} else
		assert_non_null(why);
}

static void
no_hostile_spelling_escapes(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	size_t i, j, k, n = 0;
	struct slice text;

	for (i = 0; i < NELEM(patterns); i++)
		for (j = 0; j < NELEM(dots); j++)
			for (k = 0; k < NELEM(separators); k++, n++) {
				text = spell(&sb, patterns[i], dots[j],
				    separators[k]);
				check_hostile_upload(text);
				text.len = percent_decode(sb.p, sb.len, false);
				check_hostile(text, SLICE(""));
				check_hostile(SLICE(""), text);
				check_hostile(SLICE("/mnt/data/sub"), text);
				check_hostile_upload(text);
			}
	assert_true(n >= 200);
	strbuf_clear(&sb);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_of_the_data_directory_mean_it),
		cmocka_unit_test(spellings_of_a_directory_are_the_same),
		cmocka_unit_test(
		    only_the_whole_data_directory_is_removed_and_once),
		cmocka_unit_test(a_name_goes_below_the_directory),
		cmocka_unit_test(unusual_characters_are_kept),
		cmocka_unit_test(dot_dot_is_refused_at_every_place),
		cmocka_unit_test(control_characters_are_refused),
		cmocka_unit_test(what_is_not_utf8_is_refused),
		cmocka_unit_test(a_component_has_at_most_255_bytes),
		cmocka_unit_test(a_path_has_at_most_4096_bytes),
		cmocka_unit_test(
		    directories_are_limited_but_not_the_name_in_them),
		cmocka_unit_test(thirty_two_directories_are_admitted),
		cmocka_unit_test(an_upload_keeps_its_last_component),
		cmocka_unit_test(
		    escapes_of_an_upload_are_decoded_once_if_all_are_valid),
		cmocka_unit_test(what_decoding_brings_to_light_is_cut_again),
		cmocka_unit_test(an_upload_without_a_proper_name_is_refused),
		cmocka_unit_test(an_endless_upload_name_is_refused),
		cmocka_unit_test(an_appended_name_is_one_component),
		cmocka_unit_test(a_path_is_cut_at_its_last_slash),
		cmocka_unit_test(no_hostile_spelling_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
