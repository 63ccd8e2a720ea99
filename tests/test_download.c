#include "files_case.h"

#define MODIFIED	"Sun, 11 Jan 2026 10:30:00 GMT"
#define COMMON		"Last-Modified: " MODIFIED "\r\n"		\
			"Accept-Ranges: bytes\r\n"			\
			"X-Content-Type-Options: nosniff\r\n"
#define TYPE(type)	"Content-Type: " type "\r\n"
#define MARKDOWN	TYPE("text/markdown; charset=utf-8")
#define STREAM		TYPE("application/octet-stream")

/* a.md, sub/b.md */
static void
make_tree(void)
{
	make_directory("sub");
	make_file("a.md", SLICE("0123456789"));
	make_file("sub/b.md", SLICE("b"));
}

static void
assert_content(int status, const char *headers, const char *content)
{
	char buf[100];
	ssize_t n;

	assert_int_equal(files.reply.status, status);
	assert_string_equal(strbuf_str(&files.reply.headers), headers);
	assert_true(files.reply.cacheable);
	assert_int_equal(files.reply.file_len, strlen(content));
	n = pread(files.reply.file_fd, buf, strlen(content),
	    files.reply.file_offset);
	assert_int_equal(n, strlen(content));
	assert_memory_equal(buf, content, (size_t)n);
}

static void
the_type_is_by_extension_but_in_v2_to_v4(void **state UNUSED)
{
	make_tree();
	ask("GET", "/download/a.md");
	assert_content(200, COMMON MARKDOWN, "0123456789");
	ask("GET", "/files/content/a.md?" V1);
	assert_content(200, COMMON MARKDOWN, "0123456789");
	ask("GET", "/files/a.md/content?" V1);
	assert_content(200, COMMON MARKDOWN, "0123456789");
	ask("GET", "/python/downloadFile?filename=a.md");
	assert_content(200, COMMON MARKDOWN, "0123456789");
	ask("GET", "/files/a.md/content");
	assert_content(200, COMMON MARKDOWN, "0123456789");
	ask("GET", "/files/a.md/content?" V2);
	assert_content(200, COMMON STREAM, "0123456789");
	ask("GET", "/files/a.md/content?" V3);
	assert_content(200, COMMON STREAM, "0123456789");
	ask("GET", "/files/a.md/content?" V4);
	assert_content(200, COMMON STREAM, "0123456789");
}

static void
directories_can_be_named_in_all_forms(void **state UNUSED)
{
	make_tree();
	ask("GET", "/download/sub/b.md");
	assert_content(200, COMMON MARKDOWN, "b");
	ask("GET", "/files/content/sub/b.md");
	assert_content(200, COMMON MARKDOWN, "b");
	ask("GET", "/files/sub/b.md/content?" V2);
	assert_content(200, COMMON STREAM, "b");
	ask("GET", "/files/b.md/content?path=/sub&" V2);
	assert_content(200, COMMON STREAM, "b");
	ask("GET", "/python/downloadFile?filename=sub%2Fb.md");
	assert_content(200, COMMON MARKDOWN, "b");
}

static void
a_file_called_content_is_reachable(void **state UNUSED)
{
	make_file("content", SLICE("c"));
	ask("GET", "/files/content?" V2);
	assert_int_equal(files.reply.status, 200);
	assert_int_equal(files.reply.file_fd, -1);
	ask("GET", "/files/content/content?" V2);
	assert_content(200, COMMON STREAM, "c");
	ask("GET", "/files/content/content?" V1);
	assert_content(200, COMMON STREAM, "c");
	ask("GET", "/files/content/content");
	assert_content(200, COMMON STREAM, "c");
}

static void
a_name_may_begin_or_end_like_content(void **state UNUSED)
{
	make_file("contents.md", SLICE("c"));
	make_file("discontent", SLICE("d"));
	ask("GET", "/files/contents.md?" V1);
	assert_int_equal(files.reply.status, 200);
	assert_int_equal(files.reply.file_fd, -1);
	ask("GET", "/files/discontent?" V2);
	assert_int_equal(files.reply.status, 200);
	assert_int_equal(files.reply.file_fd, -1);
}

static void
a_directory_called_content_is_reachable_from_v2_on(void **state UNUSED)
{
	make_directory("content");
	make_file("content/a.md", SLICE("c"));
	make_file("a.md", SLICE("root"));
	ask("GET", "/files/content/a.md/content?" V2);
	assert_content(200, COMMON STREAM, "c");
	ask("GET", "/files/content/a.md?" V2);
	assert_content(200, COMMON MARKDOWN, "root");
}

static void
a_stray_tail_of_v1_is_dropped_if_there_is_no_such_file(void **state UNUSED)
{
	make_tree();
	ask("GET", "/files/content/a.md/content?" V1);
	assert_content(200, COMMON MARKDOWN, "0123456789");
	ask("GET", "/files/content/sub/content?" V1);
	assert_error(400, "IsADirectory", "it is a directory: sub");
	make_file("sub/content", SLICE("c"));
	ask("GET", "/files/content/sub/content?" V1);
	assert_content(200, COMMON STREAM, "c");
	ask("GET", "/files/content/nope/content?" V1);
	assert_error(404, "FileNotFound", "no such file: nope");
	ask("GET", "/download/a.md/content");
	assert_message(404, "ERR_FILE_NOT_FOUND: File not found");
}

static void
an_index_and_an_empty_file_are_files_like_any(void **state UNUSED)
{
	make_file("index.html", SLICE(""));
	ask("GET", "/download/index.html");
	assert_content(200, COMMON TYPE("text/html; charset=utf-8"), "");
}

static void
what_is_no_file_cannot_be_downloaded(void **state UNUSED)
{
	make_tree();
	assert_int_equal(symlink("a.md", below("link")), 0);
	assert_int_equal(symlink("sub", below("way")), 0);
	assert_int_equal(mkfifo(below("fifo"), 0666), 0);
	ask("GET", "/download/nope");
	assert_message(404, "ERR_FILE_NOT_FOUND: File not found");
	ask("GET", "/files/nope/content?" V2);
	assert_error(404, "FileNotFound", "no such file: nope");
	ask("GET", "/download/sub");
	assert_message(400, "it is a directory: sub");
	ask("GET", "/files/sub/content?" V2);
	assert_error(400, "IsADirectory", "it is a directory: sub");
	ask("GET", "/download/link");
	assert_message(400, "ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed");
	ask("GET", "/files/way/b.md/content");
	assert_error(400, "SymlinkNotAllowed", "symbolic links are not");
	ask("GET", "/files/fifo/content");
	assert_error(400, "InvalidPath", "neither a file nor a directory");
}

static void
a_range_is_a_part(void **state UNUSED)
{
	make_tree();
	with_header("HTTP_RANGE", "bytes=2-5");
	ask("GET", "/download/a.md");
	assert_content(206, COMMON MARKDOWN
	    "Content-Range: bytes 2-5/10\r\n", "2345");
	with_header("HTTP_RANGE", "bytes=-1");
	ask("GET", "/files/a.md/content?" V2);
	assert_content(206, COMMON STREAM
	    "Content-Range: bytes 9-9/10\r\n", "9");
}

static void
a_range_beyond_the_end_is_416(void **state UNUSED)
{
	make_tree();
	with_header("HTTP_RANGE", "bytes=10-");
	ask("GET", "/files/a.md/content?" V2);
	assert_error(416, "InvalidRange", "the file does not reach so far");
	assert_non_null(strstr(strbuf_str(&files.reply.headers),
	    "\r\nContent-Range: bytes */10\r\n"));
	assert_int_equal(files.reply.file_fd, -1);
	with_header("HTTP_RANGE", "bytes=10-");
	ask("GET", "/download/a.md");
	assert_int_equal(files.reply.status, 416);
	assert_string_equal(strbuf_str(&files.reply.body),
	    "{\"message\": \"the file does not reach so far\"}");
}

static void
several_ranges_are_answered_whole(void **state UNUSED)
{
	make_tree();
	with_header("HTTP_RANGE", "bytes=0-1,4-5");
	ask("GET", "/download/a.md");
	assert_content(200, COMMON MARKDOWN, "0123456789");
}

static void
head_knows_no_ranges(void **state UNUSED)
{
	make_tree();
	with_header("HTTP_RANGE", "bytes=2-5");
	ask("HEAD", "/download/a.md");
	assert_content(200, COMMON MARKDOWN, "0123456789");
}

static void
if_range_wants_the_very_date(void **state UNUSED)
{
	make_tree();
	with_header("HTTP_RANGE", "bytes=2-5");
	with_header("HTTP_IF_RANGE", MODIFIED);
	ask("GET", "/download/a.md");
	assert_content(206, COMMON MARKDOWN
	    "Content-Range: bytes 2-5/10\r\n", "2345");
	with_header("HTTP_RANGE", "bytes=2-5");
	with_header("HTTP_IF_RANGE", "Sun, 11 Jan 2026 10:30:01 GMT");
	ask("GET", "/download/a.md");
	assert_content(200, COMMON MARKDOWN, "0123456789");
	with_header("HTTP_RANGE", "bytes=20-");
	with_header("HTTP_IF_RANGE", "\"tag\"");
	ask("GET", "/download/a.md");
	assert_content(200, COMMON MARKDOWN, "0123456789");
}

static void
assert_unchanged(const char *since, bool unchanged)
{
	with_header("HTTP_IF_MODIFIED_SINCE", since);
	ask("GET", "/download/a.md");
	if (unchanged) {
		assert_reply(304, COMMON, "");
		assert_true(files.reply.cacheable);
	} else
		assert_content(200, COMMON MARKDOWN, "0123456789");
}

static void
an_unchanged_file_is_304(void **state UNUSED)
{
	make_tree();
	assert_unchanged(MODIFIED, true);
	assert_unchanged("Sun, 11 Jan 2026 10:30:01 GMT", true);
	assert_unchanged("Sun, 11 Jan 2026 10:29:59 GMT", false);
	assert_unchanged("yesterday", false);
	/* a fraction of a second is not in the header */
	set_time("a.md", 999999999);
	assert_unchanged(MODIFIED, true);
	with_header("HTTP_RANGE", "bytes=20-");
	assert_unchanged(MODIFIED, true);
	with_header("HTTP_IF_NONE_MATCH", "\"tag\"");
	assert_unchanged(MODIFIED, false);
}

static void
the_time_of_a_file_can_be_any(void **state UNUSED)
{
	const struct timespec before_1970[] = { { -5, 0 }, { -5, 0 } };

	make_tree();
	assert_int_equal(utimensat(AT_FDCWD, below("a.md"), before_1970, 0),
	    0);
	ask("GET", "/download/a.md");
	assert_non_null(strstr(strbuf_str(&files.reply.headers),
	    "Last-Modified: Thu, 01 Jan 1970 00:00:00 GMT\r\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_type_is_by_extension_but_in_v2_to_v4),
		TEST(directories_can_be_named_in_all_forms),
		TEST(a_file_called_content_is_reachable),
		TEST(a_name_may_begin_or_end_like_content),
		TEST(a_directory_called_content_is_reachable_from_v2_on),
		TEST(a_stray_tail_of_v1_is_dropped_if_there_is_no_such_file),
		TEST(an_index_and_an_empty_file_are_files_like_any),
		TEST(what_is_no_file_cannot_be_downloaded),
		TEST(a_range_is_a_part),
		TEST(a_range_beyond_the_end_is_416),
		TEST(several_ranges_are_answered_whole),
		TEST(head_knows_no_ranges),
		TEST(if_range_wants_the_very_date),
		TEST(an_unchanged_file_is_304),
		TEST(the_time_of_a_file_can_be_any),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
