/*
 * code-interpreter-fcgi: a REST API for one Jupyter kernel, behind a web
 * server that speaks FastCGI.
 *
 * Two processes.  This one reads the command line and the configuration,
 * finds the kernelspec, and becomes the monitor (monitor/): it keeps the
 * FastCGI socket on descriptor 0 and the kernel, with the rights it was
 * started with.  It forks the server (server.c), which gives up its rights
 * and does all the work: worker threads take requests (http/, api/, files/),
 * one owner thread holds the kernel's channels, the queue, the executions and
 * the prober (session/, kernel/, jupyter/); jobs pass between them on the bus
 * (session/bus.h).  If the server dies the monitor starts it again and it
 * takes over the kernel, which has lost nothing.
 */
#include <sys/socket.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/fd.h"
#include "base/log.h"
#include "config/config.h"
#include "monitor/monitor.h"
#include "prepare.h"
#include "server.h"

enum mode { MODE_RUN, MODE_CHECK, MODE_DUMP, MODE_LIGHTTPD };

#define USAGE								\
	"usage: code-interpreter-fcgi [-n | -T | -L] [-c file] "	\
	"[-o key=value] ...\n"						\
	"       code-interpreter-fcgi -h | -v\n"

static void
parse_options(int argc, char **argv, enum mode *mode,
    struct config_options *options)
{
	const char **overrides = xcalloc((size_t)argc + 1,
	    sizeof(*overrides));
	int c;

	options->overrides = overrides;
	while ((c = getopt(argc, argv, "c:hLno:Tv")) != -1)
		switch (c) {
		case 'c':
			options->file = optarg;
			break;
		case 'L':
			*mode = MODE_LIGHTTPD;
			break;
		case 'n':
			*mode = MODE_CHECK;
			break;
		case 'o':
			overrides[options->n_overrides++] = optarg;
			break;
		case 'T':
			*mode = MODE_DUMP;
			break;
		case 'h':
			(void)printf("%s", USAGE);
			exit(0);
		case 'v':
			(void)printf("code-interpreter-fcgi %s\n",
			    PACKAGE_VERSION);
			exit(0);
		default:
			(void)fprintf(stderr, "%s", USAGE);
			exit(1);
		}
	if (optind != argc) {
		(void)fprintf(stderr, "%s", USAGE);
		exit(1);
	}
}

static bool
is_listening(int fd)
{
	socklen_t len = sizeof(int);
	int listening = 0;

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &len) ==
	    0 && listening != 0;
}

static int
run(const struct config *config)
{
	struct server_settings settings = { .config = config };
	struct monitor_plan plan = {
		.serve = server_main, .argument = &settings
	};
	int status = 1;

	if (!is_listening(STDIN_FILENO)) {
		log_error("standard input is no listening socket: start this "
		    "program with spawn-fcgi or from lighttpd");
		return 1;
	}
	if (prepare(config, &plan, &settings.habits) == ST_OK)
		status = monitor_run(&plan);
	prepare_clear(&plan);
	return status;
}

static int
act(enum mode mode, const struct config *config)
{
	enum status st = ST_OK;

	switch (mode) {
	case MODE_RUN:
		log_setup((enum log_level)config->log_level, LOG_JSON,
		    config->log_iso8601);
		return run(config);
	case MODE_CHECK:
		break;
	case MODE_DUMP:
		st = config_dump(config, stdout);
		break;
	case MODE_LIGHTTPD:
		st = config_dump_lighttpd(config, stdout);
		break;
	}
	if (st == ST_OK && fflush(stdout) == EOF)
		st = ST_SYS;
	if (st != ST_OK)
		log_error("cannot write: %s", status_text(st));
	return st == ST_OK ? 0 : 1;
}

int
main(int argc, char **argv)
{
	struct config_options options = { 0 };
	enum mode mode = MODE_RUN;
	struct config *config;
	int status = 1;

	fd_keep_standard();
	parse_options(argc, argv, &mode, &options);
	if (mode == MODE_RUN)
		log_setup(LOG_INFO, LOG_JSON, true);
	if (sodium_init() == -1)
		log_error("libsodium does not work here");
	else if (config_load(&options, &config) == ST_OK) {
		status = act(mode, config);
		config_free(config);
	}
	free((void *)(uintptr_t)options.overrides);
	return status;
}
