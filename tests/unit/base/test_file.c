#include "base.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "check.h"
#include "file.h"
#include "mem.h"

/* The tests work in a folder of their own, see the end. */
static void
put(const char *path, const char *bytes)
{
	struct err e = ERR_INIT;

	CHECK_INT(file_write(path, str_of(bytes), &e), 0);
}

static void
reads_and_writes_whole_files(void)
{
	struct buf b = BUF_INIT(10);
	struct err e = ERR_INIT;

	put("a.txt", "old");
	put("a.txt", "0123456789");
	CHECK_INT(file_read("a.txt", &b, &e), 0);
	CHECK_STR(buf_text(&b), "0123456789");
	CHECK_INT(file_read("a.txt", &b, &e), -1);
	CHECK_INT(e.kind, ERR_LIMIT);
	CHECK_STR(e.text, "a.txt is over its ceiling of 10 bytes");
	buf_reset(&b);
	CHECK_INT(file_read("not/there", &b, &e), -1);
	CHECK_INT(e.kind, ERR_NOT_FOUND);
	CHECK_INT(file_write("not/there", STR_NONE, &e), -1);
	CHECK(file_exists("a.txt") && !file_exists("b.txt"));
	CHECK(!file_is_folder("a.txt") && file_is_folder("."));
	CHECK_INT(file_read(".", &b, &e), -1);
	CHECK_STR(e.text, ".: is a folder, expected a file");
	buf_release(&b);
}

/* A pipe that nobody writes to must not hang. */
static void
reads_no_devices(void)
{
	struct buf b = BUF_INIT(10);
	struct err e = ERR_INIT;

	CHECK_INT(file_read("/dev/zero", &b, &e), -1);
	CHECK_STR(e.text, "/dev/zero: is not a regular file");
	CHECK_INT(mkfifo("pipe", 0600), 0);
	CHECK_INT(file_read("pipe", &b, &e), 0);
	CHECK_INT(b.n, 0);
	unlink("pipe");
	buf_release(&b);
}

static struct buf seen = BUF_INIT(10000);
static int left;

static int
see(const char *path, void *ctx ATTR_UNUSED)
{
	buf_printf(&seen, "%s\n", path);
	return --left == 0 ? 7 : 0;
}

static int
see_odd(const char *path, const char *why, void *ctx ATTR_UNUSED)
{
	buf_printf(&seen, "%s %s\n", path, why);
	return 0;
}

static void
make_socket(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	strncpy(a.sun_path, path, sizeof(a.sun_path) - 1);
	CHECK_INT(bind(fd, (struct sockaddr *)&a, sizeof(a)), 0);
	close(fd);
}

static void
walks_in_byte_order(void)
{
	struct err e = ERR_INIT;

	CHECK_INT(file_make_folder("w/deep/er", &e), 0);
	CHECK_INT(file_make_folder("w/deep/er", &e), 0);
	put("w/b.txt", "");
	put("w/B.txt", "");
	put("w/deep/a.txt", "");
	put("w/.hidden", "");
	make_socket("w/c.sock");
	CHECK_INT(symlink("deep", "w/link"), 0);
	CHECK_INT(symlink("nowhere", "w/lost"), 0);
	left = -1;
	CHECK_INT(file_walk("w//", see, see_odd, NULL, &e), 0);
	CHECK_STR(buf_text(&seen), "w/B.txt\nw/b.txt\nw/c.sock is a socket\n"
	    "w/deep/a.txt\nw/link is a link to a folder\n"
	    "w/lost No such file or directory\n");
	buf_reset(&seen);
	left = 1;
	CHECK_INT(file_walk("w", see, see_odd, NULL, &e), 7);
	CHECK_STR(buf_text(&seen), "w/B.txt\n");
	CHECK_INT(file_walk("w/none", see, see_odd, NULL, &e), -1);
	CHECK_INT(e.kind, ERR_NOT_FOUND);
	CHECK_INT(file_make_folder("w/b.txt/x", &e), -1);
	buf_release(&seen);
}

static void
knows_where_things_are_kept(void)
{
	struct err e = ERR_INIT;
	char *path;

	setenv("XDG_DATA_HOME", "/d", 1);
	setenv("HOME", "/h", 1);
	CHECK_STR(path = file_data_path("x.db", &e), "/d/tapeout/x.db");
	mem_free(path);
	setenv("XDG_DATA_HOME", "not absolute", 1);
	CHECK_STR(path = file_data_path("x.db", &e),
	    "/h/.local/share/tapeout/x.db");
	mem_free(path);
	unsetenv("XDG_CONFIG_HOME");
	CHECK_STR(path = file_config_path("c", &e), "/h/.config/tapeout/c");
	mem_free(path);
	unsetenv("HOME");
	CHECK(file_config_path("c", &e) == NULL);
	CHECK_STR(e.text, "neither $XDG_CONFIG_HOME nor $HOME names a folder");
}

/* All of it in a folder that nobody else has, whoever runs this and where. */
static char folder[] = "/tmp/tapeout-file.XXXXXX";

static void
goes_into_a_folder(void)
{
	CHECK(mkdtemp(folder) != NULL);
	CHECK_INT(chdir(folder), 0);
}

static void
leaves_nothing(void)
{
	static const char *const made[] = { "w/.hidden", "w/b.txt", "w/B.txt",
		"w/c.sock", "w/link", "w/lost", "w/deep/a.txt", "w/deep/er",
		"w/deep", "w", "a.txt", "pipe" };

	for (size_t i = 0; i < COUNT_OF(made); i++)
		(void)remove(made[i]);
	CHECK_INT(rmdir(folder), 0);
}

CHECK_MAIN(goes_into_a_folder, reads_and_writes_whole_files, reads_no_devices,
    walks_in_byte_order, leaves_nothing, knows_where_things_are_kept)
