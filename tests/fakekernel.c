/*
 * fakekernel [-m MODE]... -f CONNECTION_FILE
 *
 * The code of an execute_request is its script: commands, one on a line,
 * as the comment atop fakekernel_script.c lists them.
 *
 * Modes:
 *	die[=STATUS]		exit at once (1)
 *	die-unbound		read the connection file, then exit
 *	die-times=N:FILE	exit at once the first N times, counted in FILE
 *	never-bind		live, but open no port
 *	partial			open all ports but iopub's
 *	late-iopub=MS		open iopub's port so much later than the others
 *	no-info			never answer kernel_info_request
 *	no-info-status		answer it, but without any status on iopub
 *	welcome			iopub_welcome to every subscriber
 *	no-heartbeat		never answer on the heartbeat
 *	ignore-interrupt	interrupts do nothing
 *	ignore-shutdown		shutdown_request does nothing
 *	ignore-term		SIGTERM does nothing
 *	probe=fail|hang		silent executions end in an error, or never
 *	expression=TEXT		the value of every user_expression (2)
 *	log=FILE		append a line for each message and signal
 *	scripts=FILE		a JSON object, read at each execution: code that
 *				is a member of it has that for its script
 */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <sys/signalfd.h>
#include <sodium.h>

#include "fakekernel.h"

void
fk_fail(const char *fmt, ...)
{
	va_list ap;

	(void)fprintf(stderr, "fakekernel: ");
	va_start(ap, fmt);
	(void)vfprintf(stderr, fmt, ap);
	va_end(ap);
	(void)fprintf(stderr, "\n");
	exit(1);
}

void
fk_log(struct fk_kernel *k, const char *fmt, ...)
{
	va_list ap;

	if (k->log == NULL)
		return;
	(void)fprintf(k->log, "%ld ", (long)getpid());
	va_start(ap, fmt);
	(void)vfprintf(k->log, fmt, ap);
	va_end(ap);
	(void)fprintf(k->log, "\n");
}

int64_t
fk_now_ms(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void *
fk_alloc(size_t size)
{
	void *p = calloc(1, size);

	if (p == NULL)
		fk_fail("out of memory");
	return p;
}

static bool
set_flag(struct fk_modes *m, const char *name)
{
	const struct { const char *name; bool *flag; } flags[] = {
		{ "die-unbound", &m->die_unbound },
		{ "never-bind", &m->never_bind },
		{ "partial", &m->partial },
		{ "no-info", &m->no_info },
		{ "no-info-status", &m->no_info_status },
		{ "welcome", &m->welcome },
		{ "no-heartbeat", &m->no_heartbeat },
		{ "ignore-interrupt", &m->ignore_interrupt },
		{ "ignore-shutdown", &m->ignore_shutdown },
		{ "ignore-term", &m->ignore_term },
		{ "die", &m->die },
	};
	size_t i;

	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (strcmp(flags[i].name, name) == 0)
			return *flags[i].flag = true;
	return false;
}

static const char *
after(const char *text, const char *prefix)
{
	size_t len = strlen(prefix);

	return strncmp(text, prefix, len) == 0 ? text + len : NULL;
}

static void
set_mode(struct fk_modes *m, const char *text)
{
	const char *v;
	char *end;

	if (set_flag(m, text))
		return;
	if ((v = after(text, "die=")) != NULL) {
		m->die = true;
		m->die_status = (int)strtol(v, NULL, 10);
	} else if ((v = after(text, "die-times=")) != NULL) {
		m->die_times = strtol(v, &end, 10);
		m->die_times_file = *end == ':' ? end + 1 : "";
	} else if ((v = after(text, "late-iopub=")) != NULL)
		m->late_iopub_ms = strtol(v, NULL, 10);
	else if (strcmp(text, "probe=fail") == 0)
		m->probe = FK_PROBE_FAIL;
	else if (strcmp(text, "probe=hang") == 0)
		m->probe = FK_PROBE_HANG;
	else if ((v = after(text, "expression=")) != NULL)
		m->expression = v;
	else if ((v = after(text, "log=")) != NULL)
		m->log_path = v;
	else if ((v = after(text, "scripts=")) != NULL)
		m->scripts_path = v;
	else
		fk_fail("unknown mode %s", text);
}

/* One more start, as the file counts them. */
static long
count_start(const char *path)
{
	FILE *f = fopen(path, "ae");

	if (f == NULL || fputc('x', f) == EOF)
		fk_fail("cannot write %s: %m", path);
	(void)fseek(f, 0, SEEK_END);
	return ftell(f);
}

static void
send_late(struct fk_kernel *k, int64_t now_ms)
{
	struct fk_message *parent = k->parent;
	struct fk_late **at = &k->late;

	while (*at != NULL) {
		struct fk_late *due = *at;
		struct fk_message origin = { .header = due->header };

		if (due->due_ms > now_ms) {
			at = &due->next;
			continue;
		}
		k->parent = &origin;
		fk_send_stream(k, "stdout", due->text, 0);
		*at = due->next;
		free(due->header.data);
		free(due->text);
		free(due);
	}
	k->parent = parent;
}

/* The nearest of deadline_ms and our own timers, as a time to wait. */
static long
time_left(struct fk_kernel *k, int64_t deadline_ms)
{
	const struct fk_late *late;
	int64_t at = deadline_ms, left;

	for (late = k->late; late != NULL; late = late->next)
		if (at == -1 || late->due_ms < at)
			at = late->due_ms;
	if (k->iopub_due_ms != 0 && (at == -1 || k->iopub_due_ms < at))
		at = k->iopub_due_ms;
	if (at == -1)
		return -1;
	left = at - fk_now_ms();
	return left > 0 ? (long)left : 0;
}

static void
on_timers(struct fk_kernel *k)
{
	const int64_t now_ms = fk_now_ms();

	if (k->iopub_due_ms != 0 && k->iopub_due_ms <= now_ms) {
		k->iopub_due_ms = 0;
		fk_bind(k, FK_IOPUB);
	}
	send_late(k, now_ms);
}

static void
interrupt(struct fk_kernel *k)
{
	if (k->running && !k->mode.ignore_interrupt && !k->ignore_interrupt)
		k->interrupted = true;
}

static void
on_signal(struct fk_kernel *k)
{
	struct signalfd_siginfo si;

	if (read(k->signal_fd, &si, sizeof(si)) != (ssize_t)sizeof(si))
		return;
	fk_log(k, "signal %s", sigabbrev_np((int)si.ssi_signo));
	if (si.ssi_signo == SIGINT)
		interrupt(k);
}

static void
kernel_info(struct fk_kernel *k, enum fk_socket which)
{
	cJSON *c = cJSON_CreateObject(), *language;

	if (k->mode.no_info) {
		cJSON_Delete(c);
		return;
	}
	if (!k->mode.no_info_status)
		fk_send_status(k, "busy", 0);
	(void)cJSON_AddStringToObject(c, "status", "ok");
	(void)cJSON_AddStringToObject(c, "protocol_version", "5.3");
	(void)cJSON_AddStringToObject(c, "implementation", "fakekernel");
	(void)cJSON_AddStringToObject(c, "implementation_version", "1");
	(void)cJSON_AddStringToObject(c, "banner", "");
	language = cJSON_AddObjectToObject(c, "language_info");
	(void)cJSON_AddStringToObject(language, "name", "script");
	(void)cJSON_AddStringToObject(language, "version", "1");
	fk_send_json(k, which, "kernel_info_reply", c, 0);
	if (!k->mode.no_info_status)
		fk_send_status(k, "idle", 0);
}

static void
shut_down(struct fk_kernel *k)
{
	const bool restart = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(
	    k->parent->content, "restart"));
	int i;

	if (k->mode.ignore_shutdown)
		return;
	fk_send_text(k, FK_CONTROL, "shutdown_reply", restart ?
	    "{\"status\":\"ok\",\"restart\":true}" :
	    "{\"status\":\"ok\",\"restart\":false}", 0);
	for (i = 0; i < FK_N_SOCKETS; i++)
		if (k->socket[i] != NULL)
			(void)zmq_close(k->socket[i]);
	/* Waits until the reply has left, as long as the sockets linger. */
	(void)zmq_ctx_term(k->zmq);
	exit(0);
}

/* One message on shell or control. */
static void
on_request(struct fk_kernel *k, enum fk_socket which)
{
	struct fk_message *m = fk_receive(k, which), *outer = k->parent;
	const char *type;

	if (m == NULL)
		return;
	type = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(m->head,
	    "msg_type"));
	if (type == NULL)
		type = "?";
	fk_log(k, "%s %s", which == FK_SHELL ? "shell" : "control", type);
	k->parent = m;
	if (strcmp(type, "kernel_info_request") == 0)
		kernel_info(k, which);
	else if (strcmp(type, "execute_request") == 0 && which == FK_SHELL)
		fk_execute(k);
	else if (strcmp(type, "interrupt_request") == 0) {
		fk_send_status(k, "busy", 0);
		fk_send_text(k, which, "interrupt_reply",
		    "{\"status\":\"ok\"}", 0);
		fk_send_status(k, "idle", 0);
		interrupt(k);
	} else if (strcmp(type, "shutdown_request") == 0)
		shut_down(k);
	fk_message_free(m);
	k->parent = outer;
}

static void
on_heartbeat(struct fk_kernel *k)
{
	zmq_msg_t beat;

	(void)zmq_msg_init(&beat);
	if (zmq_msg_recv(&beat, k->socket[FK_HEARTBEAT], ZMQ_DONTWAIT) != -1 &&
	    !k->mode.no_heartbeat)
		(void)zmq_msg_send(&beat, k->socket[FK_HEARTBEAT], 0);
	(void)zmq_msg_close(&beat);
}

/* A subscription (1 and the topic) on the XPUB socket of mode welcome. */
static void
on_subscription(struct fk_kernel *k)
{
	struct fk_message *outer = k->parent;
	char what[64];
	int n = zmq_recv(k->socket[FK_IOPUB], what, sizeof(what),
	    ZMQ_DONTWAIT);

	if (n < 1 || what[0] != 1)
		return;
	k->parent = NULL;
	fk_send_text(k, FK_IOPUB, "iopub_welcome", "{\"subscription\":\"\"}",
	    0);
	k->parent = outer;
}

bool
fk_wait(struct fk_kernel *k, int64_t deadline_ms, void *extra)
{
	zmq_pollitem_t item[] = {
		{ extra, -1, ZMQ_POLLIN, 0 },
		{ NULL, k->signal_fd, ZMQ_POLLIN, 0 },
		{ k->socket[FK_CONTROL], -1, ZMQ_POLLIN, 0 },
		{ k->socket[FK_HEARTBEAT], -1, ZMQ_POLLIN, 0 },
		{ k->socket[FK_IOPUB], -1, ZMQ_POLLIN, 0 },
	};
	const int first = extra == NULL;
	const int n = 4 + (k->mode.welcome && k->socket[FK_IOPUB] != NULL) -
	    first;

	for (;;) {
		const bool over = deadline_ms != -1 &&
		    fk_now_ms() >= deadline_ms;

		if (zmq_poll(item + first, n, time_left(k,
		    deadline_ms)) == -1 && errno != EINTR)
			fk_fail("zmq_poll: %s", zmq_strerror(zmq_errno()));
		on_timers(k);
		if (item[1].revents != 0)
			on_signal(k);
		if (item[2].revents != 0)
			on_request(k, FK_CONTROL);
		if (item[3].revents != 0)
			on_heartbeat(k);
		if (n + first > 4 && item[4].revents != 0)
			on_subscription(k);
		if (extra != NULL && item[0].revents != 0)
			return true;
		if (k->interrupted || over)
			return false;
	}
}

static void
open_ports(struct fk_kernel *k)
{
	const enum fk_socket order[] = { FK_SHELL, FK_STDIN, FK_CONTROL,
	    FK_HEARTBEAT };
	size_t i;

	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		fk_bind(k, order[i]);
	if (k->mode.late_iopub_ms > 0)
		k->iopub_due_ms = fk_now_ms() + k->mode.late_iopub_ms;
	else if (!k->mode.partial)
		fk_bind(k, FK_IOPUB);
}

/* SIGINT is read from a descriptor; libzmq's threads must not get it. */
static void
take_signals(struct fk_kernel *k)
{
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGINT);
	if (k->mode.ignore_term)
		(void)sigaddset(&set, SIGTERM);
	if (sigprocmask(SIG_SETMASK, &set, NULL) == -1 ||
	    (k->signal_fd = signalfd(-1, &set, SFD_CLOEXEC)) == -1)
		fk_fail("signalfd: %m");
}

static void
start(struct fk_kernel *k, const char *connection_file)
{
	unsigned char random[16];

	if (k->mode.log_path != NULL &&
	    (k->log = fopen(k->mode.log_path, "ae")) == NULL)
		fk_fail("cannot open %s: %m", k->mode.log_path);
	if (k->log != NULL)
		(void)setvbuf(k->log, NULL, _IOLBF, 0);
	fk_log(k, "start");
	if (k->mode.die || (k->mode.die_times_file != NULL &&
	    count_start(k->mode.die_times_file) <= k->mode.die_times))
		exit(k->mode.die_status);
	if (sodium_init() == -1)
		fk_fail("sodium_init");
	randombytes_buf(random, sizeof(random));
	(void)sodium_bin2hex(k->session, sizeof(k->session), random,
	    sizeof(random));
	take_signals(k);
	fk_read_connection(k, connection_file);
	if (k->mode.die_unbound)
		exit(k->mode.die_status);
	k->variables = cJSON_CreateObject();
	if ((k->zmq = zmq_ctx_new()) == NULL)
		fk_fail("zmq_ctx_new: %s", zmq_strerror(zmq_errno()));
	while (k->mode.never_bind)
		(void)pause();
	open_ports(k);
}

int
main(int argc, char **argv)
{
	struct fk_kernel k = { .mode = { .die_status = 1, .expression = "2" } };
	const char *connection_file = NULL;
	int c;

	while ((c = getopt(argc, argv, "m:f:")) != -1) {
		if (c == 'm')
			set_mode(&k.mode, optarg);
		else if (c == 'f')
			connection_file = optarg;
		else
			return 2;
	}
	if (connection_file == NULL)
		fk_fail("usage: fakekernel [-m MODE]... -f CONNECTION_FILE");
	start(&k, connection_file);
	for (;;)
		if (fk_wait(&k, -1, k.socket[FK_SHELL]))
			on_request(&k, FK_SHELL);
}
