#!/bin/bash
# tests/run.sh [-e NAME]... [BUILD]...
#
# Install what is missing (as root), build, and run the unit tests and the
# end-to-end tests.  The last line is `N passed, N failed' and, if there are
# any, the number skipped.
#
# BUILD is gcc, clang, or a list for --enable-sanitize; gcc and clang if none
# is given.  With clang only the unit tests run: what it adds is its check of
# the thread roles, at compile time.
#
#   -e NAME    run the end-to-end tests whose name contains NAME, no others
#
# CODE_INTERPRETER_BUILD_DIR   where the gcc build goes, and beside it the
#                              others; build/ in the source tree if unset
# CODE_INTERPRETER_JOBS        how much to do at a time
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
source "$top/lighttpd/packages.sh"
base=${CODE_INTERPRETER_BUILD_DIR:-$top/build}
jobs=${CODE_INTERPRETER_JOBS:-$(nproc)}
results=$(mktemp)	# a line for each test: passed, failed or skipped; name
selected=()
trap 'rm -f "$results"' EXIT

readonly test_packages=(libcmocka-dev clang xpython mandoc)

say()
{
	printf '== %s\n' "$1"
}

note()
{
	printf '%s\n' "$*" >>"$results"
}

# ijavascript is not in Debian.  Without it its tests are skipped.
install_ijavascript()
{
	local directory=$base/ijavascript
	export CODE_INTERPRETER_IJAVASCRIPT=$directory/node_modules
	[[ ! -d $directory/node_modules/ijavascript ]] || return 0
	if ((EUID == 0)) && ! command -v npm >/dev/null; then
		install_packages nodejs npm || return 0
	fi
	command -v npm >/dev/null || return 0
	# Its addon comes ready made for the nodejs of Debian 12 only.
	if [[ -d /usr/include/node ]]; then
		install_packages g++ make libzmq3-dev || return 0
		export npm_config_zmq_external=true
	fi
	say 'installing ijavascript'
	rm -rf "$directory"
	mkdir -p "$directory"
	npm install --silent --no-fund --no-audit --prefix "$directory" \
	    ijavascript@5.2.1 || rm -rf "$directory"
}

# Configure in the present directory.
configure()
{
	case $1 in
	gcc | clang) "$top/configure" --quiet CC="$1" ;;
	*) "$top/configure" --quiet CC=gcc "--enable-sanitize=$1" ;;
	esac
}

compile()
{
	local build=$1 directory=$2 flags='-g -O1 -Werror'
	case $build in
	gcc) flags='-g -O2 -Werror' ;;
	clang) flags+=' -Wthread-safety' ;;
	esac
	mkdir -p "$directory"
	# What is there already, make brings up to date by itself.
	if [[ ! -x $top/configure || ! -f $top/Makefile.in ]]; then
		(cd "$top" && autoreconf -fi) || return 1
	fi
	if [[ ! -f $directory/Makefile ]]; then
		(cd "$directory" && configure "$build") || return 1
	fi
	# Only here: the programs that configure tries out need not be clean.
	if ! make -s -C "$directory" -j "$jobs" CFLAGS="$flags" all check \
	    TESTS= >"$directory/make.log" 2>&1; then
		tail -n 40 "$directory/make.log"
		return 1
	fi
}

# The results of automake's harness: a cmocka program has many tests, any
# other is one.
note_unit_results()
{
	local build=$1 directory=$2 trs log name result
	while read -r trs; do
		log=${trs%.trs}.log
		name=$build:${trs#"$directory/"}
		name=${name%.trs}
		result=$(sed -n 's/^:test-result: \([A-Z]*\).*/\1/p' "$trs")
		sed -n "s|^\[       OK \] \(.*\)|passed $name \1|p
		    s|^\[  SKIPPED \] \([a-z_0-9]*\)$|skipped $name \1|p
		    s|^\[  FAILED  \] \([a-z_0-9]*\)$|failed $name \1|p" \
		    "$log" | sort -u >"$directory/results"
		cat "$directory/results" >>"$results"
		case $result in
		PASS) [[ -s $directory/results ]] || note "passed $name" ;;
		SKIP) note "skipped $name: $(tail -n 1 "$log")" ;;
		*)	grep -q '^failed ' "$directory/results" ||
				note "failed $name"
			say "log of $name"
			tail -n 60 "$log" ;;
		esac
	done < <(find "$directory" -name '*.trs' -not -path '*/node_modules/*' |
	    sort)
}

unit_tests()
{
	local build=$1 directory=$2
	find "$directory" -name '*.trs' -delete
	make -s -C "$directory" -j "$jobs" -k check >"$directory/check.log" 2>&1 ||
		true
	note_unit_results "$build" "$directory"
}

end_to_end_tests()
{
	local build=$1 directory=$2 slowness=1
	[[ $build == gcc ]] || slowness=4
	CODE_INTERPRETER_BUILD_DIR=$directory \
	CODE_INTERPRETER_TEST_SLOWNESS=$slowness \
	    "$top/tests/e2e/run.py" -j "$((jobs + 1))" \
	    -o "$directory/e2e.results" "${selected[@]}" || true
	if [[ -s $directory/e2e.results ]]; then
		sed "s/ / $build:/" "$directory/e2e.results" >>"$results"
	else
		note "failed $build:e2e: no result"
	fi
}

test_build()
{
	local build=$1 directory=$base
	[[ $build == gcc ]] || directory=$base-$build
	say "$build: building in $directory"
	if ! compile "$build" "$directory"; then
		note "failed $build:build"
		return 0
	fi
	note "passed $build:build"
	((${#selected[@]} > 0)) || {
		say "$build: unit tests"
		unit_tests "$build" "$directory"
	}
	[[ $build == clang ]] || {
		say "$build: end-to-end tests"
		end_to_end_tests "$build" "$directory"
	}
}

# The number of results of a kind.
count()
{
	grep -c "^$1 " "$results" || true
}

while getopts e: option; do
	case $option in
	e) selected+=("$OPTARG") ;;
	*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
	esac
done
shift $((OPTIND - 1))
(($# > 0)) || set -- gcc clang

install_packages "${needed_packages[@]}" "${test_packages[@]}" || exit 1
PATH=$PATH:/usr/sbin:/sbin
install_ijavascript
for build; do
	test_build "$build"
done

grep '^skipped ' "$results" || true
grep '^failed ' "$results" || true
summary="$(count passed) passed, $(count failed) failed"
(($(count skipped) == 0)) || summary+=", $(count skipped) skipped"
printf '%s\n' "$summary"
(($(count failed) == 0 && $(count passed) > 0))
