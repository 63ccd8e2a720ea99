/*
 * config: the YAML configuration file (API contract section 17) and the
 * environment variables of section 18.1 that concern the program, as one
 * struct that is const once the first thread exists.
 *
 * One table of keys (keys.c) drives the parser, the defaults, the overrides
 * of -o, the dump of -T and the checks of the manual.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/compiler.h"
#include "base/status.h"

enum config_interrupt {		/* spec.kernel.interruptMode */
	INTERRUPT_AUTO,		/* the kernelspec's, corrected by our table */
	INTERRUPT_SIGNAL,	/* SIGINT to the kernel's process group */
	INTERRUPT_MESSAGE,	/* interrupt_request on the control channel */
	INTERRUPT_RESTART	/* there is none: restart the kernel */
};

struct config_snippets {
	char	*pre;		/* owned; "" if there is none */
	char	*post;		/* owned; "" if there is none */
};

/* Every char * is owned and never NULL. */
struct config {
	char		*file;	/* path it was read from; "" for built in */

	int64_t		 log_level;		/* 0 debug … 3 error */
	bool		 log_iso8601;

	char		*kernel_name;
	bool		 kernel_name_from_env;	/* by its variable */
	int64_t		 port;			/* of the HTTP side */
	bool		 asynchronous;
	/* ours, not in the original */
	int64_t		 interrupt_mode;	/* enum config_interrupt */
	int64_t		 interrupt_grace_s;
	int64_t		 start_timeout_s;
	char		*environment_prefix;	/* "" = search, see manual */

	char		*health_endpoint;
	int64_t		 health_success_threshold_s;
	int64_t		 health_initial_delay_s;
	int64_t		 health_period_s;
	int64_t		 health_timeout_s;
	int64_t		 health_failure_threshold;
	char		*health_code;
	char		*health_expected;	/* "" = not compared */

	bool		 auto_base64;
	int64_t		 default_timeout_s;
	struct config_snippets synchronous_snippets;
	struct config_snippets asynchronous_snippets;
	/* ours */
	int64_t		 max_pending;		/* synchronous, at once */
	int64_t		 max_pending_asynchronous;
	int64_t		 retained_results_mib;

	int64_t		 upload_limit_mib;
	char		*data_directory;

	/* ours */
	char		*server_user;		/* name or number */
	char		*kernel_user;		/* the same; "" = default */
	char		*web_user;		/* name or number */
	char		*runtime_directory;
	bool		 session_delete;	/* DELETE /session works */

	/* from the environment only */
	bool		 egress;		/* ENABLE_EGRESS */
};

/* What main.c collected from the command line. */
struct config_options {
	const char		*file;		/* -c, or NULL */
	const char *const	*overrides;	/* -o KEY=VALUE, in order */
	size_t			 n_overrides;
};

/*
 * Load: the file (-c, else $CODE_INTERPRETER_CONFIG_FILE_PATH, else
 * /app/codeInterpreterConf.yaml if it exists, else built-in defaults with a
 * warning), then the overrides, then the environment.  Every problem is
 * logged here as "<file>:<line>: <key path>: <reason>" ("-o" in place of
 * file:line for an override, "environment" for a variable), warnings too.
 *
 * ST_OK: *out is the caller's to config_free().  ST_INVALID: something was
 * wrong and has been logged, *out is NULL.
 */
enum status	config_load(const struct config_options *, struct config **out)
		    MUST_USE;
void		config_free(struct config *);

/*
 * -T: print the effective configuration as YAML that config_load() reads back
 * to the same.  ST_SYS if writing failed.
 */
enum status	config_dump(const struct config *, FILE *) MUST_USE;

/*
 * -L: print the lines that lighttpd.conf includes: server.port,
 * server.max-request-size (KiB: room for the largest upload plus 1 MiB, and
 * at least 17 MiB for an execution request of 16 MiB), and server.username
 * and server.groupname if we are root.  ST_SYS if writing failed.
 */
enum status	config_dump_lighttpd(const struct config *, FILE *) MUST_USE;

#endif
