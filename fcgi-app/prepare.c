#include <sys/stat.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "jupyter/kernelspec.h"
#include "prepare.h"

/* The Python environment of the original's base image. */
#define IMAGE_PREFIX	"/home/ubuntu/snenv"
#define SYSTEM_PREFIX	"/usr"

/* Not for the kernel: whoever holds them can use the Jupyter server. */
static const char *const withheld[] = { "JUPYTER_GEN_TOKEN",
	"JUPYTER_TOKEN" };

static enum status
find_user(const char *key, const char *name, struct account *account)
{
	if (account_find(name, account) == ST_OK)
		return ST_OK;
	log_error("%s: there is no user '%s'", key, name);
	return ST_INVALID;
}

/* The account of the kernel: the configured one, or what there is. */
static enum status
find_kernel_user(const struct config *config, struct account *account)
{
	if (config->kernel_user[0] != '\0')
		return find_user("spec.process.kernelUser",
		    config->kernel_user, account);
	if (account_find("ubuntu", account) == ST_OK)
		return ST_OK;
	return find_user("spec.process.kernelUser", "nobody", account);
}

static bool
is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Make one directory with exactly this mode; one that exists is left alone. */
static enum status
make_directory(const char *path, mode_t mode)
{
	if (mkdir(path, 0700) == 0)
		return chmod(path, mode) == -1 ? ST_SYS : ST_OK;
	if (errno == EEXIST && !is_directory(path))
		errno = ENOTDIR;
	return is_directory(path) ? ST_OK : ST_SYS;
}

/* Make a directory, and those above it as mkdir -p does. */
static enum status
make_directories(const char *key, const char *path, mode_t mode)
{
	char *copy = xstrdup(path), *slash;
	enum status st = ST_OK;

	for (slash = strchr(copy + 1, '/'); slash != NULL && st == ST_OK;
	    slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (slash[1] != '\0')
			st = make_directory(copy, 0755);
		*slash = '/';
	}
	if (st == ST_OK)
		st = make_directory(path, mode);
	if (st != ST_OK)
		log_error("%s: cannot make directory %s: %s", key, path,
		    status_text(ST_SYS));
	free(copy);
	return st == ST_OK ? ST_OK : ST_INVALID;
}

/*
 * A user without a home gets one below the runtime directory: kernels keep
 * their own files there, and the data directory is for the user's.
 */
static enum status
give_home(const struct config *config, struct account *user)
{
	struct strbuf path = STRBUF_INIT(STRBUF_SMALL);

	if (user->home[0] != '\0')
		return ST_OK;
	free(user->home);
	strbuf_putf(&path, "%s/home-%u", config->runtime_directory,
	    (unsigned)user->uid);
	if (strbuf_take(&path, &user->home, NULL) != ST_OK)
		abort();
	if (make_directory(user->home, 0700) == ST_OK &&
	    chown(user->home, user->uid, user->gid) == 0)
		return ST_OK;
	log_error("spec.process.runtimeDirectory: cannot make directory %s: "
	    "%s", user->home, status_text(ST_SYS));
	return ST_INVALID;
}

static bool
has_python(const char *prefix)
{
	struct strbuf path = STRBUF_INIT(STRBUF_SMALL);
	bool has;

	strbuf_putf(&path, "%s/bin/python3", prefix);
	has = access(strbuf_str(&path), X_OK) == 0;
	strbuf_clear(&path);
	return has;
}

/* The Python environment whose interpreter and kernelspecs are used. */
static const char *
environment_prefix(const struct config *config)
{
	const char *active = getenv("VIRTUAL_ENV");

	if (config->environment_prefix[0] != '\0')
		return config->environment_prefix;
	if (active != NULL && has_python(active))
		return active;
	return has_python(IMAGE_PREFIX) ? IMAGE_PREFIX : SYSTEM_PREFIX;
}

static bool
is_named(const char *variable, const char *name)
{
	size_t len = strlen(name);

	return strncmp(variable, name, len) == 0 && variable[len] == '=';
}

static bool
is_withheld(const char *variable)
{
	size_t i;

	for (i = 0; i < NELEM(withheld); i++)
		if (is_named(variable, withheld[i]))
			return true;
	return false;
}

static char *
variable(const char *name, const char *value)
{
	struct strbuf sb = STRBUF_INIT(STRBUF_SMALL);
	char *text;

	strbuf_putf(&sb, "%s=%s", name, value);
	if (strbuf_take(&sb, &text, NULL) != ST_OK)
		abort();
	return text;
}

/*
 * The value that a variable has for the kernel's user, or NULL if it is to
 * stay as it is.  HOME is only changed where it is that of the user we were
 * started as: a child image's own setting must reach the kernel.
 */
static const char *
value_for_user(const char *text, const struct account *own,
    const struct account *user)
{
	if (is_named(text, "HOME") && strcmp(text + 5, own->home) == 0)
		return user->home;
	if ((is_named(text, "USER") || is_named(text, "LOGNAME")) &&
	    user->name[0] != '\0')
		return user->name;
	return NULL;
}

/* Our environment as the kernel is to have it, before its kernelspec's. */
static char **
base_environment(const struct account *user)
{
	struct account own = { 0 };
	char **out, name[16];
	const char *value;
	size_t n, i, k = 0, len;

	for (n = 0; environ[n] != NULL; n++)
		;
	out = xcalloc(n + 1, sizeof(*out));
	if (user != NULL && account_find("0", &own) != ST_OK)
		own.home = xstrdup("/root");
	for (i = 0; i < n; i++) {
		if (is_withheld(environ[i]))
			continue;
		value = user == NULL ? NULL :
		    value_for_user(environ[i], &own, user);
		if (value == NULL) {
			out[k++] = xstrdup(environ[i]);
			continue;
		}
		len = strcspn(environ[i], "=");	/* HOME, USER, LOGNAME */
		memcpy(name, environ[i], len);
		name[len] = '\0';
		out[k++] = variable(name, value);
	}
	account_clear(&own);
	return out;
}

static enum status
find_kernelspec(const struct config *config,
    const struct kernelspec_search *search, struct kernelspec **spec)
{
	const char *name = config->kernel_name;
	char *why = NULL, *names, *end;
	enum status st;

	log_info("Checking if the '%s' (read from %s) kernel is installed ...",
	    name, config->kernel_name_from_env ?
	    "environment variable 'CODE_INTERPRETER_KERNEL_NAME'" :
	    "the configuration");
	st = kernelspec_find(search, name, spec, &why);
	if (st == ST_OK) {
		log_info("Kernel '%s' is installed.", name);
		return ST_OK;
	}
	if (st == ST_FORMAT)
		log_error("kernel '%s': %s", name, why);
	else {
		names = kernelspec_list(search);	/* one a line */
		for (end = names; (end = strchr(end, '\n')) != NULL;)
			*end = ' ';
		log_error("kernel '%s' is not installed; installed are: %s",
		    name, names[0] != '\0' ? names : "none");
		free(names);
	}
	free(why);
	return ST_INVALID;
}

static enum status
make_command(const struct config *config, struct kernel_command *command,
    struct kernel_habits *habits)
{
	const struct account *user = command->switch_user ?
	    &command->account : NULL;
	struct kernelspec_search search = {
		.jupyter_path = getenv("JUPYTER_PATH"),
		.data_directory = getenv("JUPYTER_DATA_DIR"),
		.home = user != NULL ? user->home : getenv("HOME"),
		.prefix = environment_prefix(config)
	};
	struct strbuf path = STRBUF_INIT(STRBUF_SMALL);
	struct kernelspec *spec;
	char **base, *file;

	if (find_kernelspec(config, &search, &spec) != ST_OK)
		return ST_INVALID;
	strbuf_putf(&path, "%s/kernel-%d.json", config->runtime_directory,
	    (int)getpid());
	if (strbuf_take(&path, &file, NULL) != ST_OK)
		abort();
	base = base_environment(user);
	command->connection_file = file;
	command->directory = config->data_directory;
	command->argv = kernelspec_argv(spec, file, search.prefix);
	command->envp = kernelspec_env(spec, (const char *const *)base);
	*habits = kernel_habits(spec,
	    (enum config_interrupt)config->interrupt_mode);
	kernelspec_free_strings(base);
	kernelspec_free(spec);
	return ST_OK;
}

enum status
prepare(const struct config *config, struct monitor_plan *plan,
    struct kernel_habits *habits)
{
	struct kernel_command *command = &plan->command;

	if (!config->egress)
		log_warn("ENABLE_EGRESS is off, but this program does not "
		    "restrict the kernel's network: the container must");
	command->switch_user = geteuid() == 0;
	if (command->switch_user &&
	    (find_kernel_user(config, &command->account) != ST_OK ||
	    find_user("spec.process.serverUser", config->server_user,
	    &plan->server_account) != ST_OK))
		return ST_INVALID;
	/* the kernel's user passes through to its file, but cannot look */
	if (make_directories("spec.process.runtimeDirectory",
	    config->runtime_directory, 0711) != ST_OK ||
	    (command->switch_user &&
	    give_home(config, &command->account) != ST_OK) ||
	    make_command(config, command, habits) != ST_OK)
		return ST_INVALID;
	return make_directories("spec.fileOperation.dataDirectoryPath",
	    config->data_directory, 0777);
}

void
prepare_clear(struct monitor_plan *plan)
{
	struct kernel_command *command = &plan->command;

	kernelspec_free_strings(command->argv);
	kernelspec_free_strings(command->envp);
	free(command->connection_file);
	account_clear(&command->account);
	account_clear(&plan->server_account);
}
