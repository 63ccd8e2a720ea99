/*
 * fuzz_message: the input is header, parent header and content, with a line
 * feed between.  It is also sent as code, and must arrive.
 */
#include "base/utf8.h"
#include "fuzz.h"
#include "jupyter/message.h"

static void
check_id(const char *id, size_t size)
{
	CHECK(memchr(id, '\0', size) != NULL);
	CHECK(utf8_valid(slice_str(id)));
}

static void
receive(struct slice input)
{
	struct message message;
	struct wire wire = { 0 };
	cJSON *content;

	wire.part[WIRE_HEADER] = fuzz_next(&input, SLICE("\n"));
	wire.part[WIRE_PARENT] = fuzz_next(&input, SLICE("\n"));
	wire.part[WIRE_CONTENT] = input;
	if (message_open(&wire, &message) != ST_OK)
		return;
	check_id(message.id, sizeof(message.id));
	check_id(message.parent_id, sizeof(message.parent_id));
	CHECK(message.type <= MSG_OTHER);
	CHECK(message.content.p == input.p);
	if (message_content(&message, &content) == ST_OK) {
		CHECK(cJSON_IsObject(content));
		cJSON_Delete(content);
	} else
		CHECK(content == NULL);
}

static void
check_code(const struct outgoing *out, struct slice code)
{
	struct strbuf want = STRBUF_INIT(SIZE_MAX / 8);
	struct slice part = strbuf_slice(&out->part[WIRE_CONTENT]);
	cJSON *content;

	CHECK(utf8_valid(part));
	CHECK(json_parse(part, &content) == ST_OK);
	utf8_repair(&want, code);
	CHECK(slice_equal(json_text(json_member(content, "code")),
	    strbuf_slice(&want)));
	cJSON_Delete(content);
	strbuf_clear(&want);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
	struct slice input = fuzz_input(p, len);
	const struct execute_content what = { .code = input };
	struct message_author author;
	struct outgoing out;

	receive(input);
	message_author_init(&author);
	CHECK(message_execute_request(&author, SLICE("key"), &what, &out) ==
	    ST_OK);
	check_code(&out, input);
	outgoing_clear(&out);
	return 0;
}
