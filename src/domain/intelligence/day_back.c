/* day_back - an import is taken back: its lines go, an event that no other line tells goes with them, one that others tell is
 * counted lower and shown by a line of theirs
 *
 * Lines have no index but their key, so the day is gone through in that order, a slice a transaction; where it stands is the
 * key of the last line. First all lines of the batch, then, in a second round, the events that pointed at one of them. */
#include "domain/intelligence/day_back.h"

#include <stdlib.h>

#include "base/json.h"
#include "domain/intelligence/day_look.h"
#include "domain/intelligence/event_work.h"
#include "domain/intelligence/finding.h"
#include "base/room.h"

#include "day_back.sql.h"

enum { SLICE = 10000, STEP_ROOM = 128 << 20 };
static const int64_t BEFORE_ALL = -(INT64_C(1) << 60); /* a minute */

struct backing {
    int64_t batch, minute;
    str hash;
    bool second; /* the second round */
    bool end;    /* nothing behind */
    int64_t looked, lowered, gone;
    const struct backing *from; /* how it stood before this step: a step that is run again begins there */
};

static void begin_step(struct backing *b)
{
    const struct backing *from = b->from;
    *b = *from;
    b->from = from;
}

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* events told by so many lines of the slice, each once: pairs of number and count */
static size_t counted(struct ctx *in, int64_t *events, size_t n, struct arg **out)
{
    size_t k = 0;
    qsort(events, n, sizeof *events, by_number);
    *out = NEW_ARRAY(in->arena, 2 * n + 2, struct arg);
    for (size_t i = 0; i < n; i++) {
        if (i && events[i] == events[i - 1]) {
            (*out)[2 * k - 1].i++;
            continue;
        }
        (*out)[2 * k] = A_INT(events[i]);
        (*out)[2 * k + 1] = A_INT(1);
        k++;
    }
    return k;
}

/* which segment holds the event; 0: it is still open, looked through, and has no postings. Segments follow one another. */
static int64_t segment_of(const int64_t *bounds, size_t n, int64_t event)
{
    size_t from = 0, to = n;
    while (from < to) {
        size_t mid = (from + to) / 2;
        if (event < bounds[3 * mid + 1])
            to = mid;
        else if (event > bounds[3 * mid + 2])
            from = mid + 1;
        else
            return bounds[3 * mid];
    }
    return 0;
}

static err drop_postings(struct ctx *in, struct rows *events)
{
    struct rows *r, *ignored;
    size_t nsegments = 0, n = 0, room = 0;
    TRY(db_run(in, &sql_segments, NOARGS, &r));
    int64_t *bounds = NEW_ARRAY(in->arena, 3 * rows_count(r) + 3, int64_t);
    for (; rows_next(r); nsegments++)
        for (unsigned i = 0; i < 3; i++) bounds[3 * nsegments + i] = row_int(r, i);
    struct arg *args = NULL;
    while (rows_next(events)) {
        int64_t segment = segment_of(bounds, nsegments, row_int(events, 0));
        str *keys;
        size_t k;
        if (!segment) continue;
        day_keys(in, events, &keys, &k);
        if (3 * (n + k) > room) {
            struct arg *wider = NEW_ARRAY(in->arena, room = 6 * (n + k) + 3000, struct arg);
            if (n) memcpy(wider, args, 3 * n * sizeof *args);
            args = wider;
        }
        for (size_t i = 0; i < k; i++) {
            const struct arg one[3] = { A_INT(segment), A_BLOB(keys[i]), A_INT(row_int(events, 0)) };
            memcpy(&args[3 * n++], one, sizeof one);
        }
    }
    return n ? db_many(in, db_is_postgres(in->db) ? &sql_postings_drop : &sql_posting_drop, args, 3, n, &ignored) : NULL;
}

static err drop_events(struct ctx *in, struct backing *b, const struct arg *pairs, size_t n)
{
    struct rows *r, *ignored;
    struct arg *ids = NEW_ARRAY(in->arena, n + 1, struct arg);
    size_t k = 0;
    for (size_t i = 0; i < n; i++) ids[i] = pairs[2 * i];
    TRY(db_many(in, &sql_none_left, ids, 1, n, &r));
    b->gone += (int64_t)rows_count(r);
    b->lowered += (int64_t)(n - rows_count(r));
    TRY(drop_postings(in, r));
    TRY(db_many(in, &sql_none_left, ids, 1, n, &r));
    while (rows_next(r)) ids[k++] = A_INT(row_int(r, 0));
    TRY(db_do(in, &sql_keep_last, NOARGS));
    return db_many(in, &sql_events_drop, ids, 1, k, &ignored);
}

static void stands_at(struct backing *b, struct ctx *in, const struct rows *r)
{
    b->minute = row_int(r, 0);
    b->hash = row_blob(in, r, 1);
    b->looked++;
}

static err lines_unit(struct ctx *in, void *arg)
{
    struct backing *b = arg;
    struct rows *r, *ignored;
    struct arg *pairs;
    size_t n = 0;
    begin_step(b);
    TRY(db_run(in, &sql_slice, ARGS(A_INT(b->minute), A_BLOB(b->hash), A_INT(SLICE)), &r));
    struct arg *keys = NEW_ARRAY(in->arena, 2 * rows_count(r) + 2, struct arg);
    int64_t *events = NEW_ARRAY(in->arena, rows_count(r) + 1, int64_t);
    b->end = rows_count(r) < SLICE;
    while (rows_next(r)) {
        stands_at(b, in, r);
        if (row_int(r, 2) != b->batch) continue;
        keys[2 * n] = A_INT(b->minute);
        keys[2 * n + 1] = A_BLOB(b->hash);
        events[n++] = row_int(r, 3);
    }
    if (!n) return NULL;
    TRY(db_many(in, db_is_postgres(in->db) ? &sql_lines_drop : &sql_line_drop, keys, 2, n, &ignored));
    size_t k = counted(in, events, n, &pairs);
    TRY(db_many(in, &sql_lower, pairs, 2, k, &ignored));
    return drop_events(in, b, pairs, k);
}

static err told_unit(struct ctx *in, void *arg)
{
    struct backing *b = arg;
    struct rows *r, *ignored;
    size_t n = 0;
    begin_step(b);
    TRY(db_run(in, &sql_told_else, ARGS(A_INT(b->minute), A_BLOB(b->hash), A_INT(SLICE)), &r));
    struct arg *args = NEW_ARRAY(in->arena, 4 * rows_count(r) + 4, struct arg);
    b->end = rows_count(r) < SLICE;
    while (rows_next(r)) {
        stands_at(b, in, r);
        if (row_int(r, 5) != b->batch) continue;
        const struct arg one[4] = { A_INT(row_int(r, 2)), A_INT(row_int(r, 3)), A_INT(row_int(r, 4)), A_INT(b->batch) };
        memcpy(&args[4 * n++], one, sizeof one);
    }
    return n ? db_many(in, &sql_told_by, args, 4, n, &ignored) : NULL;
}

static err rest_unit(struct ctx *in, void *arg)
{
    const struct backing *b = arg;
    TRY(db_do(in, &sql_chunks_drop, ARGS(A_INT(b->batch))));
    TRY(db_do(in, &sql_bad_drop, ARGS(A_INT(b->batch))));
    return db_do(in, &sql_state_set, ARGS(A_INT(b->batch), A_TEXT(S("taken back"))));
}

/* "ROUND MINUTE HASH", hash in hexadecimal; empty: the beginning */
static bool read_position(struct ctx *c, str position, struct backing *b)
{
    str round, minute;
    char *p = arena_alloc(c->arena, 16);
    b->minute = BEFORE_ALL;
    b->hash = (str){ "", 0 };
    if (!position.n) return true;
    if (!str_split(&position, ' ', &round) || !str_split(&position, ' ', &minute) || !str_int(minute, &b->minute)) return false;
    b->second = str_is(round, "2");
    if (position.n != 32) return position.n == 0;
    for (size_t i = 0; i < 16; i++) {
        static const char digits[] = "0123456789abcdef";
        const char *high = memchr(digits, position.p[2 * i], 16), *low = memchr(digits, position.p[2 * i + 1], 16);
        if (!high || !low) return false;
        p[i] = (char)((high - digits) * 16 + (low - digits));
    }
    b->hash = (str){ p, 16 };
    return true;
}

static str write_position(struct ctx *c, const struct backing *b)
{
    struct buf out = { .a = c->arena };
    buf_fmt(&out, "%d %lld ", b->second ? 2 : 1, (long long)b->minute);
    for (size_t i = 0; i < b->hash.n; i++) buf_fmt(&out, "%02x", (unsigned)(unsigned char)b->hash.p[i]);
    return buf_str(&out);
}

static void close_day(void *d)
{
    day_close(d);
}

/* what the events of the slice's lines were told as is looked through again, also where another line tells them still */
static err doubt_slice(struct ctx *c, struct ctx *in, const struct backing *b, const struct event_work *w)
{
    struct rows *r;
    struct observed *seen;
    struct arg *pairs;
    size_t n = 0, have;
    TRY(db_run(in, &sql_slice, ARGS(A_INT(b->minute), A_BLOB(b->hash), A_INT(SLICE)), &r));
    int64_t *events = NEW_ARRAY(in->arena, rows_count(r) + 1, int64_t);
    while (rows_next(r))
        if (row_int(r, 2) == b->batch) events[n++] = row_int(r, 3);
    size_t k = counted(in, events, n, &pairs);
    for (size_t i = 0; i < k; i++) pairs[i] = pairs[2 * i];
    TRY(observed_in(in, pairs, k, &seen, &have));
    return findings_doubt(c, id_str(&w->id), w->team, seen, have);
}

err take_back_step(struct ctx *c, struct event_work *w, struct json what, bool *ended)
{
    struct backing b = { .looked = w->looked, .lowered = w->changed, .gone = w->gone };
    struct ctx room;
    struct day *d;
    int64_t number;
    *ended = false;
    if (!json_int(json_get(what, S("day")), &number) || !json_int(json_get(what, S("batch")), &b.batch) || !read_position(c, w->position, &b))
        FAIL(c, E_FAULT, "store", "a take-back that does not say of what");
    void **slot = arena_onclose(c->arena, close_day);
    TRY(day_open(c, number, false, &d));
    *slot = d;
    TRY(room_open(c, STEP_ROOM, &room));
    struct ctx in = day_ctx(&room, d);
    struct backing from = b;
    b.from = &from;
    if (!b.second) TRY(doubt_slice(&room, &in, &b, w));
    TRY(db_unit(&in, b.second ? told_unit : lines_unit, &b));
    w->looked = b.looked;
    w->changed = b.lowered;
    w->gone = b.gone;
    w->position = write_position(c, &b);
    if (b.end && b.second) {
        TRY(db_unit(&in, rest_unit, &b));
        *ended = true;
    } else if (b.end) {
        w->position = arena_fmt(c->arena, "2 %lld ", (long long)BEFORE_ALL);
    }
    *slot = NULL;
    day_close(d);
    room_empty(c, &room, 0);
    return NULL;
}

struct beginning {
    int64_t batch;
    struct strs teams;
    str team;
};
static err begin_unit(struct ctx *in, void *arg)
{
    struct beginning *b = arg;
    struct rows *r;
    bool found, mine = false;
    TRY(db_one(in, &sql_state, ARGS(A_INT(b->batch)), &r, &found));
    b->team = row_text(r, 0);
    for (size_t i = 0; found && i < b->teams.n; i++) mine = mine || str_eq(b->teams.v[i], b->team);
    if (!mine) FAIL(in, E_ABSENT, "not-found", "there is nothing here that you can see");
    /* one that ended without a word, with the program, is taken for broken off after an hour */
    if (str_is(row_text(r, 1), "running") && row_when(r, 2).us > in->now.us - HOUR) FAIL(in, E_CONFLICT, "not-possible-now", "it is still being taken in");
    if (str_ends(row_text(r, 1), S("taken back"))) FAIL(in, E_CONFLICT, "not-possible-now", "it was taken back before");
    return db_do(in, &sql_state_set, ARGS(A_INT(b->batch), A_TEXT(S("being taken back"))));
}

err day_back_begin(struct ctx *c, int64_t day, int64_t batch, struct strs teams, str *team)
{
    struct day *d;
    struct beginning b = { .batch = batch, .teams = teams };
    TRY(day_open(c, day, false, &d));
    struct ctx in = day_ctx(c, d);
    err e = db_unit(&in, begin_unit, &b);
    day_close(d);
    *team = b.team;
    return e;
}
