#include "base.h"

#include "check.h"
#include "header.h"

static void
gzip_by_its_name(void)
{
	static const char *const yes[] = { "gzip", "gzip, deflate, br, zstd",
	    "br;q=1.0, GZip;q=0.2", "identity, x-gzip", "*", "br, *;q=0.1",
	    "gzip;q=0.001", "  gzip ; q=1  ", "gzip;level=0;q=1", "gzip;" };
	static const char *const no[] = { "", "identity", "br", "gzip;q=0",
	    "gzip;q=0.000, *", "*;q=0", "gzipped", "agzip", ",,,;;;,", ";gzip",
	    "gzip;q=", "gzip ; Q=0.0" };

	for (size_t i = 0; i < COUNT_OF(yes); i++)
		CHECK_STR(header_takes_gzip(str_of(yes[i])) ? yes[i] : "", yes[i]);
	for (size_t i = 0; i < COUNT_OF(no); i++)
		CHECK_STR(header_takes_gzip(str_of(no[i])) ? "taken" : no[i], no[i]);
	CHECK(!header_takes_gzip((struct str){ "gzip", 3 }));
}

static void
json_and_no_page(void)
{
	CHECK(header_takes_json(STR_LIT("application/json")));
	CHECK(header_takes_json(STR_LIT("application/problem+json, */*;q=0.1")));
	CHECK(!header_takes_json(STR_LIT("text/html,application/json")));
	CHECK(!header_takes_json(STR_LIT("*/*")));
	CHECK(!header_takes_json(STR_NONE));
}

static void
local_hosts(void)
{
	static const char *const yes[] = { "localhost", "LocalHost:8420",
	    "127.0.0.1", "127.9.9.9:1", "[::1]", "[::1]:8420" };
	static const char *const no[] = { "", "localhost.example", "127.example",
	    "evil.example", "1127.0.0.1", "127.0.0.1.example", "[::1",
	    "localhosts:80" };

	for (size_t i = 0; i < COUNT_OF(yes); i++)
		CHECK_STR(header_is_local(str_of(yes[i])) ? yes[i] : "", yes[i]);
	for (size_t i = 0; i < COUNT_OF(no); i++)
		CHECK_STR(header_is_local(str_of(no[i])) ? "local" : no[i],
		    no[i]);
	CHECK(!header_is_local((struct str){ "localhost", 5 }));
}

CHECK_MAIN(local_hosts, gzip_by_its_name, json_and_no_page)
