# Sourced by run-local.sh and tests/run.sh: Debian packages.

# To build and to serve.
readonly needed_packages=(autoconf automake gcc make pkg-config libc6-dev
	libfcgi-dev libzmq3-dev libyaml-dev libcjson-dev libsodium-dev
	lighttpd spawn-fcgi python3-ipykernel curl)

# The names among the arguments that are not installed, one a line.
missing_packages()
{
	local package
	for package; do
		[[ $(dpkg-query -W -f '${db:Status-Status}' "$package" \
		    2>/dev/null || true) == installed ]] || printf '%s\n' "$package"
	done
}

# apt-get install, without starting the services of what is installed:
# lighttpd's package would serve /var/www on port 80.
apt_install()
{
	local policy=/usr/sbin/policy-rc.d status=0
	[[ ! -e $policy ]] || policy=
	[[ -z $policy ]] || install -m 0755 /dev/stdin "$policy" <<<'#!/bin/sh
exit 101'
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    --no-install-recommends "$@" >&2 || status=$?
	[[ -z $policy ]] || rm -f "$policy"
	if [[ " $* " == *" lighttpd "* ]] && command -v systemctl >/dev/null; then
		systemctl --quiet disable lighttpd.service || true
	fi
	return "$status"
}

# Make sure that all of the arguments are installed; 1, with a sentence, if
# that cannot be.
install_packages()
{
	local missing
	mapfile -t missing < <(missing_packages "$@")
	((${#missing[@]} > 0)) || return 0
	if ((EUID != 0)); then
		printf 'These packages are missing: %s; root can install them with apt-get.\n' \
		    "${missing[*]}" >&2
		return 1
	fi
	printf 'Installing %s\n' "${missing[*]}" >&2
	if ! apt-get update -qq >&2 || ! apt_install "${missing[@]}"; then
		printf 'Cannot install %s\n' "${missing[*]}" >&2
		return 1
	fi
}
