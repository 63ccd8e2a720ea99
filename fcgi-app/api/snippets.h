/*
 * snippets: the configured code before and after the user's (API contract
 * 17.4).  Pure.
 */
#ifndef API_SNIPPETS_H
#define API_SNIPPETS_H

#include "base/slice.h"
#include "base/strbuf.h"
#include "config/config.h"

/*
 * The code to run: pre, code and post, each begun on a new line; an absent
 * snippet adds nothing.  The result is borrowed from code, or from sb if
 * something had to be joined there; its status is then the caller's to check.
 */
struct slice	snippets_join(const struct config_snippets *,
		    struct slice code, struct strbuf *sb);

#endif
