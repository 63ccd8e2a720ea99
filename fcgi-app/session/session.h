/*
 * session: the owner thread and all it owns: the kernel, the queue of
 * executions, the prober.  Started and ended by the main thread; workers use
 * client.h.
 */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "base/compiler.h"
#include "base/status.h"
#include "config/config.h"
#include "kernel/interrupt.h"
#include "session/client.h"

/*
 * Start.  The link to the monitor and the configuration are borrowed for
 * good.  On ST_OK *out is the caller's to session_free().  ST_SYS (logged).
 */
enum status	session_start(const struct config *, struct kernel_habits,
		    int link_fd, struct session **out) MUST_USE;

/*
 * Answer every execution with SESSION_STOPPING, now and from now on, and ask
 * the kernel to end.  Workers may still call.
 */
void		session_close(struct session *);

/* End the owner thread and free.  No worker may call any more. */
void		session_free(struct session *);

#endif
