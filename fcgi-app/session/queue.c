#include "base/clock.h"
#include "session/queue.h"

void
queue_init(struct queue *queue, int64_t now_ms)
{
	queue->first = NULL;
	queue->last = &queue->first;
	queue->n = 0;
	queue->kernel_lost_ms = now_ms;
}

void
queue_push(struct queue *queue, struct queue_entry *entry)
{
	entry->next = NULL;
	*queue->last = entry;
	queue->last = &entry->next;
	queue->n++;
}

/* Take out the entry that *at points to. */
static struct queue_entry *
take(struct queue *queue, struct queue_entry **at)
{
	struct queue_entry *entry = *at;

	*at = entry->next;
	if (queue->last == &entry->next)
		queue->last = at;
	entry->next = NULL;
	queue->n--;
	return entry;
}

struct queue_entry *
queue_pop(struct queue *queue)
{
	return queue->first != NULL ? take(queue, &queue->first) : NULL;
}

void
queue_kernel_ready(struct queue *queue)
{
	queue->kernel_lost_ms = CLOCK_NEVER;
}

void
queue_kernel_lost(struct queue *queue, int64_t now_ms)
{
	if (queue->kernel_lost_ms == CLOCK_NEVER)
		queue->kernel_lost_ms = now_ms;
}

/* When this one has waited long enough; only while there is no kernel. */
static int64_t
expiry(const struct queue *queue, const struct queue_entry *entry)
{
	int64_t since = entry->accepted_ms > queue->kernel_lost_ms ?
	    entry->accepted_ms : queue->kernel_lost_ms;

	return since + entry->patience_ms;
}

struct queue_entry *
queue_expire(struct queue *queue, int64_t now_ms)
{
	struct queue_entry **at;

	if (queue->kernel_lost_ms == CLOCK_NEVER)
		return NULL;
	for (at = &queue->first; *at != NULL; at = &(*at)->next)
		if (now_ms >= expiry(queue, *at))
			return take(queue, at);
	return NULL;
}

int64_t
queue_deadline_ms(const struct queue *queue)
{
	const struct queue_entry *entry;
	int64_t deadline = CLOCK_NEVER;

	if (queue->kernel_lost_ms == CLOCK_NEVER)
		return CLOCK_NEVER;
	for (entry = queue->first; entry != NULL; entry = entry->next)
		deadline = clock_earlier(deadline, expiry(queue, entry));
	return deadline;
}
