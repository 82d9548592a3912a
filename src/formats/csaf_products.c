/* csaf_products - what products are defined, named and identified by: 6.1.1 to 5, 13, 25, 42 to 44, 61; 6.2.1, 8, 9, 16,
 * 31, 32, 42, 52; 6.3.5, 22 */
#include "formats/csaf_inside.h"

/* everywhere a product is named; what a version does not have is not there */
static const char *const product_paths[] = { "document/notes/#/product_ids/#",
                                             "product_tree/product_groups/#/product_ids/#",
                                             "product_tree/relationships/#/product_reference",
                                             "product_tree/relationships/#/relates_to_product_reference",
                                             "product_tree/product_paths/#/beginning_product_reference",
                                             "product_tree/product_paths/#/subpaths/#/next_product_reference",
                                             "vulnerabilities/#/product_status/#/#",
                                             "vulnerabilities/#/metrics/#/products/#",
                                             "vulnerabilities/#/scores/#/products/#" };
static void below_item(struct run *r, struct json item)
{
    for (struct json_iter i = json_iter(json_get(item, str_of(r->below))); json_next(&i);) r->of_each(r, i.value);
}
/* what names products directly or by groups, of each vulnerability */
static const char *const item_lists[] = {
    "#/notes/#", "#/flags/#", "#/ids/#", "#/involvements/#", "#/remediations/#", "#/threats/#", "#/first_known_exploitation_dates/#"
};

static void each_item(struct run *r, const char *what, void (*fn)(struct run *r, struct json v))
{
    for (size_t i = 0; i < COUNT(item_lists); i++) {
        r->below = what;
        r->of_each = fn;
        each(r, r->vulnerabilities, item_lists[i], below_item);
    }
}

static void defined(struct run *r, struct json v)
{
    if (json_type(v) == JSON_TEXT && !product_of(r, json_str(v))) say(r, v, "product \"%.*s\" is not defined in the product tree", FMT(json_str(v)));
}
void t_6_1_1(struct run *r)
{
    for (size_t i = 0; i < COUNT(product_paths); i++) each(r, r->root, product_paths[i], defined);
    each_item(r, "product_ids", defined);
}

void t_6_1_2(struct run *r)
{
    for (size_t i = 0; i < r->n_products; i++) {
        const uint64_t *first = map_get(&r->product_index, r->products[i].id);
        if (first && *first != i + 1) say_at(r, r->products[i].full, "product_id", "\"%.*s\" is defined more than once", FMT(r->products[i].id));
    }
}

/* what a product made of others rests on, in the order of the document */
struct way {
    uint8_t *colour; /* 0 not seen, 1 on the way, 2 done */
    bool circle;
};
static void rests_on(struct run *r, struct way *w, str name, unsigned depth);
static void follow(struct run *r, struct way *w, const struct product *p, unsigned depth)
{
    rests_on(r, w, text_at(p->path, r->v21 ? "beginning_product_reference" : "product_reference"), depth);
    if (!r->v21) rests_on(r, w, text_at(p->path, "relates_to_product_reference"), depth);
    for (struct json_iter i = json_iter(json_get(p->path, S("subpaths"))); r->v21 && json_next(&i);)
        rests_on(r, w, text_at(i.value, "next_product_reference"), depth);
}
static void rests_on(struct run *r, struct way *w, str name, unsigned depth)
{
    const uint64_t *at = map_get(&r->product_index, name);
    if (!at || r->products[*at - 1].kind != PRODUCT_PATH) return;
    if (w->colour[*at - 1] == 1 || depth > 500) w->circle = true;
    if (w->colour[*at - 1] || w->circle) return;
    w->colour[*at - 1] = 1;
    follow(r, w, &r->products[*at - 1], depth + 1);
    w->colour[*at - 1] = 2;
}
void t_6_1_3(struct run *r)
{
    struct way w = { .colour = NEW_ARRAY(r->a, r->n_products + 1, uint8_t) };
    for (size_t i = 0; i < r->n_products; i++) {
        if (r->products[i].kind != PRODUCT_PATH || w.colour[i] == 2) continue;
        w.circle = false;
        rests_on(r, &w, r->products[i].id, 0);
        if (w.circle) say_at(r, r->products[i].full, "product_id", "\"%.*s\" is defined by itself, in a circle", FMT(r->products[i].id));
        for (size_t k = 0; w.circle && k < r->n_products && !spent(r); k++) w.colour[k] = w.colour[k] ? 2 : 0;
    }
}

static void group_defined(struct run *r, struct json v)
{
    if (json_type(v) == JSON_TEXT && !map_get(&r->group_index, json_str(v)))
        say(r, v, "product group \"%.*s\" is not defined in the product tree", FMT(json_str(v)));
}
void t_6_1_4(struct run *r)
{
    each(r, r->document, "notes/#/group_ids/#", group_defined);
    each_item(r, "group_ids", group_defined);
}
void t_6_1_5(struct run *r)
{
    for (size_t i = 0; i < r->n_groups; i++) {
        str name = text_at(r->groups[i], "group_id");
        const uint64_t *first = map_get(&r->group_index, name);
        if (first && *first != i + 1) say_at(r, r->groups[i], "group_id", "\"%.*s\" is defined more than once", FMT(name));
    }
}

/* ---- identification helpers */
static struct json helper(const struct product *p)
{
    return json_get(p->full, S("product_identification_helper"));
}

static void each_helper(struct run *r, const char *path, void (*fn)(struct run *r, struct json v))
{
    for (size_t i = 0; i < r->n_products; i++) each(r, helper(&r->products[i]), path, fn);
}

static void purl_fits(struct run *r, struct json v)
{
    struct purl p = purl_read(r->a, json_str(v));
    if (json_type(v) == JSON_TEXT && p.wrong) say(r, v, "is no package URL: %s", p.wrong);
}
void t_6_1_13(struct run *r)
{
    each_helper(r, "purl", purl_fits);
    each_helper(r, "purls/#", purl_fits);
}

static void algorithms_differ(struct run *r, struct json list)
{
    struct map seen = { .a = r->a };
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        str name = text_at(i.value, "algorithm");
        if (name.n && (*map_at(&seen, name))++ == 1) say_at(r, i.value, "algorithm", "\"%.*s\" is used twice for one file", FMT(name));
    }
}
void t_6_1_25(struct run *r)
{
    each_helper(r, "hashes/#/file_hashes", algorithms_differ);
}

static void only_qualifiers_differ(struct run *r, struct json list)
{
    struct purl first = { 0 };
    bool have = false;
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        struct purl p = purl_read(r->a, json_str(i.value));
        if (p.wrong) continue;
        if (!have) first = p;
        have = true;
        if (!str_eq(p.type, first.type) || !str_eq(p.namespace_, first.namespace_) || !str_eq(p.name, first.name) || !str_eq(p.version, first.version) ||
            !str_eq(p.subpath, first.subpath))
            say(r, i.value, "differs from the first package URL in more than its qualifiers");
    }
}
void t_6_1_42(struct run *r)
{
    each_helper(r, "purls", only_qualifiers_differ);
}

static void one_star(struct run *r, struct json v)
{
    str t = json_str(v);
    unsigned stars = 0;
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '\\')
            i++;
        else
            stars += t.p[i] == '*';
    }
    if (stars > 1) say(r, v, "has more than one star that is not escaped");
}
void t_6_1_43(struct run *r)
{
    each_helper(r, "model_numbers/#", one_star);
}
void t_6_1_44(struct run *r)
{
    each_helper(r, "serial_numbers/#", one_star);
}
void t_6_1_61(struct run *r)
{
    each_helper(r, "skus/#", one_star);
}

/* ---- recommended */
static void note_use(struct run *r, struct json v)
{
    uint64_t *at = json_type(v) == JSON_TEXT ? map_at(&r->used, json_str(v)) : NULL;
    if (at) *at = 1;
}
void t_6_2_1(struct run *r)
{
    static const char *const informational[] = { "csaf_informational_advisory", NULL };
    if (is_category(r, informational)) return;
    r->used = (struct map){ .a = r->a };
    for (size_t i = 0; i < COUNT(product_paths); i++) each(r, r->root, product_paths[i], note_use);
    each_item(r, "product_ids", note_use);
    for (size_t i = 0; i < r->n_products; i++)
        if (!map_get(&r->used, r->products[i].id)) say_at(r, r->products[i].full, "product_id", "\"%.*s\" is defined and never named", FMT(r->products[i].id));
}

static void not_alone(struct run *r, struct json list, const char *weak)
{
    size_t n = 0, found = 0;
    for (struct json_iter i = json_iter(list); json_next(&i); n++) found += str_is(text_at(i.value, "algorithm"), weak);
    if (n && n == found) say(r, list, "%s is the only hash algorithm", weak);
}
static void not_md5(struct run *r, struct json list)
{
    not_alone(r, list, "md5");
}
static void not_sha1(struct run *r, struct json list)
{
    not_alone(r, list, "sha1");
}
void t_6_2_8(struct run *r)
{
    each_helper(r, "hashes/#/file_hashes", not_md5);
}
void t_6_2_9(struct run *r)
{
    each_helper(r, "hashes/#/file_hashes", not_sha1);
}

void t_6_2_16(struct run *r)
{
    for (size_t i = 0; i < r->n_products; i++)
        if (!has(r->products[i].full, "product_identification_helper"))
            say(r, r->products[i].full, "product \"%.*s\" has no identification helper", FMT(r->products[i].id));
}

void t_6_2_31(struct run *r)
{
    r->used = (struct map){ .a = r->a };
    each(r, r->tree, "product_paths/#/beginning_product_reference", note_use);
    each(r, r->tree, "product_paths/#/subpaths/#/next_product_reference", note_use);
    for (size_t i = 0; i < r->n_products; i++) {
        struct json h = helper(&r->products[i]);
        if ((has(h, "serial_numbers") || has(h, "model_numbers")) && !map_get(&r->used, r->products[i].id))
            say(r, h, "hardware is identified, and no product path names \"%.*s\"", FMT(r->products[i].id));
    }
}

/* one value of a kind of helper, told apart from others by its kind; by whom it was first used */
static void once(struct run *r, struct map *seen, str kind, struct json v, size_t product)
{
    uint64_t *at = map_at(seen, arena_fmt(r->a, "%.*s %.*s", FMT(kind), FMT(json_raw(v, r->a))));
    if (*at && *at != product + 1)
        say(r, v, "identifies \"%.*s\" as well", FMT(r->products[*at - 1].id));
    else
        *at = product + 1;
}
static void once_all(struct run *r, struct map *seen, struct json_iter *i, size_t product)
{
    if (str_is(i->key, "hashes")) { /* hashes of files are compared whatever the file is called */
        for (struct json_iter k = json_iter(i->value); json_next(&k);)
            for (struct json_iter m = json_iter(json_get(k.value, S("file_hashes"))); json_next(&m);)
                once(r, seen, arena_fmt(r->a, "hash %.*s", FMT(text_at(m.value, "algorithm"))), json_get(m.value, S("value")), product);
    } else if (json_type(i->value) == JSON_ARRAY) {
        for (struct json_iter k = json_iter(i->value); json_next(&k);) once(r, seen, i->key, k.value, product);
    } else {
        once(r, seen, i->key, i->value, product);
    }
}
void t_6_2_32(struct run *r)
{
    struct map seen = { .a = r->a };
    for (size_t i = 0; i < r->n_products; i++)
        for (struct json_iter k = json_iter(helper(&r->products[i])); json_next(&k);) once_all(r, &seen, &k, i);
}

static const struct branch *up_to(const struct branch *b, const char *category)
{
    while (b && !str_is(b->category, category)) b = b->up;
    return b;
}

/* a part of a CPE 2.3 name; a colon behind a backslash does not end it */
static str cpe_part(str cpe, unsigned n)
{
    size_t from = 0;
    for (size_t i = 0; i <= cpe.n; i++) {
        if (i < cpe.n && cpe.p[i] == '\\') {
            i++;
            continue;
        }
        if (i < cpe.n && cpe.p[i] != ':') continue;
        if (!n--) return str_cut(cpe, from, i);
        from = i + 1;
    }
    return S("");
}
static bool cpe_set(str part)
{
    return part.n && !str_is(part, "*") && !str_is(part, "-");
}

/* the counterparts of a CPE: 3 vendor, 4 product, 5 version, 6 update, 8 language */
static void cpe_agrees(struct run *r, const struct product *p, struct json v)
{
    static const struct {
        unsigned part;
        const char *category, *other;
    } counterparts[] = { { 3, "vendor", NULL },
                         { 4, "product_name", "product_family" },
                         { 5, "product_version", "product_version_range" },
                         { 6, "patch_level", "service_pack" },
                         { 8, "language", NULL } };
    str cpe = json_str(v);
    if (!str_starts(cpe, S("cpe:2.3:"))) return;
    for (size_t i = 0; i < COUNT(counterparts); i++) {
        const struct branch *b = up_to(p->branch, counterparts[i].category);
        if (!b && counterparts[i].other) b = up_to(p->branch, counterparts[i].other);
        str part = cpe_part(cpe, counterparts[i].part);
        bool version = counterparts[i].part == 5;
        if (!b && cpe_set(part)) say(r, v, "tells \"%.*s\", and no branch of the category %s leads to the product", FMT(part), counterparts[i].category);
        if (b && !cpe_set(part) && !str_is(b->category, "product_version_range"))
            say(r, v, "does not tell what the branch %s \"%.*s\" tells", counterparts[i].category, FMT(b->name));
        if (b && version && cpe_set(part) && str_is(b->category, "product_version")) {
            struct buf plain = { .a = r->a };
            for (size_t k = 0; k < part.n; k++)
                if (part.p[k] != '\\') buf_c(&plain, part.p[k]);
            if (!str_eq_nocase(buf_str(&plain), b->name)) say(r, v, "names version \"%.*s\", the branch \"%.*s\"", FMT(part), FMT(b->name));
        }
    }
}
static void purl_agrees(struct run *r, const struct product *p, struct json v)
{
    struct purl u = purl_read(r->a, json_str(v));
    const struct branch *b = up_to(p->branch, "product_version");
    if (!u.wrong && b && u.version.n && !str_eq(u.version, b->name)) say(r, v, "names version \"%.*s\", the branch \"%.*s\"", FMT(u.version), FMT(b->name));
    if (!u.wrong && b && !u.version.n) say(r, v, "has no version where the branch tells \"%.*s\"", FMT(b->name));
}
void t_6_2_42(struct run *r)
{
    for (size_t i = 0; i < r->n_products; i++) {
        const struct product *p = &r->products[i];
        if (p->kind != PRODUCT_BRANCH) continue;
        if (has(helper(p), "cpe")) cpe_agrees(r, p, json_get(helper(p), S("cpe")));
        for (struct json_iter k = json_iter(json_get(helper(p), S("purls"))); json_next(&k);) purl_agrees(r, p, k.value);
    }
}

/* OpenSSL's names, as the standard lists them for this field */
static void algorithm_known(struct run *r, struct json v)
{
    static const char *const known[] = { "blake2b512", "blake2s256", "md4",      "md5",      "md5-sha1", "mdc2",     "ripemd",    "ripemd160", "rmd160",
                                         "sha1",       "sha224",     "sha256",   "sha3-224", "sha3-256", "sha3-384", "sha3-512",  "sha384",    "sha512",
                                         "sha512-224", "sha512-256", "shake128", "shake256", "sm3",      "ssl3-md5", "ssl3-sha1", "whirlpool" };
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_is(json_str(v), known[i])) return;
    say(r, v, "\"%.*s\" is not among the algorithms that the standard names, and not known here", FMT(json_str(v)));
}
void t_6_2_52(struct run *r)
{
    each_helper(r, "hashes/#/file_hashes/#/algorithm", algorithm_known);
}

static void long_enough(struct run *r, struct json v)
{
    if (json_type(v) == JSON_TEXT && json_str(v).n < 64) say(r, v, "is shorter than 64 letters");
}
void t_6_3_5(struct run *r)
{
    each_helper(r, "hashes/#/file_hashes/#/value", long_enough);
}

/* a product path that begins with or leads to another one */
static void plain_product(struct run *r, struct json v)
{
    const struct product *p = product_of(r, json_str(v));
    if (p && p->kind == PRODUCT_PATH) say(r, v, "\"%.*s\" is itself made by a product path", FMT(p->id));
}
void t_6_3_22(struct run *r)
{
    each(r, r->tree, "product_paths/#/beginning_product_reference", plain_product);
    each(r, r->tree, "product_paths/#/subpaths/#/next_product_reference", plain_product);
}
