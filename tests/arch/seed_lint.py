#!/usr/bin/env python3
"""Lint of the tables of names, sql/seed/*.tsv.

A row is a promise to the reader: its cells stand where they should, whom it
names exists, and no way to write a name leads to two things unless context can
tell them apart.  One line a fault, "file:line: what"; exit 1 where there is any.

    seed_lint.py [FOLDER]
"""
import glob
import os
import re
import sys
import unicodedata

HEAD = ("name alias zh heard what field of ticker id context unsure "
        "not").split()
TYPES = ("company person chip model site product technology institution "
         "media place theme").split()
FORMS = ("name", "alias", "zh", "heard")
LISTS = ("alias", "zh", "heard", "ticker", "id", "context", "unsure", "not")

# What the matcher lets stand inside a name; spaces, hyphens, nothing and
# an apostrophe are alike, and another sign ends it.
HARD = "./&+:"
SOFT = " \t-_'\u2019\u00a0\u00b7\u2010\u2011\u30fb\uff65"

faults = []


def fault(where, what):
    faults.append((where, what))


def is_cjk(c):
    n = ord(c)
    return (0x3040 <= n <= 0x30ff or 0x3400 <= n <= 0x9fff or
            0xf900 <= n <= 0xfaff or 0xac00 <= n <= 0xd7a3 or n >= 0x20000)


def fold(text):
    """The form as the matcher sees it: its tokens and what counts between."""
    out, word, kind = [], "", ""
    flat = "".join(c if is_cjk(c) else unicodedata.normalize("NFKD", c)
                   for c in text)
    for c in flat.lower():
        if unicodedata.combining(c):
            continue
        now = ("cjk" if is_cjk(c) else "digit" if c in "0123456789" else
               "letter" if c.isalpha() else "")
        if now != kind or now in ("", "cjk"):
            if word:
                out.append(word)
            word, kind = "", now
        if now:
            word += c
        elif c not in SOFT and out:
            out.append(c if c in HARD else "~")
    if word:
        out.append(word)
    while out and not out[-1][-1].isalnum():
        out.pop()
    handle = "@ " if text.startswith("@") else ""
    return handle + " ".join(out)


class Row:
    def __init__(self, kind, where, cells):
        self.kind, self.where = kind, where
        for name, cell in zip(HEAD, cells):
            setattr(self, name, cell.split("|") if name in LISTS and cell
                    else [] if name in LISTS else cell)
        self.written = [self.name] + self.alias + self.zh + self.heard

    def unsure_keys(self):
        return {fold(form) for form in self.unsure}


def read_table(path):
    file = os.path.basename(path)
    kind = re.split("[-.]", file)[0]
    rows, before = [], None
    with open(path, encoding="utf-8") as lines:
        for n, line in enumerate(lines, 1):
            where = f"{file}:{n}"
            cells = line.rstrip("\n").split("\t")
            if n == 1:
                if cells != HEAD:
                    fault(where, "expected the head line " + " ".join(HEAD))
                continue
            if len(cells) != len(HEAD):
                fault(where, f"expected {len(HEAD)} cells, found {len(cells)}")
                continue
            check_cells(where, cells)
            key = cells[0].lower().encode()
            if before is not None and key <= before:
                fault(where, f"\"{cells[0]}\" is not sorted")
            before = key
            rows.append(Row(kind, where, cells))
    return rows


def check_cells(where, cells):
    if not cells[0]:
        fault(where, "no name")
    for name, cell in zip(HEAD, cells):
        if cell != cell.strip() or "  " in cell:
            fault(where, f"{name}: a blank too many in \"{cell}\"")
        parts = cell.split("|")
        if name not in LISTS and len(parts) > 1:
            fault(where, f"{name}: expected one, found a list")
        if cell and name in LISTS:
            if any(p == "" or p != p.strip() for p in parts):
                fault(where, f"{name}: an empty item or a blank in \"{cell}\"")
            if len(set(parts)) != len(parts):
                fault(where, f"{name}: an item stands twice")
        if unicodedata.normalize("NFC", cell) != cell:
            fault(where, f"{name}: not in NFC")


def check_unsure(row):
    for form in row.unsure:
        if form not in row.written:
            fault(row.where, f"unsure \"{form}\" is no form of {row.name}")
    if row.unsure and not row.context:
        fault(row.where, f"{row.name}: unsure forms, but no context")


def check_ends(rows):
    names = {}
    for row in rows:
        names.setdefault(row.name, []).append(row)
    for row in rows:
        if row.of and row.of not in names:
            fault(row.where, f"of \"{row.of}\" is no row")
        for other in row.__dict__["not"]:
            if other not in names:
                fault(row.where, f"not \"{other}\" is no row")
            elif names[other] == [row]:
                fault(row.where, "never the same as itself")
    # a company before another thing of the same name, as the lexicon has it
    return {name: sorted(found, key=lambda r: r.kind != "company")[0]
            for name, found in names.items()}


def check_cycles(rows, by_name):
    for row in rows:
        seen, at = [], row
        while at is not None and at not in seen:
            seen.append(at)
            at = by_name.get(at.of) if at.of else None
        if at is row and len(seen) > 1:
            fault(row.where, "of: a circle through " +
                  ", ".join(r.name for r in seen))


def check_forms(rows):
    """One form, one thing; or context tells all but one of them apart."""
    held = {}
    for row in rows:
        for form in row.written:
            held.setdefault(fold(form), {}).setdefault(id(row), (row, form))
    for key, found in held.items():
        if not key:
            row, form = next(iter(found.values()))
            fault(row.where, f"\"{form}\" holds nothing to match")
        if len(found) < 2:
            continue
        sure = [(row, form) for row, form in found.values()
                if key not in row.unsure_keys()]
        if key.startswith("@"):
            sure = list(found.values())
        if len(sure) < 2:
            continue
        row, form = sure[-1]
        others = ", ".join(f"{r.kind} {r.name} ({r.where})"
                           for r, _ in found.values() if r is not row)
        fault(row.where, f"\"{form}\" of {row.kind} {row.name} is also a form "
              f"of {others}")


def check_twice(rows):
    seen = {}
    for row in rows:
        other = seen.setdefault((row.kind, row.name.casefold()), row)
        if other is not row:
            fault(row.where, f"{row.name} stands at {other.where} already")


def check_cues(folder):
    """The classes of cue.tsv are those that cue.c names; sets begin with =."""
    source = os.path.join(folder, "../../src/extract/cue.c")
    known = None
    if os.path.exists(source):
        known = set(re.findall(r'\[CUE_\w+\] = "(\w+)"',
                               open(source, encoding="utf-8").read()))
    with open(os.path.join(folder, "cue.tsv"), encoding="utf-8") as lines:
        for n, line in enumerate(lines, 1):
            where, cells = f"cue.tsv:{n}", line.rstrip("\n").split("\t")
            if n == 1:
                if cells != ["class", "phrases"]:
                    fault(where, "expected the head line class phrases")
                continue
            if len(cells) != 2 or not all(cells):
                fault(where, "expected a class and its phrases")
            elif cells[0].startswith("="):
                continue    # a set, for phrases to name
            elif known is not None and cells[0] not in known:
                fault(where, f"no class \"{cells[0]}\" in cue.c")
            elif any(p == "" or p != p.strip() for p in cells[1].split("|")):
                fault(where, "an empty phrase, or a blank around one")


def check_families(folder, names):
    """The rows of family.tsv, as src/extract/family.h has them."""
    path, before = os.path.join(folder, "family.tsv"), ""
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as lines:
        for n, line in enumerate(lines, 1):
            where, cells = f"family.tsv:{n}", line.rstrip("\n").split("\t")
            if n == 1:
                if cells != "pattern lead type of context".split():
                    fault(where, "expected the head line pattern ... context")
                continue
            if len(cells) != 5:
                fault(where, f"expected 5 cells, found {len(cells)}")
                continue
            if not re.match("[A-Za-z]", cells[0]):
                fault(where, "a pattern begins with a letter")
            if cells[0] <= before:
                fault(where, f"\"{cells[0]}\" is not sorted")
            if cells[2] not in TYPES:
                fault(where, f"no type \"{cells[2]}\"")
            if cells[3] and cells[3] not in names:
                fault(where, f"of \"{cells[3]}\" is no row")
            before = cells[0]


def check_hosts(folder, names):
    """The rows of host.tsv: a show, and who speaks in it."""
    path, before = os.path.join(folder, "host.tsv"), ""
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for n, line in enumerate(lines, 2):
            where, cells = f"host.tsv:{n}", line.rstrip("\n").split("\t")
            if len(cells) != 2:
                fault(where, f"expected 2 cells, found {len(cells)}")
                continue
            if cells[0] <= before:
                fault(where, f"\"{cells[0]}\" is not sorted")
            for name, kind in [(cells[0], "media")] + [
                    (host, "person") for host in cells[1].split("|")]:
                if name not in names or names[name].kind != kind:
                    fault(where, f"\"{name}\" is no row of {kind}")
            before = cells[0]


def check_words(folder, file):
    """A table of words alone: one a line, sorted, small letters."""
    path = os.path.join(folder, file)
    if not os.path.exists(path):
        return
    before = ""
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for n, line in enumerate(lines, 2):
            word = line.rstrip("\n")
            if not re.fullmatch("[a-z]+", word):
                fault(f"{file}:{n}", f"\"{word}\" is no word of small letters")
            if word <= before:
                fault(f"{file}:{n}", f"\"{word}\" is not sorted")
            before = word


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "sql/seed"
    rows = []
    for path in sorted(glob.glob(os.path.join(folder, "*.tsv"))):
        if re.split("[-.]", os.path.basename(path))[0] in TYPES:
            rows += read_table(path)
    for row in rows:
        check_unsure(row)
    check_twice(rows)
    by_name = check_ends(rows)
    check_cycles(rows, by_name)
    check_families(folder, by_name)
    check_hosts(folder, by_name)
    check_forms(rows)
    check_cues(folder)
    for file in ("given.tsv", "surname.tsv", "word.tsv"):
        check_words(folder, file)
    for where, what in faults:
        print(f"{where}: {what}", file=sys.stderr)
    forms = sum(len(row.written) for row in rows)
    print(f"{len(rows)} rows, {forms} ways to write them, "
          f"{len(faults)} faults")
    return 1 if faults or not rows else 0


sys.exit(main())
