#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "monitor/link.h"
#include "monitor/monitor.h"
#include "monitor/tree.h"

#define SERVER_STOP_MS		4000	/* for the server to end by itself */
#define KERNEL_STOP_MS		1000	/* for the kernel, after the server */
#define TREE_KILL_MS		2000	/* for SIGKILL to have its effect */
#define TREE_ROUND_MS		2
#define MAX_EARLY_DEATHS	5	/* of the server, before it serves */
#define EARLY_DEATH_DELAY_MS	100
#define OUTPUT_KEPT		2048	/* bytes of what a kernel printed */
#define OUTPUT_CHUNKS		16	/* read before looking elsewhere */

enum phase { PHASE_RUN, PHASE_STOP_SERVER, PHASE_STOP_KERNEL, PHASE_DONE };

struct monitor {
	const struct monitor_plan *plan;
	enum phase	 phase;
	int64_t		 phase_deadline_ms;
	int		 exit_status;
	int		 signal_fd;

	pid_t		 server;	/* -1: none */
	int		 server_status;	/* of a server that was reaped */
	bool		 server_reaped;
	bool		 server_greeted; /* it has served */
	int		 early_deaths;	/* in a row */
	int64_t		 server_start_ms; /* when to start the next one */
	int		 link;		/* our end; -1: none */

	pid_t		 kernel;	/* -1: none */
	int		 kernel_status;
	bool		 kernel_reaped;
	enum link_state	 state;
	struct strbuf	 connection;	/* text of the connection file */
	int		 output_fd;	/* what the kernel prints */
	char		 output[OUTPUT_KEPT]; /* its last bytes until ready */
	size_t		 output_len;
	int		 essential_fd;	/* pidfd of its essential child */
};

/* Collect what has ended; what follows from it is done by the main loop. */
static void
reap(struct monitor *m)
{
	pid_t pid;
	int status;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid == m->server) {
			m->server = -1;
			m->server_status = status;
			m->server_reaped = true;
		} else if (pid == m->kernel) {
			m->kernel = -1;
			m->kernel_status = status;
			m->kernel_reaped = true;
		}
	}
}

/* Kill everything that came from the kernel, and wait until it is gone. */
static void
kill_tree(struct monitor *m)
{
	const struct timespec round = { 0, TREE_ROUND_MS * 1000000 };
	int64_t deadline = clock_now_ms() + TREE_KILL_MS;

	for (;;) {
		reap(m);
		if (tree_signal(getpid(), m->server, SIGKILL) == 0)
			return;
		if (clock_now_ms() >= deadline) {
			log_warn("processes of the kernel do not end");
			return;
		}
		/* a killed process that is no child of ours gives no event */
		(void)nanosleep(&round, NULL);
	}
}

static void
tell(struct monitor *m, enum link_type type, int32_t number,
    struct slice text)
{
	/* a server that is gone is noticed when it is reaped */
	if (m->link != -1 && link_send(m->link, type, number, text) == ST_SYS)
		log_error("monitor: cannot write to the server: %s",
		    status_text(ST_SYS));
}

static NORETURN void
be_server(struct monitor *m, int link_fd, pid_t parent)
{
	const struct monitor_plan *plan = m->plan;

	(void)prctl(PR_SET_NAME, "ci-server");
	fd_close(&m->link);
	fd_close(&m->signal_fd);
	fd_close(&m->output_fd);
	fd_close(&m->essential_fd);
	strbuf_clear(&m->connection);
	if (plan->command.switch_user &&
	    account_become_for_files(&plan->server_account,
	    &plan->command.account) != ST_OK) {
		log_error("server: cannot change to its user: %s",
		    status_text(ST_SYS));
		exit(1);
	}
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1 ||
	    !spawn_die_with(parent))
		exit(1);
#if defined(__SANITIZE_ADDRESS__)
	/* the leak check traces the process, which changing user forbids */
	(void)prctl(PR_SET_DUMPABLE, 1);
#endif
	exit(plan->serve(link_fd, plan->argument));
}

static enum status
start_server(struct monitor *m)
{
	pid_t parent = getpid(), pid;
	int end[2];

	if (link_pair(end) != ST_OK)
		return ST_SYS;
	if ((pid = fork()) == 0) {
		fd_close(&end[0]);
		be_server(m, end[1], parent);
	}
	fd_close(&end[1]);
	if (pid == -1) {
		fd_close(&end[0]);
		return ST_SYS;
	}
	m->server = pid;
	m->server_greeted = false;
	m->server_start_ms = CLOCK_NEVER;
	m->link = end[0];
	tell(m, LINK_STATE, (int32_t)m->state, strbuf_slice(&m->connection));
	return ST_OK;
}

static void
tell_not_started(struct monitor *m, int error, const char *what,
    const char *of)
{
	struct strbuf text = STRBUF_INIT(LINK_TEXT_MAX);

	strbuf_putf(&text, "%s%s%.1024s", what, of[0] != '\0' ? " " : "", of);
	tell(m, LINK_NOT_STARTED, error, strbuf_slice(&text));
	strbuf_clear(&text);
}

static void
start_kernel(struct monitor *m, struct slice connection_text)
{
	const struct kernel_command *command = &m->plan->command;
	const char *what = "write its connection file", *of = "";
	enum status st;
	int fd[2] = { -1, -1 };

	errno = EBUSY;
	st = m->kernel != -1 ? ST_SYS : ST_OK;
	if (st == ST_OK)
		st = spawn_write_connection_file(command, connection_text);
	if (st == ST_OK) {
		what = "make a pipe";
		if (pipe2(fd, O_CLOEXEC | O_NONBLOCK) == -1)
			st = ST_SYS;
	}
	if (st == ST_OK)
		st = spawn_kernel(command, fd[1], &m->kernel, &what, &of);
	fd_close(&fd[1]);
	if (st != ST_OK) {
		tell_not_started(m, errno, what, of);
		fd_close(&fd[0]);
		return;
	}
	strbuf_clear(&m->connection);
	strbuf_put_slice(&m->connection, connection_text);
	m->state = LINK_KERNEL_STARTING;
	m->output_fd = fd[0];
	m->output_len = 0;
	tell(m, LINK_STARTED, m->kernel, slice_make("", 0));
}

static void
watch_essential_child(struct monitor *m)
{
	pid_t child = tree_first_child(m->kernel);

	fd_close(&m->essential_fd);
	if (child == -1 || (m->essential_fd = pidfd_open(child, 0)) == -1)
		log_warn("kernel: its worker process is not to be found");
}

/* The last bytes stay, as they say why a kernel did not start. */
static void
keep_output(struct monitor *m, const char *p, size_t len)
{
	size_t drop;

	if (m->state != LINK_KERNEL_STARTING)
		return;		/* from here on it may be the user's */
	if (len > OUTPUT_KEPT) {
		p += len - OUTPUT_KEPT;
		len = OUTPUT_KEPT;
	}
	if (m->output_len + len > OUTPUT_KEPT) {
		drop = m->output_len + len - OUTPUT_KEPT;
		memmove(m->output, m->output + drop, m->output_len - drop);
		m->output_len -= drop;
	}
	memcpy(m->output + m->output_len, p, len);
	m->output_len += len;
}

static void
read_output(struct monitor *m)
{
	char chunk[4096];
	ssize_t n = 1;
	int i;

	for (i = 0; i < OUTPUT_CHUNKS && n > 0; i++)
		if ((n = read(m->output_fd, chunk, sizeof(chunk))) > 0)
			keep_output(m, chunk, (size_t)n);
	if (n > 0)
		return;
	if (n == 0 || (errno != EAGAIN && errno != EINTR))
		fd_close(&m->output_fd);
}

static void
kernel_ended(struct monitor *m)
{
	m->kernel_reaped = false;
	if (m->output_fd != -1)
		read_output(m);
	if (m->state != LINK_KERNEL_STARTING)
		m->output_len = 0;
	fd_close(&m->essential_fd);
	/* it counts as ended when nothing of it is left */
	kill_tree(m);
	tell(m, LINK_ENDED, m->kernel_status,
	    slice_make(m->output, m->output_len));
	m->state = LINK_NO_KERNEL;
	m->output_len = 0;
	strbuf_clear(&m->connection);
	(void)unlink(m->plan->command.connection_file);
	fd_close(&m->output_fd);
}

static void
enter_phase(struct monitor *m, enum phase phase, int64_t limit_ms)
{
	m->phase = phase;
	m->phase_deadline_ms = clock_now_ms() + limit_ms;
}

static void
stop(struct monitor *m, int exit_status)
{
	if (m->phase != PHASE_RUN)
		return;
	m->exit_status = exit_status;
	enter_phase(m, PHASE_STOP_SERVER, SERVER_STOP_MS);
	if (m->server != -1)
		(void)kill(m->server, SIGTERM);
}

static void
handle_message(struct monitor *m, const struct link_message *message)
{
	m->server_greeted = true;
	m->early_deaths = 0;
	switch ((enum link_type)message->type) {
	case LINK_START:
		if (m->phase == PHASE_RUN)
			start_kernel(m, slice_make(message->text,
			    message->len));
		break;
	case LINK_READY:
		if (m->kernel == -1)
			break;
		m->state = LINK_KERNEL_READY;
		if (message->number == 1)
			watch_essential_child(m);
		break;
	case LINK_INTERRUPT:
		if (m->kernel != -1)
			(void)kill(-m->kernel, SIGINT);
		break;
	case LINK_KILL:
		fd_close(&m->essential_fd);
		(void)tree_signal(getpid(), m->server, SIGKILL);
		break;
	case LINK_GIVE_UP:
		stop(m, 1);
		break;
	default:	/* LINK_HELLO, and what a server never sends */
		break;
	}
}

static void
read_link(struct monitor *m)
{
	struct link_message message;
	enum status st;

	while ((st = link_receive(m->link, &message)) == ST_OK)
		handle_message(m, &message);
	if (st != ST_AGAIN)
		fd_close(&m->link);	/* it is ending: reap() will see it */
}

static void
server_ended(struct monitor *m)
{
	int status = m->server_status;

	m->server_reaped = false;
	/* what it said last still counts */
	if (m->link != -1)
		read_link(m);
	fd_close(&m->link);
	if (m->phase != PHASE_RUN)
		return;
	if (WIFSIGNALED(status))
		log_error("server: ended by signal %d, starting it again",
		    WTERMSIG(status));
	else
		log_error("server: ended with status %d, starting it again",
		    WEXITSTATUS(status));
	m->server_start_ms = clock_now_ms();
	if (m->server_greeted)
		return;
	if (++m->early_deaths >= MAX_EARLY_DEATHS) {
		log_error("server: ended %d times before it could serve",
		    m->early_deaths);
		stop(m, 1);
	}
	m->server_start_ms += EARLY_DEATH_DELAY_MS << m->early_deaths;
}

static void
read_signals(struct monitor *m)
{
	struct signalfd_siginfo info;

	while (read(m->signal_fd, &info, sizeof(info)) ==
	    (ssize_t)sizeof(info)) {
		if (info.ssi_signo != SIGTERM && info.ssi_signo != SIGINT)
			continue;
		if (m->phase == PHASE_RUN)
			log_info("stopping on signal %u", info.ssi_signo);
		stop(m, 0);
	}
	reap(m);
}

static void
advance_phase(struct monitor *m)
{
	int64_t now = clock_now_ms();

	if (m->phase == PHASE_STOP_SERVER && m->server == -1)
		enter_phase(m, PHASE_STOP_KERNEL, KERNEL_STOP_MS);
	if (m->phase == PHASE_STOP_KERNEL && m->kernel == -1)
		m->phase = PHASE_DONE;
	if (m->phase == PHASE_RUN || now < m->phase_deadline_ms)
		return;
	if (m->phase == PHASE_STOP_SERVER) {
		log_warn("server: does not end, killing it");
		(void)kill(m->server, SIGKILL);
		m->phase_deadline_ms = now + SERVER_STOP_MS;
	} else if (m->phase == PHASE_STOP_KERNEL) {
		kill_tree(m);
		m->phase = PHASE_DONE;
	}
}

/* What is to be done apart from descriptors that became readable. */
static void
settle(struct monitor *m)
{
	if (m->server_reaped)
		server_ended(m);
	if (m->kernel_reaped)
		kernel_ended(m);
	advance_phase(m);
	if (m->phase != PHASE_RUN || m->server != -1 ||
	    clock_now_ms() < m->server_start_ms)
		return;
	if (start_server(m) != ST_OK) {
		log_error("server: cannot be started: %s",
		    status_text(ST_SYS));
		m->server_start_ms = clock_now_ms() + 1000;
	}
}

static int64_t
next_deadline(const struct monitor *m)
{
	if (m->phase != PHASE_RUN)
		return m->phase_deadline_ms;
	return m->server == -1 ? m->server_start_ms : CLOCK_NEVER;
}

static void
loop(struct monitor *m)
{
	enum { SIGNALS, LINK, OUTPUT, ESSENTIAL, N_POLLED };
	struct pollfd p[N_POLLED];
	size_t i;

	for (settle(m); m->phase != PHASE_DONE; settle(m)) {
		p[SIGNALS].fd = m->signal_fd;
		p[LINK].fd = m->link;
		p[OUTPUT].fd = m->output_fd;
		p[ESSENTIAL].fd = m->essential_fd;
		for (i = 0; i < N_POLLED; i++) {
			p[i].events = POLLIN;
			p[i].revents = 0;
		}
		if (poll(p, N_POLLED, clock_wait_ms(next_deadline(m),
		    clock_now_ms())) <= 0)
			continue;
		if (p[LINK].revents != 0)
			read_link(m);
		if (p[OUTPUT].revents != 0)
			read_output(m);
		if (p[ESSENTIAL].revents != 0) {
			log_warn("kernel: its worker process has ended");
			fd_close(&m->essential_fd);
			(void)tree_signal(getpid(), m->server, SIGKILL);
		}
		if (p[SIGNALS].revents != 0)
			read_signals(m);
	}
}

int
monitor_run(const struct monitor_plan *plan)
{
	static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL,
	    SIGABRT, SIGTRAP, SIGSYS };
	struct monitor m = {
		.plan = plan, .phase = PHASE_RUN, .server = -1, .kernel = -1,
		.link = -1, .output_fd = -1, .essential_fd = -1,
		.connection = STRBUF_INIT(LINK_TEXT_MAX)
	};
	sigset_t set;
	size_t i;

	(void)prctl(PR_SET_NAME, "ci-monitor");
	/* what a fault raises stays free to end the process */
	(void)sigfillset(&set);
	for (i = 0; i < NELEM(faults); i++)
		(void)sigdelset(&set, faults[i]);
	(void)sigprocmask(SIG_BLOCK, &set, NULL);
	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGTERM);
	(void)sigaddset(&set, SIGINT);
	(void)sigaddset(&set, SIGCHLD);
	m.signal_fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (m.signal_fd == -1 || prctl(PR_SET_CHILD_SUBREAPER, 1) == -1) {
		log_error("monitor: cannot watch processes: %s",
		    status_text(ST_SYS));
		fd_close(&m.signal_fd);
		return 1;
	}
	loop(&m);
	(void)unlink(plan->command.connection_file);
	fd_close(&m.link);
	fd_close(&m.signal_fd);
	fd_close(&m.output_fd);
	fd_close(&m.essential_fd);
	strbuf_clear(&m.connection);
	return m.exit_status;
}
