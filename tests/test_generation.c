#include "fcgx_memory.h"

#include "api/generation.h"
#include "base/compiler.h"

static const char *const names[] = {
	[GENERATION_A] = "A", [GENERATION_V1P] = "V1p", [GENERATION_V1] = "V1",
	[GENERATION_V2] = "V2", [GENERATION_V3] = "V3", [GENERATION_V4] = "V4",
	[GENERATION_L] = "L"
};

/* version NULL: absent.  expected NULL: it is refused. */
static void
assert_choice(enum http_method method, const char *path, const char *version,
    const char *expected)
{
	enum generation generation;
	enum status st = generation_choose(method, slice_str(path),
	    version != NULL, slice_str(version), &generation);

	assert_int_equal(st, expected != NULL ? ST_OK : ST_INVALID);
	if (expected != NULL)
		assert_string_equal(names[generation], expected);
}

static void
assert_version(const char *version, const char *expected)
{
	assert_choice(HTTP_GET, "/files", version, expected);
}

/* API contract section 2, rule by rule. */

static void
rule_1_routes_of_a_ignore_the_version(void **state UNUSED)
{
	static const char *const paths[] = {
		"/execute", "/listfiles", "/listfiles/a/b", "/upload",
		"/upload/a", "/download/a", "/download/a/b", "/get/a",
		"/delete/a"
	};
	size_t i;

	for (i = 0; i < NELEM(paths); i++) {
		assert_choice(HTTP_GET, paths[i], NULL, "A");
		assert_choice(HTTP_POST, paths[i], "2025-10-02-preview", "A");
		assert_choice(HTTP_DELETE, paths[i], "", "A");
		assert_choice(HTTP_GET, paths[i], "nonsense", "A");
	}
}

static void
rule_2_routes_of_v1p_ignore_the_version(void **state UNUSED)
{
	assert_choice(HTTP_POST, "/python/execute", NULL, "V1p");
	assert_choice(HTTP_POST, "/python/execute", "2025-10-02", "V1p");
	assert_choice(HTTP_GET, "/python/downloadFile", "x", "V1p");
}

static void
rule_3_routes_of_v1_ignore_the_version(void **state UNUSED)
{
	static const char *const versions[] = {
		NULL, "", "x", "2024-02-02-preview", "2025-10-02-preview"
	};
	size_t i;

	for (i = 0; i < NELEM(versions); i++) {
		assert_choice(HTTP_POST, "/code/execute", versions[i], "V1");
		assert_choice(HTTP_POST, "/identifier/a b/code/execute",
		    versions[i], "V1");
		assert_choice(HTTP_POST, "/files/upload", versions[i], "V1");
		assert_choice(HTTP_GET, "/files/content/a/b.txt",
		    versions[i], "V1");
		assert_choice(HTTP_HEAD, "/files/content/a.txt", versions[i],
		    "V1");
	}
}

static void
a_file_called_as_a_route_of_v1_is_a_file(void **state UNUSED)
{
	assert_choice(HTTP_GET, "/files/upload", "2025-10-02", "V4");
	assert_choice(HTTP_DELETE, "/files/upload", NULL, "L");
	assert_choice(HTTP_DELETE, "/files/content/a", "2024-10-02", "V2");
	assert_choice(HTTP_GET, "/files/content", "2024-10-02", "V2");
	assert_choice(HTTP_GET, "/files/contents/a", "2024-10-02", "V2");
}

/* API contract 10.4, the second rule */
static void
content_at_both_ends_is_a_file_from_v2_on(void **state UNUSED)
{
	assert_choice(HTTP_GET, "/files/content/a/content", "2024-10-02",
	    "V2");
	assert_choice(HTTP_GET, "/files/content/content", "2025-10-02", "V4");
	assert_choice(HTTP_GET, "/files/content/a/content", "2024-08-02",
	    "V1");
	assert_choice(HTTP_GET, "/files/content/a/content", NULL, "V1");
	assert_choice(HTTP_GET, "/files/content/a/content", "x", "V1");
}

static void
rule_4_the_date_of_the_version_counts(void **state UNUSED)
{
	assert_version("2023-11-01", "V1");
	assert_version("2024-02-02-preview", "V1");
	assert_version("2024-08-02-preview", "V1");
	assert_version("2024-08-02", "V1");
	assert_version("2024-08-03", "V2");
	assert_version("2024-09-01", "V2");
	assert_version("2024-10-02-preview", "V2");
	assert_version("2024-10-03", "V3");
	assert_version("2025-02-02-preview", "V3");
	assert_version("2025-02-03", "V4");
	assert_version("2025-10-02-preview", "V4");
	assert_version("2031-01-01", "V4");
	assert_version("9999-12-31-x", "V4");
}

static void
rule_5_anything_else_is_refused(void **state UNUSED)
{
	static const char *const versions[] = {
		"", "x", "latest", "2024", "2024-10-2", "2024-1-02-preview",
		"2024/10/02", "2024-10-02preview", "2024-10-02 ",
		"2024-13-01", "2024-00-01", "2024-01-32", "2024-01-00",
		"0000-01-01", "-024-10-02", "2024-+1-02", " 2024-10-02",
		"2024-10-0", "20241-0-02"
	};
	size_t i;

	for (i = 0; i < NELEM(versions); i++)
		assert_version(versions[i], NULL);
	assert_choice(HTTP_POST, "/executions", "x", NULL);
	assert_choice(HTTP_GET, "/session", "", NULL);
}

static void
rule_6_no_version_is_local(void **state UNUSED)
{
	static const char *const paths[] = {
		"/executions", "/executions/a", "/files", "/files/a",
		"/files/a/content", "/session", "/listSessions", "/metadata"
	};
	size_t i;

	for (i = 0; i < NELEM(paths); i++)
		assert_choice(HTTP_GET, paths[i], NULL, "L");
}

static void
only_files_have_a_form_of_v1(void **state UNUSED)
{
	const char *old = "2024-02-02-preview";

	assert_choice(HTTP_GET, "/files/a/content", old, "V1");
	assert_choice(HTTP_DELETE, "/files/a", old, "V1");
	assert_choice(HTTP_POST, "/executions", old, "V2");
	assert_choice(HTTP_GET, "/executions/a", old, "V2");
	assert_choice(HTTP_DELETE, "/session", old, "V2");
}

static void
routes_are_matched_as_a_whole(void **state UNUSED)
{
	assert_choice(HTTP_POST, "/executes", NULL, "L");
	assert_choice(HTTP_POST, "/Execute", NULL, "L");
	assert_choice(HTTP_POST, "/code/execute/x", NULL, "L");
	assert_choice(HTTP_POST, "/identifier//code/execute", NULL, "L");
	assert_choice(HTTP_POST, "/identifier/code/execute", NULL, "L");
	assert_choice(HTTP_GET, "/listfiles2", NULL, "L");
}

/* Of a whole request. */

static void
assert_of(const char *method, const char *target, enum status st,
    const char *expected)
{
	enum generation generation;
	struct http_request req;
	struct fcgx_memory m;

	fcgx_memory_init(&m, method, target, SLICE(""));
	assert_int_equal(http_request_begin(&req, &m.fcgx), ST_OK);
	assert_int_equal(generation_of(&req, &generation), st);
	if (st == ST_OK)
		assert_string_equal(names[generation], expected);
	http_request_end(&req);
	fcgx_memory_clear(&m);
}

static void
the_first_version_of_a_query_counts_in_any_case(void **state UNUSED)
{
	assert_of("GET", "/files?identifier=x&Api-Version=2024-10-02-preview"
	    "&api-version=2025-02-02", ST_OK, "V2");
	assert_of("GET", "/files/?API-VERSION=2025%2D02-02", ST_OK, "V3");
	assert_of("GET", "/files?api-version=", ST_INVALID, "");
	assert_of("GET", "/files?api-version", ST_INVALID, "");
	assert_of("GET", "/files?identifier=2024-10-02", ST_OK, "L");
	assert_of("POST", "/execute?api-version=x", ST_OK, "A");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_1_routes_of_a_ignore_the_version),
		cmocka_unit_test(rule_2_routes_of_v1p_ignore_the_version),
		cmocka_unit_test(rule_3_routes_of_v1_ignore_the_version),
		cmocka_unit_test(a_file_called_as_a_route_of_v1_is_a_file),
		cmocka_unit_test(content_at_both_ends_is_a_file_from_v2_on),
		cmocka_unit_test(rule_4_the_date_of_the_version_counts),
		cmocka_unit_test(rule_5_anything_else_is_refused),
		cmocka_unit_test(rule_6_no_version_is_local),
		cmocka_unit_test(only_files_have_a_form_of_v1),
		cmocka_unit_test(routes_are_matched_as_a_whole),
		cmocka_unit_test(
		    the_first_version_of_a_query_counts_in_any_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
