/* csaf_extension - extensions of CSAF 2.1: 6.1.60.1 to 3, 6.2.54.1 to 4, 6.3.21.1 to 9
 *
 * Official ones live below docs.oasis-open.org; none is registered elsewhere yet, so others are experimental. Schemas and
 * metadata of the extensions that the standard's own documentation uses are at hand; of any other it cannot be told here
 * whether it obeys its own schema. */
#include "formats/csaf_inside.h"

/* every list of extensions outside branches, and what its place is called in metadata */
static const struct {
    const char *path, *place;
} lists[] = {
    { "document/x_extensions", "$.document.x_extensions" },
    { "product_tree/full_product_names/#/x_extensions", "$.product_tree.full_product_names[*].x_extensions" },
    { "product_tree/product_paths/#/full_product_name/x_extensions", "$.product_tree.relationships[*].full_product_name.x_extensions" },
    { "vulnerabilities/#/metrics/#/content/x_extensions", "$.vulnerabilities[*].metrics[*].content.x_extensions" },
    { "vulnerabilities/#/x_extensions", "$.vulnerabilities[*].x_extensions" },
    { "x_extensions", "$.x_extensions" },
};
#define BRANCH_PLACE "$.product_tree.branches..product.x_extensions"

/* fn for each list; r->place says which */
static void each_list(struct run *r, void (*fn)(struct run *r, struct json list))
{
    for (size_t i = 0; i < COUNT(lists); i++) {
        r->place = lists[i].place;
        each(r, r->root, lists[i].path, fn);
    }
    r->place = BRANCH_PLACE;
    for (size_t i = 0; i < r->n_products; i++)
        if (r->products[i].kind == PRODUCT_BRANCH && has(r->products[i].full, "x_extensions")) fn(r, json_get(r->products[i].full, S("x_extensions")));
}
static void each_extension(struct run *r, void (*fn)(struct run *r, struct json extension))
{
    for (size_t i = 0; i < COUNT(lists); i++) each(r, r->root, arena_fmt(r->a, "%s/#", lists[i].path).p, fn);
    for (size_t i = 0; i < r->n_products; i++)
        if (r->products[i].kind == PRODUCT_BRANCH) each(r, r->products[i].full, "x_extensions/#", fn);
}
static const struct extension *extension_of(struct run *r, struct json v)
{
    str uri = text_at(v, "$schema");
    for (size_t i = 0; i < r->s->n_extensions; i++)
        if (str_eq(r->s->extensions[i].uri, uri)) return &r->s->extensions[i];
    return NULL;
}
static void tell(struct run *r, struct json at, const struct schema_findings *f)
{
    for (size_t i = 0; i < f->n && i < 5; i++)
        if (f->v[i].pointer.n)
            say_at(r, at, arena_cstr(r->a, str_cut(f->v[i].pointer, 1, f->v[i].pointer.n)), "%.*s", FMT(f->v[i].words));
        else
            say(r, at, "%.*s", FMT(f->v[i].words));
}

static void content_fits(struct run *r, struct json v)
{
    struct schema_findings f;
    if (!schema_check(r->a, r->s->extension, v, &f)) tell(r, v, &f);
}
void t_6_1_60_1(struct run *r)
{
    each_extension(r, content_fits);
}

static void own_schema_fits(struct run *r, struct json v)
{
    struct schema_findings f;
    const struct extension *e = extension_of(r, v);
    if (e && !schema_check(r->a, e->schema, v, &f)) tell(r, v, &f);
}
void t_6_1_60_2(struct run *r)
{
    each_extension(r, own_schema_fits);
}

static void mark(struct run *r, struct json v)
{
    *map_at(&r->used, text_at(v, "$schema")) = 1;
}
static void metadata_holds(struct run *r, struct json list)
{
    struct map times = { .a = r->a };
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        const struct extension *e = extension_of(r, i.value);
        int64_t most = 0;
        if (!e) continue;
        struct json place = json_get(json_get(e->metadata, S("requirement")), str_of(r->place));
        uint64_t n = ++*map_at(&times, e->uri);
        if (json_int(json_get(place, S("max_occurrence")), &most) && n == (uint64_t)most + 1)
            say(r, i.value, "the extension may stand here %lld times at most", (long long)most);
        for (struct json_iter k = json_iter(json_get(e->metadata, S("incompatible_extensions"))); json_next(&k);)
            if (map_get(&r->used, json_str(k.value))) say(r, i.value, "the extension does not go with %.*s", FMT(json_str(k.value)));
    }
}
void t_6_1_60_3(struct run *r)
{
    r->used = (struct map){ .a = r->a };
    each_extension(r, mark);
    each_list(r, metadata_holds);
}

static bool official(struct json v)
{
    return str_starts(text_at(v, "$schema"), S("https://docs.oasis-open.org/csaf/"));
}
static void registered(struct run *r, struct json v)
{
    if (!official(v)) say(r, v, "is no registered extension");
}
static void is_official(struct run *r, struct json v)
{
    if (!official(v)) say(r, v, "is no official extension");
}
static void not_critical(struct run *r, struct json v)
{
    if (json_bool(json_get(v, S("critical")))) say_at(r, v, "critical", "the extension is critical");
}
static void not_experimental(struct run *r, struct json v)
{
    if (!official(v)) say(r, v, "is an experimental extension");
}
void t_6_2_54_1(struct run *r)
{
    each_extension(r, registered);
}
void t_6_2_54_2(struct run *r)
{
    each_extension(r, is_official);
}
void t_6_2_54_3(struct run *r)
{
    each_extension(r, not_critical);
}
void t_6_2_54_4(struct run *r)
{
    if (str_is(r->tlp, "CLEAR")) each_extension(r, not_experimental);
}
static void not_essential(struct run *r, struct json v)
{
    str c = text_at(v, "category");
    if (str_is(c, "essential") || str_is(c, "critical")) say_at(r, v, "category", "the extension is %.*s", FMT(c));
}
void t_6_3_21_1(struct run *r)
{
    each_extension(r, not_essential);
}
void t_6_3_21_2(struct run *r)
{
    if (!str_is(r->tlp, "CLEAR")) each_extension(r, not_experimental);
}

static void used(struct run *r, struct json list)
{
    say(r, list, "uses extensions");
}
void t_6_3_21_3(struct run *r)
{
    each(r, r->root, lists[0].path, used);
}
void t_6_3_21_4(struct run *r)
{
    for (size_t i = 0; i < r->n_products; i++)
        if (r->products[i].kind == PRODUCT_BRANCH) each(r, r->products[i].full, "x_extensions", used);
}
void t_6_3_21_5(struct run *r)
{
    each(r, r->root, lists[1].path, used);
}
void t_6_3_21_6(struct run *r)
{
    each(r, r->root, lists[2].path, used);
}
void t_6_3_21_7(struct run *r)
{
    each(r, r->root, lists[3].path, used);
}
void t_6_3_21_8(struct run *r)
{
    each(r, r->root, lists[4].path, used);
}
void t_6_3_21_9(struct run *r)
{
    each(r, r->root, lists[5].path, used);
}
