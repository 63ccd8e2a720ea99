/*
 * fuzz_path: the input as a data directory, a directory, a name and an
 * upload's file name, a line each.
 */
#include "fuzz.h"
#include "path_case.h"

static void
check_parts(const struct file_path *path)
{
	struct slice name = path_name(path), directory = path_directory(path);
	size_t slash = directory.len > 0 ? 1 : 0;

	CHECK(directory.len + slash + name.len == path->len);
	CHECK(name.len == 0 || memchr(name.p, '/', name.len) == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = fuzz_input(data, size), root, directory, name;
	struct file_path path;
	const char *why;

	root = fuzz_next(&input, SLICE("\n"));
	directory = fuzz_next(&input, SLICE("\n"));
	name = fuzz_next(&input, SLICE("\n"));
	if (path_make(root, directory, name, PATH_DEPTH_MAX, &path,
	    &why) == ST_OK) {
		CHECK(path_is_confined(&path));
		check_parts(&path);
	} else
		CHECK(why != NULL && path.len == 0);
	if (path_upload_name(input, &path, &why) == ST_OK) {
		CHECK(path_is_confined(&path));
		CHECK(path.len > 0 && path_directory(&path).len == 0);
	} else
		CHECK(why != NULL && path.len == 0);
	return 0;
}
