/* alike - see alike.h
 *
 * A report is found from another by marks: CVE, product, host and the words that say most; each is a row that an index
 * leads to, so the work is bounded whatever the store holds: some marks, the newest of each that the viewer sees, at most
 * 200 looked at. What he may not see is in none of it: neither in the list nor in a figure. */
#include "domain/disclosure/alike.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/fold.h"
#include "domain/disclosure/likeness.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/erase.h"

#include "alike.sql.h"

enum { OF_A_MARK = 40, MARKS = LIKENESS_WORDS + 4, REASONS = 8, AT_ONCE = 200 };

/* ---- marks */

static void mark_put(struct arena *a, struct strs *out, const char *what, str value)
{
    if (value.n) out->v[out->n++] = arena_fmt(a, "%s:%.*s", what, FMT(str_cut(value, 0, 100)));
}

static struct strs marks_of(struct arena *a, const struct report *v)
{
    struct strs out = { NEW_ARRAY(a, MARKS, str), 0 };
    mark_put(a, &out, "c", fold_words(a, v->cve));
    mark_put(a, &out, "h", fold_words(a, likeness_host(a, v->site)));
    mark_put(a, &out, "p", fold_words(a, v->product));
    struct strs words = likeness_words(a, v->r.title, v->description);
    for (size_t i = 0; i < words.n; i++) mark_put(a, &out, "w", words.v[i]);
    return out;
}

static err unmark(struct ctx *c, const id *record)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_marks, ARGS(A_ID(*record)), &r, &found));
    if (!found) return NULL;
    str rest = row_text(r, 0);
    struct strs was = { NEW_ARRAY(c->arena, MARKS, str), 0 };
    while (was.n < MARKS && str_split(&rest, '\n', &was.v[was.n]))
        if (was.v[was.n].n) was.n++;
    return was.n ? db_do(c, &sql_unmark, ARGS(A_ID(*record), A_LIST(was))) : NULL;
}

err alike_mark(struct ctx *c, const struct report *v)
{
    struct buf b = { .a = c->arena };
    struct strs marks = marks_of(c->arena, v);
    struct arg *rows = NEW_ARRAY(c->arena, 2 * marks.n + 1, struct arg);
    struct rows *done;
    for (size_t i = 0; i < marks.n; i++) {
        rows[2 * i] = A_TEXT(marks.v[i]);
        rows[2 * i + 1] = A_ID(v->r.id);
        buf_fmt(&b, "%s%.*s", i ? "\n" : "", FMT(marks.v[i]));
    }
    TRY(unmark(c, &v->r.id));
    if (marks.n) TRY(db_many(c, &sql_mark, rows, 2, marks.n, &done));
    return db_do(c, &sql_marked, ARGS(A_ID(v->r.id), A_TEXT(buf_str(&b))));
}

err alike_unmark(struct ctx *c, const id *record)
{
    TRY(unmark(c, record));
    return db_do(c, &sql_marked, ARGS(A_ID(*record), A_TEXT(S(""))));
}

/* what was reported before there were marks gets them, some in a transaction */
struct rest {
    id after, last;
    bool more;
};
static err mark_some(struct ctx *c, void *arg)
{
    struct rest *k = arg;
    struct rows *r;
    TRY(db_run(c, &sql_unmarked, ARGS(A_ID(k->after), A_INT(AT_ONCE)), &r));
    k->more = rows_count(r) == AT_ONCE;
    while (rows_next(r)) {
        struct report v = { .r = { .id = row_id(r, 0), .title = row_text(r, 1) },
                            .product = row_text(r, 2),
                            .site = row_text(r, 3),
                            .cve = row_text(r, 4),
                            .description = row_text(r, 5) };
        TRY(alike_mark(c, &v));
        k->last = v.r.id;
    }
    return NULL;
}
static err mark_rest(struct ctx *c, str payload)
{
    struct rest k = { .more = true };
    (void)payload;
    for (; k.more; k.after = k.last) TRY(db_unit(c, mark_some, &k));
    return NULL;
}
const struct job_kind report_jobs[] = { { .name = "report.marks", .run = mark_rest, .every = HOUR, .lease = 15 * MINUTE }, { .name = NULL } };

/* ---- who comes into question */

struct found {
    str id;
    unsigned marks;
    size_t at; /* in which order it came: what was found by CVE, file and host first */
};
struct pool {
    struct found *v;
    size_t n, most;
};

static void pool_put(struct pool *p, struct arena *a, str record, unsigned marks)
{
    for (size_t i = 0; i < p->n; i++)
        if (str_eq(p->v[i].id, record)) {
            p->v[i].marks += marks;
            return;
        }
    if (p->n == p->most) return;
    p->v[p->n] = (struct found){ arena_dup(a, record), marks, p->n };
    p->n++;
}

static int by_marks(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->marks != y->marks) return x->marks > y->marks ? -1 : 1;
    return x->at < y->at ? -1 : 1;
}

/* the likeliest by how many marks they share; one of a CVE, file, host or product counts as several words */
static err pool_of(struct ctx *c, const struct report *v, struct strs *out, struct strs *files)
{
    struct rows *r;
    struct strs marks = marks_of(c->arena, v);
    struct pool p = { .most = (MARKS + 1) * OF_A_MARK };
    p.v = NEW_ARRAY(c->arena, p.most, struct found);
    TRY(db_run(c, &sql_same_file, ARGS(A_ID(v->r.id), A_INT(OF_A_MARK)), &r));
    *files = (struct strs){ NEW_ARRAY(c->arena, OF_A_MARK + 1, str), 0 };
    while (rows_next(r)) {
        files->v[files->n++] = row_text(r, 0);
        pool_put(&p, c->arena, row_text(r, 0), 20);
    }
    for (size_t i = 0; i < marks.n; i++) {
        bool word = str_starts(marks.v[i], S("w:"));
        TRY(db_run(c, &sql_alike, ARGS(A_TEXT(marks.v[i]), A_ID(v->r.id), A_INT(OF_A_MARK)), &r));
        while (rows_next(r)) pool_put(&p, c->arena, row_text(r, 0), word ? 1 : str_starts(marks.v[i], S("c:")) ? 20 : 3);
    }
    qsort(p.v, p.n, sizeof *p.v, by_marks);
    *out = (struct strs){ NEW_ARRAY(c->arena, ALIKE_LOOKED_AT, str), 0 };
    for (size_t i = 0; i < p.n && i < ALIKE_LOOKED_AT; i++) out->v[out->n++] = p.v[i].id;
    return NULL;
}

/* ---- what they have in common */

/* several weak reasons make a stronger one: what is left of doubt after each */
struct scored {
    struct arena *a;
    struct alike *to;
    double doubt;
};
static void because(struct scored *s, const char *reason, unsigned percent)
{
    s->doubt *= 1.0 - (double)percent / 100.0;
    if (reason && s->to->reasons.n < REASONS) s->to->reasons.v[s->to->reasons.n++] = str_of(reason);
}

static bool same(struct arena *a, str x, str y)
{
    return x.n && y.n && str_eq(fold_words(a, x), fold_words(a, y));
}

static bool same_place(str x, str y)
{
    return x.n && str_eq(x, y);
}

static void judge(struct arena *a, const struct report *v, const struct likeness *mine, str description, bool file, struct alike *k)
{
    struct likeness theirs = likeness_of(a, k->title, description);
    struct scored s = { a, k, 1.0 };
    k->reasons = (struct strs){ NEW_ARRAY(a, REASONS, str), 0 };
    k->text = likeness_percent(mine, &theirs);
    if (file) because(&s, "same-file", 60);
    if (same(a, v->cve, k->cve)) because(&s, "same-cve", 60);
    if (same_place(likeness_address(a, v->site), likeness_address(a, k->site)))
        because(&s, "same-address", 55);
    else if (same_place(likeness_host(a, v->site), likeness_host(a, k->site)))
        because(&s, "same-site", 30);
    if (same(a, v->product, k->product)) {
        because(&s, "same-product", 25);
        if (same(a, v->vendor, k->vendor)) because(&s, "same-vendor", 10);
        if (same(a, v->version, k->version)) because(&s, "same-version", 15);
    }
    if (k->text >= 10) because(&s, k->text >= 25 ? "similar-text" : NULL, (unsigned)(k->text * 9 / 10));
    k->score = (int64_t)((1.0 - s.doubt) * 100.0 + 0.5);
}

static int by_score(const void *a, const void *b)
{
    const struct alike *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return strcmp(y->id.s, x->id.s);
}

static struct alike common_part(struct rows *r)
{
    return (struct alike){
        .id = row_id(r, 0), .kind = row_text(r, 1), .ref = row_text(r, 2), .title = row_text(r, 3), .state = row_text(r, 4), .received_at = row_when(r, 5)
    };
}

static err reports_alike(struct ctx *c, const struct report *v, struct alike *out, size_t *n)
{
    struct strs pool, files;
    struct rows *r;
    struct likeness mine = likeness_of(c->arena, v->r.title, v->description);
    TRY(pool_of(c, v, &pool, &files));
    if (!pool.n) return NULL;
    TRY(db_run(c, &sql_looked_at, ARGS(A_LIST(pool), A_ID(v->r.id), A_INT(v->r.exercise)), &r));
    while (rows_next(r)) {
        struct alike k = common_part(r);
        bool file = false;
        k.product = row_text(r, 6);
        k.vendor = row_text(r, 7);
        k.version = row_text(r, 8);
        k.site = row_text(r, 9);
        k.cve = row_text(r, 10);
        k.outcome = row_text(r, 11);
        for (size_t i = 0; i < files.n && !file; i++) file = str_eq(files.v[i], id_str(&k.id));
        judge(c->arena, v, &mine, row_text(r, 12), file, &k);
        if (k.score >= ALIKE_LEAST) out[(*n)++] = k;
    }
    return NULL;
}

static err cases_alike(struct ctx *c, const struct report *v, struct alike *out, size_t *n)
{
    struct rows *r;
    if (!v->cve.n) return NULL;
    TRY(db_run(c, &sql_cases, ARGS(A_TEXT(v->cve), A_ID(v->r.id), A_INT(v->r.exercise)), &r));
    while (rows_next(r)) {
        struct alike k = common_part(r);
        k.cve = v->cve;
        k.score = 60;
        k.reasons = (struct strs){ NEW_ARRAY(c->arena, 1, str), 1 };
        k.reasons.v[0] = S("same-cve");
        out[(*n)++] = k;
    }
    return NULL;
}

err alike_find(struct ctx *c, const struct report *v, struct list *out)
{
    size_t n = 0;
    struct alike *all = NEW_ARRAY(c->arena, ALIKE_LOOKED_AT + 10, struct alike);
    *out = (struct list){ all, 0 };
    if (v->r.erased_at.us) return NULL;
    TRY(reports_alike(c, v, all, &n));
    TRY(cases_alike(c, v, all, &n));
    qsort(all, n, sizeof *all, by_score);
    out->n = n < ALIKE_SHOWN ? n : ALIKE_SHOWN;
    return NULL;
}

/* ---- over the API */

static const struct field alike_fields[] = {
#define F(m, ...) FIELD(struct alike, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "The record"),
    F(kind, .doc = "report or case"),
    F(ref, .doc = "Its reference"),
    F(title, .doc = "Its title"),
    F(state, .doc = "Where it stands"),
    F(outcome, .doc = "The coded reason it was closed with; empty: it is open, or a case"),
    F(received_at, .doc = "When it came"),
    F(product, .doc = "Its product"),
    F(vendor, .doc = "Who makes it"),
    F(version, .doc = "Its version"),
    F(site, .doc = "Its address of a live site"),
    F(cve, .doc = "Its CVE id"),
    F(score, .doc = "How likely it is the same, 40 to 100; what is below is not listed"),
    F(text, .doc = "How much the two texts have in common, 0 to 100"),
    F(reasons, .max = REASONS, .doc = "same-cve, same-file, same-address, same-site, same-product, same-vendor, same-version, similar-text"),
#undef F
};
static SHAPE(alike_shape, "report_alike", struct alike, alike_fields, "Something that may be the same as a report, and why");
LIST_OF(report_duplicates, duplicates, alike_shape, "What may be the same, the likeliest first, as far as you see it");

struct apart_in {
    str record;
};
static const struct field apart_fields[] = { FIELD(struct apart_in, record, .flags = F_REQ, .doc = "The other report, by identifier or reference") };
static SHAPE(apart_shape, "report_apart", struct apart_in, apart_fields, "A report that is not the same");

static err at_desk(struct ctx *c, const struct req *q, struct report *v)
{
    TRY(record_find(c, &report_kind, q->params[0], v));
    if (!(record_rights(c->who, &v->r) & MAY_TRIAGE)) FAIL(c, E_DENIED, "not-allowed", "you may not judge this report");
    return NULL;
}

static err answer(struct ctx *c, const struct report *v, struct res *r)
{
    struct report_duplicates out;
    TRY(alike_find(c, v, &out.duplicates));
    res_json(r, &report_duplicates_shape, &out, ~UINT64_C(0));
    return NULL;
}

static err duplicates(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v;
    TRY(at_desk(c, q, &v));
    return answer(c, &v, r);
}

/* both entries stand at the report that was judged: whoever handles the other one may not know this one */
static err told(struct ctx *c, const struct report *v, const char *verb, const struct report *other)
{
    str aud;
    TRY(audience_team(c, &v->r, &aud));
    TRY(entry_add(c, &v->r.id, &(struct entry_new){ .verb = verb, .now = id_str(&other->r.id), .audience = aud }, NULL));
    return record_touch(c, &v->r.id, false);
}

static err apart(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v, other;
    struct apart_in in = { { 0 } };
    struct rows *new_one;
    TRY(at_desk(c, q, &v));
    TRY(record_takes_words(c, &v.r));
    TRY(api_read(c, q, &apart_shape, &in));
    TRY(record_find(c, &report_kind, in.record, &other));
    int order = strcmp(v.r.id.s, other.r.id.s);
    if (!order) FAIL_AT(c, S("/record"), "bad-target", "it is the same report");
    const id *one = order < 0 ? &v.r.id : &other.r.id, *two = order < 0 ? &other.r.id : &v.r.id;
    TRY(db_run(c, &sql_apart, ARGS(A_ID(*one), A_ID(*two), A_TEXT(c->who->actor), A_WHEN(c->now)), &new_one));
    if (rows_count(new_one)) TRY(told(c, &v, "not-the-same", &other));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/reports/%s/duplicates", v.r.id.s));
    return answer(c, &v, r);
}

static err together(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v, other;
    struct rows *gone;
    TRY(at_desk(c, q, &v));
    TRY(record_takes_words(c, &v.r));
    TRY(record_find(c, &report_kind, q->params[1], &other));
    bool first = strcmp(v.r.id.s, other.r.id.s) < 0;
    TRY(db_run(c, &sql_together, ARGS(A_ID(first ? v.r.id : other.r.id), A_ID(first ? other.r.id : v.r.id)), &gone));
    if (!rows_count(gone)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(told(c, &v, "perhaps-the-same", &other));
    r->status = 204;
    return NULL;
}

const struct route alike_routes[] = {
    ROUTE(GET, "/api/v1/reports/{id}/duplicates", duplicates, MAY_READ, "What may be the same, the likeliest first, with reasons; of what you see",
          .out = &report_duplicates_shape),
    ROUTE(POST, "/api/v1/reports/{id}/not-the-same", apart, MAY_READ, "Another report is not the same: it is not offered again; answers what is left",
          .flags = R_CREATES, .in = &apart_shape, .out = &report_duplicates_shape),
    ROUTE(DELETE, "/api/v1/reports/{id}/not-the-same/{other}", together, MAY_READ, "Take that back: it is offered again", .flags = 0),
    { .path = NULL },
};
