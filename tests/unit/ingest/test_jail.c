#include "base.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "jail.h"

/* What went wrong, as an exit status; 0 nothing. */
static int
inside(void)
{
	unsigned holds = jail_enter();
	char *const argv[] = { (char *)(uintptr_t)"true", NULL };

	if ((holds & JAIL_FILES) != 0) {
		if (open("/etc/passwd", O_RDONLY) >= 0 || errno != EACCES)
			return 2;
		if (open("stolen", O_WRONLY | O_CREAT, 0600) >= 0)
			return 3;
	}
	if ((holds & JAIL_CALLS) != 0) {
		if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EPERM)
			return 4;
		if (kill(getppid(), 0) == 0)
			return 5;
		(void)execv("/bin/true", argv);
		if (errno != EPERM)
			return 6;
	}
	/* converters are shared objects: they must still be had */
	if (iconv_open("UTF-8", "GB18030") == (iconv_t)-1 ||
	    iconv_open("UTF-8", "EUC-KR") == (iconv_t)-1)
		return 7;
	if (holds != (JAIL_FILES | JAIL_CALLS))
		return 77;
	return 0;
}

static void
lets_nothing_out(void)
{
	pid_t child = fork();
	int status = -1;

	if (child == 0)
		_exit(inside());
	CHECK(waitpid(child, &status, 0) == child);
	CHECK(WIFEXITED(status));
	if (WEXITSTATUS(status) == 77)
		printf("this kernel has only a part of the jail\n");
	else
		CHECK_INT(WEXITSTATUS(status), 0);
}

CHECK_MAIN(lets_nothing_out)
