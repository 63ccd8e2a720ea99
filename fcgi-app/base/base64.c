#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/base64.h"
#include "base/utf8.h"

static bool
has_any(struct slice s, const char *set)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] != '\0' && strchr(set, s.p[i]) != NULL)
			return true;
	return false;
}

/* Libsodium skips NUL as white space and takes bytes above 127 for digits. */
static bool
is_ascii(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] == '\0' || (unsigned char)s.p[i] > 127)
			return false;
	return true;
}

enum status
base64_decode(struct slice s, char **out, size_t *len)
{
	bool url = has_any(s, "-_"), padded = has_any(s, "=");
	int variant = url ?
	    (padded ? sodium_base64_VARIANT_URLSAFE :
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING) :
	    (padded ? sodium_base64_VARIANT_ORIGINAL :
	    sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
	size_t max = s.len / 4 * 3 + 3;
	const char *end = NULL;
	unsigned char *bytes;

	*out = NULL;
	*len = 0;
	if (!is_ascii(s))
		return ST_FORMAT;
	if ((bytes = malloc(max + 1)) == NULL)
		return ST_NOMEM;
	if (s.len > 0 && (sodium_base642bin(bytes, max, s.p, s.len,
	    " \t\r\n\v\f", len, &end, variant) != 0 || end != s.p + s.len)) {
		free(bytes);
		*len = 0;
		return ST_FORMAT;
	}
	bytes[*len] = '\0';
	*out = (char *)bytes;
	return ST_OK;
}

bool
base64_looks_like(struct slice s)
{
	char *text;
	size_t len, i;
	bool ok = false;

	if (s.len < 8 || s.len % 4 != 0 || has_any(s, "-_ \t\r\n\v\f") ||
	    base64_decode(s, &text, &len) != ST_OK)
		return false;
	if (utf8_valid(slice_make(text, len))) {
		ok = true;
		for (i = 0; i < len && ok; i++)
			ok = ((unsigned char)text[i] >= 0x20 &&
			    text[i] != 0x7F) || (text[i] != '\0' &&
			    strchr("\t\n\r", text[i]) != NULL);
	}
	free(text);
	return ok;
}
