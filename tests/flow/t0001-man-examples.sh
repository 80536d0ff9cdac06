#!/bin/bash
# Goal: the examples of the manual do what the pages say, so that a reader who
# types them sees what is printed there.
set -u
export TAPEOUT_NOW=2026-01-20T12:00:00Z
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
mkdir bin && ln -s "$TAPEOUT" bin/tapeout && PATH=$PWD/bin:$PATH
ln -s "$SRCDIR/tests/samples" "$SRCDIR/tests/questions" .
exec python3 - "$SRCDIR/man/tapeout.1" "$SRCDIR/man/tapeout-query.7" <<'PY'
import os, re, subprocess, sys

def blocks(path):
    """The literal blocks of EXAMPLES, and of QUESTIONS, which have a database
    of their own: lists of (command, expected lines)."""
    inside = literal = False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith(".Sh"):
            inside = line in (".Sh EXAMPLES", ".Sh QUESTIONS")
            if inside:
                os.environ["TAPEOUT_DB"] = os.path.abspath(
                    os.path.basename(path) + line[4:] + ".db")
        elif inside and line.startswith(".Bd"):
            literal, runs = True, []
        elif inside and line == ".Ed":
            literal = False
            yield runs
        elif inside and literal:
            line = line.replace(r"\&", "")
            if line.startswith("$ "):
                runs.append((line[2:], []))
            elif line.startswith("> ") and not runs[-1][1]:
                runs[-1] = (runs[-1][0] + "\n" + line[2:], [])
            elif runs[-1][1] and runs[-1][1][-1].endswith(r"\e"):
                runs[-1][1][-1] = runs[-1][1][-1][:-2] + line
            else:
                runs[-1][1].append(line)

def matches(want, got):
    """Does each wanted line stand in its place?  "..." is any lines, and a
    line that ends in ... any end."""
    pattern = ""
    for line in want:
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            tail = r".*" if line.endswith("...") else ""
            pattern += re.escape(line[:-3] if tail else line) + tail + r"\n"
    return re.fullmatch(pattern, got)

bad = done = 0
for runs in (r for page in sys.argv[1:] for r in blocks(page)):
    for command, want in runs:
        p = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True,
                           env=None)
        done += 1
        if not matches(want, p.stdout):
            bad += 1
            print("not as the page says: $", command)
            print(p.stdout[:3000])
print(done, "examples,", bad, "wrong")
sys.exit(bad != 0 or done < 27)
PY
