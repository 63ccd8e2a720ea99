#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "store_case.h"

/* The entries of a directory, those that lists leave out among them. */
static int
count_entries(const char *path)
{
	const struct dirent *d;
	DIR *dir = opendir(path);
	int n = 0;

	assert_non_null(dir);
	while ((d = readdir(dir)) != NULL)
		if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, ".."))
			n++;
	(void)closedir(dir);
	return n;
}

static enum file_error
begin(const struct store *store, const char *path, struct upload **up)
{
	struct file_path target = at(path);

	return upload_begin(store, &target, up);
}

static void
assert_refused(const struct store *store, const char *path,
    enum file_error expected)
{
	struct upload *up;

	assert_int_equal(begin(store, path, &up), expected);
	assert_null(up);
}

static void
an_upload_is_described(void **state)
{
	struct store **store = *state;
	struct file_info info;

	make_directories("data/d");
	assert_int_equal(upload(*store, "d/f.txt", "hello", &info), FILE_OK);
	assert_string_equal(info.name, "f.txt");
	assert_string_equal(info.directory, "d");
	assert_int_equal(info.size, 5);
	assert_false(info.is_directory);
	assert_true(info.modified.tv_sec > 1000000000);
	assert_string_equal(get("data/d/f.txt"), "hello");
	assert_int_equal(mode_of("data/d/f.txt"), 0777);
	assert_int_equal(count_entries("data/d"), 1);
}

static void
an_upload_may_be_empty(void **state)
{
	struct store **store = *state;
	struct file_info info;

	assert_int_equal(upload(*store, "f", "", &info), FILE_OK);
	assert_int_equal(info.size, 0);
	assert_string_equal(get("data/f"), "");
}

static void
nothing_is_seen_before_it_is_committed(void **state)
{
	struct store **store = *state;
	struct file_info info;
	struct upload *up;

	put("data/f", "old");
	assert_int_equal(begin(*store, "f", &up), FILE_OK);
	assert_int_equal(upload_write(up, "new ", 4), FILE_OK);
	assert_int_equal(upload_write(up, "text", 4), FILE_OK);
	assert_string_equal(list_text(*store, "", true), "f ");
	assert_string_equal(get("data/f"), "old");
	assert_int_equal(upload_commit(up, &info), FILE_OK);
	assert_int_equal(info.size, 8);
	assert_string_equal(get("data/f"), "new text");
	assert_int_equal(count_entries("data"), 1);
}

static void
an_aborted_upload_leaves_nothing(void **state)
{
	struct store **store = *state;
	struct upload *up;

	put("data/f", "old");
	assert_int_equal(begin(*store, "f", &up), FILE_OK);
	assert_int_equal(upload_write(up, "new", 3), FILE_OK);
	upload_abort(up);
	assert_string_equal(get("data/f"), "old");
	assert_int_equal(begin(*store, "a/b/f", &up), FILE_OK);
	assert_int_equal(upload_write(up, "new", 3), FILE_OK);
	upload_abort(up);
	upload_abort(NULL);
	assert_int_equal(count_entries("data"), 1);
}

static void
directories_are_made_on_the_way(void **state)
{
	struct store **store = *state;

	make_directories("data/a");
	assert_int_equal(upload(*store, "a/b/c/f", "x", NULL), FILE_OK);
	assert_int_equal(upload(*store, "a/b/d/g", "y", NULL), FILE_OK);
	assert_string_equal(list_text(*store, "", true),
	    "a/ a/b/ a/b/c/ a/b/c/f a/b/d/ a/b/d/g ");
	assert_int_equal(mode_of("data/a/b"), 0755);	/* the umask is 022 */
	assert_int_equal(count_entries("data/a"), 1);
}

static void
a_directory_made_meanwhile_is_used(void **state)
{
	struct store **store = *state;
	struct file_info info;
	struct upload *up;

	assert_int_equal(begin(*store, "a/b/f", &up), FILE_OK);
	make_directories("data/a/b");
	put("data/a/b/other", "");
	assert_int_equal(upload_commit(up, &info), FILE_OK);
	assert_string_equal(list_text(*store, "", true),
	    "a/ a/b/ a/b/f a/b/other ");
}

static void
a_link_is_replaced_and_not_followed(void **state)
{
	struct store **store = *state;

	assert_int_equal(symlink("../outside/secret", "data/f"), 0);
	assert_int_equal(symlink("../outside/new", "data/g"), 0);
	assert_int_equal(symlink("../outside", "data/h"), 0);
	assert_int_equal(mkfifo("data/i", 0666), 0);
	assert_int_equal(link("outside/secret", "data/j"), 0);
	assert_int_equal(upload(*store, "f", "1", NULL), FILE_OK);
	assert_int_equal(upload(*store, "g", "2", NULL), FILE_OK);
	assert_int_equal(upload(*store, "h", "3", NULL), FILE_OK);
	assert_int_equal(upload(*store, "i", "4", NULL), FILE_OK);
	assert_int_equal(upload(*store, "j", "5", NULL), FILE_OK);
	assert_string_equal(list_text(*store, "", true), "f g h i j ");
	assert_false(is_there("outside/new"));
}

static void
a_bad_target_is_refused_at_once(void **state)
{
	struct store **store = *state;

	make_directories("data/d");
	put("data/f", "");
	assert_int_equal(symlink("../outside", "data/link"), 0);
	assert_int_equal(symlink("nowhere", "data/dangling"), 0);
	assert_refused(*store, "", FILE_IS_ROOT);
	assert_refused(*store, "d", FILE_IS_DIRECTORY);
	assert_refused(*store, "f/g", FILE_NOT_DIRECTORY);
	assert_refused(*store, "f/g/h", FILE_NOT_DIRECTORY);
	assert_refused(*store, "link/f", FILE_IS_LINK);
	assert_refused(*store, "link/new/f", FILE_IS_LINK);
	assert_refused(*store, "dangling/f", FILE_IS_LINK);
	assert_int_equal(chmod("data/d", 0555), 0);
	assert_refused(*store, "d/f", FILE_DENIED);
	assert_refused(*store, "d/e/f", FILE_DENIED);
	assert_int_equal(chmod("data/d", 0755), 0);
	assert_int_equal(count_entries("data/d"), 0);
	assert_int_equal(count_entries("data"), 4);
}

/* Begin an upload of a/b/f, change the world, commit. */
static enum file_error
commit_after(const struct store *store, void (*change)(void))
{
	struct file_info info;
	struct upload *up;

	assert_int_equal(begin(store, "a/b/f", &up), FILE_OK);
	assert_int_equal(upload_write(up, "x", 1), FILE_OK);
	change();
	return upload_commit(up, &info);
}

static void
put_a_directory_there(void)
{
	make_directories("data/a/b/f/g");
}

static void
put_a_link_on_the_way(void)
{
	assert_int_equal(symlink("../outside", "data/a"), 0);
}

static void
put_a_file_on_the_way(void)
{
	put("data/a", "");
}

static void
remove_all(void)
{
	const char *why;
	struct file_path temporary = at("data");
	const struct dirent *d;
	DIR *dir = opendir("data");

	while ((d = readdir(dir)) != NULL)
		if (is_temporary_name(slice_str(d->d_name))) {
			assert_int_equal(path_append(&temporary,
			    slice_str(d->d_name), &why), ST_OK);
			assert_int_equal(unlink(temporary.text), 0);
		}
	(void)closedir(dir);
	assert_int_equal(rmdir("data"), 0);
}

static void
what_comes_in_the_way_later_fails_the_commit(void **state)
{
	struct store **store = *state;

	assert_int_equal(commit_after(*store, put_a_link_on_the_way),
	    FILE_IS_LINK);
	assert_int_equal(unlink("data/a"), 0);
	assert_int_equal(commit_after(*store, put_a_file_on_the_way),
	    FILE_NOT_DIRECTORY);
	assert_int_equal(unlink("data/a"), 0);
	assert_int_equal(commit_after(*store, put_a_directory_there),
	    FILE_IS_DIRECTORY);
	assert_int_equal(count_entries("data/a/b"), 1);
	assert_int_equal(count_entries("data"), 1);
	assert_int_equal(store_empty(*store), FILE_OK);
	assert_int_equal(commit_after(*store, remove_all), FILE_MISSING);
}

/* In a child, since limits and mounts cannot be undone. */
static void
run_in_child(int (*run)(const struct store *), const struct store *store)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0)
		_exit(run(store));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == 77)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* Write until it fails for want of space: 0 if all is as it should be. */
static int
fill(const struct store *store, const char *path, size_t at_most)
{
	static char chunk[4096];
	enum file_error error = FILE_OK;
	struct file_info info;
	struct upload *up;
	size_t i;

	if (begin(store, path, &up) != FILE_OK)
		return 1;
	for (i = 0; i < at_most && error == FILE_OK; i += sizeof(chunk))
		error = upload_write(up, chunk, sizeof(chunk));
	if (error != FILE_NO_SPACE || errno == 0)
		return 2;
	errno = 0;
	if (upload_write(up, "", 0) != FILE_NO_SPACE || errno == 0)
		return 3;
	return upload_commit(up, &info) == FILE_NO_SPACE ? 0 : 4;
}

static int
fill_up_to_a_limit(const struct store *store)
{
	const struct rlimit limit = { 65536, 65536 };

	(void)signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit) == -1)
		return 77;
	return fill(store, "d/f", 100000);
}

static void
a_file_size_limit_leaves_nothing(void **state)
{
	struct store **store = *state;

	run_in_child(fill_up_to_a_limit, *store);
	assert_int_equal(count_entries("data"), 0);
}

/* A store whose directory "disk" is a small disk; NULL if it cannot be. */
static struct store *
open_with_disk(const struct store *like)
{
	struct store *store;

	if (!store_case_become_root() || unshare(CLONE_NEWNS) == -1 ||
	    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == -1 ||
	    mount("none", "data/disk", "tmpfs", 0, "size=256k,mode=777") == -1)
		return NULL;
	store_case_become_user();
	/* descriptors from before do not see the mount */
	assert_int_equal(store_open("data", &store), ST_OK);
	store->walk = like->walk;
	store->no_tmpfile = like->no_tmpfile;
	return store;
}

static int
fill_a_disk(const struct store *like)
{
	const struct store *store = open_with_disk(like);
	int rc;

	if (store == NULL)
		return 77;
	if ((rc = fill(store, "disk/f", 10000000)) != 0)
		return rc;
	if (count_entries("data/disk") != 0)
		return 5;
	/* and there is room again */
	return upload(store, "disk/f", "x", NULL) == FILE_OK ? 0 : 6;
}

static void
a_full_disk_leaves_nothing(void **state)
{
	struct store **store = *state;

	make_directories("data/disk");
	run_in_child(fill_a_disk, *store);
}

#define BLOCK	65536

/* Read a file again and again: each time it is of one kind, and whole. */
static int
read_until(const char *path, int stop_fd)
{
	static char text[2 * BLOCK];
	ssize_t n;
	char c;
	int fd;

	while (read(stop_fd, &c, 1) == -1) {	/* EAGAIN: go on */
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd == -1)
			return 1;
		n = read(fd, text, sizeof(text));
		fd_close(&fd);
		if (n != BLOCK || (text[0] != 'a' && text[0] != 'b') ||
		    memcmp(text, text + 1, BLOCK - 1) != 0)
			return 2;
	}
	return 0;
}

static void
replace(const struct store *store, int times)
{
	char text[BLOCK + 1];
	int i;

	text[BLOCK] = '\0';
	for (i = 0; i < times; i++) {
		memset(text, i % 2 == 0 ? 'a' : 'b', BLOCK);
		assert_int_equal(upload(store, "f", text, NULL), FILE_OK);
	}
}

static void
a_reader_sees_the_old_file_or_the_new_one(void **state)
{
	struct store **store = *state;
	int ends[2], status = -1;
	pid_t child;

	assert_int_equal(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
	replace(*store, 1);
	if ((child = fork()) == 0) {
		fd_close(&ends[1]);
		_exit(read_until("data/f", ends[0]));
	}
	replace(*store, 500);
	fd_close(&ends[1]);
	fd_close(&ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(count_entries("data"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TWICE(an_upload_is_described),
		TWICE(an_upload_may_be_empty),
		TWICE(nothing_is_seen_before_it_is_committed),
		TWICE(an_aborted_upload_leaves_nothing),
		TWICE(directories_are_made_on_the_way),
		TWICE(a_directory_made_meanwhile_is_used),
		TWICE(a_link_is_replaced_and_not_followed),
		TWICE(a_bad_target_is_refused_at_once),
		TWICE(what_comes_in_the_way_later_fails_the_commit),
		TWICE(a_file_size_limit_leaves_nothing),
		TWICE(a_full_disk_leaves_nothing),
		TWICE(a_reader_sees_the_old_file_or_the_new_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
