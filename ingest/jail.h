/*
 * jail.h - what a process that reads untrusted bytes can still ask of Linux.
 *
 * After jail_enter there is no way to the network, to another program or to
 * another process (seccomp), and no file can be opened but to read those that
 * iconv's converters are made of (landlock).  Where the kernel lacks one of the
 * two the other holds alone: the limits of worker.c hold in any case.
 */
#ifndef JAIL_H
#define JAIL_H

#include <sys/resource.h>

#include "base.h"

enum jail { JAIL_CALLS = 1, JAIL_FILES = 2 };

/* Both ends of a limit, which a child cannot raise again. */
void		jail_limit(int what, rlim_t most);
/* The files from one to another, both of them. */
void		jail_close(int from, int to);
/* For good, and for every child; which of the two hold. */
unsigned	jail_enter(void);

#endif
