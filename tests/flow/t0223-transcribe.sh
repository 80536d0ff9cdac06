#!/bin/bash
# Goal: an episode without a transcript is heard by a program of the user's, run
# without a shell, with a limit of time, of bytes and of what it may see; a failure
# is a sentence in the source's health and no document loses its words; without a
# program no audio is fetched.
set -u
. "$SRCDIR/tests/lib/crawl-lib.sh"
fail() { echo "FAILED: $*"; cat log err; exit 1; }
export TAPEOUT_DB=$PWD/t.db
t() { "$TAPEOUT" "$@" >out 2>err; }
conf() { printf 'crawl_private = yes\ncrawl_pause = 0\n%s\n' "$*" >config/tapeout/tapeout.conf; }
show() {	# NAME [TRANSCRIPT]
	cat >"www/$1.xml" <<-FEED
	<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>$1</title><link>$base/</link>
	<item><title>Episode of $1</title><guid>$1</guid><pubDate>$(date -u -R)</pubDate><description>Notes of $1.</description>
	<enclosure url="$base/$1.mp3?a=1" type="audio/mpeg" length="1"/>${2-}</item>
	<item><title>Old episode of $1</title><guid>$1-old</guid><pubDate>Mon, 06 Jan 2020 10:00:00 GMT</pubDate>
	<description>Old notes.</description><enclosure url="$base/old.mp3" type="audio/mpeg" length="1"/></item></channel></rss>
	FEED
	head -c 3000 /dev/zero >"www/$1.mp3"
	"$TAPEOUT" --quiet source add "$base/$1.xml" --kind podcast
}
start() { rm -f t.db* marks; : >log; show "$@"; }
cat >hear.sh <<'H'
#!/bin/sh
# hear.sh HOW AUDIO OUT: what a program that writes down might do
env >"$(dirname "$0")/environment"; ls -l /proc/self/fd >"$(dirname "$0")/files"; cat >"$(dirname "$0")/input"; pwd >"$(dirname "$0")/folder"
test "$(wc -c <"$2")" = 3000 || { echo "no audio at $2" >&2; exit 9; }
case $1 in
good) printf 'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann Lee>Oracle bought Cerner.\n' >"$3" ;;
stdout) printf 'WEBVTT\n\n00:01.000 --> 00:04.000\nAMD acquired Xilinx.\n' ;;
fails) echo "first words" >&2; echo "the model is not here" >&2; exit 3 ;;
hangs) (sleep 300 & echo $! >"$(dirname "$0")/marks"; sleep 300) ;;
garbage) head -c 20000 /dev/urandom >"$3" ;;
words) echo "no captions at all" >"$3" ;;
none) ;;
link) ln -s /etc/passwd "$3" ;;
large) head -c 40000000 /dev/zero | tr '\0' x >"$3" ;;
esac
H
chmod +x hear.sh
problem() { t source show "$1" --format json; grep -q "$2" out || fail "expected $2: $(cat out)"; }
kept() { t build; t search "Notes of $1" --format json; grep -q "Episode of $1" out || fail "$1 lost its words"; }
fetched() { grep -c '\.mp3' log; }

conf; start quiet
t crawl --once || fail "off"
[ "$(fetched)" = 0 ] || fail "audio was fetched and nothing is there to hear it"

conf "transcribe = '$PWD/hear.sh' good {audio} {out}"; start good
SECRET=1 t crawl --once --format json || fail "crawl"
[ "$(fetched)" = 1 ] || fail "the audio, and once: $(cat log)"
t build; t show Cerner --format json; grep -q "Oracle bought Cerner." out && grep -q "Ann Lee" out || fail "the words: $(cat out)"
t verify || fail verify
grep -q SECRET environment && fail "the environment is the program's own"
grep -q "^TMPDIR=.*tapeout-audio" environment || fail "its folder"
[ -s input ] && fail "it has no input"
[ -s files ] && [ -s folder ] || fail "it told nothing of its place"
grep -q "t\.db" files && fail "it has our files: $(cat files)"
[ -d "$(cat folder)" ] && fail "its folder is left"
t crawl --once --all || fail again
[ "$(fetched)" = 1 ] || fail "heard twice"

conf "transcribe = '$PWD/hear.sh' stdout '{audio}'"; start stdout
t crawl --once || fail "standard output"
t build; t show Xilinx --format json; grep -q "AMD acquired Xilinx." out || fail "standard output: $(cat out)"

start words "<podcast:transcript url='$base/words.vtt' type='text/vtt'/>"
t crawl --once; [ "$(fetched)" = 0 ] || fail "an episode that has a transcript is not heard"

for how in fails words garbage none link large; do
	conf "transcribe = '$PWD/hear.sh' $how {audio} {out}"; start $how
	t crawl --once --format json || fail "$how: no failure of the crawl"
	case $how in
	fails) problem fails 'the command ended with status 3: the model is not here' ;;
	none | link) problem $how 'the command wrote no captions' ;;
	large) problem large 'over its ceiling of 16777216 bytes' ;;
	words) problem words 'what the command wrote is no captions' ;;
	garbage) problem garbage 'mp3' ;;
	esac
	kept $how
	grep -q "root:" out && fail "a link was read"
	: >log; t crawl --once --all; [ "$(fetched)" = 0 ] || fail "$how: tried again at once"
done

# neither its arguments nor what comes from the feed are read by a shell
conf "transcribe = '$PWD/hear.sh' 'good;touch marks' {audio} \"\$(touch marks)\" {out}"; start shell
t crawl --once; [ -e marks ] && fail "a shell"
conf "transcribe = '$PWD/nowhere' {audio} {out}"; start nowhere
t crawl --once; problem nowhere 'status 127: .*No such file'

conf "transcribe = '$PWD/hear.sh' hangs {audio} {out}"; start hangs
"$TAPEOUT" crawl --once >out 2>err & pid=$!
wait_for test -s marks
kill -TERM $pid; wait $pid || fail "ended badly: $(cat err)"
kill -0 "$(cat marks)" 2>/dev/null && ! grep -q zombie "/proc/$(cat marks)/status" 2>/dev/null && fail "a process of the group is left"
kept hangs

head -c 3000000 /dev/zero >www/big.bin
conf "transcribe = '$PWD/hear.sh' good {audio} {out}
transcribe_megabytes = 1"; start big
cp www/big.bin www/big.mp3
t crawl --once; problem big 'over its ceiling of 1048576 bytes'; kept big
start lost; rm www/lost.mp3; t crawl --once; problem lost 'status 404'; kept lost
# private addresses are refused as everywhere
conf ""; printf 'crawl_private = 127.0.0.1:%s\ntranscribe = "%s/hear.sh" good {audio} {out}\n' "$(cat port)" "$PWD" >config/tapeout/tapeout.conf
start private; sed -i 's|http://127.0.0.1:[0-9]*/private.mp3|http://127.0.0.9:80/private.mp3|' www/private.xml
t crawl --once; problem private 'is not reached'

wrong() { conf "transcribe = $1"; t crawl --once; [ $? = 1 ] || fail "taken: $1"; grep -q "transcribe: $2" err || fail "$1: $(cat err)"; }
wrong "hear {out}" "expected {audio}"
wrong "hear '{audio}" "the quote ' is not closed"
wrong "hear {audio} {output}" "nothing is called {output}"
exit 0
