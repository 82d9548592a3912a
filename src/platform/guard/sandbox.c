/* sandbox - the walls around a process: no new privileges, no core dumps, Landlock for paths, seccomp for calls
 *
 * A kernel without Landlock or seccomp gives a warning for /readyz and the log, not a failure (details 15). The calls
 * are a list of what is refused, with EPERM: libraries come with calls of their own, and a refusal must not kill a
 * server in the middle of an answer. */
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "guard/guard.h"

#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

err wall_limits(struct ctx *c)
{
    struct rlimit none = { 0, 0 };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) FAIL(c, E_FAULT, "wall", "no_new_privs: %s", strerror(errno));
    if (setrlimit(RLIMIT_CORE, &none) != 0) FAIL(c, E_FAULT, "wall", "core limit: %s", strerror(errno));
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) FAIL(c, E_FAULT, "wall", "dumpable: %s", strerror(errno));
    return NULL;
}

/* ---- Landlock, by its three system calls; Debian 12's libc has no names for them */
#define ON_FILES (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE)

static uint64_t rights_of(unsigned rights)
{
    uint64_t r = 0;
    if (rights & WALL_READ) r |= LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    if (rights & WALL_EXECUTE) r |= LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;
    if (rights & WALL_WRITE)
        r |= LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
             LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REFER;
    return r;
}

/* what the kernel's version of the interface can hold back: 1 the first thirteen, 2 refer, 3 truncate */
static uint64_t handled(long abi)
{
    uint64_t r = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    if (abi >= 2) r |= LANDLOCK_ACCESS_FS_REFER;
    if (abi >= 3) r |= LANDLOCK_ACCESS_FS_TRUNCATE;
    return r;
}

static err allow(struct ctx *c, int rules, uint64_t can, const struct wall_path *w)
{
    struct stat st;
    struct landlock_path_beneath_attr at = { .allowed_access = rights_of(w->rights) & can };
    at.parent_fd = open(w->path, O_PATH | O_CLOEXEC);
    if (at.parent_fd < 0 && errno == ENOENT) return NULL;
    if (at.parent_fd < 0) FAIL(c, E_FAULT, "wall", "%s: %s", w->path, strerror(errno));
    if (fstat(at.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode)) at.allowed_access &= ON_FILES;
    long done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &at, 0);
    int why = errno;
    close(at.parent_fd);
    if (done != 0) FAIL(c, E_FAULT, "wall", "%s: %s", w->path, strerror(why));
    return NULL;
}

err wall_paths(struct ctx *c, const struct wall_path *paths, size_t n, str *warning)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < 1) {
        *warning = S("Landlock is not available: files are held back by their owner and mode alone");
        return NULL;
    }
    struct landlock_ruleset_attr all = { .handled_access_fs = handled(abi) };
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0) FAIL(c, E_FAULT, "wall", "Landlock: %s", strerror(errno));
    err e = NULL;
    for (size_t i = 0; i < n && !e; i++) e = allow(c, rules, all.handled_access_fs, &paths[i]);
    bool closed = !e && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    int why = errno;
    close(rules);
    if (e) return e;
    if (!closed) FAIL(c, E_FAULT, "wall", "Landlock: %s", strerror(why));
    *warning = (str){ NULL, 0 };
    return NULL;
}

/* ---- seccomp */
static const char *const never[] = {
    /* no process of ours */
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "pidfd_getfd",
    "kcmp",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "move_mount",
    "open_tree",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    "kexec_load",
    "kexec_file_load",
    "bpf",
    "keyctl",
    "add_key",
    "request_key",
    "init_module",
    "finit_module",
    "delete_module",
    "perf_event_open",
    "userfaultfd",
    "reboot",
    "swapon",
    "swapoff",
    "sethostname",
    "setdomainname",
    "settimeofday",
    "clock_settime",
    "clock_adjtime",
    "adjtimex",
    "acct",
    "quotactl",
    "iopl",
    "ioperm",
    "unshare",
    "setns",
    "personality",
    "syslog",
    "open_by_handle_at",
    "name_to_handle_at",
    "lookup_dcookie",
    "vhangup",
    "uselib",
    "modify_ldt",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "mknod",
    "mknodat",
    "fanotify_init",
};
static const char *const starting[] = { "execve", "execveat", "fork", "vfork" };
static const char *const network[] = { "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4" };
static const char *const files[] = {
    "open",    "openat",    "openat2", "creat",   "unlink", "unlinkat", "rename",   "renameat", "renameat2", "link",     "linkat",
    "symlink", "symlinkat", "mkdir",   "mkdirat", "rmdir",  "chmod",    "fchmodat", "chown",    "fchownat",  "truncate",
};
static const char *const sending[] = { "kill", "tkill", "sendmmsg" };

static int refuse(scmp_filter_ctx f, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int call = seccomp_syscall_resolve_name(names[i]);
        if (call == __NR_SCMP_ERROR) continue; /* not on this machine */
        int r = seccomp_rule_add(f, SCMP_ACT_ERRNO(EPERM), call, 0);
        if (r != 0) return r;
    }
    return 0;
}

static void drop_filter(void *f)
{
    seccomp_release(f);
}

err wall_calls(struct ctx *c, enum wall_role role, str *warning)
{
    void **slot = arena_onclose(c->arena, drop_filter);
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_ALLOW);
    *slot = f;
    if (!f) FAIL(c, E_FAULT, "wall", "the seccomp filter cannot be made");
    bool leaf = role == ROLE_HTTP || role == ROLE_KEEP || role == ROLE_UNPACK;
    int r = seccomp_attr_set(f, SCMP_FLTATR_CTL_TSYNC, 1); /* threads that a library has started already, too */
    if (!r) r = refuse(f, never, COUNT(never));
    if (!r && leaf) r = refuse(f, starting, COUNT(starting));
    if (!r && (role == ROLE_KEEP || role == ROLE_UNPACK)) r = refuse(f, network, COUNT(network));
    if (!r && (role == ROLE_KEEP || role == ROLE_UNPACK)) r = refuse(f, files, COUNT(files));
    if (!r && role == ROLE_UNPACK) r = refuse(f, sending, COUNT(sending));
    if (r) FAIL(c, E_FAULT, "wall", "seccomp: %s", strerror(-r));
    r = seccomp_load(f);
    *warning = r ? S("seccomp is not available: system calls are not held back") : (str){ NULL, 0 };
    return NULL;
}

/* nothing but this; anything else ends the process */
err wall_looking(struct ctx *c, str *warning)
{
    static const char *const may[] = { "read",  "write",        "close", "brk",   "mmap",       "munmap",      "mremap",    "madvise",
                                       "lseek", "rt_sigreturn", "exit",  "futex", "exit_group", "sched_yield", "getrandom", "clock_gettime" };
    void **slot = arena_onclose(c->arena, drop_filter);
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_KILL_PROCESS);
    *slot = f;
    if (!f) FAIL(c, E_FAULT, "wall", "the seccomp filter cannot be made");
    int r = 0;
    for (size_t i = 0; i < COUNT(may) && !r; i++) {
        int call = seccomp_syscall_resolve_name(may[i]);
        if (call != __NR_SCMP_ERROR) r = seccomp_rule_add(f, SCMP_ACT_ALLOW, call, 0);
    }
    if (r) FAIL(c, E_FAULT, "wall", "seccomp: %s", strerror(-r));
    *warning = seccomp_load(f) ? S("seccomp is not available: system calls are not held back") : (str){ NULL, 0 };
    return NULL;
}

/* who may do what: all - nothing of never[]; http - starts no program; work - may start unpack; keep and unpack - start
 * nothing, no new socket, open no file after start; unpack - sends no signals either */
