#include <errno.h>
#include <fcgiapp.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/log.h"
#include "http/worker.h"

/* Deep enough for cJSON's 1,000 levels and the room that a log line takes. */
#define STACK_SIZE	((size_t)512 * 1024)

/* Of a file that is sent; all that a download needs. */
#define COPY_SIZE	(64 * 1024)

#define BACK_OFF_MS	100	/* when descriptors or memory have run out */

struct worker_pool {
	int			 fd;
	struct worker_hooks	 hooks;
	atomic_bool		 stopping;
	size_t			 n;		/* threads started */
	pthread_t		*threads;	/* owned */
};

static NORETURN void
give_up(const char *what)
{
	log_error("http: %s", what);
	/* not exit(3): the other threads still use what it would tear down */
	_exit(EXIT_FAILURE);
}

/* Is there an answer that can be sent?  A half-built one must not go out. */
static bool
is_complete(const struct http_reply *reply)
{
	return reply->status != 0 &&
	    strbuf_status(&reply->headers) == ST_OK &&
	    strbuf_status(&reply->body) == ST_OK;
}

/* False if the client has gone: there is nobody to tell. */
static bool
put(FCGX_Stream *out, struct slice s)
{
	int n;

	while (s.len > 0) {
		n = s.len > INT32_MAX ? INT32_MAX : (int)s.len;
		if (FCGX_PutStr(s.p, n, out) != n)
			return false;
		s = slice_skip(s, (size_t)n);
	}
	return true;
}

/*
 * Copy the file of a reply.  False if it does not have the bytes that the head
 * has promised: code in the kernel can cut it while it is sent.
 */
static bool
put_file(FCGX_Stream *out, const struct http_reply *reply)
{
	char buf[COPY_SIZE];
	int64_t offset = reply->file_offset, left = reply->file_len;
	ssize_t n;

	while (left > 0) {
		n = pread(reply->file_fd, buf, left < COPY_SIZE ?
		    (size_t)left : COPY_SIZE, offset);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0) {
			log_warn("http: a file has ended before all of it "
			    "was sent: %s", n == 0 ? "it was cut" :
			    status_text(ST_SYS));
			return false;
		}
		if (!put(out, slice_make(buf, (size_t)n)))
			break;
		offset += n;
		left -= n;
	}
	return true;
}

/* False if the answer is broken: the client must not take it for whole. */
static bool
send_reply(FCGX_Request *fcgx, const struct http_request *req,
    struct http_reply *reply)
{
	struct strbuf head = STRBUF_INIT(2 * STRBUF_SMALL);
	bool whole = true;

	if (!is_complete(reply)) {
		log_error("http: %s: no complete answer was made",
		    http_method_name(req->method));
		http_reply_clear(reply);
		reply->status = 500;
	}
	http_reply_head(reply, &head);
	(void)put(fcgx->out, strbuf_slice(&head));
	strbuf_clear(&head);
	if (req->method != HTTP_HEAD && http_reply_has_body(reply)) {
		if (reply->file_fd != -1)
			whole = put_file(fcgx->out, reply);
		else
			(void)put(fcgx->out, strbuf_slice(&reply->body));
	}
	return whole;
}

static void
serve(const struct worker_hooks *hooks, struct api *api, FCGX_Request *fcgx)
{
	struct http_request req;
	struct http_reply reply;
	bool whole;

	http_reply_init(&reply);
	if (http_request_begin(&req, fcgx) == ST_OK)
		hooks->handle(api, &req, &reply);
	whole = send_reply(fcgx, &req, &reply);
	http_reply_clear(&reply);
	http_request_end(&req);
	if (whole)
		FCGX_Finish_r(fcgx);
	else
		/* without FCGI_END_REQUEST: the web server breaks off too */
		FCGX_Free(fcgx, 1);
}

/*
 * Accept the next request; false when it is time to stop.  libfcgi returns
 * minus errno; what accept(2) says after shutdown(2) is EINVAL.
 */
static bool
accept_next(const struct worker_pool *pool, FCGX_Request *fcgx)
{
	const struct timespec pause = { .tv_nsec = BACK_OFF_MS * 1000000L };
	int rc;

	while ((rc = FCGX_Accept_r(fcgx)) < 0) {
		if (atomic_load(&pool->stopping))
			return false;
		errno = -rc;
		log_warn("http: cannot accept a request: %s",
		    status_text(ST_SYS));
		if (rc != -EMFILE && rc != -ENFILE && rc != -ENOBUFS &&
		    rc != -ENOMEM)
			give_up("the FastCGI socket is of no use any more");
		(void)nanosleep(&pause, NULL);
	}
	return true;
}

static void *
work(void *arg)
{
	const struct worker_pool *pool = arg;
	FCGX_Request fcgx;
	struct api *api;

	if ((api = pool->hooks.begin(pool->hooks.shared)) == NULL)
		give_up("a worker cannot start");
	if (FCGX_InitRequest(&fcgx, pool->fd, 0) != 0)
		give_up("libfcgi cannot start a worker");
	while (accept_next(pool, &fcgx))
		serve(&pool->hooks, api, &fcgx);
	FCGX_Free(&fcgx, 1);
	pool->hooks.end(api);
	return NULL;
}

static enum status
start_thread(struct worker_pool *pool, const pthread_attr_t *attr)
{
	char name[16];	/* the kernel's limit, with the NUL */
	pthread_t *thread = &pool->threads[pool->n];
	int error;

	if ((error = pthread_create(thread, attr, work, pool)) != 0) {
		errno = error;
		return ST_SYS;
	}
	(void)snprintf(name, sizeof(name), "worker-%u",
	    (unsigned)(pool->n % 10000));
	(void)pthread_setname_np(*thread, name);
	pool->n++;
	return ST_OK;
}

static enum status
start_threads(struct worker_pool *pool, size_t n)
{
	enum status st = ST_OK;
	pthread_attr_t attr;
	sigset_t all, before;

	if ((errno = pthread_attr_init(&attr)) != 0)
		return ST_SYS;
	(void)pthread_attr_setstacksize(&attr, STACK_SIZE);
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	while (st == ST_OK && pool->n < n)
		st = start_thread(pool, &attr);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	(void)pthread_attr_destroy(&attr);
	return st;
}

enum status
worker_pool_start(int fd, size_t n, const struct worker_hooks *hooks,
    struct worker_pool **out)
{
	struct worker_pool *pool;
	enum status st;
	int saved;

	*out = NULL;
	if ((errno = FCGX_Init()) != 0)
		return ST_SYS;
	pool = xcalloc(1, sizeof(*pool));
	pool->fd = fd;
	pool->hooks = *hooks;
	atomic_init(&pool->stopping, false);
	pool->threads = xcalloc(n, sizeof(*pool->threads));
	if ((st = start_threads(pool, n)) == ST_OK)
		*out = pool;
	else {
		saved = errno;
		worker_pool_stop(pool);
		errno = saved;
	}
	return st;
}

void
worker_pool_stop(struct worker_pool *pool)
{
	size_t i;

	if (pool == NULL)
		return;
	atomic_store(&pool->stopping, true);
	(void)shutdown(pool->fd, SHUT_RDWR);
	for (i = 0; i < pool->n; i++)
		(void)pthread_join(pool->threads[i], NULL);
	free(pool->threads);
	free(pool);
}
