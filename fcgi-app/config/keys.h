/*
 * keys: the one table of configuration keys.  The defaults, the parser, the
 * overrides of -o, the dump of -T and the test of the manual follow it.
 * Const; safe from any thread.
 */
#ifndef CONFIG_KEYS_H
#define CONFIG_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "config/config.h"

enum key_type {
	KEY_TEXT,	/* any text without NUL */
	KEY_NAME,	/* letters, digits and . _ - */
	KEY_USER,	/* the same; a user's name or number */
	KEY_PATH,	/* absolute path of a file system */
	KEY_ENDPOINT,	/* path of a URL that is no route of the API */
	KEY_INTEGER,
	KEY_BOOLEAN,
	KEY_CHOICE,	/* one of choices; kept as its number */
	KEY_CONSTANT,	/* exactly choices[0]; not kept */
	KEY_TRUE,	/* a boolean that must be true; not kept */
	KEY_IGNORED,	/* with everything below it */
	KEY_IGNORED_LOUDLY	/* the same, with a warning */
};

struct key {
	const char		*path;		/* "spec.kernel.port" */
	enum key_type		 type;
	size_t			 offset;	/* of the member in config */
	const char		*fallback;	/* default; NULL if not kept */
	int64_t			 min;		/* KEY_INTEGER */
	int64_t			 max;	/* KEY_INTEGER; else bytes, 0: any */
	int64_t			 recommended_max;	/* 0: none */
	const char		*recommended;	/* KEY_BOOLEAN; NULL: none */
	const char *const	*choices;	/* NULL at the end */
	bool			 required;	/* in a file */
};

/* The whole table, keys of one section together. */
const struct key	*keys_table(size_t *n);

/*
 * The key of a path; also the ignored key that the path lies below.  NULL if
 * it is unknown.
 */
const struct key	*key_find(const char *path);

/* Is there a key below this path? */
bool			 key_is_section(const char *path);

/* Is the value a char * in struct config? */
bool			 key_is_text(const struct key *);
/* Has the key a member in struct config? */
bool			 key_is_kept(const struct key *);

/*
 * The members.  The type of the key must fit: key_text() for those of
 * key_is_text(), key_integer() also for choices, key_boolean().
 */
const char		*key_text(const struct key *, const struct config *);
int64_t			 key_integer(const struct key *,
			    const struct config *);
bool			 key_boolean(const struct key *,
			    const struct config *);

/* Set a member; a text is copied and the one before it freed. */
void			 key_set_text(const struct key *, struct config *,
			    struct slice);
void			 key_set_integer(const struct key *, struct config *,
			    int64_t);
void			 key_set_boolean(const struct key *, struct config *,
			    bool);

#endif
