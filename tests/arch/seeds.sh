#!/bin/sh
# The tables of names keep their promises: tests/arch/seed_lint.py says which.  A
# table with one fault of each kind shows that the lint sees them.
src=${SRCDIR:-.}
command -v python3 >/dev/null || { echo "python3 is missing"; exit 77; }
python3 "$src/tests/arch/seed_lint.py" "$src/sql/seed" || exit 1

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
printf 'class\tphrases\n' >"$work/cue.tsv"
{
	printf 'name\talias\tzh\theard\twhat\tfield\tof\tticker\tid\tcontext'
	printf '\tunsure\tnot\n'
	printf 'Beta\tShared\t\t\t\t\tAlpha\t\t\t\tOther\t\n'
	printf 'Alpha\tshared\t\t\t\t\tBeta\t\t\t\t\tNobody\n'
	printf 'Gamma\t \t\t\t\t\t\t\t\t\t\t\n'
	printf 'Short\trow\n'
	printf 'Tail\t\t\t\t\t\tNoone\t\t\t\t\t\n'
} >"$work/company.tsv"
if python3 "$src/tests/arch/seed_lint.py" "$work" >/dev/null 2>"$work/said"; then
	echo "the lint passes a table full of faults" >&2
	exit 1
fi
for want in 'is not sorted' 'expected 12 cells' 'a blank too many' \
    'of "Noone" is no row' 'not "Nobody" is no row' 'a circle through' \
    'is also a form' 'is no form of Beta' 'but no context'; do
	if ! grep -q "$want" "$work/said"; then
		echo "the lint did not say: $want" >&2
		cat "$work/said" >&2
		exit 1
	fi
done
