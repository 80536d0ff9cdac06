"""graph.py DB DIR - fills a new database with a power-law graph: 1 M relations
of belief (BENCH_EDGES says another number) between 100,000 names, 0.5 M mentions
in 20,000 documents, 20,000 deals; and writes relations and mentions into DIR as
CSV for other engines."""
import os
import random
import sqlite3
import sys

NAMES, DOCS, EACH, DEALS = 100_000, 20_000, 25, 20_000
EDGES = int(os.environ.get("BENCH_EDGES", 1_000_000))
DAY = 86_400_000
DOC, DEAL = 10 ** 9, 2 * 10 ** 9
random.seed(1)


def name():
    """A few names are in most of what is said."""
    return 1 + int(NAMES * random.random() ** 3)


def put(db, table, rows, **given):
    columns = [(r[1], r[2]) for r in db.execute(f"PRAGMA table_info({table})")]
    unset = {"TEXT": "", "INTEGER": 0, "REAL": 0.0}
    make = [given.get(c, (lambda v: lambda i: v)(unset[t]))
            for c, t in columns]
    db.executemany(
        f"INSERT INTO {table} VALUES ({','.join('?' * len(columns))})",
        ([f(i) for f in make] for i in rows))


db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA synchronous = OFF")
pairs = set()
while len(pairs) < EDGES:
    a, b = name(), name()
    if a != b:
        pairs.add((a, 1 + random.randrange(10), b))
pairs = sorted(pairs)
random.shuffle(pairs)
put(db, "node", range(1, NAMES + 1), id=lambda i: i,
    type=lambda i: 1 + i % 11, origin=lambda i: 1, dated=lambda i: 1, name=lambda i: f"Name {i}",
    folded=lambda i: f"name{i}")
put(db, "edge", range(EDGES), id=lambda i: i + 1, head=lambda i: pairs[i][0],
    relation=lambda i: pairs[i][1], tail=lambda i: pairs[i][2],
    status=lambda i: 1, confidence=lambda i: random.random(),
    dated=lambda i: 1)
put(db, "doc", range(1, DOCS + 1), id=lambda i: DOC + i, key=lambda i: str(i),
    date=lambda i: i * DAY // 4)
named = [(d, e) for d in range(1, DOCS + 1)
         for e in {name() for _ in range(EACH)}]
put(db, "doc_entity", named,
    doc=lambda x: DOC + x[0], entity=lambda x: x[1], count=lambda x: 1,
    date=lambda x: x[0] * DAY // 4)
put(db, "deal", range(1, DEALS + 1), id=lambda i: DEAL + i,
    type=lambda i: 1 + random.randrange(9), status=lambda i: 5,
    dated=lambda i: 1,
    amount=lambda i: int(10 ** (6 + 5 * random.random())),
    first_seen=lambda i: random.randrange(2000) * DAY + i,
    currency=lambda i: "USD")
db.commit()
db.execute("ANALYZE")
db.commit()
with open(f"{sys.argv[2]}/edges.csv", "w", encoding="ascii") as out:
    for a, r, b in pairs:
        out.write(f"{a},{b},{r}\n")
with open(f"{sys.argv[2]}/mentions.csv", "w", encoding="ascii") as out:
    for d, e in named:
        out.write(f"{d},{e}\n")
