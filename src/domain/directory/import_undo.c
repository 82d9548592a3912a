/* import_undo - what was imported, and taking it back for a week: what was made goes, what went on since stays and is told */
#include "base/buf.h"
#include "domain/directory/import.h"
#include "spine/workflow.h"
#include "store/fieldsql.h"

#include "import_undo.sql.h"

enum { DAYS_BACK = 7 };

struct import_seen {
    id id;
    when at;
    int64_t fresh, changed, refused_rows;
    when undone_at;
};
static const struct field seen_fields[] = {
#define F(m, ...) FIELD(struct import_seen, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(at, .doc = "When"),
    { .name = "new", .off = offsetof(struct import_seen, fresh), .type = F_INT, .flags = F_RO, .doc = "Organisations made" },
    F(changed, .doc = "Organisations changed"),
    F(refused_rows, .doc = "Rows not taken"),
    F(undone_at, .doc = "When it was taken back"),
#undef F
};
static SHAPE(seen_shape, "import", struct import_seen, seen_fields, "An import");
ROWS_OF(import_rows, imports, seen_shape, "The imports of your team");

err import_list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct import_rows out;
    id team;
    (void)q;
    TRY(import_team(c, &team));
    TRY(db_run(c, &sql_list, ARGS(A_ID(team)), &rows));
    struct import_seen *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct import_seen);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct import_seen){ row_id(rows, 0), row_when(rows, 1), row_int(rows, 2), row_int(rows, 3), row_int(rows, 4), row_when(rows, 5) };
    out.imports = (struct list){ v, n };
    res_json(r, &import_rows_shape, &out, 0);
    return NULL;
}

struct taken_back {
    int64_t undone;
    struct strs kept;
};
static const struct field back_fields[] = {
    FIELD(struct taken_back, undone, .flags = F_RO, .doc = "What was undone"),
    FIELD(struct taken_back, kept, .flags = F_RO, .doc = "What stays, and why: it was changed since"),
};
SHAPE(taken_back_shape, "taken_back", struct taken_back, back_fields, "What became of it");

static err keep(struct ctx *c, struct taken_back *b, const struct organisation *o, const char *why)
{
    str *v = NEW_ARRAY(c->arena, b->kept.n + 1, str);
    if (b->kept.n) memcpy(v, b->kept.v, b->kept.n * sizeof *v);
    v[b->kept.n++] = arena_fmt(c->arena, "%.*s: %s", FMT(o->r.ref), why);
    b->kept.v = v;
    return NULL;
}

static err undo_field(struct ctx *c, struct organisation *o, str name, str was, str now, struct taken_back *b)
{
    const struct shape *s = kind_shape(&organisation_kind);
    const struct field *f = shape_field(s, name);
    struct organisation before = *o;
    struct buf t = { .a = c->arena };
    struct jw w = jw_on(&t);
    struct json v;
    if (!f || !str_eq(field_text(c->arena, f, o), now)) return keep(c, b, o, "a field was changed since");
    jw_obj(&w);
    jw_key(&w, name);
    if (f->type == F_STRS)
        jw_raw(&w, was.n && was.p[0] == '[' ? was : S("[]"));
    else
        jw_text(&w, was);
    jw_end_obj(&w);
    TRY(json_read(c, buf_str(&t), NULL, &v));
    TRY(shape_read(c, s, v, ~UINT64_C(0), false, o, NULL));
    b->undone++;
    return record_change(c, &organisation_kind, o, &before);
}

static err undo_row(struct ctx *c, const struct rows *r, struct taken_back *b)
{
    struct organisation o;
    str what = row_text(r, 1), item = row_text(r, 2);
    err e = record_find(c, &organisation_kind, row_text(r, 0), &o);
    if (e && e->kind == E_ABSENT) return NULL;
    TRY(e);
    if (!(record_rights(c->who, &o.r) & MAY_DIRECTORY)) return keep(c, b, &o, "another team handles it now");
    if (str_is(what, "field")) return undo_field(c, &o, item, row_text(r, 3), row_text(r, 4), b);
    if (str_is(what, "organisation")) {
        if (!str_is(o.r.state, "new")) return keep(c, b, &o, "its onboarding went on since");
        b->undone++;
        return workflow_act(c, &organisation_kind, &o, S("discard"), &(struct act){ .code = S("not-ours") });
    }
    if (str_is(what, "contact")) {
        struct contact k;
        e = sub_find(c, &contact_sub, &o, item, &k);
        if (e) return e->kind == E_ABSENT ? NULL : e;
        if (k.revision != 1) return keep(c, b, &o, "a contact was changed since");
        b->undone++;
        return db_do(c, contact_sub.drop, ARGS(A_ID(o.r.id), A_TEXT(item)));
    }
    if (str_is(what, "asset")) {
        struct asset now, was;
        e = sub_find(c, &asset_sub, &o, item, &was);
        if (e) return e->kind == E_ABSENT ? NULL : e;
        if (was.revision != 1) return keep(c, b, &o, "a network or domain was changed since");
        now = was;
        now.until = c->now;
        now.proof_note = S("import taken back");
        b->undone++;
        return sub_store(c, &asset_sub, &o, &now, &was);
    }
    if (str_is(what, "key")) {
        bool kept;
        TRY(key_take_back(c, &o, item, row_text(r, 3), &kept));
        if (kept) return keep(c, b, &o, "a key was changed since");
        b->undone++;
        return NULL;
    }
    return keep(c, b, &o, "a contact was changed by it and stays");
}

err import_undo(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct taken_back out = { .undone = 0 };
    bool found;
    id team;
    TRY(import_team(c, &team));
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(q->params[0]), A_ID(team)), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!row_null(rows, 1)) FAIL(c, E_CONFLICT, "done-already", "it was taken back already");
    if (c->now.us - row_int(rows, 0) > DAYS_BACK * DAY) FAIL(c, E_CONFLICT, "too-late", "an import can be taken back for %d days", DAYS_BACK);
    TRY(db_do(c, &sql_undone, ARGS(A_TEXT(q->params[0]), A_WHEN(c->now))));
    TRY(db_run(c, &sql_rows, ARGS(A_TEXT(q->params[0])), &rows));
    while (rows_next(rows)) TRY(undo_row(c, rows, &out));
    res_json(r, &taken_back_shape, &out, 0);
    return NULL;
}
