# What each stage makes of its samples is what was agreed on, line for line.
# After a change that is meant: tests/golden/golden.py tapeout tests/golden --bless
exec python3 "$SRCDIR/tests/golden/golden.py" "$TAPEOUT" "$SRCDIR/tests/golden"
