/* kernelspec_command: a kernelspec as command line and environment. */

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "jupyter/kernelspec.h"

#define STRING_MAX	((size_t)128 * 1024 - 1)  /* execve(2) takes no more */

/* What stands for a word in braces or after a dollar sign. */
struct variable {
	struct slice	 pattern;
	const char	*value;
};

/* The text that sb has grown to, or the original if it has grown too big. */
static char *
result(struct strbuf *sb, const char *original)
{
	char *text;

	if (strbuf_take(sb, &text, NULL) != ST_OK)
		text = xstrdup(original);
	return text;
}

static char *
expand_braces(const char *original, const struct variable *variable, size_t n)
{
	struct strbuf sb = STRBUF_INIT(STRING_MAX);
	struct slice s = slice_str(original);
	size_t i;

	while (s.len > 0) {
		for (i = 0; i < n; i++)
			if (variable[i].value != NULL &&
			    slice_starts(s, variable[i].pattern))
				break;
		if (i < n) {
			strbuf_puts(&sb, variable[i].value);
			s = slice_skip(s, variable[i].pattern.len);
		} else {
			strbuf_putc(&sb, s.p[0]);
			s = slice_skip(s, 1);
		}
	}
	return result(&sb, original);
}

static bool
is_python(const char *program)
{
	const struct slice head = SLICE("python3.");
	struct slice s = slice_str(program);

	if (slice_is(s, "python") || slice_is(s, "python3"))
		return true;
	return slice_starts(s, head) && s.len > head.len &&
	    strspn(program + head.len, "0123456789") == s.len - head.len;
}

static char *
python_of(const char *prefix)
{
	struct strbuf sb = STRBUF_INIT(STRING_MAX);

	strbuf_putf(&sb, "%s/bin/python3", prefix);
	return result(&sb, "python3");
}

char **
kernelspec_argv(const struct kernelspec *spec, const char *connection_file,
    const char *prefix)
{
	const struct variable variable[] = {
		{ SLICE("{connection_file}"), connection_file },
		{ SLICE("{resource_dir}"), spec->directory },
		{ SLICE("{prefix}"), prefix }
	};
	char **argv;
	size_t n;

	for (n = 0; spec->argv[n] != NULL; n++)
		continue;
	argv = xcalloc(n + 1, sizeof(*argv));
	for (n = 0; spec->argv[n] != NULL; n++)
		if (n == 0 && prefix != NULL && is_python(spec->argv[n]))
			argv[n] = python_of(prefix);
		else
			argv[n] = expand_braces(spec->argv[n], variable,
			    NELEM(variable));
	return argv;
}

/* The length of the name at the start of s, as Python's templates have it. */
static size_t
name_span(struct slice s)
{
	static const char first[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz_", digits[] = "0123456789";
	size_t n = 0;

	while (n < s.len && (strchr(first, s.p[n]) != NULL ||
	    (n > 0 && strchr(digits, s.p[n]) != NULL)))
		n++;
	return n;
}

/* The value of a variable in a list of "A=b"; NULL if it has none. */
static const char *
look_up(const char *const *list, struct slice name)
{
	size_t i;

	for (i = 0; list[i] != NULL; i++)
		if (strncmp(list[i], name.p, name.len) == 0 &&
		    list[i][name.len] == '=')
			return list[i] + name.len + 1;
	return NULL;
}

/*
 * Append what the dollar sign at the start of s stands for and return how many
 * bytes of s that took.
 */
static size_t
put_dollar(struct strbuf *sb, struct slice s, const char *const *base)
{
	size_t brace = s.len >= 2 && s.p[1] == '{' ? 1 : 0;
	struct slice name = slice_skip(s, 1 + brace);
	const char *value;

	if (s.len >= 2 && s.p[1] == '$') {
		strbuf_putc(sb, '$');
		return 2;
	}
	name.len = name_span(name);
	if (name.len > 0 &&
	    (brace == 0 || s.p[1 + brace + name.len] == '}') &&
	    (value = look_up(base, name)) != NULL) {
		strbuf_puts(sb, value);
		return 1 + name.len + 2 * brace;
	}
	strbuf_putc(sb, '$');
	return 1;
}

/* One "NAME=value" of a kernelspec. */
static char *
expand_dollars(const char *original, const char *const *base)
{
	struct strbuf sb = STRBUF_INIT(STRING_MAX);
	struct slice s = slice_str(original);
	size_t n = strcspn(original, "=");

	strbuf_put(&sb, s.p, n);
	for (s = slice_skip(s, n); s.len > 0; s = slice_skip(s, n))
		if (s.p[0] == '$')
			n = put_dollar(&sb, s, base);
		else {
			n = strcspn(s.p, "$");
			strbuf_put(&sb, s.p, n);
		}
	return result(&sb, original);
}

/* Takes the entry; it replaces one of the same name. */
static void
put_variable(char **env, char *entry)
{
	size_t len = strcspn(entry, "=") + 1, i;

	for (i = 0; env[i] != NULL; i++)
		if (strncmp(env[i], entry, len) == 0)
			break;
	free(env[i]);
	env[i] = entry;
}

char **
kernelspec_env(const struct kernelspec *spec, const char *const *base)
{
	size_t n_base, n_own, i;
	char **env;

	for (n_base = 0; base[n_base] != NULL; n_base++)
		continue;
	for (n_own = 0; spec->env[n_own] != NULL; n_own++)
		continue;
	env = xcalloc(n_base + n_own + 1, sizeof(*env));
	for (i = 0; i < n_base; i++)
		env[i] = xstrdup(base[i]);
	for (i = 0; i < n_own; i++)
		put_variable(env, expand_dollars(spec->env[i], base));
	return env;
}
