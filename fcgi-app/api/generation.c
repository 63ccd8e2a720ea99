#include "api/generation.h"
#include "base/number.h"
#include "http/routes.h"

/* Up to which date a generation reaches; later ones are the newest. */
static const struct version_row {
	const char	*until;		/* YYYY-MM-DD, inclusive */
	enum generation	 generation;
} versions[] = {
	{ "2024-08-02", GENERATION_V1 },
	{ "2024-10-02", GENERATION_V2 },
	{ "2025-02-02", GENERATION_V3 },
	{ "9999-12-31", GENERATION_V4 },
};

/*
 * The routes that belong to one generation whatever version is asked for.
 * The first row that fits counts; a tail is what the path must end in.
 */
static const struct route_row {
	const char	*head;
	const char	*tail;		/* NULL: head is the whole path */
	unsigned	 methods;	/* METHOD() bits */
	enum generation	 generation;
} routes[] = {
	{ "/execute", NULL, ~0u, GENERATION_A },
	{ "/listfiles", NULL, ~0u, GENERATION_A },
	{ "/listfiles/", "", ~0u, GENERATION_A },
	{ "/upload", NULL, ~0u, GENERATION_A },
	{ "/upload/", "", ~0u, GENERATION_A },
	{ "/download/", "", ~0u, GENERATION_A },
	{ "/get/", "", ~0u, GENERATION_A },
	{ "/delete/", "", ~0u, GENERATION_A },
	{ "/python/execute", NULL, ~0u, GENERATION_V1P },
	{ "/python/downloadFile", NULL, ~0u, GENERATION_V1P },
	{ "/code/execute", NULL, ~0u, GENERATION_V1 },
	{ "/identifier/", "/code/execute", ~0u, GENERATION_V1 },
	/* with other methods these two name a file, not an action */
	{ "/files/upload", NULL, METHOD(HTTP_POST), GENERATION_V1 },
	{ "/files/content/", "", METHOD(HTTP_GET) | METHOD(HTTP_HEAD),
	    GENERATION_V1 },
};

static bool
fits(const struct route_row *row, enum http_method method, struct slice path)
{
	struct slice head = slice_str(row->head);

	if ((row->methods & METHOD(method)) == 0)
		return false;
	if (row->tail == NULL)
		return slice_equal(path, head);
	return path.len > head.len + strlen(row->tail) &&
	    slice_starts(path, head) &&
	    slice_ends(path, slice_str(row->tail));
}

static bool
is_number(struct slice s, size_t from, size_t len, int64_t max)
{
	int64_t v;

	return number_read(slice_make(s.p + from, len), 1, max, &v) == ST_OK;
}

/* YYYY-MM-DD, and nothing more or something that begins with a hyphen. */
static bool
is_version(struct slice s)
{
	return s.len >= 10 && is_number(s, 0, 4, 9999) && s.p[4] == '-' &&
	    is_number(s, 5, 2, 12) && s.p[7] == '-' &&
	    is_number(s, 8, 2, 31) && (s.len == 10 || s.p[10] == '-');
}

static enum generation
of_version(struct slice version)
{
	const struct version_row *row = versions;

	while (memcmp(version.p, row->until, 10) > 0)
		row++;
	return row->generation;
}

/*
 * GET /files/content/…/content is the form of V1 with a stray tail, or from V2
 * on the content of a file in a directory called content.
 */
static bool
is_content_of_content(struct slice path)
{
	return slice_ends(path, SLICE("/content")) &&
	    slice_starts(path, SLICE("/files/content/"));
}

static bool
is_file_route(struct slice path)
{
	return slice_is(path, "/files") ||
	    slice_starts(path, SLICE("/files/"));
}

enum status
generation_choose(enum http_method method, struct slice path,
    bool has_version, struct slice version, enum generation *out)
{
	const bool is_good = has_version && is_version(version);
	size_t i;

	*out = is_good ? of_version(version) : GENERATION_L;
	/* what is not about files has no form of V1: V2 is the oldest */
	if (*out == GENERATION_V1 && !is_file_route(path))
		*out = GENERATION_V2;
	for (i = 0; i < NELEM(routes); i++) {
		if (!fits(&routes[i], method, path))
			continue;
		if (is_content_of_content(path) && is_good)
			return ST_OK;
		*out = routes[i].generation;
		return ST_OK;
	}
	return has_version && !is_good ? ST_INVALID : ST_OK;
}

enum status
generation_of(const struct http_request *req, enum generation *out)
{
	struct slice version;
	bool has_version = http_query(req, "api-version", &version);

	return generation_choose(req->method, req->path, has_version, version,
	    out);
}
