/* event_tail - events as they come in, as Server-Sent Events, to those who may see them */
#include <stdatomic.h>

#include "domain/intelligence/event_show.h"
#include "domain/intelligence/intelligence.h"
#include "domain/intelligence/scope.h"
#include "http/server.h"
#include "spine/session.h"
#include "spine/viewer.h"

enum { AT_ONCE = 50 };

/* what was asked for is kept as it was written, and read again each time: a query points into memory of its time */
struct tail {
    struct listener who;
    int64_t at;
    when since, until;
    char q[QUERY_LONGEST + 1], class[101], organisation[101], feed[301];
};
static _Atomic int tails;

err event_newest(struct ctx *c, int64_t *place)
{
    return atomic_load(&tails) > 0 ? day_newest(c, place) : NULL;
}

static err next(struct ctx *c, void *state, struct buf *out)
{
    struct tail *t = state;
    struct event_query query;
    struct scopes seen;
    struct looked found;
    int64_t newest;
    TRY(listener_again(c, &t->who));
    TRY(day_newest(c, &newest));
    if (newest <= t->at) return NULL;
    struct look l = { .query = &query,
                      .class = str_of(t->class),
                      .organisation = str_of(t->organisation),
                      .feed = str_of(t->feed),
                      .since = t->since,
                      .until = t->until,
                      .day = newest >> 40,
                      .before = newest - event_place(newest >> 40, 0) + 1,
                      .after = t->at,
                      .limit = AT_ONCE };
    TRY(query_read(c, str_of(t->q), &query));
    TRY(scopes_seen(c, &seen));
    TRY(day_look(c, &seen, &l, &found));
    if (found.more) buf_z(out, "event: more\ndata: {}\n\n");
    for (size_t i = found.n; i--;) { /* newest first: they are told the other way round */
        struct event_out o;
        struct jw w = jw_on(out);
        TRY(event_show(c, &seen, &found.v[i], &o));
        buf_z(out, "event: event\ndata: ");
        shape_write(&w, &event_out_shape, &o, c->who->rights);
        buf_z(out, "\n\n");
    }
    t->at = newest;
    return NULL;
}

static void drop(void *state)
{
    (void)state;
    atomic_fetch_sub(&tails, 1);
}
static const struct stream_calls calls = { next, drop };

static err copied(struct ctx *c, const struct req *q, const char *name, char *to, size_t room)
{
    str v = req_query(q, name);
    if (v.n >= room) FAIL_AT(c, arena_fmt(c->arena, "/%s", name), "too-long", "at most %zu bytes", room - 1);
    memcpy(to, v.p ? v.p : "", v.n);
    to[v.n] = 0;
    return NULL;
}

err event_tail(struct ctx *c, const struct req *q, struct res *r)
{
    struct tail of = { .who = listener_of(c, q) };
    struct event_query query;
    struct look l;
    TRY(event_asked(c, q, &query, &l)); /* what is wrong is said at once */
    of.since = l.since;
    of.until = l.until;
    TRY(copied(c, q, "q", of.q, sizeof of.q));
    TRY(copied(c, q, "classification", of.class, sizeof of.class));
    TRY(copied(c, q, "organisation", of.organisation, sizeof of.organisation));
    TRY(copied(c, q, "feed", of.feed, sizeof of.feed));
    TRY(day_newest(c, &of.at));
    struct tail *t = stream_state(sizeof *t); /* from here on nothing can jump */
    if (!t) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    *t = of;
    atomic_fetch_add(&tails, 1);
    http_stream(r, &calls, t);
    return NULL;
}
