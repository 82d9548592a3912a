/* copy - see copy.h */
#include "base/copy.h"

#include <setjmp.h>
#include <string.h>

void *copy_take(struct copies *s, int64_t stamp)
{
    pthread_mutex_lock(&s->lock);
    struct copy *c = s->newest && s->newest->stamp == stamp ? s->newest : NULL;
    if (c) c->users++;
    pthread_mutex_unlock(&s->lock);
    return c;
}

void copy_renew(struct copies *s, void *fresh)
{
    struct copy *c = fresh;
    pthread_mutex_lock(&s->lock);
    struct copy *old = s->newest;
    s->newest = c;
    if (c) c->users++;
    pthread_mutex_unlock(&s->lock);
    copy_drop(s, old);
}

void copy_drop(struct copies *s, void *copy)
{
    struct copy *c = copy;
    if (!c) return;
    pthread_mutex_lock(&s->lock);
    bool last = --c->users == 0;
    pthread_mutex_unlock(&s->lock);
    if (!last) return;
    if (s->close) s->close(c);
    arena_close(c->own);
}

static void close_arena(void *a)
{
    arena_close(a);
}

err copy_begin(struct ctx *c, size_t room, struct making *out)
{
    out->slot = arena_onclose(c->arena, close_arena);
    out->own = arena_open(room);
    if (!out->own) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    *out->slot = out->own;
    memcpy(arena_boundary(out->own), arena_boundary(c->arena), sizeof(jmp_buf));
    return NULL;
}

void *copy_made(struct making *m, void *whole, int64_t stamp)
{
    struct copy *c = whole;
    *c = (struct copy){ m->own, stamp, 1 };
    *m->slot = NULL;
    return whole;
}
