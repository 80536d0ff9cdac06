/*
 * feed_in.h - what the files of feed share while one is being read.
 *
 * feed_value.c reads what stands in an element, feed_part.c what an entry is
 * made of, feed_act.c knows what each element is to us, feed_json.c reads JSON
 * Feed, feed.c goes through the whole.
 */
#ifndef FEED_IN_H
#define FEED_IN_H

#include "feed.h"
#include "limits.h"
#include "xread.h"

/* Which vocabulary an element is of. */
enum vocab {
	V_PLAIN,	/* RSS, or no namespace at all */
	V_ATOM, V_DC, V_CONTENT, V_ITUNES, V_PODCAST, V_MEDIA, V_XHTML,
	V_SEARCH,	/* OpenSearch 1.1: how long the whole list is */
	V_OTHER
};

struct feed_reader {
	struct xread		 x;
	struct arena		*arena;
	struct feed		*feed;
	struct feed_entry	*entry;		/* being read; NULL outside */
	size_t			 entry_depth;
	int			 link_rank, feed_link_rank, feed_title_rank;
	int			 published_rank, updated_rank;
	struct str		 base[LIMIT_MARKUP_DEPTH + 1];
	int64_t			 total, start;	/* of the whole list; -1 */
	struct buf		 text;		/* of the element being collected */
	bool			 has_markup;	/* it holds elements */
};

/* What an element is to us.  The rank tells the best of several. */
enum act {
	A_NONE, A_TITLE, A_SUMMARY, A_CONTENT, A_PUBLISHED, A_UPDATED, A_LINK,
	A_ATOM_LINK, A_GUID, A_AUTHOR, A_CREATOR, A_LAST_AUTHOR, A_LANG,
	A_ENCLOSURE, A_TRANSCRIPT, A_PERSON, A_CHAPTERS, A_DURATION, A_SEASON,
	A_EPISODE, A_TOTAL, A_START, A_SKIP, A_ENTER
};

struct act_row {
	enum vocab	 vocab;
	const char	*name;
	enum act	 act;
	int		 rank;
};

/* feed_value.c: what stands in an element.  Strings live in the arena. */
enum vocab feed_vocab(const struct xread *);
struct str feed_keep(struct feed_reader *, struct str);
/* Absolute where the feed's base allows. */
struct str feed_keep_url(struct feed_reader *, struct str);
/* Every piece goes through here, so that xml:base is known at each depth. */
int	feed_next(struct feed_reader *, struct err *);
/* Passes over the open element and all below it. */
int	feed_skip(struct feed_reader *, struct err *);
/* All of the open element, into text. */
int	feed_collect(struct feed_reader *, struct err *);
bool	feed_is_word(struct str, const char *word);
int	feed_collect_text(struct feed_reader *, struct feed_text *to, int rank,
	    bool plain, struct err *);
int	feed_collect_value(struct feed_reader *, struct str *to, struct err *);
int	feed_collect_date(struct feed_reader *, int64_t *to, int *rank,
	    int new_rank, struct err *);

/* feed_part.c: what an entry is made of. */
void	feed_put_person(struct feed_reader *, struct feed_person **list,
	    struct str name, struct str role);
int	feed_read_author(struct feed_reader *, struct err *);
int	feed_read_creator(struct feed_reader *, bool last_resort,
	    struct err *);
int	feed_read_person(struct feed_reader *, struct err *);
/* NULL where there are FEED_FILES_MOST. */
struct feed_file *feed_put_file(struct feed_reader *, struct feed_file **list,
	    struct str href);
void	feed_put_enclosure(struct feed_reader *, struct str href);
void	feed_put_link(struct feed_reader *, struct str href, int rank);
int	feed_read_atom_link(struct feed_reader *, struct err *);
int	feed_read_guid(struct feed_reader *, struct err *);
int64_t	feed_duration(struct str);	/* seconds, -1 for none */
int	feed_read_number(struct feed_reader *, int64_t *to, struct err *);

/* feed_act.c: what the open element is to us, NULL nothing; and doing it. */
const struct act_row *feed_act(const struct xread *, enum vocab);
int	feed_read_element(struct feed_reader *, const struct act_row *,
	    enum vocab, struct err *);

/* feed_json.c */
int	feed_read_json(struct feed_reader *, struct str text, struct err *);

/* feed.c */
int	feed_begin_entry(struct feed_reader *, struct err *);

#endif
