#!/bin/bash
# Goal: what is believed does not hang on the clock: the same documents, some
# without a date, read at two times far apart give the same dump, and no day of
# reading is shown as a date.
set -u
fail() { echo "FAILED: $*"; exit 1; }
note() { # FILE DATE SHOW WORDS: DATE may be empty
	{
		printf -- '---\ntitle: %s\nshow: %s\n' "$1" "$3"
		[ -z "$2" ] || printf 'date: %s\n' "$2"
		printf -- '---\n\n%s\n' "$4"
	} >"in/$1.md"
}
mkdir in
note a 2024-03-01 Wire 'CoreWeave plans to acquire Core Scientific for $1 billion.'
note b 2025-11-01 Ledger 'CoreWeave acquired Core Scientific for $9 billion.'
note c "" Desk 'CoreWeave acquired Core Scientific for $9 billion in shares.'
note d "" Post 'CoreWeave denied that it acquired Core Scientific.'
note e "" Desk 'Meta acquired Scale AI for $15 billion.'
note f "" Post 'Meta plans to acquire Scale AI for $14 billion.'
note g 2025-01-05 Wire 'NVIDIA acquired Groq. NVIDIA supplies CoreWeave.'
note h "" Wire 'NVIDIA denied that it acquired Groq. NVIDIA supplies CoreWeave.'
note i 2025-02-01 Wire 'Andrej Karpathy works at OpenAI.'
note j "" Ledger 'Andrej Karpathy joined Anthropic.'
note k "" Desk 'NVIDIA supplies Oracle next year. Oracle uses H100 chips.'

# Read soon and long after what has a date, and in three goes.
at() { # DATABASE TIME FILE...
	db=$1; now=$2; shift 2
	TAPEOUT_NOW=$now "$TAPEOUT" -q --db "$db" add "$@" >/dev/null || fail "add at $now"
	TAPEOUT_NOW=$now "$TAPEOUT" -q --db "$db" build >/dev/null || fail "build at $now"
	TAPEOUT_NOW=$now "$TAPEOUT" --db "$db" verify >/dev/null 2>err || { cat err; fail "verify at $now"; }
	"$TAPEOUT" --db "$db" dump >"$db.dump"
}
at first.db 2025-11-02T00:00:00Z in
at last.db 2031-06-01T00:00:00Z in
cmp first.db.dump last.db.dump || { diff first.db.dump last.db.dump | head; fail "the clock shows in the dump"; }
at apart.db 2025-11-02T00:00:00Z in/c.md in/e.md in/h.md
at apart.db 2026-12-01T00:00:00Z in/a.md in/b.md in/d.md in/f.md
at apart.db 2029-01-01T00:00:00Z in
cmp first.db.dump apart.db.dump || { diff first.db.dump apart.db.dump | head; fail "the times of reading show in the dump"; }

# The words are shown, with no date that no source gave.
for q in "show Meta" "deals --party Meta" "said Desk" "search Oracle" \
    "export relations" "query MATCH&(d:Deal)&RETURN&d.id,d.first_seen,d.date&ORDER&BY&d.id" \
    "query MATCH&(d:Document)&RETURN&d.id,d.date&ORDER&BY&d.id"; do
	IFS='& ' read -r -a words <<<"$q"
	[ "${words[0]}" = query ] && words=(query "${q#query }") && words[1]=${words[1]//&/ }
	for db in first last; do
		TAPEOUT_NOW=2031-06-02T00:00:00Z "$TAPEOUT" --db $db.db "${words[@]}" -f csv >$db.out 2>err ||
		    { cat err; fail "$q"; }
	done
	cmp first.out last.out || { diff first.out last.out | head; fail "$q: the clock shows"; }
done
"$TAPEOUT" --db last.db show Meta >out
grep -q 'Meta acquired Scale AI' out || { cat out; fail "the words are gone"; }
grep -q 2031 out && { cat out; fail "a day of reading is shown as a date"; }
grep -q 'the newest word is ' out || { cat out; fail "why it leans"; }
# The digest of the day it was read says that it has no date; in a list it comes
# after what has one.
export TAPEOUT_NOW=2031-06-01T12:00:00Z
for f in table md html eml; do
	"$TAPEOUT" --db last.db digest -f $f >out || fail "digest as $f"
	grep -q undated out || { cat out; fail "digest as $f: a document without a date"; }
	grep -q '· 2031' out && { cat out; fail "digest as $f: a day of reading is shown"; }
done
"$TAPEOUT" --db last.db digest -f json | python3 -c '
import json, sys
d = json.load(sys.stdin)
for t in "reads", "deals":
    assert any(r["date"] is None for r in d[t]), (t, d[t])
    assert not any((r["date"] or "").startswith("2031") for r in d[t]), d[t]
' || fail "digest as json"
"$TAPEOUT" --db last.db digest --date 2031-06-01 >before
TAPEOUT_NOW=2031-06-03T12:00:00Z "$TAPEOUT" --db last.db digest --date 2031-06-01 >kept
TAPEOUT_NOW=2031-06-04T12:00:00Z "$TAPEOUT" --db last.db digest --date 2031-06-01 >again
cmp kept again && cmp before kept || { diff before kept; fail "what is kept is not what was told"; }
"$TAPEOUT" --db last.db doc -f csv | cut -d, -f1 >out
[ "$(grep -n '^2' out | tail -1 | cut -d: -f1)" -lt "$(grep -n '^$' out | head -1 | cut -d: -f1)" ] ||
	{ cat out; fail "a document without a date stands before one that has one"; }
"$TAPEOUT" --db last.db show CoreWeave -f json | python3 -c '
import json, sys
dates = [row["date"] for row in json.load(sys.stdin)["documents"]]
some = [date for date in dates if date]
assert len(some) > 1 and None in dates, dates
assert dates == sorted(some, reverse=True) + [None] * (len(dates) - len(some)), dates
' || fail "a name has a document without a date before one that has one"
# A look back at a time before it was read does not know it.
"$TAPEOUT" --db last.db show "Scale AI" --as-of 2030-01-01 2>/dev/null | grep -q acquired && fail "known too early"
exit 0
