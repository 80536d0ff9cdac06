"""Goal: the questions that the program gives to begin with find something, by
command and as a page, whatever was read; what has no answer is told so.
"""

import html
import json
import os
import re
import subprocess
import sys
import urllib.request

sys.path.insert(0, os.path.join(os.environ["SRCDIR"], "tests", "web"))
os.environ["TAPEOUT_NOW"] = "2027-06-01T12:00:00Z"
from served import Served

# A name that a shell would read as marks of its own.
MARKED = """---
title: Names with marks
show: O'Reilly
date: 2026-01-15
---

Crusoe supplies Moore's Law with GPUs. NVIDIA acquired Groq.
"""


class Samples(Served):
    pass


class Questions(Served):
    samples = "questions"


class Own(Served):
    """What lies in a folder here."""

    samples = os.path.abspath("own")


def run(served, *words):
    return subprocess.run([served.program, "--db", served.db, *words],
                          check=True, stdout=subprocess.PIPE).stdout


def rows(found):
    """All rows of all tables of an answer."""
    return [row for value in found.values() if isinstance(value, list)
            for row in value if isinstance(row, dict)]


def get(served, path):
    with urllib.request.urlopen(served.url + path, timeout=20) as answer:
        return answer.read().decode().split("<main", 1)[1]


def check(served, answered):
    given = json.loads(run(served, "examples", "-f", "json"))["examples"]
    assert len(given) == 12, given
    page = get(served, "/query")
    links = {html.unescape(words): html.unescape(href) for href, words in
             re.findall('<li><a href="([^"]*)">([^<]*)</a></li>', page)}
    for one in given:
        if one["question"] is None:
            assert one["none"].endswith(" yet."), one
            assert ">%s<" % html.escape(one["none"]) in page, one
            continue
        told = subprocess.run(
            ["sh", "-c", one["command"] + " -f json"], check=True,
            stdout=subprocess.PIPE).stdout
        assert rows(json.loads(told)), (one, told)
        body = get(served, links[one["question"]])
        assert 'class="wrong"' not in body, one
        assert "<q>" in body or "<td" in body, (one, body)
    asked = [one["question"] for one in given if one["question"]]
    assert len(asked) >= answered, asked
    assert len(links) == len(asked), links
    return asked


def check_news(served):
    """A week in which nothing was said leads to the last one that has it."""
    found = re.search(r'last named on [-0-9]*: <a href="([^"]*)"',
                      get(served, "/news?of=NVIDIA"))
    week = get(served, html.unescape(found[1]))
    assert "/doc/" in week and "last named on" not in week, week


def begin(served, answered):
    os.environ["TAPEOUT_DB"] = served.db
    try:
        asked = check(served, answered)
        if answered == 3:
            check_news(served)
    finally:
        status = served.close()
    assert status == 0, status
    os.remove(served.db)
    return asked


def main():
    os.mkdir("bin")
    os.symlink(os.environ["TAPEOUT"], "bin/tapeout")
    os.environ["PATH"] = os.path.abspath("bin") + ":" + os.environ["PATH"]
    begin(Samples(), 10)
    asked = begin(Questions(), 12)
    assert "Who supplies NVIDIA?" in asked, asked
    assert "Which companies run on TPU?" in asked, asked
    os.mkdir("own")
    begin(Own(), 0)
    with open("own/one.md", "w", encoding="utf-8") as out:
        out.write(MARKED)
    asked = begin(Own(), 3)
    assert any("O'Reilly" in one for one in asked), asked
    return 0


if __name__ == "__main__":
    sys.exit(main())
