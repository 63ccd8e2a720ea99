/*
 * yaml: a YAML document as the flat list of its keys.  The only user of
 * libyaml.  Values stay text: 1+1, 2 and true are three strings.
 */
#ifndef CONFIG_YAML_H
#define CONFIG_YAML_H

#include <stddef.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"
#include "config/report.h"

#define DOCUMENT_KEYS_MAX	1000	/* keys in a document */
#define DOCUMENT_DEPTH_MAX	16	/* mappings and lists in each other */
#define DOCUMENT_NAME_MAX	255	/* bytes of one key's name */

enum node_kind {
	NODE_TEXT,
	NODE_EMPTY,	/* nothing, or ~ */
	NODE_SECTION,	/* a mapping; the keys in it follow */
	NODE_LIST	/* a sequence; what is in it has been left out */
};

/*
 * A name with characters that are special in a path (a dot, a quote, a
 * control character) or without any stands in double quotes in the path, so
 * that it cannot be taken for another key.
 */
struct node {
	enum node_kind	 kind;
	char		*path;	/* owned; "spec.kernel.port" */
	char		*text;	/* owned; "" unless NODE_TEXT */
	size_t		 len;	/* bytes of text, which may hold NUL */
	size_t		 line;	/* of the key; from 1 */
};

struct document {
	struct node	*nodes;	/* owned; in the order of the file */
	size_t		 n;
};

/*
 * Read a document.  Everything wrong is reported: syntax, anything but a
 * mapping at the top, a second document, anchors and aliases, tags, a key
 * given twice, more than the limits above.
 *
 * ST_OK: there is a list, *out is the caller's to document_clear(); a key
 * given twice has been reported and left out the second time.  ST_FORMAT:
 * it could not be read to the end, *out is empty.
 */
enum status	document_read(struct slice text, struct report *,
		    struct document *out) MUST_USE;
void		document_clear(struct document *);

#endif
