/* limit - see limit.h: a fixed table; a slot that is overwritten forgives, it never blocks a stranger */
#include "spine/limit.h"

#include <pthread.h>

enum { SLOTS = 8192 };
static struct {
    uint64_t key;
    int64_t from;
    unsigned count;
} slots[SLOTS];
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static uint64_t salt;

static uint64_t mix(uint64_t h, str s)
{
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h ^ (h >> 31);
}

err limit_check(struct ctx *c, const char *kind, str key, unsigned most, int64_t window)
{
    int64_t left = 0;
    pthread_mutex_lock(&turn);
    if (!salt) random_bytes(&salt, sizeof salt);
    uint64_t h = mix(mix(salt ^ (uint64_t)(c->now.us / DAY), str_of(kind)), key) | 1;
    size_t i = h % SLOTS;
    if (slots[i].key != h || c->now.us - slots[i].from > window) {
        slots[i].key = h;
        slots[i].from = c->now.us;
        slots[i].count = 0;
    }
    if (++slots[i].count > most) left = slots[i].from + window - c->now.us;
    pthread_mutex_unlock(&turn);
    if (left <= 0) return NULL;
    struct err *e = NEW(c->arena, struct err);
    *e = (struct err){
        .kind = E_TOOMANY, .code = "too-many-tries", .detail = S("too many tries; wait a little"), .where = WHERE, .retry_after = (int)(left / SECOND) + 1
    };
    return e;
}
