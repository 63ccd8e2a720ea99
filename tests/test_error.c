/*
 * The shapes of errors in each generation (API contract section 13).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "api/error.h"
#include "base/compiler.h"

static struct http_reply reply;

static int
set_up(void **state UNUSED)
{
	http_reply_init(&reply);
	return 0;
}

static int
tear_down(void **state UNUSED)
{
	http_reply_clear(&reply);
	return 0;
}

static void
assert_reply(int status, const char *headers, const char *body)
{
	assert_int_equal(reply.status, status);
	assert_string_equal(strbuf_str(&reply.headers), headers);
	assert_string_equal(strbuf_str(&reply.body), body);
	assert_int_equal(strbuf_status(&reply.body), ST_OK);
}

#define JSON_TYPE	"Content-Type: application/json\r\n"
#define CODE(code)	JSON_TYPE "x-ms-error-code: " code "\r\n"

static void
the_envelope_has_code_message_and_target(void **state UNUSED)
{
	enum generation generation;

	for (generation = GENERATION_V1P; generation <= GENERATION_L;
	    generation++) {
		reply_error(&reply, generation, ERROR_ARGUMENT, "skip",
		    SLICE("not \"this\""));
		assert_reply(400, CODE("SessionRequestValidationFailed"),
		    "{\"error\":{\"code\":\"SessionRequestValidationFailed\","
		    "\"message\":\"invalid argument: not \\\"this\\\"\","
		    "\"target\":\"skip\"}}");
		reply_error(&reply, generation, ERROR_FILE_MISSING, "",
		    SLICE(""));
		assert_reply(404, CODE("FileNotFound"),
		    "{\"error\":{\"code\":\"FileNotFound\","
		    "\"message\":\"no such file\"}}");
		reply_error(&reply, generation, ERROR_KERNEL, NULL, SLICE(""));
		assert_reply(503,
		    CODE("KernelUnavailable") "Retry-After: 1\r\n",
		    "{\"error\":{\"code\":\"KernelUnavailable\","
		    "\"message\":\"error checking kernels\"}}");
	}
}

static void
two_errors_are_bare_strings_in_l_alone(void **state UNUSED)
{
	reply_error(&reply, GENERATION_L, ERROR_CODE_MISSING, "code",
	    SLICE(""));
	assert_reply(400, CODE("SessionRequestValidationFailed"),
	    "\"`Code` field is required in the request\"");
	reply_error(&reply, GENERATION_L, ERROR_EXECUTION_MISSING, NULL,
	    SLICE("x"));
	assert_reply(404, CODE("ExecutionNotFound"),
	    "\"No execution available for operation Id: x\"");
	reply_error(&reply, GENERATION_V4, ERROR_EXECUTION_MISSING, NULL,
	    SLICE("x"));
	assert_reply(404, CODE("ExecutionNotFound"),
	    "{\"error\":{\"code\":\"ExecutionNotFound\","
	    "\"message\":\"No execution available for operation Id: x\"}}");
}

/* 13.3: clients compare whole bodies. */
static void
generation_a_has_its_literal_texts(void **state UNUSED)
{
	static const struct {
		enum api_error	 error;
		const char	*detail;
		int		 status;
		const char	*body;
	} rows[] = {
		{ ERROR_BODY_EMPTY, "", 400,
		    "{\"message\": \"request body is empty\"}" },
		{ ERROR_BODY_INVALID, "why", 400,
		    "{\"message\": \"error unmarshaling JSON: why\"}" },
		{ ERROR_MULTIPART, "why", 400,
		    "{\"message\": \"error parsing form: why\"}" },
		{ ERROR_LINK, "a", 400, "{\"message\": "
		    "\"ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed\"}" },
		{ ERROR_FILE_MISSING, "a", 404, "{\"message\": "
		    "\"ERR_FILE_NOT_FOUND: File not found\"}" },
		{ ERROR_DELETE_MISSING, "a", 404, "{\"message\": "
		    "\"ERR_FILE_NOT_FOUND: File not found\"}" },
		{ ERROR_DIRECTORY_MISSING, "a", 404, "{\"message\": "
		    "\"ERR_DIR_NOT_FOUND: File path not found\"}" },
		{ ERROR_FILE_ACCESS, "a", 500, "{\"message\": "
		    "\"ERR_FILE_ACCESS: Error accessing file\"}" },
		{ ERROR_OVER_DIRECTORY, "a", 500, "{\"message\": "
		    "\"ERR_FILE_ACCESS: Error accessing file\"}" },
		{ ERROR_NOT_DIRECTORY, "a", 500,
		    "{\"message\": \"error reading directory: a\"}" },
		{ ERROR_LIST, "a", 500,
		    "{\"message\": \"error reading directory: a\"}" },
		{ ERROR_DELETE, "a", 500,
		    "{\"message\": \"error deleting file: a\"}" },
		{ ERROR_DISK_FULL, "", 507,
		    "{\"message\": \"no space left for files\"}" },
	};
	size_t i;

	for (i = 0; i < NELEM(rows); i++) {
		reply_error(&reply, GENERATION_A, rows[i].error, "ignored",
		    slice_str(rows[i].detail));
		assert_reply(rows[i].status, JSON_TYPE, rows[i].body);
	}
	reply_error(&reply, GENERATION_A, ERROR_KERNEL, NULL, SLICE("why"));
	assert_reply(500, JSON_TYPE "Retry-After: 1\r\n",
	    "{\"message\": \"error checking kernels: why\"}");
}

static void
a_bad_path_is_plain_text_in_a(void **state UNUSED)
{
	reply_error(&reply, GENERATION_A, ERROR_PATH, "path", SLICE("why"));
	assert_reply(400, "Content-Type: text/plain; charset=utf-8\r\n"
	    "X-Content-Type-Options: nosniff\r\n",
	    "Unable to clean and verify target path\n");
}

static void
an_error_replaces_what_was_there(void **state UNUSED)
{
	reply_json(&reply, 200);
	http_reply_header(&reply, "Operation-Id", SLICE("x"));
	strbuf_puts(&reply.body, "half a");
	reply_error_v(&reply, ERROR_NOT_FOUND, SLICE("/x"));
	assert_reply(404, CODE("NotFound"), "{\"error\":{\"code\":"
	    "\"NotFound\",\"message\":\"no such route: /x\"}}");
}

static void
a_text_that_is_not_utf8_is_repaired(void **state UNUSED)
{
	reply_error_v(&reply, ERROR_NOT_FOUND, SLICE("/\xFF"));
	assert_reply(404, CODE("NotFound"), "{\"error\":{\"code\":"
	    "\"NotFound\",\"message\":\"no such route: /\xEF\xBF\xBD\"}}");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_envelope_has_code_message_and_target),
		TEST(two_errors_are_bare_strings_in_l_alone),
		TEST(generation_a_has_its_literal_texts),
		TEST(a_bad_path_is_plain_text_in_a),
		TEST(an_error_replaces_what_was_there),
		TEST(a_text_that_is_not_utf8_is_repaired),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
