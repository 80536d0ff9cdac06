"""Goal: every colour that words are set in can be read, in the light and in the
dark: WCAG 2.2, 1.4.3, at least 4.5 to 1 on each ground it may stand on.
"""

import os
import re

GROUNDS = ("paper", "sheet", "hover")
WORDS = ("ink", "soft", "accent", "company", "person", "chip", "model", "site",
         "other", "planned", "rumored", "denied", "sure")


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= .04045 else ((p + .055) / 1.055) ** 2.4
             for p in parts]
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2]


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + .05) / (low + .05)


def main():
    with open(os.path.join(os.environ["SRCDIR"], "web", "static", "app.css"),
              encoding="utf-8") as css:
        roots = re.findall(r":root \{(.*?)\}", css.read(), re.S)
    assert len(roots) == 2, "a light and a dark set of colours"
    for root in roots:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", root))
        for word in WORDS:
            for ground in GROUNDS:
                got = contrast(colours[word], colours[ground])
                assert got >= 4.5, "%s on %s: %.2f" % (word, ground, got)
        # The button's words on its ground.
        assert contrast(colours["paper"], colours["accent"]) >= 4.5


main()
