/* bcrypt - see guard.h; the only user of libcrypt. Passwords of accounts are never hashed with it (password.c). */
#include "guard/guard.h"

#include <crypt.h>
#include <sodium.h>

enum { LENGTH = 60, COST_MOST = 11 };

/* "$2a$10$" and 53 signs; more rounds than COST_MOST would let who asks choose how long we work */
static bool looks_right(str hash)
{
    if (hash.n != LENGTH || hash.p[0] != '$' || hash.p[1] != '2' || hash.p[3] != '$' || hash.p[6] != '$') return false;
    if (hash.p[2] != 'a' && hash.p[2] != 'b' && hash.p[2] != 'y') return false;
    if (hash.p[4] < '0' || hash.p[4] > '1' || hash.p[5] < '0' || hash.p[5] > '9') return false;
    int cost = (hash.p[4] - '0') * 10 + (hash.p[5] - '0');
    for (size_t i = 7; i < LENGTH; i++) {
        char ch = hash.p[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '.' || ch == '/')) return false;
    }
    return cost >= 4 && cost <= COST_MOST;
}
bool bcrypt_matches(struct ctx *c, str hash, str secret)
{
    if (!looks_right(hash) || !secret.n || secret.n > 72) return false;
    struct crypt_data *d = NEW(c->arena, struct crypt_data);
    const char *made = crypt_r(arena_cstr(c->arena, secret), arena_cstr(c->arena, hash), d);
    bool same = made && strlen(made) == LENGTH && !sodium_memcmp(made, hash.p, LENGTH);
    secret_wipe(d, sizeof *d);
    return same;
}
