/* edge - the constituency graph: typed, dated, several parents, no circle in "serves" and "reports to"
 *
 * An edge is seen by whoever sees both ends. The team that handles the lower end (the one served, the one reporting)
 * writes it: an edge of "serves" opens what hangs on that end to the CERT. */
#include "domain/directory/inside.h"
#include "spine/entry.h"
#include "spine/part.h"
#include "store/fieldsql.h"

#include "edge.sql.h"

static const char *const type_v[] = { "serves", "reports-to", "part-of", "member-of", "coordinates-with" };
const struct words edge_type_words = { type_v, COUNT(type_v) };
enum { DEEPEST = 32 };

/* `from` and `to` are id or reference when they come in, ids when they go out */
struct edge_in {
    id id;
    unsigned type;
    str from, to;
    when since, until;
    str source;
    int64_t revision;
    str other, other_name;
    bool current;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct edge_in, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(type, .flags = F_REQ | F_CREATE, .en = &edge_type_words, .doc = "What it means, read from `from` to `to`"),
    F(from, .flags = F_CREATE, .max = 60, .doc = "Id or reference; this organisation when left out"),
    F(to, .flags = F_CREATE, .max = 60, .doc = "Id or reference; this organisation when left out"),
    F(since, .doc = "Since when"),
    F(until, .doc = "Until when; null: open"),
    F(source, .max = 300, .doc = "Where it is written: an order, an agreement"),
    F(revision, .flags = F_RO, .doc = "Grows with each change"),
    F(other, .flags = F_RO | F_NOCOL, .doc = "The end that is not the organisation asked about"),
    F(other_name, .flags = F_RO | F_NOCOL, .doc = "Its name"),
    F(current, .flags = F_RO | F_NOCOL, .doc = "It holds at this moment"),
#undef F
};
SHAPE(edge_shape, "edge", struct edge_in, fields, "Who serves, or reports to, or is part of whom");
ROWS_OF(edge_list, edges, edge_shape, "Its place in the constituency");

/* the end whose team writes the edge, and whose affairs it opens */
static const id *lower_of(const struct edge *e)
{
    return e->type == EDGE_SERVES ? &e->to : &e->from;
}

static struct edge_in shown(struct ctx *c, struct rows *r, const id *asked)
{
    struct edge_in v = { .id = { { 0 } } };
    unsigned col = fieldsql_take(c, &edge_shape, r, 0, &v);
    bool out = str_eq(v.from, id_str(asked));
    v.other = out ? v.to : v.from;
    v.other_name = row_text(r, out ? col + 1 : col);
    v.current = v.since.us <= c->now.us && (!v.until.us || v.until.us > c->now.us);
    return v;
}

static struct edge plain(const struct edge_in *v)
{
    struct edge e = { .id = v->id, .type = v->type, .since = v->since, .until = v->until, .source = v->source, .revision = v->revision };
    (void)id_parse(v->from, &e.from);
    (void)id_parse(v->to, &e.to);
    return e;
}

err edges_list(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct rows *rows;
    struct edge_list out;
    TRY(organisation_of(c, q, &o));
    TRY(db_run(c, &sql_list, ARGS(A_ID(o.r.id)), &rows));
    struct edge_in *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct edge_in);
    size_t n = 0;
    while (rows_next(rows)) v[n++] = shown(c, rows, &o.r.id);
    out.edges = (struct list){ v, n };
    res_json(r, &edge_list_shape, &out, 0);
    return NULL;
}

/* from `to` upwards along edges of the type: does one lead back to `from`? All edges count: a circle harms whoever sees it */
static err no_circle(struct ctx *c, const struct edge *e)
{
    str level_one = id_str(&e->to), goal = id_str(&e->from);
    struct strs level = { &level_one, 1 };
    if (e->type != EDGE_SERVES && e->type != EDGE_REPORTS) return NULL;
    if (str_eq(level_one, goal)) FAIL_AT(c, S("/to"), "bad-target", "from and to are the same organisation");
    for (int depth = 0; level.n && depth < DEEPEST; depth++) {
        struct rows *r;
        TRY(db_run(c, &sql_onward, ARGS(A_TEXT(str_of(type_v[e->type])), A_LIST(level), A_ID(e->id)), &r));
        level = (struct strs){ NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
        while (rows_next(r)) {
            if (str_eq(row_text(r, 0), goal)) FAIL(c, E_CONFLICT, "circle", "this edge would close a circle");
            if (level.n < 4000) level.v[level.n++] = row_text(r, 0);
        }
    }
    return NULL;
}

static err ends(struct ctx *c, const struct edge *e, struct record *lower, struct record *upper)
{
    const id *l = lower_of(e);
    TRY(record_find_any(c, id_str(l), lower));
    TRY(record_find_any(c, id_str(l == &e->to ? &e->from : &e->to), upper));
    if (!str_is(lower->kind, "organisation") || !str_is(upper->kind, "organisation")) FAIL_AT(c, S("/to"), "bad-target", "an organisation");
    bool may = record_rights(c->who, lower) & MAY_DIRECTORY;
    if (e->type == EDGE_COORDINATES) may = may || (record_rights(c->who, upper) & MAY_DIRECTORY);
    if (!may) FAIL(c, E_DENIED, "not-allowed", "only the team that handles the organisation served may do this");
    return NULL;
}

static err told(struct ctx *c, const struct edge *e, const char *how, const struct record *lower, const struct record *upper)
{
    str both[2] = { principal_of(c->arena, id_str(&lower->team)), principal_of(c->arena, id_str(&upper->team)) }, aud;
    TRY(audience_of(c, (struct strs){ both, 2 }, &aud));
    TRY(record_touch(c, &lower->id, false));
    return entry_add(c, &lower->id,
                     &(struct entry_new){ .verb = "edge", .field = str_of(how), .was = str_of(type_v[e->type]), .now = id_str(&upper->id), .audience = aud },
                     NULL);
}

static err insert(struct ctx *c, struct edge *e)
{
    struct record lower, upper;
    struct rows *r;
    TRY(ends(c, e, &lower, &upper));
    if (!strcmp(e->from.s, e->to.s)) FAIL_AT(c, S("/to"), "bad-target", "from and to are the same organisation");
    if (e->since.us && e->until.us && e->until.us <= e->since.us) FAIL_AT(c, S("/until"), "out-of-range", "it ends before it begins");
    TRY(no_circle(c, e));
    TRY(db_run(c, &sql_twice, ARGS(A_TEXT(str_of(type_v[e->type])), A_ID(e->from), A_ID(e->to), A_WHEN(c->now)), &r));
    if (rows_count(r)) FAIL(c, E_CONFLICT, "there-already", "there is such an edge already");
    e->id = id_new("edg", c->now);
    e->revision = 1;
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(e->id), A_TEXT(str_of(type_v[e->type])), A_ID(e->from), A_ID(e->to), arg_when_or_null(e->since), arg_when_or_null(e->until),
                   A_TEXT(e->source))));
    TRY(told(c, e, "added", &lower, &upper));
    return reach_edge_moved(c, e, &lower.id);
}

err edge_add(struct ctx *c, struct edge *e)
{
    return insert(c, e);
}

static err answer(struct ctx *c, struct res *r, const id *edge, const id *asked)
{
    struct rows *rows;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_ID(*edge), A_ID(*asked)), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    struct edge_in v = shown(c, rows, asked);
    res_json(r, &edge_shape, &v, 0);
    return NULL;
}

static err other_end(struct ctx *c, str named, const char *at, const struct organisation *o, id *out)
{
    struct record v;
    if (!named.n) {
        *out = o->r.id;
        return NULL;
    }
    err e = record_find_any(c, named, &v);
    if (e && e->kind != E_ABSENT) return e;
    if (e || !str_is(v.kind, "organisation")) FAIL_AT(c, str_of(at), "not-found", "there is no such organisation that you can see");
    *out = v.id;
    return NULL;
}

err edge_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct edge_in in = { .id = { { 0 } } };
    TRY(organisation_of(c, q, &o));
    TRY(api_read(c, q, &edge_shape, &in));
    struct edge e = { .type = in.type, .since = in.since, .until = in.until, .source = in.source };
    TRY(other_end(c, in.from, "/from", &o, &e.from));
    TRY(other_end(c, in.to, "/to", &o, &e.to));
    if (strcmp(e.from.s, o.r.id.s) != 0 && strcmp(e.to.s, o.r.id.s) != 0) FAIL_AT(c, S("/from"), "bad-target", "one of the two ends is this organisation");
    TRY(insert(c, &e));
    r->status = 201;
    return answer(c, r, &e.id, &o.r.id);
}

static err found_edge(struct ctx *c, const struct req *q, struct organisation *o, struct edge_in *v)
{
    struct rows *rows;
    bool found;
    TRY(organisation_of(c, q, o));
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(q->params[1]), A_ID(o->r.id)), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *v = shown(c, rows, &o->r.id);
    return NULL;
}

static err store(struct ctx *c, struct edge *e, const char *how)
{
    struct record lower, upper;
    TRY(ends(c, e, &lower, &upper));
    if (e->since.us && e->until.us && e->until.us < e->since.us) FAIL_AT(c, S("/until"), "out-of-range", "it ends before it begins");
    TRY(no_circle(c, e));
    e->revision++;
    TRY(db_do(c, &sql_update, ARGS(A_ID(e->id), arg_when_or_null(e->since), arg_when_or_null(e->until), A_TEXT(e->source), A_INT(e->revision))));
    TRY(told(c, e, how, &lower, &upper));
    return reach_edge_moved(c, e, &lower.id);
}

err edge_patch(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct edge_in v;
    struct json j;
    TRY(found_edge(c, q, &o, &v));
    TRY(req_json(c, q, &j));
    TRY(shape_read(c, &edge_shape, j, record_rights(c->who, &o.r), false, &v, NULL));
    struct edge e = plain(&v);
    TRY(store(c, &e, "changed"));
    return answer(c, r, &e.id, &o.r.id);
}

static const struct field loss_fields[] = {
#define F(m, ...) FIELD(struct edge_loss, m, .flags = F_RO, __VA_ARGS__)
    F(record, .doc = "What would no longer be seen"),
    F(kind, .doc = "What it is; an organisation: its contacts, networks, technologies and keys"),
    F(ref, .doc = "Its reference"),
    F(title, .doc = "Its title"),
    F(organisation, .doc = "By whom"),
    F(organisation_name, .doc = "Its name"),
#undef F
};
static SHAPE(loss_shape, "edge_loss", struct edge_loss, loss_fields, "Who would no longer see what");
ROWS_OF(edge_preview, losses, loss_shape, "What would end with this edge");

/* nothing is changed: who would no longer see what, if the edge ended now */
err edge_look(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct edge_in v;
    struct edge_preview out = { .losses = { NULL, 0 } };
    TRY(found_edge(c, q, &o, &v));
    struct edge e = plain(&v);
    struct record lower, upper;
    TRY(ends(c, &e, &lower, &upper));
    if (e.type == EDGE_SERVES && v.current) TRY(reach_losses(c, &e.id, &out.losses));
    res_json(r, &edge_preview_shape, &out, 0);
    return NULL;
}

err edge_end(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct edge_in v;
    TRY(found_edge(c, q, &o, &v));
    struct edge e = plain(&v);
    if (e.until.us && e.until.us <= c->now.us) FAIL(c, E_CONFLICT, "ended", "it has ended already");
    e.until = c->now;
    TRY(store(c, &e, "ended"));
    r->status = 204;
    return NULL;
}
