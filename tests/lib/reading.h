/*
 * reading.h - one text read, and told in a line that a test can compare.
 *
 *	read_text("NVIDIA bought Groq.")
 *	names()		"NVIDIA/company=NVIDIA Groq/company=Groq"
 *	relations()	"acquired NVIDIA>Groq"
 *	deals()		"acquisition announced NVIDIA/acquirer Groq/target"
 *
 * The lexicon is the built-in one, made once; read_with takes another.
 */
#ifndef READING_H
#define READING_H

#include <inttypes.h>

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "extract.h"

static struct arena reading_arena = ARENA_INIT;
static struct buf reading_line = BUF_INIT(1000000);
static struct reading reading;
static struct doc reading_doc;
static struct lexicon *reading_seeds;

static inline struct lexicon *
seeds(void)
{
	struct err e = ERR_INIT;

	if (reading_seeds != NULL)
		return reading_seeds;
	reading_seeds = lexicon_new();
	CHECK_INT(lexicon_put_seeds(reading_seeds, &e), 0);
	lexicon_ready(reading_seeds);
	return reading_seeds;
}

static inline void
read_with(const struct lexicon *lex, enum doc_kind kind,
    enum doc_format format, const char *text)
{
	arena_reset(&reading_arena);
	reading_doc = (struct doc){ .id = 1, .kind = kind, .format = format,
	    .title = STR_NONE, .show = STR_NONE, .people = STR_NONE,
	    .lang = STR_NONE, .link = STR_NONE, .key = STR_NONE,
	    .date = clock_date(2026, 1, 15), .text = str_of(text) };
	extract_doc(lex, &reading_doc, &reading_arena, &reading);
	for (size_t i = 1; i < reading.mentions; i++)
		CHECK(reading.mention[i].start >= reading.mention[i - 1].end);
}

static inline void
read_text(const char *text)
{
	read_with(seeds(), DOC_NEWS, FORMAT_TEXT, text);
}

static inline const struct reading_entity *
reading_of(int64_t id)
{
	for (size_t i = 0; i < reading.entities; i++)
		if (reading.entity[i].id == id)
			return &reading.entity[i];
	BUG("a reading that names what it does not have");
}

/* Each mention: its bytes where they differ from the name they stand for. */
static inline const char *
names(void)
{
	buf_reset(&reading_line);
	for (size_t i = 0; i < reading.mentions; i++) {
		const struct mention *m = &reading.mention[i];
		const struct reading_entity *ent = reading_of(m->entity);

		buf_printf(&reading_line, "%s%.*s=%.*s/%s", i ? "; " : "",
		    (int)(m->end - m->start), reading_doc.text.p + m->start,
		    STR_ARG(ent->name), entity_type_name(ent->type));
	}
	return buf_text(&reading_line);
}

static inline const char *
relations(void)
{
	buf_reset(&reading_line);
	for (size_t i = 0; i < reading.claims; i++) {
		const struct claim *c = &reading.claim[i];

		buf_printf(&reading_line, "%s%s %.*s>%.*s", i ? "; " : "",
		    relation_name(c->relation),
		    STR_ARG(reading_of(c->head)->name),
		    STR_ARG(reading_of(c->tail)->name));
		if (c->status != STATUS_ASSERTED)
			buf_printf(&reading_line, " %s",
			    status_name(c->status));
	}
	return buf_text(&reading_line);
}

static inline void
tell_deal(const struct deal_claim *d)
{
	buf_add_str(&reading_line, deal_type_name(d->type));
	buf_printf(&reading_line, " %s", status_name(d->status));
	for (size_t i = 0; i < d->n_party; i++)
		buf_printf(&reading_line, ", %.*s %s",
		    STR_ARG(reading_of(d->party[i].entity)->name),
		    deal_role_name(d->party[i].role));
	if (d->amount != 0)
		buf_printf(&reading_line, ", %" PRId64 " %s", d->amount,
		    d->currency);
	if (d->valuation != 0)
		buf_printf(&reading_line, ", worth %" PRId64, d->valuation);
	if (d->round[0] != '\0')
		buf_printf(&reading_line, ", %s", d->round);
}

static inline const char *
deals(void)
{
	buf_reset(&reading_line);
	for (size_t i = 0; i < reading.deals; i++) {
		if (i > 0)
			buf_add_str(&reading_line, "; ");
		tell_deal(&reading.deal[i]);
	}
	return buf_text(&reading_line);
}

static inline const char *
relations_of(const char *text)
{
	read_text(text);
	return relations();
}

static inline const char *
deals_of(const char *text)
{
	read_text(text);
	return deals();
}

static inline void
reading_end(void)
{
	lexicon_free(reading_seeds);
	buf_release(&reading_line);
	arena_release(&reading_arena);
}

#endif
