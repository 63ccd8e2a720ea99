#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "store_case.h"

static enum file_error
remove_at(const struct store *store, const char *path, bool recursive)
{
	struct file_path p = at(path);

	return store_remove(store, &p, recursive);
}

static void
a_file_is_removed_and_nothing_beside_it(void **state)
{
	struct store **store = *state;

	make_directories("data/a");
	put("data/a/f", "");
	put("data/a/g", "");
	assert_int_equal(remove_at(*store, "a/f", true), FILE_OK);
	assert_string_equal(list_text(*store, "", true), "a/ a/g ");
	assert_int_equal(remove_at(*store, "a/g", false), FILE_OK);
	assert_string_equal(list_text(*store, "", true), "a/ ");
}

static void
a_directory_needs_to_be_empty_unless_recursive(void **state)
{
	struct store **store = *state;

	make_directories("data/a/b/c");
	put("data/a/f", "");
	put("data/a/b/f", "");
	put("data/z", "");
	assert_int_equal(remove_at(*store, "a", false), FILE_NOT_EMPTY);
	assert_string_equal(list_text(*store, "", true),
	    "a/ a/b/ a/b/c/ a/b/f a/f z ");
	assert_int_equal(remove_at(*store, "a/b/c", false), FILE_OK);
	assert_int_equal(remove_at(*store, "a", true), FILE_OK);
	assert_string_equal(list_text(*store, "", true), "z ");
}

static void
the_data_directory_stays(void **state)
{
	struct store **store = *state;

	put("data/f", "");
	assert_int_equal(remove_at(*store, "", true), FILE_IS_ROOT);
	assert_int_equal(remove_at(*store, "", false), FILE_IS_ROOT);
	assert_true(is_there("data/f"));
}

static void
what_is_not_there_is_missing(void **state)
{
	struct store **store = *state;

	put("data/f", "");
	assert_int_equal(remove_at(*store, "g", true), FILE_MISSING);
	assert_int_equal(remove_at(*store, "a/b", true), FILE_MISSING);
	assert_int_equal(remove_at(*store, "f/b", true), FILE_NOT_DIRECTORY);
}

static void
links_are_removed_and_not_followed(void **state)
{
	struct store **store = *state;

	make_directories("data/a/b");
	assert_int_equal(symlink("../outside", "data/link"), 0);
	assert_int_equal(symlink("../../outside", "data/a/link"), 0);
	assert_int_equal(symlink("../../../outside/secret", "data/a/b/l"), 0);
	assert_int_equal(symlink("..", "data/a/b/up"), 0);
	assert_int_equal(link("outside/secret", "data/a/hard"), 0);
	assert_int_equal(remove_at(*store, "link/secret", true),
	    FILE_IS_LINK);
	assert_int_equal(remove_at(*store, "link/sub", true), FILE_IS_LINK);
	assert_int_equal(remove_at(*store, "link", true), FILE_OK);
	assert_int_equal(remove_at(*store, "a", true), FILE_OK);
	assert_string_equal(list_text(*store, "", true), "");
	assert_false(is_there("data/link"));
}

static void
special_files_are_removed(void **state)
{
	struct store **store = *state;

	make_directories("data/a");
	assert_int_equal(mkfifo("data/fifo", 0666), 0);
	assert_int_equal(mkfifo("data/a/fifo", 0666), 0);
	assert_int_equal(remove_at(*store, "fifo", false), FILE_OK);
	assert_int_equal(remove_at(*store, "a", true), FILE_OK);
	assert_false(is_there("data/a"));
}

static void
closed_directories_are_opened_if_they_are_ours(void **state)
{
	struct store **store = *state;
	const mode_t modes[] = { 0, 0444, 0111, 0500, 0300 };
	struct file_path path = at("data/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/"
	    "s/t/u/v");
	int i;

	make_directories(path.text);
	for (i = 0; path.len > strlen("data"); i++) {
		assert_int_equal(chmod(path.text, modes[i % 5]), 0);
		path.len = path_directory(&path).len;
		path.text[path.len] = '\0';
	}
	assert_int_equal(remove_at(*store, "a", true), FILE_OK);
	assert_false(is_there("data/a"));
}

static void
what_cannot_be_removed_does_not_save_the_rest(void **state)
{
	struct store **store = *state;

	if (!store_case_become_root())
		skip();
	make_directories("data/a/roots/d");
	put("data/a/roots/f", "");
	store_case_become_user();
	put("data/b", "");
	assert_int_equal(store_empty(*store), FILE_DENIED);
	assert_int_equal(errno, EACCES);
	assert_false(is_there("data/b"));
	assert_true(is_there("data/a/roots/f"));
	(void)store_case_become_root();
	assert_int_equal(store_empty(*store), FILE_OK);
	store_case_become_user();
	assert_false(is_there("data/a"));
}

static void
all_content_goes_and_the_directory_stays(void **state)
{
	struct store **store = *state;

	make_directories("data/a/b");
	put("data/a/b/f", "");
	put("data/f", "");
	put("data/\xFF", "");
	assert_int_equal(symlink("../outside", "data/link"), 0);
	put("data/.code-interpreter-upload-x", "");
	assert_int_equal(store_empty(*store), FILE_OK);
	assert_int_equal(store_empty(*store), FILE_OK);
	assert_int_equal(rmdir("data"), 0);
	assert_int_equal(store_empty(*store), FILE_OK);
}

static void
a_closed_data_directory_is_emptied_too(void **state)
{
	struct store **store = *state;

	put("data/f", "");
	assert_int_equal(chmod("data", 0), 0);
	assert_int_equal(store_empty(*store), FILE_OK);
	assert_int_equal(rmdir("data"), 0);
}

/* Far deeper than any path can say. */
static void
make_deep(const char *top, int depth)
{
	int fd = open(top, O_PATH | O_CLOEXEC), next, file;

	while (depth-- > 0) {
		assert_int_equal(mkdirat(fd, "directory", 0777), 0);
		file = openat(fd, "file", O_CREAT | O_WRONLY | O_CLOEXEC,
		    0666);
		fd_close(&file);
		next = openat(fd, "directory", O_PATH | O_CLOEXEC);
		assert_int_not_equal(next, -1);
		fd_close(&fd);
		fd = next;
	}
	fd_close(&fd);
}

static void
depth_does_not_matter_and_descriptors_are_few(void **state)
{
	struct store **store = *state;

	make_directories("data/a");
	make_deep("data/a", 1000);
	limit_descriptors(24);
	assert_int_equal(remove_at(*store, "a", true), FILE_OK);
	make_deep("data", 200);
	assert_int_equal(store_empty(*store), FILE_OK);
	limit_descriptors(0);
	assert_int_equal(rmdir("data"), 0);
}

static void
breadth_does_not_matter(void **state)
{
	struct store **store = *state;
	char path[64];
	int i;

	for (i = 0; i < 300; i++) {
		(void)snprintf(path, sizeof(path), "data/a/d%d", i);
		make_directories(path);
		(void)snprintf(path, sizeof(path), "data/a/d%d/f", i);
		put(path, "");
	}
	assert_int_equal(remove_at(*store, "a", true), FILE_OK);
	assert_string_equal(list_text(*store, "", true), "");
}

static void
patience_has_an_end(void **state)
{
	struct store **store = *state;

	make_directories("data/a/b");
	(*store)->patience_ms = 0;
	assert_int_equal(remove_at(*store, "a", true), FILE_FAILED);
	assert_int_equal(errno, EBUSY);
	assert_int_equal(store_empty(*store), FILE_FAILED);
	assert_int_equal(errno, EBUSY);
	assert_true(is_there("data/a/b"));
}

/* Fill a directory again and again until we are killed. */
static void
refill(const char *directory)
{
	char path[64];
	unsigned i;

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (i = 0;; i++) {
		(void)mkdir(directory, 0777);
		(void)snprintf(path, sizeof(path), "%s/%u", directory,
		    i % 200);
		if (i % 2 == 0)
			(void)mkdir(path, 0777);
		else
			(void)mknod(path, S_IFREG | 0666, 0);
	}
}

static void
a_directory_that_is_refilled_does_not_hold_us(void **state)
{
	struct store **store = *state;
	int64_t start = clock_now_ms();
	enum file_error error;
	pid_t child;
	int i;

	(*store)->patience_ms = 100;
	if ((child = fork()) == 0)
		refill("data/a");
	for (i = 0; i < 5; i++) {
		while (!is_there("data/a/99"))
			(void)sched_yield();
		error = remove_at(*store, "a", true);
		assert_true(error == FILE_OK || error == FILE_MISSING ||
		    (error == FILE_FAILED && errno == EBUSY));
	}
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_true(clock_now_ms() - start < 20000);
	(*store)->patience_ms = STORE_PATIENCE_MS;
	assert_int_equal(store_empty(*store), FILE_OK);
	assert_string_equal(list_text(*store, "", true), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TWICE(a_file_is_removed_and_nothing_beside_it),
		TWICE(a_directory_needs_to_be_empty_unless_recursive),
		TWICE(the_data_directory_stays),
		TWICE(what_is_not_there_is_missing),
		TWICE(links_are_removed_and_not_followed),
		TWICE(special_files_are_removed),
		TWICE(closed_directories_are_opened_if_they_are_ours),
		TWICE(what_cannot_be_removed_does_not_save_the_rest),
		TWICE(all_content_goes_and_the_directory_stays),
		TWICE(a_closed_data_directory_is_emptied_too),
		TWICE(depth_does_not_matter_and_descriptors_are_few),
		TWICE(breadth_does_not_matter),
		TWICE(patience_has_an_end),
		TWICE(a_directory_that_is_refilled_does_not_hold_us),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
