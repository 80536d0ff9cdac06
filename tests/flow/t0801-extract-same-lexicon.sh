#!/bin/bash
# Goal: a document is read the same with the built-in tables alone and with a
# database that holds them, whatever order its rows come in.
set -u
cat > in.jsonl <<'EOF'
{"id":"a","kind":"news","format":"markdown","date":"2026-03-01","text":"Google plans to invest $2 billion in Anthropic, people familiar with the matter said. @GoogleAI and Google Research published a paper on Gemini 3 Pro."}
{"id":"b","kind":"podcast","format":"text","date":"2026-03-02","text":"We talked with Jensen about the H100 and the GB300 NVL72. Grock chips do inference. Huang said Nvidia will ship Rubin."}
{"id":"c","kind":"newsletter","format":"markdown","lang":"zh","date":"2026-03-03","text":"英伟达与 OpenAI 合作，黄仁勋宣布推出 Vera Rubin。阿里巴巴发布 Qwen3。"}
EOF
"$TAPEOUT" extract --format jsonl < in.jsonl > seeds.out || exit 1
printf 'Cerebras raised $1 billion.\n' > x.txt
"$TAPEOUT" --db x.db add x.txt > /dev/null && "$TAPEOUT" --db x.db build \
    > /dev/null || exit 1
"$TAPEOUT" --db x.db extract --format jsonl < in.jsonl > db.out || exit 1
cmp seeds.out db.out || exit 1
grep -q '"name":"Google","type":"company"' seeds.out || {
	echo "Google was not read" >&2
	exit 1
}
grep -q '"text":"Grock"' seeds.out
