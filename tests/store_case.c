#include <sys/fsuid.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/strbuf.h"
#include "store_case.h"

#define USER	65534	/* nobody, on every Linux */

struct store_case {
	struct store	*store;	/* first: a test's state is a struct store ** */
	char		 directory[64];
};

int store_case_native = 0;
int store_case_fallback = 1;

bool
store_case_become_root(void)
{
	if (geteuid() != 0)
		return false;
	(void)setfsuid(0);
	(void)setfsgid(0);
	return true;
}

void
store_case_become_user(void)
{
	if (geteuid() != 0)
		return;
	(void)setfsgid(USER);
	(void)setfsuid(USER);
}

static void
make_world(void)
{
	assert_int_equal(mkdir("data", 0777), 0);
	assert_int_equal(mkdir("outside", 0777), 0);
	put("outside/secret", "outside");
	assert_int_equal(mkdir("outside/sub", 0777), 0);
	put("outside/sub/secret", "outside");
}

static void
check_outside(void)
{
	assert_string_equal(get("outside/secret"), "outside");
	assert_string_equal(get("outside/sub/secret"), "outside");
	assert_int_equal(unlink("outside/secret"), 0);
	assert_int_equal(unlink("outside/sub/secret"), 0);
	/* only empty directories go: nothing else was put there */
	assert_int_equal(rmdir("outside/sub"), 0);
	assert_int_equal(rmdir("outside"), 0);
}

int
store_case_setup(void **state)
{
	bool fallback = *(int *)*state != 0;
	const char *tmp = getenv("TMPDIR");
	struct store_case *c = calloc(1, sizeof(*c));

	assert_non_null(c);
	(void)snprintf(c->directory, sizeof(c->directory), "%.40s/store-XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	assert_non_null(mkdtemp(c->directory));
	assert_int_equal(chdir(c->directory), 0);
	if (geteuid() == 0)
		assert_int_equal(chown(".", USER, USER), 0);
	(void)umask(022);
	store_case_become_user();
	make_world();
	assert_int_equal(store_open("data", &c->store), ST_OK);
	if (fallback)
		c->store->walk = c->store->no_tmpfile = true;
	*state = c;
	return 0;
}

static int
remove_one(const char *path, const struct stat *st UNUSED, int kind UNUSED,
    struct FTW *ftw UNUSED)
{
	return remove(path);
}

int
store_case_teardown(void **state)
{
	struct store_case *c = *state;

	check_outside();
	store_close(c->store);
	(void)store_case_become_root();
	assert_int_equal(chdir("/"), 0);
	(void)nftw(c->directory, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(c);
	return 0;
}

struct file_path
at(const char *text)
{
	struct file_path path = { .len = strlen(text) };

	assert_true(path.len <= PATH_LEN_MAX);
	memcpy(path.text, text, path.len + 1);
	return path;
}

void
put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	assert_int_not_equal(fd, -1);
	assert_int_equal(fd_write_all(fd, text, strlen(text)), ST_OK);
	assert_int_equal(close(fd), 0);
}

static const char *
read_all(int fd)
{
	static char text[256];
	ssize_t n = read(fd, text, sizeof(text) - 1);

	assert_true(n >= 0);
	text[n] = '\0';
	return text;
}

const char *
get(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	const char *text;

	if (fd == -1)
		return NULL;
	text = read_all(fd);
	fd_close(&fd);
	return text;
}

bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

mode_t
mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

void
make_directories(const char *path)
{
	struct file_path copy = at(path);
	char *slash;

	for (slash = strchr(copy.text, '/'); slash != NULL;
	    slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		assert_true(mkdir(copy.text, 0777) == 0 || errno == EEXIST);
		*slash = '/';
	}
	assert_true(mkdir(copy.text, 0777) == 0 || errno == EEXIST);
}

enum file_error
upload(const struct store *store, const char *path, const char *text,
    struct file_info *info)
{
	struct file_path target = at(path);
	struct file_info unused;
	struct upload *up;
	enum file_error error;

	if ((error = upload_begin(store, &target, &up)) != FILE_OK)
		return error;
	assert_int_equal(upload_write(up, text, strlen(text)), FILE_OK);
	return upload_commit(up, info != NULL ? info : &unused);
}

const char *
read_text(const struct store *store, const char *path,
    enum file_error *error)
{
	struct file_path p = at(path);
	struct file_info info;
	const char *text;
	int fd;

	if ((*error = store_read(store, &p, &fd, &info)) != FILE_OK) {
		assert_int_equal(fd, -1);
		return NULL;
	}
	text = read_all(fd);
	fd_close(&fd);
	return text;
}

const char *
list_text(const struct store *store, const char *path, bool recursive)
{
	static char text[8192];
	struct strbuf sb = STRBUF_INIT(sizeof(text) - 1);
	struct file_path p = at(path);
	struct file_list *list;
	struct file_info info;
	size_t i;

	assert_int_equal(store_list(store, &p, recursive, &list), FILE_OK);
	for (i = 0; i < file_list_count(list); i++) {
		file_list_get(list, i, &info);
		if (strcmp(info.directory, ".") != 0)
			strbuf_putf(&sb, "%s/", info.directory);
		strbuf_putf(&sb, "%s%s ", info.name,
		    info.is_directory ? "/" : "");
	}
	file_list_free(list);
	assert_int_equal(strbuf_status(&sb), ST_OK);
	(void)snprintf(text, sizeof(text), "%s", strbuf_str(&sb));
	strbuf_clear(&sb);
	return text;
}

int
count_descriptors(void)
{
	int fd, n = 0;

	for (fd = 0; fd < 256; fd++)
		if (fcntl(fd, F_GETFD) != -1)
			n++;
	return n;
}

void
limit_descriptors(unsigned n)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = n == 0 ? limit.rlim_max : (rlim_t)n +
	    (rlim_t)count_descriptors();
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
}
