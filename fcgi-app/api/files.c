#include <strings.h>

#include "api/arguments.h"
#include "api/download.h"
#include "api/error.h"
#include "api/file_view.h"
#include "api/form.h"
#include "api/handlers.h"

#define DELETED		"file deleted successfully"

/* What follows the head of the request's path, with the slash before it. */
static struct slice
rest_of(const struct http_request *req, const char *head)
{
	return slice_skip(req->path, strlen(head));
}

/* The argument "path": a directory. */
static struct slice
directory_of(const struct http_request *req)
{
	struct slice directory;

	(void)http_query(req, "path", &directory);
	return directory;
}

/* Any other word is false. */
static bool
is_recursive(const struct http_request *req)
{
	const struct slice yes = SLICE("true");
	struct slice word;

	return http_query(req, "recursive", &word) && (slice_is(word, "1") ||
	    (word.len == yes.len && strncasecmp(word.p, yes.p, yes.len) == 0));
}

static void
list(const struct api *api, enum generation generation,
    const struct file_path *path, bool recursive, struct http_reply *reply)
{
	struct file_list_view view;
	struct file_list *files;
	struct file_info info;
	enum file_error error;
	size_t i;

	error = store_list(api->store, path, recursive, &files);
	if (error != FILE_OK) {
		reply_file_error(reply, generation, FILE_LISTING, error, path);
		return;
	}
	reply_json(reply, 200);
	file_list_view_begin(&view, generation, &reply->body);
	for (i = 0; i < file_list_count(files); i++) {
		file_list_get(files, i, &info);
		file_list_view_add(&view, &info);
	}
	file_list_view_end(&view);
	file_list_free(files);
}

static void
look(const struct api *api, enum generation generation,
    const struct file_path *path, struct http_reply *reply)
{
	struct file_info info;
	enum file_error error = store_stat(api->store, path, &info);

	if (error != FILE_OK) {
		reply_file_error(reply, generation, FILE_LOOKING, error, path);
		return;
	}
	reply_json(reply, 200);
	file_view_one(generation, &info, &reply->body);
}

static void
delete(const struct api *api, enum generation generation,
    const struct file_path *path, struct http_reply *reply)
{
	/* the ancestor removes directories only if they are empty */
	enum file_error error = store_remove(api->store, path,
	    generation != GENERATION_A);

	if (error != FILE_OK)
		reply_file_error(reply, generation, FILE_DELETING, error,
		    path);
	else if (generation == GENERATION_A || generation == GENERATION_V1)
		reply_message(reply, 200, SLICE(DELETED));
	else {
		http_reply_clear(reply);
		reply->status = 204;
	}
}

/* GET /files */
void
files_list(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	enum generation generation;
	struct file_path path;

	if (argument_generation(req, reply, &generation) &&
	    make_directory_path(api, generation, directory_of(req), reply,
	    &path))
		list(api, generation, &path, is_recursive(req), reply);
}

/* POST /files, POST /files/upload */
void
files_post(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	enum generation generation;
	struct file_path path;

	if (argument_generation(req, reply, &generation) &&
	    make_directory_path(api, generation, directory_of(req), reply,
	    &path))
		form_receive(api, req, generation, &path, reply);
}

/*
 * GET /files/…, by the rules of API contract 10.4: a name, a name and
 * "/content", or in V1 "content/" and a name.
 */
void
files_get(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	const struct slice head = SLICE("/content"), tail = head;
	struct slice rest = rest_of(req, "/files");
	bool is_v1, is_content;
	enum generation generation;
	struct file_path path;

	if (!argument_generation(req, reply, &generation))
		return;
	is_v1 = generation == GENERATION_V1 && rest.len > head.len + 1 &&
	    slice_starts(rest, head) && rest.p[head.len] == '/';
	is_content = is_v1 || (rest.len > tail.len + 1 &&
	    slice_ends(rest, tail));
	if (is_v1)
		rest = slice_skip(rest, head.len);
	else if (is_content)
		rest.len -= tail.len;
	if (!make_file_path(api, generation, directory_of(req), rest, reply,
	    &path))
		return;
	if (is_content)
		download_answer(api, req, generation, &path, is_v1, reply);
	else
		look(api, generation, &path, reply);
}

/* DELETE /files/… */
void
files_delete(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	enum generation generation;
	struct file_path path;

	if (argument_generation(req, reply, &generation) &&
	    make_file_path(api, generation, directory_of(req),
	    rest_of(req, "/files"), reply, &path))
		delete(api, generation, &path, reply);
}

/* GET /python/downloadFile */
void
python_download_get(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct file_path path;
	struct slice name;

	(void)http_query(req, "filename", &name);
	if (make_file_path(api, GENERATION_V1P, SLICE(""), name, reply, &path))
		download_answer(api, req, GENERATION_V1P, &path, false,
		    reply);
}

/* Generation A: GET /listfiles, GET /listfiles/… */
void
listfiles_get(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct file_path path;

	if (make_directory_path(api, GENERATION_A, rest_of(req, "/listfiles"),
	    reply, &path))
		list(api, GENERATION_A, &path, false, reply);
}

/* POST /upload, POST /upload/… */
void
upload_post(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct file_path path;

	if (make_directory_path(api, GENERATION_A, rest_of(req, "/upload"),
	    reply, &path))
		form_receive(api, req, GENERATION_A, &path, reply);
}

/* GET /download/… */
void
download_get(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct file_path path;

	if (make_file_path(api, GENERATION_A, SLICE(""),
	    rest_of(req, "/download"), reply, &path))
		download_answer(api, req, GENERATION_A, &path, false, reply);
}

/* The ancestor's two routes for files of the data directory itself. */
static bool
make_root_path(const struct api *api, const struct http_request *req,
    const char *head, struct http_reply *reply, struct file_path *path)
{
	if (!make_file_path(api, GENERATION_A, SLICE(""), rest_of(req, head),
	    reply, path))
		return false;
	if (path_directory(path).len == 0)
		return true;
	reply_error_v(reply, ERROR_NOT_FOUND, req->path);
	return false;
}

/* GET /get/… */
void
get_get(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct file_path path;

	if (make_root_path(api, req, "/get", reply, &path))
		look(api, GENERATION_A, &path, reply);
}

/* DELETE /delete/… */
void
delete_delete(struct api *api, const struct http_request *req,
    struct http_reply *reply)
{
	struct file_path path;

	if (make_root_path(api, req, "/delete", reply, &path))
		delete(api, GENERATION_A, &path, reply);
}
