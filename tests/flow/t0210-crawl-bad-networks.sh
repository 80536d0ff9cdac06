#!/bin/bash
# Goal: a name that leads nowhere, a certificate that has run out, a connection
# that is cut at every tenth of a body, a full disk and a clock that is put back a
# day each leave a sentence and lose nothing.
set -eu
. "$SRCDIR/tests/lib/crawl-lib.sh"
kill "$server"
fail() { echo "not so: $*" >&2; exit 1; }
start() {
	rm -f "$1"
	python3 "$SRCDIR/tests/lib/badserver.py" "$@" &
	servers="${servers:-} $!"
	trap 'kill $servers 2>/dev/null || :' EXIT
	wait_for test -s "$1"
}
start port log 12
port=$(cat port)
add() { "$TAPEOUT" --quiet source add "$@"; }
crawl() { "$TAPEOUT" crawl --once --all >out.txt 2>err.txt || :; }
problem() { sql "SELECT problem FROM source WHERE url LIKE '%$1'"; }
docs() { sql 'SELECT COUNT(*) FROM doc'; }

# cut at every tenth, and then whole: each item once, each in full
for n in 1 2 3 4 5 6 7 8 9; do add "http://127.0.0.$n:$port/cut/$n"; done
add "http://nowhere.invalid/feed.xml"
crawl
for n in 1 2 3 4 5 6 7 8 9; do
	case $(problem "cut/$n") in *partial*) ;; *) fail "cut at $n tenths: $(problem "cut/$n")" ;; esac
done
case $(problem feed.xml) in *resolve*) ;; *) fail "no such name: $(problem feed.xml)" ;; esac
test "$(sql "SELECT COUNT(*) FROM source WHERE url LIKE '%cut%' AND etag != ''")" = 0 || fail "an ETag of half a body was kept"
test "$(docs)" = 0 || fail "half a body was stored"
sql "UPDATE source SET url = replace(url, 'cut/5', 'whole')"
crawl
test "$(docs)" = 300 || fail "$(docs) of 300 items after the cut"

# a certificate of a day that is over, of a root that is trusted
if command -v openssl >/dev/null; then
	{
		openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=root -days 30
		for end in 20200102000000Z 20990101000000Z; do
			openssl req -newkey rsa:2048 -nodes -keyout $end.key -out s.csr -subj /CN=127.0.0.1
			mkdir -p ca && : >ca/index.txt && echo 01 >ca/serial
			printf '[ca]\ndefault_ca=d\n[d]\ndatabase=ca/index.txt\nserial=ca/serial\nnew_certs_dir=ca\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n[x]\nsubjectAltName=IP:127.0.0.1\n' >ca.conf
			openssl ca -batch -config ca.conf -cert ca.pem -keyfile ca.key -extensions x -startdate 20200101000000Z -enddate $end -in s.csr -out $end.pem
		done
	} >openssl.log 2>&1 || { cat openssl.log; fail "openssl"; }
	start old.port log 1 20200102000000Z.pem 20200102000000Z.key
	start new.port log 1 20990101000000Z.pem 20990101000000Z.key
	add "https://127.0.0.1:$(cat old.port)/good/old"
	add "https://127.0.0.1:$(cat new.port)/good/new"
	crawl
	test -n "$(problem good/new)" || fail "a root that nobody trusts was trusted"
	echo "crawl_ca = $PWD/ca.pem" >>config/tapeout/tapeout.conf
	crawl
	grep -q 'good/old.*expired' err.txt || fail "expired: $(cat err.txt)"
	test "$(problem good/new)" = '' || fail "good TLS: $(problem good/new)"
	sql "DELETE FROM source WHERE url LIKE '%cut%' OR url LIKE 'https%'"
else
	echo "openssl is not here: certificates are not tried"
fi

# a disk that is full (here: no file may grow) is told, and the next crawl goes on
before=$(docs)
add "http://127.0.0.11:$port/good/11"
rc=0
(ulimit -f 1; "$TAPEOUT" crawl --once --all >out.txt 2>err.txt) || rc=$?
test "$rc" = 1 || fail "a full disk ended with $rc"
grep -q -i 'full\|disk\|I/O\|large' err.txt || fail "a full disk: $(cat err.txt)"
test "$(docs)" = "$before" || fail "something was lost on a full disk"
crawl
test "$(docs)" = $((before + 5)) || fail "after the disk was full: $(docs), $(cat err.txt)"

# the clock put back a day: sources are due, leases and rests of tomorrow pass
add "http://127.0.0.12:$port/good/12"
sql "UPDATE source SET last_try = last_try + 86400000, next_try = next_try + 86400000, last_good = last_good + 86400000"
sql "UPDATE host SET holder = 77, taken = taken + 86400000, until = until + 86400000, rest_until = taken + 2 * 86400000"
: >log
"$TAPEOUT" crawl --once >out.txt 2>err.txt || :
for what in good/11 whole good/12; do
	grep -q "/$what 200" log || fail "$what was not asked after the clock went back: $(cat err.txt log)"
done
test "$(docs)" = $((before + 10)) || fail "lost or twice after the clock went back: $(docs)"
test "$(sql "SELECT COUNT(*) FROM source WHERE next_try > CAST(unixepoch() AS INTEGER) * 1000 + 110000000")" = 0 || fail "a source is asked too late: $(sql "SELECT url, last_try, next_try, next_try - last_try, problem FROM source")"
