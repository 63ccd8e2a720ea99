#!/bin/sh
# The manual page of the configuration against the program's table of keys:
# the same keys in the same order, each with its type, range, recommendation
# and default.  The example of the page loads without a warning, and the
# commented file in conf/ shows every key that has an effect.
#
# srcdir: the root of the source; CONFIG_KEYS: the program tests/config_keys.

set -eu

srcdir=${srcdir:-.}
keys=${CONFIG_KEYS:-tests/config_keys}
page=$srcdir/man/codeInterpreterConf.yaml.5
conf=$srcdir/conf/codeInterpreterConf.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CODE_INTERPRETER_KERNEL_NAME ENABLE_ASYNC_EXECUTION || :
failed=0

fail() {
	echo "man_config: $*" >&2
	failed=1
}

# "key<TAB>last line of its entry" for each entry of a key.
awk '
	function flush() {
		if (key != "")
			print key "\t" last
		key = ""
	}
	$1 == ".Bl" { depth++ }
	$1 == ".El" { if (depth == 1) flush(); depth-- }
	$1 == ".It" && depth == 1 {
		flush()
		if ($2 == "Cm")
			key = $3
	}
	!/^\./ { last = $0 }
' "$page" > "$work/page"
"$keys" > "$work/table"
diff -u "$work/table" "$work/page" >&2 ||
	fail "table (-) and page (+) differ"
test -s "$work/table" || fail "the table is empty"

awk '
	/^\.Bd -literal/ { inside = 1; next }
	/^\.Ed/ { inside = 0 }
	inside { gsub(/\\&/, ""); gsub(/\\e/, "\\"); print }
' "$page" > "$work/example.yaml"
"$keys" "$work/example.yaml" 2> "$work/log" || fail "the example is refused"
test ! -s "$work/log" || fail "the example: $(cat "$work/log")"

while IFS='	' read -r key sentence; do
	case $sentence in
	*'the default is'* | Exactly*)
		grep -q "^ *#* *${key##*.}:" "$conf" ||
			fail "$conf lacks $key" ;;
	esac
done < "$work/table"

if command -v mandoc > /dev/null; then
	mandoc -T lint -W warning "$page" >&2 || fail "mandoc found errors"
else
	echo "man_config: without mandoc, the page is not linted"
fi
exit $failed
