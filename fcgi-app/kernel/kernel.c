#include <sys/wait.h>
#include <errno.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "kernel/kernel.h"
#include "kernel/ports.h"
#include "monitor/link.h"

#define MAX_FIRST_STARTS	3
#define ASK_AGAIN_MS		1000	/* kernel_info without an answer */
#define ASK_IOPUB_MS		10	/* answered, but iopub is still mute */
#define FIRST_DELAY_MS		100	/* then twice that, and so on */
#define LAST_DELAY_MS		30000
#define LASTING_MS		60000	/* alive so long it counts as sound */
#define STOP_LINGER_MS		100	/* to get shutdown_request out */

enum kernel_state {
	KERNEL_UNKNOWN,		/* the monitor has not said yet */
	KERNEL_WAITING,		/* until it is time to start it */
	KERNEL_SPAWNING,	/* the monitor was asked */
	KERNEL_STARTING,	/* there is a process; it does not answer yet */
	KERNEL_READY,
	KERNEL_ENDING,		/* it is being killed */
	KERNEL_HOPELESS		/* given up */
};

struct kernel {
	void			*zmq_context;
	int			 link;
	const struct config	*config;
	struct kernel_habits	 habits;

	enum kernel_state	 state;
	int64_t			 deadline_ms;	/* of WAITING and STARTING */
	int64_t			 ask_ms;	/* next kernel_info_request */
	bool			 info_seen;	/* kernel_info_reply came */
	bool			 iopub_seen;	/* and something on iopub */
	bool			 taken_over;
	bool			 interrupted;	/* while taking over */
	bool			 ever_ready;
	bool			 wanted_end;	/* we had it killed */
	int			 failures;	/* in a row */
	int64_t			 ready_ms;	/* when it became ready */

	struct connection	 connection;
	struct channels		*channels;	/* owned; NULL: not connected */
	struct message_author	 author;
	char			 current[MESSAGE_ID_SIZE]; /* "" if none */
};

struct kernel *
kernel_new(void *zmq_context, int link_fd, const struct config *config,
    struct kernel_habits habits)
{
	struct kernel *k = xcalloc(1, sizeof(*k));

	k->zmq_context = zmq_context;
	k->link = link_fd;
	k->config = config;
	k->habits = habits;
	k->state = KERNEL_UNKNOWN;
	k->deadline_ms = CLOCK_NEVER;
	k->ask_ms = CLOCK_NEVER;
	return k;
}

static struct slice
key(const struct kernel *k)
{
	return slice_str(k->connection.key);
}

static void
tell(struct kernel *k, enum link_type type, int32_t number, struct slice text)
{
	if (link_send(k->link, type, number, text) == ST_SYS)
		log_error("kernel: cannot write to the monitor: %s",
		    status_text(ST_SYS));
}

/* Send a message made by us; a kernel that takes none is seen by deadlines. */
static void
send(struct kernel *k, enum channel channel, struct outgoing *message)
    TSA(requires_capability(ROLE_OWNER))
{
	enum status st = channels_send(k->channels, channel, message);

	if (st != ST_OK)
		log_warn("kernel: cannot send a message: %s", status_text(st));
	outgoing_clear(message);
}

static void
ask_kernel_info(struct kernel *k, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct outgoing message;

	k->ask_ms = now_ms + (k->info_seen ? ASK_IOPUB_MS : ASK_AGAIN_MS);
	if (message_plain_request(&k->author, key(k), "kernel_info_request",
	    &message) == ST_OK)
		send(k, CHANNEL_SHELL, &message);
}

/* Connect to the process of k->connection and ask until it answers. */
static void
greet(struct kernel *k, int64_t now_ms, int64_t limit_s)
    TSA(requires_capability(ROLE_OWNER))
{
	message_author_init(&k->author);
	k->info_seen = k->iopub_seen = false;
	k->current[0] = '\0';
	k->state = KERNEL_STARTING;
	k->deadline_ms = now_ms + limit_s * 1000;
	if (channels_new(k->zmq_context, &k->connection, &k->channels) ==
	    ST_OK) {
		ask_kernel_info(k, now_ms);
		return;
	}
	log_error("kernel: cannot make its sockets: %s", status_text(ST_SYS));
	k->deadline_ms = now_ms;
}

static void
start(struct kernel *k, int64_t now_ms)
{
	struct strbuf text = STRBUF_INIT(LINK_TEXT_MAX);

	connection_new_key(&k->connection);
	if (ports_choose(k->connection.port) != ST_OK ||
	    connection_write(&k->connection, k->config->kernel_name, &text) !=
	    ST_OK) {
		log_error("kernel: there are no free ports for it");
		k->deadline_ms = now_ms + LAST_DELAY_MS;
	} else {
		k->state = KERNEL_SPAWNING;
		k->deadline_ms = CLOCK_NEVER;
		k->wanted_end = k->taken_over = false;
		tell(k, LINK_START, 0, strbuf_slice(&text));
	}
	strbuf_clear(&text);
}

/* Start again, the later the more often it has failed. */
static void
start_later(struct kernel *k, int64_t now_ms)
{
	int64_t delay = 0;
	int i;

	for (i = 1; i < k->failures && delay < LAST_DELAY_MS; i++)
		delay = delay == 0 ? FIRST_DELAY_MS : delay * 2;
	k->state = KERNEL_WAITING;
	k->deadline_ms = now_ms + (delay < LAST_DELAY_MS ? delay :
	    LAST_DELAY_MS);
}

/* It could not be started, or did not get as far as to answer. */
static enum kernel_event
start_failed(struct kernel *k, int64_t now_ms)
{
	k->failures++;
	if (k->ever_ready || k->failures < MAX_FIRST_STARTS) {
		start_later(k, now_ms);
		return KERNEL_NOTHING;
	}
	log_error("kernel '%s' cannot be started: it failed %d times",
	    k->config->kernel_name, k->failures);
	k->state = KERNEL_HOPELESS;
	k->deadline_ms = CLOCK_NEVER;
	tell(k, LINK_GIVE_UP, 0, slice_make("", 0));
	return KERNEL_GAVE_UP;
}

static void
log_end(const struct kernel *k, const struct link_message *m)
{
	const char *when = k->state == KERNEL_STARTING ?
	    " before it was ready" : "";
	const char *printed = m->len > 0 ? "; it printed: " : "";
	int status = m->number;

	if (WIFSIGNALED(status))
		log_warn("kernel '%s' ended by signal %d%s%s%.*s",
		    k->config->kernel_name, WTERMSIG(status), when, printed,
		    (int)m->len, m->text);
	else
		log_warn("kernel '%s' ended with status %d%s%s%.*s",
		    k->config->kernel_name, WEXITSTATUS(status), when,
		    printed, (int)m->len, m->text);
}

static enum kernel_event
process_ended(struct kernel *k, const struct link_message *m, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	bool was_ready = k->state == KERNEL_READY;
	bool wanted = k->wanted_end;

	if (!wanted)
		log_end(k, m);
	channels_free(k->channels, 0);
	k->channels = NULL;
	k->current[0] = '\0';
	k->ask_ms = CLOCK_NEVER;
	if (!was_ready && !wanted)
		return start_failed(k, now_ms);
	if (now_ms - k->ready_ms >= LASTING_MS)
		k->failures = 0;
	if (!wanted)
		k->failures++;	/* until kernel_praise() */
	start_later(k, now_ms);
	return was_ready ? KERNEL_ENDED : KERNEL_NOTHING;
}

static void
take_over(struct kernel *k, const struct link_message *m, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	bool was_ready = m->number == LINK_KERNEL_READY;

	if (m->number == LINK_NO_KERNEL) {
		start(k, now_ms);
		return;
	}
	k->taken_over = k->ever_ready = was_ready;
	log_info("kernel: taking over the one that runs");
	if (connection_read(slice_make(m->text, m->len), &k->connection) !=
	    ST_OK) {
		log_error("kernel: its connection file cannot be read");
		kernel_restart(k);
		return;
	}
	/* it may still be busy with code from before the crash */
	greet(k, now_ms, was_ready ? k->config->default_timeout_s :
	    k->config->start_timeout_s);
}

static enum kernel_event
handle_link(struct kernel *k, const struct link_message *m, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	switch ((enum link_type)m->type) {
	case LINK_STATE:
		if (k->state == KERNEL_UNKNOWN)
			take_over(k, m, now_ms);
		break;
	case LINK_STARTED:
		log_debug("kernel: process %d", m->number);
		greet(k, now_ms, k->config->start_timeout_s);
		break;
	case LINK_NOT_STARTED:
		errno = m->number;
		log_error("kernel '%s': cannot %.*s: %s",
		    k->config->kernel_name, (int)m->len, m->text,
		    status_text(ST_SYS));
		return start_failed(k, now_ms);
	case LINK_ENDED:
		return process_ended(k, m, now_ms);
	default:
		break;
	}
	return KERNEL_NOTHING;
}

static enum kernel_event
read_link(struct kernel *k, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct link_message m;
	enum kernel_event event;
	enum status st;

	while ((st = link_receive(k->link, &m)) == ST_OK)
		if ((event = handle_link(k, &m, now_ms)) != KERNEL_NOTHING)
			return event;
	return st == ST_AGAIN ? KERNEL_NOTHING : KERNEL_ORPHANED;
}

/* Is it a message of the time before it was ready that brings it nearer? */
static void
note_greeting(struct kernel *k, const struct received *received,
    int64_t now_ms)
{
	const struct message *head = &received->head;
	bool ours = slice_starts(slice_str(head->parent_id),
	    slice_str(k->author.session));

	if (received->channel == CHANNEL_IOPUB &&
	    (head->type == MSG_IOPUB_WELCOME ||
	    (head->type == MSG_STATUS && ours)))
		k->iopub_seen = true;
	if (received->channel == CHANNEL_SHELL && ours &&
	    head->type == MSG_KERNEL_INFO_REPLY && !k->info_seen) {
		k->info_seen = true;
		k->ask_ms = now_ms + ASK_IOPUB_MS;
	}
}

static enum kernel_event
become_ready(struct kernel *k, int64_t now_ms)
{
	k->state = KERNEL_READY;
	k->ready_ms = now_ms;
	k->deadline_ms = k->ask_ms = CLOCK_NEVER;
	k->ever_ready = true;
	k->interrupted = false;
	tell(k, LINK_READY, k->habits.essential_child ? 1 : 0,
	    slice_make("", 0));
	return KERNEL_BECAME_READY;
}

/* allow_stdin is false; a kernel that asks all the same must not hang. */
static void
answer_input(struct kernel *k, const struct received *received)
    TSA(requires_capability(ROLE_OWNER))
{
	struct outgoing message;

	if (message_input_reply(&k->author, key(k), received->head.header,
	    &message) == ST_OK)
		send(k, CHANNEL_STDIN, &message);
}

/* The next message of interest on any channel. */
static enum kernel_event
read_channels(struct kernel *k, int64_t now_ms, struct received *received)
    TSA(requires_capability(ROLE_OWNER))
{
	static const enum channel order[N_CONNECTED] = {
		CHANNEL_IOPUB, CHANNEL_SHELL, CHANNEL_STDIN, CHANNEL_CONTROL
	};
	size_t i;

	for (i = 0; i < NELEM(order) && k->channels != NULL; i++) {
		while (channels_receive(k->channels, order[i], received) ==
		    ST_OK) {
			if (k->state == KERNEL_STARTING) {
				note_greeting(k, received, now_ms);
			} else if (k->current[0] != '\0' &&
			    strcmp(received->head.parent_id, k->current) == 0) {
				if (order[i] == CHANNEL_IOPUB ||
				    order[i] == CHANNEL_SHELL)
					return KERNEL_MESSAGE;
				if (received->head.type == MSG_INPUT_REQUEST)
					answer_input(k, received);
			}
			received_clear(received);
		}
	}
	return k->state == KERNEL_STARTING && k->info_seen && k->iopub_seen ?
	    become_ready(k, now_ms) : KERNEL_NOTHING;
}

static void
greeting_too_slow(struct kernel *k, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	if (k->taken_over && !k->interrupted && kernel_can_interrupt(k)) {
		log_warn("kernel: still busy with code of before, "
		    "interrupting it");
		k->interrupted = true;
		kernel_interrupt(k);
		k->deadline_ms = now_ms + k->config->interrupt_grace_s * 1000;
		return;
	}
	log_error("kernel '%s' did not answer in time, killing it",
	    k->config->kernel_name);
	/* for the count of failures it ends by itself */
	tell(k, LINK_KILL, 0, slice_make("", 0));
	k->deadline_ms = CLOCK_NEVER;
}

static void
check_timers(struct kernel *k, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	if (k->state == KERNEL_WAITING && now_ms >= k->deadline_ms)
		start(k, now_ms);
	if (k->state != KERNEL_STARTING)
		return;
	if (now_ms >= k->deadline_ms)
		greeting_too_slow(k, now_ms);
	if (now_ms >= k->ask_ms && k->channels != NULL)
		ask_kernel_info(k, now_ms);
}

enum kernel_event
kernel_next_event(struct kernel *k, int64_t now_ms, struct received *received)
{
	enum kernel_event event;

	/* messages first: what a kernel said before it ended still counts */
	if ((event = read_channels(k, now_ms, received)) == KERNEL_NOTHING)
		event = read_link(k, now_ms);
	if (event == KERNEL_NOTHING)
		check_timers(k, now_ms);
	return event;
}

int
kernel_poll_items(const struct kernel *k, zmq_pollitem_t *items)
{
	items[0] = (zmq_pollitem_t){ .fd = k->link, .events = ZMQ_POLLIN };
	if (k->channels == NULL)
		return 1;
	channels_poll_items(k->channels, items + 1);
	return KERNEL_POLL_ITEMS;
}

int64_t
kernel_deadline_ms(const struct kernel *k)
{
	return clock_earlier(k->deadline_ms, k->ask_ms);
}

bool
kernel_is_ready(const struct kernel *k)
{
	return k->state == KERNEL_READY;
}

bool
kernel_was_taken_over(const struct kernel *k)
{
	return k->taken_over;
}

bool
kernel_can_interrupt(const struct kernel *k)
{
	return k->habits.interrupt != INTERRUPT_RESTART;
}

enum status
kernel_execute(struct kernel *k, const struct execute_content *content)
{
	struct outgoing message;
	enum status st;

	st = message_execute_request(&k->author, key(k), content, &message);
	if (st != ST_OK)
		return st;
	st = channels_send(k->channels, CHANNEL_SHELL, &message);
	if (st == ST_OK)
		(void)memcpy(k->current, message.id, sizeof(k->current));
	outgoing_clear(&message);
	return st;
}

void
kernel_forget(struct kernel *k)
{
	k->current[0] = '\0';
}

void
kernel_praise(struct kernel *k)
{
	k->failures = 0;
}

void
kernel_interrupt(struct kernel *k)
{
	struct outgoing message;

	if (k->habits.interrupt == INTERRUPT_SIGNAL)
		tell(k, LINK_INTERRUPT, 0, slice_make("", 0));
	else if (k->channels != NULL && message_plain_request(&k->author,
	    key(k), "interrupt_request", &message) == ST_OK)
		send(k, CHANNEL_CONTROL, &message);
}

void
kernel_restart(struct kernel *k)
{
	k->wanted_end = true;
	k->state = KERNEL_ENDING;
	k->deadline_ms = k->ask_ms = CLOCK_NEVER;
	k->current[0] = '\0';
	tell(k, LINK_KILL, 0, slice_make("", 0));
}

void
kernel_stop(struct kernel *k)
{
	struct outgoing message;

	if (k->channels != NULL && message_shutdown_request(&k->author,
	    key(k), false, &message) == ST_OK)
		send(k, CHANNEL_CONTROL, &message);
	channels_free(k->channels, STOP_LINGER_MS);
	free(k);
}
