#include <stdlib.h>
#include <strings.h>

#include "api/arguments.h"
#include "api/execution_request.h"
#include "base/base64.h"
#include "base/utf8.h"
#include "session/outcome.h"

typedef bool	field_reader(const cJSON *, struct execution_request *);

static bool
is_word(const cJSON *v, const char *word)
{
	struct slice s = json_text(v);

	return s.len == strlen(word) && strncasecmp(s.p, word, s.len) == 0;
}

static bool
read_code(const cJSON *v, struct execution_request *req)
{
	req->code = json_text(v);
	return cJSON_IsString(v);
}

static bool
read_code_input(const cJSON *v, struct execution_request *req)
{
	if (is_word(v, "inline"))
		req->code_input = CODE_INLINE;
	else if (is_word(v, "inlineText"))
		req->code_input = CODE_INLINE_TEXT;
	else if (is_word(v, "inlineBase64"))
		req->code_input = CODE_INLINE_BASE64;
	else
		return false;
	return true;
}

static bool
read_type(const cJSON *v, struct execution_request *req)
{
	req->type_text = json_text(v);
	if (is_word(v, "synchronous"))
		req->type = EXECUTION_SYNCHRONOUS;
	else if (is_word(v, "asynchronous"))
		req->type = EXECUTION_ASYNCHRONOUS;
	else
		return false;
	return true;
}

static bool
read_timeout(const cJSON *v, struct execution_request *req)
{
	return json_integer(v, &req->timeout_s) && req->timeout_s >= 1 &&
	    req->timeout_s <= INT32_MAX;
}

static bool
read_identifier(const cJSON *v, struct execution_request *req)
{
	req->identifier = json_text(v);
	return cJSON_IsString(v) && identifier_is_valid(req->identifier);
}

static bool
read_output_max(const cJSON *v, struct execution_request *req)
{
	/* more than we ever keep is no mistake, however large */
	if (cJSON_IsNumber(v) && v->valuedouble > (double)OUTCOME_STREAM_MAX) {
		req->output_max = (int64_t)OUTCOME_STREAM_MAX;
		return true;
	}
	return json_integer(v, &req->output_max) && req->output_max >= 0;
}

static bool
read_use_empty_kernel(const cJSON *v, struct execution_request *req)
{
	req->use_empty_kernel = cJSON_IsTrue(v);
	return cJSON_IsBool(v);
}

static bool
read_jupyter_format(const cJSON *v, struct execution_request *req)
{
	req->jupyter_format = cJSON_IsTrue(v);
	return cJSON_IsBool(v);
}

static bool
read_shell_command(const cJSON *v UNUSED, struct execution_request *req)
{
	req->has_shell_command = true;
	return true;
}

/* The code comes first: generation A stops after it. */
static const struct field {
	const char	*name;
	const char	*alias;		/* NULL if there is none */
	field_reader	*read;		/* not called if absent */
	const char	*allowed;
} fields[] = {
	{ "code", "pythonCode", read_code, "code must be a string" },
	{ "codeInputType", NULL, read_code_input,
	    "codeInputType must be inline, inlineText or inlineBase64" },
	{ "executionType", NULL, read_type,
	    "executionType must be synchronous or asynchronous" },
	{ "timeoutInSeconds", NULL, read_timeout,
	    "timeoutInSeconds must be a whole number from 1 to 2147483647" },
	{ "identifier", NULL, read_identifier,
	    "identifier must be a string of at most 256 bytes without "
	    "control characters" },
	{ "outputStreamsMaxLength", NULL, read_output_max,
	    "outputStreamsMaxLength must be a whole number, 0 or more" },
	{ "useEmptyKernel", NULL, read_use_empty_kernel,
	    "useEmptyKernel must be true or false" },
	{ "returnJupyterFormatExecutionResult", NULL, read_jupyter_format,
	    "returnJupyterFormatExecutionResult must be true or false" },
	{ "shellCommand", NULL, read_shell_command, "" },
};

static enum status
refuse(struct execution_problem *problem, const char *field,
    const char *detail)
{
	*problem = (struct execution_problem){
		ERROR_BODY_INVALID, field, detail
	};
	return ST_INVALID;
}

static enum status
out_of_memory(struct execution_problem *problem)
{
	*problem = (struct execution_problem){
		ERROR_INTERNAL, "", "out of memory"
	};
	return ST_NOMEM;
}

static enum status
parse_object(struct slice body, cJSON **out, struct execution_problem *problem)
{
	enum status st;

	*out = NULL;
	if (body.len == 0) {
		*problem = (struct execution_problem){
			ERROR_BODY_EMPTY, "", ""
		};
		return ST_INVALID;
	}
	/* cJSON lets a bare NUL pass, and ends the string there */
	if (memchr(body.p, '\0', body.len) != NULL)
		return refuse(problem, "", "the body holds a NUL byte");
	if ((st = json_parse(body, out)) == ST_NOMEM)
		return out_of_memory(problem);
	if (st != ST_OK)
		return refuse(problem, "", "the body is not one JSON value, "
		    "or it is nested more than 1,000 levels deep");
	if (!cJSON_IsObject(*out))
		return refuse(problem, "", "the body must be an object");
	return ST_OK;
}

/* A member of the inner object; what is missing there, of the outer one. */
static const cJSON *
member(const cJSON *outer, const cJSON *inner, const char *name)
{
	const cJSON *v = json_member_any_case(inner, name);

	return v != NULL ? v : json_member_any_case(outer, name);
}

static enum status
read_fields(size_t n, struct execution_request *req,
    struct execution_problem *problem)
{
	const cJSON *outer = req->document, *inner, *v;
	const struct field *field;

	inner = json_member_any_case(outer, "properties");
	for (field = fields; field < fields + n; field++) {
		v = member(outer, inner, field->name);
		if (v == NULL && field->alias != NULL)
			v = member(outer, inner, field->alias);
		if (v != NULL && !field->read(v, req))
			return refuse(problem, field->name, field->allowed);
	}
	return ST_OK;
}

static enum status
decode_code(const struct execution_rules *rules,
    struct execution_request *req, struct execution_problem *problem)
{
	enum status st;
	size_t len;

	req->was_guessed = rules->auto_base64 &&
	    req->code_input == CODE_INLINE && base64_looks_like(req->code);
	if (req->code_input != CODE_INLINE_BASE64 && !req->was_guessed)
		return ST_OK;
	if ((st = base64_decode(req->code, &req->decoded, &len)) == ST_NOMEM)
		return out_of_memory(problem);
	req->code = slice_make(req->decoded, len);
	if (st != ST_OK || !utf8_valid(req->code))
		return refuse(problem, "code",
		    "code must be base64 of UTF-8 text");
	return ST_OK;
}

enum status
execution_request_parse(struct slice body,
    const struct execution_rules *rules, struct execution_request *req,
    struct execution_problem *problem)
{
	enum status st;

	*req = (struct execution_request){
		.code = SLICE(""), .type_text = SLICE(""),
		.identifier = SLICE(""), .output_max = -1
	};
	if ((st = parse_object(body, &req->document, problem)) != ST_OK)
		goto out;
	st = read_fields(rules->code_only ? 1 : NELEM(fields), req, problem);
	if (st != ST_OK)
		goto out;
	if (!rules->code_only && req->code.len == 0 &&
	    !req->has_shell_command) {
		*problem = (struct execution_problem){
			ERROR_CODE_MISSING, "code", ""
		};
		st = ST_INVALID;
		goto out;
	}
	st = decode_code(rules, req, problem);
out:
	if (st != ST_OK)
		execution_request_clear(req);
	return st;
}

void
execution_request_clear(struct execution_request *req)
{
	cJSON_Delete(req->document);
	free(req->decoded);
	*req = (struct execution_request){ .document = NULL };
}
