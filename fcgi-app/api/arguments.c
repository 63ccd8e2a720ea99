#include "api/arguments.h"
#include "api/error.h"
#include "base/utf8.h"
#include "session/execution.h"

bool
identifier_is_valid(struct slice s)
{
	uint32_t cp;
	size_t n;

	if (s.len > IDENTIFIER_MAX)
		return false;
	for (; s.len > 0; s = slice_skip(s, n)) {
		n = utf8_decode(s, &cp);
		if (n == 0 || cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
			return false;
	}
	return true;
}

bool
argument_generation(const struct http_request *req, struct http_reply *reply,
    enum generation *out)
{
	struct slice version;

	if (generation_of(req, out) == ST_OK)
		return true;
	(void)http_query(req, "api-version", &version);
	reply_error(reply, *out, ERROR_API_VERSION, "api-version", version);
	return false;
}

/* /identifier/{id}/code/execute */
static bool
of_path(struct slice path, struct slice *out)
{
	const struct slice head = SLICE("/identifier/");
	const struct slice tail = SLICE("/code/execute");

	if (path.len < head.len + tail.len || !slice_starts(path, head) ||
	    !slice_ends(path, tail))
		return false;
	*out = slice_make(path.p + head.len, path.len - head.len - tail.len);
	return true;
}

bool
argument_identifier(const struct http_request *req,
    enum generation generation, struct slice of_body,
    struct http_reply *reply, struct slice *out)
{
	*out = SLICE("");
	if (generation == GENERATION_A)
		return true;
	if (!of_path(req->path, out))
		(void)http_query(req, "identifier", out);
	if (out->len == 0)
		*out = of_body;
	if (out->len == 0)
		*out = http_header(req, "Identifier");
	if (identifier_is_valid(*out))
		return true;
	reply_error(reply, generation, ERROR_ARGUMENT, "identifier",
	    SLICE("identifier must be UTF-8 of at most 256 bytes without "
	    "control characters"));
	return false;
}

static bool
is_operation_id(struct slice s)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	size_t i;

	for (i = 0; i < s.len; i++)
		if (memchr(allowed, s.p[i], sizeof(allowed) - 1) == NULL)
			return false;
	return s.len <= EXECUTION_ID_MAX;
}

bool
argument_operation_id(const struct http_request *req,
    enum generation generation, struct http_reply *reply, struct slice *out)
{
	*out = SLICE("");
	if (generation == GENERATION_A)
		return true;
	*out = http_header(req, "operation-id");
	if (is_operation_id(*out))
		return true;
	reply_error(reply, generation, ERROR_ARGUMENT, "operation-id",
	    SLICE("operation-id must be 1 to 128 of the characters A-Z, a-z, "
	    "0-9, dot, underscore and hyphen"));
	return false;
}
