/* What the grammar makes of tokens: the nodes of ast.h. */
#include "base.h"

#include <errno.h>
#include <stdlib.h>

#include "buf.h"
#include "cypher_tokens.h"
#include "num.h"
#include "parse.h"

static struct str
text_of(const struct parse *p, struct token t)
{
	return (struct str){ p->text.p + t.at, t.n };
}

static unsigned
deeper(unsigned depth, const struct expr *x)
{
	return x != NULL && x->depth > depth ? x->depth : depth;
}

static unsigned
pattern_depth(const struct pattern *p)
{
	unsigned depth = 0;

	for (; p != NULL; p = p->next)
		for (const struct spot *i = p->first; i != NULL;
		    i = i->link ? i->link->to : NULL) {
			depth = deeper(depth, i->props);
			if (i->link != NULL)
				depth = deeper(depth, i->link->props);
		}
	return depth;
}

static unsigned
clause_depth(const struct clause *c)
{
	unsigned depth = pattern_depth(c->patterns);

	depth = deeper(deeper(depth, c->where), c->list);
	depth = deeper(deeper(depth, c->skip), c->limit);
	for (const struct item *i = c->items; i != NULL; i = i->next)
		depth = deeper(depth, i->expr);
	for (const struct item *i = c->order; i != NULL; i = i->next)
		depth = deeper(depth, i->expr);
	return depth;
}

/* No tree is deeper than AST_DEPTH, so that walks may recurse. */
void
parse_deepen(struct parse *p, struct expr *x)
{
	unsigned depth = deeper(deeper(deeper(0, x->a), x->b), x->c);

	for (const struct expr *i = x->args; i != NULL; i = i->next)
		depth = deeper(depth, i);
	depth = MAX_OF(depth, pattern_depth(x->pattern));
	for (const struct part *i = x->parts; i != NULL; i = i->next)
		for (const struct clause *c = i->clauses; c; c = c->next)
			depth = MAX_OF(depth, clause_depth(c));
	x->depth = depth + 1;
	if (x->depth > AST_DEPTH)
		parse_fail(p, x->at, "this is nested deeper than %d levels",
		    AST_DEPTH);
}

struct expr *
parse_expr(struct parse *p, enum expr_kind kind, uint32_t at, struct expr *a,
    struct expr *b)
{
	struct expr *x = arena_alloc(p->arena, sizeof(*x));

	x->kind = kind;
	x->at = at;
	x->a = a;
	x->b = b;
	x->slot = AST_NO_SLOT;
	x->name = STR_NONE;
	parse_deepen(p, x);
	return x;
}

void
exprs_add(struct exprs *l, struct expr *x)
{
	if (l->last != NULL)
		l->last->next = x;
	else
		l->first = x;
	l->last = x;
	l->n++;
}

/* ---- literals ---- */

struct expr *
parse_value(struct parse *p, struct token t, struct value v)
{
	struct expr *x = parse_expr(p, EXPR_VALUE, t.at, NULL, NULL);

	x->v = v;
	return x;
}

static bool
read_int(struct str s, uint64_t *out)
{
	char text[72];
	int base = 10;

	if (s.n > 2 && s.p[0] == '0' && (s.p[1] == 'x' || s.p[1] == 'o')) {
		base = s.p[1] == 'x' ? 16 : 8;
		s = (struct str){ s.p + 2, s.n - 2 };
	}
	while (s.n > 1 && s.p[0] == '0')
		s = (struct str){ s.p + 1, s.n - 1 };
	if (s.n >= sizeof(text))
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = 0;
	errno = 0;
	*out = strtoull(text, NULL, base);
	return errno == 0 && *out <= (uint64_t)INT64_MAX + 1;
}

struct expr *
parse_int(struct parse *p, struct token t)
{
	uint64_t n;

	if (!read_int(text_of(p, t), &n)) {
		parse_fail(p, t.at, "this integer has more than 64 bits");
		n = 0;
	}
	if (n > INT64_MAX)
		return parse_expr(p, EXPR_TOO_BIG, t.at, NULL, NULL);
	return parse_value(p, t, value_int((int64_t)n));
}

int64_t
parse_count(struct parse *p, struct token t)
{
	uint64_t n = 0;

	if (!read_int(text_of(p, t), &n) || n > INT64_MAX)
		parse_fail(p, t.at, "this integer has more than 64 bits");
	return n > INT64_MAX ? 0 : (int64_t)n;
}

struct expr *
parse_float(struct parse *p, struct token t)
{
	struct str s = text_of(p, t);
	double f = strtod(arena_printf(p->arena, "%.*s", STR_ARG(s)), NULL);

	if (f > 1.7976931348623157e308)
		parse_fail(p, t.at, "this number is larger than a float");
	return parse_value(p, t, value_float(f));
}

static bool
read_hex(struct str s, size_t at, size_t n, uint32_t *out)
{
	*out = 0;
	if (at + n > s.n)
		return false;
	for (size_t i = at; i < at + n; i++) {
		int c = s.p[i] | 0x20;

		if (c >= '0' && c <= '9')
			*out = *out * 16 + (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			*out = *out * 16 + (uint32_t)(c - 'a' + 10);
		else
			return false;
	}
	return *out != 0 && *out < 0x110000;
}

/* The escape at s[*i] (after the backslash). */
static bool
read_escape(struct str s, size_t *i, struct buf *out)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *short_one = strchr(from, s.p[*i]);
	size_t digits = s.p[*i] == 'u' ? 4 : 8;
	uint32_t point, low;

	if (short_one != NULL && s.p[*i] != 0) {
		buf_add_char(out, to[short_one - from]);
		return true;
	}
	if (s.p[*i] != 'u' && s.p[*i] != 'U') {
		buf_add_char(out, s.p[*i]);
		return strchr("\\'\"`/", s.p[*i]) != NULL;
	}
	if (!read_hex(s, *i + 1, digits, &point))
		return false;
	*i += digits;
	if (point >= 0xd800 && point < 0xdc00) {	/* a pair, UTF-16 */
		if (*i + 2 >= s.n || s.p[*i + 1] != '\\' ||
		    s.p[*i + 2] != 'u' || !read_hex(s, *i + 3, 4, &low) ||
		    low < 0xdc00 || low > 0xdfff)
			return false;
		point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
		*i += 6;
	} else if (point >= 0xdc00 && point < 0xe000) {
		return false;
	}
	buf_add_utf8(out, point);
	return true;
}

struct expr *
parse_string(struct parse *p, struct token t)
{
	struct str s = { p->text.p + t.at + 1, t.n - 2 };
	struct buf b = BUF_INIT(AST_BYTES);
	struct expr *x;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\\')
			buf_add_char(&b, s.p[i]);
		else if (i++, !read_escape(s, &i, &b))
			parse_fail(p, t.at + (uint32_t)i,
			    "there is no such escape in a string");
	x = parse_value(p, t, value_string(arena_str(p->arena, buf_str(&b))));
	buf_release(&b);
	return x;
}

/* ---- names ---- */

struct str
parse_name(struct parse *p, struct token t)
{
	struct str s = text_of(p, t);
	char *name;
	size_t n = 0;

	if (s.n < 2 || s.p[0] != '`')
		return s;
	name = arena_alloc(p->arena, s.n);
	for (size_t i = 1; i + 1 < s.n; i++) {
		name[n++] = s.p[i];
		if (s.p[i] == '`')
			i++;
	}
	return (struct str){ name, n };
}

struct str
parse_joined(struct parse *p, struct token a, struct token b)
{
	struct str first = parse_name(p, a), second = parse_name(p, b);

	return str_of(arena_printf(p->arena, "%.*s.%.*s", STR_ARG(first),
	    STR_ARG(second)));
}

void
parse_word(struct parse *p, struct str s, enum word_kind kind)
{
	struct word **at = &p->query->words;

	while (*at != NULL && ((*at)->kind != kind || !str_eq((*at)->s, s)))
		at = &(*at)->next;
	if (*at != NULL)
		return;
	*at = arena_alloc(p->arena, sizeof(**at));
	(*at)->s = s;
	(*at)->kind = kind;
}

struct name *
parse_names(struct parse *p, struct name *before, struct token t,
    enum word_kind kind)
{
	struct name *n = arena_alloc(p->arena, sizeof(*n)), *last = before;

	parse_part(p, t.at);
	n->s = parse_name(p, t);
	n->at = t.at;
	parse_word(p, n->s, kind);
	if (before == NULL)
		return n;
	while (last->next != NULL)
		last = last->next;
	last->next = n;
	return before;
}

/* ---- operators ---- */

struct expr *
parse_negative(struct parse *p, uint32_t at, struct expr *x)
{
	if (x->kind == EXPR_TOO_BIG && !x->paren) {
		x->kind = EXPR_VALUE;
		x->v = value_int(INT64_MIN);
		x->at = at;
		return x;
	}
	return parse_expr(p, EXPR_NEG, at, x, NULL);
}

static bool
is_compare(const struct expr *x)
{
	return x->kind >= EXPR_EQ && x->kind <= EXPR_GE && !x->paren;
}

struct expr *
parse_compare(struct parse *p, enum expr_kind kind, uint32_t at,
    struct expr *a, struct expr *b)
{
	const struct expr *last = a->kind == EXPR_AND && !a->paren ? a->b : a;

	if (!is_compare(last))
		return parse_expr(p, kind, at, a, b);
	return parse_expr(p, EXPR_AND, at, a,
	    parse_expr(p, kind, at, last->b, b));
}

struct expr *
parse_call(struct parse *p, struct token name, bool distinct,
    struct exprs args)
{
	struct expr *x = parse_expr(p, EXPR_CALL, name.at, NULL, NULL);

	x->name = parse_name(p, name);
	x->distinct = distinct;
	x->args = args.first;
	x->n_args = args.n;
	parse_deepen(p, x);
	return x;
}

struct expr *
parse_each(struct parse *p, enum expr_kind kind, struct token name,
    struct expr *list, struct expr *where, struct expr *made)
{
	struct expr *x = parse_expr(p, kind, name.at, list, where);

	x->name = parse_name(p, name);
	x->c = made;
	parse_deepen(p, x);
	return x;
}

struct expr *
parse_variable(struct parse *p, struct token name)
{
	struct expr *x = parse_expr(p, EXPR_NAME, name.at, NULL, NULL);

	x->name = parse_name(p, name);
	return x;
}

/* A key that comes again takes the place of the one before. */
static void
drop_doubles(struct parse *p, struct expr *map)
{
	struct expr **at = &map->args;

	if (map->n_args > AST_KEYS) {
		parse_fail(p, map->at, "a map has at most %d keys", AST_KEYS);
		return;
	}
	while (*at != NULL) {
		const struct expr *i = (*at)->next;

		while (i != NULL && ((*at)->kind == EXPR_KEYS ||
		    i->kind == EXPR_KEYS || !str_eq(i->name, (*at)->name)))
			i = i->next;
		if (i == NULL) {
			at = &(*at)->next;
		} else {
			*at = (*at)->next;
			map->n_args--;
		}
	}
}

struct expr *
parse_map(struct parse *p, uint32_t at, struct expr *of, struct exprs fields)
{
	struct expr *x = parse_expr(p, EXPR_MAP, at, of, NULL);

	x->args = fields.first;
	x->n_args = fields.n;
	for (struct expr *i = x->args; i != NULL; i = i->next)
		if (i->a == NULL)
			i->a = of;
	drop_doubles(p, x);
	parse_deepen(p, x);
	return x;
}

struct expr *
parse_quantifier(struct parse *p, struct token word, struct token name,
    struct expr *list, struct expr *where)
{
	struct str w = text_of(p, word);
	enum expr_kind kind = str_ieq(w, STR_LIT("all")) ? EXPR_ALL :
	    str_ieq(w, STR_LIT("any")) ? EXPR_ANY :
	    str_ieq(w, STR_LIT("none")) ? EXPR_NONE : EXPR_SINGLE;

	return parse_each(p, kind, name, list, where, NULL);
}

/* ---- patterns, clauses ---- */

struct spot *
parse_spot(struct parse *p, uint32_t at, struct str name, struct name *labels,
    struct expr *props)
{
	struct spot *s = arena_alloc(p->arena, sizeof(*s));

	parse_part(p, at);
	s->at = at;
	s->name = name;
	s->labels = labels;
	s->props = props;
	return s;
}

struct link *
parse_join(struct link *l, bool left, bool right)
{
	l->dir = left == right ? DIR_BOTH : left ? DIR_IN : DIR_OUT;
	if (!l->many)
		l->min = l->max = 1;
	return l;
}

struct pattern *
parse_pattern(struct parse *p, struct spot *first, uint32_t at)
{
	struct pattern *pat = arena_alloc(p->arena, sizeof(*pat));

	pat->first = first;
	pat->at = at;
	pat->name = STR_NONE;
	pat->slot = AST_NO_SLOT;
	return pat;
}

struct expr *
parse_there_is(struct parse *p, struct pattern *pat)
{
	struct expr *x = parse_expr(p, EXPR_PATTERN, pat->at, NULL, NULL);

	x->pattern = pat;
	parse_deepen(p, x);
	return x;
}

struct item *
parse_item(struct parse *p, struct expr *x, uint32_t from, uint32_t to)
{
	struct item *i = arena_alloc(p->arena, sizeof(*i));

	parse_part(p, x->at);
	i->expr = x;
	i->at = x->at;
	i->slot = AST_NO_SLOT;
	i->name = (struct str){ p->text.p + from, to - from };
	if (x->kind == EXPR_NAME && !x->paren)
		i->name = x->name;
	return i;
}

struct clause *
parse_clause(struct parse *p, enum clause_kind kind, uint32_t at)
{
	struct clause *c = arena_alloc(p->arena, sizeof(*c));

	parse_part(p, at);
	c->kind = kind;
	c->at = at;
	c->name = STR_NONE;
	c->slot = AST_NO_SLOT;
	return c;
}

void
parse_union(struct part *p, struct part *next, bool all)
{
	while (p->next != NULL)
		p = p->next;
	p->next = next;
	next->all = all;
}

/* Each part ends in a RETURN, be it of nothing: a row is all that is asked. */
struct expr *
parse_exists(struct parse *p, uint32_t at, struct part *parts)
{
	struct expr *x = parse_expr(p, EXPR_EXISTS, at, NULL, NULL);

	x->parts = parts;
	for (const struct part *i = parts; i != NULL; i = i->next)
		for (const struct clause *c = i->clauses; c; c = c->next)
			if (c->kind == CLAUSE_CREATE)
				parse_fail(p, c->at, "CREATE is refused: "
				    "exists only looks");
	for (struct part *i = parts; i != NULL; i = i->next)
		if (i->last->kind != CLAUSE_RETURN)
			i->last = i->last->next = parse_clause(p,
			    CLAUSE_RETURN, at);
	parse_deepen(p, x);
	return x;
}

/* ---- the same but for where it stands ---- */

static bool
same_or_null(const struct expr *a, const struct expr *b)
{
	return a == NULL || b == NULL ? a == b : ast_same(a, b);
}

bool
ast_same(const struct expr *a, const struct expr *b)
{
	const struct expr *i = a->args, *k = b->args;

	if (a->kind != b->kind || !str_eq(a->name, b->name) ||
	    a->distinct != b->distinct || a->pattern != b->pattern ||
	    a->parts != b->parts ||
	    a->v.kind != b->v.kind || !value_same(a->v, b->v) ||
	    !same_or_null(a->a, b->a) || !same_or_null(a->b, b->b) ||
	    !same_or_null(a->c, b->c))
		return false;
	for (; i != NULL && k != NULL; i = i->next, k = k->next)
		if (!ast_same(i, k))
			return false;
	return i == k;
}
