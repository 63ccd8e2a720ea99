#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sodium.h>

#include "fakekernel.h"

#define DELIMITER	"<IDS|MSG>"
#define HEX_LEN		(2 * crypto_auth_hmacsha256_BYTES)

static const char *const port_names[FK_N_SOCKETS] = {
	"shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"
};

static char *
member_strdup(const cJSON *object, const char *name)
{
	const cJSON *v = cJSON_GetObjectItemCaseSensitive(object, name);
	char *copy;

	if (!cJSON_IsString(v))
		fk_fail("connection file: no %s", name);
	if ((copy = strdup(v->valuestring)) == NULL)
		fk_fail("out of memory");
	return copy;
}

void
fk_read_connection(struct fk_kernel *k, const char *path)
{
	char text[8192];
	cJSON *file;
	FILE *f;
	size_t n;
	int i;

	if ((f = fopen(path, "re")) == NULL)
		fk_fail("cannot open %s: %m", path);
	n = fread(text, 1, sizeof(text) - 1, f);
	text[n] = '\0';
	(void)fclose(f);
	if ((file = cJSON_Parse(text)) == NULL)
		fk_fail("%s is not JSON", path);
	for (i = 0; i < FK_N_SOCKETS; i++) {
		const cJSON *port = cJSON_GetObjectItemCaseSensitive(file,
		    port_names[i]);

		if (!cJSON_IsNumber(port))
			fk_fail("connection file: no %s", port_names[i]);
		k->port[i] = port->valueint;
	}
	k->ip = member_strdup(file, "ip");
	k->key = member_strdup(file, "key");
	cJSON_Delete(file);
}

void
fk_bind(struct fk_kernel *k, enum fk_socket which)
{
	const int type = which == FK_HEARTBEAT ? ZMQ_REP :
	    which != FK_IOPUB ? ZMQ_ROUTER :
	    k->mode.welcome ? ZMQ_XPUB : ZMQ_PUB;
	const int unlimited = 0, linger_ms = 500;
	char endpoint[128];
	void *s;

	if ((s = zmq_socket(k->zmq, type)) == NULL)
		fk_fail("zmq_socket: %s", zmq_strerror(zmq_errno()));
	(void)zmq_setsockopt(s, ZMQ_SNDHWM, &unlimited, sizeof(unlimited));
	(void)zmq_setsockopt(s, ZMQ_LINGER, &linger_ms, sizeof(linger_ms));
	(void)snprintf(endpoint, sizeof(endpoint), "tcp://%s:%d", k->ip,
	    k->port[which]);
	if (zmq_bind(s, endpoint) != 0)
		fk_fail("cannot bind %s: %s", endpoint,
		    zmq_strerror(zmq_errno()));
	k->socket[which] = s;
}

/* The signature of four parts; hex needs HEX_LEN + 1 bytes. */
static void
sign(const char *key, const struct fk_text part[4], char *hex)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_state state;
	int i;

	(void)crypto_auth_hmacsha256_init(&state, (const unsigned char *)key,
	    strlen(key));
	for (i = 0; i < 4; i++)
		(void)crypto_auth_hmacsha256_update(&state,
		    (const unsigned char *)part[i].data, part[i].len);
	(void)crypto_auth_hmacsha256_final(&state, mac);
	(void)sodium_bin2hex(hex, HEX_LEN + 1, mac, sizeof(mac));
}

static struct fk_text
text_copy(struct fk_text t)
{
	struct fk_text copy = { fk_alloc(t.len + 1), t.len };

	if (t.len > 0)
		(void)memcpy(copy.data, t.data, t.len);
	return copy;
}

static bool
text_is(struct fk_text t, const char *s, size_t len)
{
	return t.len == len && memcmp(t.data, s, len) == 0;
}

/* Why frames are no message of our client, or NULL and *m is filled in. */
static const char *
open_message(struct fk_kernel *k, const struct fk_text *frame, size_t n,
    struct fk_message *m)
{
	char hex[HEX_LEN + 1];
	size_t at = 0, i;

	while (at < n && !text_is(frame[at], DELIMITER, strlen(DELIMITER)))
		at++;
	if (at == n || at > 4)
		return "no delimiter";
	if (n - at != 6)
		return "not six frames from the delimiter on";
	sign(k->key, &frame[at + 2], hex);
	if (!text_is(frame[at + 1], hex, HEX_LEN))
		return "signature";
	for (i = 0; i < at; i++)
		m->identity[i] = text_copy(frame[i]);
	m->n_identities = at;
	m->header = text_copy(frame[at + 2]);
	m->head = cJSON_ParseWithLength(frame[at + 2].data, frame[at + 2].len);
	m->content = cJSON_ParseWithLength(frame[at + 5].data,
	    frame[at + 5].len);
	if (!cJSON_IsObject(m->head) || !cJSON_IsObject(m->content))
		return "header or content is not an object";
	return NULL;
}

struct fk_message *
fk_receive(struct fk_kernel *k, enum fk_socket which)
{
	struct fk_message *m = fk_alloc(sizeof(*m));
	struct fk_text frame[FK_MAX_FRAMES];
	zmq_msg_t raw[FK_MAX_FRAMES];
	const char *why = "too many frames";
	bool complete = false;
	size_t n = 0, i;

	while (!complete && n < FK_MAX_FRAMES) {
		(void)zmq_msg_init(&raw[n]);
		if (zmq_msg_recv(&raw[n], k->socket[which],
		    ZMQ_DONTWAIT) == -1) {
			(void)zmq_msg_close(&raw[n]);
			break;
		}
		frame[n].data = zmq_msg_data(&raw[n]);
		frame[n].len = zmq_msg_size(&raw[n]);
		complete = !zmq_msg_more(&raw[n]);
		n++;
	}
	if (complete && (why = open_message(k, frame, n, m)) != NULL)
		fk_log(k, "refused %s", why);
	for (i = 0; i < n; i++)
		(void)zmq_msg_close(&raw[i]);
	if (why == NULL)
		return m;
	fk_message_free(m);
	return NULL;
}

void
fk_message_free(struct fk_message *m)
{
	size_t i;

	if (m == NULL)
		return;
	for (i = 0; i < m->n_identities; i++)
		free(m->identity[i].data);
	free(m->header.data);
	cJSON_Delete(m->head);
	cJSON_Delete(m->content);
	free(m);
}

static void
send_frame(void *s, const void *data, size_t len, bool more)
{
	if (zmq_send(s, data, len, more ? ZMQ_SNDMORE : 0) == -1)
		fk_fail("zmq_send: %s", zmq_strerror(zmq_errno()));
}

/* A fresh header as text; free it with cJSON_free(). */
static char *
make_header(struct fk_kernel *k, const char *type)
{
	cJSON *head = cJSON_CreateObject();
	char id[64], date[40];
	struct timespec ts;
	struct tm tm;
	char *text;
	size_t n;

	(void)clock_gettime(CLOCK_REALTIME, &ts);
	(void)gmtime_r(&ts.tv_sec, &tm);
	n = strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%S", &tm);
	(void)snprintf(date + n, sizeof(date) - n, ".%06ldZ",
	    ts.tv_nsec / 1000);
	(void)snprintf(id, sizeof(id), "%s_%llu", k->session,
	    (unsigned long long)++k->n_sent);
	(void)cJSON_AddStringToObject(head, "msg_id", id);
	(void)cJSON_AddStringToObject(head, "session", k->session);
	(void)cJSON_AddStringToObject(head, "username", "fake");
	(void)cJSON_AddStringToObject(head, "date", date);
	(void)cJSON_AddStringToObject(head, "msg_type", type);
	(void)cJSON_AddStringToObject(head, "version", "5.3");
	if ((text = cJSON_PrintUnformatted(head)) == NULL)
		fk_fail("out of memory");
	cJSON_Delete(head);
	return text;
}

/* The header that the message claims to answer. */
static struct fk_text
parent_of(const struct fk_kernel *k, unsigned faults)
{
	static char none[] = "{}", foreign[] = "{\"msg_id\":\"somebody-else\","
	    "\"session\":\"another\",\"username\":\"x\",\"version\":\"5.3\","
	    "\"date\":\"2026-01-01T00:00:00Z\","
	    "\"msg_type\":\"execute_request\"}";

	if ((faults & FAULT_FOREIGN) != 0)
		return (struct fk_text){ foreign, sizeof(foreign) - 1 };
	if ((faults & FAULT_ORPHAN) != 0 || k->parent == NULL)
		return (struct fk_text){ none, sizeof(none) - 1 };
	return k->parent->header;
}

static void
send_once(struct fk_kernel *k, enum fk_socket which, const char *type,
    const struct fk_text part[4], unsigned faults)
{
	const int n_parts = (faults & FAULT_HALF) != 0 ? 2 : 4;
	void *s = k->socket[which];
	char hex[HEX_LEN + 1];
	size_t i;
	int p;

	sign((faults & FAULT_WRONG_KEY) != 0 ? "not the key" : k->key, part,
	    hex);
	if ((faults & FAULT_UNSIGNED) != 0)
		hex[0] = '\0';
	if (which == FK_IOPUB)
		send_frame(s, type, strlen(type), true);
	else
		for (i = 0; i < k->parent->n_identities; i++)
			send_frame(s, k->parent->identity[i].data,
			    k->parent->identity[i].len, true);
	send_frame(s, DELIMITER, strlen(DELIMITER), true);
	send_frame(s, hex, strlen(hex), true);
	for (p = 0; p < n_parts; p++)
		send_frame(s, part[p].data, part[p].len, p != n_parts - 1);
}

void
fk_send(struct fk_kernel *k, enum fk_socket which, const char *type,
    struct fk_text content, unsigned faults)
{
	static char no_metadata[] = "{}";
	struct fk_text part[4];

	if (k->socket[which] == NULL)
		return;
	part[0].data = make_header(k, type);
	part[0].len = strlen(part[0].data);
	part[1] = parent_of(k, faults);
	part[2] = (struct fk_text){ no_metadata, sizeof(no_metadata) - 1 };
	part[3] = content;
	send_once(k, which, type, part, faults);
	if ((faults & FAULT_TWICE) != 0)
		send_once(k, which, type, part, faults);
	cJSON_free(part[0].data);
}

void
fk_send_text(struct fk_kernel *k, enum fk_socket which, const char *type,
    const char *content, unsigned faults)
{
	struct fk_text text = { strdup(content), strlen(content) };

	if (text.data == NULL)
		fk_fail("out of memory");
	fk_send(k, which, type, text, faults);
	free(text.data);
}

void
fk_send_json(struct fk_kernel *k, enum fk_socket which, const char *type,
    cJSON *content, unsigned faults)
{
	struct fk_text text = { cJSON_PrintUnformatted(content), 0 };

	if (text.data == NULL)
		fk_fail("out of memory");
	text.len = strlen(text.data);
	fk_send(k, which, type, text, faults);
	cJSON_free(text.data);
	cJSON_Delete(content);
}

void
fk_send_status(struct fk_kernel *k, const char *state, unsigned faults)
{
	cJSON *content = cJSON_CreateObject();

	(void)cJSON_AddStringToObject(content, "execution_state", state);
	fk_send_json(k, FK_IOPUB, "status", content, faults);
}

void
fk_send_stream(struct fk_kernel *k, const char *name, const char *text,
    unsigned faults)
{
	cJSON *content = cJSON_CreateObject();

	(void)cJSON_AddStringToObject(content, "name", name);
	(void)cJSON_AddStringToObject(content, "text", text);
	fk_send_json(k, FK_IOPUB, "stream", content, faults);
}
