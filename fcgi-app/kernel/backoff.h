/*
 * backoff: how long to wait before a kernel is started again.  Pure: time is
 * passed in.
 *
 * At once after the first failure, then 100 ms, twice that, and so on, 30 s
 * at most.  A kernel that did what a user asked, or has lived for a minute,
 * makes up for what was before it.
 */
#ifndef KERNEL_BACKOFF_H
#define KERNEL_BACKOFF_H

#include <stdbool.h>
#include <stdint.h>

/* Of a kernel that has never been ready; then it is given up. */
#define BACKOFF_FIRST_STARTS	3
#define BACKOFF_LAST_MS		30000

struct backoff {
	int	failures;	/* in a row */
	bool	ever_ready;
	int64_t	ready_ms;	/* when it last became ready */
};

void	backoff_ready(struct backoff *, int64_t now_ms);
void	backoff_praise(struct backoff *);

/* It could not be started, or ended before it was ready. */
void	backoff_not_started(struct backoff *);
/* It was ready and ended by itself. */
void	backoff_ended(struct backoff *, int64_t now_ms);

/* Is it no use to try again? */
bool	backoff_is_hopeless(const struct backoff *);
int64_t	backoff_delay_ms(const struct backoff *);

#endif
