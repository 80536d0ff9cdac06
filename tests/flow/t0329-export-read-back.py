"""Goal: the graph that leaves in a form of other programs is the graph: read by a
program that is not ours (and the script of Cypher by the tests' loader, which
can create), it has the same nodes and relations with the same values, and the
same questions give the same rows.
"""

import json
import os
import subprocess

TAPEOUT = os.environ["TAPEOUT"]
LOADER = os.path.join(os.environ["BUILDDIR"], "tests", "tck", "read_script")
os.environ["TAPEOUT_DB"] = os.path.join(os.getcwd(), "t.db")
os.environ["TAPEOUT_NOW"] = "2026-01-20T12:00:00Z"

# Names that are awkward: quotes, a backslash, marks of XML, other scripts.
AWKWARD = r"""---
title: O'Brien's "A\B" <notes> & more
date: 2026-01-10
---

NVIDIA supplies CoreWeave with "GB300 \ racks" & 'spares' <soon>.

英伟达投资了OpenAI。
"""

TYPES = ("ACQUIRED INVESTED_IN PARTNERED_WITH SUPPLIES COMPETES_WITH FOUNDED "
         "WORKS_AT MAKES USES OPERATES").split()
ANY = "|".join(TYPES)
OURS = "NOT n:Deal AND NOT n:Document AND NOT n:Source"

QUESTIONS = [
    "MATCH (n) WHERE " + OURS + " RETURN labels(n) AS l, n.id, n.name, "
    "n.what, n.documents, n.mentions ORDER BY n.id",
    "MATCH (a)-[r:" + ANY + "]->(b) RETURN r.id, a.id, type(r) AS t, b.id, "
    "r.status, r.quote, r.speaker, r.date, r.document, r.doc, r.claims, "
    "r.sources, r.confidence, r.first_seen, r.last_seen ORDER BY r.id",
    "MATCH (s)-[r:SUPPLIES]->(b:Company) RETURN s.name, b.name, r.quote "
    "ORDER BY s.name, b.name",
    "MATCH (a:Company)-[:" + ANY + "]-(b) RETURN a.name AS a, count(*) AS n, "
    "count(DISTINCT b) AS d ORDER BY n DESC, a",
    "MATCH (a:Company)-[:" + ANY + "]-()-[:" + ANY + "]-(c:Company) WHERE "
    "a <> c RETURN a.name AS a, c.name AS c, count(*) AS n ORDER BY a, c",
    "MATCH (a:Company {name: 'NVIDIA'}), (b:Company) WHERE a <> b MATCH p = "
    "shortestPath((a)-[:" + ANY + "*..4]-(b)) RETURN b.name AS b, length(p) "
    "AS l ORDER BY l, b",
    "MATCH (a {name: 'OpenAI'})-[:" + ANY + "*1..3]-(b) RETURN b.name AS b, "
    "count(*) AS n ORDER BY b",
    "MATCH ()-[r]->() WHERE type(r) IN " + json.dumps(TYPES) + " RETURN "
    "r.status AS s, sum(r.claims) AS c, max(r.confidence) AS m ORDER BY s",
]

# FollowTheMoney's schemata that are used, none of them abstract, and what of
# their properties may be filled.
THING = {"name", "keywords", "summary"}
SCHEMATA = {"Company": THING, "Person": THING, "Organization": THING,
            "Asset": THING,
            "UnknownLink": {"subject", "object", "role", "status", "summary",
                            "description", "date", "publisher", "recordId"}}


def run(*words):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout


def lines(*words):
    return [json.loads(l) for l in run(TAPEOUT, "export", *words).splitlines()]


def check_script(nodes, edges):
    with open("graph.cypher", "wb") as f:
        f.write(run(TAPEOUT, "export", "graph", "-f", "cypher"))
    got = run(LOADER, "graph.cypher", "MATCH (n) RETURN count(*) AS n",
              "MATCH ()-[r]->() RETURN count(*) AS n", *QUESTIONS)
    got = [json.loads(l) for l in got.splitlines()]
    assert got[0]["rows"] == [{"n": len(nodes)}], got[0]
    assert got[1]["rows"] == [{"n": len(edges)}], got[1]
    for text, answer in zip(QUESTIONS, got[2:], strict=True):
        want = json.loads(run(TAPEOUT, "query", text, "-f", "json"))
        assert want["rows"], text
        assert answer == want, (text, answer, want)


def same(got, want, what):
    """Every value of a relation, as text, under the names of the form."""
    got = {k: str(v) for k, v in got.items() if v not in (None, "")}
    for key, value in want.items():
        assert got.get(key, "") == value, (what, key, got, want)


def wanted(row):
    """What a relation's row holds, by the names that the forms have."""
    return {"relation": row["relation"], "status": row["status"],
            "quote": row["quote"] or "", "speaker": row["speaker"] or "",
            "date": row["date"] or "", "document": row["doc"] or "",
            "doc": row["doc_id"] or "", "at": str(row["quote_at"]),
            "claims": str(row["claims"]), "sources": str(row["sources"]),
            "confidence": str(row["confidence"]),
            "first_seen": row["first_seen"] or ""}


def check_networkx(nodes, edges):
    try:
        import networkx
    except ImportError:
        print("python3-networkx is not here: GraphML and GEXF were not read "
              "by it")
        return
    for form in ("graphml", "gexf"):
        with open("graph." + form, "wb") as f:
            f.write(run(TAPEOUT, "export", "graph", "-f", form))
    graphs = {"graphml": networkx.read_graphml("graph.graphml",
                                               force_multigraph=True),
              "gexf": networkx.read_gexf("graph.gexf")}
    for form, g in graphs.items():
        assert set(g.nodes) == set(nodes), form
        for i, data in g.nodes(data=True):
            assert data["type"] == nodes[i]["type"], (form, data)
            assert data.get("name", data.get("label")) == nodes[i]["name"]
            assert int(data["mentions"]) == nodes[i]["mentions"], (form, data)
        assert g.number_of_edges() == len(edges), form
        # a reader of GEXF makes its own keys where two have the same ends
        seen = sorted((a, b, d["relation"]) for a, b, d in g.edges(data=True))
        assert seen == sorted((r["head_id"], r["tail_id"], r["relation"])
                              for r in edges.values()), form
        by_ends = {(r["head_id"], r["tail_id"], r["relation"]): r
                   for r in edges.values()}
        for a, b, data in g.edges(data=True):
            same(data, wanted(by_ends[a, b, data["relation"]]), form)


def check_jsonld(nodes, edges):
    text = run(TAPEOUT, "export", "graph", "-f", "jsonld").decode()
    items = {x["@id"].rsplit(":", 1)[1]: x for x in json.loads(text)["@graph"]}
    assert set(items) == set(nodes) | set(edges)
    for i, row in edges.items():
        assert items[i]["head"] == "urn:tapeout:" + row["head_id"]
        assert items[i]["tail"] == "urn:tapeout:" + row["tail_id"]
        same(items[i], wanted(row), "jsonld")
    try:
        import rdflib
    except ImportError:
        print("python3-rdflib is not here: JSON-LD was not read by it")
        return
    g = rdflib.Graph().parse(data=text, format="json-ld")
    ours, theirs = (rdflib.Namespace(n) for n in (
        "urn:tapeout:", "https://schema.org/"))
    names = {str(s): str(o) for s, o in g.subject_objects(theirs.name)}
    assert names == {"urn:tapeout:" + i: r["name"] for i, r in nodes.items()}
    relations = set(g.subjects(rdflib.RDF.type, ours.Relation))
    assert {str(r) for r in relations} == {"urn:tapeout:" + i for i in edges}
    for r in relations:
        row = edges[str(r).rsplit(":", 1)[1]]
        assert g.value(r, ours.head) == ours[row["head_id"]]
        assert g.value(r, ours.tail) == ours[row["tail_id"]]
        assert str(g.value(r, theirs.text)) == row["quote"]
        assert g.value(r, ours.claims).toPython() == row["claims"]
    # a question in SPARQL
    found = {(str(a), str(b)) for a, b in g.query(
        'SELECT ?a ?b { ?r <urn:tapeout:relation> "supplies"; '
        "<urn:tapeout:head>/<https://schema.org/name> ?a; "
        "<urn:tapeout:tail>/<https://schema.org/name> ?b }")}
    assert found == {(r["head"], r["tail"]) for r in edges.values()
                     if r["relation"] == "supplies"} != set()


def check_ftm(nodes, edges):
    items = [json.loads(l) for l in
             run(TAPEOUT, "export", "graph", "-f", "ftm").splitlines()]
    by_id = {x["id"]: x for x in items}
    assert len(items) == len(by_id) == len(nodes) + len(edges)
    for x in items:
        assert set(x) == {"id", "schema", "properties"}, x
        assert set(x["properties"]) <= SCHEMATA[x["schema"]], x
        for values in x["properties"].values():
            assert values and all(v and isinstance(v, str) for v in values), x
    for i, row in nodes.items():
        assert by_id[i]["properties"]["name"] == [row["name"]]
        assert (by_id[i]["schema"] == "Person") == (row["type"] == "person")
    for i, row in edges.items():
        held = by_id[i]["properties"]
        assert held["subject"] == [row["head_id"]], held
        assert held["object"] == [row["tail_id"]], held
        assert held["object"][0] in nodes and held["subject"][0] in nodes
        want = wanted(row)
        for ours, theirs in (("relation", "role"), ("quote", "summary"),
                             ("status", "status"), ("date", "date"),
                             ("doc", "recordId"), ("document", "publisher"),
                             ("speaker", "description")):
            assert held.get(theirs, [""]) == [want[ours]], (theirs, held)


def main():
    with open("awkward.md", "w", encoding="utf-8") as f:
        f.write(AWKWARD)
    for folder in ("samples", "questions"):
        run(TAPEOUT, "-q", "add", os.path.join(os.environ["SRCDIR"], "tests",
                                               folder))
    run(TAPEOUT, "-q", "add", "awkward.md")
    run(TAPEOUT, "-q", "build")
    nodes = {r["name_id"]: r for r in lines("entities")}
    edges = {r["id"]: r for r in lines("relations")}
    assert any("\\" in (r["quote"] or "") for r in edges.values())
    check_script(nodes, edges)
    check_networkx(nodes, edges)
    check_jsonld(nodes, edges)
    check_ftm(nodes, edges)


main()
