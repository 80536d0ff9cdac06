#include "base.h"

#include "address.h"
#include "check.h"
#include "smtp.h"

static void
refuses_addresses(void)
{
	static const char *const refused[] = {
		"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255",
		"127.0.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.1",
		"172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1",
		"198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
		"224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
		"::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
		"64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1",
		"2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1",
		"fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
		"4000::1", "not one", "",
	};

	for (size_t i = 0; i < COUNT_OF(refused); i++)
		CHECK(address_refusal_text(refused[i])[0] != '\0');
}

static void
lets_the_world_through(void)
{
	static const char *const fine[] = {
		"1.1.1.1", "8.8.8.8", "100.128.0.1", "172.32.0.1",
		"192.0.3.1", "198.20.0.1", "2606:4700::1111", "2a00:1450::1",
	};

	for (size_t i = 0; i < COUNT_OF(fine); i++)
		CHECK_STR(address_refusal_text(fine[i]), "");
}

static void
refuses_hosts(void)
{
	static const char *const refused[] = {
		"localhost", "LOCALHOST.", "a.localhost", "printer.local",
		"db.internal", "router", "127.1", "0x7f.1", "2130706433",
		"017700000001", "0x7f000001", "10.0.0.1", "0", "::1",
		"::ffff:10.0.0.1", "", "x.test", "a.onion",
	};
	static const char *const fine[] = { "example.com", "8.8.8.8",
		"notlocalhost.com", "2606:4700::1111", "local.example.com" };
	struct err e = ERR_INIT;

	for (size_t i = 0; i < COUNT_OF(refused); i++)
		CHECK(address_check_host(str_of(refused[i]), &e) < 0);
	for (size_t i = 0; i < COUNT_OF(fine); i++)
		CHECK_INT(address_check_host(str_of(fine[i]), &e), 0);
	CHECK(address_check_host(STR_LIT("127.1"), &e) < 0);
	CHECK_STR(e.text, "127.1 is not reached: loopback");
}

static void
guards_the_mail(void)
{
	static const char *const bad[] = {
		"", "a", "a@", "@b", "a@b\r\nRCPT TO:<c@d>", "a b@c", "<a@b>",
		"a@b@c", "a@b>", "\"a b\"@c", "a@[127.0.0.1]", "-oX@b",
		"a@b.", "a@-b", "\xc3\xa9@b", "a@b c",
	};
	struct err e = ERR_INIT;

	for (size_t i = 0; i < COUNT_OF(bad); i++)
		CHECK(!smtp_address_is_safe(bad[i]));
	CHECK(smtp_address_is_safe("first.last+tag@mail.example.com"));
	CHECK(smtp_address_is_safe("o'neil@example.com"));
	CHECK_INT(smtp_check_message(STR_LIT("A: b\r\n\r\nc\r\n"), &e), 0);
	CHECK(smtp_check_message(STR_LIT("A: b\r\n\r\nc\n.\n"), &e) < 0);
	CHECK_STR(e.text, "line 3 of the message does not end in CR LF");
	CHECK(smtp_check_message(STR_LIT("A: b\r\n\r\nc"), &e) < 0);
	CHECK(smtp_check_message(STR_LIT("a\rb\r\n"), &e) < 0);
	CHECK(smtp_check_message(STR_NONE, &e) < 0);
}

static void
checks_lists(void)
{
	static const char *const fine[] = { "", "10.0.0.8:80", "a.lan  b.lan:1",
		"[fd00::]/8:80", "[::1] 10.1.0.0/16 127.0.0.1/32" };
	static const char *const wrong[] = { "10.0.0.0/33", "10.0.0.0/0",
		"fd00::1", "a:", "a:0", "a:65536", ":80", "x/8", "10.0.0.0/",
		"[fd00::]/129", "10.0.0.0/8:", "[]:80" };
	struct err e = ERR_INIT;

	for (size_t i = 0; i < COUNT_OF(fine); i++)
		CHECK_INT(address_check_list(fine[i], &e), 0);
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		CHECK_INT(address_check_list(wrong[i], &e), -1);
	CHECK_INT(address_check_list(NULL, &e), 0);
}

static void
lists_what_a_person_allows(void)
{
	const char *list = "127.0.0.1:8080 [fd00::1]:81 News.Example.org:80";

	CHECK(address_is_listed(list, STR_LIT("127.0.0.1"), 8080));
	CHECK(!address_is_listed(list, STR_LIT("127.0.0.1"), 80));
	CHECK(!address_is_listed(list, STR_LIT("27.0.0.1"), 8080));
	CHECK(!address_is_listed(list, STR_LIT("127.0.0.11"), 8080));
	CHECK(address_is_listed(list, STR_LIT("fd00::1"), 81));
	CHECK(!address_is_listed(list, STR_LIT("fd00::1"), 8));
	CHECK(address_is_listed(list, STR_LIT("news.example.ORG"), 80));
	list = "10.1.0.0/16 192.168.7.0/24:993 news.lan [fd00::]/8:80 [fc00::1]"
	    " 0.0.0.0/0 [::]/0 172.16.0.0/33 x/8 /8 :80 8.0.0.0/";
	CHECK(address_is_listed(list, STR_LIT("10.1.255.3"), 1));
	CHECK(!address_is_listed(list, STR_LIT("10.2.0.1"), 1));
	CHECK(!address_is_listed(list, STR_LIT("10.1.1"), 1));
	CHECK(!address_is_listed(list, STR_LIT("::ffff:10.1.0.1"), 1));
	CHECK(address_is_listed(list, STR_LIT("192.168.7.9"), 993));
	CHECK(!address_is_listed(list, STR_LIT("192.168.7.9"), 80));
	CHECK(address_is_listed(list, STR_LIT("NEWS.lan"), 7));
	CHECK(!address_is_listed(list, STR_LIT("a.news.lan"), 7));
	CHECK(address_is_listed(list, STR_LIT("fd99::1"), 80));
	CHECK(!address_is_listed(list, STR_LIT("fd99::1"), 81));
	CHECK(address_is_listed(list, STR_LIT("fc00::1"), 81));
	CHECK(!address_is_listed(list, STR_LIT("172.16.0.1"), 80));
	CHECK(!address_is_listed(list, STR_LIT("127.0.0.1"), 80));
	CHECK(!address_is_listed(list, STR_LIT("::1"), 80));
	CHECK(!address_is_listed(list, STR_LIT(""), 80));
	CHECK(!address_is_listed("yes", STR_LIT("127.0.0.1"), 80));
	CHECK(!address_is_listed("no", STR_LIT("127.0.0.1"), 80));
	CHECK(!address_is_listed(NULL, STR_LIT("127.0.0.1"), 80));
}

static void
leaves_other_services_alone(void)
{
	struct err e = ERR_INIT;

	CHECK_INT(address_check_port(443, &e), 0);
	CHECK_INT(address_check_port(8080, &e), 0);
	CHECK(address_check_port(25, &e) < 0);
	CHECK(address_check_port(6379, &e) < 0);
	CHECK_INT(e.kind, ERR_DENIED);
}

CHECK_MAIN(refuses_addresses, lets_the_world_through, refuses_hosts,
    guards_the_mail, checks_lists,
    lists_what_a_person_allows, leaves_other_services_alone)
