#include <sys/prctl.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/strbuf.h"
#include "monitor/spawn.h"

/* The steps of the child that can fail, as the parent reports them. */
enum step { STEP_DESCRIPTORS, STEP_USER, STEP_DIRECTORY, STEP_PRIVILEGES,
	STEP_EXEC };

static const char *const step_names[] = {
	[STEP_DESCRIPTORS] = "set up its descriptors",
	[STEP_USER] = "change to its user",
	[STEP_DIRECTORY] = "enter directory",
	[STEP_PRIVILEGES] = "give up the right to gain privileges",
	[STEP_EXEC] = "execute",
};

struct failure {
	enum step	step;
	int		error;	/* errno */
};

enum status
spawn_write_connection_file(const struct kernel_command *command,
    struct slice text)
{
	struct strbuf path = STRBUF_INIT(STRBUF_SMALL);
	enum status st = ST_SYS;
	int fd = -1;

	strbuf_putf(&path, "%s.new", command->connection_file);
	if ((st = strbuf_status(&path)) != ST_OK)
		goto out;
	st = ST_SYS;
	if (unlink(strbuf_str(&path)) == -1 && errno != ENOENT)
		goto out;
	if ((fd = open(strbuf_str(&path),
	    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) == -1)
		goto out;
	if (fd_write_all(fd, text.p, text.len) != ST_OK ||
	    (command->switch_user && fchown(fd, command->account.uid,
	    command->account.gid) == -1) ||
	    rename(strbuf_str(&path), command->connection_file) == -1)
		goto out;
	st = ST_OK;
out:
	fd_close(&fd);
	strbuf_clear(&path);
	return st;
}

bool
spawn_die_with(pid_t parent)
{
	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
}

void
spawn_default_signals(void)
{
	sigset_t none;
	int sig;

	for (sig = 1; sig < NSIG; sig++)
		(void)signal(sig, SIG_DFL);	/* some cannot be set: fine */
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
}

static int
set_descriptors(int output_fd)
{
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC);

	if (null == -1 || dup2(null, STDIN_FILENO) == -1 ||
	    dup2(output_fd, STDOUT_FILENO) == -1 ||
	    dup2(output_fd, STDERR_FILENO) == -1)
		return -1;
	return 0;
}

/* In the child.  Returns only if a step fails; errno says why. */
static enum step
become_kernel(const struct kernel_command *command, int output_fd,
    pid_t parent)
{
	(void)setsid();
	spawn_default_signals();
	if (set_descriptors(output_fd) == -1)
		return STEP_DESCRIPTORS;
	if (command->switch_user && account_become(&command->account) != ST_OK)
		return STEP_USER;
	if (chdir(command->directory) == -1)
		return STEP_DIRECTORY;
	/* the death signal is forgotten when the user changes: so only now */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1 ||
	    !spawn_die_with(parent))
		return STEP_PRIVILEGES;
	environ = command->envp;	/* the PATH to search is the kernel's */
	(void)execvp(command->argv[0], command->argv);
	return STEP_EXEC;
}

static void
run_child(const struct kernel_command *command, int output_fd, int report_fd,
    pid_t parent)
{
	struct failure failure;

	/* both above 2: dup2 onto 0 to 2 must not hit them */
	if ((output_fd = fcntl(output_fd, F_DUPFD_CLOEXEC, 10)) == -1 ||
	    (report_fd = fcntl(report_fd, F_DUPFD_CLOEXEC, 10)) == -1)
		_exit(126);
	/* everything else goes when execvp(3) succeeds */
	(void)close_range(3, ~0u, CLOSE_RANGE_CLOEXEC);
	failure.step = become_kernel(command, output_fd, parent);
	failure.error = errno;
	(void)!write(report_fd, &failure, sizeof(failure));
	_exit(126);
}

enum status
spawn_kernel(const struct kernel_command *command, int output_fd, pid_t *pid,
    const char **what, const char **of)
{
	struct failure failure;
	pid_t parent = getpid(), child;
	int report[2];
	ssize_t n;

	*what = "make a process";
	*of = "";
	if (pipe2(report, O_CLOEXEC) == -1)
		return ST_SYS;
	if ((child = fork()) == 0)
		run_child(command, output_fd, report[1], parent);
	fd_close(&report[1]);
	if (child == -1) {
		fd_close(&report[0]);
		return ST_SYS;
	}
	do {
		n = read(report[0], &failure, sizeof(failure));
	} while (n == -1 && errno == EINTR);
	fd_close(&report[0]);
	if (n == 0) {		/* closed by execvp: it runs */
		*pid = child;
		return ST_OK;
	}
	while (waitpid(child, NULL, 0) == -1 && errno == EINTR)
		;
	if (n == sizeof(failure)) {
		*what = step_names[failure.step];
		if (failure.step == STEP_EXEC)
			*of = command->argv[0];
		if (failure.step == STEP_DIRECTORY)
			*of = command->directory;
		errno = failure.error;
	} else
		errno = EIO;
	return ST_SYS;
}
