/*
 * api_case: the API on a session that does what a test says, and requests to
 * it.  For the tests of handlers.
 */
#ifndef TESTS_API_CASE_H
#define TESTS_API_CASE_H

#include "fcgx_memory.h"

#include "api/api.h"
#include "api/execution_request.h"
#include "base/compiler.h"
#include "session/execution.h"

/* The fake session: what it is to answer, and what it was asked. */

struct session {
	bool			 healthy, started, refuses_clients;
	enum session_answer	 answer;
	enum execution_state	 state;		/* what a snapshot says */
	struct outcome		*outcome;	/* owned; of an ended one */
	struct timespec		 created;
	const char		*kernel_info;

	struct execution	*execution;	/* the last one; a reference */
	int			 n_submitted, n_looked, n_reset;
	char			 looked[EXECUTION_ID_MAX + 1];
};

struct session_client {
	struct session	*session;
};

struct session_client *
session_client_new(struct session *s)
{
	struct session_client *client;

	if (s->refuses_clients)
		return NULL;
	client = xcalloc(1, sizeof(*client));
	client->session = s;
	return client;
}

void
session_client_free(struct session_client *client)
{
	free(client);
}

static inline enum session_answer
session_show(struct session *s, struct snapshot *out)
{
	*out = (struct snapshot){ .execution = NULL };
	if (s->answer != SESSION_DONE)
		return s->answer;
	out->execution = execution_ref(s->execution);
	out->state = s->state;
	if (s->state == EXECUTION_ENDED)
		out->outcome = outcome_ref(s->outcome);
	return SESSION_DONE;
}

enum session_answer
session_submit(struct session_client *client, struct execution *execution,
    struct snapshot *out)
{
	struct session *s = client->session;

	s->n_submitted++;
	execution_unref(s->execution);
	s->execution = execution_ref(execution);
	return session_show(s, out);
}

enum session_answer
session_look(struct session_client *client, struct slice id,
    struct snapshot *out)
{
	struct session *s = client->session;

	s->n_looked++;
	assert_true(id.len < sizeof(s->looked));
	(void)snprintf(s->looked, sizeof(s->looked), "%.*s", (int)id.len,
	    id.p);
	*out = (struct snapshot){ .execution = NULL };
	if (s->answer == SESSION_DONE && (s->execution == NULL ||
	    !slice_is(id, s->execution->id)))
		return SESSION_UNKNOWN;
	return session_show(s, out);
}

enum session_answer
session_reset(struct session_client *client)
{
	client->session->n_reset++;
	return client->session->answer;
}

enum session_answer
session_kernel_info(struct session_client *client, char **json)
{
	*json = NULL;
	if (client->session->answer == SESSION_DONE)
		*json = xstrdup(client->session->kernel_info);
	return client->session->answer;
}

bool
session_is_healthy(const struct session *s)
{
	return s->healthy;
}

bool
session_has_started(const struct session *s)
{
	return s->started;
}

struct timespec
session_created(const struct session *s)
{
	return s->created;
}

const char *
session_etag(const struct session *s UNUSED)
{
	return "e-tag";
}

/* One API on it. */

static char endpoint[] = "/alive/", data_directory[] = "/mnt/data";
static char pre[16], post[16], asynchronous_pre[16], asynchronous_post[16];
static struct config config = {
	.health_endpoint = endpoint, .data_directory = data_directory,
	.default_timeout_s = 77,
	.synchronous_snippets = { pre, post },
	.asynchronous_snippets = { asynchronous_pre, asynchronous_post },
};
static struct session session;
static struct outcome *outcome;		/* the session's */
static struct api_shared shared;
static struct api *api;
static struct http_reply reply;

static inline int
set_up(void **state UNUSED)
{
	outcome = outcome_new();
	outcome->run_us = 13000;
	session = (struct session){
		.state = EXECUTION_ENDED, .outcome = outcome,
		.created = { 1768127400, 0 }
	};
	pre[0] = post[0] = asynchronous_pre[0] = asynchronous_post[0] = '\0';
	config.auto_base64 = false;
	config.asynchronous = true;
	config.session_delete = true;
	shared = (struct api_shared){
		.config = &config, .session = &session
	};
	api = api_begin(&shared);
	http_reply_init(&reply);
	return api == NULL;
}

static inline int
tear_down(void **state UNUSED)
{
	http_reply_clear(&reply);
	api_end(api);
	execution_unref(session.execution);
	outcome_unref(outcome);
	return 0;
}

struct header {
	const char	*name;		/* as CGI has it: HTTP_… */
	const char	*value;
};

/*
 * Ask.  header: one more, or NULL; announced: the Content-Length.  All that
 * was borrowed from the session has to be back afterwards.
 */
static inline void
ask_so(const char *method, const char *target, const struct header *header,
    struct slice body, int64_t announced)
{
	struct fcgx_memory m;
	struct http_request req;

	http_reply_clear(&reply);
	fcgx_memory_init(&m, method, target, body);
	if (header != NULL)
		fcgx_memory_parameter(&m, header->name, header->value);
	assert_int_equal(http_request_begin(&req, &m.fcgx), ST_OK);
	req.content_length = announced;
	api_handle(api, &req, &reply);
	http_request_end(&req);
	fcgx_memory_clear(&m);
	assert_int_equal(outcome->references, 1);
	if (session.execution != NULL)
		assert_int_equal(session.execution->references, 1);
}

static inline void
ask_with(const char *method, const char *target, const char *name,
    const char *value, const char *body)
{
	const struct header header = { name, value };
	struct slice s = slice_str(body);

	ask_so(method, target, &header, s, (int64_t)s.len);
}

static inline void
ask(const char *method, const char *target, const char *body)
{
	struct slice s = slice_str(body);

	ask_so(method, target, NULL, s, (int64_t)s.len);
}

#define JSON_TYPE	"Content-Type: application/json\r\n"

static inline void
assert_body(int status, const char *body)
{
	assert_string_equal(strbuf_str(&reply.body), body);
	assert_int_equal(reply.status, status);
	assert_int_equal(strbuf_status(&reply.body), ST_OK);
}

static inline void
assert_reply(int status, const char *headers, const char *body)
{
	assert_body(status, body);
	assert_string_equal(strbuf_str(&reply.headers), headers);
}

/* An error in the envelope; target NULL: it has none. */
static inline void
assert_error(int status, const char *code, const char *message,
    const char *target)
{
	char headers[256], body[1024];

	(void)snprintf(headers, sizeof(headers),
	    JSON_TYPE "x-ms-error-code: %s\r\n%s", code,
	    status == 429 || status == 503 ? "Retry-After: 1\r\n" : "");
	(void)snprintf(body, sizeof(body),
	    "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"%s%s%s}}", code,
	    message, target != NULL ? ",\"target\":\"" : "",
	    target != NULL ? target : "", target != NULL ? "\"" : "");
	assert_reply(status, headers, body);
}

/* The value of a header of the answer, NULL if there is none.  free() it. */
static inline char *
header_value(const char *name)
{
	const char *line = strbuf_str(&reply.headers), *end;
	size_t len = strlen(name);

	for (; (end = strstr(line, "\r\n")) != NULL; line = end + 2)
		if (strncmp(line, name, len) == 0 && line[len] == ':')
			return xstrndup(line + len + 2,
			    (size_t)(end - line) - len - 2);
	return NULL;
}

static inline void
assert_header(const char *name, const char *expected)
{
	char *value = header_value(name);

	if (expected == NULL)
		assert_null(value);
	else {
		assert_non_null(value);
		assert_string_equal(value, expected);
	}
	free(value);
}

#endif
