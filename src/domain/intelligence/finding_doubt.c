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
    struct ctx *c, each; /* of what stays, and of one event */
    str work;
    const struct scopes *mine;
    const struct owners *owners;
    struct arg *args;
    size_t n;
};
static err doubt_unit(struct ctx *c, void *arg)
{
    const struct doubting *d = arg;
    struct rows *r;
    return db_many(c, &sql_doubt, d->args, 2, d->n, &r);
}

static void doubt_add(struct doubting *d, int64_t scope, const struct observed *o, str asset)
{
    if (!asset.n) return;
    d->args[2 * d->n] = A_TEXT(d->work);
    d->args[2 * d->n++ + 1] = A_TEXT(finding_key(d->c->arena, scope, o->class, o->name, asset));
}

/* of either side; and where one of ours attacked another, what that one was told */
static err doubt_one(struct doubting *d, const struct observed *o)
{
    const struct scope *s = scope_find(d->mine, o->scope);
    struct observed aimed;
    str asset[2], other;
    if (!s || !s->organisation.n) return NULL;
    room_empty(d->c, &d->each, EACH);
    TRY(finding_assets(&d->each, o, asset));
    for (size_t k = 0; k < 2; k++) doubt_add(d, s->id, o, asset[k]);
    TRY(finding_aimed(&d->each, d->owners, o, s->organisation, &aimed, &other));
    if (!other.n) return NULL;
    TRY(finding_assets(&d->each, &aimed, asset)); /* by what it was found to be that one's */
    for (size_t k = 0; k < d->mine->n; k++)
        if (str_eq(d->mine->v[k].organisation, other)) doubt_add(d, d->mine->v[k].id, o, asset[1]);
    return NULL;
}

static void drop(void *o)
{
    owners_drop(o);
}

err findings_doubt(struct ctx *c, str work, str team, const struct observed *v, size_t n)
{
    struct scopes mine;
    struct owners *owners;
    struct doubting d = { .c = c, .work = work, .mine = &mine, .args = NEW_ARRAY(c->arena, 6 * n + 1, struct arg) };
    void **slot = arena_onclose(c->arena, drop);
    TRY(room_open(c, ROOM, &d.each));
    TRY(scopes_of_team(c, team, &mine));
    TRY(owners_take(c, &owners));
    *slot = owners;
    d.owners = owners;
    err e = NULL;
    for (size_t i = 0; !e && i < n; i++) e = doubt_one(&d, &v[i]);
    *slot = NULL;
    owners_drop(owners);
    TRY(e);
    return d.n ? db_unit(c, doubt_unit, &d) : NULL;
}

/* whose it would be now; the asset may have a port behind it */
static str now_of(struct ctx *c, const struct owners *o, str asset, str address, when at)
{
    struct event *e = NEW(c->arena, struct event);
    ptrdiff_t colon = str_chr(asset, ':');
    event_init(e);
    if (address.n)
        event_set(c, e, EVENT_F_DESTINATION_IP, address);
    else if (str_chr(asset, '@') >= 0)
        event_set(c, e, EVENT_F_DESTINATION_ACCOUNT, asset);
    else
        event_set(c, e, EVENT_F_DESTINATION_FQDN, colon < 0 ? asset : str_cut(asset, 0, (size_t)colon));
    return owners_of_destination(o, e, at).organisation;
}

err findings_doubt_aimed(struct ctx *c, str work, str team, const struct owners *o)
{
    enum { SOME = 1000 };
    struct ctx in;
    char after[64] = "";
    TRY(room_open(c, ROOM, &in));
    for (size_t n = SOME; n == SOME;) {
        struct rows *r;
        struct doubting d = { .c = &in, .work = work };
        room_empty(c, &in, 0);
        d.args = NEW_ARRAY(in.arena, 2 * (size_t)SOME + 2, struct arg);
        TRY(db_run(&in, &sql_aimed, ARGS(A_TEXT(team), A_LIST(found_aimed(in.arena)), A_TEXT(str_of(after)), A_INT(SOME)), &r));
        for (n = 0; rows_next(r); n++) {
            snprintf(after, sizeof after, "%.*s", FMT(row_text(r, 0)));
            if (str_eq(now_of(&in, o, row_text(r, 3), row_text(r, 4), row_when(r, 5)), row_text(r, 2))) continue;
            d.args[2 * d.n] = A_TEXT(work);
            d.args[2 * d.n++ + 1] = A_TEXT(row_text(r, 1));
        }
        if (d.n) TRY(db_unit(&in, doubt_unit, &d));
    }
    return NULL;
}

/* ---- what is left of one */

struct doubted {
    str key, id, organisation, class, name, asset, barred;
    struct scope scope;
    str address;
    when first, made;
    int64_t seen, told, revision;
    unsigned state;
    bool waits, side_destination;
};
struct left {
    struct ctx *c, each; /* of what stays, and of one event */
    const struct doubted *f;
    const struct owners *owners;
    struct scopes mine; /* all of its desk */
    int64_t n;
    when first, last;
    int64_t day, event;
    str sources;
    struct observed o; /* the newest, as its owner is told of it */
    struct asset_words w;
    bool moved; /* it went while it was looked at */
    err failed;
};

/* of whose events it is, or of what another of ours did to him; *mine false: neither */
static err told_of(struct ctx *c, const struct left *l, const struct observed *o, struct observed *out, bool *mine)
{
    const struct scope *of = scope_find(&l->mine, o->scope);
    str asset[2], other;
    *out = *o;
    *mine = false;
    if (o->scope != l->f->scope.id) {
        if (of) TRY(finding_aimed(c, l->owners, o, of->organisation, out, &other));
        if (!of || !str_eq(other, l->f->organisation)) return NULL;
    }
    TRY(finding_assets(c, out, asset));
    *mine = str_eq(asset[1], l->f->asset) || (!out->aimed && str_eq(asset[0], l->f->asset));
    return NULL;
}

static bool look_at(void *arg, const struct seen_event *s)
{
    struct left *l = arg;
    struct observed told;
    bool mine;
    room_empty(l->c, &l->each, EACH);
    if (!str_eq(s->name, l->f->name)) return true;
    const struct observed o = observed_seen(l->each.arena, s);
    l->failed = told_of(&l->each, l, &o, &told, &mine);
    if (l->failed) return false;
    if (!mine) return true;
    l->sources = finding_source(l->c->arena, l->sources, arena_dup(l->c->arena, s->feed));
    if (!l->n || s->first.us < l->first.us) l->first = s->first;
    if (!l->n++ || s->last.us > l->last.us) {
        l->last = s->last;
        l->day = s->day;
        l->event = s->id;
    }
    return true;
}

/* once more, in memory that stays */
static err newest(struct ctx *c, struct left *l)
{
    struct observed *o;
    size_t n;
    bool mine = false;
    if (!l->n) return NULL;
    TRY(observed_of(c, l->day, ARGS(A_INT(l->event)), &o, &n));
    if (n) TRY(told_of(c, l, o, &l->o, &mine));
    l->moved = !mine;
    return mine ? finding_asset(c, l->owners, &l->o, l->f->organisation, &l->w) : NULL;
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
    TRY(l->failed);
    return newest(c, l);
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
    /* what it was seen by before is past its time and was no error: it is only not seen any more, and what was answered stays */
    static const unsigned waits = 1u << FOUND_OPEN | 1u << FOUND_BACK | 1u << FOUND_HELP | 1u << FOUND_CLAIMED;
    unsigned to = s->aged ? FOUND_GONE : FOUND_WITHDRAWN;
    str now = str_of(found_state_words.v[to]);
    const struct doubted *f = s->f;
    *done = f->state == FOUND_WITHDRAWN || (s->aged && !(waits & 1u << f->state));
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
                    A_TEXT(l->o.feed), A_TEXT(l->o.how), A_INT(l->o.confidence), A_TEXT(l->w.counterpart),
                    l->w.source_port < 0 ? A_NULL : A_INT(l->w.source_port), A_TEXT(l->o.more), A_INT(l->day), A_INT(l->event), A_INT(n),
                    tell ? A_WHEN(c->now) : A_NULL, A_INT(f->revision), A_TEXT(str_of(found_side_words.v[l->w.destination ? SIDE_DESTINATION : SIDE_SOURCE])),
                    l->o.destination_port < 0 ? A_NULL : A_INT(l->o.destination_port)),
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
    struct settling s = { .f = f, .l = &l, .work = work, .aged = day_of(f->made) < first_day };
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
    if (!l.moved) TRY(db_unit(c, settle_unit, &s));
    *done = s.done;
    return NULL;
}

static struct doubted doubted_row(const struct rows *r)
{
    int state = word_index(&found_state_words, row_text(r, 11));
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
                             .state = state < 0 ? FOUND_OPEN : (unsigned)state,
                             .told = row_int(r, 12),
                             .waits = !row_null(r, 13),
                             .barred = row_text(r, 14),
                             .revision = row_int(r, 15),
                             .made = row_when(r, 17),
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
    TRY(findings_recall(c)); /* first of all: nobody lets go what is known to be wrong */
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
