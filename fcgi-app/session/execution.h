/*
 * execution: one accepted execution as the API knows it.  The submitted part
 * is immutable and shared by reference between workers and owner.
 */
#ifndef SESSION_EXECUTION_H
#define SESSION_EXECUTION_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/strbuf.h"
#include "session/outcome.h"

#define EXECUTION_ID_MAX	128	/* bytes (API contract 3.2) */

enum execution_state { EXECUTION_WAITING, EXECUTION_RUNNING,
	EXECUTION_ENDED };

struct execution {
	_Atomic unsigned	 references;
	char			 id[EXECUTION_ID_MAX + 1];
	char			*identifier;	/* owned; "" if none */
	char			*type_text;	/* owned; as spelled, or "" */
	bool			 asynchronous;
	bool			 jupyter_format; /* with the whole bundle */
	int64_t			 output_max;	/* characters; -1 if not said */
	int64_t			 timeout_s;
	/* what to run, complete; from submission on the owner thread's */
	char			*code;		/* owned; NULL once sent */
	size_t			 code_len;
};

/* One reference, everything empty; fill it in before it is submitted. */
struct execution	*execution_new(void);
struct execution	*execution_ref(struct execution *);
/* Drop a reference; the last one frees it.  NULL is fine. */
void			 execution_unref(struct execution *);

/* A random version-4 UUID in lower case, for those without an id. */
void			 execution_make_id(struct execution *);

/* An execution at one moment. */
struct snapshot {
	struct execution	*execution;	/* a reference */
	enum execution_state	 state;
	struct outcome		*outcome;	/* a reference; at the end */
};
void			 snapshot_clear(struct snapshot *);

#endif
