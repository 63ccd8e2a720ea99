#include <sys/stat.h>
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/number.h"
#include "monitor/account.h"

static bool
is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

enum status
account_find(const char *name, struct account *out)
{
	struct passwd *pw;
	int64_t number;

	if (number_read(slice_str(name), 0, INT32_MAX, &number) == ST_OK)
		pw = getpwuid((uid_t)number);
	else if ((pw = getpwnam(name)) == NULL)
		return ST_NOTFOUND;
	out->uid = pw != NULL ? pw->pw_uid : (uid_t)number;
	out->gid = pw != NULL ? pw->pw_gid : (gid_t)number;
	out->name = xstrdup(pw != NULL ? pw->pw_name : "");
	out->home = xstrdup(pw != NULL && is_directory(pw->pw_dir) ?
	    pw->pw_dir : "");
	return ST_OK;
}

void
account_clear(struct account *account)
{
	free(account->name);
	free(account->home);
	*account = (struct account){ 0 };
}

enum status
account_become(const struct account *account)
{
	int failed;

	failed = account->name[0] != '\0' ?
	    initgroups(account->name, account->gid) : setgroups(0, NULL);
	if (failed == -1 ||
	    setresgid(account->gid, account->gid, account->gid) == -1 ||
	    setresuid(account->uid, account->uid, account->uid) == -1)
		return ST_SYS;
	/* it must not be possible to go back */
	if (account->uid != 0 && setuid(0) != -1) {
		errno = EPERM;
		return ST_SYS;
	}
	return ST_OK;
}
