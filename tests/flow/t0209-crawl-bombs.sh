#!/bin/bash
# Goal: answers that are made to hurt end at a ceiling with a sentence in the
# source's health, take neither memory nor time, and hold up nobody: a gzip of 200
# MB, gzip in gzip, bodies and headers without an end, a byte a second, entities,
# depth, a million items; and odd charsets come out as text or not at all.
set -eu
. "$SRCDIR/tests/lib/crawl-lib.sh"
kill "$server"
fail() { echo "not so: $*" >&2; exit 1; }
names='gzip200 gzipgzip gzipfile endless drip entities external depth depthhtml depthjson million attributes onetag
headers longheader silent reset garbage utf7 wrongcharset double utf16 surrogates nul bidi'
rm -f port
# a host for each, because what is one host's is asked one at a time; the good
# ones are another process, which the bombs do not keep busy
python3 "$SRCDIR/tests/lib/badserver.py" port log 30 &
server=$!
python3 "$SRCDIR/tests/lib/badserver.py" good.port log 5 &
server="$server $!"
wait_for test -s port
wait_for test -s good.port
printf 'crawl_private = yes\ncrawl_pause = 0\ncrawl_seconds = 6\n' >config/tapeout/tapeout.conf
list() {
	echo '<opml version="2.0"><body>'
	n=1
	port=$(cat "$1")
	shift
	for name in "$@"; do
		echo "<outline type=\"rss\" text=\"$name\" xmlUrl=\"http://127.0.0.$n:$port/$name\"/>"
		n=$((n + 1))
	done
	echo '</body></opml>'
}
cat >measure.py <<'P'
import resource, subprocess, sys, time
p = subprocess.Popen(sys.argv[1:], stdout=open("out.txt", "w"), stderr=open("err.txt", "w"))
while p.poll() is None:
    for line in open(f"/proc/{p.pid}/status"):
        if line.startswith("VmHWM"):
            print(line.split()[1], file=open("parent", "w"))
    time.sleep(0.05)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(int((used.ru_utime + used.ru_stime) * 1000), used.ru_maxrss // 1024)
P
good='good/1 good/2 good/3 good/4 good/5'
list good.port $good >good.opml
"$TAPEOUT" --quiet source import good.opml
read -r ms base_mb <<M
$(python3 measure.py "$TAPEOUT" crawl --once)
M
test "$(sql 'SELECT COUNT(*) FROM doc')" = 25 || fail "the good feeds alone: $(cat err.txt)"
sql 'DELETE FROM host'
list port $names >bombs.opml
"$TAPEOUT" --quiet source import bombs.opml
read -r ms mb <<M
$(python3 measure.py "$TAPEOUT" crawl --once --all)
M
echo "$ms ms of the processor, $mb MB, the parent $(cat parent) kB; $base_mb MB without bombs"
test "$ms" -le 30000 || fail "the bombs took $ms ms of the processor"
# a sanitizer keeps what was freed; its shadow does not fit under any limit
if (ulimit -v 2000000; "$TAPEOUT" version) >/dev/null 2>&1; then
	test $((mb - base_mb)) -le 64 || fail "the bombs took $((mb - base_mb)) MB"
fi
sql "SELECT title, COALESCE(last_good, 0) - (SELECT MIN(last_try) FROM source), problem, (SELECT COUNT(*) FROM item i WHERE i.source = s.id) FROM source s ORDER BY title" >told
slowest=$(awk -F'|' '/^good/ && $2 > n { n = $2 } END { print n }' told)
# who waits for one that drips or is silent waits its six seconds
test "$slowest" -lt 6000 || fail "a good host was held up for $slowest ms: $(cat told)"
tell() { grep -q "^$1|.*|.*$2.*|$3$" told || fail "$1: $(grep "^$1|" told) instead of $2 and $3 items"; }
tell gzip200 'over its ceiling of 8388608 bytes' 0
tell gzipgzip 'over its ceiling of 8388608 bytes' 0
tell gzipfile '.' 0
tell endless 'over its ceiling of 8388608 bytes' 0
tell drip 'took too long' 0
tell silent 'took too long' 0
tell entities 'declares entities' 0
tell external 'declares entities' 0
tell depth 'nested deeper than' 0
tell depthhtml 'nested deeper than' 0
tell depthjson '.' 0
tell million 'more than 20000 items' 0
tell onetag 'ends in the middle' 0
tell headers 'header is over 65536 bytes' 0
tell longheader 'line of the header has no end' 0
tell reset '.' 0
tell garbage '.' 0
tell utf7 'UTF-7, which is not read' 0
for name in wrongcharset double utf16 surrogates nul bidi; do tell $name '' 2; done

text() { sql "SELECT d.title, d.text FROM doc d JOIN source s ON s.id = d.source WHERE s.title = '$1'"; }
text wrongcharset | grep -q '算力 芯片' || fail "GB 18030: $(text wrongcharset)"
text utf16 | grep -q 'wide words' || fail "UTF-16 without a mark: $(text utf16)"
for name in surrogates nul bidi; do
	text $name | iconv -f utf-8 -t utf-16 >/dev/null || fail "$name: no UTF-8"
	text $name | grep -q "$(printf '\342\200\256\|\342\201\246\|\355\240')" && fail "$name came through: $(text $name)"
done
exit 0
