#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"

void
strbuf_init(struct strbuf *sb, size_t max)
{
	*sb = (struct strbuf)STRBUF_INIT(max);
}

void
strbuf_clear(struct strbuf *sb)
{
	free(sb->p);
	strbuf_init(sb, sb->max);
}

static void
fail(struct strbuf *sb, enum status st)
{
	if (sb->st == ST_OK)
		sb->st = st;
}

char *
strbuf_reserve(struct strbuf *sb, size_t len)
{
	size_t need, size;
	char *p;

	if (sb->st != ST_OK)
		return NULL;
	if (len > sb->max - sb->len) {
		fail(sb, ST_TOOBIG);
		return NULL;
	}
	need = sb->len + len + 1;
	if (need > sb->size) {
		size = sb->size < 32 ? 32 : sb->size;
		while (size < need)
			size = size > SIZE_MAX / 2 ? need : size * 2;
		if ((p = realloc(sb->p, size)) == NULL) {
			fail(sb, ST_NOMEM);
			return NULL;
		}
		sb->p = p;
		sb->size = size;
	}
	return sb->p + sb->len;
}

void
strbuf_added(struct strbuf *sb, size_t len)
{
	sb->len += len;
	sb->p[sb->len] = '\0';
}

void
strbuf_put(struct strbuf *sb, const void *p, size_t len)
{
	char *to = strbuf_reserve(sb, len);

	if (to == NULL)
		return;
	if (len > 0)
		memcpy(to, p, len);
	strbuf_added(sb, len);
}

void
strbuf_puts(struct strbuf *sb, const char *s)
{
	strbuf_put(sb, s, strlen(s));
}

void
strbuf_put_slice(struct strbuf *sb, struct slice s)
{
	strbuf_put(sb, s.p, s.len);
}

void
strbuf_putc(struct strbuf *sb, char c)
{
	strbuf_put(sb, &c, 1);
}

void
strbuf_putf(struct strbuf *sb, const char *fmt, ...)
{
	va_list ap;
	char *to;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0) {
		fail(sb, ST_NOMEM);
		return;
	}
	if ((to = strbuf_reserve(sb, (size_t)n)) == NULL)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(to, (size_t)n + 1, fmt, ap);
	va_end(ap);
	strbuf_added(sb, (size_t)n);
}

size_t
strbuf_put_some(struct strbuf *sb, struct slice s)
{
	size_t room = sb->max - sb->len;

	if (sb->st != ST_OK)
		return 0;
	if (s.len > room)
		s.len = utf8_cut(s, room);
	strbuf_put_slice(sb, s);
	return sb->st == ST_OK ? s.len : 0;
}

enum status
strbuf_status(const struct strbuf *sb)
{
	return sb->st;
}

struct slice
strbuf_slice(const struct strbuf *sb)
{
	return slice_make(strbuf_str(sb), sb->len);
}

const char *
strbuf_str(const struct strbuf *sb)
{
	return sb->p != NULL ? sb->p : "";
}

enum status
strbuf_take(struct strbuf *sb, char **sp, size_t *lenp)
{
	enum status st;

	*sp = NULL;
	if (lenp != NULL)
		*lenp = 0;
	strbuf_put(sb, "", 0);	/* an empty text is allocated too */
	if ((st = sb->st) == ST_OK) {
		*sp = sb->p;
		if (lenp != NULL)
			*lenp = sb->len;
		sb->p = NULL;
	}
	strbuf_clear(sb);
	return st;
}
