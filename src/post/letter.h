/*
 * letter.h - an edition as a letter: the two bodies of the mail.
 *
 * The plain text is whole by itself, at 72 columns.  The HTML is one
 * column with inline styles, no image, no script, nothing from any host; it is
 * readable in dark and in light, and where the style block is dropped.  It stays
 * below LIMIT_MAIL_BYTES by leaving out the tables and then the names.
 *
 * `link` is where our pages are ("https://tapeout.example.org"), without a slash at
 * the end; "" leaves links to the sources alone.
 */
#ifndef LETTER_H
#define LETTER_H

#include "base.h"
#include "buf.h"
#include "edition.h"
#include "str.h"

struct letter {
	const struct edition	*edition;
	struct str		 link;
	struct str		 reply_to;	/* an address for "stop"; "" */
};

void	letter_subject(const struct letter *, struct buf *);
void	letter_text(const struct letter *, struct buf *);
void	letter_html(const struct letter *, struct buf *);

#endif
