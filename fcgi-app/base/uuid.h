/*
 * uuid: random identifiers (RFC 9562, version 4).  Safe from any thread.
 */
#ifndef BASE_UUID_H
#define BASE_UUID_H

#define UUID_SIZE	37	/* bytes of its text, with the NUL */

/* A fresh one in lower case. */
void	uuid_make(char text[UUID_SIZE]);

#endif
