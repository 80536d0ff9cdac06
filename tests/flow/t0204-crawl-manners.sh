# A site's robots.txt is asked first, once, and obeyed; one that cannot be had
# stops the asking; between two requests to a host lies the pause; after 429 the
# host is left alone, which is no failure of its other sources.  All of that is
# remembered from one run to the next.
set -eu
. "$SRCDIR/tests/lib/crawl-lib.sh"
fail() { echo "$1"; cat log err.txt; exit 1; }
crawl() { "$TAPEOUT" crawl --once --all --format csv >out.csv 2>err.txt || true; }
cp "$SRCDIR/tests/samples/news/datacenter-wire.rss" www/feed.xml
cp www/feed.xml www/closed.xml
printf 'User-agent: *\nDisallow: /\n\nUser-agent: Tapeout\nDisallow: /clo*.xml$\n' >www/robots.txt
"$TAPEOUT" source add "$base/feed.xml"
"$TAPEOUT" source add "$base/closed.xml"
crawl
test "$(grep -c ' /robots.txt ' log)" = 1 || fail "robots.txt is to be asked once"
head -1 log | grep -q ' /robots.txt ' || fail "robots.txt is to be asked first"
grep -q 'feed.xml 200' log || fail "what is allowed was not asked"
grep -q closed.xml log && fail "what is forbidden was asked"
grep -q 'closed.xml.*robots.txt asks robots not to' err.txt || fail "no sentence"
: >log
crawl
grep -q robots.txt log && fail "robots.txt was asked again the same day"
grep -q closed.xml log && fail "what is forbidden was asked by the next run"
sql 'DELETE FROM host'

: >log
echo 'crawl_pause = 400' >>config/tapeout/tapeout.conf
sed -i '/crawl_pause = 0/d' config/tapeout/tapeout.conf
printf 'User-agent: *\nDisallow:\n' >www/robots.txt
before=$(date +%s%N)
crawl
after=$(date +%s%N)
test $(((after - before) / 1000000)) -ge 400 || fail "no pause between robots.txt and a feed"
sql 'UPDATE host SET rest_until = NULL'
"$TAPEOUT" source add "$base/missing"
before=$(date +%s%N)
crawl
after=$(date +%s%N)
"$TAPEOUT" source remove "$base/missing"
test $(((after - before) / 1000000)) -ge 800 || fail "no pause between three requests"

# a host that is busy is not asked for the rest
: >log
"$TAPEOUT" source remove "$base/closed.xml"
"$TAPEOUT" source remove "$base/feed.xml"
"$TAPEOUT" source add "$base/busy"
"$TAPEOUT" source add "$base/zz.xml"
"$TAPEOUT" source add "$base/zzz.xml"
crawl
grep -q '/busy 429' log || fail "busy was not asked"
test -z "$(sed '1,/\/busy 429/d' log)" || fail "a busy host was asked on: $(cat log)"
grep -q 'busy.*status 429' err.txt || fail "no sentence of 429"
: >log
crawl
test ! -s log || fail "the next run has forgotten the 429"
grep -q 'its host asks for a rest' err.txt || fail "no sentence of the rest"

# a robots.txt that cannot be had now
: >log
rm www/robots.txt
"$TAPEOUT" source remove "$base/busy"
"$TAPEOUT" source add "http://localhost:$(cat port)/feed.xml"
touch www/robots-503
crawl
grep -q 'feed.xml' log && fail "asked in spite of robots.txt's 503"
grep -q 'robots.txt cannot be had now (status 503)' err.txt || fail "no sentence of 503"
rm www/robots-503
: >log
sql 'DELETE FROM host'
crawl
grep -q 'feed.xml 200' log || fail "a missing robots.txt forbids nothing"
