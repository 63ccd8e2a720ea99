#include "base/utf8.h"
#include "files/path.h"

/* Cut the next component that is neither empty nor "." off; false: no more. */
static bool
next_component(struct slice *rest, struct slice *component)
{
	const char *slash;

	while (rest->len > 0) {
		slash = memchr(rest->p, '/', rest->len);
		component->p = rest->p;
		component->len = slash != NULL ?
		    (size_t)(slash - rest->p) : rest->len;
		*rest = slice_skip(*rest,
		    component->len + (slash != NULL ? 1 : 0));
		if (component->len > 0 && !slice_is(*component, "."))
			return true;
	}
	return false;
}

/*
 * The path without the data directory at its start.  Compared by component,
 * so that "/mnt/data2" is not taken for "/mnt/data" with a 2.
 */
static struct slice
without_data_directory(struct slice path, struct slice data_directory)
{
	struct slice rest = path, want, got;

	if (path.len == 0 || path.p[0] != '/')
		return path;
	while (next_component(&data_directory, &want))
		if (!next_component(&rest, &got) || !slice_equal(want, got))
			return path;
	return rest;
}

/* ASCII's and ISO 8859-1's control characters, which UTF-8 has too. */
static bool
has_control(struct slice text)
{
	uint32_t c;
	size_t i, n;

	for (i = 0; i < text.len; i += n) {
		n = utf8_decode(slice_skip(text, i), &c);
		if (n == 0 || c < 0x20 || (c >= 0x7F && c < 0xA0))
			return true;
	}
	return false;
}

/* What is wrong with a component; NULL if nothing is. */
static const char *
component_fault(struct slice name)
{
	if (name.len == 0)
		return "a name is empty";
	if (slice_is(name, ".") || slice_is(name, ".."))
		return "a name is a dot segment";
	if (name.len > PATH_NAME_MAX)
		return "a name is longer than 255 bytes";
	if (!utf8_valid(name))
		return "a name is not UTF-8";
	if (has_control(name))
		return "a name has a control character";
	if (memchr(name.p, '/', name.len) != NULL)
		return "a name has a slash";
	return NULL;
}

enum status
path_append(struct file_path *directory, struct slice name, const char **why)
{
	size_t slash = directory->len > 0 ? 1 : 0;

	if ((*why = component_fault(name)) != NULL)
		return ST_INVALID;
	if (name.len + slash > PATH_LEN_MAX - directory->len) {
		*why = "the path is longer than 4096 bytes";
		return ST_INVALID;
	}
	if (slash == 1)
		directory->text[directory->len++] = '/';
	memcpy(directory->text + directory->len, name.p, name.len);
	directory->len += name.len;
	directory->text[directory->len] = '\0';
	return ST_OK;
}

static enum status
append_all(struct file_path *path, struct slice rest, size_t *n,
    const char **why)
{
	struct slice component;

	for (*n = 0; next_component(&rest, &component); ++*n)
		if (path_append(path, component, why) != ST_OK)
			return ST_INVALID;
	return ST_OK;
}

static void
clear(struct file_path *path)
{
	path->text[0] = '\0';
	path->len = 0;
}

enum status
path_make(struct slice data_directory, struct slice directory,
    struct slice name, unsigned depth_max, struct file_path *out,
    const char **why)
{
	size_t n_directory, n_name;

	*why = NULL;
	clear(out);
	directory = without_data_directory(directory, data_directory);
	name = without_data_directory(name, data_directory);
	if (append_all(out, directory, &n_directory, why) != ST_OK ||
	    append_all(out, name, &n_name, why) != ST_OK)
		goto invalid;
	/* the last component of a name is no directory on the way */
	if (n_directory + (n_name > 0 ? n_name - 1 : 0) > depth_max) {
		*why = "the path has too many directories";
		goto invalid;
	}
	return ST_OK;
invalid:
	clear(out);
	return ST_INVALID;
}

static struct slice
after_last_separator(struct slice text)
{
	size_t i = text.len;

	while (i > 0 && text.p[i - 1] != '/' && text.p[i - 1] != '\\')
		i--;
	return slice_skip(text, i);
}

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

/*
 * Decode the percent sequences of a text no longer than PATH_LEN_MAX.  Unlike
 * a URL's (http/query.h) they count only if all of them are valid.
 */
static bool
decode(struct slice text, char out[PATH_LEN_MAX], struct slice *decoded)
{
	size_t i, len = 0;
	int high, low;

	for (i = 0; i < text.len; i++) {
		if (text.p[i] != '%') {
			out[len++] = text.p[i];
			continue;
		}
		if (text.len - i < 3 ||
		    (high = hex_value(text.p[i + 1])) == -1 ||
		    (low = hex_value(text.p[i + 2])) == -1)
			return false;
		out[len++] = (char)(high << 4 | low);
		i += 2;
	}
	*decoded = slice_make(out, len);
	return utf8_valid(*decoded);
}

enum status
path_upload_name(struct slice filename, struct file_path *out,
    const char **why)
{
	struct slice name = after_last_separator(filename), decoded;
	char buf[PATH_LEN_MAX];

	clear(out);
	if (name.len > sizeof(buf)) {
		*why = "the file name is longer than 4096 bytes";
		return ST_INVALID;
	}
	if (decode(name, buf, &decoded))
		name = after_last_separator(decoded);
	return path_append(out, name, why);
}

static size_t
name_offset(const struct file_path *path)
{
	const char *slash = memrchr(path->text, '/', path->len);

	return slash != NULL ? (size_t)(slash - path->text) + 1 : 0;
}

struct slice
path_name(const struct file_path *path)
{
	size_t at = name_offset(path);

	return slice_make(path->text + at, path->len - at);
}

struct slice
path_directory(const struct file_path *path)
{
	size_t at = name_offset(path);

	return slice_make(path->text, at > 0 ? at - 1 : 0);
}
