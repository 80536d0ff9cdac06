#include "base.h"

#include "buf.h"
#include "captions.h"
#include "jread.h"
#include "limits.h"
#include "markup.h"
#include "markdown.h"
#include "xread.h"

static bool
take_part(struct str *s, int64_t *v, size_t *digits)
{
	*v = 0;
	for (*digits = 0; s->n > 0 && s->p[0] >= '0' && s->p[0] <= '9';
	    (*digits)++) {
		if (*digits > 9)
			return false;
		*v = *v * 10 + (s->p[0] - '0');
		s->p++;
		s->n--;
	}
	return *digits > 0;
}

/*
 * [hh:]mm:ss.mmm, with a comma in SRT.  WebVTT asks for two digits of minutes
 * and seconds, under 60, and three of milliseconds; SRT files do as they like.
 */
static bool
take_time(struct str *s, bool strict, int64_t *ms)
{
	int64_t part[3], frac = 0;
	size_t n = 0, digits, first = 0;

	do {
		if (n == 3 || !take_part(s, &part[n], &digits) ||
		    (strict && n > 0 && digits != 2))
			return false;
		if (n++ == 0)
			first = digits;
	} while (str_take_char(s, ':'));
	/* recorders without hours count on: 75:10.000 */
	if (n < 2 || (strict && (part[n - 1] > 59 ||
	    (n == 2 && first < 2) || (n == 3 && part[1] > 59))))
		return false;
	if (str_take_char(s, '.') || (!strict && str_take_char(s, ','))) {
		if (!take_part(s, &frac, &digits) || (strict && digits != 3))
			return false;
		for (; digits < 3; digits++)
			frac *= 10;
		for (; digits > 3; digits--)
			frac /= 10;
	} else if (strict) {
		return false;
	}
	*ms = n == 3 ? part[0] * 3600000 + part[1] * 60000 + part[2] * 1000 :
	    part[0] * 60000 + part[1] * 1000;
	*ms += frac;
	return true;
}

static void
skip_blank(struct str *s)
{
	while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == '\t'))
		(void)str_take_char(s, s->p[0]);
}

static bool
cue_times(struct str line, bool strict, struct cue *c)
{
	skip_blank(&line);
	if (!take_time(&line, strict, &c->start))
		return false;
	skip_blank(&line);
	if (!str_starts(line, "-->"))
		return false;
	line.p += 3;
	line.n -= 3;
	skip_blank(&line);
	return take_time(&line, strict, &c->end);
}

/* The name in <v.loud Fred>. */
static struct str
voice_of(struct str tag)
{
	size_t at = 1;

	if (tag.n == 0 || tag.p[0] != 'v')
		return STR_NONE;
	while (at < tag.n && tag.p[at] != ' ' && tag.p[at] != '\t' &&
	    tag.p[at] != '\n')
		at++;
	if (at == tag.n || (at > 1 && tag.p[1] != '.'))
		return STR_NONE;
	return str_trim((struct str){ tag.p + at, tag.n - at });
}

/* Cue text without its tags, entities resolved. */
static void
plain(struct str s, struct arena *a, struct cue *c)
{
	struct buf b = BUF_INIT(4 * s.n + 16), t = b;

	for (size_t at = 0; at < s.n;) {
		size_t open = str_find_char(s, '<', at), shut;
		struct str v;

		buf_add(&b, s.p + at, MIN_OF(open, s.n) - at);
		if (open == SIZE_MAX)
			break;
		shut = str_find_char(s, '>', open);
		if (shut == SIZE_MAX)
			shut = s.n;
		v = voice_of((struct str){ s.p + open + 1, shut - open - 1 });
		if (c->speaker.n == 0 && v.n > 0) {
			xread_unescape(v, &t);
			c->speaker = arena_str(a, buf_str(&t));
			buf_reset(&t);
		}
		at = MIN_OF(shut + 1, s.n);
	}
	xread_unescape(buf_str(&b), &t);
	c->text = arena_str(a, str_trim(buf_str(&t)));
	buf_release(&b);
	buf_release(&t);
}

/* "Jensen Huang: ..." where the name is a few capitalised words. */
static struct str
leading_name(struct str s)
{
	size_t colon = str_find_char(s, ':', 0), words = 1;

	if (colon == SIZE_MAX || colon == 0 || colon > 40 ||
	    colon + 1 >= s.n || s.p[colon + 1] != ' ' ||
	    s.p[0] < 'A' || s.p[0] > 'Z')
		return STR_NONE;
	for (size_t i = 1; i < colon; i++) {
		if (s.p[i] == '\n' || strchr(".?!,<>\"", s.p[i]) != NULL)
			return STR_NONE;
		if (s.p[i - 1] != ' ')
			continue;
		words++;
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			return STR_NONE;
	}
	return words <= 4 ? (struct str){ s.p, colon } : STR_NONE;
}

static void
finish(struct cue *c, struct str raw, struct arena *a)
{
	struct str name;

	c->speaker = STR_NONE;
	plain(raw, a, c);
	name = leading_name(c->text);
	if (c->speaker.n > 0 || name.n == 0)
		return;
	c->speaker = name;
	c->text = str_trim((struct str){ c->text.p + name.n + 1,
	    c->text.n - name.n - 1 });
}

/*
 * WebVTT 4.1 and SRT in one loop: blocks of lines, a line with an arrow begins
 * a cue, an empty line ends it; STYLE, REGION and NOTE blocks are passed over.
 */
static void
read_blocks(struct str text, bool strict, struct arena *a, struct cues *out)
{
	struct str line;

	while (str_line(&text, &line)) {
		struct cue c = { 0 };
		const char *from = text.p, *to = text.p;

		if (!cue_times(line, strict, &c))
			continue;
		for (;;) {
			struct str before = text;

			from = from == NULL ? text.p : from;
			if (!str_line(&text, &line) || str_trim(line).n == 0)
				break;
			if (str_find(line, "-->", 0) != SIZE_MAX) {
				text = before;
				break;
			}
			to = line.p + line.n;
		}
		finish(&c, (struct str){ from, (size_t)(to - from) }, a);
		*VEC_ADD(out) = c;
	}
}

/* An SRT number that stands alone before the next arrow is no text. */
static void
drop_numbers(struct cues *out)
{
	for (size_t i = 0; i < out->n; i++) {
		struct str t = out->at[i].text;
		size_t end = t.n;

		while (end > 0 && t.p[end - 1] >= '0' && t.p[end - 1] <= '9')
			end--;
		if (end < t.n && end > 1 && t.p[end - 1] == '\n' &&
		    t.p[end - 2] == '\n')
			out->at[i].text.n = end - 2;
	}
}

static int64_t
seconds_of(const struct jread *j)
{
	double v;

	return jread_double(j, &v) && v >= 0 && v < 1e9 ?
	    (int64_t)(v * 1000 + 0.5) : 0;
}

static void
read_segments(const struct jread *list, struct arena *a, struct cues *out)
{
	for (const struct jread *s = jread_first(list); s != NULL;
	    s = jread_next(s)) {
		struct cue *c = VEC_ADD(out);

		c->start = seconds_of(jread_key(s, "startTime"));
		c->end = seconds_of(jread_key(s, "endTime"));
		c->speaker = arena_str(a, jread_key_str(s, "speaker"));
		c->text = arena_str(a, str_trim(jread_key_str(s, "body")));
	}
}

/* json3: events of words; those without words place windows on the screen. */
static void
read_events(const struct jread *list, struct arena *a, struct cues *out)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);

	for (const struct jread *v = jread_first(list); v != NULL;
	    v = jread_next(v)) {
		int64_t start = 0, length = 0;
		struct cue c;

		buf_reset(&b);
		for (const struct jread *w = jread_first(jread_key(v, "segs"));
		    w != NULL; w = jread_next(w))
			buf_put(&b, jread_key_str(w, "utf8"));
		if (str_trim(buf_str(&b)).n == 0)
			continue;
		(void)jread_int(jread_key(v, "tStartMs"), &start);
		(void)jread_int(jread_key(v, "dDurationMs"), &length);
		c = (struct cue){ start, start + length, STR_NONE, STR_NONE };
		c.text = arena_str(a, str_trim(buf_str(&b)));
		*VEC_ADD(out) = c;
	}
	buf_release(&b);
}

static int
read_json(struct str text, struct arena *a, struct cues *out, struct err *e)
{
	struct jread *j = jread_new(text, e);
	int rc = 0;

	if (j == NULL)
		return -1;
	if (jread_is_array(jread_key(j, "segments")))
		read_segments(jread_key(j, "segments"), a, out);
	else if (jread_is_array(jread_key(j, "events")))
		read_events(jread_key(j, "events"), a, out);
	else
		rc = err_set(e, ERR_INVALID, "JSON without \"segments\" or "
		    "\"events\": no captions");
	jread_free(j);
	return rc;
}

/* SRT has no head: it begins with a number, or with the times at once. */
static bool
is_srt(struct str text)
{
	struct str line, digits;
	int64_t number;
	size_t n;
	struct cue c;

	for (int lines = 0; lines < 2 && str_line(&text, &line);) {
		digits = line = str_trim(line);
		if (line.n == 0)
			continue;
		if (cue_times(line, false, &c))
			return true;
		if (lines++ > 0 || !take_part(&digits, &number, &n) ||
		    digits.n > 0)
			return false;
	}
	return false;
}

/* Podcasting 2.0's HTML: <cite>Name:</cite><time>0:00</time><p>words</p>.  What
 * stands in one of the three is its text and nothing else. */
static int
read_html(struct str text, struct arena *a, struct cues *out, struct err *e)
{
	struct markup_node *root = markup_parse(text, a, e);
	struct str speaker = STR_NONE, s;
	struct markup_node *n = root;
	int64_t start = 0;

	while (n != NULL) {
		if (n->tag != TAG_CITE && n->tag != TAG_TIME &&
		    n->tag != TAG_P) {
			n = markup_walk(root, n);
			continue;
		}
		s = markup_text(n, LIMIT_DOC_BYTES, a);
		if (n->tag == TAG_CITE)
			speaker = str_ends(s, ":") ?
			    (struct str){ s.p, s.n - 1 } : s;
		else if (n->tag == TAG_TIME)
			(void)take_time(&s, false, &start);
		else if (s.n > 0)
			*VEC_ADD(out) = (struct cue){ .start = start,
			    .end = start, .speaker = speaker, .text = s };
		n = markup_skip(root, n);
	}
	return root == NULL ? -1 : 0;
}

static bool
is_vtt(struct str s)
{
	return str_starts(s, "WEBVTT") && (s.n == 6 || s.p[6] == ' ' ||
	    s.p[6] == '\t' || s.p[6] == '\n');
}

int
captions_read(struct str text, struct arena *a, struct cues *out,
    struct err *e)
{
	struct str head = str_trim(text);

	if (is_vtt(text)) {
		read_blocks(text, true, a, out);
		return 0;
	}
	if (head.n > 0 && head.p[0] == '{')
		return read_json(text, a, out, e);
	if (head.n > 0 && head.p[0] == '<')
		return read_html(text, a, out, e);
	if (!is_srt(text))
		return err_set(e, ERR_INVALID, "no captions: expected WEBVTT "
		    "at the start, or times with an arrow");
	read_blocks(text, false, a, out);
	drop_numbers(out);
	return 0;
}
