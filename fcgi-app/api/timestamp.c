#include <stdio.h>

#include "api/timestamp.h"

#define FIRST_SECOND	(-62167219200LL)	/* of the year 0 */
#define LAST_SECOND	253402300799LL		/* of the year 9999 */

/* Files may have any time: the kernel's user sets it. */
static struct timespec
within_four_digits(struct timespec when)
{
	if (when.tv_sec > LAST_SECOND)
		return (struct timespec){ .tv_sec = (time_t)LAST_SECOND };
	if (when.tv_sec < FIRST_SECOND)
		return (struct timespec){ .tv_sec = (time_t)FIRST_SECOND };
	return when;
}

void
timestamp_write(struct timespec when, char buf[TIMESTAMP_SIZE])
{
	char date[sizeof("9999-12-31T23:59:59")];
	char fraction[sizeof(".999999999")];
	struct tm tm;
	size_t len;

	when = within_four_digits(when);
	(void)gmtime_r(&when.tv_sec, &tm);
	(void)snprintf(date, sizeof(date), "%04u-%02u-%02uT%02u:%02u:%02u",
	    (unsigned)(tm.tm_year + 1900), (unsigned)tm.tm_mon + 1,
	    (unsigned)tm.tm_mday, (unsigned)tm.tm_hour, (unsigned)tm.tm_min,
	    (unsigned)tm.tm_sec);
	len = (size_t)snprintf(fraction, sizeof(fraction), ".%09d",
	    (int)(when.tv_nsec % 1000000000));
	while (len > 0 && (fraction[len - 1] == '0' || len == 1))
		fraction[--len] = '\0';
	(void)snprintf(buf, TIMESTAMP_SIZE, "%s%sZ", date, fraction);
}
