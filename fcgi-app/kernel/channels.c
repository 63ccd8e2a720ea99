#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/log.h"
#include "kernel/channels.h"

#define RECONNECT_MS	10	/* a kernel that starts is found so soon */
/*
 * One message of a kernel.  A larger one is refused by libzmq, which cuts the
 * connection and makes a new one: that output is lost, the memory is ours.
 */
#define MESSAGE_MAX	((int64_t)128 * 1024 * 1024)
#define DROPS_LOGGED	10	/* then only every 1,000th */

struct channels {
	void			*socket[N_CONNECTED];	/* by enum channel */
	int			 fd[N_CONNECTED];	/* the sockets' own */
	/*
	 * May there be something to receive?  A descriptor is readable once
	 * for what has come until then, and not at all for what libzmq noticed
	 * while we sent.
	 */
	bool			 pending[N_CONNECTED];
	struct slice		 key;			/* into connection */
	struct connection	 connection;
	uint64_t		 dropped;
};

static const int socket_types[N_CONNECTED] = {
	[CHANNEL_SHELL] = ZMQ_DEALER, [CHANNEL_IOPUB] = ZMQ_SUB,
	[CHANNEL_STDIN] = ZMQ_DEALER, [CHANNEL_CONTROL] = ZMQ_DEALER
};

static const char *const channel_names[N_CONNECTED] = {
	[CHANNEL_SHELL] = "shell", [CHANNEL_IOPUB] = "iopub",
	[CHANNEL_STDIN] = "stdin", [CHANNEL_CONTROL] = "control"
};

static int
set_int(void *socket, int option, int value)
{
	return zmq_setsockopt(socket, option, &value, sizeof(value));
}

/*
 * No high-water mark: at the default a flood of output loses the idle status.
 * stdin has the identity of shell: a kernel asks for input by it.
 */
static int
set_options(void *socket, enum channel channel, struct slice identity)
{
	int64_t max = MESSAGE_MAX;

	if (set_int(socket, ZMQ_LINGER, 0) == -1 ||
	    set_int(socket, ZMQ_RCVHWM, 0) == -1 ||
	    set_int(socket, ZMQ_RECONNECT_IVL, RECONNECT_MS) == -1 ||
	    zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &max, sizeof(max)) == -1)
		return -1;
	return channel == CHANNEL_IOPUB ?
	    zmq_setsockopt(socket, ZMQ_SUBSCRIBE, "", 0) :
	    zmq_setsockopt(socket, ZMQ_ROUTING_ID, identity.p, identity.len);
}

static enum status
connect_channel(struct channels *channels, void *zmq_context,
    enum channel channel, struct slice identity)
{
	void *socket = zmq_socket(zmq_context, socket_types[channel]);
	size_t size = sizeof(channels->fd[0]);
	char address[64];

	if (socket == NULL)
		return ST_SYS;
	channels->socket[channel] = socket;
	(void)snprintf(address, sizeof(address), "tcp://%s:%u", CONNECTION_IP,
	    channels->connection.port[channel]);
	if (set_options(socket, channel, identity) == -1 ||
	    zmq_connect(socket, address) == -1 ||
	    zmq_getsockopt(socket, ZMQ_FD, &channels->fd[channel], &size) ==
	    -1)
		return ST_SYS;
	channels->pending[channel] = true;
	return ST_OK;
}

enum status
channels_new(void *zmq_context, const struct connection *connection,
    struct channels **out)
{
	struct channels *channels = xcalloc(1, sizeof(*channels));
	struct message_author identity;
	enum status st = ST_OK;
	int i;

	*out = NULL;
	channels->connection = *connection;
	channels->key = slice_str(channels->connection.key);
	message_author_init(&identity);	/* fresh for each connection */
	for (i = 0; i < N_CONNECTED && st == ST_OK; i++)
		st = connect_channel(channels, zmq_context, (enum channel)i,
		    slice_str(identity.session));
	if (st == ST_OK)
		*out = channels;
	else
		channels_free(channels, 0);
	return st;
}

void
channels_free(struct channels *channels, int linger_ms)
{
	int i, saved = errno;

	if (channels == NULL)
		return;
	for (i = 0; i < N_CONNECTED; i++) {
		if (channels->socket[i] == NULL)
			continue;
		(void)set_int(channels->socket[i], ZMQ_LINGER, linger_ms);
		(void)zmq_close(channels->socket[i]);
	}
	free(channels);
	errno = saved;
}

enum status
channels_send(struct channels *channels, enum channel channel,
    const struct outgoing *message)
{
	void *socket = channels->socket[channel];
	const struct slice frame[] = {
		SLICE(WIRE_DELIMITER), slice_str(message->signature),
		strbuf_slice(&message->part[WIRE_HEADER]),
		strbuf_slice(&message->part[WIRE_PARENT]),
		strbuf_slice(&message->part[WIRE_METADATA]),
		strbuf_slice(&message->part[WIRE_CONTENT]),
	};
	size_t i;

	channels->pending[channel] = true;
	for (i = 0; i < NELEM(frame); i++)
		if (zmq_send(socket, frame[i].p, frame[i].len, ZMQ_DONTWAIT |
		    (i + 1 < NELEM(frame) ? ZMQ_SNDMORE : 0)) == -1)
			return errno == EAGAIN ? ST_AGAIN : ST_SYS;
	return ST_OK;
}

void
received_clear(struct received *received)
{
	size_t i;

	for (i = 0; i < received->n_frames; i++)
		(void)zmq_msg_close(&received->frame[i]);
	received->n_frames = 0;
}

/*
 * Read all frames of a message; those beyond the limit are read and let go.
 * ST_AGAIN if there is no message.
 */
static enum status
read_frames(void *socket, struct received *received)
{
	zmq_msg_t *frame, extra;
	bool more = true;

	received->n_frames = 0;
	while (more) {
		frame = received->n_frames < WIRE_MAX_FRAMES ?
		    &received->frame[received->n_frames] : &extra;
		(void)zmq_msg_init(frame);
		if (zmq_msg_recv(frame, socket, ZMQ_DONTWAIT) == -1) {
			(void)zmq_msg_close(frame);
			received_clear(received);
			return ST_AGAIN;
		}
		more = zmq_msg_more(frame) != 0;
		if (frame == &extra)
			(void)zmq_msg_close(frame);
		else
			received->n_frames++;
	}
	return ST_OK;
}

static enum status
open_frames(struct channels *channels, struct received *received)
{
	struct slice frame[WIRE_MAX_FRAMES];
	struct wire wire;
	enum status st;
	size_t i;

	for (i = 0; i < received->n_frames; i++)
		frame[i] = slice_make(zmq_msg_data(&received->frame[i]),
		    zmq_msg_size(&received->frame[i]));
	st = wire_open(frame, received->n_frames, channels->key, &wire);
	return st == ST_OK ? message_open(&wire, &received->head) : st;
}

enum status
channels_receive(struct channels *channels, enum channel channel,
    struct received *received)
{
	enum status st;

	received->channel = channel;
	if (!channels->pending[channel])
		return ST_AGAIN;
	while (read_frames(channels->socket[channel], received) == ST_OK) {
		if ((st = open_frames(channels, received)) == ST_OK)
			return ST_OK;
		received_clear(received);
		if (++channels->dropped <= DROPS_LOGGED ||
		    channels->dropped % 1000 == 0)
			log_warn("kernel: dropped a message on %s: %s "
			    "(%llu so far)", channel_names[channel],
			    status_text(st),
			    (unsigned long long)channels->dropped);
	}
	channels->pending[channel] = false;
	return ST_AGAIN;
}

void
channels_poll_items(const struct channels *channels, struct pollfd *items)
{
	int i;

	for (i = 0; i < N_CONNECTED; i++)
		items[i] = (struct pollfd){
			.fd = channels->fd[i], .events = POLLIN
		};
}

void
channels_polled(struct channels *channels, const struct pollfd *items)
{
	int i;

	for (i = 0; i < N_CONNECTED; i++)
		if (items[i].revents != 0)
			channels->pending[i] = true;
}

void
channels_look(struct channels *channels, enum channel channel)
{
	channels->pending[channel] = true;
}

bool
channels_pending(const struct channels *channels)
{
	int i;

	for (i = 0; i < N_CONNECTED; i++)
		if (channels->pending[i])
			return true;
	return false;
}

uint64_t
channels_dropped(const struct channels *channels)
{
	return channels->dropped;
}
