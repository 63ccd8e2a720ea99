/*
 * handlers: one for each resource; their table is in api.c.
 */
#ifndef API_HANDLERS_H
#define API_HANDLERS_H

#include "http/routes.h"

http_handler	root_get;		/* GET / */
http_handler	health_get;		/* GET /health, the endpoint */
http_handler	health_get_startup;	/* GET /health/startup */
http_handler	execute_post;		/* POST /execute */

#endif
