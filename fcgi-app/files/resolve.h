/*
 * resolve: from a path to a descriptor, without ever leaving the data
 * directory; and what else the parts of the store share.  Private to files/.
 *
 * What is below the data directory belongs to hostile code, which may change
 * any of it between any two system calls.  Nothing here takes "." or ".."
 * from a path, follows a link, or comes back to a thing by a longer path than
 * its name in a directory that is open.
 */
#ifndef FILES_RESOLVE_H
#define FILES_RESOLVE_H

#include <sys/stat.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "files/store.h"

struct store {
	int		 root;		/* O_PATH */
	/*
	 * Do without openat2(2) and O_TMPFILE.  The first is found out by
	 * store_open(), the second with each upload, since it depends on the
	 * file system; tests set both.
	 */
	bool		 walk;
	bool		 no_tmpfile;
	/* Limits; tests make them lower. */
	size_t		 list_max;	/* STORE_LIST_MAX */
	int64_t		 patience_ms;	/* STORE_PATIENCE_MS */
	atomic_flag	*told;		/* owned; of a name that is no UTF-8 */
};

/*
 * The files of uploads under way, where they need a name: the prefix and a
 * UUID.  Lists leave out exactly these names.  A client that knows one can
 * use the file like any other: what it then spoils is its own upload, which
 * fails; and it can remove what a crash of ours has left.
 */
#define TEMPORARY_PREFIX	".code-interpreter-upload-"
#define TEMPORARY_SIZE		64	/* bytes, with the NUL */

void		temporary_name(char out[TEMPORARY_SIZE]);
bool		is_temporary_name(struct slice);

/*
 * Open a directory in a directory, as an O_PATH descriptor.  -1 with errno:
 * ELOOP for a link, ENOTDIR for anything else that is none.
 */
int		resolve_step(int directory, const char *name) MUST_USE;

/*
 * The same for the directory at path, below the data directory: components
 * joined by slashes, or empty.
 */
int		resolve_directory(const struct store *, struct slice path)
		    MUST_USE;

/* The answer for an errno of a system call that failed on a file. */
enum file_error	file_error_of(int error) MUST_USE;

/* FILE_OK for a regular file or a directory. */
enum file_error	file_error_of_type(mode_t) MUST_USE;

void		file_info_fill(struct file_info *, struct slice path,
		    const struct stat *);

#endif
