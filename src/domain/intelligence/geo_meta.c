/* geo_meta - see geo_meta.h */
#include "domain/intelligence/geo_meta.h"

enum { POINTER = 1, TEXT = 2, UINT16 = 5, UINT32 = 6, MAP = 7, EXTENDED = 7, ARRAY = 11, BOOLEAN = 14, DEEPEST = 32 };

struct at { /* in the metadata */
    const unsigned char *p;
    size_t n, i;
};
struct value {
    unsigned type;
    size_t size, from; /* of a pointer: size is where it leads */
};

static bool bytes(struct at *a, size_t n, uint64_t *out)
{
    *out = 0;
    if (n > a->n - a->i) return false;
    for (size_t k = 0; k < n; k++) *out = *out << 8 | a->p[a->i++];
    return true;
}

/* where a pointer leads: one to four bytes more, and what is counted from */
static bool pointer(struct at *a, unsigned control, struct value *v)
{
    static const uint64_t base[] = { 0, 2048, 526336, 0 };
    size_t more = (control >> 3 & 3) + 1;
    uint64_t to;
    if (!bytes(a, more, &to)) return false;
    if (more < 4) to += base[more - 1] + ((uint64_t)(control & 7) << (8 * more));
    v->size = (size_t)to;
    return true;
}

/* what stands here; of text and numbers a->i is where they begin */
static bool head(struct at *a, struct value *v)
{
    uint64_t control, more;
    if (!bytes(a, 1, &control)) return false;
    v->type = (unsigned)control >> 5;
    if (v->type == POINTER) return pointer(a, (unsigned)control, v);
    if (!v->type) {
        if (!bytes(a, 1, &more) || more > 8) return false;
        v->type = EXTENDED + (unsigned)more;
    }
    v->size = control & 31;
    if (v->size > 28) {
        static const size_t from[] = { 29, 285, 65821 };
        size_t k = v->size - 29;
        if (!bytes(a, k + 1, &more)) return false;
        v->size = from[k] + (size_t)more;
    }
    v->from = a->i;
    return true;
}

static bool skip(struct at *a, unsigned depth)
{
    struct value v;
    if (depth > DEEPEST || !head(a, &v)) return false;
    if (v.type == POINTER || v.type == BOOLEAN) return true;
    if (v.type == MAP || v.type == ARRAY) {
        for (size_t i = 0, n = v.type == MAP ? 2 * v.size : v.size; i < n; i++)
            if (!skip(a, depth + 1)) return false;
        return true;
    }
    if (v.size > a->n - a->i) return false;
    a->i += v.size;
    return true;
}

/* the value itself, or the one that a pointer here leads to; a stands behind what is here */
static bool followed(struct at *a, struct value *v)
{
    if (!head(a, v)) return false;
    if (v->type == POINTER) {
        struct at other = { a->p, a->n, v->size };
        return v->size < a->n && head(&other, v) && v->type != POINTER && (v->type == MAP || v->type == ARRAY || v->size <= other.n - other.i);
    }
    if (v->type == MAP || v->type == ARRAY || v->type == BOOLEAN) return true;
    if (v->size > a->n - a->i) return false;
    a->i += v->size;
    return true;
}

static bool number(const struct at *a, const struct value *v, uint64_t *out)
{
    struct at one = { a->p, a->n, v->from };
    return (v->type == UINT16 || v->type == UINT32) && v->size <= 4 && bytes(&one, v->size, out);
}

/* the first of that name, as the library takes it */
static bool named(const struct at *meta, str name, uint64_t *out)
{
    struct at a = *meta;
    struct value map, key, value;
    if (!head(&a, &map) || map.type != MAP) return false;
    for (size_t i = 0; i < map.size; i++) {
        if (!followed(&a, &key) || key.type != TEXT) return false;
        if (str_eq((str){ (const char *)a.p + key.from, key.size }, name)) return followed(&a, &value) && number(&a, &value, out);
        if (!skip(&a, 0)) return false;
    }
    return false;
}

bool geo_tree_within(str end, uint64_t size)
{
    static const str mark = S_INIT("\xab\xcd\xefMaxMind.com");
    uint64_t nodes, bits;
    for (size_t i = end.n < mark.n ? 0 : end.n - mark.n + 1; i-- > 0;) { /* the last one counts */
        if (memcmp(end.p + i, mark.p, mark.n) != 0) continue;
        struct at meta = { (const unsigned char *)end.p + i + mark.n, end.n - i - mark.n, 0 };
        return named(&meta, S("node_count"), &nodes) && named(&meta, S("record_size"), &bits) && nodes > 0 && nodes * bits / 4 + 16 <= size;
    }
    return false;
}
