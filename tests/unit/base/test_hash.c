#include "base.h"

#include "check.h"
#include "hash.h"

#define EMPTY_HASH UINT64_C(0x88974b87bcc6813a)
#define NVIDIA_HASH UINT64_C(0xcded470f36933c48)
#define NVIDIA_ID INT64_C(0x6216b4d8a76b3b7)
#define NVIDIA_SALTED INT64_C(0x29b8dfb4d15effca)

/*
 * Ids are stored and linked to: these figures may never change, on any
 * machine.  Whoever has to change one has broken every database there is.
 */
static void
is_the_same_for_ever(void)
{
	CHECK(hash_bytes("", 0, 0) == EMPTY_HASH);
	CHECK(hash_str(STR_LIT("NVIDIA")) == NVIDIA_HASH);
	CHECK_INT(hash_id("company", STR_LIT("nvidia"), 0), NVIDIA_ID);
	CHECK_INT(hash_id("company", STR_LIT("nvidia"), 1), NVIDIA_SALTED);
}

static void
does_not_care_where_bytes_lie(void)
{
	char room[64] = "";
	uint64_t want = hash_bytes("a longer text than one block!", 29, 5);

	for (size_t at = 0; at < 16; at++) {
		memcpy(room + at, "a longer text than one block!", 29);
		CHECK(hash_bytes(room + at, 29, 5) == want);
	}
	CHECK(hash_bytes("a longer text than one block!", 29, 6) != want);
	CHECK(hash_bytes("a longer text than one block", 28, 5) != want);
}

static void
gives_ids_of_63_bits(void)
{
	int wrong = 0;
	char text[16];

	for (int i = 0; i < 10000; i++) {
		snprintf(text, sizeof(text), "%d", i);
		wrong += hash_id("doc", str_of(text), 0) <= 0;
	}
	CHECK_INT(wrong, 0);
	CHECK(hash_id("doc", STR_LIT("x"), 0) !=
	    hash_id("company", STR_LIT("x"), 0));
	/* kind and key do not run together */
	CHECK(hash_id("ab", STR_LIT("c"), 0) != hash_id("a", STR_LIT("bc"), 0));
}

/* Every bit of the input reaches every bit of the hash, about half the time. */
static void
mixes_well(void)
{
	char key[24] = "";
	int least = 64, most = 0;

	for (size_t bit = 0; bit < 8 * sizeof(key); bit++) {
		uint64_t before = hash_bytes(key, sizeof(key), 0), change;
		int n = 0;

		key[bit / 8] = (char)(key[bit / 8] ^ 1 << bit % 8);
		change = before ^ hash_bytes(key, sizeof(key), 0);
		for (; change != 0; change &= change - 1)
			n++;
		least = MIN_OF(least, n);
		most = MAX_OF(most, n);
	}
	CHECK(least >= 12 && most <= 52);
	CHECK(hash_mix(1, 2) != hash_mix(2, 1));
}

CHECK_MAIN(is_the_same_for_ever, does_not_care_where_bytes_lie,
    gives_ids_of_63_bits, mixes_well)
