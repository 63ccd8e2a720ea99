#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/fd.h"
#include "base/json.h"
#include "base/utf8.h"
#include "jupyter/kernelspec.h"

#define FILE_MAX	((size_t)1024 * 1024)
#define NAME_CHARACTERS	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" \
			"0123456789-_."

struct list {
	char	**item;		/* owned, and each item too; NULL at the end */
	size_t	  n;
	size_t	  size;
};

/* Takes the item. */
static void
list_add(struct list *list, char *item)
{
	char **bigger;

	if (list->n + 1 >= list->size) {
		list->size = list->size * 2 + 8;
		bigger = xcalloc(list->size, sizeof(*bigger));
		if (list->n > 0)
			memcpy(bigger, list->item, list->n * sizeof(*bigger));
		free(list->item);
		list->item = bigger;
	}
	list->item[list->n++] = item;
}

static char *
join(const char *first, const char *second)
{
	size_t size = strlen(first) + strlen(second) + 1;
	char *s = xcalloc(1, size);

	(void)snprintf(s, size, "%s%s", first, second);
	return s;
}

static char *
kernel_json(const char *kernels, const char *name)
{
	char *directory = join(kernels, "/"), *parent = directory;

	directory = join(parent, name);
	free(parent);
	parent = directory;
	directory = join(parent, "/kernel.json");
	free(parent);
	return directory;
}

static void
add_jupyter_path(struct list *list, const char *path)
{
	char *entry;
	size_t len;

	for (;; path += len + 1) {
		len = strcspn(path, ":");
		if (len > 0) {
			entry = xstrndup(path, len);
			list_add(list, join(entry, "/kernels"));
			free(entry);
		}
		if (path[len] == '\0')
			return;
	}
}

static bool
is_set(const char *s)
{
	return s != NULL && s[0] != '\0';
}

/* The directories that hold kernelspecs, in the order of the search. */
static struct list
search_list(const struct kernelspec_search *search)
{
	struct list list = { 0 };

	if (is_set(search->jupyter_path))
		add_jupyter_path(&list, search->jupyter_path);
	if (is_set(search->data_directory))
		list_add(&list, join(search->data_directory, "/kernels"));
	else if (is_set(search->home))
		list_add(&list, join(search->home,
		    "/.local/share/jupyter/kernels"));
	if (is_set(search->prefix))
		list_add(&list, join(search->prefix,
		    "/share/jupyter/kernels"));
	list_add(&list, xstrdup("/usr/local/share/jupyter/kernels"));
	list_add(&list, xstrdup("/usr/share/jupyter/kernels"));
	return list;
}

static bool
is_name(const char *s)
{
	return s[0] != '\0' && s[strspn(s, NAME_CHARACTERS)] == '\0' &&
	    strcmp(s, ".") != 0 && strcmp(s, "..") != 0;
}

static bool
holds_kernelspec(const char *kernels, const char *name)
{
	char *path = kernel_json(kernels, name);
	struct stat st;
	bool holds = stat(path, &st) == 0 && S_ISREG(st.st_mode);

	free(path);
	return holds;
}

/* The name as it is on disk, which the caller frees; NULL if not there. */
static char *
match(const char *kernels, const char *name)
{
	struct dirent **entry;
	char *found = NULL;
	int i, n;

	if (holds_kernelspec(kernels, name))
		return xstrdup(name);
	if ((n = scandir(kernels, &entry, NULL, alphasort)) == -1)
		return NULL;
	for (i = 0; i < n; i++) {
		if (found == NULL && strcasecmp(entry[i]->d_name, name) == 0 &&
		    holds_kernelspec(kernels, entry[i]->d_name))
			found = xstrdup(entry[i]->d_name);
		free(entry[i]);
	}
	free(entry);
	return found;
}

/* Say in a sentence why the file cannot be used. */
static enum status
refuse(char **why, const char *path, const char *defect)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	size_t len;

	strbuf_putf(&sb, "%s cannot be used: %s", path, defect);
	if (strbuf_take(&sb, why, &len) != ST_OK)
		*why = xstrdup(defect);
	return ST_FORMAT;
}

/* A string of the file as C string, which the caller frees; NULL if none. */
static char *
take_string(const cJSON *v)
{
	struct slice s = json_text(v);

	if (!cJSON_IsString(v) || memchr(s.p, '\0', s.len) != NULL)
		return NULL;
	return xstrndup(s.p, s.len);
}

static const char *
take_argv(const cJSON *file, struct kernelspec *spec)
{
	const cJSON *argv = json_member(file, "argv"), *v;
	int n = cJSON_GetArraySize(argv);
	size_t i = 0;

	if (!cJSON_IsArray(argv) || n == 0)
		return "argv must be a non-empty array of strings";
	spec->argv = xcalloc((size_t)n + 1, sizeof(*spec->argv));
	cJSON_ArrayForEach(v, argv)
		if ((spec->argv[i++] = take_string(v)) == NULL)
			return "argv must hold strings without NUL only";
	if (spec->argv[0][0] == '\0')
		return "the program, argv[0], must not be empty";
	return NULL;
}

static bool
is_variable_name(const char *s)
{
	/* json keeps U+0000 as a byte that UTF-8 never has */
	return s[0] != '\0' && strchr(s, '=') == NULL &&
	    utf8_valid(slice_str(s));
}

static const char *
take_env(const cJSON *file, struct kernelspec *spec)
{
	const cJSON *env = json_member(file, "env"), *v;
	char *name, *value;
	size_t i = 0;

	spec->env = xcalloc((size_t)cJSON_GetArraySize(env) + 1,
	    sizeof(*spec->env));
	if (env != NULL && !cJSON_IsObject(env))
		return "env must be an object of strings";
	cJSON_ArrayForEach(v, env) {
		if (!is_variable_name(v->string))
			return "env has a name that no variable can have";
		if ((value = take_string(v)) == NULL)
			return "env must hold strings without NUL only";
		name = join(v->string, "=");
		spec->env[i++] = join(name, value);
		free(name);
		free(value);
	}
	return NULL;
}

static const char *
take_interrupt(const cJSON *file, struct kernelspec *spec)
{
	const cJSON *mode = json_member(file, "interrupt_mode");

	if (mode == NULL || slice_is(json_text(mode), "signal"))
		spec->interrupt = KERNELSPEC_SIGNAL;
	else if (slice_is(json_text(mode), "message"))
		spec->interrupt = KERNELSPEC_MESSAGE;
	else
		return "interrupt_mode must be \"signal\" or \"message\"";
	return NULL;
}

enum status
kernelspec_parse(struct slice text, const char *name, const char *directory,
    struct kernelspec **out, char **why)
{
	struct kernelspec *spec = xcalloc(1, sizeof(*spec));
	char *path = join(directory, "/kernel.json");
	const char *defect = "it is not valid JSON";
	cJSON *file = NULL;
	enum status st;

	*out = NULL;
	if (json_parse(text, &file) != ST_OK)
		goto out;
	defect = "it does not hold a JSON object";
	if (!cJSON_IsObject(file))
		goto out;
	if ((defect = take_argv(file, spec)) != NULL ||
	    (defect = take_env(file, spec)) != NULL ||
	    (defect = take_interrupt(file, spec)) != NULL)
		goto out;
	spec->name = xstrdup(name);
	spec->directory = xstrdup(directory);
	spec->language = json_member_strdup(file, "language");
	*out = spec;
	spec = NULL;
out:
	st = *out != NULL ? ST_OK : refuse(why, path, defect);
	cJSON_Delete(file);
	kernelspec_free(spec);
	free(path);
	return st;
}

static enum status
load(const char *kernels, const char *name, struct kernelspec **out,
    char **why)
{
	char *path = kernel_json(kernels, name), *text = NULL, *directory;
	enum status st;
	size_t len;

	st = fd_read_file(path, FILE_MAX, &text, &len);
	if (st == ST_TOOBIG)
		st = refuse(why, path, "it is larger than 1 MiB");
	else if (st != ST_OK)
		st = refuse(why, path, status_text(st));
	else {
		directory = xstrndup(path,
		    strlen(path) - strlen("/kernel.json"));
		st = kernelspec_parse(slice_make(text, len), name, directory,
		    out, why);
		free(directory);
	}
	free(text);
	free(path);
	return st;
}

enum status
kernelspec_find(const struct kernelspec_search *search, const char *name,
    struct kernelspec **out, char **why)
{
	enum status st = ST_NOTFOUND;
	char *found = NULL;
	struct list list;
	size_t i;

	*out = NULL;
	*why = NULL;
	if (!is_name(name))
		return ST_INVALID;
	list = search_list(search);
	for (i = 0; i < list.n && found == NULL; i++)
		if ((found = match(list.item[i], name)) != NULL)
			st = load(list.item[i], found, out, why);
	free(found);
	kernelspec_free_strings(list.item);
	return st;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
add_names(struct list *names, const char *kernels)
{
	struct dirent **entry;
	int i, n;

	if ((n = scandir(kernels, &entry, NULL, NULL)) == -1)
		return;
	for (i = 0; i < n; i++) {
		if (is_name(entry[i]->d_name) &&
		    holds_kernelspec(kernels, entry[i]->d_name))
			list_add(names, xstrdup(entry[i]->d_name));
		free(entry[i]);
	}
	free(entry);
}

char *
kernelspec_list(const struct kernelspec_search *search)
{
	struct strbuf sb = STRBUF_INIT(FILE_MAX);
	struct list list = search_list(search), names = { 0 };
	char *text;
	size_t i;

	for (i = 0; i < list.n; i++)
		add_names(&names, list.item[i]);
	if (names.n > 0)
		qsort(names.item, names.n, sizeof(*names.item), by_name);
	for (i = 0; i < names.n; i++)
		if (i == 0 || strcmp(names.item[i - 1], names.item[i]) != 0)
			strbuf_putf(&sb, "%s\n", names.item[i]);
	if (strbuf_take(&sb, &text, NULL) != ST_OK)
		text = xstrdup("");
	kernelspec_free_strings(names.item);
	kernelspec_free_strings(list.item);
	return text;
}

void
kernelspec_free_strings(char **strings)
{
	size_t i;

	if (strings == NULL)
		return;
	for (i = 0; strings[i] != NULL; i++)
		free(strings[i]);
	free(strings);
}

void
kernelspec_free(struct kernelspec *spec)
{
	if (spec == NULL)
		return;
	free(spec->name);
	free(spec->directory);
	free(spec->language);
	kernelspec_free_strings(spec->argv);
	kernelspec_free_strings(spec->env);
	free(spec);
}
