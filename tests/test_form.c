#include "api/form.h"
#include "files_case.h"

#define FORM	"multipart/form-data; boundary=B"
#define MIB	((size_t)1024 * 1024)

#define PART(filename, content)						\
	"--B\r\nContent-Disposition: form-data; name=\"file\"; "	\
	"filename=\"" filename "\"\r\n\r\n" content "\r\n"
#define FIELD	"--B\r\nContent-Disposition: form-data; "		\
	"name=\"identifier\"\r\n\r\nabc\r\n"
#define END	"--B--\r\n"

static void
send_form(const char *target, struct slice body)
{
	with_header("CONTENT_TYPE", FORM);
	ask_announced("POST", target, body, (int64_t)body.len);
}

static void
send_text(const char *target, const char *body)
{
	send_form(target, slice_str(body));
}

static bool
answer_has(const char *text)
{
	return strstr(strbuf_str(&files.reply.body), text) != NULL;
}

static bool
answer_starts(const char *text)
{
	return slice_starts(strbuf_slice(&files.reply.body), slice_str(text));
}

static void
each_generation_answers_in_its_own_form(void **state UNUSED)
{
	static const char body[] = PART("a.md", "123") END;
	static const char v2[] = "{\"name\":\"a.md\",\"sizeInBytes\":3,";

	send_text("/upload", body);
	assert_int_equal(files.reply.status, 200);
	assert_true(answer_starts("[{\"name\":\"a.md\",\"type\":\"file\","
	    "\"filename\":\"a.md\",\"size\":3,\"last_modified_time\":\"20"));
	assert_true(answer_has("\"mime_type\":\"text/markdown; "
	    "charset=utf-8\"}]"));
	send_text("/files/upload", body);
	assert_true(answer_starts("{\"$id\":\"1\",\"value\":[{\"$id\":\"2\","
	    "\"properties\":{\"$id\":\"3\",\"filename\":\"a.md\","));
	send_text("/files?" V2, body);
	assert_true(answer_starts(v2));
	assert_true(answer_has("\"type\":\"file\",\"directory\":\".\"}"));
	send_text("/files?" V3, body);
	assert_true(answer_starts(v2));
	send_text("/files?" V4, body);
	assert_true(answer_starts(v2));
	send_text("/files", body);
	assert_int_equal(files.reply.status, 200);
	assert_true(answer_starts("[{\"name\":\"a.md\","));
	assert_file("a.md", SLICE("123"));
}

static void
all_files_of_a_form_are_stored(void **state UNUSED)
{
	static const char body[] = PART("b", "1") FIELD PART("a", "22")
	    PART("c", "") END;

	send_text("/files", body);
	assert_true(answer_starts("[{\"name\":\"b\""));
	assert_true(answer_has("},{\"name\":\"a\""));
	assert_true(answer_has("},{\"name\":\"c\",\"sizeInBytes\":0,"));
	assert_file("a", SLICE("22"));
	assert_file("b", SLICE("1"));
	assert_file("c", SLICE(""));
}

static void
from_v2_on_the_first_file_is_the_answer(void **state UNUSED)
{
	send_text("/files?" V2, PART("b", "1") PART("a", "22") END);
	assert_true(answer_starts("{\"name\":\"b\""));
	assert_false(answer_has("\"a\""));
	assert_file("a", SLICE("22"));
}

static void
the_name_is_the_last_component(void **state UNUSED)
{
	static const char *const names[][2] = {
		{ "/mnt/data/hello.py", "hello.py" },
		{ "../e2e/files/test.json", "test.json" },
		{ "folder/file.txt", "file.txt" },
		{ "C:\\dir\\win.txt", "win.txt" },
		{ "a%20b.txt", "a b.txt" },
		{ "100%.txt", "100%.txt" },
		{ "b+c.txt", "b+c.txt" },
		{ "x%2Fy.txt", "y.txt" },
		{ "say %22hi%22", "say \"hi\"" },
		{ "say \\\"ho\\\"", "say \"ho\"" },
		{ "\xe4\xbd\xa0\xc3\xa4", "\xe4\xbd\xa0\xc3\xa4" },
	};
	char body[500];
	size_t i;

	for (i = 0; i < NELEM(names); i++) {
		(void)snprintf(body, sizeof(body), "--B\r\n"
		    "Content-Disposition: form-data; name=\"file\"; "
		    "filename=\"%s\"\r\n\r\nx\r\n--B--", names[i][0]);
		send_text("/upload", body);
		assert_int_equal(files.reply.status, 200);
		assert_file(names[i][1], SLICE("x"));
	}
	send_text("/files", "--B\r\nContent-Disposition: form-data; name=file;"
	    " filename=\"x\"; filename*=utf-8''%e2%82%ac%2520\r\n\r\nx\r\n"
	    "--B--");
	assert_file("\xe2\x82\xac%20", SLICE("x"));
}

static void
bad_names_are_refused(void **state UNUSED)
{
	static const char *const names[] = { "", ".", "..", "a/..", "a/",
		"%2e%2e", "a%00b", "a%0ab", "\x01", "\xff", "x/\\y/" };
	char body[500];
	size_t i;

	for (i = 0; i < NELEM(names); i++) {
		(void)snprintf(body, sizeof(body), "--B\r\n"
		    "Content-Disposition: form-data; name=\"file\"; "
		    "filename=\"%s\"\r\n\r\nx\r\n--B--", names[i]);
		send_text("/files?" V2, body);
		assert_error(400, "InvalidPath", "invalid path: a name ");
		assert_true(answer_has("\"target\":\"file\""));
		send_text("/upload", body);
		assert_int_equal(files.reply.status, 400);
		assert_string_equal(strbuf_str(&files.reply.body),
		    "Unable to clean and verify target path\n");
	}
	assert_empty();
}

static void
directories_are_made_as_needed(void **state UNUSED)
{
	send_text("/files?path=/a/b&" V2, PART("c", "1") END);
	assert_true(answer_has("\"directory\":\"a/b\""));
	assert_file("a/b/c", SLICE("1"));
	send_text("/upload/a/d", PART("e", "2") END);
	assert_file("a/d/e", SLICE("2"));
	send_text("/files?path=../a", PART("e", "2") END);
	assert_error(400, "InvalidPath", "invalid path: ");
}

static void
a_file_is_replaced(void **state UNUSED)
{
	struct stat st;

	make_file("a", SLICE("old and longer"));
	assert_int_equal(symlink("a", below("link")), 0);
	send_text("/files", PART("a", "new") PART("link", "file") END);
	assert_int_equal(files.reply.status, 200);
	assert_file("a", SLICE("new"));
	assert_file("link", SLICE("file"));
	assert_int_equal(lstat(below("link"), &st), 0);
	assert_true(S_ISREG(st.st_mode));
	assert_int_equal(st.st_mode & 07777, 0777);
}

static void
a_directory_is_not_replaced(void **state UNUSED)
{
	make_directory("a");
	send_text("/files?" V2, PART("b", "1") PART("a", "new") END);
	assert_error(409, "IsADirectory",
	    "a directory has the name of the upload: a");
	send_text("/upload", PART("a", "new") END);
	assert_message(500, "ERR_FILE_ACCESS: Error accessing file");
	assert_false(exists("b"));
	make_file("c", SLICE(""));
	send_text("/files?path=c", PART("a", "new") END);
	assert_error(400, "NotADirectory", "it is not a directory: c/a");
}

static void
a_form_without_file_is_null_in_a_alone(void **state UNUSED)
{
	send_text("/upload", FIELD END);
	assert_json("null");
	send_text("/upload", END);
	assert_json("null");
	send_text("/files?" V2, FIELD END);
	assert_error(400, "FileMissing", "the form has no part 'file'");
	send_text("/files/upload", END);
	assert_error(400, "FileMissing", "the form has no part 'file'");
}

static void
a_file_without_name_is_skipped_in_a_alone(void **state UNUSED)
{
	static const char body[] = PART("a", "1")
	    "--B\r\nContent-Disposition: form-data; name=file\r\n\r\nx\r\n"
	    END;

	send_text("/files", body);
	assert_error(400, "FileMissing", "the form has no part 'file'");
	assert_empty();
	send_text("/upload", body);
	assert_int_equal(files.reply.status, 200);
	assert_file("a", SLICE("1"));
}

static void
a_body_that_is_no_form_is_400(void **state UNUSED)
{
	with_header("CONTENT_TYPE", "application/json");
	ask_announced("POST", "/files?" V2, SLICE("{}"), 2);
	assert_error(400, "InvalidMultipart", "error parsing form: the body "
	    "is not multipart/form-data");
	ask("POST", "/upload");
	assert_message(400, "error parsing form: the body is not "
	    "multipart/form-data");
}

static void
a_wrong_label_is_seen_through(void **state UNUSED)
{
	const struct slice body = SLICE(PART("a", "1") END);

	with_header("CONTENT_TYPE", "application/json");
	ask_announced("POST", "/files/upload", body, (int64_t)body.len);
	assert_int_equal(files.reply.status, 200);
	assert_file("a", SLICE("1"));
}

static void
a_broken_upload_leaves_nothing(void **state UNUSED)
{
	const struct slice body = SLICE(PART("a", "1") PART("b", "2") END);
	size_t len;

	for (len = 0; len < body.len - 4; len++) {
		send_form("/files?path=sub", slice_make(body.p, len));
		assert_error(400, "InvalidMultipart", "error parsing form: ");
	}
	assert_empty();
	/* complete as a form, but not as a body */
	with_header("CONTENT_TYPE", FORM);
	ask_announced("POST", "/files?path=sub", body,
	    (int64_t)body.len + 1);
	assert_error(400, "SessionRequestValidationFailed",
	    "request body is shorter than announced");
	assert_empty();
}

/* Send a file of this size, between two small ones. */
static void
send_large(const char *target, size_t size)
{
	struct strbuf body = STRBUF_INIT(3 * MIB);
	char *to;

	strbuf_puts(&body, PART("small", "1") "--B\r\nContent-Disposition: "
	    "form-data; name=file; filename=large\r\n\r\n");
	to = strbuf_reserve(&body, size);
	memset(to, '\r', size);
	strbuf_added(&body, size);
	strbuf_puts(&body, "\r\n" PART("other", "2") END);
	send_form(target, strbuf_slice(&body));
	strbuf_clear(&body);
}

static void
the_limit_is_exact_to_the_byte(void **state UNUSED)
{
	struct stat st;

	send_large("/files?" V2, MIB);
	assert_int_equal(files.reply.status, 200);
	assert_int_equal(lstat(below("large"), &st), 0);
	assert_int_equal(st.st_size, MIB);
	assert_true(exists("small") && exists("other"));
}

static void
one_byte_more_is_413_and_nothing_is_stored(void **state UNUSED)
{
	send_large("/files?" V2, MIB + 1);
	assert_error(413, "PayloadTooLarge", "file is larger than the limit");
	assert_empty();
	send_large("/upload", MIB + 1);
	assert_message(413, "file is larger than the limit of uploads");
	assert_empty();
}

/* Else a client that is still sending might not see the answer. */
static void
what_follows_an_error_is_read_on_for_a_while(void **state UNUSED)
{
	struct strbuf body = STRBUF_INIT(4 * MIB);
	char *to;

	send_large("/files?" V2, MIB + 1);
	assert_int_equal(files.reply.status, 413);
	assert_int_equal(files.unread, 0);
	strbuf_puts(&body, PART("..", ""));
	to = strbuf_reserve(&body, 3 * MIB);
	memset(to, 'x', 3 * MIB);
	strbuf_added(&body, 3 * MIB);
	send_form("/files?" V2, strbuf_slice(&body));
	assert_int_equal(files.reply.status, 400);
	assert_in_range(files.unread, MIB / 2, MIB);
	strbuf_clear(&body);
}

static void
content_is_stored_byte_for_byte(void **state UNUSED)
{
	struct strbuf body = STRBUF_INIT(MIB), want = STRBUF_INIT(MIB);
	uint32_t state_of = 1;
	size_t i;

	/* longer than the buffer, and with line ends anywhere */
	for (i = 0; i < 200000; i++) {
		state_of = state_of * 1664525 + 1013904223;
		strbuf_putc(&want, "\r\n-b\0x\xff "[state_of >> 29]);
	}
	strbuf_puts(&body, "--B\r\nContent-Disposition: form-data; "
	    "name=file; filename=a\r\n\r\n");
	strbuf_put_slice(&body, strbuf_slice(&want));
	strbuf_puts(&body, "\r\n" END);
	send_form("/files", strbuf_slice(&body));
	assert_int_equal(files.reply.status, 200);
	assert_file("a", strbuf_slice(&want));
	strbuf_clear(&body);
	strbuf_clear(&want);
}

static void
the_number_of_files_has_a_limit(void **state UNUSED)
{
	struct strbuf body = STRBUF_INIT(MIB);
	size_t i;

	for (i = 0; i < FORM_FILES_MAX; i++)
		strbuf_puts(&body, PART("a", "1"));
	strbuf_puts(&body, END);
	send_form("/files?" V2, strbuf_slice(&body));
	assert_int_equal(files.reply.status, 200);
	ask("DELETE", "/files/a");
	body.len -= strlen(END);
	strbuf_puts(&body, PART("b", "1") END);
	send_form("/files?" V2, strbuf_slice(&body));
	assert_error(400, "InvalidMultipart",
	    "error parsing form: there are too many files");
	assert_empty();
	strbuf_clear(&body);
}

static void
too_many_uploads_at_once_are_429(void **state UNUSED)
{
	files.others = API_UPLOADS_MAX;
	atomic_store(&files.uploads, files.others);
	send_text("/files?" V2, PART("a", "1") END);
	assert_error(429, "TooManyRequests", "too many uploads are under way");
	assert_non_null(strstr(strbuf_str(&files.reply.headers),
	    "Retry-After: 1\r\n"));
	assert_empty();
	files.others--;
	atomic_store(&files.uploads, files.others);
	send_text("/files?" V2, PART("a", "1") END);
	assert_int_equal(files.reply.status, 200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_generation_answers_in_its_own_form),
		TEST(all_files_of_a_form_are_stored),
		TEST(from_v2_on_the_first_file_is_the_answer),
		TEST(the_name_is_the_last_component),
		TEST(bad_names_are_refused),
		TEST(directories_are_made_as_needed),
		TEST(a_file_is_replaced),
		TEST(a_directory_is_not_replaced),
		TEST(a_form_without_file_is_null_in_a_alone),
		TEST(a_file_without_name_is_skipped_in_a_alone),
		TEST(a_body_that_is_no_form_is_400),
		TEST(a_wrong_label_is_seen_through),
		TEST(a_broken_upload_leaves_nothing),
		TEST(the_limit_is_exact_to_the_byte),
		TEST(one_byte_more_is_413_and_nothing_is_stored),
		TEST(what_follows_an_error_is_read_on_for_a_while),
		TEST(content_is_stored_byte_for_byte),
		TEST(the_number_of_files_has_a_limit),
		TEST(too_many_uploads_at_once_are_429),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
