#!/bin/sh
# run.sh - runs one test in a fresh folder of its own, which goes away after it.
#
#	tests/run.sh TEST
#
# TAPEOUT is the program, SRCDIR the source tree, BUILDDIR the build tree; all
# three are absolute.  Exit status as automake reads it: 0 passed, 77 skipped.
set -u
test=$1
case $test in /*) ;; *) test=$PWD/$test ;; esac
BUILDDIR=${BUILDDIR:-$PWD}
SRCDIR=$(cd "${SRCDIR:-.}" && pwd)
TAPEOUT=${TAPEOUT:-$BUILDDIR/tapeout}
export SRCDIR BUILDDIR TAPEOUT
# Nothing of the person who runs the tests may change what they see, and they
# leave nothing in the source tree.
LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
unset TAPEOUT_DB http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export LC_ALL TZ PYTHONDONTWRITEBYTECODE
dir=$(mktemp -d "${TMPDIR:-/tmp}/tapeout-test.XXXXXX") || exit 99
HOME=$dir XDG_DATA_HOME=$dir/data XDG_CONFIG_HOME=$dir/config
export HOME XDG_DATA_HOME XDG_CONFIG_HOME
trap 'rm -rf "$dir"' EXIT
trap 'exit 99' INT TERM
cd "$dir" || exit 99
case $test in
*.sh) bash "$test" ;;
*.py) python3 "$test" ;;
*) "$test" ;;
esac
