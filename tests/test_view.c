/*
 * The raw execution object of generation A.
 */
#include "view_case.h"

static enum status
view(struct strbuf *sb)
{
	return view_execution(GENERATION_A, &snapshot, VIEW_SUBMITTED, sb);
}

static void
assert_view(const char *expected)
{
	assert_shown(GENERATION_A, VIEW_SUBMITTED, expected);
}

static void
assert_result(const char *json)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);

	strbuf_putf(&sb, "{\"hresult\":0,\"result\":%s,\"error_name\":\"\","
	    "\"error_message\":\"\",\"error_stack_trace\":\"\",\"stdout\":\"\","
	    "\"stderr\":\"\",\"diagnosticInfo\":{\"executionDuration\":13}}",
	    json);
	assert_view(strbuf_str(&sb));
	strbuf_clear(&sb);
}

/* End so, with a value and a traceback that must or must not be seen. */
static void
assert_failure(enum outcome_end end, const char *hresult,
    const char *name, const char *message)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);

	o->end = end;
	set_value(OUTCOME_TEXT, "1");
	strbuf_putf(&sb, "{\"hresult\":%s,\"result\":null,"
	    "\"error_name\":\"%s\",\"error_message\":\"%s\","
	    "\"error_stack_trace\":\"\\u001b[31mframe\\n\","
	    "\"stdout\":\"\",\"stderr\":\"\","
	    "\"diagnosticInfo\":{\"executionDuration\":13}}",
	    hresult, name, message);
	assert_view(strbuf_str(&sb));
	strbuf_clear(&sb);
}

/* 4.4, 8.1 and 8.3 */

static void
success_shows_the_value_and_no_error(void **state UNUSED)
{
	set_value(OUTCOME_TEXT, "2");
	strbuf_puts(&o->out, "out\n");
	strbuf_puts(&o->err, "err\n");
	assert_view("{\"hresult\":0,\"result\":2,\"error_name\":\"\","
	    "\"error_message\":\"\",\"error_stack_trace\":\"\","
	    "\"stdout\":\"out\\n\",\"stderr\":\"err\\n\","
	    "\"diagnosticInfo\":{\"executionDuration\":13}}");
}

static void
an_exception_has_its_own_name_and_text(void **state UNUSED)
{
	set_error("NameError", "name 'x' is not defined", "\033[31mframe\n");
	assert_failure(OUTCOME_EXCEPTION, "-2147205116", "NameError",
	    "name 'x' is not defined");
}

static void
a_failure_without_a_name_has_no_text(void **state UNUSED)
{
	set_error("", "nobody shows this", "\033[31mframe\n");
	assert_failure(OUTCOME_EXCEPTION, "-2147205117", "", "");
}

static void
a_keyboard_interrupt_of_the_code_is_a_timeout(void **state UNUSED)
{
	set_error("KeyboardInterrupt", "", "\033[31mframe\n");
	assert_failure(OUTCOME_EXCEPTION, "-2147205110", "Timeout",
	    "Timeout");
}

static void
an_interrupted_timeout_keeps_the_stack_trace(void **state UNUSED)
{
	set_error("KeyboardInterrupt", "", "\033[31mframe\n");
	assert_failure(OUTCOME_TIMEOUT_INTERRUPTED, "-2147205110", "Timeout",
	    "Timeout");
}

static void
a_timeout_is_one_even_if_the_code_ended_otherwise(void **state UNUSED)
{
	set_error("ValueError", "late", "\033[31mframe\n");
	assert_failure(OUTCOME_TIMEOUT_INTERRUPTED, "-2147205110", "Timeout",
	    "Timeout");
}

static void
a_restart_after_a_timeout_is_no_response(void **state UNUSED)
{
	set_error("", "", "\033[31mframe\n");
	assert_failure(OUTCOME_TIMEOUT_RESTARTED, "1", "Timeout",
	    "No response received");
}

static void
abort_and_death_of_the_kernel_have_no_name(void **state UNUSED)
{
	set_error("ValueError", "late", "\033[31mframe\n");
	assert_failure(OUTCOME_ABORTED, "-2147205113", "", "");
	assert_failure(OUTCOME_KERNEL_ENDED, "-2147205111", "", "");
	assert_failure(OUTCOME_UNAVAILABLE, "-2147205111", "", "");
}

static void
failures_keep_the_output_and_hide_images(void **state UNUSED)
{
	o->end = OUTCOME_KERNEL_ENDED;
	strbuf_puts(&o->out, "before");
	set_image(VALUE_PNG, "iVBO", true, false);
	assert_view("{\"hresult\":-2147205111,\"result\":null,"
	    "\"error_name\":\"\",\"error_message\":\"\","
	    "\"error_stack_trace\":\"\",\"stdout\":\"before\",\"stderr\":\"\","
	    "\"diagnosticInfo\":{\"executionDuration\":13}}");
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
		{ "1180591620717411303424", "1180591620717411303424" },
		{ "1.0", "1.0" }, { "nan", "null" }, { "-inf", "null" },
		{ "0x10", "\"0x10\"" }, { "true", "\"true\"" },
		{ "'a\"\\x00'", "\"a\\\"\\u0000\"" },
		{ "['a', 'b']", "\"['a', 'b']\"" },
		{ "'\xC3\xA9\xF0\x9F\x98\x80'",
		    "\"\xC3\xA9\xF0\x9F\x98\x80\"" },
	};
	size_t i;

	for (i = 0; i < NELEM(rows); i++) {
		set_value(OUTCOME_TEXT, rows[i].text);
		assert_result(rows[i].json);
	}
}

static void
no_value_is_an_empty_string(void **state UNUSED)
{
	assert_result("\"\"");
}

static void
officepy_is_raw_json(void **state UNUSED)
{
	set_value(OUTCOME_OFFICEPY, "{\"a\": [1, null]}");
	assert_result("{\"a\":[1,null]}");
	set_value(OUTCOME_OFFICEPY, "{no json");
	assert_result("\"{no json\"");
}

static void
the_newest_image_is_wrapped(void **state UNUSED)
{
	set_value(OUTCOME_TEXT, "2");
	set_image(VALUE_PNG, "iVBO", true, false);
	assert_result("{\"officepy_result\":{\"type\":\"image\","
	    "\"format\":\"png\",\"base64_data\":\"iVBO\"}}");
	set_image(VALUE_JPEG, "/9j/", true, false);
	assert_result("{\"officepy_result\":{\"type\":\"image\","
	    "\"format\":\"jpeg\",\"base64_data\":\"/9j/\"}}");
}

static void
a_value_after_the_image_replaces_it(void **state UNUSED)
{
	set_value(OUTCOME_TEXT, "2");
	set_image(VALUE_PNG, "iVBO", false, false);
	assert_result("2");
}

static void
an_image_inside_a_result_gives_way_to_its_text(void **state UNUSED)
{
	set_value(OUTCOME_TEXT, "'<Figure>'");
	set_image(VALUE_PNG, "iVBO", true, true);
	assert_result("\"<Figure>\"");
	set_value(OUTCOME_NO_VALUE, "");
	assert_result("\"\"");
}

/* 7 */

static void
assert_streams(size_t len, size_t shown, const char *tail)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	cJSON *doc = NULL;
	size_t i;

	strbuf_clear(&o->out);
	strbuf_clear(&o->err);
	for (i = 0; i < len; i++) {
		strbuf_putc(&o->out, 'o');
		strbuf_putc(&o->err, 'e');
	}
	assert_int_equal(view(&sb), ST_OK);
	assert_int_equal(json_parse(strbuf_slice(&sb), &doc), ST_OK);
	assert_int_equal(json_text(json_member(doc, "stdout")).len, shown);
	assert_int_equal(json_text(json_member(doc, "stderr")).len, shown);
	assert_true(slice_ends(json_text(json_member(doc, "stdout")),
	    slice_str(tail)));
	cJSON_Delete(doc);
	strbuf_clear(&sb);
}

static void
streams_up_to_1024_bytes_are_untouched(void **state UNUSED)
{
	assert_streams(1023, 1023, "oooo");
	assert_streams(1024, 1024, "oooo");
}

static void
longer_streams_are_cut_to_1020_bytes_and_marked(void **state UNUSED)
{
	assert_streams(1025, 1023, "o...");
	assert_streams(100000, 1023, "o...");
}

static void
a_cut_stream_ends_with_a_whole_character(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	cJSON *doc = NULL;
	struct slice s;
	size_t i;

	/* three bytes each from offset 1: one would lie across 1020 */
	strbuf_putc(&o->out, 'x');
	for (i = 0; i < 400; i++)
		strbuf_puts(&o->out, "\xE2\x82\xAC");
	assert_int_equal(view(&sb), ST_OK);
	assert_int_equal(json_parse(strbuf_slice(&sb), &doc), ST_OK);
	s = json_text(json_member(doc, "stdout"));
	assert_int_equal(s.len, 1 + 339 * 3 + 3);
	assert_true(slice_ends(s, SLICE("\xE2\x82\xAC...")));
	cJSON_Delete(doc);
	strbuf_clear(&sb);
}

static void
the_value_and_the_stack_trace_are_never_cut(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	cJSON *doc = NULL;
	size_t i;

	o->end = OUTCOME_OK;
	o->value_kind = OUTCOME_TEXT;
	for (i = 0; i < 5000; i++) {
		strbuf_putc(&o->value, 'v');
		strbuf_putc(&o->traceback, 't');
	}
	assert_int_equal(view(&sb), ST_OK);
	assert_int_equal(json_parse(strbuf_slice(&sb), &doc), ST_OK);
	assert_int_equal(json_text(json_member(doc, "result")).len, 5000);
	assert_int_equal(
	    json_text(json_member(doc, "error_stack_trace")).len, 5000);
	cJSON_Delete(doc);
	strbuf_clear(&sb);
}

/* A has none of these; others may have asked for them in the same execution. */
static void
settings_of_other_generations_do_nothing(void **state UNUSED)
{
	execution->output_max = 1;
	set_value(OUTCOME_TEXT, "2");
	strbuf_puts(&o->out, "out\n");
	strbuf_puts(&o->err, "err\n");
	assert_view("{\"hresult\":0,\"result\":2,\"error_name\":\"\","
	    "\"error_message\":\"\",\"error_stack_trace\":\"\","
	    "\"stdout\":\"out\\n\",\"stderr\":\"err\\n\","
	    "\"diagnosticInfo\":{\"executionDuration\":13}}");
}

static void
an_answer_over_the_limit_is_a_failure(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(100);

	assert_int_equal(view(&sb), ST_TOOBIG);
	strbuf_clear(&sb);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(success_shows_the_value_and_no_error),
		TEST(an_exception_has_its_own_name_and_text),
		TEST(a_failure_without_a_name_has_no_text),
		TEST(a_keyboard_interrupt_of_the_code_is_a_timeout),
		TEST(an_interrupted_timeout_keeps_the_stack_trace),
		TEST(a_timeout_is_one_even_if_the_code_ended_otherwise),
		TEST(a_restart_after_a_timeout_is_no_response),
		TEST(abort_and_death_of_the_kernel_have_no_name),
		TEST(failures_keep_the_output_and_hide_images),
		TEST(values_become_json),
		TEST(no_value_is_an_empty_string),
		TEST(officepy_is_raw_json),
		TEST(the_newest_image_is_wrapped),
		TEST(a_value_after_the_image_replaces_it),
		TEST(an_image_inside_a_result_gives_way_to_its_text),
		TEST(streams_up_to_1024_bytes_are_untouched),
		TEST(longer_streams_are_cut_to_1020_bytes_and_marked),
		TEST(a_cut_stream_ends_with_a_whole_character),
		TEST(the_value_and_the_stack_trace_are_never_cut),
		TEST(settings_of_other_generations_do_nothing),
		TEST(an_answer_over_the_limit_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
