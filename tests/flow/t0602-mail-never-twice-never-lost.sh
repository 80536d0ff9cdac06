#!/bin/bash
# Goal: a second run of the same date sends nothing twice; what failed is sent by
# the next run, exactly once; the edition that went out never changes; the day
# after brings another; who left gets no more.
set -u
. "$SRCDIR/tests/lib/sink.sh"
export TAPEOUT_DB=$PWD/t.db
t() {
	"$TAPEOUT" --quiet --config conf "$@"
}
at() {
	export TAPEOUT_NOW=$1
}
at 2025-10-31T09:00:00Z
"$TAPEOUT" --quiet add "$SRCDIR/tests/samples" >/dev/null || fail add
"$TAPEOUT" --quiet build >/dev/null || fail build
SINK_PORT=$(sink_port)
mail_conf
t subscriber add ann@example.com >/dev/null || fail subscribe
t subscriber add zoe@example.com --zone Asia/Tokyo >/dev/null || fail zone

# five in the morning in New York, six in the evening in Tokyo; nobody answers
t digest --send --format json >out 2>err && fail "no server, and no error"
grep -q 'zoe@example.com: the mail server' err || fail "who and why: $(cat err)"
grep -Eq '"waiting": ?1' out || fail "ann's hour has not come: $(cat out)"
t subscriber --format csv | grep zoe | grep -q 'mail server' ||
	fail "the list tells the problem"

sink_start
at 2025-10-31T10:30:00Z
t digest --send >/dev/null 2>err || fail "both now: $(cat err)"
[ "$(sink_count)" = 2 ] || fail "two messages, found $(sink_count)"
for _ in 1 2 3; do
	t digest --send --now >/dev/null || fail "again"
done
[ "$(sink_count)" = 2 ] || fail "still two, found $(sink_count)"

# what is learned after the mail is for the next one
t digest --format json >before || fail digest
printf 'Nebius plans to acquire Lambda for $7 billion.\n' >news.txt
at 2025-10-31T15:00:00Z
t add news.txt >/dev/null && t build >/dev/null || fail "more news"
t digest --format json >after || fail digest
cmp before after || fail "the edition that was mailed has changed"

t subscriber remove zoe@example.com >/dev/null || fail remove
at 2025-11-01T10:30:00Z
t digest --send >/dev/null || fail "the day after"
[ "$(sink_count)" = 3 ] || fail "ann alone, found $(sink_count)"
t digest --format json | grep -q 'Nebius plans to acquire Lambda for \$7B' ||
	fail "yesterday's news is in today's edition"
t subscriber remove zoe@example.com 2>err && fail "left twice"
grep -q 'zoe@example.com is not subscribed' err || fail "$(cat err)"
