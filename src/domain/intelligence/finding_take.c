/* finding_take - events become findings: some hundred rows of a day at a time, each exactly once
 *
 * How far a day is read stands in the records' database and moves in the transaction that writes what was found: whoever
 * ends between reading and writing has written nothing, and two that read the same write it once. What nobody owns makes
 * no finding. */
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "domain/intelligence/finding.h"
#include "domain/intelligence/owners.h"
#include "guard/guard.h"

#include "finding_take.sql.h"

enum { ROWS = 250, CHUNK_ROOM = 64 << 20, BACK_DAYS = 14, SECONDS_AT_ONCE = 50, SOURCES = 8, MORE_MOST = 16384 };

struct owned_scope {
    int64_t id;
    str team, organisation;
};
struct state_row { /* what is known of one, and what it becomes */
    str key, id, team, organisation, class, name, asset, address, sources, feed, how, counterpart, more, barred, listed, was_listed, looked;
    int64_t scope, seen, confidence, source_port, day, event, returns, told, revision;
    when first, last, state_at, until, told_at, queued, next;
    unsigned state, was;
    bool fresh, came_back;
};
struct taking {
    int64_t day, from, to; /* rows of this day with from < id <= to */
    const struct owned_scope *scopes;
    size_t nscopes;
    const struct plans *plans;
    struct observed *rows;
    size_t n;
    struct state_row *found;
    size_t nfound;
    bool late; /* another has written these */
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

static str key_of(struct arena *a, int64_t scope, str class, str name, str asset)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char h[16];
    const str parts[] = { { (const char *)&scope, sizeof scope }, class, name, asset };
    char *p = arena_alloc(a, 33);
    hash_parts(h, parts, COUNT(parts));
    for (size_t i = 0; i < sizeof h; i++) {
        p[2 * i] = digits[h[i] >> 4];
        p[2 * i + 1] = digits[h[i] & 15];
    }
    return (str){ p, 32 };
}

static str sources_add(struct arena *a, str sources, str feed)
{
    str rest = sources, one;
    size_t n = 0;
    while (rest.n && str_split(&rest, '\n', &one)) {
        if (str_eq(one, feed)) return sources;
        n++;
    }
    if (!feed.n || n >= SOURCES) return sources;
    return sources.n ? arena_fmt(a, "%.*s\n%.*s", FMT(sources), FMT(feed)) : feed;
}

static struct state_row *state_at(struct taking *t, str key)
{
    for (size_t lo = 0, hi = t->nfound; lo < hi;) {
        size_t mid = (lo + hi) / 2;
        int d = str_cmp(t->found[mid].key, key);
        if (!d) return &t->found[mid];
        if (d < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

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

static err words_of(struct ctx *c, struct taking *t, struct told_of *v, size_t *n)
{
    struct owners *owners;
    void **slot = arena_onclose(c->arena, (void (*)(void *))owners_drop);
    err e = owners_take(c, &owners);
    if (e) return e;
    *slot = owners;
    for (size_t i = 0; !e && i < t->n; i++) {
        struct told_of *x = &v[*n];
        *x = (struct told_of){ .o = &t->rows[i], .s = scope_at(t, t->rows[i].scope) };
        if (!x->s) continue;
        e = finding_asset(c, owners, x->o, x->s->organisation, &x->w);
        if (e || !x->w.asset.n) continue;
        x->key = key_of(c->arena, x->o->scope, x->o->class, x->o->name, x->w.asset);
        (*n)++;
    }
    *slot = NULL;
    owners_drop(owners);
    return e;
}

/* ---- known ones */

static void known_take(struct taking *t, const struct rows *r)
{
    struct state_row *s = state_at(t, row_text(r, 0));
    if (!s) return;
    int state = word_index(&found_state_words, row_text(r, 6));
    s->fresh = false;
    s->id = row_text(r, 1);
    s->first = row_when(r, 2);
    s->last = row_when(r, 3);
    s->seen = row_int(r, 4);
    s->sources = row_text(r, 5);
    s->state = s->was = state < 0 ? FOUND_OPEN : (unsigned)state;
    s->state_at = row_when(r, 7);
    s->until = row_when(r, 8);
    s->returns = row_int(r, 9);
    s->told = row_int(r, 10);
    s->told_at = row_when(r, 11);
    s->queued = row_when(r, 12);
    s->next = row_when(r, 13);
    s->barred = row_text(r, 14);
    s->day = row_int(r, 15);
    s->event = row_int(r, 16);
    s->feed = row_text(r, 17);
    s->counterpart = row_text(r, 18);
    s->source_port = row_null(r, 19) ? -1 : row_int(r, 19);
    s->more = row_text(r, 20);
    s->how = row_text(r, 21);
    s->confidence = row_int(r, 22);
    s->listed = s->was_listed = row_text(r, 23);
    s->looked = row_text(r, 24);
}

static err known_of(struct ctx *c, struct taking *t, const struct told_of *v, size_t n)
{
    struct arg *args = NEW_ARRAY(c->arena, n + 1, struct arg);
    struct rows *r;
    t->found = NEW_ARRAY(c->arena, n + 1, struct state_row);
    t->nfound = 0;
    for (size_t i = 0; i < n; i++)
        t->found[i] = (struct state_row){ .key = v[i].key,
                                          .fresh = true,
                                          .scope = v[i].s->id,
                                          .team = v[i].s->team,
                                          .organisation = v[i].s->organisation,
                                          .class = v[i].o->class,
                                          .name = v[i].o->name,
                                          .asset = v[i].w.asset,
                                          .address = v[i].w.address,
                                          .source_port = -1,
                                          .state_at = c->now };
    qsort(t->found, n, sizeof *t->found, by_key);
    for (size_t i = 0; i < n; i++)
        if (!t->nfound || by_key(&t->found[t->nfound - 1], &t->found[i]) != 0) t->found[t->nfound++] = t->found[i];
    for (size_t i = 0; i < t->nfound; i++) args[i] = A_TEXT(t->found[i].key);
    if (!t->nfound) return NULL;
    TRY(db_many(c, &sql_known, args, 1, t->nfound, &r));
    while (rows_next(r)) known_take(t, r);
    return NULL;
}

static void observe(struct ctx *c, struct taking *t, const struct told_of *x)
{
    struct state_row *s = state_at(t, x->key);
    const struct observed *o = x->o;
    if (!s) return; /* each has one: known_of */
    bool first = s->seen == 0;
    if (first || o->first.us < s->first.us) s->first = o->first;
    s->seen++;
    s->sources = sources_add(c->arena, s->sources, o->feed);
    s->barred = str_of(x->w.barred);
    if (first || o->last.us >= s->last.us) {
        s->last = o->last;
        s->feed = o->feed;
        s->how = o->how;
        s->confidence = o->confidence;
        s->counterpart = x->w.counterpart;
        s->source_port = x->w.source_port;
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
    if ((s->told || s->queued.us) && !s->came_back && !again) return;
    if (s->barred.n || s->last.us < c->now.us - BACK_DAYS * DAY) return; /* news of long ago is none */
    s->queued = c->now;
    s->next = plan_slot(c, t->plans, &p, s->team, s->organisation, s->queued);
}

/* ---- write */

enum { PUT_ARGS = 31 };
static err put_all(struct ctx *c, const struct taking *t)
{
    struct arg *args = NEW_ARRAY(c->arena, t->nfound * PUT_ARGS + 1, struct arg);
    struct rows *r;
    for (size_t i = 0; i < t->nfound; i++) {
        struct state_row *s = &t->found[i];
        id new = id_new("fnd", c->now);
        if (s->fresh) s->id = arena_dup(c->arena, id_str(&new));
        const struct arg one[PUT_ARGS] = { A_TEXT(s->id),
                                           A_TEXT(s->key),
                                           A_INT(s->scope),
                                           A_TEXT(s->team),
                                           A_TEXT(s->organisation),
                                           A_TEXT(s->class),
                                           A_TEXT(s->name),
                                           A_TEXT(s->asset),
                                           A_TEXT(s->address),
                                           A_WHEN(s->first),
                                           A_WHEN(s->last),
                                           A_INT(s->seen),
                                           A_TEXT(s->sources),
                                           A_TEXT(s->feed),
                                           A_TEXT(s->how),
                                           A_INT(s->confidence),
                                           A_TEXT(s->counterpart),
                                           s->source_port < 0 ? A_NULL : A_INT(s->source_port),
                                           A_TEXT(s->more),
                                           A_INT(s->day),
                                           A_INT(s->event),
                                           A_TEXT(s->barred),
                                           A_TEXT(str_of(found_state_words.v[s->state])),
                                           A_WHEN(s->state_at),
                                           arg_when_or_null(s->until),
                                           A_INT(s->returns),
                                           A_INT(s->told),
                                           arg_when_or_null(s->queued),
                                           arg_when_or_null(s->next),
                                           A_INT(1),
                                           A_WHEN(c->now) };
        memcpy(&args[i * PUT_ARGS], one, sizeof one);
    }
    return t->nfound ? db_many(c, &sql_put, args, PUT_ARGS, t->nfound, &r) : NULL;
}

/* those that are on a list, or were */
static err listed_all(struct ctx *c, const struct taking *t)
{
    enum { LISTED_ARGS = 4 };
    struct arg *args = NEW_ARRAY(c->arena, t->nfound * LISTED_ARGS + 1, struct arg);
    struct rows *r;
    size_t n = 0;
    for (size_t i = 0; i < t->nfound; i++) {
        const struct state_row *s = &t->found[i];
        if (str_eq(s->listed, s->was_listed)) continue;
        const struct arg one[LISTED_ARGS] = { A_TEXT(s->id), A_TEXT(s->listed), A_TEXT(S("")), A_TEXT(S("")) };
        memcpy(&args[n++ * LISTED_ARGS], one, sizeof one);
    }
    return n ? db_many(c, &sql_listed, args, LISTED_ARGS, n, &r) : NULL;
}

static err steps_all(struct ctx *c, const struct taking *t)
{
    struct found_step *v = NEW_ARRAY(c->arena, t->nfound + 1, struct found_step);
    size_t n = 0;
    for (size_t i = 0; i < t->nfound; i++) {
        const struct state_row *s = &t->found[i];
        if (!s->came_back) continue;
        v[n++] =
            (struct found_step){ .finding = s->id, .act = S("seen"), .was = str_of(found_state_words.v[s->was]), .now = str_of(found_state_words.v[s->state]) };
    }
    return found_steps_add(c, v, n);
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
static err tell_soon(struct ctx *c)
{
    return at_next(c, "finding.tell", (when){ c->now.us + undo_window() });
}

/* what the rows tell, written; they are not read a second time */
static err write_all(struct ctx *c, struct taking *t)
{
    struct told_of *v = NEW_ARRAY(c->arena, t->n + 1, struct told_of);
    size_t n = 0;
    TRY(words_of(c, t, v, &n));
    TRY(known_of(c, t, v, n));
    for (size_t i = 0; i < n; i++) observe(c, t, &v[i]);
    for (size_t i = 0; i < t->nfound; i++) queue(c, t, &t->found[i]);
    TRY(put_all(c, t));
    TRY(listed_all(c, t));
    TRY(steps_all(c, t));
    TRY(feeds_all(c, v, n));
    bool soon = false;
    for (size_t i = 0; i < t->nfound; i++) soon = soon || (t->found[i].next.us && t->found[i].next.us <= c->now.us + undo_window());
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
    size_t n = 0, nseen, left = 0;
    m->gone = NEW_ARRAY(c->arena, 2 * rows_count(events) + 2, struct arg);
    m->t.rows = NEW_ARRAY(c->arena, rows_count(events) + 1, struct observed);
    m->last = 0;
    while (rows_next(events)) {
        m->last = row_int(events, 0);
        if (position >= 0 ? m->last > position : day >= day_of(c->now) - 1) continue;
        ids[n++] = A_INT(m->last);
        m->gone[2 * m->ngone] = A_INT(day);
        m->gone[2 * m->ngone++ + 1] = A_INT(m->last);
    }
    if (!n) return NULL;
    TRY(observed_of(c, day, ids, n, &seen, &nseen));
    TRY(scopes_of(c, &m->t));
    for (const struct observed *o = seen; o < seen + nseen; o++) {
        if (owned(&m->t, o->scope)) {
            m->t.rows[m->t.n++] = *o;
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
    if (!m->ngone) return NULL;
    TRY(db_many(c, &sql_moved_read, m->gone, 2, m->ngone, &r));
    t.rows = NEW_ARRAY(c->arena, m->t.n + 1, struct observed);
    t.n = 0;
    while (rows_next(r))
        for (size_t i = 0; i < m->t.n; i++)
            if (m->t.rows[i].id == row_int(r, 0)) t.rows[t.n++] = m->t.rows[i];
    return t.n ? write_all(c, &t) : NULL;
}

/* ---- the job */

static void close_arena(void *a)
{
    arena_close(a);
}

/* people write to the same store, on SQLite one at a time: they are left more than half of it */
static void leave_room(int64_t took)
{
    int64_t pause = took * 3 / 2 < SECOND / 5 ? took * 3 / 2 : SECOND / 5;
    if (pause > 0) nanosleep(&(struct timespec){ .tv_nsec = pause * 1000 }, NULL);
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
        int64_t wrote = clock_now().us;
        TRY(db_unit(in, take_unit, &t));
        if (t.late) return NULL; /* and goes on: two that read side by side take twice the time */
        leave_room(clock_now().us - wrote);
        to = t.to;
        from = t.rows[t.n - 1].id;
        if (clock_now().us - began > SECONDS_AT_ONCE * SECOND) return NULL;
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

err findings_soon(struct ctx *c)
{
    return at_next(c, "finding.take", c->now);
}
