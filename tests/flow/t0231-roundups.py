"""Goal: a link round-up is read as its stories: nobody is meant across a border,
each can be reached, and knows the document that it leads to.
"""

import json
import os
import re
import sys
import urllib.request

sys.path.insert(0, os.path.join(os.environ["SRCDIR"], "tests", "web"))
os.environ["TAPEOUT_NOW"] = "2026-01-20T12:00:00Z"
from served import Served

HEAD = "---\ntitle: %s\nkind: %s\nsite: %s\nlink: %s\ndate: 2026-01-%s\n---\n"

ISSUE = HEAD % ("Links of the week", "newsletter", "Seven Links",
                "https://seven.example/p/links", "19") + """
A word before, from the editor, who has been away for a week.

## Money

- [CoreWeave leases a hall](https://wire.example/hall): CoreWeave signed for
  twelve years, and the hall is as good as full.
- [A round in Paris](https://paper.example/paris): The company raised $43
  million from two funds that nobody had heard of before.
- [Mistral AI moves](https://wire.example/mistral): Mistral AI looks for a
  larger house on the other side of the river.

## Chips

- [Cerebras and the summer](https://paper.example/summer): a plant is painted,
  and Cerebras will open it when the paint is dry.
"""

# The same words under each other, as one story.
WHOLE = HEAD % ("A hall and a round", "news", "Wire",
                "https://whole.example/p/1", "18") + """
CoreWeave signed for twelve years, and the hall is as good as full.

The company raised $43 million from two funds that nobody had heard of before.
"""

PAGE = HEAD % ("CoreWeave leases a hall", "news", "Wire",
               "https://wire.example/hall?utm_source=seven", "18") + """
CoreWeave leases a hall from Core Scientific, said both on Sunday.
"""


class Issue(Served):
    samples = "questions"

    def __init__(self):
        os.mkdir("in")
        for name, text in (("issue", ISSUE), ("whole", WHOLE),
                           ("page", PAGE)):
            with open(f"in/{name}.md", "w", encoding="utf-8") as f:
                f.write(text)
        super().__init__("in")


def docs(served):
    return {d["title"]: d["id"] for d in served.json(
        "/api/v1/docs?limit=50")["documents"]}


def check(served):
    ids = docs(served)
    issue = served.json("/api/v1/docs/" + ids["Links of the week"])
    titles = [s["title"] for s in issue["stories"]]
    assert titles == ["CoreWeave leases a hall", "A round in Paris",
                      "Mistral AI moves", "Cerebras and the summer"], titles
    first = issue["stories"][0]
    assert first["url"] == "https://wire.example/hall", first
    assert first["page_id"] == ids["CoreWeave leases a hall"], first
    assert not issue["stories"][1]["page"], issue["stories"][1]

    # "The company" is nobody of the story before; in one story it is.
    assert not any("CoreWeave" in d["parties"] for d in issue["deals"]), issue
    whole = served.json("/api/v1/docs/" + ids["A hall and a round"])
    assert any("CoreWeave" in d["parties"] for d in whole["deals"]), whole
    assert not whole.get("stories"), whole

    # What stands near in the next story is not named together.
    card = served.json("/api/v1/entities/" + served.entity("Cerebras"))
    beside = {t["name"] for t in card["together"] if
              t["doc"] == "Links of the week"}
    assert "Mistral AI" not in beside, beside

    page = served.json("/api/v1/docs/" + ids["CoreWeave leases a hall"])
    assert page["told_in"][0]["doc_id"] == ids["Links of the week"], page
    with urllib.request.urlopen(served.url + "/doc/" +
                                ids["Links of the week"]) as answer:
        html = answer.read().decode()
    toc = re.search('<ol class="toc">(.*?)</ol>', html, re.S).group(1)
    for story in issue["stories"]:
        at = story["title_at"]
        assert f"#o{at}\"" in toc and f'id="o{at}"' in html, (at, toc)
        assert story["start"] < at < story["end"], story


def main():
    served = Issue()
    try:
        check(served)
        assert served.close() == 0
    finally:
        served.server.kill()


main()
