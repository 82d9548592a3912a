/* vuln_csaf - advisories of others in CSAF: what they say of each vulnerability, with the products of their tree */
#include "formats/vuln_inside.h"

struct known {
    str id, vendor, product, version, range, purl, cpe;
};
struct tree {
    struct ctx *c;
    struct known *v;
    size_t n, slots;
    uint32_t *slot; /* by id, open addressing; 1-based */
    bool cut;
};
enum { TREE_MOST = 20000, TREE_DEEPEST = 30 };

static void add(struct tree *t, struct json full, struct known k)
{
    k.id = member(full, "product_id");
    struct json helper = json_get(full, S("product_identification_helper"));
    if (!k.id.n || t->n >= TREE_MOST) {
        t->cut = t->cut || t->n >= TREE_MOST;
        return;
    }
    if (!k.product.n) k.product = member(full, "name");
    k.purl = member(helper, "purl");
    if (!k.purl.n)
        for (struct json_iter i = json_iter(json_get(helper, S("purls"))); json_next(&i) && !k.purl.n;) k.purl = json_str(i.value);
    k.cpe = member(helper, "cpe");
    t->v[t->n++] = k;
    size_t at = (size_t)str_hash(k.id) & (t->slots - 1);
    while (t->slot[at]) at = (at + 1) & (t->slots - 1);
    t->slot[at] = (uint32_t)t->n;
}
static void branches(struct tree *t, struct json list, struct known k, unsigned depth)
{
    if (depth > TREE_DEEPEST) return;
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        struct known now = k;
        str category = member(i.value, "category"), name = member(i.value, "name");
        if (str_is(category, "vendor")) now.vendor = name;
        if (str_is(category, "product_name")) now.product = name;
        if (str_is(category, "product_version")) now.version = name;
        if (str_is(category, "product_version_range")) now.range = name;
        if (json_type(json_get(i.value, S("product"))) == JSON_OBJECT) add(t, json_get(i.value, S("product")), now);
        branches(t, json_get(i.value, S("branches")), now, depth + 1);
    }
}
static size_t products_in(struct json v, unsigned depth)
{
    size_t n = 1;
    if (depth > TREE_DEEPEST) return 0;
    for (struct json_iter i = json_iter(v); json_next(&i);) n += 1 + products_in(json_get(i.value, S("branches")), depth + 1);
    return n;
}
static const struct known *known(const struct tree *t, str name)
{
    size_t at = (size_t)str_hash(name) & (t->slots - 1);
    for (; t->slot[at]; at = (at + 1) & (t->slots - 1))
        if (str_eq(t->v[t->slot[at] - 1].id, name)) return &t->v[t->slot[at] - 1];
    return NULL;
}

static struct vuln_product *product_of(struct ctx *c, struct vuln_said *s, const struct known *k)
{
    struct vuln_product *v = s->products.v;
    for (size_t i = s->products.n; i > 0 && i + 50 > s->products.n; i--) /* neighbours in the tree come one behind the other */
        if (str_eq(v[i - 1].vendor, k->vendor) && str_eq(v[i - 1].product, k->product)) return &v[i - 1];
    struct vuln_product *p = vuln_push(c->arena, &s->products, sizeof *p, VULN_PRODUCTS, &s->cut);
    if (p) *p = (struct vuln_product){ .vendor = k->vendor, .product = k->product, .purl = k->purl };
    return p;
}
static void status(struct ctx *c, struct tree *t, struct vuln_said *s, struct json list, unsigned as)
{
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        const struct known *k = known(t, json_str(i.value));
        struct vuln_product *p = k ? product_of(c, s, k) : NULL;
        if (!p) continue;
        vuln_word(c->arena, &p->cpes, k->cpe, 200);
        if (str_starts(k->range, S("vers:"))) {
            struct vers r = vers_read(c->arena, k->range);
            struct buf b = { .a = c->arena };
            if (r.wrong) continue;
            vers_write_constraints(&r, &b);
            vuln_span_add(c, s, p, as, r.type, buf_str(&b));
        } else if (k->version.n && k->version.n <= VERSION_MOST) {
            struct vers_bound one = { '=', k->version };
            struct vers r = { .v = &one, .n = 1 };
            struct buf b = { .a = c->arena };
            vers_write_constraints(&r, &b);
            vuln_span_add(c, s, p, as, S("generic"), buf_str(&b));
        } else if (!k->range.n && !p->spans.n) {
            vuln_span_add(c, s, p, as, S("generic"), S("*"));
        }
    }
}

static void notes(struct ctx *c, struct vuln_said *s, struct json v)
{
    struct buf remedy = { .a = c->arena, .max = VULN_TEXT };
    for (struct json_iter i = json_iter(json_get(v, S("notes"))); json_next(&i);) {
        str category = member(i.value, "category");
        if (!s->text.n || str_is(category, "description") || str_is(category, "summary")) s->text = vuln_text(c, s, member(i.value, "text"));
    }
    for (struct json_iter i = json_iter(json_get(v, S("remediations"))); json_next(&i);) {
        str text = member(i.value, "details");
        if (str_find(buf_str(&remedy), text) >= 0) continue;
        if (remedy.n) buf_c(&remedy, '\n');
        buf_put(&remedy, text);
    }
    s->remedy = buf_str(&remedy);
}
static void scores(struct ctx *c, struct vuln_said *s, struct json v)
{
    static const char *const names[] = { "cvss_v4", "cvss_v3", "cvss_v2" };
    for (size_t k = 0; k < COUNT(names); k++) {
        for (struct json_iter i = json_iter(json_get(v, S("scores"))); json_next(&i);) {
            struct json one = json_get(i.value, str_of(names[k]));
            vuln_vector(c, s, member(one, "vectorString"), json_get(one, S("baseScore")));
        }
        for (struct json_iter i = json_iter(json_get(v, S("metrics"))); json_next(&i);) {
            struct json one = json_get(json_get(i.value, S("content")), str_of(names[k]));
            vuln_vector(c, s, member(one, "vectorString"), json_get(one, S("baseScore")));
        }
    }
}

static void one(struct ctx *c, struct tree *t, struct json v, struct vuln_said *s)
{
    static const struct {
        const char *name;
        unsigned status;
    } lists[] = {
        { "known_affected", VULN_AFFECTED }, { "first_affected", VULN_AFFECTED },       { "last_affected", VULN_AFFECTED },          { "fixed", VULN_FIXED },
        { "first_fixed", VULN_FIXED },       { "known_not_affected", VULN_UNAFFECTED }, { "under_investigation", VULN_INVESTIGATED }
    };
    struct json st = json_get(v, S("product_status"));
    struct json cwe = json_get(v, S("cwe"));
    if (member(v, "title").n) s->title = member(v, "title");
    vuln_word(c->arena, &s->weaknesses, member(cwe, "id"), 40);
    for (struct json_iter i = json_iter(json_get(v, S("cwes"))); json_next(&i);) vuln_word(c->arena, &s->weaknesses, member(i.value, "id"), 40);
    for (size_t i = 0; i < COUNT(lists); i++) status(c, t, s, json_get(st, str_of(lists[i].name)), lists[i].status);
    scores(c, s, v);
    notes(c, s, v);
    for (struct json_iter i = json_iter(json_get(v, S("references"))); json_next(&i);) vuln_link_add(c, s, member(i.value, "url"), member(i.value, "category"));
}

err vuln_csaf(struct ctx *c, struct json d, struct vuln_said **out, size_t *n)
{
    struct json document = json_get(d, S("document")), tracking = json_get(document, S("tracking")), list = json_get(d, S("vulnerabilities")),
                tree = json_get(d, S("product_tree"));
    struct tree t = { .c = c };
    str publisher = member(json_get(document, S("publisher")), "name"), name = member(tracking, "id");
    size_t room = products_in(json_get(tree, S("branches")), 0) + json_count(json_get(tree, S("full_product_names"))) +
                  json_count(json_get(tree, S("relationships"))) + json_count(json_get(tree, S("product_paths")));
    if (!name.n || !publisher.n) FAIL_AT(c, S("/document/tracking/id"), "bad-vulnerability", "the advisory has no id, or no publisher");
    if (room > TREE_MOST) room = TREE_MOST;
    t.v = NEW_ARRAY(c->arena, room + 1, struct known);
    for (t.slots = 16; t.slots < 2 * (room + 1);) t.slots *= 2;
    t.slot = NEW_ARRAY(c->arena, t.slots, uint32_t);
    branches(&t, json_get(tree, S("branches")), (struct known){ 0 }, 0);
    for (struct json_iter i = json_iter(json_get(tree, S("full_product_names"))); json_next(&i);) add(&t, i.value, (struct known){ 0 });
    for (struct json_iter i = json_iter(json_get(tree, S("relationships"))); json_next(&i);)
        add(&t, json_get(i.value, S("full_product_name")), (struct known){ 0 });
    for (struct json_iter i = json_iter(json_get(tree, S("product_paths"))); json_next(&i);)
        add(&t, json_get(i.value, S("full_product_name")), (struct known){ 0 });
    struct vuln_said *v = *out = NEW_ARRAY(c->arena, json_count(list) + 1, struct vuln_said);
    *n = 0;
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        struct vuln_said *s = &v[*n];
        *s = (struct vuln_said){ .id = member(i.value, "cve"),
                                 .source = arena_fmt(c->arena, "csaf:%.*s", FMT(str_cut(name, 0, 120))),
                                 .by = publisher,
                                 .state = S("published"),
                                 .title = member(document, "title"),
                                 .published = vuln_when(member(tracking, "initial_release_date")),
                                 .modified = vuln_when(member(tracking, "current_release_date")),
                                 .cut = t.cut };
        for (struct json_iter k = json_iter(json_get(i.value, S("ids"))); json_next(&k) && !s->id.n;)
            if (vuln_id_fine(member(k.value, "text"))) s->id = member(k.value, "text");
        if (!vuln_id_fine(s->id)) continue; /* a vulnerability without a name cannot be found again */
        one(c, &t, i.value, s);
        ++*n;
    }
    if (!*n && json_count(list)) FAIL_AT(c, S("/vulnerabilities"), "bad-vulnerability", "none of its vulnerabilities has an identifier");
    return NULL;
}
