#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/base64.h"
#include "base/compiler.h"

static const struct {
	struct slice	text;
	struct slice	bytes;
} good[] = {
	{ { "", 0 }, { "", 0 } },
	{ { NULL, 0 }, { "", 0 } },
	{ { "Zg==", 4 }, { "f", 1 } },		/* RFC 4648 section 10 */
	{ { "Zm8=", 4 }, { "fo", 2 } },
	{ { "Zm9v", 4 }, { "foo", 3 } },
	{ { "Zm9vYg==", 8 }, { "foob", 4 } },
	{ { "Zm9vYmE=", 8 }, { "fooba", 5 } },
	{ { "Zm9vYmFy", 8 }, { "foobar", 6 } },
	{ { "Zg", 2 }, { "f", 1 } },		/* without padding */
	{ { "Zm9vYmE", 7 }, { "fooba", 5 } },
	{ { "++//", 4 }, { "\xFB\xEF\xFF", 3 } },
	{ { "--__", 4 }, { "\xFB\xEF\xFF", 3 } },	/* URL alphabet */
	{ { "-_8=", 4 }, { "\xFB\xFF", 2 } },
	{ { "-_8", 3 }, { "\xFB\xFF", 2 } },
	{ { " Zm\r\n9v\tYg =\v= \n", 16 }, { "foob", 4 } },
	{ { "\n", 1 }, { "", 0 } },
	{ { "AAAA", 4 }, { "\0\0\0", 3 } },
};

static const struct slice bad[] = {
	{ "Z", 1 }, { "Zg=", 3 }, { "Zg===", 5 }, { "Zg==Zg==", 8 },
	{ "====", 4 }, { "=", 1 }, { "Zm9v=", 5 }, { "Z===", 4 },
	{ "Zm9v!", 5 }, { "+-aa", 4 }, { "Zm\xC3\xA9", 4 },
	{ "Zm9v\0", 5 }, { "Zg\0==", 5 }, { "\0Zm9v", 5 },
	{ "Zh==", 4 },			/* bits left over */
};

static void
both_alphabets_decode_padded_or_not(void **state UNUSED)
{
	char *out;
	size_t len, i;

	for (i = 0; i < NELEM(good); i++) {
		assert_int_equal(base64_decode(good[i].text, &out, &len),
		    ST_OK);
		assert_int_equal(len, good[i].bytes.len);
		assert_memory_equal(out, good[i].bytes.p, len);
		assert_int_equal(out[len], '\0');
		free(out);
	}
}

static void
anything_else_is_refused(void **state UNUSED)
{
	char *out;
	size_t len, i;

	for (i = 0; i < NELEM(bad); i++) {
		assert_int_equal(base64_decode(bad[i], &out, &len), ST_FORMAT);
		assert_null(out);
		assert_int_equal(len, 0);
	}
}

static void
bytes_beyond_the_slice_do_not_count(void **state UNUSED)
{
	char *out;
	size_t len;

	assert_int_equal(base64_decode(slice_make("Zm9v!!", 4), &out, &len),
	    ST_OK);
	assert_string_equal(out, "foo");
	free(out);
}

static void
code_in_base64_looks_like_it(void **state UNUSED)
{
	assert_true(base64_looks_like(SLICE("cHJpbnQoMSk=")));
	assert_true(base64_looks_like(SLICE("cHJpbnQoMSkK")));
	assert_true(base64_looks_like(SLICE("YQkKDWI=")));	/* \t \n \r */
	assert_true(base64_looks_like(SLICE("w6nmvKI=")));	/* not ASCII */
}

static void
ordinary_code_does_not_look_like_base64(void **state UNUSED)
{
	static const char *const plain[] = {
		"", "1111", "continue", "print(1)", "abcd", "import os",
		"cHJpbnQoMSk",		/* padding missing */
		"cHJpbnQo\nMSk=",	/* white space */
		"cHJp bnQoMSk",
		"cHJpbnQoMS--",		/* URL alphabet */
		"cHJpbnQoMQ==cHJpbnQoMQ==",
		"AAAAAAAA",		/* NULs */
		"YWJjZAhl",		/* a backspace */
		"YWJjfw==",		/* DEL */
		"////////",		/* no UTF-8 */
	};
	size_t i;

	for (i = 0; i < NELEM(plain); i++)
		assert_false(base64_looks_like(slice_str(plain[i])));
	assert_false(base64_looks_like(slice_make("cHJpbnQ\0", 8)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_alphabets_decode_padded_or_not),
		cmocka_unit_test(anything_else_is_refused),
		cmocka_unit_test(bytes_beyond_the_slice_do_not_count),
		cmocka_unit_test(code_in_base64_looks_like_it),
		cmocka_unit_test(ordinary_code_does_not_look_like_base64),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
