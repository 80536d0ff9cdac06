#!/bin/bash
# Goal: an edition of a day that is over is kept when it is first asked for and
# never changes, also when the graph is made anew from more documents; a day
# without anything says so plainly, and is not kept.
set -eu
export TAPEOUT_DB=$PWD/t.db TAPEOUT_NOW=2025-12-20T12:00:00Z
t() {
	"$TAPEOUT" --quiet "$@"
}
fail() {
	echo "not so: $*" >&2
	exit 1
}
printf -- '---\ntitle: One\ndate: 2025-11-05\n---\n%s\n' \
    'CoreWeave agreed to acquire Core Scientific for $9 billion.' >one.md
printf -- '---\ntitle: Two\ndate: 2025-11-05\n---\n%s\n' \
    'NVIDIA invested $2 billion in xAI. OpenAI acquired Statsig.' >two.md
t add one.md >/dev/null
t build >/dev/null
t digest --date 2025-11-05 --format json >before
grep -q 'Core Scientific' before || fail "the day's deal: $(cat before)"
t add two.md >/dev/null
t build --all >/dev/null
t digest --date 2025-11-05 --format json >after
cmp before after || fail "the kept edition has changed"
# its table of deals leads to the deals still
grep -q '"id": *"[0-9a-f]\{8,\}"' after || fail "no deal's id: $(cat after)"

t digest --date 2020-02-02 >empty
grep -q 'Nothing was read for this day' empty || fail "$(cat empty)"
printf -- '---\ntitle: Old\ndate: 2020-02-02\n---\n%s\n' \
    'NVIDIA acquired Mellanox for $7 billion.' >old.md
t add old.md >/dev/null
t build >/dev/null
t digest --date 2020-02-02 >full
grep -q 'Mellanox' full || fail "an empty day was kept: $(cat full)"
# a day with little looks back, says so, and does not tell again
printf -- '---\ntitle: Next\ndate: 2020-02-03\n---\n%s\n' \
    'Intel acquired Habana Labs for $2 billion.' >next.md
t add next.md >/dev/null
t build >/dev/null
t digest --date 2020-02-05 >wide
grep -q 'looks back over 7 days' wide || fail "$(cat wide)"
grep -q 'Habana' wide || fail "$(cat wide)"
sed '/^Rising/,$d' wide | grep -q 'Mellanox' && fail "told twice: $(cat wide)"
t digest --date 2020-13-40 2>err && fail "a date that is none"
[ -s err ] || fail "no sentence"
