#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "config/config.h"
#include "config/keys.h"

#define INDENT	2	/* spaces a level */

/* Characters that YAML would take for a line end, or refuses as they are. */
static bool
is_printable(uint32_t cp)
{
	if (cp < 0x20 || cp == 0x7f)
		return cp == '\t';
	return !(cp >= 0x80 && cp < 0xa0) && cp != 0x2028 && cp != 0x2029 &&
	    cp != 0xfeff && cp != 0xfffe && cp != 0xffff;
}

/*
 * Can it stand without quotes?  Words that another reader would take for a
 * boolean or for nothing cannot, although config_load() would not mind.
 */
static bool
is_plain(const char *text)
{
	static const char *const words[] = {
		"true", "false", "yes", "no", "on", "off", "y", "n", "null"
	};
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ/";
	size_t i;

	for (i = 0; i < NELEM(words); i++)
		if (strcasecmp(text, words[i]) == 0)
			return false;
	return text[0] != '\0' && strchr(letters, text[0]) != NULL &&
	    text[strspn(text, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")] == '\0';
}

/*
 * Can it be a literal block?  It has several lines, the first does not begin
 * with white space (which would be taken for indentation), and it does not
 * end in more than one LF.
 */
static bool
is_block(const char *text)
{
	struct slice rest = slice_str(text);
	uint32_t cp;
	size_t n;

	if (strchr(" \t\n", text[0]) != NULL || strchr(text, '\n') == NULL ||
	    slice_ends(rest, SLICE("\n\n")))
		return false;
	for (; rest.len > 0; rest = slice_skip(rest, n)) {
		if ((n = utf8_decode(rest, &cp)) == 0)
			return false;
		if (cp != '\n' && !is_printable(cp))
			return false;
	}
	return true;
}

static void
print_block(FILE *f, const char *text, int indent)
{
	const char *line = text;
	size_t len;

	(void)fputs(slice_ends(slice_str(text), SLICE("\n")) ? "|\n" : "|-\n",
	    f);
	while (*line != '\0') {
		len = strcspn(line, "\n");
		if (len > 0)
			(void)fprintf(f, "%*s", indent, "");
		(void)fwrite(line, 1, len, f);
		(void)fputc('\n', f);
		line += len + (line[len] == '\n');
	}
}

static void
print_quoted(FILE *f, const char *text)
{
	struct slice rest = slice_str(text);
	uint32_t cp;
	size_t n;

	(void)fputc('"', f);
	for (; rest.len > 0; rest = slice_skip(rest, n)) {
		/* always valid: setting_apply() takes nothing else */
		if ((n = utf8_decode(rest, &cp)) == 0)
			break;
		if (cp == '"' || cp == '\\')
			(void)fprintf(f, "\\%c", (int)cp);
		else if (cp == '\n')
			(void)fputs("\\n", f);
		else if (is_printable(cp))
			(void)fwrite(rest.p, 1, n, f);
		else
			(void)fprintf(f, "\\u%04" PRIX32, cp);
	}
	(void)fputc('"', f);
}

static void
print_text(FILE *f, const char *text, int indent)
{
	if (is_plain(text))
		(void)fprintf(f, "%s\n", text);
	else if (is_block(text))
		print_block(f, text, indent);
	else {
		print_quoted(f, text);
		(void)fputc('\n', f);
	}
}

static void
print_value(FILE *f, const struct key *key, const struct config *cfg,
    int indent)
{
	if (key_is_text(key))
		print_text(f, key_text(key, cfg), indent);
	else if (key->type == KEY_INTEGER)
		(void)fprintf(f, "%" PRId64 "\n", key_integer(key, cfg));
	else if (key->type == KEY_BOOLEAN)
		(void)fprintf(f, "%s\n",
		    key_boolean(key, cfg) ? "true" : "false");
	else if (key->type == KEY_CHOICE)
		(void)fprintf(f, "%s\n", key->choices[key_integer(key, cfg)]);
	else
		(void)fprintf(f, "%s\n", key->choices[0]);
}

/*
 * Print the names of the sections in which a key lies and the one before it
 * does not, then its own name.  Returns the indentation within it.
 */
static int
print_name(FILE *f, const char *path, const char *before)
{
	bool same = true;
	int indent = 0;
	size_t len;

	for (;;) {
		len = strcspn(path, ".");
		same = same && strncmp(path, before, len) == 0 &&
		    before[len] == '.';
		if (path[len] == '\0')
			break;
		if (!same)
			(void)fprintf(f, "%*s%.*s:\n", indent, "", (int)len,
			    path);
		path += len + 1;
		before += same ? len + 1 : strlen(before);
		indent += INDENT;
	}
	(void)fprintf(f, "%*s%s: ", indent, "", path);
	return indent + INDENT;
}

enum status
config_dump(const struct config *cfg, FILE *f)
{
	const char *before = "";
	const struct key *keys;
	size_t i, n;
	int indent;

	keys = keys_table(&n);
	for (i = 0; i < n; i++) {
		if (!key_is_kept(&keys[i]) && keys[i].type != KEY_CONSTANT)
			continue;
		indent = print_name(f, keys[i].path, before);
		print_value(f, &keys[i], cfg, indent);
		before = keys[i].path;
	}
	return fflush(f) == 0 && !ferror(f) ? ST_OK : ST_SYS;
}
