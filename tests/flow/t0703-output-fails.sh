#!/bin/bash
# Goal: output that cannot be written is a failure, told on stderr; a reader
# that has seen enough is none.
set -u
fail() { echo "FAILED: $*"; exit 1; }
[ -c /dev/full ] || { echo "there is no /dev/full"; exit 77; }
"$TAPEOUT" -q --db a.db add "$SRCDIR/tests/samples" >/dev/null || fail add
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
printf '{"id":"a","text":"NVIDIA bought Groq."}\n' >in.jsonl
for verb in dump "show NVIDIA" "digest --format html" help "deals --format csv" \
    "extract in.jsonl" version; do
	"$TAPEOUT" --db a.db $verb >/dev/full 2>err
	[ $? = 1 ] || fail "$verb into a full device"
	grep -q 'standard output: No space' err || { cat err; fail "$verb: why"; }
	"$TAPEOUT" --db a.db $verb >&- 2>err
	[ $? = 1 ] || fail "$verb into nothing"
done
"$TAPEOUT" --db a.db dump 2>err | head -n 1 >one
[ "$(wc -l <one)" = 1 ] || fail "the first line"
[ ! -s err ] || { cat err; fail "a reader that has seen enough"; }
exit 0
