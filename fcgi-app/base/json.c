#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/json.h"
#include "base/utf8.h"

#define NUL_MARK	'\xFF'	/* stands for U+0000 inside cJSON */
#define SUBSTITUTE	'\x1A'	/* and for U+0000 in a C string */

static bool
hex4(struct slice s, uint32_t *out)
{
	uint32_t v = 0;
	size_t i;
	char c;

	if (s.len < 4)
		return false;
	for (i = 0; i < 4; i++) {
		c = s.p[i];
		if (c >= '0' && c <= '9')
			v = v << 4 | (uint32_t)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			v = v << 4 | (uint32_t)((c | 0x20) - 'a' + 10);
		else
			return false;
	}
	*out = v;
	return true;
}

/* The code unit of a \uXXXX at the start of s. */
static bool
unit(struct slice s, uint32_t *out)
{
	return s.len >= 6 && s.p[0] == '\\' && s.p[1] == 'u' &&
	    hex4(slice_skip(s, 2), out);
}

/*
 * Append the escape at the start of s (a backslash) as cJSON takes it: U+0000
 * as the mark, a lone surrogate as U+FFFD, all else unchanged.  Returns the
 * number of bytes of s that were used; 0 for a malformed \u, which cJSON
 * would take for U+0000.
 */
static size_t
put_escape(struct strbuf *sb, struct slice s)
{
	uint32_t first, second;
	size_t n;

	if (s.len < 2 || s.p[1] != 'u')
		n = s.len < 2 ? 1 : 2;
	else if (!unit(s, &first))
		return 0;
	else if (first == 0) {
		strbuf_putc(sb, NUL_MARK);
		return 6;
	} else if (first < 0xD800 || first > 0xDFFF)
		n = 6;
	else if (first < 0xDC00 && unit(slice_skip(s, 6), &second) &&
	    second >= 0xDC00 && second <= 0xDFFF)
		n = 12;
	else {
		strbuf_puts(sb, "\\ufffd");
		return 6;
	}
	strbuf_put(sb, s.p, n);
	return n;
}

/* How many bytes there are before the first backslash. */
static size_t
plain_span(struct slice s)
{
	const char *backslash = s.len > 0 ? memchr(s.p, '\\', s.len) : NULL;

	return backslash != NULL ? (size_t)(backslash - s.p) : s.len;
}

/* Append the text with all mended that cJSON or a reader would trip on. */
static enum status
mend(struct strbuf *sb, struct slice s)
{
	size_t n;

	while (s.len > 0) {
		n = plain_span(s);
		utf8_repair(sb, slice_make(s.p, n));
		s = slice_skip(s, n);
		if (s.len == 0)
			break;
		if ((n = put_escape(sb, s)) == 0)
			return ST_FORMAT;
		s = slice_skip(s, n);
	}
	return strbuf_status(sb);
}

static bool
needs_mending(struct slice text)
{
	struct slice s = slice_skip(text, plain_span(text));
	uint32_t v;

	while (s.len >= 2) {
		if (s.p[1] == 'u' && (!unit(s, &v) || v == 0 ||
		    (v >= 0xD800 && v <= 0xDFFF)))
			return true;
		s = slice_skip(s, 2);
		s = slice_skip(s, plain_span(s));
	}
	return !utf8_valid(text);
}

static bool
only_space(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (strchr(" \t\r\n", s.p[i]) == NULL || s.p[i] == '\0')
			return false;
	return true;
}

static enum status
parse_mended(struct slice s, cJSON **out)
{
	const char *end = NULL;
	cJSON *doc;

	if ((doc = cJSON_ParseWithLengthOpts(s.p, s.len, &end, 0)) == NULL)
		return ST_FORMAT;
	if (!only_space(slice_make(end, (size_t)(s.p + s.len - end)))) {
		cJSON_Delete(doc);
		return ST_FORMAT;
	}
	*out = doc;
	return ST_OK;
}

enum status
json_parse(struct slice s, cJSON **out)
{
	struct strbuf sb = STRBUF_INIT(SIZE_MAX / 8);
	enum status st;

	*out = NULL;
	if (slice_starts(s, SLICE("\xEF\xBB\xBF")))
		s = slice_skip(s, 3);
	/* a raw NUL would end a text before its time */
	if (s.len == 0 || memchr(s.p, '\0', s.len) != NULL)
		return ST_FORMAT;
	if (!needs_mending(s))
		return parse_mended(s, out);
	if ((st = mend(&sb, s)) == ST_OK)
		st = parse_mended(strbuf_slice(&sb), out);
	strbuf_clear(&sb);
	return st;
}

static const cJSON *
find(const cJSON *object, const char *name, int (*compare)(const char *,
    const char *))
{
	const cJSON *found = NULL, *v;

	if (!cJSON_IsObject(object))
		return NULL;
	cJSON_ArrayForEach(v, object)
		if (v->string != NULL && compare(v->string, name) == 0)
			found = v;
	return cJSON_IsNull(found) ? NULL : found;
}

const cJSON *
json_member(const cJSON *object, const char *name)
{
	return find(object, name, strcmp);
}

const cJSON *
json_member_any_case(const cJSON *object, const char *name)
{
	const cJSON *v = find(object, name, strcmp);

	return v != NULL ? v : find(object, name, strcasecmp);
}

struct slice
json_text(const cJSON *v)
{
	struct slice s;
	cJSON *node;
	char *p;

	if (v == NULL || !cJSON_IsString(v))
		return slice_make("", 0);
	/* cJSON leaves valueint alone in strings: there we keep the length */
	if (v->valueint > 0)
		return slice_make(v->valuestring, (size_t)v->valueint);
	s = slice_str(v->valuestring);
	if (memchr(s.p, NUL_MARK, s.len) == NULL || s.len > INT32_MAX)
		return s;
	memcpy(&node, &v, sizeof(node));
	for (p = node->valuestring; p < s.p + s.len; p++)
		if (*p == NUL_MARK)
			*p = '\0';
	node->valueint = (int)s.len;
	return s;
}

char *
json_member_strdup(const cJSON *object, const char *name)
{
	struct slice s = json_text(json_member(object, name));
	char *copy = xcalloc(1, s.len + 1);
	size_t i;

	for (i = 0; i < s.len; i++)
		copy[i] = s.p[i] != '\0' ? s.p[i] : SUBSTITUTE;
	return copy;
}

bool
json_integer(const cJSON *v, int64_t *out)
{
	/* from 2^53 on a double no longer holds every whole number */
	const double limit = 9007199254740992.0;

	if (!cJSON_IsNumber(v) || !(v->valuedouble > -limit) ||
	    !(v->valuedouble < limit) ||
	    (double)(int64_t)v->valuedouble != v->valuedouble)
		return false;
	*out = (int64_t)v->valuedouble;
	return true;
}

cJSON *
json_new_text(struct slice s)
{
	struct strbuf sb = STRBUF_INIT(SIZE_MAX / 8);
	cJSON *node = NULL;
	char *text, *p;
	size_t len;

	utf8_repair(&sb, s);
	if (strbuf_take(&sb, &text, &len) != ST_OK)
		return NULL;
	for (p = text; (p = memchr(p, '\0', (size_t)(text + len - p))) != NULL;
	    p++)
		*p = NUL_MARK;
	if ((node = cJSON_CreateStringReference(text)) == NULL) {
		free(text);
		return NULL;
	}
	/* no copy: the node owns the text that we made */
	node->type &= ~cJSON_IsReference;
	return node;
}

bool
json_add_text(cJSON *object, const char *name, struct slice s)
{
	cJSON *node = json_new_text(s);

	if (!cJSON_AddItemToObject(object, name, node)) {
		cJSON_Delete(node);
		return false;
	}
	return true;
}

bool
json_add_integer(cJSON *object, const char *name, int64_t v)
{
	char digits[24];

	/* raw, because cJSON's own numbers go through double */
	(void)snprintf(digits, sizeof(digits), "%lld", (long long)v);
	return cJSON_AddRawToObject(object, name, digits) != NULL;
}

/*
 * Texts that json_text() has decoded hold true NULs, which cJSON would take
 * for their end: turn them into marks, or back.
 */
static void
replace_in_decoded(const cJSON *v, char from, char to)
{
	const cJSON *child;
	int i;

	if (cJSON_IsString(v))
		for (i = 0; i < v->valueint; i++)
			if (v->valuestring[i] == from)
				v->valuestring[i] = to;
	cJSON_ArrayForEach(child, v)
		replace_in_decoded(child, from, to);
}

enum status
json_print(const cJSON *doc, struct strbuf *sb)
{
	struct slice rest;
	const char *mark;
	char *text;
	size_t n;

	if (doc == NULL)
		return ST_NOMEM;
	replace_in_decoded(doc, '\0', NUL_MARK);
	text = cJSON_PrintUnformatted(doc);
	replace_in_decoded(doc, NUL_MARK, '\0');
	if (text == NULL)
		return ST_NOMEM;
	for (rest = slice_str(text);
	    (mark = memchr(rest.p, NUL_MARK, rest.len)) != NULL;
	    rest = slice_skip(rest, n + 1)) {
		n = (size_t)(mark - rest.p);
		strbuf_put(sb, rest.p, n);
		strbuf_puts(sb, "\\u0000");
	}
	strbuf_put_slice(sb, rest);
	cJSON_free(text);
	return strbuf_status(sb);
}
