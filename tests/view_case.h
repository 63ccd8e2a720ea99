/*
 * view_case: one execution at one moment, to be shown by the views.  For the
 * tests of view.c and view_part.c.
 */
#ifndef TESTS_VIEW_CASE_H
#define TESTS_VIEW_CASE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "api/view.h"
#include "base/alloc.h"
#include "base/compiler.h"
#include "base/json.h"
#include "http/reply.h"

static struct outcome *o;
static struct execution *execution;
static struct snapshot snapshot;

static inline int
set_up(void **state UNUSED)
{
	o = outcome_new();
	o->run_us = 13999;
	o->timeout_s = 5;
	execution = execution_new();
	(void)snprintf(execution->id, sizeof(execution->id), "id-1");
	free(execution->identifier);
	execution->identifier = xstrdup("me");
	snapshot = (struct snapshot){ execution, EXECUTION_ENDED, o };
	return 0;
}

static inline int
tear_down(void **state UNUSED)
{
	execution_unref(execution);
	outcome_unref(o);
	return 0;
}

static inline void
set_error(const char *name, const char *message, const char *traceback)
{
	free(o->error_name);
	free(o->error_message);
	o->error_name = xstrdup(name);
	o->error_message = xstrdup(message);
	strbuf_clear(&o->traceback);
	strbuf_puts(&o->traceback, traceback);
}

static inline void
set_value(enum outcome_value kind, const char *text)
{
	strbuf_clear(&o->value);
	o->value_kind = kind;
	strbuf_puts(&o->value, text);
}

static inline void
set_image(enum value_image image, const char *base64, bool newest,
    bool in_result)
{
	free(o->image_base64);
	o->image_base64 = xstrdup(base64);
	o->image = image;
	o->image_is_newest = newest;
	o->image_in_result = in_result;
}

static inline void
set_stream(struct strbuf *stream, const char *text)
{
	strbuf_clear(stream);
	strbuf_puts(stream, text);
}

static inline void
assert_shown(enum generation generation, enum view_moment moment,
    const char *expected)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);

	assert_int_equal(view_execution(generation, &snapshot, moment, &sb),
	    ST_OK);
	assert_string_equal(strbuf_str(&sb), expected);
	strbuf_clear(&sb);
}

/*
 * The view as a document, cJSON_Delete() it; *object is where stdout, stderr
 * and the value are.
 */
static inline cJSON *
shown(enum generation generation, const cJSON **object)
{
	struct strbuf sb = STRBUF_INIT(HTTP_REPLY_BODY_MAX);
	cJSON *doc = NULL;

	assert_int_equal(view_execution(generation, &snapshot, VIEW_POLLED,
	    &sb), ST_OK);
	assert_int_equal(json_parse(strbuf_slice(&sb), &doc), ST_OK);
	strbuf_clear(&sb);
	*object = doc;
	if (generation == GENERATION_V1)
		*object = json_member(doc, "properties");
	else if (generation >= GENERATION_V2)
		*object = json_member(doc, "result");
	assert_non_null(*object);
	return doc;
}

/* The JSON text of a member, compared. */
static inline void
assert_json(const cJSON *object, const char *name, const char *expected)
{
	const cJSON *v = cJSON_GetObjectItemCaseSensitive(object, name);
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);

	assert_non_null(v);
	assert_int_equal(json_print(v, &sb), ST_OK);
	assert_string_equal(strbuf_str(&sb), expected);
	strbuf_clear(&sb);
}

static inline void
assert_text(const cJSON *object, const char *name, const char *expected)
{
	const cJSON *v = json_member(object, name);
	struct slice s = json_text(v);

	assert_true(cJSON_IsString(v));
	assert_int_equal(s.len, strlen(expected));
	assert_memory_equal(s.p, expected, s.len);
}

#endif
