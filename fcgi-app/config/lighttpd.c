#include <errno.h>
#include <grp.h>
#include <inttypes.h>
#include <pwd.h>
#include <unistd.h>

#include "base/log.h"
#include "base/number.h"
#include "config/config.h"

#define KIB_A_MIB	1024
#define EXECUTION_MIB	16	/* an execution request (contract 3.1) */
#define AROUND_MIB	1	/* of multipart, or of JSON, around the rest */

/*
 * lighttpd wants names and nothing else, and the group as well: it would stay
 * in root's otherwise.
 */
static enum status
print_user(const char *user, FILE *f)
{
	struct passwd *pw;
	struct group *gr;
	int64_t number;

	if (number_read(slice_str(user), 0, INT32_MAX, &number) == ST_OK)
		pw = getpwuid((uid_t)number);
	else
		pw = getpwnam(user);
	gr = pw != NULL ? getgrgid(pw->pw_gid) : NULL;
	if (gr == NULL) {
		log_error("spec.process.webUser: there is no user %s with a "
		    "name and a group", user);
		errno = ENOENT;
		return ST_SYS;
	}
	(void)fprintf(f, "server.username = \"%s\"\n", pw->pw_name);
	(void)fprintf(f, "server.groupname = \"%s\"\n", gr->gr_name);
	return ST_OK;
}

enum status
config_dump_lighttpd(const struct config *cfg, FILE *f)
{
	int64_t mib = cfg->upload_limit_mib;

	if (mib < EXECUTION_MIB)
		mib = EXECUTION_MIB;
	(void)fprintf(f, "server.port = %" PRId64 "\n", cfg->port);
	(void)fprintf(f, "server.max-request-size = %" PRId64 "\n",
	    (mib + AROUND_MIB) * KIB_A_MIB);
	if (geteuid() == 0 && print_user(cfg->web_user, f) != ST_OK)
		return ST_SYS;
	return fflush(f) == 0 && !ferror(f) ? ST_OK : ST_SYS;
}
