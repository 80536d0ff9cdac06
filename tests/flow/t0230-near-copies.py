"""Goal: one story in several places is one voice and stands in a list once;
every copy stays, in whatever order they came.
"""

import json
import os
import subprocess

TAPEOUT = os.environ["TAPEOUT"]
os.environ["TAPEOUT_NOW"] = "2026-01-20T12:00:00Z"

RELEASE = """CoreWeave acquired Quillmark Networks for $420 million.
The two companies had worked side by side since a pilot in a hall near Ghent,
where forty racks of switches ran for a winter without one failure. Quillmark
Networks makes optical switches that move traffic between racks with less heat
than copper, and it will keep its name, its offices and its laboratory by the
river. CoreWeave said that customers would see the first joint product
before the summer, and that prices of the present line stay as they are. The
chief executive thanked the engineers of both houses, the city, and the bank
that lent a part of the price. A museum of telephones in the old mill is part
of the estate and stays open on Sundays, with a guide who was an operator
herself. Regulators in two countries looked at the plan over the autumn and
asked for nothing. The shares of neither company are traded anywhere.
"""

REWRITTEN = """Quillmark Networks has a new owner. CoreWeave acquired
Quillmark Networks, people at both confirmed on Tuesday. Why would a maker of
chips want a maker of switches? Because light is cheaper than copper once a
hall has more than a few dozen racks, says an analyst who follows both, and
because whoever owns the switch decides which chips may talk to each other.
Rivals will now have to ask whether they can go on buying from a house that
belongs to a competitor; two of them told us that they are looking round. The
museum, we are glad to hear, stays where it is, and so does its guide.
"""

NOTES = """This release of the walking map carries %s. As ever, copy the
archive beside the old one and start it from there; your marks, your colours
and the list of places that you shut out stay where they are. Whoever runs it
on a tablet should first empty the cache by the switch in the corner, because
pictures of the last edition would otherwise be shown for a day. Thanks go to
everybody who wrote to us about a bridge that is gone, a gate that is locked,
or a spring that does not run in August. The next release is for the autumn.
"""

# By name: site, day, title, text.
DOCS = {
    "a": ("wire.example", "2026-01-05", "CoreWeave buys Quillmark", RELEASE),
    "b": ("daily.example", "2026-01-06", "Chip maker buys switch maker",
          "From our news desk.\n\n" + RELEASE),
    "c": ("racks.example", "2026-01-06", "A deal in Ghent", RELEASE),
    "d": ("market.example", "2026-01-07", "CoreWeave and Quillmark",
          RELEASE + "\nThis was sent to us by the companies.\n"),
    "e": ("undated.example", None, "Quillmark sold", RELEASE),
    "f": ("thinking.example", "2026-01-07", "Why chips want light", REWRITTEN),
    "g": ("short.example", "2026-01-08", "Short", "A line of no weight.\n"),
    "h": ("brief.example", "2026-01-08", "Brief", "A line of no weight.\n"),
    "i": ("own.example", "2026-01-09", "Release 1.0.1",
          NOTES % "ninety new springs"),
    "j": ("own.example", "2026-01-10", "Release 1.0.2",
          NOTES % "two hundred new bridges"),
}

FEED = """<rss version="2.0"><channel><title>%s</title><link>%s</link>
<item><title>Ep 1</title><link>%s</link>
<guid isPermaLink="false">episode-8f3a2c51-of-the-walk</guid>
<pubDate>Mon, 12 Jan 2026 08:00:00 GMT</pubDate><description>%s</description>
</item><item><title>Ep 2</title><link>%s</link>
<guid isPermaLink="false">%s-1</guid>
<pubDate>Tue, 13 Jan 2026 08:00:00 GMT</pubDate><description>%s</description>
</item></channel></rss>"""


def write_all():
    os.mkdir("in")
    for name, (site, day, title, text) in DOCS.items():
        date = f"date: {day}\n" if day else ""
        with open(f"in/{name}.md", "w", encoding="utf-8") as f:
            f.write(f"---\ntitle: {title}\nkind: news\nsite: {site}\n"
                    f"link: https://{site}/{name}\n{date}---\n{text}")
    for n in ("one", "two"):
        home = f"https://{n}.example/"
        with open(f"in/{n}.xml", "w", encoding="utf-8") as f:
            f.write(FEED % (n, home, home, f"Notes on a walk, as {n} has them",
                            home, n, f"Only {n} has this"))


def run(db, *words):
    return subprocess.run([TAPEOUT, "-q", "--db", db, *words], check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def rows(db, *words):
    return json.loads(run(db, *words, "--format", "json"))


def groups(db):
    """Titles by group, the first one first."""
    found = rows(db, "sql", "SELECT g.first, d.title, d.show FROM doc_group g "
                 "JOIN doc d ON d.id = g.doc ORDER BY g.first, g.place")
    out = {}
    for row in found["rows"]:
        first, title, show = row.values() if isinstance(row, dict) else row
        out.setdefault(first, []).append((title, show))
    return sorted(out.values())


def number(db, question):
    row = rows(db, "sql", question)["rows"][0]
    return list(row.values())[0] if isinstance(row, dict) else row[0]


def check_groups(db):
    release = [("CoreWeave buys Quillmark", "wire.example"),
               ("Chip maker buys switch maker", "daily.example"),
               ("A deal in Ghent", "racks.example"),
               ("CoreWeave and Quillmark", "market.example")]
    walk = [("Ep 1", "one"), ("Ep 1", "two")]
    found = sorted(groups(db), key=len)
    assert len(found) == 2, found
    assert sorted(found[0]) == walk, found
    # what has no date of its own comes last; b and c are of one day
    assert found[1][0] == release[0], found
    assert sorted(found[1][1:3]) == sorted(release[1:3]), found
    assert found[1][3:] == [release[3], ("Quillmark sold",
                                         "undated.example")], found


def check_counts(db):
    """Five copies and one who thought for himself are two voices."""
    edge = "FROM edge_told WHERE relation = 1 AND head_name = 'CoreWeave'"
    assert number(db, f"SELECT claims {edge}") == 6
    assert number(db, f"SELECT sources {edge}") == 2
    told = number(db, "SELECT sources FROM node WHERE name LIKE 'Quillmark%'")
    assert told == 2, told
    assert "Problems" in run(db, "verify")


def check_belief(db):
    """Copies make nothing more certain."""
    for name in ("a", "f"):
        run("two.db", "add", f"in/{name}.md")
    run("two.db", "build")
    asked = "SELECT sources, confidence, direct FROM edge_told WHERE relation = 1"
    assert rows(db, "sql", asked) == rows("two.db", "sql", asked)


def check_lists(db):
    docs = rows(db, "doc")["documents"]
    told = {d["show"]: d for d in docs}
    assert len(docs) == len(DOCS) + 4 - 4 - 1, docs
    assert "daily.example" not in told, told
    also = told["wire.example"]["also"]
    assert sorted(also) == ["daily.example", "market.example",
                            "racks.example", "undated.example"], also
    assert not told["thinking.example"]["also"], told
    card = rows(db, "doc", told["wire.example"]["id"])
    assert len(card["also"]) == 4, card
    assert {r["why"] for r in card["also"]} == {
        "the same text, but for little"}, card
    copy = next(r for r in card["also"] if r["show"] == "daily.example")
    own = rows(db, "doc", copy["id"])
    assert own["claims"] and own["also"][0]["why"] == "the first of them", own
    assert "From our news desk." in run(db, "doc", copy["id"], "--text")
    found = rows(db, "search", "museum telephones mill")["documents"]
    assert [d["show"] for d in found] == ["wire.example"], found
    late = rows(db, "doc", "--as-of", "2026-01-05")["documents"]
    assert [d["also"] for d in late] == [[]], late
    return told["wire.example"]["id"]


def main():
    write_all()
    run("a.db", "add", "in")
    run("a.db", "build")
    check_groups("a.db")
    check_counts("a.db")
    check_belief("a.db")
    first = check_lists("a.db")
    dump = run("a.db", "dump")
    run("a.db", "build", "--all")
    assert run("a.db", "dump") == dump, "build --all gives another dump"
    for name in sorted(os.listdir("in"), reverse=True):
        run("b.db", "add", os.path.join("in", name))
        run("b.db", "build")
    assert run("b.db", "dump") == dump, "the order shows"
    # The next one leads where the first is gone, and nothing else is lost.
    run("a.db", "doc", "remove", first)
    assert sorted(len(g) for g in groups("a.db")) == [2, 4], groups("a.db")


main()
