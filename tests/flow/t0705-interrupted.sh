#!/bin/bash
# Goal: Ctrl-C and a polite end stop add and build soon and leave what is whole;
# the same command then goes on.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z
mkdir in
for i in $(seq 600); do
	printf '# Note %d\n\nNVIDIA bought Groq for $%d million. AMD competes with NVIDIA.\n' \
	    "$i" "$i" >in/$i.md
done
"$TAPEOUT" -q --db whole.db add in >/dev/null || fail add
"$TAPEOUT" -q --db whole.db build >/dev/null || fail build
"$TAPEOUT" --db whole.db dump >whole.dump

for signal in INT TERM HUP; do
	for verb in "add in" build; do
		# a background job of a shell ignores INT: python gives it back
		python3 - $signal "$TAPEOUT" -q --db cut.db $verb <<'PY' || exit 1
import random, signal, subprocess, sys, time
done = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
    preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
time.sleep(random.uniform(0.005, 0.15))
done.send_signal(getattr(signal, "SIG" + sys.argv[1]))
done.wait(60)
PY
		[ -e cut.db ] || continue
		"$TAPEOUT" -q --db cut.db verify >/dev/null 2>err ||
		    grep -q 'is empty' err ||	# before the first table
		    { cat err; fail "verify after $signal in $verb"; }
	done
done
"$TAPEOUT" -q --db cut.db add in >/dev/null || fail "add again"
"$TAPEOUT" -q --db cut.db build >/dev/null || fail "build again"
"$TAPEOUT" --db cut.db dump | cmp - whole.dump || fail "another dump"
exit 0
