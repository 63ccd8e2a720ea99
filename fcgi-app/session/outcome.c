#include <stdlib.h>

#include "base/alloc.h"
#include "session/outcome.h"

struct outcome *
outcome_new(void)
{
	struct outcome *o = xcalloc(1, sizeof(*o));

	atomic_init(&o->references, 1);
	strbuf_init(&o->out, OUTCOME_STREAM_MAX);
	strbuf_init(&o->err, OUTCOME_STREAM_MAX);
	strbuf_init(&o->value, OUTCOME_VALUE_MAX);
	strbuf_init(&o->bundle, OUTCOME_VALUE_MAX);
	strbuf_init(&o->traceback, OUTCOME_TRACEBACK_MAX);
	o->error_name = xstrdup("");
	o->error_message = xstrdup("");
	return o;
}

size_t
outcome_bytes(const struct outcome *o)
{
	return sizeof(*o) + o->out.size + o->err.size + o->value.size +
	    o->bundle.size + o->traceback.size + strlen(o->error_name) +
	    strlen(o->error_message) +
	    (o->image_base64 != NULL ? strlen(o->image_base64) : 0);
}

struct outcome *
outcome_ref(struct outcome *o)
{
	(void)atomic_fetch_add_explicit(&o->references, 1,
	    memory_order_relaxed);
	return o;
}

void
outcome_unref(struct outcome *o)
{
	if (o == NULL || atomic_fetch_sub_explicit(&o->references, 1,
	    memory_order_acq_rel) != 1)
		return;
	strbuf_clear(&o->out);
	strbuf_clear(&o->err);
	strbuf_clear(&o->value);
	strbuf_clear(&o->bundle);
	strbuf_clear(&o->traceback);
	free(o->image_base64);
	free(o->error_name);
	free(o->error_message);
	free(o);
}
