#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "http/routes.h"

static void
handler(struct api *api UNUSED, const struct http_request *req UNUSED,
    struct http_reply *reply UNUSED)
{
}

static const struct route routes[] = {
	{ "/", METHOD(HTTP_GET), handler },
	{ "/a", METHOD(HTTP_GET) | METHOD(HTTP_PUT), handler },
	{ "/a", METHOD(HTTP_DELETE), handler },
	{ "/a/b", METHOD(HTTP_POST), handler },
	{ "/f", METHOD(HTTP_GET), handler },
	{ "/f/up", METHOD(HTTP_POST), handler },
	{ "/f/*", METHOD(HTTP_GET), handler },
	{ "/f/*", METHOD(HTTP_DELETE), handler },
};

static const struct route *found;
static unsigned allowed;

static enum route_match
look_up(const char *path, enum http_method method)
{
	return route_find(routes, NELEM(routes), slice_str(path), method,
	    &found, &allowed);
}

static void
path_and_method_find_the_entry(void **state UNUSED)
{
	assert_int_equal(look_up("/", HTTP_GET), ROUTE_FOUND);
	assert_ptr_equal(found, &routes[0]);
	assert_int_equal(look_up("/a", HTTP_PUT), ROUTE_FOUND);
	assert_ptr_equal(found, &routes[1]);
	assert_int_equal(look_up("/a", HTTP_DELETE), ROUTE_FOUND);
	assert_ptr_equal(found, &routes[2]);
	assert_int_equal(look_up("/a/b", HTTP_POST), ROUTE_FOUND);
	assert_ptr_equal(found, &routes[3]);
}

static void
head_is_admitted_where_get_is(void **state UNUSED)
{
	assert_int_equal(look_up("/a", HTTP_HEAD), ROUTE_FOUND);
	assert_ptr_equal(found, &routes[1]);
	assert_int_equal(look_up("/a/b", HTTP_HEAD), ROUTE_NO_METHOD);
}

static void
paths_are_compared_byte_by_byte(void **state UNUSED)
{
	static const char *const unknown[] = {
		"", "/A", "/a/", "/a/b/c", "/ab", "a", "//a"
	};
	size_t i;

	for (i = 0; i < NELEM(unknown); i++) {
		assert_int_equal(look_up(unknown[i], HTTP_GET),
		    ROUTE_NO_PATH);
		assert_null(found);
	}
}

static void
a_star_matches_everything_below(void **state UNUSED)
{
	static const char *const below[] = { "/f/x", "/f/x/y/z", "/f/*",
		"/f//", "/f/up/x", "/f/ ", "/f/up" };
	size_t i;

	for (i = 0; i < NELEM(below); i++) {
		assert_int_equal(look_up(below[i], HTTP_GET), ROUTE_FOUND);
		assert_ptr_equal(found, &routes[6]);
	}
	assert_int_equal(look_up("/f/x", HTTP_DELETE), ROUTE_FOUND);
	assert_ptr_equal(found, &routes[7]);
	assert_int_equal(look_up("/f/up", HTTP_POST), ROUTE_FOUND);
	assert_ptr_equal(found, &routes[5]);
	assert_int_equal(look_up("/f", HTTP_GET), ROUTE_FOUND);
	assert_ptr_equal(found, &routes[4]);
}

static void
a_star_does_not_match_what_is_not_below(void **state UNUSED)
{
	assert_int_equal(look_up("/f/", HTTP_GET), ROUTE_NO_PATH);
	assert_int_equal(look_up("/fx", HTTP_GET), ROUTE_NO_PATH);
	assert_int_equal(look_up("/g/x", HTTP_GET), ROUTE_NO_PATH);
	assert_int_equal(look_up("/f", HTTP_DELETE), ROUTE_NO_METHOD);
	assert_int_equal(look_up("/f/x", HTTP_POST), ROUTE_NO_METHOD);
	assert_int_equal(allowed, METHOD(HTTP_GET) | METHOD(HTTP_DELETE));
	assert_int_equal(look_up("/f/up", HTTP_PUT), ROUTE_NO_METHOD);
	assert_int_equal(allowed, METHOD(HTTP_GET) | METHOD(HTTP_POST) |
	    METHOD(HTTP_DELETE));
}

static void
a_wrong_method_names_those_of_all_entries(void **state UNUSED)
{
	assert_int_equal(look_up("/a", HTTP_POST), ROUTE_NO_METHOD);
	assert_null(found);
	assert_int_equal(allowed, METHOD(HTTP_GET) | METHOD(HTTP_PUT) |
	    METHOD(HTTP_DELETE));
	assert_int_equal(look_up("/", HTTP_OPTIONS), ROUTE_NO_METHOD);
	assert_int_equal(look_up("/", HTTP_OTHER), ROUTE_NO_METHOD);
}

static void
allow_lists_methods_in_order_and_head_with_get(void **state UNUSED)
{
	struct http_reply reply;

	http_reply_init(&reply);
	route_allow_header(&reply, METHOD(HTTP_DELETE) | METHOD(HTTP_GET) |
	    METHOD(HTTP_PUT));
	assert_string_equal(strbuf_str(&reply.headers),
	    "Allow: GET, HEAD, PUT, DELETE\r\n");
	http_reply_clear(&reply);
	route_allow_header(&reply, METHOD(HTTP_POST));
	assert_string_equal(strbuf_str(&reply.headers), "Allow: POST\r\n");
	http_reply_clear(&reply);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(path_and_method_find_the_entry),
		cmocka_unit_test(head_is_admitted_where_get_is),
		cmocka_unit_test(paths_are_compared_byte_by_byte),
		cmocka_unit_test(a_star_matches_everything_below),
		cmocka_unit_test(a_star_does_not_match_what_is_not_below),
		cmocka_unit_test(a_wrong_method_names_those_of_all_entries),
		cmocka_unit_test(
		    allow_lists_methods_in_order_and_head_with_get),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
