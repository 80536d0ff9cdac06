#!/bin/bash
# Goal: the units that are installed say what the program does: each command of
# theirs is one, with options that it has; systemd takes them where it is here.
set -u
fail() { echo "FAILED: $*"; exit 1; }
units=$SRCDIR/src/post/systemd
n=0
while IFS= read -r line; do
	read -r -a words <<<"${line#*=}"
	[ "${words[0]#-}" = /usr/bin/env ] && [ "${words[1]}" = tapeout ] || fail "$line"
	"$TAPEOUT" "${words[@]:2}" --help >out 2>err || { cat err; fail "$line"; }
	n=$((n + 1))
done < <(grep -h '^Exec' "$units"/*.service)
[ "$n" = 4 ] || fail "$n commands"
for unit in "$units"/*; do
	grep -q "$(basename "$unit")" "$SRCDIR/Makefile.am" || fail "$unit is not installed"
	grep -q "$(basename "$unit")" "$SRCDIR/man/tapeout.conf.5" || fail "$unit is in no manual"
done
command -v systemd-analyze >/dev/null 2>&1 || exit 0
mkdir units && cp "$units"/* units
systemd-analyze verify --man=no units/*.service units/*.timer >out 2>&1
# The account is made by who installs; anything else that is said is a mistake.
grep -v -e 'user.*tapeout' -e '^$' out | grep -i -e units/ -e tapeout && { cat out; fail "systemd does not take them"; }
exit 0
