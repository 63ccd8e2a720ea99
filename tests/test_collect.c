#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "session/collect.h"
#include "session/probe.h"

static enum collected
feed(struct outcome *o, enum message_type type, const char *json)
{
	enum collected collected;
	cJSON *content;

	assert_int_equal(json_parse(slice_str(json), &content), ST_OK);
	collected = collect_message(o, type, content);
	cJSON_Delete(content);
	return collected;
}

static void
streams_are_joined_in_order_and_by_name(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_STREAM, "{\"name\":\"stdout\",\"text\":\"a\"}");
	feed(o, MSG_STREAM, "{\"name\":\"stderr\",\"text\":\"x\"}");
	feed(o, MSG_STREAM, "{\"name\":\"stdout\",\"text\":\"b\\u0000\"}");
	feed(o, MSG_STREAM, "{\"name\":\"other\",\"text\":\"c\"}");
	feed(o, MSG_STREAM, "{\"name\":\"stdout\"}");
	assert_true(slice_equal(strbuf_slice(&o->out), SLICE("ab\0")));
	assert_true(slice_is(strbuf_slice(&o->err), "x"));
	outcome_unref(o);
}

static void
a_stream_over_the_limit_is_cut_at_a_character(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	strbuf_init(&o->out, 5);
	feed(o, MSG_STREAM, "{\"name\":\"stdout\",\"text\":\"aaaa\"}");
	feed(o, MSG_STREAM, "{\"name\":\"stdout\",\"text\":\"\\u00e9\"}");
	assert_true(slice_is(strbuf_slice(&o->out), "aaaa"));
	assert_int_equal(strbuf_status(&o->out), ST_OK);
	outcome_unref(o);
}

static void
the_last_result_is_the_value(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_EXECUTE_RESULT, "{\"data\":{\"text/plain\":\"1\"}}");
	feed(o, MSG_EXECUTE_RESULT, "{\"data\":{\"text/plain\":\"2\"}}");
	assert_int_equal(o->value_kind, OUTCOME_TEXT);
	assert_true(slice_is(strbuf_slice(&o->value), "2"));
	feed(o, MSG_EXECUTE_RESULT, "{\"data\":{\"text/html\":\"2\"}}");
	assert_int_equal(o->value_kind, OUTCOME_NO_VALUE);
	outcome_unref(o);
}

static void
officepy_goes_before_text(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_EXECUTE_RESULT, "{\"data\":{\"text/plain\":\"1\","
	    "\"text/officepy\":\"{\\\"a\\\":1}\"}}");
	assert_int_equal(o->value_kind, OUTCOME_OFFICEPY);
	assert_true(slice_is(strbuf_slice(&o->value), "{\"a\":1}"));
	outcome_unref(o);
}

static void
the_last_of_image_and_result_is_newest(void **state)
{
	struct outcome *o = outcome_new();
	const char *image = "{\"data\":{\"image/png\":\"QUJD\\n\"}}";

	(void)state;
	feed(o, MSG_DISPLAY_DATA, image);
	assert_int_equal(o->image, VALUE_PNG);
	assert_string_equal(o->image_base64, "QUJD");
	assert_true(o->image_is_newest);
	assert_false(o->image_in_result);
	feed(o, MSG_EXECUTE_RESULT, "{\"data\":{\"text/plain\":\"1\"}}");
	assert_false(o->image_is_newest);
	feed(o, MSG_UPDATE_DISPLAY_DATA, image);
	assert_true(o->image_is_newest);
	feed(o, MSG_DISPLAY_DATA, "{\"data\":{\"text/plain\":\"no\"}}");
	assert_true(o->image_is_newest);
	outcome_unref(o);
}

static void
an_image_inside_a_result_is_marked(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_EXECUTE_RESULT, "{\"data\":{\"text/plain\":\"fig\","
	    "\"image/png\":\"QUJD\"}}");
	assert_true(o->image_is_newest);
	assert_true(o->image_in_result);
	assert_true(slice_is(strbuf_slice(&o->value), "fig"));
	outcome_unref(o);
}

static void
an_error_keeps_its_frames_and_empty_ones_go(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_ERROR, "{\"ename\":\"E\",\"evalue\":\"v\","
	    "\"traceback\":[\"one\",\"\",\"two\"]}");
	assert_int_equal(collect_end(o, false), OUTCOME_EXCEPTION);
	assert_string_equal(o->error_name, "E");
	assert_string_equal(o->error_message, "v");
	assert_true(slice_is(strbuf_slice(&o->traceback), "one\ntwo\n"));
	/* the reply repeats it, perhaps with less */
	assert_int_equal(feed(o, MSG_EXECUTE_REPLY, "{\"status\":\"error\"}"),
	    COLLECTED_REPLY);
	assert_string_equal(o->error_name, "E");
	outcome_unref(o);
}

static void
a_class_shown_as_python_does_is_named_plainly(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_ERROR, "{\"ename\":\"<class 'NameError'>\"}");
	assert_string_equal(o->error_name, "NameError");
	outcome_unref(o);
}

static void
a_reply_supplies_the_error_if_none_came(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_EXECUTE_REPLY, "{\"status\":\"error\",\"ename\":\"E\","
	    "\"evalue\":\"v\",\"traceback\":[\"t\"]}");
	assert_int_equal(collect_end(o, false), OUTCOME_EXCEPTION);
	assert_string_equal(o->error_name, "E");
	outcome_unref(o);
	o = outcome_new();
	feed(o, MSG_EXECUTE_REPLY, "{\"status\":\"abort\"}");
	assert_int_equal(collect_end(o, false), OUTCOME_EXCEPTION);
	assert_string_equal(o->error_name, "");
	outcome_unref(o);
}

static void
aborted_is_told_from_error(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_EXECUTE_REPLY, "{\"status\":\"aborted\"}");
	assert_int_equal(collect_end(o, false), OUTCOME_ABORTED);
	outcome_unref(o);
}

static void
a_timeout_is_one_whatever_the_reply_says(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	feed(o, MSG_EXECUTE_REPLY, "{\"status\":\"ok\"}");
	assert_int_equal(collect_end(o, false), OUTCOME_OK);
	assert_int_equal(collect_end(o, true), OUTCOME_TIMEOUT_INTERRUPTED);
	outcome_unref(o);
}

static void
only_idle_is_idle(void **state)
{
	struct outcome *o = outcome_new();

	(void)state;
	assert_int_equal(feed(o, MSG_STATUS,
	    "{\"execution_state\":\"busy\"}"), COLLECTED_OUTPUT);
	assert_int_equal(feed(o, MSG_STATUS,
	    "{\"execution_state\":\"idle\"}"), COLLECTED_IDLE);
	assert_int_equal(feed(o, MSG_STATUS, "{}"), COLLECTED_OUTPUT);
	outcome_unref(o);
}

static void
content_of_the_wrong_types_does_no_harm(void **state)
{
	static const char *const contents[] = {
		"{}", "{\"data\":1,\"text\":2,\"name\":3,\"traceback\":4,"
		    "\"ename\":5,\"status\":6,\"execution_state\":7}",
		"{\"data\":{\"text/plain\":5,\"image/png\":[1,\"a\"]},"
		    "\"traceback\":[1,{},\"x\"],\"name\":\"stdout\"}",
	};
	struct outcome *o = outcome_new();
	size_t i;
	int type;

	(void)state;
	for (i = 0; i < NELEM(contents); i++)
		for (type = 0; type <= MSG_OTHER; type++)
			(void)feed(o, (enum message_type)type, contents[i]);
	outcome_unref(o);
}

static void
references_are_counted(void **state)
{
	struct outcome *o = outcome_new(), *other = outcome_ref(o);

	(void)state;
	outcome_unref(o);
	assert_int_equal(other->end, OUTCOME_OK);
	outcome_unref(other);
	outcome_unref(NULL);
}

/* One probe: the reply goes in, the verdict comes out. */
static bool
probe(struct probe *p, const char *reply, const char *shown)
{
	struct execute_content content;
	struct outcome *o = outcome_new();
	cJSON *json;
	bool good;

	probe_begin(p, &content);
	assert_false(content.store_history);
	strbuf_puts(&o->value, shown);
	assert_int_equal(json_parse(slice_str(reply), &json), ST_OK);
	probe_reply(p, json);
	(void)collect_message(o, MSG_EXECUTE_REPLY, json);
	cJSON_Delete(json);
	o->end = collect_end(o, false);
	good = probe_good(p, o);
	outcome_unref(o);
	return good;
}

static void
a_probe_is_good_if_the_reply_is_ok(void **state)
{
	char code[] = "1+1", expected[] = "";
	const struct config config = {
		.health_code = code, .health_expected = expected
	};
	struct probe p;

	(void)state;
	probe_init(&p, &config);
	assert_true(probe(&p, "{\"status\":\"ok\"}", ""));
	assert_false(probe(&p, "{\"status\":\"error\"}", ""));
	assert_false(probe(&p, "{\"status\":\"aborted\"}", ""));
	assert_false(probe(&p, "{}", ""));
}

static void
a_probe_compares_the_expected_result(void **state)
{
	char code[] = "1+1", expected[] = "2";
	const struct config config = {
		.health_code = code, .health_expected = expected
	};
	struct probe p;

	(void)state;
	probe_init(&p, &config);
	assert_true(probe(&p, "{\"status\":\"ok\",\"user_expressions\":"
	    "{\"probe\":{\"status\":\"ok\",\"data\":{\"text/plain\":\"2\"}}}}",
	    ""));
	assert_false(probe(&p, "{\"status\":\"ok\",\"user_expressions\":"
	    "{\"probe\":{\"status\":\"ok\",\"data\":{\"text/plain\":\"3\"}}}}",
	    ""));
	assert_false(probe(&p, "{\"status\":\"ok\",\"user_expressions\":"
	    "{\"probe\":{\"status\":\"error\"}}}", ""));
}

static void
a_probe_asks_openly_where_expressions_are_unknown(void **state)
{
	char code[] = "1+1", expected[] = "2";
	const struct config config = {
		.health_code = code, .health_expected = expected
	};
	struct execute_content content;
	struct probe p;

	(void)state;
	probe_init(&p, &config);
	probe_begin(&p, &content);
	assert_true(content.silent);
	assert_true(slice_is(content.expression, "1+1"));
	assert_true(probe(&p, "{\"status\":\"ok\",\"user_expressions\":{}}",
	    ""));
	probe_begin(&p, &content);
	assert_false(content.silent);
	assert_true(slice_is(content.code, "1+1"));
	assert_true(probe(&p, "{\"status\":\"ok\"}", "2"));
	assert_false(probe(&p, "{\"status\":\"ok\"}", "3"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(streams_are_joined_in_order_and_by_name),
		cmocka_unit_test(a_stream_over_the_limit_is_cut_at_a_character),
		cmocka_unit_test(the_last_result_is_the_value),
		cmocka_unit_test(officepy_goes_before_text),
		cmocka_unit_test(the_last_of_image_and_result_is_newest),
		cmocka_unit_test(an_image_inside_a_result_is_marked),
		cmocka_unit_test(an_error_keeps_its_frames_and_empty_ones_go),
		cmocka_unit_test(a_class_shown_as_python_does_is_named_plainly),
		cmocka_unit_test(a_reply_supplies_the_error_if_none_came),
		cmocka_unit_test(aborted_is_told_from_error),
		cmocka_unit_test(a_timeout_is_one_whatever_the_reply_says),
		cmocka_unit_test(only_idle_is_idle),
		cmocka_unit_test(content_of_the_wrong_types_does_no_harm),
		cmocka_unit_test(references_are_counted),
		cmocka_unit_test(a_probe_is_good_if_the_reply_is_ok),
		cmocka_unit_test(a_probe_compares_the_expected_result),
		cmocka_unit_test(
		    a_probe_asks_openly_where_expressions_are_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
