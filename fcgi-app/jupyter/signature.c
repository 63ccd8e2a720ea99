#include <sodium.h>

#include "jupyter/signature.h"

_Static_assert(SIGNATURE_HEX_LEN == 2 * crypto_auth_hmacsha256_BYTES,
    "two hexadecimal digits a byte");

static const unsigned char *
bytes(struct slice s)
{
	return (const unsigned char *)s.p;
}

void
signature_make(struct slice key, const struct slice part[4],
    char hex[SIGNATURE_HEX_LEN + 1])
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_state state;
	size_t i;

	hex[0] = '\0';
	if (key.len == 0)
		return;
	(void)crypto_auth_hmacsha256_init(&state, bytes(key), key.len);
	for (i = 0; i < 4; i++)
		(void)crypto_auth_hmacsha256_update(&state, bytes(part[i]),
		    part[i].len);
	(void)crypto_auth_hmacsha256_final(&state, mac);
	(void)sodium_bin2hex(hex, SIGNATURE_HEX_LEN + 1, mac, sizeof(mac));
	sodium_memzero(&state, sizeof(state));	/* the key is in there */
}

bool
signature_holds(struct slice key, const struct slice part[4],
    struct slice received)
{
	char expected[SIGNATURE_HEX_LEN + 1];

	if (key.len == 0)
		return true;
	if (received.len != SIGNATURE_HEX_LEN)
		return false;
	signature_make(key, part, expected);
	return sodium_memcmp(expected, received.p, SIGNATURE_HEX_LEN) == 0;
}
