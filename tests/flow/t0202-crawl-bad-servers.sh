# Endless bodies, a gzip that unpacks to 200 MB, cut bodies, redirects to files,
# 404, 410 and 429: each leaves a sentence, the good feed beside them is read.
set -eu
. "$SRCDIR/tests/lib/crawl-lib.sh"
cp "$SRCDIR/tests/samples/news/datacenter-wire.rss" www/feed.xml
printf '<!DOCTYPE x [<!ENTITY a "b">]><rss/>' >www/entity.xml
for path in feed.xml missing gone endless bomb tofile cut entity.xml moved; do
	"$TAPEOUT" source add "$base/$path" >>added.txt
done
# under a name of its own: a host that says 429 is left alone as a whole
"$TAPEOUT" source add "http://localhost:$(cat port)/busy" >>added.txt
status=0
timeout 60 "$TAPEOUT" crawl --once >out.txt 2>err.txt || status=$?
test "$status" -lt 124
tell() { grep -q "$1.*$2" err.txt || { echo "no sentence: $1: $2"; cat err.txt; exit 1; }; }
tell missing 'status 404'
tell gone '410'
tell busy 'status 429'
tell endless 'ceiling'
tell bomb 'ceiling'
tell tofile 'only http and https'
tell cut 'partial'
tell entity.xml 'declares entities'
"$TAPEOUT" source list --format csv >list.csv
grep -q 'Datacenter Wire' list.csv
grep -q '404' list.csv
# what is gone is not asked again
"$TAPEOUT" crawl --once --all >>out.txt 2>&1 || true
test "$(grep -c ' /gone ' log)" = 1
