#include "base/compiler.h"
#include "base/strbuf.h"
#include "fcgx_memory.h"

static struct http_request req;

static void
assert_slice(struct slice s, const char *expected)
{
	assert_int_equal(s.len, strlen(expected));
	assert_memory_equal(s.p, expected, s.len);
}

static void
begin(struct fcgx_memory *m, const char *method, const char *target,
    struct slice body)
{
	fcgx_memory_init(m, method, target, body);
	assert_int_equal(http_request_begin(&req, &m->fcgx), ST_OK);
}

static void
end(struct fcgx_memory *m)
{
	http_request_end(&req);
	fcgx_memory_clear(m);
}

static void
assert_path(const char *script, const char *info, const char *expected)
{
	struct fcgx_memory m = { .n = 0 };

	fcgx_memory_parameter(&m, "SCRIPT_NAME", script);
	fcgx_memory_parameter(&m, "PATH_INFO", info);
	fcgx_memory_parameter(&m, "QUERY_STRING", "q=1");
	m.fcgx.envp = m.envp;
	assert_int_equal(http_request_begin(&req, &m.fcgx), ST_OK);
	assert_slice(req.path, expected);
	end(&m);
}

static void
methods_are_known_by_name(void **state UNUSED)
{
	static const char *const names[] = { "GET", "HEAD", "POST", "PUT",
		"DELETE", "PATCH", "OPTIONS" };
	struct fcgx_memory m;
	size_t i;

	for (i = 0; i < NELEM(names); i++) {
		begin(&m, names[i], "/", SLICE(""));
		assert_int_equal(req.method, i);
		assert_string_equal(http_method_name(req.method), names[i]);
		end(&m);
	}
	begin(&m, "get", "/", SLICE(""));
	assert_int_equal(req.method, HTTP_OTHER);
	assert_string_equal(http_method_name(HTTP_OTHER), "?");
	end(&m);
}

static void
the_path_is_script_name_and_path_info(void **state UNUSED)
{
	assert_path("", "/execute", "/execute");
	assert_path("/a", "/b", "/a/b");
	assert_path("/a", "", "/a");
	assert_path("", "", "");
}

static void
one_trailing_slash_is_removed(void **state UNUSED)
{
	assert_path("", "/", "/");
	assert_path("", "/a/", "/a");
	assert_path("", "/a//", "/a/");
	assert_path("/a", "/", "/a");
}

static void
query_names_have_no_case_and_the_first_wins(void **state UNUSED)
{
	struct fcgx_memory m;
	struct slice v;

	begin(&m, "GET", "/x?Api-Version=1&api-version=2&empty",
	    SLICE(""));
	assert_true(http_query(&req, "api-version", &v));
	assert_slice(v, "1");
	assert_true(http_query(&req, "EMPTY", &v));
	assert_slice(v, "");
	assert_false(http_query(&req, "api", &v));
	assert_false(http_query(&req, "api-version-2", &v));
	assert_slice(v, "");
	assert_slice(req.path, "/x");
	end(&m);
}

static void
without_a_query_nothing_is_allocated(void **state UNUSED)
{
	struct fcgx_memory m;

	begin(&m, "GET", "/x", SLICE(""));
	assert_null(req.query_text);
	assert_int_equal(req.n_query, 0);
	end(&m);
}

static void
headers_are_found_by_their_http_name(void **state UNUSED)
{
	char longest[80];
	struct fcgx_memory m;

	fcgx_memory_init(&m, "GET", "/", SLICE(""));
	fcgx_memory_parameter(&m, "HTTP_OPERATION_ID", "abc");
	fcgx_memory_parameter(&m, "CONTENT_TYPE", "text/plain");
	assert_int_equal(http_request_begin(&req, &m.fcgx), ST_OK);
	assert_slice(http_header(&req, "operation-id"), "abc");
	assert_slice(http_header(&req, "Operation-Id"), "abc");
	assert_slice(http_header(&req, "Content-Type"), "text/plain");
	assert_slice(http_header(&req, "content-length"), "0");
	assert_slice(http_header(&req, "Operation"), "");
	memset(longest, 'a', sizeof(longest));
	longest[sizeof(longest) - 1] = '\0';
	assert_slice(http_header(&req, longest), "");
	end(&m);
}

static void
the_body_is_read_whole(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(5);
	struct fcgx_memory m;

	begin(&m, "POST", "/", SLICE("a\0b\xff" "c"));
	assert_int_equal(req.content_length, 5);
	assert_int_equal(http_read_body(&req, &sb), ST_OK);
	assert_int_equal(sb.len, 5);
	assert_memory_equal(sb.p, "a\0b\xff" "c", 5);
	strbuf_clear(&sb);
	end(&m);
}

static void
a_body_over_the_limit_is_not_read(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(4);
	struct fcgx_memory m;

	begin(&m, "POST", "/", SLICE("12345"));
	assert_int_equal(http_read_body(&req, &sb), ST_TOOBIG);
	assert_ptr_equal(m.in.rdNext, m.body);
	strbuf_clear(&sb);
	end(&m);
}

static void
a_short_body_is_noticed(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(100);
	struct fcgx_memory m;

	begin(&m, "POST", "/", SLICE("12345"));
	req.content_length = 6;
	assert_int_equal(http_read_body(&req, &sb), ST_CLOSED);
	strbuf_clear(&sb);
	end(&m);
}

static void
the_body_is_read_in_pieces(void **state UNUSED)
{
	struct fcgx_memory m;
	char buf[4];
	int64_t left;
	size_t n;

	begin(&m, "POST", "/", SLICE("a\0b\xff" "cd"));
	left = req.content_length;
	assert_int_equal(http_read_some(&req, &left, buf, 4, &n), ST_OK);
	assert_int_equal(n, 4);
	assert_memory_equal(buf, "a\0b\xff", 4);
	assert_int_equal(left, 2);
	assert_int_equal(http_read_some(&req, &left, buf, 4, &n), ST_OK);
	assert_int_equal(n, 2);
	assert_memory_equal(buf, "cd", 2);
	assert_int_equal(left, 0);
	assert_int_equal(http_read_some(&req, &left, buf, 4, &n), ST_OK);
	assert_int_equal(n, 0);
	end(&m);
}

static void
a_piece_that_does_not_come_is_noticed(void **state UNUSED)
{
	struct fcgx_memory m;
	char buf[4];
	int64_t left = 6;
	size_t n;

	begin(&m, "POST", "/", SLICE("12345"));
	assert_int_equal(http_read_some(&req, &left, buf, 4, &n), ST_OK);
	assert_int_equal(http_read_some(&req, &left, buf, 4, &n), ST_CLOSED);
	assert_int_equal(n, 0);
	end(&m);
}

static void
no_or_a_strange_length_is_no_body(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT(100);
	struct fcgx_memory m = { .n = 0 };

	m.fcgx.envp = m.envp;
	assert_int_equal(http_request_begin(&req, &m.fcgx), ST_OK);
	assert_int_equal(req.content_length, 0);
	assert_int_equal(http_read_body(&req, &sb), ST_OK);
	assert_int_equal(sb.len, 0);
	http_request_end(&req);
	fcgx_memory_parameter(&m, "CONTENT_LENGTH", "-5");
	assert_int_equal(http_request_begin(&req, &m.fcgx), ST_OK);
	assert_int_equal(req.content_length, 0);
	strbuf_clear(&sb);
	end(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(methods_are_known_by_name),
		cmocka_unit_test(the_path_is_script_name_and_path_info),
		cmocka_unit_test(one_trailing_slash_is_removed),
		cmocka_unit_test(query_names_have_no_case_and_the_first_wins),
		cmocka_unit_test(without_a_query_nothing_is_allocated),
		cmocka_unit_test(headers_are_found_by_their_http_name),
		cmocka_unit_test(the_body_is_read_whole),
		cmocka_unit_test(a_body_over_the_limit_is_not_read),
		cmocka_unit_test(a_short_body_is_noticed),
		cmocka_unit_test(the_body_is_read_in_pieces),
		cmocka_unit_test(a_piece_that_does_not_come_is_noticed),
		cmocka_unit_test(no_or_a_strange_length_is_no_body),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
