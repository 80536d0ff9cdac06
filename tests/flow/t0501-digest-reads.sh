#!/bin/bash
# Goal: the day's digest tells at most seven reads, never two of one story, each in
# bytes of a stored document, with a head, a reason, who and where; and it is the
# same each time.
set -eu
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
export TAPEOUT_NOW=2025-10-31T12:00:00Z TAPEOUT_DB=$PWD/t.db
"$TAPEOUT" --quiet add "$SRCDIR/tests/samples" >/dev/null
"$TAPEOUT" --quiet build >/dev/null
"$TAPEOUT" digest --format json >one.json
"$TAPEOUT" digest --format json >two.json
cmp one.json two.json
python3 - one.json t.db <<'PY'
import json, sqlite3, sys

d = json.load(open(sys.argv[1]))
db = sqlite3.connect(sys.argv[2])
reads = d["reads"]
assert 3 <= len(reads) <= 7, len(reads)
assert d["facts"]["date"] == "2025-10-31", d["facts"]
spans, pairs = [], []
for r in reads:
    text = db.execute("SELECT CAST(text AS BLOB) FROM doc WHERE id = ?",
                      (int(r["doc_id"], 16),)).fetchone()[0]
    assert text[r["start"]:r["end"]].decode() == r["quote"], r
    more = r.get("more")
    if more:
        at = text.index(more.encode(), r["end"])
        assert not text[r["end"]:at].strip(), "more does not follow the quote"
    assert r["head"] and r["why"] and r["doc"] and r["names"], r
    assert len(r["quote"].split()) + len((more or "").split()) <= 150, r
    for doc, a, b in spans:
        assert doc != r["doc_id"] or r["start"] >= b or r["end"] <= a, r
    spans.append((r["doc_id"], r["start"], r["end"]))
    for names in pairs:
        assert len(names & set(r["names"])) < 2, ("one story twice", r)
    pairs.append(set(r["names"]))
assert "read" in d["about"], d["about"]
PY
for f in table json ndjson csv md html eml; do
	"$TAPEOUT" digest --format $f >out.$f
	[ -s out.$f ]
done
