/*
 * kernelspec: find kernel.json and make a command of it ("Kernel specs" in
 * the Jupyter client documentation).  Reads files, starts nothing.  Used by
 * the main thread before anything hostile runs.
 */
#ifndef JUPYTER_KERNELSPEC_H
#define JUPYTER_KERNELSPEC_H

#include <stddef.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"

/* Where to look and what to put in. */
struct kernelspec_search {
	const char	*jupyter_path;	/* $JUPYTER_PATH or NULL; ':' between */
	const char	*data_directory; /* $JUPYTER_DATA_DIR or NULL */
	const char	*home;		/* of the kernel's user; or NULL */
	const char	*prefix;	/* environment prefix, e.g. /usr */
};

enum kernelspec_interrupt { KERNELSPEC_SIGNAL, KERNELSPEC_MESSAGE };

struct kernelspec {
	char	 *name;			/* owned; as it is on disk */
	char	 *directory;		/* owned; resource_dir */
	char	 *language;		/* owned; "" if absent */
	char	**argv;			/* owned; NULL at the end */
	char	**env;			/* owned; "A=b", NULL at the end */
	enum kernelspec_interrupt interrupt;
};

/*
 * Find a kernelspec by name, case-insensitively as Jupyter does.  Searched in
 * this order: each entry of jupyter_path + /kernels; data_directory/kernels
 * if it is set, else home/.local/share/jupyter/kernels;
 * prefix/share/jupyter/kernels; /usr/local/share/jupyter/kernels;
 * /usr/share/jupyter/kernels.
 *
 * ST_OK: *out is the caller's to kernelspec_free().  ST_NOTFOUND: nowhere.
 * ST_INVALID: name has characters other than letters, digits, - _ .
 * ST_FORMAT: found, but kernel.json cannot be used; *why (may hold anything
 * else before) is a sentence to print, the caller's to free().
 */
enum status	kernelspec_find(const struct kernelspec_search *,
		    const char *name, struct kernelspec **out, char **why)
		    MUST_USE;
void		kernelspec_free(struct kernelspec *);

/*
 * The pure half of it: make a kernelspec of the text of directory/kernel.json.
 * ST_OK and ST_FORMAT as above.
 */
enum status	kernelspec_parse(struct slice text, const char *name,
		    const char *directory, struct kernelspec **out,
		    char **why) MUST_USE;

/* Names of all kernels found, sorted, one per line; "" if none.  free() it. */
char		*kernelspec_list(const struct kernelspec_search *) MUST_USE;

/*
 * The command: argv with {connection_file}, {resource_dir} and {prefix}
 * replaced, and argv[0] `python', `python3' or `python3.N' (no slash)
 * replaced by prefix/bin/python3, as jupyter_client puts its own interpreter
 * there.  NULL-terminated; free with kernelspec_free_strings().  A string
 * that would grow beyond the 128 KiB that execve(2) takes stays as it is.
 */
char		**kernelspec_argv(const struct kernelspec *,
		    const char *connection_file, const char *prefix) MUST_USE;

/*
 * The environment: base (NULL-terminated "A=b") with the kernelspec's env
 * added or put in place, ${NAME} and $NAME in its values replaced from base
 * (unknown names stay as they are, $$ is one $).  Free the same way.
 */
char		**kernelspec_env(const struct kernelspec *,
		    const char *const *base) MUST_USE;
void		kernelspec_free_strings(char **);

#endif
