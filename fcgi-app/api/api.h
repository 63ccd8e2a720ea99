/*
 * api: the REST API (API contract).  One struct api per worker.
 */
#ifndef API_API_H
#define API_API_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "config/config.h"
#include "files/store.h"
#include "http/routes.h"
#include "session/client.h"

/*
 * Uploads hold a worker each for as long as the client takes to send them.
 * Beyond this number they are refused, so that all else is answered.
 */
#define API_UPLOADS_MAX	32

struct api {
	const struct config	*config;
	struct session		*session;
	struct session_client	*client;	/* owned */
	const struct store	*store;
	atomic_uint		*uploads;	/* under way in all workers */
	_Atomic int64_t		*last_access_us; /* since 1970 */
};

/* What main.c gives to all workers. */
struct api_shared {
	const struct config	*config;
	struct session		*session;
	const struct store	*store;
	atomic_uint		 uploads;	/* under way; starts at 0 */
	_Atomic int64_t		 last_access_us; /* since 1970; starts at 0 */
};

/* For struct worker_hooks. */
struct api		*api_begin(void *shared);
void			 api_end(struct api *);
http_handler		 api_handle;

/* The route table, for tests of the manual. */
const struct route	*api_routes(size_t *n);

#endif
