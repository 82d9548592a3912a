/* csaf - a document taken apart once, then every test of the table over it; see csaf.h */
#include "formats/csaf_inside.h"

#include "formats/csaf_schemas.h"

enum { MOST = 1000, DEEPEST = 100, STEPS = 10000000 };

struct row {
    const char *clause, *title;
    enum csaf_group group;
    bool in_20, in_21;
    void (*fn)(struct run *r);
    const char *limit;
};

/* what would need the network or a dictionary of every language */
#define OFFLINE "only names that can never resolve (RFC 6761) are found: nothing is fetched"

static const struct row rows[] = {
#define M(clause, title, in_20, in_21, fn)        { clause, title, CSAF_MANDATORY, in_20, in_21, fn, NULL },
#define R(clause, title, in_20, in_21, fn)        { clause, title, CSAF_RECOMMENDED, in_20, in_21, fn, NULL },
#define I(clause, title, in_20, in_21, fn, limit) { clause, title, CSAF_INFORMATIVE, in_20, in_21, fn, limit },
#include "formats/csaf_table.h"
#undef M
#undef R
#undef I
};

size_t csaf_tests(struct csaf_test *out, size_t room)
{
    for (size_t i = 0; i < COUNT(rows) && i < room; i++)
        out[i] = (struct csaf_test){ rows[i].clause, rows[i].title, rows[i].group, rows[i].in_20, rows[i].in_21, rows[i].limit };
    return COUNT(rows);
}

/* ---- maps */
uint64_t *map_at(struct map *m, str key)
{
    if (!m->keys || m->n * 2 > m->mask) {
        struct map bigger = { .a = m->a, .mask = m->keys ? m->mask * 2 + 1 : 15 };
        bigger.keys = NEW_ARRAY(m->a, bigger.mask + 1, str);
        bigger.values = NEW_ARRAY(m->a, bigger.mask + 1, uint64_t);
        for (size_t i = 0; m->keys && i <= m->mask; i++)
            if (m->keys[i].p) *map_at(&bigger, m->keys[i]) = m->values[i];
        *m = bigger;
    }
    if (!key.p) key = S("");
    size_t i = str_hash(key) & m->mask;
    for (; m->keys[i].p; i = (i + 1) & m->mask)
        if (str_eq(m->keys[i], key)) return &m->values[i];
    m->keys[i] = key;
    m->n++;
    return &m->values[i];
}

const uint64_t *map_get(const struct map *m, str key)
{
    if (!m->keys) return NULL;
    for (size_t i = str_hash(key) & m->mask; m->keys[i].p; i = (i + 1) & m->mask)
        if (str_eq(m->keys[i], key)) return &m->values[i];
    return NULL;
}

/* ---- telling */
/* before any word is put together: a document may have a million faults */
static bool enough(struct run *r)
{
    r->to->more |= r->to->n == MOST;
    return r->to->n == MOST;
}
static void put(struct run *r, str pointer, str words)
{
    if (!r->to->v) r->to->v = NEW_ARRAY(r->a, MOST, struct csaf_finding);
    r->to->v[r->to->n++] = (struct csaf_finding){ r->test, r->group, pointer, words };
}

void say(struct run *r, struct json at, const char *fmt, ...)
{
    va_list ap;
    if (enough(r)) return;
    va_start(ap, fmt);
    str words = arena_vfmt(r->a, fmt, ap);
    va_end(ap);
    put(r, json_pointer(r->a, at), words);
}

void say_at(struct run *r, struct json at, const char *below, const char *fmt, ...)
{
    va_list ap;
    if (enough(r)) return;
    va_start(ap, fmt);
    str words = arena_vfmt(r->a, fmt, ap), pointer = json_pointer(r->a, at);
    va_end(ap);
    put(r, arena_fmt(r->a, "%.*s/%s", FMT(pointer), below), words);
}

/* ---- walking */
void each(struct run *r, struct json from, const char *path, void (*fn)(struct run *r, struct json v))
{
    size_t n = 0; /* parts are short: looked at letter by letter */
    while (path[n] && path[n] != '/') n++;
    const char *rest = path[n] ? path + n + 1 : NULL;
    if (n == 1 && path[0] == '#') {
        for (struct json_iter i = json_iter(from); json_next(&i);)
            if (rest)
                each(r, i.value, rest, fn);
            else
                fn(r, i.value);
        return;
    }
    struct json v = json_get(from, (str){ path, n });
    if (json_type(v) == JSON_NONE) return;
    if (rest)
        each(r, v, rest, fn);
    else
        fn(r, v);
}

struct json at_path(struct json from, const char *path)
{
    for (;;) {
        size_t n = 0;
        while (path[n] && path[n] != '/') n++;
        from = json_get(from, (str){ path, n });
        if (!path[n] || json_type(from) == JSON_NONE) return from;
        path += n + 1;
    }
}
str text_at(struct json from, const char *path)
{
    return json_str(at_path(from, path));
}
bool has(struct json object, const char *key)
{
    return json_type(json_get(object, str_of(key))) != JSON_NONE;
}

bool is_category(const struct run *r, const char *const *list)
{
    for (; *list; list++)
        if (str_is(r->category, *list)) return true;
    return false;
}

const struct product *product_of(struct run *r, str key)
{
    const uint64_t *at = map_get(&r->product_index, key);
    return at ? &r->products[*at - 1] : NULL;
}

bool spent(struct run *r)
{
    return ++r->steps > STEPS;
}

void products_named(struct run *r, struct json item, void (*fn)(struct run *r, str product, void *mine), void *mine)
{
    for (struct json_iter i = json_iter(json_get(item, S("product_ids"))); json_next(&i);)
        if (json_type(i.value) == JSON_TEXT) fn(r, json_str(i.value), mine);
    for (struct json_iter i = json_iter(json_get(item, S("group_ids"))); json_next(&i);) {
        const uint64_t *at = json_type(i.value) == JSON_TEXT ? map_get(&r->group_index, json_str(i.value)) : NULL;
        if (!at) continue;
        for (struct json_iter k = json_iter(json_get(r->groups[*at - 1], S("product_ids"))); json_next(&k);)
            if (!spent(r) && json_type(k.value) == JSON_TEXT) fn(r, json_str(k.value), mine);
    }
}

/* ---- taking apart */
static void grow_products(struct run *r)
{
    if (r->n_products & (r->n_products - 1) || (r->n_products && r->n_products < 16)) return;
    size_t room = r->n_products ? r->n_products * 2 : 16;
    struct product *p = NEW_ARRAY(r->a, room, struct product);
    if (r->n_products) memcpy(p, r->products, r->n_products * sizeof *p);
    r->products = p;
}
static void add_product(struct run *r, struct product p)
{
    if (json_type(p.full) != JSON_OBJECT) return;
    p.id = json_str(json_get(p.full, S("product_id")));
    grow_products(r);
    r->products[r->n_products++] = p;
    uint64_t *at = map_at(&r->product_index, p.id);
    if (!*at) *at = r->n_products;
}
static void add_branch(struct run *r, const struct branch *b)
{
    if (!(r->n_branches & (r->n_branches - 1)) && (!r->n_branches || r->n_branches >= 16)) {
        const struct branch **v = NEW_ARRAY(r->a, r->n_branches ? r->n_branches * 2 : 16, const struct branch *);
        if (r->n_branches) memcpy(v, r->branches, r->n_branches * sizeof *v);
        r->branches = v;
    }
    r->branches[r->n_branches++] = b;
}

static void walk_branches(struct run *r, struct json list, const struct branch *up, unsigned depth)
{
    struct branch *first = NULL, *last = NULL;
    if (depth > DEEPEST) return;
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        struct branch *b = NEW(r->a, struct branch);
        *b = (struct branch){ .up = up, .at = i.value, .category = text_at(i.value, "category"), .name = text_at(i.value, "name"), .depth = depth };
        if (last) last->next = b;
        if (!first) first = b;
        last = b;
        b->first = first;
        if (r->v21 && str_is(b->category, "product_version_range")) {
            struct vers *g = NEW(r->a, struct vers);
            *g = range_read(r->a, b->name);
            b->range = g;
        }
        add_branch(r, b);
        add_product(r, (struct product){ .kind = PRODUCT_BRANCH, .full = json_get(i.value, S("product")), .branch = b });
        walk_branches(r, json_get(i.value, S("branches")), b, depth + 1);
    }
}

static void take_apart(struct run *r)
{
    r->document = json_get(r->root, S("document"));
    r->tracking = json_get(r->document, S("tracking"));
    r->tree = json_get(r->root, S("product_tree"));
    r->vulnerabilities = json_get(r->root, S("vulnerabilities"));
    r->category = text_at(r->document, "category");
    r->lang = text_at(r->document, "lang");
    r->english = !r->lang.n || (str_eq_nocase(str_cut(r->lang, 0, 2), S("en")) && (r->lang.n == 2 || r->lang.p[2] == '-'));
    r->status = text_at(r->tracking, "status");
    r->tlp = text_at(r->document, "distribution/tlp/label");
    r->product_index.a = r->group_index.a = r->a;
    walk_branches(r, json_get(r->tree, S("branches")), NULL, 1);
    for (struct json_iter i = json_iter(json_get(r->tree, S("full_product_names"))); json_next(&i);)
        add_product(r, (struct product){ .kind = PRODUCT_NAME, .full = i.value });
    for (struct json_iter i = json_iter(json_get(r->tree, r->v21 ? S("product_paths") : S("relationships"))); json_next(&i);)
        add_product(r, (struct product){ .kind = PRODUCT_PATH, .full = json_get(i.value, S("full_product_name")), .path = i.value });
    struct json groups = json_get(r->tree, S("product_groups"));
    r->groups = NEW_ARRAY(r->a, json_count(groups) + 1, struct json);
    for (struct json_iter i = json_iter(groups); json_next(&i);) {
        r->groups[r->n_groups++] = i.value;
        uint64_t *at = map_at(&r->group_index, text_at(i.value, "group_id"));
        if (!*at) *at = r->n_groups;
    }
    history_read(r);
}

/* ---- the front door */
static err compiled(struct ctx *c, const char *uri, bool strict, const struct schema **out)
{
    struct schema_doc *docs = NEW_ARRAY(c->arena, csaf_docs_count + csaf_strict_count, struct schema_doc);
    size_t n = 0;
    struct json root;
    static const struct json_limits lim = { .bytes = 1u << 20, .members = 200000 };
    for (size_t i = 0; strict && i < csaf_strict_count; i++) docs[n++] = csaf_strict[i];
    for (size_t i = 0; i < csaf_docs_count; i++) docs[n++] = csaf_docs[i];
    struct schema_options *o = NEW(c->arena, struct schema_options);
    *o = (struct schema_options){ .no_formats = true, .closed = strict, .docs = docs, .n_docs = n };
    for (size_t i = 0; i < n; i++)
        if (str_is(docs[i].uri, uri)) {
            TRY(json_read(c, docs[i].text, &lim, &root));
            return schema_compile(c, root, o, out);
        }
    FAIL(c, E_FAULT, "schema-reference", "no schema %s", uri);
}

err csaf_open(struct ctx *c, enum csaf_version v, enum csaf_group upto, const struct csaf **out)
{
    static const char *const advisory[] = { [CSAF_20] = "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json",
                                            [CSAF_21] = "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json" };
    static const char *const cvss[] = { "https://www.first.org/cvss/cvss-v2.0.json", "https://www.first.org/cvss/cvss-v3.0.json",
                                        "https://www.first.org/cvss/cvss-v3.1.json", "https://www.first.org/cvss/cvss-v4.0.json" };
    struct csaf *s = NEW(c->arena, struct csaf);
    s->version = v;
    s->upto = upto;
    TRY(compiled(c, advisory[v], false, &s->schema));
    if (upto > CSAF_MANDATORY) TRY(compiled(c, advisory[v], true, &s->strict));
    for (size_t i = 0; i < COUNT(cvss); i++) TRY(compiled(c, cvss[i], false, &s->cvss[i]));
    *out = s;
    if (v == CSAF_20) return NULL;
    TRY(compiled(c, "https://certcc.github.io/SSVC/data/schema/v2/SelectionList_2_0_0.schema.json", false, &s->ssvc));
    TRY(compiled(c, "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/extension-content.json", false, &s->extension));
    s->extensions = NEW_ARRAY(c->arena, csaf_metadata_count, struct extension);
    for (size_t i = 0; i < csaf_metadata_count; i++) {
        struct extension *e = &s->extensions[s->n_extensions++];
        e->uri = csaf_metadata[i].uri;
        TRY(compiled(c, e->uri.p, false, &e->schema));
        TRY(json_read(c, csaf_metadata[i].text, NULL, &e->metadata));
    }
    return NULL;
}

enum csaf_version csaf_version(struct json document)
{
    str v = text_at(document, "document/csaf_version");
    return str_is(v, "2.0") ? CSAF_20 : str_is(v, "2.1") ? CSAF_21 : CSAF_NONE;
}

/* at the end of a group of tests: what could not be looked at in full is told, as one of them */
static void within_limit(struct run *r)
{
    r->test = "limit";
    if (r->steps > STEPS && !enough(r)) put(r, S(""), S("the document relates too many products to each other to be checked in full"));
    r->steps = 0;
}

void csaf_check(const struct csaf *s, struct arena *a, struct json document, when today, struct csaf_report *out)
{
    struct run r = { .s = s, .a = a, .to = out, .root = document, .today = today };
    *out = (struct csaf_report){ .version = csaf_version(document), .valid = true };
    struct schema_findings f;
    r.v21 = s->version == CSAF_21;
    r.test = "schema";
    r.schema_fine = schema_check(a, s->schema, document, &f);
    for (size_t i = 0; i < f.n; i++) put(&r, f.v[i].pointer, f.v[i].words); /* a hundred at most */
    take_apart(&r);
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (!(r.v21 ? rows[i].in_21 : rows[i].in_20) || rows[i].group > s->upto) continue;
        if (r.group != rows[i].group) within_limit(&r);
        r.test = rows[i].clause;
        r.group = rows[i].group;
        rows[i].fn(&r);
    }
    within_limit(&r);
    out->valid = r.schema_fine;
    for (size_t i = 0; i < out->n; i++) out->valid &= out->v[i].group != CSAF_MANDATORY;
}

str csaf_filename(struct arena *a, str tracking)
{
    struct buf b = { .a = a };
    bool under = false;
    for (size_t i = 0; i < tracking.n; i++) {
        char ch = tracking.p[i] >= 'A' && tracking.p[i] <= 'Z' ? (char)(tracking.p[i] + 32) : tracking.p[i];
        bool kept = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '+' || ch == '-';
        if (kept || !under) buf_c(&b, kept ? ch : '_');
        under = !kept;
    }
    buf_z(&b, ".json");
    return buf_str(&b);
}
