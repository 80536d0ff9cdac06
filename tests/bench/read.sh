#!/bin/sh
# Part of `make bench`: feeds and pages read, beside libxml2 alone, python's
# feedparser and Mozilla's Readability on linkedom; then the crawl of crawl.sh.
# BENCH_FEEDS and BENCH_PAGES name folders; else the samples are read.
set -eu
SRCDIR=${SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
TAPEOUT=${TAPEOUT:-$SRCDIR/build/tapeout}
BUILDDIR=${BUILDDIR:-$(dirname "$TAPEOUT")}
export SRCDIR TAPEOUT BUILDDIR
dir=$(mktemp -d "${TMPDIR:-/tmp}/tapeout-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
packages="libxml-2.0 libpcre2-8 libcjson libutf8proc zlib libcurl sqlite3"
# shellcheck disable=SC2046
${CC:-cc} -std=c11 -O2 -g -I"$SRCDIR/src/base" -I"$SRCDIR/src/text" \
    -I"$SRCDIR/ingest" $(pkg-config --cflags libxml-2.0) -o "$dir/parse" \
    "$SRCDIR/tests/bench/parse.c" "$BUILDDIR/libingest.a" \
    "$BUILDDIR/libstore.a" "$BUILDDIR/libnet.a" "$BUILDDIR/libmodel.a" \
    "$BUILDDIR/libtext.a" "$BUILDDIR/libbase.a" \
    $(pkg-config --libs $packages) -lm
mkdir "$dir/feeds" "$dir/pages"
find "$SRCDIR/tests" -name '*.rss' -exec cp {} "$dir/feeds/" \;
find "$SRCDIR/tests/samples" "$SRCDIR/tests/golden" -name '*.html' \
    -exec cp {} "$dir/pages/" \;
feeds=${BENCH_FEEDS:-$dir/feeds} pages=${BENCH_PAGES:-$dir/pages}
times=${BENCH_TIMES:-5}

"$dir/parse" feeds "$times" "$feeds"
python=/usr/bin/python3
if "$python" -c 'import feedparser' 2>/dev/null; then
	echo "python3-feedparser: $("$python" "$SRCDIR/tests/bench/feedparser_time.py" 1 "$feeds")"
else
	echo "python3-feedparser is not here"
fi
"$dir/parse" pages "$times" "$pages"
npm=$BUILDDIR/bench-npm
if [ -d "$npm/node_modules/linkedom" ]; then
	cp "$SRCDIR/tests/bench/readability.js" "$npm/"
	node "$npm/readability.js" 1 "$pages"
else
	echo "Readability on linkedom is not here (npm; run.sh fetches it)"
fi
"$SRCDIR/tests/run.sh" "$SRCDIR/tests/bench/crawl.sh"
