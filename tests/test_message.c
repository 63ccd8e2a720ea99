#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "jupyter/message.h"

#define KEY	SLICE("secret")

static cJSON *
part_of(const struct outgoing *out, enum wire_part part)
{
	cJSON *doc;

	assert_int_equal(json_parse(strbuf_slice(&out->part[part]), &doc),
	    ST_OK);
	return doc;
}

static void
assert_text(const cJSON *object, const char *name, const char *want)
{
	assert_true(slice_is(json_text(json_member(object, name)), want));
}

static void
assert_content(const struct outgoing *out, const char *want)
{
	assert_string_equal(strbuf_str(&out->part[WIRE_CONTENT]), want);
}

/* Let a message of ours come back as if it had been received. */
static enum status
open_again(const struct outgoing *out, struct slice key, struct wire *wire)
{
	struct slice frame[6] = { SLICE(WIRE_DELIMITER),
		slice_str(out->signature) };
	size_t i;

	for (i = 0; i < 4; i++)
		frame[2 + i] = strbuf_slice(&out->part[i]);
	return wire_open(frame, NELEM(frame), key, wire);
}

static void
a_session_is_a_random_uuid(void **state UNUSED)
{
	static const char form[] = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
	struct message_author a, b;
	size_t i;

	message_author_init(&a);
	message_author_init(&b);
	assert_string_not_equal(a.session, b.session);
	assert_int_equal(a.count, 0);
	assert_int_equal(strlen(a.session), 36);
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'x')
			assert_non_null(strchr("0123456789abcdef",
			    a.session[i]));
		else if (form[i] == 'y')
			assert_non_null(strchr("89ab", a.session[i]));
		else
			assert_int_equal(a.session[i], form[i]);
}

static void
the_header_is_complete(void **state UNUSED)
{
	struct message_author author;
	struct outgoing out;
	cJSON *header;

	message_author_init(&author);
	assert_int_equal(message_plain_request(&author, KEY,
	    "kernel_info_request", &out), ST_OK);
	header = part_of(&out, WIRE_HEADER);
	assert_text(header, "msg_id", out.id);
	assert_text(header, "session", author.session);
	assert_text(header, "username", "code-interpreter");
	assert_text(header, "msg_type", "kernel_info_request");
	assert_text(header, "version", "5.3");
	assert_int_equal(json_text(json_member(header, "date")).len, 24);
	assert_string_equal(strbuf_str(&out.part[WIRE_PARENT]), "{}");
	assert_string_equal(strbuf_str(&out.part[WIRE_METADATA]), "{}");
	assert_content(&out, "{}");
	cJSON_Delete(header);
	outgoing_clear(&out);
}

static void
ids_are_session_and_number(void **state UNUSED)
{
	struct message_author author;
	struct outgoing out;
	int i;

	message_author_init(&author);
	for (i = 1; i <= 3; i++) {
		assert_int_equal(message_plain_request(&author, KEY, "x",
		    &out), ST_OK);
		assert_memory_equal(out.id, author.session, 36);
		assert_int_equal(out.id[36], '_');
		assert_int_equal(out.id[37], '0' + i);
		assert_int_equal(out.id[38], '\0');
		outgoing_clear(&out);
	}
	author.count = UINT64_MAX - 1;
	assert_int_equal(message_plain_request(&author, KEY, "x", &out),
	    ST_OK);
	assert_string_equal(out.id + 37, "18446744073709551615");
	outgoing_clear(&out);
}

static void
an_execution_of_the_user_is_stored(void **state UNUSED)
{
	const struct execute_content what = { .code = SLICE("1+1\n\"\\"),
		.store_history = true };
	struct message_author author;
	struct outgoing out;
	cJSON *header;

	message_author_init(&author);
	assert_int_equal(message_execute_request(&author, KEY, &what, &out),
	    ST_OK);
	assert_content(&out, "{\"code\":\"1+1\\n\\\"\\\\\",\"silent\":false,"
	    "\"store_history\":true,\"allow_stdin\":false,"
	    "\"stop_on_error\":false,\"user_expressions\":{}}");
	header = part_of(&out, WIRE_HEADER);
	assert_text(header, "msg_type", "execute_request");
	cJSON_Delete(header);
	outgoing_clear(&out);
}

static void
a_probe_leaves_no_trace_and_has_an_expression(void **state UNUSED)
{
	const struct execute_content what = { .code = SLICE("1"),
		.silent = true, .expression = SLICE("1+1") };
	struct message_author author;
	struct outgoing out;

	message_author_init(&author);
	assert_int_equal(message_execute_request(&author, KEY, &what, &out),
	    ST_OK);
	assert_content(&out, "{\"code\":\"1\",\"silent\":true,"
	    "\"store_history\":false,\"allow_stdin\":false,"
	    "\"stop_on_error\":false,"
	    "\"user_expressions\":{\"probe\":\"1+1\"}}");
	outgoing_clear(&out);
}

static void
code_keeps_nul_and_loses_what_is_no_utf8(void **state UNUSED)
{
	const struct execute_content what = { .code = SLICE("a\0b\xFF") };
	struct message_author author;
	struct outgoing out;
	cJSON *content;
	struct slice code;

	message_author_init(&author);
	assert_int_equal(message_execute_request(&author, KEY, &what, &out),
	    ST_OK);
	content = part_of(&out, WIRE_CONTENT);
	code = json_text(json_member(content, "code"));
	assert_true(slice_equal(code, SLICE("a\0b\xEF\xBF\xBD")));
	cJSON_Delete(content);
	outgoing_clear(&out);
}

static void
code_over_the_limit_is_refused(void **state UNUSED)
{
	struct execute_content what = { 0 };
	size_t len = (size_t)64 * 1024 * 1024;
	struct message_author author;
	struct outgoing out;
	char *code = malloc(len);

	assert_non_null(code);
	memset(code, 'x', len);
	what.code = slice_make(code, len);
	message_author_init(&author);
	assert_int_equal(message_execute_request(&author, KEY, &what, &out),
	    ST_TOOBIG);
	what.code.len -= 200;
	assert_int_equal(message_execute_request(&author, KEY, &what, &out),
	    ST_OK);
	outgoing_clear(&out);
	free(code);
}

static void
other_requests_have_their_content(void **state UNUSED)
{
	struct message_author author;
	struct outgoing out;
	cJSON *parent;

	message_author_init(&author);
	assert_int_equal(message_shutdown_request(&author, KEY, true, &out),
	    ST_OK);
	assert_content(&out, "{\"restart\":true}");
	outgoing_clear(&out);
	assert_int_equal(message_shutdown_request(&author, KEY, false, &out),
	    ST_OK);
	assert_content(&out, "{\"restart\":false}");
	outgoing_clear(&out);
	assert_int_equal(message_input_reply(&author, KEY,
	    SLICE("{\"msg_id\":\"k1\"}"), &out), ST_OK);
	assert_content(&out, "{\"value\":\"\"}");
	parent = part_of(&out, WIRE_PARENT);
	assert_text(parent, "msg_id", "k1");
	cJSON_Delete(parent);
	outgoing_clear(&out);
	assert_int_equal(message_input_reply(&author, KEY, SLICE(""), &out),
	    ST_OK);
	assert_string_equal(strbuf_str(&out.part[WIRE_PARENT]), "{}");
	outgoing_clear(&out);
}

static void
what_we_sign_holds(void **state UNUSED)
{
	const struct execute_content what = { .code = SLICE("print(1)") };
	struct message_author author;
	struct outgoing out;
	struct message message;
	struct wire wire;

	message_author_init(&author);
	assert_int_equal(message_execute_request(&author, KEY, &what, &out),
	    ST_OK);
	assert_int_equal(open_again(&out, KEY, &wire), ST_OK);
	assert_int_equal(open_again(&out, SLICE("x"), &wire), ST_SIGNATURE);
	assert_int_equal(open_again(&out, KEY, &wire), ST_OK);
	assert_int_equal(message_open(&wire, &message), ST_OK);
	assert_int_equal(message.type, MSG_OTHER);
	assert_string_equal(message.id, out.id);
	assert_string_equal(message.parent_id, "");
	outgoing_clear(&out);

	assert_int_equal(message_plain_request(&author, slice_make(NULL, 0),
	    "x", &out), ST_OK);
	assert_string_equal(out.signature, "");
	outgoing_clear(&out);
}

static enum status
open_head(const char *header, const char *parent, struct message *message)
{
	const struct wire wire = { { slice_str(header), slice_str(parent),
		SLICE("broken"), SLICE("also broken") } };

	return message_open(&wire, message);
}

static void
every_type_is_known_by_its_name(void **state UNUSED)
{
	static const char *const names[] = {
#define X(code, name) name,
		MESSAGE_TYPES(X)
#undef X
		"comm_open", "statu", "statuss", "", "STATUS"
	};
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	struct message message;
	size_t i;

	for (i = 0; i < NELEM(names); i++) {
		strbuf_putf(&sb, "{\"msg_type\":\"%s\"}", names[i]);
		assert_int_equal(open_head(strbuf_str(&sb), "{}", &message),
		    ST_OK);
		assert_int_equal(message.type, i < MSG_OTHER ? i : MSG_OTHER);
		strbuf_clear(&sb);
	}
}

static void
the_head_says_whose_it_is(void **state UNUSED)
{
	static const char header[] =
	    "{\"msg_id\":\"k7\",\"msg_type\":\"status\",\"x\":[1]}";
	struct message message;

	assert_int_equal(open_head(header, "{\"msg_id\":\"our_1\"}",
	    &message), ST_OK);
	assert_int_equal(message.type, MSG_STATUS);
	assert_string_equal(message.id, "k7");
	assert_string_equal(message.parent_id, "our_1");
	assert_ptr_equal(message.header.p, header);
	assert_true(slice_is(message.content, "also broken"));
}

static void
a_missing_parent_is_an_empty_id(void **state UNUSED)
{
	static const char *const parents[] = {
		"{}", "null", "[]", "{\"msg_id\":null}", "{\"msg_id\":5}",
		"{\"msg_id\":\"\"}", "{\"msg_id\":\"a\\u0000b\"}"
	};
	struct message message;
	size_t i;

	for (i = 0; i < NELEM(parents); i++) {
		assert_int_equal(open_head("{\"msg_type\":\"status\"}",
		    parents[i], &message), ST_OK);
		assert_string_equal(message.parent_id, "");
		assert_string_equal(message.id, "");
	}
}

static void
a_broken_head_is_malformed(void **state UNUSED)
{
	struct message message;

	assert_int_equal(open_head("", "{}", &message), ST_FORMAT);
	assert_int_equal(open_head("{", "{}", &message), ST_FORMAT);
	assert_int_equal(open_head("{}", "{}", &message), ST_FORMAT);
	assert_int_equal(open_head("[]", "{}", &message), ST_FORMAT);
	assert_int_equal(open_head("{\"msg_type\":1}", "{}", &message),
	    ST_FORMAT);
	assert_int_equal(open_head("{\"msg_type\":\"x\"}", "", &message),
	    ST_FORMAT);
	assert_int_equal(open_head("{\"msg_type\":\"x\"}", "{", &message),
	    ST_FORMAT);
	assert_null(message.content.p);
}

static void
a_huge_head_is_malformed(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT((size_t)128 * 1024);
	struct message message;
	size_t i;

	strbuf_puts(&sb, "{\"msg_type\":\"status\"");
	for (i = 0; i < 64 * 1024; i++)
		strbuf_putc(&sb, ' ');
	strbuf_puts(&sb, "}");
	assert_int_equal(open_head(strbuf_str(&sb), "{}", &message),
	    ST_FORMAT);
	strbuf_clear(&sb);
}

static void
a_long_id_is_cut_at_a_character(void **state UNUSED)
{
	char header[400], id[300];
	struct message message;
	size_t i;

	for (i = 0; i + 2 < sizeof(id); i += 2)
		memcpy(id + i, "\xC3\xA9", 3);
	(void)snprintf(header, sizeof(header),
	    "{\"msg_type\":\"x\",\"msg_id\":\"%s\"}", id);
	assert_int_equal(open_head(header, "{}", &message), ST_OK);
	assert_int_equal(strlen(message.id), 126);
	assert_memory_equal(message.id, id, 126);
	(void)snprintf(header, sizeof(header),
	    "{\"msg_type\":\"x\",\"msg_id\":\"%0127d\"}", 7);
	assert_int_equal(open_head(header, "{}", &message), ST_OK);
	assert_int_equal(strlen(message.id), 127);
}

static void
content_must_be_an_object(void **state UNUSED)
{
	static const char *const bad[] = { "", "[]", "1", "null", "\"x\"",
		"{", "{}{}" };
	struct message message = { .content = SLICE(" {\"a\":1} ") };
	cJSON *content;
	size_t i;

	assert_int_equal(message_content(&message, &content), ST_OK);
	assert_non_null(json_member(content, "a"));
	cJSON_Delete(content);
	for (i = 0; i < NELEM(bad); i++) {
		message.content = slice_str(bad[i]);
		assert_int_equal(message_content(&message, &content),
		    ST_FORMAT);
		assert_null(content);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_is_a_random_uuid),
		cmocka_unit_test(the_header_is_complete),
		cmocka_unit_test(ids_are_session_and_number),
		cmocka_unit_test(an_execution_of_the_user_is_stored),
		cmocka_unit_test(a_probe_leaves_no_trace_and_has_an_expression),
		cmocka_unit_test(code_keeps_nul_and_loses_what_is_no_utf8),
		cmocka_unit_test(code_over_the_limit_is_refused),
		cmocka_unit_test(other_requests_have_their_content),
		cmocka_unit_test(what_we_sign_holds),
		cmocka_unit_test(every_type_is_known_by_its_name),
		cmocka_unit_test(the_head_says_whose_it_is),
		cmocka_unit_test(a_missing_parent_is_an_empty_id),
		cmocka_unit_test(a_broken_head_is_malformed),
		cmocka_unit_test(a_huge_head_is_malformed),
		cmocka_unit_test(a_long_id_is_cut_at_a_character),
		cmocka_unit_test(content_must_be_an_object),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
