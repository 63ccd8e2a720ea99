/*
 * form: the files of a form, received and stored (API contract 10.5).
 */
#ifndef API_FORM_H
#define API_FORM_H

#include "api/file_answer.h"

/* Files of one form; each has two descriptors until all are stored. */
#define FORM_FILES_MAX	100

/*
 * Receive the request's body, store its files in a directory, and answer.
 * All of them are stored or none, but for failures of the last step, that of
 * giving them their names.
 */
void	form_receive(const struct api *, const struct http_request *,
	    enum generation, const struct file_path *directory,
	    struct http_reply *);

#endif
