/*
 * timestamp: moments as the API writes them (API contract 10.2): RFC 3339 in
 * UTC, up to nine digits of a second, no trailing zeros among them.  Pure.
 */
#ifndef API_TIMESTAMP_H
#define API_TIMESTAMP_H

#include <time.h>

#define TIMESTAMP_SIZE	40

/* Years below 0 and above 9999 are written as their first or last second. */
void	timestamp_write(struct timespec, char buf[TIMESTAMP_SIZE]);

#endif
