/*
 * sense.h - one sentence laid out for the rules: its cues, its spots, its
 * amounts, and the few questions of grammar that all rules ask.
 */
#ifndef SENSE_H
#define SENSE_H

#include "page.h"
#include "quantity.h"

#define SENSE_CUES 96
#define SENSE_SPOTS 64
#define SENSE_AMOUNTS 16

struct cue_hit {
	enum cue	cue;
	uint32_t	first, last;	/* tokens */
};

struct sense {
	struct page		*p;
	const struct sentence	*s;
	struct cue_hit		 cue[SENSE_CUES];
	size_t			 cues;
	struct spot		 spot[SENSE_SPOTS];
	size_t			 spots;
	struct quantity		 amount[SENSE_AMOUNTS];
	size_t			 amounts;
};

/* Sets of entity types. */
#define TYPE_BIT(t) (1u << (t))
#define COMPANIES TYPE_BIT(ENTITY_COMPANY)
#define HOUSES (COMPANIES | TYPE_BIT(ENTITY_INSTITUTION) | \
    TYPE_BIT(ENTITY_MEDIA))
#define PERSONS TYPE_BIT(ENTITY_PERSON)
#define CHIPS TYPE_BIT(ENTITY_CHIP)
#define MODELS TYPE_BIT(ENTITY_MODEL)
#define SITES TYPE_BIT(ENTITY_SITE)
#define PRODUCTS TYPE_BIT(ENTITY_PRODUCT)

/* A list of spots of one sentence: "A, B and C". */
struct sense_list {
	uint32_t	named[16];
	uint32_t	first[16], last[16];	/* tokens */
	size_t		n;
};

/* One of the list is a company. */
bool	sense_has_company(const struct sense *, const struct sense_list *);

void	sense_make(struct page *, const struct sentence *, struct sense *);

/*
 * What stands as subject in front of token `at`, with those it is joined to:
 * the nearest spot of the types that no preposition governs, within `reach`
 * tokens and the same clause.  False where there is none.
 */
bool	sense_left(const struct sense *, uint32_t at, unsigned types,
	    uint32_t reach, struct sense_list *);
/* What stands as object behind token `at`, with those it is joined to. */
bool	sense_right(const struct sense *, uint32_t at, unsigned types,
	    uint32_t reach, struct sense_list *);
/* "he has joined": the person meant in front of a verb; else false. */
bool	sense_pronoun(const struct sense *, uint32_t verb,
	    struct sense_list *);
/*
 * "A将与B、C合作": the partners B and C in front of a Chinese verb, and A in front
 * of them, or whom the text is about; false where no 与 leads them in.  The lists
 * are empty where nobody stands for A.
 */
bool	sense_with(const struct sense *, const struct cue_hit *,
	    struct sense_list *subject, struct sense_list *with);
/* "was", "has recently been": a form of "be" in front of a verb, not "-ing". */
bool	sense_be(const struct sense *, uint32_t verb);
/* What a verb wants on its two sides, and how far off. */
struct sense_frame {
	unsigned	agent, patient;		/* types */
	uint32_t	reach_left, reach_right;
};
/*
 * Who does and to whom, for a verb in the active or the passive: "A bought B",
 * "B was bought in 2019 by A", "B, which A bought".
 */
bool	sense_sides(const struct sense *, const struct cue_hit *,
	    const struct sense_frame *, struct sense_list *agent,
	    struct sense_list *patient);
/* "A's exclusive deal with B": the owner of the noun that the cue is. */
bool	sense_owner(const struct sense *, const struct cue_hit *,
	    unsigned types, struct sense_list *);
/*
 * Between a verb and its object stands a thing of another kind: "acquires
 * OpenClaw following Anthropic's suit" buys no Anthropic.
 */
bool	sense_other_first(const struct sense *, uint32_t at, unsigned types,
	    uint32_t before);
/* Among these tokens stands what is bought by the gigawatt, and no company. */
bool	sense_goods(const struct sense *, uint32_t from, uint32_t to);
/* Goods by their word, or by the name of one of these types. */
bool	sense_wares(const struct sense *, uint32_t from, uint32_t to,
	    unsigned types);
/* "supplies chips to B": B gets goods, and no link or list. */
bool	sense_gives(const struct sense *, const struct cue_hit *,
	    uint32_t customer);
/* The word is no verb here, or no noun: "about supply", "to deal with". */
bool	sense_misread(const struct sense *, const struct cue_hit *);
/* "Nvidia chips": the spot that begins here only tells whose goods. */
bool	sense_names_goods(const struct sense *, uint32_t first);
/* "a Smith aide": no, no noun follows the spot that begins here. */
bool	sense_stands_alone(const struct sense *, uint32_t first);
/* "Greptile Agent v4": more of a name stands behind the spot that begins here. */
bool	sense_names_product(const struct sense *, uint32_t first);
enum entity_type	sense_type(const struct sense *, const struct spot *);
/* The spot is followed by 's. */
bool	sense_owns(const struct sense *, const struct spot *);
/* "buys chips from B", "buys compute on B": B is not what the verb, whose last
 * token is `verb`, does something to. */
bool	sense_parted(const struct sense *, uint32_t verb, uint32_t object);
/* "Nvidia-backed": the name only describes what follows it. */
bool	sense_describes(const struct sense *, const struct spot *);
/* The first cue of a class at or after token `from`; NULL where none. */
const struct cue_hit	*sense_cue(const struct sense *, enum cue,
	    uint32_t from);
/* Token i of the sentence is this word. */
static inline bool
sense_is(const struct sense *x, uint32_t i, const char *word)
{
	return i >= x->s->first && i <= x->s->last &&
	    str_iis(token_str(&x->p->t, i), word);
}

/* A word stands among tokens from..to. */
bool	sense_word(const struct sense *, uint32_t from, uint32_t to,
	    const char *word);

/*
 * The status of what the cue at tokens first..last says; STATUS_NONE where it
 * is a question or a supposition, and no fact at all.
 */
enum status	sense_status(const struct sense *, uint32_t first,
	    uint32_t last);
/* When that is said to be (about.c); CLOCK_NONE where no date belongs to it. */
struct clock_span	sense_about(const struct sense *, uint32_t first,
	    uint32_t last, enum status);
/* "A's September round", "a May 2025 Series B": the date in front of a noun. */
struct clock_span	sense_noun_date(const struct sense *, uint32_t noun);
/* Both. */
struct stance	sense_stance(const struct sense *, const struct cue_hit *);
/* Told as a fact, or asked, with no word of time. */
struct stance	sense_plain(const struct sense *);

/*
 * A deal between two is one of supply, or pays into one of them, whatever its
 * words: deal_supply.c.  *left_sells: the left one supplies.
 */
bool	deal_is_supply(const struct sense *, const struct cue_hit *,
	    const struct sense_list *left, const struct sense_list *right,
	    bool *left_sells);
bool	deal_is_funding(const struct sense *, const struct sense_list *left,
	    const struct sense_list *right);

/* The rules: what the sentence says becomes claims and deals of its page. */
void	relate_sentence(const struct sense *);	/* relate.c */
void	deal_sentence(const struct sense *);	/* deal_find.c */

#endif
