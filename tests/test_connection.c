#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "base/json.h"
#include "jupyter/connection.h"

#define KEY64	"0123456789abcdef0123456789abcdef" \
		"0123456789abcdef0123456789abcdef"

static const struct connection sample = {
	.port = { 1, 40001, 40002, 40003, 65535 }, .key = KEY64
};

static const char good[] = "{\"shell_port\":1,\"iopub_port\":2,"
    "\"stdin_port\":3,\"control_port\":4,\"hb_port\":5,"
    "\"transport\":\"tcp\",\"ip\":\"127.0.0.1\","
    "\"signature_scheme\":\"hmac-sha256\",\"key\":\"" KEY64 "\"}";

static void
the_file_says_what_kernels_look_for(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	cJSON *doc;
	int64_t port;

	assert_int_equal(connection_write(&sample, "python3", &sb), ST_OK);
	assert_int_equal(json_parse(strbuf_slice(&sb), &doc), ST_OK);
	assert_true(json_integer(json_member(doc, "shell_port"), &port));
	assert_int_equal(port, 1);
	assert_true(json_integer(json_member(doc, "iopub_port"), &port));
	assert_int_equal(port, 40001);
	assert_true(json_integer(json_member(doc, "stdin_port"), &port));
	assert_int_equal(port, 40002);
	assert_true(json_integer(json_member(doc, "control_port"), &port));
	assert_int_equal(port, 40003);
	assert_true(json_integer(json_member(doc, "hb_port"), &port));
	assert_int_equal(port, 65535);
	assert_true(slice_is(json_text(json_member(doc, "ip")), "127.0.0.1"));
	assert_true(slice_is(json_text(json_member(doc, "transport")), "tcp"));
	assert_true(slice_is(json_text(json_member(doc, "signature_scheme")),
	    "hmac-sha256"));
	assert_true(slice_is(json_text(json_member(doc, "key")), KEY64));
	assert_true(slice_is(json_text(json_member(doc, "kernel_name")),
	    "python3"));
	cJSON_Delete(doc);
	strbuf_clear(&sb);
}

static void
what_is_written_reads_back(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	struct connection c;

	assert_int_equal(connection_write(&sample, "a\"b", &sb), ST_OK);
	assert_int_equal(connection_read(strbuf_slice(&sb), &c), ST_OK);
	assert_memory_equal(c.port, sample.port, sizeof(c.port));
	assert_string_equal(c.key, sample.key);
	strbuf_clear(&sb);
}

static void
a_full_buffer_is_reported(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(20);

	assert_int_equal(connection_write(&sample, "x", &sb), ST_TOOBIG);
	strbuf_clear(&sb);
}

static void
keys_are_fresh_and_hexadecimal(void **state UNUSED)
{
	struct connection a = sample, b = sample;

	connection_new_key(&a);
	connection_new_key(&b);
	assert_int_equal(strlen(a.key), 64);
	assert_int_equal(strspn(a.key, "0123456789abcdef"), 64);
	assert_string_not_equal(a.key, b.key);
	assert_memory_equal(a.port, sample.port, sizeof(a.port));
}

/* The good text with one piece of it replaced by another. */
static void
refused_with(const char *old, const char *new)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	const char *at = strstr(good, old);
	struct connection c = sample;

	assert_non_null(at);
	strbuf_put(&sb, good, (size_t)(at - good));
	strbuf_puts(&sb, new);
	strbuf_puts(&sb, at + strlen(old));
	assert_int_equal(connection_read(strbuf_slice(&sb), &c), ST_FORMAT);
	assert_int_equal(c.port[CHANNEL_SHELL], 0);
	assert_string_equal(c.key, "");
	strbuf_clear(&sb);
}

static void
every_defect_is_malformed(void **state UNUSED)
{
	struct connection c;

	assert_int_equal(connection_read(slice_str(good), &c), ST_OK);
	refused_with("\"shell_port\":1", "\"shell_port\":0");
	refused_with("\"shell_port\":1", "\"shell_port\":65536");
	refused_with("\"shell_port\":1", "\"shell_port\":-1");
	refused_with("\"shell_port\":1", "\"shell_port\":1.5");
	refused_with("\"shell_port\":1", "\"shell_port\":\"1\"");
	refused_with("\"hb_port\":5", "\"hb\":5");
	refused_with("127.0.0.1", "0.0.0.0");
	refused_with("\"tcp\"", "\"ipc\"");
	refused_with("hmac-sha256", "hmac-md5");
	refused_with(KEY64, "");
	refused_with(KEY64, "0");
	refused_with("\"" KEY64, "\"0" KEY64);
	refused_with("\"0123", "\"012g");
	refused_with("\"0123", "\"012F");
	refused_with("\"0123", "\"012\\u0000");
	refused_with("}", "");
	refused_with(good, "[]");
	refused_with(good, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_file_says_what_kernels_look_for),
		cmocka_unit_test(what_is_written_reads_back),
		cmocka_unit_test(a_full_buffer_is_reported),
		cmocka_unit_test(keys_are_fresh_and_hexadecimal),
		cmocka_unit_test(every_defect_is_malformed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
