/*
 * The one session, and what it runs in (API contract section 11).
 */
#include <stdlib.h>

#include "api/api.h"
#include "api/arguments.h"
#include "api/error.h"
#include "api/handlers.h"
#include "api/refusal.h"
#include "api/timestamp.h"
#include "base/json.h"
#include "base/number.h"

#define LIFE_S	(24 * 60 * 60)	/* createdAt to expireAt; nothing expires */

static bool
add_time(cJSON *object, const char *name, struct timespec when)
{
	char text[TIMESTAMP_SIZE];

	timestamp_write(when, text);
	return json_add_text(object, name, slice_str(text));
}

static struct timespec
last_access(const struct api *api)
{
	int64_t us = atomic_load_explicit(api->last_access_us,
	    memory_order_relaxed);

	return (struct timespec){
		.tv_sec = (time_t)(us / 1000000),
		.tv_nsec = (long)(us % 1000000) * 1000
	};
}

static bool
add_etag(cJSON *object, const char *id)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	bool ok;

	strbuf_putf(&sb, "\"%s\"", id);
	ok = strbuf_status(&sb) == ST_OK &&
	    json_add_text(object, "etag", strbuf_slice(&sb));
	strbuf_clear(&sb);
	return ok;
}

static bool
add_session(cJSON *object, const struct api *api, struct slice identifier)
{
	struct timespec created = session_created(api->session);
	struct timespec expire = created;

	expire.tv_sec += LIFE_S;
	return json_add_text(object, "identifier", identifier) &&
	    add_time(object, "createdAt", created) &&
	    add_time(object, "lastAccessedAt", last_access(api)) &&
	    add_time(object, "expireAt", expire) &&
	    add_etag(object, session_etag(api->session));
}

/* Answer a document that is complete if ok, and free it. */
static void
answer(struct http_reply *reply, enum generation generation, cJSON *doc,
    bool ok)
{
	enum status st = ST_NOMEM;

	reply_json(reply, 200);
	if (ok)
		st = json_print(doc, &reply->body);
	if (st != ST_OK)
		reply_error(reply, generation, ERROR_INTERNAL, NULL,
		    slice_str(status_text(st)));
	cJSON_Delete(doc);
}

void
session_get(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	enum generation generation;
	struct slice identifier;
	cJSON *doc;

	if (!argument_generation(req, reply, &generation) ||
	    !argument_identifier(req, generation, SLICE(""), reply,
	    &identifier))
		return;
	doc = cJSON_CreateObject();
	answer(reply, generation, doc, add_session(doc, api, identifier));
}

/* How many sessions to leave out; false if an error was answered. */
static bool
argument_skip(const struct http_request *req, enum generation generation,
    struct http_reply *reply, int64_t *out)
{
	struct slice text;

	*out = 0;
	if (!http_query(req, "skip", &text) ||
	    number_read(text, 0, INT64_MAX, out) == ST_OK)
		return true;
	reply_error(reply, generation, ERROR_ARGUMENT, "skip",
	    SLICE("skip must be a whole number, 0 or more"));
	return false;
}

void
session_list(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	enum generation generation;
	struct slice identifier;
	cJSON *doc, *sessions, *session;
	int64_t skip;
	bool ok;

	if (!argument_generation(req, reply, &generation) ||
	    !argument_identifier(req, generation, SLICE(""), reply,
	    &identifier) || !argument_skip(req, generation, reply, &skip))
		return;
	doc = cJSON_CreateObject();
	sessions = cJSON_AddArrayToObject(doc, "sessions");
	ok = sessions != NULL;
	if (skip == 0) {
		session = cJSON_CreateObject();
		ok = add_session(session, api, identifier) &&
		    cJSON_AddItemToArray(sessions, session);
		if (!ok)
			cJSON_Delete(session);
	}
	answer(reply, generation, doc, ok);
}

/* Without a version a reset would be too easy to come by (decision D30). */
static bool
may_reset(const struct api *api, enum generation generation)
{
	return generation != GENERATION_L && api->config->session_delete;
}

void
session_delete(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	enum session_answer done;
	enum generation generation;

	if (!argument_generation(req, reply, &generation))
		return;
	if (!may_reset(api, generation)) {
		reply_error(reply, generation, ERROR_NOT_FOUND, NULL,
		    SLICE("DELETE /session"));
		return;
	}
	/* the files come last, when no process is left to write more */
	done = session_reset(api->client);
	if (done != SESSION_DONE) {
		reply_refusal(reply, generation, done, SLICE(""));
		return;
	}
	if (store_empty(api->store) != FILE_OK) {
		reply_error(reply, generation, ERROR_DELETE, NULL,
		    SLICE("the data directory could not be emptied"));
		return;
	}
	http_reply_clear(reply);
	reply->status = 204;
}

/* A member that is a string, or "". */
static bool
copy_text(cJSON *to, const char *name, const cJSON *from,
    const char *from_name)
{
	return json_add_text(to, name, json_text(json_member(from,
	    from_name)));
}

static bool
add_runtimes(cJSON *doc, const cJSON *info)
{
	const cJSON *language = json_member(info, "language_info");
	cJSON *runtimes = cJSON_AddArrayToObject(doc, "runtimes");
	cJSON *runtime = cJSON_CreateObject();

	if (!cJSON_AddItemToArray(runtimes, runtime)) {
		cJSON_Delete(runtime);
		return false;
	}
	return copy_text(runtime, "name", language, "name") &&
	    copy_text(runtime, "version", language, "version");
}

static bool
add_kernel(cJSON *doc, const cJSON *info)
{
	cJSON *kernel = cJSON_AddObjectToObject(doc, "jupyterKernel");

	return copy_text(kernel, "name", info, "implementation") &&
	    copy_text(kernel, "version", info, "implementation_version") &&
	    json_add_text(kernel, "projectUrl", SLICE("")) &&
	    copy_text(kernel, "description", info, "banner");
}

static bool
add_metadata(cJSON *doc, const struct api *api, const cJSON *info)
{
	struct timespec created = session_created(api->session);

	return add_runtimes(doc, info) &&
	    cJSON_AddArrayToObject(doc, "preInstalledPackages") != NULL &&
	    add_time(doc, "createdAt", created) &&
	    add_time(doc, "lastUpdatedAt", created) && add_kernel(doc, info);
}

void
metadata_get(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	enum session_answer done;
	enum generation generation;
	cJSON *doc, *info = NULL;
	char *json = NULL;

	if (!argument_generation(req, reply, &generation))
		return;
	done = session_kernel_info(api->client, &json);
	if (done != SESSION_DONE)
		reply_refusal(reply, generation, done, SLICE(""));
	else if (json_parse(slice_str(json), &info) == ST_NOMEM)
		reply_refusal(reply, generation, SESSION_NO_MEMORY,
		    SLICE(""));
	else {
		doc = cJSON_CreateObject();
		answer(reply, generation, doc, add_metadata(doc, api, info));
	}
	cJSON_Delete(info);
	free(json);
}
