#!/bin/sh
# Where npm is there and fetches nothing (no network, no home), and where it is
# not wanted, the program is built without the drawing of graphs: a sentence and
# an empty file, which the pages' embedding takes.
fail() { echo "FAILED: $*"; exit 1; }
mkdir bin out
for tool in node npm; do
	printf '#!/bin/sh\nexit 1\n' >bin/$tool
	chmod +x bin/$tool
done
for npm in npm ''; do
	rm -f out/graph.js
	NPM=$npm PATH=$PWD/bin:$PATH sh "$SRCDIR/web/build-graph.sh" \
	    "$SRCDIR/web" work out/graph.js 2>err || fail "$(cat err)"
	[ "$(wc -l <err)" -eq 1 ] || fail "one sentence: $(cat err)"
	[ -e out/graph.js ] && [ ! -s out/graph.js ] ||
	    fail "no empty file: $(ls out)"
done
LC_ALL=C awk -f "$SRCDIR/web/embed.awk" "$SRCDIR/web/static/app.js" \
    out/graph.js >out/web_text.c || fail "the pages' embedding"
grep -q '"app.js"' out/web_text.c || fail "app.js is gone"
exit 0
