#include <sys/socket.h>
#include <errno.h>
#include <stddef.h>

#include "monitor/link.h"

enum status
link_pair(int end[2])
{
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0,
	    end) == -1 ? ST_SYS : ST_OK;
}

enum status
link_send(int fd, enum link_type type, int32_t number, struct slice text)
{
	struct link_message m = { .type = type, .number = number };
	size_t size;
	ssize_t n;

	if (text.len > sizeof(m.text))
		return ST_TOOBIG;
	if (text.len > 0)
		memcpy(m.text, text.p, text.len);
	m.len = (uint32_t)text.len;
	size = offsetof(struct link_message, text) + text.len;
	do {
		n = send(fd, &m, size, MSG_NOSIGNAL);
	} while (n == -1 && errno == EINTR);
	if (n != -1)
		return ST_OK;
	return errno == EPIPE || errno == ECONNRESET ? ST_CLOSED : ST_SYS;
}

enum status
link_receive(int fd, struct link_message *m)
{
	const size_t head = offsetof(struct link_message, text);
	ssize_t n;

	do {
		n = recv(fd, m, sizeof(*m), MSG_DONTWAIT);
	} while (n == -1 && errno == EINTR);
	if (n == 0 || (n == -1 && errno == ECONNRESET))
		return ST_CLOSED;
	if (n == -1)
		return errno == EAGAIN || errno == EWOULDBLOCK ?
		    ST_AGAIN : ST_SYS;
	if ((size_t)n < head || m->type >= LINK_N_TYPES ||
	    m->len != (size_t)n - head)
		return ST_FORMAT;
	return ST_OK;
}
