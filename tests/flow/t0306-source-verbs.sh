#!/bin/bash
# Goal: sources are added, listed, paused, resumed and removed by address, title
# or id; what is no address is refused.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_DB=$PWD/t.db
t() { "$TAPEOUT" "$@" >out 2>err; }
t source add https://one.example/feed --title One --kind podcast || fail add
t source add https://one.example/feed || fail "add again"
grep -q "known already" err || fail "twice is once"
t source list --format csv || fail list
[ "$(grep -c one.example out)" = 1 ] || fail "one row"
t source show One || fail "by title"
grep -q podcast out || fail "its kind"
t source pause https://one.example/feed || fail pause
t source list; grep -q paused out || fail "paused"
t source resume One || fail resume
t source list; grep -q paused out && fail "resumed"
t source remove One || fail remove
t source show One; [ $? = 1 ] || fail "removed"
for bad in "ftp://x.example/" "javascript:alert(1)" "one.example" ""; do
	t source add "$bad"; [ $? = 2 ] || fail "taken: $bad"
done
t source add https://x.example/ --kind film; [ $? = 2 ] || fail "kind"
t source frob; [ $? = 2 ] || fail "verb"
t source add; [ $? = 2 ] || fail "no address"
t source list extra; [ $? = 2 ] || fail "too many"
t source defaults || fail defaults
t source list --format ndjson; [ "$(wc -l <out)" -ge 120 ] || fail "the built-in list"
exit 0
