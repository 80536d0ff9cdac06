#include "base.h"

#include "reading.h"

static void
reads_each_relation(void)
{
	static const char *const table[][2] = {
		{ "Google bought Wiz.", "acquired Google>Wiz" },
		{ "Groq was acquired by NVIDIA.", "acquired NVIDIA>Groq" },
		{ "SoftBank invested in OpenAI.",
		    "invested_in SoftBank>OpenAI" },
		{ "Microsoft partnered with Anthropic.",
		    "partnered_with Microsoft>Anthropic" },
		{ "TSMC supplies Apple.", "supplies TSMC>Apple" },
		{ "AMD competes with NVIDIA.", "competes_with AMD>NVIDIA" },
		{ "Ilya Sutskever founded Safe Superintelligence.",
		    "founded Ilya Sutskever>Safe Superintelligence" },
		{ "Lisa Su, chief executive of AMD, spoke.",
		    "works_at Lisa Su>AMD" },
		{ "Alibaba released Qwen3-Max.", "makes Alibaba>Qwen3-Max" },
		{ "OpenAI uses H100 GPUs.", "uses OpenAI>H100" },
		{ "xAI operates Colossus in Memphis.",
		    "operates xAI>Colossus" },
		{ "英伟达收购了Groq。", "acquired NVIDIA>Groq" },
		{ "谷歌投资了Anthropic。", "invested_in Google>Anthropic" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* Said is not done. */
static void
tells_said_from_done(void)
{
	static const char *const table[][2] = {
		{ "NVIDIA plans to acquire Groq.", "planned" },
		{ "NVIDIA will acquire Groq.", "planned" },
		{ "NVIDIA is reportedly in talks to acquire Groq.",
		    "rumored" },
		{ "NVIDIA may acquire Groq.", "rumored" },
		{ "NVIDIA denied that it acquired Groq.", "denied" },
		{ "NVIDIA is not buying Groq.", "denied" },
		{ "NVIDIA never acquired Groq.", "denied" },
		{ "NVIDIA will not be able to acquire Groq.", "denied" },
		{ "NVIDIA was not allowed to acquire Groq.", "denied" },
		{ "NVIDIA is unable to acquire Groq.", "denied" },
		{ "NVIDIA can't acquire Groq.", "denied" },
		{ "NVIDIA failed to acquire Groq.", "denied" },
		{ "NVIDIA is barred from acquiring Groq.", "denied" },
		{ "英伟达计划收购Groq。", "planned" },
		{ "据传英伟达收购Groq。", "rumored" },
		{ "英伟达否认收购Groq。", "denied" },
	};
	char want[64];

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		snprintf(want, sizeof(want), "acquired NVIDIA>Groq %s",
		    table[i][1]);
		CHECK_STR(relations_of(table[i][0]), want);
	}
	CHECK_STR(relations_of("NVIDIA acquired Groq in May 2025."),
	    "acquired NVIDIA>Groq");
	CHECK_STR(relations_of("A spokesman declined to say when NVIDIA "
	    "acquired Groq."), "acquired NVIDIA>Groq");
}

static const char *
phases_of(const char *text)
{
	read_text(text);
	buf_reset(&reading_line);
	for (size_t i = 0; i < reading.claims; i++)
		buf_printf(&reading_line, "%s%.*s %s", i ? "; " : "",
		    STR_ARG(reading_of(reading.claim[i].tail)->name),
		    phase_name(reading.claim[i].phase));
	return buf_text(&reading_line);
}

/* A post begins, is over, or is held beside others. */
static void
tells_who_comes_and_who_went(void)
{
	static const char *const table[][2] = {
		{ "Lisa Su joins Groq.", "Groq begins" },
		{ "Groq hires Lisa Su.", "Groq begins" },
		{ "Lisa Su has joined Groq.", "Groq begins" },
		{ "Lisa Su joined Groq in 2012.", "Groq " },
		{ "Lisa Su learned much before joining Groq.", "Groq " },
		{ "Lisa Su reportedly joins Groq.", "Groq " },
		{ "Lisa Su left Groq.", "Groq ends" },
		{ "Lisa Su is leaving Groq.", "Groq ends" },
		{ "Lisa Su denied that she left Groq.", "Groq " },
		{ "Lisa Su离开了Groq。", "Groq ends" },
		{ "Former Groq CEO Lisa Su spoke.", "Groq ends" },
		{ "Lisa Su, the former CISO of chip firm Groq, spoke.",
		    "Groq ends" },
		{ "Ex-Groq engineer Lisa Su spoke.", "Groq ends" },
		{ "Then Groq CEO Lisa Su spoke.", "Groq " },
		{ "The departure of Lisa Su from Groq was noted.",
		    "Groq ends" },
		{ "Lisa Su joins the board of Groq.", "Groq beside" },
		{ "Lisa Su joins Groq, which lost a board fight.",
		    "Groq begins" },
		{ "Lisa Su leaves Groq's board.", "Groq beside" },
		{ "Former Groq board member Lisa Su spoke.", "Groq beside" },
		{ "Former Groq director and Intel partner Lisa Su spoke.",
		    "Groq ends; Intel " },
		{ "Lisa Su returns to Reddit.", "" },
		{ "Lisa Su joins Reddit as CEO.", "Reddit begins" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(phases_of(table[i][0]), table[i][1]);
	CHECK_STR(relations_of("Groq is in trouble. Despite the departure of "
	    "Lisa Su, Jim Keller will stay."), "works_at Lisa Su>Groq");
}

/* A denial is of the deed that its verb names, and of no other: what it is not
 * said to have given away a maker has made. */
static void
denies_one_deed(void)
{
	static const char *const table[][2] = {
		{ "Alibaba has never open-sourced Qwen3-Max.",
		    "makes Alibaba>Qwen3-Max" },
		{ "Alibaba has not released Qwen3-Max.",
		    "makes Alibaba>Qwen3-Max" },
		{ "Qwen3-Max was not released by Alibaba.",
		    "makes Alibaba>Qwen3-Max" },
		{ "阿里巴巴没有开源Qwen3-Max。", "makes Alibaba>Qwen3-Max" },
		{ "Alibaba denied that it built Qwen3-Max.",
		    "makes Alibaba>Qwen3-Max denied" },
		{ "Alibaba never trained Qwen3-Max.",
		    "makes Alibaba>Qwen3-Max denied" },
		{ "Qwen3-Max was not made by Alibaba.",
		    "makes Alibaba>Qwen3-Max denied" },
		{ "阿里巴巴否认开发Qwen3-Max。",
		    "makes Alibaba>Qwen3-Max denied" },
		{ "Lisa Su denied that she left AMD.",
		    "works_at Lisa Su>AMD" },
		{ "Lisa Su is reportedly leaving AMD.",
		    "works_at Lisa Su>AMD" },
		{ "Lisa Su never joined Intel.",
		    "works_at Lisa Su>Intel denied" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* Hearsay casts doubt from behind too; a hedge only on what it stands in front of. */
static void
tells_a_hedge_from_hearsay(void)
{
	CHECK_STR(relations_of("NVIDIA acquired Groq, people familiar with the "
	    "talks said."), "acquired NVIDIA>Groq rumored");
	CHECK_STR(relations_of("Microsoft partnered with Anthropic to explore "
	    "what agents might do."), "partnered_with Microsoft>Anthropic");
	CHECK_STR(relations_of("Microsoft could partner with Anthropic."),
	    "partnered_with Microsoft>Anthropic rumored");
	CHECK_STR(relations_of("Google maintains its relationship with "
	    "Anthropic."), "");
}

/* Using is somebody's: not of whoever is named in front of it. */
static void
knows_who_uses(void)
{
	CHECK_STR(relations_of("Composer 2 uses Kimi K2.5."),
	    "uses Composer 2>Kimi K2.5");
	CHECK_STR(relations_of("Composer 2 is built on Kimi K2.5."),
	    "uses Composer 2>Kimi K2.5");
	CHECK_STR(relations_of("Kimi K2.5 uses three times the tokens compared "
	    "to Claude Opus."), "");
	CHECK_STR(relations_of("GPT-5.2 claims that it is using GPT-4o."), "");
	CHECK_STR(relations_of("Stripe discussed the safety of using Kimi "
	    "K2.5."), "");
	CHECK_STR(relations_of("Stripe uses Kimi K2.5."),
	    "uses Stripe>Kimi K2.5");
	CHECK_STR(relations_of("Stripe got there by fine-tuning Kimi K2.5."),
	    "uses Stripe>Kimi K2.5");
	CHECK_STR(relations_of("Stripe orders four reactors from Kairos "
	    "Power."), "supplies Kairos Power>Stripe");
}

/* Who has a post: by a pronoun, by the one company there is, and no official. */
static void
knows_whose_post_it_is(void)
{
	CHECK_STR(relations_of("Andrej Karpathy spoke. He was the co-founder "
	    "of OpenAI, and he joined Tesla."), "works_at Andrej "
	    "Karpathy>OpenAI; works_at Andrej Karpathy>Tesla; "
	    "founded Andrej Karpathy>OpenAI");
	/* two may be meant, or nobody that was named */
	CHECK_STR(relations_of("Andrej Karpathy met Lisa Su. He joined "
	    "Tesla."), "");
	CHECK_STR(relations_of("Andrej Karpathy spoke. It rained. He joined "
	    "Tesla."), "");
	CHECK_STR(relations_of("Intel waited, since then-CEO Bob Swan "
	    "doubted."), "works_at Bob Swan>Intel");
	CHECK_STR(relations_of("Cisco said that President Donald Trump came."),
	    "");
	CHECK_STR(relations_of("Ilya Sutskever's new venture, Safe "
	    "Superintelligence, grows."), "founded Ilya Sutskever>Safe "
	    "Superintelligence");
	CHECK_STR(relations_of("Noam Shazeer launched Character.AI."),
	    "founded Noam Shazeer>Character.AI");
	CHECK_STR(relations_of("Daksh Gupta launched Perplexity Agent Four."),
	    "");
}

/* "A与B、C合作": A is each one's partner; B and C are none of each other. */
static void
reads_chinese_partners(void)
{
	CHECK_STR(relations_of("OpenAI与甲骨文、微软合作。"),
	    "partnered_with OpenAI>Oracle; partnered_with OpenAI>Microsoft");
	CHECK_STR(relations_of("他们与甲骨文、微软合作。"), "");
	CHECK_STR(relations_of("智谱很忙。公司将与甲骨文、微软合作。"),
	    "partnered_with Zhipu AI>Oracle; partnered_with "
	    "Zhipu AI>Microsoft");
	CHECK_STR(relations_of("OpenAI与甲骨文合作吗？"), "");
}

/* What a company is to another by a noun. */
static void
reads_nouns_of_relation(void)
{
	static const char *const table[][2] = {
		{ "AWS is Anthropic's main cloud and training partner.",
		    "partnered_with AWS>Anthropic" },
		{ "Micron, NVIDIA's second supplier, grows.",
		    "supplies Micron>NVIDIA" },
		{ "Apple supplier Foxconn grew.", "supplies Foxconn>Apple" },
		{ "Cerebras lost its owner's customer Stripe.", "" },
		{ "Anthropic's biggest customer, Stripe, grows.",
		    "supplies Anthropic>Stripe" },
		{ "Anthropic backer Google said so.",
		    "invested_in Google>Anthropic" },
		{ "Is AWS Anthropic's partner?", "" },
		{ "Google may become Anthropic's partner.",
		    "partnered_with Google>Anthropic rumored" },
		{ "Google met Anthropic, a partner.", "" },
		{ "Groq fights to partner with Dell.",
		    "partnered_with Groq>Dell planned" },
		{ "Apple's Siri is powered by Gemini.", "uses Apple>Gemini; "
		    "makes Apple>Siri" },
		{ "Anthropic's Python work goes on.", "" },
		{ "The deal makes AWS Anthropic's main partner.", "" },
		{ "It named AWS as Anthropic's main partner.",
		    "partnered_with AWS>Anthropic" },
		{ "Meta and Elon Musk's xAI fight to partner with Groq.",
		    "partnered_with Meta>Groq planned; partnered_with "
		    "xAI>Groq planned" },
		{ "Groq grows. Google praised the Samsung-backed startup.",
		    "invested_in Samsung>Groq" },
		{ "Sam Altman and Greg Brockman at OpenAI agreed.",
		    "works_at Sam Altman>OpenAI; works_at Greg "
		    "Brockman>OpenAI" },
		{ "Crusoe is the first to offer NVIDIA's B300.",
		    "uses Crusoe>B300; makes NVIDIA>B300" },
		{ "Crusoe offers NVIDIA a site.", "" },
		{ "The B300 runs Llama 3.", "uses Llama 3>B300" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
	CHECK_STR(relations_of("AMD competes with NVIDIA, which said that it "
	    "plans to invest in OpenAI."), "competes_with AMD>NVIDIA; "
	    "invested_in NVIDIA>OpenAI planned");
}

/* What is told of "the company" is told of its subject, and of no giver. */
static void
keeps_to_the_company_it_is_about(void)
{
	CHECK_STR(relations_of("Groq raised $110 million. The round included "
	    "investments from Cisco and Samsung. The company partnered with "
	    "Dell."), "invested_in Cisco>Groq; invested_in Samsung>Groq; "
	    "partnered_with Groq>Dell");
}

/* A question or a supposition says nothing. */
static void
takes_no_question_for_an_answer(void)
{
	CHECK_STR(relations_of("Will NVIDIA acquire Groq?"), "");
	CHECK_STR(relations_of("If NVIDIA acquired Groq, it would grow."), "");
	CHECK_STR(relations_of("英伟达收购Groq？"), "");
	CHECK_STR(relations_of("NVIDIA and Groq were both there."), "");
	CHECK_STR(relations_of("NVIDIA grew. Acquired Groq boards ran."), "");
}

/* Neither sells chips that B buys, nor is B bought with them. */
static void
keeps_buying_from_apart(void)
{
	CHECK_STR(relations_of("OpenAI will buy chips from AMD."),
	    "supplies AMD>OpenAI planned");
	CHECK_STR(relations_of("Anthropic agreed to buy $30 billion of compute "
	    "on Microsoft Azure."), "makes Microsoft>Microsoft Azure");
}

static void
says_all_of_a_list(void)
{
	CHECK_STR(relations_of("Cerebras competes with NVIDIA and Groq."),
	    "competes_with Cerebras>NVIDIA; competes_with Cerebras>Groq");
}

/* The evidence is the sentence that says it, in the bytes of the text. */
static void
points_at_its_evidence(void)
{
	static const char text[] = "It rained. Google bought Wiz. It shone.";
	const struct claim *c = reading.claim;

	read_text(text);
	c = reading.claim;
	CHECK_INT(reading.claims, 1);
	CHECK_BYTES(((struct str){ text + c->start, c->end - c->start }),
	    "Google bought Wiz.");
	CHECK_INT(c->doc, reading_doc.id);
	CHECK(c->id > 0);
	CHECK_INT(c->at_ms, -1);
}

/* Who said it, and when in the recording. */
static void
knows_the_speaker_and_the_time(void)
{
	read_with(seeds(), DOC_PODCAST, FORMAT_VTT, "WEBVTT\n\n"
	    "00:00:01.000 --> 00:00:02.000\n<v Ann Lee>Welcome back.\n\n"
	    "00:00:02.000 --> 00:00:04.000\n<v Ann Lee>It rains.\n\n"
	    "00:00:05.000 --> 00:00:09.000\n<v Ann Lee>Google bought Wiz.\n");
	CHECK_INT(reading.claims, 1);
	if (reading.claims == 1) {
		CHECK_BYTES(reading.claim[0].speaker, "Ann Lee");
		CHECK_INT(reading.claim[0].at_ms, 5000);
	}
	reading_end();
}

/* A member that nothing names, or of another type, does not end a list. */
static void
steps_over_strangers_in_a_list(void)
{
	read_text("Cerebras competes with NVIDIA, GPT-4, AMD and Groq.");
	CHECK_INT(reading.claims, 3);
	read_text("CoreWeave has been used by companies such as Mistral, "
	    "Cohere and OpenAI.");
	CHECK_INT(reading.claims, 3);
	CHECK_STR(relations_of("CoreWeave clients include OpenAI."),
	    "supplies CoreWeave>OpenAI");
}

/* What a company calls another, the other is to it. */
static void
hears_what_one_calls_another(void)
{
	CHECK_STR(relations_of("Cisco says Groq is now a direct rival."),
	    "competes_with Groq>Cisco");
	CHECK_STR(relations_of("Cisco sees Groq as a customer."),
	    "supplies Cisco>Groq");
	CHECK_STR(relations_of("Cisco says Groq has a plan."), "");
	CHECK_STR(relations_of("Cisco's yearly list of rivals now includes "
	    "Groq."), "competes_with Cisco>Groq");
}

/* "its CEO" is the company's that is spoken of; another's own is passed over. */
static void
knows_whose_chief_it_is(void)
{
	CHECK_STR(relations_of("Intel grows. They sued the company and its "
	    "CEO, Bob Swan."), "works_at Bob Swan>Intel");
	CHECK_STR(relations_of("Intel grows. Tesla CEO alleges his former "
	    "partners, including CEO Bob Swan, lied."),
	    "works_at Bob Swan>Intel");
}

/* Clauses that tell of the name in front of them. */
static void
reads_clauses_behind_a_name(void)
{
	static const char *const table[][2] = {
		{ "Lisa Su left Intel, where she led chips.",
		    "works_at Lisa Su>Intel" },
		{ "Groq works with Cerebras, where Intel is both an investor "
		    "and a rival.", "partnered_with Groq>Cerebras; "
		    "competes_with Intel>Cerebras; "
		    "invested_in Intel>Cerebras" },
		{ "Lisa Su left Groq, a startup she founded in 2016.",
		    "founded Lisa Su>Groq; works_at Lisa Su>Groq" },
		{ "Lisa Su liked Groq, a startup he founded with friends.",
		    "works_at Lisa Su>Groq; founded Lisa Su>Groq" },
		{ "Groq is in Texas, where it is hot.", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* A rival with nobody's name in front of it is that of who acts. */
static void
knows_whose_rival_it_is(void)
{
	static const char *const table[][2] = {
		{ "Groq joined the index, replacing rival chipmaker Intel.",
		    "competes_with Groq>Intel" },
		{ "Intel hired engineers from rival Groq.",
		    "competes_with Intel>Groq" },
		{ "Groq backs AMD rival Cerebras.",
		    "invested_in Groq>Cerebras; competes_with Cerebras>AMD" },
		{ "Runway sells video. The trouble hit competitors such as "
		    "OpenAI and Groq.", "competes_with Runway>Groq; "
		    "competes_with Runway>OpenAI" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* What is not named is not the name that stands near. */
static void
takes_no_name_for_the_unnamed(void)
{
	static const char *const table[][2] = {
		{ "Twitch chief Lisa Su starts an AI startup backed by "
		    "Sequoia.", "works_at Lisa Su>Twitch" },
		{ "Intel will buy **Groq chips** in May.", "" },
		{ "Intel bought Groq technology from Cisco.", "" },
		{ "Intel hosts a forum for Groq.", "" },
		{ "Lisa Su's Groq Stock Holdings grew.", "" },
		{ "Wikipedia articles using GPT-5.2 were read.", "" },
		{ "In the dance between Intel and Groq partnership is rare.",
		    "" },
		{ "Lisa Su, long of Intel, said that she'll be joining Groq.",
		    "works_at Lisa Su>Groq" },
		{ "OpenAI director and Groq partner Lisa Su spoke.",
		    "works_at Lisa Su>OpenAI; works_at Lisa Su>Groq" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* Who comes as what, and who is gone. */
static void
knows_who_comes_and_goes(void)
{
	static const char *const table[][2] = {
		{ "Groq moves on with Lisa Su as its new chief executive.",
		    "works_at Lisa Su>Groq" },
		{ "Groq names Lisa Su as CEO.", "works_at Lisa Su>Groq" },
		{ "Groq hires Intel's chief of chips, Lisa Su.",
		    "works_at Lisa Su>Intel; works_at Lisa Su>Groq" },
		{ "Groq appointed Lisa Su to its board.",
		    "works_at Lisa Su>Groq" },
		{ "Groq hired a Lisa Su aide.", "" },
		{ "Lisa Su was hired.", "" },
		{ "Groq praised Lisa Su as CEO of AMD.",
		    "works_at Lisa Su>AMD" },
		{ "Groq is in trouble. After the departure of Lisa Su and Jim "
		    "Keller the company sells chips.",
		    "works_at Jim Keller>Groq; works_at Lisa Su>Groq" },
		{ "The departure of Lisa Su from Intel was noted.",
		    "works_at Lisa Su>Intel" },
		{ "Lisa Su, the former CISO of chip firm Groq, spoke.",
		    "works_at Lisa Su>Groq" },
		{ "Models tuned with Unsloth using H100 were read.", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

CHECK_MAIN(denies_one_deed, tells_who_comes_and_who_went, knows_who_comes_and_goes, reads_clauses_behind_a_name, knows_whose_rival_it_is,
    takes_no_name_for_the_unnamed, hears_what_one_calls_another, knows_whose_chief_it_is,
    reads_chinese_partners, reads_nouns_of_relation, tells_a_hedge_from_hearsay, knows_who_uses, knows_whose_post_it_is,
    keeps_to_the_company_it_is_about,
    steps_over_strangers_in_a_list, reads_each_relation, tells_said_from_done,
    takes_no_question_for_an_answer, keeps_buying_from_apart,
    says_all_of_a_list, points_at_its_evidence,
    knows_the_speaker_and_the_time)
