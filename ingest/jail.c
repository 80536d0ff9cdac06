#include "base.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "jail.h"

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#endif

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef OUR_ARCH
/* Calls that no reader of text makes. */
static const unsigned refused[] = {
	SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen,
	SYS_execve, SYS_execveat, SYS_kill, SYS_ptrace, SYS_process_vm_readv,
	SYS_process_vm_writev, SYS_mount, SYS_unshare, SYS_setns, SYS_bpf,
	SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key,
	SYS_request_key, SYS_pidfd_open, SYS_io_uring_setup
};

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, \
	(unsigned)offsetof(struct seccomp_data, field))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, (what))

/* A list of what is refused and not of what is allowed: the C library's own
 * calls differ from one to the next. */
static bool
refuse_calls(void)
{
	struct sock_filter f[6 + 2 * COUNT_OF(refused)];
	struct sock_fprog program = { .filter = f };
	size_t n = 0;

	f[n++] = (struct sock_filter)LOAD(arch);
	f[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
	    OUR_ARCH, 1, 0);
	f[n++] = (struct sock_filter)RETURN(SECCOMP_RET_KILL_PROCESS);
	f[n++] = (struct sock_filter)LOAD(nr);
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		f[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ |
		    BPF_K, refused[i], 0, 1);
		f[n++] = (struct sock_filter)RETURN(SECCOMP_RET_ERRNO | 1u);
	}
	f[n++] = (struct sock_filter)RETURN(SECCOMP_RET_ALLOW);
	program.len = (unsigned short)n;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}
#else
static bool
refuse_calls(void)
{
	return false;
}
#endif

#ifdef SYS_landlock_create_ruleset
/* All that landlock's first version knows: open, make, remove, execute. */
#define ALL_ACCESS 0x1fffu

static void
allow_reading(int rules, const char *folder)
{
	struct landlock_path_beneath_attr a = { .allowed_access =
	    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR };

	a.parent_fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (a.parent_fd < 0)
		return;
	(void)syscall(SYS_landlock_add_rule, rules,
	    LANDLOCK_RULE_PATH_BENEATH, &a, 0u);
	(void)close(a.parent_fd);
}

static bool
refuse_files(void)
{
	struct landlock_ruleset_attr a = { .handled_access_fs = ALL_ACCESS };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &a, sizeof(a),
	    0u);
	bool done;

	if (rules < 0)
		return false;
	/* shared objects and iconv's converters, which are loaded when asked
	 * for */
	allow_reading(rules, "/usr/lib");
	allow_reading(rules, "/lib");
	allow_reading(rules, "/usr/lib64");
	done = syscall(SYS_landlock_restrict_self, rules, 0u) == 0;
	(void)close(rules);
	return done;
}
#else
static bool
refuse_files(void)
{
	return false;
}
#endif

/* Linux 5.9; elsewhere one by one, as far as a process is likely to have. */
void
jail_close(int from, int to)
{
#ifdef SYS_close_range
	if (from > to || syscall(SYS_close_range, (unsigned)from,
	    (unsigned)to, 0u) == 0)
		return;
#endif
	for (int fd = from; fd <= MIN_OF(to, 1024); fd++)
		(void)close(fd);
}

void
jail_limit(int what, rlim_t most)
{
	struct rlimit r = { most, most };

	(void)setrlimit(what, &r);
}

unsigned
jail_enter(void)
{
	unsigned holds = 0;

	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (refuse_files())
		holds |= JAIL_FILES;
	if (refuse_calls())
		holds |= JAIL_CALLS;
	return holds;
}
