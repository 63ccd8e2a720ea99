/*
 * file_answer: what the routes of files have in common: paths from requests,
 * and failures of the store as errors of the API (API contract 10.4, 13.2).
 */
#ifndef API_FILE_ANSWER_H
#define API_FILE_ANSWER_H

#include <stdbool.h>

#include "api/api.h"
#include "api/generation.h"

enum file_operation { FILE_LISTING, FILE_LOOKING, FILE_UPLOADING,
	FILE_DELETING };

/* Answer a failure; errno is looked at where it is the reason. */
void	reply_file_error(struct http_reply *, enum generation,
	    enum file_operation, enum file_error, const struct file_path *);

/*
 * The path of a directory and a name, decoded, with or without the data
 * directory before them.  False if an error was answered.
 */
bool	make_directory_path(const struct api *, enum generation,
	    struct slice directory, struct http_reply *, struct file_path *);
bool	make_file_path(const struct api *, enum generation,
	    struct slice directory, struct slice name, struct http_reply *,
	    struct file_path *);

#endif
