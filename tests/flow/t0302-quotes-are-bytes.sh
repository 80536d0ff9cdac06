#!/bin/bash
# Goal: what stands in quotation marks is bytes of the stored document, at the
# place that the answer names; in JSON they are untouched.
set -u
fail() { echo "FAILED: $*"; exit 1; }
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
export TAPEOUT_DB=$PWD/t.db
"$TAPEOUT" -q add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q build >/dev/null || fail build
exec python3 - "$TAPEOUT" <<'PY'
import json, subprocess, sys

def run(*args):
    return subprocess.run([sys.argv[1], *args], stdout=subprocess.PIPE,
                          check=True).stdout

texts, seen = {}, 0
def check(row):
    global seen
    if not row.get("quote"):
        return
    doc = row["quote_id"]
    if doc not in texts:
        texts[doc] = run("doc", doc, "--text")
    quote = row["quote"].encode()
    at = row["quote_at"]
    assert texts[doc][at:at + len(quote)] == quote, row
    seen += 1

def lines(*args):
    for line in run(*args, "--format", "ndjson").splitlines():
        yield json.loads(line)

for kind in ("deals", "relations"):
    for row in lines("export", kind):
        check(row)
for d in lines("export", "documents"):
    for row in lines("doc", d["id"]):
        check(row)
for name in ("NVIDIA", "Oracle", "Groq", "Stargate"):
    for row in lines("show", name):
        check(row)
for row in lines("search", "compute"):
    check(row)
print(seen, "quotes")
sys.exit(seen < 50)
PY
