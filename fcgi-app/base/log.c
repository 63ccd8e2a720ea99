#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "base/utf8.h"

#define MESSAGE_MAX	2048	/* bytes; the rest of a longer one is cut */

static struct {
	enum log_level	level;
	enum log_form	form;
	bool		iso8601;
} setup = { LOG_INFO, LOG_PLAIN, true };

static const char *const level_names[] = { "debug", "info", "warn", "error" };

void
log_setup(enum log_level level, enum log_form form, bool iso8601)
{
	setup.level = level;
	setup.form = form;
	setup.iso8601 = iso8601;
}

/*
 * Append as the inside of a JSON string.  Written out here and not by cJSON,
 * because a line must get out even when memory has run out.
 */
static void
put_escaped(struct strbuf *sb, struct slice s)
{
	size_t i, n;

	for (i = 0; i < s.len; i += n) {
		n = utf8_decode(slice_skip(s, i), NULL);
		if (n == 0) {
			strbuf_puts(sb, "\\ufffd");
			n = 1;
		} else if (s.p[i] == '"' || s.p[i] == '\\')
			strbuf_putf(sb, "\\%c", s.p[i]);
		else if ((unsigned char)s.p[i] < 0x20)
			strbuf_putf(sb, "\\u%04x", (unsigned)s.p[i]);
		else
			strbuf_put(sb, s.p + i, n);
	}
}

static void
put_time(struct strbuf *sb)
{
	char text[CLOCK_ISO8601_SIZE];

	if (setup.iso8601) {
		clock_iso8601(text);
		strbuf_putf(sb, "\"%s\"", text);
	} else
		strbuf_putf(sb, "%lld", (long long)time(NULL));
}

void
log_write(enum log_level level, const char *fmt, ...)
{
	/* room for every byte as a \u escape; never grows */
	char message[MESSAGE_MAX], room[MESSAGE_MAX * 6 + 128];
	struct strbuf line = {
		.p = room, .size = sizeof(room), .max = sizeof(room) - 1
	};
	int saved = errno;
	va_list ap;

	if (level < setup.level)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(message, sizeof(message), fmt, ap);
	va_end(ap);
	if (setup.form == LOG_PLAIN)
		strbuf_putf(&line, "code-interpreter-fcgi: %s\n", message);
	else {
		strbuf_putf(&line, "{\"level\":\"%s\",\"time\":",
		    level_names[level]);
		put_time(&line);
		strbuf_puts(&line, ",\"message\":\"");
		put_escaped(&line, slice_str(message));
		strbuf_puts(&line, "\"}\n");
	}
	/* nobody is left to tell if this fails */
	(void)!fd_write_all(STDERR_FILENO, line.p, line.len);
	errno = saved;
}
