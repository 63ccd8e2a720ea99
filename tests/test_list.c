#include <sys/stat.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store_case.h"

static void
assert_list_fails(const struct store *store, const char *path, bool recursive,
    enum file_error expected)
{
	struct file_path p = at(path);
	struct file_list *list;

	assert_int_equal(store_list(store, &p, recursive, &list), expected);
	assert_null(list);
}

static void
assert_fails(const struct store *store, const char *path,
    enum file_error expected)
{
	assert_list_fails(store, path, false, expected);
	assert_list_fails(store, path, true, expected);
}

static void
an_empty_directory_has_an_empty_list(void **state)
{
	struct store **store = *state;

	assert_string_equal(list_text(*store, "", false), "");
	assert_string_equal(list_text(*store, "", true), "");
	file_list_free(NULL);
}

static void
names_are_in_the_order_of_their_bytes(void **state)
{
	struct store **store = *state;

	put("data/b", "");
	put("data/a b", "");
	put("data/a", "");
	put("data/Z", "");
	put("data/a-b", "");
	put("data/.hidden", "");
	put("data/\xC3\xA9", "");
	put("data/\xF0\x9F\x98\x80", "");
	put("data/10", "");
	put("data/9", "");
	make_directories("data/aa/below");
	assert_string_equal(list_text(*store, "", false), ".hidden 10 9 Z a "
	    "a b a-b aa/ b \xC3\xA9 \xF0\x9F\x98\x80 ");
}

static void
below_comes_next_after_its_directory(void **state)
{
	struct store **store = *state;

	make_directories("data/a/b/c");
	put("data/a/b/c/z", "");
	put("data/a/b/c/y", "");
	put("data/a/f", "");
	put("data/a-", "");
	put("data/a.b", "");
	put("data/a\x01", "");
	make_directories("data/b");
	put("data/b/f", "");
	put("data/c", "");
	assert_string_equal(list_text(*store, "", true), "a/ a/b/ a/b/c/ "
	    "a/b/c/y a/b/c/z a/f a\x01 a- a.b b/ b/f c ");
	assert_string_equal(list_text(*store, "a/b", true),
	    "a/b/c/ a/b/c/y a/b/c/z ");
	assert_string_equal(list_text(*store, "a/b", false), "a/b/c/ ");
}

static void
an_entry_is_described_as_the_file_is(void **state)
{
	struct store **store = *state;
	struct file_path path = at("d"), file = at("d/f");
	struct file_info info, same;
	struct file_list *list;

	make_directories("data/d");
	put("data/d/f", "hello");
	assert_int_equal(store_list(*store, &path, false, &list), FILE_OK);
	assert_int_equal(file_list_count(list), 1);
	file_list_get(list, 0, &info);
	file_list_free(list);
	assert_int_equal(store_stat(*store, &file, &same), FILE_OK);
	assert_string_equal(info.name, same.name);
	assert_string_equal(info.directory, same.directory);
	assert_int_equal(info.is_directory, same.is_directory);
	assert_int_equal(info.size, 5);
	assert_int_equal(info.modified.tv_sec, same.modified.tv_sec);
	assert_int_equal(info.modified.tv_nsec, same.modified.tv_nsec);
}

static void
what_is_no_file_of_the_user_is_left_out(void **state)
{
	struct store **store = *state;
	char temporary[TEMPORARY_SIZE], path[128];

	put("data/f", "");
	assert_int_equal(symlink("f", "data/link"), 0);
	assert_int_equal(symlink("../outside", "data/directory"), 0);
	assert_int_equal(mkfifo("data/fifo", 0666), 0);
	put("data/\xFF\xFE", "");
	temporary_name(temporary);
	(void)snprintf(path, sizeof(path), "data/%s", temporary);
	put(path, "");
	assert_string_equal(list_text(*store, "", true), "f ");
	/* but a name of the user's own is not taken for ours */
	path[strlen(path) - 1] = '\0';
	put(path, "");
	temporary[strlen(temporary) - 1] = '\0';
	(void)snprintf(path, sizeof(path), "%s f ", temporary);
	assert_string_equal(list_text(*store, "", true), path);
}

static void
only_a_directory_can_be_listed(void **state)
{
	struct store **store = *state;

	put("data/f", "");
	assert_int_equal(mkfifo("data/fifo", 0666), 0);
	assert_int_equal(symlink("../outside", "data/link"), 0);
	assert_int_equal(symlink(".", "data/self"), 0);
	assert_fails(*store, "f", FILE_NOT_DIRECTORY);
	assert_fails(*store, "fifo", FILE_NOT_DIRECTORY);
	assert_fails(*store, "link", FILE_IS_LINK);
	assert_fails(*store, "link/sub", FILE_IS_LINK);
	assert_fails(*store, "self", FILE_IS_LINK);
	assert_fails(*store, "nothing", FILE_MISSING);
	assert_fails(*store, "f/g", FILE_NOT_DIRECTORY);
}

static void
a_closed_directory_is_listed_without_its_content(void **state)
{
	struct store **store = *state;

	make_directories("data/d/e");
	put("data/z", "");
	assert_int_equal(chmod("data/d", 0), 0);
	assert_string_equal(list_text(*store, "", true), "d/ z ");
	assert_fails(*store, "d", FILE_DENIED);
	assert_int_equal(chmod("data/d", 0700), 0);
}

static void
what_no_path_leads_to_is_left_out(void **state)
{
	struct store **store = *state;
	struct file_path deep = at("data");
	const char *why;
	int i;

	for (i = 0; i < PATH_DEPTH_MAX; i++)
		assert_int_equal(path_append(&deep, SLICE("d"), &why), ST_OK);
	make_directories(deep.text);
	assert_int_equal(path_append(&deep, SLICE("e"), &why), ST_OK);
	make_directories(deep.text);
	assert_int_equal(path_append(&deep, SLICE("f"), &why), ST_OK);
	put(deep.text, "");
	assert_non_null(strstr(list_text(*store, "", true), "/d/e/ "));
	assert_null(strstr(list_text(*store, "", true), "f"));
}

static void
two_thousand_files_are_listed(void **state)
{
	struct store **store = *state;
	struct file_path root = at("");
	struct file_list *list;
	struct file_info info;
	char name[32];
	size_t i;

	for (i = 0; i < 2000; i++) {
		(void)snprintf(name, sizeof(name), "data/%04zu",
		    (i * 7) % 2000);
		put(name, "");
	}
	assert_int_equal(store_list(*store, &root, true, &list), FILE_OK);
	assert_int_equal(file_list_count(list), 2000);
	for (i = 0; i < 2000; i++) {
		(void)snprintf(name, sizeof(name), "%04zu", i);
		file_list_get(list, i, &info);
		assert_string_equal(info.name, name);
	}
	file_list_free(list);
}

static void
a_list_has_an_end(void **state)
{
	struct store **store = *state;
	char path[64];
	int i;

	make_directories("data/d");
	put("data/d/f", "");
	put("data/g", "");
	(*store)->list_max = 3;
	assert_string_equal(list_text(*store, "", true), "d/ d/f g ");
	(*store)->list_max = 2;
	assert_string_equal(list_text(*store, "", false), "d/ g ");
	assert_list_fails(*store, "", true, FILE_FAILED);
	assert_int_equal(errno, E2BIG);
	/* neither is it searched without end */
	for (i = 0; i < 50; i++) {
		(void)snprintf(path, sizeof(path), "data/d/link%d", i);
		assert_int_equal(symlink("x", path), 0);
	}
	assert_list_fails(*store, "d", false, FILE_FAILED);
	assert_int_equal(errno, E2BIG);
}

static void
a_deep_tree_needs_two_descriptors(void **state)
{
	struct store **store = *state;

	make_directories("data/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p");
	make_directories("data/q/r/s/t/u/v/w/x/y/z");
	limit_descriptors(2);
	assert_non_null(strstr(list_text(*store, "", true), "/o/p/ "));
	limit_descriptors(0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TWICE(an_empty_directory_has_an_empty_list),
		TWICE(names_are_in_the_order_of_their_bytes),
		TWICE(below_comes_next_after_its_directory),
		TWICE(an_entry_is_described_as_the_file_is),
		TWICE(what_is_no_file_of_the_user_is_left_out),
		TWICE(only_a_directory_can_be_listed),
		TWICE(a_closed_directory_is_listed_without_its_content),
		TWICE(what_no_path_leads_to_is_left_out),
		TWICE(two_thousand_files_are_listed),
		TWICE(a_list_has_an_end),
		TWICE(a_deep_tree_needs_two_descriptors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
