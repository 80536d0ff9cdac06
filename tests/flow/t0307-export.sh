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
"$TAPEOUT" export boats 2>err; [ $? = 2 ] || fail boats
"$TAPEOUT" export deals -f graphml 2>err; [ $? = 2 ] || fail "graphml of deals"
for form in gexf cypher jsonld ftm; do
	"$TAPEOUT" export graph -f $form >graph.$form || fail $form
done
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

# the other forms have the same nodes and edges, and the same words
ld = json.load(open("graph.jsonld", encoding="utf-8"))["@graph"]
assert len(ld) == len(nodes) + len(edges)
ids = {x["@id"] for x in ld}
assert all(x["head"] in ids and x["tail"] in ids for x in ld if "head" in x)
ftm = [json.loads(l) for l in open("graph.ftm", encoding="utf-8")]
assert len(ftm) == len(nodes) + len(edges)
links = [x for x in ftm if x["schema"] == "UnknownLink"]
quotes = sorted(r["quote"] for r in rows["relations"] if r["quote"])
assert sorted(x["properties"]["summary"][0] for x in links
              if "summary" in x["properties"]) == quotes
assert {x["properties"]["subject"][0] for x in links} <= nodes
script = open("graph.cypher", encoding="utf-8").read().split("\n")[:-1]
assert len(script) == len(nodes) + len(edges)
assert sum(l.startswith("CREATE (:") for l in script) == len(nodes)
try:
    import networkx
except ImportError:
    print("python3-networkx is not here: GraphML and GEXF were not read by it")
else:
    for g in (networkx.read_graphml("graph.xml", force_multigraph=True),
              networkx.read_gexf("graph.gexf", version="1.3")
              if "1.3" in networkx.readwrite.gexf.GEXF.versions else
              networkx.read_gexf("graph.gexf")):
        assert set(g.nodes) == nodes
        assert g.number_of_edges() == len(edges), g
        assert sorted(d["quote"] for _, _, d in g.edges(data=True)
                      if d.get("quote")) == quotes
PY
