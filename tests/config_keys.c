/*
 * config_keys: for tests/man_config.sh.  Without an argument, print a line
 * for every key: its path, a tab, and the sentence with which its entry in
 * the manual must end.  With one, load that file as a configuration.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "config/keys.h"
#include "config/setting.h"

static void
put_default(const struct key *key, struct strbuf *sb)
{
	if (key->required)
		strbuf_puts(sb, "; required");
	if (key->recommended_max > 0)
		strbuf_putf(sb, "; at most %lld is recommended",
		    (long long)key->recommended_max);
	if (key->recommended != NULL)
		strbuf_putf(sb, "; %s is recommended", key->recommended);
	if (key->fallback != NULL)
		strbuf_putf(sb, "; the default is %s",
		    key->fallback[0] != '\0' ? key->fallback : "empty");
}

static void
print_key(const struct key *key)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	const char *text;

	switch (key->type) {
	case KEY_IGNORED:
		strbuf_puts(&sb, "accepted without effect");
		break;
	case KEY_IGNORED_LOUDLY:
		strbuf_puts(&sb, "accepted without effect, with a warning");
		break;
	case KEY_TRUE:
		strbuf_puts(&sb, "must be ");
		setting_put_domain(key, &sb);
		break;
	default:
		setting_put_domain(key, &sb);
		put_default(key, &sb);
		break;
	}
	text = strbuf_str(&sb);
	(void)printf("%s\t%c%s.\n", key->path,
	    toupper((unsigned char)text[0]), text + 1);
	strbuf_clear(&sb);
}

int
main(int argc, char **argv)
{
	struct config_options options = { 0 };
	const struct key *keys;
	struct config *cfg;
	enum status st;
	size_t i, n;

	if (argc > 1) {
		options.file = argv[1];
		st = config_load(&options, &cfg);
		config_free(cfg);
		return st == ST_OK ? EXIT_SUCCESS : EXIT_FAILURE;
	}
	keys = keys_table(&n);
	for (i = 0; i < n; i++)
		print_key(&keys[i]);
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
