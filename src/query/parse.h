/*
 * parse.h - between the lexer (cypher.re), the grammar (cypher.y) and the tree.
 *
 * The text is cut into tokens first, all of them, so that what one token of
 * lookahead cannot tell is told before the grammar sees it: whether a bracket
 * opens a pattern, a comprehension or only a bracket (parse_mark).
 */
#ifndef PARSE_H
#define PARSE_H

#include "ast.h"
#include "buf.h"
#include "vec.h"

struct token {
	int		code;		/* CY_... of cypher.y; 0 at the end */
	uint32_t	at, n;
};

VEC_NAMED(token_vec, struct token);

struct parse {
	struct arena	*arena;
	struct str	 text;
	struct token_vec tokens;
	size_t		 cur;		/* the token that is looked at */
	uint32_t	*after;		/* of an opening token: past its end */
	size_t		 parts;		/* AST_PARTS */
	struct query	*query;
	struct err	*e;
	unsigned	 looks;		/* exists { around what is read */
	bool		 failed;
	bool		 wrong;		/* the token looked at fits nowhere */
};

/* cypher.re: the token at `at`; -1 with an error. */
int	lexer_next(struct parse *, uint32_t at, struct token *);

/* What a token is called in an error: "')'", "a name". */
const char	*parse_token_name(int code);
/* The first error is the one that is told. */
void	parse_fail(struct parse *, uint32_t at, const char *fmt, ...)
	    ATTR_PRINTF(3, 4);
void	parse_refuse(struct parse *, struct token);
/* The token as it is written. */
static inline struct str
parse_text(const struct parse *p, struct token t)
{
	return (struct str){ p->text.p + t.at, t.n };
}
/* Counts what is kept in lists that are gone through again and again. */
void	parse_part(struct parse *, uint32_t at);
/* Where the token before the one looked at ends, and where that one begins. */
uint32_t parse_end(const struct parse *);
uint32_t parse_start(const struct parse *);

/* ---- what the grammar makes ---- */

struct expr	*parse_expr(struct parse *, enum expr_kind, uint32_t at,
		    struct expr *a, struct expr *b);
struct expr	*parse_value(struct parse *, struct token, struct value);
struct expr	*parse_int(struct parse *, struct token);
struct expr	*parse_float(struct parse *, struct token);
struct expr	*parse_string(struct parse *, struct token);
struct expr	*parse_negative(struct parse *, uint32_t at, struct expr *);
/* a + b, by the token between them. */
struct expr	*parse_two(struct parse *, struct token between, struct expr *,
		    struct expr *);
/* a < b < c is a < b AND b < c. */
struct expr	*parse_compare(struct parse *, struct token between,
		    struct expr *, struct expr *);
/* of:Name; one more where it has such already. */
struct expr	*parse_label(struct parse *, uint32_t at, struct expr *of,
		    struct token name);
struct expr	*parse_call(struct parse *, struct token name, bool distinct,
		    struct exprs);
struct expr	*parse_count_all(struct parse *, struct token name);
struct expr	*parse_each(struct parse *, enum expr_kind, struct token name,
		    struct expr *list, struct expr *where, struct expr *made);
struct expr	*parse_quantifier(struct parse *, struct token word,
		    struct token name, struct expr *list, struct expr *where);
struct expr	*parse_variable(struct parse *, struct token name);
struct expr	*parse_param(struct parse *, struct token);
/* Of a thing, or NULL; of two fields with one key the last is meant. */
struct expr	*parse_map(struct parse *, uint32_t at, struct expr *of,
		    struct exprs fields);
void		 parse_deepen(struct parse *, struct expr *);
struct expr	*parse_args(struct parse *, struct expr *, struct exprs);
/* The list and one more at its end. */
#define EXPRS_NONE ((struct exprs){ NULL, NULL, 0 })
struct exprs	 exprs_with(struct exprs, struct expr *);

/* A name as it is meant: without its `backticks`. */
struct str	 parse_name(struct parse *, struct token);
/* date.truncate */
struct str	 parse_joined(struct parse *, struct token, struct token);
struct name	*parse_names(struct parse *, struct name *before, struct token,
		    enum word_kind);
int64_t		 parse_count(struct parse *, struct token);
struct spot	*parse_spot(struct parse *, uint32_t at, struct str name,
		    struct name *labels, struct expr *props);
struct link	*parse_join(struct link *, bool left, bool right);
struct pattern	*parse_pattern(struct parse *, struct spot *, uint32_t at);
struct pattern	*parse_shortest(struct parse *, struct token word,
		    struct spot *);
/* The pattern as a condition. */
struct expr	*parse_there_is(struct parse *, struct pattern *);
struct item	*parse_item(struct parse *, struct expr *, uint32_t from,
		    uint32_t to);
void		 parse_union(struct part *, struct part *next, bool all);
struct expr	*parse_exists(struct parse *, uint32_t at, struct part *);
/* exists { pattern WHERE ... } */
struct expr	*parse_looks(struct parse *, uint32_t at, struct pattern *,
		    struct expr *where);
struct clause	*parse_clause(struct parse *, enum clause_kind, uint32_t at);
/* WITH, until RETURN is told. */
struct clause	*parse_projection(struct parse *, bool star, struct item *);
struct part	*parse_part_of(struct parse *, struct clause *first);
/* At the end of a list, of a chain. */
void		 parse_add_item(struct item *, struct item *);
void		 parse_add_pattern(struct pattern *, struct pattern *);
void		 parse_add_spot(struct spot *, struct link *, struct spot *to);

/* cypher.y, by lemon */
void	*CypherAlloc(void *(*)(size_t));
void	 CypherFree(void *, void (*)(void *));
/* What could stand where the parser is: "expected ')', ',' or a name"; where
 * what was found is nearly one of them: "did you mean RETURN?". */
void	 parse_expected(const void *, struct str found, struct buf *);
void	 Cypher(void *, int, struct token, struct parse *);

#endif
