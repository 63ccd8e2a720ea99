#include <stdbool.h>
#include <string.h>

#include "base/strbuf.h"
#include "config/apply.h"
#include "config/setting.h"

static void
warn_ignored(const struct key *key, size_t line, const char *path,
    const struct report *report)
{
	if (key->type == KEY_IGNORED_LOUDLY)
		report_warn(report, line, path, "has no effect here");
}

void
apply_value(const struct key *key, size_t line, const char *path,
    struct slice text, struct report *report, struct config *cfg)
{
	struct strbuf why = STRBUF_INIT(STRBUF_SMALL);

	if (setting_apply(key, text, cfg, &why) != ST_OK)
		report_error(report, line, path, "%s", strbuf_str(&why));
	else if (setting_is_unusual(key, cfg, &why))
		report_warn(report, line, path, "%s", strbuf_str(&why));
	else
		warn_ignored(key, line, path, report);
	strbuf_clear(&why);
}

static bool
is_ignored(const struct key *key)
{
	return key->type == KEY_IGNORED || key->type == KEY_IGNORED_LOUDLY;
}

/*
 * One key of the document.  Returns true if the keys below it are dealt with
 * by that: they have no meaning, or the error is where they begin.
 */
static bool
apply_node(const struct node *node, struct report *report,
    struct config *cfg)
{
	const struct key *key = key_find(node->path);

	if (key != NULL && is_ignored(key)) {
		warn_ignored(key, node->line, node->path, report);
		return true;
	}
	if (key == NULL && !key_is_section(node->path)) {
		report_warn(report, node->line, node->path, "unknown key");
		return true;
	}
	if (node->kind == NODE_EMPTY)
		return false;
	if (key == NULL) {
		if (node->kind == NODE_SECTION)
			return false;
		report_error(report, node->line, node->path,
		    "must be a section with keys, not a %s",
		    node->kind == NODE_LIST ? "list" : "value");
	} else if (node->kind != NODE_TEXT)
		report_error(report, node->line, node->path,
		    "must be a value, not a %s",
		    node->kind == NODE_LIST ? "list" : "section");
	else
		apply_value(key, node->line, node->path,
		    slice_make(node->text, node->len), report, cfg);
	return true;
}

static bool
is_below(const char *path, const char *top)
{
	size_t len = strlen(top);

	return strncmp(path, top, len) == 0 && path[len] == '.';
}

/* The node that has len bytes of path as its own, or NULL. */
static const struct node *
find_node(const struct document *doc, const char *path, size_t len)
{
	size_t i;

	for (i = 0; i < doc->n; i++)
		if (strncmp(doc->nodes[i].path, path, len) == 0 &&
		    doc->nodes[i].path[len] == '\0')
			return &doc->nodes[i];
	return NULL;
}

/* Where a missing key would stand: its nearest section that is there. */
static size_t
line_of_missing(const struct document *doc, const char *path)
{
	const struct node *node;
	const char *dot;
	size_t len = strlen(path);

	while ((dot = memrchr(path, '.', len)) != NULL) {
		len = (size_t)(dot - path);
		if ((node = find_node(doc, path, len)) != NULL)
			return node->line;
	}
	return 1;
}

static void
check_required(const struct document *doc, struct report *report)
{
	const struct key *keys;
	const struct node *node;
	size_t i, n, line;

	keys = keys_table(&n);
	for (i = 0; i < n; i++) {
		if (!keys[i].required)
			continue;
		node = find_node(doc, keys[i].path, strlen(keys[i].path));
		if (node != NULL && node->kind != NODE_EMPTY)
			continue;
		line = node != NULL ? node->line :
		    line_of_missing(doc, keys[i].path);
		report_error(report, line, keys[i].path,
		    "is required and missing");
	}
}

size_t
apply_document(const struct document *doc, struct report *report,
    struct config *cfg)
{
	const char *done = NULL, *name = "spec.kernel.name";
	const struct node *node;
	size_t i;

	for (i = 0; i < doc->n; i++) {
		node = &doc->nodes[i];
		if (done != NULL && is_below(node->path, done))
			continue;
		done = apply_node(node, report, cfg) ? node->path : NULL;
	}
	check_required(doc, report);
	node = find_node(doc, name, strlen(name));
	return node != NULL && slice_is(slice_make(node->text, node->len),
	    cfg->kernel_name) ? node->line : 0;
}
