#!/bin/bash
# Goal: a person can correct the graph, every correction can be undone without a
# trace, none reads a document that it does not touch, and a build of all comes
# to the same.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z TAPEOUT_DB=$PWD/t.db
quiet() { "$TAPEOUT" -q "$@" >out 2>err || { cat err; fail "$*"; }; }
refuses() { # WORDS judge's operands: one sentence, nothing stored
	words=$1; shift
	"$TAPEOUT" -q judge "$@" >out 2>err && fail "judge $* was taken"
	[ ! -s out ] && [ "$(grep -vc "tells how it is called" err)" = 1 ] || { cat out err; fail "judge $*: one sentence"; }
	grep -qF "$words" err || { cat err; fail "judge $*: expected \"$words\""; }
	"$TAPEOUT" dump | cmp - now.dump || fail "judge $* left a trace"
}
# judge OPERANDS: id of the judgement in $id, documents read again in $read.
judge() {
	quiet judge "$@" --format csv
	id=$(sed -n 2p out | cut -d, -f1)
	read=$(sed -n 2p out | tr -d '\r' | sed 's/.*,//')
	"$TAPEOUT" dump >now.dump
	[ "$1" = undo ] || all "$*"
}
# A build of all gives the same graph, and it is sound.
all() {
	"$TAPEOUT" verify >out 2>err || { cat err; fail "verify after $*"; }
	cp t.db all.db
	"$TAPEOUT" -q --db all.db build --all >/dev/null || fail "build --all after $*"
	"$TAPEOUT" --db all.db dump | diff now.dump - >diff.out ||
	    { head diff.out; fail "$*: build --all gives another dump"; }
}
same() { grep -v '^judgement' now.dump | diff "$1" - >diff.out || { head diff.out; fail "$2"; }; }
is() { # WANT NAME: the card's title
	got=$("$TAPEOUT" show "$2" 2>err | head -n 1)
	[ "$got" = "$1" ] || fail "show $2: $got"
}
doc() { # ID DATE TEXT
	printf '{"id":"%s","kind":"news","format":"text","title":"Notes %s","show":"Show %s","date":"%s","text":"%s"}\n' "$1" "$1" "$1" "$2" "$3"
}
{
	doc 1 2026-01-02 'NVIDIA bought Groq for $20 billion. Groq makes chips.'
	doc 2 2026-01-03 'Oracle runs on H100 chips from NVIDIA.'
	doc 3 2026-01-04 'Veltrio Labs, a startup, raised $40 million from Sequoia Capital.'
	doc 4 2026-01-05 'Groq and Samsung announced a partnership. Team Green was silent.'
	doc 5 2026-01-06 'Quandro, a chip startup, raised $9 million from Sequoia Capital.'
	doc 6 2026-01-07 'Team Green invested $2 billion in CoreWeave, Jensen Huang said.'
} >first.jsonl
for i in 11 12 13 14 15 16 17 18 19 20; do
	doc $i "2026-01-$i" "Groq $i: NVIDIA and Groq agreed on supply. Groq bought Cerebras."
done >ten.jsonl
quiet add first.jsonl
quiet build

# merge, ten documents, unmerge: as if it had never been
groq=$("$TAPEOUT" query "MATCH (c {name: 'Groq'}) RETURN c.id" --format csv | tail -n 1 | tr -d '\r')
judge merge NVIDIA Groq
[ "$read" = 2 ] || fail "merge read $read documents, two name Groq"
is NVIDIA Groq
"$TAPEOUT" show NVIDIA --format json >out
"$TAPEOUT" show "$groq" --format json | cmp -s - out || fail "the id of what was merged away"
grep -q '"aliases":\[[^]]*"Groq"' out || fail "the card does not say the other name"
grep -q 'acquired' out && fail "NVIDIA bought itself"
merge=$id
quiet add ten.jsonl
quiet build
judge unmerge nvidia GROQ
is Groq Groq
"$TAPEOUT" -q --db never.db add first.jsonl ten.jsonl >/dev/null
"$TAPEOUT" -q --db never.db build >/dev/null
"$TAPEOUT" --db never.db dump >never.dump
same never.dump "an unmerge leaves traces"
refuses "are not merged by any judgement" unmerge NVIDIA AMD

# undo of the undo, and of that
judge undo "$id"
is NVIDIA Groq
judge undo "$id"
same never.dump "undo of undo of undo"
refuses "undone already" undo "$merge"
refuses "there is no judgement 0badf00d" undo 0badf00d

# chained: B is A, then A is C
judge merge NVIDIA Groq; one=$id
judge merge Oracle NVIDIA; two=$id
is Oracle Groq
refuses "judgement $two (merge) was made after it" undo "$one"
refuses "both names are of Oracle" merge Oracle Groq
judge undo "$two"
judge undo "$one"
same never.dump "two merges undone"

# what is never the same stays apart, and what is not there is told
refuses "never the same" merge H100 A100
refuses "never the same" alias add A100 V100
refuses 'no entity is called "Nvidai"' merge NVIDIA Nvidai
refuses "no entity is called" merge NVIDIA 00000123456789ab
refuses "no document of the id" split Groq NVIDIA --doc 00000123456789ab
refuses "expected --doc ID" split Groq NVIDIA
refuses "expected a type" retype Groq boat
refuses "is a candidate" alias add Quandro Quando
refuses "is not known to be written" alias remove NVIDIA Envydia
refuses "already" alias add NVIDIA "NVIDIA Corporation"
refuses "already" promote NVIDIA
refuses "expected two names" merge NVIDIA
refuses "expected merge, unmerge" befuddle NVIDIA

# an alias reads the documents that hold it, and no other
judge alias add NVIDIA "Team Green"
[ "$read" = 2 ] || fail "an alias in two documents read $read"
"$TAPEOUT" show NVIDIA --format json >out
grep -q '"name":"CoreWeave"' out || fail "the alias was not used"
is NVIDIA "team green"
judge undo "$id"
[ "$read" = 2 ] || fail "the alias' undo read $read"
same never.dump "an alias undone"
judge alias add NVIDIA "No Such Words Anywhere"
[ "$read" = 0 ] || fail "an alias that stands nowhere read $read"
judge undo "$id"
judge alias remove Oracle Oracle
[ "$read" = 1 ] || fail "an alias removed read $read"
judge undo "$id"
same never.dump "an alias removed and undone"

# one document's Groq is another thing; so is one way to write it
some=$("$TAPEOUT" doc --format csv | grep 'Notes 4,' | tr -d '\r' | sed 's/.*,//')
judge split Groq Cerebras --doc "$some"
[ "$read" = 1 ] || fail "a split of one document read $read"
"$TAPEOUT" doc "$some" | grep -q Cerebras || fail "the split was not made"
judge undo "$id"
same never.dump "a split undone"
judge alias add NVIDIA "Team Green"; one=$id
judge split NVIDIA AMD --alias "team green"
"$TAPEOUT" show AMD --format json | grep -q CoreWeave || fail "so written is AMD"
judge undo "$id"
judge undo "$one"
same never.dump "a split by alias undone"

# a candidate: promoted, given another type, an alias and a name, rejected
is Quandro Quandro
"$TAPEOUT" show Quandro --format json | grep -q '"standing":"candidate"' || fail "not a candidate"
judge promote Quandro --type chip; one=$id
"$TAPEOUT" show Quandro --format json >out
grep -q '"type":"chip"' out && grep -q '"standing":"judged"' out || fail "not promoted"
judge alias add Quandro Quando
refuses "depends on it" undo "$one"
judge undo "$id"
judge retype Quandro company
"$TAPEOUT" show Quandro --format json | grep -q '"type":"company"' || fail "not retyped"
refuses "is a company already" retype Quandro company
refuses "depends on it" undo "$one"
judge undo "$id"
judge rename Quandro "Quandro Silicon"; two=$id
is "Quandro Silicon" quandro
is "Quandro Silicon" "quandro silicon"
refuses "called Quandro Silicon already" rename quandro "Quandro Silicon"
judge undo "$two"
judge undo "$one"
same never.dump "a promotion undone"
judge reject Quandro
"$TAPEOUT" show Quandro >out 2>err && fail "a rejected candidate is shown"
judge undo "$id"
same never.dump "a rejection undone"
judge promote "Hal Nebula" --type person
is "Hal Nebula" "hal nebula"
judge undo "$id"
same never.dump "a person promoted and undone"

# merges of candidates, with each other and with what is known
judge merge "Veltrio Labs" Quandro
is "Veltrio Labs" Quandro
"$TAPEOUT" show Quandro --format json | grep -q '"standing":"judged"' || fail "a person's word"
judge undo "$id"
judge merge CoreWeave Quandro
is CoreWeave Quandro
judge undo "$id"
same never.dump "merges of candidates undone"

# by rule: three shows name it
for i in 31 32; do
	doc $i 2026-01-15 'Quandro, a chip startup, raised $9 million.'
done >more.jsonl
quiet add more.jsonl
quiet build
"$TAPEOUT" show Quandro --format json | grep -q '"standing":"promoted"' || fail "three sources"
printf 'promote_sources = 4\n' >conf
quiet --config conf build
"$TAPEOUT" show Quandro --format json | grep -q '"standing":"candidate"' || fail "a setting"
quiet build

# what may be misheard is in talk under other words than its own
printf '{"id":"40","kind":"podcast","format":"captions","title":"Talk","show":"Show T","date":"2026-01-16","text":"[00:00:00] Well, Celestyal AI supplies Groq with links."}\n' >talk.jsonl
quiet add talk.jsonl
quiet build
"$TAPEOUT" show "Celestial AI" 2>err | grep -q 'Celestyal AI supplies Groq' || fail "nobody heard Celestial AI"
"$TAPEOUT" dump | grep -v '^judgement' >before.dump
judge alias remove "Celestial AI" "Celestial AI"
"$TAPEOUT" show Groq | grep -q Celestyal && fail "it is heard still"
judge undo "$id"
same before.dump "a name that is misheard, removed and undone"

# the log is a question
"$TAPEOUT" judge log --format json >out || fail log
grep -q '"says":"Groq is NVIDIA"' out || fail "what the log says"
quiet judge reject Quandro --why "a typing error"
"$TAPEOUT" judge --format csv | tail -n 1 | grep -q 'a typing error' || fail "why"
exit 0
