"""Goal: a page says what it knows, once, and what it does not know in a sentence
that fits: an empty database, a deal with one stage, a list in a document, a
document without a date, a mistake in a question.
"""

import os
import re
import sys
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.environ["SRCDIR"], "tests", "web"))
from served import Served

NOTE = """---
title: Notes of the month
kind: newsletter
show: Month
link: https://month.example/p/1
lang: de
---

What was told:

- NVIDIA acquired Enfabrica for $900 million.
  - The founders of Enfabrica stay.
* CoreWeave rents halls.

1. Groq makes an LPU.
"""

# What a page says where nothing is known, and what it must not say.
EMPTY = [
    ("/", "Nothing to read yet", None),
    ("/digest", "Nothing was learned on this day", None),
    ("/deals", "No deals are known yet", "Leave a field empty"),
    ("/said", "marks its speakers", "Leave a field empty"),
    ("/said?by=Jensen", "Leave a field empty", "marks its speakers"),
    ("/said?by=&about=", "marks its speakers", "Leave a field empty"),
    ("/moves", "Nobody is told to have moved.", "Leave a field empty"),
    ("/moves?from=NVIDIA", "Leave a field empty", None),
    ("/documents", "No document yet", "of this kind"),
    ("/documents?kind=paper", "No document of this kind yet", None),
    ("/entities", "Nothing was named yet", "of this type"),
    ("/entities?type=chip", "Nothing of this type was named yet", None),
    ("/search?q=zzz", "No document has all of these words", None),
    ("/sources", "No sources yet", None),
    ("/disputes", "No source denies what another says", None),
]


def page(served, path):
    try:
        with urllib.request.urlopen(served.url + path, timeout=60) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as wrong:
        return wrong.read().decode()


class Nothing(Served):
    samples = os.getcwd() + "/nothing"


def check_empty():
    os.mkdir("nothing")
    served = Nothing()
    try:
        for path, says, never in EMPTY:
            html = page(served, path)
            assert says in html, (path, says)
            assert never is None or never not in html, (path, never)
    finally:
        served.close()
    os.remove(served.db)


def check_text(served):
    """A list's signs are its form: bullets once, one in another, numbers kept."""
    docs = served.json("/api/v1/docs?limit=500")["documents"]
    note = [d for d in docs if d["title"] == "Notes of the month"][0]
    html = page(served, "/doc/" + note["id"])
    text = html[html.index('<article class="text"'):html.index("</article>")]
    items = [(kind, re.sub("<[^>]*>", "", words)) for kind, words in
             re.findall(r'<p class="item([^"]*)">(.*?)</p>', text)]
    assert items == [
        ("", "NVIDIA acquired Enfabrica for $900 million."),
        (" deeper", "The founders of Enfabrica stay."),
        ("", "CoreWeave rents halls."),
        (" numbered", "1. Groq makes an LPU.")], items
    lang = note.get("lang")
    if lang:
        assert '<article class="text" lang="%s">' % lang in html


def check_deal(served):
    """One stage is what the claims say: it is not told twice."""
    deals = served.json("/api/v1/deals?limit=500")["deals"]
    told = {True: 0, False: 0}
    for deal in deals:
        sheet = served.json("/api/v1/deals/" + deal["id"])
        many = len(sheet["stages"]) > 1
        html = page(served, "/deal/" + deal["id"])
        assert ("What became of it" in html) == many, deal["id"]
        told[many] += 1
    assert told[False] and told[True], told


def check_undated(served):
    """Beside what has a date, what has none says so, in every form for people."""
    for form in "table", "md":
        text = os.popen("'%s' --db '%s' deals --party Enfabrica -f %s" % (
            served.program, served.db, form)).read()
        assert "undated" in text, (form, text)
    assert "undated" in page(served, "/deals?party=Enfabrica")
    rows = served.json("/api/v1/deals?party=Enfabrica")["deals"]
    assert [row["date"] for row in rows] == [None], rows


def check_card(served):
    """A card's long reasons are a press away, and are there without a script."""
    html = page(served, "/entity/" + served.entity("NVIDIA"))
    assert re.search(r"<details[^>]*><summary>[^<]*independent source[^<]*"
                     r"</summary><p>Weighs [^<]*</p></details>", html)


def check_place(served):
    """What was said in a recording has its minute, in the digest as elsewhere."""
    reads = served.json("/api/v1/digest")["reads"]
    spoken = [read for read in reads if read["at_ms"] is not None]
    assert spoken, reads
    for path in "/", "/digest":
        html = page(served, path)
        for read in spoken:
            assert "<span>at %s</span>" % read["time"] in html, read


def check_sentences(served):
    for path in "/entity/1234", "/doc/1234", "/deal/1234", "/path?a=X+Y+Z&b=Q":
        said = re.search(r'<p class="about">(.*?)</p>', page(served, path))
        said = said.group(1)
        assert said[0].isupper() and said[-1] in ".?", (path, said)


def main():
    check_empty()
    with open("note.md", "w") as out:
        out.write(NOTE)
    served = Served("note.md")
    try:
        for check in (check_text, check_deal, check_undated, check_card,
                      check_place, check_sentences):
            check(served)
    finally:
        served.close()


main()
