#!/bin/bash
# Goal: when the disk is full, add and build say so in one sentence and fail;
# what was stored before is all there, and with room again the work goes on to
# the same end.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z
"$TAPEOUT" -q --db whole.db add "$SRCDIR/tests/samples" >/dev/null || fail add
"$TAPEOUT" -q --db whole.db build >/dev/null || fail build
"$TAPEOUT" --db whole.db dump >whole.dump

"$TAPEOUT" -q --db a.db add "$SRCDIR/tests/samples/news" >/dev/null || fail add
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
"$TAPEOUT" --db a.db dump >before.dump

# A file may not grow past so many KiB: what a full disk looks like to a writer.
cramped() {
	(ulimit -f "$1"; shift; "$TAPEOUT" -q "$@" >out 2>err)
	[ $? = 1 ] || { cat out err; fail "$* with no room"; }
	[ "$(wc -l <err)" = 1 ] || { cat err; fail "$*: one sentence"; }
	grep -q 'full\|too large' err || { cat err; fail "$*: why"; }
}
cramped 20 --db new.db add "$SRCDIR/tests/samples"
cramped 20 --db a.db add "$SRCDIR/tests/samples"
"$TAPEOUT" --db a.db verify >/dev/null 2>err || { cat err; fail verify; }
"$TAPEOUT" --db a.db dump | cmp - before.dump || fail "something was lost"
cramped 20 --db a.db build --all

for db in new.db a.db; do
	"$TAPEOUT" -q --db $db add "$SRCDIR/tests/samples" >/dev/null ||
	    fail "add with room again"
	"$TAPEOUT" -q --db $db build >/dev/null || fail "build with room again"
	"$TAPEOUT" --db $db dump | cmp - whole.dump || fail "$db: another dump"
done
exit 0
