#include <sys/resource.h>
#include <sys/stat.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include "api/api.h"
#include "base/log.h"
#include "files/store.h"
#include "http/worker.h"
#include "monitor/link.h"
#include "server.h"
#include "session/session.h"

/*
 * Executions hold a worker each while they run or wait, uploads while they
 * come in.  These are left over for all else, so that health always answers.
 */
#define SPARE_WORKERS	4

/* Large blocks go back to the system when they are freed. */
#define MMAP_THRESHOLD	(128 * 1024)

/* A socket of the bus and a connection for each worker, and more. */
static void
allow_descriptors(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == -1)
		return;
	limit.rlim_cur = limit.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &limit);
}

/*
 * Wait for the monitor's SIGTERM.  One from anywhere else must not end the
 * server alone: it would take the listening socket with it.
 */
static void
wait_for_stop(void)
{
	siginfo_t info;
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGTERM);
	while (sigwaitinfo(&set, &info) == -1 || info.si_pid != getppid())
		;
}

/* Session and workers, from their start to their end. */
static int
serve(const struct server_settings *settings, int link_fd,
    const struct store *store)
{
	const struct config *config = settings->config;
	struct api_shared shared = { .config = config, .store = store };
	struct worker_hooks hooks = {
		.begin = api_begin, .end = api_end, .handle = api_handle,
		.shared = &shared
	};
	struct worker_pool *pool;
	struct session *session;

	if (session_start(config, settings->habits, link_fd, &session) !=
	    ST_OK)
		return 1;
	shared.session = session;
	if (worker_pool_start(STDIN_FILENO, (size_t)config->max_pending +
	    API_UPLOADS_MAX + SPARE_WORKERS, &hooks, &pool) != ST_OK) {
		log_error("server: cannot start its workers: %s",
		    status_text(ST_SYS));
		session_close(session);
		session_free(session);
		return 1;
	}
	log_info("Starting server on port :%lld", (long long)config->port);
	if (link_send(link_fd, LINK_HELLO, 0, slice_make("", 0)) == ST_OK)
		wait_for_stop();
	session_close(session);
	worker_pool_stop(pool);
	session_free(session);
	return 0;
}

int
server_main(int link_fd, void *argument)
{
	const struct server_settings *settings = argument;
	const char *directory = settings->config->data_directory;
	struct store *store;
	int status;

	/* few heaps for many threads that are mostly idle */
	(void)mallopt(M_ARENA_MAX, 2);
	(void)mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD);
	allow_descriptors();
	/* what is uploaded is for the kernel's user as it was asked for */
	(void)umask(0);
	if (store_open(directory, &store) != ST_OK) {
		log_error("server: cannot open the data directory %s: %s",
		    directory, status_text(ST_SYS));
		return 1;
	}
	status = serve(settings, link_fd, store);
	store_close(store);
	return status;
}
