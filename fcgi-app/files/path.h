/*
 * path: names and paths as clients write them (API contract 10.4), made into
 * paths below the data directory.  Pure.
 */
#ifndef FILES_PATH_H
#define FILES_PATH_H

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"

#define PATH_LEN_MAX	4096	/* bytes */
#define PATH_NAME_MAX	255	/* bytes of one component */
#define PATH_DEPTH_MAX	32	/* directories below the data directory */
#define PATH_DEPTH_MAX_A 3	/* the same in generation A */

/*
 * A path below the data directory: components joined by single slashes, none
 * of them empty, "." or ".."; "" is the data directory itself.
 */
struct file_path {
	char	text[PATH_LEN_MAX + 1];	/* ends in NUL */
	size_t	len;
};

/*
 * The path of a directory query and a name from the URL, both decoded once,
 * either may be empty.  A leading data_directory (followed by the end or a
 * slash) is removed from both, then leading and trailing slashes, and empty
 * and "." components.  ST_INVALID with *why (a static sentence) for "..",
 * NUL, control characters (U+0000 to 1F, 7F to 9F), invalid UTF-8, and what
 * is too long or too deep.
 *
 * The data directory is only seen at the start of what begins with a slash.
 * lighttpd makes one of the two slashes in "/files//mnt/data/x", so a name is
 * best given with the slash before it: "/mnt/data/x", "/a.txt".
 *
 * Of a name the last component is not counted as a directory, so a directory
 * to be listed belongs in the other argument.
 */
enum status	path_make(struct slice data_directory, struct slice directory,
		    struct slice name, unsigned depth_max,
		    struct file_path *out, const char **why) MUST_USE;

/*
 * The name of an upload, from the file name of a multipart part: the last
 * component after '/' or '\\', percent sequences decoded once if all of them
 * are valid and the result is UTF-8 (rules 5 and 6; what decoding brings
 * to light is cut again).  out holds a single component.  ST_INVALID as
 * above.
 */
enum status	path_upload_name(struct slice filename, struct file_path *out,
		    const char **why) MUST_USE;

/* Append a component to a directory.  ST_INVALID as above. */
enum status	path_append(struct file_path *directory, struct slice name,
		    const char **why) MUST_USE;

/* The last component, and what comes before it ("" for none). */
struct slice	path_name(const struct file_path *);
struct slice	path_directory(const struct file_path *);

#endif
