/* finding_doubt - an import was taken back, or whose the events are was found anew: the findings that were seen by them are
 * looked through again
 *
 * Which ones is written down before the events change, each once, and looked at when the work is done; so whatever ends on
 * the way is done again and changes nothing twice. What nothing is left of is withdrawn; else what is left speaks for it. */
#include "base/room.h"
#include "domain/intelligence/day_look.h"
#include "domain/intelligence/finding_known.h"
#include "domain/intelligence/owners.h"
#include "domain/intelligence/scope.h"
#include "spine/viewer.h"

#include "finding_doubt.sql.h"

enum { AT_ONCE = 50, THROUGH = 20000, ROOM = 64 << 20, EACH = 1 << 20 };

/* ---- which */

struct doubting {
    struct arg *args;
    size_t n;
};
static err doubt_unit(struct ctx *c, void *arg)
{
    const struct doubting *d = arg;
    struct rows *r;
    return db_many(c, &sql_doubt, d->args, 2, d->n, &r);
}

static void doubt_add(struct ctx *c, struct doubting *d, str work, int64_t scope, const struct observed *o, str asset)
{
    if (!asset.n) return;
    d->args[2 * d->n] = A_TEXT(work);
    d->args[2 * d->n++ + 1] = A_TEXT(finding_key(c->arena, scope, o->class, o->name, asset));
}

/* of either side of each; and where one of ours attacked another, what that one was told */
static err doubt_each(struct ctx *c, struct doubting *d, str work, const struct scopes *mine, const struct owners *owners, const struct observed *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct scope *s = scope_find(mine, v[i].scope);
        struct observed aimed;
        str asset[2], other;
        if (!s || !s->organisation.n) continue;
        TRY(finding_assets(c, &v[i], asset));
        for (size_t k = 0; k < 2; k++) doubt_add(c, d, work, s->id, &v[i], asset[k]);
        TRY(finding_aimed(c, owners, &v[i], s->organisation, &aimed, &other));
        for (size_t k = 0; other.n && k < mine->n; k++)
            if (str_eq(mine->v[k].organisation, other)) doubt_add(c, d, work, mine->v[k].id, &v[i], asset[1]);
    }
    return NULL;
}

static void drop(void *o)
{
    owners_drop(o);
}

err findings_doubt(struct ctx *c, str work, str team, const struct observed *v, size_t n)
{
    struct doubting d = { NEW_ARRAY(c->arena, 6 * n + 1, struct arg), 0 };
    struct scopes mine;
    struct owners *owners;
    void **slot = arena_onclose(c->arena, drop);
    TRY(scopes_of_team(c, team, &mine));
    TRY(owners_take(c, &owners));
    *slot = owners;
    err e = doubt_each(c, &d, work, &mine, owners, v, n);
    *slot = NULL;
    owners_drop(owners);
    TRY(e);
    return d.n ? db_unit(c, doubt_unit, &d) : NULL;
}

/* ---- what is left of one */

struct doubted {
    str key, id, organisation, class, name, asset, barred;
    struct scope scope;
    str address;
    when first;
    int64_t seen, told, revision;
    int state;
    bool waits, side_destination;
};
struct left {
    struct ctx *c, each; /* of what stays, and of one event */
    const struct doubted *f;
    const struct owners *owners;
    struct scopes mine; /* all of its desk */
    int64_t n;
    when first, last;
    int64_t day, event, confidence, destination_port;
    str sources, feed, how, more;
    struct asset_words w;
    err failed;
};

static bool newest(struct left *l, const struct seen_event *s, const struct observed *o) /* s as it is, o as it is told */
{
    l->last = s->last;
    l->day = s->day;
    l->event = s->id;
    l->confidence = o->confidence;
    l->destination_port = s->destination_port;
    l->feed = arena_dup(l->c->arena, s->feed);
    l->how = arena_dup(l->c->arena, o->how);
    l->more = arena_dup(l->c->arena, o->more);
    l->failed = finding_asset(l->c, l->owners, o, l->f->organisation, &l->w);
    return !l->failed;
}

static bool look_at(void *arg, const struct seen_event *s)
{
    struct left *l = arg;
    str asset[2];
    room_empty(l->c, &l->each, EACH);
    if (!str_eq(s->name, l->f->name)) return true;
    const struct observed o = observed_seen(l->each.arena, s);
    l->failed = finding_assets(&l->each, &o, asset);
    if (l->failed) return false;
    struct observed o2 = o;
    bool own = s->scope == l->f->scope.id, mine = own && (str_eq(asset[0], l->f->asset) || str_eq(asset[1], l->f->asset));
    if (!own && str_eq(asset[1], l->f->asset)) { /* another of ours attacked: what this one is told of it */
        str other;
        const struct scope *of = scope_find(&l->mine, s->scope);
        l->failed = finding_aimed(&l->each, l->owners, &o, of ? of->organisation : S(""), &o2, &other);
        if (l->failed) return false;
        mine = str_eq(other, l->f->organisation);
    }
    if (!mine) return true;
    l->sources = finding_source(l->c->arena, l->sources, arena_dup(l->c->arena, s->feed));
    if (!l->n++ || s->first.us < l->first.us) l->first = s->first;
    return (l->n > 1 && s->last.us <= l->last.us) || newest(l, s, &o2);
}

/* by what it can be looked up: its address, or the name of a host or an account */
static err what_is_left(struct ctx *c, struct left *l, bool *all)
{
    struct event_query q;
    struct walked w;
    const struct doubted *f = l->f;
    bool beside = f->side_destination; /* its events may lie with the one who attacks */
    struct scopes one = { &f->scope, 1 };
    TRY(scopes_of_team(c, f->scope.team, &l->mine));
    err no = query_read(c, f->address.n ? f->address : f->asset, &q);
    struct look look = { .query = no ? NULL : &q, .class = f->class, .since = f->first, .day = day_of(c->now), .before = INT64_MAX };
    TRY(day_walk(c, beside ? &l->mine : &one, &look, THROUGH, look_at, l, &w));
    *all = !w.more;
    return l->failed;
}

/* ---- written */

struct settling {
    const struct doubted *f;
    const struct left *l;
    str work;
    bool all, aged, done;
};

static err withdraw(struct ctx *c, const struct settling *s, bool *done)
{
    struct rows *r;
    unsigned to = s->aged ? FOUND_GONE : FOUND_WITHDRAWN; /* what it was seen by before is past its time and was no error */
    str now = str_of(found_state_words.v[to]);
    const struct doubted *f = s->f;
    *done = f->state == FOUND_WITHDRAWN || (s->aged && (f->state == FOUND_GONE || f->state == FOUND_VERIFIED));
    if (*done) return NULL;
    TRY(db_run(c, &sql_withdrawn, ARGS(A_TEXT(f->id), A_TEXT(now), A_WHEN(c->now), A_INT(f->revision)), &r));
    *done = rows_count(r) > 0;
    if (!*done) return NULL;
    return found_steps_add(c, &(struct found_step){ .finding = f->id, .act = S("withdrawn"), .was = str_of(found_state_words.v[f->state]), .now = now }, 1);
}

static err stays(struct ctx *c, const struct settling *s, bool *done)
{
    struct rows *r;
    const struct doubted *f = s->f;
    const struct left *l = s->l;
    int64_t n = s->all && !s->aged && l->n < f->seen ? l->n : f->seen;
    bool open = f->state == FOUND_OPEN || f->state == FOUND_BACK, tell = open && !f->waits && !f->told && !f->barred.n;
    TRY(db_run(c, &sql_left,
               ARGS(A_TEXT(f->id), A_WHEN(s->all && !s->aged ? l->first : f->first), A_WHEN(l->last), A_INT(found_week(l->last.us)), A_TEXT(l->sources),
                    A_TEXT(l->feed), A_TEXT(l->how), A_INT(l->confidence), A_TEXT(l->w.counterpart), l->w.source_port < 0 ? A_NULL : A_INT(l->w.source_port),
                    A_TEXT(l->more), A_INT(l->day), A_INT(l->event), A_INT(n), tell ? A_WHEN(c->now) : A_NULL, A_INT(f->revision),
                    A_TEXT(str_of(found_side_words.v[l->w.destination ? SIDE_DESTINATION : SIDE_SOURCE])),
                    l->destination_port < 0 ? A_NULL : A_INT(l->destination_port)),
               &r));
    *done = rows_count(r) > 0;
    return NULL;
}

static err settle_unit(struct ctx *c, void *arg)
{
    struct settling *s = arg;
    s->done = !s->f->id.n;
    if (s->f->id.n) TRY(s->l->n ? stays(c, s, &s->done) : withdraw(c, s, &s->done));
    return s->done ? db_do(c, &sql_looked_through, ARGS(A_TEXT(s->work), A_TEXT(s->f->key))) : NULL;
}

/* false: somebody changed it in the meantime */
static err settle(struct ctx *c, str work, const struct doubted *f, int64_t first_day, bool *done)
{
    struct owners *owners;
    struct left l = { .c = c, .f = f, .sources = S("") };
    struct settling s = { .f = f, .l = &l, .work = work, .aged = day_of(f->first) < first_day };
    if (f->id.n) {
        TRY(room_open(c, ROOM, &l.each));
        void **slot = arena_onclose(c->arena, drop);
        TRY(owners_take(c, &owners));
        *slot = owners;
        l.owners = owners;
        err e = what_is_left(c, &l, &s.all);
        *slot = NULL;
        owners_drop(owners);
        TRY(e);
    }
    TRY(db_unit(c, settle_unit, &s));
    *done = s.done;
    return NULL;
}

static struct doubted doubted_row(const struct rows *r)
{
    return (struct doubted){ .key = row_text(r, 0),
                             .id = row_text(r, 1),
                             .scope = { row_int(r, 2), row_text(r, 3), row_text(r, 4), S("") },
                             .organisation = row_text(r, 4),
                             .class = row_text(r, 5),
                             .name = row_text(r, 6),
                             .asset = row_text(r, 7),
                             .address = row_text(r, 8),
                             .first = row_when(r, 9),
                             .seen = row_int(r, 10),
                             .state = word_index(&found_state_words, row_text(r, 11)),
                             .told = row_int(r, 12),
                             .waits = !row_null(r, 13),
                             .barred = row_text(r, 14),
                             .revision = row_int(r, 15),
                             .side_destination = str_is(row_text(r, 16), "destination") };
}

/* ---- the job */

err findings_doubt_all(struct ctx *c, str work)
{
    struct rows *r;
    struct ctx in;
    bool found;
    c->now = clock_now();
    viewer_use(c, viewer_system(c, "findings", (struct strs){ 0 }, 0));
    TRY(findings_recall(c, S(""))); /* first of all: nobody lets go what is known to be wrong */
    TRY(db_one(c, &sql_first_day, NOARGS, &r, &found));
    int64_t first_day = row_int(r, 0);
    TRY(room_open(c, ROOM, &in));
    char after[64] = "";
    for (bool more = true; more;) {
        room_empty(c, &in, 0);
        in.now = clock_now();
        TRY(db_run(&in, &sql_doubtful, ARGS(A_TEXT(work), A_TEXT(str_of(after)), A_INT(AT_ONCE)), &r));
        more = rows_count(r) == AT_ONCE;
        while (rows_next(r)) {
            struct doubted f = doubted_row(r);
            bool done;
            snprintf(after, sizeof after, "%.*s", FMT(f.key));
            TRY(settle(&in, work, &f, first_day, &done));
            if (done) continue;
            after[0] = 0; /* changed meanwhile: once more, with the rest */
            more = true;
            break;
        }
    }
    return findings_correct(c);
}
