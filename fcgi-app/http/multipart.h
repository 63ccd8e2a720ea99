/*
 * multipart: multipart/form-data (RFC 7578, RFC 2046 section 5.1.1) with the
 * quirks of API contract 10.5.  Pure: it is fed pieces of any size and gives
 * events; data is never copied, only a delimiter that may be cut by the end of
 * a piece is held back.
 */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"

/* The limits of one body; above them it is malformed. */
#define MULTIPART_BOUNDARY_MAX	200	/* bytes; RFC 2046 says 70 */
#define MULTIPART_HEADERS_MAX	8192	/* bytes of one part's headers */
#define MULTIPART_PARTS_MAX	1000

enum multipart_event {
	MULTIPART_MORE,		/* the piece is used up: feed the next one */
	MULTIPART_PART,		/* a part begins: name and filename are set */
	MULTIPART_DATA,		/* *data: some of its content */
	MULTIPART_PART_END,	/* it is complete */
	MULTIPART_END,		/* the closing delimiter came */
	MULTIPART_MALFORMED	/* *data: what is wrong, a sentence */
};

struct multipart;

/*
 * Start, by the request's Content-Type.  If that is multipart with a
 * boundary, this is it; otherwise the boundary is taken from the first line
 * of the body, if it looks like one (decision D26).  NULL: no memory.
 */
struct multipart	*multipart_new(struct slice content_type) MUST_USE;
void			 multipart_free(struct multipart *);

/*
 * Give the next piece; it must stay where it is until MULTIPART_MORE.  After
 * the last one, feed an empty piece: a body that ends too early is then
 * MULTIPART_MALFORMED.
 */
void			 multipart_feed(struct multipart *, struct slice);

/* The next event.  *data may point into the piece or the parser. */
enum multipart_event	 multipart_next(struct multipart *,
			    struct slice *data);

/*
 * Of the part that began last; valid until the next MULTIPART_PART.  The
 * file name is as sent apart from quoting; of a filename* in UTF-8, which is
 * preferred, the charset is gone but percent sequences are still there.
 * has_filename tells an empty one from none.  The name for the store is made
 * of it by path_upload_name(), which decodes once.
 */
struct slice		 multipart_name(const struct multipart *);
struct slice		 multipart_filename(const struct multipart *);
bool			 multipart_has_filename(const struct multipart *);

/* Was the body no multipart at all (no boundary to be found)? */
bool			 multipart_is_foreign(const struct multipart *);

#endif
