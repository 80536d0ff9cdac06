"""Goal: what a card says is named beside a thing is what the tables say: within
240 bytes of it and in the same story, in its newest 300 documents, by how many
of them there are for how often the other is named at all.
"""

import json
import os
import sqlite3
import subprocess
import sys

NEAR, NEWEST, SHOWN = 240, 300, 12


def run(*words):
    return subprocess.run([os.environ["TAPEOUT"], "--db", "a.db", *words],
                          check=True, stdout=subprocess.PIPE).stdout


def told(entity):
    rows = json.loads(run("show", "%x" % entity, "-f", "json"))["together"]
    return [(row["name"], row["documents"], row["doc_id"]) for row in rows]


class Tables:
    def __init__(self, db):
        self.db = db
        self.docs, self.stories = {}, {}
        for doc, start, entity in db.execute(
                "SELECT doc, start, entity FROM mention ORDER BY start"):
            self.docs.setdefault(doc, []).append((start, entity))
        for doc, start in db.execute("SELECT doc, start FROM story"):
            self.stories.setdefault(doc, []).append(start)

    def story(self, doc, at):
        return sum(start <= at for start in self.stories.get(doc, []))

    def beside(self, entity):
        """Each other name's documents, the newest first."""
        found = {}
        for (doc,) in self.db.execute(
                "SELECT doc FROM doc_entity WHERE entity = ? "
                "ORDER BY date DESC, doc LIMIT ?", (entity, NEWEST)):
            marks = self.docs[doc]
            for other in {o for at, one in marks if one == entity
                          for start, o in marks if o != entity and
                          abs(start - at) <= NEAR and
                          self.story(doc, start) == self.story(doc, at)}:
                found.setdefault(other, []).append(doc)
        return found

    def shown(self, entity):
        rows = []
        for other, docs in self.beside(entity).items():
            node = self.db.execute(
                "SELECT name, docs FROM node WHERE id = ? AND origin <> 4",
                (other,)).fetchone()
            if node:
                rows.append((-len(docs) * len(docs) / node[1], -len(docs),
                             other, node[0], docs[0]))
        return [(name, -shared, "%x" % doc)
                for _, shared, _, name, doc in sorted(rows)[:SHOWN]]


def main():
    tests = os.path.join(os.environ["SRCDIR"], "tests")
    run("add", os.path.join(tests, "samples"),
        os.path.join(tests, "questions"))
    run("build")
    db = sqlite3.connect("a.db")
    tables = Tables(db)
    assert tables.stories, "no round-up is among the samples"
    full = 0
    for entity, name in db.execute(
            "SELECT id, name FROM node ORDER BY weight DESC, id LIMIT 60"):
        want = tables.shown(entity)
        assert told(entity) == want, (name, told(entity), want)
        full += len(want) == SHOWN
    assert full > 3, full
    return 0


if __name__ == "__main__":
    sys.exit(main())
