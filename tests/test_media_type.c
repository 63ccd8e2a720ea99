#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "files/media_type.h"

static void
assert_type(const char *name, const char *type)
{
	assert_string_equal(media_type_of(slice_str(name)), type);
}

static void
types_of_the_contract_are_known(void **state UNUSED)
{
	assert_type("a.txt", "text/plain; charset=utf-8");
	assert_type("a.log", "text/plain; charset=utf-8");
	assert_type("a.csv", "text/csv; charset=utf-8");
	assert_type("a.md", "text/markdown; charset=utf-8");
	assert_type("a.html", "text/html; charset=utf-8");
	assert_type("a.htm", "text/html; charset=utf-8");
	assert_type("a.css", "text/css; charset=utf-8");
	assert_type("a.js", "text/javascript; charset=utf-8");
	assert_type("a.mjs", "text/javascript; charset=utf-8");
	assert_type("a.py", "text/x-python; charset=utf-8");
	assert_type("a.xml", "text/xml; charset=utf-8");
	assert_type("a.json", "application/json");
	assert_type("a.yaml", "application/yaml");
	assert_type("a.yml", "application/yaml");
	assert_type("a.tsv", "text/tab-separated-values; charset=utf-8");
	assert_type("a.png", "image/png");
	assert_type("a.jpg", "image/jpeg");
	assert_type("a.jpeg", "image/jpeg");
	assert_type("a.gif", "image/gif");
	assert_type("a.svg", "image/svg+xml");
	assert_type("a.webp", "image/webp");
	assert_type("a.pdf", "application/pdf");
	assert_type("a.zip", "application/zip");
	assert_type("a.gz", "application/gzip");
	assert_type("a.wasm", "application/wasm");
	assert_type("a.xlsx", "application/vnd.openxmlformats-officedocument"
	    ".spreadsheetml.sheet");
	assert_type("a.docx", "application/vnd.openxmlformats-officedocument"
	    ".wordprocessingml.document");
	assert_type("a.pptx", "application/vnd.openxmlformats-officedocument"
	    ".presentationml.presentation");
}

static void
the_rest_is_a_stream_of_bytes(void **state UNUSED)
{
	const char *const names[] = { "a.parquet", "a.bin", "a.pkl", "a",
		"", ".", "a.", "txt", "a.tx", "a.txtx", "a.txt " };
	size_t i;

	for (i = 0; i < NELEM(names); i++)
		assert_type(names[i], "application/octet-stream");
	assert_string_equal(media_type_of(slice_make(NULL, 0)),
	    MEDIA_TYPE_UNKNOWN);
}

static void
the_last_dot_counts_and_letter_case_does_not(void **state UNUSED)
{
	assert_type("a.TXT", "text/plain; charset=utf-8");
	assert_type("a.JpEg", "image/jpeg");
	assert_type("a.txt.gz", "application/gzip");
	assert_type("a.gz.txt", "text/plain; charset=utf-8");
	assert_type(".json", "application/json");
}

static void
bytes_after_the_name_do_not_count(void **state UNUSED)
{
	assert_string_equal(media_type_of(slice_make("a.json", 4)),
	    "text/javascript; charset=utf-8");
	assert_string_equal(media_type_of(slice_make("a\0.png", 6)),
	    "image/png");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_of_the_contract_are_known),
		cmocka_unit_test(the_rest_is_a_stream_of_bytes),
		cmocka_unit_test(the_last_dot_counts_and_letter_case_does_not),
		cmocka_unit_test(bytes_after_the_name_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
