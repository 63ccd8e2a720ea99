/*
 * view_part: what views are put together from: the rules of each generation,
 * the value, the streams and the error of an outcome.  Pure; for the views
 * alone.
 */
#ifndef API_VIEW_PART_H
#define API_VIEW_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/json.h"
#include "base/slice.h"
#include "base/strbuf.h"
#include "session/execution.h"

enum view_shape {
	VIEW_RAW,		/* the raw execution object (4.4) */
	VIEW_FLAT,		/* 4.6 */
	VIEW_PROPERTIES,	/* the same inside of "properties" (4.5) */
	VIEW_RESOURCE		/* 4.2 */
};

/* One generation. */
struct view_rules {
	enum view_shape	 shape;
	int		 status;	/* HTTP, of a good submission */
	/* section 5; NULL where there is none */
	const char	*waiting, *running, *succeeded, *failed;
	/* section 6 */
	enum value_nan	 nan;
	const char	*no_value;	/* JSON */
	const char	*failure;	/* JSON: the value if it failed */
	bool		 wraps_images;	/* and knows none inside results */
	/*
	 * Section 7: characters of each stream, if the request says nothing.
	 * 0: A's own limit in bytes, with its marker.
	 */
	size_t		 stream_max;
	/* resources */
	const char	*type;		/* if the request says none */
	bool		 has_session_id;
	bool		 submits_raw;	/* rawResult in the submit answer */
	/*
	 * Until the end a placeholder is the result, and the answer to the
	 * submission says that the execution waits, whatever is true.
	 */
	bool		 has_placeholder;
};

/* API contract 8.1 and 8.3. */
struct view_ending {
	int64_t		 hresult;
	const char	*name;		/* of A */
	const char	*message;	/* of A */
	const char	*raw_name;	/* of rawResult */
};

void	view_ending_of(const struct outcome *, struct view_ending *);

/*
 * The text that a failure adds to stderr, without a LF at its end; nothing
 * after a success.  Appended to sb.
 */
void	view_failure_text(const struct outcome *, struct strbuf *sb);

/*
 * Add the value, or its stand-in.  These return false without memory, as
 * json_add_text() does.
 */
bool	view_add_value(cJSON *object, const char *name,
	    const struct view_rules *, const struct snapshot *);

/* Add stdout or stderr as the kernel sent it, within the limit. */
bool	view_add_stream(cJSON *object, const char *name,
	    const struct view_rules *, const struct execution *,
	    const struct strbuf *text);

/* Add stderr with the failure's text; that has priority within the limit. */
bool	view_add_stderr(cJSON *object, const struct view_rules *,
	    const struct snapshot *);

#endif
