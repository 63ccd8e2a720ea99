#include "base/utf8.h"

static bool
is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

size_t
utf8_decode(struct slice s, uint32_t *cp)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char c;
	uint32_t v;
	size_t n, i;

	if (s.len == 0)
		return 0;
	c = (unsigned char)s.p[0];
	if (c < 0x80) {
		n = 1;
		v = c;
	} else if (c >= 0xC2 && c < 0xE0) {
		n = 2;
		v = c & 0x1Fu;
	} else if (c >= 0xE0 && c < 0xF0) {
		n = 3;
		v = c & 0x0Fu;
	} else if (c >= 0xF0 && c < 0xF5) {
		n = 4;
		v = c & 0x07u;
	} else
		return 0;
	if (n > s.len)
		return 0;
	for (i = 1; i < n; i++) {
		if (!is_continuation(s.p[i]))
			return 0;
		v = v << 6 | ((unsigned char)s.p[i] & 0x3Fu);
	}
	if (v < least[n] || v > 0x10FFFF || (v >= 0xD800 && v < 0xE000))
		return 0;
	if (cp != NULL)
		*cp = v;
	return n;
}

size_t
utf8_encode(uint32_t cp, char out[4])
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
		cp = UTF8_REPLACEMENT;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* The number of leading bytes that are valid; plain ASCII goes by in words. */
static size_t
valid_prefix(struct slice s)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	uint64_t word;
	size_t i = 0, n;

	while (i < s.len) {
		if (s.len - i >= sizeof(word)) {
			memcpy(&word, s.p + i, sizeof(word));
			if ((word & high) == 0) {
				i += sizeof(word);
				continue;
			}
		}
		if ((n = utf8_decode(slice_skip(s, i), NULL)) == 0)
			break;
		i += n;
	}
	return i;
}

bool
utf8_valid(struct slice s)
{
	return valid_prefix(s) == s.len;
}

size_t
utf8_cut(struct slice s, size_t max)
{
	size_t n = max, back;

	if (max >= s.len)
		return s.len;
	for (back = 0; n > 0 && back < 3 && is_continuation(s.p[n]); back++)
		n--;
	/* stray continuation bytes are no part of a character */
	return n + utf8_decode(slice_skip(s, n), NULL) > max ? n : max;
}

size_t
utf8_prefix(struct slice s, size_t n)
{
	size_t i = 0, step;

	while (n-- > 0 && i < s.len) {
		step = utf8_decode(slice_skip(s, i), NULL);
		i += step == 0 ? 1 : step;
	}
	return i;
}

size_t
utf8_count(struct slice s)
{
	size_t i = 0, n, step;

	for (n = 0; i < s.len; n++) {
		step = utf8_decode(slice_skip(s, i), NULL);
		i += step == 0 ? 1 : step;
	}
	return n;
}

void
utf8_repair(struct strbuf *sb, struct slice s)
{
	size_t n;

	for (;;) {
		n = valid_prefix(s);
		strbuf_put(sb, s.p, n);
		s = slice_skip(s, n);
		if (s.len == 0)
			return;
		strbuf_puts(sb, "\xEF\xBF\xBD");
		s = slice_skip(s, 1);
	}
}
