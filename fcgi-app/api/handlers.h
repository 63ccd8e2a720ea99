/*
 * handlers: one for each resource; their table is in api.c.
 */
#ifndef API_HANDLERS_H
#define API_HANDLERS_H

#include "http/routes.h"

http_handler	root_get;		/* GET / */
http_handler	health_get;		/* GET /health, the endpoint */
http_handler	health_get_startup;	/* GET /health/startup */

/* executions.c */
http_handler	executions_post;	/* POST /executions, /execute, … */
http_handler	executions_post_identifier; /* POST /identifier/… */
http_handler	executions_get;		/* GET /executions/… */

/* files.c */
http_handler	files_list;		/* GET /files */
http_handler	files_post;		/* POST /files, /files/upload */
http_handler	files_get;		/* GET /files/… */
http_handler	files_delete;		/* DELETE /files/… */
http_handler	python_download_get;	/* GET /python/downloadFile */
http_handler	listfiles_get;		/* GET /listfiles, /listfiles/… */
http_handler	upload_post;		/* POST /upload, /upload/… */
http_handler	download_get;		/* GET /download/… */
http_handler	get_get;		/* GET /get/… */
http_handler	delete_delete;		/* DELETE /delete/… */

/* session_routes.c */
http_handler	session_get;		/* GET /session */
http_handler	session_delete;		/* DELETE /session */
http_handler	session_list;		/* GET /listSessions */
http_handler	metadata_get;		/* GET /metadata */

#endif
