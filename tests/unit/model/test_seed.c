#include "base.h"

#include "buf.h"
#include "check.h"
#include "map.h"
#include "seed.h"

#define HEAD "name\talias\tzh\theard\twhat\tfield\tof\tticker\tid\tcontext" \
	"\tunsure\tnot\n"

static struct buf out = BUF_INIT(100000);

/* name(type): alias/form? ... */
static int
tell(const struct entity *ent, const struct alias *alias, size_t n,
    void *ctx ATTR_UNUSED)
{
	buf_printf(&out, "%.*s(%s):", STR_ARG(ent->name),
	    entity_type_name(ent->type));
	for (size_t i = 0; i < n; i++) {
		CHECK_INT(alias[i].entity, ent->id);
		buf_printf(&out, " %.*s/%d%s", STR_ARG(alias[i].text),
		    (int)alias[i].form, alias[i].unsure ? "?" : "");
	}
	buf_add_char(&out, '\n');
	CHECK_INT(ent->id, entity_id(ent->type, ent->name));
	return 0;
}

static const char *
read_seed(const char *file, const char *text)
{
	struct err e = ERR_INIT;

	buf_reset(&out);
	if (seed_each(file, str_of(text), tell, NULL, &e) < 0) {
		buf_reset(&out);
		buf_add_str(&out, e.text);
	}
	return buf_text(&out);
}

static void
reads_rows(void)
{
	CHECK_STR(read_seed("chip.tsv", HEAD
	    "H100\tNVIDIA H100|H100s|Hopper\t\th one hundred\tGPU of 2022"
	    "\tgpu\tNVIDIA\t\t\tgpu|rack\tHopper\tH200\n"),
	    "H100(chip): H100/1 NVIDIA H100/2 H100s/2 Hopper/2? "
	    "h one hundred/4\n");
	CHECK_STR(read_seed("company-ai.tsv", HEAD
	    "NVIDIA\t\t英伟达|辉达\t\t\t\t\t\t\t\t\t\r\n"),
	    "NVIDIA(company): NVIDIA/1 英伟达/3 辉达/3\n");
	CHECK_STR(read_seed("place.tsv", HEAD), "");
}

/* Place, what was expected, what was found. */
static void
names_what_is_wrong(void)
{
	CHECK_STR(read_seed("fruit.tsv", HEAD),
	    "fruit.tsv: the name does not begin with an entity type");
	CHECK_STR(read_seed("chip.tsv", "name\talias\n"),
	    "chip.tsv:1: expected the head line name, alias, ... not");
	CHECK_STR(read_seed("chip.tsv", HEAD "H100\tx\n"),
	    "chip.tsv:2: expected 12 cells, found 2");
	CHECK_STR(read_seed("chip.tsv", HEAD
	    "a\t\t\t\t\t\t\t\t\t\t\t\nb\t\t\t\t\t\t\t\t\t\t\t\t\t\n"),
	    "chip.tsv:3: expected 12 cells, found more than 12");
	CHECK_STR(read_seed("chip.tsv", HEAD "\t\t\t\t\t\t\t\t\t\t\t\n"),
	    "chip.tsv:2: no name");
	CHECK_STR(read_seed("chip.tsv", HEAD "\n"),
	    "chip.tsv:2: expected 12 cells, found 1");
}

struct count {
	size_t		entities[ENTITY_TYPES], aliases;
	struct map	ids;
};

static int
count(const struct entity *ent, const struct alias *alias, size_t n,
    void *ctx)
{
	struct count *c = ctx;
	bool is_new;

	c->entities[ent->type]++;
	c->aliases += n;
	for (size_t i = 0; i < n; i++)
		if (str_trim(alias[i].text).n != alias[i].text.n)
			fprintf(stderr, "%.*s: spaces round \"%.*s\"\n",
			    STR_ARG(ent->name), STR_ARG(alias[i].text));
	map_put(&c->ids, ent->name, &is_new);
	return 0;
}

/* What the program promises to know before it has read anything. */
static void
knows_the_field(void)
{
	struct count c = { .ids = MAP_INIT };
	struct err e = ERR_INIT;
	size_t all = 0;

	CHECK_INT(seed_each_builtin(count, &c, &e), 0);
	CHECK_STR(e.text, "");
	for (int t = 1; t < ENTITY_TYPES; t++)
		all += c.entities[t];
	CHECK(all >= 1500);
	CHECK(c.aliases >= 5000);
	CHECK(c.entities[ENTITY_COMPANY] >= 600);
	CHECK(c.entities[ENTITY_PERSON] >= 400);
	CHECK(c.entities[ENTITY_CHIP] >= 250);
	CHECK(c.entities[ENTITY_MODEL] >= 200);
	CHECK(c.entities[ENTITY_SITE] >= 60);
	CHECK(map_find(&c.ids, STR_LIT("NVIDIA")) != NULL);
	CHECK(seed_version() != 0 && seed_version() == seed_version());
	map_release(&c.ids);
	buf_release(&out);
}

CHECK_MAIN(reads_rows, names_what_is_wrong, knows_the_field)
