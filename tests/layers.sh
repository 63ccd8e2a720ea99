#!/bin/bash
# The rooms of fcgi-app/ against their map: who includes whom, which object
# uses which library, and no file of more than 500 lines.
#
# srcdir, builddir: the roots of the source and of the build.
set -u

srcdir=$(cd "${srcdir:-.}" && pwd) || exit 1
builddir=$(cd "${builddir:-.}" && pwd) || exit 1
readonly max_lines=500
failed=0

# What each room may include besides itself.  "top" is main, prepare, server.
declare -rA may_include=(
	[top]='api http files session kernel monitor jupyter config base'
	[api]='http files session config base'
	[http]='base'
	[files]='base'
	[session]='kernel jupyter config base'
	[kernel]='monitor jupyter config base'
	[monitor]='config base'
	[jupyter]='base'
	[config]='base'
	[base]=''
)
# Of the rooms it asks for jobs, api/ sees no more than these.
readonly api_sees='session/client.h session/execution.h session/outcome.h'
# Of the monitor, kernel/ sees no more than the messages to it.
readonly kernel_sees='monitor/link.h'

# Symbols, as an extended regular expression, and the objects that may use
# them, as one on "room/file".  The first line that fits counts.
uses()
{
	cat <<'END'
zmq_.*                          kernel/channels|session/session
FCGX_.*                         http/.*
yaml_.*                         config/yaml
sodium_init                     top/main
(sodium|crypto|randombytes)_.*  base/.*|jupyter/(connection|message|signature)
cJSON_.*                        (api|base|jupyter)/.*|session/(collect|slot|probe)
v?fork|_?clone3?|posix_spawnp?  monitor/.*
exec[lv]p?e?|fexecve|system|popen  monitor/.*
kill|killpg|tgkill|pidfd_.*     monitor/.*
wait|wait[34]|waitp?id          monitor/.*
END
}

fail()
{
	echo "layers.sh: $1" >&2
	failed=1
}

# room/file without its ending, from a path below fcgi-app/.
name_of()
{
	local name=${1%.*}
	[[ $name == */* ]] || name=top/$name
	printf '%s' "$name"
}

check_include()
{
	local file=$1 path=$2 from to
	from=$(name_of "$file") to=$(name_of "$path")
	from=${from%%/*} to=${to%%/*}
	if [[ ! -f $srcdir/fcgi-app/$path ]]; then
		fail "$file includes $path: there is no such file in fcgi-app"
		return
	fi
	[[ $from != "$to" ]] || return
	[[ " ${may_include[$from]-} " == *" $to "* ]] ||
		fail "$file includes $path: $from must not know $to"
	if [[ $from/$to == api/session && " $api_sees " != *" $path "* ||
	    $from/$to == kernel/monitor &&
	    " $kernel_sees " != *" $path "* ]]; then
		fail "$file includes $path, which is not for $from"
	fi
}

check_includes()
{
	local file path
	while read -r file path; do
		check_include "$file" "$path"
	done < <(cd "$srcdir/fcgi-app" && find . -name '*.[ch]' | sort |
	    sed 's|^\./||' | xargs awk '$1 == "#include" && $2 ~ /^"/ {
		gsub(/"/, "", $2); print FILENAME, $2 }')
}

# "room/file symbol" for what each object needs from elsewhere.
needs()
{
	local file object
	while read -r file; do
		object=$builddir/fcgi-app/${file%.c}.o
		if [[ ! -f $object ]]; then
			echo "$(name_of "$file") object_is_missing"
			continue
		fi
		nm -u "$object" | awk -v name="$(name_of "$file")" '
			$1 == "U" { sub(/@.*/, "", $2); print name, $2 }'
	done < <(cd "$srcdir/fcgi-app" && find . -name '*.c' | sort |
	    sed 's|^\./||')
}

check_libraries()
{
	needs | awk -v rules="$(uses)" '
		BEGIN {
			n = split(rules, line, "\n")
			for (i = 1; i <= n; i++) {
				split(line[i], word)
				symbols[i] = "^(" word[1] ")$"
				users[i] = "^(" word[2] ")$"
			}
		}
		$2 == "object_is_missing" { print $1 " was not compiled" }
		$2 ~ /^(zmq|FCGX|yaml|cJSON|sodium|fork)/ { seen++ }
		{
			for (i = 1; i <= n && $2 !~ symbols[i]; i++)
				;
			if (i <= n && $1 !~ users[i])
				print $1 " uses " $2
		}
		END {
			if (seen < 20)
				print "too few symbols were found to believe it"
		}'
}

check_lengths()
{
	find "$srcdir/fcgi-app" -name '*.[ch]' -exec wc -l {} + |
	awk -v max="$max_lines" '$2 != "total" && $1 > max {
		print $2 " has " $1 " lines; " max " are enough" }'
}

if ! command -v nm >/dev/null; then
	echo "layers.sh: skipped, there is no nm"
	exit 77
fi
check_includes
while IFS= read -r line; do
	fail "$line"
done < <(check_libraries; check_lengths)
exit $failed
