/*
 * The script of an execution.  One command on a line; TEXT goes to the end of
 * the line and may hold \n, \e (escape), \\ and \xHH (a byte).
 *
 *	stdout TEXT, stderr TEXT	a stream message
 *	result TEXT		execute_result with that text/plain
 *	display-png BASE64	display_data with that image/png
 *	error NAME TEXT		an error message; the reply will say error too
 *	reply-error NAME TEXT	only the reply will say error
 *	raw TYPE CONTENT	a message on iopub, content as it stands here
 *	garbage			a stream message whose content is not JSON
 *	busy, idle		status messages
 *	reply ok|error|aborted	execute_reply
 *	no-busy, no-reply, no-idle	will not be added (see below)
 *	silent			all three of them
 *	flood N			N stream messages of one line each
 *	big N			one stream message of N bytes
 *	late MS TEXT		stdout, so much later, even after the end
 *	input			input_request; its answer comes as stdout
 *	sleep MS		until an interrupt, which ends the script
 *	wait-interrupt [MS]	until an interrupt, and go on
 *	wait-file NAME		until there is that file, or an interrupt
 *	ignore-interrupt	interrupts do nothing in this execution
 *	die [STATUS]		_exit() at once (1)
 *	signal N		send it to ourselves
 *	fork-child [session]	leave a child that ignores SIGTERM, and
 *				moves to a session of its own if asked
 *	set NAME TEXT, get NAME	variables; get is a result or a NameError
 *	count			result: the execution counter
 *	pid			result: our process
 *
 * Before a command that sends, what is wrong with the message: foreign (the
 * parent is somebody else's), orphan (no parent), unsigned, wrong-key, half
 * (frames missing), twice.
 *
 * busy first, then reply and idle last, are added unless the script has them
 * itself (free of faults other than twice).  After error (free of faults), or
 * an interrupt that was not waited for, the rest of the script is skipped but
 * for its own busy, reply and idle.  `1+1' alone is a result of 2 by the
 * shortest way.
 */
#include <stdlib.h>
#include <string.h>

#include "fakekernel.h"

#define SCRIPTS_MAX	((size_t)1024 * 1024)	/* bytes of mode scripts */

/*
 * What the program must ask for (API contract 16.1), or NULL.  A request that
 * is otherwise gets an error that says so.
 */
static const char *
complain(const struct fk_message *m)
{
	static const char *const falses[] = { "allow_stdin", "stop_on_error" };
	const cJSON *c = m->content;
	const char *version;
	size_t i;

	for (i = 0; i < sizeof(falses) / sizeof(falses[0]); i++)
		if (!cJSON_IsFalse(cJSON_GetObjectItemCaseSensitive(c,
		    falses[i])))
			return falses[i];
	if (!cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(c,
	    "store_history")))
		return "store_history";
	if (cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(c,
	    "user_expressions")) != 0)
		return "user_expressions";
	version = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(
	    m->head, "version"));
	if (version == NULL || strncmp(version, "5.", 2) != 0)
		return "version";
	for (i = 0; i < 4; i++) {
		static const char *const fields[] = { "msg_id", "session",
		    "username", "date" };

		if (!cJSON_IsString(cJSON_GetObjectItemCaseSensitive(m->head,
		    fields[i])))
			return fields[i];
	}
	return NULL;
}

/* A silent execution: a probe of the program. */
static void
answer_probe(struct fk_kernel *k)
{
	const cJSON *asked = cJSON_GetObjectItemCaseSensitive(
	    k->parent->content, "user_expressions"), *e;
	cJSON *c, *values;

	if (k->mode.probe == FK_PROBE_HANG)
		return;
	fk_send_status(k, "busy", 0);
	c = cJSON_CreateObject();
	(void)cJSON_AddStringToObject(c, "status",
	    k->mode.probe == FK_PROBE_FAIL ? "error" : "ok");
	(void)cJSON_AddNumberToObject(c, "execution_count",
	    k->execution_count);
	values = cJSON_AddObjectToObject(c, "user_expressions");
	cJSON_ArrayForEach(e, asked) {
		cJSON *v = cJSON_AddObjectToObject(values, e->string), *data;

		(void)cJSON_AddStringToObject(v, "status", "ok");
		data = cJSON_AddObjectToObject(v, "data");
		(void)cJSON_AddStringToObject(data, "text/plain",
		    k->mode.expression);
		(void)cJSON_AddObjectToObject(v, "metadata");
	}
	fk_send_json(k, FK_SHELL, "execute_reply", c, 0);
	fk_send_status(k, "idle", 0);
}

/* `1+1': measured by the benchmark, so nothing is done that need not be. */
static void
answer_at_once(struct fk_kernel *k)
{
	fk_send_text(k, FK_IOPUB, "status", "{\"execution_state\":\"busy\"}",
	    0);
	fk_send_text(k, FK_IOPUB, "execute_result", "{\"execution_count\":1,"
	    "\"data\":{\"text/plain\":\"2\"},\"metadata\":{}}", 0);
	fk_send_text(k, FK_SHELL, "execute_reply", "{\"status\":\"ok\","
	    "\"execution_count\":1,\"payload\":[],\"user_expressions\":{}}",
	    0);
	fk_send_text(k, FK_IOPUB, "status", "{\"execution_state\":\"idle\"}",
	    0);
}

/* Which of busy, reply and idle has the script itself? */
static void
look_ahead(struct fk_run *r, const char *script)
{
	char *copy = strdup(script), *left = copy, *line, *name;
	unsigned faults;

	while ((line = strsep(&left, "\n")) != NULL) {
		name = fk_take_faults(line, &faults);
		if ((faults & ~FAULT_TWICE) != 0)
			continue;
		name[strcspn(name, " ")] = '\0';
		if (strcmp(name, "silent") == 0)
			r->add_busy = r->add_reply = r->add_idle = false;
		else if (strcmp(name, "busy") == 0 ||
		    strcmp(name, "no-busy") == 0)
			r->add_busy = false;
		else if (strcmp(name, "reply") == 0 ||
		    strcmp(name, "no-reply") == 0)
			r->add_reply = false;
		else if (strcmp(name, "idle") == 0 ||
		    strcmp(name, "no-idle") == 0)
			r->add_idle = false;
	}
	free(copy);
}

static void
run_script(struct fk_run *r, char *script)
{
	char *line;

	while ((line = strsep(&script, "\n")) != NULL) {
		fk_run_line(r, line);
		(void)fk_wait(r->k, 0, NULL);
		if (r->k->interrupted && !r->failed) {
			r->faults = 0;
			fk_send_error(r, "KeyboardInterrupt", "");
		}
		r->k->interrupted = false;
	}
}

/* Has the program sent another execution before this one has ended? */
static void
note_overlap(struct fk_kernel *k)
{
	zmq_pollitem_t item = { k->socket[FK_SHELL], -1, ZMQ_POLLIN, 0 };

	k->overlap = zmq_poll(&item, 1, 0) > 0;
}

static void
answer_script(struct fk_kernel *k, char *script)
{
	struct fk_run r = { .k = k, .add_busy = true, .add_reply = true,
	    .add_idle = true };
	const char *wrong = complain(k->parent);

	fk_log(k, "script");
	k->execution_count++;
	k->running = true;
	look_ahead(&r, script);
	if (r.add_busy)
		fk_send_status(k, "busy", 0);
	if (wrong != NULL)
		fk_send_error(&r, "BadRequest", wrong);
	run_script(&r, script);
	note_overlap(k);
	r.faults = 0;
	if (r.add_reply)
		fk_send_reply(&r, r.failed ? "error" : "ok");
	if (r.add_idle)
		fk_send_status(k, "idle", 0);
	k->running = k->ignore_interrupt = false;
	free(r.ename);
	free(r.evalue);
}

static cJSON *
read_scripts(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = fk_alloc(SCRIPTS_MAX);
	cJSON *scripts = NULL;
	size_t len;

	if (f != NULL) {
		len = fread(text, 1, SCRIPTS_MAX, f);
		scripts = cJSON_ParseWithLength(text, len);
		(void)fclose(f);
	}
	if (scripts == NULL)
		fk_fail("cannot read %s", path);
	free(text);
	return scripts;
}

static void
answer_code(struct fk_kernel *k, char *code)
{
	cJSON *scripts = NULL;
	char *script = NULL;

	if (k->mode.scripts_path != NULL) {
		scripts = read_scripts(k->mode.scripts_path);
		script = cJSON_GetStringValue(
		    cJSON_GetObjectItemCaseSensitive(scripts, code));
	}
	answer_script(k, script != NULL ? script : code);
	cJSON_Delete(scripts);
}

void
fk_execute(struct fk_kernel *k)
{
	const cJSON *c = k->parent->content;
	char *code = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(c,
	    "code"));

	if (k->overlap)
		fk_log(k, "overlap");
	k->overlap = false;
	if (code == NULL)
		fk_log(k, "refused no code");
	else if (cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(c, "silent"))) {
		fk_log(k, "probe");
		answer_probe(k);
	} else if (strcmp(code, "1+1") == 0)
		answer_at_once(k);
	else
		answer_code(k, code);
}
