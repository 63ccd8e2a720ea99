/*
 * store_case: what the tests of files/store.h share.  A test gets a directory
 * of its own, the working directory, that holds data/ (the store) and
 * outside/, which must be as it was when the test ends.
 *
 * Started as root, the tests use files as the server does: with the file
 * system user of another.
 */
#ifndef TESTS_STORE_CASE_H
#define TESTS_STORE_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>

#include "base/compiler.h"
#include "files/resolve.h"
#include "files/store.h"

/* Each test runs with openat2(2) and O_TMPFILE, and again without. */
extern int	store_case_native;
extern int	store_case_fallback;
int		store_case_setup(void **state);
int		store_case_teardown(void **state);

#define TWICE(test)							\
	{ #test, test, store_case_setup, store_case_teardown,		\
	    &store_case_native },					\
	{ #test " (fallback)", test, store_case_setup,			\
	    store_case_teardown, &store_case_fallback }

/* Act as root for a moment, where that is possible; false: it is not. */
bool		store_case_become_root(void);
void		store_case_become_user(void);

struct file_path	at(const char *text);

/* A file at a path from the working directory. */
void		put(const char *path, const char *text);
/* Its content, or NULL if it cannot be read; borrowed until the next call. */
const char	*get(const char *path);
bool		is_there(const char *path);
mode_t		mode_of(const char *path);
/* Directories, one within another. */
void		make_directories(const char *path);

/* An upload from beginning to end. */
enum file_error	upload(const struct store *, const char *path,
		    const char *text, struct file_info *);
/* What store_read gives: the content, or NULL and the error. */
const char	*read_text(const struct store *, const char *path,
		    enum file_error *);
/* The paths of a list, each followed by a space; directories by "/ ". */
const char	*list_text(const struct store *, const char *path,
		    bool recursive);
/* The number of descriptors of this process that are open. */
int		count_descriptors(void);
/* Let only n more be opened; with 0 as many as before. */
void		limit_descriptors(unsigned n);

#endif
