# What the crawl's tests share: a server on loopback that is stopped with the test.
# shellcheck shell=bash
. "$SRCDIR/tests/lib/wait.sh"
command -v python3 >/dev/null || { echo "python3 is missing: the crawl has no server to ask"; exit 77; }
mkdir -p config/tapeout www
printf 'crawl_private = yes\ncrawl_pause = 0\n' >config/tapeout/tapeout.conf
: >log
python3 "$SRCDIR/tests/lib/feedserver.py" port log www &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
wait_for test -s port
base=http://127.0.0.1:$(cat port)

# SQL against the crawl's database, from the side.
sql() {
	python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=10)
for row in db.execute(sys.argv[2]): print(*row, sep="|")
db.commit()' "$XDG_DATA_HOME/tapeout/tapeout.db" "$1"
}
