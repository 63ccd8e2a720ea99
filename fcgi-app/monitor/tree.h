/*
 * tree: all processes that came from the kernel.  The monitor is their
 * subreaper, so every descendant, also one whose parents have ended or that
 * has left the process group, can be found below it.  Called by the monitor.
 */
#ifndef MONITOR_TREE_H
#define MONITOR_TREE_H

#include <stddef.h>
#include <sys/types.h>

/*
 * Send sig to every process below root except keep and what is below keep.
 * Returns how many there were; processes that have ended but are not yet
 * reaped count only if they are root's own children.
 */
size_t	tree_signal(pid_t root, pid_t keep, int sig);

/* The lowest-numbered living child of a process, or -1. */
pid_t	tree_first_child(pid_t parent);

#endif
