/*
 * scratch.h - a database of its own for each test, and documents to put in it.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "clock.h"
#include "db.h"
#include "store_doc.h"

static char scratch_folder[256];
static char scratch_path[300];

static inline const char *
scratch_new(void)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(scratch_folder, sizeof(scratch_folder), "%s/tapeout-XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(scratch_folder) == NULL)
		BUG("no scratch folder");
	snprintf(scratch_path, sizeof(scratch_path), "%s/t.db",
	    scratch_folder);
	return scratch_path;
}

static inline void
scratch_remove(void)
{
	static const char *const end[] = { "", "-wal", "-shm" };
	char name[320];

	for (size_t i = 0; i < COUNT_OF(end); i++) {
		snprintf(name, sizeof(name), "%s%s", scratch_path, end[i]);
		unlink(name);
	}
	rmdir(scratch_folder);
}

static inline struct db *
scratch_open(struct err *e)
{
	struct db *db = db_open(scratch_new(), DB_WRITE, e);

	if (db == NULL)
		fprintf(stderr, "%s\n", e->text);
	BUG_IF(db == NULL);
	return db;
}

static inline void
scratch_close(struct db *db)
{
	db_close(db);
	scratch_remove();
}

/* A document of a show, dated days after 2026-01-01. */
static inline int64_t
scratch_doc(struct db *db, const char *key, const char *title,
    const char *show, int day, const char *text)
{
	struct err e = ERR_INIT;
	enum doc_put what;
	struct doc d = {
		.key = str_of(key), .kind = DOC_NEWS, .format = FORMAT_TEXT,
		.title = str_of(title), .show = str_of(show),
		.people = STR_NONE, .lang = STR_LIT("en"), .link = STR_NONE,
		.date = clock_date(2026, 1, 1 + day),
		.date_origin = DATE_STATED, .text = str_of(text),
	};

	CHECK(store_doc_put(db, &d, &what, &e) == 0);
	return d.id;
}

/* Documents that make the file as large as that one handle is slow with it; what
 * the handle wrote is in the file itself when it is closed. */
static inline void
scratch_fill(struct db *db)
{
	static char text[1000 * 1000];
	char key[16];

	memset(text, 'x', sizeof(text) - 1);
	for (int i = 0; i < 10; i++) {
		snprintf(key, sizeof(key), "large %d", i);
		scratch_doc(db, key, "A large one", "A show", i, text);
	}
}

#endif
