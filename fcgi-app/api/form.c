#include <stdlib.h>

#include "api/error.h"
#include "api/file_view.h"
#include "api/form.h"
#include "base/alloc.h"
#include "http/multipart.h"

#define PART_NAME	"file"
#define BUFFER_SIZE	((size_t)64 * 1024)

/*
 * How much of a body is read on after an error.  A client that is still
 * sending may see a broken connection in place of the answer; what is beyond
 * the limit of a file is at most what lighttpd admits around it.
 */
#define DRAIN_MAX	((int64_t)2 * 1024 * 1024)

#define MIB		((int64_t)1024 * 1024)

struct receiver {
	const struct api	*api;
	const struct http_request *req;
	struct http_reply	*reply;
	enum generation		 generation;
	const struct file_path	*directory;
	struct multipart	*form;		/* owned */
	int64_t			 left;		/* bytes of the body to come */
	bool			 has_ended;	/* the form, properly */

	/* owned, complete but for the last one while it is received */
	struct upload		*uploads[FORM_FILES_MAX];
	size_t			 n;
	bool			 in_file;	/* else a part to be skipped */
	struct file_path	 path;		/* of the last one */
	int64_t			 size;		/* of the last one so far */
	char			 buf[BUFFER_SIZE];
};

/* All that fail answer the error and return false. */
static bool
refuse(struct receiver *r, enum api_error error, const char *target,
    const char *detail)
{
	reply_error(r->reply, r->generation, error, target,
	    slice_str(detail));
	return false;
}

static bool
refuse_file(struct receiver *r, enum file_error error)
{
	reply_file_error(r->reply, r->generation, FILE_UPLOADING, error,
	    &r->path);
	return false;
}

static bool
make_upload_path(struct receiver *r)
{
	struct file_path name;
	const char *why;

	r->path = *r->directory;
	if (path_upload_name(multipart_filename(r->form), &name, &why) !=
	    ST_OK || path_append(&r->path, slice_make(name.text, name.len),
	    &why) != ST_OK)
		return refuse(r, ERROR_PATH, PART_NAME, why);
	return true;
}

static bool
begin_file(struct receiver *r)
{
	enum file_error error;

	if (r->n == FORM_FILES_MAX)
		return refuse(r, ERROR_MULTIPART, PART_NAME,
		    "there are too many files");
	if (!make_upload_path(r))
		return false;
	error = upload_begin(r->api->store, &r->path, &r->uploads[r->n]);
	if (error != FILE_OK)
		return refuse_file(r, error);
	r->n++;
	r->size = 0;
	r->in_file = true;
	return true;
}

static bool
begin_part(struct receiver *r)
{
	r->in_file = false;
	if (!slice_is(multipart_name(r->form), PART_NAME))
		return true;
	if (multipart_has_filename(r->form))
		return begin_file(r);
	/* the ancestor takes it for a text field */
	return r->generation == GENERATION_A ||
	    refuse(r, ERROR_NO_FILE, PART_NAME, "");
}

static bool
add_data(struct receiver *r, struct slice data)
{
	int64_t max = r->api->config->upload_limit_mib * MIB;
	enum file_error error;

	if (!r->in_file)
		return true;
	if ((int64_t)data.len > max - r->size)
		return refuse(r, ERROR_FILE_TOO_LARGE, PART_NAME, "");
	r->size += (int64_t)data.len;
	error = upload_write(r->uploads[r->n - 1], data.p, data.len);
	return error == FILE_OK || refuse_file(r, error);
}

/* Take what the form has to tell of a piece; an empty one is its end. */
static bool
take_piece(struct receiver *r, struct slice piece)
{
	struct slice data;

	multipart_feed(r->form, piece);
	for (;;) {
		switch (multipart_next(r->form, &data)) {
		case MULTIPART_MORE:
			return true;
		case MULTIPART_PART:
			if (!begin_part(r))
				return false;
			break;
		case MULTIPART_DATA:
			if (!add_data(r, data))
				return false;
			break;
		case MULTIPART_PART_END:
		case MULTIPART_END:
			break;
		case MULTIPART_MALFORMED:
			return refuse(r, ERROR_MULTIPART, NULL, data.p);
		}
	}
}

/* To the very end, so that a body that is cut off is seen in any case. */
static bool
receive(struct receiver *r)
{
	size_t n;

	do {
		if (http_read_some(r->req, &r->left, r->buf, sizeof(r->buf),
		    &n) != ST_OK)
			return refuse(r, ERROR_BODY_SHORT, NULL, "");
		if (!take_piece(r, slice_make(r->buf, n)))
			return false;
	} while (n > 0);
	if (r->n == 0 && r->generation != GENERATION_A)
		return refuse(r, ERROR_NO_FILE, PART_NAME, "");
	return true;
}

/* V2 to V4 know one file in the answer: the first (decision D27). */
static bool
lists_all(enum generation generation)
{
	return generation != GENERATION_V2 && generation != GENERATION_V3 &&
	    generation != GENERATION_V4;
}

static bool
store_all(struct receiver *r)
{
	struct file_list_view view;
	struct file_info info;
	enum file_error error;
	struct upload *next;
	size_t i;

	reply_json(r->reply, 200);
	if (lists_all(r->generation))
		file_list_view_begin(&view, r->generation, &r->reply->body);
	for (i = 0; i < r->n; i++) {
		next = r->uploads[i];
		r->uploads[i] = NULL;
		if ((error = upload_commit(next, &info)) != FILE_OK)
			return refuse_file(r, error);
		if (lists_all(r->generation))
			file_list_view_add(&view, &info);
		else if (i == 0)
			file_view_one(r->generation, &info, &r->reply->body);
	}
	if (lists_all(r->generation))
		file_list_view_end(&view);
	return true;
}

static void
drain(struct receiver *r)
{
	int64_t stop = r->left > DRAIN_MAX ? r->left - DRAIN_MAX : 0;
	size_t n = 1;

	while (n > 0 && r->left > stop)
		if (http_read_some(r->req, &r->left, r->buf, sizeof(r->buf),
		    &n) != ST_OK)
			return;
}

static void
receive_and_store(struct receiver *r)
{
	bool stored = false;
	size_t i;

	r->form = multipart_new(http_header(r->req, "Content-Type"));
	if (r->form == NULL)
		(void)refuse(r, ERROR_INTERNAL, NULL, status_text(ST_NOMEM));
	else
		stored = receive(r) && store_all(r);
	for (i = 0; i < r->n; i++)
		upload_abort(r->uploads[i]);
	if (!stored)
		drain(r);
	multipart_free(r->form);
}

void
form_receive(const struct api *api, const struct http_request *req,
    enum generation generation, const struct file_path *directory,
    struct http_reply *reply)
{
	struct receiver *r = NULL;

	if (atomic_fetch_add(api->uploads, 1) >= API_UPLOADS_MAX) {
		reply_error(reply, generation, ERROR_UPLOADS, NULL,
		    SLICE(""));
		goto out;
	}
	r = xcalloc(1, sizeof(*r));
	r->api = api;
	r->req = req;
	r->reply = reply;
	r->generation = generation;
	r->directory = directory;
	r->left = req->content_length;
	receive_and_store(r);
out:
	(void)atomic_fetch_sub(api->uploads, 1);
	free(r);
}
