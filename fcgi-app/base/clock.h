/*
 * clock: time in milliseconds.  Safe from any thread.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#define CLOCK_NEVER	INT64_MAX

/* Monotonic time since an unknown start; for deadlines and durations. */
int64_t	clock_now_ms(void);
/* The same in microseconds; for the timing headers. */
int64_t	clock_now_us(void);

/* The earlier of two deadlines. */
static inline int64_t
clock_earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/*
 * Milliseconds until a deadline, as poll(2) wants them: 0 if it has passed,
 * -1 for CLOCK_NEVER.
 */
int	clock_wait_ms(int64_t deadline_ms, int64_t now_ms);

/*
 * Now in UTC as 2024-11-02T11:54:35.595Z (RFC 3339; always three digits of a
 * second).  buf holds at least CLOCK_ISO8601_SIZE bytes.
 */
#define CLOCK_ISO8601_SIZE	32
void	clock_iso8601(char buf[CLOCK_ISO8601_SIZE]);

#endif
