/*
 * monitor: the first process.  It keeps the FastCGI socket (descriptor 0) and
 * the kernel, starts the server and starts it again if it dies.  Root if it
 * was started as root; no threads; it parses nothing that comes from outside.
 */
#ifndef MONITOR_MONITOR_H
#define MONITOR_MONITOR_H

#include "monitor/account.h"
#include "monitor/spawn.h"

/* What the monitor works by; const while it runs. */
struct monitor_plan {
	struct kernel_command	 command;
	struct account		 server_account;   /* if command.switch_user */
	/*
	 * The server, in a process of its own and as its user; fd is its end
	 * of the link.  Returns its exit status.
	 */
	int			(*serve)(int fd, void *argument);
	void			*argument;
};

/*
 * Run until SIGTERM or SIGINT or until the server gives up.  Nothing that was
 * started is left when it returns the exit status of the program: 0 after a
 * signal, 1 if something could not go on (logged).
 */
int	monitor_run(const struct monitor_plan *);

#endif
