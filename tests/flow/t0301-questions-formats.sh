#!/bin/bash
# Goal: every question answers in every format, data alone on stdout, the same
# bytes twice; JSON is JSON and CSV is CSV.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_DB=$PWD/t.db TAPEOUT_NOW=2026-01-20T12:00:00Z
"$TAPEOUT" -q add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q build >/dev/null || fail build
"$TAPEOUT" -q source add https://feed.example/rss --title Feed || fail "source add"
doc=$("$TAPEOUT" search Stargate --format ndjson |
	sed -n 's/.*"table":"documents".*"id":"\([0-9a-f]*\)".*/\1/p' | head -n 1)
deal=$("$TAPEOUT" deals -n 1 --format csv | tail -n 1 | sed 's/.*,//; s/\r//')
[ -n "$doc" ] && [ -n "$deal" ] || fail "no ids: doc '$doc' deal '$deal'"

ask() {
	for f in table json ndjson csv md; do
		"$TAPEOUT" "$@" --format $f >out.$f 2>err || fail "$* --format $f"
		[ -s out.$f ] || fail "$* --format $f says nothing"
		[ ! -s err ] || fail "$* --format $f: $(cat err)"
		"$TAPEOUT" "$@" --format $f | cmp -s - out.$f || fail "$* $f twice"
	done
	command -v python3 >/dev/null || return 0
	python3 - "$*" <<'PY' || fail "$*"
import csv, json, sys
json.load(open("out.json", encoding="utf-8"))
for line in open("out.ndjson", encoding="utf-8"):
    json.loads(line)
rows = list(csv.reader(open("out.csv", encoding="utf-8", newline="")))
assert len({len(r) for r in rows}) == 1, "rows of unlike length"
assert "\x1b" not in open("out.table", encoding="utf-8").read()
PY
}
ask show Oracle
ask search Stargate
ask deals
ask deals "$deal"
ask doc
ask doc "$doc"
ask doc "$doc" --marks
ask digest
ask digest --date 2025-10-30
ask source list
ask config
ask verify
"$TAPEOUT" digest --format html | grep -q "<html" || fail "digest html"
"$TAPEOUT" digest --format eml | grep -q "^MIME-Version: 1.0" || fail "digest eml"
"$TAPEOUT" doc "$doc" --text | grep -q Stargate || fail "doc --text"
exit 0
