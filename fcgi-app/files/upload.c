#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/fd.h"
#include "files/resolve.h"

#define MAKE_TRIES	8	/* of a directory that vanishes again */
#define UPLOAD_MODE	0777	/* of files and directories (contract 10.5) */

struct upload {
	struct file_path target;
	/*
	 * The deepest directory on the way that was there at the beginning,
	 * and the length of its path.  The rest is made when the upload is
	 * complete, so that a broken one leaves nothing.
	 */
	int		 base;
	size_t		 base_len;
	int		 fd;
	char		 temporary[TEMPORARY_SIZE]; /* in base; "" for none */
	enum file_error	 failed;	/* of a write, and its errno */
	int		 failed_errno;
};

/* Open the deepest directory that is there, FILE_OK with base set. */
static enum file_error
find_base(const struct store *store, struct upload *upload)
{
	struct file_path path = upload->target;
	struct slice directory;

	do {
		directory = path_directory(&path);
		upload->base = resolve_directory(store, directory);
		upload->base_len = path.len = directory.len;
		path.text[path.len] = '\0';
	} while (upload->base == -1 && errno == ENOENT && path.len > 0);
	return upload->base == -1 ? file_error_of(errno) : FILE_OK;
}

/* Is the directory of the target there already? */
static bool
base_is_parent(const struct upload *upload)
{
	return upload->base_len == path_directory(&upload->target).len;
}

static bool
is_directory(int directory, const char *name)
{
	struct stat st;

	return fstatat(directory, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISDIR(st.st_mode);
}

/* A file without a name, or where that cannot be, with a hidden one. */
static int
make_file(const struct store *store, struct upload *upload)
{
	int fd = -1;

	errno = EOPNOTSUPP;
	if (!store->no_tmpfile)
		fd = openat(upload->base, ".",
		    O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	/* EISDIR: a file system that does not know the flag at all */
	if (fd != -1 || (errno != EOPNOTSUPP && errno != EISDIR))
		return fd;
	temporary_name(upload->temporary);
	fd = openat(upload->base, upload->temporary,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd == -1)
		upload->temporary[0] = '\0';
	return fd;
}

enum file_error
upload_begin(const struct store *store, const struct file_path *target,
    struct upload **out)
{
	struct upload *upload;
	enum file_error error;

	*out = NULL;
	if (target->len == 0)
		return FILE_IS_ROOT;
	upload = xcalloc(1, sizeof(*upload));
	upload->target = *target;
	upload->base = upload->fd = -1;
	if ((error = find_base(store, upload)) != FILE_OK)
		goto out;
	error = FILE_IS_DIRECTORY;
	if (base_is_parent(upload) &&
	    is_directory(upload->base, path_name(target).p))
		goto out;
	if ((upload->fd = make_file(store, upload)) == -1) {
		error = file_error_of(errno);
		goto out;
	}
	*out = upload;
	return FILE_OK;
out:
	upload_abort(upload);
	return error;
}

enum file_error
upload_write(struct upload *upload, const char *p, size_t len)
{
	if (upload->failed == FILE_OK &&
	    fd_write_all(upload->fd, p, len) != ST_OK) {
		upload->failed_errno = errno;
		upload->failed = file_error_of(errno);
	}
	errno = upload->failed_errno;
	return upload->failed;
}

/* Open a directory, which is made if it is not there. */
static int
make_directory(int parent, const char *name)
{
	int fd = -1, i;

	for (i = 0; i < MAKE_TRIES && fd == -1; i++) {
		fd = resolve_step(parent, name);
		if (fd == -1 && (errno != ENOENT ||
		    (mkdirat(parent, name, UPLOAD_MODE) == -1 &&
		    errno != EEXIST)))
			break;
	}
	return fd;
}

/* The directory of the target, made from base on; -1 with errno. */
static int
make_parent(const struct upload *upload)
{
	struct file_path path = upload->target;
	int directory, next;
	char *name, *end;

	directory = fcntl(upload->base, F_DUPFD_CLOEXEC, 0);
	name = path.text + upload->base_len;
	if (upload->base_len > 0)
		name++;		/* the slash */
	for (; directory != -1 && (end = strchr(name, '/')) != NULL;
	    name = end + 1) {
		*end = '\0';
		next = make_directory(directory, name);
		fd_close(&directory);
		directory = next;
	}
	return directory;
}

/*
 * Give the file without a name one.  linkat(2) of a descriptor needs a
 * privilege before Linux 6.10, of its entry in /proc it does not.
 */
static int
link_file(int fd, int directory, const char *name)
{
	char path[32];

	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (linkat(AT_FDCWD, path, directory, name, AT_SYMLINK_FOLLOW) == 0)
		return 0;
	return errno != ENOENT ? -1 :
	    linkat(fd, "", directory, name, AT_EMPTY_PATH);
}

static int
rename_file(int from_directory, const char *from, int directory,
    const char *name)
{
	int saved;

	if (renameat(from_directory, from, directory, name) == 0)
		return 0;
	saved = errno;
	(void)unlinkat(from_directory, from, 0);
	errno = saved;
	return -1;
}

/* Put the file in its place; 0, or -1 with errno. */
static int
place(struct upload *upload, int directory)
{
	const char *name = path_name(&upload->target).p;
	char temporary[TEMPORARY_SIZE];
	int rc;

	if (upload->temporary[0] != '\0') {
		rc = rename_file(upload->base, upload->temporary, directory,
		    name);
		upload->temporary[0] = '\0';
		return rc;
	}
	if (link_file(upload->fd, directory, name) == 0)
		return 0;
	if (errno != EEXIST)
		return -1;
	/* only rename(2) replaces */
	temporary_name(temporary);
	if (link_file(upload->fd, directory, temporary) == -1)
		return -1;
	return rename_file(directory, temporary, directory, name);
}

enum file_error
upload_commit(struct upload *upload, struct file_info *info)
{
	enum file_error error = upload->failed;
	int directory = -1;
	struct stat st;

	errno = upload->failed_errno;
	if (error != FILE_OK)
		goto out;
	if (fchmod(upload->fd, UPLOAD_MODE) == -1 ||
	    (directory = make_parent(upload)) == -1 ||
	    place(upload, directory) == -1 || fstat(upload->fd, &st) == -1) {
		error = file_error_of(errno);
		goto out;
	}
	file_info_fill(info, slice_make(upload->target.text,
	    upload->target.len), &st);
out:
	fd_close(&directory);
	upload_abort(upload);
	return error;
}

void
upload_abort(struct upload *upload)
{
	int saved = errno;

	if (upload == NULL)
		return;
	if (upload->temporary[0] != '\0')
		(void)unlinkat(upload->base, upload->temporary, 0);
	fd_close(&upload->fd);
	fd_close(&upload->base);
	free(upload);
	errno = saved;
}
