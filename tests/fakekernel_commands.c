/* The commands of a script; fakekernel_script.c has the list. */
#include <ctype.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fakekernel.h"

static const struct {
	const char	*name;
	unsigned	 fault;
} prefixes[] = {
	{ "foreign ", FAULT_FOREIGN }, { "orphan ", FAULT_ORPHAN },
	{ "unsigned ", FAULT_UNSIGNED }, { "wrong-key ", FAULT_WRONG_KEY },
	{ "half ", FAULT_HALF }, { "twice ", FAULT_TWICE },
};

char *
fk_take_faults(char *line, unsigned *faults)
{
	size_t i, len;

	*faults = 0;
	for (i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		len = strlen(prefixes[i].name);
		if (strncmp(line, prefixes[i].name, len) != 0)
			continue;
		*faults |= prefixes[i].fault;
		line += len;
		i = (size_t)-1;		/* once more from the first */
	}
	return line;
}

/* Cut the first word off a text; *rest is what follows the blank. */
static char *
take_word(char *text, char **rest)
{
	char *end = text + strcspn(text, " ");

	*rest = *end == '\0' ? end : end + 1;
	*end = '\0';
	return text;
}

/* Resolve the escapes of TEXT in place. */
static char *
unescape(char *text)
{
	char *in = text, *out = text, hex[3] = "";

	while (*in != '\0') {
		if (*in != '\\' || in[1] == '\0') {
			*out++ = *in++;
			continue;
		}
		in++;
		if (*in == 'x' && isxdigit((unsigned char)in[1]) &&
		    isxdigit((unsigned char)in[2])) {
			hex[0] = in[1];
			hex[1] = in[2];
			*out++ = (char)strtol(hex, NULL, 16);
			in += 2;
		} else
			*out++ = *in == 'n' ? '\n' : *in == 'e' ? '\033' : *in;
		in++;
	}
	*out = '\0';
	return text;
}

void
fk_send_reply(struct fk_run *r, const char *status)
{
	cJSON *c = cJSON_CreateObject(), *traceback;

	(void)cJSON_AddStringToObject(c, "status", status);
	(void)cJSON_AddNumberToObject(c, "execution_count",
	    r->k->execution_count);
	if (strcmp(status, "ok") == 0) {
		(void)cJSON_AddArrayToObject(c, "payload");
		(void)cJSON_AddObjectToObject(c, "user_expressions");
	} else if (r->ename != NULL) {
		(void)cJSON_AddStringToObject(c, "ename", r->ename);
		(void)cJSON_AddStringToObject(c, "evalue", r->evalue);
		traceback = cJSON_AddArrayToObject(c, "traceback");
		(void)cJSON_AddItemToArray(traceback,
		    cJSON_CreateString("from the reply"));
	}
	fk_send_json(r->k, FK_SHELL, "execute_reply", c, r->faults);
}

static void
send_bundle(struct fk_run *r, const char *type, const char *mime,
    const char *value)
{
	cJSON *c = cJSON_CreateObject(), *data;

	if (strcmp(type, "execute_result") == 0)
		(void)cJSON_AddNumberToObject(c, "execution_count",
		    r->k->execution_count);
	data = cJSON_AddObjectToObject(c, "data");
	(void)cJSON_AddStringToObject(data, mime, value);
	(void)cJSON_AddObjectToObject(c, "metadata");
	fk_send_json(r->k, FK_IOPUB, type, c, r->faults);
}

static void
fail_with(struct fk_run *r, const char *name, const char *text)
{
	free(r->ename);
	free(r->evalue);
	r->ename = strdup(name);
	r->evalue = strdup(text);
	r->failed = true;
}

void
fk_send_error(struct fk_run *r, const char *name, const char *text)
{
	cJSON *c = cJSON_CreateObject(), *frames;
	char last[256];

	if ((r->faults & ~FAULT_TWICE) == 0)
		fail_with(r, name, text);
	(void)cJSON_AddStringToObject(c, "ename", name);
	(void)cJSON_AddStringToObject(c, "evalue", text);
	frames = cJSON_AddArrayToObject(c, "traceback");
	(void)snprintf(last, sizeof(last), "\033[0;31m%s\033[0m: %s", name,
	    text);
	(void)cJSON_AddItemToArray(frames,
	    cJSON_CreateString("Traceback (most recent call last)"));
	(void)cJSON_AddItemToArray(frames, cJSON_CreateString(last));
	fk_send_json(r->k, FK_IOPUB, "error", c, r->faults);
}

static void
run_stdout(struct fk_run *r, char *text)
{
	fk_send_stream(r->k, "stdout", unescape(text), r->faults);
}

static void
run_stderr(struct fk_run *r, char *text)
{
	fk_send_stream(r->k, "stderr", unescape(text), r->faults);
}

static void
run_result(struct fk_run *r, char *text)
{
	send_bundle(r, "execute_result", "text/plain", unescape(text));
}

static void
run_display_png(struct fk_run *r, char *base64)
{
	send_bundle(r, "display_data", "image/png", unescape(base64));
}

static void
run_error(struct fk_run *r, char *text)
{
	char *rest, *name = take_word(text, &rest);

	fk_send_error(r, name, unescape(rest));
}

static void
run_reply_error(struct fk_run *r, char *text)
{
	char *rest, *name = take_word(text, &rest);

	fail_with(r, name, unescape(rest));
}

static void
run_raw(struct fk_run *r, char *text)
{
	char *rest, *type = take_word(text, &rest);

	fk_send_text(r->k, FK_IOPUB, type, rest, r->faults);
}

static void
run_garbage(struct fk_run *r, char *text)
{
	(void)text;
	fk_send_text(r->k, FK_IOPUB, "stream", "{\"name\":\"stdout\",",
	    r->faults);
}

static void
run_busy(struct fk_run *r, char *text)
{
	(void)text;
	fk_send_status(r->k, "busy", r->faults);
}

static void
run_idle(struct fk_run *r, char *text)
{
	(void)text;
	fk_send_status(r->k, "idle", r->faults);
}

static void
run_reply(struct fk_run *r, char *status)
{
	fk_send_reply(r, *status == '\0' ? "ok" : status);
}

/* Their work is done by look_ahead(). */
static void
run_nothing(struct fk_run *r, char *text)
{
	(void)r;
	(void)text;
}

static void
run_flood(struct fk_run *r, char *text)
{
	long i, n = strtol(text, NULL, 10);
	char line[32];

	for (i = 0; i < n; i++) {
		(void)snprintf(line, sizeof(line), "line %ld\n", i);
		fk_send_stream(r->k, "stdout", line, r->faults);
	}
}

static void
run_big(struct fk_run *r, char *text)
{
	size_t n = strtoul(text, NULL, 10);
	char *x = fk_alloc(n + 1);

	(void)memset(x, 'x', n);
	fk_send_stream(r->k, "stdout", x, r->faults);
	free(x);
}

static void
run_late(struct fk_run *r, char *text)
{
	struct fk_late *late = fk_alloc(sizeof(*late));
	char *rest, *ms = take_word(text, &rest);

	late->due_ms = fk_now_ms() + strtol(ms, NULL, 10);
	late->text = strdup(unescape(rest));
	late->header.len = r->k->parent->header.len;
	late->header.data = fk_alloc(late->header.len + 1);
	(void)memcpy(late->header.data, r->k->parent->header.data,
	    late->header.len);
	late->next = r->k->late;
	r->k->late = late;
}

static void
run_input(struct fk_run *r, char *text)
{
	struct fk_message *m;
	const char *value = NULL;

	(void)text;
	fk_send_text(r->k, FK_STDIN, "input_request",
	    "{\"prompt\":\"?\",\"password\":false}", r->faults);
	if (!fk_wait(r->k, fk_now_ms() + 10000, r->k->socket[FK_STDIN]) ||
	    (m = fk_receive(r->k, FK_STDIN)) == NULL) {
		fk_send_stream(r->k, "stdout", "no answer", 0);
		return;
	}
	value = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(
	    m->content, "value"));
	fk_send_stream(r->k, "stdout", value == NULL ? "no value" :
	    *value == '\0' ? "empty answer" : value, 0);
	fk_message_free(m);
}

static void
run_sleep(struct fk_run *r, char *ms)
{
	(void)fk_wait(r->k, fk_now_ms() + strtol(ms, NULL, 10), NULL);
}

static void
run_wait_interrupt(struct fk_run *r, char *ms)
{
	(void)fk_wait(r->k, *ms == '\0' ? -1 :
	    fk_now_ms() + strtol(ms, NULL, 10), NULL);
	r->k->interrupted = false;
}

static void
run_wait_file(struct fk_run *r, char *name)
{
	while (access(name, F_OK) == -1 && !r->k->interrupted)
		(void)fk_wait(r->k, fk_now_ms() + 5, NULL);
}

static void
run_ignore_interrupt(struct fk_run *r, char *text)
{
	(void)text;
	r->k->ignore_interrupt = true;
}

static void
run_die(struct fk_run *r, char *status)
{
	(void)r;
	_exit(*status == '\0' ? 1 : (int)strtol(status, NULL, 10));
}

static void
run_signal(struct fk_run *r, char *number)
{
	(void)r;
	(void)kill(getpid(), (int)strtol(number, NULL, 10));
	/* One that ends us does so before the next message leaves. */
	(void)usleep(1000);
}

static void
run_fork_child(struct fk_run *r, char *where)
{
	pid_t child = fork();

	if (child == -1)
		fk_send_error(r, "OSError", "fork");
	if (child != 0)
		return;
	(void)signal(SIGTERM, SIG_IGN);
	if (strcmp(where, "session") == 0)
		(void)setsid();
	for (;;)
		(void)pause();
}

static void
run_set(struct fk_run *r, char *text)
{
	char *rest, *name = take_word(text, &rest);

	cJSON_DeleteItemFromObjectCaseSensitive(r->k->variables, name);
	(void)cJSON_AddStringToObject(r->k->variables, name, unescape(rest));
}

static void
run_get(struct fk_run *r, char *name)
{
	const char *value = cJSON_GetStringValue(
	    cJSON_GetObjectItemCaseSensitive(r->k->variables, name));

	if (value == NULL)
		fk_send_error(r, "NameError", name);
	else
		send_bundle(r, "execute_result", "text/plain", value);
}

static void
send_number(struct fk_run *r, long value)
{
	char text[32];

	(void)snprintf(text, sizeof(text), "%ld", value);
	send_bundle(r, "execute_result", "text/plain", text);
}

static void
run_count(struct fk_run *r, char *text)
{
	(void)text;
	send_number(r, r->k->execution_count);
}

static void
run_pid(struct fk_run *r, char *text)
{
	(void)text;
	send_number(r, getpid());
}

static const struct command {
	const char	*name;
	void		(*run)(struct fk_run *, char *);
	bool		 always;	/* even after a failure */
} commands[] = {
	{ "stdout", run_stdout, false },
	{ "stderr", run_stderr, false },
	{ "result", run_result, false },
	{ "display-png", run_display_png, false },
	{ "error", run_error, false },
	{ "reply-error", run_reply_error, false },
	{ "raw", run_raw, false },
	{ "garbage", run_garbage, false },
	{ "busy", run_busy, true },
	{ "idle", run_idle, true },
	{ "reply", run_reply, true },
	{ "no-busy", run_nothing, true },
	{ "no-reply", run_nothing, true },
	{ "no-idle", run_nothing, true },
	{ "silent", run_nothing, true },
	{ "flood", run_flood, false },
	{ "big", run_big, false },
	{ "late", run_late, false },
	{ "input", run_input, false },
	{ "sleep", run_sleep, false },
	{ "wait-interrupt", run_wait_interrupt, false },
	{ "wait-file", run_wait_file, false },
	{ "ignore-interrupt", run_ignore_interrupt, false },
	{ "die", run_die, false },
	{ "signal", run_signal, false },
	{ "fork-child", run_fork_child, false },
	{ "set", run_set, false },
	{ "get", run_get, false },
	{ "count", run_count, false },
	{ "pid", run_pid, false },
};

void
fk_run_line(struct fk_run *r, char *line)
{
	char *rest, *name = take_word(fk_take_faults(line, &r->faults), &rest);
	size_t i;

	for (i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strcmp(commands[i].name, name) != 0)
			continue;
		if (!r->failed || commands[i].always)
			commands[i].run(r, rest);
		return;
	}
	if (*name != '\0' && !r->failed) {
		r->faults = 0;
		fk_send_error(r, "NoSuchCommand", name);
	}
}
