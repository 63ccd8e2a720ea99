/*
 * probe: the code that shows that a kernel works (API contract 12.3).  Pure.
 * Owner thread only.
 *
 * It must not change the user's state: silent, without history.  If a result
 * is expected, it is asked for as a user expression; a kernel that does not
 * know these is asked for a visible result without history instead.
 */
#ifndef SESSION_PROBE_H
#define SESSION_PROBE_H

#include <stdbool.h>

#include "base/json.h"
#include "config/config.h"
#include "jupyter/message.h"
#include "session/outcome.h"

struct probe {
	struct slice	code;		/* borrowed from the configuration */
	struct slice	expected;	/* empty: any result is good */
	bool		no_expressions;	/* the kernel does not know them */
	bool		replied_ok;
	bool		matched;
};

void	probe_init(struct probe *, const struct config *);
/* Begin one: what to execute. */
void	probe_begin(struct probe *, struct execute_content *);
/* Look at its execute_reply. */
void	probe_reply(struct probe *, const cJSON *content);
/* Was it good?  The outcome has what the kernel showed. */
bool	probe_good(const struct probe *, const struct outcome *);

#endif
