#include <linux/capability.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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

static int
take_groups(const struct account *account)
{
	return account->name[0] != '\0' ?
	    initgroups(account->name, account->gid) : setgroups(0, NULL);
}

enum status
account_become(const struct account *account)
{
	if (take_groups(account) == -1 ||
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

/* Have these capabilities, bits of 1 << CAP_…, and no other. */
static int
set_capabilities(uint32_t effective, uint32_t permitted)
{
	struct __user_cap_header_struct head = {
		.version = _LINUX_CAPABILITY_VERSION_3
	};
	const struct __user_cap_data_struct data[2] = {
		{ .effective = effective, .permitted = permitted }
	};

	return (int)syscall(SYS_capset, &head, data);
}

/* setfsuid(2) reports nothing: an impossible id asks for the present one. */
static bool
set_file_user(const struct account *files)
{
	(void)setfsgid(files->gid);
	(void)setfsuid(files->uid);
	return setfsgid((gid_t)-1) == (int)files->gid &&
	    setfsuid((uid_t)-1) == (int)files->uid;
}

enum status
account_become_for_files(const struct account *user,
    const struct account *files)
{
	const uint32_t needed = 1u << CAP_SETUID | 1u << CAP_SETGID;

	/* the change of user takes what is permitted, unless it is kept */
	if (prctl(PR_SET_KEEPCAPS, 1) == -1 || take_groups(files) == -1 ||
	    setresgid(user->gid, user->gid, user->gid) == -1 ||
	    setresuid(user->uid, user->uid, user->uid) == -1 ||
	    set_capabilities(needed, needed) == -1)
		return ST_SYS;
	if (!set_file_user(files)) {
		errno = EPERM;
		return ST_SYS;
	}
	if (set_capabilities(0, 0) == -1 || prctl(PR_SET_KEEPCAPS, 0) == -1)
		return ST_SYS;
	if (user->uid != 0 && setuid(0) != -1) {
		errno = EPERM;
		return ST_SYS;
	}
	return ST_OK;
}
