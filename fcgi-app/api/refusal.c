#include "api/error.h"
#include "api/refusal.h"

void
reply_refusal(struct http_reply *reply, enum generation generation,
    enum session_answer answer, struct slice id)
{
	switch (answer) {
	case SESSION_DONE:
		break;
	case SESSION_BUSY:
		reply_error(reply, generation, ERROR_BUSY, NULL, SLICE(""));
		break;
	case SESSION_CONFLICT:
		reply_error(reply, generation, ERROR_CONFLICT,
		    "operation-id", id);
		break;
	case SESSION_UNKNOWN:
		reply_error(reply, generation, ERROR_EXECUTION_MISSING, NULL,
		    id);
		break;
	case SESSION_UNAVAILABLE:
		reply_error(reply, generation, ERROR_KERNEL, NULL,
		    SLICE("the kernel did not become ready in time"));
		break;
	case SESSION_STOPPING:
		reply_error(reply, generation, ERROR_KERNEL, NULL,
		    SLICE("the program is stopping"));
		break;
	case SESSION_NO_MEMORY:
		reply_error(reply, generation, ERROR_KERNEL, NULL,
		    SLICE("out of memory"));
		break;
	}
}
