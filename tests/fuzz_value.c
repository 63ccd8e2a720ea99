/* fuzz_value: the input as what a kernel shows, as JSON and as a bundle. */
#include "base/utf8.h"
#include "fuzz.h"
#include "jupyter/value.h"

/* Takes the value; its text must be UTF-8 and JSON. */
static void
check_value(cJSON *v)
{
	struct strbuf sb = STRBUF_INIT(SIZE_MAX / 8);
	cJSON *again;

	CHECK(v != NULL);
	CHECK(json_print(v, &sb) == ST_OK);
	CHECK(utf8_valid(strbuf_slice(&sb)));
	CHECK(json_parse(strbuf_slice(&sb), &again) == ST_OK);
	CHECK(!cJSON_IsString(v) || slice_equal(json_text(v),
	    json_text(again)));
	cJSON_Delete(again);
	cJSON_Delete(v);
	strbuf_clear(&sb);
}

static void
check_strip(struct slice input)
{
	struct strbuf sb = STRBUF_INIT(input.len);
	struct slice stripped;

	value_strip_ansi(&sb, input);
	stripped = strbuf_slice(&sb);
	CHECK(strbuf_status(&sb) == ST_OK);
	CHECK(stripped.len == 0 ||
	    memchr(stripped.p, '\x1B', stripped.len) == NULL);
	CHECK(!utf8_valid(input) || utf8_valid(stripped));
	strbuf_clear(&sb);
}

static void
check_bundle(struct slice input)
{
	enum value_image image;
	enum status st;
	char *text;
	cJSON *data;
	size_t len;

	if (json_parse(input, &data) != ST_OK)
		return;
	image = value_image_of(data, &text);
	CHECK((image == VALUE_NO_IMAGE) == (text == NULL));
	CHECK((image == VALUE_NO_IMAGE) == (*value_image_name(image) == '\0'));
	free(text);
	st = value_mime_text(data, "text/plain", &text, &len);
	CHECK((st == ST_OK) == (text != NULL));
	if (st == ST_OK) {
		CHECK(utf8_valid(slice_make(text, len)));
		check_value(value_from_text(slice_make(text, len),
		    VALUE_NAN_TEXT));
	}
	free(text);
	cJSON_Delete(data);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
	struct slice input = fuzz_input(p, len);

	check_value(value_from_text(input, VALUE_NAN_TEXT));
	check_value(value_from_text(input, VALUE_NAN_NULL));
	check_value(value_from_json(input));
	check_strip(input);
	check_bundle(input);
	return 0;
}
