/* further - see further.h: counted by a hash alone, so that a value may now and then be taken for another one that is usual; that
 * moves it from one object to the other and loses nothing */
#include "domain/intelligence/further.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { MOST = 32, SIGNS = 120, BYTES = 1000, SHARED_BYTES = 900, PLACES = 1 << 14, OF_ROWS = 32, AT_LEAST = 4 };

struct further {
    uint32_t rows, seen[PLACES];
};

struct further *further_open(struct arena *own)
{
    return NEW(own, struct further);
}

static bool usual(struct further *f, const struct event_extra *x)
{
    uint32_t *n = &f->seen[(str_hash_long(x->value) ^ str_hash(x->name) * 31) % PLACES];
    ++*n;
    return *n >= AT_LEAST && (uint64_t)*n * OF_ROWS >= f->rows;
}

struct object {
    struct buf b;
    struct jw w;
    size_t n;
};

static void put(struct object *o, struct arena *a, str name, str value, bool json)
{
    if (!o->n++) {
        o->b.a = a;
        o->w = jw_on(&o->b);
        jw_obj(&o->w);
    }
    jw_key(&o->w, name);
    if (json)
        jw_raw(&o->w, value);
    else
        jw_text(&o->w, value);
}

static str ended(struct object *o)
{
    if (!o->n) return (str){ NULL, 0 };
    jw_end_obj(&o->w);
    return buf_str(&o->b);
}

void further_of(struct further *f, struct arena *a, const struct event *e, str *shared, str *own)
{
    struct object many = { .n = 0 }, one = { .n = 0 };
    f->rows++;
    for (size_t i = 0; i < e->extras && many.n + one.n < MOST; i++) {
        const struct event_extra *x = &e->extra[i];
        str value = utf8_clip(x->value, SIGNS), name = arena_fmt(a, "extra.%.*s", FMT(x->name));
        bool cut = value.n < x->value.n, alike = usual(f, x) && many.b.n + name.n + value.n < SHARED_BYTES;
        if ((cut && x->json) || many.b.n + one.b.n + name.n + value.n > BYTES) continue; /* half a list is none */
        put(alike ? &many : &one, a, name, cut ? arena_fmt(a, "%.*s...", FMT(value)) : value, x->json);
    }
    *shared = ended(&many);
    *own = ended(&one);
}
