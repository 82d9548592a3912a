/* tests of what is looked at apart: an answer comes back whole; a crash, a loop, a bomb, a file, a socket, half an answer and
 * a helper that is away end in "no preview", and the next question is answered */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "guard/apart.h"
#include "guard/guard.h"

static struct ctx C;
static int ends[2];
static pid_t helper;
static char *room;

static void say(int out, const char *text, size_t n, size_t told)
{
    char head[4] = { (char)(told & 0xff), (char)(told >> 8 & 0xff), (char)(told >> 16 & 0xff), 0 };
    (void)!write(out, head, sizeof head);
    (void)!write(out, text, n);
}
/* does what the first sign of the file names */
static int work(int in, int out)
{
    char what[100] = "";
    ssize_t n = read(in, what, sizeof what);
    volatile int *nowhere = NULL;
    switch (what[0]) {
    case 'e': say(out, what, (size_t)n, (size_t)n); return 0;
    case 'h': say(out, what, 1, 90); return 0;
    case 'c': return *nowhere;
    case 'l':
        for (volatile unsigned i = 0;; i++) continue;
    case 'f': (void)!open("/etc/passwd", O_RDONLY); break;
    case 's': (void)!socket(AF_INET, SOCK_STREAM, 0); break;
    case 'k': kill(getppid(), SIGKILL); break;
    case 'x': (void)!fork(); break;
    case 'w': /* the descriptors of whoever asked are not here */
        if (write(2, "x", 1) >= 0 || write(3, "x", 1) >= 0) return 0;
        say(out, "none", 4, 4);
        return 0;
    case 'b':
        for (size_t got = 0; got < (size_t)2 << 30; got += 64 << 20) {
            char *p = mmap(NULL, 64 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            if (p == MAP_FAILED) return 1;
            p[0] = 1;
        }
        break;
    default: return 1;
    }
    say(out, "got out", 7, 7);
    return 0;
}

static void start(void)
{
    helper = fork();
    if (helper) return;
    str warning;
    struct ctx c = { .arena = arena_open(1 << 20) };
    if (!c.arena || setjmp(*arena_boundary(c.arena))) _exit(2);
    close(ends[0]);
    if (wall_limits(&c) || wall_paths(&c, NULL, 0, &warning) || wall_calls(&c, ROLE_UNPACK, &warning)) _exit(3);
    apart_serve(ends[1], work);
    _exit(0);
}
static int setup(void **state)
{
    (void)state;
    C.arena = arena_open(64 << 20);
    if (!C.arena || setjmp(*arena_boundary(C.arena)) || !apart_pair(ends)) return 1;
    room = arena_room(C.arena, APART_MOST);
    start();
    apart_use(ends[0]);
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    kill(helper, SIGTERM);
    waitpid(helper, NULL, 0);
    arena_close(C.arena);
    return 0;
}

static const char *ask(const char *text, str *out)
{
    int fd = memfd_create("question", MFD_CLOEXEC);
    assert_true(write(fd, text, strlen(text)) == (ssize_t)strlen(text) && lseek(fd, 0, SEEK_SET) == 0);
    err e = apart_ask(&C, fd, room, out);
    close(fd);
    return e ? e->code : "";
}

static void an_answer_comes_back_whole(void **state)
{
    str s;
    (void)state;
    assert_string_equal(ask("e hello", &s), "");
    assert_true(str_is(s, "e hello"));
    assert_string_equal(ask("w", &s), "");
    assert_true(str_is(s, "none"));
}
static void what_goes_wrong_ends_with_the_child(void **state)
{
    static const char *const bad[] = { "h", "c", "f", "s", "k", "x", "?", "" };
    str s;
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_string_equal(ask(bad[i], &s), "no-preview");
        assert_string_equal(ask("e", &s), "");
    }
}
static void time_and_memory_end(void **state)
{
    str s;
    (void)state;
    int64_t begun = clock_now().us;
    assert_string_equal(ask("l", &s), "no-preview");
    assert_true(clock_now().us - begun < 11 * SECOND);
#ifndef APART_SANITIZED
    assert_string_equal(ask("b", &s), "no-preview");
#endif
    assert_string_equal(ask("e", &s), "");
}
static void a_helper_that_is_away_is_told(void **state)
{
    str s;
    (void)state;
    kill(helper, SIGKILL);
    waitpid(helper, NULL, 0);
    start(); /* as the parent does; what was asked meanwhile lies in the socket */
    assert_string_equal(ask("e again", &s), "");
    apart_use(-1);
    assert_string_equal(ask("e", &s), "look-busy");
    apart_use(ends[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(an_answer_comes_back_whole), cmocka_unit_test(what_goes_wrong_ends_with_the_child),
                                        cmocka_unit_test(time_and_memory_end), cmocka_unit_test(a_helper_that_is_away_is_told) };
    return cmocka_run_group_tests(tests, setup, teardown);
}
