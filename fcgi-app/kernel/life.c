#include <sys/wait.h>
#include <errno.h>

#include "base/clock.h"
#include "base/log.h"
#include "kernel/kernel_state.h"
#include "kernel/ports.h"

#define ASK_AGAIN_MS	1000	/* kernel_info without an answer */
#define ASK_IOPUB_MS	10	/* answered, but iopub is still mute */

static void
ask_kernel_info(struct kernel *k, int64_t now_ms)
    TSA(requires_capability(ROLE_OWNER))
{
	struct outgoing message;

	k->ask_ms = now_ms + (k->info_seen ? ASK_IOPUB_MS : ASK_AGAIN_MS);
	if (message_plain_request(&k->author, kernel_key(k),
	    "kernel_info_request", &message) == ST_OK)
		kernel_send(k, CHANNEL_SHELL, &message);
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
		k->deadline_ms = now_ms + BACKOFF_LAST_MS;
	} else {
		k->state = KERNEL_SPAWNING;
		k->deadline_ms = CLOCK_NEVER;
		k->wanted_end = k->taken_over = false;
		kernel_tell(k, LINK_START, 0, strbuf_slice(&text));
	}
	strbuf_clear(&text);
}

/* Start again, the later the more often it has failed. */
static void
start_later(struct kernel *k, int64_t now_ms)
{
	k->state = KERNEL_WAITING;
	k->deadline_ms = now_ms + backoff_delay_ms(&k->backoff);
}

/* It could not be started, or did not get as far as to answer. */
static enum kernel_event
start_failed(struct kernel *k, int64_t now_ms)
{
	backoff_not_started(&k->backoff);
	if (!backoff_is_hopeless(&k->backoff)) {
		start_later(k, now_ms);
		return KERNEL_NOTHING;
	}
	log_error("kernel '%s' cannot be started: it failed %d times",
	    k->config->kernel_name, k->backoff.failures);
	k->state = KERNEL_HOPELESS;
	k->deadline_ms = CLOCK_NEVER;
	kernel_tell(k, LINK_GIVE_UP, 0, slice_make("", 0));
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

	k->wanted_end = false;
	if (!wanted)
		log_end(k, m);
	channels_free(k->channels, 0);
	k->channels = NULL;
	k->current[0] = '\0';
	k->ask_ms = CLOCK_NEVER;
	if (!was_ready && !wanted)
		return start_failed(k, now_ms);
	if (!wanted)
		backoff_ended(&k->backoff, now_ms);
	start_later(k, now_ms);
	return wanted ? KERNEL_KILLED : KERNEL_ENDED;
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
	k->taken_over = k->backoff.ever_ready = was_ready;
	log_info("kernel: taking over the one that runs");
	if (connection_read(slice_make(m->text, m->len), &k->connection) !=
	    ST_OK) {
		log_error("kernel: its connection file cannot be read");
		k->state = KERNEL_STARTING;
		(void)kernel_restart(k);
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

enum kernel_event
life_read_link(struct kernel *k, int64_t now_ms)
{
	struct link_message m;
	enum kernel_event event;
	enum status st;

	if (!k->link_pending)
		return KERNEL_NOTHING;
	while ((st = link_receive(k->link, &m)) == ST_OK)
		if ((event = handle_link(k, &m, now_ms)) != KERNEL_NOTHING)
			return event;
	k->link_pending = false;
	return st == ST_AGAIN ? KERNEL_NOTHING : KERNEL_ORPHANED;
}

void
life_note_greeting(struct kernel *k, const struct received *received,
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
		strbuf_clear(&k->info);
		strbuf_put_slice(&k->info, head->content);
		k->ask_ms = now_ms + ASK_IOPUB_MS;
	}
}

enum kernel_event
life_become_ready(struct kernel *k, int64_t now_ms)
{
	if (k->state != KERNEL_STARTING || !k->info_seen || !k->iopub_seen)
		return KERNEL_NOTHING;
	k->state = KERNEL_READY;
	k->deadline_ms = k->ask_ms = CLOCK_NEVER;
	backoff_ready(&k->backoff, now_ms);
	k->interrupted = false;
	kernel_tell(k, LINK_READY, k->habits.essential_child ? 1 : 0,
	    slice_make("", 0));
	return KERNEL_BECAME_READY;
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
	kernel_tell(k, LINK_KILL, 0, slice_make("", 0));
	k->deadline_ms = CLOCK_NEVER;
}

void
life_check_timers(struct kernel *k, int64_t now_ms)
{
	if (k->state == KERNEL_WAITING && now_ms >= k->deadline_ms)
		start(k, now_ms);
	if (now_ms >= k->iopub_ms)
		k->iopub_ms = CLOCK_NEVER;
	if (k->state != KERNEL_STARTING)
		return;
	if (now_ms >= k->deadline_ms)
		greeting_too_slow(k, now_ms);
	if (now_ms >= k->ask_ms && k->channels != NULL)
		ask_kernel_info(k, now_ms);
}

