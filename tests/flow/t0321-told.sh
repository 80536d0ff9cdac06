#!/bin/bash
# Goal: what is new on a name, who said what of what, who moved, and what
# contradicts what are told with the words of a source, by command and by HTTP
# alike; a deal tells what became of it.
set -u
. "$SRCDIR/tests/lib/wait.sh"
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z
note() { # date show words
	printf -- '---\ntitle: %s of %s\nshow: %s\ndate: %s\n---\n\n%s\n' \
		"$2" "$1" "$2" "$1" "$3" >"$1-$2.md"
}
note 2025-02-01 Wire "Andrej Karpathy works at OpenAI."
note 2025-06-01 Wire "Andrej Karpathy joined Anthropic."
note 2025-03-01 Ledger "NVIDIA acquired Groq."
note 2025-03-09 Wire "NVIDIA denied that it acquired Groq."
note 2025-04-01 Ledger "CoreWeave is in talks to acquire Core Scientific for \$6 billion."
note 2025-07-07 Wire "CoreWeave acquired Core Scientific for \$9 billion."
note 2025-12-01 Ledger "AMD supplies OpenAI with MI450 chips."
"$TAPEOUT" -q --db a.db add ./*.md >/dev/null || fail add
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
ask() { "$TAPEOUT" --db a.db "$@" -f json >out 2>err || { cat err; fail "$*"; }; }

ask moves --from OpenAI --to Anthropic
grep -q '"quote":"Andrej Karpathy joined Anthropic' out || { cat out; fail "no move"; }
grep -q '"before":"Andrej Karpathy works at OpenAI' out || { cat out; fail "no word for the old post"; }
cp out moves
ask moves --as-of 2025-05-01
grep -q Karpathy out && fail "a move is known before it was told"
# with a post between, where both ends are named
mkdir between
printf -- '---\ndate: 2025-08-01\nshow: Wire\n---\n\nAndrej Karpathy joined xAI.\n' >between/1.md
cp a.db b.db
"$TAPEOUT" -q --db b.db add between >/dev/null && "$TAPEOUT" -q --db b.db build >/dev/null || fail between
names() { "$TAPEOUT" --db b.db moves "$@" -f csv | tail -n +2 | cut -d, -f1,3,5,7 | tr -d '\r'; }
[ "$(names --from OpenAI --to xAI)" = "Andrej Karpathy,OpenAI,xAI,2025-08-01" ] || { names; fail "a post between"; }
[ "$(names --from OpenAI)" = "Andrej Karpathy,OpenAI,Anthropic,2025-06-01" ] || fail "the next post alone"
[ -z "$(names --from xAI --to OpenAI)" ] || fail "a move backward"
[ -z "$(names --from OpenAI --to xAI --until 2025-07-01)" ] || fail "a later move"
# who comes and where from, in one sentence; and who only left
mkdir day
printf -- '---\ndate: 2025-09-01\nshow: Wire\n---\n\nMeta hires Salesforce CEO Lisa Su. Jim Keller left Intel. AMD acquired Cerebras.\n' >day/1.md
printf -- '---\ndate: 2025-09-05\nshow: Ledger\n---\n\nAMD denied that it acquired Cerebras. AMD acquired Lambda.\n' >day/2.md
"$TAPEOUT" -q --db b.db add day >/dev/null && "$TAPEOUT" -q --db b.db build >/dev/null || fail day
[ "$(names --since 2025-09-01)" = "Lisa Su,Salesforce,Meta,2025-09-01" ] || { names; fail "who comes and where from"; }
"$TAPEOUT" --db b.db show "Jim Keller" -f json | grep -q '"valid_to":"2025-09-01' || fail "who left is there still"
# the newest stands first, in every list
[ "$(names)" = "Lisa Su,Salesforce,Meta,2025-09-01
Andrej Karpathy,Anthropic,xAI,2025-08-01
Andrej Karpathy,OpenAI,Anthropic,2025-06-01" ] || { names; fail "the order of moves"; }
"$TAPEOUT" --db b.db disputes -f json >out
[ "$(grep -o '"to":"[^"]*"' out | tr '\n' ' ')" = '"to":"Cerebras" "to":"Groq" ' ] || { cat out; fail "the order of what is denied"; }
[ "$(grep -o '"deal":"[^"]*"' out | uniq | cut -d'"' -f4)" = "It is denied that AMD acquires Cerebras
CoreWeave has acquired Core Scientific for \$9B
It is denied that NVIDIA acquires Groq" ] || { cat out; fail "the order of deals told in two ways"; }
for of in "" "--party AMD"; do
	"$TAPEOUT" --db b.db deals $of -f json | grep -o '"date":"[^"]*"' >out
	[ "$(wc -l <out)" -ge 2 ] && sort -r out | cmp -s - out || { cat out; fail "the order of deals $of"; }
done
# a later rumour does not speak for what is told as a fact
mkdir rumour
printf -- '---\ndate: 2025-12-20\nshow: Wire\n---\n\nAMD reportedly supplies OpenAI with MI450 chips.\n' >rumour/1.md
"$TAPEOUT" -q --db b.db add rumour >/dev/null && "$TAPEOUT" -q --db b.db build >/dev/null || fail rumour
for q in "path AMD OpenAI" "show AMD" "query MATCH()-[r:SUPPLIES]->()RETURN/**/r.quote,r.status"; do
	"$TAPEOUT" --db b.db $q -f json | grep -o '"AMD [a-z]* *supplies[^"]*"' | head -n 1 |
		grep -qx '"AMD supplies OpenAI with MI450 chips."' || fail "$q: other words than are believed"
done
"$TAPEOUT" --db b.db export relations | grep '"supplies"' | grep -q '"quote":"AMD supplies' || fail "export: other words"
# what a document tells of a deal is a sentence too
id=$("$TAPEOUT" --db a.db doc -f ndjson | sed -n 's/.*Wire of 2025-07-07.*"id":"\([0-9a-f]*\)".*/\1/p')
ask doc "$id"
grep -q '"head":"CoreWeave has acquired Core Scientific for $9B"' out || { cat out; fail "a document's deal is not told in a sentence"; }
"$TAPEOUT" --db b.db path CoreWeave CoreWeave >out 2>err; [ $? = 1 ] || fail "a path to itself"
grep -q "both names mean CoreWeave" err || { cat err; fail "a path to itself"; }
ask disputes Groq
grep -q '"quote":"NVIDIA acquired Groq' out || { cat out; fail "one side is not told"; }
grep -q '"against":"NVIDIA denied' out || { cat out; fail "the other side is not told"; }
grep -q '1 denies it' out || { cat out; fail "it does not say why"; }
cp out disputes
ask disputes CoreWeave
grep -q '"deal":"CoreWeave has acquired Core Scientific for $9B"' out || { cat out; fail "a deal is not told in a sentence"; }
grep -q '"type":"acquisition"' out || { cat out; fail "what the words call it"; }
ask said Ledger --about OpenAI --since 2025-11-01
grep -q 'AMD supplies OpenAI' out || { cat out; fail said; }
cp out said
ask said Wire --about OpenAI --since 2025-11-01
grep -q quote_id out && fail "said by another"
ask news OpenAI --since 2025-11-25
grep -q '"first":true' out || { cat out; fail "what is new is not called so"; }
grep -q Karpathy out && fail "the old is called new"

ask deals --party CoreWeave --max 10B
[ "$(grep -o '"amount":' out | wc -l)" = 1 ] || { cat out; fail "a rumour that came true is two deals"; }
id=$(grep -o '"id":"[0-9a-f]*"' out | tail -n 1 | cut -d'"' -f4)
ask deals "$id"
grep -q '"stages":\[{"status":"rumored"' out || { cat out; fail "no history"; }
ask deals --max 5B
grep -q '"amount":' out && fail "--max"

command -v curl >/dev/null || exit 0
"$TAPEOUT" --db a.db serve --port 0 >url 2>/dev/null & server=$!
trap 'kill $server' EXIT
wait_for test -s url
url=$(head -n 1 url)api/v1
curl -s "$url/moves?from=OpenAI&to=Anthropic" | cmp - moves || fail "moves over HTTP"
curl -s "$url/disputes?of=Groq" | cmp - disputes || fail "disputes over HTTP"
curl -s "$url/said?by=Ledger&about=OpenAI&since=2025-11-01" | cmp - said || fail "said over HTTP"
# A day that ends a span is in it, by command and by HTTP alike.
for day in 2025-05-31 2025-06-01; do
	ask moves --until "$day"
	curl -s "$url/moves?until=$day" | cmp - out || fail "moves until $day over HTTP"
	ask deals --until "${day/05-31/03-31}"
	curl -s "$url/deals?until=${day/05-31/03-31}&limit=50" | cmp - out || fail "deals until over HTTP"
done
ask moves --until 2025-05-31
grep -q Karpathy out && fail "a move after the last day"
ask moves --until 2025-06-01
grep -q Karpathy out || fail "a move on the last day is left out"
# A title that stands over its text again is told once; two sentences are two.
mkdir titled
printf -- '---\ndate: 2025-09-09\nshow: Herald\n---\n\n# Vultr uses MI355X chips\n\nVultr uses MI355X chips\n\nVultr uses MI355X chips in Ohio.\n' >titled/1.md
"$TAPEOUT" -q --db b.db add titled >/dev/null && "$TAPEOUT" -q --db b.db build >/dev/null || fail titled
"$TAPEOUT" --db b.db said Herald -f json >out
[ "$(grep -o '"quote":"Vultr uses' out | wc -l)" = 2 ] || { cat out; fail "a title is told twice"; }
# News has a fact once, and what is told for the first time before what is told again.
mkdir again
printf -- '---\ndate: 2025-12-10\nshow: Wire\n---\n\nOpenAI acquired Rockset.\n' >again/1.md
printf -- '---\ndate: 2025-12-22\nshow: Wire\n---\n\nOpenAI acquired Rockset. AMD supplies OpenAI.\n' >again/2.md
"$TAPEOUT" -q --db b.db add again >/dev/null && "$TAPEOUT" -q --db b.db build >/dev/null || fail again
news() { "$TAPEOUT" --db b.db news "$@" -f json | grep -o '"quote":"[^"]*","quote_id'; }
[ "$(news Vultr --since 2025-09-01 | grep -c 'Vultr uses')" = 1 ] || fail "a fact is two news"
[ "$(news Groq --since 2025-02-01 | grep -E "NVIDIA (acquired|denied)" | sort -u | wc -l)" = 2 ] || fail "what is denied hides what was said"
[ "$(news OpenAI --since 2025-12-05 | cut -d'"' -f4 | head -n 2)" = "OpenAI acquired Rockset.
AMD supplies OpenAI." ] || { news OpenAI --since 2025-12-05; fail "the order of news"; }
"$TAPEOUT" --db a.db verify >out 2>&1 || { cat out; fail verify; }
exit 0
