# Mail is added from a message, an mbox and a Maildir; the same letter in two of
# them is one document; what is no letter is told and costs nothing else.
set -eu
letter() {
	printf 'From: "Rack Letter" <rack@letters.example>\nSubject: %s\n' "$1"
	printf 'Date: Mon, 6 Oct 2025 09:00:00 +0000\nMessage-ID: <%s@letters.example>\n' "$2"
	printf 'MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n'
	printf '<p>Micron said that it <b>raised</b> prices of memory, letter %s.</p>\n' "$2"
}
mkdir -p box/new box/cur box/tmp
letter "Memory again" 1 >one.eml
letter "Memory again" 1 >box/new/1.host
letter "Networking" 2 >box/cur/2.host:2,S
{ echo "From rack@letters.example Mon Oct  6 09:00:00 2025"; letter "Memory again" 1
  echo; echo "From rack@letters.example Tue Oct  7 09:00:00 2025"; letter "Third" 3; } >all.mbox
counts() { "$TAPEOUT" add "$1" --format csv | tail -1 | cut -d, -f1-5; }
# files, documents, new, changed, known
test "$(counts one.eml)" = 1,1,1,0,0
test "$(counts box)" = 2,2,1,0,1
test "$(counts all.mbox)" = 1,2,1,0,1
"$TAPEOUT" stage mail one.eml | grep -q '"message_id":"1@letters.example"'
# a file that is no letter, in a stage and in a folder
printf '\n\n' >box/new/3.host
status=0
"$TAPEOUT" stage mail box/new/3.host one.eml >out.jsonl 2>err.txt || status=$?
test "$status" = 1
test "$(wc -l <out.jsonl)" = 2
grep -q 'expected a mail message' err.txt
