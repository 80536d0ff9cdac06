"""Goal: every link of every page leads somewhere: the site is walked from its
first page, each address of ours answers, each place in a document is there; and
a list that is cut goes on behind its last row, with what was asked.
"""

import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from html import unescape

from served import Served

MOST = 600      # addresses; the samples have fewer


def page(served, path):
    try:
        with urllib.request.urlopen(served.url + path, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as wrong:
        return wrong.code, wrong.read().decode()


def links(html):
    return [unescape(to) for to in re.findall(r'href="(/[^"]*)"', html)]


def is_there(place, ids):
    """A place between two anchors is reached from the one before it."""
    return place in ids or (re.fullmatch(r"o\d+", place) and any(
        re.fullmatch(r"o\d+", one) for one in ids))


def check_headings(path, body):
    """One h1, and no level is passed over: they are a page's table of contents."""
    levels = [int(n) for n in re.findall(r"<h([1-6])", body)]
    assert "<main" not in body or levels.count(1) == 1, (path, levels)
    for before, level in zip(levels, levels[1:]):
        assert level <= before + 1, (path, levels)


def walk(served):
    seen, waiting, ids, places = {"/"}, ["/"], {}, []
    while waiting:
        path = waiting.pop(0)
        status, body = page(served, path)
        assert status == 200, (path, status, body[-300:])
        check_headings(path, body)
        ids[path] = set(re.findall(r'\bid="([^"]*)"', body))
        for to in links(body) if "<main" in body else []:
            bare, _, place = to.partition("#")
            # one day back is enough to see that the arrows work
            if re.match(r"/digest/\d", bare) and len(seen) > 40:
                continue
            if place:
                places.append((path, bare, place))
            if bare not in seen and len(seen) < MOST:
                seen.add(bare)
                waiting.append(bare)
    for path, bare, place in places:
        assert bare not in ids or is_there(place, ids[bare]), (path, bare,
                                                              place)
    return seen, len(places)


def check_pages(served, path, row, total):
    """Every row once, a few at a time."""
    rows, pages = [], 0
    while path:
        status, body = page(served, path)
        assert status == 200, (path, status)
        main = body[body.index("<main"):body.index("</main>")]
        rows += re.findall(row, main)
        behind = re.search(r'href="([^"]*)" rel="next"', main)
        path = behind and unescape(behind.group(1))
        pages += 1
        assert pages < 200
    assert len(rows) == len(set(rows)) == total > 7, (len(rows), total)
    assert pages == -(-total // 7), (pages, total)


def main():
    served = Served()
    try:
        seen, places = walk(served)
        assert len(seen) > 150 and places > 100, (len(seen), places)
        deal = r'class="what" href="(/deal/[^"]*)"'
        deals = served.json("/api/v1/deals?limit=500")["deals"]
        check_pages(served, "/deals?limit=7", deal, len(deals))
        nvidia = served.json("/api/v1/deals?party=NVIDIA")["deals"]
        later = [one for one in deals if one["date"] >= "2025-06-01"]
        check_pages(served, "/deals?limit=7&since=2025-06-01&type=", deal,
                    len(later))
        found = re.findall(deal, page(served, "/deals?limit=2&party=" +
                           urllib.parse.quote("NVIDIA"))[1])
        assert len(found) == min(2, len(nvidia)), (found, len(nvidia))
        docs = served.json("/api/v1/docs?limit=500")["documents"]
        check_pages(served, "/documents?limit=7", r'href="(/doc/[^"#]*)"',
                    len(docs))
    finally:
        status = served.close()
    assert status == 0, "the server ended with %d" % status


if __name__ == "__main__":
    sys.exit(main())
