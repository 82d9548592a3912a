/* asset - the ASNs, networks, domains and mail domains of an organisation, each with its proof and its dates
 *
 * Claims of two organisations to the same thing at the same time are a conflict; a network inside another's is not
 * (providers hand out parts of theirs) but is told. Both are worked out from what the viewer sees: an organisation does
 * not learn from its own list that somebody unseen claims the same. */
#include "domain/directory/inside.h"
#include "domain/directory/special.h"

#include "asset.sql.h"

static const char *const type_v[] = { "asn", "network", "domain", "mail-domain" };
const struct words asset_type_words = { type_v, COUNT(type_v) };
static const char *const proof_v[] = { "none", "claimed", "desk", "dns", "whois", "letter", "checked" };
const struct words proof_words = { proof_v, COUNT(proof_v) };
WORDS(relation_words, "same", "inside", "contains");
enum { SAME, INSIDE, CONTAINS, KEYS_AT_ONCE = 2000 };

static const struct field overlap_fields[] = {
#define F(m, ...) FIELD(struct overlap, m, .flags = F_RO, __VA_ARGS__)
    F(asset, .doc = "The other row"),
    F(organisation, .doc = "Whose it is"),
    F(name, .doc = "Its name"),
    F(value, .doc = "The other network or domain"),
    F(relation, .en = &relation_words, .doc = "This one is the same, lies inside it, or contains it"),
#undef F
};
static SHAPE(overlap_shape, "overlap", struct overlap, overlap_fields, "What another organisation holds of the same");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct asset, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(type, .flags = F_REQ | F_CREATE, .en = &asset_type_words, .doc = "What it is"),
    F(value, .flags = F_REQ | F_CREATE, .max = 300, .doc = "AS64500, 203.0.113.0/24, 2001:db8::/32, roads.example"),
    F(since, .doc = "Since when it is theirs; null: not known"),
    F(until, .doc = "Until when it was; null: still"),
    F(proof, .en = &proof_words, .set = MAY_DIRECTORY, .doc = "How it is known to be theirs"),
    F(proof_note, .max = 500, .set = MAY_DIRECTORY, .doc = "Where that can be read"),
    F(revision, .flags = F_RO, .doc = "Grows with each change"),
    F(conflict, .flags = F_RO | F_NOCOL, .doc = "Who else claims the same; empty: nobody you can see"),
    F(overlaps, .flags = F_RO, .of = &overlap_shape, .doc = "What others hold of it"),
#undef F
};
SHAPE(asset_shape, "asset", struct asset, fields, "A network, domain or ASN of an organisation");
ROWS_OF(asset_list, assets, asset_shape, "Networks, domains and ASNs");

static err resource_of(struct ctx *c, const struct asset *v, struct resource *out)
{
    return resource_read(c, (enum resource_type)v->type, v->value, S("/value"), out);
}

/* what everybody has inside belongs to nobody: an event there says nothing of whose it is */
static bool inside_only(const struct resource *r)
{
    uint8_t b[16] = { [10] = 0xff, [11] = 0xff };
    if (r->type != RES_NETWORK) return false;
    memcpy(r->family == 4 ? b + 12 : b, r->bytes, r->family == 4 ? 4 : 16);
    return special_inside(special_range(b, r->length + (r->family == 4 ? 96 : 0)));
}

static err check(struct ctx *c, const struct organisation *o, void *now, const void *was)
{
    struct asset *v = now;
    struct resource res;
    struct rows *r;
    TRY(resource_of(c, v, &res));
    v->value = res.value;
    if (v->since.us && v->until.us && v->until.us < v->since.us) FAIL_AT(c, S("/until"), "out-of-range", "it ends before it begins");
    if (!was && v->proof == PROOF_NONE && !(record_rights(c->who, &o->r) & MAY_DIRECTORY)) v->proof = PROOF_CLAIMED;
    if (was) return NULL;
    if (inside_only(&res))
        FAIL_AT(c, S("/value"), "range-of-nobody", "private, loopback, link-local and multicast ranges belong to nobody: many have the same");
    TRY(db_run(c, &sql_twice, ARGS(A_ID(o->r.id), A_TEXT(res.exact), A_WHEN(c->now)), &r));
    if (rows_count(r)) FAIL_AT(c, S("/value"), "there-already", "this organisation has it already");
    return NULL;
}

/* their own claim they may date and end; what the desk has proven it ends */
static enum sub_word own(const void *now, const void *was)
{
    const struct asset *b = was;
    (void)now;
    return !b || b->proof <= PROOF_CLAIMED ? SUB_DIRECT : SUB_DENIED;
}

static size_t extra(struct ctx *c, const void *row, struct arg *args)
{
    struct resource res = { .type = RES_WORDS };
    err e = resource_of(c, row, &res); /* checked before */
    if (e) res = (struct resource){ .type = RES_WORDS };
    args[0] = A_TEXT(res.exact);
    args[1] = A_TEXT(res.low);
    args[2] = A_TEXT(res.high);
    args[3] = A_INT(res.length);
    return 4;
}

/* ---- overlaps */

static bool same_time(const struct asset *a, when since, when until)
{
    return !(a->until.us && since.us >= a->until.us) && !(until.us && a->since.us >= until.us);
}

struct pair_of_assets {
    struct ctx *c;
    struct asset *a;
    const struct resource *ra;
    struct rows *r; /* id record title value exact low high since until */
};

static void overlap_put(const struct pair_of_assets *p)
{
    struct asset *a = p->a;
    str exact = row_text(p->r, 4), low = row_text(p->r, 5), high = row_text(p->r, 6);
    unsigned relation = str_eq(exact, p->ra->exact)                                        ? SAME
                        : str_cmp(low, p->ra->low) <= 0 && str_cmp(high, p->ra->high) >= 0 ? INSIDE
                        : str_cmp(low, p->ra->low) >= 0 && str_cmp(high, p->ra->high) <= 0 ? CONTAINS
                                                                                           : COUNT(relation_words_v);
    if (relation == COUNT(relation_words_v) || !same_time(a, row_when(p->r, 7), row_when(p->r, 8))) return;
    for (size_t i = 0; i < a->overlaps.n; i++)
        if (str_eq(id_str(&((struct overlap *)a->overlaps.v)[i].asset), row_text(p->r, 0))) return;
    struct overlap *v = NEW_ARRAY(p->c->arena, a->overlaps.n + 1, struct overlap);
    if (a->overlaps.n) memcpy(v, a->overlaps.v, a->overlaps.n * sizeof *v);
    v[a->overlaps.n] = (struct overlap){ row_id(p->r, 0), row_id(p->r, 1), row_text(p->r, 2), row_text(p->r, 3), relation };
    a->overlaps = (struct list){ v, a->overlaps.n + 1 };
    if (relation == SAME)
        a->conflict = arena_fmt(p->c->arena, a->conflict.n ? "%.*s, %.*s" : "%.*sclaimed by %.*s as well", FMT(a->conflict), FMT(row_text(p->r, 2)));
}

/* rows hold what may overlap with any of a[0..n) */
static void overlaps_match(struct ctx *c, struct asset *a, const struct resource *ra, size_t n, struct rows *r)
{
    while (rows_next(r))
        for (size_t i = 0; i < n; i++) {
            struct pair_of_assets p = { c, &a[i], &ra[i], r };
            overlap_put(&p);
        }
}

static err shown(struct ctx *c, const struct organisation *o, struct list *rows)
{
    struct asset *a = rows->v;
    struct resource *ra = NEW_ARRAY(c->arena, rows->n + 1, struct resource);
    struct rows *r;
    for (size_t i = 0; i < rows->n; i++) TRY(resource_of(c, &a[i], &ra[i]));
    for (size_t from = 0; from < rows->n;) { /* what may contain them: equality on all their prefixes */
        struct strs keys = { NEW_ARRAY(c->arena, KEYS_AT_ONCE + 600, str), 0 };
        size_t to = from;
        for (; to < rows->n && keys.n < KEYS_AT_ONCE; to++) {
            struct strs some = resource_keys(c, &ra[to]);
            memcpy(keys.v + keys.n, some.v, some.n * sizeof *some.v);
            keys.n += some.n;
        }
        TRY(db_run(c, &sql_containing, ARGS(A_ID(o->r.id), A_LIST(keys)), &r));
        overlaps_match(c, a + from, ra + from, to - from, r);
        from = to;
    }
    TRY(db_run(c, &sql_contained, ARGS(A_ID(o->r.id)), &r));
    overlaps_match(c, a, ra, rows->n, r);
    return NULL;
}

const struct sub asset_sub = { .what = "asset",
                               .prefix = "ast",
                               .shape = &asset_shape,
                               .list_shape = &asset_list_shape,
                               .list = &sql_list,
                               .find = &sql_find,
                               .insert = &sql_insert,
                               .update = &sql_update,
                               .check = check,
                               .own = own,
                               .shown = shown,
                               .extra = extra,
                               .dated = true };

err asset_add(struct ctx *c, const struct organisation *o, struct asset *v)
{
    return sub_insert(c, &asset_sub, o, v);
}
