/* arena - see arena.h; the only allocator of requests and jobs */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/sanitizer.h"

#ifdef SANITIZED_ADDRESS
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

enum { FIRST = 16 * 1024, BLOCK = 64 * 1024, ALIGN = 16 };

struct block {
    struct block *next;
    size_t size, used;
    _Alignas(16) unsigned char data[];
};
struct closer {
    struct closer *next;
    void (*drop)(void *);
    void *thing;
};
struct arena {
    struct block *blocks; /* newest first; the last is the first one, kept by reset */
    struct block *spare;  /* of the run before, when they are kept */
    struct closer *closers;
    size_t limit, used;
    jmp_buf boundary;
    bool armed; /* somebody has asked for the boundary */
    bool keeps;
};

_Thread_local long fault_alloc_at = -1;

static struct block *block_new(size_t size)
{
    struct block *b = malloc(sizeof *b + size);
    if (b) *b = (struct block){ .size = size };
    return b;
}

/* one of the run before that is not much too large, else a new one */
static struct block *block_for(struct arena *a, size_t size)
{
    for (struct block **p = &a->spare; *p; p = &(*p)->next) {
        struct block *b = *p;
        if (b->size < size || b->size / 2 > size) continue;
        *p = b->next;
        ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
        return b;
    }
    return block_new(size);
}

struct arena *arena_open(size_t limit)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a) return NULL;
    a->limit = limit;
    a->blocks = block_new(FIRST);
    if (a->blocks) return a;
    free(a);
    return NULL;
}

/* without a boundary (an edge that forgot it) there is nowhere to go: say so and stop */
static _Noreturn void give_up(struct arena *a)
{
    if (a->armed) longjmp(a->boundary, 1);
    fputs("rabta: out of memory outside a request or job\n", stderr);
    abort();
}

static void run_closers(struct arena *a)
{
    while (a->closers) {
        struct closer *k = a->closers;
        a->closers = k->next;
        if (k->thing) k->drop(k->thing);
    }
}

static void spare_free(struct arena *a)
{
    while (a->spare) {
        struct block *b = a->spare;
        a->spare = b->next;
        free(b);
    }
}

void arena_keep(struct arena *a)
{
    a->keeps = true;
}

void arena_reset(struct arena *a)
{
    run_closers(a);
    spare_free(a); /* the run that ends had no use for them */
    while (a->blocks->next) {
        struct block *b = a->blocks;
        a->blocks = b->next;
        b->used = 0;
        b->next = a->spare;
        a->spare = b;
        ASAN_POISON_MEMORY_REGION(b->data, b->size);
    }
    if (!a->keeps) spare_free(a);
    a->blocks->used = 0;
    a->used = 0;
}

void arena_close(struct arena *a)
{
    if (!a) return;
    a->keeps = false;
    arena_reset(a);
    free(a->blocks);
    free(a);
}

jmp_buf *arena_boundary(struct arena *a)
{
    a->armed = true;
    return &a->boundary;
}
size_t arena_used(const struct arena *a)
{
    return a->used;
}

void *arena_room(struct arena *a, size_t size)
{
    if (fault_alloc_at >= 0 && fault_alloc_at-- == 0) {
        fault_alloc_at = -2;
        give_up(a);
    }
    if (size > a->limit || a->used > a->limit - size) give_up(a);
    size_t need = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct block *b = a->blocks;
    if (b->size - b->used < need) {
        b = block_for(a, need > BLOCK ? need : BLOCK);
        if (!b) give_up(a);
        b->next = a->blocks;
        a->blocks = b;
    }
    void *p = b->data + b->used;
    b->used += need;
    a->used += size;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    void *p = arena_room(a, size);
    memset(p, 0, size);
    return p;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size) give_up(a);
    return arena_alloc(a, n * size);
}

void **arena_onclose(struct arena *a, void (*drop)(void *))
{
    struct closer *k = NEW(a, struct closer);
    *k = (struct closer){ a->closers, drop, NULL };
    a->closers = k;
    return &k->thing;
}

str arena_dup(struct arena *a, str s)
{
    char *p = arena_room(a, s.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    p[s.n] = 0;
    return (str){ p, s.n };
}

str arena_lower(struct arena *a, str s)
{
    char *to = NEW_ARRAY(a, s.n + 1, char);
    for (size_t i = 0; i < s.n; i++) to[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    return (str){ to, s.n };
}

str arena_upper(struct arena *a, str s)
{
    char *to = NEW_ARRAY(a, s.n + 1, char);
    for (size_t i = 0; i < s.n; i++) to[i] = s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 32) : s.p[i];
    return (str){ to, s.n };
}

const char *arena_cstr(struct arena *a, str s)
{
    return arena_dup(a, s).p;
}

str arena_vfmt(struct arena *a, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    char *p = arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
    if (n > 0) vsnprintf(p, (size_t)n + 1, fmt, again);
    va_end(again);
    return (str){ p, n < 0 ? 0 : (size_t)n };
}

str arena_fmt(struct arena *a, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    str s = arena_vfmt(a, fmt, ap);
    va_end(ap);
    return s;
}
