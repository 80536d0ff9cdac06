#!/bin/bash
# Goal: what a person does to a source while it is being asked stays: a pause, a
# title, an address; one that was removed does not come back.
set -eu
. "$SRCDIR/tests/lib/nginx.sh"
printf 'location /slow/ { limit_rate 500; gzip off; mirror /begun; }\n' >extra.conf
mkdir www/slow
for f in paused named moved removed; do feed $f 12 >www/slow/$f.xml; done
feed elsewhere 3 >www/elsewhere.xml
nginx_start 4
n=0
for f in paused named moved removed; do
	n=$((n + 1))
	"$TAPEOUT" source add "http://127.0.0.$n:$port/slow/$f.xml" 2>/dev/null
done
"$TAPEOUT" crawl --once >out 2>err & pid=$!
all_begun() { test "$(wc -l <begun.log)" = 4; }
wait_for all_begun
"$TAPEOUT" source pause "http://127.0.0.1:$port/slow/paused.xml"
"$TAPEOUT" source edit "http://127.0.0.2:$port/slow/named.xml" --title "My own name" --folder Mine
"$TAPEOUT" source edit "http://127.0.0.3:$port/slow/moved.xml" --url "http://127.0.0.3:$port/elsewhere.xml"
"$TAPEOUT" source remove "http://127.0.0.4:$port/slow/removed.xml"
test "$(sql 'SELECT COUNT(*) FROM fetch')" = 0 || { echo "the machine is too slow for this"; exit 77; }
wait "$pid" || fail "$(cat err)"
of() { sql "SELECT $1 FROM source WHERE url LIKE '%$2.xml'"; }
test "$(of 'state, failures, last_good > 0' paused)" = '1|0|1' || fail "the pause: $(of state paused)"
test "$(of 'title, folder, last_good > 0' named)" = 'My own name|Mine|1' || fail "the name: $(of title named)"
test "$(of "last_good > 0, etag = ''" elsewhere)" = '1|1' || fail "the address"
test "$(of 'COUNT(*)' removed)$(of 'COUNT(*)' moved)" = 00 || fail "one came back"
grep -q 'removed.xml: it was removed while it was asked' err || fail "no sentence: $(cat err)"
test "$(sql "SELECT COUNT(*) FROM doc WHERE title LIKE '%of removed'")" = 0 || fail "a removed one's items"
test "$(sql "SELECT COUNT(*) FROM doc WHERE title LIKE '%of paused'")" = 12 || fail "what was read is kept"
: >access.log
"$TAPEOUT" crawl --once --all >out 2>err || fail "$(cat err)"
grep -q elsewhere access.log || fail "the new address was not asked"
exit 0
