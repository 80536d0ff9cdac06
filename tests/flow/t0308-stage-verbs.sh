#!/bin/bash
# Goal: each stage of reading can be looked at by itself; offsets are bytes of
# the file, a file that cannot be read is told in its line, the rest goes on.
set -u
fail() { echo "FAILED: $*"; exit 1; }
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
printf 'Café news: NVIDIA bought Groq. Why?\n' >a.txt
printf '# 英伟达\n\nOpenAI uses **H100**.\n' >b.md
for s in tokens sentences mentions links claims; do
	"$TAPEOUT" stage $s a.txt missing.txt b.md >$s.jsonl 2>err
	[ $? = 1 ] || fail "$s: status"
	grep -q missing.txt err || fail "$s: the missing file is not named"
done
"$TAPEOUT" stage frob a.txt 2>err; [ $? = 2 ] || fail "frob"
"$TAPEOUT" stage tokens --as docx a.txt 2>err; [ $? = 2 ] || fail "--as"
exec python3 - <<'PY'
import json
raw = {n: open(n, "rb").read() for n in ("a.txt", "b.md")}
for stage in ("tokens", "sentences", "mentions"):
    lines = [json.loads(l) for l in open(stage + ".jsonl", encoding="utf-8")]
    assert [l["file"] for l in lines] == ["a.txt", "missing.txt", "b.md"]
    assert "error" in lines[1]
    for l in lines[::2]:
        assert l[stage], l
        for x in l[stage]:
            assert raw[l["file"]][x["start"]:x["end"]].decode() == x["text"], x
names = [m["name"] for m in lines[0]["mentions"]]
assert names == ["NVIDIA", "Groq"], names
assert "H100" in [m["name"] for m in lines[2]["mentions"]]
links = [json.loads(l) for l in open("links.jsonl", encoding="utf-8")]
one = {x["name"]: x for x in links[0]["links"]}["Groq"]
assert one["type"] == "company" and one["known"], one
assert [m["text"] for m in one["mentions"]] == ["Groq"], one
assert one["mentions"][0]["how"] == "name", one
claims = [json.loads(l) for l in open("claims.jsonl", encoding="utf-8")]
assert claims[0]["relations"][0]["type"] == "acquired"
PY
