#include "base.h"

#include <inttypes.h>
#include <string.h>
#include <sys/random.h>

#include "clock.h"
#include "store_digest.h"
#include "subscribe.h"
#include "zone.h"

#define ADDRESS_BYTES 254u	/* RFC 5321 4.5.3.1.3, less the < > */
#define LOCAL_BYTES 64u
#define LABEL_BYTES 63u
#define TOKEN_BYTES 16u

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* RFC 5322 3.2.3, dot-atom. */
static bool
is_local(struct str s)
{
	if (s.n == 0 || s.n > LOCAL_BYTES || s.p[0] == '.' ||
	    s.p[0] == '-' || s.p[s.n - 1] == '.')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && s.p[i + 1] == '.')
			return false;
		if (!is_alnum(s.p[i]) && (s.p[i] == '\0' ||
		    strchr("!#$%&'*+-/=?^_`{|}~.", s.p[i]) == NULL))
			return false;
	}
	return true;
}

/* RFC 5321 4.1.2, labels of letters, digits and hyphens. */
static bool
is_domain(struct str s)
{
	struct str rest = s, label;
	size_t labels = 0;

	if (s.n == 0 || s.p[s.n - 1] == '.')
		return false;
	while (str_split(&rest, '.', &label)) {
		if (label.n == 0 || label.n > LABEL_BYTES ||
		    label.p[0] == '-' || label.p[label.n - 1] == '-')
			return false;
		for (size_t i = 0; i < label.n; i++)
			if (!is_alnum(label.p[i]) && label.p[i] != '-')
				return false;
		labels++;
	}
	return labels >= 2 || str_ieq(s, STR_LIT("localhost"));
}

const char *
subscribe_address(struct arena *a, struct str s, struct err *e)
{
	size_t at = str_find_char(s, '@', 0);
	char *copy;

	if (s.n > ADDRESS_BYTES)
		return ERR_NULL(err_set(e, ERR_LIMIT, "the mail address is "
		    "over %u bytes", ADDRESS_BYTES));
	if (at == SIZE_MAX || !is_local((struct str){ s.p, at }) ||
	    !is_domain((struct str){ s.p + at + 1, s.n - at - 1 }))
		return ERR_NULL(err_set(e, ERR_INVALID, "expected a mail "
		    "address such as name@example.org, found \"%.*s\"",
		    STR_ARG(s)));
	copy = arena_strndup(a, s.p, s.n);
	for (char *p = copy + at; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p | 32);
	return copy;
}

static int
new_token(struct arena *a, struct str *out, struct err *e)
{
	unsigned char raw[TOKEN_BYTES];
	char *text = arena_alloc(a, 2 * TOKEN_BYTES + 1);

	if (getrandom(raw, sizeof(raw), 0) != (ssize_t)sizeof(raw))
		return err_errno(e, "no random bytes from the system");
	for (size_t i = 0; i < TOKEN_BYTES; i++) {
		text[2 * i] = "0123456789abcdef"[raw[i] >> 4];
		text[2 * i + 1] = "0123456789abcdef"[raw[i] & 15];
	}
	*out = (struct str){ text, 2 * TOKEN_BYTES };
	return 0;
}

/* The subscriber of an address, case aside; *out NULL where there is none. */
static int
find(struct db *db, struct arena *a, struct str address,
    struct subscriber **out, struct err *e)
{
	struct subscriber_rows rows;

	*out = NULL;
	if (store_subscribers(db, a, true, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n && *out == NULL; i++)
		if (str_ieq(rows.at[i].address, address))
			*out = &rows.at[i];
	return 0;
}

int
subscribe_add(struct db *db, struct arena *a, struct str address,
    const char *zone, int64_t hour, bool *is_new, struct err *e)
{
	struct subscriber s = { .hour = hour, .state = SUBSCRIBER_ACTIVE };
	struct subscriber *known;
	const char *normal = subscribe_address(a, address, e);
	bool ignored;

	if (normal == NULL)
		return -1;
	if (zone == NULL || zone[0] == '\0')
		zone = ZONE_EDITION;
	if (hour < 0 || hour > 23)
		return err_set(e, ERR_INVALID, "expected an hour from 0 to 23, "
		    "found %" PRId64, hour);
	if (zone_load(a, zone, e) == NULL ||
	    find(db, a, str_of(normal), &known, e) < 0 ||
	    new_token(a, &s.token, e) < 0)
		return -1;
	s.address = known != NULL ? known->address : str_of(normal);
	s.zone = str_of(zone);
	s.added = clock_now();
	return store_subscriber_put(db, &s, is_new != NULL ? is_new :
	    &ignored, e);
}

int
subscribe_remove(struct db *db, struct arena *a, struct str address,
    struct err *e)
{
	struct subscriber *known;

	if (find(db, a, address, &known, e) < 0)
		return -1;
	if (known == NULL || known->state != SUBSCRIBER_ACTIVE)
		return err_set(e, ERR_NOT_FOUND, "%.*s is not subscribed",
		    STR_ARG(address));
	return store_subscriber_leave(db, known->id, e);
}

struct table *
subscribe_table(struct db *db, struct arena *a, bool all, struct err *e)
{
	static const struct column columns[] = {
		{ "address", "Address", CELL_TEXT },
		{ "zone", "Zone", CELL_TEXT },
		{ "hour", "Hour", CELL_INT },
		{ "state", "State", CELL_TEXT },
		{ "added", "Added", CELL_TIME },
		{ "sent", "Last sent", CELL_TEXT },
		{ "problem", "Problem", CELL_TEXT }
	};
	struct table *t = table_new(a, "subscribers", "Subscribers", columns,
	    COUNT_OF(columns));
	struct subscriber_rows rows;

	t->none = "Nobody is subscribed.";
	if (store_subscribers(db, a, all, &rows, e) < 0)
		return NULL;
	for (size_t i = 0; i < rows.n; i++) {
		const struct subscriber *s = &rows.at[i];
		struct cell *c = table_row(t);
		struct str sent, problem;

		if (store_delivery_last(db, a, s->id, &sent, &problem, e) < 0)
			return NULL;
		cell_text(c++, s->address);
		cell_text(c++, s->zone);
		cell_int(c++, s->hour);
		cell_text(c++, s->state == SUBSCRIBER_ACTIVE ?
		    STR_LIT("active") : STR_LIT("left"));
		cell_time(c++, s->added);
		cell_text(c++, sent);
		cell_text(c, problem);
	}
	return t;
}
