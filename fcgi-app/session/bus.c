#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/fd.h"
#include "base/log.h"
#include "session/bus.h"

struct bus {
	int	reader;		/* owned; the owner's end, does not block */
	int	writer;		/* owned; for all workers */
};

struct job *
job_new(enum job_kind kind)
{
	struct job *job = xcalloc(1, sizeof(*job));

	job->kind = kind;
	(void)sem_init(&job->answered, 0, 0);
	return job;
}

void
job_free(struct job *job)
{
	if (job == NULL)
		return;
	execution_unref(job->execution);
	snapshot_clear(&job->snapshot);
	free(job->text);
	(void)sem_destroy(&job->answered);
	free(job);
}

struct bus *
bus_new(void)
{
	struct bus *bus;
	int fd[2];

	if (pipe2(fd, O_CLOEXEC) == -1)
		return NULL;
	bus = xcalloc(1, sizeof(*bus));
	bus->reader = fd[0];
	bus->writer = fd[1];
	(void)fcntl(bus->reader, F_SETFL, O_NONBLOCK);
	return bus;
}

void
bus_free(struct bus *bus)
{
	if (bus == NULL)
		return;
	fd_close(&bus->reader);
	fd_close(&bus->writer);
	free(bus);
}

int
bus_fd(const struct bus *bus)
{
	return bus->reader;
}

enum status
bus_ask(struct bus *bus, struct job *job)
{
	ssize_t n;

	/* so short a write is whole and not mixed with others (pipe(7)) */
	do {
		n = write(bus->writer, &job, sizeof(job));
	} while (n == -1 && errno == EINTR);
	if (n != (ssize_t)sizeof(job))
		return ST_SYS;
	while (sem_wait(&job->answered) == -1 && errno == EINTR)
		continue;
	return ST_OK;
}

enum status
bus_take(struct bus *bus, struct job **jobp)
{
	ssize_t n = read(bus->reader, jobp, sizeof(*jobp));

	if (n == (ssize_t)sizeof(*jobp))
		return ST_OK;
	*jobp = NULL;
	if (n != -1 || (errno != EAGAIN && errno != EINTR)) {
		log_error("bus: something that is no job");
		abort();
	}
	return ST_AGAIN;
}

void
bus_answer(struct job **jobp, enum session_answer answer)
{
	struct job *job = *jobp;

	*jobp = NULL;
	job->answer = answer;
	(void)sem_post(&job->answered);
}
