/* room - see room.h */
#include "base/room.h"

static void close_arena(void *a)
{
    arena_close(a);
}

err room_open(struct ctx *c, size_t limit, struct ctx *out)
{
    void **slot = arena_onclose(c->arena, close_arena);
    struct arena *a = arena_open(limit);
    if (!a) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    *slot = a;
    arena_keep(a);
    memcpy(arena_boundary(a), arena_boundary(c->arena), sizeof(jmp_buf));
    *out = *c;
    out->arena = a;
    return NULL;
}

void room_empty(const struct ctx *c, struct ctx *room, size_t used)
{
    if (arena_used(room->arena) <= used) return;
    arena_reset(room->arena);
    memcpy(arena_boundary(room->arena), arena_boundary(c->arena), sizeof(jmp_buf));
}
