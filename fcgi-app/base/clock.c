#include <limits.h>
#include <stdio.h>
#include <time.h>

#include "base/clock.h"

int64_t
clock_now_us(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

int64_t
clock_now_ms(void)
{
	return clock_now_us() / 1000;
}

int
clock_wait_ms(int64_t deadline_ms, int64_t now_ms)
{
	if (deadline_ms == CLOCK_NEVER)
		return -1;
	if (deadline_ms <= now_ms)
		return 0;
	if (deadline_ms - now_ms > INT_MAX)
		return INT_MAX;
	return (int)(deadline_ms - now_ms);
}

void
clock_iso8601(char buf[CLOCK_ISO8601_SIZE])
{
	struct timespec ts;
	struct tm tm;
	char date[CLOCK_ISO8601_SIZE - 8];

	(void)clock_gettime(CLOCK_REALTIME, &ts);
	(void)gmtime_r(&ts.tv_sec, &tm);
	(void)strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%S", &tm);
	(void)snprintf(buf, CLOCK_ISO8601_SIZE, "%s.%03dZ", date,
	    (int)(ts.tv_nsec / 1000000 % 1000));
}
