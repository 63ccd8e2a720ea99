/* The names in the headers of a part, as clients write them. */
#include "multipart_check.h"

/* A part with this Content-Disposition (its parameters) and no content. */
static void
assert_disposition(const char *parameters, const char *expected)
{
	char body[1000];

	(void)snprintf(body, sizeof(body), "--B\r\n"
	    "Content-Disposition: form-data%s\r\n\r\n\r\n--B--\r\n",
	    parameters);
	assert_form(TYPE, body, expected);
}

static void
parameters_of_dotnet_are_not_quoted(void **state UNUSED)
{
	assert_disposition("; name=file; filename=test.txt; "
	    "filename*=utf-8''test.txt", "[file|test.txt];end");
	assert_disposition(";name=file;filename=a b.txt ",
	    "[file|a b.txt];end");
}

static void
an_extended_filename_is_preferred(void **state UNUSED)
{
	assert_disposition("; name=\"file\"; filename=\"x\"; "
	    "filename*=UTF-8''%e4%bd%a0.txt",
	    "[file|%e4%bd%a0.txt];end");
	assert_disposition("; name=\"file\"; filename*=utf-8'en'a%20b; "
	    "filename=\"x\"", "[file|a%20b];end");
	assert_disposition("; name=\"file\"; filename*=utf-8''a",
	    "[file|a];end");
}

static void
an_extended_filename_in_another_charset_is_none(void **state UNUSED)
{
	assert_disposition("; name=file; filename*=iso-8859-1''%e4; "
	    "filename=a", "[file|a];end");
	assert_disposition("; name=file; filename*=utf-8''", "[file|];end");
	assert_disposition("; name=file; filename*=utf-8", "[file|-];end");
	assert_disposition("; name=file; filename*=utf-8'x", "[file|-];end");
}

static void
raw_utf8_in_a_filename_is_kept(void **state UNUSED)
{
	assert_disposition("; name=\"file\"; filename=\"\xe4\xbd\xa0 "
	    "\xc3\xa4.txt\"", "[file|\xe4\xbd\xa0 \xc3\xa4.txt];end");
}

static void
quotes_can_be_escaped_with_a_backslash(void **state UNUSED)
{
	assert_disposition("; name=\"file\"; filename=\"a\\\"b\\\\c\"",
	    "[file|a\"b\\c];end");
}

static void
a_windows_path_keeps_its_backslashes(void **state UNUSED)
{
	assert_disposition("; name=\"file\"; filename=\"C:\\new\\a.txt\"",
	    "[file|C:\\new\\a.txt];end");
}

static void
separators_inside_quotes_are_text(void **state UNUSED)
{
	assert_disposition("; filename=\"a;name=b\"; name=\"file\"",
	    "[file|a;name=b];end");
}

static void
an_unclosed_quote_ends_with_the_header(void **state UNUSED)
{
	assert_disposition("; name=file; filename=\"abc",
	    "[file|abc];end");
	assert_disposition("; name=file; filename=\"", "[file|];end");
}

static void
an_empty_filename_is_not_a_missing_one(void **state UNUSED)
{
	assert_disposition("; name=\"file\"; filename=\"\"", "[file|];end");
	assert_disposition("; name=\"file\"", "[file|-];end");
	assert_disposition("; name=\"file\"; filename=", "[file|];end");
	assert_disposition("; name=\"file\"; filename", "[file|-];end");
}

static void
the_first_of_equal_parameters_counts(void **state UNUSED)
{
	assert_disposition("; name=a; name=b; filename=c; filename=d",
	    "[a|c];end");
}

static void
names_of_headers_and_parameters_have_no_case(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\nCONTENT-TYPE: x\r\n"
	    "content-disposition:FORM-DATA; NAME=file; FileName=a\r\n\r\n"
	    "x\r\n--B--", "[file|a]x;end");
}

static void
a_header_can_go_on_in_the_next_line(void **state UNUSED)
{
	assert_form(TYPE, "--B\r\nContent-Disposition: form-data;\r\n"
	    " name=file;\r\n\tfilename=a\r\nX: y\r\n\r\nx\r\n--B--",
	    "[file|a]x;end");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parameters_of_dotnet_are_not_quoted),
		cmocka_unit_test(an_extended_filename_is_preferred),
		cmocka_unit_test(
		    an_extended_filename_in_another_charset_is_none),
		cmocka_unit_test(raw_utf8_in_a_filename_is_kept),
		cmocka_unit_test(quotes_can_be_escaped_with_a_backslash),
		cmocka_unit_test(a_windows_path_keeps_its_backslashes),
		cmocka_unit_test(separators_inside_quotes_are_text),
		cmocka_unit_test(an_unclosed_quote_ends_with_the_header),
		cmocka_unit_test(an_empty_filename_is_not_a_missing_one),
		cmocka_unit_test(the_first_of_equal_parameters_counts),
		cmocka_unit_test(names_of_headers_and_parameters_have_no_case),
		cmocka_unit_test(a_header_can_go_on_in_the_next_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
