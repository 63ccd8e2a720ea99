#include "api/api.h"
#include "api/error.h"
#include "api/execution_request.h"
#include "api/handlers.h"
#include "api/snippets.h"
#include "api/view.h"
#include "base/log.h"

/* The body as a request of generation A; false if an error was answered. */
static bool
read_request(struct api *api, const struct http_request *req,
    struct execution_request *execution, struct http_reply *reply)
{
	const struct execution_rules rules = {
		.code_only = true, .auto_base64 = api->config->auto_base64
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
		    execution, &problem);
	/* not kept while the code runs: it may be long, and run for long */
	strbuf_clear(&body);
	if (st != ST_OK)
		reply_error_a(reply, problem.error, slice_str(problem.detail));
	return st == ST_OK;
}

static void
answer_outcome(struct http_reply *reply, const struct outcome *outcome)
{
	enum status st;

	reply_json(reply, 200);
	if ((st = view_raw_a(outcome, &reply->body)) != ST_OK)
		reply_error_a(reply, ERROR_INTERNAL,
		    slice_str(status_text(st)));
}

static void
run(struct api *api, const struct execution_order *order,
    struct http_reply *reply)
{
	struct outcome *outcome = NULL;

	switch (session_execute(api->client, order, &outcome)) {
	case SESSION_DONE:
		answer_outcome(reply, outcome);
		break;
	case SESSION_BUSY:
		reply_error_a(reply, ERROR_BUSY, SLICE(""));
		break;
	case SESSION_UNAVAILABLE:
		reply_error_a(reply, ERROR_KERNEL,
		    SLICE("the kernel did not become ready in time"));
		break;
	case SESSION_STOPPING:
		reply_error_a(reply, ERROR_KERNEL,
		    SLICE("the program is stopping"));
		break;
	case SESSION_NO_MEMORY:
		reply_error_a(reply, ERROR_INTERNAL, SLICE("out of memory"));
		break;
	}
	outcome_unref(outcome);
}

void
execute_post(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct strbuf joined = STRBUF_INIT(2 * EXECUTION_BODY_MAX);
	struct execution_request execution;
	struct execution_order order;

	if (!read_request(api, req, &execution, reply))
		return;
	if (execution.was_guessed)
		log_info("execution: the code looked like base64 and was "
		    "decoded (enableAutoBase64Decoding)");
	order.timeout_s = api->config->default_timeout_s;
	order.code = snippets_join(&api->config->synchronous_snippets,
	    execution.code, &joined);
	if (strbuf_status(&joined) == ST_OK)
		run(api, &order, reply);
	else
		reply_error_a(reply, ERROR_INTERNAL,
		    slice_str(status_text(strbuf_status(&joined))));
	strbuf_clear(&joined);
	execution_request_clear(&execution);
}
