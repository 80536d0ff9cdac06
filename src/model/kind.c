#include "base.h"

#include "kind.h"

static const char *const entity_types[ENTITY_TYPES] = {
	"", "company", "person", "chip", "model", "site", "product",
	"technology", "institution", "media", "place", "theme"
};

static const char *const doc_kinds[DOC_KINDS] = {
	"", "podcast", "newsletter", "paper", "launch", "investor", "news"
};

static const char *const doc_formats[DOC_FORMATS] = {
	"", "text", "markdown", "captions", "vtt", "srt"
};

static const char *const relations[RELATIONS] = {
	"", "acquired", "invested_in", "partnered_with", "supplies",
	"competes_with", "founded", "works_at", "makes", "uses", "operates"
};

static const char *const phrases[RELATIONS] = {
	"", "acquired", "invested in", "partners with", "supplies",
	"competes with", "founded", "works at", "makes", "uses", "operates"
};

static const char *const statuses[STATUSES] = {
	"", "asserted", "planned", "rumored", "denied", "announced",
	"completed"
};

static const char *const phases[PHASES] = { "", "begins", "ends", "beside" };

static const char *const deal_types[DEAL_TYPES] = {
	"", "acquisition", "investment", "partnership", "supply", "lease",
	"license", "ipo", "debt", "joint_venture"
};

static const char *const deal_roles[DEAL_ROLES] = {
	"", "acquirer", "target", "investor", "issuer", "supplier",
	"customer", "partner", "licensor", "licensee", "lender", "borrower"
};

static unsigned
find(const char *const *names, size_t n, struct str name)
{
	for (unsigned i = 1; i < n; i++)
		if (str_is(name, names[i]))
			return i;
	return 0;
}

#define NAMES(kind, name, of, list) \
const char * \
name(enum kind k) \
{ \
	BUG_IF((size_t)k >= COUNT_OF(list)); \
	return list[k]; \
} \
\
enum kind \
of(struct str s) \
{ \
	return (enum kind)find(list, COUNT_OF(list), s); \
}

NAMES(entity_type, entity_type_name, entity_type_of, entity_types)
NAMES(doc_kind, doc_kind_name, doc_kind_of, doc_kinds)
NAMES(doc_format, doc_format_name, doc_format_of, doc_formats)
NAMES(relation, relation_name, relation_of, relations)
NAMES(status, status_name, status_of, statuses)
NAMES(phase, phase_name, phase_of, phases)
NAMES(deal_type, deal_type_name, deal_type_of, deal_types)
NAMES(deal_role, deal_role_name, deal_role_of, deal_roles)

static const struct {
	enum side	side;
	int		days;
} one_valued[RELATIONS] = {
	[RELATION_ACQUIRED] = { SIDE_TAIL, 183 },
	[RELATION_WORKS_AT] = { SIDE_HEAD, 0 },
};

enum side
relation_one_valued(enum relation r)
{
	BUG_IF((size_t)r >= COUNT_OF(one_valued));
	return one_valued[r].side;
}

int
relation_settles(enum relation r)
{
	BUG_IF((size_t)r >= COUNT_OF(one_valued));
	return one_valued[r].days;
}

bool
relation_is_symmetric(enum relation r)
{
	return r == RELATION_PARTNERED_WITH || r == RELATION_COMPETES_WITH;
}

const char *
relation_phrase(enum relation r)
{
	BUG_IF((size_t)r >= COUNT_OF(phrases));
	return phrases[r];
}
