#!/bin/sh
# make eval: how well the program reads.  Its own documents, then one table of the
# yardsticks that lie beside the source tree (SHARED, ../shared), each with what is
# wanted; what is absent is said, not skipped over.  SUITES is where the outside
# suites are unpacked already.
set -u
SRCDIR=${SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
TAPEOUT=${TAPEOUT:-$SRCDIR/build/tapeout}
shared=${SHARED:-$SRCDIR/../shared}
status=0
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

echo "== own documents (tests/eval/docs)"
python3 "$SRCDIR/tests/eval/score.py" "$TAPEOUT" "$SRCDIR/tests/eval/docs" ||
    status=1

echo
echo "== the yardsticks beside the tree ($shared)"
python3 "$SRCDIR/tests/eval/table.py" "$TAPEOUT" "$shared" ${SUITES:+"$SUITES"} ||
    status=1
exit $status
