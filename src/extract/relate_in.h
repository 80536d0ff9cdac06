/*
 * relate_in.h - what the rules of relations share.  relate.c reads what verbs and
 * nouns of doing say, relate_goods.c what goes from one to another, relate_mutual.c
 * what two are alike, relate_use.c who uses, relate_noun.c what a company is to
 * another.  relate_post.c, relate_role.c and relate_bare.c know who works where, and
 * relate_phase.c until when; relate_where.c reads the clause that tells of a name in
 * front of it, and relate_beside.c what names say that stand beside each other.
 */
#ifndef RELATE_IN_H
#define RELATE_IN_H

#include "slot_in.h"

#define THINGS (CHIPS | MODELS | PRODUCTS | SITES)

/* A claim with the sentence as its words. */
void	relate_say(const struct sense *, enum relation, uint32_t head,
	    uint32_t tail, struct stance);
/* The maker that the lexicon knows of a thing is not this company. */
bool	relate_made_elsewhere(const struct sense *, uint32_t company,
	    uint32_t thing);
/* The company is its maker's parent, by the lexicon: Google of Google DeepMind's. */
bool	relate_owns_maker(const struct sense *, uint32_t company,
	    uint32_t thing);

/* What a verb of using says of head and tail, its object at token `object`. */
bool	relate_uses(const struct sense *, const struct cue_hit *, uint32_t head,
	    uint32_t tail, uint32_t object);
/* "A trains B on the C" */
void	relate_runs_on(const struct sense *);

/* Of a cue that tells of a post, whether it begins or is over goes to the stance;
 * true where somebody leaves. */
bool	relate_post_phase(const struct sense *, const struct cue_hit *,
	    struct stance *);
/* The plain stance of a post, with what tokens from..to about its role tell. */
struct stance	relate_role_stance(const struct sense *, uint32_t from,
	    uint32_t to);

/* "Apple's Siri uses B": Apple does, where the sentence names it. */
void	relate_to_makers(const struct sense *, struct sense_list *);

/* What "investor", "rival" makes of two companies. */
struct noun_rule {
	const char	*noun;
	enum relation	relation;
	bool		owner_head;	/* of a customer: B supplies A */
};

/* The rule of the word at a token; NULL where it is no such noun. */
const struct noun_rule	*relate_noun_rule(const struct sense *, uint32_t);
void	relate_noun_say(const struct sense *, const struct noun_rule *,
	    uint32_t who, uint32_t whose, struct stance);
void	relate_nouns(const struct sense *);
/* Goods that go from one to another, a company that is sold. */
void	relate_goods(const struct sense *, const struct cue_hit *);
/* What two are to each other alike: "A and B announced a partnership". */
void	relate_mutual(const struct sense *, const struct cue_hit *);
void	relate_where(const struct sense *);
void	relate_posts(const struct sense *);
/* "joined X": a place where everybody has an account, and no employer. */
bool	relate_is_account(const struct sense *, uint32_t company);
/* "CEO Maria Jensen said": posts whose company is understood. */
void	relate_bare(const struct sense *);
/* "President Trump": of a country, whatever company stands beside him. */
bool	relate_is_official(const struct sense *, const struct spot *);
/* "Tesla CEO alleges": its post is held by whom that tells of. */
bool	relate_has_role(const struct sense *, const struct spot *);
/* Posts whose word stands in front of both names or behind them. */
void	relate_roles(const struct sense *);
void	relate_beside(const struct sense *);
/* "Anthropic, OpenAI's biggest rival", "OpenAI rival Anthropic" */
void	relate_rivals(const struct sense *, const struct cue_hit *);

#endif
