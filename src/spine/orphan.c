/* orphan - see orphan.h */
#include "spine/orphan.h"

#include "spine/api.h"
#include "spine/duty.h"
#include "spine/entry.h"
#include "spine/notify.h"
#include "spine/part.h"
#include "spine/reply.h"

#include "orphan.sql.h"

enum { AT_ONCE = 200 };

/* the first desk at which somebody works: the team's own, then those above it, at last the centre's; empty: nobody anywhere */
static err desk_for(struct ctx *c, str team, str *out)
{
    struct strs chain;
    struct rows *r;
    bool found;
    *out = S("");
    TRY(route_chain(c, team, &chain));
    for (size_t i = 0; i <= chain.n && !out->n; i++) {
        str one = i ? chain.v[i - 1] : team;
        TRY(db_one(c, &sql_works, ARGS(A_TEXT(one), A_WHEN(c->now)), &r, &found));
        if (found) *out = one;
    }
    return NULL;
}

struct lost {
    id record;
    str team, why;
    unsigned tlp;
};

/* the desk above reads it from now on; TLP:RED by name */
static err show(struct ctx *c, const struct lost *l, str desk)
{
    str principal = principal_of(c->arena, desk);
    if (str_eq(desk, l->team)) return NULL;
    if (!tlp_allows(l->tlp, principal)) return grant_duty(c, &l->record, desk);
    return grant_add(c, &l->record, &(struct grant){ .principal = principal, .because = S("orphan") });
}

static err tell(struct ctx *c, const struct lost *l, str desk)
{
    struct strs leads;
    id entry;
    str two[2] = { principal_of(c->arena, l->team), principal_of(c->arena, desk) }, aud;
    TRY(audience_of(c, (struct strs){ two, 2 }, &aud));
    TRY(record_touch(c, &l->record, false));
    TRY(entry_add(c, &l->record, &(struct entry_new){ .verb = "orphan", .field = l->why, .now = desk, .audience = aud }, &entry));
    TRY(duty_leads(c, desk, &leads));
    for (size_t i = 0; i < leads.n; i++) {
        if (l->tlp == TLP_RED)
            TRY(notify_team(c, desk, leads.v[i], S("orphan")));
        else
            TRY(notify_person(c, &l->record, leads.v[i], &entry, S("orphan")));
    }
    return NULL;
}

static err one(struct ctx *c, const struct lost *l)
{
    struct rows *r;
    bool found;
    str desk;
    id team;
    struct viewer *eyes;
    const struct viewer *was = c->who;
    if (id_parse(l->team, &team)) { /* who stands above it, as far as that team itself knows */
        TRY(viewer_of_team(c, &team, S(""), "clock", &eyes));
        viewer_use(c, eyes);
    }
    err e = desk_for(c, l->team, &desk);
    viewer_use(c, was);
    TRY(e);
    TRY(db_one(c, &sql_known, ARGS(A_ID(l->record), A_TEXT(l->why), A_TEXT(desk), A_WHEN(c->now)), &r, &found));
    if (!found || row_int(r, 0) != c->now.us || !desk.n) return NULL; /* it was told already */
    TRY(show(c, l, desk));
    return tell(c, l, desk);
}

struct look {
    when began;
    id after;
    int64_t n;
    bool more;
};
static err some(struct ctx *c, void *arg)
{
    struct look *k = arg;
    struct rows *r;
    c->now = k->began;
    TRY(db_run(c, &sql_found, ARGS(A_WHEN(k->began), A_LIST(kinds_of_work(c->arena)), A_ID(k->after), A_INT(AT_ONCE)), &r));
    k->more = rows_count(r) == AT_ONCE;
    while (rows_next(r)) {
        int tlp = word_index(&tlp_words, row_text(r, 2));
        struct lost l = { .record = row_id(r, 0), .team = row_text(r, 1), .why = row_text(r, 4), .tlp = tlp < 0 ? TLP_RED : (unsigned)tlp };
        TRY(one(c, &l));
        k->after = l.record;
        k->n++;
    }
    return NULL;
}

static err mended(struct ctx *c, void *arg)
{
    struct look *k = arg;
    struct rows *r;
    TRY(db_run(c, &sql_mended, ARGS(A_WHEN(k->began)), &r));
    while (rows_next(r)) {
        id record = row_id(r, 0);
        TRY(grant_end(c, &record, S("orphan")));
    }
    return NULL;
}

err orphan_look(struct ctx *c, int64_t *n)
{
    struct look k = { .began = c->now, .more = true };
    viewer_use(c, viewer_system(c, "clock", (struct strs){ 0 }, 0));
    while (k.more) TRY(db_unit(c, some, &k));
    TRY(db_unit(c, mended, &k));
    *n = k.n;
    return NULL;
}

static err nightly(struct ctx *c, str payload)
{
    int64_t n;
    (void)payload;
    return orphan_look(c, &n);
}
const struct job_kind orphan_jobs[] = { { .name = "records.orphans", .run = nightly, .every = DAY }, { .name = NULL } };

/* ---- on the page of what waits */

struct orphan {
    id record;
    str kind, ref, title, why, team_name;
    when since;
    bool takeable;
};
static const struct field orphan_fields[] = {
#define F(m, ...) FIELD(struct orphan, m, .flags = F_RO, __VA_ARGS__)
    F(record, .doc = "What is nobody's"),
    F(kind, .doc = "What it is"),
    F(ref, .doc = "Its reference"),
    F(title, .doc = "Its title"),
    F(why, .doc = "no-team, nobody-works or no-next-step"),
    F(team_name, .doc = "The team that should handle it"),
    F(since, .doc = "Since when that is known"),
    F(takeable, .doc = "You may take it over for the desk that was told"),
#undef F
};
static SHAPE(orphan_shape, "orphan", struct orphan, orphan_fields, "An open record without an owner who works, or without a next step");
LIST_OF(orphans, orphans, orphan_shape, "What is open and nobody's");

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct orphans out;
    struct rows *rows;
    (void)q;
    TRY(db_run(c, &sql_list, NOARGS, &rows));
    struct orphan *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct orphan);
    size_t n = 0;
    while (rows_next(rows)) {
        str desk = row_text(rows, 7);
        v[n++] = (struct orphan){ .record = row_id(rows, 0),
                                  .kind = row_text(rows, 1),
                                  .ref = row_text(rows, 2),
                                  .title = row_text(rows, 3),
                                  .why = row_text(rows, 4),
                                  .since = row_when(rows, 5),
                                  .team_name = row_text(rows, 6),
                                  .takeable = !str_is(row_text(rows, 4), "no-next-step") && (viewer_rights_at(c->who, desk) & MAY_ROUTE) };
    }
    out.orphans = (struct list){ v, n };
    res_json(r, &orphans_shape, &out, 0);
    return NULL;
}

static err take(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct rows *o;
    bool found;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(db_one(c, &sql_one, ARGS(A_ID(v.id)), &o, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    str desk = row_text(o, 0);
    if (!(viewer_rights_at(c->who, desk) & MAY_ROUTE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (str_eq(desk, id_str(&v.team))) FAIL(c, E_CONFLICT, "not-in-state", "your team handles it already");
    TRY(record_hand_over(c, &v, desk, S("orphan")));
    TRY(grant_end(c, &v.id, S("orphan")));
    TRY(db_do(c, &sql_taken, ARGS(A_ID(v.id))));
    r->status = 204;
    return NULL;
}

const struct route orphan_routes[] = {
    ROUTE(GET, "/api/v1/home/orphans", list, MAY_DESK, "What is open and nobody's, as the nightly look found it", .out = &orphans_shape),
    ROUTE(POST, "/api/v1/orphans/{id}/take", take, MAY_DESK, "Take it over for the desk that was told of it", .in = NULL),
    { .path = NULL },
};
