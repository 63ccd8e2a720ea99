/*
 * utf8: RFC 3629 text.  Pure; safe from any thread.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/strbuf.h"

#define UTF8_REPLACEMENT	0xFFFDu

/*
 * The length in bytes (1 to 4) of the valid character at the start of s, and
 * the code point in *cp (may be NULL); 0 if s is empty or does not start with
 * one (stray or missing continuation, overlong form, surrogate, > U+10FFFF).
 */
size_t	utf8_decode(struct slice s, uint32_t *cp);

/*
 * Write a code point as 1 to 4 bytes; surrogates and values above U+10FFFF
 * become U+FFFD.  Returns the number of bytes.
 */
size_t	utf8_encode(uint32_t cp, char out[4]);

bool	utf8_valid(struct slice);

/* The longest length <= max that does not cut a character of s. */
size_t	utf8_cut(struct slice s, size_t max);

/* The length in bytes of the first n characters (all of s if it has fewer). */
size_t	utf8_prefix(struct slice s, size_t n);

/* The number of characters (code points); an invalid byte counts as one. */
size_t	utf8_count(struct slice s);

/* Append s with every invalid byte replaced by U+FFFD. */
void	utf8_repair(struct strbuf *, struct slice s);

#endif
