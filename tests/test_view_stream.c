/*
 * Values, stdout and stderr in the generations after A (API contract sections
 * 6, 7 and 8.3).
 */
#include "view_case.h"

/* All but A. */
static const enum generation generations[] = {
	GENERATION_V1P, GENERATION_V1, GENERATION_V2, GENERATION_V3,
	GENERATION_V4, GENERATION_L
};

static const char *
value_name(enum generation generation)
{
	return generation <= GENERATION_V1 ? "result" : "executionResult";
}

/* L is told apart if it differs. */
static void
assert_value(const char *json, const char *json_in_l)
{
	const cJSON *object;
	cJSON *doc;
	size_t i;

	for (i = 0; i < NELEM(generations); i++) {
		doc = shown(generations[i], &object);
		assert_json(object, value_name(generations[i]),
		    generations[i] == GENERATION_L ? json_in_l : json);
		cJSON_Delete(doc);
	}
}

/* 6 */

static void
values_become_json(void **state UNUSED)
{
	static const struct {
		const char	*text;
		const char	*json;
	} rows[] = {
		{ "True", "true" }, { "False", "false" }, { "2", "2" },
		{ "1.5", "1.5" }, { "nan", "\"nan\"" }, { "-inf", "\"-inf\"" },
		{ "0x10", "\"0x10\"" }, { "true", "\"true\"" },
		{ "'a\"\\x00'", "\"a\\\"\\u0000\"" },
		{ "['a', 'b']", "\"['a', 'b']\"" },
		{ "'\xC3\xA9\xF0\x9F\x98\x80'",
		    "\"\xC3\xA9\xF0\x9F\x98\x80\"" },
	};
	size_t i;

	for (i = 0; i < NELEM(rows); i++) {
		set_value(OUTCOME_TEXT, rows[i].text);
		assert_value(rows[i].json, rows[i].json);
	}
}

/* Compared as text: this test's own parser would round it. */
static void
a_large_number_keeps_its_digits(void **state UNUSED)
{
	set_value(OUTCOME_TEXT, "1180591620717411303424");
	assert_shown(GENERATION_V1, VIEW_SUBMITTED,
	    "{\"properties\":{\"$id\":\"id-1\",\"status\":\"Success\","
	    "\"stdout\":\"\",\"stderr\":\"\","
	    "\"result\":1180591620717411303424,"
	    "\"executionResult\":1180591620717411303424,"
	    "\"executionTimeInMilliseconds\":13}}");
}

static void
no_value_is_empty_and_in_l_null(void **state UNUSED)
{
	assert_value("\"\"", "null");
}

static void
a_failure_has_no_value(void **state UNUSED)
{
	o->end = OUTCOME_KERNEL_ENDED;
	set_value(OUTCOME_TEXT, "2");
	set_image(VALUE_PNG, "iVBO", true, false);
	execution->jupyter_format = true;
	set_stream(&o->bundle, "{}");
	assert_value("\"\"", "null");
}

#define IMAGE(format)							\
	"{\"type\":\"image\",\"format\":\"" format "\","		\
	"\"base64_data\":\"iVBO\"}"

static void
the_newest_image_is_a_bare_object(void **state UNUSED)
{
	set_value(OUTCOME_TEXT, "2");
	set_image(VALUE_PNG, "iVBO", true, false);
	assert_value(IMAGE("png"), IMAGE("png"));
	set_image(VALUE_SVG, "iVBO", true, false);
	assert_value(IMAGE("svg"), IMAGE("svg"));
	set_image(VALUE_PNG, "iVBO", false, false);
	assert_value("2", "2");
}

static void
an_image_inside_a_result_wins_over_its_text(void **state UNUSED)
{
	set_value(OUTCOME_TEXT, "'<Figure>'");
	set_image(VALUE_PNG, "iVBO", true, true);
	assert_value(IMAGE("png"), IMAGE("png"));
}

static void
officepy_wins_over_an_image_beside_it_not_after_it(void **state UNUSED)
{
	set_value(OUTCOME_OFFICEPY, "{\"a\": [1, null]}");
	set_image(VALUE_PNG, "iVBO", true, true);
	assert_value("{\"a\":[1,null]}", "{\"a\":[1,null]}");
	set_image(VALUE_PNG, "iVBO", true, false);
	assert_value(IMAGE("png"), IMAGE("png"));
	set_image(VALUE_PNG, "iVBO", false, false);
	set_value(OUTCOME_OFFICEPY, "{no json");
	assert_value("\"{no json\"", "\"{no json\"");
}

static void
the_whole_bundle_is_shown_if_wanted(void **state UNUSED)
{
	const char *bundle = "{\"text/plain\":\"2\",\"text/html\":\"<b>\"}";

	set_value(OUTCOME_TEXT, "2");
	set_image(VALUE_PNG, "iVBO", true, true);
	set_stream(&o->bundle, bundle);
	assert_value(IMAGE("png"), IMAGE("png"));
	execution->jupyter_format = true;
	assert_value(bundle, bundle);
	strbuf_clear(&o->bundle);
	assert_value("\"\"", "null");
}

/* 7 */

static void
fill(struct strbuf *stream, const char *what, size_t n)
{
	strbuf_clear(stream);
	while (n-- > 0)
		strbuf_puts(stream, what);
}

static void
assert_counts(enum generation generation, size_t of_stdout,
    size_t of_stderr)
{
	const cJSON *object, *raw;
	cJSON *doc = shown(generation, &object);

	assert_int_equal(json_text(json_member(object, "stdout")).len,
	    of_stdout);
	assert_int_equal(json_text(json_member(object, "stderr")).len,
	    of_stderr);
	if ((raw = json_member(doc, "rawResult")) != NULL) {
		assert_int_equal(json_text(json_member(raw, "stdout")).len,
		    of_stdout);
		assert_int_equal(json_text(json_member(raw, "stderr")).len,
		    of_stderr);
	}
	cJSON_Delete(doc);
}

static void
v4_and_l_show_4096_characters_by_default(void **state UNUSED)
{
	fill(&o->out, "\xE2\x82\xAC", 4097);
	fill(&o->err, "e", 4096);
	assert_counts(GENERATION_V4, 3 * 4096, 4096);
	assert_counts(GENERATION_L, 3 * 4096, 4096);
	fill(&o->out, "o", 5000);
	fill(&o->err, "\xF0\x9F\x98\x80", 5000);
	assert_counts(GENERATION_V4, 4096, 4 * 4096);
	assert_counts(GENERATION_L, 4096, 4 * 4096);
}

static void
the_generations_before_show_all(void **state UNUSED)
{
	fill(&o->out, "\xE2\x82\xAC", 100000);
	fill(&o->err, "e", 100000);
	assert_counts(GENERATION_V1P, 300000, 100000);
	assert_counts(GENERATION_V1, 300000, 100000);
	assert_counts(GENERATION_V2, 300000, 100000);
	assert_counts(GENERATION_V3, 300000, 100000);
}

static void
the_limit_of_the_request_counts_everywhere(void **state UNUSED)
{
	size_t i;

	fill(&o->out, "\xC3\xA9", 20000);
	fill(&o->err, "e", 20000);
	for (i = 0; i < NELEM(generations); i++) {
		execution->output_max = 10000;
		assert_counts(generations[i], 20000, 10000);
		execution->output_max = 1;
		assert_counts(generations[i], 2, 1);
		execution->output_max = 0;
		assert_counts(generations[i], 0, 0);
	}
}

static void
a_full_stream_is_shown_whole(void **state UNUSED)
{
	char *to;

	execution->output_max = (int64_t)OUTCOME_STREAM_MAX;
	to = strbuf_reserve(&o->out, OUTCOME_STREAM_MAX);
	memset(to, 'o', OUTCOME_STREAM_MAX);
	strbuf_added(&o->out, OUTCOME_STREAM_MAX);
	assert_counts(GENERATION_V4, OUTCOME_STREAM_MAX, 0);
	assert_counts(GENERATION_V1, OUTCOME_STREAM_MAX, 0);
}

/* 8.3: what a failure adds to stderr. */

static void
assert_stderr(const char *stream, const char *expected)
{
	const cJSON *object;
	cJSON *doc;
	size_t i;

	set_stream(&o->err, stream);
	for (i = 0; i < NELEM(generations); i++) {
		doc = shown(generations[i], &object);
		assert_text(object, "stderr", expected);
		cJSON_Delete(doc);
	}
}

static void
a_stack_trace_loses_its_colours(void **state UNUSED)
{
	o->end = OUTCOME_EXCEPTION;
	set_error("KeyError", "'x'", "\033[0;31m----\033[0m\n"
	    "Traceback (most recent call last)\n"
	    "\033[0;31mKeyError\033[0m: 'x'\n");
	assert_stderr("", "----\nTraceback (most recent call last)\n"
	    "KeyError: 'x'");
}

static void
the_name_is_added_where_the_trace_does_not_end_with_it(void **state UNUSED)
{
	o->end = OUTCOME_EXCEPTION;
	set_error("ReferenceError", "x is not defined",
	    "ReferenceError: x is not defined\n    at evalmachine\n");
	assert_stderr("", "ReferenceError: x is not defined\n"
	    "    at evalmachine\nReferenceError: x is not defined");
	set_error("E", "text", "");
	assert_stderr("", "E: text");
	set_error("E", "\033[31mtext\033[0m\n", "E: text\n");
	assert_stderr("", "E: text");
	set_error("E", "text", "\n\n");
	assert_stderr("", "E: text");
}

static void
an_exception_without_text_is_its_name(void **state UNUSED)
{
	o->end = OUTCOME_EXCEPTION;
	set_error("KeyboardInterrupt", "", "frame\nKeyboardInterrupt: \n");
	assert_stderr("", "frame\nKeyboardInterrupt: ");
	set_error("E", "", "frame\nE\n");
	assert_stderr("", "frame\nE");
	set_error("E", "", "frame\n");
	assert_stderr("", "frame\nE");
	set_error("", "only a text", "frame\n");
	assert_stderr("", "frame\nonly a text");
	set_error("", "", "");
	assert_stderr("as it is", "as it is");
}

static void
the_text_begins_a_line_of_its_own(void **state UNUSED)
{
	o->end = OUTCOME_ABORTED;
	assert_stderr("", "Execution aborted");
	assert_stderr("warned", "warned\nExecution aborted");
	assert_stderr("warned\n", "warned\nExecution aborted");
	assert_stderr("\n", "\nExecution aborted");
}

static void
the_stream_gets_what_the_text_leaves(void **state UNUSED)
{
	o->end = OUTCOME_ABORTED;	/* 17 characters */
	execution->output_max = 21;
	assert_stderr("wa\n", "wa\nExecution aborted");
	assert_stderr("war", "war\nExecution aborted");
	assert_stderr("warn", "war\nExecution aborted");
	assert_stderr("war\nned", "war\nExecution aborted");
	assert_stderr("wa\nrned", "wa\nExecution aborted");
	assert_stderr("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9",
	    "\xC3\xA9\xC3\xA9\xC3\xA9\nExecution aborted");
	execution->output_max = 18;
	assert_stderr("warned", "Execution aborted");
	assert_stderr("\nned", "\nExecution aborted");
	execution->output_max = 17;
	assert_stderr("\nned", "Execution aborted");
}

static void
of_a_long_text_the_end_is_kept(void **state UNUSED)
{
	o->end = OUTCOME_EXCEPTION;
	set_error("E", "\xC3\xA9\xE2\x82\xAC", "frame\n");
	execution->output_max = 5;
	assert_stderr("warned", "E: \xC3\xA9\xE2\x82\xAC");
	execution->output_max = 4;
	assert_stderr("warned", ": \xC3\xA9\xE2\x82\xAC");
	execution->output_max = 1;
	assert_stderr("warned", "\xE2\x82\xAC");
	execution->output_max = 0;
	assert_stderr("warned", "");
}

static void
full_streams_and_a_full_trace_fit(void **state UNUSED)
{
	const size_t text = sizeof("E: t") - 1;
	char *to;

	o->end = OUTCOME_EXCEPTION;
	set_error("E", "t", "");
	to = strbuf_reserve(&o->traceback, OUTCOME_TRACEBACK_MAX);
	memset(to, 't', OUTCOME_TRACEBACK_MAX);
	strbuf_added(&o->traceback, OUTCOME_TRACEBACK_MAX);
	to = strbuf_reserve(&o->err, OUTCOME_STREAM_MAX);
	memset(to, 'e', OUTCOME_STREAM_MAX);
	strbuf_added(&o->err, OUTCOME_STREAM_MAX);
	assert_counts(GENERATION_V1, 0, OUTCOME_STREAM_MAX);
	strbuf_clear(&o->err);
	assert_counts(GENERATION_V1, 0, OUTCOME_TRACEBACK_MAX + 1 + text);
}

static void
an_answer_over_the_limit_is_a_failure(void **state UNUSED)
{
	size_t i;

	for (i = 0; i < NELEM(generations); i++) {
		struct strbuf sb = STRBUF_INIT(50);

		assert_int_equal(view_execution(generations[i], &snapshot,
		    VIEW_POLLED, &sb), ST_TOOBIG);
		strbuf_clear(&sb);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(values_become_json),
		TEST(a_large_number_keeps_its_digits),
		TEST(no_value_is_empty_and_in_l_null),
		TEST(a_failure_has_no_value),
		TEST(the_newest_image_is_a_bare_object),
		TEST(an_image_inside_a_result_wins_over_its_text),
		TEST(officepy_wins_over_an_image_beside_it_not_after_it),
		TEST(the_whole_bundle_is_shown_if_wanted),
		TEST(v4_and_l_show_4096_characters_by_default),
		TEST(the_generations_before_show_all),
		TEST(the_limit_of_the_request_counts_everywhere),
		TEST(a_full_stream_is_shown_whole),
		TEST(a_stack_trace_loses_its_colours),
		TEST(the_name_is_added_where_the_trace_does_not_end_with_it),
		TEST(an_exception_without_text_is_its_name),
		TEST(the_text_begins_a_line_of_its_own),
		TEST(the_stream_gets_what_the_text_leaves),
		TEST(of_a_long_text_the_end_is_kept),
		TEST(full_streams_and_a_full_trace_fit),
		TEST(an_answer_over_the_limit_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
