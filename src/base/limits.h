/*
 * limits.h - every ceiling of the program, with the reason for each.
 *
 * A ceiling is a promise to whoever runs the program: untrusted bytes cannot
 * make it use more than this.  What is over a ceiling is refused in a sentence
 * that names the ceiling (ERR_LIMIT); it is never cut short in silence.
 */
#ifndef LIMITS_H
#define LIMITS_H

#define KIB 1024u
#define MIB (1024u * 1024u)

/* One stored document.  The longest podcast transcript seen is 0.4 MB. */
#define LIMIT_DOC_BYTES (16u * MIB)
/* One file handed to `add`: a feed or a JSON Lines archive holds many documents. */
#define LIMIT_FILE_BYTES (256u * MIB)
/* One line of JSON Lines input: a document, escaped, and its envelope. */
#define LIMIT_LINE_BYTES (64u * MIB)
/* A fetched body after decoding.  Feeds with full content stay under 5 MB. */
#define LIMIT_BODY_BYTES (8u * MIB)
/* The same of a list of papers: arXiv gives 2,000 abstracts a page. */
#define LIMIT_PAPER_BYTES (32u * MIB)
/* All the bodies that are being fetched at one time. */
#define LIMIT_HELD_BYTES (24u * MIB)
/* Depth of nested markup that is followed.  Real pages stay under 60. */
#define LIMIT_MARKUP_DEPTH 256u
/* Depth of nested JSON that is accepted. */
#define LIMIT_JSON_DEPTH 64u
/* Items taken from one feed; the largest real feeds hold some 3,000. */
#define LIMIT_FEED_ITEMS 20000u
/* Tokens in one sentence: longer ones are split so that no rule is quadratic. */
#define LIMIT_SENTENCE_TOKENS 512u
/* Things of one name that are weighed where it stands: of more, none is meant. */
#define LIMIT_FORM_ENTITIES 256u
/* A name, title or URL. */
#define LIMIT_NAME_BYTES 512u
#define LIMIT_TITLE_BYTES 2048u
#define LIMIT_URL_BYTES 4096u
/* One HTTP request to our own server: no form of ours is larger. */
#define LIMIT_REQUEST_BYTES (64u * KIB)
/* Rows that one answer may hold. */
#define LIMIT_ROWS 10000u
/* A mail that the digest may become; Gmail clips HTML at 102 kB. */
#define LIMIT_MAIL_BYTES (80u * KIB)
/* Nodes that a drawn neighbourhood may hold and still be readable. */
#define LIMIT_GRAPH_NODES 50u

#endif
