#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "base/utf8.h"
#include "config/setting.h"

/* First segments of the API's routes: a health endpoint must not be there. */
static const char *const api_segments[] = {
	"execute", "executions", "files", "code", "python", "listfiles",
	"upload", "download", "get", "delete", "session", "listSessions",
	"metadata", "identifier"
};

static bool
is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9');
}

/* One path component that cannot be "." or "..", nor look like an option. */
static bool
is_name(struct slice text)
{
	size_t i;

	if (text.len == 0 || (!is_letter_or_digit(text.p[0]) &&
	    text.p[0] != '_'))
		return false;
	for (i = 1; i < text.len; i++)
		if (!is_letter_or_digit(text.p[i]) && text.p[i] != '_' &&
		    text.p[i] != '-' && text.p[i] != '.')
			return false;
	return true;
}

static bool
has_control(struct slice text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if ((unsigned char)text.p[i] < 0x20 || text.p[i] == 0x7f)
			return true;
	return false;
}

/*
 * The next segment of a path, without slashes; empty at the end.  *path loses
 * what was read.
 */
static struct slice
next_segment(struct slice *path)
{
	struct slice segment;
	size_t n = 0;

	while (path->len > 0 && path->p[0] == '/')
		*path = slice_skip(*path, 1);
	while (n < path->len && path->p[n] != '/')
		n++;
	segment = slice_make(path->p, n);
	*path = slice_skip(*path, n);
	return segment;
}

static bool
has_dot_segment(struct slice path)
{
	struct slice segment;

	while ((segment = next_segment(&path)).len > 0)
		if (slice_is(segment, ".") || slice_is(segment, ".."))
			return true;
	return false;
}

/* "/" is not one: what we create, empty and give away must be below it. */
static bool
is_absolute_path(struct slice text)
{
	struct slice rest = text;

	return text.len > 0 && text.p[0] == '/' && !has_control(text) &&
	    !has_dot_segment(text) && next_segment(&rest).len > 0;
}

/*
 * In the form in which requests are routed: no query, no escapes, no empty
 * segment.
 */
static bool
is_endpoint(struct slice text)
{
	size_t i;

	if (text.len < 2 || text.p[0] != '/' || has_control(text) ||
	    has_dot_segment(text))
		return false;
	for (i = 1; i < text.len; i++) {
		if (text.p[i] == '/' && text.p[i - 1] == '/')
			return false;
		if (strchr(" ?#%", text.p[i]) != NULL)
			return false;
	}
	return text.p[text.len - 1] != '/';
}

static bool
is_at_or_below(struct slice path, struct slice top)
{
	return slice_starts(path, top) &&
	    (path.len == top.len || path.p[top.len] == '/');
}

static bool
is_api_route(struct slice endpoint)
{
	size_t i;

	for (i = 0; i < NELEM(api_segments); i++)
		if (is_at_or_below(slice_skip(endpoint, 1),
		    slice_str(api_segments[i])))
			return true;
	return is_at_or_below(endpoint, SLICE("/health/startup"));
}

enum status
setting_read_boolean(struct slice text, bool *out)
{
	static const char *const words[] = {
		"false", "true", "no", "yes", "off", "on"
	};
	size_t i;

	for (i = 0; i < NELEM(words); i++)
		if (text.len == strlen(words[i]) &&
		    strncasecmp(text.p, words[i], text.len) == 0) {
			*out = i % 2 == 1;
			return ST_OK;
		}
	return ST_INVALID;
}

/* The number of a choice, or -1. */
static int64_t
find_choice(const struct key *key, struct slice text)
{
	int64_t i;

	for (i = 0; key->choices[i] != NULL; i++)
		if (slice_is(text, key->choices[i]))
			return i;
	return -1;
}

static void
put_choices(const char *const *choices, struct strbuf *sb)
{
	size_t i;

	for (i = 0; choices[i] != NULL; i++)
		strbuf_putf(sb, "%s%s", i > 0 ? ", " : "", choices[i]);
}

static void
put_text_domain(const struct key *key, const char *what, struct strbuf *sb)
{
	strbuf_puts(sb, what);
	if (key->max > 0)
		strbuf_putf(sb, " of at most %" PRId64 " bytes", key->max);
}

void
setting_put_domain(const struct key *key, struct strbuf *sb)
{
	switch (key->type) {
	case KEY_TEXT:
		put_text_domain(key, "a string", sb);
		break;
	case KEY_NAME:
		put_text_domain(key,
		    "a name (letters, digits, dot, underscore, dash)", sb);
		break;
	case KEY_USER:
		put_text_domain(key, "the name or number of a user", sb);
		break;
	case KEY_PATH:
		put_text_domain(key, "an absolute path", sb);
		break;
	case KEY_ENDPOINT:
		put_text_domain(key, "the path of a URL", sb);
		break;
	case KEY_INTEGER:
		strbuf_putf(sb, "an integer from %" PRId64 " to %" PRId64,
		    key->min, key->max);
		break;
	case KEY_BOOLEAN:
		strbuf_puts(sb, "a boolean");
		break;
	case KEY_CHOICE:
		strbuf_puts(sb, "one of ");
		put_choices(key->choices, sb);
		break;
	case KEY_CONSTANT:
		strbuf_putf(sb, "exactly %s", key->choices[0]);
		break;
	case KEY_TRUE:
		strbuf_puts(sb,
		    "true: there is no mode without a kernel");
		break;
	case KEY_IGNORED:
	case KEY_IGNORED_LOUDLY:
		strbuf_puts(sb, "anything");
		break;
	}
}

/* Is the form right for the type?  Its length is checked by the caller. */
static bool
is_text_of_type(const struct key *key, struct slice text)
{
	switch (key->type) {
	case KEY_NAME:
	case KEY_USER:
		return is_name(text);
	case KEY_PATH:
		return is_absolute_path(text);
	case KEY_ENDPOINT:
		return is_endpoint(text);
	default:
		return true;
	}
}

/* Paths are kept in one form, so that others can compare them as text. */
static void
keep_text(const struct key *key, struct slice text, struct config *cfg)
{
	struct strbuf sb = STRBUF_INIT(text.len);
	struct slice segment;

	if (key->type == KEY_PATH) {
		while ((segment = next_segment(&text)).len > 0) {
			strbuf_putc(&sb, '/');
			strbuf_put_slice(&sb, segment);
		}
		text = strbuf_slice(&sb);
	}
	key_set_text(key, cfg, text);
	strbuf_clear(&sb);
}

static enum status
apply_text(const struct key *key, struct slice text, struct config *cfg,
    struct strbuf *why)
{
	if (memchr(text.p, '\0', text.len) != NULL)
		strbuf_puts(why, "must not contain NUL");
	else if (!utf8_valid(text))
		strbuf_puts(why, "must be UTF-8");
	else if (text.len == 0 && key->fallback[0] != '\0')
		strbuf_puts(why, "must not be empty");
	else if (text.len > 0 && (!is_text_of_type(key, text) ||
	    (key->max > 0 && text.len > (size_t)key->max))) {
		strbuf_puts(why, "must be ");
		setting_put_domain(key, why);
	} else if (key->type == KEY_ENDPOINT && is_api_route(text))
		strbuf_puts(why, "is a route of the API");
	else {
		keep_text(key, text, cfg);
		return ST_OK;
	}
	return ST_INVALID;
}

/* All types that are not kept as text. */
static enum status
apply_scalar(const struct key *key, struct slice text, struct config *cfg)
{
	int64_t number;
	bool truth;

	switch (key->type) {
	case KEY_INTEGER:
		if (number_read(text, key->min, key->max, &number) != ST_OK)
			return ST_INVALID;
		key_set_integer(key, cfg, number);
		return ST_OK;
	case KEY_BOOLEAN:
		if (setting_read_boolean(text, &truth) != ST_OK)
			return ST_INVALID;
		key_set_boolean(key, cfg, truth);
		return ST_OK;
	case KEY_CHOICE:
		if ((number = find_choice(key, text)) == -1)
			return ST_INVALID;
		key_set_integer(key, cfg, number);
		return ST_OK;
	case KEY_CONSTANT:
		return find_choice(key, text) == 0 ? ST_OK : ST_INVALID;
	case KEY_TRUE:
		return setting_read_boolean(text, &truth) == ST_OK && truth ?
		    ST_OK : ST_INVALID;
	default:
		return ST_OK;
	}
}

enum status
setting_apply(const struct key *key, struct slice text, struct config *cfg,
    struct strbuf *why)
{
	enum status st;

	if (key_is_text(key))
		return apply_text(key, text, cfg, why);
	if ((st = apply_scalar(key, text, cfg)) != ST_OK) {
		strbuf_puts(why, "must be ");
		setting_put_domain(key, why);
	}
	return st;
}

bool
setting_is_unusual(const struct key *key, const struct config *cfg,
    struct strbuf *why)
{
	bool wanted;

	if (key->type == KEY_INTEGER && key->recommended_max > 0 &&
	    key_integer(key, cfg) > key->recommended_max) {
		strbuf_putf(why, "is %" PRId64 "; at most %" PRId64
		    " is recommended", key_integer(key, cfg),
		    key->recommended_max);
		return true;
	}
	if (key->type == KEY_BOOLEAN && key->recommended != NULL &&
	    setting_read_boolean(slice_str(key->recommended), &wanted) ==
	    ST_OK && key_boolean(key, cfg) != wanted) {
		strbuf_putf(why, "is %s; %s is recommended",
		    wanted ? "false" : "true", key->recommended);
		return true;
	}
	return false;
}
