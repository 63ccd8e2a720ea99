/*
 * fuzz_main: stands in for libFuzzer where it is not built in.  Plays the
 * files given as arguments, and every file of the directories among them.
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fd.h"

#define INPUT_MAX	((size_t)16 * 1024 * 1024)

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static bool
play_file(const char *path)
{
	enum status st;
	char *text;
	uint8_t *exact;
	size_t len;

	if ((st = fd_read_file(path, INPUT_MAX, &text, &len)) != ST_OK) {
		(void)fprintf(stderr, "%s: %s\n", path, status_text(st));
		return false;
	}
	/* no byte more, so that a sanitizer sees a read beyond the end */
	if ((exact = malloc(len > 0 ? len : 1)) == NULL)
		abort();
	memcpy(exact, text, len);
	free(text);
	(void)LLVMFuzzerTestOneInput(exact, len);
	free(exact);
	return true;
}

static bool
play(const char *path)
{
	struct dirent **entry;
	char file[4096];
	bool ok = true;
	int i, n;

	if ((n = scandir(path, &entry, NULL, alphasort)) == -1)
		return play_file(path);
	for (i = 0; i < n; i++) {
		(void)snprintf(file, sizeof(file), "%s/%s", path,
		    entry[i]->d_name);
		if (entry[i]->d_name[0] != '.' && !play_file(file))
			ok = false;
		free(entry[i]);
	}
	free(entry);
	return ok;
}

int
main(int argc, char **argv)
{
	int i, rc = 0;

	for (i = 1; i < argc; i++)
		if (!play(argv[i]))
			rc = 1;
	return rc;
}
