/* technology - which products an organisation uses: whom to warn, and whom a "vendor product" concerns */
#include "base/fold.h"
#include "domain/directory/inside.h"

#include "technology.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct technology, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(vendor, .flags = F_REQ, .min = 1, .max = 120, .doc = "Who makes it"),
    F(product, .flags = F_REQ, .min = 1, .max = 120, .doc = "The product"),
    F(version, .max = 60, .doc = "The version in use"),
    F(since, .doc = "Since when"),
    F(until, .doc = "Until when; null: still"),
    F(source, .max = 200, .doc = "How it is known: declared, seen by a sensor, an inventory"),
    F(revision, .flags = F_RO, .doc = "Grows with each change"),
#undef F
};
SHAPE(technology_shape, "technology", struct technology, fields, "A product that is used there");
ROWS_OF(technology_list, technologies, technology_shape, "Products that are used there");

static err check(struct ctx *c, const struct organisation *o, void *now, const void *was)
{
    const struct technology *v = now;
    (void)o;
    (void)was;
    if (v->since.us && v->until.us && v->until.us < v->since.us) FAIL_AT(c, S("/until"), "out-of-range", "it ends before it begins");
    return NULL;
}
static enum sub_word own(const void *now, const void *was)
{
    (void)now;
    (void)was;
    return SUB_DIRECT;
}
static size_t extra(struct ctx *c, const void *row, struct arg *args)
{
    const struct technology *v = row;
    args[0] = A_TEXT(fold_words(c->arena, arena_fmt(c->arena, "%.*s %.*s", FMT(v->vendor), FMT(v->product))));
    return 1;
}

const struct sub technology_sub = { .what = "technology",
                                    .prefix = "tch",
                                    .shape = &technology_shape,
                                    .list_shape = &technology_list_shape,
                                    .list = &sql_list,
                                    .find = &sql_find,
                                    .insert = &sql_insert,
                                    .update = &sql_update,
                                    .check = check,
                                    .own = own,
                                    .extra = extra,
                                    .dated = true };

err technology_add(struct ctx *c, const struct organisation *o, struct technology *v)
{
    return sub_insert(c, &technology_sub, o, v);
}
