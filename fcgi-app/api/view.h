/*
 * view: what an outcome looks like in a generation of the API (API contract
 * sections 4 to 8).  Pure.
 */
#ifndef API_VIEW_H
#define API_VIEW_H

#include "base/compiler.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "session/outcome.h"

/* Append the raw execution object of generation A.  ST_NOMEM, ST_TOOBIG. */
enum status	view_raw_a(const struct outcome *, struct strbuf *) MUST_USE;

#endif
