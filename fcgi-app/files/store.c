#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/fd.h"
#include "files/resolve.h"

/*
 * Is openat2(2) there?  Kernels before 5.6 say ENOSYS, old filters of system
 * calls say EPERM.
 */
static bool
has_openat2(const struct store *store)
{
	int fd = resolve_directory(store, SLICE("."));
	bool has = fd != -1;

	fd_close(&fd);
	return has;
}

enum status
store_open(const char *data_directory, struct store **out)
{
	struct store *store = xcalloc(1, sizeof(*store));

	*out = NULL;
	store->list_max = STORE_LIST_MAX;
	store->patience_ms = STORE_PATIENCE_MS;
	store->told = xcalloc(1, sizeof(*store->told));
	atomic_flag_clear(store->told);
	store->root = open(data_directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (store->root == -1) {
		store_close(store);
		return ST_SYS;
	}
	store->walk = !has_openat2(store);
	*out = store;
	return ST_OK;
}

void
store_close(struct store *store)
{
	if (store == NULL)
		return;
	fd_close(&store->root);
	free(store->told);
	free(store);
}

enum file_error
store_stat(const struct store *store, const struct file_path *path,
    struct file_info *info)
{
	struct slice text = slice_make(path->text, path->len);
	enum file_error error = FILE_FAILED;
	struct stat st;
	int directory;

	directory = resolve_directory(store, path_directory(path));
	if (directory == -1 || fstatat(directory,
	    path->len > 0 ? path_name(path).p : ".", &st,
	    AT_SYMLINK_NOFOLLOW) == -1)
		error = file_error_of(errno);
	else if ((error = file_error_of_type(st.st_mode)) == FILE_OK)
		file_info_fill(info, text, &st);
	fd_close(&directory);
	return error;
}

/* What was opened, looked at; and without O_NONBLOCK from here on. */
static enum file_error
check_opened(int fd, struct stat *st)
{
	enum file_error error;
	int flags;

	if (fstat(fd, st) == -1)
		return file_error_of(errno);
	if ((error = file_error_of_type(st->st_mode)) != FILE_OK)
		return error;
	if (S_ISDIR(st->st_mode))
		return FILE_IS_DIRECTORY;
	if ((flags = fcntl(fd, F_GETFL)) == -1 ||
	    fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == -1)
		return file_error_of(errno);
	return FILE_OK;
}

enum file_error
store_read(const struct store *store, const struct file_path *path, int *fd,
    struct file_info *info)
{
	enum file_error error;
	struct stat st;
	int directory;

	*fd = -1;
	if (path->len == 0)
		return FILE_IS_DIRECTORY;
	directory = resolve_directory(store, path_directory(path));
	if (directory == -1)
		return file_error_of(errno);
	/*
	 * O_NONBLOCK: neither a FIFO nor a lease on the file (fcntl(2)) may
	 * hold us up; the latter is EAGAIN.
	 */
	*fd = openat(directory, path_name(path).p, O_RDONLY | O_NONBLOCK |
	    O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
	fd_close(&directory);
	if (*fd == -1)
		return file_error_of(errno);
	if ((error = check_opened(*fd, &st)) == FILE_OK)
		file_info_fill(info, slice_make(path->text, path->len), &st);
	else
		fd_close(fd);
	return error;
}
