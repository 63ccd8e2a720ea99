#include <sys/syscall.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/uuid.h"
#include "files/resolve.h"

/* Of openat2(2), which may say EAGAIN while others rename. */
#define OPEN_TRIES	8

void
temporary_name(char out[TEMPORARY_SIZE])
{
	char uuid[UUID_SIZE];

	uuid_make(uuid);
	(void)snprintf(out, TEMPORARY_SIZE, "%s%s", TEMPORARY_PREFIX, uuid);
}

bool
is_temporary_name(struct slice name)
{
	const struct slice prefix = SLICE(TEMPORARY_PREFIX);
	size_t i;

	if (!slice_starts(name, prefix) ||
	    name.len != prefix.len + UUID_SIZE - 1)
		return false;
	for (i = prefix.len; i < name.len; i++)
		if (memchr("0123456789abcdef-", name.p[i], 17) == NULL)
			return false;
	return true;
}

int
resolve_step(int directory, const char *name)
{
	int fd = openat(directory, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;

	if (fd == -1)
		return -1;
	if (fstat(fd, &st) == -1)
		fd_close(&fd);
	else if (!S_ISDIR(st.st_mode)) {
		/* O_DIRECTORY would not tell a link from a file */
		errno = S_ISLNK(st.st_mode) ? ELOOP : ENOTDIR;
		fd_close(&fd);
	}
	return fd;
}

/* Open a directory below by its components, one at a time. */
static int
walk(int root, char *path)
{
	int directory = root, next;
	char *end;

	for (;; path = end + 1) {
		end = strchr(path, '/');
		if (end != NULL)
			*end = '\0';
		next = resolve_step(directory, path);
		if (directory != root)
			fd_close(&directory);
		if (next == -1 || end == NULL)
			return next;
		directory = next;
	}
}

static int
open_beneath(const struct store *store, const char *path)
{
	struct open_how how = {
		.flags = O_PATH | O_DIRECTORY | O_CLOEXEC,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
		    RESOLVE_NO_MAGICLINKS
	};

	return (int)syscall(SYS_openat2, store->root, path, &how,
	    sizeof(how));
}

int
resolve_directory(const struct store *store, struct slice path)
{
	char text[PATH_LEN_MAX + 1];
	int fd, i;

	if (path.len == 0)
		return openat(store->root, ".",
		    O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (path.len >= sizeof(text)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(text, path.p, path.len);
	text[path.len] = '\0';
	for (i = 0; i < OPEN_TRIES && !store->walk; i++)
		if ((fd = open_beneath(store, text)) != -1 ||
		    (errno != EAGAIN && errno != ENAMETOOLONG))
			return fd;
	return walk(store->root, text);
}

enum file_error
file_error_of(int error)
{
	switch (error) {
	case ENOENT:
	case ENAMETOOLONG:	/* by this file system's own limit */
		return FILE_MISSING;
	case ELOOP:
		return FILE_IS_LINK;
	case EISDIR:
		return FILE_IS_DIRECTORY;
	case ENOTDIR:
		return FILE_NOT_DIRECTORY;
	case ENXIO:		/* open(2) of a socket */
	case ENODEV:
		return FILE_SPECIAL;
	case ENOTEMPTY:
	case EEXIST:
		return FILE_NOT_EMPTY;
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return FILE_NO_SPACE;
	case EACCES:
	case EPERM:
		return FILE_DENIED;
	default:
		return FILE_FAILED;
	}
}

enum file_error
file_error_of_type(mode_t mode)
{
	if (S_ISREG(mode) || S_ISDIR(mode))
		return FILE_OK;
	return S_ISLNK(mode) ? FILE_IS_LINK : FILE_SPECIAL;
}

/* Copy into a buffer of at least size bytes; what is longer is cut. */
static void
copy_text(char *out, size_t size, struct slice text)
{
	size_t len = text.len < size ? text.len : size - 1;

	memcpy(out, text.p, len);
	out[len] = '\0';
}

void
file_info_fill(struct file_info *info, struct slice path,
    const struct stat *st)
{
	const char *slash = path.len == 0 ? NULL :
	    memrchr(path.p, '/', path.len);
	size_t at = slash != NULL ? (size_t)(slash - path.p) + 1 : 0;

	copy_text(info->name, sizeof(info->name),
	    path.len == 0 ? SLICE(".") : slice_skip(path, at));
	copy_text(info->directory, sizeof(info->directory),
	    at == 0 ? SLICE(".") : slice_make(path.p, at - 1));
	info->is_directory = S_ISDIR(st->st_mode);
	info->size = st->st_size;
	info->modified = st->st_mtim;
}
