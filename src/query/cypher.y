/*
 * cypher.y - the grammar of the read-only part of openCypher, by lemon.
 *
 * parse.c has marked what one token of lookahead cannot tell: PAT is a '(' that
 * opens a pattern of at least one relationship, EACH a '[' before "name IN",
 * PATEACH a '[' before a pattern, QUANT the word before "(name IN", REDUCE the
 * word before "(name =", SHORT the word shortestPath or allShortestPaths before
 * "(", SPACE the first word of a function's name that has two: date.truncate(,
 * EXISTS the word before "{".
 */
%name Cypher
%token_prefix CY_
%token_type { struct token }
%extra_argument { struct parse *p }
%stack_size 2000
%start_symbol query

%include {
#include "base.h"

#include <assert.h>

#include "buf.h"
#include "mem.h"
#include "near.h"
#include "parse.h"

#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wmissing-prototypes"

struct range { int64_t min, max; bool many; };
}

%syntax_error {
	(void)TOKEN;
	p->wrong = !p->failed;
	p->failed = true;
}
%stack_overflow {
	parse_fail(p, parse_start(p), "this is nested too deeply");
}

%fallback NAME ALL AND AS ASC BY CALL CASE CONTAINS CREATE DELETE DESC DETACH
	DISTINCT ELSE END ENDS EXISTS EXPLAIN FALSE FOREACH IN IS LIMIT LOAD MATCH
	MERGE NOT NULL OPTIONAL OR ORDER PROFILE QUANT REDUCE REMOVE RETURN SET SHORT
	SKIP SPACE STARTS THEN TRUE UNION UNWIND WHEN WHERE WITH XOR.

/* What could come is told in this order. */
%token COMMA RP RB RC.

%token_class refused MERGE|SET|DELETE|DETACH|REMOVE|CALL|LOAD|FOREACH.
%token_class order EQ|NE|LT|LE|GT|GE.
%token_class of IN|CONTAINS|MATCHES.
%token_class side STARTS|ENDS.
%token_class plus PLUS|MINUS.
%token_class times STAR|SLASH|PERCENT.

/* After a pattern in an expression, - and < go on with it. */
%nonassoc CHAIN_ENDS.
%nonassoc MINUS LT.

query ::= explain parts(B) semi. { p->query->parts = B; }
semi ::= .
semi ::= SEMI.
explain ::= .
explain ::= EXPLAIN. { p->query->explain = true; }
explain ::= PROFILE. { p->query->explain = p->query->profile = true; }
%type parts { struct part * }
parts(A) ::= part(A).
parts(A) ::= parts(A) UNION part(B). { parse_union(A, B, false); }
parts(A) ::= parts(A) UNION ALL part(B). { parse_union(A, B, true); }

%type part { struct part * }
part(A) ::= clause(B). { A = parse_part_of(p, B); }
part(A) ::= part(A) clause(B). { A->last = A->last->next = B; }

%type clause { struct clause * }
clause(A) ::= match(A).
clause(A) ::= OPTIONAL(T) match(B). {
	A = B;
	A->at = T.at;
	A->optional = true;
}
%type match { struct clause * }
match(A) ::= MATCH(T) patterns(B) where(C). {
	A = parse_clause(p, CLAUSE_MATCH, T.at);
	A->patterns = B;
	A->where = C;
}
clause(A) ::= UNWIND(T) expr(B) AS NAME(N). {
	A = parse_clause(p, CLAUSE_UNWIND, T.at);
	A->list = B;
	A->name = parse_name(p, N);
}
clause(A) ::= WITH(T) body(B) where(C). {
	A = B;
	A->at = T.at;
	A->where = C;
}
clause(A) ::= RETURN(T) body(B). {
	A = B;
	A->kind = CLAUSE_RETURN;
	A->at = T.at;
}
clause(A) ::= CREATE(T) patterns(B). {
	if (p->looks > 0)
		parse_refuse(p, T);
	A = parse_clause(p, CLAUSE_CREATE, T.at);
	A->patterns = B;
}
clause(A) ::= refused(T). {
	parse_refuse(p, T);
	A = parse_clause(p, CLAUSE_CREATE, T.at);
}
%type where { struct expr * }
where(A) ::= . { A = NULL; }
where(A) ::= WHERE expr(B). { A = B; }

/* ---- projections ---- */

%type body { struct clause * }
body(A) ::= distinct(D) items(I) sorted(O) skip(S) limit(L). {
	A = I;
	A->distinct = D;
	A->order = O;
	A->skip = S;
	A->limit = L;
}
%type distinct { bool }
distinct(A) ::= . { A = false; }
distinct(A) ::= DISTINCT. { A = true; }
%type items { struct clause * }
items(A) ::= STAR. { A = parse_projection(p, true, NULL); }
items(A) ::= STAR COMMA item_list(L). { A = parse_projection(p, true, L); }
items(A) ::= item_list(L). { A = parse_projection(p, false, L); }
%type item_list { struct item * }
item_list(A) ::= item(A).
item_list(A) ::= item_list(A) COMMA item(B). { parse_add_item(A, B); }
%type item { struct item * }
item(A) ::= start(S) expr(B) end(E). { A = parse_item(p, B, S, E); }
item(A) ::= start(S) expr(B) end(E) AS NAME(N). {
	A = parse_item(p, B, S, E);
	A->name = parse_name(p, N);
	A->at = N.at;
	A->named = true;
}
%type start { uint32_t }
start(A) ::= . { A = parse_start(p); }
%type end { uint32_t }
end(A) ::= . { A = parse_end(p); }
%type sorted { struct item * }
sorted(A) ::= . { A = NULL; }
sorted(A) ::= ORDER BY sort_list(B). { A = B; }
%type sort_list { struct item * }
sort_list(A) ::= sort(A).
sort_list(A) ::= sort_list(A) COMMA sort(B). { parse_add_item(A, B); }
%type sort { struct item * }
sort(A) ::= expr(B). { A = parse_item(p, B, 0, 0); }
sort(A) ::= expr(B) ASC. { A = parse_item(p, B, 0, 0); }
sort(A) ::= expr(B) DESC. { A = parse_item(p, B, 0, 0); A->down = true; }
%type skip { struct expr * }
skip(A) ::= . { A = NULL; }
skip(A) ::= SKIP expr(B). { A = B; }
%type limit { struct expr * }
limit(A) ::= . { A = NULL; }
limit(A) ::= LIMIT expr(B). { A = B; }

/* ---- patterns ---- */

%type patterns { struct pattern * }
patterns(A) ::= pattern(A).
patterns(A) ::= patterns(A) COMMA pattern(B). { parse_add_pattern(A, B); }
%type pattern { struct pattern * }
pattern(A) ::= plain(A).
pattern(A) ::= NAME(N) EQ plain(B). {
	A = B;
	A->name = parse_name(p, N);
	A->at = N.at;
}
%type plain { struct pattern * }
plain(A) ::= chain(B). { A = parse_pattern(p, B, B->at); }
plain(A) ::= shortest(A).
%type shortest { struct pattern * }
shortest(A) ::= SHORT(T) LP chain(B) RP. {
	A = parse_shortest(p, T, B);
}
%type chain { struct spot * }
chain(A) ::= spot(A).
chain(A) ::= chain(A) link(L) spot(B). { parse_add_spot(A, L, B); }
%type spot { struct spot * }
spot(A) ::= open(T) opt_name(N) labels(L) props(B) RP. {
	A = parse_spot(p, T.at, N, L, B);
}
%type open { struct token }
open(A) ::= LP(T). { A = T; }
open(A) ::= PAT(T). { A = T; }
%type opt_name { struct str }
opt_name(A) ::= . { A = STR_NONE; }
opt_name(A) ::= NAME(N). { A = parse_name(p, N); }
%type labels { struct name * }
labels(A) ::= . { A = NULL; }
labels(A) ::= labels(B) COLON NAME(N). {
	A = parse_names(p, B, N, WORD_LABEL);
}
%type props { struct expr * }
props(A) ::= . { A = NULL; }
props(A) ::= map(A).
props(A) ::= param(A).

%type link { struct link * }
link(A) ::= left(L) MINUS detail(D) MINUS right(R). {
	A = parse_join(D, L, R);
}
%type left { bool }
left(A) ::= . [MINUS] { A = false; }
left(A) ::= LT. { A = true; }
%type right { bool }
right(A) ::= . { A = false; }
right(A) ::= GT. { A = true; }
%type detail { struct link * }
detail(A) ::= . {
	A = arena_alloc(p->arena, sizeof(*A));
	A->at = parse_start(p);
}
detail(A) ::= LB(T) opt_name(N) types(Y) range(R) props(B) RB. {
	A = arena_alloc(p->arena, sizeof(*A));
	A->at = T.at;
	A->name = N;
	A->types = Y;
	A->many = R.many;
	A->min = R.min;
	A->max = R.max;
	A->props = B;
}
%type types { struct name * }
types(A) ::= . { A = NULL; }
types(A) ::= COLON type_list(B). { A = B; }
%type type_list { struct name * }
type_list(A) ::= NAME(N). { A = parse_names(p, NULL, N, WORD_TYPE); }
type_list(A) ::= type_list(B) BAR NAME(N). {
	A = parse_names(p, B, N, WORD_TYPE);
}
type_list(A) ::= type_list(B) BAR COLON NAME(N). {
	A = parse_names(p, B, N, WORD_TYPE);
}
%type range { struct range }
range(A) ::= . { A = (struct range){ 1, 1, false }; }
range(A) ::= STAR. { A = (struct range){ 1, INT64_MAX, true }; }
range(A) ::= STAR INT(B). {
	int64_t n = parse_count(p, B);

	A = (struct range){ n, n, true };
}
range(A) ::= STAR least(B) DOTDOT most(C). {
	A = (struct range){ B, C, true };
}
%type least { int64_t }
least(A) ::= . { A = 1; }
least(A) ::= INT(B). { A = parse_count(p, B); }
%type most { int64_t }
most(A) ::= . { A = INT64_MAX; }
most(A) ::= INT(B). { A = parse_count(p, B); }

/* ---- expressions, the loosest first ---- */

%type expr { struct expr * }
%type xor { struct expr * }
%type and { struct expr * }
%type not { struct expr * }
%type compare { struct expr * }
%type test { struct expr * }
%type sum { struct expr * }
%type product { struct expr * }
%type power { struct expr * }
%type sign { struct expr * }
%type tail { struct expr * }
%type atom { struct expr * }
expr(A) ::= xor(A).
expr(A) ::= expr(B) OR(O) xor(C). { A = parse_two(p, O, B, C); }
xor(A) ::= and(A).
xor(A) ::= xor(B) XOR(O) and(C). { A = parse_two(p, O, B, C); }
and(A) ::= not(A).
and(A) ::= and(B) AND(O) not(C). { A = parse_two(p, O, B, C); }
not(A) ::= compare(A).
not(A) ::= NOT(T) not(B). { A = parse_expr(p, EXPR_NOT, T.at, B, NULL); }
compare(A) ::= test(A).
compare(A) ::= compare(B) order(O) test(C). { A = parse_compare(p, O, B, C); }
test(A) ::= sum(A).
test(A) ::= test(B) of(O) sum(C). { A = parse_two(p, O, B, C); }
test(A) ::= test(B) side(O) WITH sum(C). { A = parse_two(p, O, B, C); }
test(A) ::= test(B) IS(T) NULL. {
	A = parse_expr(p, EXPR_IS_NULL, T.at, B, NULL);
}
test(A) ::= test(B) IS(T) NOT NULL. {
	A = parse_expr(p, EXPR_IS_NOT_NULL, T.at, B, NULL);
}
sum(A) ::= product(A).
sum(A) ::= sum(B) plus(O) product(C). { A = parse_two(p, O, B, C); }
product(A) ::= power(A).
product(A) ::= product(B) times(O) power(C). { A = parse_two(p, O, B, C); }
power(A) ::= sign(A).
power(A) ::= power(B) CARET(O) sign(C). { A = parse_two(p, O, B, C); }
sign(A) ::= tail(A).
sign(A) ::= MINUS(T) sign(B). { A = parse_negative(p, T.at, B); }
sign(A) ::= PLUS(T) sign(B). { A = parse_expr(p, EXPR_POS, T.at, B, NULL); }
tail(A) ::= atom(A).
tail(A) ::= tail(B) DOT NAME(N). {
	A = parse_expr(p, EXPR_FIELD, N.at, B, NULL);
	A->name = parse_name(p, N);
}
tail(A) ::= tail(B) LB(T) expr(C) RB. {
	A = parse_expr(p, EXPR_INDEX, T.at, B, C);
}
tail(A) ::= tail(B) LB(T) opt_expr(C) DOTDOT opt_expr(D) RB. {
	A = parse_expr(p, EXPR_SLICE, T.at, B, C);
	A->c = D;
	parse_deepen(p, A);
}
tail(A) ::= tail(B) COLON(T) NAME(N). { A = parse_label(p, T.at, B, N); }
%type opt_expr { struct expr * }
opt_expr(A) ::= . { A = NULL; }
opt_expr(A) ::= expr(A).

atom(A) ::= INT(T). { A = parse_int(p, T); }
atom(A) ::= FLOAT(T). { A = parse_float(p, T); }
atom(A) ::= STRING(T). { A = parse_string(p, T); }
atom(A) ::= TRUE(T). { A = parse_value(p, T, value_bool(true)); }
atom(A) ::= FALSE(T). { A = parse_value(p, T, value_bool(false)); }
atom(A) ::= NULL(T). { A = parse_value(p, T, VALUE_NONE); }
atom(A) ::= param(A).
atom(A) ::= map(A).
atom(A) ::= LP(T) expr(B) RP. {
	A = B;
	A->paren = true;
	A->from = T.at;
	A->to = parse_end(p);
}
atom(A) ::= NAME(N). { A = parse_variable(p, N); }
%type param { struct expr * }
param(A) ::= PARAM(T). { A = parse_param(p, T); }
atom(A) ::= LB(T) exprs(L) RB. {
	A = parse_args(p, parse_expr(p, EXPR_LIST, T.at, NULL, NULL), L);
}
%type exprs { struct exprs }
exprs(A) ::= . { A = EXPRS_NONE; }
exprs(A) ::= some(A).
%type some { struct exprs }
some(A) ::= expr(B). { A = exprs_with(EXPRS_NONE, B); }
some(A) ::= some(B) COMMA expr(C). { A = exprs_with(B, C); }
%type map { struct expr * }
map(A) ::= LC(T) fields(L) RC. { A = parse_map(p, T.at, NULL, L); }
%type fields { struct exprs }
fields(A) ::= . { A = EXPRS_NONE; }
fields(A) ::= field_list(A).
%type field_list { struct exprs }
field_list(A) ::= field(B). { A = exprs_with(EXPRS_NONE, B); }
field_list(A) ::= field_list(B) COMMA field(C). { A = exprs_with(B, C); }
%type field { struct expr * }
field(A) ::= NAME(N) COLON expr(B). {
	A = parse_expr(p, EXPR_PAIR, N.at, B, NULL);
	A->name = parse_name(p, N);
}
/* name {.key, .*, key: value, other}: a map of what a thing has. */
atom(A) ::= NAME(N) LC picks(L) RC. {
	A = parse_map(p, N.at, parse_variable(p, N), L);
}
%type picks { struct exprs }
picks(A) ::= . { A = EXPRS_NONE; }
picks(A) ::= pick_list(A).
%type pick_list { struct exprs }
pick_list(A) ::= pick(B). { A = exprs_with(EXPRS_NONE, B); }
pick_list(A) ::= pick_list(B) COMMA pick(C). { A = exprs_with(B, C); }
%type pick { struct expr * }
pick(A) ::= field(A).
pick(A) ::= NAME(N). {
	A = parse_expr(p, EXPR_PAIR, N.at, parse_variable(p, N), NULL);
	A->name = parse_name(p, N);
}
/* Whose they are is told by parse_map. */
pick(A) ::= DOT NAME(N). {
	A = parse_expr(p, EXPR_FIELD, N.at, NULL, NULL);
	A->name = parse_name(p, N);
}
pick(A) ::= DOT STAR(T). { A = parse_expr(p, EXPR_KEYS, T.at, NULL, NULL); }
atom(A) ::= NAME(N) LP distinct(D) exprs(L) RP. {
	A = parse_call(p, N, D, L);
}
atom(A) ::= SPACE(N) DOT NAME(M) LP distinct(D) exprs(L) RP. {
	A = parse_call(p, N, D, L);
	A->name = parse_joined(p, N, M);
}
atom(A) ::= NAME(N) LP STAR RP. { A = parse_count_all(p, N); }
atom(A) ::= CASE(T) whens(L) else(C) END. {
	A = parse_args(p, parse_expr(p, EXPR_CASE, T.at, NULL, C), L);
}
atom(A) ::= CASE(T) expr(B) whens(L) else(C) END. {
	A = parse_args(p, parse_expr(p, EXPR_CASE, T.at, B, C), L);
}
%type whens { struct exprs }
whens(A) ::= WHEN expr(B) THEN expr(C). {
	A = exprs_with(exprs_with(EXPRS_NONE, B), C);
}
whens(A) ::= whens(L) WHEN expr(B) THEN expr(C). {
	A = exprs_with(exprs_with(L, B), C);
}
%type else { struct expr * }
else(A) ::= . { A = NULL; }
else(A) ::= ELSE expr(B). { A = B; }
atom(A) ::= EACH(T) NAME(N) IN expr(B) where(C) RB. {
	A = parse_each(p, EXPR_EACH, N, B, C, NULL);
	A->from = T.at;
}
atom(A) ::= EACH(T) NAME(N) IN expr(B) where(C) BAR expr(D) RB. {
	A = parse_each(p, EXPR_EACH, N, B, C, D);
	A->from = T.at;
}
atom(A) ::= QUANT(T) LP NAME(N) IN expr(B) where(C) RP. {
	A = parse_quantifier(p, T, N, B, C);
}
atom(A) ::= REDUCE(T) LP NAME(N) EQ expr(B) COMMA NAME(M) IN expr(C) BAR
    expr(D) RP. {
	A = parse_each(p, EXPR_REDUCE, N, B,
	    parse_each(p, EXPR_EACH, M, C, NULL, D), NULL);
	A->at = A->from = T.at;
}
atom(A) ::= PATEACH(T) pattern(B) where(C) BAR expr(D) RB. {
	A = parse_expr(p, EXPR_PATTERN_EACH, T.at, NULL, C);
	A->pattern = B;
	A->c = D;
	parse_deepen(p, A);
}
atom(A) ::= way(B). [CHAIN_ENDS] {
	A = parse_there_is(p, parse_pattern(p, B, B->at));
}
%type way { struct spot * }
way(A) ::= way_start(A) link(L) spot(B). { parse_add_spot(A, L, B); }
way(A) ::= way(A) link(L) spot(B). { parse_add_spot(A, L, B); }
%type way_start { struct spot * }
way_start(A) ::= PAT(T) opt_name(N) labels(L) props(B) RP. {
	A = parse_spot(p, T.at, N, L, B);
}
/* exists { pattern WHERE ... } is exists { MATCH pattern WHERE ... }. */
%type inside { struct token }
inside(A) ::= EXISTS(T) LC. { A = T; p->looks++; }
atom(A) ::= inside(T) parts(B) RC. { A = parse_exists(p, T.at, B); }
atom(A) ::= inside(T) patterns(B) where(C) RC. {
	A = parse_looks(p, T.at, B, C);
}
atom(A) ::= shortest(B). { A = parse_there_is(p, B); }
%code {
/* What the driver would do with a token, by its own tables and without the
 * actions: on a copy of its stack, for a token that it would not take at last
 * may still be reduced by. */
static bool
takes(const yyParser *y, int token)
{
	size_t n = (size_t)(y->yytos - y->yystack);
	YYACTIONTYPE *state = mem_array(n + YYNTOKEN, sizeof(*state));
	unsigned act;

	for (size_t i = 0; i <= n; i++)
		state[i] = y->yystack[i].stateno;
	while ((act = yy_find_shift_action((YYCODETYPE)token, state[n])) >=
	    YY_MIN_REDUCE) {
		unsigned rule = act - YY_MIN_REDUCE;

		n -= (size_t)-yyRuleInfoNRhs[rule];
		state[n + 1] = yy_find_reduce_action(state[n],
		    yyRuleInfoLhs[rule]);
		n++;
	}
	mem_free(state);
	return act <= YY_MAX_SHIFTREDUCE || (token == 0 &&
	    act == YY_ACCEPT_ACTION);
}

/* Where the first may stand, an expression may begin or go on, and the others
 * need not be told one by one. */
static const unsigned char groups[][12] = {
	{ CY_FLOAT, CY_NAME, CY_INT, CY_STRING, CY_PARAM, CY_LP, CY_LB, CY_LC,
	    CY_MINUS },
	{ CY_SLASH, CY_AND, CY_OR, CY_IN, CY_MINUS, CY_STAR, CY_EQ, CY_LB,
	    CY_COLON }
};

static bool
is_grouped(const yyParser *y, int token)
{
	for (size_t g = 0; g < COUNT_OF(groups); g++)
		for (size_t k = 1; groups[g][k] != 0; k++)
			if (groups[g][k] == token && takes(y, groups[g][0]))
				return true;
	return false;
}

#define TOLD_MOST 9

void
parse_expected(const void *machine, struct str found, struct buf *out)
{
	const yyParser *y = machine;
	bool name = takes(y, CY_NAME);
	const char *told[TOLD_MOST];
	struct near near = near_begin(found);
	size_t n = 0;

	for (int i = 1; i < YYNTOKEN && n < TOLD_MOST; i++) {
		const char *what = parse_token_name(i);

		/* where a name may stand, words are names */
		if (what != NULL && !(name && i != CY_NAME &&
		    yyFallback[i] == CY_NAME) && takes(y, i) &&
		    !is_grouped(y, i)) {
			told[n++] = what;
			if (yyFallback[i] == CY_NAME)
				near_try(&near, str_of(what));
		}
	}
	if (takes(y, 0) && n < TOLD_MOST)
		told[n++] = "the end";
	if (near.found.n > 0) {
		buf_printf(out, "did you mean %.*s?", STR_ARG(near.found));
		return;
	}
	for (size_t k = 0; k < n; k++) {
		buf_add_str(out, k == 0 ? "expected " : k + 1 == n ? " or " :
		    ", ");
		buf_add_str(out, told[k]);
	}
}
}
