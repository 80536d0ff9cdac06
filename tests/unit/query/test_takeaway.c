/* The sentences of a document that weigh most, in order of place. */
#include "base.h"

#include "check.h"
#include "takeaway.h"

static struct arena arena = ARENA_INIT;

static struct claim_row
claim(uint32_t start, enum relation r, enum status s, double weight,
    const char *quote)
{
	return (struct claim_row){
		.claim = { .relation = r, .status = s, .start = start,
		    .end = start + 10, .speaker = STR_NONE, .at_ms = -1 },
		.head = { .id = 1, .name = STR_LIT("A"), .weight = weight },
		.tail = { .id = 2, .name = STR_LIT("B"), .weight = weight },
		.told = { .quote = str_of(quote) }
	};
}

#define LONG "A sentence of the length that people write and read easily."

static void
heavier_first_but_in_order_of_place(void)
{
	struct claim_row at[] = {
		claim(100, RELATION_WORKS_AT, STATUS_ASSERTED, 1, LONG),
		claim(300, RELATION_ACQUIRED, STATUS_PLANNED, 5, LONG),
		claim(200, RELATION_INVESTED_IN, STATUS_ASSERTED, 4, LONG)
	};
	struct claim_rows claims = { at, 3, false };
	struct deal_claim_rows none = { NULL, 0, false };
	struct takeaway out[2];

	CHECK_INT(takeaway_pick(&arena, &claims, &none, out, 2), 2);
	CHECK_INT(out[0].start, 200);
	CHECK_INT(out[1].start, 300);
	CHECK_BYTES(out[0].why, "A invested in B");
	CHECK_BYTES(out[1].why, "A acquired B (planned)");
}

static void
one_sentence_once(void)
{
	struct claim_row at[] = {
		claim(100, RELATION_ACQUIRED, STATUS_ASSERTED, 1, LONG),
		claim(100, RELATION_COMPETES_WITH, STATUS_ASSERTED, 1, LONG)
	};
	struct claim_rows claims = { at, 2, false };
	struct deal_claim_row deal = {
		.claim = { .type = DEAL_ACQUISITION, .status =
		    STATUS_COMPLETED, .start = 100, .end = 110,
		    .amount = 1000000000, .speaker = STR_NONE, .at_ms = 61000 },
		.told = { .quote = STR_LIT(LONG) }
	};
	struct deal_claim_rows deals = { &deal, 1, false };
	struct takeaway out[7];

	CHECK_INT(takeaway_pick(&arena, &claims, &deals, out, 7), 1);
	CHECK_BYTES(out[0].why, "A acquired B; A competes with B; "
	    "acquisition, completed");
	CHECK_INT(out[0].at_ms, 61000);
}

static void
nothing_said(void)
{
	struct claim_rows claims = { NULL, 0, false };
	struct deal_claim_rows deals = { NULL, 0, false };
	struct takeaway out[7];

	CHECK_INT(takeaway_pick(&arena, &claims, &deals, out, 7), 0);
}

CHECK_MAIN(heavier_first_but_in_order_of_place, one_sentence_once,
    nothing_said)
