#include <strings.h>

#include "base/compiler.h"
#include "files/media_type.h"

#define TEXT(kind)	"text/" kind "; charset=utf-8"
#define OFFICE(kind)	\
	"application/vnd.openxmlformats-officedocument." kind

static const struct {
	const char	*extension;	/* lower case, without the dot */
	const char	*type;
} types[] = {
	{ "txt", TEXT("plain") },
	{ "log", TEXT("plain") },
	{ "csv", TEXT("csv") },
	{ "tsv", TEXT("tab-separated-values") },
	{ "md", TEXT("markdown") },
	{ "html", TEXT("html") },
	{ "htm", TEXT("html") },
	{ "css", TEXT("css") },
	{ "js", TEXT("javascript") },
	{ "mjs", TEXT("javascript") },
	{ "py", TEXT("x-python") },
	{ "xml", TEXT("xml") },
	{ "json", "application/json" },
	{ "ipynb", "application/x-ipynb+json" },
	{ "yaml", "application/yaml" },
	{ "yml", "application/yaml" },
	{ "png", "image/png" },
	{ "jpg", "image/jpeg" },
	{ "jpeg", "image/jpeg" },
	{ "gif", "image/gif" },
	{ "svg", "image/svg+xml" },
	{ "webp", "image/webp" },
	{ "bmp", "image/bmp" },
	{ "ico", "image/x-icon" },
	{ "tif", "image/tiff" },
	{ "tiff", "image/tiff" },
	{ "mp3", "audio/mpeg" },
	{ "wav", "audio/wav" },
	{ "mp4", "video/mp4" },
	{ "webm", "video/webm" },
	{ "pdf", "application/pdf" },
	{ "zip", "application/zip" },
	{ "gz", "application/gzip" },
	{ "tar", "application/x-tar" },
	{ "wasm", "application/wasm" },
	{ "xlsx", OFFICE("spreadsheetml.sheet") },
	{ "docx", OFFICE("wordprocessingml.document") },
	{ "pptx", OFFICE("presentationml.presentation") },
};

const char *
media_type_of(struct slice file_name)
{
	const char *dot = file_name.len == 0 ? NULL :
	    memrchr(file_name.p, '.', file_name.len);
	struct slice extension;
	size_t i;

	if (dot == NULL)
		return MEDIA_TYPE_UNKNOWN;
	extension = slice_skip(file_name,
	    (size_t)(dot - file_name.p) + 1);
	for (i = 0; i < NELEM(types); i++)
		if (strlen(types[i].extension) == extension.len &&
		    strncasecmp(types[i].extension, extension.p,
		    extension.len) == 0)
			return types[i].type;
	return MEDIA_TYPE_UNKNOWN;
}
