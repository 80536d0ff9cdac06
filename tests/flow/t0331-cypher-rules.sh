#!/bin/bash
# Goal: the language's rules hold, each shown by small questions with their
# answers: values, null, errors and when they are told, clauses, patterns, time.
set -u
exec "$BUILDDIR/tests/tck/run_rules" "$SRCDIR"/tests/tck/rules/*.rules
