#!/bin/bash
# Goal: an episode's transcript and an item's page become the document itself,
# once; speakers are those that are marked; a feed that is asked again takes
# nothing back; what is not there, or says less, changes nothing and is told.
set -u
. "$SRCDIR/tests/lib/crawl-lib.sh"
fail() { echo "FAILED: $*"; cat log; exit 1; }
export TAPEOUT_DB=$PWD/t.db
t() { "$TAPEOUT" "$@" >out 2>err; }
now=$(date -u -R)
cat >www/show.xml <<FEED
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>Rack Talk</title><link>$base/</link><language>en</language>
<item><title>Episode 1</title><guid>e1</guid><pubDate>$now</pubDate>
 <description>We talk about chips.</description>
 <enclosure url="$base/e1.mp3" type="audio/mpeg" length="1"/>
 <podcast:transcript url="$base/e1.html" type="text/html"/>
 <podcast:transcript url="$base/e1.es.vtt" type="text/vtt" language="es"/>
 <podcast:transcript url="$base/e1.vtt" type="text/vtt" language="en"/></item>
<item><title>Episode 2</title><guid>e2</guid><pubDate>$now</pubDate>
 <description>More chips.</description><enclosure url="$base/e2.mp3" type="audio/mpeg" length="1"/>
 <podcast:transcript url="$base/e2.json" type="application/json"/></item>
<item><title>Episode 3</title><guid>e3</guid><pubDate>$now</pubDate>
 <description>Lost words.</description><enclosure url="$base/e3.mp3" type="audio/mpeg" length="1"/>
 <podcast:transcript url="$base/nowhere.vtt" type="text/vtt"/></item>
<item><title>Episode 4</title><guid>e4</guid><pubDate>$now</pubDate>
 <description>In HTML.</description><enclosure url="$base/e4.mp3" type="audio/mpeg" length="1"/>
 <podcast:transcript url="$base/e4.html" type="text/html"/></item>
</channel></rss>
FEED
printf 'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann Lee>Oracle bought Cerner.\n\n00:05.000 --> 00:09.000\n<v Bob Ray>AMD acquired Xilinx.\n' >www/e1.vtt
printf 'WEBVTT\n\n00:01.000 --> 00:04.000\nOracle compró Cerner.\n' >www/e1.es.vtt
printf '{"version":"1.0.0","segments":[{"speaker":"Ann Lee","startTime":1.0,"endTime":3.5,"body":"NVIDIA acquired Mellanox."}]}' >www/e2.json
printf '<cite>Ann Lee:</cite><time>0:01</time><p>Broadcom acquired VMware.</p>' >www/e4.html
cat >www/news.xml <<FEED
<rss version="2.0"><channel><title>Wire</title><link>$base/</link>
<item><title>A deal</title><link>$base/deal.html</link><pubDate>$now</pubDate><description>A deal was made.</description></item>
<item><title>Short</title><link>$base/short.html</link><pubDate>$now</pubDate><description>The page says less than this line does, it says.</description></item>
<item><title>Old</title><link>$base/old.html</link><pubDate>Mon, 06 Jan 2020 10:00:00 GMT</pubDate><description>Long ago.</description></item>
</channel></rss>
FEED
{ printf '<html><head><title>A deal</title></head><body><article><h1>A deal</h1>'
for i in 1 2 3 4 5 6; do printf '<p>Marvell acquired Inphi in a deal that was told at length, in paragraph %s of the story, with all its reasons and its consequences for the market.</p>' $i; done
printf '</article></body></html>'; } >www/deal.html
printf '<html><body><p>Hi.</p></body></html>' >www/short.html
"$TAPEOUT" source add "$base/show.xml" --kind podcast 2>/dev/null
"$TAPEOUT" source add "$base/news.xml" --kind news 2>/dev/null
t crawl --once || fail crawl
grep -q 'e1.vtt 200' log && grep -q 'e2.json 200' log && grep -q 'e4.html 200' log || fail "transcripts"
grep -q 'e1.es.vtt\|e1.html\|mp3\|old.html' log && fail "too much was asked"
grep -q 'nowhere.vtt.*404' err || fail "what is not there is told: $(cat err)"
t build || fail build
said() {	# WHO WHAT
	t show "$1" --format json
	grep -q "$2" out || fail "$1: $2: $(cat out)"
}
said Cerner "Oracle bought Cerner."; said Cerner "Ann Lee"
said Xilinx "Bob Ray"
said Mellanox "NVIDIA acquired Mellanox."
said VMware "Broadcom acquired VMware."; said VMware "Ann Lee"
said Inphi "Marvell acquired Inphi"
t search "less than this line" --format json; grep -q Short out || fail "the better text stays"
t search "Episode 3" || fail "an episode without its words stays"
t verify || fail verify
"$TAPEOUT" dump | grep -v '"fetch"' >one
: >log
t crawl --once --all || fail again
grep -v 'xml\|robots' log | grep -q GET && fail "asked twice"
sed -i 's|<title>Wire|<title>Wire |' www/news.xml	# another answer, the same items
t crawl --once --all --format json || fail third
grep -q '"changed": *0\|"changed":0' out || fail "a feed took something back: $(cat out)"
t build; said Inphi "Marvell acquired Inphi"
# edited in the feed: it is read anew, and so is its page
sed -i 's|A deal was made|A great deal was made|' www/news.xml
t crawl --once --all || fail fourth
[ "$(grep -c 'deal.html 200' log)" = 1 ] || fail "the page of an edited item"
t build; said Inphi "Marvell acquired Inphi"; t verify || fail "verify again"
# and not at all where it is not wanted
printf 'crawl_pages = no\n' >>config/tapeout/tapeout.conf
rm -f t.db*; : >log
"$TAPEOUT" source add "$base/news.xml" --kind news 2>/dev/null
t crawl --once || fail "without pages"
grep -q html log && fail "pages are off"
exit 0
