/*
 * status: the one list of outcomes of fallible functions.  Safe from any
 * thread.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#define STATUS_LIST(X)							\
	X(ST_OK,		"ok")					\
	X(ST_INVALID,		"invalid value")			\
	X(ST_FORMAT,		"malformed data")			\
	X(ST_SIGNATURE,		"signature does not match")		\
	X(ST_TOOBIG,		"over the limit")			\
	X(ST_NOMEM,		"out of memory")			\
	X(ST_NOTFOUND,		"not found")				\
	X(ST_AGAIN,		"nothing to read now")			\
	X(ST_CLOSED,		"the other side has closed")		\
	X(ST_SYS,		"system error")	/* errno says which */

enum status {
#define X(code, text) code,
	STATUS_LIST(X)
#undef X
};

/* The text of a status; static storage.  For ST_SYS the text of errno. */
const char	*status_text(enum status);

#endif
