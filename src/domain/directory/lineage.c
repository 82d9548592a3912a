/* lineage - organisations are renamed, merged and dissolved; the old one stays and leads to what it became
 *
 * Nothing moves from the old to the new: its networks, contacts and timeline stay where they are, so that a merge can be
 * undone. Lookups follow the lineage (responsible.c). */
#include "base/utf8.h"
#include "domain/directory/inside.h"
#include "spine/entry.h"
#include "spine/session.h"

#include "lineage.sql.h"

enum { LONGEST = 8 };

const char *state_before(struct ctx *c, const void *rec)
{
    const struct record *r = rec;
    struct rows *rows;
    bool found;
    if (db_one(c, &sql_state_was, ARGS(A_ID(r->id)), &rows, &found) || !found) return NULL;
    return arena_cstr(c->arena, row_text(rows, 0));
}

static err keep(struct ctx *c, const struct organisation *o, const char *what, const id *target, str name)
{
    const char *was = state_before(c, &o->r);
    return db_do(c, &sql_insert,
                 ARGS(A_ID(id_new("lin", c->now)), A_TEXT(str_of(what)), A_ID(o->r.id), target ? arg_id_or_null(target) : A_NULL, A_TEXT(name),
                      A_TEXT(str_of(was)), A_WHEN(c->now), A_TEXT(c->who->actor)));
}

static err target_of(struct ctx *c, const struct organisation *o, str named, struct organisation *out)
{
    err e = record_find(c, &organisation_kind, named, out);
    if (e && e->kind != E_ABSENT) return e;
    if (e) FAIL_AT(c, S("/target"), "not-found", "there is no such organisation that you can see");
    if (!strcmp(out->r.id.s, o->r.id.s)) FAIL_AT(c, S("/target"), "bad-target", "to itself");
    if (workflow_closed(organisation_kind.flow, out->r.state)) FAIL_AT(c, S("/target"), "bad-target", "that organisation exists no more itself");
    return NULL;
}

static err told(struct ctx *c, const struct record *r, const char *what, const id *was)
{
    str aud;
    TRY(audience_team(c, r, &aud));
    TRY(record_touch(c, &r->id, false));
    return entry_add(c, &r->id, &(struct entry_new){ .verb = "lineage", .field = str_of(what), .was = id_str(was), .audience = aud }, NULL);
}

err do_merge(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct organisation *o = rec, into;
    (void)t;
    TRY(target_of(c, o, a->target, &into));
    TRY(keep(c, o, "merged", &into.r.id, o->r.title));
    TRY(told(c, &into.r, "merged", &o->r.id));
    return session_epoch_move(c);
}

err do_undo(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct organisation *o = rec;
    struct record into;
    id target;
    (void)t;
    (void)a;
    TRY(successor(c, &o->r.id, c->now, &target));
    TRY(db_do(c, &sql_undo, ARGS(A_ID(o->r.id), A_WHEN(c->now))));
    if (!id_empty(&target)) {
        TRY(record_find_any(c, id_str(&target), &into));
        TRY(told(c, &into, "merge-undone", &o->r.id));
    }
    return session_epoch_move(c);
}

err do_dissolve(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct organisation *o = rec, into = { .r = { .id = { { 0 } } } };
    (void)t;
    if (a->target.n) TRY(target_of(c, o, a->target, &into));
    TRY(keep(c, o, "dissolved", &into.r.id, o->r.title));
    TRY(entry_add(c, &o->r.id, &(struct entry_new){ .verb = "message", .field = S("out"), .body = a->text }, NULL));
    return session_epoch_move(c);
}

err do_rename(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct organisation *o = rec, was = *o;
    str name = str_trim(a->text);
    (void)t;
    if (!utf8_plain(name, false) || utf8_length(name) < 3 || utf8_length(name) > 200) FAIL_AT(c, S("/text"), "bad-text", "the new name, 3 to 200 characters");
    if (str_eq(name, o->r.title)) FAIL_AT(c, S("/text"), "bad-target", "that is its name already");
    TRY(keep(c, o, "renamed", NULL, o->r.title));
    str *known = NEW_ARRAY(c->arena, o->also_known_as.n + 1, str);
    size_t n = 0;
    for (size_t i = 0; i < was.also_known_as.n; i++)
        if (!str_eq(was.also_known_as.v[i], name)) known[n++] = was.also_known_as.v[i];
    known[n++] = was.r.title;
    o->also_known_as = (struct strs){ known, n };
    o->r.title = name;
    return record_change(c, &organisation_kind, o, &was);
}

err successor(struct ctx *c, const id *org, when by, id *out)
{
    id at = *org;
    *out = (id){ { 0 } };
    for (int i = 0; i < LONGEST; i++) {
        struct rows *r;
        TRY(db_run(c, &sql_next, ARGS(A_ID(at), A_WHEN(by)), &r));
        if (!rows_next(r)) return NULL;
        at = *out = row_id(r, 0);
    }
    return NULL;
}

/* ---- shown */

struct lineage {
    id id;
    str what, name;
    id from;
    str from_name;
    id to;
    str to_name;
    when at, undone_at;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct lineage, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(what, .doc = "renamed, merged or dissolved"),
    F(name, .doc = "The name it had"),
    F(from, .doc = "The organisation"),
    F(from_name, .doc = "Its name today"),
    F(to, .doc = "What took its place"),
    F(to_name, .doc = "Its name"),
    F(at, .doc = "When"),
    F(undone_at, .doc = "When a merge was undone"),
#undef F
};
static SHAPE(lineage_shape, "lineage", struct lineage, fields, "How an organisation became another");
ROWS_OF(lineages, lineage, lineage_shape, "What it was and what it became");

err lineage_list(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct rows *rows;
    struct lineages out;
    TRY(organisation_of(c, q, &o));
    TRY(db_run(c, &sql_list, ARGS(A_ID(o.r.id)), &rows));
    struct lineage *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct lineage);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct lineage){ row_id(rows, 0), row_text(rows, 1), row_text(rows, 2), row_id(rows, 3),  row_text(rows, 4),
                                   row_id(rows, 5), row_text(rows, 6), row_when(rows, 7), row_when(rows, 8) };
    out.lineage = (struct list){ v, n };
    res_json(r, &lineages_shape, &out, 0);
    return NULL;
}

err lineage_act(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct act a = { 0 };
    TRY(organisation_of(c, q, &o));
    TRY(api_read(c, q, &act_shape, &a));
    TRY(workflow_act(c, &organisation_kind, &o, q->params[1], &a));
    TRY(record_find(c, &organisation_kind, id_str(&o.r.id), &o));
    res_header(r, "ETag", api_etag(c, &o.r));
    res_json(r, &record_shape, &o.r, record_rights(c->who, &o.r));
    return NULL;
}
