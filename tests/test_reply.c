#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "http/reply.h"

static void
the_head_has_status_headers_and_length(void **state UNUSED)
{
	struct strbuf head = STRBUF_INIT(STRBUF_SMALL);
	struct http_reply reply;

	http_reply_init(&reply);
	reply.status = 404;
	http_reply_header(&reply, "Content-Type", SLICE("text/plain"));
	http_reply_headerf(&reply, "X-Number", "%d-%s", 7, "x");
	strbuf_puts(&reply.body, "gone\n");
	http_reply_head(&reply, &head);
	assert_string_equal(strbuf_str(&head), "Status: 404 Not Found\r\n"
	    "Content-Type: text/plain\r\nX-Number: 7-x\r\n"
	    "Cache-Control: no-store\r\nContent-Length: 5\r\n\r\n");
	strbuf_clear(&head);
	http_reply_clear(&reply);
}

static void
an_empty_body_has_length_zero(void **state UNUSED)
{
	struct strbuf head = STRBUF_INIT(STRBUF_SMALL);
	struct http_reply reply;

	http_reply_init(&reply);
	reply.status = 500;
	http_reply_head(&reply, &head);
	assert_string_equal(strbuf_str(&head),
	    "Status: 500 Internal Server Error\r\n"
	    "Cache-Control: no-store\r\nContent-Length: 0\r\n\r\n");
	strbuf_clear(&head);
	http_reply_clear(&reply);
}

static void
a_value_cannot_begin_another_header(void **state UNUSED)
{
	struct http_reply reply;

	http_reply_init(&reply);
	http_reply_header(&reply, "A", SLICE("\r\nB: 1\r\n\r\nbody\0x\n"));
	http_reply_headerf(&reply, "C", "%s", "d\r\nE: 2");
	http_reply_header(&reply, "F", SLICE(""));
	assert_string_equal(strbuf_str(&reply.headers),
	    "A: B: 1bodyx\r\nC: dE: 2\r\nF: \r\n");
	http_reply_clear(&reply);
}

static void
headers_beyond_the_limit_are_a_failure(void **state UNUSED)
{
	struct http_reply reply;
	size_t i;

	http_reply_init(&reply);
	for (i = 0; i <= STRBUF_SMALL / 16; i++)
		http_reply_header(&reply, "Name", SLICE("1234567890"));
	assert_int_equal(strbuf_status(&reply.headers), ST_TOOBIG);
	http_reply_clear(&reply);
	assert_int_equal(strbuf_status(&reply.headers), ST_OK);
}

static void
clearing_forgets_everything(void **state UNUSED)
{
	struct http_reply reply;

	http_reply_init(&reply);
	reply.status = 200;
	http_reply_header(&reply, "A", SLICE("b"));
	strbuf_puts(&reply.body, "c");
	http_reply_clear(&reply);
	assert_int_equal(reply.status, 0);
	assert_string_equal(strbuf_str(&reply.headers), "");
	assert_string_equal(strbuf_str(&reply.body), "");
}

static void
an_unknown_status_has_no_reason(void **state UNUSED)
{
	assert_string_equal(http_reason(200), "OK");
	assert_string_equal(http_reason(429), "Too Many Requests");
	assert_string_equal(http_reason(299), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_head_has_status_headers_and_length),
		cmocka_unit_test(an_empty_body_has_length_zero),
		cmocka_unit_test(a_value_cannot_begin_another_header),
		cmocka_unit_test(headers_beyond_the_limit_are_a_failure),
		cmocka_unit_test(clearing_forgets_everything),
		cmocka_unit_test(an_unknown_status_has_no_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
