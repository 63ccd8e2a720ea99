/*
 * fcgx_memory: a FCGX_Request whose parameters and body lie in memory, so
 * that tests of handlers need no socket.
 */
#ifndef TESTS_FCGX_MEMORY_H
#define TESTS_FCGX_MEMORY_H

#include <fcgiapp.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "http/request.h"

#define FCGX_MEMORY_MAX_PARAMETERS	16

struct fcgx_memory {
	FCGX_Request	 fcgx;
	FCGX_Stream	 in;
	unsigned char	*body;		/* owned */
	char		*envp[FCGX_MEMORY_MAX_PARAMETERS + 1];	/* owned */
	size_t		 n;
};

static inline void
fcgx_memory_at_end(FCGX_Stream *in)
{
	in->isClosed = 1;
}

static inline void
fcgx_memory_parameter(struct fcgx_memory *m, const char *name,
    const char *value)
{
	assert_true(m->n < FCGX_MEMORY_MAX_PARAMETERS);
	assert_true(asprintf(&m->envp[m->n++], "%s=%s", name, value) >= 0);
}

/*
 * A request as lighttpd sends it; target may hold a query.  The body has
 * exactly the bytes given, so that a sanitizer sees a read beyond them.
 */
static inline void
fcgx_memory_init(struct fcgx_memory *m, const char *method,
    const char *target, struct slice body)
{
	char length[24], *path = xstrdup(target), *query;

	memset(m, 0, sizeof(*m));
	if ((query = strchr(path, '?')) != NULL)
		*query++ = '\0';
	fcgx_memory_parameter(m, "REQUEST_METHOD", method);
	fcgx_memory_parameter(m, "SCRIPT_NAME", "");
	fcgx_memory_parameter(m, "PATH_INFO", path);
	fcgx_memory_parameter(m, "QUERY_STRING", query != NULL ? query : "");
	(void)snprintf(length, sizeof(length), "%zu", body.len);
	fcgx_memory_parameter(m, "CONTENT_LENGTH", length);
	free(path);

	m->body = xcalloc(1, body.len > 0 ? body.len : 1);
	if (body.len > 0)
		memcpy(m->body, body.p, body.len);
	m->in.isReader = 1;
	m->in.rdNext = m->in.stopUnget = m->body;
	m->in.stop = m->in.wrNext = m->body + body.len;
	m->in.fillBuffProc = fcgx_memory_at_end;
	m->fcgx.in = &m->in;
	m->fcgx.envp = m->envp;
}

static inline void
fcgx_memory_clear(struct fcgx_memory *m)
{
	while (m->n > 0)
		free(m->envp[--m->n]);
	free(m->body);
}

#endif
