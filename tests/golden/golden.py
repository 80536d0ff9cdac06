"""One stage a folder: what it makes of each input, beside what was expected.

    golden.py TAPEOUT FOLDER          says where they differ, status 1
    golden.py TAPEOUT FOLDER --bless  writes what is made as what is expected

extract/KIND-what.FORMAT  the text of a document; beside it .mentions (place,
                          bytes, whose) and .claims (relations and deals, with
                          the words that say them), or one of the two
feed/ captions/ article/  a file; beside it .json, what `tapeout stage` prints
"""
import difflib
import json
import pathlib
import subprocess
import sys

FORMATS = {".txt": "text", ".md": "markdown", ".captions": "captions",
           ".vtt": "vtt", ".srt": "srt"}
EXPECTED = {".mentions", ".claims", ".json"}


def run(argv, data=None):
    done = subprocess.run(argv, input=data, capture_output=True, check=False)
    if done.returncode != 0 and not done.stdout:
        sys.exit(f"{argv[1:]}: {done.stderr.decode()}")
    return done.stdout


def mentions(text, out):
    rows = [(m["start"], m["end"], m["text"], e["name"], e["type"])
            for e in out["entities"] for m in e["mentions"]]
    for start, end, said, _, _ in rows:
        if text[start:end] != said.encode():
            sys.exit(f"offsets {start}-{end} are not {said!r}")
    return "".join(f"{s}-{e}\t{said}\t{name}\t{kind}\n"
                   for s, e, said, name, kind in sorted(rows))


def quote(text, of):
    span = of["evidence"]
    words = text[span["start"]:span["end"]].decode()
    said = f"\t{of['speaker']}" if of.get("speaker") else ""
    return f'\t"{" ".join(words.split())}"{said}\n'


def claims(text, out):
    rows = []
    for r in out["relations"]:
        rows.append(f"{r['head']} {r['type']} {r['tail']}, {r['status']}"
                    f"{', ' + r['phase'] if 'phase' in r else ''}"
                    + quote(text, r))
    for d in out["deals"]:
        parties = ", ".join(f"{p['name']} ({p['role']})" for p in d["parties"])
        money = f", {d['amount']} {d['currency']}" if d["amount"] else ""
        worth = f", worth {d['valuation']}" if d.get("valuation") else ""
        rows.append(f"deal {d['type']}, {d['status']}: {parties}{money}{worth}"
                    + quote(text, d))
    return "".join(rows)


def extract(tapeout, path):
    text = path.read_bytes()
    doc = {"id": path.stem, "kind": path.stem.split("-")[0], "title": "",
           "date": "2026-01-15", "format": FORMATS[path.suffix],
           "text": text.decode()}
    line = json.dumps(doc, ensure_ascii=False).encode() + b"\n"
    out = json.loads(run([tapeout, "extract", "--format", "jsonl"], line))
    return {".mentions": mentions(text, out), ".claims": claims(text, out)}


def stage(tapeout, path):
    out = json.loads(run([tapeout, "stage", path.parent.name, str(path)]))
    del out["file"]
    return {".json": json.dumps(out, ensure_ascii=False, indent=1) + "\n"}


def differs(path, made, bless):
    if bless:
        path.write_text(made)
    want = path.read_text() if path.exists() else ""
    for line in difflib.unified_diff(want.splitlines(), made.splitlines(),
                                     f"{path.name} expected",
                                     f"{path.name} made", lineterm=""):
        print(line)
    return want != made


def main():
    tapeout, top = sys.argv[1], pathlib.Path(sys.argv[2])
    bless = "--bless" in sys.argv
    wrong = done = 0
    for path in sorted(top.glob("*/*.*")):
        if path.suffix in EXPECTED:
            continue
        make = extract if path.parent.name == "extract" else stage
        out = make(tapeout, path)
        beside = {s for s in out if path.with_suffix(s).exists()} or set(out)
        for suffix, made in out.items():
            if suffix not in beside:
                continue
            done += 1
            wrong += differs(path.with_suffix(suffix), made, bless)
    print(f"{done} compared, {wrong} differ")
    sys.exit(wrong > 0 or done == 0)


main()
