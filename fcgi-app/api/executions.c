#include "api/api.h"
#include "api/arguments.h"
#include "api/error.h"
#include "api/handlers.h"
#include "api/refusal.h"
#include "api/submission.h"
#include "api/view.h"
#include "base/clock.h"

#define EXECUTIONS	"/executions/"

/* One submission and when its parts were over, by clock_now_us(). */
struct submit {
	const struct http_request	*req;
	enum generation			 generation;
	struct snapshot			 snapshot;
	int64_t				 read_us;	/* the request */
};

/* For a query (RFC 3986, 2.3). */
static void
put_encoded(struct strbuf *sb, struct slice s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (memchr(plain, s.p[i], sizeof(plain) - 1) != NULL)
			strbuf_putc(sb, s.p[i]);
		else
			strbuf_putf(sb, "%%%02X", (unsigned char)s.p[i]);
	}
}

/* Where to poll, with the same version and identifier (9.2). */
static void
put_location(struct http_reply *reply, const struct submit *submit)
{
	const struct execution *execution = submit->snapshot.execution;
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	struct slice version;

	strbuf_puts(&sb, EXECUTIONS);
	strbuf_puts(&sb, execution->id);
	if (http_query(submit->req, "api-version", &version)) {
		strbuf_puts(&sb, "?api-version=");
		put_encoded(&sb, version);
	}
	if (execution->identifier[0] != '\0') {
		strbuf_puts(&sb, version.len > 0 ? "&" : "?");
		strbuf_puts(&sb, "identifier=");
		put_encoded(&sb, slice_str(execution->identifier));
	}
	http_reply_header(reply, "Operation-Location", strbuf_slice(&sb));
	strbuf_clear(&sb);
}

static void
put_ms(struct http_reply *reply, const char *name, int64_t us)
{
	/* clocks of two threads: a difference may be just below zero */
	if (us < 0)
		us = 0;
	http_reply_headerf(reply, name, "%lld.%03d000",
	    (long long)(us / 1000), (int)(us % 1000));
}

static void
put_timing(struct http_reply *reply, const struct submit *submit)
{
	const struct outcome *o = submit->snapshot.outcome;
	const int64_t all_us = clock_now_us() - submit->req->start_us;
	const int64_t before_us = submit->read_us - submit->req->start_us +
	    o->queued_us;

	http_reply_headerf(reply, "X-Ms-Container-Execution-Duration", "%lld",
	    (long long)(o->run_us / 1000));
	put_ms(reply, "X-Ms-Execution-Request-Time", o->run_us);
	put_ms(reply, "X-Ms-Execution-Read-Response-Time",
	    all_us - before_us - o->run_us);
	put_ms(reply, "X-Ms-Preparation-Time", before_us);
	put_ms(reply, "X-Ms-Overall-Execution-Time", all_us);
}

/* API contract 14.1. */
static void
put_headers(struct http_reply *reply, const struct submit *submit)
{
	const struct execution *execution = submit->snapshot.execution;
	struct slice id = slice_str(execution->id);

	if (submit->generation == GENERATION_A)
		return;
	http_reply_header(reply, "Operation-Id", id);
	if (execution->asynchronous)
		put_location(reply, submit);
	else {
		http_reply_header(reply, "X-Ms-Session-Guid", id);
		put_timing(reply, submit);
	}
}

/* The body; false if an error was answered. */
static bool
answer_view(struct http_reply *reply, int status, enum generation generation,
    const struct snapshot *snapshot, enum view_moment moment)
{
	enum status st;

	reply_json(reply, status);
	st = view_execution(generation, snapshot, moment, &reply->body);
	if (st != ST_OK)
		reply_error(reply, generation, ERROR_INTERNAL, NULL,
		    slice_str(status_text(st)));
	return st == ST_OK;
}

void
executions_post(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct submit submit = { .req = req };
	struct execution *execution;
	enum session_answer answer;

	if (!argument_generation(req, reply, &submit.generation))
		return;
	execution = submission_read(api, req, submit.generation, reply);
	if (execution == NULL)
		return;
	submit.read_us = clock_now_us();
	answer = session_submit(api->client, execution, &submit.snapshot);
	if (answer != SESSION_DONE)
		reply_refusal(reply, submit.generation, answer,
		    slice_str(execution->id));
	else if (answer_view(reply, view_status(submit.generation),
	    submit.generation, &submit.snapshot, VIEW_SUBMITTED))
		put_headers(reply, &submit);
	snapshot_clear(&submit.snapshot);
	execution_unref(execution);
}

void
executions_post_identifier(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	if (slice_ends(req->path, SLICE("/code/execute")))
		executions_post(api, req, reply);
	else
		reply_error_v(reply, ERROR_NOT_FOUND, req->path);
}

void
executions_get(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct slice id = slice_skip(req->path, sizeof(EXECUTIONS) - 1);
	struct snapshot snapshot = { .execution = NULL };
	enum session_answer answer = SESSION_UNKNOWN;
	enum generation generation;

	if (!argument_generation(req, reply, &generation))
		return;
	if (id.len <= EXECUTION_ID_MAX)
		answer = session_look(api->client, id, &snapshot);
	if (answer == SESSION_DONE)
		(void)answer_view(reply, 200, generation, &snapshot,
		    VIEW_POLLED);
	else
		reply_refusal(reply, generation, answer, id);
	snapshot_clear(&snapshot);
}
