# Each kind of bad file is told in one sentence that names it, the good file
# among them is stored, and the exit status says that something went wrong.
set -eu
mkdir in
printf '# Good\n\nNVIDIA makes the H100.\n' >in/good.md
: >in/empty.md
printf ' \n\t\n' >in/blank.txt
printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >in/picture.md
printf '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>' >in/bomb.xml
printf '<?xml version="1.0"?><note>not a feed</note>' >in/note.xml
printf '{"id":"1","text":"x"}\n{"id":"2"\n' >in/lines.jsonl
printf '<?xml version="1.0" encoding="UTF-7"?><rss>+ADw-channel+AD4-</rss>' >in/seven.xml
python3 - <<'P'
import gzip, os, socket
os.makedirs("in/deep", exist_ok=True)
open("in/deep/nested.html", "w").write("<html><body>" + "<div>" * 100000 + "x")
open("in/deep/nested.xml", "w").write("<rss>" + "<a>" * 1000)
data = gzip.compress(b"# Packed\n\nwords " * 1000)
open("in/cut.gz", "wb").write(data[: len(data) // 2])
with gzip.open("in/swollen.gz", "wb", 9) as f:
    for _ in range(300):
        f.write(b"\0" * (1 << 20))
with open("in/long.txt", "wb") as f:
    f.truncate(1 << 30)
socket.socket(socket.AF_UNIX).bind("in/socket")
P
status=0
timeout 60 "$TAPEOUT" add --format csv in >out.csv 2>err.txt || status=$?
test "$status" -ne 0
test "$status" -lt 126
tell() { grep -q "$1.*$2" err.txt || { echo "no sentence: $1: $2"; cat err.txt; exit 1; }; }
tell empty.md 'is empty'
tell blank.txt 'holds no text'
tell picture.md 'PNG picture'
tell bomb.xml 'declares entities'
tell note.xml 'no feed'
tell lines.jsonl 'line 2'
tell seven.xml 'UTF-7'
tell nested.html 'nested deeper'
tell nested.xml 'nested deeper'
tell cut.gz 'cut short'
tell swollen.gz 'ceiling'
tell long.txt 'ceiling'
tell 'in/socket' 'is a socket'
# the good file and the good line: two documents
test "$(sed -n 2p out.csv | cut -d, -f3)" = 2
