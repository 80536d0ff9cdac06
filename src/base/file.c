#include "base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "vec.h"

#define WALK_DEPTH 64

static int
read_all(int fd, const char *path, struct buf *out, struct err *e)
{
	static const size_t chunk = 65536;
	char *part = mem_alloc(chunk);
	ssize_t n;
	int rc = 0;

	while ((n = read(fd, part, chunk)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			rc = err_errno(e, "%s", path);
			break;
		}
		buf_add(out, part, (size_t)n);
		if ((rc = buf_check(out, path, e)) < 0)
			break;
	}
	mem_free(part);
	return rc;
}

int
file_read(const char *path, struct buf *out, struct err *e)
{
	struct stat st;
	int fd, rc;

	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, "standard input", out, e);
	/* O_NONBLOCK: opening a pipe that nobody writes must not hang. */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return err_errno(e, "%s", path);
	if (fstat(fd, &st) < 0)
		rc = err_errno(e, "%s", path);
	else if (S_ISDIR(st.st_mode))
		rc = err_set(e, ERR_INVALID, "%s: is a folder, expected a file",
		    path);
	else if (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode))
		rc = err_set(e, ERR_INVALID, "%s: is not a regular file", path);
	else {
		(void)fcntl(fd, F_SETFL, 0);
		rc = read_all(fd, path, out, e);
	}
	close(fd);
	return rc;
}

static int
write_all(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		s.p += n;
		s.n -= (size_t)n;
	}
	return 0;
}

int
file_write(const char *path, struct str bytes, struct err *e)
{
	char tmp[PATH_MAX];
	int fd, n;

	n = snprintf(tmp, sizeof(tmp), "%s.%ld.tmp", path, (long)getpid());
	if (n < 0 || (size_t)n >= sizeof(tmp))
		return err_set(e, ERR_LIMIT, "%s: path is too long", path);
	fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return err_errno(e, "%s", tmp);
	if (write_all(fd, bytes) < 0 || fsync(fd) < 0) {
		err_errno(e, "%s", path);
		close(fd);
		unlink(tmp);
		return -1;
	}
	close(fd);
	if (rename(tmp, path) < 0) {
		err_errno(e, "%s", path);
		unlink(tmp);
		return -1;
	}
	return 0;
}

bool
file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool
file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

uint64_t
file_bytes(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (uint64_t)st.st_size : 0;
}

int
file_make_folder(const char *path, struct err *e)
{
	char *copy = mem_strdup(path);
	int rc = 0;

	for (char *p = copy + 1; rc == 0; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (mkdir(copy, 0700) < 0 && errno != EEXIST)
			rc = err_errno(e, "%s", copy);
		*p = c;
		if (c == '\0')
			break;
	}
	mem_free(copy);
	return rc;
}

int
file_make_parent(const char *path, struct err *e)
{
	char *copy = mem_strdup(path);
	char *slash = strrchr(copy, '/');
	int rc = 0;

	if (slash != NULL && slash != copy) {
		*slash = '\0';
		rc = file_make_folder(copy, e);
	}
	mem_free(copy);
	return rc;
}

static const char *
odd_kind(mode_t mode)
{
	if (S_ISSOCK(mode))
		return "is a socket";
	if (S_ISFIFO(mode))
		return "is a pipe";
	if (S_ISLNK(mode))
		return "is a link to a folder";
	return "is a device";
}

struct walk {
	file_fn		*fn;
	file_odd_fn	*odd;
	void		*ctx;
	struct err	*e;
};

static int	walk_path(struct walk *, const char *path, int depth);

static int
cmp_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int
walk_folder(struct walk *w, const char *path, int depth)
{
	VEC(char *) names = VEC_INIT;
	DIR *d = opendir(path);
	struct dirent *ent;
	int rc = 0;

	if (d == NULL)
		return err_errno(w->e, "%s", path);
	while ((ent = readdir(d)) != NULL)
		if (ent->d_name[0] != '.')
			*VEC_ADD(&names) = mem_strdup(ent->d_name);
	closedir(d);
	if (names.n > 0)
		qsort(names.at, names.n, sizeof(*names.at), cmp_names);
	for (size_t i = 0; i < names.n; i++) {
		char below[PATH_MAX];
		int n = snprintf(below, sizeof(below), "%s/%s", path,
		    names.at[i]);

		if (rc == 0 && n > 0 && (size_t)n < sizeof(below))
			rc = walk_path(w, below, depth + 1);
		mem_free(names.at[i]);
	}
	VEC_RELEASE(&names);
	return rc;
}

static int
walk_path(struct walk *w, const char *path, int depth)
{
	struct stat st, at;

	if (depth > WALK_DEPTH)
		return w->odd(path, "is nested too deep", w->ctx);
	if (lstat(path, &st) < 0 || stat(path, &at) < 0) {
		if (depth == 0)
			return err_errno(w->e, "%s", path);
		return w->odd(path, strerror(errno), w->ctx);
	}
	if (S_ISDIR(st.st_mode) || (depth == 0 && S_ISDIR(at.st_mode)))
		return walk_folder(w, path, depth);
	if (S_ISREG(at.st_mode) || (depth == 0 && S_ISFIFO(at.st_mode)))
		return w->fn(path, w->ctx);
	return w->odd(path, odd_kind(st.st_mode), w->ctx);
}

int
file_walk(const char *path, file_fn *fn, file_odd_fn *odd, void *ctx,
    struct err *e)
{
	struct walk w = { fn, odd, ctx, e };
	size_t n = strlen(path);
	char *clean = mem_strdup(path);
	int rc;

	while (n > 1 && clean[n - 1] == '/')
		clean[--n] = '\0';
	rc = walk_path(&w, clean, 0);
	mem_free(clean);
	return rc;
}

static char *
xdg_path(const char *var, const char *fallback, const char *name,
    struct err *e)
{
	const char *dir = getenv(var), *home = getenv("HOME");
	struct buf b = BUF_INIT(PATH_MAX);

	if (dir != NULL && dir[0] == '/')
		buf_printf(&b, "%s/tapeout/%s", dir, name);
	else if (home != NULL && home[0] == '/')
		buf_printf(&b, "%s/%s/tapeout/%s", home, fallback, name);
	else {
		err_set(e, ERR_NOT_FOUND, "neither $%s nor $HOME names a folder",
		    var);
		return NULL;
	}
	return buf_take(&b);
}

char *
file_data_path(const char *name, struct err *e)
{
	return xdg_path("XDG_DATA_HOME", ".local/share", name, e);
}

char *
file_config_path(const char *name, struct err *e)
{
	return xdg_path("XDG_CONFIG_HOME", ".config", name, e);
}
