#include "base.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "file.h"
#include "hash.h"
#include "log.h"
#include "mem.h"
#include "snapshot.h"

/* A file's time moves in steps as coarse as this: what was written so lately
 * may be written again without its time moving. */
#define COARSE_MS 50

/* ---- which data ---- */

/* Mixes in what a write changes: size and time; an empty log is none. */
static uint64_t
mix_file(uint64_t h, const char *path, bool *fresh)
{
	struct timespec now;
	struct stat st;
	int64_t age;

	if (stat(path, &st) < 0 || st.st_size == 0)
		return hash_mix(h, 0);
	clock_gettime(CLOCK_REALTIME, &now);
	age = ((int64_t)now.tv_sec - (int64_t)st.st_mtim.tv_sec) * 1000 +
	    (now.tv_nsec - st.st_mtim.tv_nsec) / 1000000;
	*fresh |= age < COARSE_MS;
	h = hash_mix(h, (uint64_t)st.st_ino);
	h = hash_mix(h, (uint64_t)st.st_size);
	h = hash_mix(h, (uint64_t)st.st_mtim.tv_sec);
	return hash_mix(h, (uint64_t)st.st_mtim.tv_nsec);
}

/* Of the database's files; 0 where they are too fresh to tell. */
static uint64_t
stamp_of(const char *db_file)
{
	char log[4096];
	bool fresh = false;
	uint64_t h = mix_file(1, db_file, &fresh);

	if (snprintf(log, sizeof(log), "%s-wal", db_file) >= (int)sizeof(log))
		return 0;
	h = mix_file(h, log, &fresh);
	return fresh ? 0 : h | 1;
}

/* ---- the file ---- */

static void
release(void *p)
{
	struct snapshot *s = p;

	if (s == NULL)
		return;
	if (s->mapped)
		munmap(s->block, s->bytes);
	else
		mem_free(s->block);
	mem_free(s);
}

/* NULL where there is none, or none that may be used; why goes to the log. */
static struct snapshot *
load(const char *path, uint64_t stamp)
{
	struct snapshot *s = mem_alloc(sizeof(*s));
	struct err e = ERR_INIT;
	struct stat st;
	void *block = MAP_FAILED;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size > 0)
		block = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
		    fd, 0);
	if (fd >= 0)
		close(fd);
	if (block == MAP_FAILED) {
		mem_free(s);
		return NULL;
	}
	if (snapshot_read(s, block, (size_t)st.st_size, &e) < 0) {
		log_info("%s: %s; it is made again", path, e.text);
		munmap(block, (size_t)st.st_size);
		mem_free(s);
		return NULL;
	}
	s->mapped = true;
	if (s->head.stamp == stamp)
		return s;
	release(s);
	return NULL;
}

/* A cache: where it cannot be written, the next process makes its own. */
static void
save(struct snapshot *s, const char *path)
{
	struct err e = ERR_INIT;

	snapshot_seal(s->block, s->bytes);
	memcpy(&s->head, s->block, sizeof(s->head));
	(void)file_write(path, (struct str){ s->block, s->bytes }, &e);
}

static struct snapshot *
make(struct db *db, const char *path, uint64_t stamp, struct err *e)
{
	struct snapshot *s = mem_alloc(sizeof(*s));

	if (snapshot_build(s, db, stamp, e) < 0) {
		mem_free(s);
		return NULL;
	}
	if (stamp != 0 && stamp_of(db_path(db)) == stamp)
		save(s, path);
	return s;
}

const struct snapshot *
snapshot_get(struct db *db, struct err *e)
{
	struct snapshot *s = db_kept(db);
	char path[4096];
	uint64_t stamp;
	int64_t version;

	if (db_data_version(db, &version, e) < 0)
		return NULL;
	if (s != NULL && s->version == version)
		return s;
	stamp = stamp_of(db_path(db));
	if (db_is_apart(db) || snprintf(path, sizeof(path), "%s.graph",
	    db_path(db)) >= (int)sizeof(path))
		stamp = 0;
	s = stamp != 0 ? load(path, stamp) : NULL;
	if (s == NULL && (s = make(db, path, stamp, e)) == NULL)
		return NULL;
	s->version = version;
	db_keep(db, s, release);
	return s;
}
