/* load - a small load generator for this machine only: load HOST:PORT PATH CONNECTIONS SECONDS [--rate N] [--header 'K: V'] [--post JSON]
 *
 * Keep-alive, one request at a time on each connection. Without --rate each connection asks again at once (closed
 * loop); with it, requests start on a fixed schedule and latency counts from the intended start, so that a server
 * that stalls cannot hide it. Exit 1 when an answer was not 2xx, or a connection broke. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 16384, CONNECTIONS_MAX = 4096, SAMPLES_MAX = 8 << 20 };

struct conn {
    int fd;
    bool busy;
    int64_t start;
    size_t n;          /* bytes of the head so far */
    int64_t body_left; /* -1: still in the head */
    char in[ROOM];
};
static struct conn *conns;
static unsigned nconns;
static char request[4096];
static size_t request_n;
static uint32_t *samples;
static size_t nsamples;
static uint64_t done, bad;
static volatile sig_atomic_t stopped; /* SIGTERM: it ends early, and tells what it saw */

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int dial(const char *target)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    a.sin_port = htons((uint16_t)atoi(strchr(target, ':') + 1));
    if (fd < 0 || connect(fd, (struct sockaddr *)&a, sizeof a)) return -1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    return fd;
}

static void ask(struct conn *k, int64_t intended)
{
    k->busy = true;
    k->start = intended;
    k->n = 0;
    k->body_left = -1;
    if (send(k->fd, request, request_n, MSG_NOSIGNAL) != (ssize_t)request_n) bad++;
}

static void finished(struct conn *k)
{
    int64_t us = now_us() - k->start;
    done++;
    if (nsamples < SAMPLES_MAX) samples[nsamples++] = us > UINT32_MAX ? UINT32_MAX : (uint32_t)us;
    k->busy = false;
}

/* the head is whole: its status and its length */
static void head(struct conn *k, size_t head_n)
{
    k->in[head_n - 1] = 0;
    bool unchanged = strncmp(k->in, "HTTP/1.1 304", 12) == 0; /* has no body, whatever length it names */
    if (!unchanged && strncmp(k->in, "HTTP/1.1 2", 10) != 0) bad++;
    const char *length = unchanged ? NULL : strcasestr(k->in, "\r\ncontent-length:");
    k->body_left = length ? atoll(length + 17) : 0;
    k->body_left -= (int64_t)(k->n - head_n);
}

/* false: the connection is of no more use */
static bool take(struct conn *k)
{
    for (;;) {
        static char rest[1 << 16];
        bool in_head = k->body_left < 0;
        ssize_t n = recv(k->fd, in_head ? k->in + k->n : rest, in_head ? ROOM - k->n : sizeof rest, 0);
        if (n < 0) return errno == EAGAIN || errno == EINTR;
        if (n == 0) return false;
        if (in_head) {
            k->n += (size_t)n;
            const char *end = memmem(k->in, k->n, "\r\n\r\n", 4);
            if (!end && k->n == ROOM) return false;
            if (!end) continue;
            head(k, (size_t)(end - k->in) + 4);
        } else {
            k->body_left -= n;
        }
        if (k->body_left > 0) continue;
        finished(k);
        return true;
    }
}

static int order(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}
static double at(double part)
{
    if (!nsamples) return 0;
    size_t i = (size_t)(part * (double)(nsamples - 1));
    return samples[i] / 1000.0;
}

/* starts what is due on free connections; what finds none waits, and its latency runs from when it was due */
static void start_due(double rate, int64_t begin, uint64_t *started, int64_t now)
{
    unsigned k = 0;
    for (; *started < (uint64_t)((double)(now - begin) * rate / 1e6); ++*started) {
        while (k < nconns && (conns[k].busy || conns[k].fd < 0)) k++;
        if (k == nconns) return;
        ask(&conns[k], begin + (int64_t)((double)(*started + 1) * 1e6 / rate)); /* the first is due after one period */
    }
}

static void stop(int number)
{
    (void)number;
    stopped = 1;
}

static void run(int ep, double rate, double seconds)
{
    struct epoll_event ev[256];
    int64_t begin = now_us(), end = begin + (int64_t)(seconds * 1e6);
    uint64_t started = 0;
    for (unsigned i = 0; i < nconns && rate <= 0; i++) ask(&conns[i], now_us());
    signal(SIGTERM, stop);
    for (int64_t now = begin; now < end && !stopped; now = now_us()) {
        if (rate > 0) start_due(rate, begin, &started, now);
        int n = epoll_wait(ep, ev, 256, 1);
        for (int i = 0; i < n; i++) {
            struct conn *k = ev[i].data.ptr;
            if (!take(k)) {
                bad++;
                close(k->fd);
                k->fd = -1;
            } else if (!k->busy && rate <= 0) {
                ask(k, now_us());
            }
        }
    }
    seconds = (double)(now_us() - begin) / 1e6;
    qsort(samples, nsamples, sizeof *samples, order);
    printf("requests %llu bad %llu rate %.0f/s p50 %.3f p99 %.3f p99.9 %.3f max %.3f ms\n", (unsigned long long)done, (unsigned long long)bad,
           (double)done / seconds, at(0.5), at(0.99), at(0.999), at(1));
}

static int usage(void)
{
    fputs("load HOST:PORT PATH CONNECTIONS SECONDS [--rate N] [--header 'K: V']... [--post JSON]; HOST is 127.0.0.1 or localhost\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    if (argc < 5 || (strncmp(argv[1], "127.0.0.1:", 10) != 0 && strncmp(argv[1], "localhost:", 10) != 0)) return usage();
    nconns = (unsigned)atoi(argv[3]);
    double rate = 0, seconds = atof(argv[4]);
    const char *post = NULL;
    for (int i = 5; i + 1 < argc; i += 2)
        if (strcmp(argv[i], "--post") == 0) post = argv[i + 1];
    if (!nconns || nconns > CONNECTIONS_MAX || seconds <= 0 || seconds > 600) return usage();
    int n = snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: %s\r\n", post ? "POST" : "GET", argv[2], argv[1]);
    if (post) n += snprintf(request + n, sizeof request - (size_t)n, "Content-Type: application/json\r\nContent-Length: %zu\r\n", strlen(post));
    for (int i = 5; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--rate") == 0)
            rate = atof(argv[i + 1]);
        else if (strcmp(argv[i], "--header") == 0 && n > 0 && n < (int)sizeof request)
            n += snprintf(request + n, sizeof request - (size_t)n, "%s\r\n", argv[i + 1]);
        else if (strcmp(argv[i], "--post") != 0)
            return usage();
    }
    if (n < 0 || (size_t)n + 3 + (post ? strlen(post) : 0) > sizeof request) return usage();
    request_n = (size_t)n + (size_t)snprintf(request + n, sizeof request - (size_t)n, "\r\n%s", post ? post : "");
    conns = calloc(nconns, sizeof *conns);
    samples = malloc(SAMPLES_MAX * sizeof *samples);
    int ep = epoll_create1(EPOLL_CLOEXEC);
    if (!conns || !samples || ep < 0) return 2;
    for (unsigned i = 0; i < nconns; i++) {
        struct epoll_event ev = { .events = EPOLLIN, .data.ptr = &conns[i] };
        conns[i].fd = dial(argv[1]);
        if (conns[i].fd < 0 || epoll_ctl(ep, EPOLL_CTL_ADD, conns[i].fd, &ev)) {
            perror("connect");
            return 1;
        }
    }
    run(ep, rate, seconds);
    return bad || !done ? 1 : 0;
}
