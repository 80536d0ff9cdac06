#include "base.h"

#include "check.h"
#include "kind.h"

/* The numbers are in databases: they may be added to, never changed. */
static void
keeps_its_numbers(void)
{
	CHECK_INT(ENTITY_COMPANY, 1);
	CHECK_INT(ENTITY_SITE, 5);
	CHECK_INT(ENTITY_THEME, 11);
	CHECK_INT(DOC_NEWS, 6);
	CHECK_INT(FORMAT_SRT, 5);
	CHECK_INT(RELATION_ACQUIRED, 1);
	CHECK_INT(RELATION_OPERATES, 10);
	CHECK_INT(STATUS_DENIED, 4);
	CHECK_INT(STATUS_COMPLETED, 6);
	CHECK_INT(DEAL_JOINT_VENTURE, 9);
	CHECK_INT(ROLE_BORROWER, 11);
}

#define ROUND_TRIP(kind, count, name, of) \
	do { \
		for (int k_ = 1; k_ < (count); k_++) { \
			const char *s_ = name((enum kind)k_); \
\
			CHECK(s_[0] != '\0'); \
			CHECK_INT(of(str_of(s_)), k_); \
		} \
		CHECK_STR(name((enum kind)0), ""); \
		CHECK_INT(of(STR_NONE), 0); \
		CHECK_INT(of(STR_LIT("no such name")), 0); \
	} while (0)

static void
names_every_kind(void)
{
	ROUND_TRIP(entity_type, ENTITY_TYPES, entity_type_name,
	    entity_type_of);
	ROUND_TRIP(doc_kind, DOC_KINDS, doc_kind_name, doc_kind_of);
	ROUND_TRIP(doc_format, DOC_FORMATS, doc_format_name, doc_format_of);
	ROUND_TRIP(relation, RELATIONS, relation_name, relation_of);
	ROUND_TRIP(status, STATUSES, status_name, status_of);
	ROUND_TRIP(phase, PHASES, phase_name, phase_of);
	ROUND_TRIP(deal_type, DEAL_TYPES, deal_type_name, deal_type_of);
	ROUND_TRIP(deal_role, DEAL_ROLES, deal_role_name, deal_role_of);
	CHECK_INT(relation_of(STR_LIT("invested_in")), RELATION_INVESTED_IN);
	CHECK_INT(relation_of(STR_LIT("Invested_in")), RELATION_NONE);
}

static void
knows_what_may_change_places(void)
{
	for (int r = 1; r < RELATIONS; r++) {
		CHECK_INT(relation_is_symmetric((enum relation)r),
		    r == RELATION_PARTNERED_WITH ||
		    r == RELATION_COMPETES_WITH);
		CHECK(relation_phrase((enum relation)r)[0] != '\0');
	}
}

CHECK_MAIN(keeps_its_numbers, names_every_kind, knows_what_may_change_places)
