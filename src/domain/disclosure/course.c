/* course - the measures of the disclosure programme, by organisation, by sector and from quarter to quarter
 *
 * Everything is counted anew from what the viewer sees: the reports by the access rule, of each the entries that are for the
 * viewer, its organisation where the way there is. Nothing is kept, so nothing of what is unseen can lie in a figure. A
 * thousand reports are read at a time, in a memory of their own. */
#include "domain/disclosure/course.h"

#include <stdlib.h>

#include "base/room.h"
#include "domain/disclosure/disclosure.h"
#include "spine/access.h"
#include "spine/api.h"
#include "spine/zone.h"

#include "course.sql.h"

enum { FEW = 5000, PIECE = 1024, QUARTERS_USUAL = 5, QUARTERS_MOST = 20, OWN_ROOM = 64 << 20 };

struct period {
    struct span s;
    str name; /* 2026-Q4 */
};
struct asked {
    struct period main, quarters[QUARTERS_MOST];
    size_t n;
    when to; /* of the main one: its end, also where that is to come */
    str zone;
};

/* ---- which period */

static err day_of(struct ctx *c, const struct zone *z, str text, const char *at, int days, when *out)
{
    when noon;
    str day = arena_fmt(c->arena, "%.*sT12:00:00Z", FMT(text));
    if (text.n != 10 || !when_parse(day, &noon)) FAIL_AT(c, str_of(at), "bad-format", "a day as 2026-07-01");
    int64_t y, m, d;
    if (!str_int(str_cut(text, 0, 4), &y) || !str_int(str_cut(text, 5, 7), &m) || !str_int(str_cut(text, 8, 10), &d))
        FAIL_AT(c, str_of(at), "bad-format", "a day as 2026-07-01");
    *out = zone_instant(z, (int)y, (int)m, (int)d + days, 0, 0);
    return NULL;
}

static struct period quarter_of(struct arena *a, const struct zone *z, int year, int quarter, when known)
{
    when end = zone_instant(z, quarter == 4 ? year + 1 : year, quarter == 4 ? 1 : 3 * quarter + 1, 1, 0, 0);
    return (struct period){ { zone_instant(z, year, 3 * quarter - 2, 1, 0, 0), end.us < known.us ? end : known }, arena_fmt(a, "%d-Q%d", year, quarter) };
}

/* to the minute that ends next: what was done just now counts, and the same question has the same answer for a minute */
static when known_until(when now)
{
    return (when){ (now.us / MINUTE + 1) * MINUTE };
}

static err period_of(struct ctx *c, const struct req *q, struct asked *out)
{
    const struct zone *z;
    str from = req_query(q, "from"), to = req_query(q, "to"), n = req_query(q, "quarters");
    int64_t quarters = QUARTERS_USUAL;
    when known = known_until(c->now);
    *out = (struct asked){ .zone = c->who->zone.n ? c->who->zone : S("UTC") };
    TRY(zone_load(c, out->zone, &z));
    if (n.n && (!str_int(n, &quarters) || quarters < 0 || quarters > QUARTERS_MOST)) FAIL_AT(c, S("/quarters"), "out-of-range", "0 to %d", QUARTERS_MOST);
    struct civil today = zone_civil(z, c->now);
    int year = today.year, quarter = (today.month - 1) / 3 + 1;
    struct period *m = &out->main;
    *m = quarter_of(c->arena, z, year, quarter, (when){ INT64_MAX });
    if (to.n) {
        TRY(day_of(c, z, to, "/to", 1, &m->s.until));
        struct civil last = zone_civil(z, (when){ m->s.until.us - MINUTE });
        m->s.from = quarter_of(c->arena, z, last.year, (last.month - 1) / 3 + 1, m->s.until).s.from;
    }
    if (from.n) TRY(day_of(c, z, from, "/from", 0, &m->s.from));
    if (m->s.until.us <= m->s.from.us) FAIL_AT(c, S("/to"), "out-of-range", "the end of the period lies before its beginning");
    out->to = m->s.until;
    if (m->s.until.us > known.us) m->s.until = known;
    if (m->s.from.us > m->s.until.us) m->s.from = m->s.until;
    /* the quarters that end with the one in which the period does */
    struct civil last = zone_civil(z, (when){ m->s.until.us - MINUTE });
    year = last.year;
    quarter = (last.month - 1) / 3 + 1;
    for (out->n = (size_t)quarters; quarters > 0; quarters--) {
        out->quarters[quarters - 1] = quarter_of(c->arena, z, year, quarter, known);
        if (--quarter == 0) {
            quarter = 4;
            year--;
        }
    }
    return NULL;
}

/* ---- whose each report is */

struct owner {
    id org; /* empty: nobody's that the viewer sees */
    str name, sector;
};
struct owners {
    struct arena *a;
    struct owner *v; /* the first is nobody */
    size_t n, room;
    uint32_t *slots; /* open addressing: an index into v, 0: free */
    size_t nslots;
};

static void slots_fill(struct owners *o)
{
    o->slots = NEW_ARRAY(o->a, o->nslots, uint32_t);
    for (size_t i = 1; i < o->n; i++) {
        size_t k = str_hash(id_str(&o->v[i].org)) % o->nslots;
        while (o->slots[k]) k = (k + 1) % o->nslots;
        o->slots[k] = (uint32_t)i;
    }
}

static void owners_begin(struct owners *o, struct arena *a)
{
    *o = (struct owners){ .a = a, .n = 1, .room = 256, .nslots = 1024 };
    o->v = NEW_ARRAY(a, o->room, struct owner);
    slots_fill(o);
}

static uint32_t owner_of(struct owners *o, str org)
{
    size_t k = str_hash(org) % o->nslots;
    for (; o->slots[k]; k = (k + 1) % o->nslots)
        if (str_eq(id_str(&o->v[o->slots[k]].org), org)) return o->slots[k];
    if (o->n == o->room) {
        struct owner *v = NEW_ARRAY(o->a, 2 * o->room, struct owner);
        memcpy(v, o->v, o->n * sizeof *v);
        o->v = v;
        o->room *= 2;
    }
    id which;
    if (!id_parse(org, &which)) return 0;
    o->v[o->n] = (struct owner){ .org = which };
    o->slots[k] = (uint32_t)o->n++;
    if (2 * o->n > o->nslots) {
        o->nslots *= 2;
        slots_fill(o);
        return (uint32_t)(o->n - 1);
    }
    return o->slots[k];
}

/* names and sectors of those that the viewer sees */
static err owners_named(struct ctx *c, struct owners *o)
{
    str *ids = NEW_ARRAY(c->arena, PIECE, str);
    for (size_t at = 1; at < o->n;) {
        struct rows *r;
        struct strs some = { ids, 0 };
        for (; at < o->n && some.n < PIECE; at++) some.v[some.n++] = id_str(&o->v[at].org);
        TRY(db_run(c, &sql_organisations, ARGS(A_LIST(some)), &r));
        while (rows_next(r)) {
            struct owner *v = &o->v[owner_of(o, row_text(r, 0))];
            v->name = row_text(r, 1);
            v->sector = row_text(r, 2);
        }
    }
    return NULL;
}

/* ---- reading */

struct one {
    struct share share; /* of the period that was asked for */
    uint32_t owner;
};
struct reading {
    struct ctx *c;
    const struct asked *asked;
    struct ctx own; /* a piece at a time */
    struct counting *quarters;
    struct owners owners;
    struct one *v;
    size_t n;
};

static int64_t earliest(const struct asked *a)
{
    return a->n && a->quarters[0].s.from.us < a->main.s.from.us ? a->quarters[0].s.from.us : a->main.s.from.us;
}

/* spans in the order of their ends, so that a timeline is gone through once: -1 is the main one */
static void shares_of(struct reading *r, struct course *v, struct rows *steps, bool *more, str record, struct one *out, struct share *of_quarters)
{
    const struct asked *a = r->asked;
    bool main_done = false;
    for (size_t k = 0; k < a->n || !main_done;) {
        bool is_main = !main_done && (k == a->n || a->main.s.until.us <= a->quarters[k].s.until.us);
        struct span s = is_main ? a->main.s : a->quarters[k].s;
        while (*more && str_eq(row_text(steps, 0), record) && row_int(steps, 1) < s.until.us) {
            course_step(v, row_text(steps, 2), row_text(steps, 3), row_text(steps, 4), row_when(steps, 1));
            *more = rows_next(steps);
        }
        if (is_main) {
            out->share = share_of(v, s);
            main_done = true;
        } else
            of_quarters[k++] = share_of(v, s);
    }
    while (*more && str_eq(row_text(steps, 0), record)) *more = rows_next(steps);
}

static void clocks_of(const struct asked *a, struct rows *clocks, bool *more, str record, struct one *out, struct share *of_quarters)
{
    static const char *const regimes[] = { "acknowledge", "validate", "resolve" };
    for (; *more && str_eq(row_text(clocks, 0), record); *more = rows_next(clocks)) {
        unsigned regime = 0;
        while (regime < 2 && !str_is(row_text(clocks, 1), regimes[regime])) regime++;
        when due = row_when(clocks, 2), met = row_when(clocks, 3), ended = row_when(clocks, 4), paused = row_when(clocks, 5);
        share_clock(&out->share, a->main.s, regime, due, met, ended, paused);
        for (size_t k = 0; k < a->n; k++) share_clock(&of_quarters[k], a->quarters[k].s, regime, due, met, ended, paused);
    }
}

/* the newest way; one where somebody took it on comes before one that was only asked */
static void owner_found(struct reading *r, struct rows *ways, bool *more, str record, struct one *out)
{
    bool taken = false;
    out->owner = 0;
    for (; *more && str_eq(row_text(ways, 0), record); *more = rows_next(ways)) {
        bool takes = str_is(row_text(ways, 2), "accepted") || str_is(row_text(ways, 2), "mended");
        if (taken && !takes) continue;
        taken = takes;
        out->owner = owner_of(&r->owners, row_text(ways, 1));
    }
}

/* a piece of the list of reports, which is in the order of identifiers, as are the rows that hang on them */
static err piece(struct reading *r, const str *ids, const when *received, size_t n)
{
    struct rows *steps, *clocks, *ways;
    const struct asked *a = r->asked;
    struct strs list = { (str *)(uintptr_t)ids, n };
    int64_t until = a->main.s.until.us;
    for (size_t k = 0; k < a->n; k++)
        if (a->quarters[k].s.until.us > until) until = a->quarters[k].s.until.us;
    bool postgres = db_is_postgres(r->own.db);
    const struct arg args[] = { A_LIST(list), A_TEXT(ids[0]), A_TEXT(ids[n - 1]), A_INT(until) };
    TRY(db_run(&r->own, postgres ? &sql_steps_postgres : &sql_steps_sqlite, args, 4, &steps));
    TRY(db_run(&r->own, postgres ? &sql_clocks_postgres : &sql_clocks_sqlite, args, 3, &clocks));
    TRY(db_run(&r->own, postgres ? &sql_ways_postgres : &sql_ways_sqlite, args, 3, &ways));
    bool step = rows_next(steps), clock = rows_next(clocks), way = rows_next(ways);
    for (size_t i = 0; i < n; i++) {
        struct course v;
        struct share of_quarters[QUARTERS_MOST] = { { 0 } };
        struct one *out = &r->v[r->n++];
        course_begin(&v, received[i]);
        shares_of(r, &v, steps, &step, ids[i], out, of_quarters);
        clocks_of(a, clocks, &clock, ids[i], out, of_quarters);
        owner_found(r, ways, &way, ids[i], out);
        for (size_t k = 0; k < a->n; k++) figures_add(r->quarters, k, &of_quarters[k]);
    }
    return NULL;
}

static err read_all(struct reading *r)
{
    struct ctx *c = r->c;
    struct rows *q;
    int64_t held;
    const struct asked *a = r->asked;
    when until = a->main.s.until;
    for (size_t k = 0; k < a->n; k++)
        if (a->quarters[k].s.until.us > until.us) until = a->quarters[k].s.until;
    TRY(room_open(c, OWN_ROOM, &r->own));
    TRY(access_held(c, FEW + 1, &held));
    TRY(db_run(c, held <= FEW ? &sql_reports_few : &sql_reports, ARGS(A_INT(earliest(a)), A_WHEN(until)), &q));
    r->v = NEW_ARRAY(c->arena, rows_count(q) + 1, struct one);
    str *ids = NEW_ARRAY(c->arena, PIECE, str);
    when *received = NEW_ARRAY(c->arena, PIECE, when);
    for (size_t n = 0, left = rows_count(q); left > 0;) {
        if (!rows_next(q)) break;
        ids[n] = row_text(q, 0);
        received[n++] = row_when(q, 1);
        if (--left && n < PIECE) continue;
        err e = piece(r, ids, received, n);
        if (e) return err_make(c, e->kind, e->code, e->where, arena_dup(c->arena, e->field), "%.*s", FMT(arena_dup(c->arena, e->detail)));
        room_empty(c, &r->own, 0);
        n = 0;
    }
    return NULL;
}

/* ---- the answer */

WORDS(by_words, "whole", "organisation", "sector", "quarter");
enum by { BY_WHOLE, BY_ORGANISATION, BY_SECTOR, BY_QUARTER };
struct measure {
    unsigned by;
    id organisation;
    str name, sector;
    when from, until;
    struct figures f;
};
#define M(m, ...)                                                                                   \
    {                                                                                               \
        .name = #m, .off = offsetof(struct measure, f.m), .type = F_INT, .flags = F_RO, __VA_ARGS__ \
    }
static const struct field measure_fields[] = {
#define F(m, ...) FIELD(struct measure, m, .flags = F_RO, __VA_ARGS__)
    F(by, .en = &by_words, .doc = "What it is about: the whole, an organisation, a sector, or a quarter of the whole"),
    F(organisation, .doc = "The organisation; null: of none that is known to you"),
    F(name, .doc = "Of the organisation, the sector or the quarter; empty: of none"),
    F(sector, .doc = "Code of the sector, also of the organisation's"),
    F(from, .doc = "The beginning of the period"),
    F(until, .doc = "Until when it is known: the end of the period, or now"),
#undef F
    M(received, .doc = "(a) Reports that came in"),
    M(judged, .doc = "Reports judged: valid or declined"),
    M(valid, .doc = "(b) Of those judged: determined to be valid"),
    M(open, .doc = "Reports open at the end"),
    M(open_valid, .doc = "(c) Of those open: valid"),
    M(open_old, .doc = "(d) Of those open and valid: received more than 90 days before"),
    M(validate_median, .doc = "(e) Median time from receipt to the judgement, of those judged, in seconds"),
    M(mended, .doc = "Valid reports remedied or mitigated"),
    M(mend_median, .doc = "(f) Median time from receipt until then, in seconds"),
    M(answered, .doc = "Reports whose reporter was answered for the first time"),
    M(answer_median, .doc = "(g) Median time from receipt until then, in seconds"),
    M(age_median, .doc = "(h) Median age of those open and valid, in seconds"),
    M(answer_due, .doc = "Targets for the answer that were met or missed"),
    M(answer_late, .doc = "(i) Of these: missed"),
    M(validate_due, .doc = "Targets for the judgement that were met or missed"),
    M(validate_late, .doc = "(i) Of these: missed"),
    M(resolve_due, .doc = "Targets for the resolution that were met or missed"),
    M(resolve_late, .doc = "(i) Of these: missed"),
    M(closed, .doc = "Reports closed"),
    M(told, .doc = "(j) Of those closed: the outcome was told to the reporter"),
};
#undef M
static SHAPE(measure_row_shape, "measure", struct measure, measure_fields, "What the disclosure programme is measured by");
struct measures {
    when from, to, until;
    str zone;
    struct list rows;
};
static const struct field measures_fields[] = {
#define F(m, ...) FIELD(struct measures, m, .flags = F_RO, __VA_ARGS__)
    F(from, .doc = "The beginning of the period"),
    F(to, .doc = "Its end"),
    F(until, .doc = "Until when it is known: its end, or the minute that ends next"),
    F(zone, .doc = "In which its days are meant: yours"),
    F(rows, .of = &measure_row_shape, .doc = "The whole; each organisation by name, and what is nobody's; each sector; the quarters, oldest first"),
#undef F
};
static SHAPE(measures_shape, "measures", struct measures, measures_fields, "The measures of a period");

static int by_name(const void *a, const void *b)
{
    const struct measure *x = a, *y = b;
    if (id_empty(&x->organisation) != id_empty(&y->organisation)) return id_empty(&x->organisation) ? 1 : -1; /* nobody's at the end */
    int order = str_cmp(x->name, y->name);
    return order ? order : strcmp(x->organisation.s, y->organisation.s);
}

struct sectors {
    str *codes, *names;
    size_t n;
};
static err sectors_of(struct ctx *c, struct sectors *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_sectors, NOARGS, &r));
    *out = (struct sectors){ NEW_ARRAY(c->arena, rows_count(r) + 1, str), NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    for (; rows_next(r); out->n++) {
        out->codes[out->n] = row_text(r, 0);
        out->names[out->n] = row_text(r, 1);
    }
    return NULL; /* behind the last: none */
}
static size_t sector_at(const struct sectors *s, str code)
{
    size_t i = 0;
    while (i < s->n && !str_eq(s->codes[i], code)) i++;
    return i;
}

/* groups: the whole, each owner, each sector and none */
static struct counting *counted(struct ctx *c, struct reading *r, const struct sectors *s)
{
    size_t owners = r->owners.n;
    struct counting *t = figures_new(c->arena, 1 + owners + s->n + 1);
    size_t *sector = NEW_ARRAY(c->arena, owners, size_t);
    for (size_t i = 0; i < owners; i++) sector[i] = sector_at(s, r->owners.v[i].sector);
    for (size_t i = 0; i < r->n; i++) {
        size_t owner = r->owners.v[r->v[i].owner].name.n ? r->v[i].owner : 0; /* one that the viewer does not see is nobody */
        figures_add(t, 0, &r->v[i].share);
        figures_add(t, 1 + owner, &r->v[i].share);
        figures_add(t, 1 + owners + sector[owner], &r->v[i].share);
    }
    figures_end(t);
    return t;
}

static bool nothing(const struct figures *f)
{
    static const struct figures none;
    return !memcmp(f, &none, sizeof none);
}

static err measures_of(struct ctx *c, const struct req *q, struct measures *out)
{
    struct asked asked;
    struct sectors s;
    TRY(period_of(c, q, &asked));
    struct reading r = { .c = c, .asked = &asked, .quarters = figures_new(c->arena, asked.n) };
    owners_begin(&r.owners, c->arena);
    TRY(read_all(&r));
    TRY(owners_named(c, &r.owners));
    TRY(sectors_of(c, &s));
    struct counting *t = counted(c, &r, &s);
    figures_end(r.quarters);
    size_t owners = r.owners.n, n = 0;
    struct measure *v = NEW_ARRAY(c->arena, 1 + owners + s.n + 1 + asked.n, struct measure);
    struct span m = asked.main.s;
    v[n++] = (struct measure){ .by = BY_WHOLE, .from = m.from, .until = m.until, .f = *figures_at(t, 0) };
    for (size_t i = 0; i < owners; i++) {
        const struct owner *o = &r.owners.v[i];
        struct figures *f = figures_at(t, 1 + i);
        if (!nothing(f)) v[n++] = (struct measure){ BY_ORGANISATION, o->org, o->name, o->sector, m.from, m.until, *f };
    }
    qsort(v + 1, n - 1, sizeof *v, by_name);
    for (size_t i = 0; i <= s.n; i++) {
        struct figures *f = figures_at(t, 1 + owners + i);
        if (!nothing(f))
            v[n++] = (struct measure){
                .by = BY_SECTOR, .name = i < s.n ? s.names[i] : S(""), .sector = i < s.n ? s.codes[i] : S(""), .from = m.from, .until = m.until, .f = *f
            };
    }
    for (size_t k = 0; k < asked.n; k++)
        v[n++] = (struct measure){ .by = BY_QUARTER,
                                   .name = asked.quarters[k].name,
                                   .from = asked.quarters[k].s.from,
                                   .until = asked.quarters[k].s.until,
                                   .f = *figures_at(r.quarters, k) };
    *out = (struct measures){ m.from, asked.to, m.until, asked.zone, { v, n } };
    return NULL;
}

static err measures(struct ctx *c, const struct req *q, struct res *r)
{
    struct measures out;
    TRY(measures_of(c, q, &out));
    res_json(r, &measures_shape, &out, ~UINT64_C(0));
    return NULL;
}

/* a median of nothing is an empty cell */
static bool of_nothing(const struct field *f, const void *row)
{
    const struct figures *v = &((const struct measure *)row)->f;
    return (str_is(str_of(f->name), "validate_median") && !v->judged) || (str_is(str_of(f->name), "mend_median") && !v->mended) ||
           (str_is(str_of(f->name), "answer_median") && !v->answered) || (str_is(str_of(f->name), "age_median") && !v->open_valid);
}

static err export(struct ctx *c, const struct req *q, struct res *r)
{
    struct measures out;
    TRY(measures_of(c, q, &out));
    api_csv(c, r, "measures", measure_fields, COUNT(measure_fields), &out.rows, sizeof(struct measure), of_nothing);
    return NULL;
}

static const struct param_doc query[] = {
    { "from", "The first day of the period, as 2026-07-01, in your zone; this quarter's when not given" },
    { "to", "Its last day, included" },
    { "quarters", "How many quarters are told beside it, the last of them the one in which the period ends: 0 to 20; 5 when not given" },
    { NULL, NULL },
};
const struct route course_routes[] = {
    ROUTE(GET, "/api/v1/measures", measures, MAY_READ, "The measures of the disclosure programme, of the reports that you see", .class = CLASS_SLOW,
          .out = &measures_shape, .query = query),
    ROUTE(GET, "/api/v1/measures/export", export, MAY_EXPORT, "The same as CSV", .class = CLASS_SLOW, .type = "text/csv", .query = query),
    { .path = NULL },
};
