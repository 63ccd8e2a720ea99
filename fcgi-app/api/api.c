#include <stdlib.h>
#include <time.h>

#include "api/api.h"
#include "api/error.h"
#include "api/handlers.h"
#include "base/alloc.h"

static const struct route routes[] = {
	{ "/", METHOD(HTTP_GET), root_get },
	{ "/health", METHOD(HTTP_GET), health_get },
	{ "/health/startup", METHOD(HTTP_GET), health_get_startup },

	{ "/execute", METHOD(HTTP_POST), executions_post },
	{ "/code/execute", METHOD(HTTP_POST), executions_post },
	{ "/identifier/*", METHOD(HTTP_POST), executions_post_identifier },
	{ "/python/execute", METHOD(HTTP_POST), executions_post },
	{ "/executions", METHOD(HTTP_POST), executions_post },
	{ "/executions/*", METHOD(HTTP_GET), executions_get },

	{ "/files", METHOD(HTTP_GET), files_list },
	{ "/files", METHOD(HTTP_POST), files_post },
	{ "/files/upload", METHOD(HTTP_POST), files_post },
	{ "/files/*", METHOD(HTTP_GET), files_get },
	{ "/files/*", METHOD(HTTP_DELETE), files_delete },
	{ "/python/downloadFile", METHOD(HTTP_GET), python_download_get },
	{ "/listfiles", METHOD(HTTP_GET), listfiles_get },
	{ "/listfiles/*", METHOD(HTTP_GET), listfiles_get },
	{ "/upload", METHOD(HTTP_POST), upload_post },
	{ "/upload/*", METHOD(HTTP_POST), upload_post },
	{ "/download/*", METHOD(HTTP_GET), download_get },
	{ "/get/*", METHOD(HTTP_GET), get_get },
	{ "/delete/*", METHOD(HTTP_DELETE), delete_delete },

	{ "/session", METHOD(HTTP_GET), session_get },
	{ "/session", METHOD(HTTP_DELETE), session_delete },
	{ "/listSessions", METHOD(HTTP_GET), session_list },
	{ "/metadata", METHOD(HTTP_GET), metadata_get },
};

const struct route *
api_routes(size_t *n)
{
	*n = NELEM(routes);
	return routes;
}

struct api *
api_begin(void *shared)
{
	struct api_shared *all = shared;
	struct api *api = xcalloc(1, sizeof(*api));

	api->config = all->config;
	api->session = all->session;
	api->store = all->store;
	api->uploads = &all->uploads;
	api->last_access_us = &all->last_access_us;
	api->client = session_client_new(all->session);
	if (api->client == NULL) {
		free(api);
		api = NULL;
	}
	return api;
}

void
api_end(struct api *api)
{
	session_client_free(api->client);
	free(api);
}

/* The configured health endpoint is another name of /health. */
static struct slice
real_path(const struct api *api, struct slice path)
{
	struct slice endpoint = slice_str(api->config->health_endpoint);

	if (endpoint.len > 1 && slice_ends(endpoint, SLICE("/")))
		endpoint.len--;
	return slice_equal(path, endpoint) ? SLICE("/health") : path;
}

/* The probes of an orchestrator do not count as use. */
static void
note_access(const struct api *api, const struct route *route)
{
	struct timespec now;

	if (route->handler == health_get ||
	    route->handler == health_get_startup)
		return;
	(void)clock_gettime(CLOCK_REALTIME, &now);
	atomic_store_explicit(api->last_access_us,
	    (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000,
	    memory_order_relaxed);
}

void
api_handle(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	const struct route *route;
	unsigned allowed;

	switch (route_find(routes, NELEM(routes), real_path(api, req->path),
	    req->method, &route, &allowed)) {
	case ROUTE_FOUND:
		note_access(api, route);
		route->handler(api, req, reply);
		break;
	case ROUTE_NO_PATH:
		reply_error_v(reply, ERROR_NOT_FOUND, req->path);
		break;
	case ROUTE_NO_METHOD:
		reply_error_v(reply, ERROR_METHOD,
		    slice_str(http_method_name(req->method)));
		route_allow_header(reply, allowed);
		break;
	}
}
