#!/bin/bash
# Goal: a name is found however it is written; what is not known is answered
# with what is near, and never with something else.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_DB=$PWD/t.db
"$TAPEOUT" -q add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q build >/dev/null || fail build
title() { "$TAPEOUT" show "$@" 2>err | head -n 1; }
is() { want=$1; shift; got=$(title "$@"); [ "$got" = "$want" ] || fail "$*: $got"; }

is NVIDIA nvidia
is NVIDIA "NVIDIA Corporation"
is NVIDIA 英伟达
is NVIDIA "  Nvidia  "
is Groq grock
is "SK hynix" "sk-hynix"
id=$("$TAPEOUT" show NVIDIA --format json | 
	sed -n 's/.*"id":"\([0-9a-f]*\)"},"relations".*/\1/p')
[ -n "$id" ] && is NVIDIA "$id"

"$TAPEOUT" show Nvidai >out 2>err; [ $? = 1 ] || fail "Nvidai was found"
grep -qF 'did you mean NVIDIA (company)?' err || { cat err; fail "Nvidai"; }
[ ! -s out ] || fail "data for a name that is not known"
"$TAPEOUT" show Qqzzxxq >out 2>err; [ $? = 1 ] || fail "Qqzzxxq was found"
grep -qF 'no entity is called "Qqzzxxq"; `tapeout search`' err || fail "Qqzzxxq"
"$TAPEOUT" show NVIDIA --type person >out 2>err; [ $? = 1 ] || fail "a person?"
"$TAPEOUT" show "$(head -c 3000 /dev/zero | tr '\0' x)" >out 2>err; [ $? = 1 ] || fail "a long name"
"$TAPEOUT" show $'\xff\xfe' >out 2>err; [ $? = 1 ] || fail "bytes that are no text"
"$TAPEOUT" search '***' >out 2>err; [ $? = 1 ] || fail "nothing to look for"
[ -s err ] || fail "nothing to look for, nothing said"
"$TAPEOUT" search qqzzxxq >out 2>err; [ $? = 1 ] || fail "found what is not there"
"$TAPEOUT" path NVIDIA Nvidai >out 2>err; [ $? = 1 ] || fail "path to what is not known"
"$TAPEOUT" deals ffffffffffffff >out 2>err; [ $? = 1 ] || fail "a deal that is not there"
"$TAPEOUT" doc ffffffffffffff >out 2>err; [ $? = 1 ] || fail "a document that is not there"
[ "$(wc -l <err)" = 1 ] || fail "one sentence"
for by in Q182477 wikidata:Q182477 NVDA; do
	"$TAPEOUT" show "$by" 2>err | grep -q "^Ids.*Q182477.*cik:1045810" || { cat err; fail "$by"; }
done
"$TAPEOUT" query "MATCH (n) WHERE 'wikidata:Q182477' IN n.ids RETURN n.name, n.ids" -f csv >out
grep -q 'NVIDIA,.*cik:1045810' out || { cat out; fail "ids in a question"; }
exit 0
