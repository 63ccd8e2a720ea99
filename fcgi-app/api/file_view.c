#include <stdio.h>

#include "api/file_view.h"
#include "api/timestamp.h"
#include "base/compiler.h"
#include "base/json.h"
#include "files/media_type.h"

enum file_value { VALUE_NAME, VALUE_KIND, VALUE_SIZE, VALUE_SIZE_ON_DISK,
	VALUE_MODIFIED, VALUE_MEDIA_TYPE, VALUE_DIRECTORY };

struct file_member {
	const char	*name;
	enum file_value	 value;
};

static const struct file_member members_a[] = {
	{ "name", VALUE_NAME },
	{ "type", VALUE_KIND },
	{ "filename", VALUE_NAME },
	{ "size", VALUE_SIZE_ON_DISK },
	{ "last_modified_time", VALUE_MODIFIED },
	{ "mime_type", VALUE_MEDIA_TYPE },
}, members_v1[] = {
	{ "filename", VALUE_NAME },
	{ "size", VALUE_SIZE },
	{ "lastModifiedTime", VALUE_MODIFIED },
}, members_v2[] = {
	{ "name", VALUE_NAME },
	{ "sizeInBytes", VALUE_SIZE },
	{ "lastModifiedAt", VALUE_MODIFIED },
	{ "contentType", VALUE_MEDIA_TYPE },
	{ "type", VALUE_KIND },
	{ "directory", VALUE_DIRECTORY },
};

/* One generation. */
struct file_rules {
	const struct file_member *members;
	size_t			 n;
	bool			 in_properties;	/* and $ids around them */
	const char		*open;		/* of a list */
	const char		*close;
	const char		*empty;		/* list; NULL: open and close */
};

#define RULES_A		{ members_a, NELEM(members_a), false, "[", "]", "null" }
#define RULES_V1	{ members_v1, NELEM(members_v1), true,		\
			"{\"$id\":\"1\",\"value\":[", "]}", NULL }
#define RULES_V2	{ members_v2, NELEM(members_v2), false,		\
			"{\"value\":[", "]}", NULL }
#define RULES_L		{ members_v2, NELEM(members_v2), false, "[", "]", NULL }

static const struct file_rules all_rules[] = {
	[GENERATION_A] = RULES_A,
	[GENERATION_V1P] = RULES_V1,
	[GENERATION_V1] = RULES_V1,
	[GENERATION_V2] = RULES_V2,
	[GENERATION_V3] = RULES_V2,
	[GENERATION_V4] = RULES_V2,
	[GENERATION_L] = RULES_L,
};

static bool
add_member(cJSON *object, const struct file_member *member,
    const struct file_info *info)
{
	struct slice text = SLICE("");
	char time[TIMESTAMP_SIZE];

	switch (member->value) {
	case VALUE_NAME:
		text = slice_str(info->name);
		break;
	case VALUE_KIND:
		text = info->is_directory ? SLICE("directory") :
		    SLICE("file");
		break;
	case VALUE_SIZE:
		return json_add_integer(object, member->name,
		    info->is_directory ? 0 : info->size);
	case VALUE_SIZE_ON_DISK:
		return json_add_integer(object, member->name, info->size);
	case VALUE_MODIFIED:
		timestamp_write(info->modified, time);
		text = slice_str(time);
		break;
	case VALUE_MEDIA_TYPE:
		text = slice_str(info->is_directory ? MEDIA_TYPE_UNKNOWN :
		    media_type_of(slice_str(info->name)));
		break;
	case VALUE_DIRECTORY:
		text = slice_str(info->directory);
		break;
	}
	return json_add_text(object, member->name, text);
}

static bool
add_members(cJSON *object, const struct file_rules *rules,
    const struct file_info *info)
{
	size_t i;

	for (i = 0; i < rules->n; i++)
		if (!add_member(object, &rules->members[i], info))
			return false;
	return true;
}

static bool
add_id(cJSON *object, unsigned id)
{
	char digits[16];

	(void)snprintf(digits, sizeof(digits), "%u", id);
	return json_add_text(object, "$id", slice_str(digits));
}

/* {"$id":…,"properties":{"$id":…,…}}; false without memory. */
static bool
add_in_properties(cJSON *object, const struct file_rules *rules,
    const struct file_info *info, unsigned id)
{
	cJSON *properties;

	if (!add_id(object, id))
		return false;
	properties = cJSON_AddObjectToObject(object, "properties");
	return add_id(properties, id + 1) &&
	    add_members(properties, rules, info);
}

/* Print and free a document. */
static void
put(struct strbuf *sb, cJSON *doc, bool is_whole)
{
	enum status st = is_whole ? json_print(doc, sb) : ST_NOMEM;

	if (st != ST_OK && sb->st == ST_OK)
		sb->st = st;
	cJSON_Delete(doc);
}

/*
 * Of the two known readers of this answer in V1, one looks into "properties",
 * the other into "value".
 */
static bool
add_both_forms(cJSON *object, const struct file_rules *rules,
    const struct file_info *info)
{
	cJSON *properties, *value, *item = cJSON_CreateObject();

	if (!add_id(object, 1))
		goto fail;
	properties = cJSON_AddObjectToObject(object, "properties");
	if (!add_id(properties, 4) || !add_members(properties, rules, info))
		goto fail;
	value = cJSON_AddArrayToObject(object, "value");
	if (!add_in_properties(item, rules, info, 2) ||
	    !cJSON_AddItemToArray(value, item))
		goto fail;
	return true;
fail:
	cJSON_Delete(item);
	return false;
}

void
file_view_one(enum generation generation, const struct file_info *info,
    struct strbuf *sb)
{
	const struct file_rules *rules = &all_rules[generation];
	cJSON *doc = cJSON_CreateObject();
	bool is_whole = rules->in_properties ?
	    add_both_forms(doc, rules, info) :
	    add_members(doc, rules, info);

	put(sb, doc, is_whole);
}

void
file_list_view_begin(struct file_list_view *view, enum generation generation,
    struct strbuf *sb)
{
	view->generation = generation;
	view->sb = sb;
	view->n = 0;
	view->id = 1;
}

void
file_list_view_add(struct file_list_view *view, const struct file_info *info)
{
	const struct file_rules *rules = &all_rules[view->generation];
	/* a file at a time: a document of all of them would be large */
	cJSON *doc = cJSON_CreateObject();
	bool is_whole;

	strbuf_puts(view->sb, view->n > 0 ? "," : rules->open);
	if (rules->in_properties) {
		is_whole = add_in_properties(doc, rules, info, view->id + 1);
		view->id += 2;
	} else
		is_whole = add_members(doc, rules, info);
	put(view->sb, doc, is_whole);
	view->n++;
}

void
file_list_view_end(struct file_list_view *view)
{
	const struct file_rules *rules = &all_rules[view->generation];

	if (view->n == 0 && rules->empty != NULL) {
		strbuf_puts(view->sb, rules->empty);
		return;
	}
	if (view->n == 0)
		strbuf_puts(view->sb, rules->open);
	strbuf_puts(view->sb, rules->close);
}
