/*
 * http_client -p PORT [-n EXECUTIONS] [-c CLIENTS] [-w SECONDS]
 *
 * POST /execute with 1+1, again and again, on CLIENTS keep-alive connections
 * to 127.0.0.1 at once, with as little work of our own as there can be.  With
 * -w the first request is repeated, for so long, until it succeeds: the
 * program may still be starting.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/number.h"
#include "samples.h"

#define MAX_CLIENTS	64
#define MAX_EXECUTIONS	1000000
#define MAX_WAIT_S	600
#define PAUSE_NS	1000000	/* between two tries */

#define REQUEST								\
	"POST /execute HTTP/1.1\r\n"					\
	"Host: localhost\r\n"						\
	"Content-Type: application/json\r\n"				\
	"Content-Length: 14\r\n\r\n"					\
	"{\"code\":\"" CODE "\"}"

_Static_assert(sizeof("{\"code\":\"" CODE "\"}") - 1 == 14,
    "Content-Length in REQUEST");

struct client {
	struct pollfd	*poll;		/* its connection */
	int64_t		 start_ns;
	size_t		 len;
	char		 answer[4096];	/* NUL-terminated */
};

struct bench {
	struct sockaddr_in	server;
	size_t			started;
	size_t			n_clients;
	struct pollfd		poll[MAX_CLIENTS];
	struct client		client[MAX_CLIENTS];
	struct samples		samples;
};

/* A connection, or -1. */
static int
open_connection(const struct bench *b)
{
	const int one = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd == -1)
		fail("socket: %m");
	if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one,
	    sizeof(one)) == -1 || connect(fd,
	    (const struct sockaddr *)&b->server, sizeof(b->server)) == -1)
		fd_close(&fd);
	return fd;
}

static bool
send_request(struct client *c)
{
	c->len = 0;
	c->start_ns = now_ns();
	return send(c->poll->fd, REQUEST, sizeof(REQUEST) - 1,
	    MSG_NOSIGNAL) == (ssize_t)sizeof(REQUEST) - 1;
}

/* The body of an answer that has come whole, or NULL. */
static const char *
body_of(const struct client *c)
{
	const char *length = strcasestr(c->answer, "\r\nContent-Length: ");
	const char *body = strstr(c->answer, "\r\n\r\n");
	struct slice digits;
	int64_t n;

	if (body == NULL)
		return NULL;
	if (length == NULL || length > body)
		fail("an answer without a length: %s", c->answer);
	length += strlen("\r\nContent-Length: ");
	digits = slice_make(length, strcspn(length, "\r"));
	if (number_read(digits, 0, sizeof(c->answer), &n) != ST_OK)
		fail("an answer that is too long: %s", c->answer);
	body += strlen("\r\n\r\n");
	return c->answer + c->len >= body + n ? body : NULL;
}

/* Read on; false if the connection was closed. */
static bool
read_some(struct client *c)
{
	ssize_t n = recv(c->poll->fd, c->answer + c->len,
	    sizeof(c->answer) - 1 - c->len, 0);

	if (n <= 0)
		return false;
	c->len += (size_t)n;
	c->answer[c->len] = '\0';
	return true;
}

static bool
is_good(const struct client *c, const char *body)
{
	return strncmp(c->answer, "HTTP/1.1 200 ", 13) == 0 &&
	    strstr(body, "\"result\":2,") != NULL;
}

/* One execution on a connection of its own. */
static bool
try_once(struct bench *b, struct client *c)
{
	const char *body = NULL;
	bool good = false;

	if ((c->poll->fd = open_connection(b)) == -1)
		return false;
	if (send_request(c))
		while (body == NULL && read_some(c))
			body = body_of(c);
	if (body != NULL && (good = is_good(c, body)))
		samples_add(&b->samples, c->start_ns, now_ns());
	fd_close(&c->poll->fd);
	return good;
}

static void
wait_for_service(struct bench *b, size_t seconds)
{
	const struct timespec pause = { .tv_nsec = PAUSE_NS };
	const int64_t end_ns = now_ns() + (int64_t)seconds * 1000000000;

	while (!try_once(b, &b->client[0])) {
		if (now_ns() > end_ns)
			fail("no good answer within %zu s; the last one: %s",
			    seconds, b->client[0].answer);
		(void)nanosleep(&pause, NULL);
	}
	b->started = 1;
}

static void
start(struct bench *b, struct client *c)
{
	if (b->started == b->samples.n) {
		fd_close(&c->poll->fd);		/* poll() passes over -1 */
		return;
	}
	b->started++;
	if (!send_request(c))
		fail("cannot send: %m");
}

static void
take_answer(struct bench *b, struct client *c)
{
	const char *body;

	if (!read_some(c))
		fail("the connection was closed");
	if ((body = body_of(c)) == NULL)
		return;
	samples_add(&b->samples, c->start_ns, now_ns());
	if (!is_good(c, body))
		fail("a wrong answer: %s", c->answer);
	start(b, c);
}

static void
run(struct bench *b)
{
	size_t i;

	for (i = 0; i < b->n_clients; i++) {
		b->poll[i].events = POLLIN;
		if ((b->poll[i].fd = open_connection(b)) == -1)
			fail("cannot connect: %m");
	}
	for (i = 0; i < b->n_clients; i++)
		start(b, &b->client[i]);
	while (b->samples.done < b->samples.n) {
		if (poll(b->poll, b->n_clients, -1) == -1)
			fail("poll: %m");
		for (i = 0; i < b->n_clients; i++)
			if (b->poll[i].revents != 0)
				take_answer(b, &b->client[i]);
	}
}

int
main(int argc, char **argv)
{
	static struct bench b;
	size_t n = 1, wait_s = 0, port = 0, i;
	int c;

	b.n_clients = 1;
	while ((c = getopt(argc, argv, "c:n:p:w:")) != -1)
		switch (c) {
		case 'c':
			b.n_clients = option_number(optarg, MAX_CLIENTS);
			break;
		case 'n':
			n = option_number(optarg, MAX_EXECUTIONS);
			break;
		case 'p':
			port = option_number(optarg, UINT16_MAX);
			break;
		case 'w':
			wait_s = option_number(optarg, MAX_WAIT_S);
			break;
		default:
			return 1;
		}
	if (port == 0)
		fail("no port (-p)");
	b.server.sin_family = AF_INET;
	b.server.sin_port = htons((uint16_t)port);
	b.server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	samples_init(&b.samples, n);
	for (i = 0; i < MAX_CLIENTS; i++)
		b.client[i].poll = &b.poll[i];
	if (wait_s > 0)
		wait_for_service(&b, wait_s);
	run(&b);
	samples_report(&b.samples);
	return 0;
}
