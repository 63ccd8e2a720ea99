#include "base/number.h"

enum status
number_read(struct slice s, int64_t min, int64_t max, int64_t *out)
{
	int64_t v = 0;
	size_t i;

	if (s.len == 0)
		return ST_INVALID;
	for (i = 0; i < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return ST_INVALID;
	for (i = 0; i < s.len; i++)
		if (__builtin_mul_overflow(v, 10, &v) ||
		    __builtin_add_overflow(v, s.p[i] - '0', &v))
			return ST_TOOBIG;
	if (v < min || v > max)
		return ST_TOOBIG;
	*out = v;
	return ST_OK;
}
