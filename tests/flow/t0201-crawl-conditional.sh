# A feed is read once; asked again it is a conditional request that brings
# nothing; when an item is added only that one is new; a page leads to its feed;
# a move for good is remembered.
set -eu
. "$SRCDIR/tests/lib/crawl-lib.sh"
cp "$SRCDIR/tests/samples/news/datacenter-wire.rss" www/feed.xml
printf '<html><head><link rel="alternate" type="application/rss+xml" href="/other.xml"></head><body>hello</body></html>' >www/page.html
printf '<rss><channel><title>Other</title><item><title>Of the page</title><link>https://o.example/1</link></item></channel></rss>' >www/other.xml
"$TAPEOUT" source add "$base/feed.xml"
"$TAPEOUT" source add "$base/page.html"
"$TAPEOUT" crawl --once
test "$(grep -c 'feed.xml 200' log)" = 1
grep -q 'other.xml 200' log
grep -q 'tapeout/' log
"$TAPEOUT" build >/dev/null
"$TAPEOUT" search Cerebras --format csv | grep -q Cerebras
"$TAPEOUT" crawl --once --all
test "$(grep -c 'feed.xml 304' log)" = 1
grep -q 'other.xml 304' log
sed -i 's|<item>|<item><title>A new one</title><link>https://wire.example/new</link><description>Micron raised prices.</description></item><item>|;' www/feed.xml
"$TAPEOUT" crawl --once --all
test "$(grep -c 'feed.xml 200' log)" = 2
"$TAPEOUT" source list --format csv >list.csv
grep -q 'Datacenter Wire' list.csv
grep -q 'Other' list.csv
