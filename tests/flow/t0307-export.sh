#!/bin/bash
# Goal: whole tables and the graph come out in forms that other programs read,
# and the counts agree with each other.
set -u
fail() { echo "FAILED: $*"; exit 1; }
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
export TAPEOUT_DB=$PWD/t.db
"$TAPEOUT" -q add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q build >/dev/null || fail build
for what in entities relations deals documents; do
	"$TAPEOUT" export $what >$what.ndjson || fail "$what"
	"$TAPEOUT" export $what -f csv >$what.csv || fail "$what csv"
done
"$TAPEOUT" export graph >graph.xml || fail graph
"$TAPEOUT" export graph --type chip 2>err; [ $? = 2 ] || fail "graph --type"
"$TAPEOUT" export boats 2>err; [ $? = 2 ] || fail boats
"$TAPEOUT" export deals -f graphml 2>err; [ $? = 2 ] || fail "graphml of deals"
"$TAPEOUT" export graph -f csv 2>err; [ $? = 2 ] || fail "csv of the graph"
if command -v sqlite3 >/dev/null; then
	sqlite3 :memory: '.mode csv' '.import relations.csv r' \
		'SELECT count(*) FROM r' >n || fail "sqlite3 reads relations.csv"
	[ "$(cat n)" = "$(wc -l <relations.ndjson)" ] || fail "rows for sqlite3"
else
	echo "sqlite3 is not here: CSV was not read by it"
fi
exec python3 - <<'PY'
import csv, json
import xml.etree.ElementTree as ET
rows = {}
for what in ("entities", "relations", "deals", "documents"):
    rows[what] = [json.loads(l) for l in open(what + ".ndjson", encoding="utf-8")]
    table = list(csv.reader(open(what + ".csv", encoding="utf-8", newline="")))
    assert len(table) == len(rows[what]) + 1, what
    assert len({len(r) for r in table}) == 1, what
    assert len({json.dumps(r, sort_keys=True) for r in rows[what]}) == \
        len(rows[what]), "a row twice in " + what
g = ET.parse("graph.xml").getroot()
ns = "{http://graphml.graphdrawing.org/xmlns}"
nodes = {n.get("id") for n in g.iter(ns + "node")}
edges = list(g.iter(ns + "edge"))
assert nodes == {e["name_id"] for e in rows["entities"]}
assert len(edges) == len(rows["relations"]) > 0
for e in edges:
    assert e.get("source") in nodes and e.get("target") in nodes
PY
