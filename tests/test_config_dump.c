/*
 * config_dump() reads back to the same, config_dump_lighttpd() says what
 * lighttpd needs; the table of keys agrees with itself.
 */
#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "config/keys.h"
#include "config_case.h"

#define ROUNDS	400
#define SEED	20241102u

static char *
dumped(const struct config *cfg,
    enum status (*dump)(const struct config *, FILE *))
{
	char *text = NULL;
	size_t len = 0;
	FILE *f;

	assert_non_null(f = open_memstream(&text, &len));
	assert_int_equal(dump(cfg, f), ST_OK);
	assert_int_equal(fclose(f), 0);
	return text;
}

/* What is printed loads to the same, and is printed the same again. */
static void
check_round_trip(const struct config *cfg)
{
	char *first = dumped(cfg, config_dump), *second;
	struct config_case c = case_load(first);

	if (c.st != ST_OK)
		fail_msg("%s\n%s", first, c.log);
	if (!case_equal(cfg, c.cfg))
		fail_msg("%s", first);
	second = dumped(c.cfg, config_dump);
	assert_string_equal(first, second);
	free(first);
	free(second);
	case_free(&c);
}

static bool
is_yaml_file(const char *name)
{
	return slice_ends(slice_str(name), SLICE(".yaml"));
}

/* Returns how many files there were; quiet: nothing must be logged. */
static size_t
check_directory(const char *path, bool quiet)
{
	const struct dirent *entry;
	struct config_case c;
	char file[4096];
	size_t n = 0;
	DIR *dir;

	if ((dir = opendir(path)) == NULL)
		return 0;
	while ((entry = readdir(dir)) != NULL) {
		if (!is_yaml_file(entry->d_name))
			continue;
		(void)snprintf(file, sizeof(file), "%s/%s", path,
		    entry->d_name);
		c = case_load_file(file, NULL, 0);
		if (c.st != ST_OK || (quiet && c.log[0] != '\0') ||
		    strstr(c.log, "unknown key") != NULL)
			fail_msg("%s", c.log);
		check_round_trip(c.cfg);
		case_free(&c);
		n++;
	}
	(void)closedir(dir);
	return n;
}

static void
our_files_load_and_round_trip(void **state)
{
	char path[4096];

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/conf",
	    case_source_directory());
	assert_int_equal(check_directory(path, true), 6);
	(void)snprintf(path, sizeof(path), "%s/tests/config",
	    case_source_directory());
	assert_int_equal(check_directory(path, false), 2);
}

static void
the_public_samples_load_and_round_trip(void **state)
{
	char path[4096];

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/../shared/data/sample-configs",
	    case_source_directory());
	if (access(path, F_OK) == -1)
		skip();
	assert_true(check_directory(path, false) >= 5);
}

static void
a_nasty_file_means_what_it_says(void **state)
{
	struct config_case c;
	char path[4096];

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/tests/config/nasty.yaml",
	    case_source_directory());
	c = case_load_file(path, NULL, 0);
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.log, "");
	assert_string_equal(c.cfg->health_code, "a\tb\x07\x1b[0m\xc2\x85"
	    "\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf\xef\xbf\xbf"
	    "\xf0\x9f\x98\x80\"\\");
	assert_string_equal(c.cfg->health_expected,
	    "  leading and trailing  ");
	assert_string_equal(c.cfg->synchronous_snippets.pre,
	    "  indented by two more: \"quoted\" # no comment\n"
	    "%%bash\n# a line of its own, then an empty one\n\n--- \n"
	    "... \xc3\xa9\xe6\xbc\xa2\xe5\xad\x97\xf0\x9f\x98\x80\ttab\n");
	assert_string_equal(c.cfg->synchronous_snippets.post,
	    "ends in three\n\n\n");
	assert_string_equal(c.cfg->asynchronous_snippets.post,
	    "folded text\nwith a paragraph");
	assert_string_equal(c.cfg->runtime_directory, "/srv/run");
	case_free(&c);
}

/* A text of pieces that mean something to YAML somewhere. */
static char *
random_text(unsigned *seed)
{
	static const char *const pieces[] = {
		"a", "B1", "\n", "\n", " ", "  ", "\t", "#", " # ", ":", ": ",
		"-", "- ", "\"", "'", "\\", "|", ">", "%", "&a", "*a", "!",
		"{", "}", "[", "]", ",", "?", "~", "---\n", "...\n", "\r",
		"\x01", "\x1b", "\x7f", "\xc2\x85", "\xc2\xa0", "\xe2\x80\xa8",
		"\xef\xbb\xbf", "\xef\xbf\xbf", "\xf0\x9f\x98\x80", "$$", "0",
		"true", "=", "@", "`", "<<"
	};
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	int i, n = rand_r(seed) % 12;
	char *text;

	for (i = 0; i < n; i++)
		strbuf_puts(&sb,
		    pieces[(size_t)rand_r(seed) % NELEM(pieces)]);
	assert_int_equal(strbuf_take(&sb, &text, NULL), ST_OK);
	return text;
}

static void
any_text_round_trips(void **state)
{
	struct config_case c = case_load(KERNEL_LAST);
	unsigned seed = SEED;
	char **texts[] = {
		&c.cfg->health_expected, &c.cfg->synchronous_snippets.pre,
		&c.cfg->synchronous_snippets.post,
		&c.cfg->asynchronous_snippets.pre,
		&c.cfg->asynchronous_snippets.post
	};
	size_t i, round;

	(void)state;
	assert_int_equal(c.st, ST_OK);
	for (round = 0; round < ROUNDS; round++) {
		for (i = 0; i < NELEM(texts); i++) {
			free(*texts[i]);
			*texts[i] = random_text(&seed);
		}
		check_round_trip(c.cfg);
	}
	case_free(&c);
}

static void
a_text_of_several_lines_is_printed_as_lines(void **state)
{
	struct config_case c = case_load(PROBE_LAST
	    "    expectedResult: \"a\\n  b: c\\n\\n# d\"\n");
	char *text;

	(void)state;
	assert_int_equal(c.st, ST_OK);
	text = dumped(c.cfg, config_dump);
	assert_non_null(strstr(text,
	    "    code: \"1+1\"\n"
	    "    expectedResult: |-\n"
	    "      a\n"
	    "        b: c\n"
	    "\n"
	    "      # d\n"
	    "  codeExecution:\n"));
	free(text);
	case_free(&c);
}

static void
the_dump_begins_with_the_head_and_names_every_section_once(void **state)
{
	struct config_case c = case_load(KERNEL_LAST);
	char *text;

	(void)state;
	assert_int_equal(c.st, ST_OK);
	text = dumped(c.cfg, config_dump);
	assert_true(slice_starts(slice_str(text), SLICE(
	    "kind: CodeInterpreterConfig\napiVersion: v1\n"
	    "metadata:\n  name: code-interpreter\nspec:\n  logging:\n"
	    "    logLevel: 0\n")));
	assert_int_equal(case_count(text, "\nspec:\n"), 1);
	assert_int_equal(case_count(text, "\n  kernel:\n"), 1);
	assert_int_equal(case_count(text, "\n    synchronousExecution:\n"),
	    1);
	free(text);
	case_free(&c);
}

static void
lighttpd_takes_port_and_limit(void **state)
{
	static const struct {
		const char	*override, *wanted;
	} rows[] = {
		{ "spec.fileOperation.maxUploadFileSizeLimitInMBs=250",
		    "server.port = 6000\n"
		    "server.max-request-size = 257024\n" },
		/* an execution request of 16 MiB always passes */
		{ "spec.fileOperation.maxUploadFileSizeLimitInMBs=1",
		    "server.port = 6000\n"
		    "server.max-request-size = 17408\n" },
		{ "spec.fileOperation.maxUploadFileSizeLimitInMBs=17",
		    "server.port = 6000\n"
		    "server.max-request-size = 18432\n" },
		{ "spec.kernel.port=65535",
		    "server.port = 65535\n"
		    "server.max-request-size = 257024\n" },
	};
	struct config_case c;
	char override[128], *text;
	size_t i;

	(void)state;
	for (i = 0; i < NELEM(rows); i++) {
		c = case_override(rows[i].override);
		assert_int_equal(c.st, ST_OK);
		/* a user that is there on every machine */
		(void)snprintf(override, sizeof(override), "%u",
		    (unsigned)geteuid());
		free(c.cfg->web_user);
		c.cfg->web_user = strdup(override);
		text = dumped(c.cfg, config_dump_lighttpd);
		assert_true(slice_starts(slice_str(text),
		    slice_str(rows[i].wanted)));
		assert_int_equal(case_count(text, "server.username = \""),
		    geteuid() == 0);
		assert_int_equal(case_count(text, "server.groupname = \""),
		    geteuid() == 0);
		free(text);
		case_free(&c);
	}
}

static void
lighttpd_needs_a_user_that_exists(void **state)
{
	struct config_case c;
	FILE *f;

	(void)state;
	if (geteuid() != 0 || getpwnam("no-such-user") != NULL)
		skip();
	c = case_override("spec.process.webUser=no-such-user");
	assert_int_equal(c.st, ST_OK);
	assert_non_null(f = fopen("/dev/null", "w"));
	assert_int_equal(config_dump_lighttpd(c.cfg, f), ST_SYS);
	assert_int_equal(fclose(f), 0);
	case_free(&c);
}

static void
a_full_disk_is_noticed(void **state)
{
	struct config_case c = case_load(KERNEL_LAST);
	FILE *f;

	(void)state;
	assert_int_equal(c.st, ST_OK);
	assert_non_null(f = fopen("/dev/full", "w"));
	assert_int_equal(config_dump(c.cfg, f), ST_SYS);
	assert_int_equal(errno, ENOSPC);
	(void)fclose(f);
	case_free(&c);
}

static void
the_table_of_keys_agrees_with_itself(void **state)
{
	const struct key *keys;
	size_t i, j, n;

	(void)state;
	keys = keys_table(&n);
	for (i = 0; i < n; i++) {
		assert_ptr_equal(key_find(keys[i].path), &keys[i]);
		assert_false(key_is_section(keys[i].path));
		if (keys[i].type == KEY_INTEGER) {
			assert_true(keys[i].min < keys[i].max);
			assert_true(keys[i].recommended_max <= keys[i].max);
		}
		for (j = 0; j < i; j++)
			if (key_is_kept(&keys[i]) && key_is_kept(&keys[j]))
				assert_int_not_equal(keys[i].offset,
				    keys[j].offset);
	}
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_teardown(name, case_reset)
	const struct CMUnitTest tests[] = {
		TEST(our_files_load_and_round_trip),
		TEST(the_public_samples_load_and_round_trip),
		TEST(a_nasty_file_means_what_it_says),
		TEST(any_text_round_trips),
		TEST(a_text_of_several_lines_is_printed_as_lines),
		TEST(the_dump_begins_with_the_head_and_names_every_section_once),
		TEST(lighttpd_takes_port_and_limit),
		TEST(lighttpd_needs_a_user_that_exists),
		TEST(a_full_disk_is_noticed),
		TEST(the_table_of_keys_agrees_with_itself),
	};

	return cmocka_run_group_tests(tests, case_begin, case_end);
}
