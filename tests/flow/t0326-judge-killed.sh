#!/bin/bash
# Goal: a correction may be killed at any moment: it was made or it was not, the
# log and the graph are sound, and in the end all is as if nobody had killed.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z
for i in $(seq 300); do
	printf '{"id":"%s","kind":"news","format":"text","title":"Notes %s","show":"Show %s","date":"2025-%02d-%02d","text":"NVIDIA bought Groq for $%s million. Oracle runs on H100 chips from NVIDIA. Crusoe and CoreWeave announced a partnership. Mistral AI competes with OpenAI. Big Red was silent on day %s. AMD supplies Cerebras."}\n' \
		"$i" "$i" $((i % 7)) $((i % 12 + 1)) $((i % 28 + 1)) "$i" "$i"
done >docs.jsonl
"$TAPEOUT" -q --db whole.db add docs.jsonl >/dev/null || fail add
"$TAPEOUT" -q --db whole.db build >/dev/null || fail build
cp whole.db cut.db
ops=("merge NVIDIA Groq" "alias add Oracle Big.Red" "merge Oracle Crusoe"
	"rename CoreWeave Core.Weave.Cloud" "split AMD Cerebras --alias AMD"
	"reject Mistral.AI" "unmerge Oracle Crusoe" "alias remove Oracle Big.Red")
# What stands under "." is a space of one word.
words() { IFS=' ' read -r -a word <<<"$1"; word=("${word[@]//./ }"); }
logged() { "$TAPEOUT" --db cut.db judge log --format csv | wc -l; }

for op in "${ops[@]}"; do
	words "$op"
	"$TAPEOUT" -q --db whole.db judge "${word[@]}" >/dev/null || fail "$op"
done
"$TAPEOUT" --db whole.db dump >whole.dump
[ "$(grep -c '^judgement' whole.dump)" = ${#ops[@]} ] || fail "not all are in the log"

RANDOM=20260120
kills=0
for op in "${ops[@]}"; do
	words "$op"
	before=$(logged)
	for try in 1 2 3 4; do
		"$TAPEOUT" -q --db cut.db judge "${word[@]}" >/dev/null 2>&1 &
		pid=$!
		sleep "0.$(printf %03d $((RANDOM % (60 * try))))"
		kill -9 $pid 2>/dev/null && kills=$((kills + 1))
		wait $pid 2>/dev/null
		"$TAPEOUT" -q --db cut.db verify >/dev/null 2>err || { cat err; fail "verify after a kill in $op"; }
		now=$(logged)
		[ "$now" = "$before" ] || break
	done
	case $((now - before)) in
	0) "$TAPEOUT" -q --db cut.db judge "${word[@]}" >/dev/null 2>err || { cat err; fail "$op after kills"; } ;;
	1) ;;
	*) fail "$op is in the log $((now - before)) times" ;;
	esac
done
[ $kills -gt 4 ] || fail "only $kills were killed"
"$TAPEOUT" -q --db cut.db build >/dev/null || fail "build after kills"
"$TAPEOUT" -q --db cut.db verify >/dev/null 2>err || { cat err; fail "verify in the end"; }
"$TAPEOUT" --db cut.db dump >cut.dump
cmp cut.dump whole.dump || { diff cut.dump whole.dump | head; fail "the kills show"; }
"$TAPEOUT" -q --db cut.db build --all >/dev/null || fail "build --all"
"$TAPEOUT" --db cut.db dump | cmp - whole.dump || fail "a build of all differs"
exit 0
