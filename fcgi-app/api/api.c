#include <stdlib.h>

#include "api/api.h"
#include "api/error.h"
#include "api/handlers.h"
#include "base/alloc.h"

static const struct route routes[] = {
	{ "/", METHOD(HTTP_GET), root_get },
	{ "/execute", METHOD(HTTP_POST), execute_post },
	{ "/health", METHOD(HTTP_GET), health_get },
	{ "/health/startup", METHOD(HTTP_GET), health_get_startup },
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
	const struct api_shared *all = shared;
	struct api *api = xcalloc(1, sizeof(*api));

	api->config = all->config;
	api->session = all->session;
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

void
api_handle(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	const struct route *route;
	unsigned allowed;

	switch (route_find(routes, NELEM(routes), real_path(api, req->path),
	    req->method, &route, &allowed)) {
	case ROUTE_FOUND:
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
