#include "files_case.h"

#define TIME	"2026-01-11T10:30:00Z"
#define A_MD	"{\"name\":\"a.md\",\"type\":\"file\","			\
		"\"filename\":\"a.md\",\"size\":3,"			\
		"\"last_modified_time\":\"" TIME "\","			\
		"\"mime_type\":\"text/markdown; charset=utf-8\"}"
#define V1_MD	"\"filename\":\"a.md\",\"size\":3,"			\
		"\"lastModifiedTime\":\"" TIME "\"}"
#define V2_FILE(name, directory)					\
	"{\"name\":\"" name "\",\"sizeInBytes\":3,\"lastModifiedAt\":\""	\
	TIME "\",\"contentType\":\"text/markdown; charset=utf-8\","	\
	"\"type\":\"file\",\"directory\":\"" directory "\"}"
#define V2_SUB	"{\"name\":\"sub\",\"sizeInBytes\":0,\"lastModifiedAt\":\"" \
		TIME "\",\"contentType\":\"application/octet-stream\","	\
		"\"type\":\"directory\",\"directory\":\".\"}"
#define DELETED	"{\"message\": \"file deleted successfully\"}"

/* a.md, sub/, sub/b.md */
static void
make_tree(void)
{
	make_directory("sub");
	make_file("a.md", SLICE("123"));
	make_file("sub/b.md", SLICE("456"));
	set_time("sub", 0);
}

static void
an_empty_list_is_null_in_a_alone(void **state UNUSED)
{
	ask("GET", "/listfiles");
	assert_json("null");
	ask("GET", "/files?" V1);
	assert_json("{\"$id\":\"1\",\"value\":[]}");
	ask("GET", "/files?" V2);
	assert_json("{\"value\":[]}");
	ask("GET", "/files?" V3);
	assert_json("{\"value\":[]}");
	ask("GET", "/files?" V4);
	assert_json("{\"value\":[]}");
	ask("GET", "/files");
	assert_json("[]");
}

static void
each_generation_lists_in_its_own_form(void **state UNUSED)
{
	make_tree();
	ask("GET", "/files?" V1);
	assert_json("{\"$id\":\"1\",\"value\":[{\"$id\":\"2\",\"properties\":"
	    "{\"$id\":\"3\"," V1_MD "},{\"$id\":\"4\",\"properties\":"
	    "{\"$id\":\"5\",\"filename\":\"sub\",\"size\":0,"
	    "\"lastModifiedTime\":\"" TIME "\"}}]}");
	ask("GET", "/files?" V2);
	assert_json("{\"value\":[" V2_FILE("a.md", ".") "," V2_SUB "]}");
	ask("GET", "/files?" V3);
	assert_json("{\"value\":[" V2_FILE("a.md", ".") "," V2_SUB "]}");
	ask("GET", "/files?" V4);
	assert_json("{\"value\":[" V2_FILE("a.md", ".") "," V2_SUB "]}");
	ask("GET", "/files");
	assert_json("[" V2_FILE("a.md", ".") "," V2_SUB "]");
	assert_int_equal(unlink(below("sub/b.md")), 0);
	assert_int_equal(rmdir(below("sub")), 0);
	ask("GET", "/listfiles");
	assert_json("[" A_MD "]");
}

static void
a_directory_has_its_size_on_disk_in_a(void **state UNUSED)
{
	char size[40];
	struct stat st;

	make_directory("sub");
	assert_int_equal(lstat(below("sub"), &st), 0);
	(void)snprintf(size, sizeof(size), "\"size\":%lld,",
	    (long long)st.st_size);
	ask("GET", "/get/sub");
	assert_int_equal(files.reply.status, 200);
	assert_non_null(strstr(strbuf_str(&files.reply.body), size));
	assert_non_null(strstr(strbuf_str(&files.reply.body),
	    "\"type\":\"directory\""));
}

static void
recursive_lists_below(void **state UNUSED)
{
	static const char *const yes[] = { "true", "TRUE", "1" };
	static const char *const no[] = { "false", "0", "", "yes", "11" };
	char target[80];
	size_t i;

	make_tree();
	for (i = 0; i < NELEM(yes); i++) {
		(void)snprintf(target, sizeof(target),
		    "/files?recursive=%s", yes[i]);
		ask("GET", target);
		assert_json("[" V2_FILE("a.md", ".") "," V2_SUB ","
		    V2_FILE("b.md", "sub") "]");
	}
	for (i = 0; i < NELEM(no); i++) {
		(void)snprintf(target, sizeof(target),
		    "/files?recursive=%s", no[i]);
		ask("GET", target);
		assert_json("[" V2_FILE("a.md", ".") "," V2_SUB "]");
	}
}

static void
the_time_has_up_to_nine_digits(void **state UNUSED)
{
	make_file("a.md", SLICE("123"));
	set_time("a.md", 120);
	ask("GET", "/files/a.md");
	assert_non_null(strstr(strbuf_str(&files.reply.body),
	    "\"lastModifiedAt\":\"2026-01-11T10:30:00.00000012Z\""));
}

static void
a_path_names_a_directory_in_many_ways(void **state UNUSED)
{
	static const char *const root[] = { "", "/", ".", "//", "D", "D/",
		"D//." };
	static const char *const sub[] = { "sub", "/sub", "sub/", "./sub/",
		"D/sub", "D//sub/", "/sub/." };
	char target[200];
	size_t i;

	make_tree();
	for (i = 0; i < NELEM(root); i++) {
		(void)snprintf(target, sizeof(target), "/files?path=%s%s",
		    root[i][0] == 'D' ? files.directory : "",
		    root[i] + (root[i][0] == 'D' ? 1 : 0));
		ask("GET", target);
		assert_json("[" V2_FILE("a.md", ".") "," V2_SUB "]");
	}
	for (i = 0; i < NELEM(sub); i++) {
		(void)snprintf(target, sizeof(target), "/files?path=%s%s",
		    sub[i][0] == 'D' ? files.directory : "",
		    sub[i] + (sub[i][0] == 'D' ? 1 : 0));
		ask("GET", target);
		assert_json("[" V2_FILE("b.md", "sub") "]");
	}
	ask("GET", "/listfiles/sub/");
	assert_non_null(strstr(strbuf_str(&files.reply.body), "b.md"));
}

static void
a_list_of_what_is_no_directory_fails(void **state UNUSED)
{
	make_file("a.md", SLICE("123"));
	assert_int_equal(symlink(files.directory, below("link")), 0);
	ask("GET", "/listfiles/wrongpath");
	assert_message(404, "ERR_DIR_NOT_FOUND: File path not found");
	ask("GET", "/files?path=wrongpath");
	assert_error(404, "FileNotFound", "no such directory: wrongpath");
	ask("GET", "/listfiles/a.md");
	assert_message(500, "error reading directory: a.md");
	ask("GET", "/files?path=a.md&" V4);
	assert_error(400, "NotADirectory", "it is not a directory: a.md");
	ask("GET", "/listfiles/link");
	assert_message(400, "ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed");
	ask("GET", "/files?path=link&" V1);
	assert_error(400, "SymlinkNotAllowed", "symbolic links are not");
}

static void
each_generation_shows_a_file_in_its_own_form(void **state UNUSED)
{
	make_tree();
	ask("GET", "/get/a.md");
	assert_json(A_MD);
	ask("GET", "/files/a.md?" V1);
	assert_json("{\"$id\":\"1\",\"properties\":{\"$id\":\"4\"," V1_MD ","
	    "\"value\":[{\"$id\":\"2\",\"properties\":{\"$id\":\"3\"," V1_MD
	    "}]}");
	ask("GET", "/files/a.md?" V2);
	assert_json(V2_FILE("a.md", "."));
	ask("GET", "/files/a.md?" V3);
	assert_json(V2_FILE("a.md", "."));
	ask("GET", "/files/a.md?" V4);
	assert_json(V2_FILE("a.md", "."));
	ask("GET", "/files/a.md");
	assert_json(V2_FILE("a.md", "."));
	ask("GET", "/files/sub?" V4);
	assert_json(V2_SUB);
}

static void
a_name_may_have_directories_and_the_data_directory(void **state UNUSED)
{
	char target[200];

	make_tree();
	ask("GET", "/files/sub/b.md");
	assert_json(V2_FILE("b.md", "sub"));
	ask("GET", "/files/b.md?path=/sub");
	assert_json(V2_FILE("b.md", "sub"));
	/* lighttpd makes this of %2Ftmp%2F... */
	(void)snprintf(target, sizeof(target), "/files%s/sub/b.md",
	    files.directory);
	ask("GET", target);
	assert_json(V2_FILE("b.md", "sub"));
	(void)snprintf(target, sizeof(target), "/get%s/a.md",
	    files.directory);
	ask("GET", target);
	assert_json(A_MD);
}

static void
special_characters_in_names_are_themselves(void **state UNUSED)
{
	static const char *const names[] = { "b+c.md", "b c.md", "100%25.md",
		"%2e%2e", "\"q'.md", "\xe4\xbd\xa0.md", ".hidden", "a;b&c=d",
		"..." };
	char path[100];
	size_t i;

	for (i = 0; i < NELEM(names); i++) {
		make_file(names[i], SLICE("x"));
		/* not decoded a second time */
		(void)snprintf(path, sizeof(path), "/files/%s", names[i]);
		ask("GET", path);
		assert_int_equal(files.reply.status, 200);
	}
}

static void
a_file_that_is_not_there_is_404(void **state UNUSED)
{
	make_file("a.md", SLICE("123"));
	ask("GET", "/get/nope");
	assert_message(404, "ERR_FILE_NOT_FOUND: File not found");
	ask("GET", "/files/nope?" V1);
	assert_error(404, "FileNotFound", "no such file: nope");
	ask("GET", "/files/nope/x");
	assert_error(404, "FileNotFound", "no such file: nope/x");
	ask("GET", "/files/a.md/x?" V2);
	assert_error(404, "FileNotFound", "no such file: a.md/x");
}

static void
bad_paths_are_refused(void **state UNUSED)
{
	static const char *const targets[] = { "/files/x?path=..",
		"/files/x?path=sub/../sub", "/files?path=../x",
		"/files/x?path=a%00b", "/files/x?path=a%0ab",
		"/files/x?path=%ff", "/files/../x", "/files/sub/..",
		"/python/downloadFile?filename=../x", "/python/downloadFile",
		"/python/downloadFile?filename=/" };
	char target[200];
	size_t i;

	make_tree();
	for (i = 0; i < NELEM(targets); i++) {
		ask("GET", targets[i]);
		assert_error(400, "InvalidPath", "invalid path: ");
		ask("DELETE", targets[i]);
		assert_true(files.reply.status == 400 ||
		    files.reply.status == 405);
	}
	(void)snprintf(target, sizeof(target), "/files%s", files.directory);
	ask("GET", target);
	assert_error(400, "InvalidPath", "invalid path: the name is empty");
	ask("DELETE", target);
	assert_error(400, "InvalidPath", "invalid path: the name is empty");
	assert_true(exists("sub/b.md"));
}

static void
bad_paths_are_plain_text_in_a(void **state UNUSED)
{
	ask("GET", "/listfiles/..");
	assert_reply(400, "Content-Type: text/plain; charset=utf-8\r\n"
	    "X-Content-Type-Options: nosniff\r\n",
	    "Unable to clean and verify target path\n");
}

static void
generation_a_has_three_levels_of_directories(void **state UNUSED)
{
	make_directory("a");
	make_directory("a/b");
	make_directory("a/b/c");
	make_directory("a/b/c/d");
	ask("GET", "/listfiles/a/b/c");
	assert_int_equal(files.reply.status, 200);
	ask("GET", "/listfiles/a/b/c/d");
	assert_int_equal(files.reply.status, 400);
	ask("GET", "/files?path=a/b/c/d");
	assert_json("[]");
}

static void
get_and_delete_of_a_know_the_data_directory_alone(void **state UNUSED)
{
	make_tree();
	ask("GET", "/get/sub/b.md");
	assert_error(404, "NotFound", "no such route: /get/sub/b.md");
	ask("DELETE", "/delete/sub/b.md");
	assert_error(404, "NotFound", "no such route: /delete/sub/b.md");
	assert_true(exists("sub/b.md"));
}

static void
deleting_answers_as_the_generation_does(void **state UNUSED)
{
	make_file("1", SLICE(""));
	make_file("2", SLICE(""));
	make_file("3", SLICE(""));
	make_file("4", SLICE(""));
	ask("DELETE", "/delete/1");
	assert_json(DELETED);
	ask("DELETE", "/files/2?" V1);
	assert_json(DELETED);
	ask("DELETE", "/files/3?" V2);
	assert_reply(204, "", "");
	ask("DELETE", "/files/4");
	assert_reply(204, "", "");
	ask("GET", "/files");
	assert_json("[]");
}

static void
deleting_what_is_not_there_is_404(void **state UNUSED)
{
	ask("DELETE", "/delete/1");
	assert_message(404, "ERR_FILE_NOT_FOUND: File not found");
	ask("DELETE", "/files/1?" V2);
	assert_error(404, "DeleteFileError", "no such file or directory: 1");
	ask("DELETE", "/files/1?" V1);
	assert_error(404, "DeleteFileError", "no such file or directory: 1");
}

static void
directories_go_with_their_content_but_in_a(void **state UNUSED)
{
	make_tree();
	ask("DELETE", "/delete/sub");
	assert_message(500,
	    "error deleting file: the directory is not empty");
	ask("DELETE", "/files/b.md?path=sub&" V2);
	assert_reply(204, "", "");
	ask("DELETE", "/delete/sub");
	assert_json(DELETED);
	make_directory("sub");
	make_file("sub/x", SLICE(""));
	ask("DELETE", "/files/sub?" V1);
	assert_json(DELETED);
	assert_false(exists("sub"));
}

static void
deleting_a_link_leaves_what_it_points_to(void **state UNUSED)
{
	make_tree();
	assert_int_equal(symlink("sub", below("link")), 0);
	ask("DELETE", "/files/link/b.md");
	assert_error(400, "SymlinkNotAllowed", "symbolic links are not");
	ask("DELETE", "/files/link");
	assert_reply(204, "", "");
	assert_false(exists("link"));
	assert_true(exists("sub/b.md"));
}

static void
links_and_special_files_are_not_shown(void **state UNUSED)
{
	make_file("a.md", SLICE("123"));
	assert_int_equal(symlink("a.md", below("link")), 0);
	assert_int_equal(mkfifo(below("fifo"), 0666), 0);
	ask("GET", "/files");
	assert_json("[" V2_FILE("a.md", ".") "]");
	ask("GET", "/files/link");
	assert_error(400, "SymlinkNotAllowed", "symbolic links are not");
	ask("GET", "/get/link");
	assert_message(400, "ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed");
	ask("GET", "/files/fifo");
	assert_error(400, "InvalidPath", "neither a file nor a directory");
}

static void
other_methods_are_refused(void **state UNUSED)
{
	ask("PUT", "/files");
	assert_error(405, "MethodNotAllowed", "method not allowed: PUT");
	assert_non_null(strstr(strbuf_str(&files.reply.headers),
	    "Allow: GET, HEAD, POST\r\n"));
	ask("POST", "/files/a.md");
	assert_error(405, "MethodNotAllowed", "method not allowed: POST");
	assert_non_null(strstr(strbuf_str(&files.reply.headers),
	    "Allow: GET, HEAD, DELETE\r\n"));
	ask("POST", "/files/upload/x");
	assert_error(405, "MethodNotAllowed", "method not allowed: POST");
	ask("GET", "/upload");
	assert_error(405, "MethodNotAllowed", "method not allowed: GET");
	ask("GET", "/download");
	assert_error(404, "NotFound", "no such route: /download");
}

static void
a_bad_version_is_refused(void **state UNUSED)
{
	ask("GET", "/files?api-version=new");
	assert_error(400, "InvalidApiVersion", "api-version does not");
	ask("DELETE", "/files/x?api-version=");
	assert_error(400, "InvalidApiVersion", "api-version does not");
	ask("POST", "/files?api-version=new");
	assert_error(400, "InvalidApiVersion", "api-version does not");
}

static void
a_file_called_upload_is_one(void **state UNUSED)
{
	make_file("upload", SLICE("x"));
	ask("GET", "/files/upload?" V2);
	assert_int_equal(files.reply.status, 200);
	ask("DELETE", "/files/upload?" V2);
	assert_reply(204, "", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_list_is_null_in_a_alone),
		TEST(each_generation_lists_in_its_own_form),
		TEST(a_directory_has_its_size_on_disk_in_a),
		TEST(recursive_lists_below),
		TEST(the_time_has_up_to_nine_digits),
		TEST(a_path_names_a_directory_in_many_ways),
		TEST(a_list_of_what_is_no_directory_fails),
		TEST(each_generation_shows_a_file_in_its_own_form),
		TEST(a_name_may_have_directories_and_the_data_directory),
		TEST(special_characters_in_names_are_themselves),
		TEST(a_file_that_is_not_there_is_404),
		TEST(bad_paths_are_refused),
		TEST(bad_paths_are_plain_text_in_a),
		TEST(generation_a_has_three_levels_of_directories),
		TEST(get_and_delete_of_a_know_the_data_directory_alone),
		TEST(deleting_answers_as_the_generation_does),
		TEST(deleting_what_is_not_there_is_404),
		TEST(directories_go_with_their_content_but_in_a),
		TEST(deleting_a_link_leaves_what_it_points_to),
		TEST(links_and_special_files_are_not_shown),
		TEST(other_methods_are_refused),
		TEST(a_bad_version_is_refused),
		TEST(a_file_called_upload_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
