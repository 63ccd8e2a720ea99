/*
 * apply: the keys of a document into struct config, with all rules of API
 * contract section 17 that concern a file as a whole.
 */
#ifndef CONFIG_APPLY_H
#define CONFIG_APPLY_H

#include <stddef.h>

#include "config/config.h"
#include "config/keys.h"
#include "config/report.h"
#include "config/yaml.h"

/*
 * Keep every value of the document; what is wrong, unknown or missing is
 * reported.  Returns the line of spec.kernel.name, 0 if none could be kept.
 */
size_t	apply_document(const struct document *, struct report *,
	    struct config *);

/*
 * Keep one value; what is wrong or other than recommended is reported under
 * that line and path.
 */
void	apply_value(const struct key *, size_t line, const char *path,
	    struct slice text, struct report *, struct config *);

#endif
