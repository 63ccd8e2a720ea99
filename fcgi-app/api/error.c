#include "api/error.h"
#include "base/json.h"

static const struct error_row {
	int		 status;
	int		 retry_s;
	const char	*code;
	const char	*text;
} errors[] = {
#define X(name, status, retry_s, code, text)				\
	[name] = { status, retry_s, code, text },
	API_ERROR_LIST(X)
#undef X
};

void
reply_json(struct http_reply *reply, int status)
{
	http_reply_clear(reply);
	reply->status = status;
	http_reply_header(reply, "Content-Type", SLICE("application/json"));
}

/* Print and free a document that was made for the body. */
static void
put_document(struct http_reply *reply, cJSON *doc)
{
	enum status st = json_print(doc, &reply->body);

	/* the worker looks at the status of the body before it sends it */
	if (st != ST_OK && reply->body.st == ST_OK)
		reply->body.st = st;
	cJSON_Delete(doc);
}

void
reply_message(struct http_reply *reply, int status, struct slice text)
{
	reply_json(reply, status);
	strbuf_puts(&reply->body, "{\"message\": ");
	put_document(reply, json_new_text(text));
	strbuf_putc(&reply->body, '}');
}

static void
put_text(struct strbuf *sb, const struct error_row *row, struct slice detail)
{
	strbuf_puts(sb, row->text);
	if (detail.len > 0) {
		strbuf_puts(sb, ": ");
		strbuf_put_slice(sb, detail);
	}
}

static void
put_retry_after(struct http_reply *reply, const struct error_row *row)
{
	if (row->retry_s > 0)
		http_reply_headerf(reply, "Retry-After", "%d", row->retry_s);
}

void
reply_error_a(struct http_reply *reply, enum api_error error,
    struct slice detail)
{
	const struct error_row *row = &errors[error];
	struct strbuf text = STRBUF_INIT(STRBUF_SMALL);

	put_text(&text, row, detail);
	reply_message(reply, row->status == 503 ? 500 : row->status,
	    strbuf_slice(&text));
	put_retry_after(reply, row);
	strbuf_clear(&text);
}

/* {"error":{"code":"<code>","message":"<text>"}}; NULL if out of memory. */
static cJSON *
envelope(const struct error_row *row, struct slice text)
{
	cJSON *doc = cJSON_CreateObject();
	cJSON *error = cJSON_AddObjectToObject(doc, "error");

	if (!json_add_text(error, "code", slice_str(row->code)) ||
	    !json_add_text(error, "message", text)) {
		cJSON_Delete(doc);
		return NULL;
	}
	return doc;
}

void
reply_error_v(struct http_reply *reply, enum api_error error,
    struct slice detail)
{
	const struct error_row *row = &errors[error];
	struct strbuf text = STRBUF_INIT(STRBUF_SMALL);

	put_text(&text, row, detail);
	reply_json(reply, row->status);
	http_reply_header(reply, "x-ms-error-code", slice_str(row->code));
	put_retry_after(reply, row);
	put_document(reply, envelope(row, strbuf_slice(&text)));
	strbuf_clear(&text);
}
