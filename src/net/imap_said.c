#include "base.h"

#include <stdlib.h>

#include "imap_said.h"
#include "num.h"

/* "UIDNEXT 17" somewhere in the saying. */
static bool
number_after(struct str s, const char *word, uint32_t *out)
{
	size_t at = str_find(s, word, 0), n = 0;
	uint64_t v;

	if (at == SIZE_MAX)
		return false;
	s = (struct str){ s.p + at + strlen(word), s.n - at - strlen(word) };
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (!num_uint((struct str){ s.p, n }, UINT32_MAX, &v))
		return false;
	*out = (uint32_t)v;
	return true;
}

bool
imap_said_state(struct str said, struct imap_state *out)
{
	return number_after(said, "UIDVALIDITY ", &out->validity) &&
	    number_after(said, "UIDNEXT ", &out->next);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* "* SEARCH 2 84 882": in no order, perhaps on several lines. */
void
imap_said_uids(struct str said, uint32_t from, struct imap_uids *out)
{
	struct str line, word;
	uint64_t v;

	while (str_line(&said, &line)) {
		if (!str_istarts(line, "* SEARCH"))
			continue;
		while (str_split(&line, ' ', &word))
			if (num_uint(word, UINT32_MAX, &v) && v >= from)
				*VEC_ADD(out) = (uint32_t)v;
	}
	if (out->n > 0)
		qsort(out->at, out->n, sizeof(*out->at), by_number);
}

bool
imap_uids_have(const struct imap_uids *v, uint32_t uid)
{
	return v->n > 0 && bsearch(&uid, v->at, v->n, sizeof(uid),
	    by_number) != NULL;
}
