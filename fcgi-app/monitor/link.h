/*
 * link: what server and monitor say to each other over a SOCK_SEQPACKET pair.
 * One message is one packet; the monitor never looks into its text.  Sending is
 * safe from any thread; each end is received from by one.
 */
#ifndef MONITOR_LINK_H
#define MONITOR_LINK_H

#include <stdint.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"

#define LINK_TEXT_MAX	3072	/* bytes of text in a message */

/*
 * From the server: HELLO (it serves), START (text: connection file), READY
 * (the kernel answers; number 1: its first child process is essential),
 * INTERRUPT (SIGINT to its process group), KILL (the whole tree), GIVE_UP
 * (the kernel cannot be started; the program is to end with status 1).
 *
 * To the server: STATE (the first message; number: enum link_state; text: the
 * connection file if a kernel runs), STARTED (number: pid), ENDED (number: a
 * wait status as of waitpid(2), text: what it printed before it was ready),
 * NOT_STARTED (number: errno, text: what failed).  Each START is answered
 * with STARTED or NOT_STARTED, each STARTED is followed by one ENDED.
 */
#define LINK_TYPES(X)							\
	X(LINK_HELLO) X(LINK_START) X(LINK_READY) X(LINK_INTERRUPT)	\
	X(LINK_KILL) X(LINK_GIVE_UP)					\
	X(LINK_STATE) X(LINK_STARTED) X(LINK_ENDED) X(LINK_NOT_STARTED)

enum link_type {
#define X(name) name,
	LINK_TYPES(X)
#undef X
	LINK_N_TYPES
};

enum link_state { LINK_NO_KERNEL, LINK_KERNEL_STARTING, LINK_KERNEL_READY };

struct link_message {
	uint32_t	type;	/* enum link_type */
	int32_t		number;
	uint32_t	len;	/* bytes of text */
	char		text[LINK_TEXT_MAX];
};

/* Make the pair, both ends close-on-exec.  ST_SYS. */
enum status	link_pair(int end[2]) MUST_USE;

/*
 * Send; text over LINK_TEXT_MAX is ST_TOOBIG.  Blocks while the other end's
 * buffer is full.  ST_CLOSED if the other end is gone, ST_SYS.
 */
enum status	link_send(int fd, enum link_type, int32_t number,
		    struct slice text) MUST_USE;

/*
 * Receive without waiting.  ST_AGAIN, ST_CLOSED, ST_FORMAT for a packet that
 * is none of ours, ST_SYS.
 */
enum status	link_receive(int fd, struct link_message *) MUST_USE;

#endif
