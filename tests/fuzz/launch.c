#include "fuzz.h"

#include "launch_list.h"
#include "map.h"
#include "url.h"
#include "utf8.h"

static int
take(const struct launch *l, void *ctx)
{
	bool is_new;

	BUG_IF(!utf8_valid(l->name) || !utf8_valid(l->line));
	BUG_IF(l->name.n == 0 || l->name.n > LIMIT_NAME_BYTES);
	BUG_IF(!url_is_http(l->link) || l->votes < -1);
	(void)map_put(ctx, l->link, &is_new);
	BUG_IF(!is_new);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct str url = STR_LIT("https://a.example/best/2026/9/3");
	struct arena a = ARENA_INIT;
	struct buf text = BUF_INIT(MIB);
	struct map links = MAP_INIT;
	struct err e = ERR_INIT;
	size_t told = 0;

	if (utf8_decode(fuzz_str(p, n), NULL, &text, &e) == 0)
		fuzz_told(launch_list_read(buf_str(&text), url, &a, take,
		    &links, &told, &e), &e);
	map_release(&links);
	buf_release(&text);
	arena_release(&a);
	return 0;
}
