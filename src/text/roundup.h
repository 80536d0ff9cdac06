/*
 * roundup.h - a link round-up as its stories.
 *
 * An issue that lists what others wrote is many stories in one text; who "the
 * company" is in one says nothing about the next.  Its form tells where each
 * begins, in any publication: a heading that is a link, a list whose items lead
 * elsewhere, a table whose rows open with a link, a heading between two rules.
 *
 * A text is a round-up where such parts are most of it, and three of them or
 * more, half of all and a third of the text at the least, lead to other pages.  A
 * letter whose links are lost (mail, a feed's HTML) is one where it consists of
 * five or more short parts and of little else.  Whatever is not clearly one has
 * no stories: an article with headings is one story.
 *
 * Every story is bytes of the text, and so are its title and its address; they
 * come in order and do not overlap.
 */
#ifndef ROUNDUP_H
#define ROUNDUP_H

#include "arena.h"
#include "base.h"
#include "str.h"

struct roundup_story {
	uint32_t	start, end;
	uint32_t	title, title_end;	/* may hold marks of Markdown */
	uint32_t	url, url_end;		/* 0, 0: none */
};

struct roundup {
	struct roundup_story	*at;
	size_t			 n;
};

/* The host is the publication's own: links to it lead nowhere else.  A letter is
 * what comes as an issue with several things in it. */
void	roundup_split(struct str text, struct str host, bool is_letter,
	    struct arena *, struct roundup *out);

#endif
