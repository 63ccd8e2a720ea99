/* test_store: opening, looking and reading; test_list, test_upload and
 * test_remove have the rest. */
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "store_case.h"

static enum file_error
stat_of(const struct store *store, const char *path, struct file_info *info)
{
	struct file_path p = at(path);

	return store_stat(store, &p, info);
}

/* What store_stat and store_read say of a path; the same is expected. */
static void
assert_both(const struct store *store, const char *path,
    enum file_error expected)
{
	struct file_info info;
	enum file_error error;

	assert_int_equal(stat_of(store, path, &info), expected);
	assert_null(read_text(store, path, &error));
	assert_int_equal(error, expected);
}

static void
make_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	(void)snprintf(address.sun_path, sizeof(address.sun_path), "%s",
	    path);
	assert_int_equal(bind(fd, (const struct sockaddr *)&address,
	    sizeof(address)), 0);
	fd_close(&fd);
}

static void
a_directory_that_is_not_there_cannot_be_opened(void **state UNUSED)
{
	struct store *store;

	assert_int_equal(store_open("nowhere", &store), ST_SYS);
	assert_int_equal(errno, ENOENT);
	assert_null(store);
	put("file", "");
	assert_int_equal(store_open("file", &store), ST_SYS);
	assert_int_equal(errno, ENOTDIR);
	store_close(NULL);
}

static void
a_file_is_described(void **state)
{
	const struct timespec times[2] = { { 1, 2 },
		{ 1700000000, 123456789 } };
	struct store **store = *state;
	struct file_info info;

	make_directories("data/a/b");
	put("data/a/b/f.txt", "hello");
	assert_int_equal(utimensat(AT_FDCWD, "data/a/b/f.txt", times, 0), 0);
	assert_int_equal(stat_of(*store, "a/b/f.txt", &info), FILE_OK);
	assert_string_equal(info.name, "f.txt");
	assert_string_equal(info.directory, "a/b");
	assert_false(info.is_directory);
	assert_int_equal(info.size, 5);
	assert_int_equal(info.modified.tv_sec, 1700000000);
	assert_int_equal(info.modified.tv_nsec, 123456789);
	put("data/g", "");
	assert_int_equal(stat_of(*store, "g", &info), FILE_OK);
	assert_string_equal(info.directory, ".");
	assert_int_equal(info.size, 0);
}

static void
a_directory_is_described(void **state)
{
	struct store **store = *state;
	struct file_info info;

	make_directories("data/a/b");
	assert_int_equal(stat_of(*store, "a/b", &info), FILE_OK);
	assert_string_equal(info.name, "b");
	assert_string_equal(info.directory, "a");
	assert_true(info.is_directory);
	assert_int_equal(stat_of(*store, "", &info), FILE_OK);
	assert_string_equal(info.name, ".");
	assert_string_equal(info.directory, ".");
	assert_true(info.is_directory);
}

static void
a_file_is_read_from_one_descriptor(void **state)
{
	struct store **store = *state;
	struct file_path path = at("d/f");
	struct file_info info;
	char text[8] = "";
	int fd;

	make_directories("data/d");
	put("data/d/f", "hello");
	assert_int_equal(store_read(*store, &path, &fd, &info), FILE_OK);
	assert_int_equal(info.size, 5);
	assert_string_equal(info.name, "f");
	assert_string_equal(info.directory, "d");
	/* what comes in its place later is not what was opened */
	assert_int_equal(rename("outside/secret", "data/d/f"), 0);
	assert_int_equal(read(fd, text, sizeof(text)), 5);
	assert_string_equal(text, "hello");
	assert_int_equal(fcntl(fd, F_GETFL) & O_NONBLOCK, 0);
	assert_int_equal(fcntl(fd, F_GETFL) & O_ACCMODE, O_RDONLY);
	assert_int_equal(fcntl(fd, F_GETFD), FD_CLOEXEC);
	fd_close(&fd);
	put("outside/secret", "outside");
}

static void
what_is_missing_is_missing(void **state)
{
	struct store **store = *state;

	assert_both(*store, "f", FILE_MISSING);
	assert_both(*store, "d/f", FILE_MISSING);
	assert_both(*store, "d/e/f", FILE_MISSING);
}

static void
a_file_is_no_directory_on_the_way(void **state)
{
	struct store **store = *state;

	put("data/f", "");
	assert_both(*store, "f/g", FILE_NOT_DIRECTORY);
	assert_both(*store, "f/g/h", FILE_NOT_DIRECTORY);
}

static void
a_directory_cannot_be_read(void **state)
{
	struct store **store = *state;
	enum file_error error;

	make_directories("data/d");
	assert_null(read_text(*store, "d", &error));
	assert_int_equal(error, FILE_IS_DIRECTORY);
	assert_null(read_text(*store, "", &error));
	assert_int_equal(error, FILE_IS_DIRECTORY);
}

static void
links_are_refused_at_every_place(void **state)
{
	struct store **store = *state;

	make_directories("data/a/b");
	put("data/a/b/f", "inside");
	assert_int_equal(symlink("../outside/secret", "data/file"), 0);
	assert_int_equal(symlink("../outside", "data/first"), 0);
	assert_int_equal(symlink("../../outside", "data/a/middle"), 0);
	assert_int_equal(symlink("b", "data/a/within"), 0);
	assert_int_equal(symlink("/etc", "data/absolute"), 0);
	assert_int_equal(symlink("nowhere", "data/dangling"), 0);
	assert_int_equal(symlink("loop", "data/loop"), 0);
	assert_both(*store, "file", FILE_IS_LINK);
	assert_both(*store, "first", FILE_IS_LINK);
	assert_both(*store, "first/secret", FILE_IS_LINK);
	assert_both(*store, "first/sub/secret", FILE_IS_LINK);
	assert_both(*store, "a/middle/secret", FILE_IS_LINK);
	assert_both(*store, "a/middle/sub/secret", FILE_IS_LINK);
	assert_both(*store, "a/within/f", FILE_IS_LINK);
	assert_both(*store, "absolute/passwd", FILE_IS_LINK);
	assert_both(*store, "dangling", FILE_IS_LINK);
	assert_both(*store, "loop/x", FILE_IS_LINK);
}

static void
magic_links_are_refused(void **state)
{
	struct store **store = *state;
	struct store *proc;
	enum file_error error;

	if (store_open("/proc/self", &proc) != ST_OK)
		skip();
	proc->walk = (*store)->walk;
	assert_null(read_text(proc, "cwd/data/f", &error));
	assert_int_equal(error, FILE_IS_LINK);
	assert_null(read_text(proc, "root/etc/passwd", &error));
	assert_int_equal(error, FILE_IS_LINK);
	assert_null(read_text(proc, "exe", &error));
	assert_int_equal(error, FILE_IS_LINK);
	store_close(proc);
}

static void
special_files_are_refused_without_waiting(void **state)
{
	struct store **store = *state;

	assert_int_equal(mkfifo("data/fifo", 0666), 0);
	assert_both(*store, "fifo", FILE_SPECIAL);
	make_socket("data/socket");
	assert_both(*store, "socket", FILE_SPECIAL);
	if (!store_case_become_root())
		return;
	/* may be refused even to root, in a container */
	if (mknod("data/null", S_IFCHR | 0666, makedev(1, 3)) == 0)
		assert_both(*store, "null", FILE_SPECIAL);
	store_case_become_user();
}

static void
a_leased_file_does_not_hold_us_up(void **state)
{
	struct store **store = *state;
	enum file_error error;
	int fd;

	put("data/f", "text");
	fd = open("data/f", O_RDWR | O_CLOEXEC);
	(void)signal(SIGIO, SIG_IGN);
	if (fcntl(fd, F_SETLEASE, F_WRLCK) == -1)
		skip();
	assert_null(read_text(*store, "f", &error));
	assert_int_equal(error, FILE_FAILED);
	assert_int_equal(errno, EAGAIN);
	fd_close(&fd);
	assert_string_equal(read_text(*store, "f", &error), "text");
}

static void
what_the_user_may_not_read_is_denied(void **state)
{
	struct store **store = *state;
	enum file_error error;

	put("data/f", "text");
	assert_int_equal(chmod("data/f", 0), 0);
	assert_null(read_text(*store, "f", &error));
	assert_int_equal(error, FILE_DENIED);
	make_directories("data/d");
	put("data/d/f", "text");
	assert_int_equal(chmod("data/d", 0), 0);
	assert_both(*store, "d/f", FILE_DENIED);
	assert_int_equal(chmod("data/d", 0700), 0);
}

/* A path of PATH_LEN_MAX bytes, which is more than open(2) takes. */
static struct file_path
longest_path(void)
{
	struct file_path path = at("");
	char name[PATH_NAME_MAX];
	const char *why;
	size_t rest;

	memset(name, 'n', sizeof(name));
	while (path.len < PATH_LEN_MAX) {
		rest = PATH_LEN_MAX - path.len - (path.len > 0);
		assert_int_equal(path_append(&path, slice_make(name,
		    rest > sizeof(name) + 1 ? sizeof(name) : rest / 2 + 1),
		    &why), ST_OK);
	}
	assert_int_equal(path.len, PATH_LEN_MAX);
	return path;
}

static void
the_longest_names_and_paths_work(void **state)
{
	struct store **store = *state;
	struct file_path path = longest_path();
	struct file_list *list;
	struct file_info info;
	enum file_error error;

	assert_int_equal(upload(*store, path.text, "deep", &info), FILE_OK);
	assert_int_equal(info.size, 4);
	assert_int_equal(slice_str(info.directory).len,
	    path_directory(&path).len);
	assert_string_equal(read_text(*store, path.text, &error), "deep");
	assert_int_equal(stat_of(*store, path.text, &info), FILE_OK);
	assert_int_equal(store_list(*store, &path, false, &list),
	    FILE_NOT_DIRECTORY);
	assert_int_equal(store_remove(*store, &path, false), FILE_OK);
	assert_int_equal(stat_of(*store, path.text, &info), FILE_MISSING);
	assert_int_equal(store_empty(*store), FILE_OK);
}

static void
no_descriptor_is_lost(void **state)
{
	struct store **store = *state;
	int before = count_descriptors();
	struct file_info info;
	enum file_error error;

	make_directories("data/a/b");
	put("data/a/b/f", "text");
	assert_int_equal(symlink("b", "data/a/link"), 0);
	assert_int_equal(mkfifo("data/a/fifo", 0666), 0);
	assert_string_equal(read_text(*store, "a/b/f", &error), "text");
	assert_int_equal(stat_of(*store, "a/b/f", &info), FILE_OK);
	assert_int_equal(upload(*store, "a/x/y/f", "", NULL), FILE_OK);
	assert_both(*store, "a/link/f", FILE_IS_LINK);
	assert_both(*store, "a/fifo", FILE_SPECIAL);
	assert_both(*store, "a/b/f/g", FILE_NOT_DIRECTORY);
	assert_both(*store, "a/b/c/d", FILE_MISSING);
	assert_int_equal(upload(*store, "a/link/f", "", NULL), FILE_IS_LINK);
	(void)list_text(*store, "", true);
	assert_int_equal(store_empty(*store), FILE_OK);
	assert_int_equal(count_descriptors(), before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TWICE(a_directory_that_is_not_there_cannot_be_opened),
		TWICE(a_file_is_described),
		TWICE(a_directory_is_described),
		TWICE(a_file_is_read_from_one_descriptor),
		TWICE(what_is_missing_is_missing),
		TWICE(a_file_is_no_directory_on_the_way),
		TWICE(a_directory_cannot_be_read),
		TWICE(links_are_refused_at_every_place),
		TWICE(magic_links_are_refused),
		TWICE(special_files_are_refused_without_waiting),
		TWICE(a_leased_file_does_not_hold_us_up),
		TWICE(what_the_user_may_not_read_is_denied),
		TWICE(the_longest_names_and_paths_work),
		TWICE(no_descriptor_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
