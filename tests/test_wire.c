#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/compiler.h"
#include "jupyter/signature.h"
#include "jupyter/wire.h"

#define KEY	SLICE("secret")
#define NO_KEY	slice_make(NULL, 0)

/* A message of six frames, correctly signed, with room around it. */
struct scene {
	char		hex[SIGNATURE_HEX_LEN + 1];
	struct slice	frame[10];
};

static void
scene_init(struct scene *scene, size_t before)
{
	struct slice *frame = scene->frame;
	size_t i;

	for (i = 0; i < NELEM(scene->frame); i++)
		frame[i] = SLICE("other");
	frame += before;
	frame[0] = SLICE(WIRE_DELIMITER);
	frame[2] = SLICE("{\"a\":1}");
	frame[3] = SLICE("{\"b\":2}");
	frame[4] = SLICE("{\"c\":3}");
	frame[5] = SLICE("{\"d\":4}");
	signature_make(KEY, frame + 2, scene->hex);
	frame[1] = slice_str(scene->hex);
}

static void
the_four_parts_are_found(void **state UNUSED)
{
	struct scene scene;
	struct wire wire;
	size_t before, i;

	for (before = 0; before <= 4; before++) {
		scene_init(&scene, before);
		assert_int_equal(wire_open(scene.frame, before + 6, KEY,
		    &wire), ST_OK);
		for (i = 0; i < 4; i++)
			assert_ptr_equal(wire.part[i].p,
			    scene.frame[before + 2 + i].p);
		assert_true(slice_is(wire.part[WIRE_HEADER], "{\"a\":1}"));
		assert_true(slice_is(wire.part[WIRE_CONTENT], "{\"d\":4}"));
	}
}

static void
buffers_after_the_content_are_ignored(void **state UNUSED)
{
	struct scene scene;
	struct wire wire;

	scene_init(&scene, 1);
	scene.frame[8] = SLICE(WIRE_DELIMITER);
	assert_int_equal(wire_open(scene.frame, 10, KEY, &wire), ST_OK);
	assert_true(slice_is(wire.part[WIRE_CONTENT], "{\"d\":4}"));
}

static void
missing_frames_are_malformed(void **state UNUSED)
{
	struct scene scene;
	struct wire wire;
	size_t n;

	scene_init(&scene, 2);
	for (n = 0; n < 8; n++) {
		assert_int_equal(wire_open(scene.frame, n, KEY, &wire),
		    ST_FORMAT);
		assert_null(wire.part[WIRE_HEADER].p);
	}
	assert_int_equal(wire_open(scene.frame, 8, KEY, &wire), ST_OK);
	assert_int_equal(wire_open(NULL, 0, KEY, &wire), ST_FORMAT);
}

static void
only_a_whole_frame_is_a_delimiter(void **state UNUSED)
{
	static const struct slice wrong[] = {
		{ "<IDS|MSG> ", 10 }, { "<IDS|MSG", 8 }, { "<ids|msg>", 9 },
		{ "x<IDS|MSG>", 10 }, { "", 0 }, { NULL, 0 },
		{ "<IDS|MSG>\0", 10 }
	};
	struct scene scene;
	struct wire wire;
	size_t i;

	for (i = 0; i < NELEM(wrong); i++) {
		scene_init(&scene, 0);
		scene.frame[0] = wrong[i];
		assert_int_equal(wire_open(scene.frame, 6, KEY, &wire),
		    ST_FORMAT);
	}
}

static void
the_first_delimiter_counts(void **state UNUSED)
{
	struct scene scene;
	struct wire wire;

	scene_init(&scene, 1);
	scene.frame[0] = SLICE(WIRE_DELIMITER);
	assert_int_equal(wire_open(scene.frame, 7, KEY, &wire),
	    ST_SIGNATURE);
}

static void
short_and_long_and_missing_signatures_are_refused(void **state UNUSED)
{
	struct scene scene;
	struct wire wire;
	char longer[SIGNATURE_HEX_LEN + 1];
	size_t len;

	scene_init(&scene, 0);
	for (len = 0; len < SIGNATURE_HEX_LEN; len++) {
		scene.frame[1].len = len;
		assert_int_equal(wire_open(scene.frame, 6, KEY, &wire),
		    ST_SIGNATURE);
		assert_null(wire.part[WIRE_CONTENT].p);
	}
	memcpy(longer, scene.hex, SIGNATURE_HEX_LEN);
	longer[SIGNATURE_HEX_LEN] = '0';
	scene.frame[1] = slice_make(longer, sizeof(longer));
	assert_int_equal(wire_open(scene.frame, 6, KEY, &wire),
	    ST_SIGNATURE);
	scene.frame[1] = slice_make(NULL, 0);
	assert_int_equal(wire_open(scene.frame, 6, KEY, &wire),
	    ST_SIGNATURE);
}

static void
bad_json_with_a_bad_signature_is_a_signature_error(void **state UNUSED)
{
	struct scene scene;
	struct wire wire;
	size_t i;

	for (i = 2; i < 6; i++) {
		scene_init(&scene, 0);
		scene.frame[i] = SLICE("{\"broken");
		assert_int_equal(wire_open(scene.frame, 6, KEY, &wire),
		    ST_SIGNATURE);
	}
}

static void
swapped_parts_are_refused(void **state UNUSED)
{
	struct scene scene;
	struct wire wire;
	struct slice other;

	scene_init(&scene, 0);
	other = scene.frame[2];
	scene.frame[2] = scene.frame[3];
	scene.frame[3] = other;
	assert_int_equal(wire_open(scene.frame, 6, KEY, &wire),
	    ST_SIGNATURE);
}

static void
the_wrong_key_is_refused_and_none_takes_all(void **state UNUSED)
{
	struct scene scene;
	struct wire wire;

	scene_init(&scene, 0);
	assert_int_equal(wire_open(scene.frame, 6, SLICE("Secret"), &wire),
	    ST_SIGNATURE);
	scene.frame[1] = SLICE("");
	assert_int_equal(wire_open(scene.frame, 6, NO_KEY, &wire), ST_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_four_parts_are_found),
		cmocka_unit_test(buffers_after_the_content_are_ignored),
		cmocka_unit_test(missing_frames_are_malformed),
		cmocka_unit_test(only_a_whole_frame_is_a_delimiter),
		cmocka_unit_test(the_first_delimiter_counts),
		cmocka_unit_test(
		    short_and_long_and_missing_signatures_are_refused),
		cmocka_unit_test(
		    bad_json_with_a_bad_signature_is_a_signature_error),
		cmocka_unit_test(swapped_parts_are_refused),
		cmocka_unit_test(the_wrong_key_is_refused_and_none_takes_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
