#include "base/clock.h"
#include "session/health.h"

void
health_init(struct health *h, const struct health_rules *rules,
    int64_t now_ms)
{
	*h = (struct health){
		.rules = *rules, .start_ms = now_ms, .last_good_ms = now_ms,
		.next_probe_ms = CLOCK_NEVER
	};
}

static void
good(struct health *h, int64_t now_ms)
{
	h->failures = 0;
	h->last_good_ms = now_ms;
	h->healthy = true;
	h->started = true;
}

static void
bad(struct health *h, int64_t now_ms)
{
	if (now_ms - h->start_ms < h->rules.initial_delay_ms)
		return;
	if (h->failures < h->rules.failure_threshold)
		h->failures++;
	if (h->failures >= h->rules.failure_threshold)
		h->healthy = false;
}

void
health_take_over(struct health *h, int64_t now_ms)
{
	good(h, now_ms);
}

void
health_kernel_ready(struct health *h, int64_t now_ms)
{
	h->next_probe_ms = now_ms;
}

void
health_kernel_lost(struct health *h, int64_t now_ms)
{
	h->next_probe_ms = CLOCK_NEVER;
	h->busy = false;
	bad(h, now_ms);
}

void
health_busy(struct health *h, bool busy, int64_t now_ms)
{
	h->busy = busy;
	h->last_good_ms = now_ms;
}

bool
health_probe_due(struct health *h, int64_t now_ms)
{
	if (now_ms < h->next_probe_ms)
		return false;
	h->next_probe_ms = now_ms + h->rules.period_ms;
	return !h->busy;
}

void
health_probe_ended(struct health *h, bool was_good, int64_t now_ms)
{
	if (was_good)
		good(h, now_ms);
	else
		bad(h, now_ms);
}

void
health_tick(struct health *h, int64_t now_ms)
{
	if (h->busy)
		h->last_good_ms = now_ms;
	if (now_ms - h->last_good_ms >= h->rules.threshold_ms)
		h->healthy = false;
}

int64_t
health_deadline_ms(const struct health *h)
{
	int64_t stale = h->healthy && !h->busy ?
	    h->last_good_ms + h->rules.threshold_ms : CLOCK_NEVER;

	return clock_earlier(h->next_probe_ms, stale);
}
