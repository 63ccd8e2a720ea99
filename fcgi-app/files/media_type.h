/*
 * media_type: the content type of a file by its extension (API contract
 * 10.2).  Pure.
 */
#ifndef FILES_MEDIA_TYPE_H
#define FILES_MEDIA_TYPE_H

#include "base/slice.h"

#define MEDIA_TYPE_UNKNOWN	"application/octet-stream"

/* Static text. */
const char	*media_type_of(struct slice file_name);

#endif
