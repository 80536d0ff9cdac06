#include "base.h"

#include "reading.h"

static void
reads_each_deal(void)
{
	static const char *const table[][2] = {
		{ "NVIDIA acquired Groq for $20 billion.",
		    "acquisition completed, NVIDIA acquirer, Groq target, "
		    "20000000000 USD" },
		{ "SoftBank invested $40 billion in OpenAI.",
		    "investment completed, SoftBank investor, OpenAI issuer, "
		    "40000000000 USD" },
		{ "Microsoft partnered with Anthropic.",
		    "partnership announced, Microsoft partner, "
		    "Anthropic partner" },
		{ "xAI borrowed $5 billion from Morgan Stanley.",
		    "debt announced, xAI borrower, Morgan Stanley lender, "
		    "5000000000 USD" },
		{ "CoreWeave filed for an IPO.",
		    "ipo planned, CoreWeave issuer" },
		{ "Figma went public in July.",
		    "ipo completed, Figma issuer" },
		{ "月之暗面完成10亿美元融资。",
		    "investment completed, Moonshot AI issuer, "
		    "1000000000 USD" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(deals_of(table[i][0]), table[i][1]);
}

/* What is raised is one thing, what the company is worth another. */
static void
keeps_money_and_valuation_apart(void)
{
	static const char want[] = "investment completed, Anthropic issuer, "
	    "13000000000 USD, worth 183000000000";
	static const char *const same[] = {
		"Anthropic raised $13 billion at a valuation of $183 billion.",
		"Anthropic raised $13 billion at a $183 billion valuation.",
		"Anthropic raised $13 billion, valuing it at $183 billion.",
		("Anthropic reached a $183 billion valuation, raising $13 "
		    "billion."),
	};

	for (size_t i = 0; i < COUNT_OF(same); i++)
		CHECK_STR(deals_of(same[i]), want);
	CHECK_STR(deals_of("Anthropic raised $13 billion in a Series F led by "
	    "ICONIQ at a $183 billion valuation."), "investment completed, "
	    "Anthropic issuer, ICONIQ investor, 13000000000 USD, "
	    "worth 183000000000, Series F");
	CHECK_STR(deals_of("Anthropic is worth $183 billion."), "");
}

/* Only who raises money is valued: an order's worth is its size. */
static void
takes_the_worth_of_an_order_for_its_size(void)
{
	CHECK_STR(deals_of("Google bought Wiz in a deal valued at $32 "
	    "billion."), "acquisition completed, Google acquirer, Wiz target, "
	    "32000000000 USD");
	CHECK_STR(deals_of("CoreWeave will supply OpenAI with compute worth "
	    "$11.9 billion."), "supply planned, CoreWeave supplier, "
	    "OpenAI customer, 11900000000 USD");
}

static void
tells_said_from_done(void)
{
	CHECK(str_starts(str_of(deals_of("NVIDIA denied that it acquired "
	    "Groq.")), "acquisition denied, "));
	CHECK(str_starts(str_of(deals_of("NVIDIA plans to acquire Groq.")),
	    "acquisition planned, "));
	CHECK(str_starts(str_of(deals_of("NVIDIA is reportedly in talks to "
	    "acquire Groq.")), "acquisition rumored, "));
	CHECK_STR(deals_of("Will NVIDIA acquire Groq?"), "");
	CHECK_STR(deals_of("OpenAI will buy chips from AMD."), "");
}

/* Told in the heading and again below, it is one deal with all that is known. */
static void
folds_one_event_told_twice(void)
{
	read_with(seeds(), DOC_NEWS, FORMAT_MARKDOWN, "# Google acquires Wiz\n"
	    "\nIt was a long week.\n\nGoogle acquired Wiz for $32 billion.\n");
	CHECK_INT(reading.deals, 1);
	CHECK(strstr(deals(), "32000000000 USD") != NULL);
	CHECK_STR(deals_of("Google acquired Wiz. Google acquired Mandiant."),
	    "acquisition completed, Google acquirer, Wiz target; "
	    "acquisition completed, Google acquirer, Mandiant target");
	reading_end();
}

/* Who pays in, wherever the sentence puts them. */
static void
finds_who_pays_in(void)
{
	CHECK_STR(deals_of("Groq raised $640 million from BlackRock and "
	    "Cisco."), "investment completed, Groq issuer, BlackRock investor, "
	    "Cisco investor, 640000000 USD");
	CHECK_STR(deals_of("Groq raised $640 million. The round was led by "
	    "BlackRock, with participation from Cisco."), "investment "
	    "completed, Groq issuer, BlackRock investor, Cisco investor, "
	    "640000000 USD");
	CHECK_STR(deals_of("After closing a $640 million Series D round, Groq "
	    "moved."), "investment completed, Groq issuer, 640000000 USD, "
	    "Series D");
	CHECK_STR(deals_of("Groq raised $640 million, bringing its total to "
	    "$1 billion."), "investment completed, Groq issuer, "
	    "640000000 USD");
	CHECK_STR(deals_of("月之暗面完成5亿美元融资，由红杉中国领投，腾讯跟投。"),
	    "investment completed, Moonshot AI issuer, HongShan investor, "
	    "Tencent investor, 500000000 USD");
	read_text("SoftBank bought a 10% stake in Groq.");
	CHECK_INT(reading.deals, 1);
	CHECK_INT(reading.deal[0].stake, 1000);
}

/* A contract ahead of an offering is not the offering's, nor is its money. */
static void
gives_an_offering_to_its_issuer(void)
{
	CHECK_STR(deals_of("Cerebras signed a contract with OpenAI ahead of "
	    "its IPO."), "supply announced, Cerebras supplier, OpenAI "
	    "customer; ipo planned, Cerebras issuer");
	CHECK_STR(deals_of("Analysts liked the Cerebras IPO."),
	    "ipo planned, Cerebras issuer");
}

/* Two rounds in one sentence are two deals, each with its own money and givers. */
static void
keeps_two_rounds_apart(void)
{
	CHECK_STR(deals_of("Groq raised $30 million in Series A funding from "
	    "BlackRock, along with $5 million in seed funding from Cisco."),
	    "investment completed, Groq issuer, Cisco investor, "
	    "5000000 USD, seed; investment completed, Groq issuer, "
	    "BlackRock investor, 30000000 USD, Series A");
	CHECK_STR(deals_of("The news adds to Groq's recent $640 million "
	    "funding round."), "investment completed, Groq issuer, "
	    "640000000 USD");
	CHECK_STR(deals_of("Groq's $640 million order is large."), "");
}

/* A sentence that names nobody tells of whom the one in front was about. */
static void
reads_money_of_the_company(void)
{
	CHECK_STR(deals_of("Groq makes chips. The company raised $43 million "
	    "in Series A funding."), "investment completed, Groq issuer, "
	    "43000000 USD, Series A");
	CHECK_STR(deals_of("Cisco has invested in Groq, a startup that makes "
	    "chips. The company raised $43 million in Series A funding."),
	    "investment completed, Cisco investor, Groq issuer, "
	    "43000000 USD, Series A");
}

/* An offering that is past is done. */
static void
knows_an_offering_that_was(void)
{
	CHECK_STR(deals_of("Figma has lost value since its IPO."),
	    "ipo completed, Figma issuer");
	CHECK_STR(deals_of("Figma had a successful IPO."),
	    "ipo completed, Figma issuer");
	CHECK_STR(deals_of("Figma's IPO in 2025 was large."),
	    "ipo completed, Figma issuer");
	CHECK_STR(deals_of("Figma hires ahead of its IPO."),
	    "ipo planned, Figma issuer");
}

/* Of several sums the one that stands at the deal's own word is its size. */
static void
takes_the_nearest_money(void)
{
	CHECK_STR(deals_of("Oracle, helped by a $45 billion guarantee, agreed "
	    "to the $111 billion acquisition of Wiz."), "acquisition planned, "
	    "Oracle acquirer, Wiz target, 111000000000 USD");
	CHECK_STR(deals_of("After a $300 million round elsewhere, Google "
	    "bought Wiz for $32 billion."), "acquisition completed, "
	    "Google acquirer, Wiz target, 32000000000 USD");
}

/* An item headed in bold begins anew: the company in it is its own. */
static void
begins_anew_with_an_item(void)
{
	static const char text[] = "- **Mercor hires**: Mercor grows.\n"
	    "- **Seed money for advice**: A launch was told of.\n"
	    "   - The company raised **$15M** in funding led by Accel.\n";

	read_with(seeds(), DOC_NEWSLETTER, FORMAT_MARKDOWN, text);
	CHECK_STR(deals(), "");
	read_with(seeds(), DOC_NEWSLETTER, FORMAT_MARKDOWN,
	    "- **Mercor bags $15M**: Mercor grows.\n"
	    "   - The company raised **$15M** in funding led by Accel.\n");
	CHECK_STR(deals(), "investment completed, Mercor issuer, "
	    "Accel investor, 15000000 USD");
}

/* "The round", "this round": the one that was told last. */
static void
knows_which_round_is_meant(void)
{
	CHECK_STR(deals_of("Groq raised $640 million. Cisco spoke of Groq. "
	    "Samsung also participated in the round."), "investment "
	    "completed, Groq issuer, Samsung investor, 640000000 USD");
	CHECK_STR(deals_of("Groq raised $640 million. Notable investors "
	    "include Cisco and Samsung."), "investment completed, Groq "
	    "issuer, Cisco investor, Samsung investor, 640000000 USD");
	CHECK_STR(deals_of("Groq secured $640 million from a number of "
	    "investors, including Samsung."), "investment completed, Groq "
	    "issuer, Samsung investor, 640000000 USD");
	CHECK_STR(deals_of("Groq plans to close a $640 million round, with "
	    "investments possible from Samsung."), "investment planned, Groq "
	    "issuer, Samsung investor, 640000000 USD");
	CHECK_STR(deals_of("Groq raised $640 million. Cisco, Dell and Samsung "
	    "are a few of the investors."), "investment completed, Groq "
	    "issuer, Samsung investor, Dell investor, Cisco investor, "
	    "640000000 USD");
	CHECK_STR(deals_of("Groq raised $640 million. Cisco and Dell are "
	    "investors in OpenAI."), "investment completed, Groq issuer, "
	    "640000000 USD; investment completed, Dell investor, "
	    "Cisco investor, OpenAI issuer");
	CHECK_STR(deals_of("Groq grows. The company is aiming for an IPO."),
	    "ipo planned, Groq issuer");
	CHECK_STR(deals_of("Did Samsung participate in the round?"), "");
}

/* By what the two do, a pact is one of supply, or pays into one of them. */
static void
names_a_pact_by_what_it_is(void)
{
	CHECK_STR(deals_of("CoreWeave signs $11.9 billion contract with "
	    "OpenAI."), "supply announced, CoreWeave supplier, OpenAI "
	    "customer, 11900000000 USD");
	CHECK_STR(relations_of("CoreWeave signs $11.9 billion contract with "
	    "OpenAI."), "supplies CoreWeave>OpenAI");
	CHECK_STR(deals_of("OpenAI inked a deal with Thrive Capital that "
	    "raised its valuation to $80 billion."), "investment completed, "
	    "OpenAI issuer, Thrive Capital investor, worth 80000000000");
	CHECK_STR(deals_of("OpenAI inked a deal with Thrive Capital on "
	    "research."), "partnership announced, OpenAI partner, Thrive "
	    "Capital partner");
}

/* Who leases to another has it; doubt without a sum takes no sum's certainty. */
static void
keeps_roles_and_certainty(void)
{
	CHECK_STR(deals_of("Oracle signed a deal to lease servers to xAI for "
	    "$3 billion."), "lease planned, xAI customer, Oracle supplier, "
	    "3000000000 USD");
	CHECK_STR(deals_of("Groq raised $640 million from Cisco. Groq may "
	    "have backing from Cisco."), "investment completed, Groq issuer, "
	    "Cisco investor, 640000000 USD");
	CHECK_STR(deals_of("Cisco announced a $6 million seed round for "
	    "Tarnvolt."), "");
	CHECK_STR(deals_of("Zhipu AI is now public on HKEX, its IPO over."),
	    "ipo completed, Zhipu AI issuer");
	read_text("Tarn, which helps Stripe and Brex, has raised $36 million in "
	    "a Series A led by Accel.");
	CHECK_INT(reading.claims, 1);
}

/* Who gave it up is no party of what others do. */
static void
keeps_a_denial_apart(void)
{
	CHECK_STR(deals_of("Apple is not investing in OpenAI. OpenAI raised "
	    "$6.6 billion from Thrive Capital."), "investment denied, Apple "
	    "investor, OpenAI issuer; investment completed, OpenAI issuer, "
	    "Thrive Capital investor, 6600000000 USD");
}

static void
reads_who_announces_together(void)
{
	CHECK_STR(deals_of("Microsoft, BlackRock form group to spend $100 "
	    "billion on power."), "partnership announced, BlackRock partner, "
	    "Microsoft partner, 100000000000 USD");
	CHECK_STR(deals_of("Cisco and Groq announced a strategic "
	    "partnership."), "partnership announced, Groq partner, Cisco "
	    "partner");
	CHECK_STR(deals_of("Cisco praised the partnership."), "");
	CHECK_STR(deals_of("智谱获得阿里巴巴3000万元投资。"),
	    "investment completed, Zhipu AI issuer, Alibaba investor, "
	    "30000000 CNY");
	CHECK_STR(deals_of("智谱获得3万元奖金。"), "");
}

/* What only sounds like a deal. */
static void
takes_no_talk_for_a_deal(void)
{
	CHECK_STR(deals_of("The Groq source code goes public."), "");
	CHECK_STR(deals_of("Groq plans to go public."),
	    "ipo planned, Groq issuer");
	CHECK_STR(deals_of("They joked that Cisco acquired Groq."), "");
	CHECK_STR(deals_of("Cisco made an investment in OpenAI competitor "
	    "Anthropic."), "investment completed, Cisco investor, "
	    "Anthropic issuer");
	CHECK_STR(deals_of("Google asked to end Microsoft's cloud deal with "
	    "OpenAI."), "partnership announced, Microsoft partner, "
	    "OpenAI partner");
	CHECK_STR(deals_of("Cisco raised its stake, raising its total "
	    "commitment to $8 billion."), "");
	CHECK_STR(deals_of("Groq raised $20 from fans."), "investment "
	    "completed, Groq issuer");
}

/* Who leads is an investor, whoever tells it, and the round has its own money. */
static void
reads_who_leads_a_round(void)
{
	CHECK_STR(deals_of("Sequoia is leading a $70 million funding round for "
	    "Groq, the same firm that sells chips."), "investment completed, "
	    "Groq issuer, Sequoia Capital investor, 70000000 USD");
	CHECK_STR(deals_of("Sequoia led Groq's $80 million Series B."),
	    "investment completed, Groq issuer, Sequoia Capital investor, "
	    "80000000 USD, Series B");
	CHECK_STR(deals_of("Groq leads the race after a funding round for "
	    "Cerebras."), "");
	CHECK_STR(deals_of("Groq raises Series B."),
	    "investment completed, Groq issuer, Series B");
	CHECK_STR(deals_of("They said Microsoft investing $3 billion in Groq "
	    "was wise."), "investment completed, Microsoft investor, "
	    "Groq issuer, 3000000000 USD");
}

/* What is lent is a debt of who gets it, and no round; what is had is neither. */
static void
reads_what_is_lent(void)
{
	CHECK_STR(deals_of("Crusoe got a $3 billion revolving credit line."),
	    "debt announced, Crusoe borrower, 3000000000 USD");
	CHECK_STR(deals_of("Crusoe raised $3 billion in debt financing from "
	    "Blackstone."), "debt announced, Crusoe borrower, "
	    "Blackstone lender, 3000000000 USD");
	CHECK_STR(deals_of("Crusoe secured $9 billion in liquidity after its "
	    "funding round."), "");
}

/* Two that are on their way to the market are two offerings. */
static void
gives_each_its_own_offering(void)
{
	CHECK_STR(deals_of("Both Groq and Cerebras filed for an IPO."),
	    "ipo planned, Groq issuer; ipo planned, Cerebras issuer");
}

/* A bid is no purchase yet; refused it is a denial. */
static void
tells_a_bid_from_a_purchase(void)
{
	static const char *const table[][2] = {
		{ "Groq rejects $20bn bid from Intel.",
		    "acquisition denied, Intel acquirer, Groq target, "
		    "20000000000 USD" },
		{ "Groq refused a takeover offer from Intel.",
		    "acquisition denied, Intel acquirer, Groq target" },
		{ "OpenAI spurned Musk's $97 billion bid. Elon Musk waits.",
		    "acquisition denied, Elon Musk acquirer, OpenAI target, "
		    "97000000000 USD" },
		{ "Intel made a $20 billion bid for Groq.",
		    "acquisition planned, Intel acquirer, Groq target, "
		    "20000000000 USD" },
		{ "Qualcomm's bid for Intel alarmed its rivals.",
		    "acquisition planned, Qualcomm acquirer, Intel target" },
		{ "Intel offered to buy Groq, but Groq turned it down.",
		    "acquisition denied, Intel acquirer, Groq target" },
		{ "Groq has a special offer for Intel.", "" },
		{ "Elon Musk bought Groq for $2 billion.",
		    "acquisition completed, Elon Musk acquirer, Groq target, "
		    "2000000000 USD" },
		{ "Intel bought the remaining stake in Groq.",
		    "acquisition completed, Intel acquirer, Groq target" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(deals_of(table[i][0]), table[i][1]);
}

/* Both names in front of the noun that tells what is between them. */
static void
reads_names_in_front_of_a_noun(void)
{
	static const char *const table[][2] = {
		{ "NVIDIA's $20 billion Groq investment surprised us.",
		    "investment completed, NVIDIA investor, Groq issuer, "
		    "20000000000 USD" },
		{ "NVIDIA's $20 billion Groq investment plan fizzled out.",
		    "investment denied, NVIDIA investor, Groq issuer, "
		    "20000000000 USD" },
		{ "The Intel-Groq partnership is old news.",
		    "partnership announced, Intel partner, Groq partner" },
		{ "Google's Wiz acquisition closed.",
		    "acquisition completed, Google acquirer, Wiz target" },
		{ "Google's Gemini acquisition channel grows.", "" },
		{ "Intel leans less on Groq, a shift in their partnership.",
		    "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(deals_of(table[i][0]), table[i][1]);
	CHECK_STR(relations_of("Intel leans less on Groq, a shift in their "
	    "partnership."), "partnered_with Intel>Groq");
	CHECK_STR(relations_of("Intel and Groq fear Cerebras and a shift in "
	    "their partnership."), "");
}

/* What they agree to do says who sells, and whose words are lent. */
static void
knows_what_they_agree_to(void)
{
	CHECK_STR(deals_of("xAI signed an agreement with Anthropic to provide "
	    "access to Colossus 1."), "supply announced, xAI supplier, "
	    "Anthropic customer");
	CHECK_STR(deals_of("Anthropic signed a deal with Meta to use its "
	    "chips."), "supply announced, Anthropic customer, Meta supplier");
	CHECK_STR(deals_of("OpenAI and the Los Alamos National Laboratory "
	    "announce a research partnership."), "partnership announced, "
	    "Los Alamos National Laboratory partner, OpenAI partner");
}

/* Money raised in an offering is its own; "its" is of whom was named last. */
static void
keeps_an_offering_from_a_round(void)
{
	CHECK_STR(deals_of("Cerebras raises $5.5 billion IPO."),
	    "ipo completed, Cerebras issuer, 5500000000 USD");
	CHECK_STR(deals_of("Cerebras raised $5.5 billion in its IPO."),
	    "ipo completed, Cerebras issuer, 5500000000 USD");
	CHECK_STR(deals_of("They speak of Anthropic's momentum, and with the "
	    "chief of Cerebras after its IPO."),
	    "ipo completed, Cerebras issuer");
	CHECK_STR(deals_of("OpenAI had a soft IPO of its own (faster than "
	    "Google/Meta in their day), and went on."),
	    "ipo completed, OpenAI issuer");
}

/* "Some co-founders" of many pay in for themselves; who leads is no issuer. */
static void
leaves_out_who_only_tells_whose(void)
{
	CHECK_STR(deals_of("Groq raised $3 million in a seed round from Index "
	    "Ventures and Instacart, Dropbox, and Airtable co-founders."),
	    "investment completed, Groq issuer, Index Ventures investor, "
	    "3000000 USD, seed round");
	CHECK_STR(deals_of("Index Ventures had led the round with "
	    "participation of Cisco."), "");
	CHECK_STR(deals_of("Groq raised $6 billion. Intel plans to take a "
	    "stake in Groq."), "investment completed, Groq issuer, "
	    "6000000000 USD; investment planned, Intel investor, "
	    "Groq issuer");
}

/* What was raised is no price; what stands in front of "that" was raised. */
static void
keeps_a_raise_from_a_price(void)
{
	CHECK_STR(deals_of("Groq, bought by Intel, had raised $20 million."),
	    "acquisition completed, Groq target, Intel acquirer; "
	    "investment completed, Groq issuer, 20000000 USD");
	CHECK_STR(deals_of("It follows the $750 million that Groq raised in "
	    "May."), "investment completed, Groq issuer, 750000000 USD");
	CHECK_STR(deals_of("Intel ends its deal with Groq."),
	    "partnership denied, Intel partner, Groq partner");
	CHECK_STR(deals_of("Groq, in partnership with Intel and Cisco, is "
	    "launching a $40 million cloud."), "partnership announced, "
	    "Groq partner, Intel partner, Cisco partner, 40000000 USD");
}

/* Rounds that no verb of raising tells. */
static void
reads_rounds_beside_the_point(void)
{
	static const char *const table[][2] = {
		{ "In its most recent funding round, Groq was valued at $6 "
		    "billion.", "investment completed, Groq issuer, "
		    "worth 6000000000" },
		{ "Groq tripled in value to $6 billion following its latest "
		    "round of funding.", "investment completed, Groq issuer, "
		    "worth 6000000000" },
		{ "Groq had a funding round once.", "" },
		{ "It comes shortly after Groq's raise in August.",
		    "investment completed, Groq issuer" },
		{ "Sequoia announced a $6 million pre-Series A fundraising "
		    "round for Groq.", "investment completed, Groq issuer, "
		    "Sequoia Capital investor, 6000000 USD, Series A" },
		{ "It has many friends, with Groq securing $5 million from "
		    "Sequoia.", "investment completed, Groq issuer, "
		    "Sequoia Capital investor, 5000000 USD" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(deals_of(table[i][0]), table[i][1]);
}

CHECK_MAIN(reads_rounds_beside_the_point, keeps_a_raise_from_a_price, tells_a_bid_from_a_purchase, reads_names_in_front_of_a_noun,
    knows_what_they_agree_to, keeps_an_offering_from_a_round,
    leaves_out_who_only_tells_whose, keeps_roles_and_certainty, reads_who_leads_a_round, reads_what_is_lent,
    gives_each_its_own_offering, names_a_pact_by_what_it_is,
    knows_which_round_is_meant, keeps_a_denial_apart,
    reads_who_announces_together, knows_an_offering_that_was, takes_the_nearest_money,
    begins_anew_with_an_item, takes_no_talk_for_a_deal, keeps_two_rounds_apart, reads_money_of_the_company,
    finds_who_pays_in, gives_an_offering_to_its_issuer,
    reads_each_deal, keeps_money_and_valuation_apart,
    takes_the_worth_of_an_order_for_its_size, tells_said_from_done,
    folds_one_event_told_twice)
