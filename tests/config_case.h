/*
 * config_case: load a configuration and keep what was logged.  For the
 * tests of the config room; not for threads.
 */
#ifndef TESTS_CONFIG_CASE_H
#define TESTS_CONFIG_CASE_H

#include <stdbool.h>

#include "base/slice.h"
#include "config/config.h"

/* The shortest valid file, with room for more in its last section. */
#define CASE_HEAD							\
	"kind: CodeInterpreterConfig\n"					\
	"apiVersion: v1\n"						\
	"metadata:\n"							\
	"  name: code-interpreter\n"					\
	"spec:\n"
#define CASE_KERNEL	"  kernel:\n    name: python3\n    port: 6000\n"
#define CASE_PROBE	"  healthProbe:\n    code: 1+1\n"
/* What is appended begins on line 11. */
#define KERNEL_LAST	CASE_HEAD CASE_PROBE CASE_KERNEL
#define PROBE_LAST	CASE_HEAD CASE_KERNEL CASE_PROBE

struct config_case {
	enum status	 st;
	struct config	*cfg;	/* owned; NULL if it failed */
	char		*log;	/* owned; everything that was logged */
};

/*
 * Group fixtures: go to a new directory, where case_load() writes, and
 * forget the variables of the environment; remove the directory.
 */
int	case_begin(void **state);
int	case_end(void **state);
/* For every test: the variables are unset again. */
int	case_reset(void **state);

/* $srcdir as an absolute path; borrowed, valid after case_begin(). */
const char *case_source_directory(void);

/* Load this text as the file "f.yaml". */
struct config_case case_load(const char *text);
struct config_case case_load_bytes(struct slice text);
/* Load that file (NULL: the one by default) with n overrides. */
struct config_case case_load_file(const char *path,
	    const char *const *overrides, size_t n);
/* Load KERNEL_LAST with one override. */
struct config_case case_override(const char *override);
void	case_free(struct config_case *);

/* The text loads without a line in the log. */
void	case_passes(const char *text);
/* The text is refused, and this line is in the log. */
void	case_fails(const char *text, const char *line);
void	case_override_fails(const char *override, const char *line);
/* The text loads, and this line is in the log. */
void	case_warns(const char *text, const char *line);

/* How often is this in the text? */
size_t	case_count(const char *text, const char *what);

/* Do all members that come from keys have the same value? */
bool	case_equal(const struct config *, const struct config *);

#endif
