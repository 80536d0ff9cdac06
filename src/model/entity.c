#include "base.h"

#include "entity.h"
#include "hash.h"

/*
 * ASCII case and the separators that people drop do not make another thing:
 * "DeepMind" is "Deepmind", "GPT-4o" is "GPT 4o"; "v1.5" is not "v15".
 */
int64_t
entity_id(enum entity_type type, struct str name)
{
	char key[512];
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < sizeof(key); i++) {
		char c = name.p[i];

		if (c == ' ' || c == '-' || c == '_')
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		key[n++] = c;
	}
	return hash_id(entity_type_name(type), (struct str){ key, n }, 0);
}
