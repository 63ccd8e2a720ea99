#include <stdlib.h>

#include "api/arguments.h"
#include "api/error.h"
#include "api/execution_request.h"
#include "api/snippets.h"
#include "api/submission.h"
#include "base/alloc.h"
#include "base/log.h"

/* The body as a request; false if an error was answered. */
static bool
read_body(const struct api *api, const struct http_request *req,
    enum generation generation, struct execution_request *request,
    struct http_reply *reply)
{
	const struct execution_rules rules = {
		.code_only = generation == GENERATION_A,
		.auto_base64 = api->config->auto_base64
	};
	struct strbuf body = STRBUF_INIT(EXECUTION_BODY_MAX);
	struct execution_problem problem = { ERROR_INTERNAL, "", "" };
	enum status st = http_read_body(req, &body);

	if (st == ST_TOOBIG)
		problem.error = ERROR_BODY_TOO_LARGE;
	else if (st == ST_CLOSED)
		problem.error = ERROR_BODY_SHORT;
	else if (st != ST_OK)
		problem.detail = status_text(st);
	else
		st = execution_request_parse(strbuf_slice(&body), &rules,
		    request, &problem);
	strbuf_clear(&body);
	if (st != ST_OK)
		reply_error(reply, generation, problem.error, problem.field,
		    slice_str(problem.detail));
	return st == ST_OK;
}

static bool
is_supported(const struct api *api, const struct execution_request *request,
    enum generation generation, struct http_reply *reply)
{
	if (request->has_shell_command) {
		reply_error(reply, generation, ERROR_NOT_SUPPORTED,
		    "shellCommand", SLICE("shellCommand"));
		return false;
	}
	if (request->type == EXECUTION_ASYNCHRONOUS &&
	    !api->config->asynchronous) {
		reply_error(reply, generation, ERROR_NOT_SUPPORTED,
		    "executionType", SLICE("asynchronous executions are "
		    "switched off in the configuration"));
		return false;
	}
	return true;
}

static void
tell(const struct execution_request *request)
{
	if (request->was_guessed)
		log_info("execution: the code looked like base64 and was "
		    "decoded (enableAutoBase64Decoding)");
	if (request->use_empty_kernel)
		log_debug("execution: useEmptyKernel has no effect: there is "
		    "one kernel");
}

static enum status
take_code(const struct config_snippets *snippets, struct slice code,
    struct execution *execution)
{
	struct strbuf joined = STRBUF_INIT(2 * EXECUTION_BODY_MAX);
	struct slice whole = snippets_join(snippets, code, &joined);

	if (joined.len == 0)
		strbuf_put_slice(&joined, whole);
	return strbuf_take(&joined, &execution->code, &execution->code_len);
}

static void
set_text(char **text, struct slice s)
{
	free(*text);
	*text = xstrndup(s.p, s.len);
}

/* Everything but the code. */
static void
take_settings(const struct config *config,
    const struct execution_request *request, struct slice id,
    struct slice identifier, struct execution *execution)
{
	if (id.len > 0)
		memcpy(execution->id, id.p, id.len);
	else
		execution_make_id(execution);
	set_text(&execution->identifier, identifier);
	set_text(&execution->type_text, request->type_text);
	execution->asynchronous = request->type == EXECUTION_ASYNCHRONOUS;
	execution->jupyter_format = request->jupyter_format;
	execution->output_max = request->output_max;
	execution->timeout_s = request->timeout_s > 0 ?
	    request->timeout_s : config->default_timeout_s;
}

static struct execution *
make_execution(const struct api *api, const struct execution_request *request,
    struct slice id, struct slice identifier, enum generation generation,
    struct http_reply *reply)
{
	const struct config *config = api->config;
	struct execution *execution = execution_new();
	enum status st;

	take_settings(config, request, id, identifier, execution);
	st = take_code(execution->asynchronous ?
	    &config->asynchronous_snippets : &config->synchronous_snippets,
	    request->code, execution);
	if (st == ST_OK)
		return execution;
	reply_error(reply, generation, ERROR_INTERNAL, NULL,
	    slice_str(status_text(st)));
	execution_unref(execution);
	return NULL;
}

struct execution *
submission_read(struct api *api, const struct http_request *req,
    enum generation generation, struct http_reply *reply)
{
	struct execution *execution = NULL;
	struct execution_request request;
	struct slice id, identifier;

	if (!read_body(api, req, generation, &request, reply))
		return NULL;
	tell(&request);
	if (is_supported(api, &request, generation, reply) &&
	    argument_operation_id(req, generation, reply, &id) &&
	    argument_identifier(req, generation, request.identifier, reply,
	    &identifier))
		execution = make_execution(api, &request, id, identifier,
		    generation, reply);
	/* not kept while the code runs: it may be long, and run for long */
	execution_request_clear(&request);
	return execution;
}
