#include "base.h"

#include "reading.h"

/* What kind of deal a sentence tells, and which of its money is the deal's. */

/* What a company is worth stands beside many deals, and is the price of none. */
static void
takes_no_worth_of_a_company_for_a_price(void)
{
	CHECK_STR(deals_of("Anthropic raised $30 billion at $380 billion."),
	    "investment completed, Anthropic issuer, 30000000000 USD, "
	    "worth 380000000000");
	CHECK_STR(deals_of("Microsoft partnered with Anthropic, valued at "
	    "$380 billion."), "partnership announced, Microsoft partner, "
	    "Anthropic partner");
	CHECK_STR(deals_of("Groq has an annual revenue of $500 million and "
	    "raised $640 million."), "investment completed, Groq issuer, "
	    "640000000 USD");
	CHECK_STR(deals_of("Cerebras priced its IPO at $185 a share, raising "
	    "$5.5 billion at a valuation of $56 billion."),
	    "ipo completed, Cerebras issuer, 5500000000 USD, "
	    "worth 56000000000");
}

/* Money that is lent is no investment, whoever the sentence begins with. */
static void
tells_lenders_from_investors(void)
{
	static const char want[] = "debt announced, CoreWeave borrower, "
	    "BlackRock lender, 2000000000 USD";
	static const char *const same[] = {
		"CoreWeave borrowed $2 billion from BlackRock.",
		"CoreWeave secured a $2 billion debt facility from BlackRock.",
		"CoreWeave raised $2 billion in debt from BlackRock.",
		"BlackRock lends CoreWeave $2 billion.",
		"BlackRock provided a $2 billion loan to CoreWeave.",
	};

	for (size_t i = 0; i < COUNT_OF(same); i++)
		CHECK_STR(deals_of(same[i]), want);
	CHECK_STR(deals_of("BlackRock is close to lending CoreWeave $2 "
	    "billion."), "debt rumored, CoreWeave borrower, BlackRock lender, "
	    "2000000000 USD");
	CHECK_STR(deals_of("Oracle sells $18 billion of bonds."),
	    "debt announced, Oracle borrower, 18000000000 USD");
}

/* Of two that become one, neither has bought the other. */
static void
reads_a_merger_of_equals(void)
{
	CHECK_STR(deals_of("SpaceX and Cisco are merging."), "acquisition "
	    "completed, Cisco target, SpaceX target");
	CHECK_STR(deals_of("The merger of SpaceX and Cisco values the combined "
	    "company at $1.2 trillion."), "acquisition completed, "
	    "SpaceX target, Cisco target");
	CHECK_STR(deals_of("Google and Meta merge films and games."), "");
}

/* So many chips from somebody are an order. */
static void
reads_an_order_of_goods(void)
{
	CHECK_STR(deals_of("OpenAI will buy 6 gigawatts of chips from AMD."),
	    "supply planned, OpenAI customer, AMD supplier");
}

CHECK_MAIN(takes_no_worth_of_a_company_for_a_price,
    tells_lenders_from_investors, reads_a_merger_of_equals,
    reads_an_order_of_goods)
