#include "kernel/backoff.h"

#define FIRST_DELAY_MS	100
#define LASTING_MS	60000	/* alive so long it counts as sound */

void
backoff_ready(struct backoff *backoff, int64_t now_ms)
{
	backoff->ever_ready = true;
	backoff->ready_ms = now_ms;
}

void
backoff_praise(struct backoff *backoff)
{
	backoff->failures = 0;
}

void
backoff_not_started(struct backoff *backoff)
{
	backoff->failures++;
}

void
backoff_ended(struct backoff *backoff, int64_t now_ms)
{
	if (now_ms - backoff->ready_ms >= LASTING_MS)
		backoff->failures = 0;
	backoff->failures++;
}

bool
backoff_is_hopeless(const struct backoff *backoff)
{
	return !backoff->ever_ready &&
	    backoff->failures >= BACKOFF_FIRST_STARTS;
}

int64_t
backoff_delay_ms(const struct backoff *backoff)
{
	int64_t delay = FIRST_DELAY_MS;
	int i;

	if (backoff->failures <= 1)
		return 0;
	for (i = 2; i < backoff->failures && delay < BACKOFF_LAST_MS; i++)
		delay *= 2;
	return delay < BACKOFF_LAST_MS ? delay : BACKOFF_LAST_MS;
}
