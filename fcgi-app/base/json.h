/*
 * json: cJSON with the three things it lacks: lengths (a string may hold
 * U+0000), repair of what kernels send (invalid UTF-8, lone surrogates), and
 * "last duplicate wins".  All text of cJSON is read and built through here.
 * Pure; a document belongs to one thread at a time.
 *
 * Inside a cJSON document U+0000 is kept as the byte 0xFF, which UTF-8 never
 * has.  json_text() and json_print() turn it back.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <cjson/cJSON.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"

/*
 * Parse one JSON value that fills the whole text (white space around it is
 * fine, a leading byte order mark is skipped).  Nesting is limited to 1,000
 * levels by cJSON.  *out is the caller's to cJSON_Delete().  ST_FORMAT or
 * ST_NOMEM.
 */
enum status	json_parse(struct slice text, cJSON **out) MUST_USE;

/*
 * The member of an object by its exact name, the last one if there are
 * several; JSON null counts as absent.  NULL if absent or not an object.
 */
const cJSON	*json_member(const cJSON *object, const char *name);

/* As json_member, then without regard to ASCII letter case. */
const cJSON	*json_member_any_case(const cJSON *object, const char *name);

/*
 * The text of a string value with its true length, borrowed from the
 * document.  The first call decodes it in place.  Empty if v is NULL or no
 * string.
 */
struct slice	json_text(const cJSON *v);

/* A copy of the string member as C string ("" if absent); free() it. */
char		*json_member_strdup(const cJSON *object, const char *name)
		    MUST_USE;

/* Is v a whole number?  Then it is in *out. */
bool		json_integer(const cJSON *v, int64_t *out);

/*
 * Build.  Out of memory and a NULL object are recorded by returning false;
 * a whole document is checked once, by json_print.
 */
bool		json_add_text(cJSON *object, const char *name, struct slice);
bool		json_add_integer(cJSON *object, const char *name, int64_t);
/* A string value; invalid UTF-8 becomes U+FFFD.  NULL if out of memory. */
cJSON		*json_new_text(struct slice);

/* Append the document to sb without white space. */
enum status	json_print(const cJSON *, struct strbuf *sb) MUST_USE;

#endif
