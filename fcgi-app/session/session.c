#include <pthread.h>
#include <errno.h>
#include <stdlib.h>
#include <zmq.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/uuid.h"
#include "session/bus.h"
#include "session/owner.h"
#include "session/session.h"

struct session {
	void			*zmq_context;
	struct bus		*bus;		/* owned */
	struct owner_verdict	 verdict;
	struct owner		*owner;		/* owned */
	pthread_t		 thread;
	struct timespec		 created;
	char			 etag[UUID_SIZE];
};

struct session_client {
	struct bus	*bus;	/* borrowed */
};

enum status
session_start(const struct config *config, struct kernel_habits habits,
    int link_fd, struct session **out)
{
	struct session *session = xcalloc(1, sizeof(*session));
	int error;

	*out = NULL;
	(void)clock_gettime(CLOCK_REALTIME, &session->created);
	uuid_make(session->etag);
	atomic_init(&session->verdict.healthy, false);
	atomic_init(&session->verdict.started, false);
	if ((session->zmq_context = zmq_ctx_new()) == NULL ||
	    (session->bus = bus_new()) == NULL)
		goto fail;
	session->owner = owner_new(session->zmq_context, session->bus, config,
	    habits, link_fd, &session->verdict);
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
	bus_free(session->bus);
	if (session->zmq_context != NULL)
		(void)zmq_ctx_term(session->zmq_context);
	free(session);
	return ST_SYS;
}

struct session_client *
session_client_new(struct session *session)
{
	struct session_client *client = xcalloc(1, sizeof(*client));

	client->bus = session->bus;
	return client;
}

void
session_client_free(struct session_client *client)
{
	free(client);
}

/* Ask with a job, which stays the caller's with what it brings back. */
static enum session_answer
ask(struct session_client *client, struct job *job)
{
	return bus_ask(client->bus, job) == ST_OK ? job->answer :
	    SESSION_NO_MEMORY;
}

/* The same for those that bring a snapshot. */
static enum session_answer
ask_snapshot(struct session_client *client, struct job *job,
    struct snapshot *out)
{
	enum session_answer answer = ask(client, job);

	*out = job->snapshot;
	job->snapshot = (struct snapshot){ 0 };
	job_free(job);
	return answer;
}

enum session_answer
session_submit(struct session_client *client, struct execution *execution,
    struct snapshot *out)
{
	struct job *job = job_new(JOB_SUBMIT);

	job->execution = execution_ref(execution);
	return ask_snapshot(client, job, out);
}

enum session_answer
session_look(struct session_client *client, struct slice id,
    struct snapshot *out)
{
	struct job *job = job_new(JOB_LOOK);

	/* one that is too long is nobody's: empty ids are not given out */
	if (id.len <= EXECUTION_ID_MAX && id.len > 0)
		memcpy(job->id, id.p, id.len);
	return ask_snapshot(client, job, out);
}

enum session_answer
session_reset(struct session_client *client)
{
	struct job *job = job_new(JOB_RESET);
	enum session_answer answer = ask(client, job);

	job_free(job);
	return answer;
}

enum session_answer
session_kernel_info(struct session_client *client, char **json)
{
	struct job *job = job_new(JOB_KERNEL_INFO);
	enum session_answer answer = ask(client, job);

	*json = job->text;
	job->text = NULL;
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

struct timespec
session_created(const struct session *session)
{
	return session->created;
}

const char *
session_etag(const struct session *session)
{
	return session->etag;
}

static void
order(struct session *session, enum job_kind kind)
{
	struct session_client *client = session_client_new(session);
	struct job *job = job_new(kind);

	if (bus_ask(client->bus, job) != ST_OK) {
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
	bus_free(session->bus);
	(void)zmq_ctx_term(session->zmq_context);
	free(session);
}
