#!/bin/bash
# Goal: `extract` is a filter that keeps its contract: a line out for a line in,
# offsets in bytes of the text as given, a bad line told in its place, and
# memory that does not grow with the number of lines.
set -u
fail() { echo "FAILED: $*"; exit 1; }
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
cat >in.jsonl <<'J'
{"id":"a","kind":"news","format":"text","lang":"en","title":"T","date":"2026-01-02","text":"Café: NVIDIA bought Groq for $20 billion, “they” said."}

{"id":"b","text":"英伟达投资了OpenAI。"}
{"id":"c","text":""}
not JSON
{"id":"d"}
{"id":7,"text":"x"}
["id"]
{"id":"e","text":"x","date":"soon"}
{"id":"f","text":"x","format":"docx"}
{"id":"g","text":"x","kind":null,"title":null,"extra":[1,2]}
J
"$TAPEOUT" extract --format jsonl <in.jsonl >out.jsonl 2>err
[ $? = 1 ] || fail "bad lines, status"
python3 - <<'PY' || fail "contract"
import json
docs = {}
for line in open("in.jsonl", encoding="utf-8"):
    try:
        d = json.loads(line)
        docs[d["id"]] = d
    except Exception:
        pass
out = [json.loads(l) for l in open("out.jsonl", encoding="utf-8")]
assert [o.get("id", o.get("line")) for o in out] == \
    ["a", "b", "c", 5, 6, 7, 8, 9, 10, "g"], out
found = 0
for o in out:
    if "error" in o:
        assert o["error"] and len(o) == 2, o
        continue
    raw = docs[o["id"]]["text"].encode()
    names = {e["name"] for e in o["entities"]}
    for e in o["entities"]:
        for m in e["mentions"]:
            assert raw[m["start"]:m["end"]].decode() == m["text"], m
            found += 1
    for r in o["relations"]:
        assert r["head"] in names and r["tail"] in names, r
        assert raw[r["evidence"]["start"]:r["evidence"]["end"]].decode()
    for d in o["deals"]:
        assert all(p["name"] in names for p in d["parties"]), d
a = out[0]
assert {e["name"] for e in a["entities"]} >= {"NVIDIA", "Groq"}, a
assert a["deals"][0]["amount"] == 20000000000, a
assert found >= 4
PY
"$TAPEOUT" extract missing.jsonl >/dev/null 2>err; [ $? = 1 ] || fail "a missing file"
grep -q "missing.jsonl" err || fail "the file's name"
"$TAPEOUT" extract . >/dev/null 2>err; [ $? = 1 ] || fail "a folder"
"$TAPEOUT" extract --format csv <in.jsonl >/dev/null 2>err; [ $? = 2 ] || fail "csv"
"$TAPEOUT" extract </dev/null >out 2>err || fail "no lines"
[ ! -s out ] || fail "a line of nothing"

# A line over its ceiling is one bad line; the one after it is read.
{ printf '{"id":"big","text":"'; head -c 70000000 /dev/zero | tr '\0' x
  printf '"}\n{"id":"next","text":"NVIDIA"}\n'; } |
	"$TAPEOUT" extract >out 2>err
[ $? = 1 ] || fail "a line over the ceiling"
grep -q '"line":1,"error":"a line is over its ceiling' out || fail "ceiling"
grep -q '"id":"next"' out || fail "the line after it"

# Twenty thousand lines in the memory of one.
python3 - >many.jsonl <<'PY'
for i in range(20000):
    print('{"id":"%d","text":"NVIDIA bought Groq. OpenAI uses H100."}' % i)
PY
# (a sanitizer's shadow does not fit under the limit)
limit=300000
(ulimit -v $limit; "$TAPEOUT" version) >/dev/null 2>&1 || limit=unlimited
(ulimit -v $limit; "$TAPEOUT" extract many.jsonl) >out 2>err || { cat err; fail "many"; }
[ "$(wc -l <out)" = 20000 ] || fail "a line out for a line in"
exit 0
