#include <stdlib.h>

#include "jupyter/value.h"
#include "session/probe.h"

void
probe_init(struct probe *probe, const struct config *config)
{
	*probe = (struct probe){
		.code = slice_str(config->health_code),
		.expected = slice_str(config->health_expected)
	};
}

void
probe_begin(struct probe *probe, struct execute_content *content)
{
	bool by_expression = probe->expected.len > 0 &&
	    !probe->no_expressions;

	probe->replied_ok = probe->matched = false;
	*content = (struct execute_content){
		.code = by_expression ? SLICE("") : probe->code,
		.silent = probe->expected.len == 0 || by_expression,
		.store_history = false,
		.expression = by_expression ? probe->code : SLICE("")
	};
}

void
probe_reply(struct probe *probe, const cJSON *content)
{
	const cJSON *expressions, *answer;
	char *text;
	size_t len;

	probe->replied_ok = slice_is(json_text(json_member(content,
	    "status")), "ok");
	if (probe->expected.len == 0 || probe->no_expressions ||
	    !probe->replied_ok)
		return;
	expressions = json_member(content, "user_expressions");
	if ((answer = json_member(expressions, "probe")) == NULL) {
		/* not a failure: the next one asks the other way */
		probe->no_expressions = probe->matched = true;
		return;
	}
	if (value_mime_text(json_member(answer, "data"), "text/plain", &text,
	    &len) != ST_OK)
		return;
	probe->matched = slice_equal(slice_make(text, len), probe->expected);
	free(text);
}

bool
probe_good(const struct probe *probe, const struct outcome *o)
{
	if (!probe->replied_ok || o->end != OUTCOME_OK)
		return false;
	return probe->expected.len == 0 || probe->matched ||
	    slice_equal(strbuf_slice(&o->value), probe->expected);
}
