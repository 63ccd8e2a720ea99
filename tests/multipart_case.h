/*
 * multipart_case: a body, parsed in pieces, as one readable text:
 *
 *	[name|filename]content;	a complete part; filename "-" if there is none
 *	[name|filename]content!	a part that did not end
 *	end, foreign: text, malformed: text
 */
#ifndef TESTS_MULTIPART_CASE_H
#define TESTS_MULTIPART_CASE_H

#include <stdlib.h>

#include "base/strbuf.h"
#include "http/multipart.h"

struct multipart_case {
	struct multipart	*form;
	struct strbuf		 sb;
	bool			 in_part;
};

static inline void
multipart_case_note_part(struct multipart_case *c)
{
	strbuf_putc(&c->sb, '[');
	strbuf_put_slice(&c->sb, multipart_name(c->form));
	strbuf_putc(&c->sb, '|');
	if (multipart_has_filename(c->form))
		strbuf_put_slice(&c->sb, multipart_filename(c->form));
	else
		strbuf_putc(&c->sb, '-');
	strbuf_putc(&c->sb, ']');
	c->in_part = true;
}

/* False when there is nothing more to feed. */
static inline bool
multipart_case_feed(struct multipart_case *c, struct slice piece)
{
	struct slice data;

	multipart_feed(c->form, piece);
	for (;;) {
		switch (multipart_next(c->form, &data)) {
		case MULTIPART_MORE:
			return true;
		case MULTIPART_PART:
			multipart_case_note_part(c);
			break;
		case MULTIPART_DATA:
			strbuf_put_slice(&c->sb, data);
			break;
		case MULTIPART_PART_END:
			strbuf_putc(&c->sb, ';');
			c->in_part = false;
			break;
		case MULTIPART_END:
			strbuf_puts(&c->sb, "end");
			break;
		case MULTIPART_MALFORMED:
			strbuf_puts(&c->sb, c->in_part ? "!" : "");
			strbuf_puts(&c->sb, multipart_is_foreign(c->form) ?
			    "foreign: " : "malformed: ");
			strbuf_put_slice(&c->sb, data);
			return false;
		}
	}
}

/*
 * Parse a body; size gives the length of the piece that begins at a place.
 * Each piece is a copy of exactly that length, so that a sanitizer sees a
 * read beyond it.  The text is the caller's to free().
 */
static inline char *
multipart_case_parse(struct slice type, struct slice body,
    size_t (*size)(void *, size_t at), void *context)
{
	struct multipart_case c = { .form = multipart_new(type) };
	size_t at = 0, n;
	bool more = true;
	char *text, *copy;

	strbuf_init(&c.sb, (size_t)64 * 1024 * 1024);
	while (more && at < body.len) {
		n = size(context, at);
		if (n > body.len - at)
			n = body.len - at;
		if ((copy = malloc(n)) == NULL)
			abort();
		memcpy(copy, body.p + at, n);
		more = multipart_case_feed(&c, slice_make(copy, n));
		free(copy);
		at += n;
	}
	if (more)
		(void)multipart_case_feed(&c, slice_make(NULL, 0));
	multipart_free(c.form);
	if (strbuf_take(&c.sb, &text, NULL) != ST_OK)
		abort();
	return text;
}

#endif
