/*
 * config_load(): which file, which values, which errors.  The YAML side is in
 * test_config_yaml.c, -T and -L are in test_config_dump.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/log.h"
#include "config_case.h"

#define DEFAULT_FILE	"/app/codeInterpreterConf.yaml"

/* A value of a key, through -o, is taken or refused. */
static void
takes(const char *override)
{
	struct config_case c = case_override(override);

	if (c.st != ST_OK)
		fail_msg("%s: %s", override, c.log);
	case_free(&c);
}

static void
refuses(const char *override)
{
	struct config_case c = case_override(override);

	if (c.st == ST_OK)
		fail_msg("%s was taken", override);
	case_free(&c);
}

static void
optional_keys_have_their_defaults(void **state)
{
	struct config_case c = case_load(KERNEL_LAST);

	(void)state;
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.log, "");
	assert_string_equal(c.cfg->file, "f.yaml");
	assert_int_equal(c.cfg->log_level, 0);
	assert_true(c.cfg->log_iso8601);
	assert_false(c.cfg->asynchronous);
	assert_int_equal(c.cfg->interrupt_mode, INTERRUPT_AUTO);
	assert_int_equal(c.cfg->interrupt_grace_s, 5);
	assert_int_equal(c.cfg->start_timeout_s, 60);
	assert_string_equal(c.cfg->environment_prefix, "");
	assert_string_equal(c.cfg->health_endpoint, "/health");
	assert_int_equal(c.cfg->health_success_threshold_s, 120);
	assert_int_equal(c.cfg->health_initial_delay_s, 0);
	assert_int_equal(c.cfg->health_period_s, 15);
	assert_int_equal(c.cfg->health_timeout_s, 15);
	assert_int_equal(c.cfg->health_failure_threshold, 3);
	assert_string_equal(c.cfg->health_expected, "");
	assert_true(c.cfg->auto_base64);
	assert_int_equal(c.cfg->default_timeout_s, 120);
	assert_int_equal(c.cfg->max_pending, 32);
	assert_string_equal(c.cfg->synchronous_snippets.pre, "");
	assert_string_equal(c.cfg->asynchronous_snippets.post, "");
	assert_int_equal(c.cfg->upload_limit_mib, 250);
	assert_string_equal(c.cfg->data_directory, "/mnt/data");
	assert_string_equal(c.cfg->server_user, "proxy");
	assert_string_equal(c.cfg->kernel_user, "");
	assert_string_equal(c.cfg->web_user, "www-data");
	assert_string_equal(c.cfg->runtime_directory,
	    "/run/code-interpreter");
	assert_false(c.cfg->egress);
	assert_false(c.cfg->kernel_name_from_env);
	case_free(&c);
}

static void
every_key_is_read(void **state)
{
	char path[4096];
	struct config_case c;

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/tests/config/every-key.yaml",
	    case_source_directory());
	c = case_load_file(path, NULL, 0);
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.cfg->file, path);
	assert_int_equal(c.cfg->log_level, 1);
	assert_false(c.cfg->log_iso8601);
	assert_string_equal(c.cfg->kernel_name, "xpython");
	assert_int_equal(c.cfg->port, 6001);
	assert_true(c.cfg->asynchronous);
	assert_int_equal(c.cfg->interrupt_mode, INTERRUPT_MESSAGE);
	assert_int_equal(c.cfg->interrupt_grace_s, 7);
	assert_int_equal(c.cfg->start_timeout_s, 61);
	assert_string_equal(c.cfg->environment_prefix, "/opt/env");
	assert_string_equal(c.cfg->health_endpoint, "/healthz");
	assert_int_equal(c.cfg->health_success_threshold_s, 119);
	assert_int_equal(c.cfg->health_initial_delay_s, 9);
	assert_int_equal(c.cfg->health_period_s, 14);
	assert_int_equal(c.cfg->health_timeout_s, 13);
	assert_int_equal(c.cfg->health_failure_threshold, 4);
	assert_string_equal(c.cfg->health_code, "2+2");
	assert_string_equal(c.cfg->health_expected, "4");
	assert_false(c.cfg->auto_base64);
	assert_int_equal(c.cfg->default_timeout_s, 118);
	assert_int_equal(c.cfg->max_pending, 33);
	assert_int_equal(c.cfg->max_pending_asynchronous, 44);
	assert_int_equal(c.cfg->retained_results_mib, 55);
	assert_false(c.cfg->session_delete);
	assert_string_equal(c.cfg->synchronous_snippets.pre, "a = 1\n");
	assert_string_equal(c.cfg->synchronous_snippets.post, "b = 2");
	assert_string_equal(c.cfg->asynchronous_snippets.pre, "c = 3\n");
	assert_string_equal(c.cfg->asynchronous_snippets.post, "d = 4");
	assert_int_equal(c.cfg->upload_limit_mib, 5);
	assert_string_equal(c.cfg->data_directory, "/srv/data");
	assert_string_equal(c.cfg->server_user, "_server");
	assert_string_equal(c.cfg->kernel_user, "1000");
	assert_string_equal(c.cfg->web_user, "web-1");
	assert_string_equal(c.cfg->runtime_directory, "/srv/run");
	case_free(&c);
}

static void
without_a_file_defaults_apply_with_a_warning(void **state)
{
	struct config_case c;

	(void)state;
	if (access(DEFAULT_FILE, F_OK) == 0)
		skip();
	/* empty counts as unset */
	assert_int_equal(setenv("CODE_INTERPRETER_CONFIG_FILE_PATH", "", 1),
	    0);
	c = case_load_file(NULL, NULL, 0);
	assert_int_equal(c.st, ST_OK);
	assert_non_null(strstr(c.log, DEFAULT_FILE ": there is no such file"));
	assert_string_equal(c.cfg->file, "");
	assert_string_equal(c.cfg->kernel_name, "python3");
	assert_int_equal(c.cfg->port, 6000);
	assert_string_equal(c.cfg->health_code, "1+1");
	case_free(&c);

	assert_int_equal(setenv("CODE_INTERPRETER_KERNEL_NAME", "java", 1),
	    0);
	c = case_load_file(NULL, NULL, 0);
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.cfg->kernel_name, "java");
	assert_true(c.cfg->kernel_name_from_env);
	case_free(&c);
}

static void
the_variable_names_the_file_and_the_option_beats_it(void **state)
{
	struct config_case c = case_load(KERNEL_LAST);

	(void)state;
	case_free(&c);
	assert_int_equal(setenv("CODE_INTERPRETER_CONFIG_FILE_PATH",
	    "f.yaml", 1), 0);
	c = case_load_file(NULL, NULL, 0);
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.cfg->file, "f.yaml");
	case_free(&c);

	assert_int_equal(setenv("CODE_INTERPRETER_CONFIG_FILE_PATH",
	    "missing.yaml", 1), 0);
	c = case_load_file(NULL, NULL, 0);
	assert_int_equal(c.st, ST_INVALID);
	assert_non_null(strstr(c.log, ": missing.yaml: cannot be read: "
	    "No such file or directory\n"));
	case_free(&c);
	c = case_load_file("f.yaml", NULL, 0);
	assert_int_equal(c.st, ST_OK);
	case_free(&c);
}

static void
a_file_that_cannot_be_read_is_refused(void **state)
{
	struct config_case c;
	char *text;

	(void)state;
	c = case_load_file(".", NULL, 0);
	assert_int_equal(c.st, ST_INVALID);
	assert_non_null(strstr(c.log, ": .: cannot be read: "));
	case_free(&c);

	text = malloc(1024 * 1024 + 2);
	assert_non_null(text);
	memset(text, '\n', 1024 * 1024 + 1);
	memcpy(text, KERNEL_LAST, strlen(KERNEL_LAST));
	text[1024 * 1024] = '\0';
	case_passes(text);
	text[1024 * 1024] = '\n';
	text[1024 * 1024 + 1] = '\0';
	case_fails(text, "f.yaml: the file is larger than 1048576 bytes");
	free(text);
}

static void
required_keys_are_required(void **state)
{
	(void)state;
	case_fails("", "f.yaml:1: kind: is required and missing");
	case_fails("kind: CodeInterpreterConfig\n",
	    "f.yaml:1: apiVersion: is required and missing");
	case_fails("\nmetadata:\n  x: 1\n",
	    "f.yaml:2: metadata.name: is required and missing");
	case_fails(CASE_HEAD CASE_PROBE "  kernel:\n    port: 6000\n",
	    "f.yaml:8: spec.kernel.name: is required and missing");
	case_fails(CASE_HEAD CASE_PROBE "  kernel:\n    name: python3\n",
	    "f.yaml:8: spec.kernel.port: is required and missing");
	case_fails(CASE_HEAD CASE_KERNEL,
	    "f.yaml:5: spec.healthProbe.code: is required and missing");
	case_fails(CASE_HEAD CASE_PROBE "  kernel:\n    name: ~\n"
	    "    port: 1\n",
	    "f.yaml:9: spec.kernel.name: is required and missing");
}

static void
the_head_must_be_ours(void **state)
{
	(void)state;
	case_fails("kind: Deployment\n",
	    "f.yaml:1: kind: must be exactly CodeInterpreterConfig");
	case_fails("apiVersion: v2\n",
	    "f.yaml:1: apiVersion: must be exactly v1");
	case_fails("metadata:\n  name: Code-Interpreter\n",
	    "f.yaml:2: metadata.name: must be exactly code-interpreter");
}

static void
integers_are_decimal_and_in_range(void **state)
{
	static const char *const wrong[] = {
		"0", "65536", "-1", "+1", "0x10", "6000.0", "6_000", "six",
		"6000 6000", "\"\"", "99999999999999999999", "true"
	};
	char text[1024];
	size_t i;

	(void)state;
	for (i = 0; i < NELEM(wrong); i++) {
		(void)snprintf(text, sizeof(text), CASE_HEAD CASE_PROBE
		    "  kernel:\n    name: python3\n    port: %s\n", wrong[i]);
		case_fails(text, "f.yaml:10: spec.kernel.port: must be "
		    "an integer from 1 to 65535");
	}
	takes("spec.kernel.port=1");
	takes("spec.kernel.port=65535");
	takes("spec.healthProbe.initialDelaySeconds=0");
	refuses("spec.healthProbe.periodSeconds=0");
	takes("spec.codeExecution.defaultTimeoutSeconds=2147483647");
	refuses("spec.codeExecution.defaultTimeoutSeconds=2147483648");
	takes("spec.codeExecution.maxPendingExecutions=1000");
	refuses("spec.codeExecution.maxPendingExecutions=1001");
	refuses("spec.logging.logLevel=4");
}

static void
booleans_have_six_spellings_in_any_case(void **state)
{
	static const char *const words[] = {
		"false", "true", "No", "YES", "oFF", "On"
	};
	static const char *const wrong[] = { "1", "y", "truee", "tru", "" };
	char text[128];
	struct config_case c;
	size_t i;

	(void)state;
	for (i = 0; i < NELEM(words); i++) {
		(void)snprintf(text, sizeof(text),
		    "spec.kernel.isAsynchronousExecutionSupported=%s",
		    words[i]);
		c = case_override(text);
		assert_int_equal(c.st, ST_OK);
		assert_int_equal(c.cfg->asynchronous, i % 2 == 1);
		case_free(&c);
	}
	for (i = 0; i < NELEM(wrong); i++) {
		(void)snprintf(text, sizeof(text),
		    "spec.logging.useISO8601DateFormat=%s", wrong[i]);
		case_override_fails(text,
		    "-o: spec.logging.useISO8601DateFormat: "
		    "must be a boolean");
	}
}

static void
choices_are_exact(void **state)
{
	struct config_case c;

	(void)state;
	c = case_override("spec.kernel.interruptMode=restart");
	assert_int_equal(c.st, ST_OK);
	assert_int_equal(c.cfg->interrupt_mode, INTERRUPT_RESTART);
	case_free(&c);
	takes("spec.kernel.interruptMode=signal");
	case_override_fails("spec.kernel.interruptMode=Signal",
	    "-o: spec.kernel.interruptMode: must be one of "
	    "auto, signal, message, restart");
	refuses("spec.kernel.interruptMode=");
}

static void
names_are_one_path_component(void **state)
{
	static const char *const wrong[] = {
		"", ".", "..", "../python3", "a/b", "a b", "-a", "a\n", "é"
	};
	char text[512];
	size_t i;

	(void)state;
	for (i = 0; i < NELEM(wrong); i++) {
		(void)snprintf(text, sizeof(text), "spec.kernel.name=%s",
		    wrong[i]);
		refuses(text);
		(void)snprintf(text, sizeof(text), "spec.process.webUser=%s",
		    wrong[i]);
		refuses(text);
	}
	takes("spec.kernel.name=net.csharp-7_X");
	takes("spec.process.kernelUser=");
	takes("spec.process.kernelUser=65534");
	(void)snprintf(text, sizeof(text), "spec.kernel.name=%0255d", 1);
	takes(text);
	(void)snprintf(text, sizeof(text), "spec.kernel.name=%0256d", 1);
	refuses(text);
}

static void
paths_are_absolute_and_kept_in_one_form(void **state)
{
	struct config_case c;

	(void)state;
	c = case_override(
	    "spec.fileOperation.dataDirectoryPath=//mnt///x y/");
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.cfg->data_directory, "/mnt/x y");
	case_free(&c);
	case_override_fails("spec.fileOperation.dataDirectoryPath=data",
	    "-o: spec.fileOperation.dataDirectoryPath: must be "
	    "an absolute path of at most 4000 bytes");
	refuses("spec.fileOperation.dataDirectoryPath=/");
	refuses("spec.fileOperation.dataDirectoryPath=//");
	refuses("spec.fileOperation.dataDirectoryPath=/mnt/..");
	refuses("spec.fileOperation.dataDirectoryPath=/mnt/./x");
	refuses("spec.fileOperation.dataDirectoryPath=/mnt/a\tb");
	takes("spec.fileOperation.dataDirectoryPath=/mnt/..a/.b");
	case_override_fails("spec.fileOperation.dataDirectoryPath=",
	    "-o: spec.fileOperation.dataDirectoryPath: must not be empty");
	takes("spec.kernel.environmentPrefix=");
}

static void
the_runtime_directory_is_not_in_the_data(void **state)
{
	(void)state;
	case_override_fails("spec.process.runtimeDirectory=/mnt/data/run",
	    "configuration: spec.process.runtimeDirectory: must not lie in "
	    "spec.fileOperation.dataDirectoryPath");
	refuses("spec.process.runtimeDirectory=/mnt/data");
	takes("spec.process.runtimeDirectory=/mnt/data2");
}

static void
the_health_endpoint_is_no_route_of_the_api(void **state)
{
	static const char *const routes[] = {
		"/execute", "/executions", "/executions/1", "/files",
		"/files/x", "/code", "/code/execute", "/python/execute",
		"/listfiles", "/upload", "/download/a", "/get/a",
		"/delete/a", "/session", "/listSessions", "/metadata",
		"/identifier/1", "/health/startup", "/health/startup/x"
	};
	static const char *const wrong[] = {
		"/", "health", "//health", "/health/", "/a//b", "/a?b",
		"/a#b", "/a%20b", "/a b", "/../execute", "/a\x7f"
	};
	char text[256];
	size_t i;

	(void)state;
	for (i = 0; i < NELEM(routes); i++) {
		(void)snprintf(text, sizeof(text),
		    "spec.healthProbe.endpoint=%s", routes[i]);
		case_override_fails(text, "-o: spec.healthProbe.endpoint: "
		    "is a route of the API");
	}
	for (i = 0; i < NELEM(wrong); i++) {
		(void)snprintf(text, sizeof(text),
		    "spec.healthProbe.endpoint=%s", wrong[i]);
		case_override_fails(text, "-o: spec.healthProbe.endpoint: "
		    "must be the path of a URL of at most 255 bytes");
	}
	takes("spec.healthProbe.endpoint=/healthz");
	takes("spec.healthProbe.endpoint=/health/live");
	takes("spec.healthProbe.endpoint=/filesystem");
	takes("spec.healthProbe.endpoint=/codes/x");
	case_fails(PROBE_LAST "    endpoint: /files\n",
	    "f.yaml:11: spec.healthProbe.endpoint: is a route of the API");
}

static void
texts_are_utf8_without_nul(void **state)
{
	(void)state;
	case_override_fails("spec.healthProbe.code=\xff",
	    "-o: spec.healthProbe.code: must be UTF-8");
	case_override_fails("spec.healthProbe.code=",
	    "-o: spec.healthProbe.code: must not be empty");
	takes("spec.healthProbe.expectedResult=");
	case_fails(PROBE_LAST "    expectedResult: \"a\\0b\"\n",
	    "f.yaml:11: spec.healthProbe.expectedResult: "
	    "must not contain NUL");
	case_fails(KERNEL_LAST "  fileOperation:\n"
	    "    dataDirectoryPath: \"/mnt\\0\"\n",
	    "f.yaml:12: spec.fileOperation.dataDirectoryPath: "
	    "must not contain NUL");
}

static void
all_errors_are_reported(void **state)
{
	struct config_case c = case_load("kind: x\napiVersion: y\n"
	    "spec:\n  kernel:\n    port: 0\n    interruptMode: z\n");

	(void)state;
	assert_int_equal(c.st, ST_INVALID);
	/* four wrong, three missing */
	assert_int_equal(case_count(c.log, "\n"), 7);
	assert_int_equal(case_count(c.log, "is required and missing"), 3);
	case_free(&c);
}

static void
errors_are_at_error_level_and_warnings_are_not(void **state)
{
	struct config_case c;

	(void)state;
	log_setup(LOG_ERROR, LOG_PLAIN, true);
	c = case_load(KERNEL_LAST "    unknown: 1\n    interruptMode: z\n");
	log_setup(LOG_INFO, LOG_PLAIN, true);
	assert_int_equal(c.st, ST_INVALID);
	assert_int_equal(case_count(c.log, "\n"), 1);
	assert_int_equal(case_count(c.log, "interruptMode"), 1);
	case_free(&c);
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_teardown(name, case_reset)
	const struct CMUnitTest tests[] = {
		TEST(optional_keys_have_their_defaults),
		TEST(every_key_is_read),
		TEST(without_a_file_defaults_apply_with_a_warning),
		TEST(the_variable_names_the_file_and_the_option_beats_it),
		TEST(a_file_that_cannot_be_read_is_refused),
		TEST(required_keys_are_required),
		TEST(the_head_must_be_ours),
		TEST(integers_are_decimal_and_in_range),
		TEST(booleans_have_six_spellings_in_any_case),
		TEST(choices_are_exact),
		TEST(names_are_one_path_component),
		TEST(paths_are_absolute_and_kept_in_one_form),
		TEST(the_runtime_directory_is_not_in_the_data),
		TEST(the_health_endpoint_is_no_route_of_the_api),
		TEST(texts_are_utf8_without_nul),
		TEST(all_errors_are_reported),
		TEST(errors_are_at_error_level_and_warnings_are_not),
	};

	return cmocka_run_group_tests(tests, case_begin, case_end);
}
