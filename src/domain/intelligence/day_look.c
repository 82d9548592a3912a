/* day_look - segments of postings, written and looked up; what is open is looked through */
#include "domain/intelligence/day_look.h"

#include <stdlib.h>

#include "base/unpack.h"
#include "base/room.h"
#include "domain/intelligence/day_words.h"
#include "domain/intelligence/sums.h"

#include "day_look.sql.h"

enum { AT_ONCE = 400, MOST_THROUGH = 20000 };        /* ids fetched together; rows looked through for one page */
enum { WALK_ROOM = 128 << 20, WALK_USED = 8 << 20 }; /* memory for the rows of a walk; emptied when so much is used */

/* ---- a segment: the keys of its events in order, behind those of the segments before it */

struct posting {
    str value;
    int64_t event;
};

static int by_value(const void *a, const void *b)
{
    const struct posting *x = a, *y = b;
    size_t n = x->value.n < y->value.n ? x->value.n : y->value.n;
    int d = memcmp(x->value.p, y->value.p, n);
    if (d) return d;
    if (x->value.n != y->value.n) return x->value.n < y->value.n ? -1 : 1;
    return x->event < y->event ? -1 : x->event > y->event;
}

static str address_key(struct arena *a, str bytes)
{
    char *p = arena_alloc(a, bytes.n + 1);
    p[0] = 'a';
    memcpy(p + 1, bytes.p, bytes.n);
    return (str){ p, bytes.n + 1 };
}

static size_t names_count(str names)
{
    size_t n = 0;
    for (size_t i = 0; i < names.n; i++) n += names.p[i] == ' ';
    return n / 2;
}

static void names_put(str names, int64_t event, struct posting *v, size_t *n)
{
    str part;
    while (str_split(&names, ' ', &part))
        if (part.n) v[(*n)++] = (struct posting){ part, event };
}

static void postings_of(struct ctx *in, const struct rows *r, struct posting *v, size_t *n)
{
    int64_t event = row_int(r, 0);
    if (!row_null(r, 1)) v[(*n)++] = (struct posting){ address_key(in->arena, row_blob(in, r, 1)), event };
    if (!row_null(r, 2)) v[(*n)++] = (struct posting){ address_key(in->arena, row_blob(in, r, 2)), event };
    names_put(row_text(r, 3), event, v, n);
}

void day_keys(struct ctx *in, const struct rows *r, str **out, size_t *n)
{
    struct posting *v = NEW_ARRAY(in->arena, 3 + names_count(row_text(r, 3)), struct posting);
    *n = 0;
    postings_of(in, r, v, n);
    *out = NEW_ARRAY(in->arena, *n + 1, str);
    for (size_t i = 0; i < *n; i++) (*out)[i] = v[i].value;
}

static err postings_put(struct ctx *in, int64_t segment, const struct posting *v, size_t n)
{
    struct arg *args = NEW_ARRAY(in->arena, DAY_ROWS * 3, struct arg);
    struct rows *ignored;
    for (size_t i = 0; i < n;) {
        size_t k = 0;
        for (; i < n && k < DAY_ROWS * 3; i++) {
            if (i && by_value(&v[i - 1], &v[i]) == 0) continue;
            args[k++] = A_INT(segment);
            args[k++] = A_BLOB(v[i].value);
            args[k++] = A_INT(v[i].event);
        }
        TRY(db_many(in, &sql_posting_put, args, 3, k / 3, &ignored));
    }
    return NULL;
}

struct segmenting {
    int64_t most;
    bool made;
};
static err segment_unit(struct ctx *in, void *arg)
{
    struct segmenting *s = arg;
    struct rows *r;
    bool found;
    s->made = false;
    TRY(sums_hold(in));
    TRY(db_one(in, &sql_open_from, NOARGS, &r, &found));
    int64_t from = row_int(r, 0), to = row_int(r, 1), segment = row_int(r, 2) + 1;
    if (to - from < s->most) return NULL;
    TRY(db_run(in, &sql_to_post, ARGS(A_INT(from), A_INT(to)), &r));
    size_t room = 2 * rows_count(r), n = 0;
    struct posting *v = arena_room(in->arena, (room + 1) * sizeof *v);
    while (rows_next(r)) {
        size_t more = 2 + names_count(row_text(r, 3));
        if (n + more > room) { /* more than two of an event: rare enough to be moved */
            struct posting *wider = arena_room(in->arena, (room = 2 * (n + more)) * sizeof *v);
            memcpy(wider, v, n * sizeof *v);
            v = wider;
        }
        postings_of(in, r, v, &n);
    }
    qsort(v, n, sizeof *v, by_value);
    TRY(postings_put(in, segment, v, n));
    TRY(sums_seal(in, segment));
    s->made = true;
    return db_do(in, &sql_segment_put, ARGS(A_INT(segment), A_INT(from + 1), A_INT(to)));
}

err day_segment(struct ctx *c, struct day *d, int64_t most_open, bool *made)
{
    struct ctx in = day_ctx(c, d);
    struct segmenting s = { most_open, false };
    struct rows *r;
    bool found;
    *made = false;
    TRY(db_one(&in, &sql_open_from, NOARGS, &r, &found));
    if (row_int(r, 1) - row_int(r, 0) < most_open) return NULL;
    /* another may be at it: the one that comes second finds its number taken, and nothing to do */
    err e = db_unit(&in, segment_unit, &s);
    if (e && e->kind == E_CONFLICT) return NULL;
    *made = s.made;
    return e;
}

/* ---- looking */

static struct event_ip ip_of(str bytes)
{
    struct event_ip ip = { .set = bytes.n == 16 };
    if (ip.set) memcpy(ip.b, bytes.p, 16);
    return ip;
}

static struct seen_event row_event(struct ctx *in, const struct rows *r, int64_t day)
{
    return (struct seen_event){ .day = day,
                                .id = row_int(r, 0),
                                .scope = row_int(r, 1),
                                .first = row_when(r, 2),
                                .last = row_when(r, 3),
                                .count = row_int(r, 4),
                                .class = row_text(r, 5),
                                .name = row_text(r, 6),
                                .feed = row_text(r, 7),
                                .how = row_text(r, 8),
                                .source = ip_of(row_blob(in, r, 9)),
                                .destination = ip_of(row_blob(in, r, 10)),
                                .source_port = ports_at(row_text(r, 21), row_when(r, 3), row_null(r, 11) ? -1 : row_int(r, 11)),
                                .destination_port = row_null(r, 12) ? -1 : row_int(r, 12),
                                .confidence = row_int(r, 13),
                                .more = usual_of(in->arena, r, 18, 15),
                                .ports = row_text(r, 21),
                                .batch = row_int(r, 16),
                                .n = row_int(r, 17) };
}

static bool key_in(str key, const struct names_range *g)
{
    struct posting k = { key, 0 }, from = { g->from, 0 }, to = { g->to, 0 };
    return by_value(&k, &from) >= 0 && (!g->to.n || by_value(&k, &to) < 0);
}

/* LIKE takes _ for any sign, and what is new is looked through whatever is looked for */
static bool really(struct ctx *in, const struct rows *r, const struct names_range *g)
{
    str names = row_text(r, 14), part;
    if (g->address)
        return (!row_null(r, 9) && key_in(address_key(in->arena, row_blob(in, r, 9)), g)) ||
               (!row_null(r, 10) && key_in(address_key(in->arena, row_blob(in, r, 10)), g));
    while (str_split(&names, ' ', &part))
        if (part.n && key_in(part, g)) return true;
    return false;
}

static bool wanted(struct ctx *c, const struct seen_event *e, const struct scopes *seen, const struct look *q)
{
    const struct scope *s = scope_find(seen, e->scope);
    if (!s) return false;
    if (q->batch && q->batch != e->batch) return false;
    if (q->feed.n && !str_eq(q->feed, e->feed)) return false;
    if (q->class.n && !str_eq(q->class, e->class)) return false;
    if (str_is(q->organisation, "none") ? s->organisation.n > 0 : q->organisation.n && !str_eq(q->organisation, s->organisation)) return false;
    if (q->since.us && e->last.us < q->since.us) return false;
    if (q->until.us && e->first.us >= q->until.us) return false;
    return !q->query || query_holds(c, q->query, e);
}

struct looking {
    const struct scopes *seen;
    const struct look *q;
    size_t most, through;
    day_each *each;
    void *arg;
    bool enough;
    int64_t day, before; /* where to go on */
    struct ctx rows;     /* memory of the rows looked at: emptied on the way */
};

static const struct names_range *range_of(const struct looking *l)
{
    return l->q->query && l->q->query->ranged ? &l->q->query->range : NULL;
}

static bool full(const struct looking *l)
{
    return l->enough || l->through >= l->most || (l->q->patience.us && clock_now().us > l->q->patience.us);
}

static int by_id_down(const void *a, const void *b)
{
    const struct seen_event *x = a, *y = b;
    return x->id < y->id ? 1 : x->id > y->id ? -1 : 0;
}

/* rows as they came, put in order; those that are wanted are shown until it is enough */
static void take(struct ctx *in, struct looking *l, struct rows *r)
{
    struct seen_event *v = NEW_ARRAY(in->arena, rows_count(r) + 1, struct seen_event);
    size_t n = 0;
    while (rows_next(r)) {
        v[n] = row_event(in, r, l->day);
        if (range_of(l) && !really(in, r, range_of(l))) v[n].scope = -1;
        n++;
    }
    qsort(v, n, sizeof *v, by_id_down);
    for (size_t i = 0; i < n && !l->enough; i++) {
        l->before = v[i].id;
        /* what he may not see does not count: a page does not end because of it */
        if (scope_find(l->seen, v[i].scope)) l->through++;
        if (v[i].scope >= 0 && wanted(in, &v[i], l->seen, l->q)) l->enough = !l->each(l->arg, &v[i]);
    }
}

/* the day's database, with the memory for rows: as good as empty */
static struct ctx for_rows(const struct ctx *in, struct looking *l)
{
    room_empty(in, &l->rows, WALK_USED);
    l->rows.db = in->db;
    return l->rows;
}

static err take_ids(struct ctx *in, struct looking *l, struct rows *ids)
{
    while (rows_count(ids) && !full(l)) {
        struct arg args[AT_ONCE];
        struct rows *r;
        size_t n = 0;
        while (n < AT_ONCE && rows_next(ids)) args[n++] = A_INT(row_int(ids, 0));
        if (!n) break;
        struct ctx own = for_rows(in, l);
        TRY(db_many(&own, &sql_rows_of, args, 1, n, &r));
        take(&own, l, r);
    }
    return NULL;
}

static err look_through(struct ctx *in, struct looking *l, int64_t down_to)
{
    size_t got = AT_ONCE;
    while (got == AT_ONCE && !full(l)) {
        struct rows *r;
        struct ctx own = for_rows(in, l);
        TRY(db_run(&own, &sql_rows_before, ARGS(A_INT(l->before), A_INT(down_to), A_INT(AT_ONCE)), &r));
        got = rows_count(r);
        take(&own, l, r);
    }
    return NULL;
}

static err look_open(struct ctx *in, struct looking *l, int64_t open)
{
    const struct names_range *g = range_of(l);
    size_t got = AT_ONCE;
    while (got == AT_ONCE && !full(l) && l->before > open + 1) {
        struct rows *ids;
        if (g->address)
            TRY(db_run(in, &sql_open_address,
                       ARGS(A_INT(open), A_BLOB(str_cut(g->from, 1, g->from.n)), A_BLOB(str_cut(g->to, 1, g->to.n)), A_INT(l->before), A_INT(AT_ONCE)), &ids));
        else
            TRY(db_run(in, &sql_open_name, ARGS(A_INT(open), A_TEXT(arena_fmt(in->arena, "%% %.*s%%", FMT(g->from))), A_INT(l->before), A_INT(AT_ONCE)), &ids));
        got = rows_count(ids);
        TRY(take_ids(in, l, ids));
    }
    if (!full(l) && l->before > open + 1) l->before = open + 1;
    return NULL;
}

static err look_segments(struct ctx *in, struct looking *l)
{
    const struct names_range *g = range_of(l);
    struct rows *segments;
    TRY(db_run(in, &sql_segments, ARGS(A_INT(l->before)), &segments));
    while (rows_next(segments) && !full(l)) {
        size_t got = AT_ONCE;
        while (got == AT_ONCE && !full(l)) {
            struct rows *ids;
            TRY(db_run(in, &sql_found_in, ARGS(A_INT(row_int(segments, 0)), A_BLOB(g->from), A_BLOB(g->to), A_INT(l->before), A_INT(AT_ONCE)), &ids));
            got = rows_count(ids);
            TRY(take_ids(in, l, ids));
        }
    }
    return NULL;
}

static err look_day(struct ctx *c, struct looking *l)
{
    struct day *d;
    struct rows *r;
    bool found;
    void **slot = arena_onclose(c->arena, (void (*)(void *))day_close);
    TRY(day_open(c, l->day, false, &d));
    *slot = d;
    struct ctx in = day_ctx(c, d);
    err e = db_one(&in, &sql_open_from, NOARGS, &r, &found);
    if (!e && l->before > row_int(r, 1) + 1) l->before = row_int(r, 1) + 1;
    int64_t floor = l->q->after >> 40 == l->day ? l->q->after - event_place(l->day, 0) : 0;
    bool through = floor || !range_of(l);
    if (!e) e = through ? look_through(&in, l, floor) : look_open(&in, l, row_int(r, 0));
    if (!e && !through && !full(l)) e = look_segments(&in, l);
    *slot = NULL;
    day_close(d);
    return e;
}

err day_walk(struct ctx *c, const struct scopes *seen, const struct look *q, size_t most, day_each *each, void *arg, struct walked *out)
{
    struct rows *days;
    struct looking l = { .seen = seen, .q = q, .most = most, .each = each, .arg = arg, .day = q->day, .before = q->before };
    *out = (struct walked){ 0, q->day, q->before, false };
    if (!seen->n) return NULL;
    TRY(room_open(c, WALK_ROOM, &l.rows));
    int64_t from = q->since.us / HOUR, to = q->until.us ? q->until.us / HOUR : INT64_MAX;
    TRY(db_run(c, &sql_days,
               ARGS(A_INT(q->day),
                    A_INT(q->after   ? q->after >> 40
                          : q->batch ? q->day
                                     : q->day - LOOK_BACK_DAYS),
                    A_INT(q->since.us ? from : INT64_MIN), A_INT(to)),
               &days));
    while (rows_next(days) && !full(&l)) {
        l.day = row_int(days, 0);
        if (l.day != q->day) l.before = INT64_MAX;
        TRY(look_day(c, &l));
    }
    room_empty(c, &l.rows, 0);
    *out = (struct walked){ l.through, l.day, l.before, full(&l) };
    return NULL;
}

err day_newest(struct ctx *c, int64_t *place)
{
    struct day *d;
    struct rows *r;
    bool found;
    *place = 0;
    TRY(db_one(c, &sql_newest_day, NOARGS, &r, &found));
    if (!found || row_null(r, 0)) return NULL;
    int64_t day = row_int(r, 0);
    TRY(day_open(c, day, false, &d));
    struct ctx in = day_ctx(c, d);
    err e = db_one(&in, &sql_open_from, NOARGS, &r, &found);
    if (!e) *place = event_place(day, row_int(r, 1));
    day_close(d);
    return e;
}

struct page_of {
    struct arena *a;
    struct looked *out;
    size_t limit;
};
static bool on_page(void *arg, const struct seen_event *e)
{
    struct page_of *p = arg;
    struct seen_event *v = &p->out->v[p->out->n++];
    *v = *e;
    v->class = arena_dup(p->a, e->class);
    v->name = arena_dup(p->a, e->name);
    v->feed = arena_dup(p->a, e->feed);
    v->how = arena_dup(p->a, e->how);
    v->more = arena_dup(p->a, e->more);
    return p->out->n < p->limit;
}

err day_look(struct ctx *c, const struct scopes *seen, const struct look *q, struct looked *out)
{
    struct walked w;
    struct page_of p = { c->arena, out, q->limit };
    *out = (struct looked){ .v = NEW_ARRAY(c->arena, q->limit + 1, struct seen_event) };
    TRY(day_walk(c, seen, q, MOST_THROUGH, on_page, &p, &w));
    out->more = w.more;
    out->day = w.day;
    out->before = w.before;
    return NULL;
}

err day_find(struct ctx *c, const struct scopes *seen, int64_t day, int64_t number, struct seen_event *out)
{
    struct day *d;
    struct rows *r;
    const struct arg arg = A_INT(number);
    TRY(day_open(c, day, false, &d));
    struct ctx in = day_ctx(c, d);
    err e = db_many(&in, &sql_rows_of, &arg, 1, 1, &r);
    if (!e && rows_next(r)) *out = row_event(&in, r, day);
    day_close(d);
    TRY(e);
    if (!rows_count(r) || !scope_find(seen, out->scope)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return NULL;
}

static uint32_t get32(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return (uint32_t)u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
}

static err whole(struct ctx *c, str packed, str *out)
{
    struct unpack *u;
    struct buf b = { .a = c->arena };
    str piece;
    TRY(unpack_open(c, PACKED_ZSTD, packed, 64u << 20, 100000, &u));
    do {
        TRY(unpack_next(c, u, &piece));
        buf_put(&b, piece);
    } while (piece.n);
    *out = buf_str(&b);
    return NULL;
}

err day_came(struct ctx *c, const struct seen_event *e, str *team, str *format)
{
    struct day *d;
    struct rows *r;
    bool found;
    *team = *format = S("");
    TRY(day_open(c, e->day, false, &d));
    struct ctx in = day_ctx(c, d);
    err x = db_one(&in, &sql_came, ARGS(A_INT(e->batch)), &r, &found);
    day_close(d);
    if (x || !found) return x;
    *team = row_text(r, 0);
    *format = row_text(r, 1);
    return NULL;
}

err day_raw(struct ctx *c, const struct seen_event *e, str *line, str *hash)
{
    struct day *d;
    struct rows *r;
    str chunk;
    bool found;
    *line = *hash = (str){ NULL, 0 };
    TRY(day_open(c, e->day, false, &d));
    struct ctx in = day_ctx(c, d);
    err x = db_one(&in, &sql_raw, ARGS(A_INT(e->batch), A_INT(e->n)), &r, &found);
    str packed = !x && found ? row_blob(&in, r, 2) : (str){ NULL, 0 };
    if (!x && found) *hash = row_blob(&in, r, 1);
    day_close(d);
    TRY(x);
    if (!found) return NULL; /* its time to be kept is over */
    TRY(whole(c, packed, &chunk));
    for (size_t at = 0; at + 8 <= chunk.n;) {
        uint32_t n = get32(chunk.p + at), length = get32(chunk.p + at + 4);
        if (length > chunk.n - at - 8) break;
        if (n == (uint32_t)e->n) {
            *line = str_cut(chunk, at + 8, at + 8 + length);
            return NULL;
        }
        at += 8 + (size_t)length;
    }
    return NULL;
}
