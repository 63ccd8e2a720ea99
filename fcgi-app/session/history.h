/*
 * history: all executions that can be asked for by id: those that wait or
 * run, and the ended ones for as long as they are kept (API contract 9.2).
 * Pure: time is passed in.  Owner thread only.
 *
 * Of the ended ones the last HISTORY_LAST are kept and those of the last
 * hour, but never more than HISTORY_MAX nor more than the given number of
 * bytes, and always the last one.
 */
#ifndef SESSION_HISTORY_H
#define SESSION_HISTORY_H

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "session/execution.h"
#include "session/queue.h"

#define HISTORY_AGE_MS	INT64_C(3600000)
#define HISTORY_LAST	100
#define HISTORY_MAX	2000

struct job;

/* One execution as the owner sees it. */
struct record {
	struct queue_entry	 entry;		/* while it waits */
	struct execution	*execution;	/* a reference */
	enum execution_state	 state;
	struct outcome		*outcome;	/* a reference; once ended */
	struct job		*waiter;	/* to be answered at its end */
	int64_t			 accepted_us;
	/* the history's own */
	struct record		*same_hash;
	struct record		*ended_later;
	int64_t			 ended_ms;
	size_t			 bytes;
};

#define HISTORY_BUCKETS	1024

struct history {
	struct record	 *bucket[HISTORY_BUCKETS];
	struct record	 *oldest, *newest;	/* of the ended ones */
	size_t		  n_ended;
	size_t		  bytes;		/* of the ended ones */
	size_t		  bytes_max;
};

void		 history_init(struct history *, size_t bytes_max);
/* Free everything in it; no record may have a waiter any more. */
void		 history_clear(struct history *);

struct record	*history_find(const struct history *, struct slice id);

/* Put a new record in; it is the history's from now on. */
void		 history_add(struct history *, struct record *);
/* Take a record out that has not ended, and free it. */
void		 history_remove(struct history *, struct record *);

/*
 * It has ended: outcome and state are set.  Older ones that are no longer
 * kept are freed.
 */
void		 history_ended(struct history *, struct record *,
		    int64_t now_ms);
/* Free all that have ended. */
void		 history_forget_ended(struct history *);

#endif
