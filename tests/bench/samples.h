/*
 * samples: what the clients of the benchmark have in common: their options
 * and how they report.  run.py reads the report.
 */
#ifndef BENCH_SAMPLES_H
#define BENCH_SAMPLES_H

#include <stddef.h>
#include <stdint.h>

#include "base/compiler.h"

/* The code that is run, and how its value looks in the kernel's messages. */
#define CODE		"1+1"
#define CODE_VALUE	"\"2\""

struct samples {
	size_t	 n;		/* executions to be measured */
	size_t	 done;
	int64_t	*start_ns;	/* owned; n of each, in order of their ends */
	int64_t	*end_ns;	/* owned */
};

/* A sentence on standard error, then exit(1). */
NORETURN void	fail(const char *fmt, ...) PRINTF(1, 2);

int64_t		now_ns(void);

/* A number of an option; fail() if it is not between 1 and max. */
size_t		option_number(const char *text, size_t max);

void		samples_init(struct samples *, size_t n);
void		samples_add(struct samples *, int64_t start_ns,
		    int64_t end_ns);

/*
 * Print a line for each execution, its end and its duration in microseconds,
 * and free.  The end is CLOCK_MONOTONIC, which other processes share.
 */
void		samples_report(struct samples *);

#endif
