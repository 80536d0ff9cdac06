#!/bin/bash
# Goal: text in any encoding becomes clean text at the door: a wrong label, two
# labels, UTF-16 with and without a mark, surrogates, NUL and bidi controls.  What
# is no text, and UTF-7, is refused in a sentence that costs nothing else.
set -eu
fail() { echo "not so: $*" >&2; exit 1; }
export TAPEOUT_DB=$PWD/t.db
mkdir in
python3 - <<'P'
import json
want = {}
def case(name, data, text):
    open("in/" + name, "wb").write(data)
    want[name] = text
line = "Märkte, says NVIDIA – “on”"
# each says which it is: the same text twice is one document
for codec in "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig":
    case(codec + ".txt", (line + codec).encode(codec), line + codec)
# written twice: valid as it stands, and nobody may guess
twice = line.encode().decode("latin-1")
case("double.txt", twice.encode(), "".join(c for c in twice if not "\x80" <= c < "\xa0"))
case("nul.txt", b"TSMC\0 makes chips\r\nin Arizona\r, it is said", "TSMC makes chips\nin Arizona\n, it is said")
case("bidi.txt", "pay \u202e001\u202c now\u2066, says\u200f the text".encode(), "pay 001 now, says the text")
# a pair of surrogates as two sequences of three bytes is no UTF-8
case("pair.txt", b"chips \xed\xa0\xbd\xed\xb8\x80 of TSMC, and \xe4\xb8\xad\xe6\x96\x87", "chips \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd of TSMC, and 中文")
case("half.txt", "英伟达 and AMD ".encode() + b"\xe8\x8b", "英伟达 and AMD \ufffd\ufffd")
page = "<html><head>%s<title>T</title></head><body><p>%s</p></body></html>"
long = line + ", and so on for a whole paragraph of words, which is what a page needs to be one."
def html(name, label, codec):
    case(name, (page % (label, long + name)).encode(codec), long + name)
html("gbk.html", '<meta charset="gb2312">', "utf-8")
html("latin.html", '<meta charset="utf-8">', "cp1252")
html("label.html", '<meta charset="windows-1252">', "cp1252")
html("two.html", '<meta charset="nonsense"><meta http-equiv="content-type" content="text/html; charset=utf-8">', "utf-8")
rss = "<?xml version='1.0' encoding='%s'?><rss><channel><item><title>t</title><link>https://x.example/%s</link><description>%s</description></item></channel></rss>"
case("gbk.xml", (rss % ("gbk", "gbk", "英伟达 &#x41; 降价")).encode("gbk"), "t\n\n英伟达 A 降价")
case("wrong.xml", (rss % ("iso-8859-1", "wrong", "英伟达降价")).encode(), "t\n\n英伟达降价")
case("refs.xml", (rss % ("utf-8", "refs", "a&#xD800;b&#0;c&#x202E;d&#x41;e")).encode(), "t\n\na\ufffdb\ufffdcdAe")
json.dump(want, open("want.json", "w"))
open("seven.xml", "w").write(rss % ("utf-7", "seven", "+AGEAYgBj-"))
open("picture.txt", "wb").write(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
P
"$TAPEOUT" -q add in >/dev/null 2>err || fail "add: $(cat err)"
"$TAPEOUT" sql "SELECT title, link, text FROM doc" -f ndjson >docs.jsonl
python3 - <<'P' || exit 1
import json, sys
docs = [json.loads(l) for l in open("docs.jsonl")]
want = json.load(open("want.json"))
bad = 0
for name, text in want.items():
    if not any(d["text"].strip() == text for d in docs):
        bad = 1
        print("not so:", name, "expected", ascii(text), file=sys.stderr)
for d in docs:
    for c in d["text"] + d["title"]:
        if c in "\0\r\u202e\u202c\u2066\u200f\ufeff" or "\ud800" <= c <= "\udfff" or "\x80" <= c < "\xa0":
            bad = 1
            print("not so: a control stands in", ascii(d), file=sys.stderr)
sys.exit(bad)
P
[ "$(wc -l <docs.jsonl)" = "$(ls in | wc -l)" ] || fail "some are not there, or there twice"
for file in seven.xml picture.txt; do
	"$TAPEOUT" -q add $file >/dev/null 2>err && fail "$file was taken"
	[ "$(wc -l <err)" = 1 ] || fail "$file: $(cat err)"
done
grep -q 'PNG' err || fail "what the picture is: $(cat err)"
"$TAPEOUT" -q add seven.xml >/dev/null 2>err || :
grep -q 'UTF-7' err || fail "why it was refused: $(cat err)"
printf 'Groq was licensed.\n' | "$TAPEOUT" add --format csv - >stdin.csv
test "$(sed -n 2p stdin.csv | cut -d, -f3)" = 1
status=0
"$TAPEOUT" add no-such-file >none.txt 2>err.txt || status=$?
test "$status" -ne 0
grep -q 'no-such-file' err.txt
