#!/bin/bash
# Goal: three crawlers share the work and ask nothing twice; what a killed one
# held is taken over when its lease has run out.
set -eu
. "$SRCDIR/tests/lib/nginx.sh"
for i in 1 2 3 4 5 6; do feed "f$i" 3 >"www/f$i.xml"; done
printf 'location /slow { limit_rate 200; mirror /begun; }\n' >extra.conf
mkdir www/slow
feed slow 9 >www/slow/slow.xml
nginx_start 20
for host in $(seq 20); do
	for i in 1 2 3; do "$TAPEOUT" source add "http://127.0.0.$host:$port/f$i.xml"; done
done 2>/dev/null

pids=
for i in 1 2 3; do
	"$TAPEOUT" crawl --once --format json >"out.$i" 2>"err.$i" & pids="$pids $!"
done
for pid in $pids; do wait "$pid" || fail "crawler $pid: $(cat err.*)"; done
grep ' /f' access.log | awk '{ print $2, $3 }' | sort | uniq -c | sort -rn >asked
test "$(wc -l <asked)" = 60 || fail "$(wc -l <asked) sources were asked, not 60"
awk '$1 != 1 { exit 1 }' asked || fail "asked twice: $(head -1 asked)"
test "$(sql 'SELECT COUNT(*) FROM fetch')" = 60 || fail "60 askings on record"
test "$(sql 'SELECT COUNT(*) FROM host WHERE holder != 0')" = 0 || fail "a host was not given back"

# killed while it waits for a slow answer; a short lease, so that the test is
echo 'crawl_lease = 1' >>config/tapeout/tapeout.conf
"$TAPEOUT" source add "http://127.0.0.7:$port/slow/slow.xml"
"$TAPEOUT" crawl --once >out 2>err & pid=$!
wait_for grep -q slow.xml begun.log
kill -9 "$pid"
wait "$pid" 2>/dev/null || :
test "$(sql 'SELECT COUNT(*) FROM host WHERE holder != 0')" = 1 || fail "it held its host"
feed slow 1 >www/slow/slow.xml
sleep 1.2
"$TAPEOUT" crawl --once >out 2>err || fail "$(cat err)"
test "$(sql "SELECT COUNT(*) FROM source WHERE url LIKE '%slow%' AND failures = 0 AND last_good IS NOT NULL")" = 1 ||
	fail "its host was not taken over"
