#!/bin/bash
# Goal: what cannot be mailed is refused in one sentence, and nothing is sent or
# lost: bad addresses and zones, no settings, a server that refuses.
set -u
. "$SRCDIR/tests/lib/sink.sh"
export TAPEOUT_NOW=2025-10-31T12:00:00Z TAPEOUT_DB=$PWD/t.db
says() {
	want=$1
	shift
	"$TAPEOUT" "$@" >out 2>err && fail "$* went well"
	grep -q -- "$want" err || fail "$*: expected \"$want\", found $(cat err)"
	[ "$(grep -c . err)" -le 2 ] || fail "more than a sentence: $(cat err)"
}
: >empty
"$TAPEOUT" --quiet add "$SRCDIR/tests/samples/news" >/dev/null || fail add
"$TAPEOUT" --quiet build >/dev/null || fail build
says 'found "not an address"' subscriber add 'not an address'
says 'expected a mail address' subscriber add $'a@b.example\r\nRCPT TO:<c@d.e>'
says 'no "ET"\|"ET": there is no' subscriber add a@b.example --zone ET
says 'Europe/Berlin' subscriber add a@b.example --zone ../../etc/passwd
says 'is not subscribed' subscriber remove nobody@b.example
says 'needs mail_server' --config empty digest --send
says 'has not come yet' digest --date 2031-01-01
"$TAPEOUT" --config empty subscriber --format csv | grep -q '@' &&
	fail "somebody was added"

sink_start -f rcpt
mail_conf
"$TAPEOUT" --config conf subscriber add a@b.example 2>/dev/null || fail add
says 'a@b.example: the mail server refused with status 5' --config conf \
    digest --send
sink_stop
[ "$(sink_count)" = 0 ] || fail "something was sent"
sink_start
"$TAPEOUT" --config conf digest --send >/dev/null 2>err || fail "$(cat err)"
[ "$(sink_count)" = 1 ] || fail "what was refused is sent when it is taken"
sed -i 's/^mail_from.*/mail_from = nobody/' conf
says "sender's address" --config conf digest --send
