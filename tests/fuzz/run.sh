#!/bin/sh
# run.sh [SECONDS [TARGET...]] - builds the fuzz targets with clang and runs each
# for some seconds (10), from the bundled samples on.  Fails at the first finding
# of any; the input that shows it stays in FUZZ_DIR.
set -eu
SRCDIR=$(cd "${SRCDIR:-$(dirname "$0")/../..}" && pwd)
seconds=${1:-10}
[ $# -eq 0 ] || shift
if ! command -v clang >/dev/null 2>&1; then
	echo "clang is not installed: libFuzzer needs it" >&2
	exit 77
fi
dir=${FUZZ_DIR:-$(mktemp -d "${TMPDIR:-/tmp}/tapeout-fuzz.XXXXXX")}
mkdir -p "$dir/obj" "$dir/seeds"
packages="libxml-2.0 libpcre2-8 libcjson libcurl libutf8proc zlib"
flags="-std=c11 -O1 -g -fno-omit-frame-pointer
    -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all"
for floor in src/base src/text src/model src/extract src/out src/query src/graph \
    src/store src/net ingest web tests/fuzz tests/tck; do
	flags="$flags -I$SRCDIR/$floor"
done
flags="$flags -I$dir"
# shellcheck disable=SC2046,SC2086
flags="$(echo $flags) $(pkg-config --cflags $packages)"

# The pure part of the house: nothing here opens a database or a socket.
sources=$(ls "$SRCDIR"/src/base/*.c "$SRCDIR"/src/text/*.c \
    "$SRCDIR"/src/model/*.c "$SRCDIR"/src/extract/*.c)
for file in captions feed feed_act feed_json feed_part feed_value front oai kinds launch_list mail mime mime_code mime_words \
    opml reader reader_feed reader_json reader_list reader_mail robots sender stamp wire; do
	sources="$sources $SRCDIR/ingest/$file.c"
done
sources="$sources $SRCDIR/src/net/http_header.c $SRCDIR/src/net/imap_said.c"
sources="$sources $SRCDIR/web/header.c $SRCDIR/web/param.c"
LC_ALL=C awk -v what=seed -f "$SRCDIR/sql/embed.awk" \
    "$SRCDIR"/sql/seed/*.tsv > "$dir/seed_text.c"
# The language of questions, as the Makefile makes it.
mkdir -p "$dir/made"
lemon -q -T"${LEMON_TEMPLATE:-/usr/share/lemon/lempar.c}" \
    "-d$dir/made" "$SRCDIR/src/query/cypher.y"
mv "$dir/made/cypher.h" "$dir/cypher_tokens.h"
mv "$dir/made/cypher.c" "$dir/cypher_parser.c"
re2c -i -W -Wno-undefined-control-flow --no-generation-date \
    -o "$dir/cypher_lexer.c" "$SRCDIR/src/query/cypher.re"
sources="$sources $dir/seed_text.c $dir/cypher_parser.c $dir/cypher_lexer.c"
# Questions; a graph of the tests', for the database has no place here.
sources="$sources $SRCDIR/tests/tck/memgraph.c"
for part in eval explain fold func parse plan print run scope temporal tree value walk; do
	sources="$sources $(ls "$SRCDIR/src/query/$part".c \
	    "$SRCDIR/src/query/$part"_*.c 2>/dev/null || true)"
done
sources="$sources $SRCDIR/src/graph/snapshot_bytes.c $SRCDIR/src/out/esc.c"
# What a kept FUZZ_DIR holds was compiled before a header, the grammar or these
# flags changed: then all of it is compiled again.
if [ -e "$dir/obj/stamp" ] && [ -n "$(find "$SRCDIR/src" "$SRCDIR/ingest" \
    "$SRCDIR/web" "$SRCDIR/tests/fuzz" "$SRCDIR/tests/tck" \( -name '*.h' -o -name '*.y' -o \
    -name run.sh \) -newer "$dir/obj/stamp" | head -n 1)" ]; then
	rm -f "$dir"/obj/*.o
fi
touch "$dir/obj/stamp"
compile() {
	name=${1#"$SRCDIR"/}
	name=$(echo "${name#"$dir"/}" | tr / -)
	# shellcheck disable=SC2086
	[ "$dir/obj/$name.o" -nt "$1" ] ||
	    clang $flags -c -o "$dir/obj/$name.o" "$1"
}
for source in $sources; do
	compile "$source"
done

find "$SRCDIR/tests/samples" "$SRCDIR/tests/golden" -type f -size -64k |
while read -r file; do
	cp "$file" "$dir/seeds/$(echo "${file#"$SRCDIR"/}" | tr / -)"
done

# Each question of the rules begins a path of its own.
mkdir -p "$dir/corpus-cypher"
sed -n 's/^? //p' "$SRCDIR"/tests/tck/rules/*.rules |
    split -a 4 -l 1 - "$dir/corpus-cypher/rule-"

[ $# -gt 0 ] || set -- captions cypher extract feed header imap jread launch \
    mail oai opml page quantity quote reader request robots seed snapshot \
    token url utf8 when wire
status=0
for target in "$@"; do
	# shellcheck disable=SC2046,SC2086
	clang $flags -fsanitize=fuzzer -o "$dir/$target" \
	    "$SRCDIR/tests/fuzz/$target.c" "$dir"/obj/*.o \
	    $(pkg-config --libs $packages) -lm
	mkdir -p "$dir/corpus-$target"
	# inputs of ours that once led to new ground
	kept=$SRCDIR/tests/fuzz/corpus/$target
	[ -d "$kept" ] || kept=
	words=$SRCDIR/tests/fuzz/$target.dict
	# shellcheck disable=SC2046
	if ! "$dir/$target" -max_total_time="$seconds" -max_len=20000 \
	    -timeout=10 -rss_limit_mb=2000 -print_final_stats=1 \
	    $([ -f "$words" ] && echo "-dict=$words") \
	    -artifact_prefix="$dir/$target-" "$dir/corpus-$target" \
	    "$dir/seeds" $kept > "$dir/$target.log" 2>&1; then
		grep -E "ERROR|bug at|SUMMARY|runtime error|Test unit" \
		    "$dir/$target.log" | sed "s/^/$target: /"
		status=1
	fi
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' \
	    "$dir/$target.log")
	echo "$target: ${runs:-?} runs in $seconds seconds"
done
[ "$status" -ne 0 ] || [ -n "${FUZZ_DIR:-}" ] || rm -rf "$dir"
exit "$status"
