# UTF-16, Windows-1252, NULs, carriage returns and bidi controls become clean
# text at the door; standard input is read like a file.
set -eu
mkdir in
python3 - <<'P'
open("in/a.txt", "wb").write("NVIDIA und AMD: Märkte".encode("utf-16"))
open("in/b.txt", "wb").write("Caf\xe9 talk about the H100".encode("latin-1"))
open("in/c.txt", "wb").write(b"TSMC\0 makes chips\r\nin Arizona\r\n, it is said")
open("in/d.txt", "wb").write("pay \u202e001\u202c now, says the text".encode())
open("in/e.xml", "wb").write(("<?xml version='1.0' encoding='gbk'?><rss><channel><item><title>英伟达</title>"
    "<link>https://x.example/1</link></item></channel></rss>").encode("gbk"))
P
"$TAPEOUT" add --format csv in >out.csv
test "$(sed -n 2p out.csv | cut -d, -f3)" = 5
printf 'Groq was licensed.\n' | "$TAPEOUT" add --format csv - >stdin.csv
test "$(sed -n 2p stdin.csv | cut -d, -f3)" = 1
status=0
"$TAPEOUT" add no-such-file >none.txt 2>err.txt || status=$?
test "$status" -ne 0
grep -q 'no-such-file' err.txt
