/*
 * spawn: start a kernel process.  Called by the monitor only, which has no
 * threads, so that fork(2) is safe.
 */
#ifndef MONITOR_SPAWN_H
#define MONITOR_SPAWN_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"
#include "monitor/account.h"

/* How to start the kernel; made once by main.c, const from then on. */
struct kernel_command {
	char			**argv;
	char			**envp;
	const char		 *directory;	   /* to run in */
	char			 *connection_file; /* path */
	bool			  switch_user;	   /* we are root */
	struct account		  account;	   /* to run as, if so */
};

/*
 * Write the connection file: mode 0600, the kernel user's, visible whole or
 * not at all.  ST_SYS.
 */
enum status	spawn_write_connection_file(const struct kernel_command *,
		    struct slice text) MUST_USE;

/*
 * Start the kernel: its own session and process group, standard input from
 * /dev/null, standard output and error to output_fd, no other descriptor,
 * default signals, SIGKILL if we die.  ST_OK: *pid.  ST_SYS: errno, *what
 * says (static text) which step failed, and *of on what: a path of the
 * command, or "".
 */
enum status	spawn_kernel(const struct kernel_command *, int output_fd,
		    pid_t *pid, const char **what, const char **of) MUST_USE;

/* In a new child of the monitor: die with it.  False if it is gone already. */
bool		spawn_die_with(pid_t parent);

/* In a new child: all signals to their defaults and unblocked. */
void		spawn_default_signals(void);

#endif
