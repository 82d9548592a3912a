/* csaf_branch - the product tree's branches and their versions: 6.1.31, 34, 50, 57 to 59; 6.2.18, 48 to 51; 6.3.9 to 11, 19 */
#include "formats/csaf_inside.h"

static bool is(const struct branch *b, const char *category)
{
    return str_is(b->category, category);
}
static bool is_range(const struct branch *b)
{
    return is(b, "product_version_range");
}

static const char *range_word(struct arena *a, str name)
{
    static const char *const words[] = { "after", "all", "before", "earlier", "later", "prior", "versions" };
    str lower = arena_lower(a, name), part;
    for (size_t i = 0; i < lower.n; i++)
        if (lower.p[i] == '<' || lower.p[i] == '>') return "a comparator";
    while (lower.n) {
        size_t n = 0;
        while (n < lower.n && (unsigned char)lower.p[n] > ' ') n++;
        part = str_cut(lower, 0, n);
        for (size_t i = 0; i < COUNT(words); i++)
            if (str_is(part, words[i])) return words[i];
        lower = str_cut(lower, n + 1, lower.n);
    }
    return NULL;
}
void t_6_1_31(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++) {
        const struct branch *b = r->branches[i];
        const char *word = is(b, "product_version") ? range_word(r->a, b->name) : NULL;
        if (word) say_at(r, b->at, "name", "\"%.*s\" tells a range (%s) where a version belongs", FMT(b->name), word);
    }
}

void t_6_1_34(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++)
        if (r->branches[i]->depth > 30 && has(r->branches[i]->at, "product"))
            say(r, r->branches[i]->at, "stands %u branches deep; 30 are allowed", r->branches[i]->depth);
}

void t_6_1_50(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++) {
        const struct branch *b = r->branches[i];
        if (!is_range(b)) continue;
        const struct vers *g = b->range;
        if (g->wrong) say_at(r, b->at, "name", "\"%.*s\" is no version range: %s", FMT(b->name), g->wrong);
    }
}

/* each product's way up: a category that stands there before, except product_family */
void t_6_1_57(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++) {
        const struct branch *b = r->branches[i];
        if (is(b, "product_family")) continue;
        for (const struct branch *up = b->up; up; up = up->up)
            if (str_eq(up->category, b->category)) {
                say_at(r, b->at, "category", "%.*s stands on the way here already", FMT(b->category));
                break;
            }
    }
}
void t_6_1_58(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++) {
        const struct branch *b = r->branches[i];
        const char *other = is(b, "product_version") ? "product_version_range" : is_range(b) ? "product_version" : NULL;
        for (const struct branch *up = b->up; other && up; up = up->up)
            if (is(up, other)) {
                say_at(r, b->at, "category", "%.*s and %s stand on one way", FMT(b->category), other);
                break;
            }
    }
}

void t_6_1_59(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++) {
        const struct branch *b = r->branches[i];
        if (!is_range(b)) continue;
        const struct vers *g = b->range;
        if (g->n == 1 && g->v[0].op == '=' && (g->vers || !range_word(r->a, b->name)))
            say_at(r, b->at, "name", "\"%.*s\" names a single version", FMT(b->name));
    }
}

static bool vers_like(str t)
{
    ptrdiff_t slash = str_chr(t, '/');
    if (!str_starts(t, S("vers:")) || slash < 6 || (size_t)slash + 1 >= t.n) return false;
    for (size_t i = 5; i < (size_t)slash; i++) {
        char ch = t.p[i];
        if (!((ch >= 'a' && ch <= 'z') || ch == '.' || ch == '-' || ch == '+' || (i > 5 && ch >= '0' && ch <= '9'))) return false;
    }
    return true;
}
void t_6_2_18(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++)
        if (is_range(r->branches[i]) && !vers_like(r->branches[i]->name))
            say_at(r, r->branches[i]->at, "name", "\"%.*s\" is not written as vers", FMT(r->branches[i]->name));
}

void t_6_2_48(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++)
        if (is(r->branches[i], "vendor") && str_is(bare_words(r->a, r->branches[i]->name), "opensource"))
            say_at(r, r->branches[i]->at, "name", "\"%.*s\" is no vendor", FMT(r->branches[i]->name));
}

void t_6_2_49(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++) {
        const struct branch *b = r->branches[i];
        char last = 0;
        if (!is_range(b)) continue;
        const struct vers *g = b->range;
        for (size_t k = 0; k < g->n; k++)
            if (g->v[k].op != '!') last = g->v[k].op;
        if (last == '>' || last == 'g') say_at(r, b->at, "name", "\"%.*s\" has no upper end", FMT(b->name));
    }
}

void t_6_2_51(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++) {
        const struct branch *b = r->branches[i];
        bool registered;
        if (!is_range(b)) continue;
        const struct vers *g = b->range;
        if (g->vers && g->type.n && !vers_type_known(g->type, &registered))
            say_at(r, b->at, "name", "the vers type \"%.*s\" is %s and not supported", FMT(g->type), registered ? "registered" : "not registered");
    }
}

/* ---- overlapping ranges: siblings of a range, by what they are */
enum sibling { LEAF_VERS, LEAF_VLS, LEAF_VERSION, INNER_RANGE, INNER_VERSION };

static bool fits_kind(const struct branch *s, enum sibling kind)
{
    bool leaf = has(s->at, "product");
    switch (kind) {
    case LEAF_VERS: return is_range(s) && leaf && s->range->vers;
    case LEAF_VLS: return is_range(s) && leaf && !s->range->vers;
    case LEAF_VERSION: return is(s, "product_version") && leaf;
    case INNER_RANGE: return is_range(s) && !leaf;
    default: return is(s, "product_version") && !leaf;
    }
}

static uint64_t groups_of(const struct map *statuses, const struct branch *b)
{
    const uint64_t *at = map_get(statuses, text_at(b->at, "product/product_id"));
    return at ? *at & ~(uint64_t)RECOMMENDED : 0;
}

/* want: 1 contradicting groups, 2 the same group, 0 whatever the groups are */
static void pair(struct run *r, const struct branch *b, const struct branch *s, enum sibling kind, int want, const struct map *statuses)
{
    if (!fits_kind(s, kind) || (s->range && s->range->wrong)) return;
    if (want) {
        uint64_t x = groups_of(statuses, b), y = groups_of(statuses, s), both = x | y;
        if (!x || !y || (want == 1 ? !(both & (both - 1)) : !(x & y))) return;
    }
    bool meet = s->range ? vers_overlap(b->range, s->range) : vers_holds(b->range, s->name);
    if (meet)
        say_at(r, s->at, "name", "\"%.*s\" overlaps with \"%.*s\" beside it%s", FMT(s->name), FMT(b->name),
               want == 1 ? ", and their product status contradicts" : "");
}

static void overlaps(struct run *r, enum sibling kind, int want, const struct map *statuses)
{
    bool ranges = kind == LEAF_VERS || kind == LEAF_VLS || kind == INNER_RANGE;
    for (size_t i = 0; i < r->n_branches; i++) {
        const struct branch *b = r->branches[i];
        if (!is_range(b) || b->range->wrong || (want && !groups_of(statuses, b))) continue;
        const struct branch *s = ranges && fits_kind(b, kind) ? b->next : b->first; /* two of a kind are told once */
        for (; s && !spent(r); s = s->next)
            if (s != b) pair(r, b, s, kind, want, statuses);
    }
}
static void overlaps_by_status(struct run *r, enum sibling kind, int want)
{
    size_t ranges = 0;
    for (size_t i = 0; i < r->n_branches; i++) ranges += is_range(r->branches[i]);
    for (struct json_iter i = json_iter(r->vulnerabilities); ranges && json_next(&i);) {
        struct map statuses;
        statuses_read(r, i.value, &statuses);
        overlaps(r, kind, want, &statuses);
    }
}
void t_6_2_50_1(struct run *r)
{
    overlaps_by_status(r, LEAF_VERS, 1);
}
void t_6_2_50_2(struct run *r)
{
    overlaps_by_status(r, LEAF_VLS, 1);
}
void t_6_2_50_3(struct run *r)
{
    overlaps_by_status(r, LEAF_VERSION, 1);
}
void t_6_3_19_1(struct run *r)
{
    overlaps_by_status(r, LEAF_VERS, 2);
}
void t_6_3_19_2(struct run *r)
{
    overlaps_by_status(r, LEAF_VLS, 2);
}
void t_6_3_19_3(struct run *r)
{
    overlaps_by_status(r, LEAF_VERSION, 2);
}
void t_6_3_19_4(struct run *r)
{
    overlaps(r, INNER_RANGE, 0, NULL);
}
void t_6_3_19_5(struct run *r)
{
    overlaps(r, INNER_VERSION, 0, NULL);
}

/* ---- informative */
void t_6_3_9(struct run *r)
{
    static const char *const order[] = { "product_version", "product_name", "vendor" };
    for (size_t i = 0; i < r->n_branches; i++) {
        size_t found = 0;
        if (!has(r->branches[i]->at, "product")) continue;
        for (const struct branch *b = r->branches[i]; b && found < COUNT(order); b = b->up) found += is(b, order[found]);
        if (found < COUNT(order))
            say(r, json_get(r->branches[i]->at, S("product")), "no branches vendor, product_name, product_version lead here in this order");
    }
}
void t_6_3_10(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++)
        if (is_range(r->branches[i])) say_at(r, r->branches[i]->at, "category", "a range of versions is told");
}
void t_6_3_11(struct run *r)
{
    for (size_t i = 0; i < r->n_branches; i++) {
        str name = r->branches[i]->name;
        if (is(r->branches[i], "product_version") && name.n > 1 && (name.p[0] | 32) == 'v' && name.p[1] >= '0' && name.p[1] <= '9')
            say_at(r, r->branches[i]->at, "name", "\"%.*s\" begins with a v", FMT(name));
    }
}
