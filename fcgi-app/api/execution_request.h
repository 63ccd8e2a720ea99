/*
 * execution_request: the body of a request for an execution (API contract
 * section 3).  Pure.
 */
#ifndef API_EXECUTION_REQUEST_H
#define API_EXECUTION_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "api/error.h"
#include "base/compiler.h"
#include "base/json.h"
#include "base/slice.h"
#include "base/status.h"

#define EXECUTION_BODY_MAX	((size_t)16 * 1024 * 1024)	/* bytes */

enum code_input { CODE_INLINE, CODE_INLINE_TEXT, CODE_INLINE_BASE64 };
enum execution_type { EXECUTION_SYNCHRONOUS, EXECUTION_ASYNCHRONOUS };

/* What differs between generations and configurations. */
struct execution_rules {
	/*
	 * Generation A: no member but the code counts, and the code may be
	 * missing or empty.
	 */
	bool	code_only;
	bool	auto_base64;	/* codeExecution.enableAutoBase64Decoding */
};

struct execution_request {
	struct slice		 code;		/* UTF-8, decoded */
	bool			 was_guessed;	/* decoded by auto_base64 */
	enum code_input		 code_input;
	enum execution_type	 type;
	struct slice		 type_text;	/* as spelled; "" if absent */
	int64_t			 timeout_s;	/* 0 if absent */
	struct slice		 identifier;	/* "" if absent */
	int64_t			 output_max;	/* characters; -1 if absent */
	bool			 use_empty_kernel;
	bool			 jupyter_format;
	bool			 has_shell_command;

	cJSON			*document;	/* owned; slices point in it */
	char			*decoded;	/* owned; NULL if not base64 */
};

/* Why a body is no request.  The texts are static. */
struct execution_problem {
	enum api_error	 error;
	const char	*field;		/* the member that is wrong, or "" */
	const char	*detail;	/* a sentence: what is allowed */
};

/*
 * Read a body.  ST_OK: *req is the caller's to execution_request_clear();
 * body is no longer needed.  ST_INVALID, ST_NOMEM: *problem says why, *req
 * holds nothing.
 */
enum status	execution_request_parse(struct slice body,
		    const struct execution_rules *, struct execution_request *,
		    struct execution_problem *) MUST_USE;
void		execution_request_clear(struct execution_request *);

#endif
