"""One table of all figures of reading, with what is wanted beside them.

    table.py TAPEOUT [SHARED [SUITES]]

SHARED holds eval/ and suites/ (../shared beside the tree); SUITES is where the
suites are unpacked, else they are unpacked for this run.  What is absent is a
line that says so.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

# figure, where it comes from, at least, aim
BARS = (
    ("entities linked, F1", "eval:entities linked:f1", .85, .95),
    ("entities found, F1", "eval:entities found:f1", .88, .96),
    ("relations, precision", "eval:relations:p", .75, .90),
    ("relations, F1", "eval:relations:f1", .55, .80),
    ("deals, F1", "eval:deals:f1", .65, .88),
    ("deals, amounts right", "eval:amounts:right", .95, .99),
    ("wrong offsets (at most)", "eval:offsets:wrong", 0, 0),
    ("relations-core, without makes, P",
     "relations-core:without_makes_p/r/f1:0", .70, .80),
    ("relations-core, without makes, F1",
     "relations-core:without_makes_p/r/f1:2", .40, .65),
    ("asr-pairs, misheard variants linked",
     "asr-pairs:variants_linked:0", .80, .95),
    ("asr-pairs, look-alikes left alone",
     "asr-pairs:lookalikes_left_alone:0", .98, 1.),
    ("asr-pairs, persons said right, found",
     "asr-pairs:person_same_found/linked:0", .80, .90),
    ("ainews-labels, companies typed",
     "ainews-labels:companies_typed:0", .85, .95),
    ("ainews-labels, models typed",
     "ainews-labels:models_typed:0", .85, .95),
    # to compare versions with; no bar
    ("relations-storyweb, F1", "relations-storyweb:f1:0", None, None),
    ("ner-crossner-ai, F1", "ner-crossner-ai:f1:0", None, None),
)


def eval_figures(tapeout, shared):
    folder = shared / "eval"
    if not (folder / "score.py").is_file():
        return None
    read = subprocess.run([tapeout, "extract"], check=False,
                          stdin=(folder / "dev.jsonl").open("rb"),
                          capture_output=True)
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as pred:
        pred.write(read.stdout)
        pred.flush()
        told = subprocess.run(
            [sys.executable, str(folder / "score.py"), "--json", "--gold",
             str(folder / "dev"), "--pred", pred.name],
            check=True, capture_output=True)
    figures = json.loads(told.stdout)
    right = figures["amounts"]
    right["right"] /= max(right["gold"], 1)
    figures["offsets"] = {"wrong": figures["bad_offsets"]}
    return figures


def suite_figures(tapeout, shared, suites, name):
    score = shared / "suites" / "score"
    if not score.is_file() or not (suites / name).is_dir():
        return None
    told = subprocess.run([sys.executable, str(score), name, "--tapeout", tapeout, "--data",
                           str(suites), "--json"],
                          check=False, capture_output=True)
    try:
        figures = json.loads(told.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        return None
    return {key: dict(enumerate(str(value).split("/")))
            for key, value in figures.items()}


def line(name, value, least, aim):
    if value is None:
        print(f"{name:40} {'absent':>8}")
        return
    mark = ""
    if least is not None:
        low = name.endswith("(at most)")
        good = [value <= bar if low else value >= bar
                for bar in (least, aim)]
        mark = "aim reached" if good[1] else "enough" if good[0] else "SHORT"
    bars = ("", "") if least is None else (f"{least:.2f}", f"{aim:.2f}")
    print(f"{name:40} {value:8.3f} {bars[0]:>9} {bars[1]:>6}  {mark}")


def main():
    tapeout = str(pathlib.Path(sys.argv[1]).resolve())
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else
                          pathlib.Path(__file__).parents[2] / ".." / "shared")
    with tempfile.TemporaryDirectory(prefix="tapeout-suites.") as made:
        suites = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else made)
        unpack = shared / "suites" / "unpack"
        if len(sys.argv) <= 3 and unpack.is_file():
            subprocess.run([str(unpack), made], check=True,
                           stdout=subprocess.DEVNULL)
        figures = {"eval": eval_figures(tapeout, shared)}
        print(f"{'':40} {'measured':>8} {'at least':>9} {'aim':>6}")
        for name, where, least, aim in BARS:
            source, key, part = where.split(":")
            if source not in figures:
                figures[source] = suite_figures(tapeout, shared, suites,
                                                source)
            of = figures[source]
            value = of.get(key, {}).get(int(part) if part.isdigit() else part
                                        ) if of else None
            line(name, None if value is None else float(value), least, aim)


main()
