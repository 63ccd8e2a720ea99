/*
 * interrupt: which interrupt works for which kernel.  Pure.
 */
#ifndef KERNEL_INTERRUPT_H
#define KERNEL_INTERRUPT_H

#include <stdbool.h>

#include "config/config.h"
#include "jupyter/kernelspec.h"

struct kernel_habits {
	enum config_interrupt	interrupt;	/* never INTERRUPT_AUTO */
	/*
	 * User code runs in the kernel's first child process; if that ends,
	 * the kernel is as good as dead, though it may not notice.
	 */
	bool			essential_child;
};

/*
 * The kernelspec's interrupt_mode, corrected by a small table of kernels for
 * which it is known to be wrong; a choice in the configuration overrides both.
 */
struct kernel_habits	kernel_habits(const struct kernelspec *,
			    enum config_interrupt configured);

#endif
