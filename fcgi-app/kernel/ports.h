/*
 * ports: free tcp ports for a kernel to listen on.  Owner thread.
 */
#ifndef KERNEL_PORTS_H
#define KERNEL_PORTS_H

#include "base/compiler.h"
#include "base/status.h"
#include "jupyter/connection.h"

/*
 * Choose a port of the loopback for each channel, free at this moment; it can
 * be lost until the kernel binds it, so the caller tries again with others.
 * ST_SYS (errno) if there is none.
 */
enum status	ports_choose(uint16_t port[N_CHANNELS]) MUST_USE;

#endif
