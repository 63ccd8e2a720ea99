/*
 * fuzz_range: the first line of the input is the size of a file, the second a
 * Range header, the third a date.
 */
#include "base/number.h"
#include "fuzz.h"
#include "http/range.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct slice input = fuzz_input(data, len);
	struct slice size_text = fuzz_next(&input, SLICE("\n"));
	struct slice header = fuzz_next(&input, SLICE("\n"));
	char date[HTTP_DATE_SIZE];
	struct range range;
	int64_t size = 0;
	time_t t;

	(void)!number_read(size_text, 0, INT64_MAX, &size);
	switch (range_read(header, size, &range)) {
	case RANGE_WHOLE:
		CHECK(range.offset == 0 && range.len == size);
		break;
	case RANGE_PART:
		CHECK(range.offset >= 0 && range.len > 0);
		CHECK(range.len <= size && range.offset <= size - range.len);
		break;
	case RANGE_UNSATISFIABLE:
		CHECK(range.offset == 0 && range.len == 0);
		break;
	}
	if ((t = http_date_read(input)) != -1) {
		http_date_write(t, date);
		CHECK(slice_is(input, date));
	}
	return 0;
}
