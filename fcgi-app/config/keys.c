#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "config/keys.h"

#define KEPT(name, kind, member, text)					\
	.path = (name), .type = (kind), .fallback = (text),		\
	.offset = offsetof(struct config, member)
#define OTHER(name, kind)						\
	.path = (name), .type = (kind)

#define SECONDS_MAX	INT32_MAX	/* as a request's own timeout */
#define NAME_MAX_BYTES	255
#define PATH_MAX_BYTES	4000	/* room for a name of 95 below PATH_MAX */
#define RUNTIME_MAX_BYTES 80	/* sockets lie there: sun_path has 108 */

static const char *const kinds[] = { "CodeInterpreterConfig", NULL };
static const char *const versions[] = { "v1", NULL };
static const char *const names[] = { "code-interpreter", NULL };

static const char *const interrupt_modes[] = {
	[INTERRUPT_AUTO] = "auto",
	[INTERRUPT_SIGNAL] = "signal",
	[INTERRUPT_MESSAGE] = "message",
	[INTERRUPT_RESTART] = "restart",
	NULL
};

static const struct key table[] = {
	{ OTHER("kind", KEY_CONSTANT), .choices = kinds, .required = true },
	{ OTHER("apiVersion", KEY_CONSTANT),
	  .choices = versions, .required = true },
	{ OTHER("metadata.name", KEY_CONSTANT),
	  .choices = names, .required = true },

	{ KEPT("spec.logging.logLevel", KEY_INTEGER, log_level, "0"),
	  .min = 0, .max = 3, .recommended_max = 1 },
	{ KEPT("spec.logging.useISO8601DateFormat",
	      KEY_BOOLEAN, log_iso8601, "true"),
	  .recommended = "true" },

	{ KEPT("spec.kernel.name", KEY_NAME, kernel_name, "python3"),
	  .max = NAME_MAX_BYTES, .required = true },
	{ KEPT("spec.kernel.port", KEY_INTEGER, port, "6000"),
	  .min = 1, .max = 65535, .required = true },
	{ KEPT("spec.kernel.isAsynchronousExecutionSupported",
	      KEY_BOOLEAN, asynchronous, "false") },
	{ KEPT("spec.kernel.interruptMode",
	      KEY_CHOICE, interrupt_mode, "auto"),
	  .choices = interrupt_modes },
	{ KEPT("spec.kernel.interruptGraceSeconds",
	      KEY_INTEGER, interrupt_grace_s, "5"),
	  .min = 1, .max = 3600 },
	{ KEPT("spec.kernel.startTimeoutSeconds",
	      KEY_INTEGER, start_timeout_s, "60"),
	  .min = 1, .max = 3600 },
	{ KEPT("spec.kernel.environmentPrefix",
	      KEY_PATH, environment_prefix, ""),
	  .max = PATH_MAX_BYTES },
	{ OTHER("spec.kernel.enabled", KEY_TRUE) },
	{ OTHER("spec.kernel.isFirstParty", KEY_IGNORED) },
	{ OTHER("spec.kernel.runInitScript", KEY_IGNORED) },
	{ OTHER("spec.kernel.kernelInit", KEY_IGNORED_LOUDLY) },

	{ OTHER("spec.initLibrariesFile", KEY_IGNORED_LOUDLY) },

	{ KEPT("spec.healthProbe.endpoint",
	      KEY_ENDPOINT, health_endpoint, "/health"),
	  .max = NAME_MAX_BYTES },
	{ KEPT("spec.healthProbe.successfulHealthCheckThresholdSeconds",
	      KEY_INTEGER, health_success_threshold_s, "120"),
	  .min = 1, .max = SECONDS_MAX, .recommended_max = 120 },
	{ KEPT("spec.healthProbe.initialDelaySeconds",
	      KEY_INTEGER, health_initial_delay_s, "0"),
	  .min = 0, .max = SECONDS_MAX, .recommended_max = 30 },
	{ KEPT("spec.healthProbe.periodSeconds",
	      KEY_INTEGER, health_period_s, "15"),
	  .min = 1, .max = SECONDS_MAX, .recommended_max = 30 },
	{ KEPT("spec.healthProbe.timeoutSeconds",
	      KEY_INTEGER, health_timeout_s, "15"),
	  .min = 1, .max = SECONDS_MAX, .recommended_max = 30 },
	{ KEPT("spec.healthProbe.failureThreshold",
	      KEY_INTEGER, health_failure_threshold, "3"),
	  .min = 1, .max = 1000, .recommended_max = 10 },
	{ KEPT("spec.healthProbe.code", KEY_TEXT, health_code, "1+1"),
	  .required = true },
	{ KEPT("spec.healthProbe.expectedResult",
	      KEY_TEXT, health_expected, "") },
	{ OTHER("spec.healthProbe.commonLibrariesInitTimeoutSeconds",
	      KEY_IGNORED) },
	{ OTHER("spec.healthProbe.tikaServer", KEY_IGNORED) },

	{ KEPT("spec.codeExecution.enableAutoBase64Decoding",
	      KEY_BOOLEAN, auto_base64, "true"),
	  .recommended = "false" },
	{ KEPT("spec.codeExecution.defaultTimeoutSeconds",
	      KEY_INTEGER, default_timeout_s, "120"),
	  .min = 1, .max = SECONDS_MAX, .recommended_max = 120 },
	{ KEPT("spec.codeExecution.maxPendingExecutions",
	      KEY_INTEGER, max_pending, "32"),
	  .min = 1, .max = 1000 },
	{ KEPT("spec.codeExecution.maxPendingAsynchronousExecutions",
	      KEY_INTEGER, max_pending_asynchronous, "2000"),
	  .min = 1, .max = 100000 },
	{ KEPT("spec.codeExecution.maxRetainedResultsInMBs",
	      KEY_INTEGER, retained_results_mib, "32"),
	  .min = 1, .max = 4096 },
	{ KEPT("spec.codeExecution.synchronousExecution."
	      "preCodeInjectionSnippet",
	      KEY_TEXT, synchronous_snippets.pre, "") },
	{ KEPT("spec.codeExecution.synchronousExecution."
	      "postCodeInjectionSnippet",
	      KEY_TEXT, synchronous_snippets.post, "") },
	{ KEPT("spec.codeExecution.asynchronousExecution."
	      "preCodeInjectionSnippet",
	      KEY_TEXT, asynchronous_snippets.pre, "") },
	{ KEPT("spec.codeExecution.asynchronousExecution."
	      "postCodeInjectionSnippet",
	      KEY_TEXT, asynchronous_snippets.post, "") },

	{ KEPT("spec.fileOperation.maxUploadFileSizeLimitInMBs",
	      KEY_INTEGER, upload_limit_mib, "250"),
	  .min = 1, .max = 1048576, .recommended_max = 10 },
	{ KEPT("spec.fileOperation.dataDirectoryPath",
	      KEY_PATH, data_directory, "/mnt/data"),
	  .max = PATH_MAX_BYTES },
	{ OTHER("spec.fileOperation.enableFullPathAccess",
	      KEY_IGNORED_LOUDLY) },

	{ KEPT("spec.process.serverUser", KEY_USER, server_user, "proxy"),
	  .max = NAME_MAX_BYTES },
	{ KEPT("spec.process.kernelUser", KEY_USER, kernel_user, ""),
	  .max = NAME_MAX_BYTES },
	{ KEPT("spec.process.webUser", KEY_USER, web_user, "www-data"),
	  .max = NAME_MAX_BYTES },
	{ KEPT("spec.process.runtimeDirectory",
	      KEY_PATH, runtime_directory, "/run/code-interpreter"),
	  .max = RUNTIME_MAX_BYTES },

	{ KEPT("spec.session.deleteResets",
	      KEY_BOOLEAN, session_delete, "true") },
};

const struct key *
keys_table(size_t *n)
{
	*n = NELEM(table);
	return table;
}

/* Does path lie below section? */
static bool
is_below(const char *path, const char *section)
{
	size_t len = strlen(section);

	return strncmp(path, section, len) == 0 && path[len] == '.';
}

const struct key *
key_find(const char *path)
{
	const struct key *key;
	size_t i;

	for (i = 0; i < NELEM(table); i++) {
		key = &table[i];
		if (strcmp(path, key->path) == 0)
			return key;
		if ((key->type == KEY_IGNORED ||
		    key->type == KEY_IGNORED_LOUDLY) &&
		    is_below(path, key->path))
			return key;
	}
	return NULL;
}

bool
key_is_section(const char *path)
{
	size_t i;

	for (i = 0; i < NELEM(table); i++)
		if (is_below(table[i].path, path))
			return true;
	return false;
}

bool
key_is_text(const struct key *key)
{
	switch (key->type) {
	case KEY_TEXT:
	case KEY_NAME:
	case KEY_USER:
	case KEY_PATH:
	case KEY_ENDPOINT:
		return true;
	default:
		return false;
	}
}

bool
key_is_kept(const struct key *key)
{
	return key->fallback != NULL;
}

const char *
key_text(const struct key *key, const struct config *cfg)
{
	const char *text;

	memcpy(&text, (const char *)cfg + key->offset, sizeof(text));
	return text;
}

int64_t
key_integer(const struct key *key, const struct config *cfg)
{
	int64_t v;

	memcpy(&v, (const char *)cfg + key->offset, sizeof(v));
	return v;
}

bool
key_boolean(const struct key *key, const struct config *cfg)
{
	bool v;

	memcpy(&v, (const char *)cfg + key->offset, sizeof(v));
	return v;
}

void
key_set_text(const struct key *key, struct config *cfg, struct slice text)
{
	char *old, *new = xstrndup(text.p, text.len);

	memcpy(&old, (char *)cfg + key->offset, sizeof(old));
	free(old);
	memcpy((char *)cfg + key->offset, &new, sizeof(new));
}

void
key_set_integer(const struct key *key, struct config *cfg, int64_t v)
{
	memcpy((char *)cfg + key->offset, &v, sizeof(v));
}

void
key_set_boolean(const struct key *key, struct config *cfg, bool v)
{
	memcpy((char *)cfg + key->offset, &v, sizeof(v));
}
