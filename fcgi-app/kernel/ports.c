#include <sys/socket.h>
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fd.h"
#include "kernel/ports.h"

/*
 * Below the range from which Linux takes the ports of outgoing connections
 * (32768 on): a client that tries such a port again and again until the
 * kernel listens could be given that very port and connect to itself.
 */
#define FIRST_PORT	10000
#define N_PORTS		22768
#define MAX_TRIES	1000

/* A descriptor bound to the port, or -1. */
static int
try_port(uint16_t port)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)
	};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd != -1 && bind(fd, (struct sockaddr *)&address,
	    sizeof(address)) == -1)
		fd_close(&fd);
	return fd;
}

enum status
ports_choose(uint16_t port[N_CHANNELS])
{
	int fd[N_CHANNELS], n = 0, tries;

	/* all are held until the last is found: no two are the same */
	for (tries = 0; n < N_CHANNELS && tries < MAX_TRIES; tries++) {
		port[n] = (uint16_t)(FIRST_PORT +
		    arc4random_uniform(N_PORTS));
		if ((fd[n] = try_port(port[n])) != -1)
			n++;
	}
	for (tries = n; tries > 0; tries--)
		fd_close(&fd[tries - 1]);
	return n == N_CHANNELS ? ST_OK : ST_SYS;
}
