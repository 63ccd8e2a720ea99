#include <stdbool.h>
#include <strings.h>

#include "base/compiler.h"
#include "base/number.h"
#include "http/range.h"

static struct slice
trim(struct slice s)
{
	while (s.len > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = slice_skip(s, 1);
	while (s.len > 0 && (s.p[s.len - 1] == ' ' ||
	    s.p[s.len - 1] == '\t'))
		s.len--;
	return s;
}

/* A position of any length; what no file can have becomes INT64_MAX. */
static bool
read_position(struct slice text, int64_t *out)
{
	switch (number_read(text, 0, INT64_MAX, out)) {
	case ST_OK:
		return true;
	case ST_TOOBIG:
		*out = INT64_MAX;
		return true;
	default:
		return false;
	}
}

/* "-n": the last n bytes. */
static enum range_answer
last_bytes(int64_t n, int64_t size, struct range *out)
{
	if (n == 0 || size == 0)
		return RANGE_UNSATISFIABLE;
	out->len = n < size ? n : size;
	out->offset = size - out->len;
	return RANGE_PART;
}

/* "first-last", both inclusive; last may be beyond the end. */
static enum range_answer
first_to_last(int64_t first, int64_t last, int64_t size, struct range *out)
{
	if (first >= size)
		return RANGE_UNSATISFIABLE;
	if (last > size - 1)
		last = size - 1;
	out->offset = first;
	out->len = last - first + 1;
	return RANGE_PART;
}

enum range_answer
range_read(struct slice header, int64_t size, struct range *out)
{
	const struct slice unit = SLICE("bytes=");
	enum range_answer answer = RANGE_WHOLE;
	struct slice first_text, last_text;
	int64_t first, last = INT64_MAX;
	const char *dash;

	*out = (struct range){ 0, size };
	if (header.len < unit.len ||
	    strncasecmp(header.p, unit.p, unit.len) != 0)
		return RANGE_WHOLE;
	header = trim(slice_skip(header, unit.len));
	if (header.len == 0 ||
	    (dash = memchr(header.p, '-', header.len)) == NULL)
		return RANGE_WHOLE;
	first_text = slice_make(header.p, (size_t)(dash - header.p));
	last_text = slice_skip(header, first_text.len + 1);
	if (last_text.len > 0 && !read_position(last_text, &last))
		return RANGE_WHOLE;
	if (first_text.len == 0) {
		if (last_text.len > 0)
			answer = last_bytes(last, size, out);
	} else if (read_position(first_text, &first) && first <= last)
		answer = first_to_last(first, last, size, out);
	if (answer == RANGE_UNSATISFIABLE)
		*out = (struct range){ 0, 0 };
	return answer;
}

/* The years that four digits hold. */
#define TIME_MAX	((time_t)253402300799)

void
http_date_write(time_t t, char buf[HTTP_DATE_SIZE])
{
	struct tm tm;

	/* code in the kernel can give a file any time */
	if (t < 0)
		t = 0;
	if (t > TIME_MAX)
		t = TIME_MAX;
	(void)gmtime_r(&t, &tm);
	/* the program stays in the C locale, whose names these are */
	(void)strftime(buf, HTTP_DATE_SIZE, "%a, %d %b %Y %H:%M:%S GMT", &tm);
}

/* len digits at a place of the text. */
static int
digits_at(struct slice text, size_t at, size_t len)
{
	int64_t v;

	if (number_read(slice_make(text.p + at, len), 0, 9999, &v) != ST_OK)
		return -1;
	return (int)v;
}

static int
month_at(struct slice text, size_t at)
{
	static const char names[][4] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	int month = (int)NELEM(names) - 1;

	while (month >= 0 && memcmp(text.p + at, names[month], 3) != 0)
		month--;
	return month;
}

time_t
http_date_read(struct slice text)
{
	const struct slice example = SLICE("Sun, 06 Nov 1994 08:49:37 GMT");
	char again[HTTP_DATE_SIZE];
	struct tm tm = { .tm_sec = 0 };
	time_t t;

	if (text.len != example.len)
		return -1;
	tm.tm_mday = digits_at(text, 5, 2);
	tm.tm_mon = month_at(text, 8);
	tm.tm_year = digits_at(text, 12, 4) - 1900;
	tm.tm_hour = digits_at(text, 17, 2);
	tm.tm_min = digits_at(text, 20, 2);
	tm.tm_sec = digits_at(text, 23, 2);
	t = timegm(&tm);
	/* only what reads the same written again was such a date */
	http_date_write(t, again);
	return slice_is(text, again) ? t : -1;
}
