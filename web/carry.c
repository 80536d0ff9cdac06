#include "base.h"

#include <string.h>

#include "carry.h"

/* What has no past; a link marked so (data-now) leaves it. */
static const char *const timeless[] = { "/static/", "/about", "/openapi" };
#define MARK " data-now"

static bool
has_past(struct str to)
{
	for (size_t i = 0; i < COUNT_OF(timeless); i++)
		if (str_starts(to, timeless[i]))
			return false;
	return true;
}

/* "/deals?min=1B#top" with the day before the fragment. */
static void
put_link(struct str to, struct str day, struct buf *out)
{
	size_t hash = str_find_char(to, '#', 0);
	struct str path = { to.p, hash == SIZE_MAX ? to.n : hash };

	buf_put(out, path);
	buf_printf(out, "%sas_of=%.*s", str_find_char(path, '?', 0) == SIZE_MAX ?
	    "?" : "&amp;", STR_ARG(day));
	buf_put(out, (struct str){ to.p + path.n, to.n - path.n });
}

/* The attribute that begins at `at`, where it leads to a page of ours. */
static bool
leads(struct str html, size_t at, const char *attribute, struct str *to)
{
	size_t from = at + strlen(attribute), end;
	struct str rest = { html.p + at, html.n - at };

	if (!str_starts(rest, attribute))
		return false;
	end = str_find_char(html, '"', from);
	if (end == SIZE_MAX || html.p[from] != '/' ||
	    str_starts((struct str){ html.p + end + 1, html.n - end - 1 },
	    MARK))
		return false;
	*to = (struct str){ html.p + from, end - from };
	return has_past(*to);
}

void
carry_day(struct str html, struct str day, struct buf *out)
{
	size_t done = 0, at = 0;
	struct str to;

	while ((at = str_find_char(html, ' ', at)) != SIZE_MAX) {
		bool is_form = leads(html, ++at, "action=\"", &to);

		if (!is_form && !leads(html, at, "href=\"", &to))
			continue;
		if (is_form)
			/* a form's own query is thrown away: a field holds it */
			at = str_find_char(html, '>', at) + 1;
		else
			at = (size_t)(to.p - html.p);
		buf_put(out, (struct str){ html.p + done, at - done });
		if (is_form)
			buf_printf(out, "<input type=\"hidden\" name=\"as_of\" "
			    "value=\"%.*s\">", STR_ARG(day));
		else {
			put_link(to, day, out);
			at += to.n;
		}
		done = at;
	}
	buf_put(out, (struct str){ html.p + done, html.n - done });
}
