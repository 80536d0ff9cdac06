"""Goal: a person reads every page in a browser, wide or on a phone, in the
light or the dark, with scripts or without: nothing is logged as wrong, no
other host is asked for anything, and no page is wider than the screen.

SHOTS=FOLDER keeps a picture of each page there.
"""

import os
import sys
import time

from browser import Browser, Missing
from served import Served

FITS = """
const wide = [...document.querySelectorAll("main *")].filter((one) =>
    one.getBoundingClientRect().right > innerWidth + 1 &&
    !one.closest(".scroll, .drawing"));
return [document.documentElement.scrollWidth, innerWidth,
    wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 120))];
"""

LINES = """
return new Set([...document.querySelectorAll(".top nav li")].map((one) =>
    one.getBoundingClientRect().top)).size;
"""

REASON = """
const why = document.querySelector("details p");
return why !== null && why.checkVisibility({contentVisibilityAuto: true}) &&
    why.getBoundingClientRect().height > 0;
"""

HOLDS = """
const names = [...document.querySelectorAll(
    "input:not([type=hidden]), select, button")]
    .filter((one) => one.labels.length === 0 && one.type !== "submit" &&
        one.tagName !== "BUTTON");
return {
    unnamed: names.map((one) => one.outerHTML),
    title: document.title,
    headings: document.querySelectorAll("h1").length,
    main: document.querySelectorAll("main").length,
    ids: [...document.querySelectorAll("[id]")].map((one) => one.id)
        .filter((id, at, all) => all.indexOf(id) !== at)
};
"""


def told_twice():
    """Notes that contradict each other, and one who moves."""
    os.makedirs("notes", exist_ok=True)
    for date, show, words in (
            ("2025-02-01", "Wire", "Andrej Karpathy works at OpenAI."),
            ("2025-06-01", "Wire", "Andrej Karpathy joined Anthropic."),
            ("2025-03-01", "Ledger", "NVIDIA acquired Groq."),
            ("2025-03-09", "Wire", "NVIDIA denied that it acquired Groq."),
            ("2025-04-01", "Ledger", "CoreWeave is in talks to acquire "
             "Core Scientific for $6 billion."),
            ("2025-07-07", "Wire", "CoreWeave acquired Core Scientific for "
             "$9 billion."),
            ("2025-08-01", "Links", "[Lambda raised $480 million](https://"
             "links.example/%s) in a Series D." % ("long" * 60))):
        with open("notes/%s-%s.md" % (date, show), "w",
                  encoding="utf-8") as out:
            out.write("---\ntitle: %s of %s\nshow: %s\ndate: %s\n---\n\n"
                      "%s\n" % (show, date, show, date, words))
    return "notes"


def pages(served):
    nvidia = served.entity("NVIDIA")
    doc = served.json("/api/v1/docs?kind=podcast")["documents"][0]["id"]
    deal = served.json("/api/v1/deals")["deals"][0]["id"]
    day = served.json("/api/v1/digest/2025-10-30")["facts"]["date"]
    return {
        "home": "/", "entity": "/entity/" + nvidia,
        "graph": "/graph/" + nvidia, "document": "/doc/" + doc,
        "deals": "/deals", "deal": "/deal/" + deal,
        "search": "/search?q=power", "nothing": "/search?q=zzyzx",
        "digest": "/digest/" + day, "names": "/entities",
        "documents": "/documents", "sources": "/sources",
        "links": "/path?a=NVIDIA&b=OpenAI", "about": "/about",
        "said": "/said?about=" + nvidia, "nobody": "/said?by=zzyzx",
        "moves": "/moves", "disputes": "/disputes",
        "news": "/news?since=2025-01-01&of=" + nvidia,
        "answer": "/query?q=MATCH+(d:Deal)+RETURN+d.type,+d.day,+d.amount,"
                  "+d.quote,+d.document+LIMIT+20",
        "unasked": "/news", "past": "/disputes?of=Groq&as_of=2025-12-01",
    }


def look(browser, served, name, path, width, light=""):
    browser.size(width, 900)
    browser.go(served.url + path)
    if name == "graph":
        wait_for_drawing(browser)
    scroll, inner, wide = browser.run(FITS)
    assert inner == width, (name, inner)
    assert scroll <= width, "%s at %d is %d wide: %s" % (
        name, width, scroll, wide)
    held = browser.run(HOLDS)
    assert held["title"].endswith("tapeout"), (name, held)
    assert held["headings"] == 1 and held["main"] == 1, (name, held)
    assert not held["unnamed"] and not held["ids"], (name, held)
    if "SHOTS" in os.environ:
        browser.shot("%s/%s-%d%s.png" % (
            os.environ["SHOTS"], name, width, light))


def comes_true(browser, script):
    """Whether a page that is still being drawn comes to say yes."""
    for _ in range(100):
        if browser.run(script):
            return True
        time.sleep(.1)
    return False


def wait_for_drawing(browser):
    """Where the library was not built, the list is all there is."""
    if not browser.run("return document.getElementById('drawing') !== null"):
        print("graph: built without its drawing", file=sys.stderr)
        return
    assert comes_true(browser, "return document.querySelectorAll("
                      "'#drawing canvas').length > 0"), "not drawn"


def check_quiet(browser, served):
    wrong = [entry for entry in browser.console()
             if entry["level"] in ("SEVERE", "WARNING")]
    assert not wrong, wrong
    asked = [url for url in browser.requests()
             if not url.startswith((served.url + "/", "data:", "chrome",
                                    "about:"))]
    assert not asked, asked


def check_place(browser, served, doc_path):
    """A quote's link lands on its sentence."""
    browser.size(1280, 900)
    browser.go(served.url + doc_path)
    href = browser.run("return document.querySelector('.said a')"
                       ".getAttribute('href')")
    browser.go(served.url + href)
    shown = browser.run(
        "const one = document.querySelector(':target');"
        "const box = one && one.getBoundingClientRect();"
        "return one ? [one.textContent, box.top >= 0 && "
        "box.top < innerHeight] : null")
    assert shown and shown[1] and len(shown[0]) > 10, (href, shown)


def check_told(browser, served, all_pages):
    """Both sides of a contradiction, both posts of a move, what was said and
    what is new: each in words that lead to their place, and one step from the
    navigation or from the name's page."""
    browser.go(served.url + all_pages["entity"])
    ways = browser.run("return [...document.querySelectorAll('a')]"
                       ".map((one) => one.getAttribute('href'))")
    entity = all_pages["entity"]
    for way in ("/said", "/said?about=" + entity[8:], "/news?of=" + entity[8:],
                "/disputes?of=" + entity[8:]):
        assert way in ways, (way, ways)
    for name, words in (
            ("said", ["NVIDIA acquired Groq"]),
            ("news", ["NVIDIA acquired Groq"]),
            ("moves", ["Karpathy joined Anthropic",
                       "Karpathy works at OpenAI"]),
            ("disputes", ["NVIDIA acquired Groq", "NVIDIA denied that",
                          "for $6 billion", "for $9 billion"])):
        browser.go(served.url + all_pages[name])
        quotes = browser.run(
            "return [...document.querySelectorAll('.said > a')]"
            ".map((one) => [one.textContent, one.getAttribute('href')])")
        for part in words:
            held = [href for quote, href in quotes if part in quote]
            assert held, (name, part, quotes)
            browser.go(served.url + held[0])
            shown = browser.run("return document.querySelector(':target')"
                                ".textContent")
            assert part in shown, (name, part, shown)
    browser.go(served.url + all_pages["past"])
    href = browser.run("return [...document.querySelectorAll('.over a')]"
                       ".map((one) => one.getAttribute('href'))")
    assert href and all("as_of=2025-12-01" in one for one in href), href


def check_menu(browser, served):
    """From a small desk on the menu is one line, whichever page is marked."""
    for path in ("/", "/documents"):
        browser.go(served.url + path)
        for width in range(980, 1300, 40):
            browser.size(width, 900)
            lines = browser.run(LINES)
            assert lines == 1, (path, width, lines)


def check_without_scripts(browser, served, all_pages):
    for name in ("home", "entity", "graph", "document", "deals", "search",
                 "said", "moves", "disputes", "news"):
        html = browser.without_scripts(served.url + all_pages[name])
        assert "<h1" in html and "</main>" in html, name
        assert "<blockquote" in html, name
        assert 'class="drawing drawn"' not in html, name


def check_paper(browser, served, entity):
    """Paper has all the words, and nothing to press."""
    browser.go(served.url + entity)
    assert not browser.run(REASON), "a reason is open on the screen"
    browser.cdp("Emulation.setEmulatedMedia", media="print")
    assert comes_true(browser, REASON), browser.run(
        "return [matchMedia('print').matches, location.href,"
        "document.querySelector('details')?.outerHTML]")
    pressed = browser.run(
        "return [...document.querySelectorAll('input, button')]"
        ".filter((one) => one.checkVisibility())"
        ".map((one) => one.outerHTML);")
    browser.cdp("Emulation.setEmulatedMedia", media="")
    assert not pressed, pressed


def main():
    try:
        browser = Browser(os.getcwd())
    except Missing as why:
        print("skipped: %s" % why)
        return 77
    served = Served(told_twice())
    try:
        all_pages = pages(served)
        for width in (1280, 390):
            for name, path in all_pages.items():
                look(browser, served, name, path, width)
                check_quiet(browser, served)
        browser.dark(True)
        for name in ("home", "disputes", "moves", "said", "news", "deals",
                     "deal", "entity", "sources"):
            for width in (1280, 390):
                look(browser, served, name, all_pages[name], width, "-dark")
            check_quiet(browser, served)
        check_menu(browser, served)
        check_place(browser, served, all_pages["document"])
        check_told(browser, served, all_pages)
        check_without_scripts(browser, served, all_pages)
        check_paper(browser, served, all_pages["entity"])
    finally:
        browser.close()
        status = served.close()
    assert status == 0, "the server ended with %d" % status
    return 0


if __name__ == "__main__":
    sys.exit(main())
