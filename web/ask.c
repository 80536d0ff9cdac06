#include "base.h"

#include "ask.h"
#include "buf.h"
#include "clock.h"
#include "digest.h"
#include "limits.h"
#include "param.h"
#include "store_entity.h"
#include "utf8.h"
#include "view.h"

#define NEAR_SAID 4u

/* "A, B or C" of the first column. */
static void
say_near(const struct table *near, struct buf *out)
{
	size_t n = near != NULL ? MIN_OF(near->rows, NEAR_SAID) : 0, i = 0;

	if (n == 0)
		return;
	buf_add_str(out, " Did you mean ");
	for (const struct table_row *r = near->first; i < n; r = r->next) {
		if (i > 0)
			buf_add_str(out, i + 1 == n ? " or " : ", ");
		buf_put(out, utf8_cut(r->cell[0].s, 60));
		i++;
	}
	buf_add_char(out, '?');
}

int
ask_entity(const struct request *q, int64_t *id, struct err *e)
{
	const struct node *n;

	if (param_id(q->rest, id, e) < 0)
		return -1;
	n = store_node_get(q->db, q->arena, *id, e);
	if (n == NULL)
		return -1;
	*id = n->ent.id;
	return 0;
}

struct str
ask_called(const struct request *q, const char *param)
{
	struct str said = param_str(q, param);
	struct view_names names = { .id = 0 };
	struct err e = ERR_INIT;

	if (said.n == 0 || view_find(q->db, q->arena, said, ENTITY_NONE,
	    &names, &e) < 0 || names.id == 0)
		return said;
	return names.name;
}

int
ask_name(const struct request *q, const char *param, int64_t *id,
    struct err *e)
{
	struct str name = param_str(q, param);
	struct view_names names = { .id = 0 };
	struct buf near = BUF_INIT(KIB);
	struct str cut = utf8_cut(name, 60);

	*id = 0;
	if (name.n == 0)
		return 0;
	if (view_find(q->db, q->arena, name, ENTITY_NONE, &names, e) < 0)
		return -1;
	*id = names.id;
	if (names.id != 0)
		return 0;
	say_near(names.near, &near);
	err_set(e, ERR_NOT_FOUND, "Nothing is known by the name \"%.*s\".%s",
	    STR_ARG(cut), buf_text(&near));
	buf_release(&near);
	return -1;
}

struct table *
ask_deals(const struct request *q, struct err *e)
{
	struct deal_filter f = {
		.since = param_date(q, "since"),
		.until = param_until(q, "until"),
		.type = param_deal_type(q, "type"),
		.status = param_status(q, "status"),
		.min_amount = param_amount(q, "min"),
		.max_amount = param_amount(q, "max"),
		.limit = (size_t)param_int(q, "limit", 100),
		.offset = (size_t)param_int(q, "offset", 0)
	};

	if (ask_name(q, "party", &f.party, e) < 0)
		return NULL;
	return view_deals(q->db, q->arena, &f, e);
}

struct sheet *
ask_path(const struct request *q, struct err *e)
{
	int64_t a, b;

	if (ask_name(q, "a", &a, e) < 0 || ask_name(q, "b", &b, e) < 0)
		return NULL;
	return view_path(q->db, q->arena, a, b,
	    (unsigned)param_int(q, "hops", 4), e);
}

struct sheet *
ask_graph(const struct request *q, int64_t id, struct err *e)
{
	return view_graph(q->db, q->arena, id,
	    (unsigned)param_int(q, "hops", 1), e);
}

struct sheet *
ask_news(const struct request *q, int64_t id, struct err *e)
{
	int64_t until = param_until(q, "until"), since = param_date(q, "since");
	int64_t day = param_until(q, "as_of");
	int64_t now = day == CLOCK_NONE ? clock_now() : day;

	if (since == CLOCK_NONE)
		since = (until == CLOCK_NONE ? now : until) - 7 * CLOCK_DAY;
	return view_news(q->db, q->arena, id, since, until, e);
}

struct table *
ask_said(const struct request *q, struct err *e)
{
	int64_t about;

	if (ask_name(q, "about", &about, e) < 0)
		return NULL;
	return view_said(q->db, q->arena, param_str(q, "by"), about,
	    param_date(q, "since"), param_until(q, "until"), e);
}

struct table *
ask_moves(const struct request *q, struct err *e)
{
	int64_t from, to;

	if (ask_name(q, "from", &from, e) < 0 || ask_name(q, "to", &to, e) < 0)
		return NULL;
	return view_moves(q->db, q->arena, from, to, param_date(q, "since"),
	    param_until(q, "until"), e);
}

struct sheet *
ask_disputes(const struct request *q, struct err *e)
{
	int64_t of;

	if (ask_name(q, "of", &of, e) < 0)
		return NULL;
	return view_disputes(q->db, q->arena, of, e);
}

const char *
ask_last_edition(const struct request *q)
{
	int64_t until = param_until(q, "as_of");
	char date[12];

	digest_last(until == CLOCK_NONE ? INT64_MAX : until, date);
	return arena_strdup(q->arena, date);
}

int
ask_edition(const struct request *q, struct edition *ed, struct err *e)
{
	const char *date = ask_last_edition(q);
	struct clock_span day;

	if (q->rest.n > 0) {
		if (q->rest.n != 10 || !clock_parse_span(q->rest, &day))
			return err_set(e, ERR_NOT_FOUND, "\"%.*s\" is not a "
			    "date such as 2026-08-06.",
			    (int)utf8_cut(q->rest, 40).n, q->rest.p);
		date = arena_strndup(q->arena, q->rest.p, q->rest.n);
	}
	return digest_edition(q->db, date, q->arena, ed, e);
}
