/* apart - see apart.h */
#include "guard/apart.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guard/guard.h"

enum { AT_ONCE = 2, CPU_SECONDS = 5, WALL_SECONDS = 8, WAIT_MS = 12000 };
static int asking = -1;

bool apart_pair(int ends[2])
{
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
}
void apart_use(int end)
{
    asking = end;
}

/* ---- one question: a byte, and with it the file to read and the pipe to answer into */

union fds {
    struct cmsghdr align;
    char room[CMSG_SPACE(2 * sizeof(int))];
};
static struct msghdr message(struct iovec *v, char *byte, union fds *f)
{
    *v = (struct iovec){ byte, 1 };
    return (struct msghdr){ .msg_iov = v, .msg_iovlen = 1, .msg_control = f->room, .msg_controllen = sizeof f->room };
}
static bool send_question(int in, int out)
{
    char byte = 'q';
    int both[2] = { in, out };
    union fds f = { .room = { 0 } };
    struct iovec v;
    struct msghdr m = message(&v, &byte, &f);
    struct cmsghdr *h = CMSG_FIRSTHDR(&m);
    h->cmsg_level = SOL_SOCKET;
    h->cmsg_type = SCM_RIGHTS;
    h->cmsg_len = CMSG_LEN(sizeof both);
    memcpy(CMSG_DATA(h), both, sizeof both);
    return sendmsg(asking, &m, MSG_DONTWAIT | MSG_NOSIGNAL) == 1;
}
/* 1: a question; 0: nobody asks any more; -1: something else came */
static int next_question(int end, int *in, int *out)
{
    char byte;
    int both[2];
    union fds f = { .room = { 0 } };
    struct iovec v;
    struct msghdr m = message(&v, &byte, &f);
    ssize_t n = recvmsg(end, &m, MSG_CMSG_CLOEXEC);
    if (n == 0 || (n < 0 && errno != EINTR)) return 0;
    struct cmsghdr *h = n == 1 ? CMSG_FIRSTHDR(&m) : NULL;
    if (!h || h->cmsg_type != SCM_RIGHTS || h->cmsg_len != CMSG_LEN(sizeof both)) return -1;
    memcpy(both, CMSG_DATA(h), sizeof both);
    *in = both[0];
    *out = both[1];
    return 1;
}

/* ---- the child */

/* nothing is left but reading 0, writing 1 and memory; without the filter of calls nothing is looked at */
static void close_in(void)
{
    struct ctx c = { .arena = arena_open(4 << 20) };
    str warning;
    if (!c.arena || setjmp(*arena_boundary(c.arena))) _exit(2);
    const struct rlimit cpu = { CPU_SECONDS, CPU_SECONDS }, none = { 0, 0 }, two = { 2, 2 };
    bool good = setrlimit(RLIMIT_CPU, &cpu) == 0 && setrlimit(RLIMIT_FSIZE, &none) == 0 && setrlimit(RLIMIT_NPROC, &none) == 0;
#ifndef APART_SANITIZED
    const struct rlimit memory = { (rlim_t)768 << 20, (rlim_t)768 << 20 };
    good = good && setrlimit(RLIMIT_AS, &memory) == 0;
#endif
    alarm(WALL_SECONDS);
    if (!good || wall_limits(&c) || setrlimit(RLIMIT_NOFILE, &two) != 0) _exit(2);
    if (wall_looking(&c, &warning) || warning.n) _exit(2);
}

static void child(int in, int out, int (*work)(int in, int out))
{
    /* both away from 0 and 1 first: one of them may be the other */
    int a = fcntl(in, F_DUPFD, 10), b = fcntl(out, F_DUPFD, 10);
    if (a < 0 || b < 0 || dup2(a, 0) != 0 || dup2(b, 1) != 1) _exit(2);
    if (syscall(SYS_close_range, 2, ~0U, 0) != 0) _exit(2);
    close_in();
    _exit(work(0, 1));
}

void apart_serve(int end, int (*work)(int in, int out))
{
    int running = 0, in, out, got;
    while ((got = next_question(end, &in, &out)) != 0) {
        if (got < 0) continue;
        while (running > 0 && waitpid(-1, NULL, running < AT_ONCE ? WNOHANG : 0) > 0) running--;
        pid_t pid = fork();
        if (pid == 0) {
            close(end);
            child(in, out, work);
        }
        if (pid > 0) running++;
        close(in);
        close(out);
    }
}

/* ---- who asks */

/* all that is said until the other side ends: an answer begins with its length, so that half of one is none */
static bool hear(int from, char *room, size_t *n)
{
    int64_t end = clock_now().us + WAIT_MS * (SECOND / 1000);
    *n = 0;
    for (;;) {
        struct pollfd p = { .fd = from, .events = POLLIN };
        int64_t left = (end - clock_now().us) / (SECOND / 1000);
        if (left <= 0) return false;
        int ready = poll(&p, 1, (int)left);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        ssize_t k = read(from, room + *n, APART_MOST - *n);
        if (k < 0) return false;
        if (k == 0) return true;
        *n += (size_t)k;
        if (*n == APART_MOST) return false;
    }
}

err apart_ask(struct ctx *c, int in, char *room, str *out)
{
    int ends[2];
    size_t n = 0, said = 0;
    if (asking < 0 || pipe2(ends, O_CLOEXEC) != 0) FAIL(c, E_BUSY, "look-busy", "nothing can be looked at apart just now; try again");
    bool asked = send_question(in, ends[1]);
    close(ends[1]);
    bool heard = asked && hear(ends[0], room, &n);
    close(ends[0]);
    if (!asked) FAIL(c, E_BUSY, "look-busy", "too much is looked at just now; try again");
    if (n >= 4)
        said =
            (size_t)(unsigned char)room[0] | (size_t)(unsigned char)room[1] << 8 | (size_t)(unsigned char)room[2] << 16 | (size_t)(unsigned char)room[3] << 24;
    if (!heard || n < 4 || said != n - 4)
        FAIL(c, E_ABSENT, "no-preview", "there is no preview of this file: it could not be read in the time and memory allowed");
    *out = (str){ room + 4, said };
    return NULL;
}

/* who       may
 * helper    receive questions, make children; no file (Landlock), no new socket, no program (guard/sandbox.c ROLE_UNPACK)
 * child     read descriptor 0, write descriptor 1, take and give back memory (768 MiB), 5 s of work, 8 s in all; any other call
 *           ends it */
