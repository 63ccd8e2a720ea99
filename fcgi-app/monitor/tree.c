#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/fd.h"
#include "base/number.h"
#include "monitor/tree.h"

struct process {
	pid_t	pid;
	pid_t	parent;
	char	state;
	bool	below;		/* of the root that is asked about */
};

struct table {
	struct process	*row;	/* owned */
	size_t		 n, size;
};

/* Read pid, state and parent of one /proc entry; false if it is gone. */
static bool
read_process(const char *name, struct process *out)
{
	char path[64], *text, *p;
	int64_t pid;
	size_t len;
	bool ok = false;

	if (number_read(slice_str(name), 1, INT32_MAX, &pid) != ST_OK)
		return false;
	(void)snprintf(path, sizeof(path), "/proc/%lld/stat", (long long)pid);
	if (fd_read_file(path, 8192, &text, &len) != ST_OK)
		return false;
	/* the second field is the name in brackets and may hold anything */
	if ((p = strrchr(text, ')')) != NULL && p[1] == ' ' && p[2] != '\0') {
		out->pid = (pid_t)pid;
		out->state = p[2];
		out->parent = (pid_t)strtol(p + 3, NULL, 10);
		out->below = false;
		ok = true;
	}
	free(text);
	return ok;
}

static void
table_add(struct table *table, const struct process *process)
{
	struct process *grown;

	if (table->n == table->size) {
		grown = xcalloc(table->size * 2 + 64, sizeof(*grown));
		if (table->n > 0)
			memcpy(grown, table->row, table->n * sizeof(*grown));
		free(table->row);
		table->row = grown;
		table->size = table->size * 2 + 64;
	}
	table->row[table->n++] = *process;
}

static void
table_read(struct table *table)
{
	struct process process;
	struct dirent *entry;
	DIR *dir;

	if ((dir = opendir("/proc")) == NULL)
		return;
	while ((entry = readdir(dir)) != NULL)
		if (read_process(entry->d_name, &process))
			table_add(table, &process);
	(void)closedir(dir);
}

static bool
is_below(const struct table *table, pid_t parent, pid_t root)
{
	size_t i;

	if (parent == root)
		return true;
	for (i = 0; i < table->n; i++)
		if (table->row[i].pid == parent)
			return table->row[i].below;
	return false;
}

/* Mark everything below root; until a round finds nothing more. */
static void
table_mark(struct table *table, pid_t root, pid_t keep)
{
	struct process *row;
	bool more = true;
	size_t i;

	while (more) {
		more = false;
		for (i = 0; i < table->n; i++) {
			row = &table->row[i];
			if (!row->below && row->pid != keep &&
			    is_below(table, row->parent, root))
				row->below = more = true;
		}
	}
}

size_t
tree_signal(pid_t root, pid_t keep, int sig)
{
	struct table table = { NULL, 0, 0 };
	size_t i, n = 0;

	table_read(&table);
	table_mark(&table, root, keep);
	for (i = 0; i < table.n; i++) {
		if (!table.row[i].below ||
		    (table.row[i].state == 'Z' && table.row[i].parent != root))
			continue;
		n++;
		(void)kill(table.row[i].pid, sig);
	}
	free(table.row);
	return n;
}

pid_t
tree_first_child(pid_t parent)
{
	struct table table = { NULL, 0, 0 };
	pid_t first = -1;
	size_t i;

	table_read(&table);
	for (i = 0; i < table.n; i++)
		if (table.row[i].parent == parent &&
		    table.row[i].state != 'Z' &&
		    (first == -1 || table.row[i].pid < first))
			first = table.row[i].pid;
	free(table.row);
	return first;
}
