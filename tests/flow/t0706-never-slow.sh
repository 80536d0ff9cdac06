#!/bin/bash
# Goal: no text makes the reader slow: half a megabyte of whatever opens and
# never closes, or names and names, is read in the time that its size asks for.
# The limit is of the processor's seconds: a busy machine changes nothing.
set -u
fail() { echo "FAILED: $*"; exit 1; }
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
python3 - >in.jsonl <<'PY'
import json
bits = ["](", "[a](", "<a ", "<v a>", "&amp", "**", "`", "```\n", ">>", "> ",
        "a:", "Ann Lee: x\n\n", "$1 ", "NVIDIA ", "NVIDIA acquired ",
        "NVIDIA, ", "NVIDIA and Groq ", "Groq raised $1 billion led by ",
        "1,", "(", "\n\n- ", "http://a ", "H100", "芯", "Meta. AI ", "said ",
        "Zorb Inc ", "Jane Quimby said ", "a--", "| a ", "[00:01] ", "Qwen3.",
        "Huang ", "if NVIDIA ", "CEO of ", "denied ", "U.S. ", "? ", "x"]
for form in "text", "markdown", "captions", "vtt":
    for i, bit in enumerate(bits):
        print(json.dumps({"id": f"{form} {i}", "kind": "podcast",
                          "format": form,
                          "text": bit * (100000 // len(bit.encode()))}))
print(json.dumps({"id": "long", "text": "".join(bits) * 2000}))
PY
(ulimit -t 60; exec "$TAPEOUT" extract in.jsonl >out.jsonl) ||
    fail "extract ended with $?"
[ "$(wc -l <out.jsonl)" = "$(wc -l <in.jsonl)" ] || fail "a line is missing"
grep -q '"error"' out.jsonl && fail "$(grep -m1 '"error"' out.jsonl)"

# The same as pages, feeds and captions.
python3 - <<'PY'
for stage, head, bits in (
    ("article", "<html><body><p>Some words of a page.</p>",
     ["<b>", "<p>a,b. ", "<a href=x>", "&", "<!--", "<li>", "<font>", "</b>",
      "<table><tr><td>", "<script>", "<a b=c ", "<img src=x>"]),
    ("feed", "<rss><channel>",
     ["<item>", "<item><title>a</title></item>", "</a>", "<![CDATA[",
      "<!-- -->", "&#65;", "<a:b xmlns:a='x'/>"]),
    ("captions", "WEBVTT\n\n",
     ["00:00:01.000 --> 00:00:02.000\na\n\n", "<v a>", "-->", "00:", "\n"])):
    for i, bit in enumerate(bits):
        with open(f"{stage}-{i}.in", "w") as f:
            f.write(head + bit * (200000 // len(bit)))
PY
for stage in article feed captions; do
	(ulimit -t 60; exec "$TAPEOUT" stage $stage $stage-*.in >out 2>/dev/null)
	[ $? -le 1 ] || fail "stage $stage"
	[ "$(wc -l <out)" = "$(ls $stage-*.in | wc -l)" ] || fail "$stage: a line a file"
done

# A line without an end is refused before it fills the memory.
limit=2000000
# under a sanitizer the program wants terabytes of addresses
(ulimit -v $limit; "$TAPEOUT" version) >/dev/null 2>&1 || limit=unlimited
(ulimit -v $limit -t 60
head -c 1100000000 /dev/zero | "$TAPEOUT" extract - >out 2>err)
[ $? = 1 ] || { cat err; fail "a line of a gigabyte"; }
[ "$(cat out err | wc -l)" -le 2 ] || fail "one sentence"
exit 0
