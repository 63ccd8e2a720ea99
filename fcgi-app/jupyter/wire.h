/*
 * wire: the frames of one Jupyter message ("The Wire Protocol").  Pure: no
 * sockets, no JSON, no allocation; every slice points into the frames given.
 */
#ifndef JUPYTER_WIRE_H
#define JUPYTER_WIRE_H

#include <stddef.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"

/* Identities or topic, delimiter, signature, four parts, then buffers. */
#define WIRE_MAX_FRAMES		64
#define WIRE_DELIMITER		"<IDS|MSG>"

enum wire_part { WIRE_HEADER, WIRE_PARENT, WIRE_METADATA, WIRE_CONTENT };

struct wire {
	struct slice	part[4];	/* by enum wire_part */
};

/*
 * Find the message in frame[0..n-1] and check its signature.  Frames before
 * the first delimiter (identities, topic) and after the content (buffers) are
 * ignored.  Nothing is parsed before the signature holds.  ST_FORMAT (no
 * delimiter, or frames missing) or ST_SIGNATURE.
 */
enum status	wire_open(const struct slice *frame, size_t n,
		    struct slice key, struct wire *out) MUST_USE;

#endif
