#!/bin/bash
# Goal: a redirect to another host is a request to that host: its robots.txt is
# asked first and obeyed, its Crawl-delay kept; what it forbids, or a ring of
# redirects, is told in a sentence; only a move for good is stored.
set -eu
. "$SRCDIR/tests/lib/nginx.sh"
printf 'User-agent: *\nDisallow: /closed.xml\nCrawl-delay: 1\n' >www/two.txt
mkdir www/r
cp www/two.txt www/r/
feed open 3 >www/open.xml
feed closed 3 >www/closed.xml
nginx_conf() {
	cat >extra.conf <<-C
	location = /robots.txt { if (\$host = "127.0.0.2") { rewrite ^ /two.txt last; } return 404; }
	location = /to-open { return 302 http://127.0.0.2:$port/open.xml; }
	location = /to-closed { return 307 http://127.0.0.2:$port/closed.xml; }
	location = /same { return 302 /open.xml; }
	location = /ring { return 302 http://127.0.0.3:$port/ring; }
	location = /for-good { return 301 http://127.0.0.4:$port/good; }
	location = /good { return 308 http://127.0.0.4:$port/open.xml; }
	location = /no-host { return 302 http://nowhere.invalid/; }
	C
}
port=$(free_port)
nginx_conf
nginx_start 4
for path in to-open to-closed same ring no-host; do "$TAPEOUT" source add "http://127.0.0.1:$port/$path" 2>/dev/null; done
"$TAPEOUT" source add "http://127.0.0.3:$port/for-good" 2>/dev/null
before=$(date +%s%N)
"$TAPEOUT" crawl --once >out 2>err || :
test $((($(date +%s%N) - before) / 1000000)) -ge 1000 || fail "the other host's Crawl-delay"
asked() { awk -v h="$1" '$2 == h { print $3 }' access.log | tr '\n' ' '; }
test "$(asked 127.0.0.2)" = "/robots.txt /open.xml " || fail "the other host was asked for $(asked 127.0.0.2)"
grep -q "to-closed: redirect to .*closed.xml: the site's robots.txt asks robots not" err || fail "no sentence of what is forbidden: $(cat err)"
grep -q 'ring: more than 8 redirects' err || fail "no sentence of the ring: $(cat err)"
test "$(grep -c ' /ring ' access.log)" = 9 || fail "a ring was followed $(grep -c ' /ring ' access.log) times"
grep -q 'no-host: redirect to http://nowhere.invalid/: ' err || fail "no sentence of no host: $(cat err)"
of() { sql "SELECT COUNT(*) FROM source WHERE problem = '' AND url = '$1'"; }
test "$(of "http://127.0.0.1:$port/to-open")$(of "http://127.0.0.1:$port/same")" = 11 || fail "what is for now is not stored"
test "$(of "http://127.0.0.4:$port/open.xml")" = 1 || fail "what is for good is"
test "$(grep -c ' /robots.txt ' access.log)" = 4 || fail "each host's robots.txt is asked once"
exit 0
