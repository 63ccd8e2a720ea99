#include <stdarg.h>
#include <stdio.h>

#include "base/log.h"
#include "config/report.h"

#define REASON_MAX	512	/* bytes; the rest of a longer one is cut */

static void PRINTF(5, 0)
write_line(enum log_level level, const char *source, size_t line,
    const char *key, const char *fmt, va_list ap)
{
	const char *colon = key[0] != '\0' ? ": " : "";
	char reason[REASON_MAX];

	(void)vsnprintf(reason, sizeof(reason), fmt, ap);
	if (line > 0)
		log_write(level, "%s:%zu: %s%s%s", source, line, key, colon,
		    reason);
	else
		log_write(level, "%s: %s%s%s", source, key, colon, reason);
}

void
report_error(struct report *report, size_t line, const char *key,
    const char *fmt, ...)
{
	va_list ap;

	report->n_errors++;
	va_start(ap, fmt);
	write_line(LOG_ERROR, report->source, line, key, fmt, ap);
	va_end(ap);
}

void
report_warn(const struct report *report, size_t line, const char *key,
    const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	write_line(LOG_WARN, report->source, line, key, fmt, ap);
	va_end(ap);
}
