"""How well the extractor reads the documents of docs/, and that it reads no worse.

    score.py TAPEOUT FOLDER [--errors]

A document's file holds its text and the answer beside it.  An entity counts when
its canonical name and type are right, a relation when its type and both ends are,
a deal when its type and all its parties are.  Fails below the floors, and at any
mention whose offsets are not its bytes.
"""
import json
import pathlib
import subprocess
import sys

FLOORS = {"entities": 0.97, "relations": 0.78, "deals": 0.80}
SCORED = {"company", "person", "chip", "model", "site"}
EITHER_WAY = {"partnered_with", "competes_with"}
GIVEN = ("id", "kind", "title", "date", "lang", "format", "text")


def facts(doc):
    """The three sets of what a document says."""
    ends = [(r["type"], r["head"], r["tail"]) for r in doc["relations"]]
    return {
        "entities": {(e["name"], e["type"]) for e in doc["entities"]
                     if e["type"] in SCORED},
        "relations": {(t, *sorted((a, b))) if t in EITHER_WAY else (t, a, b)
                      for t, a, b in ends},
        "deals": {(d["type"], frozenset(p["name"] for p in d["parties"]))
                  for d in doc["deals"]},
    }


def check_offsets(doc, out):
    text = doc["text"].encode()
    for entity in out["entities"]:
        for m in entity["mentions"]:
            if text[m["start"]:m["end"]] != m["text"].encode():
                sys.exit(f"{doc['id']}: {m} is not what stands there")
    for fact in out["relations"] + out["deals"]:
        span = fact["evidence"]
        if not 0 <= span["start"] < span["end"] <= len(text):
            sys.exit(f"{doc['id']}: evidence {span} is outside the text")


def read(tapeout, docs):
    lines = "".join(json.dumps({k: d[k] for k in GIVEN}) + "\n" for d in docs)
    done = subprocess.run([tapeout, "extract", "--format", "jsonl"],
                          input=lines.encode(), capture_output=True,
                          check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def f1(right, made, wanted):
    return 2 * right / (made + wanted) if made + wanted else 1.0


def main():
    tapeout, top = sys.argv[1], pathlib.Path(sys.argv[2])
    docs = [json.loads(p.read_text()) for p in sorted(top.glob("*.json"))]
    count = {what: [0, 0, 0] for what in FLOORS}
    for doc, out in zip(docs, read(tapeout, docs), strict=True):
        check_offsets(doc, out)
        want, made = facts(doc), facts(out)
        for what, n in count.items():
            n[0] += len(want[what] & made[what])
            n[1] += len(made[what])
            n[2] += len(want[what])
            if "--errors" in sys.argv:
                for sign, some in ("-", want[what] - made[what]), \
                        ("+", made[what] - want[what]):
                    for fact in sorted(map(str, some)):
                        print(f"{doc['id']}: {sign} {fact}")
    low = False
    for what, (right, made, wanted) in count.items():
        score = f1(right, made, wanted)
        low |= score < FLOORS[what]
        print(f"{what:10} precision {right / max(made, 1):.3f} "
              f"recall {right / max(wanted, 1):.3f} F1 {score:.3f} "
              f"floor {FLOORS[what]:.2f}")
    sys.exit(low or not docs)


main()
