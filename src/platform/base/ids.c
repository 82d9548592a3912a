/* ids - identifiers: a prefix of 2 to 4 letters, '_', and a UUIDv7 (RFC 9562 5.7), monotonic within the process */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/ctx.h"

static uint64_t seeded; /* state of the test stream; 0 = the system's randomness */
static pthread_once_t looked = PTHREAD_ONCE_INIT;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void look(void)
{
    int64_t v;
    const char *e = getenv("RABTA_SEED");
    if (e && str_int(str_of(e), &v) && v > 0) seeded = (uint64_t)v;
}

/* splitmix64: for repeatable tests only, never without RABTA_SEED */
static uint64_t test_stream(void)
{
    uint64_t z = seeded += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

void random_bytes(void *p, size_t n)
{
    unsigned char *b = p;
    pthread_once(&looked, look);
    while (n) {
        if (seeded) {
            pthread_mutex_lock(&turn);
            uint64_t w = test_stream();
            pthread_mutex_unlock(&turn);
            size_t k = n < sizeof w ? n : sizeof w;
            memcpy(b, &w, k);
            b += k;
            n -= k;
            continue;
        }
        ssize_t k = getrandom(b, n, 0);
        if (k < 0) continue; /* EINTR: the pool is there since boot */
        b += k;
        n -= (size_t)k;
    }
}

id id_new(const char *prefix, when now)
{
    static int64_t last_ms;
    static unsigned count;
    unsigned char b[16];
    id out = { { 0 } };
    random_bytes(b, sizeof b);
    pthread_mutex_lock(&turn);
    int64_t ms = now.us / 1000;
    if (ms <= last_ms) {
        ms = last_ms;
        if (++count > 0xfff) {
            count = 0;
            ms = ++last_ms;
        }
    } else {
        last_ms = ms;
        count = b[6] & 0x0f; /* starts low, so that 4,000 more fit the millisecond */
    }
    unsigned n = count;
    pthread_mutex_unlock(&turn);
    for (int i = 0; i < 6; i++) b[i] = (unsigned char)((uint64_t)ms >> (40 - 8 * i));
    b[6] = (unsigned char)(0x70 | (n >> 8));
    b[7] = (unsigned char)n;
    b[8] = (unsigned char)(0x80 | (b[8] & 0x3f));
    snprintf(out.s, sizeof out.s, "%.6s_%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", prefix, b[0], b[1], b[2], b[3], b[4], b[5], b[6],
             b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
    return out;
}

bool id_parse(str t, id *out)
{
    ptrdiff_t at = str_chr(t, '_');
    if (at < 1 || at > 6 || t.n != (size_t)at + 37) return false;
    for (size_t i = 0; i < t.n; i++) {
        char ch = t.p[i];
        size_t k = i - (size_t)at - 1;
        bool hex = (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'f');
        if (i < (size_t)at ? ch < 'a' || ch > 'z' : i == (size_t)at ? false : k == 8 || k == 13 || k == 18 || k == 23 ? ch != '-' : !hex) return false;
    }
    *out = (id){ { 0 } };
    memcpy(out->s, t.p, t.n);
    return true;
}
