#!/bin/bash
# Goal: a writer waits for another one, and says so when it waits in vain;
# readers never wait.
set -u
. "$SRCDIR/tests/lib/wait.sh"
fail() { echo "FAILED: $*"; exit 1; }
python3 -c 'import sqlite3' 2>/dev/null || { echo "python3 has no sqlite3"; exit 77; }
"$TAPEOUT" -q --db a.db add "$SRCDIR/tests/samples/news" >/dev/null || fail add
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
"$TAPEOUT" --db a.db dump >before.dump

hold() {
	rm -f held
	python3 - "$1" "$2" <<'PY' &
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
open("held", "w").close()
time.sleep(float(sys.argv[2]))
db.execute("ROLLBACK")
PY
	wait_for test -e held
}
hold a.db 1.5
"$TAPEOUT" -q --db a.db dump | cmp - before.dump || fail "a reader waited"
echo "Groq was seen in Riyadh." | "$TAPEOUT" -q --db a.db add - >/dev/null ||
    fail "a writer did not wait"
wait
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
"$TAPEOUT" --db a.db dump >before.dump

# One makes the file: the other waits until it may switch it to WAL.
hold new.db 1.5
echo "Groq was seen in Riyadh." | "$TAPEOUT" -q --db new.db add - >/dev/null ||
    fail "a writer did not wait for a new file"
wait

hold a.db 300
echo "Cerebras was seen in Doha." | "$TAPEOUT" -q --db a.db add - >out 2>err
[ $? = 1 ] || fail "a writer that waited in vain"
kill $!
grep -q 'another process is writing' err || { cat err; fail why; }
[ "$(wc -l <err)" = 1 ] || fail "one sentence"
wait 2>/dev/null
"$TAPEOUT" --db a.db dump | cmp - before.dump || fail "half of it was stored"
exit 0
