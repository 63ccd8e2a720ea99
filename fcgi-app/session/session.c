#include <pthread.h>
#include <errno.h>
#include <stdlib.h>
#include <zmq.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "session/bus.h"
#include "session/owner.h"
#include "session/session.h"

/* Besides the workers of waiting executions: kernel, owner, all else. */
#define OTHER_SOCKETS	64

struct session {
	void			*zmq_context;
	struct owner_verdict	 verdict;
	struct owner		*owner;		/* owned */
	pthread_t		 thread;
};

struct session_client {
	void	*bus;	/* owned */
};

enum status
session_start(const struct config *config, struct kernel_habits habits,
    int link_fd, struct session **out)
{
	struct session *session = xcalloc(1, sizeof(*session));
	int error;

	*out = NULL;
	atomic_init(&session->verdict.healthy, false);
	atomic_init(&session->verdict.started, false);
	if ((session->zmq_context = zmq_ctx_new()) == NULL ||
	    zmq_ctx_set(session->zmq_context, ZMQ_MAX_SOCKETS,
	    (int)config->max_pending + OTHER_SOCKETS) == -1)
		goto fail;
	session->owner = owner_new(session->zmq_context, config, habits,
	    link_fd, &session->verdict);
	if (session->owner == NULL)
		goto fail;
	error = pthread_create(&session->thread, NULL, owner_main,
	    session->owner);
	if (error != 0) {
		errno = error;
		goto fail;
	}
	*out = session;
	return ST_OK;
fail:
	log_error("session: cannot start: %s", status_text(ST_SYS));
	owner_free(session->owner);
	if (session->zmq_context != NULL)
		(void)zmq_ctx_term(session->zmq_context);
	free(session);
	return ST_SYS;
}

struct session_client *
session_client_new(struct session *session)
{
	struct session_client *client = xcalloc(1, sizeof(*client));

	if ((client->bus = bus_worker_new(session->zmq_context)) == NULL) {
		log_error("session: cannot make a socket: %s",
		    status_text(ST_SYS));
		free(client);
		return NULL;
	}
	return client;
}

void
session_client_free(struct session_client *client)
{
	if (client == NULL)
		return;
	bus_end_free(client->bus);
	free(client);
}

enum session_answer
session_execute(struct session_client *client,
    const struct execution_order *order, struct outcome **out)
{
	struct job *job = job_new(JOB_EXECUTE);
	enum session_answer answer = SESSION_NO_MEMORY;

	*out = NULL;
	job->accepted_us = clock_now_us();
	job->entry.accepted_ms = job->accepted_us / 1000;
	job->entry.timeout_ms = order->timeout_s * 1000;
	job->code_len = order->code.len;
	if ((job->code = malloc(order->code.len + 1)) == NULL)
		goto out;
	if (order->code.len > 0)
		memcpy(job->code, order->code.p, order->code.len);
	job->code[order->code.len] = '\0';
	if (bus_ask(client->bus, &job) != ST_OK)
		goto out;
	answer = job->answer;
	*out = job->outcome;
	job->outcome = NULL;
out:
	job_free(job);
	return answer;
}

bool
session_is_healthy(const struct session *session)
{
	return atomic_load_explicit(&session->verdict.healthy,
	    memory_order_relaxed);
}

bool
session_has_started(const struct session *session)
{
	return atomic_load_explicit(&session->verdict.started,
	    memory_order_relaxed);
}

static void
order(struct session *session, enum job_kind kind)
{
	struct session_client *client = session_client_new(session);
	struct job *job = job_new(kind);

	if (client == NULL || bus_ask(client->bus, &job) != ST_OK) {
		log_error("session: cannot reach its thread");
		abort();
	}
	job_free(job);
	session_client_free(client);
}

void
session_close(struct session *session)
{
	order(session, JOB_CLOSE);
}

void
session_free(struct session *session)
{
	if (session == NULL)
		return;
	order(session, JOB_END);
	(void)pthread_join(session->thread, NULL);
	owner_free(session->owner);
	(void)zmq_ctx_term(session->zmq_context);
	free(session);
}
