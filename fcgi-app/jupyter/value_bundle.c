/* value_bundle: what a MIME bundle holds. */

#include <stdlib.h>

#include "jupyter/value.h"

static const struct {
	enum value_image image;
	const char *mime;
} images[] = {
	{ VALUE_PNG, "image/png" },
	{ VALUE_JPEG, "image/jpeg" },
	{ VALUE_SVG, "image/svg+xml" }
};

static bool
is_text(const cJSON *v)
{
	const cJSON *line;

	if (!cJSON_IsArray(v))
		return cJSON_IsString(v);
	cJSON_ArrayForEach(line, v)
		if (!cJSON_IsString(line))
			return false;
	return true;
}

/* Append a string, or an array of strings joined. */
static void
put_text(struct strbuf *sb, const cJSON *v)
{
	const cJSON *line;

	strbuf_put_slice(sb, json_text(v));
	cJSON_ArrayForEach(line, v)
		strbuf_put_slice(sb, json_text(line));
}

enum status
value_mime_text(const cJSON *data, const char *mime, char **text, size_t *len)
{
	const cJSON *v = json_member(data, mime);
	struct strbuf sb = STRBUF_INIT(SIZE_MAX / 8);
	enum status st;

	*text = NULL;
	*len = 0;
	if (v == NULL)
		return ST_NOTFOUND;
	if (is_text(v)) {
		put_text(&sb, v);
		st = strbuf_status(&sb);
	} else
		st = json_print(v, &sb);
	if (st == ST_OK)
		st = strbuf_take(&sb, text, len);
	strbuf_clear(&sb);
	return st;
}

/* Three bytes, or the last one or two, as four digits. */
static void
put_digits(struct strbuf *sb, const unsigned char *p, size_t n)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = (unsigned)p[0] << 16 | (n > 1 ? p[1] * 256u : 0) |
	    (n > 2 ? p[2] : 0u);
	char digit[4] = {
		alphabet[bits >> 18], alphabet[bits >> 12 & 63],
		n > 1 ? alphabet[bits >> 6 & 63] : '=',
		n > 2 ? alphabet[bits & 63] : '='
	};

	strbuf_put(sb, digit, sizeof(digit));
}

/*
 * Libsodium, which could do it too, stays in the files that have to do with
 * secrets.
 */
static void
put_base64(struct strbuf *sb, struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i;

	for (i = 0; i < s.len; i += 3)
		put_digits(sb, p + i, s.len - i < 3 ? s.len - i : 3);
}

/* The base64 text of an image; NULL if it is empty or memory has run out. */
static char *
image_text(const cJSON *v, bool encode)
{
	struct strbuf plain = STRBUF_INIT(SIZE_MAX / 8);
	struct strbuf encoded = STRBUF_INIT(SIZE_MAX / 8);
	char *text = NULL;
	size_t len = 0;

	put_text(&plain, v);
	if (encode)
		put_base64(&encoded, strbuf_slice(&plain));
	if (strbuf_status(&plain) == ST_OK &&
	    strbuf_take(encode ? &encoded : &plain, &text, &len) == ST_OK &&
	    !encode && len > 0 && text[len - 1] == '\n')
		text[--len] = '\0';
	if (len == 0) {
		free(text);
		text = NULL;
	}
	strbuf_clear(&encoded);
	strbuf_clear(&plain);
	return text;
}

enum value_image
value_image_of(const cJSON *data, char **base64)
{
	const cJSON *v;
	size_t i;

	*base64 = NULL;
	for (i = 0; i < NELEM(images); i++) {
		v = json_member(data, images[i].mime);
		if (v == NULL || !is_text(v))
			continue;
		*base64 = image_text(v, images[i].image == VALUE_SVG);
		if (*base64 != NULL)
			return images[i].image;
	}
	return VALUE_NO_IMAGE;
}

const char *
value_image_name(enum value_image image)
{
	switch (image) {
	case VALUE_PNG:
		return "png";
	case VALUE_JPEG:
		return "jpeg";
	case VALUE_SVG:
		return "svg";
	case VALUE_NO_IMAGE:
		break;
	}
	return "";
}
