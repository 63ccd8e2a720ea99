/*
 * server: the unprivileged process, from its start to its end.
 */
#ifndef SERVER_H
#define SERVER_H

#include "config/config.h"
#include "kernel/interrupt.h"

struct server_settings {
	const struct config	*config;
	struct kernel_habits	 habits;
};

/*
 * For monitor_plan: serve on descriptor 0 until SIGTERM.  link_fd is the link
 * to the monitor, settings a struct server_settings.  All signals are blocked
 * when it is called.  Returns the exit status.
 */
int	server_main(int link_fd, void *settings);

#endif
