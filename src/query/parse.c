#include "base.h"

#include <stdarg.h>
#include <stdio.h>

#include "cypher.h"
#include "cypher_tokens.h"
#include "limits.h"
#include "mem.h"
#include "num.h"
#include "parse.h"
#include "walk.h"
#include "utf8.h"

/* ---- errors ---- */

static void
place_of(struct str text, uint32_t at, size_t *line, size_t *from, size_t *to)
{
	*line = 1;
	*from = 0;
	for (size_t i = 0; i < at && i < text.n; i++)
		if (text.p[i] == '\n') {
			++*line;
			*from = i + 1;
		}
	*to = *from;
	while (*to < text.n && text.p[*to] != '\n')
		++*to;
}

/* A long line is shown from some way before the place. */
#define SHOWN 60

static int	ast_verror(struct err *, struct str, uint32_t at, const char *,
		    va_list) __attribute__((format(printf, 4, 0)));

static int
ast_verror(struct err *e, struct str text, uint32_t at, const char *fmt,
    va_list ap)
{
	size_t line, from, to, column, shown;
	char what[300];

	vsnprintf(what, sizeof(what), fmt, ap);
	place_of(text, at, &line, &from, &to);
	column = utf8_count((struct str){ text.p + from, at - from });
	shown = from;
	if (at - from > SHOWN)
		for (shown = at - SHOWN / 2;
		    ((unsigned char)text.p[shown] & 0xc0) == 0x80; shown++)
			;
	to = MIN_OF(to, shown + SHOWN + 10);
	to = shown + utf8_cut((struct str){ text.p + shown, to - shown },
	    to - shown).n;
	return err_set(e, ERR_INVALID, "line %zu, column %zu: %s\n  %.*s\n  %*s^",
	    line, column + 1, what, (int)(to - shown), text.p + shown,
	    (int)utf8_count((struct str){ text.p + shown, at - shown }), "");
}

int
ast_error(struct err *e, struct str text, uint32_t at, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	ast_verror(e, text, at, fmt, ap);
	va_end(ap);
	return -1;
}

void
parse_fail(struct parse *p, uint32_t at, const char *fmt, ...)
{
	va_list ap;

	if (p->failed)
		return;
	p->failed = true;
	va_start(ap, fmt);
	ast_verror(p->e, p->text, at, fmt, ap);
	va_end(ap);
}

void
parse_part(struct parse *p, uint32_t at)
{
	if (++p->parts > AST_PARTS)
		parse_fail(p, at, "a question has at most %d clauses, columns, "
		    "nodes and labels", AST_PARTS);
}

void
parse_refuse(struct parse *p, struct token t)
{
	if (p->looks > 0)
		parse_fail(p, t.at, "%.*s cannot stand in exists { ... }, which "
		    "only looks", (int)t.n, p->text.p + t.at);
	parse_fail(p, t.at, "%.*s is refused: questions only read, they change "
	    "nothing; expected MATCH, UNWIND, WITH or RETURN", (int)t.n,
	    p->text.p + t.at);
}

const char *
parse_token_name(int code)
{
	static const char *const names[] = {
		[CY_FLOAT] = "an expression", [CY_SLASH] = "an operator",
		[CY_AND] = "AND", [CY_OR] = "OR",
		[CY_NAME] = "a name", [CY_INT] = "a number",
		[CY_STRING] = "a string", [CY_PARAM] = "a $parameter",
		[CY_LP] = "'('", [CY_RP] = "')'", [CY_LB] = "'['",
		[CY_RB] = "']'", [CY_LC] = "'{'", [CY_RC] = "'}'",
		[CY_COMMA] = "','", [CY_COLON] = "':'", [CY_BAR] = "'|'",
		[CY_MINUS] = "'-'", [CY_EQ] = "'='", [CY_STAR] = "'*'",
		[CY_AS] = "AS", [CY_BY] = "BY", [CY_END] = "END",
		[CY_IN] = "IN", [CY_THEN] = "THEN", [CY_WHEN] = "WHEN",
		[CY_MATCH] = "MATCH", [CY_RETURN] = "RETURN",
		[CY_WITH] = "WITH", [CY_WHERE] = "WHERE",
		[CY_UNWIND] = "UNWIND", [CY_NULL] = "NULL",
		[CY_ORDER] = "ORDER", [CY_LIMIT] = "LIMIT",
		[CY_DOTDOT] = "'..'", [CY_UNION] = "UNION",
		[CY_SKIP] = "SKIP", [CY_ASC] = "ASC", [CY_ELSE] = "ELSE"
	};

	return (size_t)code < COUNT_OF(names) ? names[code] : NULL;
}

uint32_t
parse_start(const struct parse *p)
{
	return p->tokens.at[p->cur].at;
}

uint32_t
parse_end(const struct parse *p)
{
	const struct token *t = &p->tokens.at[p->cur ? p->cur - 1 : 0];

	return t->at + t->n;
}

/* ---- what one token of lookahead cannot tell ---- */

static int
code_at(const struct parse *p, size_t i)
{
	return i < p->tokens.n ? p->tokens.at[i].code : 0;
}

/* A word, reserved or not. */
static bool
is_word(const struct parse *p, size_t i)
{
	int c = code_at(p, i);

	if (c == CY_NAME)
		return true;
	c = c != 0 ? p->text.p[p->tokens.at[i].at] | 0x20 : 0;
	return c >= 'a' && c <= 'z';
}

static bool
opens(int c)
{
	return c == CY_LP || c == CY_LB || c == CY_LC;
}

/* Where each bracket ends: found once, for brackets are looked past often. */
static void
pair_brackets(struct parse *p)
{
	uint32_t *open = mem_array(p->tokens.n, sizeof(*open));
	size_t n = 0;

	p->after = mem_array(p->tokens.n, sizeof(*p->after));
	for (size_t i = 0; i < p->tokens.n; i++) {
		int c = code_at(p, i);

		if (opens(c))
			open[n++] = (uint32_t)i;
		else if ((c == CY_RP || c == CY_RB || c == CY_RC) && n > 0)
			p->after[open[--n]] = (uint32_t)i + 1;
	}
	mem_free(open);
}

/* After the closing bracket of the one at i; 0 where there is none. */
static size_t
skip_bracket(const struct parse *p, size_t i)
{
	return p->after[i];
}

/* [:Label...] [{...} or $p] and then the closing bracket; after it, or 0. */
static size_t
skip_inside(const struct parse *p, size_t i, int close)
{
	while (code_at(p, i) == CY_COLON || code_at(p, i) == CY_BAR) {
		i += code_at(p, i + 1) == CY_COLON ? 2 : 1;
		if (!is_word(p, i++))
			return 0;
	}
	if (close == CY_RB && code_at(p, i) == CY_STAR)
		for (i++; code_at(p, i) == CY_INT ||
		    code_at(p, i) == CY_DOTDOT; i++)
			;
	if (code_at(p, i) == CY_LC)
		i = skip_bracket(p, i);
	else if (code_at(p, i) == CY_PARAM)
		i++;
	return i != 0 && code_at(p, i) == close ? i + 1 : 0;
}

static size_t
skip_spot(const struct parse *p, size_t i)
{
	if (code_at(p, i) != CY_LP && code_at(p, i) != CY_PAT)
		return 0;
	i++;
	if (is_word(p, i))
		i++;
	return skip_inside(p, i, CY_RP);
}

static size_t
skip_link(const struct parse *p, size_t i)
{
	if (code_at(p, i) == CY_LT)
		i++;
	if (code_at(p, i++) != CY_MINUS)
		return 0;
	if (code_at(p, i) == CY_LB) {
		i++;
		if (is_word(p, i))
			i++;
		if ((i = skip_inside(p, i, CY_RB)) == 0)
			return 0;
	}
	if (code_at(p, i++) != CY_MINUS)
		return 0;
	return code_at(p, i) == CY_GT ? i + 1 : i;
}

/* A spot, a relationship and a spot at i: after them, else 0. */
static size_t
skip_pair(const struct parse *p, size_t i)
{
	i = skip_spot(p, i);
	i = i != 0 ? skip_link(p, i) : 0;
	return i != 0 ? skip_spot(p, i) : 0;
}

/* A pattern of at least one relationship at i: after it, else 0. */
static size_t
skip_chain(const struct parse *p, size_t i)
{
	size_t end = skip_pair(p, i), link;

	for (i = end; i != 0 && (link = skip_link(p, i)) != 0; end = i)
		if ((i = skip_spot(p, link)) == 0)
			break;
	return end;
}

static bool
word_is(const struct parse *p, size_t i, const char *word)
{
	const struct token *t = &p->tokens.at[i];

	return str_ieq((struct str){ p->text.p + t->at, t->n },
	    str_of(word));
}

static bool
is_quantifier(const struct parse *p, size_t i)
{
	return code_at(p, i + 1) == CY_LP && is_word(p, i + 2) &&
	    code_at(p, i + 3) == CY_IN && (word_is(p, i, "all") ||
	    word_is(p, i, "any") || word_is(p, i, "none") ||
	    word_is(p, i, "single"));
}

static int
mark_list(const struct parse *p, size_t i)
{
	size_t from = i + 1, end;

	if (is_word(p, i + 1) && code_at(p, i + 2) == CY_IN)
		return CY_EACH;
	if (is_word(p, i + 1) && code_at(p, i + 2) == CY_EQ)
		from = i + 3;
	end = skip_chain(p, from);
	if (end != 0 && (code_at(p, end) == CY_BAR ||
	    code_at(p, end) == CY_WHERE))
		return CY_PATEACH;
	return CY_LB;
}

static void
parse_mark(struct parse *p)
{
	pair_brackets(p);
	for (size_t i = 0; i < p->tokens.n; i++) {
		struct token *t = &p->tokens.at[i];

		if (t->code == CY_LP && (i == 0 ||
		    code_at(p, i - 1) != CY_NAME) && skip_pair(p, i) != 0)
			t->code = CY_PAT;
		else if (t->code == CY_LB)
			t->code = mark_list(p, i);
		else if ((t->code == CY_NAME || t->code == CY_ALL) &&
		    is_quantifier(p, i))
			t->code = CY_QUANT;
		else if (t->code == CY_NAME && code_at(p, i + 1) == CY_LP &&
		    is_word(p, i + 2) && code_at(p, i + 3) == CY_EQ &&
		    word_is(p, i, "reduce"))
			t->code = CY_REDUCE;
		else if (t->code == CY_NAME && code_at(p, i + 1) == CY_LP &&
		    (word_is(p, i, "shortestPath") ||
		    word_is(p, i, "allShortestPaths")))
			t->code = CY_SHORT;
		else if (t->code == CY_NAME && code_at(p, i + 1) == CY_DOT &&
		    is_word(p, i + 2) && code_at(p, i + 3) == CY_LP &&
		    (i == 0 || code_at(p, i - 1) != CY_DOT))
			t->code = CY_SPACE;
		else if (t->code == CY_NAME && code_at(p, i + 1) == CY_LC &&
		    word_is(p, i, "exists"))
			t->code = CY_EXISTS;
	}
}

/* ---- the whole ---- */

static int
cut(struct parse *p)
{
	struct token t = { 0, 0, 0 };

	do {
		if (lexer_next(p, t.at + t.n, &t) < 0)
			return -1;
		*VEC_ADD(&p->tokens) = t;
	} while (t.code != 0);
	return 0;
}

static void *
feed(struct parse *p, size_t n)
{
	void *machine = CypherAlloc(mem_alloc);

	for (p->cur = 0; p->cur < n; p->cur++)
		Cypher(machine, p->tokens.at[p->cur].code,
		    p->tokens.at[p->cur], p);
	return machine;
}

/* The parser has gone on by rules that do not ask what comes.  Up to the token
 * that is wrong it is run once more, to tell what could have come. */
static void
tell_wrong(struct parse *p)
{
	const struct token *t = &p->tokens.at[p->cur - 1];
	struct buf want = BUF_INIT(1000);
	void *machine = feed(p, p->cur - 1);

	parse_expected(machine, parse_text(p, *t), &want);
	CypherFree(machine, mem_free);
	p->failed = false;
	if (t->code == 0)
		parse_fail(p, t->at, "the question ends here, %s",
		    buf_text(&want));
	else
		parse_fail(p, t->at, "unexpected %.*s, %s",
		    (int)MIN_OF(t->n, 24u), p->text.p + t->at,
		    buf_text(&want));
	buf_release(&want);
}

static void
read_all(struct parse *p)
{
	void *machine = CypherAlloc(mem_alloc);

	for (p->cur = 0; p->cur < p->tokens.n && !p->failed; p->cur++)
		Cypher(machine, p->tokens.at[p->cur].code,
		    p->tokens.at[p->cur], p);
	CypherFree(machine, mem_free);
	if (p->wrong)
		tell_wrong(p);
}

struct query *
cypher_parse(struct arena *a, struct str text, struct err *e)
{
	struct parse p = { .arena = a, .e = e };

	if (text.n > AST_BYTES)
		return ERR_NULL(err_set(e, ERR_LIMIT, "the question has %zu "
		    "bytes, the most is %u", text.n, AST_BYTES));
	if (!utf8_valid(text) || memchr(text.p, 0, text.n) != NULL)
		return ERR_NULL(err_set(e, ERR_INVALID,
		    "the question is no UTF-8 text"));
	/* an error at the end is shown after the last word */
	while (text.n > 0 && strchr(" \t\r\n", text.p[text.n - 1]) != NULL)
		text.n--;
	p.query = arena_alloc(a, sizeof(*p.query));
	p.query->text = p.text = arena_str(a, text);
	p.text.p = p.query->text.p = arena_strndup(a, text.p, text.n);
	if (cut(&p) == 0) {
		parse_mark(&p);
		read_all(&p);
	}
	VEC_RELEASE(&p.tokens);
	mem_free(p.after);
	if (p.failed || scope_resolve(a, p.query, e) < 0)
		return NULL;
	walk_merge_plan(a, p.query);
	return p.query;
}
