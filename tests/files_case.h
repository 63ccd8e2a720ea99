/*
 * files_case: what the tests of the routes of files share: the API over a
 * store in a directory of its own, asked by method and target.
 */
#ifndef TESTS_FILES_CASE_H
#define TESTS_FILES_CASE_H

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/api.h"
#include "base/fd.h"
#include "fcgx_memory.h"

#define V1	"api-version=2024-02-02-preview"
#define V2	"api-version=2024-10-02-preview"
#define V3	"api-version=2025-02-02-preview"
#define V4	"api-version=2025-10-02-preview"

struct files_case {
	char			 directory[32];	/* the data directory */
	struct config		 config;
	struct store		*store;
	struct api		 api;
	atomic_uint		 uploads;
	unsigned		 others;	/* of them, that are not ours */
	_Atomic int64_t		 last_access_us;
	struct http_reply	 reply;
	const char		*headers[4][2];	/* of the next request */
	size_t			 unread;	/* bytes of the last body */
	int			 n_descriptors;	/* open before the test */
};

static struct files_case	files;

static inline int
files_case_count(const char *directory)
{
	struct dirent **entry = NULL;
	int n = scandir(directory, &entry, NULL, NULL), i;

	for (i = 0; i < n; i++)
		free(entry[i]);
	free(entry);
	return n;
}

static inline int
files_case_set_up(void **state UNUSED)
{
	static char endpoint[] = "/health";

	(void)umask(0);
	memset(&files, 0, sizeof(files));
	(void)snprintf(files.directory, sizeof(files.directory), "%s",
	    "/tmp/test_files.XXXXXX");
	if (mkdtemp(files.directory) == NULL ||
	    store_open(files.directory, &files.store) != ST_OK)
		return -1;
	files.config.data_directory = files.directory;
	files.config.health_endpoint = endpoint;
	files.config.upload_limit_mib = 1;
	files.api.config = &files.config;
	files.api.store = files.store;
	files.api.uploads = &files.uploads;
	files.api.last_access_us = &files.last_access_us;
	http_reply_init(&files.reply);
	files.n_descriptors = files_case_count("/proc/self/fd");
	return 0;
}

static inline int
files_case_remove(const char *path, const struct stat *st UNUSED,
    int type UNUSED, struct FTW *ftw UNUSED)
{
	return remove(path);
}

static inline int
files_case_tear_down(void **state UNUSED)
{
	http_reply_clear(&files.reply);
	assert_int_equal(files_case_count("/proc/self/fd"),
	    files.n_descriptors);
	store_close(files.store);
	return nftw(files.directory, files_case_remove, 8,
	    FTW_DEPTH | FTW_PHYS);
}

/* A header of the next request, by its name in CGI. */
static inline void
with_header(const char *name, const char *value)
{
	size_t i = 0;

	while (files.headers[i][0] != NULL)
		i++;
	files.headers[i][0] = name;
	files.headers[i][1] = value;
}

/* Ask with a body, of which more may be announced than there is. */
static inline void
ask_announced(const char *method, const char *target, struct slice body,
    int64_t length)
{
	struct http_request req;
	struct fcgx_memory m;
	size_t i;

	fcgx_memory_init(&m, method, target, body);
	for (i = 0; files.headers[i][0] != NULL; i++)
		fcgx_memory_parameter(&m, files.headers[i][0],
		    files.headers[i][1]);
	memset(files.headers, 0, sizeof(files.headers));
	assert_int_equal(http_request_begin(&req, &m.fcgx), ST_OK);
	req.content_length = length;
	http_reply_clear(&files.reply);
	api_handle(&files.api, &req, &files.reply);
	http_request_end(&req);
	files.unread = (size_t)(m.in.stop - m.in.rdNext);
	fcgx_memory_clear(&m);
	assert_int_equal(atomic_load(&files.uploads), files.others);
}

static inline void
ask(const char *method, const char *target)
{
	ask_announced(method, target, SLICE(""), 0);
}

static inline void
assert_reply(int status, const char *headers, const char *body)
{
	assert_string_equal(strbuf_str(&files.reply.body), body);
	assert_int_equal(files.reply.status, status);
	assert_string_equal(strbuf_str(&files.reply.headers), headers);
	assert_int_equal(strbuf_status(&files.reply.body), ST_OK);
	assert_int_equal(files.reply.file_fd, -1);
}

#define JSON_TYPE	"Content-Type: application/json\r\n"

static inline void
assert_json(const char *body)
{
	assert_reply(200, JSON_TYPE, body);
}

/* An error in the envelope; the message begins with text. */
static inline void
assert_error(int status, const char *code, const char *text)
{
	char start[300], headers[300];

	(void)snprintf(start, sizeof(start),
	    "{\"error\":{\"code\":\"%s\",\"message\":\"%s", code, text);
	(void)snprintf(headers, sizeof(headers), JSON_TYPE
	    "x-ms-error-code: %s\r\n", code);
	assert_true(slice_starts(strbuf_slice(&files.reply.body),
	    slice_str(start)));
	assert_true(slice_starts(strbuf_slice(&files.reply.headers),
	    slice_str(headers)));
	assert_int_equal(files.reply.status, status);
}

/* An error of generation A. */
static inline void
assert_message(int status, const char *text)
{
	char body[300];

	(void)snprintf(body, sizeof(body), "{\"message\": \"%s\"}", text);
	assert_reply(status, JSON_TYPE, body);
}

/* Nothing is in the data directory but "." and "..", under no name. */
static inline void
assert_empty(void)
{
	assert_int_equal(files_case_count(files.directory), 2);
}

/* The path of something below the data directory; until the next call. */
static inline const char *
below(const char *name)
{
	static char path[4200];

	(void)snprintf(path, sizeof(path), "%s/%s", files.directory, name);
	return path;
}

/* Give a file or directory the time 2026-01-11T10:30:00 and some. */
static inline void
set_time(const char *name, long nanoseconds)
{
	const struct timespec times[] = { { 1768127400, nanoseconds },
		{ 1768127400, nanoseconds } };

	assert_int_equal(utimensat(AT_FDCWD, below(name), times,
	    AT_SYMLINK_NOFOLLOW), 0);
}

static inline void
make_file(const char *name, struct slice content)
{
	int fd = open(below(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
	    0666);

	assert_int_not_equal(fd, -1);
	assert_int_equal(fd_write_all(fd, content.p, content.len), ST_OK);
	(void)close(fd);
	set_time(name, 0);
}

static inline void
make_directory(const char *name)
{
	assert_int_equal(mkdir(below(name), 0777), 0);
	set_time(name, 0);
}

static inline bool
exists(const char *name)
{
	struct stat st;

	return lstat(below(name), &st) == 0;
}

static inline void
assert_file(const char *name, struct slice content)
{
	char *text;
	size_t len;

	assert_int_equal(fd_read_file(below(name), 4000000, &text, &len),
	    ST_OK);
	assert_int_equal(len, content.len);
	assert_memory_equal(text, content.p, len);
	free(text);
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, files_case_set_up,	\
	    files_case_tear_down)

#endif
