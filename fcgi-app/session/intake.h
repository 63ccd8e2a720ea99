/*
 * intake: the jobs of the workers, as they come in.  Owner thread only.
 */
#ifndef SESSION_INTAKE_H
#define SESSION_INTAKE_H

#include "session/owner_state.h"

/* Take and act on every job that is there. */
void	intake_take(struct owner *, int64_t now_ms)
	    TSA(requires_capability(ROLE_OWNER));

/* Give up on executions that have waited too long for a kernel. */
void	intake_expire(struct owner *, int64_t now_ms)
	    TSA(requires_capability(ROLE_OWNER));

/* The kernel that was to be killed is gone: answer who waited for that. */
void	intake_kernel_killed(struct owner *)
	    TSA(requires_capability(ROLE_OWNER));

#endif
