#include "api/view.h"
#include "api/view_part.h"

#define SHORT_STREAM	4096	/* characters (decision D18) */

static const struct view_rules rules_of[] = {
	[GENERATION_A] = {
		.shape = VIEW_RAW, .status = 200,
		.nan = VALUE_NAN_NULL, .no_value = "\"\"", .failure = "null",
		.wraps_images = true
	},
	[GENERATION_V1P] = {
		.shape = VIEW_FLAT, .status = 200,
		.waiting = "Running", .running = "Running",
		.succeeded = "Success", .failed = "Failure",
		.nan = VALUE_NAN_TEXT, .no_value = "\"\"", .failure = "\"\"",
		.stream_max = OUTCOME_STREAM_MAX
	},
	[GENERATION_V1] = {
		.shape = VIEW_PROPERTIES, .status = 202,
		.waiting = "Running", .running = "Running",
		.succeeded = "Success", .failed = "Failure",
		.nan = VALUE_NAN_TEXT, .no_value = "\"\"", .failure = "\"\"",
		.stream_max = OUTCOME_STREAM_MAX
	},
	[GENERATION_V2] = {
		.shape = VIEW_RESOURCE, .status = 202,
		.waiting = "NotStarted", .running = "Running",
		.succeeded = "Succeeded", .failed = "Failed",
		.nan = VALUE_NAN_TEXT, .no_value = "\"\"", .failure = "\"\"",
		.stream_max = OUTCOME_STREAM_MAX, .type = "Synchronous",
		.has_session_id = true, .submits_raw = true
	},
	[GENERATION_V3] = {
		.shape = VIEW_RESOURCE, .status = 200,
		.waiting = "NotStarted", .running = "Running",
		.succeeded = "Succeeded", .failed = "Failed",
		.nan = VALUE_NAN_TEXT, .no_value = "\"\"", .failure = "\"\"",
		.stream_max = OUTCOME_STREAM_MAX, .type = "Synchronous",
		.has_session_id = true, .submits_raw = true
	},
	[GENERATION_V4] = {
		.shape = VIEW_RESOURCE, .status = 200,
		.waiting = "NotStarted", .running = "Running",
		.succeeded = "Succeeded", .failed = "Failed",
		.nan = VALUE_NAN_TEXT, .no_value = "\"\"", .failure = "\"\"",
		.stream_max = SHORT_STREAM, .type = "Synchronous",
		.has_session_id = true, .submits_raw = true
	},
	[GENERATION_L] = {
		.shape = VIEW_RESOURCE, .status = 200,
		.waiting = "NotStarted", .running = "Running",
		.succeeded = "Succeeded", .failed = "Failed",
		.nan = VALUE_NAN_TEXT, .no_value = "null", .failure = "null",
		.stream_max = SHORT_STREAM, .type = "synchronous",
		.has_session_id = true, .has_placeholder = true
	},
};

int
view_status(enum generation generation)
{
	return rules_of[generation].status;
}

static int64_t
run_ms(const struct snapshot *snapshot)
{
	return snapshot->outcome->run_us / 1000;
}

static bool
add_str(cJSON *object, const char *name, const char *s)
{
	return json_add_text(object, name, slice_str(s));
}

static bool
add_state(cJSON *object, const struct view_rules *rules,
    const struct snapshot *snapshot)
{
	const char *word = rules->waiting;

	if (snapshot->state == EXECUTION_RUNNING)
		word = rules->running;
	else if (snapshot->state == EXECUTION_ENDED)
		word = snapshot->outcome->end == OUTCOME_OK ?
		    rules->succeeded : rules->failed;
	return add_str(object, "status", word);
}

/* The part that A and rawResult have in common, names as A has them. */
static bool
add_raw(cJSON *raw, const struct view_rules *rules,
    const struct snapshot *snapshot, const char *name,
    const struct view_ending *ending)
{
	const struct outcome *o = snapshot->outcome;

	return json_add_integer(raw, "hresult", ending->hresult) &&
	    view_add_value(raw, "result", rules, snapshot) &&
	    add_str(raw, "error_name", name) &&
	    add_str(raw, "error_message", ending->message) &&
	    json_add_text(raw, "error_stack_trace",
	    strbuf_slice(&o->traceback)) &&
	    view_add_stream(raw, "stdout", rules, snapshot->execution,
	    &o->out) &&
	    view_add_stream(raw, "stderr", rules, snapshot->execution,
	    &o->err);
}

static bool
add_raw_object(cJSON *doc, const struct view_rules *rules,
    const struct snapshot *snapshot)
{
	struct view_ending ending;

	view_ending_of(snapshot->outcome, &ending);
	return add_raw(doc, rules, snapshot, ending.name, &ending) &&
	    json_add_integer(cJSON_AddObjectToObject(doc, "diagnosticInfo"),
	    "executionDuration", run_ms(snapshot));
}

/* "<name>: <message>", with something in place of what is empty. */
static bool
add_flat_error(cJSON *object, const struct outcome *o)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL + OUTCOME_TRACEBACK_MAX);
	struct view_ending ending;
	bool ok;

	view_ending_of(o, &ending);
	strbuf_putf(&sb, "%s: ", ending.raw_name[0] != '\0' ?
	    ending.raw_name : "Error");
	if (ending.message[0] == '\0' && o->end != OUTCOME_EXCEPTION)
		view_failure_text(o, &sb);
	else
		strbuf_puts(&sb, ending.message);
	ok = strbuf_status(&sb) == ST_OK &&
	    json_add_text(object, "error", strbuf_slice(&sb));
	strbuf_clear(&sb);
	return ok;
}

/* 4.5 without its wrapper. */
static bool
add_flat(cJSON *object, const struct view_rules *rules,
    const struct snapshot *snapshot)
{
	const struct outcome *o = snapshot->outcome;

	if (!add_str(object, "$id", snapshot->execution->id) ||
	    !add_state(object, rules, snapshot))
		return false;
	if (snapshot->state != EXECUTION_ENDED)
		return add_str(object, "stdout", "") &&
		    add_str(object, "stderr", "") &&
		    add_str(object, "result", "") &&
		    add_str(object, "executionResult", "") &&
		    json_add_integer(object, "executionTimeInMilliseconds", 0);
	if (!view_add_stream(object, "stdout", rules, snapshot->execution,
	    &o->out) || !view_add_stderr(object, rules, snapshot) ||
	    !view_add_value(object, "result", rules, snapshot) ||
	    !view_add_value(object, "executionResult", rules, snapshot) ||
	    !json_add_integer(object, "executionTimeInMilliseconds",
	    run_ms(snapshot)))
		return false;
	return rules->shape != VIEW_FLAT || o->end == OUTCOME_OK ||
	    add_flat_error(object, o);
}

static bool
add_result(cJSON *doc, const struct view_rules *rules,
    const struct snapshot *snapshot)
{
	cJSON *result = cJSON_AddObjectToObject(doc, "result");

	return view_add_stream(result, "stdout", rules, snapshot->execution,
	    &snapshot->outcome->out) &&
	    view_add_stderr(result, rules, snapshot) &&
	    view_add_value(result, "executionResult", rules, snapshot) &&
	    json_add_integer(result, "executionTimeInMilliseconds",
	    run_ms(snapshot));
}

/* L before the end: stdout is the id. */
static bool
add_placeholder(cJSON *doc, const struct snapshot *snapshot)
{
	cJSON *result = cJSON_AddObjectToObject(doc, "result");

	return add_str(result, "stdout", snapshot->execution->id) &&
	    add_str(result, "stderr", "") &&
	    cJSON_AddNullToObject(result, "executionResult") != NULL &&
	    json_add_integer(result, "executionTimeInMilliseconds", 0);
}

/* The end of rawResult; the odd capital S is the original's. */
static bool
add_diagnostic(cJSON *raw, const struct snapshot *snapshot, int64_t ms)
{
	cJSON *info = cJSON_AddObjectToObject(raw, "diagnosticInfo");

	return json_add_integer(info, "executionRequestTimeInMilliSeconds",
	    ms) && json_add_integer(info,
	    "executionProcessResponseTimeInMilliSeconds", 0) &&
	    json_add_integer(info, "executionDuration", ms) &&
	    add_str(info, "identifier", snapshot->execution->identifier) &&
	    add_str(raw, "operationId", snapshot->execution->id);
}

static bool
add_raw_result(cJSON *doc, const struct view_rules *rules,
    const struct snapshot *snapshot)
{
	cJSON *raw = cJSON_AddObjectToObject(doc, "rawResult");
	struct view_ending ending;

	view_ending_of(snapshot->outcome, &ending);
	return add_raw(raw, rules, snapshot, ending.raw_name, &ending) &&
	    add_diagnostic(raw, snapshot, run_ms(snapshot));
}

/* rawResult of the answer to a submission: stdout is the id (9.2). */
static bool
add_raw_submitted(cJSON *doc, const struct snapshot *snapshot)
{
	cJSON *raw = cJSON_AddObjectToObject(doc, "rawResult");

	return json_add_integer(raw, "hresult", 0) &&
	    cJSON_AddNullToObject(raw, "result") != NULL &&
	    add_str(raw, "error_name", "") &&
	    add_str(raw, "error_message", "") &&
	    add_str(raw, "error_stack_trace", "") &&
	    add_str(raw, "stdout", snapshot->execution->id) &&
	    add_str(raw, "stderr", "") && add_diagnostic(raw, snapshot, 0);
}

static bool
add_resource(cJSON *doc, const struct view_rules *rules,
    const struct snapshot *snapshot, enum view_moment moment)
{
	const struct execution *execution = snapshot->execution;

	if (!add_str(doc, "id", execution->id) ||
	    !add_str(doc, "identifier", execution->identifier) ||
	    (rules->has_session_id &&
	    !add_str(doc, "sessionId", execution->identifier)) ||
	    !add_str(doc, "executionType", execution->type_text[0] != '\0' ?
	    execution->type_text : rules->type) ||
	    !add_state(doc, rules, snapshot))
		return false;
	if (snapshot->state == EXECUTION_ENDED)
		return add_result(doc, rules, snapshot) &&
		    add_raw_result(doc, rules, snapshot);
	if (rules->has_placeholder)
		return add_placeholder(doc, snapshot);
	return moment != VIEW_SUBMITTED || !rules->submits_raw ||
	    add_raw_submitted(doc, snapshot);
}

static bool
add_shape(cJSON *doc, const struct view_rules *rules,
    const struct snapshot *snapshot, enum view_moment moment)
{
	switch (rules->shape) {
	case VIEW_RAW:
		return add_raw_object(doc, rules, snapshot);
	case VIEW_FLAT:
		return add_flat(doc, rules, snapshot);
	case VIEW_PROPERTIES:
		return add_flat(cJSON_AddObjectToObject(doc, "properties"),
		    rules, snapshot);
	case VIEW_RESOURCE:
		break;
	}
	return add_resource(doc, rules, snapshot, moment);
}

enum status
view_execution(enum generation generation, const struct snapshot *snapshot,
    enum view_moment moment, struct strbuf *sb)
{
	const struct view_rules *rules = &rules_of[generation];
	struct snapshot shown = *snapshot;
	cJSON *doc = cJSON_CreateObject();
	enum status st = ST_NOMEM;

	if (rules->has_placeholder && moment == VIEW_SUBMITTED &&
	    snapshot->execution->asynchronous)
		shown.state = EXECUTION_WAITING;
	if (add_shape(doc, rules, &shown, moment))
		st = json_print(doc, sb);
	cJSON_Delete(doc);
	return st;
}
