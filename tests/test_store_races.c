/*
 * test_store_races: hostile code swaps a directory and a link that leads
 * outside, as fast as it can, while the store is used.  The teardown of the
 * case checks that nothing outside was written or removed.
 */
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store_case.h"

#define OPERATIONS	2000

struct hostile {
	pid_t		 pid;
	atomic_ulong	*swaps;		/* shared with the child */
};

/* "data/d" and "data/e": one is a directory, the other a link outside. */
static void
swap(atomic_ulong *swaps)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		if (renameat2(AT_FDCWD, "data/d", AT_FDCWD, "data/e",
		    RENAME_EXCHANGE) == -1)
			_exit(errno == EINVAL ? 77 : 1);
		atomic_fetch_add(swaps, 1);
	}
}

static void
hostile_start(struct hostile *h)
{
	make_directories("data/d/sub");
	put("data/d/secret", "inside");
	put("data/d/sub/secret", "inside");
	assert_int_equal(symlink("../outside", "data/e"), 0);
	h->swaps = mmap(NULL, sizeof(*h->swaps), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(h->swaps, MAP_FAILED);
	if ((h->pid = fork()) == 0)
		swap(h->swaps);
	while (atomic_load(h->swaps) < 10 &&
	    waitpid(h->pid, NULL, WNOHANG) == 0)
		(void)sched_yield();
}

static void
hostile_stop(struct hostile *h)
{
	assert_true(atomic_load(h->swaps) >= 10);
	assert_int_equal(kill(h->pid, SIGKILL), 0);
	assert_int_equal(waitpid(h->pid, NULL, 0), h->pid);
	assert_int_equal(munmap(h->swaps, sizeof(*h->swaps)), 0);
}

static void
assert_inside(const struct store *store, const char *path)
{
	enum file_error error;
	const char *text = read_text(store, path, &error);

	if (text != NULL)
		assert_string_equal(text, "inside");
	else
		assert_true(error == FILE_IS_LINK);
}

static void
reading_never_leads_outside(void **state)
{
	struct store **store = *state;
	struct hostile h;
	int i;

	hostile_start(&h);
	for (i = 0; i < OPERATIONS; i++) {
		assert_inside(*store, "d/secret");
		assert_inside(*store, "d/sub/secret");
		assert_inside(*store, "e/sub/secret");
	}
	hostile_stop(&h);
}

static void
looking_never_leads_outside(void **state)
{
	struct store **store = *state;
	struct file_path path = at("d/secret");
	struct file_info info;
	enum file_error error;
	struct hostile h;
	int i;

	hostile_start(&h);
	for (i = 0; i < OPERATIONS; i++) {
		error = store_stat(*store, &path, &info);
		if (error == FILE_OK)	/* "outside" is longer */
			assert_int_equal(info.size, strlen("inside"));
		else
			assert_true(error == FILE_IS_LINK);
	}
	hostile_stop(&h);
}

static void
listing_never_leads_outside(void **state)
{
	struct store **store = *state;
	struct file_path path = at("d"), root = at("");
	struct file_list *list;
	struct file_info info;
	enum file_error error;
	struct hostile h;
	size_t j;
	int i;

	hostile_start(&h);
	for (i = 0; i < OPERATIONS; i++) {
		error = store_list(*store, i % 2 == 0 ? &path : &root, true,
		    &list);
		assert_true(error == FILE_OK || error == FILE_IS_LINK);
		for (j = 0; error == FILE_OK && j < file_list_count(list);
		    j++) {
			file_list_get(list, j, &info);
			if (strcmp(info.name, "secret") == 0)
				assert_int_equal(info.size, strlen("inside"));
		}
		file_list_free(list);
	}
	hostile_stop(&h);
}

static void
uploads_never_lead_outside(void **state)
{
	struct store **store = *state;
	struct file_path made = at("d/new");
	enum file_error error;
	struct hostile h;
	int i;

	hostile_start(&h);
	for (i = 0; i < OPERATIONS; i++) {
		error = upload(*store, i % 2 == 0 ? "d/secret" : "d/new/f",
		    "inside", NULL);
		assert_true(error == FILE_OK || error == FILE_IS_LINK);
		/* so that "d/new" is made again and again */
		error = store_remove(*store, &made, true);
		assert_true(error == FILE_OK || error == FILE_MISSING ||
		    error == FILE_IS_LINK);
	}
	hostile_stop(&h);
}

static void
removing_never_leads_outside(void **state)
{
	struct store **store = *state;
	struct file_path file = at("d/secret"), tree = at("d/sub");
	enum file_error error;
	struct hostile h;
	int i;

	hostile_start(&h);
	for (i = 0; i < OPERATIONS; i++) {
		error = store_remove(*store, i % 2 == 0 ? &file : &tree, true);
		assert_true(error == FILE_OK || error == FILE_MISSING ||
		    error == FILE_IS_LINK);
		error = upload(*store, i % 2 == 0 ? "d/secret" :
		    "d/sub/secret", "inside", NULL);
		assert_true(error == FILE_OK || error == FILE_IS_LINK);
	}
	hostile_stop(&h);
}

/* "data/t" with a directory and a link in it, which take turns. */
static void
rebuild(void)
{
	int i;

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		(void)mkdir("data/t", 0777);
		(void)mkdir("data/t/d", 0777);
		(void)mkdir("data/t/d/sub", 0777);
		(void)symlink("../../outside", "data/t/e");
		for (i = 0; i < 20; i++)
			(void)renameat2(AT_FDCWD, "data/t/d", AT_FDCWD,
			    "data/t/e", RENAME_EXCHANGE);
	}
}

static void
a_tree_is_removed_while_its_parts_are_swapped(void **state)
{
	struct store **store = *state;
	struct file_path path = at("t");
	enum file_error error;
	pid_t child;
	int i;

	(*store)->patience_ms = 20;
	if ((child = fork()) == 0)
		rebuild();
	for (i = 0; i < OPERATIONS / 10; i++) {
		while (!is_there("data/t"))
			(void)sched_yield();
		error = store_remove(*store, &path, true);
		assert_true(error == FILE_OK || error == FILE_MISSING ||
		    (error == FILE_FAILED && errno == EBUSY));
	}
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
}

/* The same where the directory cannot be removed, so that it is always met. */
static void
swap_with_new_links(void)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;)
		if (renameat2(AT_FDCWD, "data/t/d", AT_FDCWD, "data/t/e",
		    RENAME_EXCHANGE) == -1) {
			(void)symlink("../../outside", "data/t/e");
			(void)symlink("../../outside", "data/t/d");
		}
}

static void
going_down_never_leads_outside(void **state)
{
	struct store **store = *state;
	struct file_path path = at("t");
	pid_t child;
	int i;

	make_directories("data/t/d");
	if (!store_case_become_root())
		skip();
	make_directories("data/t/d/roots/own");
	store_case_become_user();
	if ((child = fork()) == 0)
		swap_with_new_links();
	for (i = 0; i < OPERATIONS; i++)
		assert_int_equal(store_remove(*store, &path, true),
		    FILE_DENIED);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
}

static bool
upload_all(const struct store *store, const char *name)
{
	char path[32];
	int i;

	for (i = 0; i < OPERATIONS / 10; i++) {
		(void)snprintf(path, sizeof(path), "%d/a/%s", i, name);
		if (upload(store, path, "", NULL) != FILE_OK)
			return false;
	}
	return true;
}

static void
uploads_may_make_the_same_directories(void **state)
{
	struct store **store = *state;
	int status = -1;
	pid_t child;

	if ((child = fork()) == 0)
		_exit(upload_all(*store, "f") ? 0 : 1);
	assert_true(upload_all(*store, "g"));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(is_there("data/0/a/f"));
	assert_true(is_there("data/0/a/g"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TWICE(reading_never_leads_outside),
		TWICE(looking_never_leads_outside),
		TWICE(listing_never_leads_outside),
		TWICE(uploads_never_lead_outside),
		TWICE(removing_never_leads_outside),
		TWICE(a_tree_is_removed_while_its_parts_are_swapped),
		TWICE(going_down_never_leads_outside),
		TWICE(uploads_may_make_the_same_directories),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
