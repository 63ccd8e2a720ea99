#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "jupyter/signature.h"

/* RFC 4231 section 4: a text given, or one byte repeated. */
struct bytes {
	const char	*text;
	char		 byte;
	size_t		 len;
};

static const struct {
	struct bytes	 key;
	struct bytes	 data;
	const char	*hex;
} vectors[] = {
	{ { NULL, '\x0B', 20 }, { "Hi There", 0, 8 },
	  "b0344c61d8db38535ca8afceaf0bf12b"
	  "881dc200c9833da726e9376c2e32cff7" },
	{ { "Jefe", 0, 4 }, { "what do ya want for nothing?", 0, 28 },
	  "5bdcc146bf60754e6a042426089575c7"
	  "5a003f089d2739839dec58b964ec3843" },
	{ { NULL, '\xAA', 20 }, { NULL, '\xDD', 50 },
	  "773ea91e36800e46854db8ebd09181a7"
	  "2959098b3ef8c122d9635514ced565fe" },
	{ { "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F"
	    "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19", 0, 25 },
	  { NULL, '\xCD', 50 },
	  "82558a389a443c0ea4cc819899f2083a"
	  "85f0faa3e578f8077a2e3ff46729665b" },
	{ { NULL, '\xAA', 131 },
	  { "Test Using Larger Than Block-Size Key - Hash Key First", 0, 54 },
	  "60e431591ee0b67f0d8a26aacbf5b77f"
	  "8e0bc6213728c5140546040f0ee37f54" },
	{ { NULL, '\xAA', 131 },
	  { "This is a test using a larger than block-size key and a larger "
	    "than block-size data. The key needs to be hashed before being "
	    "used by the HMAC algorithm.", 0, 152 },
	  "9b09ffa71b942fcb27635fbcd5b0e944"
	  "bfdc63644f0713938a7f51535c3a35e2" },
};

#define KEY	SLICE("secret")
static const struct slice parts[4] = {
	{ "{\"msg_id\":\"1\"}", 14 }, { "{}", 2 }, { "{}", 2 }, { "{}", 2 }
};

static struct slice
fill(char room[200], const struct bytes *bytes)
{
	if (bytes->text != NULL)
		memcpy(room, bytes->text, bytes->len);
	else
		memset(room, bytes->byte, bytes->len);
	return slice_make(room, bytes->len);
}

static void
vectors_of_rfc_4231_hold_however_they_are_split(void **state UNUSED)
{
	char key_room[200], data_room[200], hex[SIGNATURE_HEX_LEN + 1];
	struct slice key, data, part[4] = { { NULL, 0 } };
	size_t i, at;

	for (i = 0; i < NELEM(vectors); i++) {
		key = fill(key_room, &vectors[i].key);
		data = fill(data_room, &vectors[i].data);
		for (at = 0; at <= data.len; at++) {
			part[0] = slice_make(data.p, at);
			part[3] = slice_skip(data, at);
			signature_make(key, part, hex);
			assert_string_equal(hex, vectors[i].hex);
			assert_true(signature_holds(key, part,
			    slice_str(hex)));
		}
	}
}

static void
every_wrong_digit_is_noticed(void **state UNUSED)
{
	char hex[SIGNATURE_HEX_LEN + 1];
	size_t i;

	signature_make(KEY, parts, hex);
	for (i = 0; i < SIGNATURE_HEX_LEN; i++) {
		hex[i] = (char)(hex[i] ^ 1);
		assert_false(signature_holds(KEY, parts, slice_str(hex)));
		hex[i] = (char)(hex[i] ^ 1);
	}
	assert_true(signature_holds(KEY, parts, slice_str(hex)));
}

static void
short_and_long_and_missing_are_refused(void **state UNUSED)
{
	char hex[SIGNATURE_HEX_LEN + 2] = "";
	size_t len;

	signature_make(KEY, parts, hex);
	hex[SIGNATURE_HEX_LEN] = hex[0];
	for (len = 0; len <= SIGNATURE_HEX_LEN + 1; len++)
		assert_int_equal(signature_holds(KEY, parts,
		    slice_make(hex, len)), len == SIGNATURE_HEX_LEN);
	assert_false(signature_holds(KEY, parts, slice_make(NULL, 0)));
}

static void
capital_digits_are_refused(void **state UNUSED)
{
	char hex[SIGNATURE_HEX_LEN + 1];
	size_t i;

	signature_make(KEY, parts, hex);
	for (i = 0; i < SIGNATURE_HEX_LEN; i++)
		if (hex[i] >= 'a')
			hex[i] = (char)(hex[i] - 'a' + 'A');
	assert_false(signature_holds(KEY, parts, slice_str(hex)));
}

static void
another_key_gives_another_signature(void **state UNUSED)
{
	char hex[SIGNATURE_HEX_LEN + 1];

	signature_make(SLICE("secreT"), parts, hex);
	assert_false(signature_holds(KEY, parts, slice_str(hex)));
}

static void
every_part_is_signed(void **state UNUSED)
{
	struct slice changed[4];
	char hex[SIGNATURE_HEX_LEN + 1];
	size_t i;

	signature_make(KEY, parts, hex);
	for (i = 0; i < NELEM(changed); i++) {
		memcpy(changed, parts, sizeof(changed));
		changed[i] = SLICE("[]");
		assert_false(signature_holds(KEY, changed, slice_str(hex)));
	}
}

static void
without_a_key_nothing_is_signed(void **state UNUSED)
{
	char hex[SIGNATURE_HEX_LEN + 1] = "x";
	struct slice none = slice_make(NULL, 0);

	signature_make(none, parts, hex);
	assert_string_equal(hex, "");
	assert_true(signature_holds(none, parts, none));
	assert_true(signature_holds(none, parts, SLICE("anything")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    vectors_of_rfc_4231_hold_however_they_are_split),
		cmocka_unit_test(every_wrong_digit_is_noticed),
		cmocka_unit_test(short_and_long_and_missing_are_refused),
		cmocka_unit_test(capital_digits_are_refused),
		cmocka_unit_test(another_key_gives_another_signature),
		cmocka_unit_test(every_part_is_signed),
		cmocka_unit_test(without_a_key_nothing_is_signed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
