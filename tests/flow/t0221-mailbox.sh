#!/bin/bash
# Goal: newsletters in a mailbox become documents once each, over a real IMAP
# server with TLS; the mailbox stays as it was; a wrong password, a wrong
# certificate, a folder that is not there and a broken message are told.
set -u
fail() { echo "FAILED: $*"; cat err dove/log/dovecot.log 2>/dev/null | tail -n 20; exit 1; }
. "$SRCDIR/tests/lib/dovecot.sh"
trap 'kill $dovecot_pid 2>/dev/null; wait 2>/dev/null' EXIT
export TAPEOUT_DB=$PWD/t.db
t() { "$TAPEOUT" "$@" >out 2>err; }
mkdir -p config/tapeout
printf 'machine 127.0.0.1 login reader password "a pass word"\n' >netrc
chmod 600 netrc
conf() { printf 'crawl_private = yes\ncrawl_pause = 0\ncrawl_netrc = %s\ncrawl_ca = %s\n' \
    "$1" "$2" >config/tapeout/tapeout.conf; }
conf "$PWD/netrc" "$PWD/cert.pem"
letter() {	# NUMBER SUBJECT TEXT
	printf 'From: Chip Letter <news@chips.example>\r\nSubject: %s\r\n' "$2"
	printf 'Date: Tue, 0%s Jun 2026 06:00:00 +0000\r\nMessage-ID: <n%s@chips.example>\r\n' "$1" "$1"
	printf 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n' "$3"
}
letter 2 "One" "NVIDIA acquired Groq." >m1; letter 3 "Two" "Oracle bought Cerner." >m2
deliver m1; deliver m2
url=imaps://reader@127.0.0.1:$imap_port/INBOX
t source add "imaps://127.0.0.1/INBOX"; [ $? != 0 ] || fail "no user"
t source add "imaps://reader:secret@127.0.0.1/INBOX"; [ $? != 0 ] || fail "a password"
grep -q netrc err || fail "where a password belongs"
t source add "imaps://reader@127.0.0.1/"; [ $? != 0 ] || fail "no folder"
t source add "imaps://reader@127.0.0.1/A%22%0d%0aB"; [ $? != 0 ] || fail "line ends"
t source add "$url" --title Letters || fail add
t crawl --once --format json || fail "crawl: $(cat err)"
grep -q '"added": *2' out || fail "two messages: $(cat out)"
t build; t show Groq; grep -q "NVIDIA acquired Groq" out || fail "read"
# nothing was marked: both are as new as they came
ls "$maildir"/new/* "$maildir"/cur/* 2>/dev/null >list
grep -q ':2,.*S' list && fail "a message was marked as seen: $(cat list)"
t crawl --once --all --format json || fail again
grep -q '"added": *0' out && grep -q '"same": *1' out || fail "nothing new: $(cat out)"
letter 4 "Three" "AMD acquired Xilinx." >m3; deliver m3
printf 'no header at all' >m4; deliver m4
deliver m1	# delivered twice is one document
t crawl --once --all --format json || fail third
grep -q '"added": *1' out || fail "one more: $(cat out)"
grep -q "message 4" err || fail "the broken message is told: $(cat err)"
t source show Letters; grep -q "^.*Failures.*0" out || fail "healthy: $(cat out)"
# the folder is made anew: read from its beginning, nothing twice
sed -i '1s/V[0-9]*/V77/' "$maildir/dovecot-uidlist"; rm -f "$maildir"/dovecot.index*
t crawl --once --all --format json || fail "anew: $(cat err)"
grep -q '"added": *0' out || fail "made anew, nothing twice: $(cat out)"
# what goes wrong is told, and nothing is lost
problem() { t source show Letters --format json; grep -q "$1" out || fail "expected $1: $(cat out)"; }
printf 'machine 127.0.0.1 login reader password wrong\n' >netrc.bad; chmod 600 netrc.bad
conf "$PWD/netrc.bad" "$PWD/cert.pem"; t crawl --once --all; problem "refused the login"
conf "$PWD/netrc" ""; t crawl --once --all; problem "certificate"
conf "$PWD/netrc" "$PWD/cert.pem"
t source add "imaps://reader@127.0.0.1:$imap_port/Nowhere" --title Nowhere || fail "add another"
t crawl --once --all; grep -q "no folder\|no UIDs\|did not say" err || fail "a folder that is not there: $(cat err)"
t source remove Nowhere
# the certificate is for the host that was asked
printf 'machine 127.0.0.1 login reader password "a pass word"\nmachine 127.0.0.2 login reader password "a pass word"\n' >netrc
place() { t source edit Letters --url "$1" || fail "edit $1"; t crawl --once --all; }
place "imaps://reader@127.0.0.2:$imap_port/INBOX"; problem "certificate"
# without imaps the connection turns to TLS, verified too
place "imap://reader@127.0.0.1:$plain_port/INBOX" || fail "STARTTLS: $(cat err)"
conf "$PWD/netrc" ""; t crawl --once --all; problem "certificate"
conf "$PWD/netrc" "$PWD/cert.pem"
# one that does not turn hears no password
python3 - clear.port heard <<'CLEAR' &
import os, socket, sys
s = socket.create_server(("127.0.0.1", 0))
s.settimeout(60)
open("clear.tmp", "w").write(str(s.getsockname()[1]))
os.rename("clear.tmp", sys.argv[1])
while True:
    c, _ = s.accept()
    c.sendall(b"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello\r\n")
    for line in c.makefile("rb"):
        open(sys.argv[2], "ab").write(line)
        tag = line.split()[0]
        c.sendall(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + tag + b" OK\r\n" if b"CAPABILITY" in line else tag + b" BAD no\r\n")
CLEAR
clear=$!
wait_for test -s clear.port
place "imap://reader@127.0.0.1:$(cat clear.port)/INBOX"; problem "mail server"
kill $clear
grep -q CAPABILITY heard || fail "it was not asked"
grep -q 'LOGIN\|AUTHENTICATE\|pass' heard && fail "a password in clear: $(cat heard)"
# a list of what may be reached holds for mailboxes too
place "$url" || fail "back again: $(cat err)"
only() { conf "$PWD/netrc" "$PWD/cert.pem"; sed -i "s|^crawl_private.*|crawl_private = $1|" config/tapeout/tapeout.conf; t crawl --once --all; }
for list in "127.0.0.1:$imap_port" 127.0.0.0/8 "10.0.0.0/8 127.0.0.0/16:$imap_port"; do only "$list" || fail "$list: $(cat err)"; done
for list in 127.0.0.1:80 10.0.0.0/8 "[::1]" no; do only "$list"; problem "not asked"; done
only 10.0.0.0/33; grep -q 'crawl_private: expected hosts and nets' err || fail "no list: $(cat err)"
conf "$PWD/netrc" "$PWD/cert.pem"
kill $dovecot_pid; wait $dovecot_pid 2>/dev/null
t crawl --once --all; problem "mail server"
t dump >/dev/null; [ "$(grep -c chips.example dump 2>/dev/null || "$TAPEOUT" dump | grep -c 'n[234]@chips')" -ge 3 ] || fail "kept"
# without leave a mailbox on loopback is not asked
printf 'crawl_netrc = %s\n' "$PWD/netrc" >config/tapeout/tapeout.conf
t crawl --once --all; problem "not asked"
exit 0
