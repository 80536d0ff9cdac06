#include "fuzz.h"

#include "url.h"

/* A canonical URL is canonical, and what is resolved is a URL. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct buf one = BUF_INIT(MIB), two = BUF_INIT(MIB);
	struct str s = fuzz_str(p, n);
	struct url u;

	(void)url_parse(s, &u);
	(void)url_host(s);
	url_canonical(s, &one);
	url_canonical(buf_str(&one), &two);
	BUG_IF(!str_eq(buf_str(&one), buf_str(&two)));
	buf_reset(&one);
	if (url_resolve(STR_LIT("https://a.example/b/c?d#e"), s, &one))
		BUG_IF(!url_parse(buf_str(&one), &u));
	else
		BUG_IF(one.n != 0);
	buf_release(&one);
	buf_release(&two);
	return 0;
}
