#!/bin/bash
# lighttpd/run-local.sh [-c FILE] [-o KEY=VALUE]...
#
# Serve code execution on this machine: install what is missing (as root),
# build, start the program and lighttpd on 127.0.0.1, and say so once it is
# healthy.  SIGINT or SIGTERM stops both.  The options are the program's own,
# see code-interpreter-fcgi(8).
#
# CODE_INTERPRETER_BUILD_DIR   where to build; build/ in the source tree if
#                              unset
set -euo pipefail

readonly health_limit_s=120	# from the start of a program that stays up
readonly stop_limit_s=12	# the program itself needs 10 at most

top=$(cd "$(dirname "$0")/.." && pwd)
source "$top/lighttpd/packages.sh"
build=${CODE_INTERPRETER_BUILD_DIR:-$top/build}
config=${CODE_INTERPRETER_CONFIG_FILE_PATH:-$top/conf/codeInterpreterConf.yaml}
overrides=()
runtime=
program_pid=
lighttpd_pid=
stopping=

say()
{
	printf 'run-local.sh: %s\n' "$1" >&2
}

fail()
{
	say "$1"
	exit 1
}

usage()
{
	printf 'usage: %s [-c FILE] [-o KEY=VALUE]...\n' "$0" >&2
	exit 2
}

# The text as one word of sh, whatever is in it.
quote()
{
	printf "'%s'" "${1//\'/\'\\\'\'}"
}

build_program()
{
	mkdir -p "$build"
	# Copies that start together build one after the other.
	exec {lock}>"$build/.lock"
	flock "$lock"
	# What is there already, make brings up to date by itself.
	if [[ ! -x $top/configure || ! -f $top/Makefile.in ]]; then
		(cd "$top" && autoreconf -fi) >&2 || fail "autoreconf failed"
	fi
	if [[ ! -f $build/Makefile ]]; then
		(cd "$build" && "$top/configure" --quiet) >&2 ||
			fail "configure failed"
	fi
	make -s -C "$build" >&2 || fail "the build failed"
	exec {lock}>&-
}

# Is anybody listening on the port?
port_is_taken()
{
	(: >"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Is it our lighttpd that listens?  The port may have been lost to another
# process, and that one may be healthy.
lighttpd_listens()
{
	local inode fd
	inode=$(awk -v local="0100007F:$(printf '%04X' "$port")" \
	    '$2 == local && $4 == "0A" { print $10 }' /proc/net/tcp)
	[[ -n $inode ]] || return 1
	for fd in "/proc/$lighttpd_pid/fd/"*; do
		[[ $(readlink "$fd") != "socket:[$inode]" ]] || return 0
	done
	return 1
}

# Stop a process of ours: the signal, then patience, then SIGKILL.
stop()
{
	local pid=$1 signal=$2 deadline=$((SECONDS + stop_limit_s))
	kill -s "$signal" "$pid" 2>/dev/null || return 0
	while kill -0 "$pid" 2>/dev/null; do
		if ((SECONDS >= deadline)); then
			say "process $pid does not stop and is killed"
			kill -s KILL "$pid" 2>/dev/null || true
		fi
		sleep 0.05
	done
}

clean_up()
{
	local status=$?
	trap '' INT TERM HUP
	trap - EXIT CHLD
	# The program first: it answers what is under way, through lighttpd.
	[[ -z $program_pid ]] || stop "$program_pid" TERM
	[[ -z $lighttpd_pid ]] || stop "$lighttpd_pid" INT
	wait
	[[ -z $runtime ]] || rm -rf "$runtime"
	[[ -z $stopping ]] || status=0
	exit "$status"
}

on_signal()
{
	trap - CHLD
	stopping=yes
	exit 0
}

# The socket is for lighttpd's user: the kernel's must not reach it.
make_runtime_directory()
{
	runtime=$(mktemp -d "${TMPDIR:-/tmp}/code-interpreter.XXXXXX")
	chmod 0711 "$runtime"
	mkdir -m 0700 "$runtime/web" "$runtime/uploads"
	mkdir -m 0711 "$runtime/program"
	# A copy, because the source tree may be closed to lighttpd's user.
	cp -r "$top/lighttpd/errors" "$runtime/web/"
	if ((EUID == 0)); then
		chown -R "$web_user:$web_group" "$runtime/web" "$runtime/uploads"
	fi
}

start_program()
{
	local owner=()
	((EUID != 0)) || owner=(-U "$web_user" -G "$web_group")
	spawn-fcgi -n -s "$runtime/web/socket" -M 0600 "${owner[@]}" -- \
	    "${program[@]}" </dev/null &
	program_pid=$!
}

start_lighttpd()
{
	local word settings=
	for word in "${program[@]}" -L; do
		settings+="$(quote "$word") "
	done
	# What -L has to complain about has been seen already.
	CODE_INTERPRETER_SETTINGS="$settings 2>/dev/null" \
	CODE_INTERPRETER_SOCKET=$runtime/web/socket \
	CODE_INTERPRETER_LIGHTTPD=$runtime/web \
	CODE_INTERPRETER_BIND=127.0.0.1 \
	CODE_INTERPRETER_UPLOAD_DIRECTORY=$runtime/uploads \
	    lighttpd -D -f "$top/lighttpd/lighttpd.conf" </dev/null &
	lighttpd_pid=$!
}

# Fail with a sentence if one of the two has ended.
both_run()
{
	local status=0
	if ! kill -0 "$program_pid" 2>/dev/null; then
		wait "$program_pid" || status=$?
		program_pid=
		fail "code-interpreter-fcgi has ended with status $status; its last lines say why"
	fi
	if ! kill -0 "$lighttpd_pid" 2>/dev/null; then
		wait "$lighttpd_pid" || status=$?
		lighttpd_pid=
		! port_is_taken "$port" || fail "port $port is already taken"
		fail "lighttpd has ended with status $status; its last lines say why"
	fi
}

wait_until_healthy()
{
	local deadline=$((SECONDS + health_limit_s)) answer
	while :; do
		both_run
		answer=$(curl -s -m 2 -o /dev/null -w '%{http_code}' \
		    "http://127.0.0.1:$port/health") || true
		if [[ $answer == 200 ]] && lighttpd_listens; then
			break
		fi
		((SECONDS < deadline)) ||
			fail "not healthy after $health_limit_s seconds (/health answered $answer)"
		sleep 0.05
	done
}

while getopts c:o: option; do
	case $option in
	c) config=$OPTARG ;;
	o) overrides+=(-o "$OPTARG") ;;
	*) usage ;;
	esac
done
((OPTIND > $#)) || usage

trap clean_up EXIT
trap on_signal INT TERM HUP
install_packages "${needed_packages[@]}" || fail "packages are missing"
PATH=$PATH:/usr/sbin:/sbin	# lighttpd, where an ordinary user has no sbin
build_program

program=("$build/code-interpreter-fcgi" -c "$config" "${overrides[@]}")
settings=$("${program[@]}" -L) ||
	fail "the configuration cannot be used; the lines above say why"
port=$(sed -n 's/^server\.port = \([0-9]*\)$/\1/p' <<<"$settings")
web_user=$(sed -n 's/^server\.username = "\(.*\)"$/\1/p' <<<"$settings")
web_group=$(sed -n 's/^server\.groupname = "\(.*\)"$/\1/p' <<<"$settings")
! port_is_taken "$port" || fail "port $port is already taken"

make_runtime_directory
program+=(-o "spec.process.runtimeDirectory=$runtime/program")
start_program
start_lighttpd
wait_until_healthy
printf 'Listening on http://127.0.0.1:%s\n' "$port"

# Until a signal comes, or one of the two ends: then the other has to follow.
# The trap is for an end just before the wait, which would not see it.
trap both_run CHLD
both_run
while :; do
	wait -n || true
	both_run
done
