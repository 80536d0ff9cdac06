#!/bin/bash
# Goal: on a day that gave little, what is new of the days before heads the
# digest, and in it what weighs most; what was long known stands behind it,
# however fresh the document that tells it again.
set -u
fail() { echo "FAILED: $*"; exit 1; }
note() { # date show words
	printf -- '---\ntitle: %s of %s\nshow: %s\ndate: %s\n---\n\n%s\n' \
		"$2" "$1" "$2" "$1" "$3" >"$1-$2.md"
}
note 2025-02-01 Wire "OpenAI has released ChatGPT, which everybody seems to be talking to by now."
note 2025-03-01 Ledger "OpenAI has released ChatGPT, and the queue in front of it is long."
note 2026-01-20 Wire "OpenAI has released ChatGPT, and this week it is two colours brighter."
note 2026-01-20 Notes "Mistral AI has released Mistral Medium 3, which is small enough for one rack."
note 2026-01-16 Ledger "CoreWeave has acquired Core Scientific for \$9 billion, and the halls with it."
read_on() { # day file...
	export TAPEOUT_NOW=$1T20:00:00Z
	shift
	"$TAPEOUT" -q --db a.db add "$@" >/dev/null || fail add
	"$TAPEOUT" -q --db a.db build >/dev/null || fail build
}
read_on 2026-01-16 ./2025*.md ./2026-01-16*.md
read_on 2026-01-20 ./2026-01-20*.md
"$TAPEOUT" --db a.db digest --date 2026-01-20 | grep '^[0-9]\.' >reads
heads() { sed -n "$1p" reads | grep -q "$2" || { cat reads; fail "$2 is not number $1"; }; }
heads 1 "CoreWeave has acquired Core Scientific"
heads 2 "Mistral AI makes Mistral Medium 3"
heads 3 "OpenAI makes ChatGPT"
"$TAPEOUT" --db a.db digest --date 2026-01-20 -f eml --to ann@example.org |
	grep -q '^Subject: .*CoreWeave has acquired' || fail "the subject tells another read"
