/*
 * worker: the threads that accept FastCGI requests (FCGX_Accept_r on
 * descriptor 0; libfcgi needs no accept mutex here), let a handler answer,
 * and send the reply.
 *
 * Thread rule: started and stopped by the main thread; handlers run in the
 * workers.
 */
#ifndef HTTP_WORKER_H
#define HTTP_WORKER_H

#include <stddef.h>

#include "base/compiler.h"
#include "base/status.h"
#include "http/routes.h"

struct worker_pool;

/*
 * Called in each worker before its first request and after its last one.  The
 * begin function makes what the handler is given; NULL ends the process.
 */
struct worker_hooks {
	struct api	*(*begin)(void *shared);
	void		 (*end)(struct api *);
	http_handler	*handle;	/* every request; must set a status */
	void		*shared;	/* for begin */
};

/*
 * Start n threads on the listening socket fd.  All signals are blocked in
 * them (block them in the caller first: FCGX_Init installs handlers for
 * SIGTERM, SIGUSR1 and SIGPIPE).  ST_SYS if a thread or libfcgi cannot start.
 */
enum status	worker_pool_start(int fd, size_t n,
		    const struct worker_hooks *, struct worker_pool **)
		    MUST_USE;

/*
 * Stop: shut the socket down, which wakes the workers that wait in accept,
 * and join them all.  Requests under way are answered first; whoever they
 * wait for must have been stopped before.  Frees the pool; NULL is fine.
 */
void		worker_pool_stop(struct worker_pool *);

#endif
