#include <string.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "kernel/interrupt.h"

/*
 * Kernels whose kernelspec promises what they do not hold, known by the
 * beginning of the file name of a word of their command.  Observed with
 * xpython 0.14, ijavascript 5.2 and deno 2.9.
 */
static const struct {
	const char		*word;
	struct kernel_habits	 habits;
} known[] = {
	/* SIGINT ends it; it answers interrupt_request and goes on */
	{ "xpython",	{ INTERRUPT_RESTART, false } },
	/* SIGINT restarts its child and the request is never answered */
	{ "ijskernel",	{ INTERRUPT_RESTART, true } },
	{ "jp-kernel",	{ INTERRUPT_RESTART, true } },
	/* SIGINT ends it; interrupt_request stops synchronous code */
	{ "deno",	{ INTERRUPT_MESSAGE, false } },
};

static bool
word_is(const char *word, const char *name)
{
	const char *slash = strrchr(word, '/');

	return slice_starts(slice_str(slash != NULL ? slash + 1 : word),
	    slice_str(name));
}

struct kernel_habits
kernel_habits(const struct kernelspec *spec, enum config_interrupt configured)
{
	struct kernel_habits habits = {
		spec->interrupt == KERNELSPEC_MESSAGE ?
		    INTERRUPT_MESSAGE : INTERRUPT_SIGNAL, false
	};
	size_t i, k;

	for (i = 0; spec->argv[i] != NULL; i++)
		for (k = 0; k < NELEM(known); k++)
			if (word_is(spec->argv[i], known[k].word))
				habits = known[k].habits;
	if (configured != INTERRUPT_AUTO)
		habits.interrupt = configured;
	return habits;
}
