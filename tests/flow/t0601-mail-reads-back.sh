#!/bin/bash
# Goal: the day's mail is a proper message: Python's strict parser reads it back
# without a defect, plain text first and whole, HTML without anything remote, one
# recipient, and a way to leave.
set -eu
. "$SRCDIR/tests/lib/sink.sh"
export TAPEOUT_NOW=2025-10-31T12:00:00Z TAPEOUT_DB=$PWD/t.db
"$TAPEOUT" --quiet add "$SRCDIR/tests/samples" >/dev/null
"$TAPEOUT" --quiet build >/dev/null
sink_start
mail_conf
"$TAPEOUT" --config conf subscriber add Ann@EXAMPLE.com >/dev/null
"$TAPEOUT" --config conf subscriber add bob@example.com >/dev/null
"$TAPEOUT" --config conf digest --send >sent
[ "$(sink_count)" = 2 ] || fail "two messages, found $(sink_count)"
python3 - mail/* <<'PY'
import email, email.policy, re, sys

seen = set()
for path in sys.argv[1:]:
    raw = open(path, "rb").read()
    sent_to = re.search(rb"^X-Rcpt-Args: <(.*)>", raw, re.M).group(1)
    # what smtp-sink writes in front of the message
    raw = raw[raw.index(b"Date: "):]
    m = email.message_from_bytes(raw, policy=email.policy.default)
    assert not m.defects, m.defects
    for name in ("Date", "From", "To", "Subject", "Message-ID",
                 "MIME-Version", "List-Unsubscribe", "List-Id"):
        assert len(m.get_all(name, [])) == 1, name
        assert not m[name].defects, (name, m[name].defects)
    assert m["To"].addresses[0].addr_spec.encode() == sent_to
    assert m["From"].addresses[0].addr_spec == "digest@example.org"
    assert m["Date"].datetime.isoformat() == "2025-10-31T12:00:00+00:00"
    assert "<mailto:digest@example.org" in m["List-Unsubscribe"]
    seen.add(m["Message-ID"])
    assert m.get_content_type() == "multipart/alternative"
    parts = list(m.iter_parts())
    assert [p.get_content_type() for p in parts] == ["text/plain", "text/html"]
    for p in parts:
        assert not p.defects and p.get_content_charset() == "utf-8"
        assert p["Content-Transfer-Encoding"] == "quoted-printable"
    text, html = (p.get_content() for p in parts)
    assert "Friday, 31 October 2025" in text
    assert "1. " in text and "“" in text, text
    deals = text[text.index("\nDEALS\n"):]
    assert re.search(r"^\* \S.* (has|have|is|are|plans|plan) .*(?:\n  .*)* · "
                     r"20\d\d-\d\d-\d\d$", deals, re.M), deals
    assert all(len(line) <= 72 for line in text.splitlines()
               if "://" not in line and line.isascii())
    assert len(html.encode()) < 80 * 1024
    assert not re.search(r"<(script|img|link|iframe|object)|url\(|@import",
                         html), "something remote"
    head = re.search(r"^1\. (.*)", text, re.M).group(1)
    assert head.split()[0] in m["Subject"]
    for line in raw.split(b"\n"):
        assert len(line) <= 78, line
assert len(seen) == 2, "each message has an id of its own"
PY
grep -q '2' sent || fail "the table tells two"
