#include "api/api.h"
#include "api/error.h"
#include "api/handlers.h"

static void
answer(struct http_reply *reply, bool good)
{
	if (good)
		reply_message(reply, 200, SLICE("healthy"));
	else
		reply_message(reply, 500, SLICE("unhealthy exec code failed"));
}

void
health_get(struct api *api, const struct http_request *req UNUSED,
    struct http_reply *reply)
{
	answer(reply, session_is_healthy(api->session));
}

void
health_get_startup(struct api *api, const struct http_request *req UNUSED,
    struct http_reply *reply)
{
	answer(reply, session_has_started(api->session));
}
