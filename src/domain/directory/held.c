/* held - what an organisation's own people wish changed and the desk has to agree to: mail, telephone, key
 *
 * Whoever takes over a mailbox would change the telephone first: the desk rings back on the old number before its yes. */
#include "domain/directory/inside.h"
#include "spine/entry.h"

#include "held.sql.h"

struct held {
    id id;
    str what;
    id item;
    bool fresh;
    str state, asked_by;
    when asked_at, decided_at;
    str wanted;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct held, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(what, .doc = "contact or key"),
    F(item, .doc = "The row concerned"),
    F(fresh, .doc = "It is a new one"),
    F(state, .doc = "waiting, accepted or refused"),
    F(asked_by, .doc = "Who asked"),
    F(asked_at, .doc = "When"),
    F(decided_at, .doc = "When the desk decided"),
    F(wanted, .max = 40000, .doc = "How it shall be, as JSON"),
#undef F
};
SHAPE(held_shape, "held_change", struct held, fields, "A change that waits for the desk");
ROWS_OF(held_changes, changes, held_shape, "Changes that wait for the desk");

static const struct sub *sub_named(str what)
{
    const struct sub *const all[] = { &contact_sub, &key_sub };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_is(what, all[i]->what)) return all[i];
    return NULL;
}

/* the members that may be given, and nothing else, so that it can be read back as if it came today */
static str wanted(struct ctx *c, const struct shape *s, const void *v)
{
    struct field *f = NEW_ARRAY(c->arena, s->n, struct field);
    struct shape given = *s;
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    given.fields = f;
    given.n = 0;
    for (unsigned i = 0; i < s->n; i++)
        if (!(s->fields[i].flags & (F_RO | F_NOCOL))) f[given.n++] = s->fields[i];
    shape_write(&w, &given, v, ~UINT64_C(0));
    return buf_str(&b);
}

err held_add(struct ctx *c, const struct sub *s, const struct organisation *o, const void *now, const void *was)
{
    str aud;
    TRY(directory_audience(c, &o->r, &aud));
    TRY(db_do(c, &sql_replace, ARGS(A_ID(o->r.id), A_TEXT(id_str(now)))));
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(id_new("hch", c->now)), A_ID(o->r.id), A_TEXT(aud), A_TEXT(str_of(s->what)), A_TEXT(id_str(now)), A_INT(!was),
                   A_TEXT(wanted(c, s->shape, now)), A_TEXT(c->who->actor), A_WHEN(c->now))));
    TRY(record_touch(c, &o->r.id, false));
    return entry_add(c, &o->r.id, &(struct entry_new){ .verb = s->what, .field = S("asked"), .now = id_str(now), .audience = aud }, NULL);
}

static void take(struct rows *r, struct held *v)
{
    *v = (struct held){ .id = row_id(r, 0),
                        .what = row_text(r, 1),
                        .item = row_id(r, 2),
                        .fresh = row_int(r, 3) != 0,
                        .state = row_text(r, 4),
                        .asked_by = row_text(r, 5),
                        .asked_at = row_when(r, 6),
                        .decided_at = row_when(r, 7),
                        .wanted = row_text(r, 8) };
}

static err rights_here(struct ctx *c, const struct organisation *o, uint64_t any)
{
    if (!(record_rights(c->who, &o->r) & any)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}

err held_list(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct rows *rows;
    struct held_changes out;
    TRY(organisation_of(c, q, &o));
    TRY(db_run(c, &sql_list, ARGS(A_ID(o.r.id)), &rows));
    struct held *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct held);
    size_t n = 0;
    while (rows_next(rows)) take(rows, &v[n++]);
    out.changes = (struct list){ v, n };
    res_json(r, &held_changes_shape, &out, 0);
    return NULL;
}

static err apply(struct ctx *c, const struct organisation *o, const struct held *h)
{
    const struct sub *s = sub_named(h->what);
    struct json j;
    if (!s) FAIL(c, E_FAULT, "held", "a change of something unknown");
    void *now = arena_alloc(c->arena, s->shape->size), *was = arena_alloc(c->arena, s->shape->size);
    if (!h->fresh) {
        TRY(sub_find(c, s, o, id_str(&h->item), was));
        memcpy(now, was, s->shape->size);
    }
    TRY(json_read(c, h->wanted, NULL, &j));
    TRY(shape_read(c, s->shape, j, ~UINT64_C(0), h->fresh, now, NULL));
    *(id *)now = h->item;
    return h->fresh ? sub_insert(c, s, o, now) : sub_store(c, s, o, now, was);
}

err held_act(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct rows *rows;
    struct held h;
    str aud;
    bool found, yes = str_is(q->params[2], "accept");
    if (!yes && !str_is(q->params[2], "refuse")) FAIL(c, E_ABSENT, "no-such-act", "there is no act of this name");
    TRY(organisation_of(c, q, &o));
    TRY(db_one(c, &sql_find, ARGS(A_ID(o.r.id), A_TEXT(q->params[1])), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    take(rows, &h);
    TRY(rights_here(c, &o, MAY_DIRECTORY));
    if (!str_is(h.state, "waiting")) FAIL(c, E_CONFLICT, "not-in-state", "it was decided already");
    if (str_eq(h.asked_by, c->who->actor)) FAIL(c, E_CONFLICT, "four-eyes", "somebody else must agree to this");
    if (yes) TRY(apply(c, &o, &h));
    TRY(db_do(c, &sql_decide, ARGS(A_ID(h.id), A_TEXT(yes ? S("accepted") : S("refused")), A_TEXT(c->who->actor), A_WHEN(c->now))));
    TRY(directory_audience(c, &o.r, &aud));
    TRY(entry_add(c, &o.r.id,
                  &(struct entry_new){
                      .verb = str_is(h.what, "key") ? "key" : "contact", .field = yes ? S("accepted") : S("refused"), .now = id_str(&h.item), .audience = aud },
                  NULL));
    TRY(db_one(c, &sql_find, ARGS(A_ID(o.r.id), A_ID(h.id)), &rows, &found));
    if (found) take(rows, &h);
    res_json(r, &held_shape, &h, 0);
    return NULL;
}
