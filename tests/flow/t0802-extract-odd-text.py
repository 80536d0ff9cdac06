# Goal: whatever text comes, `extract` answers or says why not, goes on, and takes
# time in proportion to the text: four times the text, far less than sixteen times
# the time.  Two runs, and two locales, give the same bytes.
import json
import os
import resource
import subprocess
import sys

TAPEOUT = os.environ["TAPEOUT"]
SMALL = 60_000


def extract(docs, env=None):
    data = "".join(json.dumps(d) + "\n" for d in docs).encode()
    done = subprocess.run([TAPEOUT, "extract"], input=data, check=False,
                          capture_output=True, env=env)
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def seconds(text, kind):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done, out = extract([{"id": "x", "text": text, "kind": kind[0],
                          "format": kind[1]}])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0 and "entities" in out[0], done.stderr
    return after.ru_utime - before.ru_utime


def fill(piece, n):
    if "%d" in piece:           # every time another name
        return "".join(piece % (i, i) for i in range(n // len(piece)))
    return (piece * (n // len(piece) + 1))[:n]


# What may tempt a rule to look back or ahead too far.
ODD = {
    "one word": "x",
    "one number": "7",
    "one name": "NVIDIA",
    "names without a stop": "NVIDIA and ",
    "names that touch": "英伟达",
    "capitals": "Abcde Fghij ",
    "open tags": "<a ",
    "open links": "](",
    "open brackets": "[",
    "entities": "&amp",
    "schemes": "a://",
    "stars": "**",
    "labels": "Ann:\n",
    "turns": ">> Ann Lee: yes\n",
    "times": "12:34\n",
    "amounts": "$1 billion ",
    "dates": "June 2025 ",
    "commas": "1,234,",
    "quotes": "\u201c",
    "misheard": "Grock Cerebrus ",
    "deals": "Ann Lee of Foo raised $3M led by Bar and ",
    "no language": "\u16a0\u16b1 \u1403\u1405 \U00010400\U00010401 ",
    "new companies": "Zorb%d Labs raised $3M from Wib%d Capital. ",
    "new people": "Ann Lee%d, CEO of Quxor%d, spoke. ",
    "new models": "We trained Foo%d-7B and Bar-%d-13B. ",
    "blanks": " ",
    "lines": "\n",
}
KINDS = (("news", "markdown"), ("podcast", "captions"))

seconds("warm", KINDS[0])
slow = []
for name, piece in ODD.items():
    for kind in KINDS:
        for _ in range(3):      # a machine may be busy; a rule is always slow
            four = seconds(fill(piece, 4 * SMALL), kind)
            if four < 0.2:      # too little to weigh: nothing is slow here
                break
            one = seconds(fill(piece, SMALL), kind)
            if four < 9 * one:
                break
        else:
            slow.append((name, kind, one, four))
assert not slow, slow

# Every byte value, as JSON can carry it, and as it cannot.
done, out = extract([{"id": "all", "text": "".join(map(chr, range(1, 0x250)))},
                     {"id": "nul", "text": "NVIDIA\0 and Groq"},
                     {"id": "end", "text": "NVIDIA"}])
assert done.returncode == 0, done.stderr
assert [o["id"] for o in out] == ["all", "nul", "end"]
lines = [b'{"id":"a","text":"' + bytes([b]) + b' NVIDIA"}' for b in range(256)]
done = subprocess.run([TAPEOUT, "extract"], input=b"\n".join(lines) + b"\n",
                      check=False, capture_output=True)
out = done.stdout.splitlines()
# a line end cuts its line in two
assert len(out) == 257, len(out)
for line in out:
    answer = json.loads(line.decode())
    assert "error" in answer or "entities" in answer, answer

# Ten thousand names in one sentence: all are found, pairs are not all tried.
text = "We met " + ", ".join(["NVIDIA", "Groq"] * 5000) + "."
done, out = extract([{"id": "many", "text": text}])
assert sum(len(e["mentions"]) for e in out[0]["entities"]) == 10000

# One token as long as a document may be is read; one of 64 MB is a bad line.
for size, good in ((16 << 20, True), (64 << 20, False)):
    for piece in "x", "7", "\u82f1":
        text = piece * (size // len(piece.encode()))
        done, out = extract([{"id": "long", "text": text},
                             {"id": "next", "text": "NVIDIA"}])
        assert ("entities" in out[0]) == good, (piece, size, out[0])
        assert out[1]["id"] == "next" and "entities" in out[1], out[1]
        assert done.returncode == (0 if good else 1), done.stderr

# A document over its ceiling is one bad line with a sentence.
done, out = extract([{"id": "big", "text": "x" * (17 << 20)},
                     {"id": "next", "text": "NVIDIA"}])
assert done.returncode == 1
assert "ceiling" in out[0]["error"] and out[1]["id"] == "next", out[0]

# Every thing is found again for each of its mentions in one step.
for verb in "mentions", "links", "claims":
    took = []
    for n in SMALL, 4 * SMALL:
        with open("many.txt", "w", encoding="utf-8") as f:
            f.write(fill(ODD["new companies"], 4 * n))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([TAPEOUT, "stage", verb, "many.txt"], check=True,
                       stdout=subprocess.DEVNULL)
        took.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime -
                    before)
    assert took[1] < 9 * max(took[0], 0.05), (verb, took)

# The same bytes whenever and wherever it runs.
docs = [{"id": n, "text": fill(p, 2000), "kind": k[0], "format": k[1]}
        for n, p in ODD.items() for k in KINDS]
base = extract(docs)[0].stdout
for lang in ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"):
    env = dict(os.environ, LC_ALL=lang, LANG=lang, TZ="Asia/Tokyo")
    assert extract(docs, env)[0].stdout == base, lang
sys.exit(0)
