#include "base.h"

#include "entity.h"
#include "hash.h"

/* The ASCII character that a typesetter's stands for, and the bytes of either:
 * U+2010 and U+2011 are hyphens, U+2018 and U+2019 apostrophes. */
static char
plain(struct str s, size_t *bytes)
{
	*bytes = 1;
	if (s.n < 3 || s.p[0] != '\xe2' || s.p[1] != '\x80')
		return s.p[0];
	*bytes = 3;
	switch (s.p[2]) {
	case '\x90':
	case '\x91':
		return '-';
	case '\x98':
	case '\x99':
		return '\'';
	default:
		*bytes = 1;
		return s.p[0];
	}
}

/*
 * ASCII case, the separators that people drop and the dashes and quotes that a
 * typesetter puts in their place do not make another thing: "DeepMind" is
 * "Deepmind", "GPT-4o" is "GPT 4o"; "v1.5" is not "v15".
 */
int64_t
entity_id(enum entity_type type, struct str name)
{
	char key[512];
	size_t n = 0, bytes;

	for (size_t i = 0; i < name.n && n < sizeof(key); i += bytes) {
		char c = plain((struct str){ name.p + i, name.n - i }, &bytes);

		if (c == ' ' || c == '-' || c == '_')
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		key[n++] = c;
	}
	return hash_id(entity_type_name(type), (struct str){ key, n }, 0);
}
