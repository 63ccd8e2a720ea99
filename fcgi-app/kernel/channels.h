/*
 * channels: the ZeroMQ sockets of one kernel, from the client's side.  Owner
 * thread only.
 *
 * The heartbeat is not connected: its silence proves nothing (some kernels do
 * not beat while busy, some beat when broken), and death is seen by the
 * monitor at once.
 */
#ifndef KERNEL_CHANNELS_H
#define KERNEL_CHANNELS_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <zmq.h>

#include "base/compiler.h"
#include "base/status.h"
#include "jupyter/connection.h"
#include "jupyter/message.h"

/* shell, iopub, stdin and control are connected. */
#define N_CONNECTED	4

struct channels;

/* A message that was received and whose signature holds. */
struct received {
	enum channel	 channel;
	struct message	 head;
	zmq_msg_t	 frame[WIRE_MAX_FRAMES]; /* owned; n_frames in use */
	size_t		 n_frames;
};

/*
 * Connect.  Nothing needs to listen yet: ZeroMQ tries again until it does.
 * On ST_OK *out is the caller's to channels_free().  ST_SYS.
 */
enum status	channels_new(void *zmq_context, const struct connection *,
		    struct channels **out) TSA(requires_capability(ROLE_OWNER))
		    MUST_USE;
/* Unsent messages are dropped after at most linger_ms. */
void		channels_free(struct channels *, int linger_ms)
		    TSA(requires_capability(ROLE_OWNER));

/* Send without waiting; ST_AGAIN if the queue is full, ST_SYS. */
enum status	channels_send(struct channels *, enum channel,
		    const struct outgoing *)
		    TSA(requires_capability(ROLE_OWNER)) MUST_USE;

/*
 * Take one message from a channel without waiting.  What is malformed or
 * badly signed is dropped and counted.  On ST_OK it is the caller's to
 * received_clear().  ST_AGAIN if there is none.
 */
enum status	channels_receive(struct channels *, enum channel,
		    struct received *) TSA(requires_capability(ROLE_OWNER))
		    MUST_USE;
void		received_clear(struct received *);

/*
 * Fill in N_CONNECTED items for poll(2), and take back what it found.  While
 * channels_pending() there may be messages that no descriptor tells of, so do
 * not wait: receive.
 */
void		channels_poll_items(const struct channels *, struct pollfd *)
		    TSA(requires_capability(ROLE_OWNER));
void		channels_polled(struct channels *, const struct pollfd *)
		    TSA(requires_capability(ROLE_OWNER));
/* Have a channel looked at though its descriptor was not polled. */
void		channels_look(struct channels *, enum channel)
		    TSA(requires_capability(ROLE_OWNER));
bool		channels_pending(const struct channels *);

/* Messages dropped so far. */
uint64_t	channels_dropped(const struct channels *);

#endif
