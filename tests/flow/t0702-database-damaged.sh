#!/bin/bash
# Goal: a database that was cut short or scribbled over never crashes the
# program: every command answers, or says in a sentence what is wrong.
set -u
fail() { echo "FAILED: $*"; exit 1; }
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
"$TAPEOUT" -q --db a.db add "$SRCDIR/tests/samples" >/dev/null || fail add
"$TAPEOUT" -q --db a.db build >/dev/null || fail build

head -c 1000000 a.db >cut.db
for verb in verify dump build "show NVIDIA" digest; do
	timeout 60 "$TAPEOUT" -q --db cut.db $verb >out 2>err
	[ $? = 1 ] || { cat err; fail "$verb on a file cut short"; }
	grep -q 'damaged' err || { cat err; fail "$verb: why"; }
done

python3 - "$TAPEOUT" <<'PY' || exit 1
import random, subprocess, sys
whole = open("a.db", "rb").read()
random.seed(3)
seen = 0
for n in range(12):
    bytes_ = bytearray(whole)
    for _ in range(40):
        bytes_[random.randrange(100, len(bytes_))] = random.randrange(256)
    for verb in ["verify"], ["dump"], ["show", "NVIDIA"], ["build", "--all"]:
        open("odd.db", "wb").write(bytes_)
        done = subprocess.run([sys.argv[1], "-q", "--db", "odd.db", *verb],
                              capture_output=True, timeout=60)
        if done.returncode not in (0, 1):
            sys.exit(f"{verb} ended with {done.returncode}: {done.stderr}")
        if done.returncode == 1 and b"tapeout: " not in done.stderr:
            sys.exit(f"{verb} failed without a word")
        seen += verb == ["verify"] and done.returncode == 1
if seen != 12:
    sys.exit(f"verify saw {seen} of 12 damaged databases")
PY

# a writer that was killed at its very first write leaves a journal that a
# reader has to get over
python3 - <<'PY'
import shutil, sqlite3
c = sqlite3.connect("writing.db", isolation_level=None)
c.execute("CREATE TABLE x (y)")
c.execute("BEGIN")
c.executemany("INSERT INTO x VALUES (?)", [("z" * 500,)] * 2000)
c.execute("COMMIT")
c.execute("PRAGMA cache_size = 5")
c.execute("BEGIN")
c.execute("UPDATE x SET y = 'q' || y")
shutil.copy("writing.db", "killed.db")
shutil.copy("writing.db-journal", "killed.db-journal")
PY
"$TAPEOUT" --db killed.db verify 2>err && exit 1
grep -q "another program's" err || { cat err; echo "not got over"; exit 1; }
test ! -e killed.db-journal
