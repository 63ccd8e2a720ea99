/*
 * api: the REST API (API contract).  One struct api per worker.
 */
#ifndef API_API_H
#define API_API_H

#include <stddef.h>

#include "config/config.h"
#include "http/routes.h"
#include "session/client.h"

struct api {
	const struct config	*config;
	struct session		*session;
	struct session_client	*client;	/* owned */
};

/* What main.c gives to all workers. */
struct api_shared {
	const struct config	*config;
	struct session		*session;
};

/* For struct worker_hooks. */
struct api		*api_begin(void *shared);
void			 api_end(struct api *);
http_handler		 api_handle;

/* The route table, for tests of the manual. */
const struct route	*api_routes(size_t *n);

#endif
