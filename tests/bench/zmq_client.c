/*
 * zmq_client -f CONNECTION_FILE [-n EXECUTIONS] [-c CLIENTS]
 *
 * The physical limit: run 1+1 in a kernel with nothing in between, and with
 * less work than any honest client has.  Requests are written and signed
 * before their clock starts; answers are recognised by their bytes, and
 * neither parsed nor verified.
 *
 * A kernel runs one request at a time, and sends what it publishes once to
 * each subscriber.  So the fastest that CLIENTS clients can be is one pair of
 * sockets with CLIENTS requests under way: the next one is with the kernel
 * when the one before has ended.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sodium.h>
#include <zmq.h>

#include "base/fd.h"
#include "samples.h"
#include "jupyter/connection.h"
#include "jupyter/message.h"

#define MAX_CLIENTS	64
#define MAX_EXECUTIONS	1000000
#define RECONNECT_MS	5
#define ASK_AGAIN_MS	10	/* kernel_info, while iopub is mute */
#define FILE_MAX	8192

/* One request under way. */
struct client {
	struct outgoing	request;
	int64_t		start_ns;
	bool		sent;
	bool		value, reply, idle;	/* seen */
};

struct bench {
	struct connection	 connection;
	struct message_author	 author;
	void			*shell, *iopub;
	size_t			 started;
	size_t			 n_clients;
	struct client		 client[MAX_CLIENTS];
	struct samples		 samples;
};

/* The parts of a message that was received. */
struct answer {
	zmq_msg_t	frame[WIRE_MAX_FRAMES];
	size_t		n;
	struct wire	wire;
};

static struct slice
key(const struct bench *b)
{
	return slice_str(b->connection.key);
}

static void
read_connection(struct bench *b, const char *path)
{
	char *text = NULL;
	size_t len;

	if (fd_read_file(path, FILE_MAX, &text, &len) != ST_OK ||
	    connection_read(slice_make(text, len), &b->connection) != ST_OK)
		fail("%s: not a connection file", path);
	free(text);
}

static void *
open_socket(const struct bench *b, void *zmq, int type, enum channel channel)
{
	const int zero = 0, reconnect = RECONNECT_MS;
	void *socket = zmq_socket(zmq, type);
	char address[64];

	(void)snprintf(address, sizeof(address), "tcp://%s:%u", CONNECTION_IP,
	    b->connection.port[channel]);
	if (socket == NULL ||
	    zmq_setsockopt(socket, ZMQ_LINGER, &zero, sizeof(zero)) == -1 ||
	    zmq_setsockopt(socket, ZMQ_RCVHWM, &zero, sizeof(zero)) == -1 ||
	    zmq_setsockopt(socket, ZMQ_RECONNECT_IVL, &reconnect,
	    sizeof(reconnect)) == -1 || (type == ZMQ_SUB &&
	    zmq_setsockopt(socket, ZMQ_SUBSCRIBE, "", 0) == -1) ||
	    zmq_connect(socket, address) == -1)
		fail("%s: %s", address, zmq_strerror(errno));
	return socket;
}

static void
send_request(const struct bench *b, const struct outgoing *request)
{
	const struct slice frame[] = {
		SLICE(WIRE_DELIMITER), slice_str(request->signature),
		strbuf_slice(&request->part[WIRE_HEADER]),
		strbuf_slice(&request->part[WIRE_PARENT]),
		strbuf_slice(&request->part[WIRE_METADATA]),
		strbuf_slice(&request->part[WIRE_CONTENT]),
	};
	size_t i;

	for (i = 0; i < NELEM(frame); i++)
		if (zmq_send(b->shell, frame[i].p, frame[i].len,
		    i + 1 < NELEM(frame) ? ZMQ_SNDMORE : 0) == -1)
			fail("cannot send: %s", zmq_strerror(errno));
}

static void
answer_clear(struct answer *a)
{
	while (a->n > 0)
		(void)zmq_msg_close(&a->frame[--a->n]);
}

/* Read a message if there is one. */
static bool
receive(void *socket, struct answer *a)
{
	struct slice frame[WIRE_MAX_FRAMES];
	bool more = true;

	for (a->n = 0; more; a->n++) {
		if (a->n == WIRE_MAX_FRAMES)
			fail("a message of too many frames");
		(void)zmq_msg_init(&a->frame[a->n]);
		if (zmq_msg_recv(&a->frame[a->n], socket, ZMQ_DONTWAIT) == -1)
			return false;
		frame[a->n] = slice_make(zmq_msg_data(&a->frame[a->n]),
		    zmq_msg_size(&a->frame[a->n]));
		more = zmq_msg_more(&a->frame[a->n]) != 0;
	}
	/* no key: the signature is not looked at */
	if (wire_open(frame, a->n, SLICE(""), &a->wire) != ST_OK)
		fail("a message that is none");
	return true;
}

static bool
has(const struct answer *a, enum wire_part part, const char *text)
{
	return memmem(a->wire.part[part].p, a->wire.part[part].len, text,
	    strlen(text)) != NULL;
}

static void
wait_for_messages(const struct bench *b, long timeout_ms)
{
	zmq_pollitem_t item[] = {
		{ b->shell, -1, ZMQ_POLLIN, 0 },
		{ b->iopub, -1, ZMQ_POLLIN, 0 },
	};

	if (zmq_poll(item, NELEM(item), timeout_ms) == -1 && errno != EINTR)
		fail("zmq_poll: %s", zmq_strerror(errno));
}

/* Ask until the kernel answers and iopub carries what it publishes. */
static void
greet(struct bench *b)
{
	bool info = false, iopub = false, ask = true;
	struct outgoing request;
	struct answer a;

	while (!info || !iopub) {
		if (ask && message_plain_request(&b->author, key(b),
		    "kernel_info_request", &request) == ST_OK) {
			send_request(b, &request);
			outgoing_clear(&request);
		}
		wait_for_messages(b, info ? ASK_AGAIN_MS : -1);
		while (receive(b->shell, &a)) {
			info = true;
			answer_clear(&a);
		}
		while (receive(b->iopub, &a)) {
			iopub = iopub || has(&a, WIRE_PARENT,
			    b->author.session);
			answer_clear(&a);
		}
		ask = info;
	}
}

static void
start(struct bench *b, struct client *c)
{
	const struct execute_content content = {
		.code = SLICE(CODE), .store_history = true
	};

	c->value = c->reply = c->idle = false;
	c->sent = b->started < b->samples.n;
	if (!c->sent)
		return;
	b->started++;
	if (message_execute_request(&b->author, key(b), &content,
	    &c->request) != ST_OK)
		fail("out of memory");
	c->start_ns = now_ns();
	send_request(b, &c->request);
}

static void
finish_if_complete(struct bench *b, struct client *c)
{
	if (!c->reply || !c->idle)
		return;
	samples_add(&b->samples, c->start_ns, now_ns());
	if (!c->value)
		fail("the kernel did not answer " CODE_VALUE);
	outgoing_clear(&c->request);
	start(b, c);
}

/* Whose answer is it?  NULL for one to a message of before. */
static struct client *
client_of(struct bench *b, const struct answer *a)
{
	char quoted[MESSAGE_ID_SIZE + 2];
	size_t i;

	for (i = 0; i < b->n_clients; i++) {
		if (!b->client[i].sent)
			continue;
		(void)snprintf(quoted, sizeof(quoted), "\"%s\"",
		    b->client[i].request.id);
		if (has(a, WIRE_PARENT, quoted))
			return &b->client[i];
	}
	return NULL;
}

static void
take_answers(struct bench *b)
{
	struct client *c;
	struct answer a;

	while (receive(b->iopub, &a)) {
		if ((c = client_of(b, &a)) != NULL) {
			if (has(&a, WIRE_HEADER, "\"execute_result\""))
				c->value = has(&a, WIRE_CONTENT, CODE_VALUE);
			else if (has(&a, WIRE_HEADER, "\"status\""))
				c->idle = has(&a, WIRE_CONTENT, "\"idle\"");
			finish_if_complete(b, c);
		}
		answer_clear(&a);
	}
	while (receive(b->shell, &a)) {
		if ((c = client_of(b, &a)) != NULL) {
			c->reply = true;
			finish_if_complete(b, c);
		}
		answer_clear(&a);
	}
}

static void
run(struct bench *b)
{
	void *zmq = zmq_ctx_new();
	size_t i;

	b->shell = open_socket(b, zmq, ZMQ_DEALER, CHANNEL_SHELL);
	b->iopub = open_socket(b, zmq, ZMQ_SUB, CHANNEL_IOPUB);
	greet(b);
	for (i = 0; i < b->n_clients; i++)
		start(b, &b->client[i]);
	for (take_answers(b); b->samples.done < b->samples.n; take_answers(b))
		wait_for_messages(b, -1);
	(void)zmq_close(b->shell);
	(void)zmq_close(b->iopub);
	(void)zmq_ctx_term(zmq);
}

int
main(int argc, char **argv)
{
	struct bench b = { .n_clients = 1 };
	const char *file = NULL;
	size_t n = 1;
	int c;

	while ((c = getopt(argc, argv, "c:f:n:")) != -1)
		switch (c) {
		case 'c':
			b.n_clients = option_number(optarg, MAX_CLIENTS);
			break;
		case 'f':
			file = optarg;
			break;
		case 'n':
			n = option_number(optarg, MAX_EXECUTIONS);
			break;
		default:
			return 1;
		}
	if (file == NULL || sodium_init() == -1)
		fail("no connection file (-f)");
	read_connection(&b, file);
	message_author_init(&b.author);
	samples_init(&b.samples, n);
	run(&b);
	samples_report(&b.samples);
	return 0;
}
