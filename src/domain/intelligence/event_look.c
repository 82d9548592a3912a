/* event_look - events looked at: lists, one with its raw line, all that was found as CSV, and figures of them */
#include "domain/intelligence/event_show.h"
#include "domain/intelligence/intelligence.h"
#include "base/room.h"
#include "domain/intelligence/tally.h"
#include "spine/list.h"
#include "spine/viewer.h"

/* ---- lists, and one of them */

struct events_page {
    struct list items;
    str next;
};
static const struct field events_page_fields[] = { FIELD(struct events_page, items, .flags = F_RO, .of = &event_out_shape, .doc = "Newest first"),
                                                   FIELD(struct events_page, next, .flags = F_RO, .max = 1000,
                                                         .doc = "Cursor of the next page; empty on the last") };
static SHAPE(events_page_shape, "events", struct events_page, events_page_fields, "Events, newest first");

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct scopes seen;
    struct event_query query;
    struct look l;
    struct looked found;
    struct events_page page = { .next = S("") };
    TRY(event_asked(c, q, &query, &l));
    TRY(scopes_seen(c, &seen));
    TRY(day_look(c, &seen, &l, &found));
    struct event_out *v = NEW_ARRAY(c->arena, found.n + 1, struct event_out);
    for (size_t i = 0; i < found.n; i++) TRY(event_show(c, &seen, &found.v[i], &v[i]));
    page.items = (struct list){ v, found.n };
    if (found.more) TRY(cursor_make(c, arena_fmt(c->arena, "events %lld %lld", (long long)found.day, (long long)found.before), &page.next));
    res_json(r, &events_page_shape, &page, c->who->rights);
    return NULL;
}

static err get(struct ctx *c, const struct req *q, struct res *r)
{
    struct scopes seen;
    struct seen_event e;
    struct event_out o;
    int64_t day, number;
    str inner, team, format;
    if (cursor_read(c, q->params[0], &inner) || !two_numbers(inner, S("event"), &day, &number))
        FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(scopes_seen(c, &seen));
    TRY(day_find(c, &seen, day, number, &e));
    TRY(event_show(c, &seen, &e, &o));
    o.times = ports_times(c->arena, e.first.us / HOUR, e.ports);
    /* the line of an abuse report holds who wrote it, a person often: it is no owner's, who may be whom it complains of */
    TRY(day_came(c, &e, &team, &format));
    o.raw_desk_only = str_is(format, events_format_word(EVENTS_XARF)) && !(viewer_rights_at(c->who, team) & MAY_DESK);
    if (!o.raw_desk_only) TRY(day_raw(c, &e, &o.raw, &o.raw_sha256));
    res_json(r, &event_out_shape, &o, c->who->rights);
    return NULL;
}

/* ---- all that was found, as a table */

enum { EXPORT_EVENTS = 50000, EXPORT_THROUGH = 500000, FIGURES_THROUGH = 200000, SHARES = 20, BUCKETS = 2000, PATIENCE = 10 };
enum { ROW_ROOM = 16 << 20, ROW_USED = 1 << 20 };

struct exporting {
    const struct ctx *c;
    struct ctx row; /* emptied after each */
    const struct scopes *seen;
    struct buf *b;
    size_t n;
    err failed;
};

static const char *const export_more[] = { "protocol.transport", "protocol.application",  "malware.name",     "source.fqdn",     "source.url",
                                           "source.asn",         "source.geolocation.cc", "destination.fqdn", "destination.url", "event_description.text" };

static void cell(struct buf *b, str text)
{
    buf_csv(b, text);
    buf_c(b, ',');
}
static str number(struct ctx *c, int64_t n)
{
    return n < 0 ? S("") : arena_fmt(c->arena, "%lld", (long long)n);
}

static bool export_row(void *arg, const struct seen_event *e)
{
    struct exporting *x = arg;
    struct ctx *c = &x->row;
    struct event_out o;
    struct json more;
    room_empty(x->c, &x->row, ROW_USED);
    x->failed = event_show(c, x->seen, e, &o);
    if (!x->failed) x->failed = json_read(c, e->more, NULL, &more);
    if (x->failed) return false;
    const str cells[] = { when_text(c->arena, o.first_seen),
                          when_text(c->arena, o.last_seen),
                          number(c, o.count),
                          o.classification,
                          o.identifier,
                          o.feed,
                          o.source,
                          number(c, o.source_port),
                          o.destination,
                          number(c, o.destination_port),
                          o.organisation_name,
                          o.method,
                          number(c, o.confidence) };
    for (size_t i = 0; i < COUNT(cells); i++) cell(x->b, cells[i]);
    for (size_t i = 0; i < COUNT(export_more); i++) {
        struct json v = json_get(more, str_of(export_more[i]));
        if (i) buf_c(x->b, ',');
        buf_csv(x->b, json_type(v) == JSON_TEXT ? json_str(v) : json_type(v) == JSON_NONE ? S("") : json_raw(v, c->arena));
    }
    buf_z(x->b, "\r\n");
    return ++x->n < EXPORT_EVENTS && !x->b->full;
}

static err export(struct ctx *c, const struct req *q, struct res *r)
{
    struct scopes seen;
    struct event_query query;
    struct look l;
    struct walked w;
    TRY(event_asked(c, q, &query, &l));
    TRY(scopes_seen(c, &seen));
    struct exporting x = { .c = c, .seen = &seen, .b = &r->body };
    buf_z(&r->body, "first_seen,last_seen,count,classification,identifier,feed,source,source_port,destination,destination_port,organisation,method,confidence");
    for (size_t i = 0; i < COUNT(export_more); i++) {
        buf_c(&r->body, ',');
        buf_z(&r->body, export_more[i]);
    }
    buf_z(&r->body, "\r\n");
    TRY(room_open(c, ROW_ROOM, &x.row));
    l.patience = (when){ clock_now().us + 3 * PATIENCE * SECOND };
    TRY(day_walk(c, &seen, &l, EXPORT_THROUGH, export_row, &x, &w));
    TRY(x.failed);
    r->type = S("text/csv; charset=utf-8");
    /* a table that is not all says so where nobody can overlook it */
    res_header(r, "Content-Disposition",
               w.more ? arena_fmt(c->arena, "attachment; filename=\"events-newest-%zu.csv\"", x.n) : S("attachment; filename=\"events.csv\""));
    return NULL;
}

/* ---- figures */

struct bucket {
    when at;
    int64_t events, lines, feeds;
};
static const struct field bucket_fields[] = {
    FIELD(struct bucket, at, .flags = F_RO | F_EPOCH, .doc = "Where it begins, UTC"),
    FIELD(struct bucket, events, .flags = F_RO, .doc = "Events"),
    FIELD(struct bucket, lines, .flags = F_RO, .doc = "Lines that told them"),
    FIELD(struct bucket, feeds, .flags = F_RO, .doc = "How many sources observed them"),
};
static SHAPE(bucket_shape, "event_bucket", struct bucket, bucket_fields, "Events of an hour or a day");
struct portion {
    str word, name;
    int64_t events, lines;
};
static const struct field portion_fields[] = {
    FIELD(struct portion, word, .flags = F_RO, .max = 300, .doc = "What they have in common; empty: none"),
    FIELD(struct portion, name, .flags = F_RO, .max = 300, .doc = "Its name, where the word is an id"),
    FIELD(struct portion, events, .flags = F_RO, .doc = "Events"),
    FIELD(struct portion, lines, .flags = F_RO, .doc = "Lines that told them"),
};
static SHAPE(portion_shape, "event_portion", struct portion, portion_fields, "Events that have something in common");
struct figures {
    int64_t events, lines, counted;
    when first, last;
    bool complete;
    struct list buckets, classes, feeds, organisations;
};
static const struct field figures_fields[] = {
#define F(m, ...) FIELD(struct figures, m, .flags = F_RO, __VA_ARGS__)
    F(events, .doc = "How many events"),
    F(lines, .doc = "How many lines told them"),
    F(counted, .doc = "How many were looked through"),
    FIELD(struct figures, first, .flags = F_RO | F_EPOCH, .doc = "The first of them was observed then"),
    FIELD(struct figures, last, .flags = F_RO | F_EPOCH, .doc = "... the last"),
    F(complete, .doc = "All were counted; false: only the newest"),
    F(buckets, .of = &bucket_shape, .doc = "By hour or by day of the first observation, oldest first; without those that are empty"),
    F(classes, .of = &portion_shape, .doc = "By class, the worst first"),
    F(feeds, .of = &portion_shape, .doc = "By who observed them"),
    F(organisations, .of = &portion_shape, .doc = "By whose they are"),
#undef F
};
static SHAPE(figures_shape, "event_figures", struct figures, figures_fields, "Figures of the events that were asked for");

/* keys of buckets are in order as texts, also those before 1970: clocks that are wrong tell any year from 1 on */
enum { BUCKET_NONE_BELOW = 1000000000 };
static int64_t bucket_of(when w, int64_t unit)
{
    int64_t n = w.us / unit - (w.us % unit < 0);
    return n + BUCKET_NONE_BELOW;
}

struct counting {
    struct ctx *c;
    const struct scopes *seen;
    int64_t unit;
    struct tally buckets, reporting, classes, feeds, organisations; /* reporting: who observed something in a bucket */
    struct figures *out;
};

static bool count_one(void *arg, const struct seen_event *e)
{
    struct counting *k = arg;
    struct figures *f = k->out;
    const struct scope *s = scope_find(k->seen, e->scope);
    char key[24], pair[24 + 301];
    int n = snprintf(key, sizeof key, "%012lld", (long long)bucket_of(e->first, k->unit));
    int m = snprintf(pair, sizeof pair, "%s %.*s", key, FMT(e->feed));
    if (!f->events++ || e->first.us < f->first.us) f->first = e->first;
    if (f->events == 1 || e->last.us > f->last.us) f->last = e->last;
    f->lines += e->count;
    tally_add(&k->buckets, (str){ key, (size_t)n }, e);
    tally_add(&k->reporting, (str){ pair, (size_t)m < sizeof pair ? (size_t)m : sizeof pair - 1 }, e);
    tally_add(&k->classes, e->class, e);
    tally_add(&k->feeds, e->feed, e);
    struct tally_row *r = tally_add(&k->organisations, s ? s->organisation : S(""), e);
    if (r && s) r->about = s->name;
    return true;
}

static struct list portions(struct arena *a, struct tally *t)
{
    tally_sort(t);
    struct list out = { NEW_ARRAY(a, SHARES, struct portion), t->n < SHARES ? t->n : SHARES };
    struct portion *v = out.v;
    for (size_t i = 0; i < out.n; i++) v[i] = (struct portion){ t->v[i].key, t->v[i].about, t->v[i].events, t->v[i].lines };
    return out;
}

/* reporting stands in the order of the buckets, those of one beside each other */
static struct list buckets(struct arena *a, struct tally *t, struct tally *reporting, int64_t unit)
{
    size_t feed = 0;
    tally_sort_key(t);
    tally_sort_key(reporting);
    size_t from = t->n > BUCKETS ? t->n - BUCKETS : 0;
    struct list out = { NEW_ARRAY(a, BUCKETS, struct bucket), t->n - from };
    struct bucket *v = out.v;
    for (size_t i = 0; i < out.n; i++) {
        int64_t at = 0;
        str key = t->v[from + i].key;
        v[i] = (struct bucket){ NO_TIME, t->v[from + i].events, t->v[from + i].lines, 0 };
        while (feed < reporting->n && str_cmp(str_cut(reporting->v[feed].key, 0, key.n), key) < 0) feed++;
        for (; feed < reporting->n && str_starts(reporting->v[feed].key, key); feed++) v[i].feeds++;
        if (str_int(key, &at)) v[i].at.us = (at - BUCKET_NONE_BELOW) * unit;
    }
    return out;
}

static err figures(struct ctx *c, const struct req *q, struct res *r)
{
    struct scopes seen;
    struct event_query query;
    struct look l;
    struct walked w;
    struct figures out = { .first = NO_TIME, .last = NO_TIME };
    str by = req_query(q, "by");
    if (by.n && !str_is(by, "hour") && !str_is(by, "day")) FAIL_AT(c, S("/by"), "not-a-word", "by is hour or day");
    TRY(event_asked(c, q, &query, &l));
    TRY(scopes_seen(c, &seen));
    struct counting k = { .c = c, .seen = &seen, .unit = str_is(by, "hour") ? HOUR : DAY, .out = &out };
    tally_open(c->arena, &k.buckets);
    tally_open(c->arena, &k.reporting);
    tally_open(c->arena, &k.classes);
    tally_open(c->arena, &k.feeds);
    tally_open(c->arena, &k.organisations);
    l.patience = (when){ clock_now().us + PATIENCE * SECOND };
    TRY(day_walk(c, &seen, &l, FIGURES_THROUGH, count_one, &k, &w));
    out.counted = (int64_t)w.through;
    out.complete = !w.more;
    out.buckets = buckets(c->arena, &k.buckets, &k.reporting, k.unit);
    out.classes = portions(c->arena, &k.classes);
    out.feeds = portions(c->arena, &k.feeds);
    out.organisations = portions(c->arena, &k.organisations);
    res_json(r, &figures_shape, &out, c->who->rights);
    return NULL;
}

/* what comes in from now on is of no import that there was */
#define OF_IMPORT                                                                    \
    {                                                                                \
        "import", "Only what this import told first: an id of /api/v1/event-imports" \
    }
static const struct param_doc list_query_doc[] = {
    EVENTS_ASKED, OF_IMPORT, { "cursor", "From `next` of the page before" }, { "limit", "1 to 200; 50 when not given" }, { NULL, NULL }
};
static const struct param_doc export_query[] = { EVENTS_ASKED, OF_IMPORT, { NULL, NULL } };
static const struct param_doc figures_query[] = { EVENTS_ASKED, OF_IMPORT, { "by", "hour or day; day when not given" }, { NULL, NULL } };

static const struct param_doc tail_query[] = { EVENTS_ASKED, { NULL, NULL } };
const struct route event_look_routes[] = {
    ROUTE(GET, "/api/v1/events", list, MAY_READ, "Events you can see", .out = &events_page_shape, .query = list_query_doc),
    ROUTE(GET, "/api/v1/events/figures", figures, MAY_READ, "Figures of them: by hour or day, class, feed, organisation", .class = CLASS_SLOW,
          .out = &figures_shape, .query = figures_query),
    ROUTE(GET, "/api/v1/events/export", export, MAY_EXPORT, "The newest 50,000 of them as CSV, safe for spreadsheets", .class = CLASS_SLOW, .type = "text/csv",
          .query = export_query),
    ROUTE(GET, "/api/v1/events/stream", event_tail, MAY_READ, "Those that come in from now on, as Server-Sent Events", .flags = R_STREAM, .query = tail_query),
    ROUTE(GET, "/api/v1/events/{id}", get, MAY_READ, "One of them, with the line it came from", .out = &event_out_shape),
    { .path = NULL },
};
