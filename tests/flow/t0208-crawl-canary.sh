#!/bin/bash
# Goal: in whatever way a private address is written and by whatever way it comes
# in (a source, a list of sources, a redirect, a redirect of robots.txt, a link to
# a feed, a link, transcript, chapters or audio of an item, a mailbox, the
# environment's proxies), a listener there sees no connection, while the one
# address that the settings allow is asked.
set -eu
. "$SRCDIR/tests/lib/nginx.sh"
"${CC_FOR_NAMES:-cc}" -shared -fPIC -o names.so "$SRCDIR/tests/lib/names.c" -ldl 2>/dev/null || rm -f names.so
: >seen
python3 "$SRCDIR/tests/lib/canary.py" listen canary.port seen & canary=$!
trap 'kill $canary 2>/dev/null || :; nginx_stop' EXIT
wait_for test -s canary.port
to=$(cat canary.port)
python3 "$SRCDIR/tests/lib/canary.py" forms "$to" >forms
test "$(wc -l <forms)" -ge 80 || fail "forms"
# it does see who comes
python3 -c "import socket; socket.create_connection(('127.0.0.1', $to)).sendall(b'hello')"
wait_for test -s seen	# the canary is not blind
: >seen

# a name a form: its page redirects, its robots.txt redirects, its page links
python3 - <<'P'
from xml.sax.saxutils import quoteattr as q, escape
forms = open('forms', encoding='utf-8').read().splitlines()
with open('extra.conf', 'w') as f:
    for i, u in enumerate(forms):
        u = u.replace('\\', '\\\\').replace('$', '').replace('"', '')
        f.write(f'location = /r{i} {{ return 302 "{u}"; }}\n')
        f.write(f'location = /m{i} {{ return 308 "{u}"; }}\n')
for i, u in enumerate(forms):
    open(f'www/l{i}.html', 'w').write('<html><head><link rel="alternate" type="application/rss+xml" href=%s></head><body>a page</body></html>' % q(u))
import email.utils
TYPE = 'type="audio/mpeg" length="1"'
ways = {  # what an item leads to, followed where it is new
    'items': lambda u: f'<link>{escape(u)}</link><media:content url={q(u)}/>',
    'words': lambda u: f'<enclosure url={q(u)} {TYPE}/><podcast:chapters url={q(u)} type="application/json+chapters"/><podcast:transcript url={q(u)} type="text/vtt"/>',
    'sound': lambda u: f'<enclosure url={q(u)} {TYPE}/><podcast:chapters url={q(u)} type="application/json+chapters"/>',
}
for way, more in ways.items():
    with open(f'www/{way}.xml', 'w') as f:
        f.write(f'<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>{way}</title>\n')
        for i, u in enumerate(forms):
            f.write(f'<item><guid isPermaLink="false">{way}{i}</guid><title>Item {i}</title><pubDate>{email.utils.formatdate()}</pubDate><description>Short words {i}.</description>{more(u)}</item>\n')
        f.write('</channel></rss>\n')
with open('list.opml', 'w') as f:
    f.write('<opml version="2.0"><head><title>x</title></head><body>\n')
    for i, u in enumerate(forms):
        f.write(f'<outline type="rss" text="o{i}" xmlUrl={q(u)} htmlUrl={q(u)}/>\n')
    f.write('</body></opml>\n')
P
nginx_start 2
printf 'crawl_private = 127.0.0.1:%s\ncrawl_pause = 0\ncrawl_seconds = 5\n' "$port" >config/tapeout/tapeout.conf
export http_proxy="http://127.0.0.1:$to" https_proxy="http://127.0.0.1:$to" all_proxy="http://127.0.0.1:$to" \
	HTTP_PROXY="http://127.0.0.1:$to" ALL_PROXY="socks5h://127.0.0.1:$to" no_proxy=
preload=
if test -f names.so; then
	preload=./names.so	# the path may hold a space, which parts names here
	export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0"
else
	echo "no C compiler: names that lead to private addresses are not tried"
fi
crawl() {
	rc=0
	LD_PRELOAD=$preload timeout 90 "$TAPEOUT" crawl --once >out 2>err || rc=$?
	test "$rc" -le 1 || fail "$1: the crawl ended with $rc: $(tail -3 err)"
	for _ in 1 2 3; do test ! -s seen || fail "$1: the canary was reached: $(cat seen)"; sleep 0.1; done
}

# each verb may refuse a form; what it takes is asked and refused then
while IFS= read -r url; do
	"$TAPEOUT" --quiet source add "$url" 2>>refused || :
done <forms
crawl "a source"
n=$(sql 'SELECT COUNT(*) FROM source')
test "$n" -ge 40 || fail "only $n forms were taken as a source"
test "$(sql "SELECT COUNT(*) FROM source WHERE last_good IS NOT NULL OR problem = ''")" = 0 || fail "a source without a sentence"
rules='not reached|not asked|are asked|no host|illegal format|resolve host'
grep -v -E "$rules" err && fail "not refused by rule"

"$TAPEOUT" source import list.opml >out 2>err || :
crawl "a list of sources"
sql 'DELETE FROM source'
{
	echo '<opml version="2.0"><body>'
	for i in $(seq 0 $(($(wc -l <forms) - 1))); do
		for way in r m l; do
			suffix=
			test $way != l || suffix=.html
			echo "<outline type=\"rss\" text=\"$way$i\" xmlUrl=\"$base/$way$i$suffix\"/>"
		done
	done
	echo "<outline type=\"rss\" text=\"items\" xmlUrl=\"$base/items.xml\"/>"
	for way in words sound; do echo "<outline type=\"rss\" text=\"$way\" category=\"/podcast\" xmlUrl=\"$base/$way.xml\"/>"; done
	echo "</body></opml>"
} >ours.opml
"$TAPEOUT" source import ours.opml >out 2>err || fail "$(cat err)"
printf 'transcribe = %s {audio}\ntranscribe_most = 10\n' "$(command -v false)" >>config/tapeout/tapeout.conf
crawl "redirects, links, items"
for way in r m; do
	test "$(grep -c " /$way[0-9]* 30[28] " access.log)" = "$(wc -l <forms)" || fail "not all of /$way were asked"
done
# (a page whose link to a feed is no link is read as a page)
test "$(sql "SELECT COUNT(*) FROM source WHERE last_good IS NOT NULL AND problem = '' AND url NOT LIKE '%/items.xml' AND url NOT LIKE '%/words.xml' AND url NOT LIKE '%/sound.xml' AND url NOT LIKE '%/l%.html'")" = 0 || fail "one led somewhere"
for way in items words sound; do test "$(grep -c " /$way.xml " access.log)" = 1 || fail "the $way were not read: $(cat err)"; done
# pages, transcripts and audio were followed one by one, and refused
for what in 1 2 3; do
	n=$(sql "SELECT COUNT(*) FROM follow WHERE what = $what")
	test "$n" -ge 40 || fail "only $n forms were followed in way $what"
	asked=$(sql "SELECT COUNT(*) FROM follow WHERE what = $what AND problem != ''")
	# audio is asked for one at a time, and only so often in a round
	test "$asked" = "$n" || test "$what$asked" = 310 || fail "one of way $what led somewhere"
done
sql "SELECT problem FROM follow WHERE problem != ''" | grep -v -E "$rules" && fail "not refused by rule"
crawl "the second round"

# a mailbox at each
sql 'DELETE FROM source'
sed -n 's|^http://\([^@/]*\)/*$|\1|p' forms | head -n 24 | while IFS= read -r host; do
	"$TAPEOUT" --quiet source add "imaps://reader@$host/INBOX" 2>>refused || :
done
n=$(sql 'SELECT COUNT(*) FROM source')
test "$n" -ge 15 || fail "only $n mailboxes"
printf 'machine 127.0.0.1 login reader password x\ndefault login reader password x\n' >netrc
echo "crawl_netrc = $PWD/netrc" >>config/tapeout/tapeout.conf
crawl "a mailbox"
test "$(sql "SELECT COUNT(*) FROM source WHERE last_good IS NOT NULL OR problem = ''")" = 0 || fail "a mailbox without a sentence"

# a host a form: its robots.txt leads there
sql 'DELETE FROM source'
sql 'DELETE FROM host'
nginx_stop
: >access.log
python3 - <<'P'
forms = open('forms', encoding='utf-8').read().splitlines()
with open('extra.conf', 'w') as f:
    f.write('location = /robots.txt {\n')
    for i, u in enumerate(forms):
        u = u.replace('\\', '\\\\')
        f.write(f'if ($host = "127.0.0.{i + 1}") {{ return 302 "{u}"; }}\n')
    f.write('}\n')
P
n=$(wc -l <forms)
nginx_start "$n"
allow= to_ask=
for i in $(seq "$n"); do
	allow="$allow 127.0.0.$i:$port"
	to_ask="$to_ask<outline type=\"rss\" text=\"$i\" xmlUrl=\"http://127.0.0.$i:$port/items.xml\"/>"
done
echo "<opml version=\"2.0\"><body>$to_ask</body></opml>" >hosts.opml
printf 'crawl_private =%s\ncrawl_pause = 0\ncrawl_seconds = 5\n' "$allow" >config/tapeout/tapeout.conf
"$TAPEOUT" source import hosts.opml >out 2>err || fail "$(cat err)"
crawl "robots.txt"
test "$(grep -c ' /robots.txt 302' access.log)" = "$n" || fail "not all robots.txt were asked"
grep -q items.xml access.log && fail "a site was asked whose robots.txt could not be had"

# the server beside the one that is allowed
sql 'DELETE FROM source'
printf 'crawl_private = 127.0.0.1:%s\ncrawl_pause = 0\n' "$port" >config/tapeout/tapeout.conf
: >access.log
"$TAPEOUT" source add "http://127.0.0.2:$port/items.xml" 2>/dev/null
crawl "the server beside"
test ! -s access.log || fail "an address was asked that the settings do not allow"
