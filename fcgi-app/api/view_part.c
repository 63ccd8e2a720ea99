#include "api/view_part.h"
#include "base/utf8.h"

/* Section 7: how much of stdout and stderr generation A shows. */
#define A_STREAM_MAX	1024	/* bytes that are shown untouched */
#define A_STREAM_KEEP	1020	/* bytes kept of a longer text */
#define A_STREAM_MARKER	"..."	/* put after them */

/* A stack trace without colours, the name and the text. */
#define FAILURE_MAX	(2 * OUTCOME_TRACEBACK_MAX)

static const struct view_ending endings[] = {
	[OUTCOME_OK] = { 0, "", "", "" },
	/* the names and the message are the kernel's */
	[OUTCOME_EXCEPTION] = { -2147205116, NULL, NULL, NULL },
	[OUTCOME_TIMEOUT_INTERRUPTED] = {
		-2147205110, "Timeout", "Timeout", "Timeout"
	},
	[OUTCOME_TIMEOUT_RESTARTED] = {
		1, "Timeout", "No response received", "Timeout"
	},
	[OUTCOME_ABORTED] = { -2147205113, "", "", "ExecutionAborted" },
	[OUTCOME_KERNEL_ENDED] = { -2147205111, "", "", "KernelRestarted" },
	[OUTCOME_UNAVAILABLE] = { -2147205111, "", "", "ConnectionError" },
};
static const struct view_ending nameless = { -2147205117, "", "", "" };

void
view_ending_of(const struct outcome *o, struct view_ending *out)
{
	*out = endings[o->end];
	if (o->end != OUTCOME_EXCEPTION)
		return;
	if (o->error_name[0] == '\0')
		*out = nameless;
	else if (strcmp(o->error_name, "KeyboardInterrupt") == 0)
		/* the ancestor's rule, even if the code itself raised it */
		*out = endings[OUTCOME_TIMEOUT_INTERRUPTED];
	else {
		out->name = out->raw_name = o->error_name;
		out->message = o->error_message;
	}
}

static struct slice
without_line_ends(struct slice s)
{
	while (slice_ends(s, SLICE("\n")))
		s.len--;
	return s;
}

/* The line that names an exception; of a nameless one, its text. */
static void
put_name_line(struct strbuf *sb, const struct outcome *o)
{
	struct slice message = slice_str(o->error_message);

	strbuf_puts(sb, o->error_name);
	if (o->error_name[0] != '\0' && message.len > 0)
		strbuf_puts(sb, ": ");
	value_strip_ansi(sb, without_line_ends(message));
}

/* Does a stack trace end with the line?  Without a text, IPython adds ": ". */
static bool
ends_with_line(struct slice trace, struct slice line)
{
	if (slice_ends(trace, line))
		return true;
	return slice_ends(trace, SLICE(": ")) &&
	    slice_ends(slice_make(trace.p, trace.len - 2), line);
}

static void
put_exception(struct strbuf *sb, const struct outcome *o)
{
	struct strbuf plain = STRBUF_INIT(FAILURE_MAX);
	struct strbuf line = STRBUF_INIT(FAILURE_MAX);
	struct slice trace;

	value_strip_ansi(&plain, strbuf_slice(&o->traceback));
	put_name_line(&line, o);
	trace = without_line_ends(strbuf_slice(&plain));
	strbuf_put_slice(sb, trace);
	if (!ends_with_line(trace, strbuf_slice(&line))) {
		if (trace.len > 0)
			strbuf_putc(sb, '\n');
		strbuf_put_slice(sb, strbuf_slice(&line));
	}
	if (strbuf_status(&plain) != ST_OK || strbuf_status(&line) != ST_OK)
		sb->st = ST_NOMEM;
	strbuf_clear(&plain);
	strbuf_clear(&line);
}

void
view_failure_text(const struct outcome *o, struct strbuf *sb)
{
	switch (o->end) {
	case OUTCOME_OK:
		break;
	case OUTCOME_EXCEPTION:
		put_exception(sb, o);
		break;
	case OUTCOME_TIMEOUT_INTERRUPTED:
	case OUTCOME_TIMEOUT_RESTARTED:
		strbuf_putf(sb, "Request timed out waiting for code execution "
		    "to complete after %lld seconds",
		    (long long)o->timeout_s);
		break;
	case OUTCOME_ABORTED:
		strbuf_puts(sb, "Execution aborted");
		break;
	case OUTCOME_KERNEL_ENDED:
		strbuf_puts(sb, "Kernel restarted");
		break;
	case OUTCOME_UNAVAILABLE:
		strbuf_puts(sb, "The kernel could not be reached");
		break;
	}
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

/* Is the newest image the value?  One inside a result competes with text. */
static bool
image_is_value(const struct view_rules *rules, const struct outcome *o)
{
	if (o->image == VALUE_NO_IMAGE || !o->image_is_newest)
		return false;
	return !o->image_in_result ||
	    (!rules->wraps_images && o->value_kind != OUTCOME_OFFICEPY);
}

static cJSON *
value_node(const struct view_rules *rules, const struct snapshot *snapshot)
{
	const struct outcome *o = snapshot->outcome;

	if (o->end != OUTCOME_OK)
		return cJSON_CreateRaw(rules->failure);
	if (snapshot->execution->jupyter_format)
		return o->bundle.len > 0 ?
		    value_from_json(strbuf_slice(&o->bundle)) :
		    cJSON_CreateRaw(rules->no_value);
	if (image_is_value(rules, o))
		return rules->wraps_images ?
		    wrapped_image_node(o) : image_node(o);
	switch (o->value_kind) {
	case OUTCOME_TEXT:
		return value_from_text(strbuf_slice(&o->value), rules->nan);
	case OUTCOME_OFFICEPY:
		return value_from_json(strbuf_slice(&o->value));
	case OUTCOME_NO_VALUE:
		break;
	}
	return cJSON_CreateRaw(rules->no_value);
}

bool
view_add_value(cJSON *object, const char *name,
    const struct view_rules *rules, const struct snapshot *snapshot)
{
	cJSON *value = value_node(rules, snapshot);

	if (!cJSON_AddItemToObject(object, name, value)) {
		cJSON_Delete(value);
		return false;
	}
	return true;
}

static bool
add_stream_a(cJSON *object, const char *name, struct slice s)
{
	struct strbuf cut = STRBUF_INIT(A_STREAM_MAX);
	bool ok;

	if (s.len <= A_STREAM_MAX)
		return json_add_text(object, name, s);
	strbuf_put(&cut, s.p, utf8_cut(s, A_STREAM_KEEP));
	strbuf_puts(&cut, A_STREAM_MARKER);
	ok = strbuf_status(&cut) == ST_OK &&
	    json_add_text(object, name, strbuf_slice(&cut));
	strbuf_clear(&cut);
	return ok;
}

/* In characters. */
static size_t
stream_max(const struct view_rules *rules, const struct execution *execution)
{
	return execution->output_max >= 0 ? (size_t)execution->output_max :
	    rules->stream_max;
}

static struct slice
prefix(struct slice s, size_t n)
{
	return slice_make(s.p, utf8_prefix(s, n));
}

bool
view_add_stream(cJSON *object, const char *name,
    const struct view_rules *rules, const struct execution *execution,
    const struct strbuf *text)
{
	struct slice s = strbuf_slice(text);

	if (rules->stream_max == 0)
		return add_stream_a(object, name, s);
	return json_add_text(object, name,
	    prefix(s, stream_max(rules, execution)));
}

/* The start of a stream and a line end, n characters at most together. */
static void
put_lines(struct strbuf *sb, struct slice stream, size_t n)
{
	struct slice s = prefix(stream, n);

	if (s.len > 0 && !slice_ends(s, SLICE("\n")))
		s = prefix(stream, n - 1);
	strbuf_put_slice(sb, s);
	if (s.len > 0 && !slice_ends(s, SLICE("\n")))
		strbuf_putc(sb, '\n');
}

bool
view_add_stderr(cJSON *object, const struct view_rules *rules,
    const struct snapshot *snapshot)
{
	const struct outcome *o = snapshot->outcome;
	struct strbuf failure = STRBUF_INIT(FAILURE_MAX);
	struct strbuf whole = STRBUF_INIT(OUTCOME_STREAM_MAX + FAILURE_MAX);
	size_t max = stream_max(rules, snapshot->execution), n;
	struct slice text;
	bool ok = false;

	view_failure_text(o, &failure);
	text = strbuf_slice(&failure);
	if (text.len == 0) {
		ok = strbuf_status(&failure) == ST_OK && view_add_stream(
		    object, "stderr", rules, snapshot->execution, &o->err);
		goto out;
	}
	if ((n = utf8_count(text)) > max) {
		text = slice_skip(text, utf8_prefix(text, n - max));
		n = max;
	}
	put_lines(&whole, strbuf_slice(&o->err), max - n);
	strbuf_put_slice(&whole, text);
	ok = strbuf_status(&failure) == ST_OK &&
	    strbuf_status(&whole) == ST_OK &&
	    json_add_text(object, "stderr", strbuf_slice(&whole));
out:
	strbuf_clear(&failure);
	strbuf_clear(&whole);
	return ok;
}
