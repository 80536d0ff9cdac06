/*
 * cypher.re - the words of the language, by re2c.
 *
 * The text ends in a NUL and holds none.  A name may hold any letter that is
 * not ASCII: bytes from 0x80 up are taken as they are, the text being UTF-8.
 */
#include "base.h"

#include "cypher_tokens.h"
#include "parse.h"

static int
number_is_wrong(struct parse *p, uint32_t at)
{
	parse_fail(p, at, "this is no number");
	return -1;
}

static int
string_is_open(struct parse *p, uint32_t at)
{
	parse_fail(p, at, "this string or name is never closed");
	return -1;
}

static int
is_other(struct parse *p, struct str found, const char *meant)
{
	parse_fail(p, (uint32_t)(found.p - p->text.p), "unexpected %.*s, "
	    "expected %s", STR_ARG(found), meant);
	return -1;
}

static int
is_unknown(struct parse *p, uint32_t at)
{
	parse_fail(p, at, "no word of the language begins like this");
	return -1;
}

int
lexer_next(struct parse *p, uint32_t at, struct token *t)
{
	const unsigned char *text = (const unsigned char *)p->text.p;
	const unsigned char *s = text + at, *mark = s, *from;

#define TOKEN(code_) \
	do { \
		*t = (struct token){ (code_), (uint32_t)(from - text), \
		    (uint32_t)(s - from) }; \
		return 0; \
	} while (0)
#define WORD ((struct str){ (const char *)from, (size_t)(s - from) })
again:
	from = s;
	/*!re2c
	re2c:define:YYCTYPE = "unsigned char";
	re2c:define:YYCURSOR = s;
	re2c:define:YYMARKER = mark;
	re2c:yyfill:enable = 0;

	space = [ \t\r\n\f\v] | "\xc2\xa0" | "\xe2\x80" [\x80-\x8a\xa8\xa9\xaf];
	digit = [0-9];
	letter = [A-Za-z_\x80-\xff];
	word = letter (letter | digit)*;
	exp = [eE] [+-]? digit+;
	esc = "\\" [^\x00];

	space+			{ goto again; }
	"//" [^\n\x00]*		{ goto again; }
	"/*" ([^*\x00] | "*"+ [^*/\x00])* "*"+ "/"	{ goto again; }
	"\x00"			{ s = from; TOKEN(0); }

	'ALL'		{ TOKEN(CY_ALL); }
	'AND'		{ TOKEN(CY_AND); }
	'AS'		{ TOKEN(CY_AS); }
	'ASC'		{ TOKEN(CY_ASC); }
	'ASCENDING'	{ TOKEN(CY_ASC); }
	'BY'		{ TOKEN(CY_BY); }
	'CALL'		{ TOKEN(CY_CALL); }
	'CASE'		{ TOKEN(CY_CASE); }
	'CONTAINS'	{ TOKEN(CY_CONTAINS); }
	'CREATE'	{ TOKEN(CY_CREATE); }
	'DELETE'	{ TOKEN(CY_DELETE); }
	'DESC'		{ TOKEN(CY_DESC); }
	'DESCENDING'	{ TOKEN(CY_DESC); }
	'DETACH'	{ TOKEN(CY_DETACH); }
	'DISTINCT'	{ TOKEN(CY_DISTINCT); }
	'ELSE'		{ TOKEN(CY_ELSE); }
	'END'		{ TOKEN(CY_END); }
	'ENDS'		{ TOKEN(CY_ENDS); }
	'EXPLAIN'	{ TOKEN(CY_EXPLAIN); }
	'PROFILE'	{ TOKEN(CY_PROFILE); }
	'FALSE'		{ TOKEN(CY_FALSE); }
	'FOREACH'	{ TOKEN(CY_FOREACH); }
	'IN'		{ TOKEN(CY_IN); }
	'IS'		{ TOKEN(CY_IS); }
	'LIMIT'		{ TOKEN(CY_LIMIT); }
	'LOAD'		{ TOKEN(CY_LOAD); }
	'MATCH'		{ TOKEN(CY_MATCH); }
	'MERGE'		{ TOKEN(CY_MERGE); }
	'NOT'		{ TOKEN(CY_NOT); }
	'NULL'		{ TOKEN(CY_NULL); }
	'OPTIONAL'	{ TOKEN(CY_OPTIONAL); }
	'OR'		{ TOKEN(CY_OR); }
	'ORDER'		{ TOKEN(CY_ORDER); }
	'REMOVE'	{ TOKEN(CY_REMOVE); }
	'RETURN'	{ TOKEN(CY_RETURN); }
	'SET'		{ TOKEN(CY_SET); }
	'SKIP'		{ TOKEN(CY_SKIP); }
	'STARTS'	{ TOKEN(CY_STARTS); }
	'THEN'		{ TOKEN(CY_THEN); }
	'TRUE'		{ TOKEN(CY_TRUE); }
	'UNION'		{ TOKEN(CY_UNION); }
	'UNWIND'	{ TOKEN(CY_UNWIND); }
	'WHEN'		{ TOKEN(CY_WHEN); }
	'WHERE'		{ TOKEN(CY_WHERE); }
	'WITH'		{ TOKEN(CY_WITH); }
	'XOR'		{ TOKEN(CY_XOR); }
	word		{ TOKEN(CY_NAME); }
	"`" ([^`\x00] | "``")* "`"	{ TOKEN(CY_NAME); }
	"$" (word | digit+)	{ TOKEN(CY_PARAM); }
	"$`" [^`\x00]+ "`"	{ TOKEN(CY_PARAM); }

	digit+ | "0x" [0-9a-fA-F]+ | "0o" [0-7]+	{ TOKEN(CY_INT); }
	digit* "." digit+ exp? | digit+ exp	{ TOKEN(CY_FLOAT); }
	(digit+ | digit* "." digit+) exp? letter (letter | digit)* |
	"0" [xo] {
		return number_is_wrong(p, (uint32_t)(from - text));
	}
	"'" ([^'\\\x00] | esc)* "'"	{ TOKEN(CY_STRING); }
	"\"" ([^"\\\x00] | esc)* "\""	{ TOKEN(CY_STRING); }
	['"`] | "/*" {
		return string_is_open(p, (uint32_t)(from - text));
	}

	"("	{ TOKEN(CY_LP); }
	")"	{ TOKEN(CY_RP); }
	"["	{ TOKEN(CY_LB); }
	"]"	{ TOKEN(CY_RB); }
	"{"	{ TOKEN(CY_LC); }
	"}"	{ TOKEN(CY_RC); }
	","	{ TOKEN(CY_COMMA); }
	";"	{ TOKEN(CY_SEMI); }
	":"	{ TOKEN(CY_COLON); }
	"|"	{ TOKEN(CY_BAR); }
	"."	{ TOKEN(CY_DOT); }
	".."	{ TOKEN(CY_DOTDOT); }
	"+"	{ TOKEN(CY_PLUS); }
	"-"	{ TOKEN(CY_MINUS); }
	"*"	{ TOKEN(CY_STAR); }
	"/"	{ TOKEN(CY_SLASH); }
	"%"	{ TOKEN(CY_PERCENT); }
	"^"	{ TOKEN(CY_CARET); }
	"="	{ TOKEN(CY_EQ); }
	"=~"	{ TOKEN(CY_MATCHES); }
	"<>"	{ TOKEN(CY_NE); }
	/* as other languages write it */
	"!="	{ return is_other(p, WORD, "<>"); }
	"=="	{ return is_other(p, WORD, "="); }
	"&&"	{ return is_other(p, WORD, "AND"); }
	"||"	{ return is_other(p, WORD, "OR, or + for texts"); }
	"<"	{ TOKEN(CY_LT); }
	"<="	{ TOKEN(CY_LE); }
	">"	{ TOKEN(CY_GT); }
	">="	{ TOKEN(CY_GE); }
	*	{ return is_unknown(p, (uint32_t)(from - text)); }
	*/
#undef TOKEN
#undef WORD
}
