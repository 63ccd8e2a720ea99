/*
 * number: the one way in which numbers from outside are read.  Pure.
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdint.h>

#include "base/compiler.h"
#include "base/slice.h"
#include "base/status.h"

/*
 * Decimal digits only: no sign, no white space, no empty text.  ST_INVALID if
 * it is something else, ST_TOOBIG if it is a number outside min..max; *out is
 * then unchanged.
 */
enum status	number_read(struct slice, int64_t min, int64_t max,
		    int64_t *out) MUST_USE;

#endif
