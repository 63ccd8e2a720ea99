#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fastcgi.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/number.h"
#include "http/worker.h"

#define N_WORKERS	3
#define LARGE		((size_t)3 * 1024 * 1024)

/* The handler under the pool: it does what the path says. */

struct api {
	int	unused;
};

static char shared_text[] = "shared";
static atomic_int begun, ended;

static struct api *
begin(void *shared)
{
	if (shared != shared_text)
		return NULL;
	(void)atomic_fetch_add(&begun, 1);
	return calloc(1, sizeof(struct api));
}

static void
end(struct api *api)
{
	(void)atomic_fetch_add(&ended, 1);
	free(api);
}

static void
put_large(struct strbuf *sb)
{
	char *to = strbuf_reserve(sb, LARGE);

	memset(to, 'x', LARGE);
	strbuf_added(sb, LARGE);
}

/* A file of the letters a to y, over and over, as long as the large body. */
static int
make_file(void)
{
	char *text = calloc(1, LARGE);
	int fd = memfd_create("test_worker", MFD_CLOEXEC);
	size_t i;

	for (i = 0; i < LARGE; i++)
		text[i] = (char)('a' + i % 25);
	assert_int_equal(fd_write_all(fd, text, LARGE), ST_OK);
	free(text);
	return fd;
}

/* The query says offset and length; "cut": less is there than promised. */
static void
put_file(const struct http_request *req, struct http_reply *reply)
{
	struct slice q;

	reply->file_fd = make_file();
	reply->file_len = (int64_t)LARGE;
	reply->cacheable = true;
	if (http_query(req, "offset", &q))
		assert_int_equal(number_read(q, 0, (int64_t)LARGE,
		    &reply->file_offset), ST_OK);
	if (http_query(req, "length", &q))
		assert_int_equal(number_read(q, 0, (int64_t)LARGE,
		    &reply->file_len), ST_OK);
	if (http_query(req, "cut", &q))
		assert_int_equal(ftruncate(reply->file_fd, 1000000), 0);
}

static void
handle(struct api *api UNUSED, const struct http_request *req,
    struct http_reply *reply)
{
	struct strbuf body = STRBUF_INIT(100);
	struct slice q;

	reply->status = 200;
	if (slice_is(req->path, "/nothing"))
		reply->status = 0;
	else if (slice_is(req->path, "/failed"))
		reply->body.st = ST_TOOBIG;
	else if (slice_is(req->path, "/large"))
		put_large(&reply->body);
	else if (slice_is(req->path, "/file"))
		put_file(req, reply);
	else if (slice_is(req->path, "/none")) {
		reply->status = 204;
		strbuf_puts(&reply->body, "not sent");
	} else if (slice_is(req->path, "/echo")) {
		if (http_read_body(req, &body) == ST_CLOSED)
			reply->status = 400;
		else
			strbuf_put_slice(&reply->body, strbuf_slice(&body));
	} else if (http_query(req, "q", &q))
		strbuf_put_slice(&reply->body, q);
	strbuf_clear(&body);
}

static const struct worker_hooks hooks = {
	.begin = begin, .end = end, .handle = handle, .shared = shared_text
};

/* The listening side: a socket in a directory of its own. */

static char directory[] = "/tmp/test_worker.XXXXXX";
static struct sockaddr_un address = { .sun_family = AF_UNIX };
static int listening = -1;
static struct worker_pool *pool;

static int
set_up(void **state UNUSED)
{
	if (mkdtemp(directory) == NULL)
		return -1;
	(void)snprintf(address.sun_path, sizeof(address.sun_path), "%s/s",
	    directory);
	listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (listening == -1 || bind(listening,
	    (const struct sockaddr *)&address, sizeof(address)) == -1 ||
	    listen(listening, 64) == -1)
		return -1;
	return worker_pool_start(listening, N_WORKERS, &hooks, &pool) ==
	    ST_OK ? 0 : -1;
}

static int
tear_down(void **state UNUSED)
{
	worker_pool_stop(pool);
	fd_close(&listening);
	(void)unlink(address.sun_path);
	(void)rmdir(directory);
	(void)memcpy(directory + sizeof(directory) - 7, "XXXXXX", 6);
	return 0;
}

/* The web server's side: records of the FastCGI specification 1.0. */

static void
put_record(struct strbuf *sb, unsigned char type, struct slice content)
{
	const FCGI_Header header = {
		.version = FCGI_VERSION_1, .type = type, .requestIdB0 = 1,
		.contentLengthB1 = (unsigned char)(content.len >> 8),
		.contentLengthB0 = (unsigned char)content.len,
	};

	strbuf_put(sb, &header, sizeof(header));
	strbuf_put_slice(sb, content);
}

static void
put_parameter(struct strbuf *sb, const char *name, const char *value)
{
	strbuf_putc(sb, (char)strlen(name));
	strbuf_putc(sb, (char)strlen(value));
	strbuf_puts(sb, name);
	strbuf_puts(sb, value);
}

static void
put_parameters(struct strbuf *sb, const char *method, const char *path,
    const char *query, const char *length)
{
	struct strbuf parameters = STRBUF_INIT(1000);

	put_parameter(&parameters, "REQUEST_METHOD", method);
	put_parameter(&parameters, "SCRIPT_NAME", "");
	put_parameter(&parameters, "PATH_INFO", path);
	put_parameter(&parameters, "QUERY_STRING", query);
	put_parameter(&parameters, "CONTENT_LENGTH", length);
	put_record(sb, FCGI_PARAMS, strbuf_slice(&parameters));
	put_record(sb, FCGI_PARAMS, SLICE(""));
	strbuf_clear(&parameters);
}

/* Send a request; whole: with the end of the body. */
static int
send_request(const char *method, const char *path, const char *query,
    const char *length, struct slice body, bool whole)
{
	const FCGI_BeginRequestBody begin_body = { .roleB0 = FCGI_RESPONDER };
	struct strbuf sb = STRBUF_INIT(100000);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	put_record(&sb, FCGI_BEGIN_REQUEST, slice_make(
	    (const char *)&begin_body, sizeof(begin_body)));
	put_parameters(&sb, method, path, query, length);
	if (body.len > 0)
		put_record(&sb, FCGI_STDIN, body);
	if (whole)
		put_record(&sb, FCGI_STDIN, SLICE(""));
	assert_int_equal(strbuf_status(&sb), ST_OK);
	assert_int_equal(connect(fd, (const struct sockaddr *)&address,
	    sizeof(address)), 0);
	assert_int_equal(fd_write_all(fd, sb.p, sb.len), ST_OK);
	if (!whole)
		assert_int_equal(shutdown(fd, SHUT_WR), 0);
	strbuf_clear(&sb);
	return fd;
}

static void
read_all(int fd, struct strbuf *sb)
{
	ssize_t n;
	char *to;

	do {
		to = strbuf_reserve(sb, 65536);
		assert_non_null(to);
		n = read(fd, to, 65536);
		assert_true(n >= 0);
		strbuf_added(sb, (size_t)n);
	} while (n > 0);
}

/*
 * Read the answer up to the end of the connection; what FCGI_STDOUT held.
 * False if FCGI_END_REQUEST is missing.
 */
static bool
read_records(int fd, struct strbuf *out)
{
	struct strbuf all = STRBUF_INIT(2 * LARGE);
	struct slice rest;
	FCGI_Header header;
	size_t len;
	bool done = false;

	read_all(fd, &all);
	for (rest = strbuf_slice(&all); rest.len >= sizeof(header);
	    rest = slice_skip(rest, len + header.paddingLength)) {
		memcpy(&header, rest.p, sizeof(header));
		rest = slice_skip(rest, sizeof(header));
		len = (size_t)header.contentLengthB1 << 8 |
		    header.contentLengthB0;
		if (rest.len < len + header.paddingLength)
			break;
		if (header.type == FCGI_STDOUT)
			strbuf_put(out, rest.p, len);
		done = header.type == FCGI_END_REQUEST;
	}
	strbuf_clear(&all);
	(void)close(fd);
	return done && rest.len == 0;
}

static void
read_reply(int fd, struct strbuf *out)
{
	assert_true(read_records(fd, out));
}

static void
assert_answer(int fd, const char *expected)
{
	struct strbuf out = STRBUF_INIT(LARGE * 2);

	read_reply(fd, &out);
	assert_string_equal(strbuf_str(&out), expected);
	strbuf_clear(&out);
}

#define HEAD(status, length)						\
	"Status: " status "\r\nCache-Control: no-store\r\n"		\
	"Content-Length: " length "\r\n\r\n"

static void
an_answer_has_head_and_body(void **state UNUSED)
{
	assert_answer(send_request("GET", "/", "q=a%20b", "", SLICE(""),
	    true), HEAD("200 OK", "3") "a b");
}

static void
head_is_answered_without_the_body(void **state UNUSED)
{
	assert_answer(send_request("HEAD", "/", "q=abc", "", SLICE(""), true),
	    HEAD("200 OK", "3"));
}

static void
a_body_reaches_the_handler(void **state UNUSED)
{
	assert_answer(send_request("POST", "/echo", "", "5", SLICE("a\nb c"),
	    true), HEAD("200 OK", "5") "a\nb c");
}

static void
a_body_that_nobody_reads_does_no_harm(void **state UNUSED)
{
	static char body[60000];

	memset(body, 'b', sizeof(body));
	assert_answer(send_request("GET", "/", "q=1", "60000",
	    slice_make(body, sizeof(body)), true), HEAD("200 OK", "1") "1");
}

static void
a_body_that_is_cut_off_is_noticed(void **state UNUSED)
{
	assert_answer(send_request("POST", "/echo", "", "9", SLICE("123"),
	    false), HEAD("400 Bad Request", "0"));
}

static void
a_handler_without_an_answer_is_500(void **state UNUSED)
{
	assert_answer(send_request("GET", "/nothing", "", "", SLICE(""),
	    true), HEAD("500 Internal Server Error", "0"));
	assert_answer(send_request("GET", "/failed", "", "", SLICE(""),
	    true), HEAD("500 Internal Server Error", "0"));
}

static void
a_large_answer_arrives_whole(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT(LARGE * 2);
	const char head[] = HEAD("200 OK", "3145728");

	read_reply(send_request("GET", "/large", "", "", SLICE(""), true),
	    &out);
	assert_int_equal(out.len, sizeof(head) - 1 + LARGE);
	assert_memory_equal(out.p, head, sizeof(head) - 1);
	assert_int_equal(out.p[out.len - 1], 'x');
	strbuf_clear(&out);
}

#define FILE_HEAD(length)						\
	"Status: 200 OK\r\nContent-Length: " length "\r\n\r\n"

static void
assert_file(const char *query, const char *head, size_t offset, size_t len)
{
	struct strbuf out = STRBUF_INIT(LARGE * 2);
	size_t head_len = strlen(head), i;

	read_reply(send_request("GET", "/file", query, "", SLICE(""), true),
	    &out);
	assert_int_equal(out.len, head_len + len);
	assert_memory_equal(out.p, head, head_len);
	for (i = 0; i < len && out.p[head_len + i] ==
	    (char)('a' + (offset + i) % 25); i++)
		continue;
	assert_int_equal(i, len);
	strbuf_clear(&out);
}

static void
a_file_is_sent_whole_or_in_part(void **state UNUSED)
{
	assert_file("", FILE_HEAD("3145728"), 0, LARGE);
	assert_file("offset=1&length=65537", FILE_HEAD("65537"), 1, 65537);
	assert_file("offset=3145727&length=1", FILE_HEAD("1"), LARGE - 1, 1);
	assert_file("length=0", FILE_HEAD("0"), 0, 0);
}

static void
head_of_a_file_sends_nothing_of_it(void **state UNUSED)
{
	assert_answer(send_request("HEAD", "/file", "", "", SLICE(""), true),
	    FILE_HEAD("3145728"));
}

static void
a_status_without_body_sends_none(void **state UNUSED)
{
	assert_answer(send_request("GET", "/none", "", "", SLICE(""), true),
	    "Status: 204 No Content\r\nCache-Control: no-store\r\n\r\n");
}

/* The end of the request would make the web server take it for complete. */
static void
a_file_that_is_cut_breaks_the_answer_off(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT(LARGE * 2);
	int fd = send_request("GET", "/file", "cut=1", "", SLICE(""), true);

	assert_false(read_records(fd, &out));
	assert_true(out.len <= sizeof(FILE_HEAD("3145728")) + 1000000);
	strbuf_clear(&out);
	assert_file("length=3", FILE_HEAD("3"), 0, 3);
}

static void
a_client_that_leaves_does_no_harm(void **state UNUSED)
{
	int i;

	for (i = 0; i < 2 * N_WORKERS; i++)
		(void)close(send_request("GET", i % 2 == 0 ? "/large" :
		    "/file", "", "", SLICE(""), true));
	an_answer_has_head_and_body(state);
}

static void
more_requests_than_workers_are_all_answered(void **state UNUSED)
{
	int fds[20];
	size_t i;

	for (i = 0; i < NELEM(fds); i++) {
		char query[] = "q=a";

		query[2] = (char)('a' + i);
		fds[i] = send_request("GET", "/", query, "", SLICE(""), true);
	}
	for (i = 0; i < NELEM(fds); i++) {
		char expected[] = HEAD("200 OK", "1") "a";

		expected[sizeof(expected) - 2] = (char)('a' + i);
		assert_answer(fds[i], expected);
	}
}

static void
stopping_ends_every_worker_once(void **state)
{
	assert_int_equal(atomic_load(&ended), 0);
	assert_int_equal(tear_down(state), 0);
	assert_int_equal(atomic_load(&begun), N_WORKERS);
	assert_int_equal(atomic_load(&ended), N_WORKERS);
	pool = NULL;
	worker_pool_stop(pool);
	atomic_store(&begun, 0);
	atomic_store(&ended, 0);
	assert_int_equal(set_up(state), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_has_head_and_body),
		cmocka_unit_test(head_is_answered_without_the_body),
		cmocka_unit_test(a_body_reaches_the_handler),
		cmocka_unit_test(a_body_that_nobody_reads_does_no_harm),
		cmocka_unit_test(a_body_that_is_cut_off_is_noticed),
		cmocka_unit_test(a_handler_without_an_answer_is_500),
		cmocka_unit_test(a_large_answer_arrives_whole),
		cmocka_unit_test(a_file_is_sent_whole_or_in_part),
		cmocka_unit_test(head_of_a_file_sends_nothing_of_it),
		cmocka_unit_test(a_status_without_body_sends_none),
		cmocka_unit_test(a_file_that_is_cut_breaks_the_answer_off),
		cmocka_unit_test(a_client_that_leaves_does_no_harm),
		cmocka_unit_test(more_requests_than_workers_are_all_answered),
		cmocka_unit_test(stopping_ends_every_worker_once),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
