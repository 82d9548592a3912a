/* vuln_osv - documents of OSV: said of each CVE that is an alias of it, else of its own id */
#include "formats/vuln_inside.h"

#include <stdlib.h>

struct event {
    str version;
    char what; /* i introduced, f fixed, l last affected, m limit */
    enum version_kind kind;
};
static int by_version(const void *a, const void *b)
{
    const struct event *x = a, *y = b;
    bool zero_x = str_is(x->version, "0"), zero_y = str_is(y->version, "0");
    if (zero_x != zero_y) return zero_x ? -1 : 1;
    int c = version_cmp(x->kind, x->version, y->version);
    return c ? c : (x->what == 'i') - (y->what == 'i'); /* fixed before introduced again */
}

static void put(struct buf *b, char op, str version)
{
    struct vers_bound v = { op, version };
    struct vers r = { .v = &v, .n = 1 };
    if (b->n) buf_c(b, '|');
    vers_write_constraints(&r, b);
}

static void range(struct ctx *c, struct vuln_said *s, struct vuln_product *p, struct json v, str ecosystem)
{
    static const struct {
        const char *name;
        char what;
    } names[] = { { "introduced", 'i' }, { "fixed", 'f' }, { "last_affected", 'l' }, { "limit", 'm' } };
    str type = member(v, "type"), order = str_is(type, "SEMVER") ? S("semver") : str_is(type, "GIT") ? S("git") : ecosystem;
    struct json list = json_get(v, S("events"));
    struct event *e = NEW_ARRAY(c->arena, json_count(list) + 1, struct event);
    size_t n = 0;
    enum version_kind kind;
    struct buf b = { .a = c->arena };
    bool open = false, all = false;
    version_kind_of(order, &kind);
    if (json_count(list) > VULN_SPANS) {
        s->cut = true;
        return;
    }
    for (struct json_iter i = json_iter(list); json_next(&i);)
        for (size_t k = 0; k < COUNT(names); k++) {
            str version = member(i.value, names[k].name);
            if (version.n && version.n <= VERSION_MOST) {
                e[n++] = (struct event){ version, names[k].what, kind };
                break;
            }
        }
    if (!str_is(order, "git")) qsort(e, n, sizeof *e, by_version);
    for (size_t i = 0; i < n; i++) {
        if (e[i].what == 'i' && !open) {
            open = true;
            all = str_is(e[i].version, "0");
            if (!all) put(&b, 'g', e[i].version);
        } else if (e[i].what != 'i' && open) {
            open = all = false;
            if (e[i].what != 'm' || !str_is(e[i].version, "*")) put(&b, e[i].what == 'l' ? 'l' : '<', e[i].version);
        }
    }
    if (b.n || all) vuln_span_add(c, s, p, VULN_AFFECTED, order, b.n ? buf_str(&b) : S("*"));
}

static void affected(struct ctx *c, struct vuln_said *s, struct json v)
{
    struct json package = json_get(v, S("package"));
    struct vuln_product *p = vuln_push(c->arena, &s->products, sizeof *p, VULN_PRODUCTS, &s->cut);
    struct buf b = { .a = c->arena };
    size_t n = 0;
    if (!p) return;
    str ecosystem = member(package, "ecosystem");
    *p = (struct vuln_product){ .vendor = ecosystem, .product = member(package, "name"), .purl = member(package, "purl"), .otherwise = VULN_UNAFFECTED };
    for (struct json_iter i = json_iter(json_get(v, S("ranges"))); json_next(&i);) range(c, s, p, i.value, ecosystem);
    for (struct json_iter i = json_iter(json_get(v, S("versions"))); json_next(&i);) {
        str version = json_str(i.value);
        if (!version.n || version.n > VERSION_MOST) continue;
        if (n++ == VULN_SPANS || b.n > 60000) {
            s->cut = true;
            break;
        }
        put(&b, '=', version);
    }
    if (b.n) vuln_span_add(c, s, p, VULN_AFFECTED, ecosystem, buf_str(&b));
    for (struct json_iter i = json_iter(json_get(v, S("severity"))); json_next(&i);) vuln_vector(c, s, member(i.value, "score"), (struct json){ 0 });
}

err vuln_osv(struct ctx *c, struct json d, struct vuln_said **out, size_t *n)
{
    str name = member(d, "id");
    struct vuln_said s = { .source = arena_fmt(c->arena, "osv:%.*s", FMT(str_cut(name, 0, VULN_ID))),
                           .by = S("OSV"),
                           .state = member(d, "withdrawn").n ? S("withdrawn") : S("published"),
                           .title = member(d, "summary"),
                           .published = vuln_when(member(d, "published")),
                           .modified = vuln_when(member(d, "modified")) };
    struct strs told = { 0 };
    if (!vuln_id_fine(name)) FAIL_AT(c, S("/id"), "bad-vulnerability", "this is no identifier");
    if (!s.modified.us) FAIL_AT(c, S("/modified"), "bad-vulnerability", "this is no time");
    s.text = vuln_text(c, &s, member(d, "details"));
    for (struct json_iter i = json_iter(json_get(d, S("affected"))); json_next(&i);) affected(c, &s, i.value);
    for (struct json_iter i = json_iter(json_get(d, S("severity"))); json_next(&i);) vuln_vector(c, &s, member(i.value, "score"), (struct json){ 0 });
    for (struct json_iter i = json_iter(json_get(d, S("references"))); json_next(&i);) vuln_link_add(c, &s, member(i.value, "url"), member(i.value, "type"));
    for (struct json_iter i = json_iter(json_get(json_get(d, S("database_specific")), S("cwe_ids"))); json_next(&i);)
        vuln_word(c->arena, &s.weaknesses, json_str(i.value), 40);
    vuln_word(c->arena, &s.aliases, name, 100);
    for (struct json_iter i = json_iter(json_get(d, S("aliases"))); json_next(&i);)
        if (vuln_id_fine(json_str(i.value))) vuln_word(c->arena, &s.aliases, json_str(i.value), 100);
    for (size_t i = 0; i < s.aliases.n; i++)
        if (str_starts(s.aliases.v[i], S("CVE-"))) vuln_word(c->arena, &told, s.aliases.v[i], 100);
    if (!told.n) vuln_word(c->arena, &told, name, 1);
    struct vuln_said *v = *out = NEW_ARRAY(c->arena, told.n, struct vuln_said);
    for (*n = 0; *n < told.n; ++*n) {
        v[*n] = s;
        v[*n].id = told.v[*n];
    }
    return NULL;
}
