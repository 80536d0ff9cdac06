#!/usr/bin/env python3
"""How long python3-feedparser takes for the feeds of a folder: the best of TIMES runs, in seconds."""
import os, sys, time

import feedparser

files = []
for top, _, names in os.walk(sys.argv[2]):
    files += [open(os.path.join(top, n), "rb").read() for n in sorted(names)]
best = 1e9
for _ in range(int(sys.argv[1])):
    began = time.perf_counter()
    for f in files:
        try:
            feedparser.parse(f)
        except Exception:
            pass
    best = min(best, time.perf_counter() - began)
print(f"{sum(map(len, files)) / 1e6 / best:.2f} MB/s, {best:.2f} s")
