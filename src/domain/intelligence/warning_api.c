/* warning_api - warning lists taken in, switched on and off, dropped, and what of all this can be undone; values asked of them */
#include "domain/intelligence/intelligence.h"
#include "base/room.h"
#include "domain/intelligence/warning.h"
#include "spine/api.h"
#include "spine/viewer.h"

#include "warning_api.sql.h"

enum { KEPT_DAYS = 7, VALUES = 1000 };

struct list_out {
    id id;
    str name, description, type;
    int64_t version, entries, left_out;
    bool enabled, dropped, other;
    when at;
    struct strs attributes;
};
static const struct field list_fields[] = {
#define F(m, ...) FIELD(struct list_out, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(name, .flags = F_RO, .max = 200, .doc = "Its name; the same name again is a new state of it"),
    F(description, .flags = F_RO, .max = 2000, .doc = "What it says of itself"),
    F(type, .flags = F_RO, .doc = "cidr, hostname, string, substring or regex"),
    F(version, .flags = F_RO, .doc = "Its version"),
    F(entries, .flags = F_RO, .doc = "How many it holds"),
    F(left_out, .flags = F_RO, .doc = "How many entries of the file did not fit its type"),
    F(enabled, .doc = "It counts"),
    F(dropped, .flags = F_RO, .doc = "It was dropped and can be taken back for a week"),
    F(other, .flags = F_RO, .doc = "The state before the last update is still there"),
    F(at, .flags = F_RO, .doc = "When this state of it came"),
    F(attributes, .flags = F_RO, .doc = "MISP's attribute types it speaks for; none: all"),
#undef F
};
static SHAPE(list_shape, "warning_list", struct list_out, list_fields, "A list of values that rarely mean what they seem to");
LIST_OF(warning_lists, items, list_shape, "By name");

struct problem {
    str pointer, reason;
};
static const struct field problem_fields[] = {
    FIELD(struct problem, pointer, .flags = F_RO, .doc = "Where in the file, as /list/17"),
    FIELD(struct problem, reason, .flags = F_RO, .doc = "What is wrong there"),
};
static SHAPE(problem_shape, "warning_list_problem", struct problem, problem_fields, "An entry that was left out");
struct taken {
    str what;
    struct list list, left_out;
};
static const struct field taken_fields[] = {
    FIELD(struct taken, what, .flags = F_RO, .doc = "new, updated, or same: nothing changed"),
    FIELD(struct taken, list, .flags = F_RO, .of = &list_shape, .max = 1, .doc = "The list as it is now"),
    FIELD(struct taken, left_out, .flags = F_RO, .of = &problem_shape, .max = WARNING_TOLD, .doc = "Entries that were left out; the first 100"),
};
static SHAPE(taken_shape, "warning_list_taken", struct taken, taken_fields, "What became of a file");

static struct strs lines_of(struct arena *a, str text)
{
    enum { MOST = 200 };
    struct strs out = { NEW_ARRAY(a, MOST, str), 0 };
    str one;
    while (out.n < MOST && text.n && str_split(&text, '\n', &one)) out.v[out.n++] = one;
    return out;
}

static err lists_of(struct ctx *c, str which, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_lists, ARGS(A_TEXT(which)), &r));
    struct list_out *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct list_out);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct list_out){ .id = row_id(r, 0),
                                    .name = row_text(r, 1),
                                    .description = row_text(r, 2),
                                    .type = row_text(r, 3),
                                    .version = row_int(r, 4),
                                    .entries = row_int(r, 5),
                                    .left_out = row_int(r, 6),
                                    .enabled = row_int(r, 7) != 0,
                                    .dropped = !row_null(r, 8),
                                    .at = row_when(r, 9),
                                    .attributes = lines_of(c->arena, row_text(r, 10)),
                                    .other = row_int(r, 11) > 0 };
    *out = (struct list){ v, n };
    return NULL;
}

static err lists(struct ctx *c, const struct req *q, struct res *r)
{
    struct warning_lists out;
    (void)q;
    TRY(lists_of(c, S(""), &out.items));
    res_json(r, &warning_lists_shape, &out, c->who->rights);
    return NULL;
}

static str joined(struct arena *a, struct strs v)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < v.n; i++) buf_fmt(&b, "%s%.*s", i ? "\n" : "", FMT(v.v[i]));
    return buf_str(&b);
}

/* room for it beside the others */
static err fits(struct ctx *c, const struct warning_list *l)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_totals, ARGS(A_TEXT(l->name)), &r, &found));
    if (row_int(r, 0) >= WARNING_LISTS) FAIL_AT(c, S("/file"), "too-many", "at most %d lists: drop one first", WARNING_LISTS);
    if (row_int(r, 1) + (int64_t)l->n > WARNING_TOTAL_ENTRIES || row_int(r, 2) + (int64_t)l->entries.n > WARNING_TOTAL_BYTES)
        FAIL_AT(c, S("/file"), "too-many", "all lists together have at most %d entries and %d MiB", WARNING_TOTAL_ENTRIES, WARNING_TOTAL_BYTES >> 20);
    return NULL;
}

static err text_add(struct ctx *c, str list, int64_t number, const struct warning_list *l, str attributes)
{
    return db_do(c, &sql_text,
                 ARGS(A_TEXT(list), A_INT(number), A_INT(l->version), A_TEXT(l->description), A_TEXT(str_of(warning_type_word(l->type))), A_INT(l->kinds),
                      A_TEXT(attributes), A_TEXT(l->entries), A_INT((int64_t)l->n), A_INT((int64_t)l->nbad), A_INT((int64_t)l->entries.n),
                      A_TEXT(c->who->actor), A_WHEN(c->now)));
}

static bool same_as(const struct rows *r, const struct warning_list *l, str attributes)
{
    return row_int(r, 2) == l->version && str_is(row_text(r, 3), warning_type_word(l->type)) && str_eq(row_text(r, 4), attributes) &&
           str_eq(row_text(r, 5), l->entries) && row_null(r, 6) && str_eq(row_text(r, 8), l->description);
}

err warning_put(struct ctx *c, const struct warning_list *l, str *which, str *what)
{
    struct rows *r;
    bool found;
    str attributes = joined(c->arena, l->attributes);
    int64_t old = c->now.us - KEPT_DAYS * DAY;
    TRY(db_do(c, &sql_texts_gone, ARGS(A_INT(old))));
    TRY(db_do(c, &sql_gone, ARGS(A_INT(old))));
    TRY(fits(c, l));
    TRY(db_one(c, &sql_known, ARGS(A_TEXT(l->name)), &r, &found));
    *what = !found ? S("new") : same_as(r, l, attributes) ? S("same") : S("updated");
    if (str_is(*what, "same")) {
        *which = row_text(r, 0);
        return NULL;
    }
    if (!found) {
        id new = id_new("wrn", c->now);
        *which = arena_dup(c->arena, id_str(&new));
        TRY(db_do(c, &sql_add, ARGS(A_TEXT(*which), A_TEXT(l->name), A_WHEN(c->now))));
        TRY(text_add(c, *which, 1, l, attributes));
        return warnings_moved(c);
    }
    int64_t was = row_int(r, 1), number = row_int(r, 7) + 1;
    *which = row_text(r, 0);
    TRY(text_add(c, *which, number, l, attributes));
    TRY(db_do(c, &sql_current, ARGS(A_TEXT(*which), A_INT(number))));
    TRY(db_do(c, &sql_before, ARGS(A_TEXT(*which), A_INT(number), A_INT(was))));
    return warnings_moved(c);
}

struct taking {
    const struct warning_list *l;
    str which, what;
};
static err take_unit(struct ctx *c, void *arg)
{
    struct taking *t = arg;
    return warning_put(c, t->l, &t->which, &t->what);
}

static err post(struct ctx *c, const struct req *q, struct res *r)
{
    struct warning_list *l = NEW(c->arena, struct warning_list);
    struct taking t = { .l = l };
    struct taken out = { .what = S("") };
    str file;
    TRY(req_file(c, q, &file));
    if (file.n > WARNING_BYTES) FAIL_AT(c, S("/file"), "too-long", "at most %d MiB", WARNING_BYTES >> 20);
    TRY(warning_read(c, file, l));
    TRY(db_unit(c, take_unit, &t));
    TRY(lists_of(c, t.which, &out.list));
    struct problem *v = NEW_ARRAY(c->arena, WARNING_TOLD, struct problem);
    for (; out.left_out.n < l->nbad && out.left_out.n < WARNING_TOLD; out.left_out.n++)
        v[out.left_out.n] = (struct problem){ arena_fmt(c->arena, "/list/%zu", l->bad[out.left_out.n].entry), str_of(l->bad[out.left_out.n].why) };
    out.left_out.v = v;
    out.what = t.what;
    res_json(r, &taken_shape, &out, c->who->rights);
    return NULL;
}

static err answer(struct ctx *c, str which, struct rows *changed, const char *why, struct res *r)
{
    struct list out;
    if (!rows_count(changed)) FAIL(c, E_ABSENT, "not-found", "%s", why);
    TRY(warnings_moved(c));
    TRY(lists_of(c, which, &out));
    res_json(r, &list_shape, out.v, c->who->rights);
    return NULL;
}

static err patch(struct ctx *c, const struct req *q, struct res *r)
{
    struct list_out v = { .enabled = false };
    struct rows *rows;
    struct json j;
    TRY(req_json(c, q, &j));
    TRY(shape_read(c, &list_shape, j, c->who->rights, false, &v, NULL));
    if (json_type(json_get(j, S("enabled"))) == JSON_NONE) FAIL_AT(c, S("/enabled"), "required", "true or false");
    TRY(db_run(c, &sql_enable, ARGS(A_TEXT(q->params[0]), A_INT(v.enabled)), &rows));
    return answer(c, q->params[0], rows, "there is no such list", r);
}

static err drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_drop, ARGS(A_TEXT(q->params[0]), A_WHEN(c->now)), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is no such list");
    r->status = 204;
    return warnings_moved(c);
}

static err restore(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_restore, ARGS(A_TEXT(q->params[0])), &rows));
    return answer(c, q->params[0], rows, "there is no such list that was dropped", r);
}

static err other(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_other, ARGS(A_TEXT(q->params[0])), &rows));
    return answer(c, q->params[0], rows, "there is no such list with a state before", r);
}

/* ---- values */

struct hit {
    str id, name, type;
};
static const struct field hit_fields[] = {
    FIELD(struct hit, id, .flags = F_RO, .doc = "The list"),
    FIELD(struct hit, name, .flags = F_RO, .max = 200, .doc = "Its name"),
    FIELD(struct hit, type, .flags = F_RO, .doc = "cidr, hostname, string, substring or regex"),
};
static SHAPE(hit_shape, "warning_list_hit", struct hit, hit_fields, "A list that a value is on");
struct checked {
    str value;
    struct list lists;
};
static const struct field checked_fields[] = {
    FIELD(struct checked, value, .flags = F_RO, .max = 4096, .doc = "The value"),
    FIELD(struct checked, lists, .flags = F_RO, .of = &hit_shape, .max = WARNING_LISTS, .doc = "The lists it is on, by name"),
};
static SHAPE(checked_shape, "warning_list_value", struct checked, checked_fields, "A value and the warning lists it is on");
struct checking {
    struct strs values;
    struct list items;
    int64_t lists;
};
static const struct field checking_fields[] = {
    FIELD(struct checking, values, .flags = F_REQ, .max = VALUES,
          .doc = "Addresses, names, URLs, mail addresses, hashes: at most 1,000, of at most 4,096 bytes each"),
    FIELD(struct checking, items, .flags = F_RO, .of = &checked_shape, .max = VALUES, .doc = "Each value, in the order they came"),
    FIELD(struct checking, lists, .flags = F_RO, .doc = "How many lists were asked"),
};
static SHAPE(checking_shape, "warning_list_check", struct checking, checking_fields, "Values held against the warning lists");

static void drop_copy(void *w)
{
    warnings_drop(w);
}

static err check(struct ctx *c, const struct req *q, struct res *r)
{
    struct checking io = { .lists = 0 };
    struct warnings *w;
    struct warning_name *found = NEW_ARRAY(c->arena, WARNING_LISTS, struct warning_name);
    TRY(api_read(c, q, &checking_shape, &io));
    for (size_t i = 0; i < io.values.n; i++)
        if (io.values.v[i].n > 4096) FAIL_AT(c, arena_fmt(c->arena, "/values/%zu", i), "too-long", "a value has at most 4,096 bytes");
    void **slot = arena_onclose(c->arena, drop_copy);
    TRY(warnings_take(c, &w));
    *slot = w; /* the answer is of its texts */
    struct regex_work *work = regex_work(c->arena);
    struct checked *v = NEW_ARRAY(c->arena, io.values.n + 1, struct checked);
    for (size_t i = 0; i < io.values.n; i++) {
        size_t n = warnings_find(w, work, io.values.v[i], found);
        struct hit *h = NEW_ARRAY(c->arena, n + 1, struct hit);
        for (size_t k = 0; k < n; k++) h[k] = (struct hit){ found[k].id, found[k].name, str_of(warning_type_word(found[k].type)) };
        v[i] = (struct checked){ io.values.v[i], { h, n } };
    }
    io.items = (struct list){ v, io.values.n };
    io.lists = (int64_t)warnings_count(w);
    res_json(r, &checking_shape, &io, c->who->rights);
    return NULL;
}

const struct route warning_routes[] = {
    ROUTE(GET, "/api/v1/warning-lists", lists, 0, "The warning lists", .flags = R_SELF, .out = &warning_lists_shape),
    ROUTE(POST, "/api/v1/warning-lists", post, MAY_ADMIN, "Take in a list in MISP's format; the same name again is a new state of it",
          .flags = R_FORM | R_UPLOAD | R_NOTX, .class = CLASS_SLOW, .out = &taken_shape),
    ROUTE(POST, "/api/v1/warning-lists/check", check, MAY_READ, "Which lists values are on", .flags = R_NOTX, .in = &checking_shape, .out = &checking_shape),
    ROUTE(PATCH, "/api/v1/warning-lists/{id}", patch, MAY_ADMIN, "Switch it on or off", .in = &list_shape, .out = &list_shape),
    ROUTE(DELETE, "/api/v1/warning-lists/{id}", drop, MAY_ADMIN, "Drop it; it can be taken back for a week", .flags = 0),
    ROUTE(POST, "/api/v1/warning-lists/{id}/restore", restore, MAY_ADMIN, "Take back one that was dropped", .out = &list_shape),
    ROUTE(POST, "/api/v1/warning-lists/{id}/other-state", other, MAY_ADMIN, "Undo its last update, or do it again", .out = &list_shape),
    { .path = NULL },
};
