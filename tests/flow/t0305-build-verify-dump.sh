#!/bin/bash
# Goal: the same documents give the same bytes: in whatever order they came,
# built once or anew; and verify sees what was tampered with.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z
"$TAPEOUT" -q --db a.db add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
"$TAPEOUT" --db a.db verify >out 2>err || { cat err; fail verify; }
"$TAPEOUT" --db a.db dump >a.dump || fail dump
[ "$(wc -l <a.dump)" -gt 100 ] || fail "a dump that says little"
"$TAPEOUT" -q --db a.db build --all >/dev/null || fail "build --all"
"$TAPEOUT" --db a.db dump | cmp - a.dump || fail "build --all gives another dump"

# Other order, a build between.
find "$SRCDIR/tests/samples" -type f | LC_ALL=C sort -r >files
while read -r f; do
	"$TAPEOUT" -q --db b.db add "$f" >/dev/null 2>&1
	"$TAPEOUT" -q --db b.db build >/dev/null || fail "build after $f"
done <files
"$TAPEOUT" --db b.db dump | cmp - a.dump || fail "the order shows in the dump"

command -v python3 >/dev/null || exit 0
python3 - <<'PY' || { echo "no sqlite3 module in python3"; exit 0; }
import sqlite3
db = sqlite3.connect("a.db")
db.execute("UPDATE claim SET stop = 100000000 WHERE id = (SELECT min(id) FROM claim)")
db.commit()
PY
"$TAPEOUT" --db a.db verify >out 2>err; [ $? = 1 ] || fail "a broken quote is not seen"
grep -qi claim err || { cat err; fail "the row is not named"; }
exit 0
