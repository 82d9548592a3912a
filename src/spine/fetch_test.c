/* fetch_test - what is read from a server of this test, and what is refused */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "spine/fetch.h"
#include "spine/webhook.h"

static struct ctx c;
static int listener;
static unsigned short port;
static char asked[4096]; /* the last request */

/* one answer a connection, by the path */
static void *answer(void *u)
{
    static const char *const big = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n0123456789012345678901234567890123456789";
    (void)u;
    for (;;) {
        int s = accept(listener, NULL, NULL);
        if (s < 0) return NULL;
        ssize_t n = read(s, asked, sizeof asked - 1);
        asked[n > 0 ? n : 0] = 0;
        char out[512];
        if (strstr(asked, "GET /marked") && strstr(asked, "If-None-Match: \"v1\""))
            snprintf(out, sizeof out, "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\nConnection: close\r\n\r\n");
        else if (strstr(asked, "GET /marked"))
            snprintf(out, sizeof out,
                     "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nLast-Modified: Thu, 26 Nov 2026 12:00:00 GMT\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
        else if (strstr(asked, "GET /loop"))
            snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        else if (strstr(asked, "GET /file"))
            snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        else if (strstr(asked, "GET /moved"))
            snprintf(out, sizeof out, "HTTP/1.1 302 Found\r\nLocation: /marked\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        else if (strstr(asked, "GET /big"))
            snprintf(out, sizeof out, "%s", big);
        else
            snprintf(out, sizeof out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        if (write(s, out, strlen(out)) < 0) perror("write");
        close(s);
    }
}

static err get(const char *path, bool anywhere, const char *etag, struct fetched *out)
{
    const struct fetch f = {
        .url = arena_fmt(c.arena, "http://127.0.0.1:%u%s", port, path), .etag = str_of(etag), .folder = "/tmp", .most = 30, .anywhere = anywhere
    };
    return fetch_get(&c, &f, out);
}
static void refused(const char *path, bool anywhere, const char *words)
{
    struct fetched f;
    err e = get(path, anywhere, "", &f);
    if (!e) fail_msg("%s is read", path);
    assert_int_equal(e->kind, E_UPSTREAM);
    if (str_find(e->detail, str_of(words)) < 0) fail_msg("%s: %.*s", path, FMT(e->detail));
    assert_int_equal(f.fd, -1);
}

static void read_with_its_marks(void **state)
{
    (void)state;
    struct fetched f;
    char bytes[10] = { 0 };
    err e = get("/moved", true, "", &f);
    if (e) fail_msg("%.*s", FMT(e->detail));
    assert_int_equal(f.size, 5);
    assert_int_equal(read(f.fd, bytes, sizeof bytes), 5);
    assert_string_equal(bytes, "hello");
    close(f.fd);
    assert_true(str_is(f.etag, "\"v1\"") && str_is(f.modified, "Thu, 26 Nov 2026 12:00:00 GMT"));
    assert_null(get("/marked", true, "\"v1\"", &f));
    assert_true(f.unchanged && f.fd == -1);
}
static void what_is_not_read(void **state)
{
    (void)state;
    refused("/marked", false, "this machine or its neighbours");
    refused("/big", true, "more than 30 bytes");
    refused("/loop", true, "more than five times");
    refused("/file", true, "neither https nor");
    refused("/nothing", true, "the server answered 404");
    struct fetched out;
    static const char *const bad[] = { "", "ftp://x.example/", "file:///etc/passwd", "http://a b/", "http://x.example/\r\nX: y" };
    for (size_t i = 0; i < COUNT(bad); i++) {
        const struct fetch f = { .url = str_of(bad[i]), .folder = "/tmp", .most = 30, .anywhere = true };
        err e = fetch_get(&c, &f, &out);
        assert_true(e && e->kind == E_INPUT);
    }
}
/* a name that is asked elsewhere, and only there; a connection is kept; the whole as a text */
static void a_name_elsewhere(void **state)
{
    (void)state;
    void *line = NULL;
    str at = arena_fmt(c.arena, "hub.example:80=127.0.0.1:%u", port), text;
    struct fetched out;
    struct fetch f = { .url = S("http://hub.example/marked"), .folder = "/tmp", .most = 30, .connect = { &at, 1 }, .line = &line };
    assert_null(fetch_text(&c, &f, &out, &text));
    assert_true(str_is(text, "hello") && out.status == 200 && line);
    f.url = arena_fmt(c.arena, "http://127.0.0.1:%u/marked", port + 1u);
    err e = fetch_text(&c, &f, &out, &text);
    assert_true(e && str_find(e->detail, S("this machine or its neighbours")) >= 0);
    f.url = S("http://hub.example/nothing");
    e = fetch_text(&c, &f, &out, &text);
    assert_true(e && out.status == 404 && text.n == 0);
    fetch_done(&line);
    assert_null(line);
}
static void addresses(void **state)
{
    static const char *const in[] = { "127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1" };
    static const char *const out[] = { "8.8.8.8", "172.32.0.1", "100.128.0.1" };
    static const char *const in6[] = { "::1", "::", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "ff02::1", "::127.0.0.1" };
    (void)state;
    struct sockaddr_in a = { .sin_family = AF_INET };
    struct sockaddr_in6 b = { .sin6_family = AF_INET6 };
    for (size_t i = 0; i < COUNT(in); i++) assert_true(inet_pton(AF_INET, in[i], &a.sin_addr) && address_inside((struct sockaddr *)&a));
    for (size_t i = 0; i < COUNT(out); i++) assert_true(inet_pton(AF_INET, out[i], &a.sin_addr) && !address_inside((struct sockaddr *)&a));
    for (size_t i = 0; i < COUNT(in6); i++) assert_true(inet_pton(AF_INET6, in6[i], &b.sin6_addr) && address_inside((struct sockaddr *)&b));
    assert_true(inet_pton(AF_INET6, "2001:4860:4860::8888", &b.sin6_addr) && !address_inside((struct sockaddr *)&b));
}

static int begin(void **state)
{
    (void)state;
    pthread_t t;
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t n = sizeof a;
    c.arena = arena_open(8 << 20);
    webhook_start();
    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&a, sizeof a) || listen(listener, 8) || getsockname(listener, (struct sockaddr *)&a, &n)) return -1;
    port = ntohs(a.sin_port);
    return pthread_create(&t, NULL, answer, NULL) ? -1 : pthread_detach(t);
}
static int end(void **state)
{
    (void)state;
    shutdown(listener, SHUT_RDWR);
    close(listener);
    arena_close(c.arena);
    return 0;
}
int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(read_with_its_marks), cmocka_unit_test(what_is_not_read), cmocka_unit_test(a_name_elsewhere),
                                        cmocka_unit_test(addresses) };
    return cmocka_run_group_tests(tests, begin, end);
}
