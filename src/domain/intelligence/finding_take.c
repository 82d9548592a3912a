/* finding_take - events become findings: some hundred rows of a day at a time, each exactly once
 *
 * How far a day is read stands in the records' database and moves in the transaction that writes what was found: whoever
 * ends between reading and writing has written nothing, and two that read the same write it once. What nobody owns makes
 * no finding. */
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "domain/intelligence/finding_known.h"
#include "domain/intelligence/owners.h"
#include "domain/intelligence/scope.h"

#include "finding_take.sql.h"

enum { ROWS = 250, CHUNK_ROOM = 64 << 20, BACK_DAYS = 14, SECONDS_AT_ONCE = 50, MORE_MOST = 16384, CLIENT_EVENTS = 24, URL_EVENTS = 100 };

struct owned_scope {
    int64_t id;
    str team, organisation;
};
struct taking {
    int64_t day, from, to; /* rows of this day with from < id <= to */
    const struct owned_scope *scopes;
    size_t nscopes;
    const struct plans *plans;
    struct observed *rows;
    size_t n;
    struct told_of *told; /* of these, what somebody owns */
    size_t ntold;
    struct known known;
    bool late;   /* another has written these */
    bool inside; /* of a transaction: no scope is made */
};

static const struct owned_scope *scope_at(const struct taking *t, int64_t number)
{
    for (size_t lo = 0, hi = t->nscopes; lo < hi;) {
        size_t mid = (lo + hi) / 2;
        if (t->scopes[mid].id == number) return &t->scopes[mid];
        if (t->scopes[mid].id < number)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

/* ---- what they tell, each problem on each asset once */

static int by_key(const void *a, const void *b)
{
    return str_cmp(((const struct state_row *)a)->key, ((const struct state_row *)b)->key);
}

struct told_of { /* a row and what it is about */
    const struct observed *o;
    const struct owned_scope *s;
    struct asset_words w;
    str key;
};

static err told_add(struct ctx *c, struct taking *t, const struct owners *owners, const struct observed *o, const struct owned_scope *s)
{
    struct told_of *x = &t->told[t->ntold];
    *x = (struct told_of){ .o = o, .s = s };
    TRY(finding_asset(c, owners, o, s->organisation, &x->w));
    if (!x->w.asset.n) return NULL;
    x->key = finding_key(c->arena, s->id, o->class, o->name, x->w.asset);
    t->ntold++;
    return NULL;
}

/* of the same desk and another organisation; made when it is new. NULL: not now */
static err scope_beside(struct ctx *c, struct taking *t, const struct owned_scope *s, str organisation, const struct owned_scope **out)
{
    int64_t number;
    *out = NULL;
    for (size_t i = 0; i < t->nscopes && !*out; i++)
        if (str_eq(t->scopes[i].organisation, organisation) && str_eq(t->scopes[i].team, s->team)) *out = &t->scopes[i];
    if (*out || t->inside) return NULL;
    TRY(scope_of(c, s->team, organisation, &number));
    struct owned_scope *all = NEW_ARRAY(c->arena, t->nscopes + 1, struct owned_scope); /* those that point into the one before keep it */
    if (t->nscopes) memcpy(all, t->scopes, t->nscopes * sizeof *all);
    all[t->nscopes++] = (struct owned_scope){ number, s->team, organisation };
    t->scopes = all;
    *out = &all[t->nscopes - 1];
    return NULL;
}

/* what a row tells its owner and, when he attacks another one of ours, that one */
static err words_of_row(struct ctx *c, struct taking *t, const struct owners *owners, const struct observed *o)
{
    const struct owned_scope *s = scope_at(t, o->scope), *beside;
    struct observed *aimed = NEW(c->arena, struct observed);
    str other;
    if (!s) return NULL;
    if (!o->counted) TRY(told_add(c, t, owners, o, s));
    TRY(finding_aimed(c, owners, o, s->organisation, aimed, &other));
    if (!other.n) return NULL;
    TRY(scope_beside(c, t, s, other, &beside));
    return beside ? told_add(c, t, owners, aimed, beside) : NULL;
}

static err words_of(struct ctx *c, struct taking *t)
{
    struct owners *owners;
    void **slot = arena_onclose(c->arena, (void (*)(void *))owners_drop);
    err e = owners_take(c, &owners);
    if (e) return e;
    *slot = owners;
    t->told = NEW_ARRAY(c->arena, 2 * t->n + 1, struct told_of);
    t->ntold = 0;
    for (size_t i = 0; !e && i < t->n; i++) e = words_of_row(c, t, owners, &t->rows[i]);
    *slot = NULL;
    owners_drop(owners);
    return e;
}

static err known_of(struct ctx *c, struct taking *t)
{
    struct state_row *v = NEW_ARRAY(c->arena, t->ntold + 1, struct state_row);
    t->known = (struct known){ v, 0 };
    for (size_t i = 0; i < t->ntold; i++) {
        const struct told_of *x = &t->told[i];
        v[i] = (struct state_row){ .key = x->key,
                                   .events = S(""),
                                   .fresh = true,
                                   .scope = x->s->id,
                                   .team = x->s->team,
                                   .organisation = x->s->organisation,
                                   .class = x->o->class,
                                   .name = x->o->name,
                                   .asset = x->w.asset,
                                   .address = x->w.address,
                                   .source_port = -1,
                                   .destination_port = -1,
                                   .state_at = c->now };
    }
    qsort(v, t->ntold, sizeof *v, by_key);
    for (size_t i = 0; i < t->ntold; i++)
        if (!t->known.n || by_key(&v[t->known.n - 1], &v[i]) != 0) v[t->known.n++] = v[i];
    return known_read(c, &t->known);
}

static void observe(struct ctx *c, struct taking *t, const struct told_of *x)
{
    struct state_row *s = known_at(&t->known, x->key);
    const struct observed *o = x->o;
    if (!s) return; /* each has one: known_of */
    bool first = s->fresh && s->seen == 0;
    if (s->state == FOUND_WITHDRAWN) { /* what it was is no more: it begins anew */
        s->state = FOUND_OPEN;
        s->state_at = c->now;
        s->renewed = first = true;
        s->lost = s->seen;
        s->sources = S("");
        s->events = S("");
    }
    if (first || o->first.us < s->first.us) s->first = o->first;
    s->seen++;
    s->sources = finding_source(c->arena, s->sources, o->feed);
    s->barred = str_of(x->w.barred);
    if (x->w.client || x->w.url) s->events = finding_events(c->arena, s->events, t->day, o->id, x->w.url ? URL_EVENTS : CLIENT_EVENTS);
    if (first || o->last.us >= s->last.us) {
        s->last = o->last;
        s->feed = o->feed;
        s->how = o->how;
        s->confidence = o->confidence;
        s->counterpart = x->w.counterpart;
        s->destination = x->w.destination;
        s->source_port = x->w.source_port;
        s->destination_port = o->destination_port;
        s->listed = x->w.listed;
        s->more = o->more.n <= MORE_MOST ? o->more : S("{}");
        s->day = t->day;
        s->event = o->id;
    }
    /* seen after it was called fixed, or thought to be gone */
    bool closed = s->state == FOUND_CLAIMED || s->state == FOUND_VERIFIED || s->state == FOUND_GONE;
    if (!closed || o->last.us <= s->state_at.us) return;
    s->state = FOUND_BACK;
    s->state_at = c->now;
    s->came_back = true;
    s->returns++;
}

/* never told, or came back, or still there when the time to tell it again has come */
static void queue(struct ctx *c, struct taking *t, struct state_row *s)
{
    if (s->state != FOUND_OPEN && s->state != FOUND_BACK) return;
    if (s->listed.n && !str_is(s->looked, "tell")) { /* a person looks first */
        s->queued = s->next = (when){ 0 };
        return;
    }
    struct plan p = plan_for(t->plans, s->team, s->organisation, s->class);
    bool again = s->told_at.us && !s->queued.us && s->last.us > s->told_at.us && c->now.us - s->told_at.us >= p.repeat * DAY;
    if ((s->told || s->queued.us) && !s->came_back && !s->renewed && !again) return;
    if (s->barred.n || s->last.us < c->now.us - BACK_DAYS * DAY) return; /* news of long ago is none */
    s->queued = c->now;
    s->next = plan_slot(c, t->plans, &p, s->team, s->organisation, s->queued);
}

static int by_feed(const void *a, const void *b)
{
    const struct told_of *x = a, *y = b;
    int d = str_cmp(x->s->team, y->s->team);
    if (!d) d = str_cmp(x->o->feed, y->o->feed);
    return d ? d : x->o->last.us < y->o->last.us ? -1 : x->o->last.us > y->o->last.us;
}

/* each feed once, with the newest of its observations */
static err feeds_all(struct ctx *c, struct told_of *v, size_t n)
{
    qsort(v, n, sizeof *v, by_feed);
    for (size_t i = 0; i < n; i++) {
        bool last = i + 1 == n || !str_eq(v[i + 1].s->team, v[i].s->team) || !str_eq(v[i + 1].o->feed, v[i].o->feed);
        when at = v[i].o->last.us < c->now.us ? v[i].o->last : c->now; /* a sensor whose clock is ahead proves nothing */
        if (last) TRY(db_do(c, &sql_feed, ARGS(A_TEXT(v[i].s->team), A_TEXT(v[i].o->feed), A_WHEN(at))));
    }
    return NULL;
}

/* one job for all that wish it by then: the next full step of time after `from` */
static err at_next(struct ctx *c, const char *kind, when from)
{
    enum { STEP = 4 };
    int64_t n = from.us / (STEP * SECOND) + 1;
    return job_add(c, kind, arena_fmt(c->arena, "soon/%lld", (long long)n), str_of(kind), S(""), (when){ n * STEP * SECOND });
}
err findings_soon(struct ctx *c)
{
    return at_next(c, "finding.take", c->now);
}
static err tell_soon(struct ctx *c)
{
    return at_next(c, "finding.tell", (when){ c->now.us + undo_window() });
}

/* what the rows tell, written; they are not read a second time */
static err write_all(struct ctx *c, struct taking *t)
{
    bool soon = false;
    TRY(known_of(c, t));
    for (size_t i = 0; i < t->ntold; i++) observe(c, t, &t->told[i]);
    for (size_t i = 0; i < t->known.n; i++) {
        struct state_row *s = &t->known.v[i];
        queue(c, t, s);
        soon = soon || (s->next.us && s->next.us <= c->now.us + undo_window());
    }
    TRY(known_write(c, &t->known));
    TRY(feeds_all(c, t->told, t->ntold));
    return soon ? tell_soon(c) : NULL;
}

static bool owned(const struct taking *t, int64_t scope)
{
    for (size_t i = 0; i < t->nscopes; i++)
        if (t->scopes[i].id == scope) return true;
    return false;
}

/* what was given to somebody before it was read here needs no reading again */
static err read_already(struct ctx *c, const struct taking *t)
{
    struct rows *r;
    bool found;
    size_t n = 0;
    TRY(db_one(c, &sql_moved, ARGS(A_INT(t->day), A_INT(t->from), A_INT(1)), &r, &found));
    if (!found) return NULL;
    struct arg *args = NEW_ARRAY(c->arena, 2 * t->n + 2, struct arg);
    for (size_t i = 0; i < t->n; i++) {
        if (!owned(t, t->rows[i].scope)) continue;
        args[2 * n] = A_INT(t->day);
        args[2 * n++ + 1] = A_INT(t->rows[i].id);
    }
    return n ? db_many(c, &sql_moved_read, args, 2, n, &r) : NULL;
}

static err take_unit(struct ctx *c, void *arg)
{
    struct taking *t = arg;
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_position, ARGS(A_INT(t->day)), &r, &found));
    t->late = (found ? row_int(r, 0) : 0) != t->from;
    if (t->late) return NULL;
    TRY(write_all(c, t));
    TRY(read_already(c, t));
    return db_do(c, &sql_move, ARGS(A_INT(t->day), A_INT(t->rows[t->n - 1].id)));
}

static err scopes_of(struct ctx *c, struct taking *t)
{
    struct rows *r;
    TRY(db_run(c, &sql_owned_scopes, NOARGS, &r));
    struct owned_scope *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct owned_scope);
    t->nscopes = 0;
    while (rows_next(r)) v[t->nscopes++] = (struct owned_scope){ row_int(r, 0), row_text(r, 1), row_text(r, 2) };
    t->scopes = v;
    return NULL;
}

/* ---- events that were given to an owner after they had been read (redo.c) */

struct moving {
    struct taking t;
    struct arg *gone; /* pairs of day and event: read now, or nothing to read */
    size_t ngone;
    int64_t last; /* the last that was looked at; 0: none is left */
};

/* what is still nobody's is left: its work has not come so far. So is what the day's reader has not passed. */
static err read_moved(struct ctx *c, struct moving *m, int64_t position)
{
    struct rows *events;
    struct observed *seen;
    int64_t day = m->t.day;
    TRY(db_run(c, &sql_moved, ARGS(A_INT(day), A_INT(m->last), A_INT(ROWS)), &events));
    struct arg *ids = NEW_ARRAY(c->arena, rows_count(events) + 1, struct arg);
    bool *counted = NEW_ARRAY(c->arena, rows_count(events) + 1, bool); /* of ids */
    size_t n = 0, nseen, left = 0;
    m->gone = NEW_ARRAY(c->arena, 2 * rows_count(events) + 2, struct arg);
    m->t.rows = NEW_ARRAY(c->arena, rows_count(events) + 1, struct observed);
    m->last = 0;
    while (rows_next(events)) {
        m->last = row_int(events, 0);
        if (position >= 0 ? m->last > position : day >= day_of(c->now) - 1) continue;
        counted[n] = row_int(events, 1) != 0;
        ids[n++] = A_INT(m->last);
        m->gone[2 * m->ngone] = A_INT(day);
        m->gone[2 * m->ngone++ + 1] = A_INT(m->last);
    }
    if (!n) return NULL;
    TRY(observed_of(c, day, ids, n, &seen, &nseen));
    TRY(scopes_of(c, &m->t));
    for (const struct observed *o = seen; o < seen + nseen; o++) {
        if (owned(&m->t, o->scope)) {
            m->t.rows[m->t.n] = *o;
            for (size_t i = 0; i < n; i++)
                if (ids[i].i == o->id) m->t.rows[m->t.n].counted = counted[i];
            m->t.n++;
            continue;
        }
        for (size_t i = left; i < m->ngone; i++) /* not yet */
            if (m->gone[2 * i + 1].i == o->id) {
                m->gone[2 * i + 1] = m->gone[2 * left + 1];
                m->gone[2 * left++ + 1] = A_INT(o->id);
                break;
            }
    }
    m->gone += 2 * left;
    m->ngone -= left;
    return NULL;
}

static err moved_unit(struct ctx *c, void *arg)
{
    const struct moving *m = arg;
    struct taking t = m->t;
    struct rows *r;
    t.inside = true;
    if (!m->ngone) return NULL;
    TRY(db_many(c, &sql_moved_read, m->gone, 2, m->ngone, &r));
    t.rows = NEW_ARRAY(c->arena, m->t.n + 1, struct observed);
    t.n = 0;
    while (rows_next(r))
        for (size_t i = 0; i < m->t.n; i++)
            if (m->t.rows[i].id == row_int(r, 0)) t.rows[t.n++] = m->t.rows[i];
    TRY(words_of(c, &t));
    return t.n ? write_all(c, &t) : NULL;
}

/* ---- the job */

static void close_arena(void *a)
{
    arena_close(a);
}

/* people write to the same store, on SQLite one at a time: they are left half of it */
static void leave_room(int64_t took)
{
    int64_t pause = took < SECOND / 5 ? took : SECOND / 5;
    if (pause > 0) nanosleep(&(struct timespec){ .tv_nsec = pause * 1000 }, NULL);
}

/* the rest in a run of its own, which begins soon and not with the next minute */
static err go_on(struct ctx *c, void *arg)
{
    (void)arg;
    return findings_soon(c);
}

/* one day, a chunk at a time in memory of its own, until its end or the end of the time for one run */
static err take_day(struct ctx *c, struct ctx *in, const struct plans *plans, int64_t day, int64_t from, int64_t began)
{
    int64_t to = 0;
    for (;;) {
        struct taking t = { .day = day, .from = from, .to = to, .plans = plans };
        arena_reset(in->arena);
        memcpy(arena_boundary(in->arena), arena_boundary(c->arena), sizeof(jmp_buf));
        in->now = clock_now();
        TRY(observed_after(in, t.day, t.from, ROWS, &t.to, &t.rows, &t.n));
        if (!t.n) return NULL;
        TRY(scopes_of(in, &t)); /* after the rows: theirs are all there */
        TRY(words_of(in, &t));
        int64_t wrote = clock_now().us;
        TRY(db_unit(in, take_unit, &t));
        if (t.late) return NULL; /* and goes on: two that read side by side take twice the time */
        leave_room(clock_now().us - wrote);
        to = t.to;
        from = t.rows[t.n - 1].id;
        if (clock_now().us - began > SECONDS_AT_ONCE * SECOND) return db_unit(in, go_on, NULL);
    }
}

static err take_moved(struct ctx *c, struct ctx *in, const struct plans *plans)
{
    struct rows *days;
    TRY(db_do(c, &sql_moved_over, ARGS(A_INT(c->now.us - DAY))));
    TRY(db_run(c, &sql_moved_days, NOARGS, &days));
    while (rows_next(days)) {
        int64_t last = 0;
        do {
            arena_reset(in->arena);
            memcpy(arena_boundary(in->arena), arena_boundary(c->arena), sizeof(jmp_buf));
            in->now = clock_now();
            struct moving m = { .t = { .day = row_int(days, 0), .plans = plans }, .last = last };
            err e = read_moved(in, &m, row_int(days, 1));
            if (e && e->kind != E_ABSENT) return e; /* absent: its time to be kept is over */
            TRY(words_of(in, &m.t));                /* for the scopes that it makes */
            TRY(db_unit(in, moved_unit, &m));
            last = m.last;
        } while (last);
    }
    return NULL;
}

err findings_take(struct ctx *c, str payload)
{
    struct rows *r;
    struct plans plans;
    struct ctx in = *c;
    int64_t began = clock_now().us;
    void **slot = arena_onclose(c->arena, close_arena);
    (void)payload;
    c->now = clock_now();
    viewer_use(c, viewer_system(c, "findings", (struct strs){ 0 }, 0));
    in.who = c->who;
    in.me = c->me;
    in.arena = arena_open(CHUNK_ROOM);
    if (!in.arena) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    *slot = in.arena;
    TRY(plans_load(c, &plans));
    TRY(db_run(c, &sql_days, ARGS(A_INT(day_of(c->now) - 1)), &r));
    while (rows_next(r)) {
        err e = take_day(c, &in, &plans, row_int(r, 0), row_int(r, 1), began);
        if (e && e->kind == E_ABSENT) continue; /* its time to be kept is over */
        TRY(e);
    }
    TRY(take_moved(c, &in, &plans));
    return NULL;
}
