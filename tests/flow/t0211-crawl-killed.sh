#!/bin/bash
# Goal: a crawl that is killed at any moment has lost nothing that it had stored
# and stores nothing twice; the next one brings the rest.  KILLS is how many
# moments are tried (4).
set -eu
. "$SRCDIR/tests/lib/nginx.sh"
echo 'crawl_lease = 1' >>config/tapeout/tapeout.conf
for i in $(seq 24); do feed "f$i" 40 >"www/f$i.xml"; done
nginx_start 8
{
	echo '<opml version="2.0"><body>'
	for i in $(seq 24); do
		echo "<outline type=\"rss\" text=\"f$i\" xmlUrl=\"http://127.0.0.$((i % 8 + 1)):$port/f$i.xml\"/>"
	done
	echo '</body></opml>'
} >list.opml
db=$XDG_DATA_HOME/tapeout/tapeout.db
"$TAPEOUT" source import list.opml >out 2>err
from=$(date +%s%N)
"$TAPEOUT" crawl --once >out 2>err || fail "$(cat err)"
took=$((($(date +%s%N) - from) / 1000000 + 50))
: >before
for kill in $(seq "${KILLS:-4}"); do
	# a third of the kills begin anew, the others go on where one was killed
	if [ $((kill % 3)) = 1 ]; then
		rm -f "$db" "$db-wal" "$db-shm"
		"$TAPEOUT" source import list.opml >out 2>err
		: >before
	fi
	"$TAPEOUT" crawl --once --all >out 2>err & pid=$!
	ms=$((RANDOM % took))
	sleep "$((ms / 1000)).$(printf %03d $((ms % 1000)))"
	kill -9 "$pid" 2>/dev/null || :
	wait "$pid" 2>/dev/null || :
	sql 'SELECT key FROM doc' | LC_ALL=C sort >after
	test -z "$(LC_ALL=C comm -23 before after)" || fail "kill $kill: lost: $(LC_ALL=C comm -23 before after | head -3)"
	# twice under one key; as changed; without an item; half an answer
	bad=$(sql 'SELECT (SELECT COUNT(*) - COUNT(DISTINCT key) FROM doc),
		(SELECT COUNT(*) FROM doc WHERE version != 1),
		(SELECT COUNT(*) FROM doc d WHERE NOT EXISTS (SELECT 1 FROM item i WHERE i.doc = d.id)),
		(SELECT COUNT(*) FROM (SELECT source FROM item GROUP BY source HAVING COUNT(*) != 40)),
		(SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check != '"'ok'"')')
	test "$bad" = '0|0|0|0|0' || fail "kill $kill: stored twice, changed, without item, by halves, damaged: $bad"
	echo "killed at $ms ms of $took: $(wc -l <after) documents stored"
	mv after before
	sleep 1.1
done
"$TAPEOUT" crawl --once --all >out 2>err || fail "$(cat err)"
test "$(sql 'SELECT COUNT(*) FROM doc')" = 960 || fail "960 documents at the end, not $(sql 'SELECT COUNT(*) FROM doc')"
test "$(sql 'SELECT COUNT(*) FROM doc WHERE version != 1')" = 0 || fail "stored twice"
