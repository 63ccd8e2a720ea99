/*
 * config_load(): overrides of the command line, the environment, and keys
 * that are unknown, ignored or other than recommended.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "config_case.h"

#define DIFFERS(name, value)						\
	"spec.kernel.name: is '" name "', but "				\
	"CODE_INTERPRETER_KERNEL_NAME is '" value "'"

static void
set_variable(const char *name, const char *value)
{
	assert_int_equal(setenv(name, value, 1), 0);
}

static void
the_last_override_wins_over_the_file(void **state)
{
	static const char *const overrides[] = {
		"spec.kernel.port=7000", "spec.kernel.port=7001",
		"spec.healthProbe.code=a=b"
	};
	struct config_case c = case_load(KERNEL_LAST);

	(void)state;
	case_free(&c);
	c = case_load_file("f.yaml", overrides, 3);
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.log, "");
	assert_int_equal(c.cfg->port, 7001);
	assert_string_equal(c.cfg->health_code, "a=b");
	case_free(&c);
}

static void
an_override_without_meaning_is_refused(void **state)
{
	(void)state;
	case_override_fails("spec.kernel.port", "-o: spec.kernel.port: "
	    "must be KEY=VALUE");
	case_override_fails("spec.kernel.prot=1", "-o: spec.kernel.prot: "
	    "unknown key");
	case_override_fails("kernel.port=1", "-o: kernel.port: unknown key");
	case_override_fails("spec.kernel=1", "-o: spec.kernel: "
	    "is a section, not a key");
	case_override_fails("=1", "-o: unknown key");
	case_override_fails("spec.kernel.port=~", "-o: spec.kernel.port: "
	    "must be an integer from 1 to 65535");
	case_override_fails("kind=x", "-o: kind: "
	    "must be exactly CodeInterpreterConfig");
}

static void
every_wrong_override_is_reported(void **state)
{
	static const char *const overrides[] = { "a=1", "b=2", "c" };
	struct config_case c = case_load_file("missing", overrides, 3);

	(void)state;
	assert_int_equal(c.st, ST_INVALID);
	assert_int_equal(case_count(c.log, "\n"), 4);
	case_free(&c);
}

static void
an_override_does_not_mend_a_file(void **state)
{
	static const char *const port[] = { "spec.kernel.port=1" };
	struct config_case c = case_load(CASE_HEAD CASE_PROBE
	    "  kernel: { name: python3 }\n");

	(void)state;
	case_free(&c);
	c = case_load_file("f.yaml", port, 1);
	assert_int_equal(c.st, ST_INVALID);
	assert_non_null(strstr(c.log, "spec.kernel.port: is required"));
	case_free(&c);
}

static void
the_kernel_of_the_environment_must_be_that_of_the_file(void **state)
{
	struct config_case c;

	(void)state;
	set_variable("CODE_INTERPRETER_KERNEL_NAME", "python3");
	c = case_load(KERNEL_LAST);
	assert_int_equal(c.st, ST_OK);
	assert_true(c.cfg->kernel_name_from_env);
	case_free(&c);

	set_variable("CODE_INTERPRETER_KERNEL_NAME", "java");
	case_fails(KERNEL_LAST, "f.yaml:9: " DIFFERS("python3", "java"));
	case_override_fails("spec.kernel.name=ir",
	    "-o: " DIFFERS("ir", "java"));
	/* the override is what counts */
	c = case_override("spec.kernel.name=java");
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.cfg->kernel_name, "java");
	case_free(&c);

	set_variable("CODE_INTERPRETER_KERNEL_NAME", "");
	c = case_load(KERNEL_LAST);
	assert_int_equal(c.st, ST_OK);
	assert_false(c.cfg->kernel_name_from_env);
	case_free(&c);
}

static void
a_wrong_kernel_name_is_one_error(void **state)
{
	struct config_case c;

	(void)state;
	set_variable("CODE_INTERPRETER_KERNEL_NAME", "../java");
	c = case_load(KERNEL_LAST);
	assert_int_equal(c.st, ST_INVALID);
	assert_int_equal(case_count(c.log, "\n"), 1);
	assert_non_null(strstr(c.log,
	    "environment: CODE_INTERPRETER_KERNEL_NAME: must be a name"));
	case_free(&c);

	set_variable("CODE_INTERPRETER_KERNEL_NAME", "java");
	c = case_load(CASE_HEAD CASE_PROBE
	    "  kernel: { name: ../java, port: 1 }\n");
	assert_int_equal(c.st, ST_INVALID);
	assert_int_equal(case_count(c.log, "\n"), 1);
	case_free(&c);
}

static void
the_environment_decides_about_asynchronous_executions(void **state)
{
	static const struct {
		const char	*value;
		bool		 in_file, wanted;
	} rows[] = {
		{ "", true, true }, { "", false, false },
		{ "true", false, true }, { "FALSE", true, false },
	};
	struct config_case c;
	size_t i;

	(void)state;
	for (i = 0; i < NELEM(rows); i++) {
		set_variable("ENABLE_ASYNC_EXECUTION", rows[i].value);
		c = case_load(rows[i].in_file ? KERNEL_LAST
		    "    isAsynchronousExecutionSupported: yes\n" :
		    KERNEL_LAST);
		assert_int_equal(c.st, ST_OK);
		assert_int_equal(c.cfg->asynchronous, rows[i].wanted);
		case_free(&c);
	}
	set_variable("ENABLE_ASYNC_EXECUTION", "sometimes");
	case_fails(KERNEL_LAST,
	    "environment: ENABLE_ASYNC_EXECUTION: must be a boolean");
}

static void
egress_is_wanted_only_by_four_words(void **state)
{
	static const struct {
		const char	*value;
		bool		 wanted;
	} rows[] = {
		{ "true", true }, { "Yes", true }, { "Y", true },
		{ "1", true }, { "", false }, { "on", false },
		{ "false", false }, { "10", false }, { " true", false },
	};
	struct config_case c;
	size_t i;

	(void)state;
	for (i = 0; i < NELEM(rows); i++) {
		set_variable("ENABLE_EGRESS", rows[i].value);
		c = case_load(KERNEL_LAST);
		assert_int_equal(c.st, ST_OK);
		assert_int_equal(c.cfg->egress, rows[i].wanted);
		case_free(&c);
	}
}

static void
an_unknown_key_is_one_warning_with_all_below_it(void **state)
{
	struct config_case c = case_load(KERNEL_LAST
	    "    newer:\n"
	    "      port: x\n"
	    "      a: { b: c }\n"
	    "    newerToo: [ { d: e }, { d: f }, g ]\n"
	    "    Port: 7000\n"
	    "spec2:\n");

	(void)state;
	assert_int_equal(c.st, ST_OK);
	assert_string_equal(c.log,
	    "code-interpreter-fcgi: f.yaml:11: spec.kernel.newer: "
	    "unknown key\n"
	    "code-interpreter-fcgi: f.yaml:14: spec.kernel.newerToo: "
	    "unknown key\n"
	    "code-interpreter-fcgi: f.yaml:15: spec.kernel.Port: "
	    "unknown key\n"
	    "code-interpreter-fcgi: f.yaml:16: spec2: unknown key\n");
	assert_int_equal(c.cfg->port, 6000);
	case_free(&c);
}

static void
keys_of_newer_images_have_no_effect(void **state)
{
	struct config_case c;

	(void)state;
	case_passes(KERNEL_LAST "    enabled: true\n"
	    "    isFirstParty: 3\n    runInitScript: [ x ]\n");
	case_passes(PROBE_LAST
	    "    commonLibrariesInitTimeoutSeconds: 60\n"
	    "    tikaServer:\n      enabled: true\n");
	case_warns(KERNEL_LAST "  fileOperation:\n"
	    "    enableFullPathAccess: true\n", "f.yaml:12: "
	    "spec.fileOperation.enableFullPathAccess: has no effect here");
	case_warns(KERNEL_LAST "  initLibrariesFile: /x\n",
	    "f.yaml:11: spec.initLibrariesFile: has no effect here");
	c = case_load(KERNEL_LAST "    kernelInit:\n"
	    "      synchronous:\n        enabled: true\n"
	    "      asynchronous:\n        enabled: false\n");
	assert_int_equal(c.st, ST_OK);
	assert_int_equal(case_count(c.log, "\n"), 1);
	assert_int_equal(case_count(c.log, "f.yaml:11: "
	    "spec.kernel.kernelInit: has no effect here\n"), 1);
	case_free(&c);
	c = case_override("spec.kernel.kernelInit.synchronous.enabled=true");
	assert_int_equal(c.st, ST_OK);
	assert_int_equal(case_count(c.log, "has no effect here"), 1);
	case_free(&c);
}

static void
a_kernel_cannot_be_disabled(void **state)
{
	(void)state;
	case_fails(KERNEL_LAST "    enabled: false\n",
	    "f.yaml:11: spec.kernel.enabled: must be true: "
	    "there is no mode without a kernel");
	case_fails(KERNEL_LAST "    enabled: maybe\n",
	    "f.yaml:11: spec.kernel.enabled: must be true: "
	    "there is no mode without a kernel");
}

static void
values_beyond_the_recommended_are_warned_about(void **state)
{
	(void)state;
	case_passes(PROBE_LAST "    periodSeconds: 30\n");
	case_warns(PROBE_LAST "    periodSeconds: 31\n",
	    "f.yaml:11: spec.healthProbe.periodSeconds: "
	    "is 31; at most 30 is recommended");
	case_warns(PROBE_LAST "    failureThreshold: 11\n",
	    "f.yaml:11: spec.healthProbe.failureThreshold: "
	    "is 11; at most 10 is recommended");
	case_warns(KERNEL_LAST "  codeExecution:\n"
	    "    enableAutoBase64Decoding: yes\n",
	    "f.yaml:12: spec.codeExecution.enableAutoBase64Decoding: "
	    "is true; false is recommended");
	case_warns(KERNEL_LAST "  logging:\n"
	    "    useISO8601DateFormat: no\n",
	    "f.yaml:12: spec.logging.useISO8601DateFormat: "
	    "is false; true is recommended");
	case_passes(KERNEL_LAST "  logging:\n"
	    "    useISO8601DateFormat: yes\n");
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_teardown(name, case_reset)
	const struct CMUnitTest tests[] = {
		TEST(the_last_override_wins_over_the_file),
		TEST(an_override_without_meaning_is_refused),
		TEST(every_wrong_override_is_reported),
		TEST(an_override_does_not_mend_a_file),
		TEST(the_kernel_of_the_environment_must_be_that_of_the_file),
		TEST(a_wrong_kernel_name_is_one_error),
		TEST(the_environment_decides_about_asynchronous_executions),
		TEST(egress_is_wanted_only_by_four_words),
		TEST(an_unknown_key_is_one_warning_with_all_below_it),
		TEST(keys_of_newer_images_have_no_effect),
		TEST(a_kernel_cannot_be_disabled),
		TEST(values_beyond_the_recommended_are_warned_about),
	};

	return cmocka_run_group_tests(tests, case_begin, case_end);
}
