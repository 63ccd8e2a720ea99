#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/fd.h"
#include "base/uuid.h"
#include "files/resolve.h"

/*
 * Directories that are open at the same time.  One that lies deeper is moved
 * up to the first level and emptied there, however deep hostile code builds.
 */
#define LEVELS_MAX	16

#define SWAP_TRIES	4	/* of a name that changes its kind */

struct level {
	struct level	*above;	/* owned; NULL for the first */
	DIR		*dir;
	char		 name[PATH_NAME_MAX + 1]; /* in the level above */
	bool		 found;	/* something, since the start of this pass */
	bool		 failed; /* to remove something: no other pass */
};

struct removal {
	struct level	*level;	/* owned; the one that is being emptied */
	int		 n;	/* levels */
	int		 first;	/* of the first level; borrowed */
	/*
	 * What has the first level in it, -1 if that one is to stay.
	 * Borrowed.
	 */
	int		 parent;
	int64_t		 deadline_ms;
	int		 error;		/* errno of the first failure, or 0 */
};

/*
 * Remove a file, link or empty directory.  0 or an errno, ENOTEMPTY for a
 * directory that is not.
 */
static int
remove_name(int directory, const char *name)
{
	int i, error = EBUSY;

	for (i = 0; i < SWAP_TRIES; i++) {
		if (unlinkat(directory, name, 0) == 0)
			return 0;
		if ((error = errno) != EISDIR)
			return error;
		if (unlinkat(directory, name, AT_REMOVEDIR) == 0)
			return 0;
		if ((error = errno) != ENOTDIR)
			return error == EEXIST ? ENOTEMPTY : error;
	}
	return error;
}

/*
 * Let us read and change a directory, if it is ours.  By its entry in /proc,
 * which leads to what is open and nowhere else; fchmod(2) does not take a
 * descriptor of O_PATH, and another one cannot be had yet.
 */
static void
unlock(int fd)
{
	char path[32];
	struct stat st;

	if (fstat(fd, &st) == -1 || (st.st_mode & S_IRWXU) == S_IRWXU)
		return;
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	/* what it was not good for shows when the directory is used */
	(void)chmod(path, (st.st_mode | S_IRWXU) & 07777);
}

/* Begin to empty the directory behind an O_PATH descriptor; 0 or errno. */
static int
push(struct removal *removal, int fd, const char *name)
{
	struct level *level;
	int readable, error;
	DIR *dir;

	unlock(fd);
	readable = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (readable == -1)
		return errno;
	if ((dir = fdopendir(readable)) == NULL) {
		error = errno;
		fd_close(&readable);
		return error;
	}
	level = xcalloc(1, sizeof(*level));
	level->dir = dir;
	(void)snprintf(level->name, sizeof(level->name), "%s", name);
	level->above = removal->level;
	removal->level = level;
	if (removal->n++ == 0)
		removal->first = dirfd(dir);
	return 0;
}

static void
pop(struct removal *removal)
{
	struct level *level = removal->level;

	removal->level = level->above;
	removal->n--;
	(void)closedir(level->dir);
	free(level);
}

/* Move a directory up to the first level, where it is met again. */
static int
move_up(const struct removal *removal, int directory, const char *name, int fd)
{
	char uuid[UUID_SIZE];

	unlock(fd);	/* its ".." changes */
	uuid_make(uuid);
	return renameat(directory, name, removal->first, uuid) == -1 ?
	    errno : 0;
}

/* Go down into a directory that is not empty; 0 or errno. */
static int
descend(struct removal *removal, int directory, const char *name)
{
	int fd = resolve_step(directory, name);
	int error;

	if (fd == -1)
		return errno;
	error = removal->n < LEVELS_MAX ? push(removal, fd, name) :
	    move_up(removal, directory, name, fd);
	fd_close(&fd);
	return error;
}

static void
note_failure(struct removal *removal, struct level *level, int error)
{
	if (removal->error == 0)
		removal->error = error;
	if (level != NULL)
		level->failed = true;
}

/*
 * Is it an error of a thing that has gone, or changed its kind?  If another is
 * there by now, then the next pass removes it.
 */
static bool
is_passing(int error)
{
	return error == 0 || error == ENOENT || error == ENOTDIR ||
	    error == ELOOP || error == ENOTEMPTY;
}

static void
remove_entry(struct removal *removal, struct level *level, const char *name)
{
	int error;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return;
	level->found = true;
	error = remove_name(dirfd(level->dir), name);
	if (error == ENOTEMPTY)
		error = descend(removal, dirfd(level->dir), name);
	if (!is_passing(error))
		note_failure(removal, level, error);
}

/* Is a name still that of the directory that is open? */
static bool
is_same(int directory, const char *name, int fd)
{
	struct stat named, open;

	return fstatat(directory, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstat(fd, &open) == 0 && named.st_ino == open.st_ino &&
	    named.st_dev == open.st_dev;
}

/* A pass has come to its end: go up, or pass over what is there now. */
static void
end_pass(struct removal *removal, struct level *level)
{
	struct level *above = level->above;
	int parent = above != NULL ? dirfd(above->dir) : removal->parent;
	int error = level->found ? ENOTEMPTY : 0;

	if (parent != -1)
		error = remove_name(parent, level->name);
	if (error == ENOTEMPTY && !level->failed && (parent == -1 ||
	    is_same(parent, level->name, dirfd(level->dir)))) {
		level->found = false;
		rewinddir(level->dir);
		return;
	}
	/* what has taken its name is left to the next pass above */
	if (error != 0 && (level->failed || !is_passing(error)))
		note_failure(removal, above, error);
	pop(removal);
}

static void
run(struct removal *removal)
{
	struct level *level;
	const struct dirent *d;

	while ((level = removal->level) != NULL) {
		if (clock_now_ms() >= removal->deadline_ms) {
			removal->error = EBUSY;
			break;
		}
		if ((d = readdir(level->dir)) != NULL)
			remove_entry(removal, level, d->d_name);
		else
			end_pass(removal, level);
	}
	while (removal->level != NULL)
		pop(removal);
}

/*
 * Empty the directory behind fd and remove it from parent (-1: leave it).
 * 0 or errno.
 */
static int
remove_tree(const struct store *store, int fd, int parent, const char *name)
{
	struct removal removal = {
		.parent = parent,
		.deadline_ms = clock_now_ms() + store->patience_ms
	};
	int error;

	if ((error = push(&removal, fd, name)) != 0)
		return error;
	run(&removal);
	return removal.error;
}

static enum file_error
answer(int error)
{
	errno = error;
	return error == 0 ? FILE_OK : file_error_of(error);
}

enum file_error
store_remove(const struct store *store, const struct file_path *path,
    bool recursive)
{
	const char *name = path_name(path).p;
	int parent, fd = -1, error;

	if (path->len == 0)
		return FILE_IS_ROOT;
	parent = resolve_directory(store, path_directory(path));
	if (parent == -1)
		return file_error_of(errno);
	error = remove_name(parent, name);
	if (error == ENOTEMPTY && recursive) {
		fd = resolve_step(parent, name);
		error = fd == -1 ? errno :
		    remove_tree(store, fd, parent, name);
	}
	fd_close(&fd);
	fd_close(&parent);
	return answer(error);
}

enum file_error
store_empty(const struct store *store)
{
	return answer(remove_tree(store, store->root, -1, ""));
}
