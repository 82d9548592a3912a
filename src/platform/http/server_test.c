/* server_test - a real server on 127.0.0.1 with a toy program behind it */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "http/problem.h"
#include "http/server.h"

static struct server *server;
static int port;
static atomic_int news, dropped, open_gate, at_gate;

static err toy_next(struct ctx *c, void *state, struct buf *out)
{
    int *seen = state;
    (void)c;
    int now = atomic_load(&news);
    for (; *seen < now; ++*seen) buf_fmt(out, "data: %d\n\n", *seen + 1);
    return NULL;
}
static void toy_drop(void *state)
{
    (void)state;
    atomic_fetch_add(&dropped, 1);
}

static bool toy_admit(void *app, const struct req *q, enum route_class *cls, size_t *max_body, int *status)
{
    (void)app;
    if (str_starts(q->path, S("/slow"))) *cls = CLASS_SLOW;
    if (str_starts(q->path, S("/ingest"))) *cls = CLASS_INGEST;
    if (str_starts(q->path, S("/big"))) *max_body = 32 << 20;
    *status = 401;
    return !str_starts(q->path, S("/refused"));
}

static void nap(int ms)
{
    struct timespec t = { ms / 1000, (ms % 1000) * 1000000L };
    nanosleep(&t, NULL);
}

static void toy_serve(void *app, void *worker, struct arena *a, struct req *q, struct res *r)
{
    static const struct stream_calls calls = { toy_next, toy_drop };
    (void)app;
    (void)worker;
    if (str_is(q->path, "/events")) {
        http_stream(r, &calls, stream_state(sizeof(int)));
    } else if (str_is(q->path, "/slow") || str_is(q->path, "/ingest")) {
        atomic_fetch_add(&at_gate, 1);
        while (!atomic_load(&open_gate)) nap(5);
        atomic_fetch_sub(&at_gate, 1);
        buf_z(&r->body, "slow");
    } else if (str_is(q->path, "/hog")) {
        for (;;) arena_alloc(a, 1 << 20);
    } else if (str_is(q->path, "/long")) {
        for (int i = 0; i < 100000; i++) buf_z(&r->body, "0123456789");
    } else if (q->method == POST) {
        unsigned sum = 0;
        for (size_t i = 0; i < q->body.n; i++) sum = sum * 31 + (unsigned char)q->body.p[i];
        buf_fmt(&r->body, "%zu %u", q->body.n, sum);
    } else {
        buf_fmt(&r->body, "{\"path\":\"%.*s\"}", FMT(q->path));
    }
}

static int start(void **state)
{
    (void)state;
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t n = sizeof a;
    struct server_options o = { .spool = P_tmpdir, .workers = { 2, 1, 1, 1 }, .queue = { 64, 64, 1, 1 } };
    o.listen_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(o.listen_fd, (struct sockaddr *)&a, n) || listen(o.listen_fd, 128)) return -1;
    getsockname(o.listen_fd, (struct sockaddr *)&a, &n);
    port = ntohs(a.sin_port);
    o.calls.admit = toy_admit;
    o.calls.serve = toy_serve;
    struct arena *m = arena_open(1 << 20);
    struct ctx c = { .arena = m };
    err e = server_start(&c, &o, &server);
    arena_close(m);
    return e ? -1 : 0;
}
static int stop(void **state)
{
    (void)state;
    atomic_store(&open_gate, 1);
    server_free(server);
    return 0;
}

static int dial(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct timeval limit = { 10, 0 };
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    a.sin_port = htons((uint16_t)port);
    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}
static void say(int fd, const char *text)
{
    size_t n = strlen(text);
    assert_int_equal(send(fd, text, n, MSG_NOSIGNAL), (ssize_t)n);
}
/* reads until the text has come, the other side closes, or 10 s pass */
static bool hear(int fd, const char *text, char *got, size_t room)
{
    size_t n = 0;
    got[0] = 0;
    while (n + 1 < room && !strstr(got, text)) {
        ssize_t k = recv(fd, got + n, room - 1 - n, 0);
        if (k <= 0) break;
        n += (size_t)k;
        got[n] = 0;
    }
    return strstr(got, text) != NULL;
}
static int ask(const char *text, char *got, size_t room)
{
    int fd = dial();
    say(fd, text);
    hear(fd, "\r\n\r\n", got, room);
    close(fd);
    return strncmp(got, "HTTP/1.1 ", 9) == 0 ? atoi(got + 9) : 0;
}

static void keeps_alive_and_takes_pipelines(void **state)
{
    (void)state;
    char got[8192];
    int fd = dial();
    say(fd, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_true(hear(fd, "{\"path\":\"/a\"}", got, sizeof got));
    assert_non_null(strstr(got, "X-Content-Type-Options: nosniff"));
    assert_non_null(strstr(got, "Cache-Control: no-store"));
    say(fd, "GET /b HTTP/1.1\r\nHost: x\r\n\r\nGET /c HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_true(hear(fd, "{\"path\":\"/c\"}", got, sizeof got));
    assert_non_null(strstr(got, "{\"path\":\"/b\"}"));
    say(fd, "HEAD /d HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_true(hear(fd, "\r\n\r\n", got, sizeof got));
    assert_non_null(strstr(got, "Content-Length: 13"));
    assert_null(strstr(got, "{\"path"));
    close(fd);
}

static void refuses_what_is_malformed_or_too_large(void **state)
{
    (void)state;
    static char got[8192], big[40000];
    assert_int_equal(ask("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n", got, sizeof got), 413);
    assert_int_equal(ask("POST /refused HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n", got, sizeof got), 401);
    assert_int_equal(ask("GET /a/../b HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 400);
    assert_int_equal(ask("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 400);
    assert_int_equal(ask("BREW / HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 501);
    assert_int_equal(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", got, sizeof got), 400);
    snprintf(big, sizeof big, "GET / HTTP/1.1\r\nHost: x\r\nX: ");
    size_t n = strlen(big);
    memset(big + n, 'a', 20000);
    memcpy(big + n + 20000, "\r\n\r\n", 5);
    assert_int_equal(ask(big, got, sizeof got), 431);
    int fd = dial();
    say(fd, "\x16\x03\x01\xff\xfe garbage \x01\r\n\r\n\r\n");
    got[0] = 0;
    hear(fd, "\r\n\r\n", got, sizeof got);
    close(fd);
    assert_true(got[0] == 0 || strncmp(got, "HTTP/1.1 4", 10) == 0 || strncmp(got, "HTTP/1.0 4", 10) == 0);
    assert_int_equal(ask("GET /still-here HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 200);
}

/* one is at work and one waits, however slowly the machine gets there: ten seconds at most */
static void occupy(const char *text, enum route_class cls, int *a, int *b)
{
    struct server_figures f = { .queued = { 0 } };
    atomic_store(&open_gate, 0);
    *a = dial();
    say(*a, text);
    for (int i = 0; i < 1000 && atomic_load(&at_gate) < 1; i++) nap(10);
    assert_int_equal(atomic_load(&at_gate), 1);
    *b = dial();
    say(*b, text);
    for (int i = 0; i < 1000 && f.queued[cls] < 1; i++) {
        nap(10);
        server_figures(server, &f);
    }
    assert_int_equal(f.queued[cls], 1);
}
static void let_go(int a, int b)
{
    char got[8192];
    atomic_store(&open_gate, 1);
    assert_true(hear(a, "slow", got, sizeof got));
    assert_true(hear(b, "slow", got, sizeof got));
    close(a);
    close(b);
    for (int i = 0; i < 1000 && atomic_load(&at_gate) > 0; i++) nap(10);
}

/* whoever sends masses is told to send later, not that the hub is out of order */
static void a_full_intake_says_later(void **state)
{
    (void)state;
    char got[8192];
    int a, b;
    occupy("GET /ingest HTTP/1.1\r\nHost: x\r\n\r\n", CLASS_INGEST, &a, &b);
    assert_int_equal(ask("GET /ingest HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 429);
    assert_non_null(strstr(got, "Retry-After: 1"));
    let_go(a, b);
}

static void slow_ones_do_not_hold_up_and_a_full_queue_is_busy(void **state)
{
    (void)state;
    char got[8192];
    int a, b;
    occupy("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n", CLASS_SLOW, &a, &b);
    assert_int_equal(ask("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 503);
    assert_non_null(strstr(got, "Retry-After: 1"));
    assert_int_equal(ask("GET /fast HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 200);
    let_go(a, b);
}

static void send_chunks(int fd, size_t chunks)
{
    static char block[65536 + 9];
    memcpy(block, "10000\r\n", 7);
    for (size_t i = 0; i < 65536; i++) block[7 + i] = (char)('a' + i % 26);
    memcpy(block + 7 + 65536, "\r\n", 2);
    for (size_t k = 0; k < chunks; k++)
        for (size_t at = 0; at < sizeof block;) {
            ssize_t sent = send(fd, block + at, sizeof block - at, MSG_NOSIGNAL);
            if (sent <= 0) return;
            at += (size_t)sent;
        }
    (void)!send(fd, "0\r\n\r\n", 5, MSG_NOSIGNAL);
}

static void chunked_uploads_reach_the_spool_or_their_limit(void **state)
{
    (void)state;
    char got[8192], want[64];
    unsigned sum = 0;
    for (int k = 0; k < 80; k++)
        for (unsigned i = 0; i < 65536; i++) sum = sum * 31 + 'a' + i % 26;
    snprintf(want, sizeof want, "%d %u", 80 * 65536, sum);
    int fd = dial();
    say(fd, "POST /big HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    send_chunks(fd, 80);
    assert_true(hear(fd, want, got, sizeof got));
    say(fd, "POST /small HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    send_chunks(fd, 40);
    assert_true(hear(fd, "413", got, sizeof got));
    close(fd);
    fd = dial(); /* far beyond the limit: cut, and others are served */
    say(fd, "POST /small HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    send_chunks(fd, 600);
    close(fd);
    assert_int_equal(ask("GET /after HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 200);
}

static void events_wake_the_streams(void **state)
{
    (void)state;
    char got[8192];
    int fds[8];
    int before = atomic_load(&dropped);
    atomic_store(&news, 0);
    for (int i = 0; i < 8; i++) {
        fds[i] = dial();
        say(fds[i], "GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
        assert_true(hear(fds[i], "text/event-stream", got, sizeof got));
    }
    for (int round = 1; round <= 50; round++) {
        char want[32];
        snprintf(want, sizeof want, "data: %d\n", round);
        atomic_store(&news, round);
        events_wake(server);
        for (int i = 0; i < 8; i++) assert_true(hear(fds[i], want, got, sizeof got));
    }
    for (int i = 0; i < 8; i++) close(fds[i]);
    atomic_fetch_add(&news, 1);
    for (int i = 0; i < 200 && atomic_load(&dropped) < before + 8; i++) {
        atomic_fetch_add(&news, 1);
        events_wake(server);
        nap(20);
    }
    assert_int_equal(atomic_load(&dropped), before + 8);
}

static void memory_used_up_is_busy_and_long_answers_come_whole(void **state)
{
    (void)state;
    static char got[1100000];
    assert_int_equal(ask("GET /hog HTTP/1.1\r\nHost: x\r\n\r\n", got, sizeof got), 503);
    int fd = dial();
    say(fd, "GET /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    hear(fd, "never", got, sizeof got);
    close(fd);
    assert_int_equal(strlen(strstr(got, "\r\n\r\n") + 4), 1000000);
}

static void ten_thousand_in_a_row(void **state)
{
    (void)state;
    char got[8192];
    int fd = dial();
    for (int i = 0; i < 10000; i++) {
        say(fd, "GET /n HTTP/1.1\r\nHost: x\r\n\r\n");
        assert_true(hear(fd, "{\"path\":\"/n\"}", got, sizeof got));
    }
    close(fd);
}

static void *draining(void *arg)
{
    server_drain(arg);
    return NULL;
}

static void a_drain_finishes_what_runs_and_ends_streams(void **state)
{
    (void)state;
    char got[8192];
    atomic_store(&open_gate, 0);
    int a = dial(), b = dial();
    say(b, "GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_true(hear(b, "text/event-stream", got, sizeof got));
    say(a, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    nap(100);
    pthread_t t;
    assert_int_equal(pthread_create(&t, NULL, draining, server), 0);
    nap(100);
    atomic_store(&open_gate, 1);
    assert_true(hear(a, "slow", got, sizeof got));
    assert_true(hear(b, "0\r\n\r\n", got, sizeof got));
    pthread_join(t, NULL);
    struct server_figures f;
    server_figures(server, &f);
    assert_int_equal(f.streams, 0);
    assert_true(f.requests > 10000 && f.busy_refused >= 1);
    close(a);
    close(b);
}

/* for the load generator: server_test --listen SECONDS prints the port and serves that long */
static int listen_only(int seconds)
{
    void *none = NULL;
    if (start(&none)) return 1;
    printf("%d\n", port);
    fflush(stdout);
    nap(seconds * 1000);
    return stop(&none);
}

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_alive_and_takes_pipelines),
        cmocka_unit_test(refuses_what_is_malformed_or_too_large),
        cmocka_unit_test(slow_ones_do_not_hold_up_and_a_full_queue_is_busy),
        cmocka_unit_test(a_full_intake_says_later),
        cmocka_unit_test(chunked_uploads_reach_the_spool_or_their_limit),
        cmocka_unit_test(events_wake_the_streams),
        cmocka_unit_test(memory_used_up_is_busy_and_long_answers_come_whole),
        cmocka_unit_test(ten_thousand_in_a_row),
        cmocka_unit_test(a_drain_finishes_what_runs_and_ends_streams), /* the last: it ends the server */
    };
    if (argc == 3 && strcmp(argv[1], "--listen") == 0) return listen_only(atoi(argv[2]));
    return cmocka_run_group_tests(tests, start, stop);
}
