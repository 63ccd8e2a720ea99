/*
 * collect: from the kernel's messages to an outcome (API contract 16.2).
 * Pure apart from memory.  Owner thread only.
 */
#ifndef SESSION_COLLECT_H
#define SESSION_COLLECT_H

#include <stdbool.h>

#include "base/json.h"
#include "jupyter/message.h"
#include "session/outcome.h"

enum collected {
	COLLECTED_OUTPUT,	/* taken in, or nothing of interest */
	COLLECTED_REPLY,	/* it was the execute_reply */
	COLLECTED_IDLE		/* it was status idle */
};

/*
 * Take one message in.  What does not fit the limits of an outcome is
 * dropped, the rest of the message is not.
 */
enum collected	collect_message(struct outcome *, enum message_type,
		    const cJSON *content);

/* The end of an outcome whose reply has come. */
enum outcome_end collect_end(const struct outcome *, bool timed_out);

#endif
