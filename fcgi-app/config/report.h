/*
 * report: what is wrong with a configuration, one log line each, in the form
 * "<source>:<line>: <key path>: <reason>" (API contract section 17).
 */
#ifndef CONFIG_REPORT_H
#define CONFIG_REPORT_H

#include <stddef.h>

#include "base/compiler.h"

struct report {
	const char	*source;	/* borrowed: a file name, "-o", … */
	size_t		 n_errors;
};

/* line 0 and an empty key are left out.  An error is also counted. */
void	report_error(struct report *, size_t line, const char *key,
	    const char *fmt, ...) PRINTF(4, 5);
void	report_warn(const struct report *, size_t line, const char *key,
	    const char *fmt, ...) PRINTF(4, 5);

#endif
