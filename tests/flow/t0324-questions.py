"""Goal: what an analyst asks has the same rows by command, by JSON and as a
page, and each row has words that are bytes of a stored document.
"""

import html
import json
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.join(os.environ["SRCDIR"], "tests", "web"))
os.environ["TAPEOUT_NOW"] = "2026-01-20T12:00:00Z"
from served import Served

# The question; the command's words; the JSON's address, and the page's, each
# with {NAME} as that thing's id; the tables whose rows answer it; and names
# that must be in the answer, "-" before one that must not.
READY = [
    ("what did Y say of Z since March",
     ["said", "Adeyemi", "--about", "NVIDIA", "--since", "2025-03-01"],
     "/api/v1/said?by=Adeyemi&about=NVIDIA&since=2025-03-01",
     "/said?by=Adeyemi&about=NVIDIA&since=2025-03-01",
     ["said"], ["SK hynix", "Micron", "CoreWeave", "-Groq"]),
    ("how are A and B linked",
     ["path", "SK hynix", "CoreWeave"],
     "/api/v1/path?a=SK+hynix&b=CoreWeave", "/path?a=SK+hynix&b=CoreWeave",
     ["path_1"], ["SK hynix", "NVIDIA", "CoreWeave"]),
    ("deals over $1 B this quarter",
     ["deals", "--min", "1B", "--since", "2026-01-01"],
     "/api/v1/deals?min=1B&since=2026-01-01",
     "/deals?min=1B&since=2026-01-01",
     ["deals"], ["Core Scientific", "Lambda", "-Crusoe",
                 "-Commonwealth Fusion Systems"]),
    ("who moved from A to B",
     ["moves", "--from", "OpenAI", "--to", "Anthropic"],
     "/api/v1/moves?from=OpenAI&to=Anthropic",
     "/moves?from=OpenAI&to=Anthropic",
     ["moves"], ["Andrej Karpathy", "Andrej Karpathy joined Anthropic.",
                 "Andrej Karpathy works at OpenAI."]),
    ("what is new on X this week",
     ["news", "CoreWeave"], "/api/v1/entities/{CoreWeave}/news",
     "/news?of=CoreWeave",
     ["told", "deals"], ["Core Scientific", "-NVIDIA"]),
    ("most co-mentioned with X",
     ["show", "NVIDIA"], "/api/v1/entities/{NVIDIA}", "/entity/{NVIDIA}",
     ["together"], ["SK hynix", "OpenAI", "Groq"]),
    ("what contradicts this",
     ["disputes", "Groq"], "/api/v1/disputes?of=Groq", "/disputes?of=Groq",
     ["relations", "deals"], ["NVIDIA acquired Groq.",
                              "NVIDIA denied that it acquired Groq.",
                              "It is denied that NVIDIA acquires Groq"]),
    ("what did we believe on date D",
     ["show", "Groq", "--as-of", "2025-03-01"],
     "/api/v1/entities/{Groq}?as_of=2025-03-01",
     "/entity/{Groq}?as_of=2025-03-01",
     ["relations", "deals"], ["NVIDIA acquired Groq.", "asserted",
                              "-NVIDIA denied that it acquired Groq."]),
]

# In the language: the question, its text, what must be in the answer.
ASKED = [
    ("who supplies X",
     "MATCH (s)-[r:SUPPLIES]->(:Company {name: 'NVIDIA'}) "
     "RETURN s.name AS who, r.status AS status, r.date AS date, "
     "r.quote AS quote, r.doc AS doc ORDER BY who",
     ["Micron", "SK hynix", "-AMD", "-CoreWeave"]),
    ("which companies run on chip C",
     "MATCH (c:Company)-[r:USES]->(:Chip {name: 'TPU'}) "
     "RETURN c.name AS who, r.speaker AS speaker, r.quote AS quote, "
     "r.doc AS doc ORDER BY who", ["Anthropic", "Meta", "Karl Brandt"]),
    ("who invests in whom in power",
     "MATCH (i)-[r:INVESTED_IN]->(c:Company) "
     "WHERE c.field IN ['energy', 'nuclear', 'utility'] "
     "RETURN i.name AS who, c.name AS whom, r.quote AS quote, r.doc AS doc "
     "ORDER BY who", ["TerraPower", "Breakthrough Energy Ventures",
                      "-CoreWeave"]),
    ("models by maker and month",
     "MATCH (c:Company)-[r:MAKES]->(m:Model) "
     "RETURN c.name AS maker, left(r.first_seen, 7) AS month, "
     "m.name AS model, r.quote AS quote, r.doc AS doc "
     "ORDER BY maker, month, model",
     ["DeepSeek-V3.1", "Mistral Medium 3", "2025-09", "Claude Opus 4.5",
      "2026-01"]),
]


class Questions(Served):
    samples = "questions"


def run(served, *words):
    return subprocess.run([served.program, "--db", served.db, *words],
                          check=True, stdout=subprocess.PIPE).stdout


def page(served, path):
    """A page's words and its quotations, as a reader sees them."""
    with urllib.request.urlopen(served.url + path, timeout=60) as answer:
        body = answer.read().decode().split("<main", 1)[1]
    flat = lambda s: " ".join(html.unescape(re.sub("<[^>]*>", "", s)).split())
    return flat(body), {flat(q) for q in re.findall("<q>(.*?)</q>", body,
                                                    re.S)}


def texts(served):
    """The stored bytes of each document."""
    found = json.loads(run(served, "doc", "-f", "json"))
    return {d["id"]: run(served, "doc", d["id"], "--text")
            for d in found["documents"]}


def check_rows(question, rows, stored, seen, quotes):
    assert rows, question
    for row in rows:
        quote, doc = row["quote"], row.get("quote_id", row.get("doc"))
        assert quote, (question, row)
        assert quote.encode() in stored[doc], (question, row)
        if "quote_at" in row:
            at = row["quote_at"]
            assert stored[doc][at:].startswith(quote.encode()), (question, row)
        plain = " ".join(quote.split())
        assert plain in quotes or plain in seen, (question, plain, quotes)
        for key in ("name", "from", "to", "who", "whom", "maker", "model",
                    "deal"):
            assert (row.get(key) or "") in seen, (question, row[key], seen)


def check_says(question, rows, says):
    """The values of all rows hold these and not those."""
    held = set()
    for row in rows:
        for value in row.values():
            held.update(value if isinstance(value, list) else [value])
    for word in says:
        assert (word in held) if word[0] != "-" else (
            word[1:] not in held), (question, word, rows)


def fill(served, path):
    return re.sub(r"{(\w+)}", lambda m: served.entity(m[1]), path)


def check_ready(served, stored):
    for question, words, api, at, tables, says in READY:
        told = run(served, *words, "-f", "json")
        with urllib.request.urlopen(served.url + fill(served, api),
                                    timeout=60) as answer:
            assert answer.read() == told, question
        told = json.loads(told)
        rows = [row for name in tables for row in told[name]]
        seen, quotes = page(served, fill(served, at))
        check_rows(question, rows, stored, seen, quotes)
        check_says(question, rows, says)


def check_asked(served, stored):
    for question, text, says in ASKED:
        told = run(served, "query", text, "-f", "json")
        request = urllib.request.Request(
            served.url + "/api/v1/query", json.dumps({"query": text}).encode())
        with urllib.request.urlopen(request, timeout=60) as answer:
            assert json.load(answer) == json.loads(told), question
        rows = json.loads(told)["rows"]
        seen, quotes = page(served, "/query?" +
                            urllib.parse.urlencode({"q": text}))
        check_rows(question, rows, stored, seen, quotes)
        check_says(question, rows, says)


def check_examples(served):
    """Each question that the page proposes can be asked."""
    with urllib.request.urlopen(served.url + "/query", timeout=60) as answer:
        body = answer.read().decode()
    links = re.findall(r'<li><a href="([^"]*)"', body.split("examples", 1)[1])
    assert len(links) == 12, links
    for link in links:
        with urllib.request.urlopen(served.url + html.unescape(link),
                                    timeout=60) as answer:
            assert b'class="wrong"' not in answer.read(), link


def check_every_edge(served, stored):
    """No relationship is without words, but for what nobody says."""
    rows = json.loads(run(
        served, "query", "MATCH ()-[r]->() WHERE type(r) <> 'PUBLISHED' "
        "RETURN type(r) AS type, r.quote AS quote, r.doc AS doc",
        "-f", "json"))["rows"]
    types = {row["type"] for row in rows}
    assert {"MENTIONS", "ACQUIRER", "SUPPLIES"} <= types, types
    for row in rows:
        assert row["quote"], row
        assert row["quote"].encode() in stored[row["doc"]], row


def main():
    served = Questions()
    try:
        stored = texts(served)
        assert len(stored) == 5
        check_ready(served, stored)
        check_asked(served, stored)
        check_examples(served)
        check_every_edge(served, stored)
    finally:
        served.close()
    run(served, "verify")


main()
