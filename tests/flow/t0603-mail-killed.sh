#!/bin/bash
# Goal: a run that is killed while the server takes a message loses nothing: the
# next run sends it, under the same Message-ID, and then it is sent once and for
# all.
set -u
. "$SRCDIR/tests/lib/sink.sh"
export TAPEOUT_NOW=2025-10-31T12:00:00Z TAPEOUT_DB=$PWD/t.db
"$TAPEOUT" --quiet add "$SRCDIR/tests/samples" >/dev/null || fail add
"$TAPEOUT" --quiet build >/dev/null || fail build
sink_start -W .:600	# waits before it answers the end of the message
mail_conf
"$TAPEOUT" --config conf subscriber add ann@example.com 2>/dev/null || fail add
"$TAPEOUT" --config conf digest --send >/dev/null 2>&1 &
run=$!
taken() { [ "$(sink_count)" = 1 ]; }
wait_for taken
# another run while the first one lives does not send
"$TAPEOUT" --config conf digest --send >/dev/null 2>err && fail "two at once"
grep -q 'another process is sending' err || fail "why: $(cat err)"
kill -9 $run
wait $run 2>/dev/null
sink_stop
ids() {
	cat mail/* | grep -A1 '^Message-ID:' | grep '@' | sort -u | wc -l
}
first=$(sink_count)
sink_start
"$TAPEOUT" --config conf digest --send >/dev/null 2>err || fail "$(cat err)"
[ "$(sink_count)" = $((first + 1)) ] || fail "it was not sent again"
[ "$(ids)" = 1 ] || fail "a copy cannot be told: $(ids) ids"
"$TAPEOUT" --config conf digest --send >/dev/null 2>err || fail "$(cat err)"
[ "$(sink_count)" = $((first + 1)) ] || fail "it was sent once more"
