/*
 * fakekernel: a Jupyter kernel whose executions are scripts, so that a test
 * decides what it says, when, and how wrongly.  It shares no code with the
 * program on purpose: a mistake made once would cancel itself out.
 *
 * One process, one thread of ours.  fakekernel_wire.c is the transport,
 * fakekernel_script.c runs executions, fakekernel_commands.c has their
 * commands, fakekernel.c is the rest.
 */
#ifndef FAKEKERNEL_H
#define FAKEKERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cjson/cJSON.h>
#include <zmq.h>

/* What may be wrong with a message that is sent; bits. */
#define FAULT_FOREIGN	0x01u	/* its parent is a message nobody sent */
#define FAULT_ORPHAN	0x02u	/* it has no parent */
#define FAULT_UNSIGNED	0x04u	/* the signature is empty */
#define FAULT_WRONG_KEY	0x08u
#define FAULT_HALF	0x10u	/* metadata and content are missing */
#define FAULT_TWICE	0x20u	/* the same message, sent two times */

enum fk_socket { FK_SHELL, FK_CONTROL, FK_STDIN, FK_IOPUB, FK_HEARTBEAT };
#define FK_N_SOCKETS	5
#define FK_MAX_FRAMES	16

struct fk_text {
	char	*data;
	size_t	 len;
};

/* A message that came in on a ROUTER socket; its signature holds. */
struct fk_message {
	struct fk_text	 identity[4];	/* owned */
	size_t		 n_identities;
	struct fk_text	 header;	/* owned; verbatim */
	cJSON		*head;		/* owned */
	cJSON		*content;	/* owned */
};

/* Output that is due after its execution has ended. */
struct fk_late {
	struct fk_late	*next;
	int64_t		 due_ms;
	struct fk_text	 header;	/* owned; of the execution */
	char		*text;		/* owned */
};

enum fk_probe { FK_PROBE_OK, FK_PROBE_FAIL, FK_PROBE_HANG };

/* The options of -m; see fakekernel.c. */
struct fk_modes {
	bool		 die, die_unbound, never_bind, partial;
	bool		 no_info, no_info_status, welcome, no_heartbeat;
	bool		 ignore_interrupt, ignore_shutdown, ignore_term;
	int		 die_status;
	int64_t		 late_iopub_ms;
	const char	*die_times_file;
	long		 die_times;
	enum fk_probe	 probe;
	const char	*expression;	/* value of every user_expression */
	const char	*log_path;
	const char	*scripts_path;
};

struct fk_kernel {
	struct fk_modes	 mode;
	int		 port[FK_N_SOCKETS];
	char		*ip;		/* owned */
	char		*key;		/* owned */
	void		*zmq;
	void		*socket[FK_N_SOCKETS];	/* NULL if not bound */
	int		 signal_fd;
	FILE		*log;		/* or NULL */

	char		 session[33];
	uint64_t	 n_sent;
	int		 execution_count;
	cJSON		*variables;	/* `set' and `get' */
	struct fk_message *parent;	/* what is being answered, or NULL */
	struct fk_late	*late;
	int64_t		 iopub_due_ms;	/* 0: bound or never to be */
	bool		 running;	/* an execution is under way */
	bool		 overlap;	/* shell had another one meanwhile */
	bool		 interrupted;
	bool		 ignore_interrupt;	/* for this execution */
};

/* A sentence on standard error, then exit(1). */
void	fk_fail(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2), noreturn));
void	fk_log(struct fk_kernel *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
int64_t	fk_now_ms(void);
void	*fk_alloc(size_t);

/* fakekernel_wire.c */
void	fk_read_connection(struct fk_kernel *, const char *path);
void	fk_bind(struct fk_kernel *, enum fk_socket);
/*
 * Receive a message, NULL if there is none or it was refused (logged); free
 * it with fk_message_free().
 */
struct fk_message *fk_receive(struct fk_kernel *, enum fk_socket);
void	fk_message_free(struct fk_message *);
/* Send content (any bytes) with k->parent as its parent. */
void	fk_send(struct fk_kernel *, enum fk_socket, const char *type,
	    struct fk_text content, unsigned faults);
void	fk_send_text(struct fk_kernel *, enum fk_socket, const char *type,
	    const char *content, unsigned faults);
/* The same with a document, which is freed. */
void	fk_send_json(struct fk_kernel *, enum fk_socket, const char *type,
	    cJSON *content, unsigned faults);
void	fk_send_status(struct fk_kernel *, const char *state, unsigned faults);
void	fk_send_stream(struct fk_kernel *, const char *name, const char *text,
	    unsigned faults);

/*
 * fakekernel.c: serve everything but the shell until deadline_ms (-1: none),
 * an interrupt, or a message on extra (a socket, or NULL).  True if there is
 * a message on extra.
 */
bool	fk_wait(struct fk_kernel *, int64_t deadline_ms, void *extra);

/* An execution whose script runs. */
struct fk_run {
	struct fk_kernel *k;
	unsigned	  faults;	/* of the line that runs */
	bool		  failed;	/* skip all but busy, reply, idle */
	bool		  add_busy, add_reply, add_idle;
	char		 *ename, *evalue;	/* owned; NULL if none */
};

/* fakekernel_commands.c */
void	fk_run_line(struct fk_run *, char *line);
/* Cut the prefixes (FAULT_…) off a line. */
char	*fk_take_faults(char *line, unsigned *faults);
void	fk_send_reply(struct fk_run *, const char *status);
void	fk_send_error(struct fk_run *, const char *name, const char *text);

/* fakekernel_script.c: answer an execute_request, which is k->parent. */
void	fk_execute(struct fk_kernel *);

#endif
