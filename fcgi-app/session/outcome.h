/*
 * outcome: how one execution ended.  Filled in by the owner thread while the
 * kernel answers; immutable once the execution has ended, and then read by
 * any thread that holds a reference.  All API generations are views of it.
 */
#ifndef SESSION_OUTCOME_H
#define SESSION_OUTCOME_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/strbuf.h"
#include "jupyter/value.h"

/*
 * Bytes kept of each of stdout and stderr, of the value (a larger one is
 * dropped: a value is never cut), and of the traceback.
 */
#define OUTCOME_STREAM_MAX	((size_t)16 * 1024 * 1024)
#define OUTCOME_VALUE_MAX	((size_t)64 * 1024 * 1024)
#define OUTCOME_TRACEBACK_MAX	((size_t)1024 * 1024)

/* API contract 8.1 and 8.3; the rows of its tables. */
enum outcome_end {
	OUTCOME_OK,
	OUTCOME_EXCEPTION,		/* the kernel reported an error */
	OUTCOME_TIMEOUT_INTERRUPTED,	/* deadline; the kernel lives on */
	OUTCOME_TIMEOUT_RESTARTED,	/* deadline; the kernel was restarted */
	OUTCOME_ABORTED,		/* execute_reply says aborted */
	OUTCOME_KERNEL_ENDED,		/* the kernel died under it */
	OUTCOME_UNAVAILABLE		/* there was no kernel in time */
};

/* The value of the last expression, as the kernel showed it. */
enum outcome_value {
	OUTCOME_NO_VALUE,
	OUTCOME_TEXT,			/* text/plain */
	OUTCOME_OFFICEPY		/* text/officepy: JSON text */
};

struct outcome {
	_Atomic unsigned	 references;
	enum outcome_end	 end;
	int64_t			 timeout_s;	/* the limit it ran under */

	struct strbuf		 out;		/* stdout */
	struct strbuf		 err;		/* stderr, streams only */

	enum outcome_value	 value_kind;
	struct strbuf		 value;		/* of value_kind; UTF-8 */
	/* the `data' of the last execute_result, JSON; only if it is wanted */
	struct strbuf		 bundle;
	bool			 keep_bundle;
	/*
	 * The last image.  It is the value outside generation A while
	 * image_is_newest; in A only if it did not come inside an
	 * execute_result (contract section 6, "Images").
	 */
	enum value_image	 image;
	char			*image_base64;	/* owned; NULL if no image */
	bool			 image_is_newest;
	bool			 image_in_result;

	char			*error_name;	/* owned; "" if none */
	char			*error_message;	/* owned; "" if none */
	struct strbuf		 traceback;	/* a LF after each frame */

	int64_t			 queued_us;	/* accepted -> sent */
	int64_t			 run_us;	/* sent -> ended */
};

struct outcome	*outcome_new(void);
/* The memory that it holds, about. */
size_t		 outcome_bytes(const struct outcome *);
struct outcome	*outcome_ref(struct outcome *);
/* Drop a reference; the last one frees it.  NULL is fine. */
void		 outcome_unref(struct outcome *);

#endif
