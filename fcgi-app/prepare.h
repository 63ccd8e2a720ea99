/*
 * prepare: all that is looked up and made before the monitor runs: accounts,
 * directories, the kernelspec and the command of the kernel.  Main thread,
 * before anything hostile has run.
 */
#ifndef PREPARE_H
#define PREPARE_H

#include "base/compiler.h"
#include "base/status.h"
#include "config/config.h"
#include "kernel/interrupt.h"
#include "monitor/monitor.h"

/*
 * Fill in everything of the plan but serve and argument, and the habits of
 * the kernel.  ST_INVALID: something is missing or wrong; it has been logged.
 * Whatever comes back, the plan is the caller's to prepare_clear().
 */
enum status	prepare(const struct config *, struct monitor_plan *,
		    struct kernel_habits *) MUST_USE;
/* Free what prepare() made, also if it failed half-way. */
void		prepare_clear(struct monitor_plan *);

#endif
