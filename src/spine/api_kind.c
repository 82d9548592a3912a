/* api_kind - list, create, get, change, export: written once for all kinds, driven by the field table */
#include "base/buf.h"
#include "base/utf8.h"
#include "guard/guard.h"
#include "spine/api.h"
#include "spine/kind.h"
#include "spine/list.h"
#include "spine/part.h"
#include "spine/workflow.h"
#include "store/fieldsql.h"

enum { PER_KIND = 5, MOST_KINDS = 32, EXPORT_ROWS = 50000 };

static const struct kind *kind_of(const struct req *q)
{
    str rest = q->path, part;
    for (int i = 0; i < 4; i++)
        if (!str_split(&rest, '/', &part)) return NULL;
    for (size_t i = 0; kind_at(i); i++)
        if (str_is(part, kind_at(i)->plural)) return kind_at(i);
    return NULL;
}

err api_read(struct ctx *c, const struct req *q, const struct shape *s, void *out)
{
    struct json v;
    TRY(req_json(c, q, &v));
    return shape_read(c, s, v, c->who->rights, true, out, NULL);
}

/* the desk sees every change, others those they may see: two counters, so that an ETag tells nobody of hidden work */
str api_etag(struct ctx *c, const struct record *r)
{
    bool desk = record_rights(c->who, r) & MAY_DESK;
    return arena_fmt(c->arena, desk ? "\"d%lld\"" : "\"%lld\"", (long long)(desk ? r->desk_revision : r->revision));
}

void api_answer(struct ctx *c, struct res *r, const struct kind *k, const void *rec)
{
    const struct record *v = rec;
    res_header(r, "ETag", api_etag(c, v));
    res_json(r, kind_shape(k), rec, record_rights(c->who, v));
}

err api_record(struct ctx *c, const struct req *q, const struct kind **k, void **rec)
{
    struct record any;
    TRY(record_find_any(c, q->params[0], &any));
    *k = kind_named(any.kind);
    *rec = arena_alloc(c->arena, (*k)->size);
    return record_find(c, *k, id_str(&any.id), *rec);
}

static err get(struct ctx *c, const struct req *q, struct res *r)
{
    const struct kind *k = kind_of(q);
    void *v = arena_alloc(c->arena, k->size);
    TRY(record_find(c, k, q->params[0], v));
    str tag = api_etag(c, v);
    if (str_eq(req_header(q, "if-none-match"), tag)) {
        r->status = 304;
        res_header(r, "ETag", tag);
        return NULL;
    }
    api_answer(c, r, k, v);
    return NULL;
}

static void write_page(struct res *r, const struct page *p, const struct shape *s, const struct viewer *who)
{
    struct jw w = jw_on(&r->body);
    jw_obj(&w);
    jw_key(&w, S("items"));
    jw_arr(&w);
    for (size_t i = 0; i < p->items.n; i++) {
        const char *v = (const char *)p->items.v + i * p->size;
        shape_write(&w, s, v, record_rights(who, (const struct record *)(const void *)v));
    }
    jw_end_arr(&w);
    jw_key(&w, S("next"));
    if (p->next.n)
        jw_text(&w, p->next);
    else
        jw_null(&w);
    jw_key(&w, S("total"));
    jw_null(&w);
    jw_end_obj(&w);
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    const struct kind *k = kind_of(q);
    struct page p;
    TRY(list_records(c, k, q, &p));
    write_page(r, &p, kind_shape(k), c->who);
    return NULL;
}

err api_list_any(struct ctx *c, const struct req *q, struct res *r);
err api_list_any(struct ctx *c, const struct req *q, struct res *r)
{
    struct page p;
    TRY(list_records(c, NULL, q, &p));
    write_page(r, &p, &record_shape, c->who);
    return NULL;
}

static err create(struct ctx *c, const struct req *q, struct res *r)
{
    const struct kind *k = kind_of(q);
    void *v = arena_alloc(c->arena, k->size);
    struct record *rec = v;
    TRY(api_read(c, q, kind_shape(k), v));
    TRY(own_team(c, &rec->team));
    TRY(record_create(c, k, v, NULL));
    TRY(record_find(c, k, id_str(&rec->id), v));
    api_answer(c, r, k, v);
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/%s/%s", k->plural, rec->id.s));
    r->status = 201;
    return NULL;
}

/* If-Match holds the ETag read before; a mismatch answers 412 and the caller reads again and compares three ways */
static err change(struct ctx *c, const struct req *q, struct res *r)
{
    const struct kind *k = kind_of(q);
    const struct shape *s = kind_shape(k);
    void *was = arena_alloc(c->arena, k->size), *now = arena_alloc(c->arena, k->size);
    struct json v;
    TRY(record_find(c, k, q->params[0], was));
    const struct record *rec = was;
    uint64_t rights = record_rights(c->who, rec);
    if (!(rights & k->change)) FAIL(c, E_DENIED, "not-allowed", "you may not change this");
    str match = req_header(q, "if-match");
    bool fits = str_eq(match, api_etag(c, rec)) || str_eq(match, arena_fmt(c->arena, "\"%lld\"", (long long)rec->revision));
    if (!match.n) FAIL(c, E_STALE, "if-match-needed", "send If-Match with the ETag that you read");
    if (!fits) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; read it again and compare");
    memcpy(now, was, k->size);
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, s, v, rights, false, now, NULL));
    TRY(record_change(c, k, now, was));
    TRY(record_find(c, k, id_str(&rec->id), now));
    api_answer(c, r, k, now);
    return NULL;
}

/* ---- CSV: the columns that were asked for, else all; formula-safe; ids of people, teams and organisations by name when wished */

struct csv_out {
    struct ctx *c;
    const struct field **columns;
    unsigned n;
    bool names;
    struct known { /* names that were looked up; a few stand in most rows */
        str of, name;
    } known[64];
    unsigned nknown;
};

static bool csv_can(const struct csv_out *t, const struct field *f)
{
    return f->type != F_LIST && !(f->flags & (F_SECRET | F_PERSONAL)) && field_seen(f, t->c->who->rights);
}

static err csv_columns(struct csv_out *t, const struct shape *s, str wanted)
{
    str name;
    t->columns = NEW_ARRAY(t->c->arena, s->n + 1, const struct field *);
    for (unsigned i = 0; !wanted.n && i < s->n; i++)
        if (csv_can(t, &s->fields[i])) t->columns[t->n++] = &s->fields[i];
    while (wanted.n && str_split(&wanted, ',', &name)) {
        const struct field *f = shape_field(s, name);
        if (!f || !csv_can(t, f) || t->n == s->n) FAIL_AT(t->c, S("/columns"), "not-a-word", "there is no column %.*s to give", FMT(utf8_clip(name, 60)));
        t->columns[t->n++] = f;
    }
    return NULL;
}

static err csv_name(struct csv_out *t, str which, str *out)
{
    for (unsigned i = 0; i < t->nknown; i++)
        if (str_eq(t->known[i].of, which)) {
            *out = t->known[i].name;
            return NULL;
        }
    TRY(subject_name(t->c, which, out));
    if (t->nknown < COUNT(t->known)) t->known[t->nknown++] = (struct known){ arena_dup(t->c->arena, which), *out };
    return NULL;
}

static err csv_row(struct csv_out *t, struct buf *b, const void *v, uint64_t rights)
{
    for (unsigned i = 0; i < t->n; i++) {
        const struct field *f = t->columns[i];
        if (i) buf_c(b, ',');
        if (!v) buf_z(b, f->name);
        if (!v || !field_seen(f, rights)) continue;
        str text = field_text(t->c->arena, f, v);
        bool id_of_somebody = str_starts(text, S("per_")) || str_starts(text, S("tea_")) || str_starts(text, S("org_"));
        if (t->names && f->type == F_ID && id_of_somebody) TRY(csv_name(t, text, &text));
        buf_csv(b, text);
    }
    buf_z(b, "\r\n");
    return NULL;
}

static void csv_file(struct ctx *c, struct res *r, const char *name)
{
    r->type = S("text/csv; charset=utf-8");
    res_header(r, "Content-Disposition", arena_fmt(c->arena, "attachment; filename=\"%s.csv\"", name));
}

void api_csv(struct ctx *c, struct res *r, const char *name, const struct field *f, size_t nfields, const struct list *rows, size_t size,
             bool (*blank)(const struct field *f, const void *row))
{
    struct buf *b = &r->body;
    for (size_t k = 0; k < nfields; k++) buf_fmt(b, "%s%s", k ? "," : "", f[k].name);
    buf_z(b, "\r\n");
    for (size_t i = 0; i < rows->n; i++) {
        const char *row = (const char *)rows->v + i * size;
        for (size_t k = 0; k < nfields; k++) {
            if (k) buf_c(b, ',');
            if (!blank || !blank(&f[k], row)) buf_csv(b, field_text(c->arena, &f[k], row));
        }
        buf_z(b, "\r\n");
    }
    csv_file(c, r, name);
}

static err export(struct ctx *c, const struct req *q, struct res *r)
{
    const struct kind *k = kind_of(q);
    const struct shape *s = kind_shape(k);
    struct pair *pairs = NEW_ARRAY(c->arena, q->nquery + 2, struct pair);
    struct req page_of = *q;
    struct page p = { .next = S("first") };
    size_t n = q->nquery;
    if (n) memcpy(pairs, q->query, n * sizeof *pairs);
    pairs[n] = (struct pair){ S("limit"), S("200") };
    page_of.query = pairs;
    page_of.nquery = n + 1;
    struct csv_out t = { .c = c, .names = str_is(req_query(q, "names"), "true") };
    TRY(csv_columns(&t, s, req_query(q, "columns")));
    TRY(csv_row(&t, &r->body, NULL, 0));
    for (size_t rows = 0; p.next.n && rows < EXPORT_ROWS;) {
        TRY(list_records(c, k, &page_of, &p));
        for (size_t i = 0; i < p.items.n; i++, rows++) {
            const char *v = (const char *)p.items.v + i * p.size;
            TRY(csv_row(&t, &r->body, v, record_rights(c->who, (const struct record *)(const void *)v)));
        }
        pairs[n + 1] = (struct pair){ S("cursor"), p.next };
        page_of.nquery = n + 2;
    }
    csv_file(c, r, k->plural);
    return NULL;
}

static const char *text(struct arena *a, const char *fmt, const char *plural)
{
    const char *at = strstr(fmt, "%s");
    str s = arena_fmt(a, "%.*s%s%s", (int)(at - fmt), fmt, plural, at + 2);
    return s.p;
}

/* the kind's filters are documented beside the common ones */
static const struct param_doc *query_of(struct arena *a, const struct kind *k, bool export)
{
    static const struct param_doc of_export[] = { { "columns", "Names of fields, with commas between: these columns in this order; all when not given" },
                                                  { "names", "true: people, teams and organisations by their names, not their ids" } };
    size_t n = 0, own = 0;
    while (list_query[n].name) n++;
    while (k->filters && k->filters[own].name) own++;
    struct param_doc *d = NEW_ARRAY(a, n + own + COUNT(of_export) + k->nfields + 1, struct param_doc);
    memcpy(d, list_query, n * sizeof *d);
    for (unsigned i = 0; i < k->nfields; i++)
        if (k->fields[i].flags & F_FILTER) d[n++] = (struct param_doc){ k->fields[i].name, k->fields[i].doc };
    for (size_t i = 0; i < own; i++) d[n++] = k->filters[i];
    for (size_t i = 0; export && i < COUNT(of_export); i++) d[n++] = of_export[i];
    return d;
}

err kind_routes(struct ctx *c, const struct route **out)
{
    static struct arena *keep;
    if (!keep) keep = arena_open(1u << 20);
    if (!keep) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    struct route *v = NEW_ARRAY(keep, PER_KIND * MOST_KINDS + 1, struct route);
    size_t n = 0;
    for (size_t i = 0; kind_at(i) && n + PER_KIND <= PER_KIND * MOST_KINDS; i++) {
        const struct kind *k = kind_at(i);
        const struct shape *s = kind_shape(k);
        const struct param_doc *query = query_of(keep, k, false), *columns = query_of(keep, k, true);
        const char *all = text(keep, "/api/v1/%s", k->plural), *one = text(keep, "/api/v1/%s/{id}", k->plural);
        v[n++] = (struct route)ROUTE(GET, all, list, MAY_READ, text(keep, "List %s", k->plural), .flags = R_PAGED, .out = s, .query = query);
        if (!k->hidden_create)
            v[n++] = (struct route)ROUTE(POST, all, create, k->create, text(keep, "Open one of the %s", k->plural), .flags = R_CREATES, .in = s, .out = s);
        v[n++] = (struct route)ROUTE(GET, one, get, MAY_READ, text(keep, "One of the %s, by id or reference", k->plural), .flags = 0, .out = s);
        v[n++] = (struct route)ROUTE(PATCH, one, change, 0, text(keep, "Change one of the %s", k->plural), .flags = R_IFMATCH | R_SELF, .in = s, .out = s);
        v[n++] = (struct route)ROUTE(GET, text(keep, "/api/v1/%s/export", k->plural), export, MAY_EXPORT, text(keep, "The %s as CSV", k->plural),
                                     .class = CLASS_SLOW, .type = "text/csv", .query = columns);
    }
    *out = v;
    return NULL;
}
