/*
 * download: one file as an answer (API contract 10.6).
 */
#ifndef API_DOWNLOAD_H
#define API_DOWNLOAD_H

#include "api/file_answer.h"

/*
 * Answer with the content of a file, or what the request wants of it.  With
 * tail, a file that is missing is looked for again without "/content" at the
 * end of its path.
 */
void	download_answer(const struct api *, const struct http_request *,
	    enum generation, struct file_path *, bool tail,
	    struct http_reply *);

#endif
