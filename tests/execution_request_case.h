/*
 * execution_request_case: accept or refuse one body.  For the tests of
 * execution_request.c.
 */
#ifndef TESTS_EXECUTION_REQUEST_CASE_H
#define TESTS_EXECUTION_REQUEST_CASE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "api/execution_request.h"
#include "base/compiler.h"

static const struct execution_rules A UNUSED = { .code_only = true };
static const struct execution_rules A_AUTO UNUSED = {
	.code_only = true, .auto_base64 = true
};
static const struct execution_rules V UNUSED = { .code_only = false };
static const struct execution_rules V_AUTO UNUSED = { .auto_base64 = true };

static struct execution_request req;
static struct execution_problem problem;

static inline void
assert_slice(struct slice s, const char *expected)
{
	assert_int_equal(s.len, strlen(expected));
	assert_memory_equal(s.p, expected, s.len);
}

static inline void
accept(const struct execution_rules *rules, const char *body)
{
	assert_int_equal(execution_request_parse(slice_str(body), rules, &req,
	    &problem), ST_OK);
}

/* Accept a body and compare the code. */
static inline void
assert_code(const struct execution_rules *rules, const char *body,
    const char *code)
{
	accept(rules, body);
	assert_slice(req.code, code);
	execution_request_clear(&req);
}

static inline void
assert_refused(const struct execution_rules *rules, struct slice body,
    enum api_error error, const char *field, const char *detail)
{
	assert_int_equal(execution_request_parse(body, rules, &req, &problem),
	    ST_INVALID);
	assert_int_equal(problem.error, error);
	assert_string_equal(problem.field, field);
	assert_string_equal(problem.detail, detail);
	assert_null(req.document);
	assert_null(req.decoded);
}

/* A member beside the code, refused with its name and what is allowed. */
static inline void
assert_member_refused(const char *member, const char *field,
    const char *detail)
{
	char body[512];

	(void)snprintf(body, sizeof(body), "{\"code\":\"1\",%s}", member);
	assert_refused(&V, slice_str(body), ERROR_BODY_INVALID, field,
	    detail);
	/* generation A does not know it */
	assert_code(&A, body, "1");
}

#endif
