#include "http/query.h"
#include "http/request.h"

/* The value of a hex digit, or -1. */
static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

size_t
percent_decode(char *s, size_t len, bool plus)
{
	size_t from, to = 0;
	int high, low;

	for (from = 0; from < len; from++) {
		if (s[from] == '%' && len - from > 2 &&
		    (high = hex_digit(s[from + 1])) != -1 &&
		    (low = hex_digit(s[from + 2])) != -1) {
			s[to++] = (char)(high << 4 | low);
			from += 2;
		} else if (s[from] == '+' && plus)
			s[to++] = ' ';
		else
			s[to++] = s[from];
	}
	return to;
}

size_t
query_parse(char *text, struct http_query_item *items, size_t max)
{
	char *item, *equals, *end;
	size_t n = 0, name_len;

	for (item = text; n < max && *item != '\0'; item = end) {
		end = strchrnul(item, '&');
		equals = memchr(item, '=', (size_t)(end - item));
		name_len = (size_t)((equals != NULL ? equals : end) - item);
		if (end > item) {
			items[n].name = slice_make(item,
			    percent_decode(item, name_len, true));
			items[n].value = SLICE("");
			if (equals != NULL)
				items[n].value = slice_make(equals + 1,
				    percent_decode(equals + 1,
				    (size_t)(end - equals - 1), true));
			n++;
		}
		if (*end == '&')
			end++;
	}
	return n;
}
