/* feed - see feed.h */
#include "spine/feed.h"

#include "base/buf.h"
#include "formats/ical.h"
#include "guard/guard.h"
#include "http/server.h"
#include "spine/i18n.h"
#include "spine/limit.h"
#include "spine/reply.h"
#include "spine/session.h"

#include "feed.sql.h"

enum { ROOMS = 4 };
static feed_more *more[ROOMS];
static size_t nmore;
void feed_more_set(feed_more *fn)
{
    for (size_t i = 0; i < nmore; i++)
        if (more[i] == fn) return;
    if (nmore < ROOMS) more[nmore++] = fn;
}

/* ---- the link, by its person */

struct feed {
    bool there;
    str url; /* shown once, as it is made */
    when created_at, used_at;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct feed, m, .flags = F_RO, __VA_ARGS__)
    F(there, .doc = "You have a calendar link"),
    F(url, .doc = "The link; shown once, as it is made"),
    F(created_at, .doc = "When it was made"),
    F(used_at, .doc = "When it was last fetched, to the hour; null: never"),
#undef F
};
static SHAPE(feed_shape, "calendar_feed", struct feed, fields, "Your calendar of what is due");

static err feed_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct feed out = { .there = false };
    struct rows *rows;
    (void)q;
    TRY(db_one(c, &sql_of_person, ARGS(A_ID(c->who->person)), &rows, &out.there));
    if (out.there) {
        out.created_at = row_when(rows, 0);
        out.used_at = row_when(rows, 1);
    }
    res_json(r, &feed_shape, &out, 0);
    return NULL;
}

static err by_session(struct ctx *c)
{
    if (str_is(c->who->factor, "key")) FAIL(c, E_DENIED, "by-session-only", "sign in as a person to do this; a key may not");
    return NULL;
}

static err feed_make(struct ctx *c, const struct req *q, struct res *r)
{
    str token = token_new(c->arena, 24), base;
    (void)q;
    TRY(by_session(c));
    TRY(setting_get(c, "base_url", &base));
    TRY(db_do(c, &sql_set, ARGS(A_ID(c->who->person), A_TEXT(sha256_hex(c->arena, token)), A_WHEN(c->now))));
    TRY(person_logged(c, c->who->actor, "calendar-made", S("")));
    struct feed out = { .there = true, .url = arena_fmt(c->arena, "%.*s/calendar/%.*s", FMT(base), FMT(token)), .created_at = c->now };
    r->status = 201;
    res_json(r, &feed_shape, &out, 0);
    return NULL;
}

static err feed_drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    (void)q;
    TRY(by_session(c));
    TRY(db_run(c, &sql_drop, ARGS(A_ID(c->who->person)), &rows));
    if (rows_count(rows)) TRY(person_logged(c, c->who->actor, "calendar-ended", S("")));
    r->status = 204;
    return NULL;
}

/* ---- the calendar, by whoever holds the link */

static str step_words(str lang, str regime)
{
    static const struct {
        const char *regime;
        enum msg words;
    } known[] = { { "acknowledge", MSG_MAIL_CALENDAR_ACKNOWLEDGE },
                  { "validate", MSG_MAIL_CALENDAR_VALIDATE },
                  { "resolve", MSG_MAIL_CALENDAR_RESOLVE },
                  { "review", MSG_MAIL_CALENDAR_REVIEW },
                  { "disclose", MSG_MAIL_CALENDAR_DISCLOSE } };
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_is(regime, known[i].regime)) return str_of(i18n(lang, known[i].words));
    return regime;
}

static void put(struct ctx *c, struct buf *b, const struct feed_line *l, str base)
{
    struct ical_event e = { .uid = arena_fmt(c->arena, "%.*s@rabta", FMT(l->uid)),
                            .stamp = l->stamp,
                            .start = l->at,
                            .sequence = l->sequence,
                            .summary = arena_fmt(c->arena, "%.*s: %.*s", FMT(l->ref), FMT(l->words)),
                            .url = arena_fmt(c->arena, "%.*s/app/search?q=%.*s", FMT(base), FMT(l->ref)) };
    ical_put(b, &e);
}

static err calendar(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct viewer *v;
    bool found;
    str base;
    TRY(limit_check(c, "calendar", q->address, 600, HOUR));
    TRY(db_one(c, &sql_by_hash, ARGS(A_TEXT(sha256_hex(c->arena, q->params[0]))), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "this link is not known, or has run out");
    id person = row_id(rows, 0);
    TRY(viewer_of_person(c, &person, MAY_READ | MAY_DESK, &v));
    viewer_use(c, v);
    TRY(setting_get(c, "base_url", &base));
    ical_begin(&r->body, S("-//Rabta//Deadlines//EN"), str_of(i18n(v->language, MSG_MAIL_CALENDAR_NAME)));
    TRY(db_run(c, &sql_due, ARGS(A_LIST(viewer_places(c->arena, v, MAY_DESK)), A_ID(person)), &rows));
    while (rows_next(rows)) {
        struct feed_line l = { row_text(rows, 0), row_text(rows, 1), row_when(rows, 3),
                               row_when(rows, 5), row_int(rows, 4),  step_words(v->language, row_text(rows, 2)) };
        put(c, &r->body, &l, base);
    }
    for (size_t i = 0; i < nmore; i++) {
        struct list lines;
        TRY(more[i](c, &lines));
        const struct feed_line *l = lines.v;
        for (size_t k = 0; k < lines.n; k++) put(c, &r->body, &l[k], base);
    }
    ical_end(&r->body);
    r->type = S("text/calendar; charset=utf-8");
    res_header(r, "Content-Disposition", S("attachment; filename=\"rabta.ics\""));
    res_header(r, "X-Robots-Tag", S("noindex"));
    return db_do(c, &sql_used, ARGS(A_ID(person), A_WHEN(c->now)));
}

const struct route feed_routes[] = {
    ROUTE(GET, "/api/v1/me/calendar", feed_get, MAY_READ, "Whether you have a calendar link, and when it was fetched", .out = &feed_shape),
    ROUTE(POST, "/api/v1/me/calendar", feed_make, MAY_READ, "Make one; the former one ends", .flags = R_CREATES, .out = &feed_shape),
    ROUTE(DELETE, "/api/v1/me/calendar", feed_drop, MAY_READ, "End it", .flags = 0),
    ROUTE(GET, "/calendar/{token}", calendar, 0, "What is due, as an iCalendar feed, behind a person's link", .flags = R_PUBLIC | R_HIDDEN,
          .type = "text/calendar"),
    { .path = NULL },
};
