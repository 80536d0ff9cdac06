#include "base.h"

#include "check.h"
#include "headline.h"

static struct buf b = BUF_INIT(4096);

static struct str
money(int64_t amount, const char *currency)
{
	buf_reset(&b);
	headline_money(amount, currency, &b);
	return buf_str(&b);
}

static struct str
head(const struct pick *p)
{
	buf_reset(&b);
	headline_write(p, &b);
	return buf_str(&b);
}

static struct named
name(const char *s, int64_t id)
{
	return (struct named){ .id = id, .name = str_of(s) };
}

static void
amounts(void)
{
	CHECK_BYTES(money(2000000000, "USD"), "$2B");
	CHECK_BYTES(money(6250000000, "USD"), "$6.25B");
	CHECK_BYTES(money(45700000000, "USD"), "$45.7B");
	CHECK_BYTES(money(999999999, "EUR"), "€1B");
	CHECK_BYTES(money(400000000, "SEK"), "SEK 400M");
	CHECK_BYTES(money(1200000000000, "JPY"), "JP¥1.2T");
	CHECK_BYTES(money(950, "USD"), "$950");
	CHECK_BYTES(money(12, ""), "12");
}

static void
relations(void)
{
	struct pick p = { .relation = RELATION_INVESTED_IN, .parties = 2,
	    .status = STATUS_ASSERTED, .currency = "", .round = "" };

	p.party[0] = name("NVIDIA", 1);
	p.party[1] = name("xAI", 2);
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
	struct pick p = { .deal = DEAL_INVESTMENT, .parties = 3,
	    .status = STATUS_COMPLETED, .amount = 2000000000,
	    .currency = "USD", .round = "Series C" };

	p.party[0] = name("xAI", 1);
	p.role[0] = ROLE_ISSUER;
	p.party[1] = name("NVIDIA", 2);
	p.role[1] = ROLE_INVESTOR;
	p.party[2] = name("Valor", 3);
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
	struct pick p = { .deal = DEAL_ACQUISITION, .parties = 2,
	    .status = STATUS_ANNOUNCED, .amount = 9000000000,
	    .currency = "USD", .round = "" };

	p.party[0] = name("CoreWeave", 1);
	p.role[0] = ROLE_ACQUIRER;
	p.party[1] = name("Core Scientific", 2);
	p.role[1] = ROLE_TARGET;
	CHECK_BYTES(head(&p),
	    "CoreWeave is to acquire Core Scientific for $9B");
	p.role[0] = ROLE_NONE;
	p.status = STATUS_PLANNED;
	CHECK_BYTES(head(&p), "Core Scientific is to be acquired for $9B");
	p.role[1] = ROLE_NONE;
	CHECK_BYTES(head(&p), "CoreWeave and Core Scientific are named in a "
	    "deal (acquisition, planned) of $9B");
	p.deal = DEAL_PARTNERSHIP;
	p.role[0] = p.role[1] = ROLE_PARTNER;
	p.amount = 0;
	p.status = STATUS_DENIED;
	CHECK_BYTES(head(&p), "It is denied that CoreWeave and Core "
	    "Scientific work together");
	buf_release(&b);
}

CHECK_MAIN(amounts, relations, deals, more_deals)
