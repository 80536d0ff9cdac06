"""Goal: who looks back to a day gets the edition of that day, at the command line,
in the API and as a page; and a page that is looked back from keeps what it was
asked.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from html import unescape
from xml.etree import ElementTree

sys.path.insert(0, os.path.join(os.environ["SRCDIR"], "tests", "web"))
from served import Served

DAY = "2025-11-05"


def tell(served, *words):
    return subprocess.run([served.program, "--db", served.db, "digest", *words],
                          capture_output=True, text=True)


def page(served, path):
    with urllib.request.urlopen(served.url + path, timeout=60) as answer:
        return answer.read().decode()


def check_edition(served):
    told = tell(served, "--as-of", DAY, "-f", "json")
    assert told.returncode == 0, told.stderr
    told = json.loads(told.stdout)
    assert told["facts"]["date"] == DAY, told["facts"]
    assert told["reads"] and not any(
        (read["date"] or "") > DAY for read in told["reads"]), told["reads"]
    assert served.json("/api/v1/digest?as_of=" + DAY) == told
    for path in "/", "/digest":
        html = page(served, path + "?as_of=" + DAY)
        assert DAY in re.search(r'<header class="head">.*?</header>', html,
                                re.S).group(0), path
        for read in told["reads"]:
            assert read["doc_id"] in html, (path, read)
        assert 'rel="next"' not in html, "an arrow leads behind the day"
    assert 'rel="next"' in page(served, "/digest/2025-11-04?as_of=" + DAY)
    # a day of its own, as it was known then
    told = tell(served, "--as-of", DAY, "--date", "2025-11-01")
    assert told.returncode == 0 and told.stdout.startswith(
        "tapeout, 2025-11-01"), told
    # a day that has not come: today's
    today = served.json("/api/v1/digest")["facts"]["date"]
    assert served.json("/api/v1/digest?as_of=2999-01-01")["facts"][
        "date"] == today
    told = tell(served, "--as-of", "2999-01-01")
    assert told.stdout.startswith("tapeout, " + today), told


def check_kept_words(served):
    """The form at a page's foot and the way back lead to the same question."""
    asked = "/deals?party=OpenAI&min=1B"
    html = page(served, asked + "&offset=1&as_of=" + DAY)
    form = re.search(r'<form class="look-back" action="/deals"[^>]*>(.*?)</form>',
                     html).group(1)
    fields = dict(re.findall(r'name="([^"]*)" value="([^"]*)"', form))
    assert fields == {"party": "OpenAI", "min": "1B", "as_of": DAY}, fields
    back = re.search(r'href="([^"]*)" data-now>See it', html).group(1)
    assert unescape(back) == asked, back
    html = page(served, "/search?q=%22%3E%3Cb%3E")
    assert 'name="q" value="&quot;&gt;&lt;b&gt;"' in html


def check_feed(served):
    """The days that are over, newest first, each once; a feed that we read too."""
    with urllib.request.urlopen(
            served.url + "/digest.atom?as_of=2025-11-06") as answer:
        feed = answer.read()
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring(feed)
    days = [entry.findtext(atom + "id").split(":")[-1]
            for entry in root.iter(atom + "entry")]
    assert days[0] == DAY and days == sorted(set(days), reverse=True), days
    newest = root.find(atom + "entry")
    told = json.loads(tell(served, "--as-of", "2025-11-06", "--date", DAY,
                           "-f", "json").stdout)["reads"]
    title = newest.findtext(atom + "title")
    assert title == DAY + ": " + told[0]["head"], title
    assert root.findtext(atom + "updated") == "2025-11-06T05:00:00Z"
    html = newest.findtext(atom + "content")
    for read in told:
        assert "/doc/" + read["doc_id"] in html, read
    with open("feed.atom", "wb") as out:
        out.write(feed)
    added = subprocess.run([served.program, "--db", "feed.db", "add",
                            "feed.atom", "-f", "json"], check=True,
                           capture_output=True, text=True).stdout
    assert '"added":%d' % len(days) in added, added


def main():
    served = Served()
    try:
        check_edition(served)
        check_kept_words(served)
        check_feed(served)
    finally:
        status = served.close()
    assert status == 0, status


main()
