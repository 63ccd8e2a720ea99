#include <sys/resource.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include "api/api.h"
#include "base/log.h"
#include "http/worker.h"
#include "monitor/link.h"
#include "server.h"
#include "session/session.h"

/*
 * Executions hold a worker each while they run or wait.  These are left over
 * for all else, so that health and files always answer.
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

int
server_main(int link_fd, void *argument)
{
	const struct server_settings *settings = argument;
	const struct config *config = settings->config;
	struct api_shared shared = { .config = config };
	struct worker_hooks hooks = {
		.begin = api_begin, .end = api_end, .handle = api_handle,
		.shared = &shared
	};
	struct worker_pool *pool;
	struct session *session;

	/* few heaps for many threads that are mostly idle */
	(void)mallopt(M_ARENA_MAX, 2);
	(void)mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD);
	allow_descriptors();
	if (session_start(config, settings->habits, link_fd, &session) !=
	    ST_OK)
		return 1;
	shared.session = session;
	if (worker_pool_start(STDIN_FILENO, (size_t)config->max_pending +
	    SPARE_WORKERS, &hooks, &pool) != ST_OK) {
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
