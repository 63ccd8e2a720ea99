#include <stdlib.h>

#include "base/alloc.h"
#include "base/log.h"
#include "base/utf8.h"
#include "session/collect.h"

#define ERROR_TEXT_MAX	((size_t)64 * 1024)	/* bytes of name, of message */

static void
take_stream(struct outcome *o, const cJSON *content)
{
	struct slice name = json_text(json_member(content, "name"));
	struct slice text = json_text(json_member(content, "text"));

	if (slice_is(name, "stdout"))
		(void)strbuf_put_some(&o->out, text);
	else if (slice_is(name, "stderr"))
		(void)strbuf_put_some(&o->err, text);
}

/* The image of a bundle becomes the newest value.  False if it has none. */
static bool
take_image(struct outcome *o, const cJSON *data, bool in_result)
{
	enum value_image image;
	char *base64;

	if ((image = value_image_of(data, &base64)) == VALUE_NO_IMAGE)
		return false;
	free(o->image_base64);
	o->image_base64 = base64;
	o->image = image;
	o->image_is_newest = true;
	o->image_in_result = in_result;
	return true;
}

static void
take_text(struct outcome *o, const cJSON *data)
{
	enum outcome_value kind = OUTCOME_OFFICEPY;
	char *text;
	size_t len;

	if (value_mime_text(data, "text/officepy", &text, &len) != ST_OK) {
		kind = OUTCOME_TEXT;
		if (value_mime_text(data, "text/plain", &text, &len) != ST_OK)
			return;
	}
	strbuf_clear(&o->value);
	strbuf_put(&o->value, text, len);
	if (strbuf_status(&o->value) == ST_OK)
		o->value_kind = kind;
	else {
		log_warn("execution: its value of %zu bytes is over the "
		    "limit and was dropped", len);
		strbuf_clear(&o->value);
	}
	free(text);
}

/* A bundle that does not fit is left out whole. */
static void
take_bundle(struct outcome *o, const cJSON *data)
{
	strbuf_clear(&o->bundle);
	if (data != NULL && json_print(data, &o->bundle) != ST_OK)
		strbuf_clear(&o->bundle);
}

static void
take_result(struct outcome *o, const cJSON *content)
{
	const cJSON *data = json_member(content, "data");

	/* the last result counts, whatever it has */
	o->value_kind = OUTCOME_NO_VALUE;
	strbuf_clear(&o->value);
	take_text(o, data);
	if (o->keep_bundle)
		take_bundle(o, data);
	if (!take_image(o, data, true))
		o->image_is_newest = false;
}

static void
replace(char **text, struct slice s)
{
	free(*text);
	*text = xstrndup(s.p, utf8_cut(s, ERROR_TEXT_MAX));
}

/* Some kernels name a class as Python shows it: <class 'NameError'>. */
static struct slice
class_name(struct slice s)
{
	const struct slice head = SLICE("<class '"), tail = SLICE("'>");

	if (slice_starts(s, head) && slice_ends(s, tail))
		s = slice_make(s.p + head.len, s.len - head.len - tail.len);
	return s;
}

static void
take_error(struct outcome *o, const cJSON *content)
{
	const cJSON *frame, *frames = json_member(content, "traceback");
	struct slice text;

	o->end = OUTCOME_EXCEPTION;
	replace(&o->error_name,
	    class_name(json_text(json_member(content, "ename"))));
	replace(&o->error_message, json_text(json_member(content, "evalue")));
	strbuf_clear(&o->traceback);
	if (!cJSON_IsArray(frames))
		return;
	cJSON_ArrayForEach(frame, frames) {
		text = json_text(frame);
		if (text.len == 0)
			continue;
		(void)strbuf_put_some(&o->traceback, text);
		(void)strbuf_put_some(&o->traceback, SLICE("\n"));
	}
}

static void
take_reply(struct outcome *o, const cJSON *content)
{
	struct slice status = json_text(json_member(content, "status"));

	if (slice_is(status, "ok") || o->end == OUTCOME_EXCEPTION)
		return;
	if (slice_is(status, "aborted"))
		o->end = OUTCOME_ABORTED;
	else	/* error, and what some kernels call abort */
		take_error(o, content);
}

enum collected
collect_message(struct outcome *o, enum message_type type,
    const cJSON *content)
{
	switch (type) {
	case MSG_STREAM:
		take_stream(o, content);
		break;
	case MSG_EXECUTE_RESULT:
		take_result(o, content);
		break;
	case MSG_DISPLAY_DATA:
	case MSG_UPDATE_DISPLAY_DATA:
		(void)take_image(o, json_member(content, "data"), false);
		break;
	case MSG_ERROR:
		take_error(o, content);
		break;
	case MSG_EXECUTE_REPLY:
		take_reply(o, content);
		return COLLECTED_REPLY;
	case MSG_STATUS:
		if (slice_is(json_text(json_member(content,
		    "execution_state")), "idle"))
			return COLLECTED_IDLE;
		break;
	default:
		break;
	}
	return COLLECTED_OUTPUT;
}

enum outcome_end
collect_end(const struct outcome *o, bool timed_out)
{
	return timed_out ? OUTCOME_TIMEOUT_INTERRUPTED : o->end;
}
