#include "base.h"

#include "check.h"
#include "headline.h"

static struct buf b = BUF_INIT(4096);

static struct str
head(const struct headline *p)
{
	buf_reset(&b);
	headline_write(p, &b);
	return buf_str(&b);
}

static void
relations(void)
{
	struct headline p = { .relation = RELATION_INVESTED_IN, .parties = 2,
	    .status = STATUS_ASSERTED };

	p.name[0] = str_of("NVIDIA");
	p.name[1] = str_of("xAI");
	CHECK_BYTES(head(&p), "NVIDIA invests in xAI");
	p.status = STATUS_PLANNED;
	CHECK_BYTES(head(&p), "NVIDIA plans to invest in xAI");
	p.status = STATUS_RUMORED;
	CHECK_BYTES(head(&p), "NVIDIA is reported to invest in xAI");
	p.status = STATUS_DENIED;
	CHECK_BYTES(head(&p), "It is denied that NVIDIA invests in xAI");
}

static void
deals(void)
{
	struct headline p = { .deal = DEAL_INVESTMENT, .parties = 3,
	    .status = STATUS_COMPLETED, .amount = 2000000000,
	    .currency = STR_LIT("USD"), .round = STR_LIT("Series C") };

	p.name[0] = str_of("xAI");
	p.role[0] = ROLE_ISSUER;
	p.name[1] = str_of("NVIDIA");
	p.role[1] = ROLE_INVESTOR;
	p.name[2] = str_of("Valor");
	p.role[2] = ROLE_INVESTOR;
	CHECK_BYTES(head(&p),
	    "NVIDIA and Valor have invested $2B in xAI (Series C)");
	p.parties = 1;
	p.valuation = 80000000000;
	CHECK_BYTES(head(&p),
	    "xAI has raised $2B (Series C) at a valuation of $80B");
	p.amount = p.valuation = 0;
	p.status = STATUS_RUMORED;
	CHECK_BYTES(head(&p), "xAI is reported to raise money (Series C)");
}

static void
more_deals(void)
{
	struct headline p = { .deal = DEAL_ACQUISITION, .parties = 2,
	    .status = STATUS_ANNOUNCED, .amount = 9000000000,
	    .currency = STR_LIT("USD") };

	p.name[0] = str_of("CoreWeave");
	p.role[0] = ROLE_ACQUIRER;
	p.name[1] = str_of("Core Scientific");
	p.role[1] = ROLE_TARGET;
	CHECK_BYTES(head(&p),
	    "CoreWeave is to acquire Core Scientific for $9B");
	p.role[0] = ROLE_NONE;
	p.status = STATUS_PLANNED;
	CHECK_BYTES(head(&p), "Core Scientific is to be acquired for $9B");
	p.role[1] = ROLE_NONE;
	CHECK_BYTES(head(&p), "CoreWeave and Core Scientific are named in a "
	    "deal (acquisition, planned) of $9B");
	p.role[0] = p.role[1] = ROLE_PARTNER;
	CHECK_BYTES(head(&p), "CoreWeave and Core Scientific plan to merge in "
	    "a deal of $9B");
	p.deal = DEAL_PARTNERSHIP;
	p.amount = 0;
	p.status = STATUS_DENIED;
	CHECK_BYTES(head(&p), "It is denied that CoreWeave and Core "
	    "Scientific work together");
	buf_release(&b);
}

CHECK_MAIN(relations, deals, more_deals)
