#!/bin/sh
# make eval: how well the program reads, one table.  The outside yardsticks lie
# beside the source tree (../shared); what is absent is said, not skipped over.
set -u
SRCDIR=${SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
TAPEOUT=${TAPEOUT:-$SRCDIR/build/tapeout}
shared=${SHARED:-$SRCDIR/../shared}
status=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/tapeout-eval.XXXXXX") || exit 99
trap 'rm -rf "$dir"' EXIT
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

echo "== own documents (tests/eval/docs)"
python3 "$SRCDIR/tests/eval/score.py" "$TAPEOUT" "$SRCDIR/tests/eval/docs" ||
    status=1

echo
echo "== the extraction yardstick (../shared/eval)"
if [ -f "$shared/eval/score.py" ]; then
	"$TAPEOUT" extract --format jsonl < "$shared/eval/dev.jsonl" \
	    > "$dir/out.jsonl" || status=1
	python3 "$shared/eval/score.py" --gold "$shared/eval/dev" \
	    --pred "$dir/out.jsonl" || status=1
else
	echo "absent: $shared/eval is not there"
fi

echo
echo "== outside suites (../shared/suites)"
if [ -x "$shared/suites/score" ]; then
	SUITES=${SUITES:-$dir/suites}
	[ -d "$SUITES" ] || "$shared/suites/unpack" "$SUITES" >/dev/null
	"$shared/suites/score" all --tapeout "$TAPEOUT" --data "$SUITES" ||
	    status=1
else
	echo "absent: $shared/suites is not there"
fi
exit $status
