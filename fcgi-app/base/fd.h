/*
 * fd: descriptors and small files.  Safe from any thread.
 */
#ifndef BASE_FD_H
#define BASE_FD_H

#include <stddef.h>
#include <sys/types.h>

#include "base/compiler.h"
#include "base/status.h"

/* Close *fd unless it is -1, and set it to -1.  Keeps errno. */
void		fd_close(int *fd);

/* Write all of it; ST_SYS with errno if that fails. */
enum status	fd_write_all(int fd, const void *p, size_t len) MUST_USE;

/*
 * Read a whole regular file of at most max bytes.  *textp is NUL-terminated
 * and the caller's to free().  ST_SYS (errno), ST_TOOBIG, ST_NOMEM.
 */
enum status	fd_read_file(const char *path, size_t max, char **textp,
		    size_t *lenp) MUST_USE;

/*
 * Make sure that descriptors 0 to 2 are open, so that no later one lands
 * there.  Ends the process if even /dev/null cannot be opened.
 */
void		fd_keep_standard(void);

#endif
