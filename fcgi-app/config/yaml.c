#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "config/yaml.h"

struct reader {
	yaml_parser_t	 parser;
	struct slice	 text;
	struct report	*report;
	struct document	*doc;
};

static enum status read_inside(struct reader *, yaml_event_t *,
		    const char *path, size_t depth, bool keep);

static size_t
line_of(const yaml_event_t *ev)
{
	return ev->start_mark.line + 1;
}

/* libyaml sets no mark when it stumbles over bytes, only their offset. */
static size_t
line_of_problem(const struct reader *r)
{
	size_t i, line = 1;

	if (r->parser.error != YAML_READER_ERROR)
		return r->parser.problem_mark.line + 1;
	for (i = 0; i < r->parser.problem_offset && i < r->text.len; i++)
		if (r->text.p[i] == '\n')
			line++;
	return line;
}

static void
report_syntax(struct reader *r, const char *path)
{
	const char *context = r->parser.context;
	const char *problem = r->parser.problem;

	report_error(r->report, line_of_problem(r), path, "%s%s%s",
	    context != NULL ? context : "", context != NULL ? ": " : "",
	    problem != NULL ? problem : "out of memory");
}

static bool
has_anchor(const yaml_event_t *ev)
{
	switch (ev->type) {
	case YAML_ALIAS_EVENT:
		return true;
	case YAML_SCALAR_EVENT:
		return ev->data.scalar.anchor != NULL;
	case YAML_MAPPING_START_EVENT:
		return ev->data.mapping_start.anchor != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return ev->data.sequence_start.anchor != NULL;
	default:
		return false;
	}
}

/* "This is text" is what we take every value for; other tags mean more. */
static bool
has_tag(const yaml_event_t *ev)
{
	const yaml_char_t *tag;

	switch (ev->type) {
	case YAML_SCALAR_EVENT:
		tag = ev->data.scalar.tag;
		return tag != NULL && strcmp((const char *)tag, "!") != 0 &&
		    strcmp((const char *)tag, YAML_STR_TAG) != 0;
	case YAML_MAPPING_START_EVENT:
		return ev->data.mapping_start.tag != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return ev->data.sequence_start.tag != NULL;
	default:
		return false;
	}
}

/* The next event; on ST_OK the caller's to yaml_event_delete(). */
static enum status
next_event(struct reader *r, const char *path, yaml_event_t *ev)
{
	if (!yaml_parser_parse(&r->parser, ev)) {
		report_syntax(r, path);
		return ST_FORMAT;
	}
	if (has_anchor(ev))
		report_error(r->report, line_of(ev), path,
		    "anchors and aliases are not supported");
	else if (has_tag(ev))
		report_error(r->report, line_of(ev), path,
		    "tags are not supported");
	else
		return ST_OK;
	yaml_event_delete(ev);
	return ST_FORMAT;
}

static bool
is_plain_name(struct slice name)
{
	size_t i;

	for (i = 0; i < name.len; i++)
		if (strchr(".\"\\", name.p[i]) != NULL ||
		    (unsigned char)name.p[i] < 0x20 || name.p[i] == 0x7f)
			return false;
	return name.len > 0;
}

static void
put_quoted_name(struct strbuf *sb, struct slice name)
{
	unsigned char c;
	size_t i;

	strbuf_putc(sb, '"');
	for (i = 0; i < name.len; i++) {
		c = (unsigned char)name.p[i];
		if (c < 0x20 || c == 0x7f || c == '"' || c == '\\')
			strbuf_putf(sb, "\\x%02x", c);
		else
			strbuf_putc(sb, name.p[i]);
	}
	strbuf_putc(sb, '"');
}

/* The path of a name in a section; free() it. */
static char *
join_path(const char *section, struct slice name)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	char *path;

	strbuf_puts(&sb, section);
	if (section[0] != '\0')
		strbuf_putc(&sb, '.');
	if (is_plain_name(name))
		strbuf_put_slice(&sb, name);
	else
		put_quoted_name(&sb, name);
	/* cannot be too long: name and depth are limited */
	path = xstrdup(strbuf_str(&sb));
	strbuf_clear(&sb);
	return path;
}

static enum node_kind
kind_of(const yaml_event_t *ev)
{
	const char *text;

	if (ev->type == YAML_MAPPING_START_EVENT)
		return NODE_SECTION;
	if (ev->type == YAML_SEQUENCE_START_EVENT)
		return NODE_LIST;
	text = (const char *)ev->data.scalar.value;
	if (ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    ev->data.scalar.tag == NULL &&
	    (text[0] == '\0' || strcmp(text, "~") == 0))
		return NODE_EMPTY;
	return NODE_TEXT;
}

static const struct node *
find_node(const struct document *doc, const char *path)
{
	size_t i;

	for (i = 0; i < doc->n; i++)
		if (strcmp(doc->nodes[i].path, path) == 0)
			return &doc->nodes[i];
	return NULL;
}

/* *keep becomes false for a key that is there already. */
static enum status
add_node(struct reader *r, const char *path, size_t line,
    const yaml_event_t *ev, bool *keep)
{
	const struct node *first;
	struct node *node;

	if ((first = find_node(r->doc, path)) != NULL) {
		report_error(r->report, line, path,
		    "is given twice, first on line %zu", first->line);
		*keep = false;
		return ST_OK;
	}
	if (r->doc->n == DOCUMENT_KEYS_MAX) {
		report_error(r->report, line, path,
		    "there are more than %d keys", DOCUMENT_KEYS_MAX);
		return ST_FORMAT;
	}
	node = &r->doc->nodes[r->doc->n++];
	node->kind = kind_of(ev);
	node->path = xstrdup(path);
	node->line = line;
	if (node->kind == NODE_TEXT) {
		/* not xstrndup, which would end at a NUL in it */
		node->len = ev->data.scalar.length;
		node->text = xcalloc(node->len + 1, 1);
		memcpy(node->text, ev->data.scalar.value, node->len);
	} else
		node->text = xstrdup("");
	return ST_OK;
}

static enum status
read_pair(struct reader *r, const yaml_event_t *key, const char *section,
    size_t depth, bool keep)
{
	enum status st = ST_FORMAT;
	struct slice name;
	yaml_event_t ev;
	char *path;

	if (key->type != YAML_SCALAR_EVENT) {
		report_error(r->report, line_of(key), section,
		    "the name of a key must be text");
		return ST_FORMAT;
	}
	name = slice_make((const char *)key->data.scalar.value,
	    key->data.scalar.length);
	if (name.len > DOCUMENT_NAME_MAX) {
		report_error(r->report, line_of(key), section,
		    "the name of a key has more than %d bytes",
		    DOCUMENT_NAME_MAX);
		return ST_FORMAT;
	}
	path = join_path(section, name);
	if (next_event(r, path, &ev) != ST_OK)
		goto out;
	if (!keep ||
	    (st = add_node(r, path, line_of(key), &ev, &keep)) == ST_OK)
		st = read_inside(r, &ev, path, depth, keep);
	yaml_event_delete(&ev);
out:
	free(path);
	return st;
}

/*
 * Read what is between the start of a mapping or sequence and its end.  Keys
 * within a sequence have no path of their own and are not kept.
 */
static enum status
read_collection(struct reader *r, bool is_mapping, const char *path,
    size_t depth, bool keep)
{
	enum status st = ST_OK;
	bool ended = false;
	yaml_event_t ev;

	while (st == ST_OK && !ended) {
		if (next_event(r, path, &ev) != ST_OK)
			return ST_FORMAT;
		if (ev.type == YAML_MAPPING_END_EVENT ||
		    ev.type == YAML_SEQUENCE_END_EVENT)
			ended = true;
		else if (is_mapping)
			st = read_pair(r, &ev, path, depth, keep);
		else
			st = read_inside(r, &ev, path, depth, false);
		yaml_event_delete(&ev);
	}
	return st;
}

/* Read the rest of a value whose first event is ev. */
static enum status
read_inside(struct reader *r, yaml_event_t *ev, const char *path,
    size_t depth, bool keep)
{
	if (ev->type == YAML_SCALAR_EVENT)
		return ST_OK;
	if (depth == DOCUMENT_DEPTH_MAX) {
		report_error(r->report, line_of(ev), path,
		    "is nested more than %d levels deep", DOCUMENT_DEPTH_MAX);
		return ST_FORMAT;
	}
	return read_collection(r, ev->type == YAML_MAPPING_START_EVENT, path,
	    depth + 1, keep);
}

/* The value at the top: a mapping, or nothing. */
static enum status
read_root(struct reader *r)
{
	enum status st = ST_FORMAT;
	yaml_event_t ev;

	if (next_event(r, "", &ev) != ST_OK)
		return ST_FORMAT;
	switch (kind_of(&ev)) {
	case NODE_SECTION:
		st = read_inside(r, &ev, "", 0, true);
		break;
	case NODE_EMPTY:
		st = ST_OK;
		break;
	default:
		report_error(r->report, line_of(&ev), "",
		    "the file must be a mapping, with lines \"key: value\"");
		break;
	}
	yaml_event_delete(&ev);
	return st;
}

static enum status
expect_one_document(struct reader *r, const yaml_event_t *ev, size_t n)
{
	if (n == 0)
		return ST_OK;
	report_error(r->report, line_of(ev), "",
	    "a second document begins here; there must be only one");
	return ST_FORMAT;
}

static enum status
read_stream(struct reader *r)
{
	enum status st = ST_OK;
	bool ended = false;
	yaml_event_t ev;
	size_t n = 0;

	while (st == ST_OK && !ended) {
		if (next_event(r, "", &ev) != ST_OK)
			return ST_FORMAT;
		if (ev.type == YAML_STREAM_END_EVENT)
			ended = true;
		else if (ev.type == YAML_DOCUMENT_START_EVENT &&
		    (st = expect_one_document(r, &ev, n++)) == ST_OK)
			st = read_root(r);
		yaml_event_delete(&ev);
	}
	return st;
}

enum status
document_read(struct slice text, struct report *report, struct document *out)
{
	struct reader r = { .text = text, .report = report, .doc = out };
	enum status st;

	out->n = 0;
	out->nodes = xcalloc(DOCUMENT_KEYS_MAX, sizeof(out->nodes[0]));
	if (!yaml_parser_initialize(&r.parser)) {
		report_error(report, 0, "", "out of memory");
		st = ST_FORMAT;
		goto out;
	}
	yaml_parser_set_input_string(&r.parser,
	    (const unsigned char *)text.p, text.len);
	st = read_stream(&r);
	yaml_parser_delete(&r.parser);
out:
	if (st != ST_OK)
		document_clear(out);
	return st;
}

void
document_clear(struct document *doc)
{
	size_t i;

	for (i = 0; i < doc->n; i++) {
		free(doc->nodes[i].path);
		free(doc->nodes[i].text);
	}
	free(doc->nodes);
	*doc = (struct document){ 0 };
}
