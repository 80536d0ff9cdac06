/*
 * out_in.h - the formats' own entries, which out.c picks from.
 */
#ifndef OUT_IN_H
#define OUT_IN_H

#include "out.h"

void	out_json_sheet(const struct sheet *, struct buf *);
void	out_json_table(const struct table *, struct buf *);
void	out_ndjson_sheet(const struct sheet *, struct buf *);
void	out_ndjson_table(const struct table *, struct buf *);
void	out_csv_page(struct out_pages *, const struct table *, struct buf *);
void	out_csv_sheet(const struct sheet *, struct buf *);
void	out_csv_table(const struct table *, struct buf *);
void	out_md_sheet(const struct sheet *, struct buf *);
void	out_md_table(const struct table *, struct buf *);
void	out_md_edition(const struct edition *, struct buf *);

#endif
