#include <string.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "kernel/interrupt.h"

/*
 * Kernels whose kernelspec promises what they do not hold, known by a word of
 * their command: by the beginning of its file name, or by a directory of it
 * (written with its slashes).  Observed with xpython 0.14, ijavascript 5.2
 * and deno 2.9.
 */
static const struct {
	const char		*mark;
	struct kernel_habits	 habits;
} known[] = {
	/* SIGINT ends it; it answers interrupt_request and goes on */
	{ "xpython",	{ INTERRUPT_RESTART, false } },
	/* SIGINT restarts its child and the request is never answered */
	{ "ijskernel",	{ INTERRUPT_RESTART, true } },
	{ "/ijavascript/", { INTERRUPT_RESTART, true } },
	/* SIGINT ends it; interrupt_request stops synchronous code */
	{ "deno",	{ INTERRUPT_MESSAGE, false } },
};

static bool
has_mark(const char *word, const char *mark)
{
	const char *slash = strrchr(word, '/');

	if (mark[0] == '/')
		return strstr(word, mark) != NULL;
	return slice_starts(slice_str(slash != NULL ? slash + 1 : word),
	    slice_str(mark));
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
			if (has_mark(spec->argv[i], known[k].mark))
				habits = known[k].habits;
	if (configured != INTERRUPT_AUTO)
		habits.interrupt = configured;
	return habits;
}
