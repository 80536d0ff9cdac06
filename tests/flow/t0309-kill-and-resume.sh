#!/bin/bash
# Goal: add and build may be killed at any moment; run again they end with the
# same dump as if nobody had killed them.
set -u
fail() { echo "FAILED: $*"; exit 1; }
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z
python3 - >docs.jsonl <<'PY'
import json, random
random.seed(7)
who = ["NVIDIA", "OpenAI", "Oracle", "CoreWeave", "AMD", "Groq", "Anthropic",
       "SoftBank", "Microsoft", "Crusoe", "Cerebras", "Mistral AI"]
say = ["%s bought %s for $%d million.", "%s invested $%d million in %s.",
       "%s runs on H100 chips from %s.", "%s and %s announced a partnership.",
       "%s plans to acquire %s.", "%s denied that it is buying %s."]
for i in range(1500):
    lines = []
    for _ in range(12):
        a, b = random.sample(who, 2)
        s = random.choice(say)
        lines.append(s % ((a, random.randrange(1, 900), b) if s.count("%") == 3
                          and s.index("%d") < s.rindex("%s") else
                          (a, b, random.randrange(1, 900)) if s.count("%") == 3
                          else (a, b)))
    print(json.dumps({"id": "d%d" % i, "kind": "news", "format": "text",
                      "title": "Notes %d" % i,
                      "date": "2025-%02d-%02d" % (i % 12 + 1, i % 28 + 1),
                      "text": "\n\n".join(lines)}))
PY
"$TAPEOUT" -q --db whole.db add docs.jsonl >/dev/null || fail add
"$TAPEOUT" -q --db whole.db build >/dev/null || fail build
"$TAPEOUT" --db whole.db dump >whole.dump || fail dump

# Twenty random moments of add and build, then to the end.
RANDOM=20260120
for i in $(seq 20); do
	verb=build
	[ $((i % 4)) = 1 ] && verb="add docs.jsonl"
	"$TAPEOUT" -q --db cut.db $verb >/dev/null 2>&1 &
	pid=$!
	sleep "0.$(printf %03d $((RANDOM % 250)))"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
done
"$TAPEOUT" -q --db cut.db add docs.jsonl >/dev/null || fail "add after kills"
"$TAPEOUT" -q --db cut.db build >/dev/null || fail "build after kills"
"$TAPEOUT" --db cut.db verify >/dev/null 2>err || { cat err; fail verify; }
"$TAPEOUT" --db cut.db dump | cmp - whole.dump || fail "another dump"
exit 0
