#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/fd.h"
#include "base/strbuf.h"
#include "monitor/account.h"
#include "monitor/link.h"
#include "monitor/spawn.h"
#include "monitor/tree.h"

static void
a_link_message_arrives_whole(void **state)
{
	struct link_message m;
	int end[2];

	(void)state;
	assert_int_equal(link_pair(end), ST_OK);
	assert_int_equal(link_receive(end[1], &m), ST_AGAIN);
	assert_int_equal(link_send(end[0], LINK_START, -7, SLICE("a\0b")),
	    ST_OK);
	assert_int_equal(link_send(end[0], LINK_KILL, 1, SLICE("")), ST_OK);
	assert_int_equal(link_receive(end[1], &m), ST_OK);
	assert_int_equal(m.type, LINK_START);
	assert_int_equal(m.number, -7);
	assert_true(slice_equal(slice_make(m.text, m.len), SLICE("a\0b")));
	assert_int_equal(link_receive(end[1], &m), ST_OK);
	assert_int_equal(m.type, LINK_KILL);
	assert_int_equal(m.len, 0);
	fd_close(&end[0]);
	assert_int_equal(link_receive(end[1], &m), ST_CLOSED);
	assert_int_equal(link_send(end[1], LINK_KILL, 0, SLICE("")),
	    ST_CLOSED);
	fd_close(&end[1]);
}

static void
a_link_refuses_what_is_none_of_its_messages(void **state)
{
	static char text[LINK_TEXT_MAX + 1];
	struct link_message m = { .type = LINK_N_TYPES };
	const size_t head = offsetof(struct link_message, text);
	int end[2];

	(void)state;
	assert_int_equal(link_pair(end), ST_OK);
	assert_int_equal(link_send(end[0], LINK_START, 0,
	    slice_make(text, sizeof(text))), ST_TOOBIG);
	assert_int_equal(send(end[0], &m, head, 0), (int)head);
	assert_int_equal(link_receive(end[1], &m), ST_FORMAT);
	m.type = LINK_START;
	m.len = 5;	/* more than is there */
	assert_int_equal(send(end[0], &m, head + 2, 0), (int)head + 2);
	assert_int_equal(link_receive(end[1], &m), ST_FORMAT);
	assert_int_equal(send(end[0], &m, 3, 0), 3);
	assert_int_equal(link_receive(end[1], &m), ST_FORMAT);
	fd_close(&end[0]);
	fd_close(&end[1]);
}

static void
accounts_are_found_by_name_and_number(void **state)
{
	struct account a;

	(void)state;
	assert_int_equal(account_find("root", &a), ST_OK);
	assert_int_equal(a.uid, 0);
	assert_string_equal(a.home, "/root");
	account_clear(&a);
	assert_int_equal(account_find("0", &a), ST_OK);
	assert_string_equal(a.name, "root");
	account_clear(&a);
	assert_int_equal(account_find("4000000", &a), ST_OK);
	assert_int_equal(a.uid, 4000000);
	assert_int_equal(a.gid, 4000000);
	assert_string_equal(a.name, "");
	assert_string_equal(a.home, "");
	account_clear(&a);
	assert_int_equal(account_find("no such user", &a), ST_NOTFOUND);
}

/* Run a shell command as a kernel; what it prints goes to out. */
static int
run(const char *shell, struct strbuf *out)
{
	char sh[] = "/bin/sh", c[] = "-c", variable[] = "SEEN=yes";
	char *script = strdup(shell);
	char *argv[] = { sh, c, script, NULL }, *envp[] = { variable, NULL };
	const struct kernel_command command = {
		.argv = argv, .envp = envp, .directory = "/"
	};
	const char *what, *of;
	char chunk[512];
	int fd[2], status;
	ssize_t n;
	pid_t pid;

	assert_int_equal(pipe(fd), 0);
	assert_int_equal(spawn_kernel(&command, fd[1], &pid, &what, &of), ST_OK);
	fd_close(&fd[1]);
	while ((n = read(fd[0], chunk, sizeof(chunk))) > 0)
		strbuf_put(out, chunk, (size_t)n);
	fd_close(&fd[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	free(script);
	return status;
}

static void
a_kernel_inherits_nothing_but_its_environment(void **state)
{
	struct strbuf out = STRBUF_INIT(STRBUF_SMALL);
	sigset_t blocked;
	int kept = dup(STDERR_FILENO);	/* no close-on-exec */

	(void)state;
	assert_int_equal(setenv("SECRET", "1", 1), 0);
	(void)sigemptyset(&blocked);
	(void)sigaddset(&blocked, SIGTERM);
	(void)sigprocmask(SIG_BLOCK, &blocked, NULL);
	(void)signal(SIGPIPE, SIG_IGN);
	/* of the signals only 1 to 28: 32 and 33 are the C library's own */
	assert_int_equal(run("echo $SEEN-$SECRET; pwd; ls /proc/self/fd | "
	    "wc -l; sed -nE 's/(SigBlk|SigIgn).*(.{7})$/\\1 \\2/p; "
	    "/NoNewPrivs/p' /proc/self/status | tr '\\t\\n' '  '; "
	    "read x || echo eof", &out), 0);
	/* 0, 1, 2 and the directory that ls reads */
	assert_string_equal(strbuf_str(&out), "yes-\n/\n4\n"
	    "SigBlk 0000000 SigIgn 0000000 NoNewPrivs: 1 eof\n");
	(void)signal(SIGPIPE, SIG_DFL);
	(void)sigprocmask(SIG_UNBLOCK, &blocked, NULL);
	fd_close(&kept);
	strbuf_clear(&out);
}

static void
a_kernel_leads_a_session_of_its_own(void **state)
{
	struct strbuf out = STRBUF_INIT(STRBUF_SMALL);

	(void)state;
	assert_int_equal(run("set -- $(cat /proc/$$/stat); "
	    "test $1 = $5 && test $1 = $6 && echo leads", &out), 0);
	assert_string_equal(strbuf_str(&out), "leads\n");
	strbuf_clear(&out);
}

static void
a_program_that_is_missing_is_named_as_the_step(void **state)
{
	char missing[] = "/no/such/program", *argv[] = { missing, NULL };
	char *envp[] = { NULL };
	struct kernel_command command = {
		.argv = argv, .envp = envp, .directory = "/"
	};
	const char *what, *of;
	pid_t pid;

	(void)state;
	assert_int_equal(spawn_kernel(&command, STDERR_FILENO, &pid, &what, &of),
	    ST_SYS);
	assert_int_equal(errno, ENOENT);
	assert_string_equal(what, "execute");
	assert_string_equal(of, missing);
	command.directory = "/no/such/directory";
	assert_int_equal(spawn_kernel(&command, STDERR_FILENO, &pid, &what, &of),
	    ST_SYS);
	assert_string_equal(what, "enter directory");
	assert_string_equal(of, command.directory);
}

/* Wait for all children to end and count them. */
static int
reap_all(void)
{
	int n = 0;

	while (waitpid(-1, NULL, 0) > 0)
		n++;
	return n;
}

static void
a_tree_is_found_below_dead_parents_and_other_groups(void **state)
{
	char line[64];
	const char *what, *of;
	char sh[] = "/bin/sh", c[] = "-c", *envp[] = { NULL };
	/* a child in a session of its own whose parent ends at once */
	char script[] = "(setsid sh -c 'echo up; exec sleep 1000' &) ; "
	    "exec sleep 1000";
	char *argv[] = { sh, c, script, NULL };
	const struct kernel_command command = {
		.argv = argv, .envp = envp, .directory = "/"
	};
	int fd[2];
	pid_t pid, keep;

	(void)state;
	assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
	if ((keep = fork()) == 0) {
		(void)pause();
		_exit(0);
	}
	assert_int_equal(pipe(fd), 0);
	assert_int_equal(spawn_kernel(&command, fd[1], &pid, &what, &of), ST_OK);
	assert_int_equal(read(fd[0], line, sizeof(line)), 3);	/* "up" */
	assert_int_equal(tree_first_child(pid), -1);
	assert_true(tree_first_child(getpid()) == keep);
	/* the shell between the two may still be on its way out */
	while (tree_signal(getpid(), keep, 0) != 2)
		(void)waitpid(-1, NULL, WNOHANG);
	assert_int_equal(tree_signal(getpid(), keep, SIGKILL), 2);
	while (tree_signal(getpid(), keep, 0) != 0)
		(void)waitpid(-1, NULL, WNOHANG);
	assert_int_equal(kill(keep, SIGKILL), 0);
	assert_int_equal(reap_all(), 1);
	fd_close(&fd[0]);
	fd_close(&fd[1]);
}

static void
a_connection_file_is_private(void **state)
{
	char dir[] = "/tmp/ci-test-XXXXXX", path[64];
	struct kernel_command command = { .connection_file = path };
	struct stat st;
	char *text;
	size_t len;

	(void)state;
	assert_non_null(mkdtemp(dir));
	(void)snprintf(path, sizeof(path), "%s/kernel.json", dir);
	assert_int_equal(spawn_write_connection_file(&command,
	    SLICE("first")), ST_OK);
	assert_int_equal(spawn_write_connection_file(&command,
	    SLICE("second")), ST_OK);
	assert_int_equal(fd_read_file(path, 100, &text, &len), ST_OK);
	assert_string_equal(text, "second");
	free(text);
	assert_int_equal(fd_read_file(path, 3, &text, &len), ST_TOOBIG);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(dir), 0);	/* nothing else was left */
	assert_int_equal(spawn_write_connection_file(&command,
	    SLICE("x")), ST_SYS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_message_arrives_whole),
		cmocka_unit_test(a_link_refuses_what_is_none_of_its_messages),
		cmocka_unit_test(accounts_are_found_by_name_and_number),
		cmocka_unit_test(a_kernel_inherits_nothing_but_its_environment),
		cmocka_unit_test(a_kernel_leads_a_session_of_its_own),
		cmocka_unit_test(
		    a_program_that_is_missing_is_named_as_the_step),
		cmocka_unit_test(
		    a_tree_is_found_below_dead_parents_and_other_groups),
		cmocka_unit_test(a_connection_file_is_private),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
