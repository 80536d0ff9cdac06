#!/bin/bash
# Goal: the command line is helped and checked: every command has its page, what
# is wrong is told with what was expected, and the status says which kind of
# failure it was.
set -u
fail() { echo "FAILED: $*"; exit 1; }
t() { "$TAPEOUT" "$@" >out 2>err; }
says() { grep -qF -- "$1" err || { cat err; fail "expected on stderr: $1"; }; }

t; [ $? = 2 ] || fail "no command is a usage error"
says "expected a command"
t help || fail "help"
[ -s out ] && [ ! -s err ] || fail "help goes to stdout alone"
for c in add source crawl build digest show search deals path doc export \
    serve subscriber verify dump extract config help version stage; do
	t help $c || fail "help $c"
	grep -q "^usage: tapeout $c" out || fail "help $c has no usage line"
	cp out page
	t $c --help || fail "$c --help"
	cmp -s out page || fail "$c --help is not help $c"
done

t shwo x; [ $? = 2 ] || fail "unknown command"
says 'there is no command "shwo"; did you mean show?'
t deals --sicne 2025; [ $? = 2 ] || fail "unknown option"
says "there is no option --sicne; did you mean --since?"
t deals --since; [ $? = 2 ] || fail "missing value"
says "--since wants a value: --since DATE"
t deals --since soon; [ $? = 2 ] || fail "bad date"
says 'expected a date such as 2026-08-06'
t deals --min lots; [ $? = 2 ] || fail "bad amount"
t deals --type merger; [ $? = 2 ] || fail "bad type"
t deals --since 2026 --until 2025; [ $? = 2 ] || fail "a span that ends first"
says "--since 2026 comes after --until 2025"
t said Ann --since 2026-01-02 --until 2026-01-01; [ $? = 2 ] || fail "a span that ends first"
t deals --min 2B --max 1B; [ $? = 2 ] || fail "the least over the most"
says "--min 2B is more than --max 1B"
t version -f json; [ $? = 2 ] || fail "a format of what has one form"
says "this command has one form"
t deals -n 0; [ $? = 2 ] || fail "bad number"
says 'expected a number from 1 to'
t deals --limit 1 --limit 2; [ $? = 2 ] || fail "given twice"
t build --all=yes; [ $? = 2 ] || fail "a flag with a value"
t show; [ $? = 2 ] || fail "missing operand"
t show two words; [ $? = 2 ] || fail "one operand too many"
says "quotation marks"
t show x --format pdf; [ $? = 2 ] || fail "bad format"
t --db "" show x; [ $? = 2 ] || fail "empty --db"
t doc not-an-id; [ $? = 2 ] || fail "a document's id"

# What is not there is status 1, and one sentence.
t --db none.db show NVIDIA; [ $? = 1 ] || fail "no database"
says "there is no database at none.db"
[ ! -e none.db ] || fail "a question made a database"
[ "$(wc -l <err)" = 1 ] || fail "one sentence"

# Failed writes are seen.
if [ -w /dev/full ]; then
	"$TAPEOUT" help >/dev/full 2>err; [ $? = 1 ] || fail "full disk"
	says "standard output"
fi
# A reader that ends early ends us too, without a word.
{ "$TAPEOUT" config --format ndjson 2>err; echo $? >rc; } | true
[ ! -s err ] || { cat err; fail "a closed pipe is no news"; }
exit 0
