/*
 * queue: executions that wait for the kernel, first come first served.  Pure:
 * time is passed in.  Owner thread only.
 *
 * While there is no kernel an execution waits as long as its patience lasts,
 * then it is given back as unavailable; time spent behind others' code does
 * not count.
 */
#ifndef SESSION_QUEUE_H
#define SESSION_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Embed it in what waits. */
struct queue_entry {
	struct queue_entry	*next;
	int64_t			 accepted_ms;
	int64_t			 patience_ms;
};

struct queue {
	struct queue_entry	 *first;
	struct queue_entry	**last;		/* where the next one goes */
	size_t			  n;
	int64_t			  kernel_lost_ms; /* or CLOCK_NEVER */
};

void			 queue_init(struct queue *, int64_t now_ms);

void			 queue_push(struct queue *, struct queue_entry *);
/* The first one, taken out; NULL if there is none. */
struct queue_entry	*queue_pop(struct queue *);

void			 queue_kernel_ready(struct queue *);
void			 queue_kernel_lost(struct queue *, int64_t now_ms);

/* One that has waited too long for a kernel, taken out; or NULL. */
struct queue_entry	*queue_expire(struct queue *, int64_t now_ms);
/* When queue_expire() may have something; CLOCK_NEVER if never. */
int64_t			 queue_deadline_ms(const struct queue *);

#endif
