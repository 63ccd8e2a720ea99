#include "multipart_check.h"

#define HEAD(rest)	"Content-Disposition: form-data; " rest "\r\n"

#define EARLY	"malformed: the body ends before the closing delimiter"
#define FOREIGN	"foreign: the body is not multipart/form-data"

static void
parts_come_in_order_with_name_and_content(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\n" HEAD("name=\"identifier\"") "\r\nabc\r\n"
	    "--B\r\n" HEAD("name=\"file\"; filename=\"a.txt\"")
	    "Content-Type: text/plain\r\n\r\nline\r\nline\r\n\r\n--B--\r\n",
	    "[identifier|-]abc;[file|a.txt]line\r\nline\r\n;end");
}

static void
the_boundary_of_dotnet_is_quoted(void **state UNUSED)
{
	const char body[] = "--a b;c\r\n" HEAD("name=file") "\r\nx\r\n"
	    "--a b;c--\r\n";

	assert_form("multipart/form-data; boundary=\"a b;c\"", body,
	    "[file|-]x;end");
	assert_form("Multipart/Form-Data;charset=utf-8; Boundary=\"a b;c\"",
	    body, "[file|-]x;end");
}

static void
an_unquoted_boundary_may_have_any_character(void **state UNUSED)
{
	assert_form("multipart/form-data; boundary=----=_Part_1:2/3?4 ; x=y",
	    "------=_Part_1:2/3?4\r\n" HEAD("name=file") "\r\nx\r\n"
	    "------=_Part_1:2/3?4--", "[file|-]x;end");
}

static void
a_part_needs_no_header_and_no_content_type(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\n\r\nx\r\n--B\r\n" HEAD("name=file")
	    "\r\ny\r\n--B--", "[|-]x;[file|-]y;end");
}

static void
a_part_may_have_any_type(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\n" HEAD("name=file; filename=a.csv")
	    "Content-Type: application/json\r\n"
	    "Content-Transfer-Encoding: binary\r\nContent-Length: 99\r\n"
	    "\r\nx\r\n--B--\r\n", "[file|a.csv]x;end");
}

static void
a_part_can_be_empty(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\n" HEAD("name=file") "\r\n\r\n--B--",
	    "[file|-];end");
	/* RFC 2046: the line end may belong to the delimiter alone */
	assert_form(TYPE, "--B\r\n" HEAD("name=file") "\r\n--B--",
	    "[file|-];end");
	assert_form(TYPE, "--B\r\n\r\n--B--", "[|-];end");
}

static void
a_boundary_may_begin_with_dashes(void **state UNUSED)
{
	assert_form("multipart/form-data; boundary=--B", "----B\r\n"
	    HEAD("name=file") "\r\n--B\r\n\r\n----B--\r\n",
	    "[file|-]--B\r\n;end");
	assert_form("multipart/form-data; boundary=------WebKitFormBoundaryA",
	    "--------WebKitFormBoundaryA\r\n" HEAD("name=file") "\r\nx\r\n"
	    "--------WebKitFormBoundaryA--\r\n", "[file|-]x;end");
}

static void
what_only_looks_like_a_delimiter_is_content(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\n\r\n--Bx\r\n--A\r\n-\r\r\n\r\n-B\r\n--"
	    "\r\n--B-\r\n--B-x\n--B\r\r\n--b\r\n\r\n--B--",
	    "[|-]--Bx\r\n--A\r\n-\r\r\n\r\n-B\r\n--"
	    "\r\n--B-\r\n--B-x\n--B\r\r\n--b\r\n;end");
}

static void
line_ends_in_the_content_are_kept(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\n\r\n\r\n\r\n\r\n\r\n--B\r\n\r\n\r\r\n--B"
	    "\r\n\r\n\n\r\n--B--",
	    "[|-]\r\n\r\n\r\n;[|-]\r;[|-]\n;end");
}

static void
nul_and_all_other_bytes_are_content(void **state UNUSED)
{
	struct strbuf body = STRBUF_INIT(1000);
	struct multipart *form = multipart_new(SLICE(TYPE));
	struct slice data;
	int c;

	strbuf_puts(&body, "--B\r\n\r\n");
	for (c = 0; c < 256; c++)
		strbuf_putc(&body, (char)c);
	strbuf_puts(&body, "\r\n--B--");
	multipart_feed(form, strbuf_slice(&body));
	assert_int_equal(multipart_next(form, &data), MULTIPART_PART);
	assert_int_equal(multipart_next(form, &data), MULTIPART_DATA);
	assert_int_equal(data.len, 256);
	assert_ptr_equal(data.p, body.p + 7);	/* not a copy */
	assert_int_equal(multipart_next(form, &data), MULTIPART_PART_END);
	assert_int_equal(multipart_next(form, &data), MULTIPART_END);
	assert_int_equal(multipart_next(form, &data), MULTIPART_MORE);
	multipart_free(form);
	strbuf_clear(&body);
}

static void
preamble_and_epilogue_are_ignored(void **state UNUSED)
{
	assert_form(TYPE, "to\r\n--X\r\nold readers: --B\r\n-\r\n--B\r\n\r\n"
	    "x\r\n--B--\r\n--B\r\n\r\ny\r\n--B--\r\nbye", "[|-]x;end");
	assert_form(TYPE, "\r\n--B\r\n\r\nx\r\n--B--", "[|-]x;end");
}

static void
white_space_may_follow_a_delimiter(void **state UNUSED)
{
	assert_form(TYPE, "--B \t\r\n\r\nx\r\n--B \r\n\r\ny\r\n--B-- \r\n",
	    "[|-]x;[|-]y;end");
}

static void
the_last_line_end_may_be_missing(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\n\r\nx\r\n--B--", "[|-]x;end");
}

static void
a_form_can_have_no_part(void **state UNUSED)
{
	assert_form(TYPE, "--B--\r\n", "end");
	assert_form(TYPE, "\r\n--B--", "end");
}

static void
a_body_with_bare_line_feeds_is_read_by_them(void **state UNUSED)
{
	assert_form(TYPE, "--B\nContent-Disposition: form-data; name=file\n\n"
	    "x\r\n--B\n\ny\n\n--B--\n", "[file|-]x\r;[|-]y\n;end");
	/* the first delimiter decides, so that this is content */
	assert_form(TYPE, "--B\r\n\r\nx\n--B\n\r\n--B--", "[|-]x\n--B\n;end");
	assert_form(TYPE, "--B\r\n\r\nx\r\n--B\n\ny\r\n--B--",
	    "[|-]x;[|-]y;end");
}

static void
a_wrong_label_is_seen_through(void **state UNUSED)
{
	const char body[] = "--c0ffee\r\n" HEAD("name=file; filename=a")
	    "Content-Type: x/y\r\n\r\n{}\r\n--c0ffee--\r\n";
	const char second[] = "--c0ffee\nX: y\nContent-Disposition: form-data;"
	    "name=file\n\n{}\n--c0ffee\n\nx\n--c0ffee--\n";

	assert_form("application/json", body, "[file|a]{};end");
	assert_form("", body, "[file|a]{};end");
	assert_form("multipart/form-data", body, "[file|a]{};end");
	assert_form("application/json", second, "[file|-]{};[|-]x;end");
}

static void
another_body_is_foreign(void **state UNUSED)
{
	char line[300];

	assert_form("application/json", "{\"a\":1}", FOREIGN);
	assert_form("application/json", "{\"a\":1}\r\n", FOREIGN);
	assert_form("application/json", "", FOREIGN);
	assert_form("", "--\r\n" HEAD("name=file") "\r\n\r\n----", FOREIGN);
	assert_form("", "--B", FOREIGN);
	assert_form("", "-- a comment\r\n\r\nselect 1\r\n", FOREIGN);
	assert_form("", "--B\r\nContent-Disposition: attachment\r\n\r\nx",
	    FOREIGN);
	assert_form(TYPE, "", FOREIGN);
	assert_form(TYPE, "--C\r\n\r\nx\r\n--C--", FOREIGN);
	memset(line, '-', sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	assert_form("", line, FOREIGN);
}

static void
a_body_that_ends_early_is_malformed(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\n" HEAD("name=file"), EARLY);
	assert_form(TYPE, "--B\r\n" HEAD("name=file") "\r\n",
	    "[file|-]!" EARLY);
	assert_form(TYPE, "--B\r\n\r\nx\r\n--B", "[|-]x!" EARLY);
	assert_form(TYPE, "--B\r\n\r\nx\r\n--B-", "[|-]x!" EARLY);
	assert_form(TYPE, "--B\r\n\r\nx\r\n", "[|-]x!" EARLY);
	assert_form(TYPE, "--B\r\n\r\nx\r\n--B\r\n", "[|-]x;" EARLY);
	assert_form(TYPE, "--B", FOREIGN);
	assert_form(TYPE, "--B\r", EARLY);
}

static void
text_after_a_delimiter_is_malformed(void **state UNUSED)
{
	static const char why[] =
	    "malformed: a delimiter is not alone on its line";

	assert_form(TYPE, "--B \rx\r\n\r\nx\r\n--B--", why);
	assert_form(TYPE, "--B x\r\n\r\nx\r\n--B--", why);
}

/* A part with headers of this length, with the blank line. */
static void
assert_headers(size_t len, const char *expected)
{
	struct strbuf body = STRBUF_INIT(20000);
	size_t i;

	strbuf_puts(&body, "--B\r\nX:");
	for (i = 0; i < len - 6; i++)
		strbuf_putc(&body, 'h');
	strbuf_puts(&body, "\r\n\r\nx\r\n--B--");
	assert_bytes(TYPE, strbuf_slice(&body), expected);
	strbuf_clear(&body);
}

static void
headers_have_a_limit(void **state UNUSED)
{
	assert_headers(MULTIPART_HEADERS_MAX, "[|-]x;end");
	assert_headers(MULTIPART_HEADERS_MAX + 1,
	    "malformed: the headers of a part are too long");
}

static void
assert_parts(size_t n, bool good)
{
	struct strbuf body = STRBUF_INIT(20000);
	char *text;
	size_t i;

	for (i = 0; i < n; i++)
		strbuf_puts(&body, "--B\r\n\r\n\r\n");
	strbuf_puts(&body, "--B--");
	text = multipart_case_parse(SLICE(TYPE), strbuf_slice(&body), whole,
	    NULL);
	assert_int_equal(slice_ends(slice_str(text), SLICE("end")), good);
	assert_int_equal(slice_ends(slice_str(text),
	    SLICE("malformed: there are too many parts")), !good);
	free(text);
	strbuf_clear(&body);
}

static void
the_number_of_parts_has_a_limit(void **state UNUSED)
{
	assert_parts(MULTIPART_PARTS_MAX, true);
	assert_parts(MULTIPART_PARTS_MAX + 1, false);
}

static void
assert_boundary(size_t len, const char *expected)
{
	char type[400] = "multipart/form-data; boundary=", body[1000];
	char boundary[300];

	memset(boundary, 'b', len);
	boundary[len] = '\0';
	(void)strncat(type, boundary, sizeof(type) - strlen(type) - 1);
	(void)snprintf(body, sizeof(body), "--%s\r\n\r\nx\r\n--%s--",
	    boundary, boundary);
	assert_form(type, body, expected);
	(void)snprintf(body, sizeof(body), "--%s\r\n"
	    "Content-Disposition: form-data\r\n\r\nx\r\n--%s--",
	    boundary, boundary);
	assert_form("", body, expected);
}

static void
a_boundary_has_a_limit(void **state UNUSED)
{
	assert_boundary(MULTIPART_BOUNDARY_MAX, "[|-]x;end");
	assert_boundary(MULTIPART_BOUNDARY_MAX + 1, FOREIGN);
}

static void
what_is_malformed_stays_so(void **state UNUSED)
{
	struct multipart *form = multipart_new(SLICE(TYPE));
	struct slice data;

	multipart_feed(form, SLICE("--B x"));
	assert_int_equal(multipart_next(form, &data), MULTIPART_MALFORMED);
	assert_int_equal(multipart_next(form, &data), MULTIPART_MALFORMED);
	multipart_feed(form, SLICE("\r\n--B\r\n\r\nx\r\n--B--"));
	assert_int_equal(multipart_next(form, &data), MULTIPART_MALFORMED);
	assert_true(data.len > 0);
	multipart_feed(form, SLICE(""));
	assert_int_equal(multipart_next(form, &data), MULTIPART_MALFORMED);
	assert_false(multipart_is_foreign(form));
	multipart_free(form);
	multipart_free(NULL);
}

/* Content of the bytes that delimiters are made of. */
static void
any_content_comes_back_whatever_the_pieces(void **state UNUSED)
{
	static const char alphabet[] = { '\r', '\n', '-', 'B', 'x', ' ' };
	uint64_t seed = 20261122;
	struct strbuf body = STRBUF_INIT(2000), want = STRBUF_INIT(2000);
	int round, i;

	for (round = 0; round < 500; round++) {
		strbuf_puts(&body, "--BxB\r\n\r\n");
		strbuf_puts(&want, "[|-]");
		for (i = 0; i < 60; i++) {
			char c = alphabet[next_random(&seed) %
			    NELEM(alphabet)];

			strbuf_putc(&body, c);
			strbuf_putc(&want, c);
		}
		strbuf_puts(&body, "\r\n--BxB--");
		strbuf_puts(&want, ";end");
		if (memmem(strbuf_str(&body) + 8, 66, "\n--BxB", 6) == NULL)
			assert_bytes("multipart/x; boundary=BxB",
			    strbuf_slice(&body), strbuf_str(&want));
		strbuf_clear(&body);
		strbuf_clear(&want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_come_in_order_with_name_and_content),
		cmocka_unit_test(the_boundary_of_dotnet_is_quoted),
		cmocka_unit_test(an_unquoted_boundary_may_have_any_character),
		cmocka_unit_test(a_part_needs_no_header_and_no_content_type),
		cmocka_unit_test(a_part_may_have_any_type),
		cmocka_unit_test(a_part_can_be_empty),
		cmocka_unit_test(a_boundary_may_begin_with_dashes),
		cmocka_unit_test(what_only_looks_like_a_delimiter_is_content),
		cmocka_unit_test(line_ends_in_the_content_are_kept),
		cmocka_unit_test(nul_and_all_other_bytes_are_content),
		cmocka_unit_test(preamble_and_epilogue_are_ignored),
		cmocka_unit_test(white_space_may_follow_a_delimiter),
		cmocka_unit_test(the_last_line_end_may_be_missing),
		cmocka_unit_test(a_form_can_have_no_part),
		cmocka_unit_test(a_body_with_bare_line_feeds_is_read_by_them),
		cmocka_unit_test(a_wrong_label_is_seen_through),
		cmocka_unit_test(another_body_is_foreign),
		cmocka_unit_test(a_body_that_ends_early_is_malformed),
		cmocka_unit_test(text_after_a_delimiter_is_malformed),
		cmocka_unit_test(headers_have_a_limit),
		cmocka_unit_test(the_number_of_parts_has_a_limit),
		cmocka_unit_test(a_boundary_has_a_limit),
		cmocka_unit_test(what_is_malformed_stays_so),
		cmocka_unit_test(any_content_comes_back_whatever_the_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
