#!/bin/bash
# Goal: settings are found where they should be, and a typing error in them is
# told by line, never taken for a default.
set -u
fail() { echo "FAILED: $*"; exit 1; }
t() { "$TAPEOUT" "$@" >out 2>err; }

t config --format csv || fail "config without a file"
grep -q "^table,row,column,value" out || fail "csv"
mkdir -p "$XDG_CONFIG_HOME/tapeout"
cat >"$XDG_CONFIG_HOME/tapeout/tapeout.conf" <<'C'
# a comment
db = here.db
serve_port=9000
mail_password = secret words
C
t config --format json || fail "config"
grep -q '"name":"serve_port","value":"9000"' out || fail "port"
grep -q '"db":"here.db"' out || fail "db from the settings"
grep -q 'secret' out && fail "a password is printed"
TAPEOUT_DB=env.db t config --format json
grep -q '"db":"env.db"' out || fail "the environment goes before the file"
TAPEOUT_DB=env.db t config --format json --db opt.db
grep -q '"db":"opt.db"' out || fail "--db goes before all"

bad() {
	printf '%s\n' "# one" "$1" >bad.conf
	t --config bad.conf config; [ $? = 1 ] || fail "taken: $1"
	grep -qF "bad.conf:2: $2" err || { cat err; fail "told: $1"; }
}
bad "serve_prot = 1" 'there is no setting "serve_prot"'
bad "serve_port = 99999" 'serve_port: expected a number from 0 to 65535'
bad "crawl_at_once = 0" 'crawl_at_once: expected a number from 1 to 1000'
bad "just words" 'expected key = value'
t --config missing.conf config; [ $? = 1 ] || fail "a file that was named must be there"

# The manual knows every setting and every command.
"$TAPEOUT" config -f csv | sed -n 's/^settings,[0-9]*,name,\([a-z_]*\).*/\1/p' >names
[ "$(wc -l <names)" -ge 10 ] || fail "names of settings"
while read -r name; do
	grep -q "Ic $name\b" "$SRCDIR/man/tapeout.conf.5" || fail "tapeout.conf(5): $name"
done <names
"$TAPEOUT" help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | grep -v '^tapeout$' >commands
[ "$(wc -l <commands)" -ge 15 ] || fail "names of commands"
while read -r name; do
	grep -q "^\.It Ic.*\b$name\b" "$SRCDIR/man/tapeout.1" || fail "tapeout(1): $name"
done <commands
TAPEOUT_NOW=noon t config; [ $? = 1 ] || fail "TAPEOUT_NOW"
exit 0
