#include <stdlib.h>

#include "base/alloc.h"
#include "base/uuid.h"
#include "session/execution.h"

struct execution *
execution_new(void)
{
	struct execution *e = xcalloc(1, sizeof(*e));

	atomic_init(&e->references, 1);
	e->identifier = xstrdup("");
	e->type_text = xstrdup("");
	e->output_max = -1;
	return e;
}

struct execution *
execution_ref(struct execution *e)
{
	(void)atomic_fetch_add_explicit(&e->references, 1,
	    memory_order_relaxed);
	return e;
}

void
execution_unref(struct execution *e)
{
	if (e == NULL || atomic_fetch_sub_explicit(&e->references, 1,
	    memory_order_acq_rel) != 1)
		return;
	free(e->identifier);
	free(e->type_text);
	free(e->code);
	free(e);
}

void
execution_make_id(struct execution *e)
{
	uuid_make(e->id);
}

void
snapshot_clear(struct snapshot *snapshot)
{
	execution_unref(snapshot->execution);
	outcome_unref(snapshot->outcome);
	*snapshot = (struct snapshot){ 0 };
}
