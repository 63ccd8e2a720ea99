#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/uuid.h"
#include "base/utf8.h"
#include "jupyter/message.h"

#define PART_MAX	((size_t)64 * 1024 * 1024)
#define HEAD_MAX	((size_t)64 * 1024)	/* of a received header */
#define NO_PARENT	SLICE("{}")
#define PROTOCOL	"5.3"
#define USERNAME	"code-interpreter"

static const char *const type_names[] = {
#define X(code, name) name,
	MESSAGE_TYPES(X)
#undef X
};

void
message_author_init(struct message_author *author)
{
	uuid_make(author->session);
	author->count = 0;
}

static bool
add_string(cJSON *object, const char *name, const char *value)
{
	return cJSON_AddStringToObject(object, name, value) != NULL;
}

static bool
add_bool(cJSON *object, const char *name, bool value)
{
	return cJSON_AddBoolToObject(object, name, value) != NULL;
}

static bool
fill_header(cJSON *header, const struct message_author *author, const char *id,
    const char *msg_type)
{
	char date[CLOCK_ISO8601_SIZE];

	clock_iso8601(date);
	return add_string(header, "msg_id", id) &&
	    add_string(header, "session", author->session) &&
	    add_string(header, "username", USERNAME) &&
	    add_string(header, "date", date) &&
	    add_string(header, "msg_type", msg_type) &&
	    add_string(header, "version", PROTOCOL);
}

static enum status
put_header(struct strbuf *sb, const struct message_author *author,
    const char *id, const char *msg_type)
{
	cJSON *header = cJSON_CreateObject();
	enum status st = ST_NOMEM;

	if (fill_header(header, author, id, msg_type))
		st = json_print(header, sb);
	cJSON_Delete(header);
	return st;
}

static void
sign(struct slice key, struct outgoing *out)
{
	struct slice part[4];
	size_t i;

	for (i = 0; i < NELEM(part); i++)
		part[i] = strbuf_slice(&out->part[i]);
	signature_make(key, part, out->signature);
}

/* Takes the content. */
static enum status
author_write(struct message_author *author, struct slice key,
    const char *msg_type, struct slice parent, cJSON **content,
    struct outgoing *out)
{
	enum status st;
	size_t i;

	*out = (struct outgoing){ 0 };
	for (i = 0; i < NELEM(out->part); i++)
		strbuf_init(&out->part[i], PART_MAX);
	author->count++;
	(void)snprintf(out->id, sizeof(out->id), "%s_%" PRIu64,
	    author->session, author->count);
	if ((st = put_header(&out->part[WIRE_HEADER], author, out->id,
	    msg_type)) != ST_OK)
		goto out;
	if ((st = json_print(*content, &out->part[WIRE_CONTENT])) != ST_OK)
		goto out;
	strbuf_put_slice(&out->part[WIRE_PARENT], parent);
	strbuf_puts(&out->part[WIRE_METADATA], "{}");
	if ((st = strbuf_status(&out->part[WIRE_PARENT])) != ST_OK ||
	    (st = strbuf_status(&out->part[WIRE_METADATA])) != ST_OK)
		goto out;
	sign(key, out);
out:
	if (st != ST_OK)
		outgoing_clear(out);
	cJSON_Delete(*content);
	*content = NULL;
	return st;
}

static bool
fill_execute(cJSON *content, const struct execute_content *what)
{
	cJSON *expressions;

	if (!json_add_text(content, "code", what->code) ||
	    !add_bool(content, "silent", what->silent) ||
	    !add_bool(content, "store_history", what->store_history) ||
	    !add_bool(content, "allow_stdin", false) ||
	    !add_bool(content, "stop_on_error", false))
		return false;
	expressions = cJSON_AddObjectToObject(content, "user_expressions");
	return expressions != NULL && (what->expression.len == 0 ||
	    json_add_text(expressions, "probe", what->expression));
}

/* On failure there is no content, which author_write() reports. */
static cJSON *
content_or_null(cJSON *content, bool filled)
{
	if (filled)
		return content;
	cJSON_Delete(content);
	return NULL;
}

enum status
message_execute_request(struct message_author *author, struct slice key,
    const struct execute_content *what, struct outgoing *out)
{
	cJSON *content = cJSON_CreateObject();

	content = content_or_null(content, fill_execute(content, what));
	return author_write(author, key, "execute_request", NO_PARENT,
	    &content, out);
}

enum status
message_plain_request(struct message_author *author, struct slice key,
    const char *msg_type, struct outgoing *out)
{
	cJSON *content = cJSON_CreateObject();

	return author_write(author, key, msg_type, NO_PARENT, &content, out);
}

enum status
message_shutdown_request(struct message_author *author, struct slice key,
    bool restart, struct outgoing *out)
{
	cJSON *content = cJSON_CreateObject();

	content = content_or_null(content,
	    add_bool(content, "restart", restart));
	return author_write(author, key, "shutdown_request", NO_PARENT,
	    &content, out);
}

enum status
message_input_reply(struct message_author *author, struct slice key,
    struct slice parent_header, struct outgoing *out)
{
	cJSON *content = cJSON_CreateObject();

	content = content_or_null(content, add_string(content, "value", ""));
	return author_write(author, key, "input_reply",
	    parent_header.len > 0 ? parent_header : NO_PARENT, &content, out);
}

void
outgoing_clear(struct outgoing *out)
{
	size_t i;

	for (i = 0; i < NELEM(out->part); i++)
		strbuf_clear(&out->part[i]);
	out->id[0] = '\0';
	out->signature[0] = '\0';
}

static enum message_type
type_of(struct slice name)
{
	size_t i;

	for (i = 0; i < NELEM(type_names); i++)
		if (slice_is(name, type_names[i]))
			break;
	return (enum message_type)i;
}

/* An id with U+0000 in it cannot be one of ours, and stays out. */
static void
copy_id(const cJSON *header, char id[128])
{
	struct slice s = json_text(json_member(header, "msg_id"));
	size_t len = utf8_cut(s, 127);

	if (memchr(s.p, '\0', len) != NULL)
		len = 0;
	memcpy(id, s.p, len);
	id[len] = '\0';
}

static enum status
parse_head(struct slice text, cJSON **out)
{
	*out = NULL;
	return text.len <= HEAD_MAX ? json_parse(text, out) : ST_FORMAT;
}

enum status
message_open(const struct wire *wire, struct message *out)
{
	cJSON *header = NULL, *parent = NULL;
	const cJSON *msg_type;
	enum status st;

	*out = (struct message){ .type = MSG_OTHER };
	if ((st = parse_head(wire->part[WIRE_HEADER], &header)) != ST_OK ||
	    (st = parse_head(wire->part[WIRE_PARENT], &parent)) != ST_OK)
		goto out;
	msg_type = json_member(header, "msg_type");
	if (!cJSON_IsString(msg_type)) {
		st = ST_FORMAT;
		goto out;
	}
	out->type = type_of(json_text(msg_type));
	copy_id(header, out->id);
	copy_id(parent, out->parent_id);
	out->header = wire->part[WIRE_HEADER];
	out->content = wire->part[WIRE_CONTENT];
out:
	cJSON_Delete(parent);
	cJSON_Delete(header);
	return st;
}

enum status
message_content(const struct message *message, cJSON **out)
{
	cJSON *content = NULL;
	enum status st;

	*out = NULL;
	if ((st = json_parse(message->content, &content)) != ST_OK)
		return st;
	if (!cJSON_IsObject(content)) {
		cJSON_Delete(content);
		return ST_FORMAT;
	}
	*out = content;
	return ST_OK;
}
