"""Goal: tapeout-schema(5) tells every property that questions can ask for, and no
other; tapeout-query(7) names no function that is not there.
"""

import json
import os
import re
import subprocess

TAPEOUT = os.environ["TAPEOUT"]
SRCDIR = os.environ["SRCDIR"]
os.environ.update(TAPEOUT_DB=os.path.join(os.getcwd(), "w.db"),
                  TAPEOUT_NOW="2026-01-20T12:00:00Z")
DERIVED = {"Deal", "Document", "Source"}
# What the texts read here do not happen to say.
UNSAID = {"stake", "valid_to", "ticker"}


def run(*args):
    return subprocess.run([TAPEOUT, "-q", *args], capture_output=True, text=True)


def ask(question):
    got = run("query", question, "-f", "json")
    assert got.returncode == 0, got.stderr
    return json.loads(got.stdout)["rows"]


def section(page, begin, end):
    text = open(os.path.join(SRCDIR, "man", page), encoding="utf-8").read()
    return text.split(begin)[1].split(end)[0]


def documented():
    """Of each kind of node or relationship, its properties."""
    told = section("tapeout-schema.5", ".Sh THE GRAPH OF QUESTIONS", ".El")
    out = {}
    for item in told.split(".It ")[1:]:
        kind, rest = item.split("\n", 1)
        out[kind] = set(re.findall(r"[a-z_]+", rest.split(":")[0]))
    out["PUBLISHED"] = set()
    return out


def seen(question, kind_of):
    out = {}
    for row in ask(question):
        out.setdefault(kind_of(row["kind"]), set()).update(row["keys"])
    return out


def relation(kind):
    roles = {row["kind"] for row in ask(
        "MATCH ()-[r]->(:Deal) RETURN DISTINCT type(r) AS kind")}
    return "the role of a party" if kind in roles - {"MENTIONS"} else \
        kind if kind in ("MENTIONS", "PUBLISHED") else "a relation"


def main():
    for folder in ("samples", "questions"):
        run("add", os.path.join(SRCDIR, "tests", folder))
    assert run("build").returncode == 0
    told = documented()
    got = seen("MATCH (n) RETURN DISTINCT labels(n)[0] AS kind, keys(n) AS keys",
               lambda kind: kind if kind in DERIVED else "an entity")
    got.update(seen("MATCH ()-[r]->() RETURN DISTINCT type(r) AS kind, "
                    "keys(r) AS keys", relation))
    assert len(got) > 4, got
    for kind, keys in got.items():
        assert keys <= told[kind], (kind, "not in the page", keys - told[kind])
        assert told[kind] - keys <= UNSAID, \
            (kind, "nowhere to be seen", told[kind] - keys)
    for key in set.union(*told.values()):
        note = subprocess.run(
            [TAPEOUT, "query", f"MATCH (n)-[r]->() RETURN n.{key}, r.{key} LIMIT 0"],
            capture_output=True, text=True).stderr
        assert note == "", note
    names = re.findall(r"\b[a-z][A-Za-z0-9]+(?:\.[a-z][A-Za-z]+)?\b", " ".join(
        line[4:] for line in section("tapeout-query.7", ".Ss Functions",
                                     ".It Of time").split("\n")
        if line.startswith(".Li ")))
    assert len(names) > 50, names
    for name in set(names) - {"x"}:
        error = run("query", f"RETURN {name}(" + "1, " * 99 + "1)").stderr
        assert "takes" in error, (name, error)


main()
