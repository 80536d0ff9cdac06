#!/bin/bash
# Goal: a removed document leaves the graph as if it had never come, does not come
# back by itself, and does when it is restored; and adding twice is adding once.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z
cp -r "$SRCDIR/tests/samples" in
"$TAPEOUT" -q --db a.db add in >/dev/null 2>&1
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
"$TAPEOUT" --db a.db dump >a.dump

# twice, in another order, with builds between: nothing changes
find in -type f | LC_ALL=C sort -r | while read -r f; do
	"$TAPEOUT" -q --db a.db add "$f" >/dev/null 2>&1
	"$TAPEOUT" -q --db a.db build --format csv | grep -q '^0,' || exit 1
done || fail "what was known was read again"
"$TAPEOUT" --db a.db dump | cmp - a.dump || fail "adding twice shows in the dump"

# each document removed: the same as a rebuild, and as never having had it
n=0
for id in $("$TAPEOUT" --db a.db doc --format csv | tail -n +2 | tr -d '\r' | sed 's/.*,//' | head -n 4); do
	cp a.db b.db
	"$TAPEOUT" -q --db b.db doc remove "$id" --why "asked to" >out 2>err || { cat err; fail "remove $id"; }
	"$TAPEOUT" --db b.db dump >b.dump
	grep -q "^removed.*asked to" b.dump || fail "nobody remembers $id"
	"$TAPEOUT" --db b.db verify >/dev/null 2>err || { cat err; fail "verify without $id"; }
	"$TAPEOUT" -q --db b.db build --all >/dev/null
	"$TAPEOUT" --db b.db dump | cmp - b.dump || fail "a rebuild without $id differs"
	"$TAPEOUT" --db b.db doc "$id" >out 2>err && fail "$id is still there"
	"$TAPEOUT" -q --db b.db add in --format csv >out 2>/dev/null
	tail -n 1 out | tr -d '\r' | grep -q ',1$' || { cat out; fail "add does not say that one was removed"; }
	"$TAPEOUT" -q --db b.db build >/dev/null
	"$TAPEOUT" --db b.db dump | cmp - b.dump || fail "$id came back"
	"$TAPEOUT" --db b.db doc removed | grep -q "asked to" || fail "the list of removed"
	"$TAPEOUT" -q --db b.db doc restore "$id" || fail "restore"
	"$TAPEOUT" -q --db b.db add in >/dev/null 2>&1
	"$TAPEOUT" -q --db b.db build >/dev/null
	"$TAPEOUT" --db b.db dump | cmp - a.dump || fail "restoring $id"
	n=$((n + 1))
done
[ "$n" = 4 ] || fail "no documents"

# no table keeps a word of it: each that tells of documents is given a row, where it
# has none, and after that the list of removed is the only one to know the id
if command -v python3 >/dev/null && python3 -c 'import sqlite3' 2>/dev/null; then
	cat >tables.py <<'PY'
import sqlite3, sys
path, id, step = sys.argv[1], int(sys.argv[2], 16), sys.argv[3]
# what people decided is theirs, even of what is gone
OURS = ("removed", "judgement", "known")
db = sqlite3.connect(path)
columns = {}
for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' "
                       "AND sql NOT LIKE 'CREATE VIRTUAL%'").fetchall():
    columns[t] = db.execute("SELECT * FROM pragma_table_info(?)", (t,)).fetchall()
of_doc = [t for t in columns if any(c[1] == "doc" for c in columns[t])]
assert {"doc_version", "item", "follow", "claim"} <= set(of_doc), of_doc
held = lambda t: db.execute("SELECT count(*) FROM %s WHERE doc = ?" % t, (id,)).fetchone()[0]
known = lambda: [t for t in of_doc if held(t)]
if step == "fill":
    for t in of_doc:
        if t not in OURS and not held(t):
            row = [id if c[1] == "doc" else 7 if c[2] == "INTEGER" else 7.0 if c[2] == "REAL" else "7"
                   for c in columns[t]]
            db.execute("INSERT INTO %s VALUES (%s)" % (t, ",".join("?" * len(row))), row)
    db.commit()
    assert len(known()) > 12, known()
else:
    assert known() == ["removed"], known()
    assert not db.execute("SELECT 1 FROM doc WHERE id = ?", (id,)).fetchone()
PY
	id=$("$TAPEOUT" --db a.db doc --format csv | tail -n +2 | tr -d '\r' | sed 's/.*,//' | head -n 1)
	cp a.db e.db
	python3 tables.py e.db "$id" fill || fail "rows that tell of $id"
	"$TAPEOUT" -q --db e.db doc remove "$id" >/dev/null || fail "remove $id"
	python3 tables.py e.db "$id" look || fail "a table still tells of $id"
fi

# against a database that never had it
head -n 1 >one.jsonl <<'J'
{"id":"x1","kind":"news","format":"text","title":"X","show":"S","date":"2026-01-03","text":"Zorbane Chips, a startup, bought Groq for $3 billion. NVIDIA uses H100."}
J
cp a.db c.db
"$TAPEOUT" -q --db c.db add one.jsonl >/dev/null
"$TAPEOUT" -q --db c.db build >/dev/null
id=$("$TAPEOUT" --db c.db doc --format csv | grep ',X,' | tr -d '\r' | sed 's/.*,//')
"$TAPEOUT" -q --db c.db doc remove "$id" || fail "remove X"
"$TAPEOUT" --db c.db dump | grep -v '^removed' | cmp - a.dump || fail "X left a trace"

for bad in "remove" "remove zz" "restore" "removed $id" "$id $id"; do
	# shellcheck disable=SC2086
	"$TAPEOUT" --db c.db doc $bad >out 2>err; [ $? = 2 ] || fail "doc $bad"
done
"$TAPEOUT" --db c.db doc remove 0123456789abcdef >out 2>err && fail "removed what is not there"
grep -q "no document has the id" err || fail "a sentence"
"$TAPEOUT" --db c.db doc restore 0123456789abcdef >out 2>err && fail "restored what is not there"
[ "$(wc -l <err)" = 1 ] || fail "one sentence"
exit 0
