"""Goal: a database of the first version is brought up to date by the first
command that writes, loses nothing, and has then the tables of a new one; one that
only reads says what to do.
"""

import json
import os
import sqlite3
import subprocess
import sys

TAPEOUT = os.environ["TAPEOUT"]
SRCDIR = os.environ["SRCDIR"]


def run(*args):
    return subprocess.run([TAPEOUT, *args], capture_output=True, text=True)


def shape(path):
    """Tables with their columns (name, type, not null, default), and indexes."""
    with sqlite3.connect(path) as db:
        names = [r[0] for r in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT "
            "LIKE 'sqlite_%' AND name NOT LIKE '%fts%' ORDER BY name")]
        tables = {n: sorted(r[1:6] for r in db.execute(
            f"PRAGMA table_info({n})")) for n in names}
        indexes = sorted(r[0] for r in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql "
            "IS NOT NULL"))
    return tables, indexes


def of_old(path):
    with sqlite3.connect(path) as db:
        with open(os.path.join(SRCDIR, "tests/lib/record-1.sql")) as f:
            db.executescript(f.read())
        db.execute("INSERT INTO meta VALUES ('schema', 1), ('derived', 1)")
        db.execute("INSERT INTO source VALUES (7, 'https://x.example/feed', "
                   "'Old feed', '', 2, 'en', 0, 1, NULL, NULL, NULL, NULL, 0,"
                   " '', '', '')")
        text = "NVIDIA acquired Groq."
        db.execute("INSERT INTO doc VALUES (9, 7, 'k', 2, 1, 'Old letter', '',"
                   " '', 'en', '', 1767225600000, 0, 1767225600000, 1, ?, ?)",
                   (len(text), text))
        db.execute("INSERT INTO item VALUES (7, 'k', 9)")


def main():
    of_old("old.db")
    done = run("--db", "old.db", "source", "list")
    if done.returncode == 0 or "tapeout build" not in done.stderr:
        sys.exit(f"a reader must say what to do: {done.stderr}")
    done = run("--db", "old.db", "build")
    if done.returncode != 0:
        sys.exit(f"build: {done.stderr}")
    rows = json.loads(run("--db", "old.db", "source", "list", "--format",
                          "json").stdout)["sources"]
    if [r["title"] for r in rows] != ["Old feed"] or rows[0]["items"] != 1:
        sys.exit(f"sources: {rows}")
    card = run("--db", "old.db", "show", "Groq", "--format", "json").stdout
    if "NVIDIA acquired Groq." not in card:
        sys.exit(f"what the old document says: {card}")
    with open("letter.md", "w") as f:
        f.write("# x\n\nNVIDIA acquired Groq.\n")
    run("--db", "new.db", "add", "letter.md")
    run("--db", "new.db", "build")
    (old, old_indexes), (new, new_indexes) = shape("old.db"), shape("new.db")
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            sys.exit(f"table {name}: {old.get(name)} is not {new.get(name)}")
    if old_indexes != new_indexes:
        sys.exit(f"indexes: {set(old_indexes) ^ set(new_indexes)}")


main()
