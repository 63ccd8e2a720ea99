/*
 * message: Jupyter messages as we send and receive them ("Messaging in
 * Jupyter").  Pure: no sockets.  An author belongs to one thread.
 */
#ifndef JUPYTER_MESSAGE_H
#define JUPYTER_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/json.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "base/uuid.h"
#include "jupyter/signature.h"
#include "jupyter/wire.h"

#define MESSAGE_ID_SIZE	64	/* bytes of a msg_id of ours, with the NUL */

/* One client of one kernel: a fixed session, fresh message ids. */
struct message_author {
	char		session[UUID_SIZE];
	uint64_t	count;		/* messages written */
};

void	message_author_init(struct message_author *);

/* A message ready to be sent: delimiter, signature, then the four parts. */
struct outgoing {
	char		id[MESSAGE_ID_SIZE];	/* its msg_id */
	char		signature[SIGNATURE_HEX_LEN + 1];
	struct strbuf	part[4];		/* owned; by enum wire_part */
};

/*
 * What to run.  A user's code has store_history and is not silent; a probe
 * leaves no trace in the user's history, and silent brings no execute_result.
 * expression (may be empty) is evaluated after the code and comes back in the
 * reply's user_expressions under the name "probe".
 */
struct execute_content {
	struct slice	code;
	bool		silent;
	bool		store_history;
	struct slice	expression;
};

/*
 * Write a message.  On ST_OK the outgoing is the caller's to
 * outgoing_clear(); on failure (ST_NOMEM, ST_TOOBIG above 64 MiB) it needs no
 * clearing.
 *
 * execute_request has allow_stdin false and stop_on_error false: true would
 * abort what others have queued.
 */
enum status	message_execute_request(struct message_author *,
		    struct slice key, const struct execute_content *,
		    struct outgoing *) MUST_USE;
/* kernel_info_request and interrupt_request: empty content. */
enum status	message_plain_request(struct message_author *, struct slice key,
		    const char *msg_type, struct outgoing *) MUST_USE;
enum status	message_shutdown_request(struct message_author *,
		    struct slice key, bool restart, struct outgoing *) MUST_USE;
/* An input_reply with an empty value, answering the given header. */
enum status	message_input_reply(struct message_author *, struct slice key,
		    struct slice parent_header, struct outgoing *) MUST_USE;
void		outgoing_clear(struct outgoing *);

#define MESSAGE_TYPES(X)						\
	X(MSG_STATUS,			"status")			\
	X(MSG_STREAM,			"stream")			\
	X(MSG_EXECUTE_RESULT,		"execute_result")		\
	X(MSG_DISPLAY_DATA,		"display_data")			\
	X(MSG_UPDATE_DISPLAY_DATA,	"update_display_data")		\
	X(MSG_ERROR,			"error")			\
	X(MSG_EXECUTE_REPLY,		"execute_reply")		\
	X(MSG_KERNEL_INFO_REPLY,	"kernel_info_reply")		\
	X(MSG_INTERRUPT_REPLY,		"interrupt_reply")		\
	X(MSG_SHUTDOWN_REPLY,		"shutdown_reply")		\
	X(MSG_INPUT_REQUEST,		"input_request")		\
	X(MSG_IOPUB_WELCOME,		"iopub_welcome")

enum message_type {
#define X(code, name) code,
	MESSAGE_TYPES(X)
#undef X
	MSG_OTHER
};

/* The head of a received message: enough to know whose it is. */
struct message {
	enum message_type	 type;
	char			 id[128];	  /* its msg_id, cut to fit */
	char			 parent_id[128];  /* "" if it has none */
	struct slice		 header;	  /* borrowed from the frames */
	struct slice		 content;	  /* borrowed, not yet parsed */
};

/* Read header and parent header.  ST_FORMAT or ST_NOMEM. */
enum status	message_open(const struct wire *, struct message *) MUST_USE;

/*
 * Parse the content, which must be an object; *out is the caller's to
 * cJSON_Delete().  ST_FORMAT or ST_NOMEM.
 */
enum status	message_content(const struct message *, cJSON **out) MUST_USE;

#endif
