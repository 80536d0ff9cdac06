# Without leave in the config no private address is reached, however it is
# written, and the server beside us sees no connection.
set -eu
. "$SRCDIR/tests/lib/crawl-lib.sh"
rm config/tapeout/tapeout.conf
port=$(cat port)
for url in "http://127.0.0.1:$port/a" "http://localhost:$port/b" "http://127.1:$port/c" \
	"http://2130706433:$port/d" "http://0x7f000001:$port/e" "http://[::1]:$port/f" \
	"http://[::ffff:127.0.0.1]:$port/g" "http://0:$port/h" "http://017700000001:$port/i"; do
	"$TAPEOUT" source add "$url" >>out.txt 2>>err.txt || true
done
"$TAPEOUT" crawl --once >>out.txt 2>>err.txt || true
test ! -s log
test "$(grep -c 'is not reached' err.txt)" -ge 9
