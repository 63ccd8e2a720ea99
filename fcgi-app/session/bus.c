#include <errno.h>
#include <stdlib.h>
#include <zmq.h>

#include "base/alloc.h"
#include "base/log.h"
#include "session/bus.h"

#define ADDRESS	"inproc://session"

/*
 * libzmq is not built with ThreadSanitizer, which therefore cannot see that
 * the socket orders the two sides.
 */
#if defined(__SANITIZE_THREAD__)
#define WITH_TSAN	1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define WITH_TSAN	1
#endif
#endif
#ifdef WITH_TSAN
void	__tsan_acquire(void *);
void	__tsan_release(void *);
#else
#define __tsan_acquire(p)	((void)(p))
#define __tsan_release(p)	((void)(p))
#endif

struct job *
job_new(enum job_kind kind)
{
	struct job *job = xcalloc(1, sizeof(*job));

	job->kind = kind;
	return job;
}

void
job_free(struct job *job)
{
	if (job == NULL)
		return;
	outcome_unref(job->outcome);
	free(job->code);
	free(job);
}

static void *
end_new(void *zmq_context, int type)
{
	void *end = zmq_socket(zmq_context, type);
	int zero = 0, one = 1;

	if (end == NULL)
		return NULL;
	if (zmq_setsockopt(end, ZMQ_LINGER, &zero, sizeof(zero)) == -1 ||
	    zmq_setsockopt(end, ZMQ_SNDHWM, &zero, sizeof(zero)) == -1 ||
	    zmq_setsockopt(end, ZMQ_RCVHWM, &zero, sizeof(zero)) == -1 ||
	    (type == ZMQ_ROUTER && zmq_setsockopt(end, ZMQ_ROUTER_MANDATORY,
	    &one, sizeof(one)) == -1) ||
	    (type == ZMQ_ROUTER ? zmq_bind(end, ADDRESS) :
	    zmq_connect(end, ADDRESS)) == -1) {
		bus_end_free(end);
		return NULL;
	}
	return end;
}

void *
bus_owner_new(void *zmq_context)
{
	return end_new(zmq_context, ZMQ_ROUTER);
}

void *
bus_worker_new(void *zmq_context)
{
	return end_new(zmq_context, ZMQ_DEALER);
}

void
bus_end_free(void *end)
{
	int saved = errno;

	if (end != NULL)
		(void)zmq_close(end);
	errno = saved;
}

enum status
bus_ask(void *worker_end, struct job **jobp)
{
	struct job *job = *jobp;
	int n;

	__tsan_release(job);
	if (zmq_send(worker_end, &job, sizeof(job), 0) == -1)
		return ST_SYS;
	*jobp = NULL;
	do {
		n = zmq_recv(worker_end, &job, sizeof(job), 0);
	} while (n == -1 && errno == EINTR);
	if (n != sizeof(job)) {
		/* the owner has it and we could never tell when to free it */
		log_error("bus: a job did not come back");
		abort();
	}
	__tsan_acquire(job);
	*jobp = job;
	return ST_OK;
}

enum status
bus_take(void *owner_end, struct job **jobp)
{
	unsigned char route[JOB_ROUTE_MAX];
	struct job *job;
	int len;

	*jobp = NULL;
	len = zmq_recv(owner_end, route, sizeof(route), ZMQ_DONTWAIT);
	if (len == -1)
		return ST_AGAIN;
	if (zmq_recv(owner_end, &job, sizeof(job), 0) != sizeof(job) ||
	    len > JOB_ROUTE_MAX) {
		log_error("bus: a message that is no job");
		abort();
	}
	__tsan_acquire(job);
	memcpy(job->route, route, (size_t)len);
	job->route_len = (size_t)len;
	*jobp = job;
	return ST_OK;
}

void
bus_answer(void *owner_end, struct job **jobp, enum session_answer answer)
{
	struct job *job = *jobp;
	unsigned char route[JOB_ROUTE_MAX];
	size_t len = job->route_len;

	*jobp = NULL;
	job->answer = answer;
	memcpy(route, job->route, len);
	__tsan_release(job);
	if (zmq_send(owner_end, route, len, ZMQ_SNDMORE) == -1 ||
	    zmq_send(owner_end, &job, sizeof(job), 0) == -1) {
		log_error("bus: a worker cannot be answered");
		abort();
	}
}
