#!/bin/sh
# Run every fuzz target over the files of its corpus, tests/corpus/<target>/.
# Fails if a target fails, has no corpus, or a corpus has no target.
set -eu

builddir=${builddir:-.}
corpus=${srcdir:-.}/tests/corpus
status=0

for dir in "$corpus"/*/; do
	target=$(basename "$dir")
	if ! find "$dir" -type f -print0 |
	    xargs -0 -- "$builddir/tests/fuzz_$target" >/dev/null; then
		echo "replay-corpus: fuzz_$target failed on $dir" >&2
		status=1
	fi
done
for source in "${srcdir:-.}"/tests/fuzz_*.c; do
	target=$(basename "$source" .c)
	target=${target#fuzz_}
	if [ "$target" != main ] && [ ! -d "$corpus/$target" ]; then
		echo "replay-corpus: fuzz_$target has no corpus" >&2
		status=1
	fi
done
exit $status
