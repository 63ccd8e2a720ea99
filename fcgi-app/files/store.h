/*
 * store: everything below the data directory, and nothing else.
 *
 * Paths are resolved beneath one directory descriptor, by openat2(2) with
 * RESOLVE_BENEATH, RESOLVE_NO_SYMLINKS and RESOLVE_NO_MAGICLINKS, or by a walk
 * with O_NOFOLLOW where that call is missing; so neither links nor renames by
 * hostile code, at whatever moment, lead outside.  What was opened is what is
 * then looked at: nothing is resolved twice.
 *
 * Files are made and read with the rights of the kernel's user: the server's
 * file system user is that one (monitor/account.h), so both can always use
 * and remove what the other made.
 *
 * Thread rule: a store is const once made; any thread may use it.
 */
#ifndef FILES_STORE_H
#define FILES_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/compiler.h"
#include "base/status.h"
#include "files/path.h"

struct store;

/* Open the data directory.  ST_SYS. */
enum status	store_open(const char *data_directory, struct store **out)
		    MUST_USE;
void		store_close(struct store *);

/* Why an operation on a file failed; each is one answer of the API. */
enum file_error {
	FILE_OK,
	FILE_MISSING,		/* it, or a directory above it */
	FILE_IS_LINK,		/* a symbolic link is in the way */
	FILE_IS_DIRECTORY,	/* where a file was wanted */
	FILE_NOT_DIRECTORY,	/* where a directory was wanted */
	FILE_SPECIAL,		/* a socket, device or FIFO */
	FILE_IS_ROOT,		/* the data directory itself */
	FILE_NOT_EMPTY,		/* a directory, and not to be emptied */
	FILE_NO_SPACE,		/* disk or quota is full */
	FILE_DENIED,		/* the kernel's user may not */
	FILE_FAILED		/* anything else; errno */
};

struct file_info {
	char		name[PATH_NAME_MAX + 1]; /* "." for the root */
	bool		is_directory;
	int64_t		size;		/* st_size, bytes */
	struct timespec	modified;
	/* its directory as the API names it: "." or "a/b" */
	char		directory[PATH_LEN_MAX + 1];
};

enum file_error	store_stat(const struct store *, const struct file_path *,
		    struct file_info *) MUST_USE;

/*
 * Open a regular file for reading, without waiting (a FIFO does not hold it
 * up).  *fd is the caller's to close; info is of what was opened.
 */
enum file_error	store_read(const struct store *, const struct file_path *,
		    int *fd, struct file_info *) MUST_USE;

/*
 * List a directory, by name bytewise; recursive: depth first, a directory
 * before what it holds.  Links, special files, our own temporary files and
 * names that are not UTF-8 are left out (the last logged once).  So is what
 * is below PATH_DEPTH_MAX directories: no path leads there.  A directory that
 * vanishes or cannot be read while it is listed is listed without its
 * content.  FILE_FAILED with E2BIG for more than STORE_LIST_MAX entries, or
 * STORE_LIST_TEXT_MAX bytes of paths.
 *
 * The list is opaque because an entry is far smaller than a file_info.
 */
#define STORE_LIST_MAX		100000
#define STORE_LIST_TEXT_MAX	((size_t)32 * 1024 * 1024)

struct file_list;

enum file_error	store_list(const struct store *, const struct file_path *,
		    bool recursive, struct file_list **out) MUST_USE;
size_t		file_list_count(const struct file_list *);
/* The entry i, counted from 0; i is less than the count. */
void		file_list_get(const struct file_list *, size_t i,
		    struct file_info *);
void		file_list_free(struct file_list *);

/*
 * An upload: a file that nobody sees until it is committed, and directories
 * on the way that are made (mode 0777 after umask) only then.  Always end it
 * with commit or abort.  Where the file system does not know O_TMPFILE the
 * file has a temporary name (files/resolve.h) in the meantime; nothing but a
 * crash leaves that behind.
 *
 * SIGXFSZ must be ignored for a file size limit to be an error.
 */
struct upload;

enum file_error	upload_begin(const struct store *,
		    const struct file_path *target, struct upload **out)
		    MUST_USE;
enum file_error	upload_write(struct upload *, const char *p, size_t len)
		    MUST_USE;
/*
 * Put it in its place (mode 0777), replacing a file or a link of that name,
 * never what a link points to.  Fails as the first upload_write() did that
 * failed.  Frees it, whatever comes back.
 */
enum file_error	upload_commit(struct upload *, struct file_info *) MUST_USE;
/* Forget it and free; NULL is fine. */
void		upload_abort(struct upload *);

/*
 * Remove a file, a link (itself), or a directory: with its content if
 * recursive, else only an empty one.  Links below are removed, not followed.
 * What stands in the way of removing the rest is left, and its error
 * returned at the end; FILE_FAILED with EBUSY if new files keep appearing
 * for STORE_PATIENCE_MS.
 */
#define STORE_PATIENCE_MS	20000
enum file_error	store_remove(const struct store *, const struct file_path *,
		    bool recursive) MUST_USE;

/* Remove all content of the data directory; errors as above. */
enum file_error	store_empty(const struct store *) MUST_USE;

#endif
