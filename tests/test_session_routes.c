/*
 * The session and what it runs in (API contract section 11).
 */
#include <sys/stat.h>
#include <fcntl.h>
#include <ftw.h>
#include <unistd.h>

#include "api_case.h"

#include "api/timestamp.h"

#define V2	"api-version=2024-10-02-preview"
#define V3	"api-version=2025-02-02-preview"
#define V4	"api-version=2025-10-02-preview"

/* What GET /session answers, the moment of its last use left out. */
#define SESSION_HEAD(who)						\
	"{\"identifier\":\"" who "\",\"createdAt\":\"2026-01-11T10:30:00Z\"," \
	"\"lastAccessedAt\":\""
#define SESSION_TAIL							\
	"\",\"expireAt\":\"2026-01-12T10:30:00Z\","			\
	"\"etag\":\"\\\"e-tag\\\"\"}"

static void
assert_session(const char *head, const char *tail)
{
	struct slice body = strbuf_slice(&reply.body);
	struct timespec used = {
		(time_t)(shared.last_access_us / 1000000),
		(long)(shared.last_access_us % 1000000) * 1000
	};
	char text[TIMESTAMP_SIZE], expected[512];

	timestamp_write(used, text);
	(void)snprintf(expected, sizeof(expected), "%s%s%s", head, text,
	    tail);
	assert_int_equal(reply.status, 200);
	assert_string_equal(strbuf_str(&reply.headers), JSON_TYPE);
	assert_int_equal(body.len, strlen(expected));
	assert_string_equal(body.p, expected);
}

static void
the_session_tells_when_it_was_made_and_used(void **state UNUSED)
{
	static const char *const targets[] = {
		"/session?identifier=t&" V3, "/session/?" V4 "&identifier=t",
		"/session?identifier=t", "/session?" V2 "&identifier=t",
		"/session?api-version=2024-02-02-preview&identifier=t"
	};
	size_t i;

	for (i = 0; i < NELEM(targets); i++) {
		ask("GET", targets[i], NULL);
		assert_session(SESSION_HEAD("t"), SESSION_TAIL);
	}
	ask_with("GET", "/session?" V4, "HTTP_IDENTIFIER", "of header", NULL);
	assert_session(SESSION_HEAD("of header"), SESSION_TAIL);
	ask("GET", "/session", NULL);
	assert_session(SESSION_HEAD(""), SESSION_TAIL);
}

static void
there_is_one_session_to_list(void **state UNUSED)
{
	ask("GET", "/listSessions?" V3, NULL);
	assert_session("{\"sessions\":[" SESSION_HEAD(""), SESSION_TAIL "]}");
	ask("GET", "/listSessions?skip=0&identifier=t", NULL);
	assert_session("{\"sessions\":[" SESSION_HEAD("t"), SESSION_TAIL "]}");
	ask("GET", "/listSessions?skip=1&" V4, NULL);
	assert_reply(200, JSON_TYPE, "{\"sessions\":[]}");
	ask("GET", "/listSessions?skip=9223372036854775807", NULL);
	assert_reply(200, JSON_TYPE, "{\"sessions\":[]}");
}

#define BAD_SKIP "invalid argument: skip must be a whole number, 0 or more"

static void
bad_arguments_are_refused(void **state UNUSED)
{
	static const char *const skips[] = { "-1", "x", "", "1.5" };
	char target[64];
	size_t i;

	for (i = 0; i < NELEM(skips); i++) {
		(void)snprintf(target, sizeof(target),
		    "/listSessions?skip=%s", skips[i]);
		ask("GET", target, NULL);
		assert_error(400, "SessionRequestValidationFailed", BAD_SKIP,
		    "skip");
	}
	ask("GET", "/session?identifier=%01", NULL);
	assert_int_equal(reply.status, 400);
	ask("GET", "/listSessions?identifier=%01", NULL);
	assert_int_equal(reply.status, 400);
}

static void
a_bad_version_is_refused_everywhere(void **state UNUSED)
{
	static const struct {
		const char	*method, *target;
	} rows[] = {
		{ "GET", "/session?api-version=x" },
		{ "DELETE", "/session?api-version=x" },
		{ "GET", "/listSessions?api-version=x" },
		{ "GET", "/metadata?api-version=x" },
	};
	size_t i;

	for (i = 0; i < NELEM(rows); i++) {
		ask(rows[i].method, rows[i].target, NULL);
		assert_error(400, "InvalidApiVersion",
		    "api-version does not begin with a date: x",
		    "api-version");
	}
	assert_int_equal(session.n_reset, 0);
}

/* GET /metadata */

static void
metadata_is_what_the_kernel_says(void **state UNUSED)
{
	session.kernel_info = "{\"status\":\"ok\","
	    "\"implementation\":\"ipython\","
	    "\"implementation_version\":\"8.5.0\",\"banner\":\"Python \\\"3\","
	    "\"language_info\":{\"name\":\"python\",\"version\":\"3.11.2\"}}";
	ask("GET", "/metadata?" V4, NULL);
	assert_reply(200, JSON_TYPE,
	    "{\"runtimes\":[{\"name\":\"python\",\"version\":\"3.11.2\"}],"
	    "\"preInstalledPackages\":[],"
	    "\"createdAt\":\"2026-01-11T10:30:00Z\","
	    "\"lastUpdatedAt\":\"2026-01-11T10:30:00Z\","
	    "\"jupyterKernel\":{\"name\":\"ipython\",\"version\":\"8.5.0\","
	    "\"projectUrl\":\"\",\"description\":\"Python \\\"3\"}}");
}

static void
metadata_copes_with_a_silent_kernel(void **state UNUSED)
{
	static const char *const infos[] = {
		"{}", "no json", "[]", "{\"language_info\":1,\"banner\":[]}"
	};
	size_t i;

	for (i = 0; i < NELEM(infos); i++) {
		session.kernel_info = infos[i];
		ask("GET", "/metadata", NULL);
		assert_reply(200, JSON_TYPE,
		    "{\"runtimes\":[{\"name\":\"\",\"version\":\"\"}],"
		    "\"preInstalledPackages\":[],"
		    "\"createdAt\":\"2026-01-11T10:30:00Z\","
		    "\"lastUpdatedAt\":\"2026-01-11T10:30:00Z\","
		    "\"jupyterKernel\":{\"name\":\"\",\"version\":\"\","
		    "\"projectUrl\":\"\",\"description\":\"\"}}");
	}
}

static void
metadata_without_a_kernel_is_503(void **state UNUSED)
{
	session.answer = SESSION_UNAVAILABLE;
	ask("GET", "/metadata", NULL);
	assert_error(503, "KernelUnavailable", "error checking kernels: "
	    "the kernel did not become ready in time", NULL);
}

/* DELETE /session, with a real directory */

static struct store *store;
static char directory[] = "/tmp/test_session_routes.XXXXXX";

static int
remove_one(const char *path, const struct stat *info UNUSED, int kind UNUSED,
    struct FTW *at UNUSED)
{
	return remove(path);
}

static void
make_file(const char *name)
{
	char path[128];
	int fd;

	(void)snprintf(path, sizeof(path), "%s/%s", directory, name);
	fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	assert_true(fd != -1);
	assert_int_equal(close(fd), 0);
}

static bool
is_there(const char *name)
{
	char path[128];

	(void)snprintf(path, sizeof(path), "%s/%s", directory, name);
	return access(path, F_OK) == 0;
}

static int
set_up_store(void **state)
{
	char path[128];

	(void)snprintf(directory, sizeof(directory),
	    "/tmp/test_session_routes.XXXXXX");
	if (set_up(state) != 0 || mkdtemp(directory) == NULL ||
	    store_open(directory, &store) != ST_OK)
		return -1;
	(void)snprintf(path, sizeof(path), "%s/sub", directory);
	if (mkdir(path, 0700) == -1)
		return -1;
	make_file("a");
	make_file("sub/b");
	shared.store = store;
	api_end(api);
	api = api_begin(&shared);
	return api == NULL;
}

static int
tear_down_store(void **state)
{
	store_close(store);
	(void)nftw(directory, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	return tear_down(state);
}

static void
delete_resets_and_empties_in_every_version(void **state UNUSED)
{
	static const char *const targets[] = {
		"/session?" V2, "/session?" V3 "&identifier=t",
		"/session/?" V4,
		"/session?api-version=2024-02-02-preview&identifier=t"
	};
	size_t i;

	for (i = 0; i < NELEM(targets); i++) {
		make_file("again");
		ask("DELETE", targets[i], NULL);
		assert_reply(204, "", "");
		assert_int_equal(session.n_reset, i + 1);
		assert_false(is_there("a") || is_there("sub") ||
		    is_there("again"));
		assert_true(is_there("."));
	}
}

static void
delete_is_404_without_a_version(void **state UNUSED)
{
	ask("DELETE", "/session?identifier=t", NULL);
	assert_error(404, "NotFound", "no such route: DELETE /session", NULL);
	assert_int_equal(session.n_reset, 0);
	assert_true(is_there("a"));
}

static void
delete_is_404_if_it_is_switched_off(void **state UNUSED)
{
	config.session_delete = false;
	ask("DELETE", "/session?" V4, NULL);
	assert_error(404, "NotFound", "no such route: DELETE /session", NULL);
	assert_int_equal(session.n_reset, 0);
	assert_true(is_there("a"));
}

static void
no_file_goes_if_the_kernel_cannot_be_reset(void **state UNUSED)
{
	session.answer = SESSION_STOPPING;
	ask("DELETE", "/session?" V4, NULL);
	assert_error(503, "KernelUnavailable",
	    "error checking kernels: the program is stopping", NULL);
	assert_true(is_there("a"));
}

static void
other_methods_are_405(void **state UNUSED)
{
	ask("POST", "/session", "{}");
	assert_int_equal(reply.status, 405);
	assert_header("Allow", "GET, HEAD, DELETE");
	ask("POST", "/metadata", "{}");
	assert_int_equal(reply.status, 405);
	ask("DELETE", "/listSessions", NULL);
	assert_int_equal(reply.status, 405);
	ask("POST", "/.management/stopSession?" V4, "{}");
	assert_error(404, "NotFound",
	    "no such route: /.management/stopSession", NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define TEST_STORE(name) cmocka_unit_test_setup_teardown(name,		\
	set_up_store, tear_down_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_session_tells_when_it_was_made_and_used),
		TEST(there_is_one_session_to_list),
		TEST(bad_arguments_are_refused),
		TEST(a_bad_version_is_refused_everywhere),
		TEST(metadata_is_what_the_kernel_says),
		TEST(metadata_copes_with_a_silent_kernel),
		TEST(metadata_without_a_kernel_is_503),
		TEST_STORE(delete_resets_and_empties_in_every_version),
		TEST_STORE(delete_is_404_without_a_version),
		TEST_STORE(delete_is_404_if_it_is_switched_off),
		TEST_STORE(no_file_goes_if_the_kernel_cannot_be_reset),
		TEST(other_methods_are_405),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
