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
	    "announced, Cisco partner, SpaceX partner");
	CHECK_STR(deals_of("SpaceX and Cisco are merging. SpaceX merged with "
	    "Cisco."), "acquisition announced, Cisco partner, SpaceX partner");
	CHECK_STR(deals_of("xAI与SpaceX合并。"), "acquisition completed, "
	    "xAI partner, SpaceX partner");
	CHECK_STR(deals_of("The merger of SpaceX and Cisco values the combined "
	    "company at $1.2 trillion."), "acquisition completed, "
	    "SpaceX partner, Cisco partner");
	CHECK_STR(deals_of("Google and Meta merge films and games."), "");
}

/* So many chips from somebody are an order. */
static void
reads_an_order_of_goods(void)
{
	CHECK_STR(deals_of("OpenAI will buy 6 gigawatts of chips from AMD."),
	    "supply planned, OpenAI customer, AMD supplier");
}

/* Rounds that a noun, a list or the company's worth tells. */
static void
reads_rounds_without_a_verb(void)
{
	static const char *const table[][2] = {
		{ "Groq launch + $100M raise", "investment completed, "
		    "Groq issuer, 100000000 USD" },
		{ "Since its $5 million raise, Groq won a $2 million order.",
		    "investment completed, Groq issuer, 5000000 USD" },
		{ "Major rounds include Mistral ($1B) and Groq ($640M).",
		    "investment completed, Mistral AI issuer, 1000000000 USD; "
		    "investment completed, Groq issuer, 640000000 USD" },
		{ "Big markets include Mistral ($1B) and Groq ($640M).", "" },
		{ "Groq secured funding at a $6 billion valuation, up from $3 "
		    "billion.", "investment completed, Groq issuer, "
		    "worth 6000000000" },
		{ "Groq proposed a $20 million investment round.",
		    "investment planned, Groq issuer, 20000000 USD" },
		{ "Groq raised eyebrows with its $20 million campus.", "" },
		{ "Groq raised $20 million", "investment completed, "
		    "Groq issuer, 20000000 USD" },
		{ "A launch + $15 million in funding led by Accel.", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(deals_of(table[i][0]), table[i][1]);
}

/* A product stands for whoever makes it. */
static void
takes_a_product_for_its_maker(void)
{
	CHECK_STR(deals_of("LMArena raised $150 million."),
	    "investment completed, LMArena issuer, 150000000 USD");
	CHECK_STR(deals_of("OpenAI acquired OpenClaw."), "acquisition "
	    "completed, OpenAI acquirer, OpenClaw target");
	CHECK_STR(deals_of("The acquisition of OpenClaw by Hugging Face is "
	    "done."), "acquisition completed, Hugging Face acquirer, "
	    "OpenClaw target");
	CHECK_STR(deals_of("Microsoft buys ChatGPT subscriptions."), "");
	CHECK_INT(reading.claims, 0);
}

/* Who sells a stake pays nothing in; who backed it once, not in this round. */
static void
leaves_out_who_pays_nothing_in(void)
{
	CHECK_STR(deals_of("SoftBank sold its stake in Groq."), "");
	CHECK_STR(deals_of("Groq, a startup backed by BlackRock, raised $640 "
	    "million."), "investment completed, Groq issuer, 640000000 USD");
	CHECK_STR(deals_of("Groq raised $640 million led by Accel, with "
	    "existing investors BlackRock and Cisco joining."), "investment "
	    "completed, Groq issuer, Accel investor, BlackRock investor, "
	    "Cisco investor, 640000000 USD");
}

/* What two sign, win, let or pay for. */
static void
reads_contracts(void)
{
	static const char *const table[][2] = {
		{ "OpenAI and Oracle signed a $300 billion contract.",
		    "supply announced, Oracle supplier, OpenAI customer, "
		    "300000000000 USD" },
		{ "Google and Meta sign deal.", "partnership announced, "
		    "Meta partner, Google partner" },
		{ "OpenAI signed a $38 billion deal with AWS.",
		    "supply announced, OpenAI customer, AWS supplier, "
		    "38000000000 USD" },
		{ "NVIDIA announced a $100 billion deal with OpenAI.",
		    "partnership announced, NVIDIA partner, OpenAI partner, "
		    "100000000000 USD" },
		{ "Palantir won a $10 billion contract with the US Army.",
		    "supply announced, Palantir supplier, US Army customer, "
		    "10000000000 USD" },
		{ "OpenAI agreed to pay Oracle $300 billion for computing "
		    "power.", "supply planned, OpenAI customer, "
		    "Oracle supplier, 300000000000 USD" },
		{ "OpenAI paid Oracle $300 billion for nothing.", "" },
		{ "OpenAI与甲骨文签署3000亿美元云计算合同。", "supply announced, "
		    "OpenAI customer, Oracle supplier, 300000000000 USD" },
		{ "英伟达向OpenAI投资1000亿美元。", "investment completed, "
		    "NVIDIA investor, OpenAI issuer, 100000000000 USD" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(deals_of(table[i][0]), table[i][1]);
}

/* What goes on is not done yet, and what is withdrawn never will be. */
static void
tells_what_goes_on_from_what_is_done(void)
{
	static const char *const table[][2] = {
		{ "Groq is reportedly raising $640 million.",
		    "investment rumored, Groq issuer, 640000000 USD" },
		{ "Groq is raising $640 million.",
		    "investment announced, Groq issuer, 640000000 USD" },
		{ "Google is acquiring Wiz.", "acquisition announced, "
		    "Google acquirer, Wiz target" },
		{ "Google closes $32 billion Wiz acquisition.",
		    "acquisition completed, Google acquirer, Wiz target, "
		    "32000000000 USD" },
		{ "Google offered $32 billion for Wiz.", "acquisition planned, "
		    "Google acquirer, Wiz target, 32000000000 USD" },
		{ "Cerebras withdraws its IPO.",
		    "ipo denied, Cerebras issuer" },
		{ "Groq, founded by former Google engineers, has raised $640 "
		    "million.", "investment completed, Groq issuer, "
		    "640000000 USD" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(deals_of(table[i][0]), table[i][1]);
}

CHECK_MAIN(reads_contracts, tells_what_goes_on_from_what_is_done,
    reads_rounds_without_a_verb, takes_a_product_for_its_maker,
    leaves_out_who_pays_nothing_in, takes_no_worth_of_a_company_for_a_price,
    tells_lenders_from_investors, reads_a_merger_of_equals,
    reads_an_order_of_goods)
