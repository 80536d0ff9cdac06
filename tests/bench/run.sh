#!/bin/sh
# make bench: speed and size on ../shared/corpus where it is there, else on the
# bundled samples many times over.  BENCH_CORPUS names another folder.
set -eu
SRCDIR=${SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
TAPEOUT=${TAPEOUT:-$SRCDIR/build/tapeout}
BUILDDIR=${BUILDDIR:-$(dirname "$TAPEOUT")}
corpus=${BENCH_CORPUS:-$SRCDIR/../shared/corpus}
dir=$(mktemp -d "${TMPDIR:-/tmp}/tapeout-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT

include=
for floor in base text model extract; do
	include="$include -I$SRCDIR/src/$floor"
done
# shellcheck disable=SC2086
${CC:-cc} -std=c11 -O2 -g $include -o "$dir/bench" \
    "$SRCDIR/tests/bench/bench.c" "$BUILDDIR/libextract.a" \
    "$BUILDDIR/libmodel.a" "$BUILDDIR/libtext.a" "$BUILDDIR/libbase.a" \
    $(pkg-config --libs libxml-2.0 libpcre2-8 libcjson libutf8proc zlib) -lm

if [ ! -d "$corpus" ]; then
	echo "$corpus is not there: the samples, 100 times over"
	corpus=$dir/corpus
	mkdir "$corpus"
	for i in $(seq 100); do
		cp -r "$SRCDIR/tests/samples" "$corpus/$i"
		# the same bytes would be the same document
		find "$corpus/$i" -type f \( -name '*.txt' -o -name '*.md' \) \
		    -exec sh -c 'echo "Copy $0." >> "$1"' "$i" {} \;
	done
fi
cd "$dir"
./bench -n "${BENCH_TIMES:-5}" "$TAPEOUT" "$corpus"
