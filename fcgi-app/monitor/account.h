/*
 * account: the users that the processes run as.  Called by the main thread
 * and the monitor, before any thread exists.
 */
#ifndef MONITOR_ACCOUNT_H
#define MONITOR_ACCOUNT_H

#include <sys/types.h>

#include "base/compiler.h"
#include "base/status.h"

struct account {
	uid_t	 uid;
	gid_t	 gid;
	char	*name;	/* owned; "" for a number without an entry */
	char	*home;	/* owned; "" if it has none or it does not exist */
};

/*
 * Look up a user by name, or by number if it is all digits (the group is then
 * that of its entry, or the same number if it has none).  ST_NOTFOUND.
 */
enum status	account_find(const char *name, struct account *) MUST_USE;
void		account_clear(struct account *);

/*
 * Become this user for good, supplementary groups included.  ST_SYS if the
 * kernel refuses; the caller must then not go on.
 */
enum status	account_become(const struct account *) MUST_USE;

/*
 * Become `user' for good, but touch files as `files' (setfsuid(2), and its
 * groups): what is made belongs to that user, and only what that user may
 * open can be opened.  Signals and tracing go by `user'.  Threads made later
 * inherit both; no capability is left.  ST_SYS as above.
 */
enum status	account_become_for_files(const struct account *user,
		    const struct account *files) MUST_USE;

#endif
