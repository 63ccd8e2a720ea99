/*
 * error: the one list of errors of the REST API (API contract section 13) and
 * the shapes in which they are answered.
 */
#ifndef API_ERROR_H
#define API_ERROR_H

#include "api/generation.h"
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
	X(ERROR_CODE_MISSING, 400, 0, "SessionRequestValidationFailed",	\
	    "`Code` field is required in the request")			\
	X(ERROR_ARGUMENT, 400, 0, "SessionRequestValidationFailed",	\
	    "invalid argument")						\
	X(ERROR_NOT_SUPPORTED, 400, 0, "SessionRequestNotSupported",	\
	    "not supported")						\
	X(ERROR_API_VERSION, 400, 0, "InvalidApiVersion",		\
	    "api-version does not begin with a date")			\
	X(ERROR_PATH, 400, 0, "InvalidPath", "invalid path")		\
	X(ERROR_SPECIAL, 400, 0, "InvalidPath",				\
	    "neither a file nor a directory")				\
	X(ERROR_LINK, 400, 0, "SymlinkNotAllowed",			\
	    "symbolic links are not followed")				\
	X(ERROR_IS_DIRECTORY, 400, 0, "IsADirectory",			\
	    "it is a directory")					\
	X(ERROR_NOT_DIRECTORY, 400, 0, "NotADirectory",			\
	    "it is not a directory")					\
	X(ERROR_MULTIPART, 400, 0, "InvalidMultipart",			\
	    "error parsing form")					\
	X(ERROR_NO_FILE, 400, 0, "FileMissing",				\
	    "the form has no part 'file' with a file name")		\
	X(ERROR_NOT_FOUND, 404, 0, "NotFound", "no such route")		\
	X(ERROR_EXECUTION_MISSING, 404, 0, "ExecutionNotFound",		\
	    "No execution available for operation Id")			\
	X(ERROR_FILE_MISSING, 404, 0, "FileNotFound", "no such file")	\
	X(ERROR_DIRECTORY_MISSING, 404, 0, "FileNotFound",		\
	    "no such directory")					\
	X(ERROR_DELETE_MISSING, 404, 0, "DeleteFileError",		\
	    "no such file or directory")				\
	X(ERROR_METHOD, 405, 0, "MethodNotAllowed", "method not allowed") \
	X(ERROR_CONFLICT, 409, 0, "OperationIdConflict",		\
	    "an execution with this operation id exists")		\
	X(ERROR_OVER_DIRECTORY, 409, 0, "IsADirectory",			\
	    "a directory has the name of the upload")			\
	X(ERROR_BODY_TOO_LARGE, 413, 0, "PayloadTooLarge",		\
	    "request body is larger than 16 MiB")			\
	X(ERROR_FILE_TOO_LARGE, 413, 0, "PayloadTooLarge",		\
	    "file is larger than the limit of uploads")			\
	X(ERROR_RANGE, 416, 0, "InvalidRange",				\
	    "the file does not reach so far")				\
	X(ERROR_BUSY, 429, 1, "TooManyRequests",			\
	    "too many executions are waiting")				\
	X(ERROR_UPLOADS, 429, 1, "TooManyRequests",			\
	    "too many uploads are under way")				\
	X(ERROR_INTERNAL, 500, 0, "InternalServerError", "internal error") \
	X(ERROR_FILE_ACCESS, 500, 0, "InternalServerError",		\
	    "error accessing file")					\
	X(ERROR_LIST, 500, 0, "InternalServerError",			\
	    "error reading directory")					\
	X(ERROR_DELETE, 500, 0, "InternalServerError",			\
	    "error deleting file")					\
	X(ERROR_KERNEL, 503, 1, "KernelUnavailable",			\
	    "error checking kernels")					\
	X(ERROR_DISK_FULL, 507, 0, "InsufficientStorage",		\
	    "no space left for files")

/*
 * Where generation A differs: status and text, literally as the ancestor had
 * them (13.3).  It knows no code.
 */
#define API_ERROR_A_LIST(X)						\
	X(ERROR_PATH, 400, "Unable to clean and verify target path")	\
	X(ERROR_LINK, 400,						\
	    "ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed")		\
	X(ERROR_FILE_MISSING, 404, "ERR_FILE_NOT_FOUND: File not found") \
	X(ERROR_DELETE_MISSING, 404,					\
	    "ERR_FILE_NOT_FOUND: File not found")			\
	X(ERROR_DIRECTORY_MISSING, 404,					\
	    "ERR_DIR_NOT_FOUND: File path not found")			\
	X(ERROR_NOT_DIRECTORY, 500, "error reading directory")		\
	X(ERROR_OVER_DIRECTORY, 500,					\
	    "ERR_FILE_ACCESS: Error accessing file")			\
	X(ERROR_FILE_ACCESS, 500,					\
	    "ERR_FILE_ACCESS: Error accessing file")			\
	X(ERROR_KERNEL, 500, "error checking kernels")

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
 * Answer an error as a generation does: in A as a message without a code (or,
 * for a bad path, as plain text), in L two of them as bare strings, else in
 * the envelope with the code.  The text is followed by ": " and the detail, if
 * there is one; A drops it after its literal ERR_ texts.  target names the
 * argument that is wrong; NULL or "" for none.
 */
void	reply_error(struct http_reply *, enum generation, enum api_error,
	    const char *target, struct slice detail);

/* The envelope, for routes of no generation. */
void	reply_error_v(struct http_reply *, enum api_error,
	    struct slice detail);

#endif
