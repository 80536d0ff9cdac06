#!/bin/bash
# Goal: a database that cannot be used is told in one sentence and left as it
# is; two writers at once both get through.
set -u
fail() { echo "FAILED: $*"; exit 1; }
one_sentence() { [ "$(wc -l <err)" = 1 ] || { cat err; fail "$1: one sentence"; }; }
"$TAPEOUT" -q --db a.db add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
"$TAPEOUT" --db a.db dump >a.dump

echo "this is a letter, not a database" >letter.db
"$TAPEOUT" --db letter.db show NVIDIA >out 2>err; [ $? = 1 ] || fail letter
one_sentence letter
"$TAPEOUT" --db letter.db build >out 2>err; [ $? = 1 ] || fail "letter, build"
[ "$(cat letter.db)" = "this is a letter, not a database" ] || fail "the letter is gone"
mkdir folder.db
"$TAPEOUT" --db folder.db show NVIDIA >out 2>err; [ $? = 1 ] || fail folder
one_sentence folder
"$TAPEOUT" --db /dev/null/x.db add "$SRCDIR/tests/samples" >out 2>err; [ $? = 1 ] || fail "no folder"
one_sentence "no folder"

if command -v python3 >/dev/null; then
	cp a.db new.db
	python3 - <<'PY'
import sqlite3
db = sqlite3.connect("new.db")
db.execute("UPDATE meta SET value = value + 1000 WHERE key = 'schema'")
db.commit()
PY
	"$TAPEOUT" --db new.db show NVIDIA >out 2>err; [ $? = 1 ] || fail newer
	grep -q newer err || { cat err; fail "newer: why"; }
	one_sentence newer
	"$TAPEOUT" --db new.db build >out 2>err; [ $? = 1 ] || fail "newer, build"
fi

# Two at once.
"$TAPEOUT" -q --db two.db add "$SRCDIR/tests/samples/news" >/dev/null 2>err1 & p=$!
"$TAPEOUT" -q --db two.db add "$SRCDIR/tests/samples" >/dev/null 2>err2
r=$?
wait $p || { cat err1; fail "the first of two"; }
[ $r = 0 ] || { cat err2; fail "the second of two"; }
"$TAPEOUT" -q --db two.db build >/dev/null & p=$!
"$TAPEOUT" -q --db two.db build >/dev/null || fail "two builds"
wait $p || fail "two builds"
"$TAPEOUT" -q --db two.db verify >/dev/null || fail verify
exit 0
