/*
 * file_view: what files look like in a generation of the API (API contract
 * sections 10.1 to 10.3).  Pure.
 */
#ifndef API_FILE_VIEW_H
#define API_FILE_VIEW_H

#include "api/generation.h"
#include "base/strbuf.h"
#include "files/store.h"

/* Append one file as JSON; like all here, failures stick to the buffer. */
void	file_view_one(enum generation, const struct file_info *,
	    struct strbuf *);

/* A list: begin it, add files, end it. */
struct file_list_view {
	enum generation	 generation;
	struct strbuf	*sb;		/* borrowed; appended to */
	size_t		 n;		/* files added */
	unsigned	 id;		/* the last $id given */
};

void	file_list_view_begin(struct file_list_view *, enum generation,
	    struct strbuf *);
void	file_list_view_add(struct file_list_view *, const struct file_info *);
void	file_list_view_end(struct file_list_view *);

#endif
