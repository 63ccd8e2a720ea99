#include <strings.h>

#include "http/parameter.h"

/* A folded header has its line ends in it. */
static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct slice
trim(struct slice s)
{
	while (s.len > 0 && is_blank(s.p[0]))
		s = slice_skip(s, 1);
	while (s.len > 0 && is_blank(s.p[s.len - 1]))
		s.len--;
	return s;
}

/* Take what comes before the next of the stop bytes; the stop stays. */
static struct slice
take_until(struct slice *rest, const char *stops)
{
	struct slice head = *rest;
	size_t n = 0, n_stops = strlen(stops);

	while (n < rest->len && memchr(stops, rest->p[n], n_stops) == NULL)
		n++;
	head.len = n;
	*rest = slice_skip(*rest, n);
	return head;
}

struct slice
parameter_first(struct slice value)
{
	return trim(take_until(&value, ";"));
}

/* Take a quoted string whose first quote has been taken, and what follows. */
static struct slice
take_quoted(struct slice *rest, char *out)
{
	size_t i = 0, n = 0;

	while (i < rest->len && rest->p[i] != '"') {
		if (rest->p[i] == '\\' && i + 1 < rest->len &&
		    (rest->p[i + 1] == '"' || rest->p[i + 1] == '\\'))
			i++;
		out[n++] = rest->p[i++];
	}
	*rest = slice_skip(*rest, i);
	(void)take_until(rest, ";");
	return slice_make(out, n);
}

static struct slice
take_value(struct slice *rest, char *out)
{
	struct slice value;

	while (rest->len > 0 && is_blank(rest->p[0]))
		*rest = slice_skip(*rest, 1);
	if (rest->len > 0 && rest->p[0] == '"') {
		*rest = slice_skip(*rest, 1);
		return take_quoted(rest, out);
	}
	value = trim(take_until(rest, ";"));
	if (value.len > 0)
		memcpy(out, value.p, value.len);
	return slice_make(out, value.len);
}

bool
parameter_find(struct slice value, const char *name, char *out,
    struct slice *found)
{
	size_t len = strlen(name);
	struct slice key;

	(void)take_until(&value, ";");
	while (value.len > 0) {
		value = slice_skip(value, 1);		/* the semicolon */
		key = trim(take_until(&value, "=;"));
		if (value.len == 0 || value.p[0] != '=')
			continue;
		value = slice_skip(value, 1);
		*found = take_value(&value, out);
		if (key.len == len && strncasecmp(key.p, name, len) == 0)
			return true;
	}
	*found = SLICE("");
	return false;
}

bool
parameter_strip_charset(struct slice *value)
{
	const struct slice charset = SLICE("utf-8'");
	struct slice rest;

	if (value->len < charset.len ||
	    strncasecmp(value->p, charset.p, charset.len) != 0)
		return false;
	rest = slice_skip(*value, charset.len);
	(void)take_until(&rest, "'");
	if (rest.len == 0)
		return false;
	*value = slice_skip(rest, 1);
	return true;
}
