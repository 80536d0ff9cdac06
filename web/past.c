#include "base.h"

#include "as_of.h"
#include "past.h"

static void
forget(struct past *p, size_t i)
{
	db_close(p->at[i].db);
	p->at[i].db = NULL;
	p->at[i].used = 0;
}

struct db *
past_at(struct past *p, struct db *now, int64_t until, struct err *e)
{
	int64_t version;
	size_t oldest = 0;

	if (db_data_version(now, &version, e) < 0)
		return NULL;
	for (size_t i = 0; i < PAST_KEPT; i++) {
		if (p->at[i].db != NULL && p->at[i].version != version)
			forget(p, i);
		if (p->at[i].db != NULL && p->at[i].until == until) {
			p->at[i].used = ++p->uses;
			return p->at[i].db;
		}
		if (p->at[i].used < p->at[oldest].used)
			oldest = i;
	}
	forget(p, oldest);
	p->at[oldest].db = as_of_open(p->path, until, e);
	p->at[oldest].until = until;
	p->at[oldest].version = version;
	p->at[oldest].used = ++p->uses;
	return p->at[oldest].db;
}

void
past_release(struct past *p)
{
	for (size_t i = 0; i < PAST_KEPT; i++)
		forget(p, i);
}
