/*
 * fuzz_wire: the input is a key and frames, with a line feed between.  Once as
 * they are, and once with the signature that they should have.
 */
#include "fuzz.h"
#include "jupyter/signature.h"
#include "jupyter/wire.h"

static size_t
delimiter_of(const struct slice *frame, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (slice_is(frame[i], WIRE_DELIMITER))
			break;
	return i;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
	struct slice frame[WIRE_MAX_FRAMES] = { { NULL, 0 } };
	struct slice input = fuzz_input(p, len);
	struct slice key = fuzz_next(&input, SLICE("\n"));
	char hex[SIGNATURE_HEX_LEN + 1];
	struct wire wire;
	enum status st;
	size_t n = 0, at, i;

	while (input.len > 0 && n < WIRE_MAX_FRAMES)
		frame[n++] = fuzz_next(&input, SLICE("\n"));
	at = delimiter_of(frame, n);
	st = wire_open(frame, n, key, &wire);
	CHECK((st == ST_FORMAT) == (n - at < 6));
	if (st == ST_FORMAT)
		return 0;
	signature_make(key, frame + at + 2, hex);
	CHECK((st == ST_OK) == (key.len == 0 || slice_is(frame[at + 1], hex)));

	frame[at + 1] = slice_str(hex);
	CHECK(wire_open(frame, n, key, &wire) == ST_OK);
	for (i = 0; i < 4; i++)
		CHECK(wire.part[i].p == frame[at + 2 + i].p &&
		    wire.part[i].len == frame[at + 2 + i].len);
	hex[len % SIGNATURE_HEX_LEN] ^= 1;
	CHECK(key.len == 0 ||
	    wire_open(frame, n, key, &wire) == ST_SIGNATURE);
	return 0;
}
