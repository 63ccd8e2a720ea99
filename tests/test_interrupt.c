#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "kernel/interrupt.h"

static struct kernel_habits
habits_of(char *first, char *second, enum kernelspec_interrupt interrupt,
    enum config_interrupt configured)
{
	char *argv[] = { first, second, NULL };
	const struct kernelspec spec = {
		.argv = argv, .interrupt = interrupt
	};

	return kernel_habits(&spec, configured);
}

static void
the_kernelspec_decides_for_unknown_kernels(void **state)
{
	char a[] = "/usr/bin/python3", b[] = "-m";

	(void)state;
	assert_int_equal(habits_of(a, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).interrupt, INTERRUPT_SIGNAL);
	assert_int_equal(habits_of(a, b, KERNELSPEC_MESSAGE,
	    INTERRUPT_AUTO).interrupt, INTERRUPT_MESSAGE);
	assert_false(habits_of(a, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).essential_child);
}

static void
known_kernels_are_corrected(void **state)
{
	char xpython[] = "/usr/bin/xpython", raw[] = "xpython-raw";
	char node[] = "node", ijs[] = "/x/lib/ijskernel.js";
	char full[] = "/x/node_modules/ijavascript/lib/kernel.js";
	char deno[] = "/opt/deno", b[] = "-f";

	(void)state;
	assert_int_equal(habits_of(xpython, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).interrupt, INTERRUPT_RESTART);
	assert_int_equal(habits_of(raw, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).interrupt, INTERRUPT_RESTART);
	assert_int_equal(habits_of(node, ijs, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).interrupt, INTERRUPT_RESTART);
	assert_true(habits_of(node, ijs, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).essential_child);
	assert_true(habits_of(node, full, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).essential_child);
	assert_int_equal(habits_of(deno, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).interrupt, INTERRUPT_MESSAGE);
}

static void
the_configuration_overrides_both(void **state)
{
	char xpython[] = "/usr/bin/xpython", python[] = "python3", b[] = "-f";
	char ijs[] = "ijskernel";

	(void)state;
	assert_int_equal(habits_of(xpython, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_SIGNAL).interrupt, INTERRUPT_SIGNAL);
	assert_int_equal(habits_of(python, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_RESTART).interrupt, INTERRUPT_RESTART);
	/* what is known of its processes stays known */
	assert_true(habits_of(ijs, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_MESSAGE).essential_child);
}

static void
only_the_beginning_of_a_file_name_counts(void **state)
{
	char a[] = "/opt/deno/bin/python3", b[] = "my-xpython";

	(void)state;
	assert_int_equal(habits_of(a, b, KERNELSPEC_SIGNAL,
	    INTERRUPT_AUTO).interrupt, INTERRUPT_SIGNAL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_kernelspec_decides_for_unknown_kernels),
		cmocka_unit_test(known_kernels_are_corrected),
		cmocka_unit_test(the_configuration_overrides_both),
		cmocka_unit_test(only_the_beginning_of_a_file_name_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
