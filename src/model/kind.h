/*
 * kind.h - the closed vocabularies: every list of names that the program
 * knows, with the numbers that stand for them.
 *
 * The numbers are stored in databases: a new kind goes at the end, and none is
 * ever given another meaning.  The names are what people and JSON see.  0 is
 * never a kind: it is "none" in every list, so that a zeroed struct says so.
 */
#ifndef KIND_H
#define KIND_H

#include "base.h"
#include "str.h"

enum entity_type {
	ENTITY_NONE,
	ENTITY_COMPANY,
	ENTITY_PERSON,
	ENTITY_CHIP,
	ENTITY_MODEL,
	ENTITY_SITE,
	ENTITY_PRODUCT,
	ENTITY_TECHNOLOGY,
	ENTITY_INSTITUTION,
	ENTITY_MEDIA,
	ENTITY_PLACE,
	ENTITY_THEME,
	ENTITY_TYPES
};

enum doc_kind {
	DOC_NONE,
	DOC_PODCAST,
	DOC_NEWSLETTER,
	DOC_PAPER,
	DOC_LAUNCH,
	DOC_INVESTOR,
	DOC_NEWS,
	DOC_KINDS
};

/* How a document's bytes are marked up.  HTML becomes Markdown at the door. */
enum doc_format {
	FORMAT_NONE,
	FORMAT_TEXT,
	FORMAT_MARKDOWN,
	FORMAT_CAPTIONS,	/* speech recognition, no punctuation to trust */
	FORMAT_VTT,
	FORMAT_SRT,
	DOC_FORMATS
};

/* head -> tail */
enum relation {
	RELATION_NONE,
	RELATION_ACQUIRED,
	RELATION_INVESTED_IN,
	RELATION_PARTNERED_WITH,	/* either order */
	RELATION_SUPPLIES,
	RELATION_COMPETES_WITH,		/* either order */
	RELATION_FOUNDED,
	RELATION_WORKS_AT,
	RELATION_MAKES,
	RELATION_USES,
	RELATION_OPERATES,
	RELATIONS
};

/* Said is not done. */
enum status {
	STATUS_NONE,
	STATUS_ASSERTED,	/* relations: told as a fact */
	STATUS_PLANNED,
	STATUS_RUMORED,
	STATUS_DENIED,
	STATUS_ANNOUNCED,	/* deals: agreed and told, not known to be closed */
	STATUS_COMPLETED,	/* deals */
	STATUSES
};

/* Of a relation that lasts: what a claim tells beside that it holds. */
enum phase {
	PHASE_NONE,
	PHASE_BEGINS,	/* "joined" */
	PHASE_ENDS,	/* "left", "a former": it is over when that is told */
	PHASE_BESIDE,	/* beside others of its kind: a seat on a board */
	PHASES
};

enum deal_type {
	DEAL_NONE,
	DEAL_ACQUISITION,
	DEAL_INVESTMENT,
	DEAL_PARTNERSHIP,
	DEAL_SUPPLY,
	DEAL_LEASE,
	DEAL_LICENSE,
	DEAL_IPO,
	DEAL_DEBT,
	DEAL_JOINT_VENTURE,
	DEAL_TYPES
};

enum deal_role {
	ROLE_NONE,
	ROLE_ACQUIRER,
	ROLE_TARGET,
	ROLE_INVESTOR,
	ROLE_ISSUER,
	ROLE_SUPPLIER,
	ROLE_CUSTOMER,
	ROLE_PARTNER,
	ROLE_LICENSOR,
	ROLE_LICENSEE,
	ROLE_LENDER,
	ROLE_BORROWER,
	DEAL_ROLES
};

const char	*entity_type_name(enum entity_type);
const char	*doc_kind_name(enum doc_kind);
const char	*doc_format_name(enum doc_format);
const char	*relation_name(enum relation);
const char	*status_name(enum status);
const char	*phase_name(enum phase);
const char	*deal_type_name(enum deal_type);
const char	*deal_role_name(enum deal_role);

/* The number of a name; the NONE of the list where it is not in it. */
enum entity_type	entity_type_of(struct str);
enum doc_kind		doc_kind_of(struct str);
enum doc_format		doc_format_of(struct str);
enum relation		relation_of(struct str);
enum status		status_of(struct str);
enum phase		phase_of(struct str);
enum deal_type		deal_type_of(struct str);
enum deal_role		deal_role_of(struct str);

/* True where head and tail may change places: partnered_with, competes_with. */
bool	relation_is_symmetric(enum relation);
/*
 * Of which end a relation has one at a time: a person has one post, a company
 * one owner.  So many days must lie between two of them before the newer takes
 * the place of the older: within them they are two tellings of one event.
 */
enum side {
	SIDE_NONE,
	SIDE_HEAD,	/* the head has one tail */
	SIDE_TAIL	/* the tail has one head */
};
enum side	relation_one_valued(enum relation);
int		relation_settles(enum relation);
/* "is said to have bought", "bought": the relation in a sentence. */
const char	*relation_phrase(enum relation);

#endif
