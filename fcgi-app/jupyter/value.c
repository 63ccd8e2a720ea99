#include <strings.h>

#include "base/utf8.h"
#include "jupyter/value.h"

#define ESC	'\x1B'

static size_t
digits_span(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n;
}

/* The length of the exponent at the start of s; 0 if there is none. */
static size_t
exponent_span(struct slice s)
{
	size_t sign, digits;

	if (s.len == 0 || (s.p[0] != 'e' && s.p[0] != 'E'))
		return 0;
	sign = s.len > 1 && (s.p[1] == '+' || s.p[1] == '-') ? 1 : 0;
	digits = digits_span(slice_skip(s, 1 + sign));
	return digits > 0 ? 1 + sign + digits : 0;
}

/*
 * Append a decimal number in the form that JSON has for it: its own digits,
 * without a plus sign, and with a zero where JSON wants a digit beside the
 * point.  False (and anything in sb) if s is no such number.
 */
static bool
put_number(struct strbuf *sb, struct slice s)
{
	size_t whole, fraction = 0;

	if (s.len > 0 && s.p[0] == '-')
		strbuf_putc(sb, '-');
	if (s.len > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		s = slice_skip(s, 1);
	whole = digits_span(s);
	if (whole > 1 && s.p[0] == '0')
		return false;
	strbuf_put(sb, whole > 0 ? s.p : "0", whole > 0 ? whole : 1);
	s = slice_skip(s, whole);
	if (s.len > 0 && s.p[0] == '.') {
		s = slice_skip(s, 1);
		fraction = digits_span(s);
		strbuf_putc(sb, '.');
		strbuf_put(sb, fraction > 0 ? s.p : "0",
		    fraction > 0 ? fraction : 1);
		s = slice_skip(s, fraction);
	}
	if (whole + fraction == 0 || exponent_span(s) != s.len)
		return false;
	strbuf_put_slice(sb, s);
	return true;
}

static bool
is_not_finite(struct slice s)
{
	static const char *const names[] = { "nan", "inf", "infinity" };
	size_t i;

	if (s.len > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		s = slice_skip(s, 1);
	for (i = 0; i < NELEM(names); i++)
		if (s.len == strlen(names[i]) &&
		    strncasecmp(s.p, names[i], s.len) == 0)
			return true;
	return false;
}

/* The value of up to max digits at the start of s, in base 8 or 16. */
static size_t
read_digits(struct slice s, unsigned base, size_t max, uint32_t *out)
{
	static const char all[] = "0123456789abcdef";
	const char *digit;
	size_t n;

	*out = 0;
	for (n = 0; n < max && n < s.len; n++) {
		char c = s.p[n] >= 'A' && s.p[n] <= 'F' ?
		    (char)(s.p[n] + ('a' - 'A')) : s.p[n];

		if ((digit = memchr(all, c, base)) == NULL)
			break;
		*out = *out * base + (uint32_t)(digit - all);
	}
	return n;
}

/* \xHH, \uHHHH or \UHHHHHHHH at the start of s; its length, 0 if it is none. */
static size_t
hex_escape(struct slice s, uint32_t *cp)
{
	size_t want = 0;

	if (s.len >= 2 && s.p[0] == '\\')
		want = s.p[1] == 'x' ? 2 : s.p[1] == 'u' ? 4 :
		    s.p[1] == 'U' ? 8 : 0;
	if (want == 0 || read_digits(slice_skip(s, 2), 16, want, cp) != want)
		return 0;
	return 2 + want;
}

static void
put_code_point(struct strbuf *sb, uint32_t cp)
{
	char text[4];

	strbuf_put(sb, text, utf8_encode(cp, text));
}

/*
 * Append what the escape at the start of s (a backslash) stands for, and
 * return its length.  One that Python does not know, and \N{…}, stays as it
 * is; the halves of a character in two escapes are put together.
 */
static size_t
put_escape(struct strbuf *sb, struct slice s)
{
	static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
	const char *simple;
	uint32_t cp, low;
	size_t n, more;

	if (s.len >= 2 &&
	    (simple = memchr(from, s.p[1], sizeof(from) - 1)) != NULL) {
		strbuf_putc(sb, to[simple - from]);
		return 2;
	}
	if ((n = hex_escape(s, &cp)) > 0) {
		more = hex_escape(slice_skip(s, n), &low);
		if (more == n && cp >= 0xD800 && cp < 0xDC00 &&
		    low >= 0xDC00 && low < 0xE000) {
			cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
			n += more;
		}
		put_code_point(sb, cp);
		return n;
	}
	if ((n = read_digits(slice_skip(s, 1), 8, 3, &cp)) > 0) {
		put_code_point(sb, cp);
		return 1 + n;
	}
	strbuf_putc(sb, '\\');
	return 1;
}

/* The text between the quotes of a Python string. */
static cJSON *
unquoted(struct slice s)
{
	struct strbuf sb = STRBUF_INIT(SIZE_MAX / 8);
	const char *backslash;
	cJSON *v = NULL;
	size_t n;

	while ((backslash = s.len > 0 ? memchr(s.p, '\\', s.len) : NULL) !=
	    NULL) {
		n = (size_t)(backslash - s.p);
		strbuf_put(&sb, s.p, n);
		s = slice_skip(s, n);
		s = slice_skip(s, put_escape(&sb, s));
	}
	strbuf_put_slice(&sb, s);
	if (strbuf_status(&sb) == ST_OK)
		v = json_new_text(strbuf_slice(&sb));
	strbuf_clear(&sb);
	return v;
}

static bool
is_quoted(struct slice s)
{
	return s.len >= 2 && (s.p[0] == '\'' || s.p[0] == '"') &&
	    s.p[s.len - 1] == s.p[0];
}

cJSON *
value_from_text(struct slice text, enum value_nan how)
{
	struct strbuf number = STRBUF_INIT(SIZE_MAX / 8);
	cJSON *v = NULL;

	if (slice_is(text, "True") || slice_is(text, "False"))
		return cJSON_CreateBool(text.p[0] == 'T');
	if (is_quoted(text))
		return unquoted(slice_make(text.p + 1, text.len - 2));
	if (is_not_finite(text) && how == VALUE_NAN_NULL)
		return cJSON_CreateNull();
	if (!put_number(&number, text))
		v = json_new_text(text);
	else if (strbuf_status(&number) == ST_OK)
		v = cJSON_CreateRaw(strbuf_str(&number));
	strbuf_clear(&number);
	return v;
}

cJSON *
value_from_json(struct slice text)
{
	cJSON *v = NULL;

	return json_parse(text, &v) == ST_OK ? v : json_new_text(text);
}

static bool
is_between(struct slice s, size_t i, unsigned char first, unsigned char last)
{
	return i < s.len && (unsigned char)s.p[i] >= first &&
	    (unsigned char)s.p[i] <= last;
}

/*
 * The length of the escape sequence at the start of s (an ESC).  A broken one
 * ends before the first byte that does not belong to it.
 */
static size_t
ansi_span(struct slice s)
{
	bool control = s.len >= 2 && s.p[1] == '[';
	size_t n = control ? 2 : 1;

	while (control && is_between(s, n, 0x30, 0x3F))
		n++;
	while (is_between(s, n, 0x20, 0x2F))
		n++;
	return n + is_between(s, n, control ? 0x40 : 0x30, 0x7E);
}

void
value_strip_ansi(struct strbuf *sb, struct slice text)
{
	const char *esc;
	size_t n;

	while ((esc = text.len > 0 ? memchr(text.p, ESC, text.len) : NULL) !=
	    NULL) {
		n = (size_t)(esc - text.p);
		strbuf_put(sb, text.p, n);
		text = slice_skip(text, n);
		text = slice_skip(text, ansi_span(text));
	}
	strbuf_put_slice(sb, text);
}
