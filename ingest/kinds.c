#include "base.h"

#include "front.h"
#include "kinds.h"
#include "url.h"

/* How far into a file its form is looked for. */
#define LOOK_BYTES 4096

static struct str
head_of(struct str s)
{
	while (s.n > 0 && strchr(" \t\r\n", s.p[0]) != NULL) {
		s.p++;
		s.n--;
	}
	return (struct str){ s.p, MIN_OF(s.n, LOOK_BYTES) };
}

static bool
holds(struct str head, const char *word)
{
	return str_find(head, word, 0) != SIZE_MAX;
}

/* Past the XML declaration, comments, instructions and the document type. */
static struct str
past_prolog(struct str s)
{
	for (;;) {
		const char *end = str_starts(s, "<?") ? "?>" :
		    str_starts(s, "<!--") ? "-->" :
		    str_istarts(s, "<!doctype") ? ">" : NULL;
		size_t at = end == NULL ? SIZE_MAX : str_find(s, end, 0);

		if (at == SIZE_MAX)
			return s;
		s.p += at + strlen(end);
		s.n -= at + strlen(end);
		s = head_of((struct str){ s.p, s.n });
	}
}

static enum form
markup_form(struct str head)
{
	struct str s = past_prolog(head);

	if (str_istarts(s, "<rss") || str_istarts(s, "<rdf:rdf") ||
	    str_istarts(s, "<feed") || str_istarts(s, "<channel") ||
	    str_istarts(s, "<atom:feed") || str_istarts(s, "<a:feed") ||
	    str_istarts(s, "<oai-pmh"))
		return FORM_FEED;
	if (holds(s, "<rss") || holds(s, "<rdf:RDF") ||
	    (holds(head, "<?xml") && holds(s, "http://www.w3.org/2005/Atom")))
		return FORM_FEED;
	if (str_istarts(head, "<!doctype html") || str_istarts(s, "<html") ||
	    str_istarts(s, "<head") || str_istarts(s, "<body") ||
	    holds(s, "<html") || holds(s, "<HTML") || holds(s, "<body"))
		return FORM_HTML;
	if (str_starts(head, "<?xml"))
		return FORM_FEED;
	if (str_istarts(s, "<p") || str_istarts(s, "<div") ||
	    str_istarts(s, "<article") || str_istarts(s, "<h1") ||
	    str_istarts(s, "<cite") || str_istarts(s, "<section") ||
	    str_istarts(s, "<main"))
		return FORM_HTML;
	return FORM_NONE;
}

static enum form
json_form(struct str head)
{
	if (holds(head, "jsonfeed.org/version"))
		return FORM_JSON_FEED;
	if (holds(head, "\"segments\"") || holds(head, "\"wireMagic\"") ||
	    holds(head, "\"events\""))
		return FORM_JSON_CAPTIONS;
	if (holds(head, "\"items\"") && !holds(head, "\"text\""))
		return FORM_JSON_FEED;
	return FORM_JSON_LINES;
}

/* A line with two times and an arrow, before anything that reads as prose. */
static bool
has_cue_times(struct str head)
{
	struct str line;

	for (int i = 0; i < 8 && str_line(&head, &line); i++)
		if (holds(line, "-->") && line.n > 12 &&
		    line.p[0] >= '0' && line.p[0] <= '9')
			return true;
	return false;
}

static bool
has_markdown(struct str head)
{
	struct str line;

	while (str_line(&head, &line))
		if (str_starts(line, "# ") || str_starts(line, "## ") ||
		    str_starts(line, "### ") || str_starts(line, "|---") ||
		    str_starts(line, "| ---") || holds(line, "](http") ||
		    holds(line, "**"))
			return true;
	return false;
}

enum form
kinds_form(struct str text, struct str name)
{
	struct str head = head_of(text);
	enum form f = FORM_NONE;

	if (head.n == 0)
		return FORM_NONE;
	if (str_starts(head, "WEBVTT"))
		return FORM_VTT;
	if (head.p[0] == '<')
		f = markup_form(head);
	else if (head.p[0] == '{')
		f = json_form(head);
	if (f != FORM_NONE)
		return f;
	if (has_cue_times(head))
		return FORM_SRT;
	if (str_starts(head, "---\n") || str_ends(name, ".md") ||
	    str_ends(name, ".markdown") || has_markdown(head))
		return FORM_MARKDOWN;
	return FORM_TEXT;
}

enum form
kinds_form_of_type(struct str type)
{
	static const struct {
		const char	*type;
		enum form	 form;
	} table[] = {
		{ "application/rss+xml", FORM_FEED },
		{ "application/atom+xml", FORM_FEED },
		{ "application/rdf+xml", FORM_FEED },
		{ "application/feed+json", FORM_JSON_FEED },
		{ "text/vtt", FORM_VTT }, { "application/srt", FORM_SRT },
		{ "application/x-subrip", FORM_SRT },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (str_istarts(type, table[i].type))
			return table[i].form;
	return FORM_NONE;
}

/* True where a folder of the path has this very name. */
static bool
has_folder(struct str name, const char *word)
{
	struct str part;

	while (str_split(&name, '/', &part))
		if (name.n > 0 && str_is(part, word))
			return true;
	return false;
}

static size_t
count_of(struct str text, const char *word, size_t most)
{
	size_t n = 0, at = 0;

	while (n < most && (at = str_find(text, word, at)) != SIZE_MAX) {
		n++;
		at++;
	}
	return n;
}

/* [00:12:30] or (00:12:30) at line starts: a recording was written down. */
static bool
has_times(struct str text)
{
	struct str line;
	size_t n = 0;

	while (n < 3 && str_line(&text, &line))
		n += line.n > 9 && (line.p[0] == '[' || line.p[0] == '(') &&
		    line.p[1] >= '0' && line.p[1] <= '9' &&
		    str_find_char((struct str){ line.p, 4 }, ':', 0) != SIZE_MAX;
	return n >= 3;
}

static bool
is_host(struct str link, const char *host)
{
	struct str h = url_host(link);

	return str_ieq(h, str_of(host)) || (h.n > strlen(host) &&
	    str_ends(h, host) && h.p[h.n - strlen(host) - 1] == '.');
}

enum doc_kind
kinds_doc(const struct doc *d, struct str name)
{
	static const struct {
		const char	*folder;
		enum doc_kind	 kind;
	} folders[] = {
		{ "podcasts", DOC_PODCAST }, { "papers", DOC_PAPER },
		{ "launches", DOC_LAUNCH }, { "news", DOC_NEWS },
		{ "newsletters", DOC_NEWSLETTER },
		{ "newsletters-zh", DOC_NEWSLETTER },
		{ "investors", DOC_INVESTOR },
	};
	struct str head = { d->text.p, MIN_OF(d->text.n, 65536) };

	if (d->format == FORMAT_VTT || d->format == FORMAT_SRT ||
	    d->format == FORMAT_CAPTIONS || has_times(head))
		return DOC_PODCAST;
	if (is_host(d->link, "arxiv.org"))
		return DOC_PAPER;
	if (is_host(d->link, "producthunt.com") ||
	    count_of(head, "producthunt.com", 5) == 5)
		return DOC_LAUNCH;
	for (size_t i = 0; i < COUNT_OF(folders); i++)
		if (has_folder(name, folders[i].folder))
			return folders[i].kind;
	if (count_of(head, "|[", 5) == 5)
		return DOC_NEWS;
	return DOC_NEWSLETTER;
}
