#include "base/compiler.h"
#include "http/routes.h"

static bool
admits(const struct route *route, enum http_method method)
{
	if (method == HTTP_HEAD)
		method = HTTP_GET;
	return (route->methods & METHOD(method)) != 0;
}

static bool
matches(const char *pattern, struct slice path)
{
	struct slice below = slice_str(pattern);

	if (!slice_ends(below, SLICE("/*")))
		return slice_equal(path, below);
	below.len--;
	return path.len > below.len && slice_starts(path, below);
}

enum route_match
route_find(const struct route *routes, size_t n, struct slice path,
    enum http_method method, const struct route **found, unsigned *allowed)
{
	size_t i;

	*found = NULL;
	*allowed = 0;
	for (i = 0; i < n; i++) {
		if (!matches(routes[i].path, path))
			continue;
		if (admits(&routes[i], method)) {
			*found = &routes[i];
			return ROUTE_FOUND;
		}
		*allowed |= routes[i].methods;
	}
	return *allowed != 0 ? ROUTE_NO_METHOD : ROUTE_NO_PATH;
}

void
route_allow_header(struct http_reply *reply, unsigned methods)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	unsigned m;

	if ((methods & METHOD(HTTP_GET)) != 0)
		methods |= METHOD(HTTP_HEAD);
	for (m = HTTP_GET; m < HTTP_OTHER; m++) {
		if ((methods & METHOD(m)) == 0)
			continue;
		if (sb.len > 0)
			strbuf_puts(&sb, ", ");
		strbuf_puts(&sb, http_method_name((enum http_method)m));
	}
	http_reply_header(reply, "Allow", strbuf_slice(&sb));
	strbuf_clear(&sb);
}
