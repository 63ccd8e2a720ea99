/*
 * value: what a kernel shows, as JSON (API contract section 6).  Pure.
 */
#ifndef JUPYTER_VALUE_H
#define JUPYTER_VALUE_H

#include <stdbool.h>

#include "base/compiler.h"
#include "base/json.h"
#include "base/slice.h"
#include "base/status.h"

/* How `nan' and `inf' come out: a string, or null as the ancestor had it. */
enum value_nan { VALUE_NAN_TEXT, VALUE_NAN_NULL };

/*
 * A text/plain representation as a JSON value by the table of section 6:
 * True and False, numbers (verbatim where JSON allows the form), quoted
 * strings with Python's escapes, anything else as the text itself.
 * NULL if out of memory; else the caller's to cJSON_Delete().
 */
cJSON		*value_from_text(struct slice text, enum value_nan) MUST_USE;

/*
 * A text/officepy representation: its content if that is JSON, else the text
 * as a string.  NULL if out of memory.
 */
cJSON		*value_from_json(struct slice text) MUST_USE;

/*
 * Append text without ANSI escape sequences (ECMA-48: CSI with parameters,
 * and two-character escapes).
 */
void		value_strip_ansi(struct strbuf *, struct slice text);

enum value_image { VALUE_NO_IMAGE, VALUE_PNG, VALUE_JPEG, VALUE_SVG };

/*
 * The image of a MIME bundle (the `data' object of display_data or
 * execute_result): image/png, else image/jpeg, else image/svg+xml.  *base64
 * gets its base64 text, one trailing LF removed (SVG text is encoded), and is
 * the caller's to free(); NULL with VALUE_NO_IMAGE.  Values may be strings or
 * arrays of strings, which are joined.  Out of memory counts as no image.
 */
enum value_image value_image_of(const cJSON *data, char **base64);

/* "png", "jpeg", "svg". */
const char	*value_image_name(enum value_image);

/*
 * The text of one MIME type in a bundle, string or array of strings joined.
 * ST_OK: *text is the caller's to free(), len may count NULs.  ST_NOTFOUND,
 * ST_NOMEM.  A JSON value that is no string is given as its JSON text.
 */
enum status	value_mime_text(const cJSON *data, const char *mime,
		    char **text, size_t *len) MUST_USE;

#endif
