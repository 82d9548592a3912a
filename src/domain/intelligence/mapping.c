/* mapping - see mapping.h */
#include "domain/intelligence/mapping.h"

#include "base/utf8.h"
#include "domain/intelligence/intelligence.h"
#include "formats/csv.h"
#include "guard/guard.h"
#include "spine/api.h"
#include "spine/viewer.h"

#include "mapping.sql.h"

enum { MOST_SAMPLE = 256 << 10, MOST_DOCUMENT = 256 << 10, ROWS_SHOWN = 20, ROWS_TRIED = 1000, COLUMNS = 500 };

/* ---- what it is */

/* a Shadowserver report has these columns, whatever else it has */
static bool shadow_heading(str head)
{
    str line;
    return str_split(&head, '\n', &line) && str_find(line, S("timestamp")) >= 0 && str_find(line, S("ip")) >= 0 && str_find(line, S("asn")) >= 0 &&
           str_find(line, S("geo")) >= 0 && (str_find(line, S("naics")) >= 0 || str_find(line, S("sector")) >= 0 || str_find(line, S("tag")) >= 0);
}

static bool dated_csv(str name)
{
    return name.n > 11 && name.p[4] == '-' && name.p[7] == '-' && name.p[10] == '-' && str_find(name, S(".csv")) > 0;
}

enum events_format event_format_guess(str name, str head)
{
    str begin = str_trim(str_cut(head, str_starts(head, S("\xef\xbb\xbf")) ? 3 : 0, head.n));
    bool json = begin.n && (begin.p[0] == '{' || begin.p[0] == '[');
    if (json && (str_find(head, S("\"xarf_version\"")) >= 0 || (str_find(head, S("\"ReporterInfo\"")) >= 0 && str_find(head, S("\"Report\"")) >= 0)))
        return EVENTS_XARF;
    if (str_find(head, S("\"event_type\"")) >= 0 && json) return EVENTS_EVE;
    if (json && (str_find(head, S("\"classification.type\"")) >= 0 || str_find(head, S("\"feed.name\"")) >= 0)) return EVENTS_INTELMQ;
    if (json) return EVENTS_JSON;
    return dated_csv(name) || shadow_heading(head) ? EVENTS_SHADOWSERVER : EVENTS_CSV;
}

/* ---- kept by name */

struct mapping {
    id id;
    str team, name, format, document, sample;
    when at;
};
static const struct field mapping_fields[] = {
#define F(m, ...) FIELD(struct mapping, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(team, .doc = "Whose it is: one of your desks; the first when not given"),
    F(name, .flags = F_REQ, .min = 1, .max = 80, .doc = "What it is called; the same name again is written over"),
    F(format, .flags = F_REQ, .doc = "csv or json"),
    F(document, .flags = F_REQ | F_LINES, .max = MOST_DOCUMENT, .doc = "The mapping, as JSON (docs/formats.md)"),
    F(sample, .flags = F_SECRET | F_LINES, .max = MOST_SAMPLE, .doc = "The beginning of a file it is for: another with the same headings is then recognised"),
    F(at, .flags = F_RO, .doc = "When it was kept"),
#undef F
};
static SHAPE(mapping_shape, "event_mapping", struct mapping, mapping_fields, "What the columns of such a file mean");
LIST_OF(event_mappings, mappings, mapping_shape, "By name");

static struct strs desks(struct ctx *c)
{
    return viewer_places(c->arena, c->who, MAY_DESK);
}

err desk_named(struct ctx *c, str *team)
{
    struct strs places = desks(c);
    for (size_t i = 0; i < places.n; i++) {
        if (!team->n && str_starts(places.v[i], S("tea_"))) *team = places.v[i];
        if (team->n && str_eq(places.v[i], *team)) return NULL;
    }
    FAIL_AT(c, S("/team"), "no-such-team", "one of your desks");
}

/* the names that columns or members go by */
static void json_names(struct ctx *c, struct json o, str prefix, unsigned depth, struct strs *out)
{
    for (struct json_iter i = json_iter(o); json_next(&i) && out->n < COLUMNS;) {
        if (str_chr(i.key, '/') >= 0 || str_chr(i.key, '~') >= 0 || !i.key.n || i.key.n > 100) continue;
        str name = depth ? arena_fmt(c->arena, "%s%.*s/%.*s", depth == 1 ? "/" : "", FMT(prefix), FMT(i.key)) : i.key;
        if (json_type(i.value) == JSON_OBJECT && depth < 2)
            json_names(c, i.value, name, depth + 1, out);
        else if (json_type(i.value) != JSON_OBJECT)
            out->v[out->n++] = name;
    }
}

static str without_comments(str sample)
{
    str rest = sample, line;
    while (str_split(&rest, '\n', &line) && str_starts(str_trim(line), S("#"))) sample = rest;
    return sample;
}

/* headings, and the first values below them */
static void columns_of(struct ctx *c, enum events_format format, str sample, struct strs *names, struct strs *values)
{
    str line;
    struct json v;
    struct csv t;
    unsigned n;
    bool more;
    *names = (struct strs){ NEW_ARRAY(c->arena, COLUMNS + 1, str), 0 };
    *values = (struct strs){ NULL, 0 };
    if (format == EVENTS_JSON) {
        while (str_split(&sample, '\n', &line)) {
            if (!str_trim(line).n || json_read(c, line, NULL, &v)) continue;
            json_names(c, v, S(""), 0, names);
            return;
        }
        return;
    }
    if (csv_open(c, without_comments(sample), &t)) return;
    *names = t.header;
    if (csv_next(c, &t, values, &n, &more) || !more) *values = (struct strs){ NULL, 0 };
}

static str headings_hash(struct ctx *c, struct strs names)
{
    struct buf b = { .a = c->arena };
    for (size_t i = 0; i < names.n; i++) {
        buf_put(&b, arena_lower(c->arena, str_trim(names.v[i])));
        buf_c(&b, '\n');
    }
    return names.n ? sha256_hex(c->arena, buf_str(&b)) : S("");
}

err mapping_kept(struct ctx *c, str which, enum events_format format, struct events_mapping **out, str *document)
{
    struct rows *r;
    bool found = false;
    if (!which.n) FAIL_AT(c, S("/mapping"), "no-mapping", "csv and json are read by a mapping: give the id of one that is kept");
    TRY(db_one(c, &sql_get, ARGS(A_TEXT(which), A_LIST(desks(c))), &r, &found));
    if (!found) FAIL_AT(c, S("/mapping"), "no-mapping", "your desks keep no such mapping");
    if (!str_is(row_text(r, 1), events_format_word(format))) FAIL_AT(c, S("/mapping"), "no-mapping", "this mapping is for %.*s", FMT(row_text(r, 1)));
    *document = row_text(r, 0);
    return events_mapping_read(c, *document, out);
}

err mapping_known(struct ctx *c, str team, enum events_format format, str head, struct events_mapping **out, str *document)
{
    struct strs names, values, one = { &team, 1 };
    struct rows *r;
    bool found;
    *out = NULL;
    columns_of(c, format, head, &names, &values);
    TRY(db_one(c, &sql_known, ARGS(A_LIST(one), A_TEXT(str_of(events_format_word(format))), A_TEXT(headings_hash(c, names))), &r, &found));
    if (!found) return NULL;
    *document = row_text(r, 2);
    return events_mapping_read(c, *document, out);
}

bool mapping_tells_time(str document)
{
    return str_find(document, S("\"time.")) >= 0;
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    size_t n = 0;
    (void)q;
    TRY(db_run(c, &sql_list, ARGS(A_LIST(desks(c))), &rows));
    struct mapping *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct mapping);
    while (rows_next(rows))
        v[n++] = (struct mapping){ .id = row_id(rows, 0),
                                   .team = row_text(rows, 1),
                                   .name = row_text(rows, 2),
                                   .format = row_text(rows, 3),
                                   .document = row_text(rows, 4),
                                   .at = row_when(rows, 5) };
    struct event_mappings out = { { v, n } };
    res_json(r, &event_mappings_shape, &out, c->who->rights);
    return NULL;
}

static err keep(struct ctx *c, const struct req *q, struct res *r)
{
    struct mapping m = { .at = c->now };
    struct events_mapping *read;
    struct strs names, values;
    enum events_format format;
    struct rows *rows;
    bool found;
    TRY(api_read(c, q, &mapping_shape, &m));
    TRY(desk_named(c, &m.team));
    if (!events_format_of(m.format, &format) || (format != EVENTS_CSV && format != EVENTS_JSON))
        FAIL_AT(c, S("/format"), "bad-format", "format is csv or json");
    TRY(events_mapping_read(c, m.document, &read));
    columns_of(c, format, m.sample, &names, &values);
    m.id = id_new("emp", c->now);
    TRY(db_one(c, &sql_put,
               ARGS(A_ID(m.id), A_TEXT(m.team), A_TEXT(m.name), A_TEXT(m.format), A_TEXT(headings_hash(c, names)), A_TEXT(m.document), A_TEXT(c->who->actor),
                    A_WHEN(c->now)),
               &rows, &found));
    m.id = row_id(rows, 0);
    r->status = 201;
    res_json(r, &mapping_shape, &m, c->who->rights);
    return NULL;
}

static err drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_drop, ARGS(A_TEXT(q->params[0]), A_LIST(desks(c))), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    r->status = 204;
    return NULL;
}

/* ---- tried on the beginning of a file */

struct cell {
    str name, value;
};
static const struct field cell_fields[] = {
    FIELD(struct cell, name, .flags = F_RO, .max = 300, .doc = "A column or member, or a field"),
    FIELD(struct cell, value, .flags = F_RO, .max = 65536, .doc = "What stands there"),
};
static SHAPE(cell_shape, "event_cell", struct cell, cell_fields, "A value under its name");
struct tried_row {
    int64_t line;
    bool understood;
    str reason, pointer, raw;
    struct list fields;
};
static const struct field tried_row_fields[] = {
#define F(m, ...) FIELD(struct tried_row, m, .flags = F_RO, __VA_ARGS__)
    F(line, .doc = "Which line; 1 is the first"),       F(understood, .doc = "It becomes an event"),
    F(reason, .max = 2000, .doc = "Why not"),           F(pointer, .max = 1000, .doc = "The column it is about"),
    F(raw, .max = 65536, .doc = "The line as it came"), F(fields, .of = &cell_shape, .doc = "The event"),
#undef F
};
static SHAPE(tried_row_shape, "event_tried_row", struct tried_row, tried_row_fields, "What a row would become");
struct trying {
    str format, name, sample, document, report;
    str mapping, mapping_name, report_type;
    bool unknown_type;
    int64_t understood, not_understood;
    struct list columns, rows;
};
static const struct field trying_fields[] = {
#define F(m, ...) FIELD(struct trying, m, __VA_ARGS__)
    F(format, .doc = "eve, intelmq, shadowserver, xarf, csv or json; guessed when not given"),
    F(name, .max = 300, .doc = "Name of the file"),
    F(sample, .flags = F_SECRET | F_LINES, .max = MOST_SAMPLE, .doc = "The beginning of the file, up to the end of a line"),
    F(report, .max = 100, .doc = "Shadowserver: the report type, instead of what the name says"),
    F(document, .flags = F_LINES, .max = MOST_DOCUMENT, .doc = "The mapping; not given: one that is kept for these headings, else one that is guessed"),
    F(mapping, .flags = F_RO, .doc = "The mapping that was kept for these headings; empty: none was"),
    F(mapping_name, .flags = F_RO, .doc = "Its name"),
    F(report_type, .flags = F_RO, .doc = "Shadowserver: which report it was taken for"),
    F(unknown_type, .flags = F_RO, .doc = "Shadowserver: no report that is known"),
    F(understood, .flags = F_RO, .doc = "Rows of the sample that become events"),
    F(not_understood, .flags = F_RO, .doc = "Rows of it that do not"),
    F(columns, .flags = F_RO, .of = &cell_shape, .doc = "Columns or members, each with its first value"),
    F(rows, .flags = F_RO, .of = &tried_row_shape, .doc = "What the first rows become, those that are not understood first"),
#undef F
};
static SHAPE(trying_shape, "event_trying", struct trying, trying_fields, "What a file is, and what its rows would become");

static err fields_of(struct ctx *c, const struct event *e, struct list *out)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    struct json v;
    event_json(&w, e);
    TRY(json_read(c, buf_str(&b), NULL, &v));
    struct cell *f = NEW_ARRAY(c->arena, json_count(v) + 1, struct cell);
    *out = (struct list){ f, 0 };
    for (struct json_iter i = json_iter(v); json_next(&i);)
        if (!str_is(i.key, "raw")) f[out->n++] = (struct cell){ i.key, json_type(i.value) == JSON_TEXT ? json_str(i.value) : json_raw(i.value, c->arena) };
    return NULL;
}

static err try_rows(struct ctx *c, const struct events_options *o, str sample, struct trying *t)
{
    struct events *reader;
    struct events_row row;
    struct tried_row *good = NEW_ARRAY(c->arena, ROWS_SHOWN, struct tried_row), *all = NEW_ARRAY(c->arena, 2 * ROWS_SHOWN, struct tried_row);
    size_t ngood = 0, n = 0;
    TRY(events_open(c, o, &reader));
    events_feed(reader, sample, true);
    for (size_t i = 0; i < ROWS_TRIED; i++) {
        TRY(events_next(c, reader, &row));
        if (row.kind == EVENTS_MORE) break;
        bool bad = row.kind == EVENTS_BAD, table = o->format == EVENTS_CSV || o->format == EVENTS_SHADOWSERVER;
        if (row.kind == EVENTS_SKIP || (row.cut && (bad || table))) continue; /* the last line of a sample may be half of one */
        t->understood += !bad;
        t->not_understood += bad;
        if ((bad ? n : ngood) == ROWS_SHOWN) continue;
        struct tried_row *v = bad ? &all[n++] : &good[ngood++];
        *v = (struct tried_row){ .line = (int64_t)row.line, .understood = !bad, .reason = bad ? row.why : S(""), .pointer = bad ? row.pointer : S("") };
        v->raw = arena_dup(c->arena, utf8_clip(row.raw, 4000));
        if (!bad) TRY(fields_of(c, &row.event[0], &v->fields));
    }
    for (size_t i = 0; i < ngood && n < 2 * ROWS_SHOWN; i++) all[n++] = good[i];
    struct events_told told = events_told(reader);
    t->report_type = told.report_type;
    t->unknown_type = told.unknown_type;
    t->rows = (struct list){ all, n };
    return NULL;
}

/* one that is kept for such headings, else one that is guessed */
static err mapping_for(struct ctx *c, enum events_format format, struct strs names, struct trying *t)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_known, ARGS(A_LIST(desks(c)), A_TEXT(str_of(events_format_word(format))), A_TEXT(headings_hash(c, names))), &r, &found));
    if (!found) return events_guess_mapping(c, format, t->sample, &t->document);
    t->mapping = row_text(r, 0);
    t->mapping_name = row_text(r, 1);
    t->document = row_text(r, 2);
    return NULL;
}

static err try_it(struct ctx *c, const struct req *q, struct res *r)
{
    struct trying t = { .mapping = S("") };
    struct events_options o = { .format = EVENTS_CSV };
    struct events_mapping *mapping = NULL;
    struct strs names, values;
    TRY(api_read(c, q, &trying_shape, &t));
    if (!t.format.n)
        o.format = event_format_guess(t.name, t.sample);
    else if (!events_format_of(t.format, &o.format))
        FAIL_AT(c, S("/format"), "bad-format", "format is eve, intelmq, shadowserver, xarf, csv or json");
    t.format = str_of(events_format_word(o.format));
    o.file_name = t.name;
    o.report_type = t.report;
    o.now = c->now;
    if (o.format == EVENTS_CSV || o.format == EVENTS_JSON) {
        columns_of(c, o.format, t.sample, &names, &values);
        struct cell *v = NEW_ARRAY(c->arena, names.n + 1, struct cell);
        for (size_t i = 0; i < names.n; i++) v[i] = (struct cell){ names.v[i], i < values.n ? values.v[i] : S("") };
        t.columns = (struct list){ v, names.n };
        if (!t.document.n) TRY(mapping_for(c, o.format, names, &t));
        TRY(events_mapping_read(c, t.document, &mapping));
        o.mapping = mapping;
        if (!mapping_tells_time(t.document)) o.observed = c->now;
    }
    TRY(try_rows(c, &o, t.sample, &t));
    res_json(r, &trying_shape, &t, c->who->rights);
    return NULL;
}

const struct route mapping_routes[] = {
    ROUTE(GET, "/api/v1/event-mappings", list, MAY_DESK, "Mappings that your desks keep", .out = &event_mappings_shape),
    ROUTE(POST, "/api/v1/event-mappings", keep, MAY_DESK, "Keep one", .flags = R_CREATES, .in = &mapping_shape, .out = &mapping_shape),
    ROUTE(DELETE, "/api/v1/event-mappings/{id}", drop, MAY_DESK, "Drop one", .flags = 0),
    ROUTE(POST, "/api/v1/event-mappings/try", try_it, MAY_DESK, "What a file is, and what its rows would become", .in = &trying_shape, .out = &trying_shape),
    { .path = NULL },
};
