"""Goal: the walks give what plain SQL on the tables gives, rows and order alike,
whatever has become of the snapshot: missing, cut short, altered, of other data,
or where it cannot be written.  The graph has some thousand edges, of which most
are as strong as their neighbours, so that ties must be told apart the same way
each time.
"""

import json
import math
import os
import random
import shutil
import sqlite3
import subprocess

TAPEOUT = os.environ["TAPEOUT"]
os.environ["TAPEOUT_DB"] = os.path.join(os.getcwd(), "w.db")
os.environ["TAPEOUT_NOW"] = "2026-03-01T12:00:00Z"
GRAPH = "w.db.graph"

SAYS = ["%s supplies %s.", "%s invested in %s.", "%s uses %s.",
        "%s competes with %s.", "%s partnered with %s.", "%s acquired %s.",
        "%s denied that it acquired %s."]

# Both ways, and what is denied links nothing; ends in the order of the graph's
# numbers: by type, then by id.
HALVES = """
CREATE TEMP TABLE half AS
SELECT e.head AS a, e.tail AS b, e.id AS edge, 0 AS back, e.relation,
	CAST(e.confidence * 65535 + 0.5 AS INTEGER) AS trust, n.type AS label
FROM edge e JOIN node n ON n.id = e.tail WHERE e.status <> 4
UNION ALL
SELECT e.tail, e.head, e.id, 1, e.relation,
	CAST(e.confidence * 65535 + 0.5 AS INTEGER), n.type
FROM edge e JOIN node n ON n.id = e.head WHERE e.status <> 4;
CREATE INDEX temp.half_a ON half (a, back, relation, label, b);
CREATE TEMP TABLE degree AS SELECT a AS id, count(*) AS n FROM half GROUP BY a;
CREATE INDEX temp.degree_id ON degree (id);
"""

# Chains of exactly so many hops, in the order in which a walk meets them.
CHAINS = """
WITH RECURSIVE way (at, hops, edges, strength, met) AS (
	SELECT :a, 0, '', 1.0, ''
	UNION ALL
	SELECT h.b, w.hops + 1, w.edges || printf(' %x', h.edge),
		CASE WHEN w.hops = 0 THEN w.strength
			ELSE w.strength / log2(1.0 + d.n) END * h.trust / 65535.0,
		w.met || printf('/%d.%02d.%02d.%016x', h.back, h.relation,
			h.label, h.b)
	FROM way w JOIN half h ON h.a = w.at JOIN degree d ON d.id = w.at
	WHERE w.hops < :hops AND w.at <> :b
)
SELECT edges, strength FROM way WHERE at = :b AND hops = :hops
ORDER BY strength DESC, met LIMIT 5
"""

REACHED = """
WITH RECURSIVE near (id, hops) AS (
	SELECT :a, 0
	UNION
	SELECT h.b, n.hops + 1 FROM near n JOIN half h ON h.a = n.id
	WHERE n.hops < 3
)
SELECT min(hops) FROM near WHERE id = :b
"""

NEIGHBOURS = """
SELECT r.relation, r.status, n.name, printf('%x', r.id)
FROM (SELECT *, tail AS other FROM edge WHERE head = :a UNION ALL
	SELECT *, head FROM edge WHERE tail = :a) r
JOIN node n ON n.id = r.other
ORDER BY 4
"""

SECOND = """
WITH one AS (SELECT id, head, tail FROM edge),
	both AS (SELECT id, head AS a, tail AS b FROM one UNION ALL
		SELECT id, tail, head FROM one)
SELECT n.name, count(*) AS ways FROM both x JOIN both y ON y.a = x.b
	AND y.id <> x.id JOIN node n ON n.id = y.b
WHERE x.a = :a GROUP BY y.b ORDER BY ways DESC, n.name LIMIT 10
"""

TOGETHER = """
SELECT n.name, count(*) AS documents FROM doc_entity x
JOIN doc_entity y ON y.doc = x.doc AND y.entity <> x.entity
JOIN node n ON n.id = y.entity
WHERE x.entity = :a GROUP BY y.entity ORDER BY documents DESC, n.name LIMIT 10
"""

# as model/kind.h counts
RELATIONS = {"ACQUIRED": 1, "INVESTED_IN": 2, "PARTNERED_WITH": 3,
             "SUPPLIES": 4, "COMPETES_WITH": 5, "USES": 9}
STATUSES = {"asserted": 1, "planned": 2, "rumored": 3, "denied": 4}
OF_BELIEF = "[r:" + "|".join(RELATIONS) + "]"
ANY = OF_BELIEF.replace("r:", ":")


def run(*words):
    return subprocess.run([TAPEOUT, *words], check=True,
                          stdout=subprocess.PIPE).stdout


def ask(text, **given):
    words = [w for k, v in given.items()
             for w in ("--param", "%s=%s" % (k, json.dumps(v)))]
    return json.loads(run("query", text, "-f", "json", *words))["rows"]


def write_texts():
    """Names that are one word are read everywhere."""
    os.mkdir("texts")
    with open("texts/first.md", "w", encoding="utf-8") as f:
        f.write("# First\n\nNVIDIA invested in CoreWeave.\n")
    run("-q", "add", "texts")
    run("-q", "build")
    rows = json.loads(run("sql", "SELECT name FROM entity WHERE type = 1 "
                          "ORDER BY name", "-f", "json"))["rows"]
    names = [r["name"] for r in rows if r["name"].isalpha() and
             r["name"][0].isupper() and len(r["name"]) > 5]
    chance = random.Random(5)
    chance.shuffle(names)
    for d in range(120):
        lines = [chance.choice(SAYS) % tuple(chance.sample(names[:400], 2))
                 for _ in range(40)]
        with open("texts/%03d.md" % d, "w", encoding="utf-8") as f:
            f.write("---\ndate: 2026-01-%02d\n---\n# Notes %d\n\n%s\n" %
                    (1 + d % 20, d, "\n\n".join(lines)))
    return names[:400], chance


def by_tables(db, pairs):
    """What SQL says: of each pair's first, and of how they are linked."""
    out = []
    for a, b in pairs:
        given = {"a": a[1], "b": b[1]}
        hops = db.execute(REACHED, given).fetchone()[0]
        chains = [] if hops is None else [
            e.split() for e, _ in db.execute(CHAINS, {**given, "hops": hops})]
        out.append((db.execute(NEIGHBOURS, given).fetchall(),
                    db.execute(SECOND, given).fetchall(),
                    db.execute(TOGETHER, given).fetchall(), chains))
    return out


def edges_of(table, ids):
    return [ids[row["from_id"], row["relation"], row["to_id"]]
            for row in table]


def by_walks(pairs, ids):
    out = []
    for a, b in pairs:
        near = ask("MATCH (a {id: $a})-" + OF_BELIEF + "-(b) RETURN type(r) "
                   "AS t, r.status AS s, b.name AS n, r.id AS id", a=a[2])
        second = ask("MATCH (a {id: $a})-" + ANY + "-()-" + ANY + "-(c) "
                     "WITH c, count(*) AS n ORDER BY n DESC, c.name LIMIT 10 "
                     "RETURN c.name AS name, n", a=a[2])
        beside = ask("MATCH (a {id: $a})<-[:MENTIONS]-()-[:MENTIONS]->(c) "
                     "WITH c, count(*) AS n ORDER BY n DESC, c.name LIMIT 10 "
                     "RETURN c.name AS name, n", a=a[2])
        path = json.loads(run("path", "--hops", "3", a[2], b[2], "-f",
                              "json"))
        chains = [edges_of(path[k], ids) for k in
                  ("path_%d" % (i + 1) for i in range(5)) if k in path]
        out.append((sorted(((RELATIONS[r["t"]], STATUSES[r["s"]], r["n"],
                             r["id"]) for r in near), key=lambda r: r[3]),
                    [(r["name"], r["n"]) for r in second],
                    [(r["name"], r["n"]) for r in beside], chains))
    return out


def open_tables():
    db = sqlite3.connect("file:w.db?mode=ro", uri=True)
    db.create_function("log2", 1, math.log2, deterministic=True)
    db.execute("PRAGMA temp_store = MEMORY")
    db.executescript(HALVES)
    return db


def flip(at):
    with open(GRAPH, "r+b") as f:
        f.seek(at)
        byte = f.read(1)[0]
        f.seek(at)
        f.write(bytes([byte ^ 16]))


def remove():
    if os.path.islink(GRAPH) or not os.path.isdir(GRAPH):
        os.path.lexists(GRAPH) and os.unlink(GRAPH)
    else:
        shutil.rmtree(GRAPH)


def states(stale):
    """The snapshot's troubles; each leaves something else beside the database.
    True where a whole one must be there after the first question."""
    good = open(GRAPH, "rb").read()

    def cut():
        os.truncate(GRAPH, len(good) // 3)

    def keep(bytes_):
        with open(GRAPH, "wb") as f:
            f.write(bytes_)

    def other():
        keep(stale)

    def folder():
        remove()
        os.mkdir(GRAPH)
        open(GRAPH + "/held", "w").close()	# so no file can take its place

    for what, change, mended in (
            ("as it was", lambda: None, True),
            ("missing", remove, True),
            ("empty", lambda: os.truncate(GRAPH, 0), True),
            ("cut short", cut, True),
            ("flipped in its head", lambda: flip(60), True),
            ("flipped in its arrays", lambda: flip(len(good) // 2), True),
            ("of older data", other, True),
            ("that cannot be written", folder, False)):
        remove()
        keep(good)
        change()
        yield what
        assert not mended or open(GRAPH, "rb").read() == good, \
            what + ": not made anew"
    remove()


def edge_ids(db):
    """By ends and the words of the relation."""
    words = {n: t.lower().replace("_", " ").replace("partnered", "partners")
             for t, n in RELATIONS.items()}
    return {(head, words[relation], tail): edge
            for head, tail, relation, edge in db.execute(
                "SELECT printf('%x', head), printf('%x', tail), relation, "
                "printf('%x', id) FROM edge")}


def choose(db, names, chance):
    """Pairs that several chains link, and one that may be anything; and what
    SQL says of them."""
    known = [(n, i, "%x" % i) for n, i in db.execute(
        "SELECT name, id FROM node ORDER BY docs DESC, id") if n in names]
    pairs = [tuple(chance.sample(known, 2)) for _ in range(30)]
    both = list(zip(pairs, by_tables(db, pairs)))
    tied = [x for x in both if len(x[1][3]) > 1][:7]
    assert len(tied) == 7, "too few chains that tie"
    return zip(*tied, both[0])


def main():
    names, chance = write_texts()
    ask("MATCH (n) RETURN count(*)")
    stale = open(GRAPH, "rb").read()
    run("-q", "add", "texts")
    run("-q", "build")
    db = open_tables()
    edges, strengths = db.execute("SELECT count(*), "
                                  "count(DISTINCT confidence) FROM edge"
                                  ).fetchone()
    assert edges > 3000 and strengths < 9, (edges, strengths)
    pairs, want = choose(db, names, chance)
    ids = edge_ids(db)
    db.close()
    ask("MATCH (n) RETURN count(*)")
    for what in states(stale):
        for pair, g, w in zip(pairs, by_walks(pairs, ids), want):
            for name, x, y in zip(("neighbours", "two hops", "together",
                                   "chains"), g, w):
                assert x == y, "snapshot %s: %s of %s:\n%s\n%s" % (
                    what, name, pair, x, y)


main()
