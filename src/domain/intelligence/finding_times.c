/* finding_times - see finding_times.h */
#include "domain/intelligence/finding_times.h"

#include <stdlib.h>

#include "base/room.h"
#include "domain/intelligence/day.h"

#include "finding_times.sql.h"

enum { AT_ONCE = 500, EVENTS_MOST = 60000, EVENTS_EACH = 100, URLS_ROOM = 8 << 20, SCRATCH = 32 << 20, FEW = 1000, TIMES_OF_MANY = 20 };

struct told_by { /* an event of a finding */
    int64_t day, event, scope;
    size_t finding;
};
struct timing {
    struct finding *const *v;
    struct told_by *by;
    size_t n, each, most; /* events of a finding, times of one */
    struct ctx some;      /* for some events */
    when **url_at;        /* of each finding: of its URLs */
    size_t urls;          /* bytes of them */
};

static bool next_event(str *rest, int64_t *day, int64_t *event)
{
    str one, word;
    while (rest->n && str_split(rest, ' ', &one))
        if (str_split(&one, ':', &word) && str_int(word, day) && str_int(one, event)) return true;
    return false;
}

/* of those of `events` that stand last, without the `after` newest, at most so many */
static void events_of(struct timing *t, const struct rows *r)
{
    int64_t day, event, all = 0, after = row_int(r, 3), most = row_int(r, 4);
    str events = row_text(r, 2), rest = events;
    while (next_event(&rest, &day, &event)) all++;
    if (after < 0) after = 0;
    if (most > (int64_t)t->each) most = (int64_t)t->each;
    rest = events;
    for (int64_t i = 0; next_event(&rest, &day, &event); i++)
        if (i < all - after && i >= all - after - most) t->by[t->n++] = (struct told_by){ day, event, row_int(r, 1), (size_t)row_int(r, 0) };
}

static err events_all(struct ctx *c, str batch, struct timing *t, size_t n)
{
    struct arg *args = NEW_ARRAY(c->arena, 3 * (size_t)AT_ONCE, struct arg);
    struct rows *r;
    t->each = EVENTS_MOST / (n + 1) + 1;
    if (t->each > EVENTS_EACH) t->each = EVENTS_EACH;
    t->by = NEW_ARRAY(c->arena, n * t->each + 1, struct told_by);
    for (size_t i = 0, k = 0; i < n; k = 0) {
        for (; i < n && k < AT_ONCE; i++, k++) {
            const struct arg one[3] = { A_INT((int64_t)i), A_ID(t->v[i]->id), A_TEXT(batch) };
            memcpy(&args[3 * k], one, sizeof one);
        }
        TRY(db_many(c, &sql_told_by, args, 3, k, &r));
        while (rows_next(r)) events_of(t, r);
    }
    return NULL;
}

/* ---- what these say */

/* room grows by doubling, which a number that is a power of two says; the oldest give way */
static void time_add(struct ctx *c, const struct timing *t, struct finding *f, when at, int64_t port)
{
    struct seen_time *v = f->times.v;
    size_t n = f->times.n;
    if (n == 2 * t->most) n = times_settle(v, n, t->most);
    if (n < 4 ? !n : (n & (n - 1)) == 0) {
        struct seen_time *more = NEW_ARRAY(c->arena, n < 4 ? 4 : 2 * n, struct seen_time);
        if (n) memcpy(more, v, n * sizeof *v);
        f->times.v = v = more;
    }
    v[n++] = (struct seen_time){ at, port };
    f->times.n = n;
}

/* each once, with its last time, the newest first */
static void url_add(struct ctx *c, struct timing *t, size_t finding, str more, when at)
{
    struct json v;
    struct finding *f = t->v[finding];
    size_t i = 0;
    if (str_find(more, S("\"source.url\"")) < 0 || json_read(&t->some, more, NULL, &v)) return;
    str url = json_str(json_get(v, S("source.url")));
    if (!url.n || t->urls + url.n > URLS_ROOM) return;
    if (!f->urls.v) {
        f->urls.v = NEW_ARRAY(c->arena, EVENTS_EACH, str);
        t->url_at[finding] = NEW_ARRAY(c->arena, EVENTS_EACH, when);
    }
    when *last = t->url_at[finding];
    while (i < f->urls.n && !str_eq(f->urls.v[i], url)) i++;
    if (i < f->urls.n && last[i].us >= at.us) return;
    if (i == f->urls.n) {
        t->urls += url.n;
        url = arena_dup(c->arena, url);
        f->urls.n++;
    } else
        url = f->urls.v[i];
    for (; i && last[i - 1].us < at.us; i--) {
        f->urls.v[i] = f->urls.v[i - 1];
        last[i] = last[i - 1];
    }
    f->urls.v[i] = url;
    last[i] = at;
}

static void times_of(struct ctx *c, struct timing *t, const struct rows *r)
{
    const struct told_by *b = &t->by[row_int(r, 0)];
    int64_t second, port;
    str ports = row_text(r, 5), rest = ports;
    if (row_int(r, 1) != b->scope) return; /* it is another's by now */
    url_add(c, t, b->finding, row_text(r, 6), row_when(r, 7));
    if (!ports.n && row_int(r, 4) > 0) time_add(c, t, t->v[b->finding], (when){ row_int(r, 3) / SECOND * SECOND }, row_int(r, 4));
    while (ports_next(&rest, &second, &port)) time_add(c, t, t->v[b->finding], (when){ row_int(r, 2) * HOUR + second * SECOND }, port);
}

static int by_day(const void *a, const void *b)
{
    const struct told_by *x = a, *y = b;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    return x->event < y->event ? -1 : x->event > y->event;
}

static err read_day(struct ctx *c, const struct day *d, struct timing *t, size_t from, size_t to)
{
    for (size_t i = from, k = 0; i < to; k = 0) {
        struct rows *r;
        room_empty(c, &t->some, 0);
        struct ctx in = day_ctx(&t->some, d);
        struct arg *args = NEW_ARRAY(in.arena, 2 * (size_t)AT_ONCE, struct arg);
        for (; i < to && k < AT_ONCE; i++, k++) {
            args[2 * k] = A_INT(t->by[i].event);
            args[2 * k + 1] = A_INT((int64_t)i);
        }
        TRY(db_many(&in, &sql_ports, args, 2, k, &r));
        while (rows_next(r)) times_of(c, t, r);
    }
    return NULL;
}

/* one alone says no more than the finding does */
static void settle(const struct timing *t, struct finding *f)
{
    size_t n = times_settle(f->times.v, f->times.n, t->most);
    f->times.n = n > 1 ? n : 0;
}

err findings_times(struct ctx *c, str batch, struct finding *const *v, size_t n)
{
    struct timing t = { .v = v, .most = n > FEW ? TIMES_OF_MANY : TIMES_MOST, .url_at = NEW_ARRAY(c->arena, n + 1, when *) };
    void **slot = arena_onclose(c->arena, (void (*)(void *))day_close);
    TRY(room_open(c, SCRATCH, &t.some));
    TRY(events_all(c, batch, &t, n));
    qsort(t.by, t.n, sizeof *t.by, by_day);
    for (size_t from = 0, to; from < t.n; from = to) {
        struct day *d;
        for (to = from; to < t.n && t.by[to].day == t.by[from].day;) to++;
        err e = day_open(c, t.by[from].day, false, &d);
        if (e && e->kind == E_ABSENT) continue; /* its time to be kept is over */
        TRY(e);
        *slot = d;
        e = read_day(c, d, &t, from, to);
        *slot = NULL;
        day_close(d);
        TRY(e);
    }
    for (size_t i = 0; i < n; i++) settle(&t, v[i]);
    return NULL;
}

void times_json(struct ctx *c, struct jw *w, struct list times)
{
    const struct seen_time *t = times.v;
    jw_arr(w);
    for (size_t i = 0; i < times.n; i++) {
        jw_obj(w);
        jw_key(w, S("at"));
        jw_text(w, when_text(c->arena, t[i].at));
        jw_key(w, S("source.port"));
        jw_int(w, t[i].source_port);
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
