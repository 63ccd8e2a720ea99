/*
 * health: the prober's verdict (API contract 12.3).  Pure: time is passed in.
 * Owner thread only.
 */
#ifndef SESSION_HEALTH_H
#define SESSION_HEALTH_H

#include <stdbool.h>
#include <stdint.h>

struct health_rules {
	int64_t	threshold_ms;		/* no success for so long: unhealthy */
	int64_t	initial_delay_ms;	/* failures do not count until then */
	int64_t	period_ms;
	int64_t	failure_threshold;	/* failures in a row: unhealthy */
};

struct health {
	struct health_rules	rules;
	int64_t			start_ms;
	int64_t			last_good_ms;
	int64_t			next_probe_ms;	/* CLOCK_NEVER: no kernel */
	int64_t			failures;	/* in a row */
	bool			healthy;
	bool			started;	/* a probe has succeeded */
	bool			busy;		/* with a user's code, alive */
};

void	health_init(struct health *, const struct health_rules *,
	    int64_t now_ms);

/* The kernel was ready under an earlier server: it counts as healthy. */
void	health_take_over(struct health *, int64_t now_ms);
/* A kernel is ready: the first probe is due now. */
void	health_kernel_ready(struct health *, int64_t now_ms);
/* The kernel ended: one failure, and no probes until it is ready again. */
void	health_kernel_lost(struct health *, int64_t now_ms);
/* User code begins or ends.  A busy kernel counts as good while it lives. */
void	health_busy(struct health *, bool busy, int64_t now_ms);

/*
 * Is a probe to be made now?  If so it counts as begun.  One that falls due
 * while the kernel is busy is left out.
 */
bool	health_probe_due(struct health *, int64_t now_ms);
void	health_probe_ended(struct health *, bool good, int64_t now_ms);

/* Time has passed: the verdict may change. */
void	health_tick(struct health *, int64_t now_ms);
/* When health_tick() or health_probe_due() must be asked again. */
int64_t	health_deadline_ms(const struct health *);

#endif
