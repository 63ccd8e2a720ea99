/*
 * log: one event a line on standard error (API contract section 19).  Safe
 * from any thread: a line is one write(2).  Level and form are set before the
 * first thread and are the only mutable state outside a struct.
 *
 * Nothing secret goes in: no key, code, output, token or environment value.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>

#include "base/compiler.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

enum log_form {
	LOG_PLAIN,	/* "code-interpreter-fcgi: text": for a terminal */
	LOG_JSON	/* {"level":"info","time":"…","message":"text"} */
};

/* Until then: LOG_INFO, LOG_PLAIN.  iso8601 false: seconds since 1970. */
void	log_setup(enum log_level, enum log_form, bool iso8601);

void	log_write(enum log_level, const char *fmt, ...) PRINTF(2, 3);

#define log_debug(...)	log_write(LOG_DEBUG, __VA_ARGS__)
#define log_info(...)	log_write(LOG_INFO, __VA_ARGS__)
#define log_warn(...)	log_write(LOG_WARN, __VA_ARGS__)
#define log_error(...)	log_write(LOG_ERROR, __VA_ARGS__)

#endif
