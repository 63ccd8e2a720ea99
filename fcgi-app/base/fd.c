#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/strbuf.h"

void
fd_close(int *fd)
{
	int saved = errno;

	if (*fd != -1)
		(void)close(*fd);
	*fd = -1;
	errno = saved;
}

enum status
fd_write_all(int fd, const void *p, size_t len)
{
	const char *from = p;
	ssize_t n;

	while (len > 0) {
		if ((n = write(fd, from, len)) == -1) {
			if (errno == EINTR)
				continue;
			return ST_SYS;
		}
		from += n;
		len -= (size_t)n;
	}
	return ST_OK;
}

enum status
fd_read_file(const char *path, size_t max, char **textp, size_t *lenp)
{
	struct strbuf sb = STRBUF_INIT(max);
	enum status st = ST_SYS;
	struct stat sta;
	char chunk[4096];
	ssize_t n;
	int fd;

	*textp = NULL;
	*lenp = 0;
	/* O_NONBLOCK: a FIFO in its place must not hold us up */
	if ((fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) == -1)
		return ST_SYS;
	if (fstat(fd, &sta) == -1)
		goto out;
	if (!S_ISREG(sta.st_mode)) {
		errno = S_ISDIR(sta.st_mode) ? EISDIR : EINVAL;
		goto out;
	}
	while (strbuf_status(&sb) == ST_OK &&
	    (n = read(fd, chunk, sizeof(chunk))) != 0) {
		if (n == -1) {
			if (errno == EINTR)
				continue;
			goto out;
		}
		strbuf_put(&sb, chunk, (size_t)n);
	}
	st = strbuf_take(&sb, textp, lenp);
out:
	strbuf_clear(&sb);
	fd_close(&fd);
	return st;
}

void
fd_keep_standard(void)
{
	int fd;

	do {
		if ((fd = open("/dev/null", O_RDWR)) == -1)
			_exit(1);
	} while (fd <= STDERR_FILENO);
	(void)close(fd);
}
