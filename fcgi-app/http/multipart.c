#include <stdlib.h>
#include <strings.h>

#include "http/multipart.h"
#include "http/parameter.h"

/*
 * A delimiter is a line end and "--boundary".  It counts as one if white
 * space follows, or "--" for the closing one; else it is content.  Only its
 * first byte is a line end, so what was held back because it looked like a
 * delimiter can, if it was none, not hide the beginning of another one.
 */
#define LINE_END	"\r\n"
#define DASHES		"--"
#define PATTERN_MAX	(sizeof(LINE_END DASHES DASHES) - 1 +		\
			MULTIPART_BOUNDARY_MAX)

/* The longest first line of which a boundary is made. */
#define FIRST_LINE_MAX	(sizeof(DASHES LINE_END) - 1 + MULTIPART_BOUNDARY_MAX)

enum multipart_state {
	AT_FIRST_LINE,		/* of which the boundary is to be made */
	IN_PREAMBLE,
	AFTER_DELIMITER,	/* on its line */
	IN_HEADERS,
	IN_DATA,
	AT_CLOSE,		/* the closing delimiter has been seen */
	IN_EPILOGUE,
	BROKEN
};

struct multipart {
	enum multipart_state	 state;
	struct slice		 piece;		/* what is left of it */
	bool			 ended;		/* there is no other one */
	bool			 sniffed;	/* no boundary was announced */
	bool			 foreign;
	const char		*problem;	/* when BROKEN */
	size_t			 n_parts;

	char			 pattern[PATTERN_MAX];
	size_t			 pattern_len;	/* without the last dashes */
	bool			 bare_lf;	/* lines end so, by the first */
	bool			 after_cr;	/* on a delimiter's line */
	/*
	 * Bytes of the pattern that have been seen, and how many of the first
	 * of them belong to the line before and are not content.
	 */
	size_t			 held;
	size_t			 not_content;

	char			 text[MULTIPART_HEADERS_MAX];
	size_t			 text_len;
	struct slice		 name;		/* in the next two */
	struct slice		 filename;
	bool			 has_filename;
	char			 name_text[MULTIPART_HEADERS_MAX];
	char			 filename_text[MULTIPART_HEADERS_MAX];
};

/* The pattern as lines end in this body. */
static struct slice
pattern(const struct multipart *m)
{
	struct slice p = slice_make(m->pattern, m->pattern_len);

	return m->bare_lf ? slice_skip(p, 1) : p;
}

static bool
set_boundary(struct multipart *m, struct slice boundary)
{
	const struct slice head = SLICE(LINE_END DASHES);
	const struct slice tail = SLICE(DASHES);

	if (boundary.len == 0 || boundary.len > MULTIPART_BOUNDARY_MAX ||
	    memchr(boundary.p, '\r', boundary.len) != NULL ||
	    memchr(boundary.p, '\n', boundary.len) != NULL)
		return false;
	memcpy(m->pattern, head.p, head.len);
	memcpy(m->pattern + head.len, boundary.p, boundary.len);
	m->pattern_len = head.len + boundary.len;
	memcpy(m->pattern + m->pattern_len, tail.p, tail.len);
	return true;
}

/* Begin to look for the pattern, as if a line had just ended. */
static void
start_scan(struct multipart *m, enum multipart_state state)
{
	m->state = state;
	m->held = m->not_content = m->bare_lf ? 1 : sizeof(LINE_END) - 1;
}

struct multipart *
multipart_new(struct slice content_type)
{
	const struct slice family = SLICE("multipart/");
	struct multipart *m = calloc(1, sizeof(*m));
	struct slice boundary = SLICE("");
	char text[MULTIPART_HEADERS_MAX];

	if (m == NULL)
		return NULL;
	if (content_type.len > family.len &&
	    content_type.len <= sizeof(text) &&
	    strncasecmp(content_type.p, family.p, family.len) == 0)
		(void)parameter_find(content_type, "boundary", text,
		    &boundary);
	if (set_boundary(m, boundary)) {
		/* until the first delimiter has shown how lines end */
		m->bare_lf = true;
		start_scan(m, IN_PREAMBLE);
	} else {
		m->sniffed = true;
		m->state = AT_FIRST_LINE;
	}
	return m;
}

void
multipart_free(struct multipart *m)
{
	free(m);
}

void
multipart_feed(struct multipart *m, struct slice piece)
{
	m->piece = piece;
	m->ended = piece.len == 0;
}

static enum multipart_event
malformed(struct multipart *m, const char *problem)
{
	m->state = BROKEN;
	m->problem = problem;
	return MULTIPART_MALFORMED;
}

static enum multipart_event
no_multipart(struct multipart *m)
{
	m->foreign = true;
	return malformed(m, "the body is not multipart/form-data");
}

/*
 * Gather a line in m->text, which holds at most max bytes.  *whole tells
 * whether its end has come.  False if it is too long.
 */
static bool
gather_line(struct multipart *m, size_t max, bool *whole)
{
	const char *lf = memchr(m->piece.p, '\n', m->piece.len);
	size_t n = lf != NULL ? (size_t)(lf - m->piece.p) + 1 : m->piece.len;

	*whole = lf != NULL;
	if (n > max - m->text_len)
		return false;
	memcpy(m->text + m->text_len, m->piece.p, n);
	m->text_len += n;
	m->piece = slice_skip(m->piece, n);
	return true;
}

/* Some clients send a multipart body under another label (decision D26). */
static enum multipart_event
read_first_line(struct multipart *m)
{
	struct slice line;
	bool whole;

	if (!gather_line(m, FIRST_LINE_MAX, &whole))
		return no_multipart(m);
	if (!whole)
		return MULTIPART_MORE;
	line = slice_make(m->text, m->text_len - 1);
	m->bare_lf = !slice_ends(line, SLICE("\r"));
	if (!m->bare_lf)
		line.len--;
	if (!slice_starts(line, SLICE(DASHES)) ||
	    !set_boundary(m, slice_skip(line, sizeof(DASHES) - 1)))
		return no_multipart(m);
	m->text_len = 0;
	m->state = IN_HEADERS;
	return MULTIPART_MORE;
}

enum scan { SCAN_MORE, SCAN_DATA, SCAN_DELIMITER, SCAN_CLOSE };

/*
 * Nothing is held: pass on what comes before the next delimiter, or before
 * what may become one with the next piece.
 */
static void
scan_ahead(struct multipart *m, struct slice p, struct slice *data)
{
	const char *at = memmem(m->piece.p, m->piece.len, p.p, p.len);
	size_t tail;

	*data = m->piece;
	if (at != NULL) {
		data->len = (size_t)(at - m->piece.p);
		m->held = p.len;
	} else if ((at = memrchr(m->piece.p, p.p[0], m->piece.len)) != NULL) {
		tail = m->piece.len - (size_t)(at - m->piece.p);
		if (tail < p.len && memcmp(at, p.p, tail) == 0) {
			data->len -= tail;
			m->held = tail;
		}
	}
	m->piece = slice_skip(m->piece, data->len + m->held);
}

/* Compare the next byte; false if what is held is no delimiter. */
static bool
scan_byte(struct multipart *m, struct slice p)
{
	char c = m->piece.p[0];

	/* beyond its length the pattern goes on with the closing dashes */
	if (c != p.p[m->held])
		return false;
	m->held++;
	m->piece = slice_skip(m->piece, 1);
	return true;
}

static enum scan
scan(struct multipart *m, struct slice *data)
{
	const struct slice p = pattern(m);
	enum scan found = SCAN_MORE;

	while (found == SCAN_MORE && m->piece.len > 0) {
		if (m->held == 0) {
			scan_ahead(m, p, data);
			if (data->len > 0)
				return SCAN_DATA;
		} else if (m->held == p.len &&
		    memchr(" \t\r\n", m->piece.p[0], 4) != NULL)
			found = SCAN_DELIMITER;
		else if (!scan_byte(m, p)) {
			*data = slice_make(p.p + m->not_content,
			    m->held - m->not_content);
			m->held = m->not_content = 0;
			if (data->len > 0)
				return SCAN_DATA;
		} else if (m->held == p.len + sizeof(DASHES) - 1)
			found = SCAN_CLOSE;
	}
	if (found != SCAN_MORE)
		m->held = m->not_content = 0;
	return found;
}

static enum multipart_event
read_preamble(struct multipart *m)
{
	struct slice dropped;

	switch (scan(m, &dropped)) {
	case SCAN_DELIMITER:
		m->state = AFTER_DELIMITER;
		break;
	case SCAN_CLOSE:
		m->state = AT_CLOSE;
		break;
	case SCAN_DATA:
	case SCAN_MORE:
		break;
	}
	return MULTIPART_MORE;
}

static enum multipart_event
read_data(struct multipart *m, struct slice *data)
{
	switch (scan(m, data)) {
	case SCAN_DATA:
		return MULTIPART_DATA;
	case SCAN_DELIMITER:
		m->state = AFTER_DELIMITER;
		return MULTIPART_PART_END;
	case SCAN_CLOSE:
		m->state = AT_CLOSE;
		return MULTIPART_PART_END;
	case SCAN_MORE:
		break;
	}
	return MULTIPART_MORE;
}

/* The rest of a delimiter's line: white space and its end. */
static enum multipart_event
read_line_end(struct multipart *m)
{
	char c = m->piece.p[0];

	m->piece = slice_skip(m->piece, 1);
	if (c == '\n') {
		if (m->n_parts == 0)
			m->bare_lf = !m->after_cr;
		m->after_cr = false;
		m->text_len = 0;
		m->state = IN_HEADERS;
	} else if (m->after_cr || (c != ' ' && c != '\t' && c != '\r'))
		return malformed(m, "a delimiter is not alone on its line");
	else
		m->after_cr = c == '\r';
	return MULTIPART_MORE;
}

/* Take a header with the lines that continue it, without its end. */
static struct slice
take_header(struct slice *text)
{
	struct slice header = *text;
	size_t i = 0;

	do {
		while (i < text->len && text->p[i++] != '\n')
			continue;
	} while (i < text->len && (text->p[i] == ' ' || text->p[i] == '\t'));
	header.len = i;
	*text = slice_skip(*text, i);
	while (header.len > 0 && (header.p[header.len - 1] == '\r' ||
	    header.p[header.len - 1] == '\n'))
		header.len--;
	return header;
}

/* The value of the part's Content-Disposition; empty if it has none. */
static struct slice
find_disposition(struct slice text)
{
	const struct slice name = SLICE("content-disposition");
	struct slice header;

	while (text.len > 0) {
		header = take_header(&text);
		if (header.len > name.len &&
		    strncasecmp(header.p, name.p, name.len) == 0 &&
		    header.p[name.len] == ':')
			return slice_skip(header, name.len + 1);
	}
	return SLICE("");
}

static bool
is_form_data(struct slice disposition)
{
	const struct slice type = SLICE("form-data");
	struct slice first = parameter_first(disposition);

	return first.len == type.len &&
	    strncasecmp(first.p, type.p, type.len) == 0;
}

static enum multipart_event
begin_part(struct multipart *m)
{
	struct slice disposition =
	    find_disposition(slice_make(m->text, m->text_len));

	if (m->sniffed && m->n_parts == 0 && !is_form_data(disposition))
		return no_multipart(m);
	if (m->n_parts == MULTIPART_PARTS_MAX)
		return malformed(m, "there are too many parts");
	m->n_parts++;
	(void)parameter_find(disposition, "name", m->name_text, &m->name);
	m->has_filename = (parameter_find(disposition, "filename*",
	    m->filename_text, &m->filename) &&
	    parameter_strip_charset(&m->filename)) ||
	    parameter_find(disposition, "filename", m->filename_text,
	    &m->filename);
	start_scan(m, IN_DATA);
	return MULTIPART_PART;
}

static enum multipart_event
read_headers(struct multipart *m)
{
	size_t before = m->text_len;
	struct slice line;
	bool whole;

	while (before > 0 && m->text[before - 1] != '\n')
		before--;
	if (!gather_line(m, sizeof(m->text), &whole))
		return malformed(m, "the headers of a part are too long");
	if (!whole)
		return MULTIPART_MORE;
	line = slice_make(m->text + before, m->text_len - before);
	if (slice_is(line, "\n") || slice_is(line, "\r\n"))
		return begin_part(m);
	return MULTIPART_MORE;
}

/* A step; MULTIPART_MORE also if there is merely nothing to tell of it. */
static enum multipart_event
step(struct multipart *m, struct slice *data)
{
	switch (m->state) {
	case AT_FIRST_LINE:
		return read_first_line(m);
	case IN_PREAMBLE:
		return read_preamble(m);
	case AFTER_DELIMITER:
		return read_line_end(m);
	case IN_HEADERS:
		return read_headers(m);
	case IN_DATA:
		return read_data(m, data);
	case AT_CLOSE:
	case IN_EPILOGUE:
		m->piece.len = 0;
		break;
	case BROKEN:
		break;
	}
	return MULTIPART_MORE;
}

static enum multipart_event
at_end(struct multipart *m)
{
	switch (m->state) {
	case IN_EPILOGUE:
		return MULTIPART_MORE;
	case AT_FIRST_LINE:
	case IN_PREAMBLE:
		return no_multipart(m);
	default:
		return malformed(m,
		    "the body ends before the closing delimiter");
	}
}

enum multipart_event
multipart_next(struct multipart *m, struct slice *data)
{
	enum multipart_event event = m->state == BROKEN ?
	    MULTIPART_MALFORMED : MULTIPART_MORE;

	*data = SLICE("");
	while (event == MULTIPART_MORE) {
		if (m->state == AT_CLOSE) {
			m->state = IN_EPILOGUE;
			event = MULTIPART_END;
		} else if (m->piece.len > 0)
			event = step(m, data);
		else
			break;
	}
	if (event == MULTIPART_MORE && m->ended)
		event = at_end(m);
	if (event == MULTIPART_MALFORMED)
		*data = slice_str(m->problem);
	return event;
}

struct slice
multipart_name(const struct multipart *m)
{
	return m->name;
}

struct slice
multipart_filename(const struct multipart *m)
{
	return m->filename;
}

bool
multipart_has_filename(const struct multipart *m)
{
	return m->has_filename;
}

bool
multipart_is_foreign(const struct multipart *m)
{
	return m->foreign;
}
