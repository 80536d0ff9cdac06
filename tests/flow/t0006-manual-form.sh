#!/bin/bash
# Goal: the manual is well formed: mandoc has nothing to say of any page of it.
set -u
command -v mandoc >/dev/null 2>&1 || { echo "skipped: mandoc is not here"; exit 77; }
mandoc -Tlint -Wwarning "$SRCDIR"/man/*.[1-9] || { echo "FAILED"; exit 1; }
