/*
 * error: the one list of errors of the REST API (API contract section 13) and
 * the two shapes in which they are answered.
 */
#ifndef API_ERROR_H
#define API_ERROR_H

#include "base/slice.h"
#include "http/reply.h"

/* Name, HTTP status, seconds for Retry-After (0: no header), code, text. */
#define API_ERROR_LIST(X)						\
	X(ERROR_BODY_EMPTY, 400, 0, "SessionRequestValidationFailed",	\
	    "request body is empty")					\
	X(ERROR_BODY_SHORT, 400, 0, "SessionRequestValidationFailed",	\
	    "request body is shorter than announced")			\
	X(ERROR_BODY_INVALID, 400, 0, "SessionRequestValidationFailed",	\
	    "error unmarshaling JSON")					\
	X(ERROR_NOT_FOUND, 404, 0, "NotFound", "no such route")		\
	X(ERROR_METHOD, 405, 0, "MethodNotAllowed", "method not allowed") \
	X(ERROR_BODY_TOO_LARGE, 413, 0, "PayloadTooLarge",		\
	    "request body is larger than 16 MiB")			\
	X(ERROR_BUSY, 429, 1, "TooManyRequests",			\
	    "too many executions are waiting")				\
	X(ERROR_INTERNAL, 500, 0, "InternalServerError", "internal error") \
	X(ERROR_KERNEL, 503, 1, "KernelUnavailable",			\
	    "error checking kernels")

enum api_error {
#define X(name, status, retry_s, code, text) name,
	API_ERROR_LIST(X)
#undef X
};

/* Start a JSON answer; what was in the reply before is dropped. */
void	reply_json(struct http_reply *, int status);

/* Answer {"message": "<text>"}, byte for byte as generation A has it. */
void	reply_message(struct http_reply *, int status, struct slice text);

/*
 * Answer an error; the text is followed by ": " and the detail, if there is
 * one.  In generation A: as a message, without the code.  A knows no 503, it
 * answers 500.
 */
void	reply_error_a(struct http_reply *, enum api_error,
	    struct slice detail);

/* In V1 to V4, and for routes of no generation: the envelope with the code. */
void	reply_error_v(struct http_reply *, enum api_error,
	    struct slice detail);

#endif
