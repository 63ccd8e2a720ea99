/* fuzz_execution_request: the input as the body of an execution request. */
#include "api/execution_request.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "session/outcome.h"

static void
check(struct slice body, bool code_only, bool auto_base64)
{
	const struct execution_rules rules = { code_only, auto_base64 };
	struct execution_problem problem = { ERROR_INTERNAL, NULL, NULL };
	struct execution_request req;

	if (execution_request_parse(body, &rules, &req, &problem) != ST_OK) {
		CHECK(problem.field != NULL && problem.detail != NULL);
		CHECK(req.document == NULL && req.decoded == NULL);
		return;
	}
	CHECK(utf8_valid(req.code) && utf8_valid(req.identifier));
	CHECK(code_only || req.has_shell_command || req.code.len > 0);
	CHECK(req.timeout_s >= 0 && req.timeout_s <= INT32_MAX);
	CHECK(req.output_max >= -1 &&
	    req.output_max <= (int64_t)OUTCOME_STREAM_MAX);
	CHECK(req.identifier.len <= 256);
	CHECK(auto_base64 || !req.was_guessed);
	execution_request_clear(&req);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice body = fuzz_input(data, size);

	check(body, true, true);
	check(body, true, false);
	check(body, false, true);
	check(body, false, false);
	return 0;
}
