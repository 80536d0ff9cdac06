# The samples of every kind are added, each as its own document; a second time
# all of them are known and nothing is stored twice.
set -eu
"$TAPEOUT" add --format csv "$SRCDIR/tests/samples" >first.csv
"$TAPEOUT" add --format csv "$SRCDIR/tests/samples" >second.csv
field() { sed -n 2p "$1" | cut -d, -f"$2" | tr -d '\r'; }
# files,documents,added,changed,known,empty,problems
test "$(field first.csv 1)" -ge 12
test "$(field first.csv 2)" -ge 20
test "$(field first.csv 3)" = "$(field first.csv 2)"
test "$(field first.csv 7)" = 0
test "$(field second.csv 3)" = 0
test "$(field second.csv 4)" = 0
test "$(field second.csv 5)" = "$(field first.csv 2)"
