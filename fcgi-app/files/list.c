#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/fd.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "files/resolve.h"

#define SCAN_FACTOR	10	/* names looked at, by entries admitted */

struct entry {
	size_t		path;		/* offset in the text of the list */
	bool		is_directory;
	int64_t		size;
	struct timespec	modified;
};

struct file_list {
	struct strbuf	 text;		/* paths, each with its NUL */
	struct entry	*entries;	/* owned */
	size_t		 n;
	size_t		 size;		/* entries allocated */
	size_t		 max;		/* entries, by the limit */
	/*
	 * Names looked at: those that are left out do not count against the
	 * limit, but hostile code can make them without end.
	 */
	size_t		 scanned;
};

static const char *
path_of(const struct file_list *list, const struct entry *entry)
{
	return list->text.p + entry->path;
}

static enum file_error
fail(int error)
{
	errno = error;
	return FILE_FAILED;
}

/* Room for one entry more. */
static enum file_error
grow(struct file_list *list)
{
	size_t size = list->size > 0 ? 2 * list->size : 64;
	struct entry *more;

	if (list->n >= list->max)
		return fail(E2BIG);
	if (list->n < list->size)
		return FILE_OK;
	if ((more = reallocarray(list->entries, size, sizeof(*more))) == NULL)
		return fail(ENOMEM);
	list->entries = more;
	list->size = size;
	return FILE_OK;
}

static enum file_error
add_entry(struct file_list *list, const struct file_path *directory,
    const char *name, const struct stat *st)
{
	enum file_error error;
	struct entry *entry;

	if ((error = grow(list)) != FILE_OK)
		return error;
	entry = &list->entries[list->n];
	entry->path = list->text.len;
	entry->is_directory = S_ISDIR(st->st_mode);
	entry->size = st->st_size;
	entry->modified = st->st_mtim;
	if (directory->len > 0) {
		strbuf_put(&list->text, directory->text, directory->len);
		strbuf_putc(&list->text, '/');
	}
	strbuf_put(&list->text, name, strlen(name) + 1);
	if (strbuf_status(&list->text) != ST_OK)
		return fail(strbuf_status(&list->text) == ST_NOMEM ?
		    ENOMEM : E2BIG);
	list->n++;
	return FILE_OK;
}

/* May a name be listed, as far as the name itself and its hint tell? */
static bool
is_listed(const struct store *store, const struct file_path *directory,
    const struct dirent *d)
{
	struct slice name = slice_str(d->d_name);

	if (slice_is(name, ".") || slice_is(name, "..") ||
	    is_temporary_name(name))
		return false;
	if (d->d_type != DT_REG && d->d_type != DT_DIR &&
	    d->d_type != DT_UNKNOWN)
		return false;
	if (!utf8_valid(name)) {
		if (!atomic_flag_test_and_set(store->told))
			log_warn("files: names that are not UTF-8 are left "
			    "out of lists");
		return false;
	}
	/* what no path can name */
	return name.len < PATH_LEN_MAX - directory->len;
}

static enum file_error
add_all(const struct store *store, struct file_list *list,
    const struct file_path *directory, DIR *dir)
{
	enum file_error error = FILE_OK;
	const struct dirent *d;
	struct stat st;

	while (error == FILE_OK && (d = readdir(dir)) != NULL) {
		if (++list->scanned / SCAN_FACTOR > list->max)
			return fail(E2BIG);
		if (is_listed(store, directory, d) &&
		    fstatat(dirfd(dir), d->d_name, &st,
		    AT_SYMLINK_NOFOLLOW) == 0 &&
		    file_error_of_type(st.st_mode) == FILE_OK)
			error = add_entry(list, directory, d->d_name, &st);
	}
	return error;
}

/* Open a directory for reading; NULL with errno. */
static DIR *
open_directory(const struct store *store, const struct file_path *path)
{
	int fd, readable = -1;
	DIR *dir = NULL;

	fd = resolve_directory(store, slice_make(path->text, path->len));
	if (fd != -1)
		readable = openat(fd, ".",
		    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (readable != -1 && (dir = fdopendir(readable)) == NULL)
		fd_close(&readable);
	fd_close(&fd);
	return dir;
}

/*
 * Add what a directory holds.  *opened false: it could not be opened, and
 * the error says why.
 */
static enum file_error
add_directory(const struct store *store, struct file_list *list,
    const struct file_path *directory, bool *opened)
{
	DIR *dir = open_directory(store, directory);
	enum file_error error;

	if (!(*opened = dir != NULL))
		return file_error_of(errno);
	error = add_all(store, list, directory, dir);
	(void)closedir(dir);
	return error;
}

static size_t
depth_of(const struct file_path *directory)
{
	size_t i, n = 1;

	for (i = 0; i < directory->len; i++)
		if (directory->text[i] == '/')
			n++;
	return n;
}

/*
 * Add what is below the directories that are in the list already, and those
 * that come into it by this.  So one directory is open at a time, and no
 * stack grows with their depth.
 */
static enum file_error
add_below(const struct store *store, struct file_list *list)
{
	enum file_error error;
	struct file_path path;
	bool opened;
	size_t i;

	for (i = 0; i < list->n; i++) {
		if (!list->entries[i].is_directory)
			continue;
		path.len = strlen(path_of(list, &list->entries[i]));
		memcpy(path.text, path_of(list, &list->entries[i]),
		    path.len + 1);
		if (depth_of(&path) > PATH_DEPTH_MAX)
			continue;
		error = add_directory(store, list, &path, &opened);
		if (opened && error != FILE_OK)
			return error;
	}
	return FILE_OK;
}

/*
 * Bytewise by component: a slash sorts before every byte of a name, so that
 * what a directory holds comes next after it.
 */
static int
compare(const void *a, const void *b, void *text)
{
	const struct entry *left = a, *right = b;
	const char *base = text;
	const unsigned char *p, *q;

	p = (const unsigned char *)(base + left->path);
	q = (const unsigned char *)(base + right->path);
	while (*p == *q && *p != '\0') {
		p++;
		q++;
	}
	if (*p == *q)
		return 0;
	if (*p == '\0' || *q == '\0')
		return *p == '\0' ? -1 : 1;
	if (*p == '/' || *q == '/')
		return *p == '/' ? -1 : 1;
	return *p < *q ? -1 : 1;
}

enum file_error
store_list(const struct store *store, const struct file_path *path,
    bool recursive, struct file_list **out)
{
	struct file_list *list = xcalloc(1, sizeof(*list));
	enum file_error error;
	bool opened;

	*out = NULL;
	list->max = store->list_max;
	strbuf_init(&list->text, STORE_LIST_TEXT_MAX);
	error = add_directory(store, list, path, &opened);
	if (error == FILE_OK && recursive)
		error = add_below(store, list);
	if (error != FILE_OK) {
		file_list_free(list);
		return error;
	}
	if (list->n > 0)
		qsort_r(list->entries, list->n, sizeof(*list->entries),
		    compare, list->text.p);
	*out = list;
	return FILE_OK;
}

size_t
file_list_count(const struct file_list *list)
{
	return list->n;
}

void
file_list_get(const struct file_list *list, size_t i, struct file_info *info)
{
	const struct entry *entry = &list->entries[i];
	struct stat st = {
		.st_mode = entry->is_directory ? S_IFDIR : S_IFREG,
		.st_size = entry->size,
		.st_mtim = entry->modified
	};

	file_info_fill(info, slice_str(path_of(list, entry)), &st);
}

void
file_list_free(struct file_list *list)
{
	int saved = errno;

	if (list == NULL)
		return;
	strbuf_clear(&list->text);
	free(list->entries);
	free(list);
	errno = saved;
}
