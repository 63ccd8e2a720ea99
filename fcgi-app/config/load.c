#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/fd.h"
#include "base/strbuf.h"
#include "config/apply.h"
#include "config/config.h"
#include "config/keys.h"
#include "config/report.h"
#include "config/setting.h"
#include "config/yaml.h"

#define FILE_SIZE_MAX	((size_t)1024 * 1024)	/* bytes */
#define DEFAULT_FILE	"/app/codeInterpreterConf.yaml"

#define FILE_VARIABLE	"CODE_INTERPRETER_CONFIG_FILE_PATH"
#define KERNEL_VARIABLE	"CODE_INTERPRETER_KERNEL_NAME"
#define EGRESS_VARIABLE	"ENABLE_EGRESS"
#define ASYNC_VARIABLE	"ENABLE_ASYNC_EXECUTION"

#define KERNEL_NAME	"spec.kernel.name"
#define ASYNC_KEY	"spec.kernel.isAsynchronousExecutionSupported"

struct load {
	struct config	*cfg;
	size_t		 n_errors;
	/* where the kernel's name was set; NULL: nowhere, line 0: -o */
	const char	*name_source;
	size_t		 name_line;
};

/* An empty variable counts as unset. */
static const char *
get_variable(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

static struct config *
new_defaults(void)
{
	struct config *cfg = xcalloc(1, sizeof(*cfg));
	struct strbuf why = STRBUF_INIT(STRBUF_SMALL);
	const struct key *keys;
	size_t i, n;

	cfg->file = xstrdup("");
	keys = keys_table(&n);
	for (i = 0; i < n; i++)
		if (key_is_kept(&keys[i]) && setting_apply(&keys[i],
		    slice_str(keys[i].fallback), cfg, &why) != ST_OK)
			abort();	/* the table contradicts itself */
	strbuf_clear(&why);
	return cfg;
}

static void
parse_file(struct load *load, const char *path, struct slice text)
{
	struct report report = { .source = path };
	struct document doc;

	if (document_read(text, &report, &doc) == ST_OK) {
		load->name_line = apply_document(&doc, &report, load->cfg);
		if (load->name_line > 0)
			load->name_source = load->cfg->file;
		document_clear(&doc);
	}
	load->n_errors += report.n_errors;
}

static void
read_file(struct load *load, const char *path)
{
	struct report report = { .source = path };
	enum status st;
	char *text;
	size_t len;

	free(load->cfg->file);
	load->cfg->file = xstrdup(path);
	st = fd_read_file(path, FILE_SIZE_MAX, &text, &len);
	if (st == ST_OK)
		parse_file(load, path, slice_make(text, len));
	else if (st == ST_TOOBIG)
		report_error(&report, 0, "",
		    "the file is larger than %zu bytes", FILE_SIZE_MAX);
	else
		report_error(&report, 0, "", "cannot be read: %s",
		    status_text(st));
	load->n_errors += report.n_errors;
	free(text);
}

static void
load_file(struct load *load, const char *path)
{
	const struct report report = { .source = DEFAULT_FILE };

	if (path == NULL)
		path = get_variable(FILE_VARIABLE);
	/* one that is there and cannot be read is an error, not absent */
	if (path == NULL && (access(DEFAULT_FILE, F_OK) == 0 ||
	    (errno != ENOENT && errno != ENOTDIR)))
		path = DEFAULT_FILE;
	if (path != NULL)
		read_file(load, path);
	else
		report_warn(&report, 0, "",
		    "there is no such file; using built-in defaults");
}

static void
load_override(struct load *load, const char *text)
{
	const char *value = strchr(text, '=');
	struct report report = { .source = "-o" };
	const struct key *key;
	char *path;

	path = xstrndup(text, value != NULL ? (size_t)(value - text) :
	    strlen(text));
	if (value == NULL)
		report_error(&report, 0, path, "must be KEY=VALUE");
	else if ((key = key_find(path)) != NULL) {
		apply_value(key, 0, path, slice_str(value + 1), &report,
		    load->cfg);
		if (strcmp(path, KERNEL_NAME) == 0 && report.n_errors == 0) {
			load->name_source = "-o";
			load->name_line = 0;
		}
	} else if (key_is_section(path))
		report_error(&report, 0, path, "is a section, not a key");
	else
		report_error(&report, 0, path, "unknown key");
	load->n_errors += report.n_errors;
	free(path);
}

/*
 * The variable says which kernel the image was made for.  A configuration
 * that says something else belongs to another image.
 */
static void
load_kernel_name(struct load *load)
{
	const char *value = get_variable(KERNEL_VARIABLE);
	struct report report = { .source = load->name_source };
	struct report environment = { .source = "environment" };
	struct config *cfg = load->cfg;
	char *configured;

	if (value == NULL)
		return;
	cfg->kernel_name_from_env = true;
	configured = xstrdup(cfg->kernel_name);
	apply_value(key_find(KERNEL_NAME), 0, KERNEL_VARIABLE,
	    slice_str(value), &environment, cfg);
	if (load->name_source != NULL && environment.n_errors == 0 &&
	    strcmp(configured, value) != 0)
		report_error(&report, load->name_line, KERNEL_NAME,
		    "is '%s', but " KERNEL_VARIABLE " is '%s'",
		    configured, value);
	load->n_errors += report.n_errors + environment.n_errors;
	free(configured);
}

static void
load_asynchronous(struct load *load)
{
	const char *value = get_variable(ASYNC_VARIABLE);
	struct report report = { .source = "environment" };

	if (value == NULL)
		return;
	apply_value(key_find(ASYNC_KEY), 0, ASYNC_VARIABLE, slice_str(value),
	    &report, load->cfg);
	load->n_errors += report.n_errors;
}

static void
load_egress(struct load *load)
{
	static const char *const words[] = { "true", "yes", "y", "1" };
	const char *value = get_variable(EGRESS_VARIABLE);
	size_t i;

	for (i = 0; value != NULL && i < NELEM(words); i++)
		if (strcasecmp(value, words[i]) == 0)
			load->cfg->egress = true;
}

/*
 * The users' code owns the data directory: it could put its own files in the
 * place of ours.
 */
static void
check_directories(struct load *load)
{
	struct report report = { .source = "configuration" };
	const char *data = load->cfg->data_directory;
	const char *runtime = load->cfg->runtime_directory;
	size_t len = strlen(data);

	if (strncmp(runtime, data, len) == 0 &&
	    (runtime[len] == '\0' || runtime[len] == '/'))
		report_error(&report, 0, "spec.process.runtimeDirectory",
		    "must not lie in spec.fileOperation.dataDirectoryPath");
	load->n_errors += report.n_errors;
}

enum status
config_load(const struct config_options *options, struct config **out)
{
	struct load load = { .cfg = new_defaults() };
	enum status st = ST_INVALID;
	size_t i;

	*out = NULL;
	load_file(&load, options->file);
	for (i = 0; i < options->n_overrides; i++)
		load_override(&load, options->overrides[i]);
	load_kernel_name(&load);
	load_asynchronous(&load);
	load_egress(&load);
	check_directories(&load);
	if (load.n_errors == 0) {
		*out = load.cfg;
		load.cfg = NULL;
		st = ST_OK;
	}
	config_free(load.cfg);
	return st;
}

void
config_free(struct config *cfg)
{
	const struct key *keys;
	size_t i, n;
	char *text;

	if (cfg == NULL)
		return;
	keys = keys_table(&n);
	for (i = 0; i < n; i++)
		if (key_is_text(&keys[i])) {
			memcpy(&text, (char *)cfg + keys[i].offset,
			    sizeof(text));
			free(text);
		}
	free(cfg->file);
	free(cfg);
}
