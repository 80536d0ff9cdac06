#include "base.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pick.h"
#include "quote.h"
#include "store_graph.h"
#include "token.h"
#include "when.h"

/* A fact stays news for this long after it was first told. */
#define NEWS (7 * CLOCK_DAY)

/* Rows that one gathering looks at: the newest of a very full month. */
#define ROWS 4000u
/* A document that tells within these days of the first is still news. */
#define NEW_DAYS 3
/* What was known before is told only where little else is. */
#define KNOWN 0.3

/* What ended so long before it is told is history, whoever tells it first: what
 * the reader found it to be about; and what its words name, of which some may be
 * the time of something else. */
#define PAST_ABOUT (62 * CLOCK_DAY)
#define PAST_NAMED (183 * CLOCK_DAY)
/* As graph/rank weighs it: in some ten documents of five sources. */
#define KNOWN_WEIGHT 6

static const double relation_weight[RELATIONS] = {
	[RELATION_ACQUIRED] = 3.0, [RELATION_INVESTED_IN] = 2.6,
	[RELATION_PARTNERED_WITH] = 1.8, [RELATION_SUPPLIES] = 2.0,
	[RELATION_COMPETES_WITH] = 0.4, [RELATION_FOUNDED] = 1.2,
	[RELATION_WORKS_AT] = 0.5, [RELATION_MAKES] = 0.4,
	[RELATION_USES] = 0.9, [RELATION_OPERATES] = 1.5
};

static const double deal_weight[DEAL_TYPES] = {
	[DEAL_ACQUISITION] = 3.4, [DEAL_INVESTMENT] = 3.0,
	[DEAL_PARTNERSHIP] = 2.0, [DEAL_SUPPLY] = 2.8, [DEAL_LEASE] = 2.8,
	[DEAL_LICENSE] = 2.2, [DEAL_IPO] = 3.0, [DEAL_DEBT] = 2.6,
	[DEAL_JOINT_VENTURE] = 2.6
};

static const double status_certainty[STATUSES] = {
	[STATUS_ASSERTED] = 1, [STATUS_PLANNED] = 0.95,
	[STATUS_RUMORED] = 0.85, [STATUS_DENIED] = 0.9,
	[STATUS_ANNOUNCED] = 1, [STATUS_COMPLETED] = 1
};

/* Units to a dollar, to the nearest round number: only ranks depend on it. */
double
pick_dollars(int64_t amount, const char *currency)
{
	static const struct {
		char	code[4];
		double	units;
	} rough[] = {
		{ "CNY", 7 }, { "JPY", 150 }, { "KRW", 1300 }, { "TWD", 32 },
		{ "INR", 85 }, { "HKD", 8 }, { "SEK", 10 }, { "NOK", 10 }
	};

	for (size_t i = 0; i < COUNT_OF(rough); i++)
		if (strcmp(currency, rough[i].code) == 0)
			return (double)amount / rough[i].units;
	return (double)amount;
}

bool
pick_is_dated(const struct pick_span *s, int64_t date)
{
	if (date % CLOCK_DAY == 0)
		return date >= s->days.from && date < s->days.to;
	return date >= s->dated.from && date < s->dated.to;
}

static double
importance(const struct pick *p)
{
	double first = 0, second = 0;

	for (size_t i = 0; i < p->parties; i++) {
		double w = p->party[i].weight;

		if (w > first) {
			second = first;
			first = w;
		} else if (w > second) {
			second = w;
		}
	}
	return 0.12 * (first + second);
}

/* A million counts nothing, a billion 1.8, a hundred billion 3. */
static double
size_weight(const struct pick *p)
{
	double dollars = pick_dollars(p->amount, p->currency);

	return dollars > 1e6 ? 0.6 * MIN_OF(log10(dollars / 1e6), 6) : 0;
}

static size_t
count_char(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

static double
readability(struct str q)
{
	double r = 1 - 0.8 * quote_markup(q);

	if (q.n < 40)
		r *= 0.6;
	if (q.n > 4 && q.p[0] >= '0' && q.p[0] <= '9' && (q.p[1] == ':' ||
	    q.p[2] == ':'))
		r *= 0.6;	/* a line of chapters */
	if (q.n > 420)
		r *= q.n > 800 ? 0.4 : 0.75;
	if (count_char(q, '|') > 1 || str_find(q, "\n|", 0) != SIZE_MAX)
		r *= 0.5;
	if (str_find(q, "http", 0) != SIZE_MAX)
		r *= 0.7;
	if (count_char(q, '?') > 0)
		r *= 0.7;
	return r;
}

static double
freshness(const struct pick *p, int64_t until)
{
	double days = (double)(until - p->told.date) / (double)CLOCK_DAY;

	return 1 / (1 + MAX_OF(days - 1, 0) / 30);
}

/* What happens once and is told then, as against what goes on (X uses Y) and
 * what is told for ever (X founded Y). */
static bool
is_event(const struct pick *p)
{
	return p->relation != RELATION_MAKES && p->relation !=
	    RELATION_USES && p->relation != RELATION_COMPETES_WITH &&
	    p->relation != RELATION_FOUNDED;
}

/* "founded in 2016, it raised ...": the date of something else. */
static bool
is_of_another(const struct tokens *t, size_t i)
{
	static const char *const words[] = { "founded", "established",
	    "formed", "started", "created", "launched", "incorporated",
	    "introduced", "born", "since", "as", "company" };

	if (i >= 1 && str_iis(token_str(t, i - 1), "since"))
		return true;
	for (size_t k = 0; i >= 2 && k < COUNT_OF(words); k++)
		if (str_iis(token_str(t, i - 2), words[k]))
			return true;
	return false;
}

/* Are all the times that the words name long gone?  about: the last of them, or
 * the one that is not. */
static bool
names_past(struct arena *a, struct str words, int64_t told,
    struct clock_span *about)
{
	struct clock_span found;
	struct tokens t;
	size_t after;

	*about = (struct clock_span){ CLOCK_NONE, CLOCK_NONE };
	token_scan(words, TOKEN_MARKDOWN, a, &t);
	for (size_t i = 0; i < t.n; i = MAX_OF(after, i + 1)) {
		after = i + 1;
		if (!when_at(&t, i, t.n - 1, told, &found, &after))
			continue;
		if (about->to == CLOCK_NONE || found.to > about->to)
			*about = found;
		if (is_of_another(&t, i) || found.to >= told - PAST_NAMED)
			return false;
	}
	return about->to != CLOCK_NONE;
}

/* What is still to come is of no time gone, whatever its sentence names. */
static bool
is_to_come(const struct pick *p)
{
	return p->status == STATUS_PLANNED || p->status == STATUS_RUMORED;
}

static bool
is_past(struct arena *a, struct pick *p)
{
	if (is_to_come(p))
		return false;
	if (p->about.from != CLOCK_NONE)
		return p->about.to < p->told.date - PAST_ABOUT;
	return names_past(a, p->told.quote, p->told.date, &p->about);
}

bool
pick_is_past_by(struct arena *a, struct pick *p, struct str words)
{
	if (p->is_past || is_to_come(p) || p->about.from != CLOCK_NONE ||
	    !names_past(a, words, p->told.date, &p->about))
		return false;
	p->is_past = true;
	p->is_new = false;
	return true;
}

/* What is named everywhere was not founded yesterday. */
static bool
founds_known(const struct pick *p)
{
	return p->relation == RELATION_FOUNDED && p->parties > 1 &&
	    p->party[1].weight > KNOWN_WEIGHT;
}

static void
set_score(struct pick *p, const struct pick_span *s)
{
	p->is_new = !p->is_past && p->first_seen >= MIN_OF(MIN_OF(s->dated.from,
	    s->days.from), p->told.date - NEW_DAYS * CLOCK_DAY);
	p->weight = (p->relation != RELATION_NONE ?
	    relation_weight[p->relation] : deal_weight[p->deal]) +
	    importance(p) + size_weight(p);
	p->novelty = p->is_new ? (is_event(p) ? 2 : 0.7) +
	    0.5 * log2((double)MAX_OF(p->sources, 1)) : 0;
	p->certainty = status_certainty[p->status] * (p->is_new ? 1 : KNOWN);
	p->freshness = freshness(p, s->dated.to);
	p->readability = readability(p->told.quote);
	p->score = (p->weight + p->novelty) * p->certainty * p->freshness *
	    p->readability;
}

static void
of_claim(const struct claim_row *r, struct pick *p)
{
	*p = (struct pick){
		.id = r->claim.id, .story = r->edge,
		.relation = r->claim.relation, .status = r->claim.status,
		.party = { r->head, r->tail }, .parties = 2,
		.currency = "", .round = "", .doc = r->claim.doc,
		.start = r->claim.start, .end = r->claim.end,
		.speaker = r->claim.speaker, .at_ms = r->claim.at_ms,
		.told = r->told, .about = r->claim.about,
		.first_seen = r->edge_first_seen,
		.sources = r->edge_sources
	};
}

static void
of_deal(const struct deal_claim_row *r, struct arena *a, struct pick *p)
{
	const struct deal_claim *c = &r->claim;

	*p = (struct pick){
		.id = c->id, .story = r->deal, .deal = c->type,
		.status = c->status, .parties = c->n_party,
		.amount = c->amount, .valuation = c->valuation,
		.currency = arena_strdup(a, c->currency),
		.round = arena_strdup(a, c->round), .doc = c->doc,
		.start = c->start, .end = c->end, .speaker = c->speaker,
		.at_ms = c->at_ms, .told = r->told, .about = c->about,
		.first_seen = r->told.date, .sources = 1
	};
	for (size_t i = 0; i < c->n_party; i++) {
		p->party[i] = r->party[i];
		p->role[i] = c->party[i].role;
	}
}

/* What all that tell it say together: so too when it was, where this one does
 * not. */
static void
of_whole(struct pick *p, int64_t first_seen, int64_t sources,
    const struct clock_span *valid)
{
	p->first_seen = first_seen;
	p->sources = sources;
	p->valid = *valid;
	if (p->about.from == CLOCK_NONE)
		p->about = *valid;
}

/* A deal's own numbers, asked for once where several claims tell it. */
static int
set_deal(struct db *db, struct arena *a, struct pick_list *list, size_t i,
    struct err *e)
{
	struct pick *p = &list->at[i];
	struct deal_row *row;

	if (p->story == 0)
		return 0;
	for (size_t k = 0; k < i; k++) {
		const struct pick *o = &list->at[k];

		if (o->deal == DEAL_NONE || o->story != p->story)
			continue;
		of_whole(p, o->first_seen, o->sources, &o->valid);
		return 0;
	}
	if ((row = store_deal_get(db, a, p->story, e)) == NULL)
		return -1;
	of_whole(p, row->deal.first_seen, row->deal.sources, &row->deal.valid);
	return 0;
}

static bool
is_tellable(const struct pick *p)
{
	if (p->parties == 0 || p->party[0].name.n == 0 ||
	    p->told.quote.n == 0)
		return false;
	if (p->relation == RELATION_NONE)
		return p->parties >= 2 || p->amount > 0 ||
		    p->deal == DEAL_IPO;
	return p->party[1].name.n > 0 && p->party[0].id != p->party[1].id;
}

static bool
has(const struct pick_list *list, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (list->at[i].id == id)
			return true;
	return false;
}

static int
add_claims(struct db *db, struct arena *a, const struct pick_span *s,
    bool learned, struct pick_list *out, struct err *e)
{
	struct claim_filter f = { .learned = learned, .limit = ROWS,
	    .since = learned ? s->learned.from : MIN_OF(s->dated.from,
	    s->days.from), .until = learned ? s->learned.to :
	    MAX_OF(s->dated.to, s->days.to) };
	struct claim_rows rows;
	size_t before = out->n;
	struct pick p;

	if (store_claims(db, a, &f, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		of_claim(&rows.at[i], &p);
		if (is_tellable(&p) && (learned ? !has(out, before, p.id) :
		    pick_is_dated(s, p.told.date)))
			*VEC_ADD(out) = p;
	}
	return 0;
}

static int
add_deals(struct db *db, struct arena *a, const struct pick_span *s,
    bool learned, struct pick_list *out, struct err *e)
{
	struct deal_claim_filter f = { .learned = learned, .limit = ROWS,
	    .since = learned ? s->learned.from : MIN_OF(s->dated.from,
	    s->days.from), .until = learned ? s->learned.to :
	    MAX_OF(s->dated.to, s->days.to) };
	struct deal_claim_rows rows;
	size_t before = out->n;
	struct pick p;

	if (store_deal_claims(db, a, &f, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		of_deal(&rows.at[i], a, &p);
		if (!is_tellable(&p) || (learned ? has(out, before, p.id) :
		    !pick_is_dated(s, p.told.date)))
			continue;
		*VEC_ADD(out) = p;
		if (set_deal(db, a, out, out->n - 1, e) < 0)
			return -1;
	}
	return 0;
}

static int
best_first(const void *x, const void *y)
{
	const struct pick *a = x, *b = y;

	if (a->score > b->score || a->score < b->score)
		return a->score > b->score ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

int
pick_gather(struct db *db, struct arena *a, const struct pick_span *s,
    struct pick_list *out, struct err *e)
{
	VEC_RESET(out);
	if (add_claims(db, a, s, false, out, e) < 0 ||
	    add_deals(db, a, s, false, out, e) < 0)
		return -1;
	if (s->learned.from < s->learned.to &&
	    (add_claims(db, a, s, true, out, e) < 0 ||
	    add_deals(db, a, s, true, out, e) < 0))
		return -1;
	for (size_t i = 0; i < out->n; i++) {
		struct pick *p = &out->at[i];

		p->is_past = is_past(a, p) || founds_known(p);
		set_score(p, s);
	}
	if (out->n > 0)
		qsort(out->at, out->n, sizeof(*out->at), best_first);
	return 0;
}
