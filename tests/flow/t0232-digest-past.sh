#!/bin/bash
# Goal: what a talk of yesterday tells of a time long gone does not head the
# digest, and is no deal of the day; what is new does and is.
set -u
fail() { echo "FAILED: $*"; cat out; exit 1; }
export TAPEOUT_NOW=2026-01-20T22:00:00Z
mkdir in
cat >in/talk.md <<'X'
---
title: An hour with an old hand
kind: news
site: Old Hands
link: https://hands.example/p/1
date: 2026-01-20
---
In 2019 Nvidia acquired Mellanox for $6.9 billion. Nobody in the hall knew then
what it would be good for.
X
cat >in/news.md <<'X'
---
title: A note on racks
kind: news
site: Racks
link: https://racks.example/p/1
date: 2026-01-20
---
Cerebras partnered with Vultr. The two have not said for how long.
X
cat >in/round.md <<'X'
---
title: A round
kind: news
site: Rounds
link: https://rounds.example/p/1
date: 2026-01-20
---
Founded in 2012, Lambda raised $480 million from Andra Capital.
X
cat >in/founder.md <<'X'
---
title: A founder looks back
kind: podcast
show: Long Talks
link: https://talks.example/p/1
date: 2026-01-20
---
Host: How was that first day?

Founder: When Nvidia went public, the valuation was $300 million. That
was in 1999. It was real money then.
X
"$TAPEOUT" -q --db a.db add in >/dev/null || fail add
"$TAPEOUT" -q --db a.db build >/dev/null || fail build
"$TAPEOUT" --db a.db digest >out || fail digest
grep -q '^[12]\. .*Cerebras' out || fail "the old fact heads the digest"
grep -q '^[12]\. .*Lambda' out || fail "when it was founded makes it old"
grep -q '^[34]\. .*Mellanox' out || fail "the old fact is lost"
grep -q '^[34]\. .*gone public' out || fail "what a talk tells of long ago is lost, or heads the digest"
grep -q 'Of an earlier time (1999)' out || fail "the sentence after it says when it was"
grep -q 'Of an earlier time (2019)' out || fail "nothing says that it is old"
sed -n '/^Deals/,/^Rising/p' out | grep -q 'Mellanox\|went public' && fail "it is a deal of the day"
# It is listed under the time its words say, with the day they were told beside it.
"$TAPEOUT" --db a.db deals --party Mellanox >out
grep -q '^2019  *acquisition' out || fail "the deal is not of its own time"
grep -q 'An hour with an old hand · 2026-01-20' out || fail "nothing says when that was told"
"$TAPEOUT" --db a.db deals --since 2026-01-01 >out
grep -q Mellanox out && fail "a deal of 2019 is one of this year"
grep -q Lambda out || fail "a deal of this year is lost"
"$TAPEOUT" --db a.db news Mellanox >out
sed -n '/^Deals/,$p' out | grep -q '^2019  *acquisition' || fail "what is told now is no news"
"$TAPEOUT" --db a.db deals --party Mellanox -f json >out
grep -q '"date":"2019".*"told":"2026-01-20".*"first_seen":"2026-01-20"' out || fail "JSON has not both times"
exit 0
