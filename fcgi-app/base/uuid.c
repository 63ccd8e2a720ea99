#include <sodium.h>
#include <stdio.h>

#include "base/uuid.h"

void
uuid_make(char text[UUID_SIZE])
{
	unsigned char random[16];
	char hex[2 * sizeof(random) + 1];

	randombytes_buf(random, sizeof(random));
	random[6] = (unsigned char)((random[6] & 0x0F) | 0x40);
	random[8] = (unsigned char)((random[8] & 0x3F) | 0x80);
	(void)sodium_bin2hex(hex, sizeof(hex), random, sizeof(random));
	(void)snprintf(text, UUID_SIZE, "%.8s-%.4s-%.4s-%.4s-%.12s", hex,
	    hex + 8, hex + 12, hex + 16, hex + 20);
}
