/* sub - what hangs on an organisation: listed, added, changed, ended in one way
 *
 * The desk that handles the organisation (MAY_DIRECTORY at its team) does it at once. The organisation's own people
 * (MAY_OWN_ORG there) do what each table allows them; what somebody could use to take over a contact (mail address,
 * telephone, key) waits for the desk's yes. Rows move no revision of the organisation: not all who see it see them. */
#include "base/buf.h"
#include "domain/directory/inside.h"
#include "spine/entry.h"
#include "store/fieldsql.h"

enum { MOST_ARGS = 40 };

static size_t args_of(struct ctx *c, const struct sub *s, const struct organisation *o, str audience, const void *v, struct arg *args)
{
    args[0] = A_ID(o->r.id);
    args[1] = A_TEXT(audience);
    size_t n = 2 + fieldsql_args(c->arena, s->shape, v, args + 2);
    return s->extra ? n + s->extra(c, v, args + n) : n;
}

static err told(struct ctx *c, const struct sub *s, const struct organisation *o, str audience, const void *v, const char *how)
{
    TRY(record_touch(c, &o->r.id, false));
    return entry_add(c, &o->r.id, &(struct entry_new){ .verb = s->what, .field = str_of(how), .now = id_str(v), .audience = audience }, NULL);
}

int64_t *sub_revision(const struct sub *s, void *v)
{
    return field_at(v, shape_field(s->shape, S("revision")));
}

err sub_insert(struct ctx *c, const struct sub *s, const struct organisation *o, void *v)
{
    struct arg args[MOST_ARGS];
    str aud;
    id *me = v;
    if (id_empty(me)) *me = id_new(s->prefix, c->now);
    *sub_revision(s, v) = 1;
    if (s->check) TRY(s->check(c, o, v, NULL));
    TRY(directory_audience(c, &o->r, &aud));
    size_t n = args_of(c, s, o, aud, v, args);
    TRY(db_do(c, s->insert, args, n));
    TRY(told(c, s, o, aud, v, "added"));
    return s->done ? s->done(c, o, v, NULL) : NULL;
}

err sub_store(struct ctx *c, const struct sub *s, const struct organisation *o, void *now, const void *was)
{
    struct arg args[MOST_ARGS];
    str aud;
    if (s->check) TRY(s->check(c, o, now, was));
    ++*sub_revision(s, now);
    TRY(directory_audience(c, &o->r, &aud));
    size_t n = args_of(c, s, o, aud, now, args);
    TRY(db_do(c, s->update, args, n));
    TRY(told(c, s, o, aud, now, "changed"));
    return s->done ? s->done(c, o, now, was) : NULL;
}

static err rows_to(struct ctx *c, const struct sub *s, const struct organisation *o, struct rows *r, struct list *out)
{
    char *v = arena_array(c->arena, rows_count(r) + 1, s->shape->size);
    size_t n = 0;
    while (rows_next(r)) fieldsql_take(c, s->shape, r, 0, v + s->shape->size * n++);
    *out = (struct list){ v, n };
    return s->shown && n ? s->shown(c, o, out) : NULL;
}

err sub_rows(struct ctx *c, const struct sub *s, const struct organisation *o, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, s->list, ARGS(A_ID(o->r.id)), &r));
    return rows_to(c, s, o, r, out);
}

err sub_find(struct ctx *c, const struct sub *s, const struct organisation *o, str row, void *out)
{
    struct rows *r;
    struct list l;
    TRY(db_run(c, s->find, ARGS(A_ID(o->r.id), A_TEXT(row)), &r));
    if (rows_count(r) != 1) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(rows_to(c, s, o, r, &l));
    memcpy(out, l.v, s->shape->size);
    return NULL;
}

/* ---- the routes */

/* the members of the organisation alone see no more of it than its name: the rows are cut by their audience */
err sub_list(struct ctx *c, const struct req *q, struct res *r, const struct sub *s)
{
    struct organisation o;
    struct list rows; /* the list shape has one member at its beginning */
    TRY(organisation_of(c, q, &o));
    TRY(sub_rows(c, s, &o, &rows));
    res_json(r, s->list_shape, &rows, record_rights(c->who, &o.r));
    return NULL;
}

static err may(struct ctx *c, const struct organisation *o, const struct sub *s, const void *now, const void *was, bool *waits)
{
    uint64_t have = record_rights(c->who, &o->r);
    *waits = false;
    if (have & MAY_DIRECTORY) return NULL;
    enum sub_word w = (have & MAY_OWN_ORG) && s->own ? s->own(now, was) : SUB_DENIED;
    if (w == SUB_DENIED) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    *waits = w == SUB_WAITS;
    return NULL;
}

static void mark_waiting(const struct sub *s, void *v)
{
    const struct field *f = shape_field(s->shape, S("waiting"));
    if (f) *(bool *)field_at(v, f) = true;
}

err sub_post(struct ctx *c, const struct req *q, struct res *r, const struct sub *s)
{
    struct organisation o;
    struct json j;
    bool waits;
    void *v = arena_alloc(c->arena, s->shape->size);
    TRY(organisation_of(c, q, &o));
    uint64_t rights = record_rights(c->who, &o.r);
    if (!(rights & (MAY_DIRECTORY | MAY_OWN_ORG))) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(req_json(c, q, &j));
    TRY(shape_read(c, s->shape, j, rights, true, v, NULL));
    TRY(may(c, &o, s, v, NULL, &waits));
    if (waits) {
        if (s->check) TRY(s->check(c, &o, v, NULL));
        *(id *)v = id_new(s->prefix, c->now);
        TRY(held_add(c, s, &o, v, NULL));
        mark_waiting(s, v);
    } else {
        TRY(sub_insert(c, s, &o, v));
        TRY(sub_find(c, s, &o, id_str(v), v));
    }
    r->status = 201;
    res_json(r, s->shape, v, rights);
    return NULL;
}

err sub_patch(struct ctx *c, const struct req *q, struct res *r, const struct sub *s)
{
    struct organisation o;
    struct json j;
    bool waits;
    void *was = arena_alloc(c->arena, s->shape->size), *now = arena_alloc(c->arena, s->shape->size);
    str match = req_header(q, "if-match");
    TRY(organisation_of(c, q, &o));
    TRY(sub_find(c, s, &o, q->params[1], was));
    uint64_t rights = record_rights(c->who, &o.r);
    if (!(rights & (MAY_DIRECTORY | MAY_OWN_ORG))) FAIL(c, E_DENIED, "not-allowed", "you may not change this");
    if (match.n && !str_eq(match, arena_fmt(c->arena, "\"%lld\"", (long long)*sub_revision(s, was))))
        FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; read it again and compare");
    memcpy(now, was, s->shape->size);
    TRY(req_json(c, q, &j));
    TRY(shape_read(c, s->shape, j, rights, false, now, NULL));
    TRY(may(c, &o, s, now, was, &waits));
    if (waits) {
        if (s->check) TRY(s->check(c, &o, now, was));
        TRY(held_add(c, s, &o, now, was));
        mark_waiting(s, was);
        res_json(r, s->shape, was, rights);
        return NULL;
    }
    TRY(sub_store(c, s, &o, now, was));
    TRY(sub_find(c, s, &o, q->params[1], now));
    res_json(r, s->shape, now, rights);
    return NULL;
}

err sub_end(struct ctx *c, const struct req *q, struct res *r, const struct sub *s)
{
    struct organisation o;
    bool waits;
    str aud;
    void *was = arena_alloc(c->arena, s->shape->size);
    TRY(organisation_of(c, q, &o));
    TRY(sub_find(c, s, &o, q->params[1], was));
    TRY(may(c, &o, s, NULL, was, &waits));
    if (waits) FAIL(c, E_DENIED, "not-allowed", "ask the desk to take it away");
    if (s->dated) {
        void *now = arena_alloc(c->arena, s->shape->size);
        memcpy(now, was, s->shape->size);
        when *until = field_at(now, shape_field(s->shape, S("until")));
        if (until->us && until->us <= c->now.us) FAIL(c, E_CONFLICT, "ended", "it has ended already");
        *until = c->now;
        TRY(sub_store(c, s, &o, now, was));
    } else {
        TRY(directory_audience(c, &o.r, &aud));
        TRY(db_do(c, s->drop, ARGS(A_ID(o.r.id), A_TEXT(q->params[1]))));
        TRY(told(c, s, &o, aud, was, "removed"));
    }
    r->status = 204;
    return NULL;
}
