#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/alloc.h"
#include "base/number.h"
#include "samples.h"

void
fail(const char *fmt, ...)
{
	va_list ap;

	(void)fprintf(stderr, "bench: ");
	va_start(ap, fmt);
	(void)vfprintf(stderr, fmt, ap);
	va_end(ap);
	(void)fprintf(stderr, "\n");
	exit(1);
}

int64_t
now_ns(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

size_t
option_number(const char *text, size_t max)
{
	int64_t v;

	if (number_read(slice_str(text), 1, (int64_t)max, &v) != ST_OK)
		fail("%s is not a number from 1 to %zu", text, max);
	return (size_t)v;
}

void
samples_init(struct samples *s, size_t n)
{
	s->n = n;
	s->done = 0;
	s->start_ns = xcalloc(n, sizeof(*s->start_ns));
	s->end_ns = xcalloc(n, sizeof(*s->end_ns));
}

void
samples_add(struct samples *s, int64_t start_ns, int64_t end_ns)
{
	s->start_ns[s->done] = start_ns;
	s->end_ns[s->done++] = end_ns;
}

void
samples_report(struct samples *s)
{
	size_t i;

	for (i = 0; i < s->done; i++)
		(void)printf("%" PRId64 " %.1f\n", s->end_ns[i] / 1000,
		    (double)(s->end_ns[i] - s->start_ns[i]) / 1000);
	if (fflush(stdout) == EOF)
		fail("cannot write: %m");
	free(s->start_ns);
	free(s->end_ns);
}
