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

/* Status 0: as in the list above. */
static const struct error_a_row {
	int		 status;
	const char	*text;
} errors_a[NELEM(errors)] = {
#define X(name, status, text) [name] = { status, text },
	API_ERROR_A_LIST(X)
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
put_text(struct strbuf *sb, const char *text, struct slice detail)
{
	strbuf_puts(sb, text);
	if (detail.len > 0) {
		strbuf_puts(sb, ": ");
		strbuf_put_slice(sb, detail);
	}
}

static void
reply_path_a(struct http_reply *reply, const struct error_a_row *row)
{
	http_reply_clear(reply);
	reply->status = row->status;
	http_reply_header(reply, "Content-Type",
	    SLICE("text/plain; charset=utf-8"));
	http_reply_header(reply, "X-Content-Type-Options", SLICE("nosniff"));
	strbuf_puts(&reply->body, row->text);
	strbuf_putc(&reply->body, '\n');
}

static void
reply_error_a(struct http_reply *reply, enum api_error error,
    struct slice detail)
{
	const struct error_a_row *row = &errors_a[error];
	const bool differs = row->status != 0;
	const char *text = differs ? row->text : errors[error].text;
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);

	if (error == ERROR_PATH) {
		reply_path_a(reply, row);
		return;
	}
	/* clients compare these with the whole text */
	if (slice_starts(slice_str(text), SLICE("ERR_")))
		detail = SLICE("");
	put_text(&sb, text, detail);
	reply_message(reply, differs ? row->status : errors[error].status,
	    strbuf_slice(&sb));
	strbuf_clear(&sb);
}

/* {"error":{"code","message","target"}}; NULL if out of memory. */
static cJSON *
envelope(const struct error_row *row, struct slice text, const char *target)
{
	cJSON *doc = cJSON_CreateObject();
	cJSON *error = cJSON_AddObjectToObject(doc, "error");

	if (!json_add_text(error, "code", slice_str(row->code)) ||
	    !json_add_text(error, "message", text) ||
	    (target != NULL && target[0] != '\0' &&
	    !json_add_text(error, "target", slice_str(target)))) {
		cJSON_Delete(doc);
		return NULL;
	}
	return doc;
}

static bool
is_bare(enum generation generation, enum api_error error)
{
	return generation == GENERATION_L && (error == ERROR_CODE_MISSING ||
	    error == ERROR_EXECUTION_MISSING);
}

void
reply_error(struct http_reply *reply, enum generation generation,
    enum api_error error, const char *target, struct slice detail)
{
	const struct error_row *row = &errors[error];
	struct strbuf text = STRBUF_INIT(STRBUF_SMALL);

	if (generation == GENERATION_A)
		reply_error_a(reply, error, detail);
	else {
		put_text(&text, row->text, detail);
		reply_json(reply, row->status);
		http_reply_header(reply, "x-ms-error-code",
		    slice_str(row->code));
		put_document(reply, is_bare(generation, error) ?
		    json_new_text(strbuf_slice(&text)) :
		    envelope(row, strbuf_slice(&text), target));
		strbuf_clear(&text);
	}
	if (row->retry_s > 0)
		http_reply_headerf(reply, "Retry-After", "%d", row->retry_s);
}

void
reply_error_v(struct http_reply *reply, enum api_error error,
    struct slice detail)
{
	reply_error(reply, GENERATION_V4, error, NULL, detail);
}
