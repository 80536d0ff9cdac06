#!/bin/sh
# make bench: speed and size on the newsletters of ../shared/corpus where they are
# there, else on the bundled samples many times over.  BENCH_CORPUS names another
# folder.  Beside the program stand grep with the same names, and npm's compromise
# on a part where npm can fetch it (by the lock file, into the build folder).
set -eu
SRCDIR=${SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
TAPEOUT=${TAPEOUT:-$SRCDIR/build/tapeout}
BUILDDIR=${BUILDDIR:-$(dirname "$TAPEOUT")}
corpus=${BENCH_CORPUS:-$SRCDIR/../shared/corpus/newsletters}
dir=$(mktemp -d "${TMPDIR:-/tmp}/tapeout-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT

include=
for floor in base text model extract; do
	include="$include -I$SRCDIR/src/$floor"
done
# shellcheck disable=SC2086
${CC:-cc} -std=c11 -O2 -g $include -o "$dir/bench" \
    "$SRCDIR/tests/bench/bench.c" "$SRCDIR/tests/bench/bare.c" "$BUILDDIR/libextract.a" \
    "$BUILDDIR/libmodel.a" "$BUILDDIR/libtext.a" "$BUILDDIR/libbase.a" \
    $(pkg-config --libs libxml-2.0 libpcre2-8 libcjson libutf8proc zlib) -lm

fold_include=
for floor in base text model extract store net graph; do
	fold_include="$fold_include -I$SRCDIR/src/$floor"
done
# shellcheck disable=SC2086
${CC:-cc} -std=c11 -O2 -g $fold_include -I"$BUILDDIR" -o "$dir/fold" \
    "$SRCDIR/tests/bench/fold.c" "$BUILDDIR/libgraph.a" \
    "$BUILDDIR/libextract.a" "$BUILDDIR/libstore.a" "$BUILDDIR/libmodel.a" \
    "$BUILDDIR/libtext.a" "$BUILDDIR/libbase.a" $(pkg-config --libs sqlite3 \
    libxml-2.0 libpcre2-8 libcjson libutf8proc zlib) -lm -lpthread
(cd "$dir" && ./fold)

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
cut -f 1,2,3 "$SRCDIR"/sql/seed/[!sgw]*.tsv "$SRCDIR"/sql/seed/site.tsv |
    tr '\t|' '\n\n' | LC_ALL=C grep .. | LC_ALL=C sort -u > "$dir/names"
cd "$dir"
./bench -n "${BENCH_TIMES:-5}" "$TAPEOUT" "$corpus" names

npm=$BUILDDIR/bench-npm
mkdir -p "$npm"
cp "$SRCDIR/tests/bench/package.json" "$SRCDIR/tests/bench/package-lock.json" \
    "$SRCDIR/tests/bench/compromise.js" "$npm/"
if ! command -v npm > /dev/null 2>&1; then
	echo "npm compromise         npm is not here"
elif [ -d "$npm/node_modules/linkedom" ] || (cd "$npm" && npm ci \
    --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=0 \
    --fetch-timeout=20000 > npm.log 2>&1); then
	find "$corpus" -type f -name '*.md' | LC_ALL=C sort | head -n 3 |
	    while read -r file; do cat "$file"; done > "$dir/part"
	node "$npm/compromise.js" "$dir/part" 200000
else
	echo "npm compromise         npm could not fetch it ($npm/npm.log)"
fi
