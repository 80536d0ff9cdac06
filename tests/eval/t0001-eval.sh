# The extractor reads a dozen texts about real events no worse than it did.
# What it gets wrong: tests/eval/score.py tapeout tests/eval/docs --errors
exec python3 "$SRCDIR/tests/eval/score.py" "$TAPEOUT" "$SRCDIR/tests/eval/docs"
