/* event_api - events in by HTTP, and the looking at them: lists, one with its raw line, the imports and what of them was
 * not understood */
#include "domain/directory/directory.h"
#include "domain/intelligence/day_look.h"
#include "domain/intelligence/intelligence.h"
#include "spine/api.h"
#include "spine/list.h"
#include "spine/viewer.h"

#include "batch.sql.h"

/* ---- in */

struct line_error {
    int64_t line;
    str code, reason, pointer;
};
static const struct field line_error_fields[] = {
#define F(m, ...) FIELD(struct line_error, m, .flags = F_RO, __VA_ARGS__)
    F(line, .doc = "Which line or row; 1 is the first"),
    F(code, .doc = "What is wrong, as a word"),
    F(reason, .max = 2000, .doc = "What is wrong, as a sentence"),
    F(pointer, .max = 1000, .doc = "The column, or a JSON pointer; empty: the row as a whole"),
#undef F
};
static SHAPE(line_error_shape, "event_line_error", struct line_error, line_error_fields, "A row that was not understood; it is kept");
struct taken {
    int64_t accepted, duplicates, quarantined, skipped;
    struct list errors;
    str batch, report_type;
    bool again, unknown_type;
};
static const struct field taken_fields[] = {
#define F(m, ...) FIELD(struct taken, m, .flags = F_RO, __VA_ARGS__)
    F(accepted, .doc = "Lines that were new"),
    F(duplicates, .doc = "Lines that had been taken in before"),
    F(quarantined, .doc = "Lines that were not understood; they are kept"),
    F(skipped, .doc = "Blank lines, comments and statistics of the sensor"),
    F(errors, .of = &line_error_shape, .doc = "Why, for the first hundred of them"),
    F(batch, .doc = "The import, for looking at it later"),
    F(report_type, .doc = "Shadowserver: which report it was taken for"),
    F(again, .doc = "This batch was taken in before: the counts are those of then"),
    F(unknown_type, .doc = "Shadowserver: no report that is known; read by the columns that all have"),
#undef F
};
static SHAPE(taken_shape, "events_taken", struct taken, taken_fields, "What became of the lines; durable when this is answered");

/* the desk that takes it in: the one named, else the first the sender works at */
static err desk_of(struct ctx *c, const struct req *q, str *team)
{
    struct strs places = viewer_places(c->arena, c->who, MAY_DESK);
    str asked = req_query(q, "team");
    for (size_t i = 0; i < places.n; i++)
        if (str_starts(places.v[i], S("tea_")) && (!asked.n || str_eq(asked, places.v[i]))) {
            *team = places.v[i];
            return NULL;
        }
    FAIL(c, E_DENIED, "not-allowed", "you do not work at this desk");
}

static err packing_of(struct ctx *c, const struct req *q, enum packing *how)
{
    str e = req_header(q, "content-encoding");
    *how = str_is(e, "gzip") ? PACKED_GZIP : str_is(e, "zstd") ? PACKED_ZSTD : PACKED_NOT;
    if (e.n && *how == PACKED_NOT && !str_is(e, "identity")) FAIL(c, E_MEDIA, "content-encoding", "bodies come plain, or with Content-Encoding gzip or zstd");
    return NULL;
}

static err batch_name(struct ctx *c, int64_t day, int64_t batch, str *out)
{
    return cursor_make(c, arena_fmt(c->arena, "batch %lld %lld", (long long)day, (long long)batch), out);
}

static err post(struct ctx *c, const struct req *q, struct res *r)
{
    struct ingest_options o = { .given = req_header(q, "idempotency-key"), .name = req_query(q, "name") };
    struct ingest_told *t = NEW(c->arena, struct ingest_told);
    struct unpack *in;
    enum packing how;
    struct taken out = { 0 };
    /* tables and JSON lines of other layouts need a mapping, which this route does not take */
    if (!events_format_of(req_query(q, "format"), &o.read.format) || o.read.format == EVENTS_CSV || o.read.format == EVENTS_JSON)
        FAIL_AT(c, S("/format"), "bad-format", "format is eve, intelmq or shadowserver");
    if (o.given.n > 200) FAIL(c, E_INPUT, "bad-idempotency-key", "an Idempotency-Key has at most 200 characters");
    if (o.name.n > 300) FAIL_AT(c, S("/name"), "too-long", "a name has at most 300 bytes");
    TRY(packing_of(c, q, &how));
    TRY(desk_of(c, q, &o.team));
    o.sender = o.team;
    o.read.file_name = o.name;
    o.read.report_type = req_query(q, "report");
    TRY(unpack_open(c, how, q->body, INGEST_MOST, INGEST_RATIO, &in));
    TRY(ingest(c, &o, in, t));
    struct line_error *v = NEW_ARRAY(c->arena, t->nerrors + 1, struct line_error);
    for (size_t i = 0; i < t->nerrors; i++)
        v[i] = (struct line_error){ (int64_t)t->errors[i].line, t->errors[i].code, t->errors[i].reason, t->errors[i].pointer };
    out = (struct taken){ (int64_t)t->counts.accepted,
                          (int64_t)t->counts.duplicates,
                          (int64_t)t->counts.quarantined,
                          (int64_t)t->counts.skipped,
                          { v, t->nerrors },
                          S(""),
                          t->report_type,
                          t->again,
                          t->unknown_type };
    TRY(batch_name(c, t->day, t->batch, &out.batch));
    res_json(r, &taken_shape, &out, c->who->rights);
    return NULL;
}

/* ---- events, looked at */

struct value {
    str name, value;
};
static const struct field value_fields[] = {
    FIELD(struct value, name, .flags = F_RO, .doc = "The field, as IntelMQ's data harmonisation calls it"),
    FIELD(struct value, value, .flags = F_RO, .max = 65536, .doc = "Its value"),
};
static SHAPE(value_shape, "event_value", struct value, value_fields, "A field of an event that has no place of its own");
struct event_out {
    str id;
    when first_seen, last_seen;
    int64_t count;
    str classification, identifier, feed;
    str source, destination;
    int64_t source_port, destination_port;
    str organisation, organisation_name, method;
    int64_t confidence;
    struct list fields;
    str raw, raw_sha256;
};
static const struct field event_out_fields[] = {
#define F(m, ...) FIELD(struct event_out, m, .flags = F_RO, __VA_ARGS__)
    F(id, .max = 300, .doc = "Identifier; yours, not another viewer's"),
    F(first_seen, .doc = "When it was first observed"),
    F(last_seen, .doc = "When it was last observed, in that hour"),
    F(count, .doc = "How many lines told the same in that hour"),
    F(classification, .doc = "RSIT type"),
    F(identifier, .max = 300, .doc = "classification.identifier: what exactly"),
    F(feed, .max = 300, .doc = "feed.name: who observed it"),
    F(source, .doc = "Address of the source"),
    F(destination, .doc = "Address of the destination"),
    F(source_port, .doc = "-1: none"),
    F(destination_port, .doc = "-1: none"),
    F(organisation, .doc = "Whose it is; empty: nobody's that is known"),
    F(organisation_name, .doc = "Its name"),
    F(method, .doc = "How that was found: network, domain, mail domain, reverse name, asn; disputed when two claim it"),
    F(confidence, .doc = "How sure that is, 0 to 100"),
    F(fields, .of = &value_shape, .doc = "The other fields"),
    F(raw, .max = 1 << 20, .doc = "The line it was first told by; in the answer for one event alone"),
    F(raw_sha256, .doc = "SHA-256 of the stored chunk of lines it lies in; in the answer for one event alone"),
#undef F
};
static SHAPE(event_out_shape, "event", struct event_out, event_out_fields, "What was observed of one asset in one hour");
struct events_page {
    struct list items;
    str next;
};
static const struct field events_page_fields[] = { FIELD(struct events_page, items, .flags = F_RO, .of = &event_out_shape, .doc = "Newest first"),
                                                   FIELD(struct events_page, next, .flags = F_RO, .max = 1000,
                                                         .doc = "Cursor of the next page; empty on the last") };
static SHAPE(events_page_shape, "events", struct events_page, events_page_fields, "Events, newest first");

static err fields_of(struct ctx *c, str more, struct list *out)
{
    struct json v;
    *out = (struct list){ NULL, 0 };
    TRY(json_read(c, more, NULL, &v));
    struct value *f = NEW_ARRAY(c->arena, json_count(v) + 1, struct value);
    for (struct json_iter i = json_iter(v); json_next(&i);)
        f[out->n++] = (struct value){ i.key, json_type(i.value) == JSON_TEXT ? json_str(i.value) : json_raw(i.value, c->arena) };
    out->v = f;
    return NULL;
}

static err show(struct ctx *c, const struct scopes *seen, const struct seen_event *e, struct event_out *o)
{
    const struct scope *s = scope_find(seen, e->scope);
    *o = (struct event_out){ .first_seen = e->first,
                             .last_seen = e->last,
                             .count = e->count,
                             .classification = e->class,
                             .identifier = e->name,
                             .feed = e->feed,
                             .source = e->source.set ? event_ip_text(c->arena, &e->source) : S(""),
                             .destination = e->destination.set ? event_ip_text(c->arena, &e->destination) : S(""),
                             .source_port = e->source_port,
                             .destination_port = e->destination_port,
                             .organisation = s ? s->organisation : S(""),
                             .organisation_name = s ? s->name : S(""),
                             .method = e->how,
                             .confidence = e->confidence };
    TRY(fields_of(c, e->more, &o->fields));
    return cursor_make(c, arena_fmt(c->arena, "event %lld %lld", (long long)e->day, (long long)e->id), &o->id);
}

/* "WORD A B" out of a sealed name */
static bool two_numbers(str inner, str word, int64_t *a, int64_t *b)
{
    str w, x;
    return str_split(&inner, ' ', &w) && str_eq(w, word) && str_split(&inner, ' ', &x) && str_int(x, a) && str_int(inner, b);
}

static err when_asked(struct ctx *c, const struct req *q, const char *name, when *out)
{
    str s = req_query(q, name);
    if (s.n && !when_parse(s, out)) FAIL_AT(c, arena_fmt(c->arena, "/%s", name), "bad-time", "a time is written 2026-11-24T10:00:00Z");
    return NULL;
}

static err asked(struct ctx *c, const struct req *q, struct names_range *range, struct look *l)
{
    int64_t limit;
    str cursor = req_query(q, "cursor"), inner, words = str_trim(req_query(q, "q"));
    *l = (struct look){ .class = req_query(q, "classification"), .organisation = req_query(q, "organisation"), .day = day_of(c->now), .before = INT64_MAX };
    TRY(query_limit(c, q, 50, LOOK_MOST, &limit));
    l->limit = (size_t)limit;
    TRY(when_asked(c, q, "since", &l->since));
    TRY(when_asked(c, q, "until", &l->until));
    if (words.n) {
        if (!names_range(c, words, range)) FAIL_AT(c, S("/q"), "bad-search", "q is an address, a network, a domain, a mail address or a hash");
        l->range = range;
    }
    if (!cursor.n) return NULL;
    TRY(cursor_read(c, cursor, &inner));
    if (!two_numbers(inner, S("events"), &l->day, &l->before)) FAIL_AT(c, S("/cursor"), "bad-cursor", "begin again");
    return NULL;
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct scopes seen;
    struct names_range range;
    struct look l;
    struct looked found;
    struct events_page page = { .next = S("") };
    TRY(asked(c, q, &range, &l));
    TRY(scopes_seen(c, &seen));
    TRY(day_look(c, &seen, &l, &found));
    struct event_out *v = NEW_ARRAY(c->arena, found.n + 1, struct event_out);
    for (size_t i = 0; i < found.n; i++) TRY(show(c, &seen, &found.v[i], &v[i]));
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
    str inner;
    if (cursor_read(c, q->params[0], &inner) || !two_numbers(inner, S("event"), &day, &number))
        FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(scopes_seen(c, &seen));
    TRY(day_find(c, &seen, day, number, &e));
    TRY(show(c, &seen, &e, &o));
    TRY(day_raw(c, &e, &o.raw, &o.raw_sha256));
    res_json(r, &event_out_shape, &o, c->who->rights);
    return NULL;
}

/* ---- imports: what a desk took in, and what of it was not understood */

struct batch_out {
    str id, format, name, state;
    when at;
    int64_t lines, accepted, duplicates, quarantined, skipped;
};
static const struct field batch_out_fields[] = {
#define F(m, ...) FIELD(struct batch_out, m, .flags = F_RO, __VA_ARGS__)
    F(id, .max = 300, .doc = "Identifier; yours, not another viewer's"),
    F(format, .doc = "How it was read"),
    F(name, .max = 300, .doc = "Name of the file or stream"),
    F(state, .doc = "running or done"),
    F(at, .doc = "When it began"),
    F(lines, .doc = "Lines or rows in all"),
    F(accepted, .doc = "... that were new"),
    F(duplicates, .doc = "... that had been taken in before"),
    F(quarantined, .doc = "... that were not understood"),
    F(skipped, .doc = "... that tell nothing"),
#undef F
};
static SHAPE(batch_out_shape, "event_import", struct batch_out, batch_out_fields, "One file or request of events");
LIST_OF(batches_out, items, batch_out_shape, "Newest first: today's and those of the days before");
LIST_OF(bad_out, items, line_error_shape, "In the order of the lines");

enum { IMPORTS_SHOWN = 100, IMPORTS_BACK_DAYS = 30, BAD_SHOWN = 500 };

static err batches_of_day(struct ctx *c, int64_t number, struct strs teams, struct batch_out *v, size_t *n)
{
    struct day *d;
    struct rows *r;
    err e = day_open(c, number, false, &d);
    if (e && e->kind == E_ABSENT) return NULL;
    TRY(e);
    struct ctx in = day_ctx(c, d);
    e = db_run(&in, &sql_batches, ARGS(A_LIST(teams), A_INT(INT64_MAX), A_INT(IMPORTS_SHOWN)), &r);
    day_close(d);
    TRY(e);
    while (rows_next(r) && *n < IMPORTS_SHOWN) {
        struct batch_out *b = &v[(*n)++];
        *b = (struct batch_out){ .format = row_text(r, 3),
                                 .name = row_text(r, 4),
                                 .state = row_text(r, 11),
                                 .at = row_when(r, 5),
                                 .lines = row_int(r, 6),
                                 .accepted = row_int(r, 7),
                                 .duplicates = row_int(r, 8),
                                 .quarantined = row_int(r, 9),
                                 .skipped = row_int(r, 10) };
        TRY(batch_name(c, number, row_int(r, 0), &b->id));
    }
    return NULL;
}

static err imports(struct ctx *c, const struct req *q, struct res *r)
{
    struct strs teams = viewer_places(c->arena, c->who, MAY_DESK);
    struct batch_out *v = NEW_ARRAY(c->arena, IMPORTS_SHOWN, struct batch_out);
    size_t n = 0;
    (void)q;
    for (int64_t back = 0; teams.n && back < IMPORTS_BACK_DAYS && n < IMPORTS_SHOWN; back++) TRY(batches_of_day(c, day_of(c->now) - back, teams, v, &n));
    struct batches_out out = { { v, n } };
    res_json(r, &batches_out_shape, &out, c->who->rights);
    return NULL;
}

static err import_bad(struct ctx *c, const struct req *q, struct res *r)
{
    int64_t number, batch;
    str inner;
    struct day *d;
    struct rows *b, *rows;
    bool found;
    if (cursor_read(c, q->params[0], &inner) || !two_numbers(inner, S("batch"), &number, &batch))
        FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(day_open(c, number, false, &d));
    struct ctx in = day_ctx(c, d);
    err e = db_one(&in, &sql_batch, ARGS(A_INT(batch)), &b, &found);
    if (!e) e = db_run(&in, &sql_bad_of, ARGS(A_INT(batch), A_INT(-1), A_INT(BAD_SHOWN)), &rows);
    day_close(d);
    TRY(e);
    if (!found || !viewer_in_team(c->who, row_text(b, 2))) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    struct line_error *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct line_error);
    size_t n = 0;
    while (rows_next(rows)) v[n++] = (struct line_error){ row_int(rows, 0), row_text(rows, 1), row_text(rows, 2), row_text(rows, 3) };
    struct bad_out out = { { v, n } };
    res_json(r, &bad_out_shape, &out, c->who->rights);
    return NULL;
}

static const struct param_doc intake_query[] = { { "format", "eve, intelmq or shadowserver" },
                                                 { "team", "The desk that takes it in; the first of yours when not given" },
                                                 { "name", "Name of the file or stream; of Shadowserver's files it says which report it is" },
                                                 { "report", "Shadowserver: the report type, instead of what the name says" },
                                                 { NULL, NULL } };
static const struct param_doc events_query[] = { { "q", "An address, a network (CIDR), a domain (with all under it), a mail address or a hash" },
                                                 { "classification", "RSIT type" },
                                                 { "organisation", "Whose: an organisation's id, or none for nobody's" },
                                                 { "since", "Last observed at or after (RFC 3339)" },
                                                 { "until", "First observed before (RFC 3339)" },
                                                 { "cursor", "From `next` of the page before" },
                                                 { "limit", "1 to 200; 50 when not given" },
                                                 { NULL, NULL } };

const struct route event_routes[] = {
    ROUTE(POST, "/api/v1/events", post, MAY_DESK, "Take in observations, a line or row each; answered when they are durable", .flags = R_NOTX,
          .class = CLASS_INGEST, .out = &taken_shape, .query = intake_query),
    ROUTE(GET, "/api/v1/events", list, MAY_READ, "Events you can see", .out = &events_page_shape, .query = events_query),
    ROUTE(GET, "/api/v1/events/{id}", get, MAY_READ, "One of them, with the line it came from", .out = &event_out_shape),
    ROUTE(GET, "/api/v1/event-imports", imports, MAY_DESK, "What your desks took in of late", .out = &batches_out_shape),
    ROUTE(GET, "/api/v1/event-imports/{id}/not-understood", import_bad, MAY_DESK, "Rows of it that were not understood, with the reason",
          .out = &bad_out_shape),
    { .path = NULL },
};

void intelligence_install(void)
{
    directory_hangs_set(scope_moved);
}
