"""Goal: a pattern finds what trying every node and every relationship finds, be
the relationships in lists or in arrays, all matches listed or only counted, the
first node looked for or told.  The graphs are small and the patterns come by
chance: what two links, a range, a name that is known already or an OPTIONAL MATCH
make of each other nobody would write down.
"""

import os
import random
import subprocess
from collections import Counter
from dataclasses import dataclass, field

GRAPHS, QUESTIONS = 60, 20
ROWS_MOST = 3000
chance = random.Random(20260806)


def maybe(share):
    return chance.random() < share


def some_label(share):
    return chance.choice("AB") if maybe(share) else ""


class Graph:
    def __init__(self, nodes, edges):
        n = chance.randint(*nodes)
        self.nodes = [(chance.sample("ABC", chance.randint(0, 2)),
                       chance.randint(0, 3)) for _ in range(n)]
        self.edges = [(chance.randrange(n), chance.randrange(n),
                       chance.choice("RST"), chance.randint(0, 2))
                      for _ in range(chance.randint(*edges))]

    def text(self):
        parts = ["(n%d%s {i: %d, k: %d})" % (i, "".join(":" + x for x in l), i, k)
                 for i, (l, k) in enumerate(self.nodes)]
        parts += ["(n%d)-[:%s {i: %d, w: %d}]->(n%d)" % (a, t, i, w, b)
                  for i, (a, b, t, w) in enumerate(self.edges)]
        return "graph CREATE " + ", ".join(parts)


@dataclass
class Spot:
    name: str			# "" where it has none: another one each time
    label: str
    k: int
    i: int = None		# which one it is

    def text(self):
        return "(%s%s%s)" % (self.name, ":" + self.label if self.label else "",
                             " {k: %d}" % self.k if self.k is not None else
                             " {i: %d}" % self.i if self.i is not None else "")

    def fits(self, g, node, row):
        labels, k = g.nodes[node]
        return (not self.name or row.get(self.name, node) == node) and \
            self.k in (None, k) and self.i in (None, node) and (not self.label or self.label in labels)


@dataclass
class Link:
    name: str
    way: str
    types: list
    w: int
    range: tuple

    def text(self):
        inside = self.name + ("".join(":|"[i > 0] + t for i, t in
                                      enumerate(self.types)))
        inside += "*%d..%d" % self.range if self.range else ""
        inside += "" if self.w is None else " {w: %d}" % self.w
        inside = "[%s]" % inside if inside or maybe(.5) else ""
        return {"<": "<-%s-", ">": "-%s->", "-": "-%s-"}[self.way] % inside

    def ends(self, g, node, used):
        for i, (a, b, t, w) in enumerate(g.edges):
            if i in used or (self.types and t not in self.types) or \
                    self.w not in (None, w):
                continue
            if a == node and self.way != "<":
                yield i, b
            elif b == node and self.way != ">":
                yield i, a

    def ways(self, g, node, used, so_far=()):
        least, most = self.range or (1, 1)
        if least <= len(so_far):
            yield node, so_far
        if len(so_far) < most:
            for edge, end in self.ends(g, node, used | set(so_far)):
                yield from self.ways(g, end, used, so_far + (edge,))


@dataclass
class Pattern:
    name: str
    spots: list = field(default_factory=list)
    links: list = field(default_factory=list)

    def text(self):
        out = self.name + " = " if self.name else ""
        for spot, link in zip(self.spots, self.links + [None]):
            out += spot.text() + (link.text() if link else "")
        return out

    def columns(self):
        yield self.name, "length(%s)"
        for spot in self.spots:
            yield spot.name, "%s.i"
        for link in self.links:
            yield link.name, "[x IN %s | x.i]" if link.range else "%s.i"

    def walk(self, g, at, node, row, used, hops):
        if not self.spots[at].fits(g, node, row):
            return
        row = {**row, self.spots[at].name: node}
        if at == len(self.links):
            yield {**row, self.name: hops}, used
            return
        link = self.links[at]
        for end, way in link.ways(g, node, used):
            yield from self.walk(g, at + 1, end, {
                **row, link.name: way if link.range else way[0]},
                used | set(way), hops + len(way))


class Question:
    def __init__(self):
        self.n = 0
        self.known = []		# names of nodes
        self.columns = {}
        self.clauses = []

    def fresh(self, letter, share):
        self.n += 1
        return letter + str(self.n) if maybe(share) else ""

    def spot(self):
        if self.known and maybe(.35):
            name = chance.choice(self.known)
        elif name := self.fresh("n", .7):
            self.known.append(name)
        return Spot(name, some_label(.2),
                    chance.randint(0, 3) if maybe(.1) else None)

    def link(self):
        least = chance.randint(0, 2)
        return Link(self.fresh("r", .5), chance.choice("<>-"),
                    chance.sample("RSTU", chance.randint(1, 2))
                    if maybe(.4) else [],
                    chance.randint(0, 2) if maybe(.1) else None,
                    (least, least + chance.randint(0, 2)) if maybe(.25) else ())

    def pattern(self):
        p = Pattern(self.fresh("p", .2), [self.spot()])
        for _ in range(chance.randint(0, 3)):
            p.links.append(self.link())
            p.spots.append(self.spot())
        return p

    def clause(self, g, rows, optional):
        patterns = [self.pattern() for _ in range(chance.choice((1, 1, 2)))]
        names = {name: None for p in patterns for name, _ in p.columns()}
        where = chance.sample(self.known, 2) \
            if len(self.known) > 1 and maybe(.3) else None
        text = ("OPTIONAL " if optional else "") + "MATCH " + \
            ", ".join(p.text() for p in patterns)
        if where:
            text += " WHERE %s.k < %s.k" % tuple(where)
        self.clauses.append(text)
        for p in patterns:
            self.columns.update((n, how) for n, how in p.columns() if n)
        for row in rows:
            found = [x for x in matches(g, patterns, row, frozenset())
                     if not where or less(g, *(x[n] for n in where))]
            yield from found or ([{**names, **row}] if optional else [])

    def ask_plain(self, g):
        """What may be counted by its ends: one or two links, nothing else."""
        p = Pattern("", [Spot("a", some_label(.25), None, chance.randrange(
            len(g.nodes)) if maybe(.6) else None)])
        for end in "bc"[:chance.randint(1, 2)]:
            p.links.append(Link("", chance.choice("<>-"),
                                chance.sample("RST", chance.randint(0, 2)),
                                None, ()))
            p.spots.append(Spot(end, some_label(.25), None))
        self.known = [p.spots[0].name, p.spots[-1].name]
        self.clauses = ["MATCH " + p.text()]
        return self.answered(list(matches(g, [p], {}, frozenset())),
                             (counted, distinct, top))

    def ask(self, g):
        rows = [{}]
        for i in range(chance.choice((1, 1, 2))):
            rows = list(self.clause(g, rows, maybe(.4 if i else .15)))
        return self.answered(rows, (listed, listed, counted, distinct, top))

    def answered(self, rows, forms):
        text, answer = chance.choice(forms)(self, rows)
        return "? " + " ".join(self.clauses) + text, ["= " + x for x in answer]


def less(g, a, b):
    return a is not None and b is not None and g.nodes[a][1] < g.nodes[b][1]


def matches(g, patterns, row, used):
    if not patterns:
        yield row
        return
    first, *rest = patterns
    if any(s.name and row.get(s.name, 0) is None for s in first.spots):
        return
    for node in range(len(g.nodes)):
        for found, taken in first.walk(g, 0, node, row, used, 0):
            yield from matches(g, rest, found, taken)


def shown(x):
    return "null" if x is None else str(list(x)) if isinstance(x, tuple) \
        else str(x)


def in_order(x):
    return x is None, x or 0 if not isinstance(x, tuple) else x


def listed(q, rows):
    if not q.columns:
        return " RETURN count(*) AS c", [str(len(rows))]
    names = ["c%d" % i for i in range(len(q.columns))]
    rows = sorted(([row[n] for n in q.columns] for row in rows),
                  key=lambda row: [in_order(x) for x in row])
    return " RETURN %s ORDER BY %s" % (", ".join(
        how % n + " AS " + c for (n, how), c in zip(q.columns.items(), names)),
        ", ".join(names)), [" | ".join(map(shown, row)) for row in rows]


def counted(q, rows):
    if not q.known:
        return listed(q, rows)
    by, of = chance.choice(q.known), chance.choice(q.known)
    seen = {}
    for row in rows:
        seen.setdefault(row[by], []).append(row[of])
    return " RETURN %s.i AS i, count(*) AS n, count(%s) AS o, " \
        "count(DISTINCT %s) AS d ORDER BY i" % (by, of, of), \
        ["%s | %d | %d | %d" % (shown(x), len(l), len(l) - l.count(None),
                                len(set(l) - {None}))
         for x, l in sorted(seen.items(), key=lambda p: in_order(p[0]))]


def distinct(q, rows):
    if not q.known:
        return listed(q, rows)
    name = chance.choice(q.known)
    return " WITH DISTINCT %s AS z RETURN z.i AS i ORDER BY i" % name, \
        [shown(x) for x in sorted({row[name] for row in rows}, key=in_order)]


def top(q, rows):
    if not q.known:
        return listed(q, rows)
    name, most = chance.choice(q.known), chance.randint(1, 3)
    first = sorted(Counter(row[name] for row in rows).items(),
                   key=lambda p: (-p[1], in_order(p[0])))[:most]
    text = " WITH %s AS z, count(*) AS n ORDER BY n DESC%s LIMIT %d RETURN n%s"
    if maybe(.5):
        return text % (name, "", most, ""), [str(n) for _, n in first]
    return text % (name, ", z.i", most, ", z.i AS i"), \
        ["%d | %s" % (n, shown(x)) for x, n in first]


def main():
    found = 0
    with open("patterns.rules", "w", encoding="ascii") as out:
        for i in range(GRAPHS):
            plain = i % 2 == 1
            g = Graph((6, 9), (12, 30)) if plain else Graph((2, 5), (1, 7))
            print(g.text(), file=out)
            for _ in range(QUESTIONS):
                q = Question()
                text, rows = (q.ask_plain if plain else q.ask)(g)
                if len(rows) <= ROWS_MOST:
                    print(text, *rows, sep="\n", file=out)
                    found += len(rows) > 1
    assert found > GRAPHS, found
    subprocess.run([os.path.join(os.environ["BUILDDIR"], "tests", "tck",
                                 "run_rules"), "patterns.rules"], check=True)


main()
