#include <stdlib.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "kernel/kernel_state.h"

/*
 * For so long after code was sent only its reply wakes us, and iopub is read
 * then: to be woken for each message of short code would cost more than to
 * run it.
 */
#define IOPUB_REST_MS	10
#define INFO_MAX	((size_t)64 * 1024)	/* bytes of kernel_info_reply */
#define STOP_LINGER_MS	100	/* to get shutdown_request out */

struct kernel *
kernel_new(void *zmq_context, int link_fd, const struct config *config,
    struct kernel_habits habits)
{
	struct kernel *k = xcalloc(1, sizeof(*k));

	k->zmq_context = zmq_context;
	k->link = link_fd;
	k->config = config;
	k->habits = habits;
	k->deadline_ms = k->ask_ms = k->iopub_ms = CLOCK_NEVER;
	strbuf_init(&k->info, INFO_MAX);
	return k;
}

void
kernel_tell(struct kernel *k, enum link_type type, int32_t number,
    struct slice text)
{
	if (link_send(k->link, type, number, text) == ST_SYS)
		log_error("kernel: cannot write to the monitor: %s",
		    status_text(ST_SYS));
}

void
kernel_send(struct kernel *k, enum channel channel, struct outgoing *message)
{
	enum status st = channels_send(k->channels, channel, message);

	if (st != ST_OK)
		log_warn("kernel: cannot send a message: %s", status_text(st));
	outgoing_clear(message);
}

/* allow_stdin is false; a kernel that asks all the same must not hang. */
static void
answer_input(struct kernel *k, const struct received *received)
    TSA(requires_capability(ROLE_OWNER))
{
	struct outgoing message;

	if (message_input_reply(&k->author, kernel_key(k),
	    received->head.header, &message) == ST_OK)
		kernel_send(k, CHANNEL_STDIN, &message);
}

/* The reply is there: what belongs to it is, or comes soon. */
static void
watch_iopub(struct kernel *k) TSA(requires_capability(ROLE_OWNER))
{
	k->iopub_ms = CLOCK_NEVER;
	channels_look(k->channels, CHANNEL_IOPUB);
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
				life_note_greeting(k, received,
				    now_ms);
			} else if (k->current[0] != '\0' &&
			    strcmp(received->head.parent_id, k->current) == 0) {
				if (order[i] == CHANNEL_SHELL)
					watch_iopub(k);
				if (order[i] == CHANNEL_IOPUB ||
				    order[i] == CHANNEL_SHELL)
					return KERNEL_MESSAGE;
				if (received->head.type == MSG_INPUT_REQUEST)
					answer_input(k, received);
			}
			received_clear(received);
		}
	}
	return life_become_ready(k, now_ms);
}

enum kernel_event
kernel_next_event(struct kernel *k, int64_t now_ms, struct received *received)
{
	enum kernel_event event;

	/* messages first: what a kernel said before it ended still counts */
	if ((event = read_channels(k, now_ms, received)) == KERNEL_NOTHING)
		event = life_read_link(k, now_ms);
	if (event == KERNEL_NOTHING)
		life_check_timers(k, now_ms);
	return event;
}

void
kernel_poll_items(const struct kernel *k, struct pollfd *items)
{
	size_t i;

	items[0] = (struct pollfd){ .fd = k->link, .events = POLLIN };
	for (i = 1; i < KERNEL_POLL_ITEMS; i++)
		items[i] = (struct pollfd){ .fd = -1 };
	if (k->channels != NULL)
		channels_poll_items(k->channels, items + 1);
	if (k->iopub_ms != CLOCK_NEVER)
		items[1 + CHANNEL_IOPUB].fd = -1;
}

void
kernel_polled(struct kernel *k, const struct pollfd *items)
{
	k->link_pending = items[0].revents != 0;
	if (k->channels == NULL)
		return;
	channels_polled(k->channels, items + 1);
	/* what it said before it ended still counts */
	if (k->link_pending)
		channels_look(k->channels, CHANNEL_IOPUB);
}

void
kernel_look(struct kernel *k)
{
	if (k->channels != NULL)
		watch_iopub(k);
}

int64_t
kernel_deadline_ms(const struct kernel *k)
{
	if (k->channels != NULL && channels_pending(k->channels))
		return 0;
	return clock_earlier(k->iopub_ms,
	    clock_earlier(k->deadline_ms, k->ask_ms));
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

	st = message_execute_request(&k->author, kernel_key(k), content,
	    &message);
	if (st != ST_OK)
		return st;
	st = channels_send(k->channels, CHANNEL_SHELL, &message);
	if (st == ST_OK)
		(void)memcpy(k->current, message.id, sizeof(k->current));
	k->iopub_ms = clock_now_ms() + IOPUB_REST_MS;
	outgoing_clear(&message);
	return st;
}

void
kernel_forget(struct kernel *k)
{
	k->current[0] = '\0';
	k->iopub_ms = CLOCK_NEVER;
}

void
kernel_praise(struct kernel *k)
{
	backoff_praise(&k->backoff);
}

void
kernel_interrupt(struct kernel *k)
{
	struct outgoing message;

	if (k->habits.interrupt == INTERRUPT_SIGNAL)
		kernel_tell(k, LINK_INTERRUPT, 0, slice_make("", 0));
	else if (k->channels != NULL && message_plain_request(&k->author,
	    kernel_key(k), "interrupt_request", &message) == ST_OK)
		kernel_send(k, CHANNEL_CONTROL, &message);
}

bool
kernel_restart(struct kernel *k)
{
	if (k->state != KERNEL_SPAWNING && k->state != KERNEL_STARTING &&
	    k->state != KERNEL_READY && k->state != KERNEL_ENDING)
		return false;
	k->wanted_end = true;
	k->state = KERNEL_ENDING;
	k->deadline_ms = k->ask_ms = CLOCK_NEVER;
	k->current[0] = '\0';
	kernel_tell(k, LINK_KILL, 0, slice_make("", 0));
	return true;
}

struct slice
kernel_info(const struct kernel *k)
{
	return strbuf_slice(&k->info);
}

void
kernel_stop(struct kernel *k)
{
	struct outgoing message;

	if (k->channels != NULL && message_shutdown_request(&k->author,
	    kernel_key(k), false, &message) == ST_OK)
		kernel_send(k, CHANNEL_CONTROL, &message);
	channels_free(k->channels, STOP_LINGER_MS);
	strbuf_clear(&k->info);
	free(k);
}
