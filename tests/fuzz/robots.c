#include "fuzz.h"

#include "robots.h"

/* The first line is the URL, the rest the file. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct str file = fuzz_str(p, n), url;

	if (!str_line(&file, &url))
		return 0;
	(void)robots_allow(file, STR_LIT("tapeout"), url);
	BUG_IF(robots_delay(file, STR_LIT("tapeout")) < 0 ||
	    robots_delay(file, STR_LIT("tapeout")) > 60000);
	BUG_IF(!robots_allow(file, STR_LIT("tapeout"),
	    STR_LIT("https://a.example/robots.txt")));
	return 0;
}
