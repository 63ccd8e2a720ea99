#!/bin/sh
# The routes and errors of code-interpreter-api(7) are those of the program, in
# both directions, and the page is clean mdoc.  API_TABLES: the program that
# prints them.
set -eu

page=${srcdir:-.}/man/code-interpreter-api.7
tables=${API_TABLES:-./tests/api_tables}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

"$tables" | LC_ALL=C sort -u >"$dir/program"
test -s "$dir/program"

awk '
	/^\.Sh / { section = $2 }
	section == "ROUTES" && /^\.Ss [A-Z]+ \// { print "route", $2, $3 }
	section == "ERROR" && /^\.It / {
		sub(/^\.It /, "error ")
		gsub(/\\\(ga/, "`")
		gsub(/\\\(aq/, "\047")
		print
	}
' "$page" | LC_ALL=C sort -u >"$dir/page"

if ! diff -u "$dir/page" "$dir/program"; then
	echo "man_api.sh: the page (-) and the program (+) differ" >&2
	exit 1
fi

if command -v mandoc >/dev/null 2>&1; then
	mandoc -T lint -W warning "$page"
fi
