#!/bin/sh
# The manual pages are clean mdoc; code-interpreter-fcgi(8) has the options,
# the variables and the messages of the program and no others; its examples
# do what they say; and the files that README.md names are there.
#
# srcdir, builddir: the roots of the source and of the build.
set -u

srcdir=$(cd "${srcdir:-.}" && pwd) || exit 1
builddir=$(cd "${builddir:-.}" && pwd) || exit 1
page=$srcdir/man/code-interpreter-fcgi.8
program=$builddir/code-interpreter-fcgi
failed=0

fail()
{
	echo "man.sh: $1" >&2
	failed=1
}

lint()
{
	for file in "$srcdir"/man/*.[1-9]; do
		said=$(mandoc -T lint -W warning "$file" 2>&1)
		test -z "$said" || fail "$said"
	done
}

# The lines of EXAMPLES that begin with this prompt.
examples()
{
	sed -n '/^\.Sh EXAMPLES/,/^\.Sh D/s/^\.Dl '"$1"' //p' "$page"
}

# Those for anybody, where the program and a configuration file are.
run_examples()
{
	cp "$srcdir/conf/codeInterpreterConf.yaml" "$work/"
	examples '\$' >"$work/examples"
	test -s "$work/examples" || fail "there are no examples"
	while read -r command; do
		(cd "$work" && PATH=$builddir:$PATH sh -c "$command") \
		    >"$work/out" 2>"$work/err" </dev/null ||
			fail "status $?: $command: $(cat "$work/err")"
		case $command in
		*' -n '*) test ! -s "$work/out" ;;
		*' -T '*) grep -q 'port: 16000' "$work/out" ;;
		*' -L '*) grep -q '^server.port = ' "$work/out" ;;
		*) false ;;
		esac || fail "another answer than expected: $command"
	done <"$work/examples"
}

# A kernel that only waits is enough to see the program serve.
make_service()
{
	mkdir -p "$work/jupyter/kernels/sleeper" "$work/data"
	echo '{"argv": ["sleep", "60"]}' \
	    >"$work/jupyter/kernels/sleeper/kernel.json"
	"$program" -T -c "$srcdir/conf/codeInterpreterConf.yaml" \
	    -o spec.kernel.name=sleeper \
	    -o "spec.process.runtimeDirectory=$work/run" \
	    -o "spec.fileOperation.dataDirectoryPath=$work/data" \
	    >"$work/service.yaml"
}

# The one for root: with our paths it serves, and SIGTERM ends it with 0.
run_service()
{
	make_service || fail "no configuration for the service"
	command=$(examples '#' | sed "s|/run/ci.sock|$work/socket|
	    s|/app/codeInterpreterConf.yaml|$work/service.yaml|
	    s|/usr/local/sbin|$builddir|")
	: >"$work/log"
	JUPYTER_PATH=$work/jupyter sh -c "exec $command" 2>"$work/log" \
	    </dev/null &
	pid=$!
	tries=0
	until grep -q 'Starting server on port :' "$work/log"; do
		tries=$((tries + 1))
		if test $tries -gt 200 || ! kill -0 $pid 2>/dev/null; then
			fail "it does not serve: $(cat "$work/log")"
			break
		fi
		sleep 0.05
	done
	test "$(stat -c %a:%G "$work/socket")" = 660:www-data ||
		fail "the socket is not as its example says"
	kill -TERM $pid 2>/dev/null
	wait $pid || fail "status $? after SIGTERM: $(cat "$work/log")"
}

# Every path of the source tree that README.md names.  A tree that was
# unpacked from a tar file lacks what is for developers only.
check_readme()
{
	test -e "$srcdir/.git" || return
	grep -oE '(conf|fcgi-app|lighttpd|man|tests)/[A-Za-z0-9_./-]*' \
	    "$srcdir/README.md" | sed 's/\.$//' | sort -u |
	while read -r path; do
		test -e "$srcdir/$path" || echo "$path"
	done >"$work/absent"
	test ! -s "$work/absent" ||
		fail "README.md names what is not there: $(cat "$work/absent")"
}

for tool in mandoc /usr/bin/python3; do
	if ! command -v "$tool" >/dev/null; then
		echo "man.sh: skipped, there is no $tool"
		exit 77
	fi
done
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 0755 "$work"

lint
/usr/bin/python3 "$srcdir/tests/man_check.py" "$srcdir" "$program" ||
	fail "code-interpreter-fcgi.8 and the program differ"
run_examples
if test "$(id -u)" -eq 0 && command -v spawn-fcgi >/dev/null; then
	run_service
else
	echo "man.sh: the service is not started: not root or no spawn-fcgi"
fi
check_readme
exit $failed
