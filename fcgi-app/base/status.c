#include <errno.h>
#include <string.h>

#include "base/status.h"

static const char *const texts[] = {
#define X(code, text) text,
	STATUS_LIST(X)
#undef X
};

const char *
status_text(enum status st)
{
	if (st == ST_SYS)
		return strerrordesc_np(errno) != NULL ?
		    strerrordesc_np(errno) : "unknown system error";
	return texts[st];
}
