/* csaf_profile - what the document's category asks for: 6.1.26, 6.1.27.1 to 19, 6.2.38, 6.2.39.1 to 5 */
#include "base/utf8.h"
#include "formats/csaf_inside.h"

#define CATEGORIES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define ADVISORY        "csaf_security_advisory", "csaf_deprecated_security_advisory"
#define GONE            CATEGORIES("csaf_withdrawn", "csaf_superseded")

/* what looks like a dash, an underscore or a blank, whatever its shape */
static bool separator(uint32_t p)
{
    return p == '-' || p == '_' || p == ' ' || (p >= 9 && p <= 13) || p == 0xA0 || p == 0xAD || p == 0x332 || p == 0x58A || p == 0x5BE || p == 0x1680 ||
           p == 0x180E || (p >= 0x2000 && p <= 0x2015) || p == 0x2017 || p == 0x2028 || p == 0x2029 || p == 0x202F || p == 0x203F || p == 0x2040 ||
           p == 0x2043 || p == 0x2053 || p == 0x2054 || (p >= 0x205F && p <= 0x2064) || p == 0x207B || p == 0x208B || p == 0x2212 || p == 0x2E3A ||
           p == 0x2E3B || p == 0x3000 || p == 0x301C || p == 0x3030 || p == 0xFE33 || p == 0xFE34 || (p >= 0xFE4D && p <= 0xFE4F) || p == 0xFE58 ||
           p == 0xFE63 || p == 0xFEFF || p == 0xFF0D || p == 0xFF3F;
}
str bare_words(struct arena *a, str t)
{
    struct buf b = { .a = a };
    for (uint32_t p; t.n;) {
        str was = t;
        utf8_next(&t, &p);
        if (!separator(p)) buf_put(&b, str_cut(was, 0, was.n - t.n));
    }
    return arena_lower(a, buf_str(&b));
}

void t_6_1_26(struct run *r)
{
    static const char *const values_20[] = { "csaf_informational_advisory", "csaf_security_advisory", "csaf_security_incident_response", "csaf_vex", NULL };
    static const char *const values_21[] = { "csaf_deprecated_security_advisory",
                                             "csaf_informational_advisory",
                                             "csaf_security_advisory",
                                             "csaf_security_incident_response",
                                             "csaf_superseded",
                                             "csaf_vex",
                                             "csaf_withdrawn",
                                             "csaf_vulnerability_report",
                                             NULL };
    const char *const *values = r->v21 ? values_21 : values_20;
    if (is_category(r, values) || str_is(r->category, "csaf_base")) return;
    str own = bare_words(r->a, r->category);
    for (size_t i = 0; values[i]; i++)
        if (str_eq(own, bare_words(r->a, str_of(values[i]))) || str_eq(own, bare_words(r->a, str_of(values[i] + 5)))) {
            say_at(r, r->document, "category", "\"%.*s\" is the name of the profile %s in other letters", FMT(r->category), values[i]);
            return;
        }
    if (str_eq_nocase(str_cut(r->category, 0, 5), S("csaf_"))) say_at(r, r->document, "category", "the prefix csaf_ is reserved");
}

static bool note_of(struct run *r, const char *const *categories)
{
    for (struct json_iter i = json_iter(json_get(r->document, S("notes"))); json_next(&i);)
        for (size_t k = 0; categories[k]; k++)
            if (str_is(text_at(i.value, "category"), categories[k])) return true;
    return false;
}

void t_6_1_27_1(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_informational_advisory", "csaf_security_incident_response")) &&
        !note_of(r, CATEGORIES("description", "details", "general", "summary")))
        say_at(r, r->document, "notes", "must have a note of the category description, details, general or summary");
}
void t_6_1_27_2(struct run *r)
{
    if (!is_category(r, CATEGORIES("csaf_informational_advisory", "csaf_security_incident_response"))) return;
    for (struct json_iter i = json_iter(json_get(r->document, S("references"))); json_next(&i);)
        if (!has(i.value, "category") || str_is(text_at(i.value, "category"), "external")) return; /* external is the default */
    say_at(r, r->document, "references", "must have a reference of the category external");
}
void t_6_1_27_3(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_informational_advisory", r->v21 ? "csaf_withdrawn" : "-", r->v21 ? "csaf_superseded" : "-")) &&
        has(r->root, "vulnerabilities"))
        say(r, r->vulnerabilities, "must not be there in a document of this category");
}
static bool advisory_or_vex(const struct run *r)
{
    return is_category(r, CATEGORIES(ADVISORY, "csaf_vex"));
}
void t_6_1_27_4(struct run *r)
{
    if (advisory_or_vex(r) && !has(r->root, "product_tree")) say_at(r, r->root, "product_tree", "must be there");
}
static void notes_there(struct run *r, struct json v)
{
    if (!has(v, "notes")) say_at(r, v, "notes", "must be there");
}
void t_6_1_27_5(struct run *r)
{
    if (advisory_or_vex(r)) each(r, r->vulnerabilities, "#", notes_there);
}
static void status_there(struct run *r, struct json v)
{
    if (!has(v, "product_status")) say_at(r, v, "product_status", "must be there");
}
void t_6_1_27_6(struct run *r)
{
    if (is_category(r, CATEGORIES(ADVISORY))) each(r, r->vulnerabilities, "#", status_there);
}
static void vex_status(struct run *r, struct json v)
{
    struct json s = json_get(v, S("product_status"));
    if (!has(s, "fixed") && !has(s, "known_affected") && !has(s, "known_not_affected") && !has(s, "under_investigation"))
        say_at(r, v, "product_status", "must have fixed, known_affected, known_not_affected or under_investigation");
}
void t_6_1_27_7(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_vex"))) each(r, r->vulnerabilities, "#", vex_status);
}

static void collect(struct run *r, str product, void *mine)
{
    (void)r;
    *map_at(mine, product) = 1;
}
/* each product of the status has an id, where all ids are for certain products */
static void identified(struct run *r, struct json v)
{
    struct map by = { .a = r->a };
    if (has(v, "cve")) return;
    if (!has(v, "ids")) {
        say(r, v, "must have cve or ids");
        return;
    }
    for (struct json_iter i = json_iter(json_get(v, S("ids"))); json_next(&i);) {
        if (!has(i.value, "product_ids") && !has(i.value, "group_ids")) return;
        products_named(r, i.value, collect, &by);
    }
    for (struct json_iter i = json_iter(json_get(v, S("product_status"))); json_next(&i);)
        for (struct json_iter k = json_iter(i.value); json_next(&k);)
            if (json_type(k.value) == JSON_TEXT && !map_get(&by, json_str(k.value)))
                say(r, k.value, "product \"%.*s\" has no id of the vulnerability", FMT(json_str(k.value)));
}
void t_6_1_27_8(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_vex"))) each(r, r->vulnerabilities, "#", identified);
}

static void impact_stated(struct run *r, struct json v)
{
    struct map by = { .a = r->a };
    for (struct json_iter i = json_iter(json_get(v, S("flags"))); json_next(&i);) products_named(r, i.value, collect, &by);
    for (struct json_iter i = json_iter(json_get(v, S("threats"))); json_next(&i);)
        if (str_is(text_at(i.value, "category"), "impact")) products_named(r, i.value, collect, &by);
    for (struct json_iter i = json_iter(at_path(v, "product_status/known_not_affected")); json_next(&i);)
        if (!map_get(&by, json_str(i.value))) say(r, i.value, "product \"%.*s\" has no impact statement, neither a flag nor a threat", FMT(json_str(i.value)));
}
void t_6_1_27_9(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_vex"))) each(r, r->vulnerabilities, "#", impact_stated);
}
static void action_stated(struct run *r, struct json v)
{
    struct map by = { .a = r->a };
    for (struct json_iter i = json_iter(json_get(v, S("remediations"))); json_next(&i);) products_named(r, i.value, collect, &by);
    for (struct json_iter i = json_iter(at_path(v, "product_status/known_affected")); json_next(&i);)
        if (!map_get(&by, json_str(i.value))) say(r, i.value, "product \"%.*s\" has no action statement", FMT(json_str(i.value)));
}
void t_6_1_27_10(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_vex"))) each(r, r->vulnerabilities, "#", action_stated);
}
void t_6_1_27_11(struct run *r)
{
    if (advisory_or_vex(r) && !has(r->root, "vulnerabilities")) say_at(r, r->root, "vulnerabilities", "must be there");
}

static void affected_there(struct run *r, struct json v)
{
    if (!has(json_get(v, S("product_status")), "known_affected")) say_at(r, v, "product_status/known_affected", "must be there");
}
void t_6_1_27_12(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_security_advisory"))) each(r, r->vulnerabilities, "#", affected_there);
}

/* a product without its version: what two versions of it have in common; empty when the tree does not say */
static str without_version(struct run *r, const struct product *p)
{
    struct buf b = { .a = r->a };
    const struct product *first = p;
    if (p->kind == PRODUCT_PATH) {
        first = product_of(r, text_at(p->path, "beginning_product_reference"));
        for (struct json_iter i = json_iter(json_get(p->path, S("subpaths"))); json_next(&i);)
            buf_fmt(&b, " %.*s %.*s", FMT(text_at(i.value, "category")), FMT(text_at(i.value, "next_product_reference")));
    }
    if (!first || first->kind != PRODUCT_BRANCH) return S("");
    for (const struct branch *at = first->branch; at; at = at->up)
        if (!str_is(at->category, "product_version") && !str_is(at->category, "product_version_range") && !str_is(at->category, "patch_level") &&
            !str_is(at->category, "service_pack"))
            buf_fmt(&b, "/%.*s:%.*s", FMT(at->category), FMT(at->name));
    return buf_str(&b);
}

/* what the other versions in these status lists are, and whether there are any */
static size_t others(struct run *r, struct json v, unsigned group, struct map *to)
{
    size_t n = 0;
    *to = (struct map){ .a = r->a };
    for (size_t i = 0; i < COUNT(status_lists); i++)
        for (struct json_iter k = json_iter(json_get(json_get(v, S("product_status")), str_of(status_lists[i].key)));
             status_lists[i].group == group && json_next(&k); n++) {
            const struct product *p = product_of(r, json_str(k.value));
            if (p) {
                *map_at(to, arena_fmt(r->a, "=%.*s", FMT(p->id))) = 1;
                *map_at(to, without_version(r, p)) = 1;
            }
        }
    return n;
}

/* a hotfix corresponds to what it is installed with; a path that ends so, to what it begins with */
static bool installed_with(struct run *r, const struct product *p, const struct map *others)
{
    for (size_t i = 0; i < r->n_products && !spent(r); i++) {
        const struct product *path = &r->products[i];
        if (path->kind != PRODUCT_PATH) continue;
        for (struct json_iter k = json_iter(json_get(path->path, S("subpaths"))); json_next(&k);) {
            if (!str_is(text_at(k.value, "category"), "installed_with")) continue;
            bool concerns = path == p || str_eq(text_at(k.value, "next_product_reference"), p->id);
            if (concerns && map_get(others, arena_fmt(r->a, "=%.*s", FMT(text_at(path->path, "beginning_product_reference"))))) return true;
        }
    }
    return false;
}

static bool corresponds(struct run *r, const struct product *p, const struct map *others, size_t n)
{
    str key = without_version(r, p);
    return n && (!key.n || map_get(others, key) || map_get(others, S("")) || installed_with(r, p, others));
}

static void affected_too(struct run *r, struct json v)
{
    struct map affected;
    size_t n = others(r, v, AFFECTED, &affected);
    for (size_t i = 0; i < COUNT(status_lists); i++)
        for (struct json_iter k = json_iter(json_get(json_get(v, S("product_status")), str_of(status_lists[i].key)));
             status_lists[i].group == FIXED && json_next(&k);) {
            const struct product *p = product_of(r, json_str(k.value));
            if (p && !corresponds(r, p, &affected, n)) say(r, k.value, "no version of product \"%.*s\" is listed as affected", FMT(p->id));
        }
}
void t_6_1_27_13(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_security_advisory"))) each(r, r->vulnerabilities, "#", affected_too);
}

void t_6_1_27_14(struct run *r)
{
    if (is_category(r, GONE) && !note_of(r, CATEGORIES("description"))) say_at(r, r->document, "notes", "must have a note of the category description");
}
void t_6_1_27_15(struct run *r)
{
    if (is_category(r, GONE) && has(r->root, "product_tree")) say(r, r->tree, "must not be there in a document of this category");
}
void t_6_1_27_16(struct run *r)
{
    if (is_category(r, GONE) && r->n_history < 2) say_at(r, r->tracking, "revision_history", "must have at least two entries");
}

/* exactly one note has the title, and it has the category */
static void titled(struct run *r, const char *title, const char *category)
{
    size_t n = 0;
    for (struct json_iter i = json_iter(json_get(r->document, S("notes"))); json_next(&i);) {
        if (!str_is(text_at(i.value, "title"), title)) continue;
        n++;
        if (!str_is(text_at(i.value, "category"), category)) say_at(r, i.value, "category", "of the note \"%s\" must be %s", title, category);
    }
    if (n != 1) say_at(r, r->document, "notes", "must have exactly one note with the title \"%s\", has %zu", title, n);
}
static void superseding(struct run *r, const char *summary)
{
    for (struct json_iter i = json_iter(json_get(r->document, S("references"))); json_next(&i);)
        if (str_starts(text_at(i.value, "summary"), str_of(summary)) && (!has(i.value, "category") || str_is(text_at(i.value, "category"), "external"))) return;
    say_at(r, r->document, "references", "must have an external reference whose summary begins with \"%s\"", summary);
}

/* the translations that the technical committee keeps (version 2.1 of its table) */
const char *note_title(const struct run *r, const char *what)
{
    static const struct {
        const char *what, *english, *german;
    } words[] = { { "license", "License", "Lizenz" },
                  { "product_description", "Product Description", "Produktbeschreibung" },
                  { "reasoning_for_supersession", "Reasoning for Supersession", "Begründung für die Ersetzung" },
                  { "reasoning_for_withdrawal", "Reasoning for Withdrawal", "Begründung für die Zurückziehung" },
                  { "superseding_document", "Superseding Document", "Ersetzendes Dokument" } };
    bool german = str_eq_nocase(str_cut(r->lang, 0, 2), S("de")) && (r->lang.n == 2 || r->lang.p[2] == '-');
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strcmp(words[i].what, what)) return r->english ? words[i].english : german ? words[i].german : NULL;
    return NULL;
}

static bool gone(const struct run *r, const char *category, bool english)
{
    return str_is(r->category, category) && r->english == english;
}
void t_6_1_27_17(struct run *r)
{
    if (gone(r, "csaf_withdrawn", true)) titled(r, note_title(r, "reasoning_for_withdrawal"), "description");
}
void t_6_1_27_18(struct run *r)
{
    if (gone(r, "csaf_superseded", true)) titled(r, note_title(r, "reasoning_for_supersession"), "description");
}
void t_6_1_27_19(struct run *r)
{
    if (gone(r, "csaf_superseded", true)) superseding(r, note_title(r, "superseding_document"));
}
void t_6_2_39_2(struct run *r)
{
    const char *title = note_title(r, "reasoning_for_withdrawal");
    if (gone(r, "csaf_withdrawn", false) && title) titled(r, title, "description");
}
void t_6_2_39_3(struct run *r)
{
    const char *title = note_title(r, "reasoning_for_supersession");
    if (gone(r, "csaf_superseded", false) && title) titled(r, title, "description");
}
void t_6_2_39_4(struct run *r)
{
    const char *title = note_title(r, "superseding_document");
    if (gone(r, "csaf_superseded", false) && title) superseding(r, title);
}
void t_6_2_39_5(struct run *r)
{
    if (!is_category(r, GONE)) return;
    if (has(r->root, "x_extensions")) say_at(r, r->root, "x_extensions", "should not be there in a document of this category");
    if (has(r->document, "x_extensions")) say_at(r, r->document, "x_extensions", "should not be there in a document of this category");
}

void t_6_2_38(struct run *r)
{
    if (str_starts(r->category, S("csaf_deprecated_"))) say_at(r, r->document, "category", "the profile %.*s is deprecated", FMT(r->category));
}

static void fixed_too(struct run *r, struct json v)
{
    struct map fixed, hopeless = { .a = r->a }, hopeful = { .a = r->a };
    size_t n = others(r, v, FIXED, &fixed);
    for (struct json_iter i = json_iter(json_get(v, S("remediations"))); json_next(&i);) {
        str category = text_at(i.value, "category");
        bool none = str_is(category, "fix_planned") || str_is(category, "no_fix_planned") || str_is(category, "none_available");
        if (none) products_named(r, i.value, collect, &hopeless);
        if (str_is(category, "vendor_fix")) products_named(r, i.value, collect, &hopeful);
    }
    for (size_t i = 0; i < COUNT(status_lists); i++)
        for (struct json_iter k = json_iter(json_get(json_get(v, S("product_status")), str_of(status_lists[i].key)));
             status_lists[i].group == AFFECTED && json_next(&k);) {
            const struct product *p = product_of(r, json_str(k.value));
            if (!p || (map_get(&hopeless, p->id) && !map_get(&hopeful, p->id))) continue;
            if (!corresponds(r, p, &fixed, n)) say(r, k.value, "no version of product \"%.*s\" is listed as fixed", FMT(p->id));
        }
}
void t_6_2_39_1(struct run *r)
{
    if (is_category(r, CATEGORIES("csaf_security_advisory"))) each(r, r->vulnerabilities, "#", fixed_too);
}
