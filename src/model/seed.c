#include "base.h"

#include <string.h>

#include "hash.h"
#include "seed.h"
#include "vec.h"

enum cell_name {
	C_NAME, C_ALIAS, C_ZH, C_HEARD, C_WHAT, C_FIELD, C_OF, C_TICKER,
	C_ID, C_CONTEXT, C_UNSURE, C_NOT, C_CELLS
};

#define HEAD "name\talias\tzh\theard\twhat\tfield\tof\tticker\tid\tcontext" \
	"\tunsure\tnot"

VEC_NAMED(aliases, struct alias);

static bool
in_list(struct str list, struct str item)
{
	struct str part;

	while (str_split(&list, '|', &part))
		if (str_eq(part, item))
			return true;
	return false;
}

static void
add_aliases(struct aliases *v, int64_t id, struct str list,
    enum alias_form form, struct str unsure)
{
	struct str part;

	while (str_split(&list, '|', &part)) {
		struct alias *a;

		if (part.n == 0)
			continue;
		a = VEC_ADD(v);
		a->entity = id;
		a->text = part;
		a->form = form;
		a->unsure = in_list(unsure, part);
	}
}

static int
split_row(struct str line, struct str cell[C_CELLS])
{
	size_t n = 0;

	for (;;) {
		size_t at = str_find_char(line, '\t', 0);

		if (n == C_CELLS)
			return C_CELLS + 1;
		cell[n++] = (struct str){ line.p, MIN_OF(at, line.n) };
		if (at == SIZE_MAX)
			return (int)n;
		line.p += at + 1;
		line.n -= at + 1;
	}
}

static int
read_row(enum entity_type type, struct str cell[C_CELLS], struct aliases *v,
    seed_fn *fn, void *ctx)
{
	struct entity ent = {
		.type = type, .origin = ORIGIN_SEED, .name = cell[C_NAME],
		.what = cell[C_WHAT], .field = cell[C_FIELD],
		.of = cell[C_OF], .ticker = cell[C_TICKER], .ids = cell[C_ID],
		.context = cell[C_CONTEXT], .never = cell[C_NOT],
	};

	ent.id = entity_id(type, ent.name);
	VEC_RESET(v);
	add_aliases(v, ent.id, cell[C_NAME], ALIAS_NAME, cell[C_UNSURE]);
	add_aliases(v, ent.id, cell[C_ALIAS], ALIAS_WRITTEN, cell[C_UNSURE]);
	add_aliases(v, ent.id, cell[C_ZH], ALIAS_CHINESE, cell[C_UNSURE]);
	add_aliases(v, ent.id, cell[C_HEARD], ALIAS_HEARD, cell[C_UNSURE]);
	return fn(&ent, v->at, v->n, ctx);
}

static enum entity_type
type_of_file(const char *file)
{
	return entity_type_of((struct str){ file, strcspn(file, "-.") });
}

int
seed_each(const char *file, struct str text, seed_fn *fn, void *ctx,
    struct err *e)
{
	enum entity_type type = type_of_file(file);
	struct aliases v = VEC_INIT;
	struct str line;
	int rc = 0;
	unsigned n = 0;

	if (type == ENTITY_NONE)
		return err_set(e, ERR_INVALID, "%s: the name does not begin "
		    "with an entity type", file);
	while (rc == 0 && str_line(&text, &line)) {
		struct str cell[C_CELLS];
		int cells;

		if (++n == 1) {
			if (!str_is(line, HEAD))
				rc = err_set(e, ERR_INVALID, "%s:1: expected "
				    "the head line name, alias, ... not", file);
			continue;
		}
		cells = split_row(line, cell);
		if (cells != C_CELLS)
			rc = err_set(e, ERR_INVALID, "%s:%u: expected %d "
			    "cells, found %s%d", file, n, C_CELLS,
			    cells > C_CELLS ? "more than " : "",
			    MIN_OF(cells, C_CELLS));
		else if (cell[C_NAME].n == 0)
			rc = err_set(e, ERR_INVALID, "%s:%u: no name", file, n);
		else
			rc = read_row(type, cell, &v, fn, ctx);
	}
	VEC_RELEASE(&v);
	return rc;
}

int
seed_each_builtin(seed_fn *fn, void *ctx, struct err *e)
{
	for (const struct seed_file *f = seed_files; f->name != NULL; f++) {
		int rc;

		if (type_of_file(f->name) == ENTITY_NONE)
			continue;	/* source.tsv and word lists */
		rc = seed_each(f->name, (struct str){ f->text, f->bytes }, fn,
		    ctx, e);
		if (rc != 0)
			return rc;
	}
	return 0;
}

struct str
seed_text(const char *file)
{
	for (const struct seed_file *f = seed_files; f->name != NULL; f++)
		if (strcmp(f->name, file) == 0)
			return (struct str){ f->text, f->bytes };
	BUG("a seed table is missing");
}

uint64_t
seed_version(void)
{
	uint64_t h = 0;

	for (const struct seed_file *f = seed_files; f->name != NULL; f++)
		h = hash_mix(h, hash_bytes(f->text, f->bytes, 0));
	return h;
}
