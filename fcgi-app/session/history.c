#include <stdlib.h>

#include "session/history.h"

void
history_init(struct history *h, size_t bytes_max)
{
	*h = (struct history){ .bytes_max = bytes_max };
}

/* FNV-1a; an outsider who makes ids collide only slows his own session. */
static size_t
bucket_of(struct slice id)
{
	uint32_t hash = 2166136261u;
	size_t i;

	for (i = 0; i < id.len; i++)
		hash = (hash ^ (unsigned char)id.p[i]) * 16777619u;
	return hash % HISTORY_BUCKETS;
}

static struct slice
id_of(const struct record *record)
{
	return slice_str(record->execution->id);
}

struct record *
history_find(const struct history *h, struct slice id)
{
	struct record *r;

	for (r = h->bucket[bucket_of(id)]; r != NULL; r = r->same_hash)
		if (slice_equal(id_of(r), id))
			return r;
	return NULL;
}

void
history_add(struct history *h, struct record *record)
{
	struct record **head = &h->bucket[bucket_of(id_of(record))];

	record->same_hash = *head;
	*head = record;
}

void
history_remove(struct history *h, struct record *record)
{
	struct record **at = &h->bucket[bucket_of(id_of(record))];

	while (*at != record)
		at = &(*at)->same_hash;
	*at = record->same_hash;
	execution_unref(record->execution);
	outcome_unref(record->outcome);
	free(record);
}

static void
drop_oldest(struct history *h)
{
	struct record *record = h->oldest;

	h->oldest = record->ended_later;
	if (h->oldest == NULL)
		h->newest = NULL;
	h->n_ended--;
	h->bytes -= record->bytes;
	history_remove(h, record);
}

static bool
is_kept(const struct history *h, const struct record *oldest, int64_t now_ms)
{
	if (oldest == h->newest)
		return true;
	if (h->n_ended > HISTORY_MAX || h->bytes > h->bytes_max)
		return false;
	return h->n_ended <= HISTORY_LAST ||
	    now_ms - oldest->ended_ms < HISTORY_AGE_MS;
}

void
history_ended(struct history *h, struct record *record, int64_t now_ms)
{
	record->ended_ms = now_ms;
	record->ended_later = NULL;
	record->bytes = sizeof(*record) + sizeof(*record->execution) +
	    strlen(record->execution->identifier) +
	    outcome_bytes(record->outcome);
	if (h->newest != NULL)
		h->newest->ended_later = record;
	else
		h->oldest = record;
	h->newest = record;
	h->n_ended++;
	h->bytes += record->bytes;
	while (!is_kept(h, h->oldest, now_ms))
		drop_oldest(h);
}

void
history_forget_ended(struct history *h)
{
	while (h->oldest != NULL)
		drop_oldest(h);
}

void
history_clear(struct history *h)
{
	size_t i;

	history_forget_ended(h);
	for (i = 0; i < HISTORY_BUCKETS; i++)
		while (h->bucket[i] != NULL)
			history_remove(h, h->bucket[i]);
}
