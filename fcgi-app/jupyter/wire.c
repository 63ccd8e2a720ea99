#include "jupyter/signature.h"
#include "jupyter/wire.h"

#define N_AFTER_DELIMITER	5	/* signature and the four parts */

enum status
wire_open(const struct slice *frame, size_t n, struct slice key,
    struct wire *out)
{
	const struct slice *part;
	size_t i;

	*out = (struct wire){ 0 };
	for (i = 0; i < n; i++)
		if (slice_is(frame[i], WIRE_DELIMITER))
			break;
	if (i == n || n - i - 1 < N_AFTER_DELIMITER)
		return ST_FORMAT;
	part = frame + i + 2;
	if (!signature_holds(key, part, frame[i + 1]))
		return ST_SIGNATURE;
	memcpy(out->part, part, sizeof(out->part));
	return ST_OK;
}
