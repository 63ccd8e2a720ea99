/* fuzz_json: what parses prints as UTF-8 that parses and prints the same. */
#include "base/json.h"
#include "base/utf8.h"
#include "fuzz.h"

static void
read_all(const cJSON *v)
{
	const cJSON *child;
	struct slice s = json_text(v);
	int64_t number;
	char *copy;

	CHECK(utf8_valid(s));
	(void)json_integer(v, &number);
	cJSON_ArrayForEach(child, v) {
		read_all(child);
		if (child->string == NULL)
			continue;
		CHECK(cJSON_IsNull(child) ||
		    json_member_any_case(v, child->string) != NULL ||
		    json_member(v, child->string) == NULL);
		copy = json_member_strdup(v, child->string);
		CHECK(utf8_valid(slice_str(copy)));
		free(copy);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
	struct strbuf first = STRBUF_INIT(SIZE_MAX / 8);
	struct strbuf second = STRBUF_INIT(SIZE_MAX / 8);
	cJSON *doc, *again;

	if (json_parse(fuzz_input(p, len), &doc) != ST_OK) {
		CHECK(doc == NULL);
		return 0;
	}
	CHECK(json_print(doc, &first) == ST_OK);
	CHECK(utf8_valid(strbuf_slice(&first)));
	read_all(doc);
	CHECK(json_print(doc, &second) == ST_OK);
	CHECK(slice_equal(strbuf_slice(&first), strbuf_slice(&second)));
	strbuf_clear(&second);

	CHECK(json_parse(strbuf_slice(&first), &again) == ST_OK);
	CHECK(json_print(again, &second) == ST_OK);
	CHECK(slice_equal(strbuf_slice(&first), strbuf_slice(&second)));
	cJSON_Delete(again);
	cJSON_Delete(doc);
	strbuf_clear(&second);
	strbuf_clear(&first);
	return 0;
}
