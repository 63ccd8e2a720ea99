/*
 * setting: from the text of a value to the member of struct config, and what
 * is allowed there.  Pure.
 */
#ifndef CONFIG_SETTING_H
#define CONFIG_SETTING_H

#include <stdbool.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "config/config.h"
#include "config/keys.h"

/*
 * Check a value and keep it.  ST_INVALID: cfg is unchanged, and the reason
 * ("must be an integer from 1 to 65535") is appended to *why.  An ignored key
 * takes everything.
 */
enum status	setting_apply(const struct key *, struct slice text,
		    struct config *, struct strbuf *why) MUST_USE;

/*
 * Is the value that cfg has now other than recommended?  Then the reason is
 * appended to *why.
 */
bool		setting_is_unusual(const struct key *, const struct config *,
		    struct strbuf *why);

/* Append what a value may be: "an integer from 1 to 65535". */
void		setting_put_domain(const struct key *, struct strbuf *);

/* true, yes, on; false, no, off; in any letter case. */
enum status	setting_read_boolean(struct slice text, bool *out) MUST_USE;

#endif
