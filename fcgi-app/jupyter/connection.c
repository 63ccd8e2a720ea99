#include <sodium.h>

#include "base/json.h"
#include "jupyter/connection.h"

static const char *const port_names[N_CHANNELS] = {
	[CHANNEL_SHELL] = "shell_port",
	[CHANNEL_IOPUB] = "iopub_port",
	[CHANNEL_STDIN] = "stdin_port",
	[CHANNEL_CONTROL] = "control_port",
	[CHANNEL_HEARTBEAT] = "hb_port"
};

/* What never varies. */
static const struct {
	const char *name;
	const char *value;
} fixed[] = {
	{ "transport", "tcp" },
	{ "ip", CONNECTION_IP },
	{ "signature_scheme", "hmac-sha256" }
};

void
connection_new_key(struct connection *connection)
{
	unsigned char random[sizeof(connection->key) / 2];

	randombytes_buf(random, sizeof(random));
	(void)sodium_bin2hex(connection->key, sizeof(connection->key), random,
	    sizeof(random));
	sodium_memzero(random, sizeof(random));
}

static bool
fill(cJSON *file, const struct connection *connection, const char *kernel_name)
{
	size_t i;

	for (i = 0; i < N_CHANNELS; i++)
		if (!json_add_integer(file, port_names[i],
		    connection->port[i]))
			return false;
	for (i = 0; i < NELEM(fixed); i++)
		if (!json_add_text(file, fixed[i].name,
		    slice_str(fixed[i].value)))
			return false;
	return json_add_text(file, "key", slice_str(connection->key)) &&
	    json_add_text(file, "kernel_name", slice_str(kernel_name));
}

enum status
connection_write(const struct connection *connection, const char *kernel_name,
    struct strbuf *sb)
{
	cJSON *file = cJSON_CreateObject();
	enum status st = ST_NOMEM;

	if (fill(file, connection, kernel_name))
		st = json_print(file, sb);
	cJSON_Delete(file);
	return st;
}

static bool
is_key(struct slice s)
{
	size_t i;

	if (s.len != sizeof(((struct connection *)0)->key) - 1)
		return false;
	for (i = 0; i < s.len; i++)
		if (s.p[i] == '\0' ||
		    strchr("0123456789abcdef", s.p[i]) == NULL)
			return false;
	return true;
}

static bool
scan(const cJSON *file, struct connection *connection)
{
	struct slice key = json_text(json_member(file, "key"));
	int64_t port;
	size_t i;

	for (i = 0; i < N_CHANNELS; i++) {
		if (!json_integer(json_member(file, port_names[i]), &port) ||
		    port < 1 || port > UINT16_MAX)
			return false;
		connection->port[i] = (uint16_t)port;
	}
	for (i = 0; i < NELEM(fixed); i++)
		if (!slice_is(json_text(json_member(file, fixed[i].name)),
		    fixed[i].value))
			return false;
	if (!is_key(key))
		return false;
	memcpy(connection->key, key.p, key.len);
	return true;
}

enum status
connection_read(struct slice text, struct connection *out)
{
	struct connection connection = { 0 };
	cJSON *file = NULL;
	enum status st;

	*out = connection;
	if ((st = json_parse(text, &file)) != ST_OK)
		return st;
	if (scan(file, &connection))
		*out = connection;
	else
		st = ST_FORMAT;
	cJSON_Delete(file);
	return st;
}
