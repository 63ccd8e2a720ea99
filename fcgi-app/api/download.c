#include <inttypes.h>

#include "api/download.h"
#include "api/error.h"
#include "base/fd.h"
#include "files/media_type.h"
#include "http/range.h"

#define TAIL	"/content"

/* The type by the extension is not for all (decision D28). */
static const char *
content_type(enum generation generation, const struct file_info *info)
{
	switch (generation) {
	case GENERATION_V2:
	case GENERATION_V3:
	case GENERATION_V4:
		return MEDIA_TYPE_UNKNOWN;
	default:
		return media_type_of(slice_str(info->name));
	}
}

/* Entity tags are not ours; a condition with one hides that with a date. */
static bool
is_unchanged(const struct http_request *req, const struct file_info *info)
{
	time_t since = http_date_read(http_header(req, "If-Modified-Since"));

	return since != -1 && info->modified.tv_sec <= since &&
	    http_header(req, "If-None-Match").len == 0;
}

/* What to send of a file of that size; HEAD knows no ranges. */
static enum range_answer
range_of(const struct http_request *req, const char *modified, int64_t size,
    struct range *out)
{
	struct slice condition = http_header(req, "If-Range");
	struct slice header = http_header(req, "Range");

	if (req->method != HTTP_GET ||
	    (condition.len > 0 && !slice_is(condition, modified)))
		header = SLICE("");
	return range_read(header, size, out);
}

static void
begin_answer(struct http_reply *reply, int status, const char *modified)
{
	http_reply_clear(reply);
	reply->status = status;
	reply->cacheable = true;
	http_reply_header(reply, "Last-Modified", slice_str(modified));
	http_reply_header(reply, "Accept-Ranges", SLICE("bytes"));
	http_reply_header(reply, "X-Content-Type-Options", SLICE("nosniff"));
}

static void
begin_content(enum generation generation, const struct file_info *info,
    bool is_part, const struct range *range, struct http_reply *reply)
{
	http_reply_header(reply, "Content-Type",
	    slice_str(content_type(generation, info)));
	if (is_part)
		http_reply_headerf(reply, "Content-Range",
		    "bytes %" PRId64 "-%" PRId64 "/%" PRId64, range->offset,
		    range->offset + range->len - 1, info->size);
}

/*
 * Takes *fd, from which the worker sends.  By X-Sendfile the web server would
 * resolve the path again, and it may not read what belongs to the kernel's
 * user alone.
 */
static void
answer(const struct http_request *req, enum generation generation, int *fd,
    const struct file_info *info, struct http_reply *reply)
{
	enum range_answer part;
	char modified[HTTP_DATE_SIZE];
	struct range range;

	http_date_write(info->modified.tv_sec, modified);
	part = range_of(req, modified, info->size, &range);
	if (is_unchanged(req, info))
		begin_answer(reply, 304, modified);
	else if (part == RANGE_UNSATISFIABLE) {
		reply_error(reply, generation, ERROR_RANGE, NULL, SLICE(""));
		http_reply_headerf(reply, "Content-Range", "bytes */%" PRId64,
		    info->size);
	} else {
		begin_answer(reply, part == RANGE_PART ? 206 : 200, modified);
		begin_content(generation, info, part == RANGE_PART, &range,
		    reply);
		reply->file_fd = *fd;
		reply->file_offset = range.offset;
		reply->file_len = range.len;
		*fd = -1;
	}
	fd_close(fd);
}

static bool
drop_tail(struct file_path *path)
{
	struct slice text = slice_make(path->text, path->len);

	if (!slice_ends(text, SLICE(TAIL)))
		return false;
	path->len -= sizeof(TAIL) - 1;
	path->text[path->len] = '\0';
	return true;
}

void
download_answer(const struct api *api, const struct http_request *req,
    enum generation generation, struct file_path *path, bool tail,
    struct http_reply *reply)
{
	struct file_info info;
	enum file_error error;
	int fd;

	error = store_read(api->store, path, &fd, &info);
	if ((error == FILE_MISSING || error == FILE_NOT_DIRECTORY) && tail &&
	    drop_tail(path))
		error = store_read(api->store, path, &fd, &info);
	if (error == FILE_OK)
		answer(req, generation, &fd, &info, reply);
	else
		reply_file_error(reply, generation, FILE_LOOKING, error, path);
}
