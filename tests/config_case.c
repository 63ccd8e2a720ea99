#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/fd.h"
#include "config/keys.h"
#include "config_case.h"

#define LOG_MAX	((size_t)4 * 1024 * 1024)

static struct {
	char	source[PATH_MAX];
	char	directory[PATH_MAX];
} place;

int
case_reset(void **state)
{
	(void)state;
	(void)unsetenv("CODE_INTERPRETER_CONFIG_FILE_PATH");
	(void)unsetenv("CODE_INTERPRETER_KERNEL_NAME");
	(void)unsetenv("ENABLE_EGRESS");
	(void)unsetenv("ENABLE_ASYNC_EXECUTION");
	return 0;
}

int
case_begin(void **state)
{
	const char *source = getenv("srcdir"), *tmp = getenv("TMPDIR");

	if (realpath(source != NULL ? source : ".", place.source) == NULL)
		return -1;
	(void)snprintf(place.directory, sizeof(place.directory),
	    "%s/config-XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(place.directory) == NULL || chdir(place.directory) == -1)
		return -1;
	return case_reset(state);
}

int
case_end(void **state)
{
	(void)state;
	(void)unlink("f.yaml");
	(void)unlink("log");
	return chdir("/") == 0 && rmdir(place.directory) == 0 ? 0 : -1;
}

const char *
case_source_directory(void)
{
	return place.source;
}

static int
begin_capture(void)
{
	int kept, fd;

	assert_true((kept = dup(STDERR_FILENO)) != -1);
	fd = open("log", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd != -1);
	assert_true(dup2(fd, STDERR_FILENO) != -1);
	assert_int_equal(close(fd), 0);
	return kept;
}

static char *
end_capture(int kept)
{
	size_t len;
	char *log;

	assert_true(dup2(kept, STDERR_FILENO) != -1);
	assert_int_equal(close(kept), 0);
	assert_int_equal(fd_read_file("log", LOG_MAX, &log, &len), ST_OK);
	return log;
}

struct config_case
case_load_file(const char *path, const char *const *overrides, size_t n)
{
	const struct config_options options = {
		.file = path, .overrides = overrides, .n_overrides = n
	};
	int kept = begin_capture();
	struct config_case c;

	c.st = config_load(&options, &c.cfg);
	c.log = end_capture(kept);
	assert_int_equal(c.st == ST_OK, c.cfg != NULL);
	return c;
}

static void
write_file(struct slice text)
{
	int fd;

	fd = open("f.yaml", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd != -1);
	assert_int_equal(fd_write_all(fd, text.p, text.len), ST_OK);
	assert_int_equal(close(fd), 0);
}

struct config_case
case_load_bytes(struct slice text)
{
	write_file(text);
	return case_load_file("f.yaml", NULL, 0);
}

struct config_case
case_load(const char *text)
{
	return case_load_bytes(slice_str(text));
}

struct config_case
case_override(const char *override)
{
	write_file(slice_str(KERNEL_LAST));
	return case_load_file("f.yaml", &override, 1);
}

void
case_free(struct config_case *c)
{
	config_free(c->cfg);
	free(c->log);
	*c = (struct config_case){ 0 };
}

size_t
case_count(const char *text, const char *what)
{
	const char *at = text;
	size_t n = 0;

	while ((at = strstr(at, what)) != NULL) {
		n++;
		at += strlen(what);
	}
	return n;
}

static bool
has_line(const char *log, const char *line)
{
	const char *at = strstr(log, line);

	/* alone on its line, after the name of the program */
	while (at != NULL && (at[strlen(line)] != '\n' ||
	    at < log + 2 || at[-1] != ' ' || at[-2] != ':'))
		at = strstr(at + 1, line);
	return at != NULL;
}

static void
check_case(struct config_case *c, enum status st, const char *line)
{
	if (c->st != st)
		fail_msg("status %d; log: %s", (int)c->st, c->log);
	if (line != NULL && !has_line(c->log, line))
		fail_msg("no line '%s' in: %s", line, c->log);
	if (line == NULL && c->log[0] != '\0')
		fail_msg("logged: %s", c->log);
	case_free(c);
}

void
case_passes(const char *text)
{
	struct config_case c = case_load(text);

	check_case(&c, ST_OK, NULL);
}

void
case_fails(const char *text, const char *line)
{
	struct config_case c = case_load(text);

	check_case(&c, ST_INVALID, line);
}

void
case_override_fails(const char *override, const char *line)
{
	struct config_case c = case_override(override);

	check_case(&c, ST_INVALID, line);
}

void
case_warns(const char *text, const char *line)
{
	struct config_case c = case_load(text);

	check_case(&c, ST_OK, line);
}

static bool
is_same(const struct key *key, const struct config *a,
    const struct config *b)
{
	if (key_is_text(key))
		return strcmp(key_text(key, a), key_text(key, b)) == 0;
	if (key->type == KEY_BOOLEAN)
		return key_boolean(key, a) == key_boolean(key, b);
	return key_integer(key, a) == key_integer(key, b);
}

bool
case_equal(const struct config *a, const struct config *b)
{
	const struct key *keys;
	size_t i, n;

	keys = keys_table(&n);
	for (i = 0; i < n; i++)
		if (key_is_kept(&keys[i]) && !is_same(&keys[i], a, b)) {
			print_error("%s differs\n", keys[i].path);
			return false;
		}
	return true;
}
