#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <fcntl.h>
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
no_content_and_not_modified_have_no_length(void **state UNUSED)
{
	struct strbuf head = STRBUF_INIT(STRBUF_SMALL);
	struct http_reply reply;

	http_reply_init(&reply);
	reply.status = 204;
	http_reply_head(&reply, &head);
	assert_string_equal(strbuf_str(&head), "Status: 204 No Content\r\n"
	    "Cache-Control: no-store\r\n\r\n");
	strbuf_clear(&head);
	reply.status = 304;
	reply.cacheable = true;
	http_reply_head(&reply, &head);
	assert_string_equal(strbuf_str(&head),
	    "Status: 304 Not Modified\r\n\r\n");
	strbuf_clear(&head);
	assert_false(http_reply_has_body(&reply));
	reply.status = 206;
	assert_true(http_reply_has_body(&reply));
	http_reply_clear(&reply);
}

static void
the_length_is_that_of_the_file(void **state UNUSED)
{
	struct strbuf head = STRBUF_INIT(STRBUF_SMALL);
	struct http_reply reply;

	http_reply_init(&reply);
	assert_int_equal(reply.file_fd, -1);
	reply.status = 200;
	reply.cacheable = true;
	reply.file_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	reply.file_len = 5000000000;
	strbuf_puts(&reply.body, "unused");
	http_reply_head(&reply, &head);
	assert_string_equal(strbuf_str(&head), "Status: 200 OK\r\n"
	    "Content-Length: 5000000000\r\n\r\n");
	strbuf_clear(&head);
	http_reply_clear(&reply);
}

static void
clearing_closes_the_file(void **state UNUSED)
{
	struct http_reply reply;
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

	http_reply_init(&reply);
	reply.file_fd = fd;
	reply.file_offset = reply.file_len = 1;
	reply.cacheable = true;
	http_reply_clear(&reply);
	assert_int_equal(fcntl(fd, F_GETFD), -1);
	assert_int_equal(reply.file_fd, -1);
	assert_int_equal(reply.file_offset, 0);
	assert_int_equal(reply.file_len, 0);
	assert_false(reply.cacheable);
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
		cmocka_unit_test(no_content_and_not_modified_have_no_length),
		cmocka_unit_test(the_length_is_that_of_the_file),
		cmocka_unit_test(clearing_closes_the_file),
		cmocka_unit_test(a_value_cannot_begin_another_header),
		cmocka_unit_test(headers_beyond_the_limit_are_a_failure),
		cmocka_unit_test(clearing_forgets_everything),
		cmocka_unit_test(an_unknown_status_has_no_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
