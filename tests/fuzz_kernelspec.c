/* fuzz_kernelspec: the input is a kernel.json. */
#include "base/utf8.h"
#include "fuzz.h"
#include "jupyter/kernelspec.h"

/* Takes the strings. */
static void
check_strings(char **strings)
{
	size_t i;

	for (i = 0; strings[i] != NULL; i++)
		CHECK(utf8_valid(slice_str(strings[i])));
	kernelspec_free_strings(strings);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
	static const char *const base[] = { "HOME=/root", "A=$A${A}", "odd",
		"EMPTY=", NULL };
	struct kernelspec *spec;
	char *why = NULL;
	size_t i;

	if (kernelspec_parse(fuzz_input(p, len), "name", "/some/directory",
	    &spec, &why) != ST_OK) {
		CHECK(spec == NULL);
		CHECK(strstr(why, "/some/directory/kernel.json") != NULL);
		free(why);
		return 0;
	}
	CHECK(why == NULL);
	CHECK(spec->argv[0] != NULL && spec->argv[0][0] != '\0');
	for (i = 0; spec->env[i] != NULL; i++)
		CHECK(strchr(spec->env[i], '=') > spec->env[i]);
	check_strings(kernelspec_argv(spec, "/run/c.json", "/usr"));
	check_strings(kernelspec_env(spec, base));
	kernelspec_free(spec);
	return 0;
}
