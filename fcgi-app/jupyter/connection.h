/*
 * connection: the connection file of a kernel ("Connection files" in the
 * Jupyter client documentation): tcp on the loopback, signed.  Pure.
 */
#ifndef JUPYTER_CONNECTION_H
#define JUPYTER_CONNECTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"

enum channel { CHANNEL_SHELL, CHANNEL_IOPUB, CHANNEL_STDIN, CHANNEL_CONTROL,
	CHANNEL_HEARTBEAT };
#define N_CHANNELS	5
#define CONNECTION_IP	"127.0.0.1"

struct connection {
	uint16_t	port[N_CHANNELS];	/* by enum channel */
	char		key[65];		/* 256 random bits in hex */
};

/* A fresh random key; the ports are left alone. */
void		connection_new_key(struct connection *);

/* Append the text of the connection file. */
enum status	connection_write(const struct connection *,
		    const char *kernel_name, struct strbuf *) MUST_USE;

/* Read back a text that connection_write() made.  ST_FORMAT, ST_NOMEM. */
enum status	connection_read(struct slice text, struct connection *)
		    MUST_USE;

#endif
