#include "api/view.h"
#include "base/json.h"
#include "base/utf8.h"

/* API contract 8.1 and 8.3, a row for each way to end. */
struct ending {
	int64_t		 hresult;
	const char	*name;		/* NULL: the kernel's own */
	const char	*message;	/* NULL: the kernel's own */
};

static const struct ending endings[] = {
	[OUTCOME_OK] = { 0, "", "" },
	[OUTCOME_EXCEPTION] = { -2147205116, NULL, NULL },
	[OUTCOME_TIMEOUT_INTERRUPTED] = { -2147205110, "Timeout", "Timeout" },
	[OUTCOME_TIMEOUT_RESTARTED] = { 1, "Timeout", "No response received" },
	[OUTCOME_ABORTED] = { -2147205113, "", "" },
	[OUTCOME_KERNEL_ENDED] = { -2147205111, "", "" },
};
static const struct ending nameless = { -2147205117, "", "" };

/* Section 7: how much of stdout and stderr is shown. */
struct stream_limit {
	size_t		 max;		/* bytes that are shown untouched */
	size_t		 keep;		/* bytes kept of a longer text */
	const char	*marker;	/* put after them */
};

static const struct stream_limit stream_limit_a = { 1024, 1020, "..." };

static const struct ending *
ending_of(const struct outcome *o)
{
	if (o->end != OUTCOME_EXCEPTION)
		return &endings[o->end];
	if (o->error_name[0] == '\0')
		return &nameless;
	/* the ancestor's rule, even if the code itself raised it */
	if (strcmp(o->error_name, "KeyboardInterrupt") == 0)
		return &endings[OUTCOME_TIMEOUT_INTERRUPTED];
	return &endings[OUTCOME_EXCEPTION];
}

static bool
add_stream(cJSON *object, const char *name, const struct strbuf *text,
    const struct stream_limit *limit)
{
	struct strbuf cut = STRBUF_INIT(limit->max);
	struct slice s = strbuf_slice(text);
	bool ok;

	if (s.len <= limit->max)
		return json_add_text(object, name, s);
	strbuf_put(&cut, s.p, utf8_cut(s, limit->keep));
	strbuf_puts(&cut, limit->marker);
	ok = strbuf_status(&cut) == ST_OK &&
	    json_add_text(object, name, strbuf_slice(&cut));
	strbuf_clear(&cut);
	return ok;
}

/* NULL if out of memory, as all that make a node. */
static cJSON *
image_node(const struct outcome *o)
{
	cJSON *image = cJSON_CreateObject();

	if (!json_add_text(image, "type", SLICE("image")) ||
	    !json_add_text(image, "format",
	    slice_str(value_image_name(o->image))) ||
	    !json_add_text(image, "base64_data",
	    slice_str(o->image_base64))) {
		cJSON_Delete(image);
		return NULL;
	}
	return image;
}

/* Generation A alone wraps images (API contract, decision D16). */
static cJSON *
wrapped_image_node(const struct outcome *o)
{
	cJSON *wrapper = cJSON_CreateObject(), *image = image_node(o);

	if (!cJSON_AddItemToObject(wrapper, "officepy_result", image)) {
		cJSON_Delete(wrapper);
		cJSON_Delete(image);
		return NULL;
	}
	return wrapper;
}

static cJSON *
value_node_a(const struct outcome *o)
{
	if (o->end != OUTCOME_OK)
		return cJSON_CreateNull();
	if (o->image != VALUE_NO_IMAGE && o->image_is_newest &&
	    !o->image_in_result)
		return wrapped_image_node(o);
	switch (o->value_kind) {
	case OUTCOME_TEXT:
		return value_from_text(strbuf_slice(&o->value),
		    VALUE_NAN_NULL);
	case OUTCOME_OFFICEPY:
		return value_from_json(strbuf_slice(&o->value));
	case OUTCOME_NO_VALUE:
		break;
	}
	return json_new_text(SLICE(""));
}

static bool
add_value_a(cJSON *object, const struct outcome *o)
{
	cJSON *value = value_node_a(o);

	if (!cJSON_AddItemToObject(object, "result", value)) {
		cJSON_Delete(value);
		return false;
	}
	return true;
}

static bool
add_error(cJSON *object, const struct outcome *o, const struct ending *ending)
{
	const char *name = ending->name != NULL ?
	    ending->name : o->error_name;
	const char *message = ending->message != NULL ?
	    ending->message : o->error_message;

	return json_add_text(object, "error_name", slice_str(name)) &&
	    json_add_text(object, "error_message", slice_str(message)) &&
	    json_add_text(object, "error_stack_trace",
	    strbuf_slice(&o->traceback));
}

enum status
view_raw_a(const struct outcome *o, struct strbuf *sb)
{
	const struct ending *ending = ending_of(o);
	cJSON *doc = cJSON_CreateObject(), *diagnostic;
	enum status st = ST_NOMEM;

	if (!json_add_integer(doc, "hresult", ending->hresult) ||
	    !add_value_a(doc, o) || !add_error(doc, o, ending) ||
	    !add_stream(doc, "stdout", &o->out, &stream_limit_a) ||
	    !add_stream(doc, "stderr", &o->err, &stream_limit_a))
		goto out;
	diagnostic = cJSON_AddObjectToObject(doc, "diagnosticInfo");
	if (!json_add_integer(diagnostic, "executionDuration",
	    o->run_us / 1000))
		goto out;
	st = json_print(doc, sb);
out:
	cJSON_Delete(doc);
	return st;
}
