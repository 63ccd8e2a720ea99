#include "api/error.h"
#include "api/file_answer.h"
#include "base/log.h"

/* A row for each way to fail, a column for each enum file_operation. */
static const enum api_error answers[][4] = {
	[FILE_MISSING] = { ERROR_DIRECTORY_MISSING, ERROR_FILE_MISSING,
	    ERROR_DIRECTORY_MISSING, ERROR_DELETE_MISSING },
	[FILE_IS_LINK] = { ERROR_LINK, ERROR_LINK, ERROR_LINK, ERROR_LINK },
	[FILE_IS_DIRECTORY] = { ERROR_IS_DIRECTORY, ERROR_IS_DIRECTORY,
	    ERROR_OVER_DIRECTORY, ERROR_IS_DIRECTORY },
	/* only where a directory was asked for is a file the wrong thing */
	[FILE_NOT_DIRECTORY] = { ERROR_NOT_DIRECTORY, ERROR_FILE_MISSING,
	    ERROR_NOT_DIRECTORY, ERROR_DELETE_MISSING },
	[FILE_SPECIAL] = { ERROR_SPECIAL, ERROR_SPECIAL, ERROR_SPECIAL,
	    ERROR_SPECIAL },
	[FILE_IS_ROOT] = { ERROR_PATH, ERROR_PATH, ERROR_PATH, ERROR_PATH },
	[FILE_NOT_EMPTY] = { ERROR_LIST, ERROR_FILE_ACCESS,
	    ERROR_FILE_ACCESS, ERROR_DELETE },
	[FILE_NO_SPACE] = { ERROR_DISK_FULL, ERROR_DISK_FULL,
	    ERROR_DISK_FULL, ERROR_DISK_FULL },
	[FILE_DENIED] = { ERROR_LIST, ERROR_FILE_ACCESS, ERROR_FILE_ACCESS,
	    ERROR_DELETE },
	[FILE_FAILED] = { ERROR_LIST, ERROR_FILE_ACCESS, ERROR_FILE_ACCESS,
	    ERROR_DELETE },
};

static const char *const verbs[] = {
	[FILE_LISTING] = "list", [FILE_LOOKING] = "read",
	[FILE_UPLOADING] = "store", [FILE_DELETING] = "delete"
};

void
reply_file_error(struct http_reply *reply, enum generation generation,
    enum file_operation operation, enum file_error error,
    const struct file_path *path)
{
	struct slice detail = slice_make(path->text, path->len);

	switch (error) {
	case FILE_FAILED:
		detail = slice_str(status_text(ST_SYS));
		/* not the path: it may tell more than a log should */
		log_warn("files: cannot %s a file: %s", verbs[operation],
		    detail.p);
		break;
	case FILE_NO_SPACE:
		detail = SLICE("");
		break;
	case FILE_DENIED:
		detail = SLICE("permission denied");
		break;
	case FILE_NOT_EMPTY:
		detail = SLICE("the directory is not empty");
		break;
	case FILE_IS_ROOT:
		detail = SLICE("it is the data directory itself");
		break;
	default:
		break;
	}
	reply_error(reply, generation, answers[error][operation], NULL,
	    detail);
}

static bool
make_path(const struct api *api, enum generation generation,
    struct slice directory, struct slice name, struct http_reply *reply,
    struct file_path *path)
{
	unsigned depth = generation == GENERATION_A ? PATH_DEPTH_MAX_A :
	    PATH_DEPTH_MAX;
	const char *why;

	if (path_make(slice_str(api->config->data_directory), directory, name,
	    depth, path, &why) == ST_OK)
		return true;
	reply_error(reply, generation, ERROR_PATH, NULL, slice_str(why));
	return false;
}

bool
make_directory_path(const struct api *api, enum generation generation,
    struct slice directory, struct http_reply *reply, struct file_path *path)
{
	return make_path(api, generation, directory, SLICE(""), reply, path);
}

bool
make_file_path(const struct api *api, enum generation generation,
    struct slice directory, struct slice name, struct http_reply *reply,
    struct file_path *path)
{
	struct file_path without;

	/* a name that is only the data directory is no name */
	if (!make_path(api, generation, SLICE(""), name, reply, &without) ||
	    !make_path(api, generation, directory, name, reply, path))
		return false;
	if (without.len > 0)
		return true;
	reply_error(reply, generation, ERROR_PATH, NULL,
	    SLICE("the name is empty"));
	return false;
}
