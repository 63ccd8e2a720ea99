#include "api/error.h"
#include "api/handlers.h"

void
root_get(struct api *api UNUSED, const struct http_request *req UNUSED,
    struct http_reply *reply)
{
	/* the ancestor adds Jupyter's token, which is nobody's business */
	reply_message(reply, 200, SLICE("jupyter initialized"));
}
