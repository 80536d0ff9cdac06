#!/bin/bash
# Goal: the README's tour can be walked as it stands, and what it shows of a card
# is what is printed.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z
ln -s "$TAPEOUT" tapeout && ln -s "$SRCDIR/tests" . || fail "links"
sed -n '/^## A tour/,/^For every/s|^    \(\./tapeout .*\)|\1|p' \
    "$SRCDIR/README.md" | grep -v '^./tapeout serve ' >tour
[ "$(wc -l <tour)" -ge 10 ] || fail "a short tour: $(cat tour)"
while IFS= read -r line; do
	eval "$line" >out 2>err || { cat err; fail "$line"; }
	[ -s out ] || fail "$line says nothing"
done <tour

./tapeout show Groq >card || fail "show"
sed -n '/^    \$ .* show Groq/,/^$/s|^    ||p' "$SRCDIR/README.md" |
    grep -v -e '^\$' -e '^…' >shown
[ "$(wc -l <shown)" -ge 4 ] || fail "little is shown: $(cat shown)"
while IFS= read -r line; do
	grep -qxF -- "$line" card || { cat card; fail "not printed: $line"; }
done <shown
exit 0
