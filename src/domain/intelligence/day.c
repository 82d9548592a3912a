/* day - opens a day's store, and takes lines in: each once, those that tell the same as one event */
#include "domain/intelligence/day.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "domain/intelligence/day_words.h"
#include "domain/intelligence/sums.h"
#include "store/migrate.h"

#include "day.sql.h"

enum { POOL = 8, AT_ONCE = 2000, OPEN_ROOM = 8 << 20 };

/* ---- the pool */

static struct {
    pthread_mutex_t lock;
    char data[512], database[1024];
    struct day *idle;
    unsigned n;
} pool = { .lock = PTHREAD_MUTEX_INITIALIZER };

static void day_free(struct day *d)
{
    db_close(d->db);
    words_free(d->words);
    sums_free(d->sums);
    arena_close(d->own);
}

void days_forget(void)
{
    pthread_mutex_lock(&pool.lock);
    struct day *d = pool.idle;
    pool.idle = NULL;
    pool.n = 0;
    pthread_mutex_unlock(&pool.lock);
    while (d) {
        struct day *next = d->next;
        day_free(d);
        d = next;
    }
}

void days_at(const char *data, const char *database)
{
    days_forget();
    snprintf(pool.data, sizeof pool.data, "%s", data);
    snprintf(pool.database, sizeof pool.database, "%s", database);
}

struct ctx day_ctx(const struct ctx *c, const struct day *d)
{
    struct ctx in = *c;
    in.db = d->db;
    return in;
}

static struct day *from_pool(int64_t number)
{
    pthread_mutex_lock(&pool.lock);
    struct day **at = &pool.idle;
    while (*at && (*at)->number != number) at = &(*at)->next;
    struct day *d = *at;
    if (d) {
        *at = d->next;
        pool.n--;
    }
    pthread_mutex_unlock(&pool.lock);
    return d;
}

static void day_names(struct arena *a, int64_t number, str *schema, str *file)
{
    int y, m, d, h, min, s;
    when_utc((when){ number * DAY }, &y, &m, &d, &h, &min, &s);
    *schema = arena_fmt(a, "events_%04d%02d%02d", y, m, d);
    *file = arena_fmt(a, "%s/events/%04d-%02d-%02d.db", pool.data, y, m, d);
}

/* what a store of before has not: its events say themselves what is usual and hold one port alone, and each of its rows not understood counts for itself */
static const struct {
    const char *table, *column, *sqlite, *postgres;
} later[] = { { "event", "about", "BIGINT NOT NULL DEFAULT 0", "BIGINT NOT NULL DEFAULT 0" },
              { "event", "source_net", "BIGINT NOT NULL DEFAULT 0", "BIGINT NOT NULL DEFAULT 0" },
              { "event", "destination_net", "BIGINT NOT NULL DEFAULT 0", "BIGINT NOT NULL DEFAULT 0" },
              { "event", "ports", "TEXT NOT NULL DEFAULT ''", "TEXT NOT NULL DEFAULT ''" },
              { "bad", "hash", "BLOB", "BYTEA" } };

static err has_column(struct ctx *in, size_t i, bool *found)
{
    struct rows *r;
    const struct sql *q = db_is_postgres(in->db) ? &sql_has_column_postgres : &sql_has_column_sqlite;
    return db_one(in, q, ARGS(A_TEXT(str_of(later[i].table)), A_TEXT(str_of(later[i].column))), &r, found);
}

/* asked again in a transaction: another process may be at the same */
static err columns_unit(struct ctx *in, void *arg)
{
    bool postgres = db_is_postgres(in->db), found;
    (void)arg;
    for (size_t i = 0; i < COUNT(later); i++) {
        TRY(has_column(in, i, &found));
        const char *type = postgres ? later[i].postgres : later[i].sqlite;
        if (!found) TRY(db_script(in, arena_fmt(in->arena, "ALTER TABLE %s ADD COLUMN %s %s", later[i].table, later[i].column, type)));
    }
    return NULL;
}

static err columns_added(struct ctx *in)
{
    bool found = true;
    for (size_t i = 0; found && i < COUNT(later); i++) TRY(has_column(in, i, &found));
    return found ? NULL : db_unit(in, columns_unit, NULL);
}

static err connect_day(struct ctx *c, int64_t number, struct db **out)
{
    str schema, url;
    day_names(c->arena, number, &schema, &url);
    if (db_is_postgres(c->db))
        url = str_of(pool.database);
    else
        mkdir(arena_fmt(c->arena, "%s/events", pool.data).p, 0700);
    struct db *db;
    TRY(db_open_mass(c, url, arena_cstr(c->arena, schema), &db));
    struct ctx in = *c;
    in.db = db;
    str text;
    err e = migrate_text(&in, "day", str_of(sql_schema.text), &text);
    if (!e && db_is_postgres(db)) text = arena_fmt(c->arena, "BEGIN; SELECT pg_advisory_xact_lock(7203412); %.*s; COMMIT", FMT(text));
    if (!e) e = db_script(&in, text);
    if (!e) e = columns_added(&in);
    if (e)
        db_close(db);
    else
        *out = db;
    return e;
}

static void day_forget(int64_t number)
{
    for (struct day *d = from_pool(number); d; d = from_pool(number)) day_free(d);
}

err day_remove(struct ctx *c, int64_t number)
{
    str schema, file;
    day_forget(number);
    day_names(c->arena, number, &schema, &file);
    if (db_is_postgres(c->db)) return db_script(c, arena_fmt(c->arena, "DROP SCHEMA IF EXISTS %.*s CASCADE", FMT(schema)));
    static const char *const ends[] = { "", "-wal", "-shm" };
    for (size_t i = 0; i < COUNT(ends); i++)
        if (unlink(arena_fmt(c->arena, "%.*s%s", FMT(file), ends[i]).p) != 0 && errno != ENOENT)
            FAIL(c, E_FAULT, "event-day", "%.*s%s cannot be removed: %s", FMT(file), ends[i], strerror(errno));
    return NULL;
}

err day_open(struct ctx *c, int64_t number, bool make, struct day **out)
{
    struct rows *r;
    bool found;
    if (!make) { /* asked first: one that lies open in the pool may have been removed by another process */
        TRY(db_one(c, &sql_day_hours, ARGS(A_INT(number)), &r, &found));
        if (!found) day_forget(number);
        if (!found) FAIL(c, E_ABSENT, "not-found", "there are no events of that day");
    }
    *out = from_pool(number);
    if (*out) return NULL;
    struct arena *own = arena_open(OPEN_ROOM);
    if (!own) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    memcpy(arena_boundary(own), arena_boundary(c->arena), sizeof(jmp_buf));
    struct day *d = NEW(own, struct day);
    *d = (struct day){ .number = number, .own = own, .words = words_open(own), .sums = sums_open(own), .first_hour = INT64_MAX, .last_hour = INT64_MIN };
    if (!d->words || !d->sums) {
        day_free(d);
        FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    }
    err e = connect_day(c, number, &d->db);
    if (e)
        day_free(d);
    else
        *out = d;
    return e;
}

void day_close(struct day *d)
{
    if (!d) return;
    db_rollback(d->db);
    d->pending = 0;
    words_back(d->words);
    pthread_mutex_lock(&pool.lock);
    d->next = pool.idle;
    pool.idle = d;
    struct day *drop = NULL;
    if (++pool.n > POOL) { /* the one that lay longest */
        struct day **at = &pool.idle;
        while ((*at)->next) at = &(*at)->next;
        drop = *at;
        *at = NULL;
        pool.n--;
    }
    pthread_mutex_unlock(&pool.lock);
    if (drop) day_free(drop);
}

/* ---- in the order of their keys: what lies beside one another is written at once */

static int64_t minute_of(const struct day_row *r)
{
    return r->at.us / MINUTE;
}

static int by_hash(const void *a, const void *b)
{
    const struct day_row *x = a, *y = b;
    int64_t a_minute = minute_of(x), b_minute = minute_of(y);
    if (a_minute != b_minute) return a_minute < b_minute ? -1 : 1;
    return memcmp(x->hash, y->hash, sizeof x->hash);
}

static int by_sum(const void *a, const void *b)
{
    const struct day_event *const *x = a, *const *y = b;
    if ((*x)->hour != (*y)->hour) return (*x)->hour < (*y)->hour ? -1 : 1;
    return memcmp((*x)->sum, (*y)->sum, sizeof(*x)->sum);
}

/* ---- lines that were there before */

static err mark_known(struct ctx *in, const struct day_row *rows, size_t n, bool *known)
{
    struct arg *args = NEW_ARRAY(in->arena, AT_ONCE * 3, struct arg);
    for (size_t i = 0, k = 0; i < n; k = 0) {
        struct rows *r;
        for (; i < n && k < (size_t)AT_ONCE * 3; i++) {
            if (known[i]) continue;
            args[k++] = A_INT(minute_of(&rows[i]));
            args[k++] = A_BLOB(((str){ (const char *)rows[i].hash, 16 }));
            args[k++] = A_INT((int64_t)i);
        }
        TRY(db_many(in, &sql_known, args, 3, k / 3, &r));
        while (rows_next(r)) known[row_int(r, 0)] = true;
    }
    return NULL;
}

/* days other than this one whose hours overlap: a file that is sent again tomorrow */
static err known_elsewhere(struct ctx *c, struct day *d, const struct day_row *rows, size_t n, bool *known)
{
    int64_t first = INT64_MAX, last = INT64_MIN;
    struct rows *days;
    for (size_t i = 0; i < n; i++) {
        int64_t hour = rows[i].at.us / HOUR;
        if (hour < first) first = hour;
        if (hour > last) last = hour;
    }
    if (first < d->first_hour || last > d->last_hour) { /* said before any line of theirs is there */
        TRY(db_do(c, &sql_day_seen, ARGS(A_INT(d->number), A_INT(first), A_INT(last))));
        if (first < d->first_hour) d->first_hour = first;
        if (last > d->last_hour) d->last_hour = last;
    }
    TRY(db_run(c, &sql_days_with, ARGS(A_INT(d->number), A_INT(first), A_INT(last)), &days));
    while (rows_next(days)) {
        struct day *other;
        TRY(day_open(c, row_int(days, 0), false, &other));
        struct ctx in = day_ctx(c, other);
        err e = mark_known(&in, rows, n, known);
        day_close(other);
        TRY(e);
    }
    return NULL;
}

/* ---- lines that tell the same */

/* what the new lines make of the events: how many, from when to when, which line shows it */
static void count_new(struct arena *a, const struct day_load *l, const bool *known)
{
    for (size_t i = 0; i < l->nevents; i++) {
        l->events[i].count = 0;
        l->events[i].ports = (struct ports){ .n = 0 };
    }
    for (size_t i = 0; i < l->n; i++) {
        const struct day_row *r = &l->rows[i];
        struct day_event *e = &l->events[r->event];
        if (known[i]) continue;
        if (r->port) ports_see(a, &e->ports, r->at, r->port);
        if (!e->count++) {
            e->first = e->last = r->at;
            e->n = r->n;
        }
        if (r->n < e->n) e->n = r->n;
        if (r->at.us < e->first.us) e->first = r->at;
        if (r->at.us > e->last.us) e->last = r->at;
    }
}

static struct arg blob_or_null(str s)
{
    return s.n ? A_BLOB(s) : A_NULL;
}
static struct arg port_or_null(int64_t port)
{
    return port >= 0 ? A_INT(port) : A_NULL;
}

enum { EVENT_ARGS = 24, COUNT_ARGS = 5, LINE_ARGS = 5 };
/* the first is the number, given on SQLite alone */
static void event_args(struct arena *a, const struct day *d, int64_t batch, const struct day_event *e, struct arg *args)
{
    str own[DAY_USUAL + 1];
    int64_t usual[DAY_USUAL];
    size_t n = 0;
    for (size_t i = 0; i < DAY_USUAL; i++) {
        usual[i] = e->usual[i].n ? word_number(d->words, e->usual[i]) : 0;
        if (!usual[i]) own[n++] = e->usual[i];
    }
    own[n++] = e->more;
    const struct arg one[EVENT_ARGS] = { A_INT(e->id),
                                         A_INT(e->hour),
                                         A_BLOB(((str){ (const char *)e->sum, 16 })),
                                         A_INT(e->scope),
                                         A_WHEN(e->first),
                                         A_WHEN(e->last),
                                         A_INT(e->count),
                                         A_INT(word_number(d->words, e->class)),
                                         A_INT(word_number(d->words, e->name)),
                                         A_INT(word_number(d->words, e->feed)),
                                         blob_or_null(e->source),
                                         blob_or_null(e->destination),
                                         port_or_null(e->source_port),
                                         port_or_null(e->destination_port),
                                         A_INT(word_number(d->words, e->how)),
                                         A_INT(e->confidence),
                                         A_TEXT(e->names),
                                         A_TEXT(usual_joined(a, own, n)),
                                         A_INT(batch),
                                         A_INT((int64_t)e->n),
                                         A_INT(usual[0]),
                                         A_INT(usual[1]),
                                         A_INT(usual[2]),
                                         A_TEXT(ports_text(a, &e->ports, e->first, e->last, e->source_port)) };
    memcpy(args, one, sizeof one);
}

/* those that are there already: told by so many lines more */
static err count_again(struct ctx *in, struct day_event *const *v, size_t n)
{
    struct arg *args = NEW_ARRAY(in->arena, n * COUNT_ARGS + 1, struct arg);
    struct rows *ignored;
    for (size_t i = 0; i < n; i++) {
        const struct arg one[COUNT_ARGS] = { A_INT(v[i]->id), A_INT(v[i]->count), A_WHEN(v[i]->first), A_WHEN(v[i]->last),
                                             A_TEXT(ports_again(in->arena, &v[i]->ports)) };
        memcpy(&args[i * COUNT_ARGS], one, sizeof one);
    }
    return db_many(in, &sql_event_count, args, COUNT_ARGS, n, &ignored);
}

static err put_new(struct ctx *in, const struct day *d, int64_t batch, struct day_event *const *v, size_t n)
{
    struct arg *args = NEW_ARRAY(in->arena, AT_ONCE * EVENT_ARGS, struct arg);
    bool pg = db_is_postgres(in->db), found;
    size_t per = pg ? EVENT_ARGS - 1 : EVENT_ARGS;
    struct rows *r;
    int64_t newest = 0;
    if (!pg) {
        TRY(db_one(in, &sql_newest, NOARGS, &r, &found));
        newest = row_int(r, 0);
    }
    for (size_t from = 0, k; from < n; from += k) {
        for (k = 0; k < AT_ONCE && from + k < n; k++) {
            struct arg one[EVENT_ARGS];
            struct day_event *e = v[from + k];
            if (!pg) e->id = ++newest;
            event_args(in->arena, d, batch, e, one);
            memcpy(&args[k * per], one + (EVENT_ARGS - per), per * sizeof *one);
        }
        TRY(db_many(in, pg ? &sql_event_put_postgres : &sql_event_put_sqlite, args, per, k, &r));
        for (size_t i = 0; pg && i < k; i++) {
            if (!rows_next(r) || !str_eq(row_blob(in, r, 1), (str){ (const char *)v[from + i]->sum, 16 }))
                FAIL(in, E_FAULT, "store", "events came back in another order");
            v[from + i]->id = row_int(r, 0);
        }
    }
    return NULL;
}

static err put_events(struct ctx *in, struct day *d, const struct day_load *l)
{
    struct day_event **order = NEW_ARRAY(in->arena, l->nevents + 1, struct day_event *), **again = NEW_ARRAY(in->arena, l->nevents + 1, struct day_event *);
    size_t n = 0, fresh = 0, nagain = 0;
    for (size_t i = 0; i < l->nevents; i++)
        if (l->events[i].count) order[n++] = &l->events[i];
    qsort(order, n, sizeof *order, by_sum);
    struct sum_key *keys = NEW_ARRAY(in->arena, n + 1, struct sum_key);
    for (size_t i = 0; i < n; i++) keys[i] = (struct sum_key){ order[i]->hour, order[i]->sum, 0 };
    TRY(sums_find(in, d, keys, n));
    for (size_t i = 0; i < n; i++) {
        order[i]->id = keys[i].event;
        if (keys[i].event)
            again[nagain++] = order[i];
        else
            order[fresh++] = order[i];
    }
    TRY(count_again(in, again, nagain));
    TRY(put_new(in, d, l->batch, order, fresh));
    for (size_t i = 0; i < fresh; i++) keys[i] = (struct sum_key){ order[i]->hour, order[i]->sum, order[i]->id };
    return sums_put(in, keys, fresh);
}

static err put_lines(struct ctx *in, const struct day_load *l, const bool *known)
{
    struct arg *args = NEW_ARRAY(in->arena, AT_ONCE * LINE_ARGS, struct arg);
    for (size_t i = 0, k = 0; i < l->n; k = 0) {
        struct rows *r;
        for (; i < l->n && k < AT_ONCE; i++) {
            const struct day_row *w = &l->rows[i];
            if (known[i]) continue;
            const struct arg one[LINE_ARGS] = { A_INT(minute_of(w)), A_BLOB(((str){ (const char *)w->hash, 16 })), A_INT(l->batch), A_INT((int64_t)w->n),
                                                A_INT(l->events[w->event].id) };
            memcpy(&args[k++ * LINE_ARGS], one, sizeof one);
        }
        TRY(db_many(in, &sql_line_put, args, LINE_ARGS, k, &r));
    }
    return NULL;
}

static err put_bad(struct ctx *in, int64_t batch, const struct day_bad *bad, size_t n)
{
    enum { BAD_ARGS = 7 };
    struct arg *args = NEW_ARRAY(in->arena, n * BAD_ARGS + 1, struct arg);
    struct rows *r;
    for (size_t i = 0; i < n; i++) {
        const struct arg one[BAD_ARGS] = { A_INT(batch),
                                           A_INT((int64_t)bad[i].n),
                                           A_TEXT(str_of(arena_cstr(in->arena, bad[i].code))),
                                           A_TEXT(bad[i].why),
                                           A_TEXT(bad[i].pointer),
                                           A_BLOB(bad[i].raw),
                                           A_BLOB(((str){ (const char *)bad[i].hash, sizeof bad[i].hash })) };
        memcpy(&args[i * BAD_ARGS], one, sizeof one);
    }
    return db_many(in, &sql_bad_put, args, BAD_ARGS, n, &r);
}

struct adding {
    struct day *d;
    const struct day_load *l;
    struct day_counts counts;
};

static err add_unit(struct ctx *in, void *arg)
{
    struct adding *a = arg;
    const struct day_load *l = a->l;
    bool *known = NEW_ARRAY(in->arena, l->n + 1, bool);
    if (l->n) memcpy(known, l->known, l->n * sizeof *known);
    TRY(mark_known(in, l->rows, l->n, known));
    count_new(in->arena, l, known);
    TRY(put_events(in, a->d, l));
    TRY(put_lines(in, l, known));
    TRY(put_bad(in, l->batch, l->bad, l->nbad));
    if (l->chunk.bytes.n)
        TRY(db_do(in, &sql_chunk_put,
                  ARGS(A_INT(l->batch), A_INT((int64_t)l->chunk.first), A_INT((int64_t)l->chunk.last), A_BLOB(l->chunk.hash), A_BLOB(l->chunk.bytes))));
    a->counts = (struct day_counts){ .lines = l->lines, .quarantined = l->nbad, .skipped = l->skipped };
    for (size_t i = 0; i < l->n; i++) {
        if (l->rows[i].again) continue;
        if (known[i])
            a->counts.duplicates++;
        else
            a->counts.accepted++;
    }
    return db_do(in, &sql_batch_count,
                 ARGS(A_INT(l->batch), A_INT((int64_t)a->counts.lines), A_INT((int64_t)a->counts.accepted), A_INT((int64_t)a->counts.duplicates),
                      A_INT((int64_t)a->counts.quarantined), A_INT((int64_t)a->counts.skipped), A_TEXT(l->last ? S("done") : S("running"))));
}

/* two that take in the same line at once meet at its key: the one that comes second looks again */
static err add_again(struct ctx *in, struct adding *a)
{
    for (int tries = 0;; tries++) {
        err e = db_unit(in, add_unit, a);
        if (!e || e->kind != E_CONFLICT || tries == 3) return e;
    }
}

/* on SQLite, where nobody else writes meanwhile */
static err add_grouped(struct ctx *in, struct adding *a)
{
    struct day *d = a->d;
    if (!d->pending) TRY(db_begin(in));
    d->pending += a->l->n + a->l->nbad + 1;
    TRY(add_unit(in, a));
    return a->l->last || d->pending >= DAY_GROUP ? day_commit(in, d) : NULL;
}

err day_commit(struct ctx *c, struct day *d)
{
    struct ctx in = day_ctx(c, d);
    if (!d->pending) return NULL;
    TRY(db_commit(&in));
    d->pending = 0;
    words_settled(d->words);
    return NULL;
}

err day_known(struct ctx *c, struct day *d, struct day_load *l)
{
    qsort(l->rows, l->n, sizeof *l->rows, by_hash);
    l->known = NEW_ARRAY(c->arena, l->n + 1, bool);
    for (size_t i = 1; i < l->n; i++) l->known[i] = by_hash(&l->rows[i - 1], &l->rows[i]) == 0; /* the same line twice in one go */
    return l->n ? known_elsewhere(c, d, l->rows, l->n, l->known) : NULL;
}

err day_add(struct ctx *c, struct day *d, const struct day_load *l, struct day_counts *sum)
{
    struct ctx in = day_ctx(c, d);
    struct adding a = { .d = d, .l = l };
    TRY(words_learn(&in, d, l->events, l->nevents));
    TRY(db_is_postgres(d->db) ? add_again(&in, &a) : add_grouped(&in, &a));
    sum->lines += a.counts.lines;
    sum->accepted += a.counts.accepted;
    sum->duplicates += a.counts.duplicates;
    sum->quarantined += a.counts.quarantined;
    sum->skipped += a.counts.skipped;
    return NULL;
}

/* ---- batches */

struct batching {
    struct arg args[6];
    int64_t id;
};
static err batch_unit(struct ctx *in, void *arg)
{
    struct batching *b = arg;
    struct rows *r;
    bool found;
    TRY(db_one(in, &sql_batch_put, b->args, COUNT(b->args), &r, &found));
    b->id = row_int(r, 0);
    return NULL;
}

err day_batch(struct ctx *c, struct day *d, str given, str actor, str team, str format, str name, int64_t *batch)
{
    struct ctx in = day_ctx(c, d);
    struct batching b = { { A_TEXT(given), A_TEXT(actor), A_TEXT(team), A_TEXT(format), A_TEXT(name), A_WHEN(c->now) }, 0 };
    TRY(db_unit(&in, batch_unit, &b));
    *batch = b.id;
    return NULL;
}

err day_batch_given(struct ctx *c, struct day *d, str actor, str given, int64_t *batch, struct day_counts *counts, bool *found)
{
    struct ctx in = day_ctx(c, d);
    struct rows *r;
    TRY(db_one(&in, &sql_batch_given, ARGS(A_TEXT(actor), A_TEXT(given)), &r, found));
    *batch = row_int(r, 0);
    *counts =
        (struct day_counts){ (uint64_t)row_int(r, 1), (uint64_t)row_int(r, 2), (uint64_t)row_int(r, 3), (uint64_t)row_int(r, 4), (uint64_t)row_int(r, 5) };
    return NULL;
}

static err reading_unit(struct ctx *in, void *arg)
{
    return db_do(in, &sql_reading, arg, 4);
}

err day_reading(struct ctx *c, struct day *d, int64_t batch, str mapping, str report, str heading)
{
    struct ctx in = day_ctx(c, d);
    struct arg args[] = { A_INT(batch), A_TEXT(mapping), A_TEXT(report), A_TEXT(heading) };
    return db_unit(&in, reading_unit, args);
}

static err broken_unit(struct ctx *in, void *arg)
{
    return db_do(in, &sql_batch_broken, ARGS(A_INT(*(int64_t *)arg)));
}

void day_broken(struct ctx *c, struct day *d, int64_t batch)
{
    struct ctx in = day_ctx(c, d);
    db_rollback(d->db);
    d->pending = 0;
    err e = db_unit(&in, broken_unit, &batch);
    (void)e; /* then it stays as one that runs */
}
