/*
 * The views of V1, V1p and V2 to L as a whole: members, their order, states,
 * types, failures (API contract sections 4, 5, 8 and 9).
 */
#include "view_case.h"

#define RAW_HEAD(hresult, value, name, message)				\
	"\"rawResult\":{\"hresult\":" hresult ",\"result\":" value	\
	",\"error_name\":\"" name "\",\"error_message\":\"" message "\""
#define RAW_TAIL(ms)							\
	"\"diagnosticInfo\":{\"executionRequestTimeInMilliSeconds\":" ms \
	",\"executionProcessResponseTimeInMilliSeconds\":0,"		\
	"\"executionDuration\":" ms ",\"identifier\":\"me\"},"		\
	"\"operationId\":\"id-1\"}"
#define HEAD(type, status)						\
	"{\"id\":\"id-1\",\"identifier\":\"me\",\"sessionId\":\"me\","	\
	"\"executionType\":\"" type "\",\"status\":\"" status "\""

static void
set_type(const char *text, bool asynchronous)
{
	free(execution->type_text);
	execution->type_text = xstrdup(text);
	execution->asynchronous = asynchronous;
}

static void
set_moment(enum execution_state state)
{
	snapshot.state = state;
	snapshot.outcome = state == EXECUTION_ENDED ? o : NULL;
}

/* 4.2 */

static void
the_sample_of_4_2_is_met_member_by_member(void **state UNUSED)
{
	static const enum generation generations[] = {
		GENERATION_V2, GENERATION_V3, GENERATION_V4
	};
	size_t i;

	o->run_us = 9000;
	set_type("Synchronous", false);
	set_stream(&o->out, "inline-synchronous\n");
	for (i = 0; i < NELEM(generations); i++)
		assert_shown(generations[i], VIEW_SUBMITTED,
		    HEAD("Synchronous", "Succeeded")
		    ",\"result\":{\"stdout\":\"inline-synchronous\\n\","
		    "\"stderr\":\"\",\"executionResult\":\"\","
		    "\"executionTimeInMilliseconds\":9},"
		    RAW_HEAD("0", "\"\"", "", "") ",\"error_stack_trace\":\"\","
		    "\"stdout\":\"inline-synchronous\\n\",\"stderr\":\"\","
		    RAW_TAIL("9") "}");
}

static void
in_l_no_value_is_null_and_the_type_is_lower_case(void **state UNUSED)
{
	assert_shown(GENERATION_L, VIEW_SUBMITTED,
	    HEAD("synchronous", "Succeeded")
	    ",\"result\":{\"stdout\":\"\",\"stderr\":\"\","
	    "\"executionResult\":null,\"executionTimeInMilliseconds\":13},"
	    RAW_HEAD("0", "null", "", "") ",\"error_stack_trace\":\"\","
	    "\"stdout\":\"\",\"stderr\":\"\"," RAW_TAIL("13") "}");
}

static void
a_look_later_shows_the_same(void **state UNUSED)
{
	enum generation generation;

	set_type("aSynchronous", true);
	set_value(OUTCOME_TEXT, "2");
	for (generation = GENERATION_V2; generation <= GENERATION_L;
	    generation++)
		assert_shown(generation, VIEW_POLLED,
		    HEAD("aSynchronous", "Succeeded")
		    ",\"result\":{\"stdout\":\"\",\"stderr\":\"\","
		    "\"executionResult\":2,"
		    "\"executionTimeInMilliseconds\":13},"
		    RAW_HEAD("0", "2", "", "") ",\"error_stack_trace\":\"\","
		    "\"stdout\":\"\",\"stderr\":\"\"," RAW_TAIL("13") "}");
}

static void
the_type_is_as_the_client_spelled_it(void **state UNUSED)
{
	static const struct {
		enum generation	 generation;
		const char	*spelled, *shown;
	} rows[] = {
		{ GENERATION_V2, "", "Synchronous" },
		{ GENERATION_V3, "", "Synchronous" },
		{ GENERATION_V4, "", "Synchronous" },
		{ GENERATION_L, "", "synchronous" },
		{ GENERATION_V2, "synchronous", "synchronous" },
		{ GENERATION_L, "SYNCHRONOUS", "SYNCHRONOUS" },
	};
	const cJSON *result;
	cJSON *doc;
	size_t i;

	for (i = 0; i < NELEM(rows); i++) {
		set_type(rows[i].spelled, false);
		doc = shown(rows[i].generation, &result);
		assert_text(doc, "executionType", rows[i].shown);
		cJSON_Delete(doc);
	}
}

/* 4.5 and 4.6 */

static void
v1_has_the_value_twice_inside_properties(void **state UNUSED)
{
	o->run_us = 9999;
	set_value(OUTCOME_TEXT, "40");
	set_stream(&o->out, "Answer is 40\n");
	assert_shown(GENERATION_V1, VIEW_SUBMITTED,
	    "{\"properties\":{\"$id\":\"id-1\",\"status\":\"Success\","
	    "\"stdout\":\"Answer is 40\\n\",\"stderr\":\"\",\"result\":40,"
	    "\"executionResult\":40,\"executionTimeInMilliseconds\":9}}");
}

static void
v1p_is_the_same_without_properties(void **state UNUSED)
{
	assert_shown(GENERATION_V1P, VIEW_SUBMITTED,
	    "{\"$id\":\"id-1\",\"status\":\"Success\",\"stdout\":\"\","
	    "\"stderr\":\"\",\"result\":\"\",\"executionResult\":\"\","
	    "\"executionTimeInMilliseconds\":13}");
}

static void
v1_fails_with_empty_values_never_null(void **state UNUSED)
{
	o->end = OUTCOME_EXCEPTION;
	set_value(OUTCOME_TEXT, "1");
	set_error("KeyError", "'x'", "\033[31mKeyError\033[0m: 'x'\n");
	assert_shown(GENERATION_V1, VIEW_SUBMITTED,
	    "{\"properties\":{\"$id\":\"id-1\",\"status\":\"Failure\","
	    "\"stdout\":\"\",\"stderr\":\"KeyError: 'x'\",\"result\":\"\","
	    "\"executionResult\":\"\",\"executionTimeInMilliseconds\":13}}");
	assert_shown(GENERATION_V1P, VIEW_SUBMITTED,
	    "{\"$id\":\"id-1\",\"status\":\"Failure\",\"stdout\":\"\","
	    "\"stderr\":\"KeyError: 'x'\",\"result\":\"\","
	    "\"executionResult\":\"\",\"executionTimeInMilliseconds\":13,"
	    "\"error\":\"KeyError: 'x'\"}");
}

static void
v1_asynchronous_is_running_and_empty(void **state UNUSED)
{
	enum execution_state moment;

	set_type("asynchronous", true);
	for (moment = EXECUTION_WAITING; moment <= EXECUTION_RUNNING;
	    moment++) {
		set_moment(moment);
		assert_shown(GENERATION_V1, VIEW_SUBMITTED,
		    "{\"properties\":{\"$id\":\"id-1\",\"status\":\"Running\","
		    "\"stdout\":\"\",\"stderr\":\"\",\"result\":\"\","
		    "\"executionResult\":\"\","
		    "\"executionTimeInMilliseconds\":0}}");
		assert_shown(GENERATION_V1P, VIEW_SUBMITTED,
		    "{\"$id\":\"id-1\",\"status\":\"Running\","
		    "\"stdout\":\"\",\"stderr\":\"\",\"result\":\"\","
		    "\"executionResult\":\"\","
		    "\"executionTimeInMilliseconds\":0}");
	}
}

/* 9.2 */

static void
v2_to_v4_submit_without_result_and_the_id_as_stdout(void **state UNUSED)
{
	enum generation generation;

	set_type("Asynchronous", true);
	for (generation = GENERATION_V2; generation <= GENERATION_V4;
	    generation++) {
		set_moment(EXECUTION_RUNNING);
		assert_shown(generation, VIEW_SUBMITTED,
		    HEAD("Asynchronous", "Running") ","
		    RAW_HEAD("0", "null", "", "")
		    ",\"error_stack_trace\":\"\",\"stdout\":\"id-1\","
		    "\"stderr\":\"\"," RAW_TAIL("0") "}");
		set_moment(EXECUTION_WAITING);
		assert_shown(generation, VIEW_SUBMITTED,
		    HEAD("Asynchronous", "NotStarted") ","
		    RAW_HEAD("0", "null", "", "")
		    ",\"error_stack_trace\":\"\",\"stdout\":\"id-1\","
		    "\"stderr\":\"\"," RAW_TAIL("0") "}");
	}
}

static void
v2_to_v4_poll_without_result_until_the_end(void **state UNUSED)
{
	enum generation generation;

	set_type("Asynchronous", true);
	for (generation = GENERATION_V2; generation <= GENERATION_V4;
	    generation++) {
		set_moment(EXECUTION_RUNNING);
		assert_shown(generation, VIEW_POLLED,
		    HEAD("Asynchronous", "Running") "}");
		set_moment(EXECUTION_WAITING);
		assert_shown(generation, VIEW_POLLED,
		    HEAD("Asynchronous", "NotStarted") "}");
	}
}

#define PLACEHOLDER							\
	",\"result\":{\"stdout\":\"id-1\",\"stderr\":\"\","		\
	"\"executionResult\":null,\"executionTimeInMilliseconds\":0}}"

static void
l_submits_as_not_started_whatever_is_true(void **state UNUSED)
{
	enum execution_state moment;

	set_type("asynchronous", true);
	for (moment = EXECUTION_WAITING; moment <= EXECUTION_ENDED; moment++) {
		set_moment(moment);
		assert_shown(GENERATION_L, VIEW_SUBMITTED,
		    HEAD("asynchronous", "NotStarted") PLACEHOLDER);
	}
}

static void
l_polls_with_a_placeholder_until_the_end(void **state UNUSED)
{
	set_type("asynchronous", true);
	set_moment(EXECUTION_WAITING);
	assert_shown(GENERATION_L, VIEW_POLLED,
	    HEAD("asynchronous", "NotStarted") PLACEHOLDER);
	set_moment(EXECUTION_RUNNING);
	assert_shown(GENERATION_L, VIEW_POLLED,
	    HEAD("asynchronous", "Running") PLACEHOLDER);
}

/* 8.1 and 8.3: every row in every generation that has an envelope. */

static const struct failure {
	enum outcome_end end;
	const char	*name, *message;	/* the kernel's */
	const char	*hresult, *raw_name, *raw_message;
	const char	*text;			/* added to stderr */
	const char	*flat;			/* V1p */
} failures[] = {
	{ OUTCOME_EXCEPTION, "NameError", "no x", "-2147205116", "NameError",
	    "no x", "frame\nNameError: no x", "NameError: no x" },
	{ OUTCOME_EXCEPTION, "", "", "-2147205117", "", "", "frame",
	    "Error: " },
	{ OUTCOME_EXCEPTION, "KeyboardInterrupt", "", "-2147205110",
	    "Timeout", "Timeout", "frame\nKeyboardInterrupt",
	    "Timeout: Timeout" },
	{ OUTCOME_TIMEOUT_INTERRUPTED, "KeyboardInterrupt", "", "-2147205110",
	    "Timeout", "Timeout", "Request timed out waiting for code "
	    "execution to complete after 5 seconds", "Timeout: Timeout" },
	{ OUTCOME_TIMEOUT_RESTARTED, "", "", "1", "Timeout",
	    "No response received", "Request timed out waiting for code "
	    "execution to complete after 5 seconds",
	    "Timeout: No response received" },
	{ OUTCOME_ABORTED, "", "", "-2147205113", "ExecutionAborted", "",
	    "Execution aborted", "ExecutionAborted: Execution aborted" },
	{ OUTCOME_KERNEL_ENDED, "", "", "-2147205111", "KernelRestarted", "",
	    "Kernel restarted", "KernelRestarted: Kernel restarted" },
	{ OUTCOME_UNAVAILABLE, "", "", "-2147205111", "ConnectionError", "",
	    "The kernel could not be reached",
	    "ConnectionError: The kernel could not be reached" },
};

static void
set_failure(const struct failure *f)
{
	o->end = f->end;
	set_error(f->name, f->message, "\033[31mframe\033[0m\n");
	set_value(OUTCOME_TEXT, "1");
	set_image(VALUE_PNG, "iVBO", true, false);
	set_stream(&o->out, "before");
	set_stream(&o->err, "warned\n");
}

static void
assert_stderr(const cJSON *object, const char *text)
{
	char expected[256];

	(void)snprintf(expected, sizeof(expected), "warned\n%s", text);
	assert_text(object, "stderr", expected);
	assert_text(object, "stdout", "before");
}

static void
every_failure_has_its_row_in_resources(void **state UNUSED)
{
	enum generation generation;
	const cJSON *result, *raw;
	const struct failure *f;
	cJSON *doc;

	for (f = failures; f < failures + NELEM(failures); f++) {
		set_failure(f);
		for (generation = GENERATION_V2; generation <= GENERATION_L;
		    generation++) {
			const char *none = generation == GENERATION_L ?
			    "null" : "\"\"";

			doc = shown(generation, &result);
			assert_text(doc, "status", "Failed");
			assert_stderr(result, f->text);
			assert_json(result, "executionResult", none);
			raw = json_member(doc, "rawResult");
			assert_json(raw, "hresult", f->hresult);
			assert_json(raw, "result", none);
			assert_text(raw, "error_name", f->raw_name);
			assert_text(raw, "error_message", f->raw_message);
			assert_text(raw, "error_stack_trace",
			    "\033[31mframe\033[0m\n");
			assert_text(raw, "stdout", "before");
			assert_text(raw, "stderr", "warned\n");
			assert_null(json_member(doc, "error"));
			cJSON_Delete(doc);
		}
	}
}

static void
every_failure_has_its_row_in_v1_and_v1p(void **state UNUSED)
{
	enum generation generation;
	const struct failure *f;
	const cJSON *object;
	cJSON *doc;

	for (f = failures; f < failures + NELEM(failures); f++) {
		set_failure(f);
		for (generation = GENERATION_V1P; generation <= GENERATION_V1;
		    generation++) {
			doc = shown(generation, &object);
			assert_text(object, "status", "Failure");
			assert_stderr(object, f->text);
			assert_json(object, "result", "\"\"");
			assert_json(object, "executionResult", "\"\"");
			if (generation == GENERATION_V1P)
				assert_text(object, "error", f->flat);
			else
				assert_null(json_member(object, "error"));
			cJSON_Delete(doc);
		}
	}
}

static void
the_status_of_a_submission_is_that_of_d2(void **state UNUSED)
{
	assert_int_equal(view_status(GENERATION_A), 200);
	assert_int_equal(view_status(GENERATION_V1P), 200);
	assert_int_equal(view_status(GENERATION_V1), 202);
	assert_int_equal(view_status(GENERATION_V2), 202);
	assert_int_equal(view_status(GENERATION_V3), 200);
	assert_int_equal(view_status(GENERATION_V4), 200);
	assert_int_equal(view_status(GENERATION_L), 200);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_sample_of_4_2_is_met_member_by_member),
		TEST(in_l_no_value_is_null_and_the_type_is_lower_case),
		TEST(a_look_later_shows_the_same),
		TEST(the_type_is_as_the_client_spelled_it),
		TEST(v1_has_the_value_twice_inside_properties),
		TEST(v1p_is_the_same_without_properties),
		TEST(v1_fails_with_empty_values_never_null),
		TEST(v1_asynchronous_is_running_and_empty),
		TEST(v2_to_v4_submit_without_result_and_the_id_as_stdout),
		TEST(v2_to_v4_poll_without_result_until_the_end),
		TEST(l_submits_as_not_started_whatever_is_true),
		TEST(l_polls_with_a_placeholder_until_the_end),
		TEST(every_failure_has_its_row_in_resources),
		TEST(every_failure_has_its_row_in_v1_and_v1p),
		TEST(the_status_of_a_submission_is_that_of_d2),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
