/* bad - rows that were not understood: by source and reason, with samples; run again with another mapping, another report
 * type, or as they are after an upgrade
 *
 * Rows are run again as an import of their own, after the heading they stood under. They leave the imports they came in and
 * count in that one, whatever becomes of them; when the program ends in between, they are there twice and the second time
 * comes out as duplicates.
 *
 * A line that came several times (one sender, one format) is one row that came so often: it is shown in the newest group that has
 * it, and leaves all imports that hold it when it is run again. */
#include "base/buf.h"
#include "domain/intelligence/day_look.h"
#include "domain/intelligence/event_taken.h"
#include "domain/intelligence/intelligence.h"
#include "domain/intelligence/mapping.h"
#include "spine/api.h"
#include "spine/list.h"
#include "spine/viewer.h"

#include "bad.sql.h"

enum { GROUPS_MOST = 100, SAMPLES = 3, BACK_DAYS = 30, AGAIN_ROWS = 50000, AGAIN_BYTES = 60 << 20, ALIKE_MOST = 100000, PLACES = 1 << 18 };

/* lines by their hash: the first so many, each known once it was met */
struct met {
    unsigned char (*at)[16];
    bool *used;
    size_t n;
};
static void met_open(struct arena *a, struct met *m)
{
    *m = (struct met){ .at = arena_alloc(a, (size_t)PLACES * sizeof *m->at), .used = NEW_ARRAY(a, PLACES, bool) };
}
/* true: it was met before. Above ALIKE_MOST nothing is remembered. */
static bool met_before(struct met *m, str hash)
{
    uint64_t h;
    memcpy(&h, hash.p, sizeof h);
    size_t at = (size_t)(h % PLACES);
    while (m->used[at] && memcmp(m->at[at], hash.p, sizeof m->at[at]) != 0) at = (at + 1) % PLACES;
    if (m->used[at]) return true;
    if (m->n >= ALIKE_MOST) return false;
    memcpy(m->at[at], hash.p, sizeof m->at[at]);
    m->used[at] = true;
    m->n++;
    return false;
}

struct sample {
    int64_t line;
    str raw, reason;
};
static const struct field sample_fields[] = {
    FIELD(struct sample, line, .flags = F_RO, .doc = "Which line of its file"),
    FIELD(struct sample, raw, .flags = F_RO, .max = 65536, .doc = "The line as it came"),
    FIELD(struct sample, reason, .flags = F_RO, .max = 2000, .doc = "Why it was not understood"),
};
static SHAPE(sample_shape, "event_bad_sample", struct sample, sample_fields, "A row that was not understood");
struct group {
    str id, format, name, code, pointer, reason, mapping, report, heading;
    int64_t rows, times;
    when last;
    struct list samples;
    str team;
};
static const struct field group_fields[] = {
#define F(m, ...) FIELD(struct group, m, .flags = F_RO, __VA_ARGS__)
    F(id, .max = 2000, .doc = "Identifier; yours, not another viewer's"),
    F(format, .doc = "How they were read"),
    F(name, .max = 300, .doc = "The file or stream they came in"),
    F(code, .doc = "What is wrong, as a word"),
    F(pointer, .max = 1000, .doc = "The column, or a JSON pointer; empty: the row as a whole"),
    F(reason, .max = 2000, .doc = "What is wrong, as a sentence: of one of them"),
    F(mapping, .max = 1 << 18, .doc = "The mapping they were read by, as JSON"),
    F(report, .max = 300, .doc = "Shadowserver: the report they were taken for"),
    F(heading, .max = 65536, .doc = "The heading they stood under"),
    F(rows, .doc = "How many different ones, each in one group alone"),
    F(times, .doc = "How often they came, sent again as well"),
    F(last, .doc = "When the last of them came"),
    F(samples, .of = &sample_shape, .doc = "Some of them"),
#undef F
};
static SHAPE(group_shape, "event_bad_group", struct group, group_fields, "Rows of one source that were not understood for one reason");
LIST_OF(bad_groups, items, group_shape, "The most first; of the last 30 days");

static bool same_group(const struct group *a, const struct group *b)
{
    return str_eq(a->team, b->team) && str_eq(a->format, b->format) && str_eq(a->name, b->name) && str_eq(a->code, b->code) && str_eq(a->pointer, b->pointer);
}

static err samples_of(struct ctx *in, struct group *g)
{
    enum { THROUGH = 50 };
    struct rows *r;
    TRY(db_run(in, &sql_rows, ARGS(A_TEXT(g->team), A_TEXT(g->format), A_TEXT(g->name), A_TEXT(g->code), A_TEXT(g->pointer), A_INT(THROUGH)), &r));
    struct sample *v = NEW_ARRAY(in->arena, SAMPLES, struct sample);
    size_t n = 0;
    while (rows_next(r) && n < SAMPLES) {
        size_t k = 0;
        str raw = row_blob(in, r, 3);
        while (k < n && !str_eq(v[k].raw, raw)) k++;
        if (k == n) v[n++] = (struct sample){ row_int(r, 2), raw, row_text(r, 5) };
    }
    g->samples = (struct list){ v, n };
    return NULL;
}

/* columns as in :groups and :alike */
static struct group group_named(const struct rows *r)
{
    return (struct group){ .team = row_text(r, 0), .format = row_text(r, 1), .name = row_text(r, 2), .code = row_text(r, 3), .pointer = row_text(r, 4) };
}
static struct group *group_of(struct group *v, size_t n, const struct group *g)
{
    for (size_t k = 0; k < n; k++)
        if (same_group(&v[k], g)) return &v[k];
    return NULL;
}

/* of a day: how many there are that were not met before. Too many to be remembered: each day's for itself. */
static err count_different(struct ctx *in, struct strs teams, struct met *met, struct rows *groups, struct group *v, size_t n)
{
    struct rows *r;
    size_t room = ALIKE_MOST - met->n;
    TRY(db_run(in, &sql_alike, ARGS(A_LIST(teams), A_INT((int64_t)room + 1)), &r));
    bool all = rows_count(r) <= room;
    while (all && rows_next(r)) {
        struct group key = group_named(r), *g = group_of(v, n, &key);
        if (g && !met_before(met, row_blob(in, r, 5))) g->rows++;
    }
    while (rows_next(groups)) {
        struct group key = group_named(groups), *g = group_of(v, n, &key);
        if (g) g->rows += row_int(groups, 12) + (all ? 0 : row_int(groups, 11));
    }
    return NULL;
}

static err groups_of_day(struct ctx *c, int64_t number, struct strs teams, struct met *met, struct group *v, size_t *n)
{
    struct day *d;
    struct rows *r, *again;
    err e = day_open(c, number, false, &d);
    if (e && e->kind == E_ABSENT) return NULL;
    TRY(e);
    struct ctx in = day_ctx(c, d);
    e = db_run(&in, &sql_groups, ARGS(A_LIST(teams)), &r);
    while (!e && rows_next(r)) {
        struct group g = group_named(r), *there = group_of(v, *n, &g);
        if (there) {
            there->times += row_int(r, 5);
            continue;
        }
        if (*n == GROUPS_MOST) continue;
        g.times = row_int(r, 5);
        g.reason = row_text(r, 6);
        g.last = row_when(r, 7);
        g.mapping = row_text(r, 8);
        g.report = row_text(r, 9);
        g.heading = row_text(r, 10);
        e = samples_of(&in, &g);
        v[(*n)++] = g;
    }
    if (!e && rows_count(r)) e = db_run(&in, &sql_groups, ARGS(A_LIST(teams)), &again);
    if (!e && rows_count(r)) e = count_different(&in, teams, met, again, v, *n);
    day_close(d);
    return e;
}

/* a group has no row of its own: its name holds what its rows have in common */
static err group_name(struct ctx *c, struct group *g)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    jw_arr(&w);
    jw_text(&w, S("bad"));
    jw_text(&w, g->team);
    jw_text(&w, g->format);
    jw_text(&w, g->name);
    jw_text(&w, g->code);
    jw_text(&w, g->pointer);
    jw_end_arr(&w);
    return cursor_make(c, buf_str(&b), &g->id);
}

static bool read_name(struct ctx *c, str name, struct group *g)
{
    str inner, part[6];
    struct json v;
    size_t n = 0;
    if (cursor_read(c, name, &inner) || json_read(c, inner, NULL, &v) || json_type(v) != JSON_ARRAY || json_count(v) != COUNT(part)) return false;
    for (struct json_iter i = json_iter(v); json_next(&i);) part[n++] = json_str(i.value);
    *g = (struct group){ .team = part[1], .format = part[2], .name = part[3], .code = part[4], .pointer = part[5] };
    return str_is(part[0], "bad");
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct strs teams = viewer_places(c->arena, c->who, MAY_DESK);
    struct group *v = NEW_ARRAY(c->arena, GROUPS_MOST, struct group);
    size_t all = 0, n = 0;
    struct met met;
    (void)q;
    met_open(c->arena, &met);
    for (int64_t back = 0; teams.n && back < BACK_DAYS; back++) TRY(groups_of_day(c, day_of(c->now) - back, teams, &met, v, &all));
    for (size_t i = 0; i < all; i++) {
        if (!v[i].rows) continue; /* all of it is in newer ones */
        v[n] = v[i];
        TRY(group_name(c, &v[n++]));
    }
    struct bad_groups out = { { v, n } };
    res_json(r, &bad_groups_shape, &out, c->who->rights);
    return NULL;
}

/* ---- again */

struct again {
    str group, mapping, report;
};
static const struct field again_fields[] = {
    FIELD(struct again, group, .flags = F_REQ, .max = 2000, .doc = "Which rows: the id of a group"),
    FIELD(struct again, mapping, .max = 60, .doc = "csv and json: the id of the mapping to read them by"),
    FIELD(struct again, report, .max = 100, .doc = "Shadowserver: the report type to take them for"),
};
static SHAPE(again_shape, "event_again", struct again, again_fields, "Rows that are to be read again");

struct gathered { /* rows of one day and heading */
    int64_t day;
    str heading;
    struct buf body;
    struct arg *ids, *batches; /* of bad; pairs of batch and count */
    size_t n, nbatches;
};
struct lines { /* all that are run again */
    struct met met;
    struct arg *hash;
    size_t n;
};

static void count_batch(struct gathered *g, int64_t batch)
{
    for (size_t i = 0; i < g->nbatches; i++)
        if (g->batches[2 * i].i == batch) {
            g->batches[2 * i + 1].i++;
            return;
        }
    g->batches[2 * g->nbatches] = A_INT(batch);
    g->batches[2 * g->nbatches++ + 1] = A_INT(1);
}

/* a row that was longer than what is kept of it lies whole among the raw lines */
static err whole_row(struct ctx *c, int64_t day, int64_t batch, int64_t n, str *raw)
{
    const struct seen_event at = { .day = day, .batch = batch, .n = n };
    str line, hash;
    if (raw->n < EVENTS_RAW_KEPT) return NULL;
    TRY(day_raw(c, &at, &line, &hash));
    if (line.n) *raw = line;
    return NULL;
}

static void leaves(struct gathered *g, int64_t id_, int64_t batch)
{
    g->ids[g->n++] = A_INT(id_);
    count_batch(g, batch);
}

static void leave_room(struct arena *a, struct gathered *g, size_t more)
{
    struct arg *ids = NEW_ARRAY(a, g->n + more + 1, struct arg), *batches = NEW_ARRAY(a, 2 * (g->nbatches + more) + 2, struct arg);
    if (g->n) memcpy(ids, g->ids, g->n * sizeof *ids);
    if (g->nbatches) memcpy(batches, g->batches, 2 * g->nbatches * sizeof *batches);
    g->ids = ids;
    g->batches = batches;
}

static err gather(struct ctx *c, int64_t day, const struct group *g, struct lines *lines, struct gathered *out)
{
    struct day *d;
    struct rows *r;
    bool begun = false;
    *out = (struct gathered){ .day = day, .body = { .a = c->arena, .max = AGAIN_BYTES } };
    err e = day_open(c, day, false, &d);
    if (e && e->kind == E_ABSENT) return NULL;
    TRY(e);
    struct ctx in = day_ctx(c, d);
    e = db_run(&in, &sql_rows, ARGS(A_TEXT(g->team), A_TEXT(g->format), A_TEXT(g->name), A_TEXT(g->code), A_TEXT(g->pointer), A_INT(AGAIN_ROWS)), &r);
    day_close(d);
    TRY(e);
    leave_room(c->arena, out, rows_count(r));
    struct arg *hash = NEW_ARRAY(c->arena, lines->n + rows_count(r) + 1, struct arg);
    if (lines->n) memcpy(hash, lines->hash, lines->n * sizeof *hash);
    lines->hash = hash;
    while (rows_next(r)) {
        str raw = row_blob(c, r, 3), known = row_null(r, 6) ? S("") : row_blob(c, r, 6);
        if (begun && !str_eq(out->heading, row_text(r, 4))) continue; /* under another heading: the next time */
        TRY(whole_row(c, day, row_int(r, 1), row_int(r, 2), &raw));
        if (out->body.n + raw.n + row_text(r, 4).n + 2 > AGAIN_BYTES) break;
        if (known.n && met_before(&lines->met, known)) continue; /* it leaves with the first */
        if (known.n)
            lines->hash[lines->n++] = A_BLOB(known);
        else
            leaves(out, row_int(r, 0), row_int(r, 1));
        if (!begun && row_text(r, 4).n) {
            buf_put(&out->body, row_text(r, 4));
            buf_c(&out->body, '\n');
        }
        out->heading = row_text(r, 4);
        begun = true;
        buf_put(&out->body, raw);
        buf_c(&out->body, '\n');
    }
    return NULL;
}

/* before anything is run again: what is not understood then either is the same line once more, and stays */
static err copies_of(struct ctx *c, const struct lines *lines, struct gathered *g)
{
    struct day *d;
    struct rows *r;
    err e = day_open(c, g->day, false, &d);
    if (e && e->kind == E_ABSENT) return NULL;
    TRY(e);
    struct ctx in = day_ctx(c, d);
    e = db_many(&in, &sql_copies, lines->hash, 1, lines->n, &r);
    day_close(d);
    TRY(e);
    leave_room(c->arena, g, rows_count(r));
    while (rows_next(r)) leaves(g, row_int(r, 0), row_int(r, 1));
    return NULL;
}

static err gone_unit(struct ctx *in, void *arg)
{
    const struct gathered *g = arg;
    struct rows *ignored;
    TRY(db_many(in, &sql_drop, g->ids, 1, g->n, &ignored));
    return db_many(in, &sql_fewer, g->batches, 2, g->nbatches, &ignored);
}

static err leave_day(struct ctx *c, struct gathered *g)
{
    struct day *d;
    TRY(day_open(c, g->day, false, &d));
    struct ctx day = day_ctx(c, d);
    err e = db_unit(&day, gone_unit, g);
    day_close(d);
    return e;
}

static err run_day(struct ctx *c, const struct ingest_options *o, struct gathered *g, struct ingest_told *told)
{
    struct unpack *in;
    struct ingest_told *t = NEW(c->arena, struct ingest_told);
    TRY(unpack_open(c, PACKED_NOT, buf_str(&g->body), INGEST_MOST, INGEST_RATIO, &in));
    TRY(ingest(c, o, in, t));
    t->counts.lines += told->counts.lines;
    t->counts.accepted += told->counts.accepted;
    t->counts.duplicates += told->counts.duplicates;
    t->counts.quarantined += told->counts.quarantined;
    t->counts.skipped += told->counts.skipped;
    *told = *t;
    return NULL;
}

static err run_again(struct ctx *c, const struct ingest_options *o, const struct group *g, struct ingest_told *told)
{
    struct gathered *v = NEW_ARRAY(c->arena, BACK_DAYS, struct gathered);
    struct lines lines = { .n = 0 };
    met_open(c->arena, &lines.met);
    for (int64_t i = 0; i < BACK_DAYS; i++) TRY(gather(c, day_of(c->now) - i, g, &lines, &v[i]));
    for (int64_t i = 0; i < BACK_DAYS && lines.n; i++) TRY(copies_of(c, &lines, &v[i]));
    for (int64_t i = 0; i < BACK_DAYS; i++)
        if (v[i].body.n) TRY(run_day(c, o, &v[i], told));
    for (int64_t i = 0; i < BACK_DAYS; i++)
        if (v[i].n) TRY(leave_day(c, &v[i]));
    return NULL;
}

static err again(struct ctx *c, const struct req *q, struct res *r)
{
    struct again in = { .group = S("") };
    struct group g;
    struct ingest_options o = { .name = S("") };
    struct ingest_told *told = NEW(c->arena, struct ingest_told);
    struct events_mapping *mapping = NULL;
    struct taken out = { 0 };
    TRY(api_read(c, q, &again_shape, &in));
    if (!read_name(c, in.group, &g) || !(viewer_rights_at(c->who, g.team) & MAY_DESK) || !events_format_of(g.format, &o.read.format))
        FAIL_AT(c, S("/group"), "not-found", "there are no such rows that you can see");
    if (o.read.format == EVENTS_CSV || o.read.format == EVENTS_JSON) TRY(mapping_kept(c, in.mapping, o.read.format, &mapping, &o.document));
    o.read.mapping = mapping;
    if (mapping && !mapping_tells_time(o.document)) o.read.observed = c->now;
    o.read.file_name = o.name = g.name;
    o.read.report_type = in.report;
    o.team = o.sender = g.team;
    TRY(run_again(c, &o, &g, told));
    TRY(taken_of(c, told, &out));
    res_json(r, &taken_shape, &out, c->who->rights);
    return NULL;
}

const struct route bad_routes[] = {
    ROUTE(GET, "/api/v1/events/not-understood", list, MAY_DESK, "Rows that were not understood, by source and reason", .class = CLASS_SLOW,
          .out = &bad_groups_shape),
    ROUTE(POST, "/api/v1/events/not-understood/again", again, MAY_DESK, "Read them again, by another mapping or as another report", .flags = R_NOTX,
          .class = CLASS_SLOW, .in = &again_shape, .out = &taken_shape),
    { .path = NULL },
};
