#!/bin/bash
# Goal: beside a real web server: answers come compressed, the second pass is
# conditional altogether and reads no body, a move for good is stored and one for
# now is not, what is gone is asked no more, SIGTERM finishes what is in hand.
set -eu
. "$SRCDIR/tests/lib/nginx.sh"
cat >extra.conf <<'C'
location = /p301 { return 301 /a.xml; }
location = /p308 { return 308 /a.xml?x; }
location = /p302 { return 302 /b.xml; }
location = /p307 { return 307 /b.xml; }
location = /mixed { return 301 /p302; }
location = /gone { return 410; }
location = /later { add_header Retry-After 3600 always; return 503; }
location = /tagless.xml { etag off; }
location = /dateless.xml { add_header Last-Modified ""; }
location = /fresh.xml { add_header Cache-Control "max-age=36000"; }
location /slow/ { limit_rate 4000; gzip off; mirror /begun; }
C
for f in a b c tagless dateless fresh; do feed $f 20 >"www/$f.xml"; done
touch -d 2026-01-05 www/*.xml
nginx_start 4
add() { "$TAPEOUT" source add "$base/$1" 2>/dev/null; }
for f in c.xml tagless.xml dateless.xml fresh.xml p301 p308 p302 p307 mixed gone; do add $f; done
"$TAPEOUT" source add "http://127.0.0.2:$port/later" 2>/dev/null
"$TAPEOUT" crawl --once >out 2>err || :
grep ' /c.xml 200' access.log | grep -q 'gzip, deflate, br' || fail "gzip was not asked for"
test "$(awk '$3 == "/c.xml" { print $5 }' access.log)" -lt $(($(wc -c <www/c.xml) / 3)) || fail "the body was not compressed"
url() { sql "SELECT COUNT(*) FROM source WHERE url LIKE '%/$1'"; }
test "$(url a.xml)" = 1 || fail "301 was not stored"
test "$(url 'a.xml?x')" = 1 || fail "308 was not stored"
test "$(url p302)$(url p307)" = 21 || fail "302 and 307 are for now"
test "$(url mixed)$(url b.xml)" = 00 || fail "301 before a 302 is stored up to there"
test "$(sql "SELECT state FROM source WHERE url LIKE '%gone'")" = 2 || fail "410 did not stop it"
test "$(sql "SELECT next_try - last_try >= 3600000 FROM source WHERE url LIKE '%later'")" = 1 || fail "Retry-After of a 503"
test "$(sql "SELECT next_try - last_try >= 36000000 FROM source WHERE url LIKE '%fresh.xml'")" = 1 || fail "max-age"
test "$(sql "SELECT next_try - last_try < 36000000 FROM source WHERE url LIKE '%c.xml'")" = 1 || fail "no max-age, no such wait"

: >access.log
"$TAPEOUT" crawl --once --all >out 2>err || :
awk '$4 == 200' access.log >full
test ! -s full || fail "asked in full again: $(cat full)"
test "$(awk '$4 == 304' access.log | wc -l)" = 9 || fail "nine were to be unchanged: $(cat access.log)"
grep -q gone access.log && fail "what is gone was asked"
test "$(sql 'SELECT SUM(bytes) FROM fetch f WHERE at = (SELECT MAX(at) FROM fetch g WHERE g.source = f.source)')" = 0 ||
	fail "a body was read in the second pass"

# SIGTERM: what is under way is finished and kept, what waits is not begun
mkdir www/slow
feed slow 40 >www/slow/one.xml
feed more 40 >www/slow/two.xml
"$TAPEOUT" source add "http://127.0.0.3:$port/slow/one.xml" 2>/dev/null
"$TAPEOUT" source add "http://127.0.0.3:$port/slow/two.xml" 2>/dev/null
: >access.log
"$TAPEOUT" crawl --once >out 2>err & pid=$!
wait_for grep -q /slow/ begun.log
kill -TERM "$pid"
wait "$pid" || fail "ended badly after SIGTERM: $(cat err)"
grep -q 'finishing what is under way' err || fail "it does not say what it does"
test "$(sql "SELECT COUNT(*) FROM source WHERE url LIKE '%/slow/%' AND last_good IS NOT NULL")" = 1 || fail "one of two was to be finished: $(cat access.log err)"
test "$(sql "SELECT COUNT(*) FROM doc WHERE title LIKE '%of slow' OR title LIKE '%of more'")" = 40 || fail "its items were to be stored"
test "$(sql 'SELECT COUNT(*) FROM host WHERE holder != 0 AND until >= (CAST(unixepoch() AS INTEGER) + 1) * 1000')" = 0 || fail "a host is held on"
