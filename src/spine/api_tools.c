/* api_tools - what makes a desk quick: saved views, templates, who else is here, and doing one thing to many */
#include "base/buf.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/kind.h"
#include "spine/workflow.h"
#include "store/db.h"

#include "api_tools.sql.h"

enum { MOST_AT_ONCE = 200, HERE_SECONDS = 60 };

static struct strs desks(struct ctx *c)
{
    return viewer_places(c->arena, c->who, MAY_DESK);
}
static struct strs me_and_desks(struct ctx *c)
{
    struct strs d = desks(c), t = { NEW_ARRAY(c->arena, d.n + 1, str), d.n + 1 };
    t.v[0] = id_str(&c->who->person);
    for (size_t i = 0; i < d.n; i++) t.v[i + 1] = d.v[i];
    return t;
}
static bool holds(struct strs list, str s)
{
    for (size_t i = 0; i < list.n; i++)
        if (str_eq(list.v[i], s)) return true;
    return false;
}

/* ---- saved views: a list with its filters under a name, one's own or the team's */

struct view {
    id id;
    str owner, list, name, query;
    when created_at;
};
static const struct field view_fields[] = {
#define F(m, ...) FIELD(struct view, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(owner, .max = 60, .doc = "A team of yours; empty: yourself"),
    F(list, .flags = F_REQ, .min = 1, .max = 40, .doc = "Which list: reports, organisations, ..."),
    F(name, .flags = F_REQ, .min = 1, .max = 80, .doc = "Name"),
    F(query, .max = 1000, .doc = "Its filters, as in the address"),
    F(created_at, .flags = F_RO, .doc = "Since when"),
#undef F
};
static SHAPE(view_shape, "view", struct view, view_fields, "A list with its filters under a name");
LIST_OF(view_list, views, view_shape, "Saved views, yours and your teams'");

static const struct param_doc view_doc[] = { { "list", "Only of this list" }, { NULL, NULL } };
static err views(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct view_list out;
    TRY(db_run(c, &sql_views, ARGS(A_LIST(me_and_desks(c)), A_TEXT(req_query(q, "list"))), &rows));
    struct view *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct view);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct view){ row_id(rows, 0), row_text(rows, 1), row_text(rows, 2), row_text(rows, 3), row_text(rows, 4), row_when(rows, 5) };
    out.views = (struct list){ v, n };
    res_json(r, &view_list_shape, &out, 0);
    return NULL;
}
static err view_add(struct ctx *c, const struct req *q, struct res *r)
{
    struct view in = { .owner = { 0 } };
    TRY(api_read(c, q, &view_shape, &in));
    if (!in.owner.n) in.owner = id_str(&c->who->person);
    if (!holds(me_and_desks(c), in.owner)) FAIL_AT(c, S("/owner"), "no-such-team", "one of your teams, or nothing for yourself");
    in.id = id_new("vew", c->now);
    in.created_at = c->now;
    TRY(db_do(c, &sql_view_add, ARGS(A_ID(in.id), A_TEXT(in.owner), A_TEXT(in.list), A_TEXT(in.name), A_TEXT(in.query), A_WHEN(c->now))));
    r->status = 201;
    res_json(r, &view_shape, &in, 0);
    return NULL;
}
static err view_drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *gone;
    TRY(db_run(c, &sql_view_drop, ARGS(A_TEXT(q->params[0]), A_LIST(me_and_desks(c))), &gone));
    if (!rows_count(gone)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    r->status = 204;
    return NULL;
}

/* ---- templates */

struct template
{
    id id, team;
    str name, language, act, body;
    int64_t revision;
    when updated_at;
};
static const struct field template_fields[] = {
#define F(m, ...) FIELD(struct template, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(team, .flags = F_REQ | F_CREATE, .ref = "tea", .doc = "Whose it is"),
    F(name, .flags = F_REQ, .min = 1, .max = 80, .doc = "Name"),
    F(language, .max = 20, .doc = "Language of the text, BCP 47"),
    F(act, .max = 40, .doc = "Offered with this act of the workflow; empty: everywhere"),
    F(body, .flags = F_REQ | F_LINES, .min = 1, .max = 20000, .doc = "The text; {ref} {title} {team} {signature} {name} {due} are filled in"),
    F(revision, .doc = "As it was read"),
    F(updated_at, .flags = F_RO, .doc = "The last change"),
#undef F
};
static SHAPE(template_shape, "template", struct template, template_fields, "A text of a team, with places to fill in");
LIST_OF(template_list, templates, template_shape, "The templates of your teams");

static struct template template_of(const struct rows *r)
{
    return (struct template){ row_id(r, 0), row_id(r, 1), row_text(r, 2), row_text(r, 3), row_text(r, 4), row_text(r, 5), row_int(r, 6), row_when(r, 7) };
}
static err templates(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct template_list out;
    (void)q;
    TRY(db_run(c, &sql_templates, ARGS(A_LIST(desks(c))), &rows));
    struct template *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct template);
    size_t n = 0;
    while (rows_next(rows)) v[n++] = template_of(rows);
    out.templates = (struct list){ v, n };
    res_json(r, &template_list_shape, &out, 0);
    return NULL;
}
static err template_find(struct ctx *c, str which, struct template *t)
{
    struct rows *rows;
    bool found;
    TRY(db_one(c, &sql_template, ARGS(A_TEXT(which), A_LIST(desks(c))), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *t = template_of(rows);
    return NULL;
}
static err template_add(struct ctx *c, const struct req *q, struct res *r)
{
    struct template in = { .name = { 0 } };
    struct rows *made;
    TRY(api_read(c, q, &template_shape, &in));
    if (!(viewer_rights_at(c->who, id_str(&in.team)) & MAY_DESK)) FAIL_AT(c, S("/team"), "no-such-team", "one of your teams");
    if (!in.language.n) in.language = S("en");
    in.id = id_new("tpl", c->now);
    TRY(db_run(c, &sql_template_add, ARGS(A_ID(in.id), A_ID(in.team), A_TEXT(in.name), A_TEXT(in.language), A_TEXT(in.act), A_TEXT(in.body), A_WHEN(c->now)),
               &made));
    if (!rows_count(made)) FAIL_AT(c, S("/name"), "given-twice", "the team has a template of this name and language already");
    TRY(template_find(c, id_str(&in.id), &in));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/templates/%s", in.id.s));
    res_json(r, &template_shape, &in, 0);
    return NULL;
}
static err template_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct template t;
    TRY(template_find(c, q->params[0], &t));
    res_json(r, &template_shape, &t, 0);
    return NULL;
}
static err template_change(struct ctx *c, const struct req *q, struct res *r)
{
    struct template t;
    struct json v;
    struct rows *done;
    TRY(template_find(c, q->params[0], &t));
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &template_shape, v, c->who->rights, false, &t, NULL));
    TRY(db_run(c, &sql_template_same, ARGS(A_ID(t.team), A_TEXT(t.name), A_TEXT(t.language), A_ID(t.id)), &done));
    if (rows_count(done)) FAIL_AT(c, S("/name"), "given-twice", "the team has a template of this name and language already");
    TRY(db_run(c, &sql_template_change, ARGS(A_ID(t.id), A_TEXT(t.name), A_TEXT(t.language), A_TEXT(t.act), A_TEXT(t.body), A_WHEN(c->now), A_INT(t.revision)),
               &done));
    if (!rows_count(done)) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; read it again and compare");
    return template_get(c, q, r);
}
static err template_drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct template t;
    TRY(template_find(c, q->params[0], &t));
    TRY(db_do(c, &sql_template_drop, ARGS(A_ID(t.id))));
    r->status = 204;
    return NULL;
}

/* a place that is not known stays as it stands, so that nobody sends half a sentence unawares */
static err filled(struct ctx *c, const struct template *t, const struct record *v, str *out)
{
    struct buf b = { .a = c->arena };
    struct rows *team;
    bool found;
    TRY(db_one(c, &sql_signature, ARGS(A_ID(v->team)), &team, &found));
    const struct place places[] = { { S("ref"), v->ref },
                                    { S("title"), v->title },
                                    { S("team"), row_text(team, 0) },
                                    { S("signature"), row_text(team, 1) },
                                    { S("name"), c->who->name },
                                    { S("due"), v->due_at.us ? when_text(c->arena, v->due_at) : S("") } };
    buf_fill(&b, t->body, places, COUNT(places));
    *out = buf_str(&b);
    return NULL;
}
struct text_out {
    str text;
};
static const struct field text_fields[] = { FIELD(struct text_out, text, .flags = F_RO | F_LINES, .max = 60000, .doc = "The text, filled in") };
static SHAPE(text_shape, "text", struct text_out, text_fields, "A template filled in for a record");
static const struct param_doc text_doc[] = { { "record", "Id or reference of the record" }, { NULL, NULL } };
static err template_text(struct ctx *c, const struct req *q, struct res *r)
{
    struct template t;
    struct record v;
    struct text_out out;
    TRY(template_find(c, q->params[0], &t));
    TRY(record_find_any(c, req_query(q, "record"), &v));
    TRY(filled(c, &t, &v, &out.text));
    res_json(r, &text_shape, &out, 0);
    return NULL;
}

/* ---- who else is here */

struct other {
    id person;
    str name;
    bool writing;
    when seen_at;
};
static const struct field other_fields[] = {
    FIELD(struct other, person, .flags = F_RO, .doc = "Who"),
    FIELD(struct other, name, .flags = F_RO, .doc = "Name"),
    FIELD(struct other, writing, .flags = F_RO, .doc = "Is writing"),
    FIELD(struct other, seen_at, .flags = F_RO, .doc = "When last seen here"),
};
static SHAPE(other_shape, "present", struct other, other_fields, "Somebody who looks at it now");
LIST_OF(other_list, others, other_shape, "Who else looks at it now");
struct here_in {
    bool writing;
};
static const struct field here_fields[] = { FIELD(struct here_in, writing, .doc = "You are writing") };
static SHAPE(here_shape, "presence", struct here_in, here_fields, "You are here");

static err others(struct ctx *c, const struct record *v, struct res *r)
{
    struct rows *rows;
    struct other_list out;
    TRY(db_run(c, &sql_others, ARGS(A_ID(v->id), A_ID(c->who->person), A_INT(c->now.us - HERE_SECONDS * SECOND)), &rows));
    struct other *o = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct other);
    size_t n = 0;
    while (rows_next(rows)) o[n++] = (struct other){ row_id(rows, 0), row_text(rows, 1), row_int(rows, 2) != 0, row_when(rows, 3) };
    out.others = (struct list){ o, n };
    res_json(r, &other_list_shape, &out, 0);
    return NULL;
}
static err desk_record(struct ctx *c, const struct req *q, struct record *v)
{
    TRY(record_find_any(c, q->params[0], v));
    if (!(record_rights(c->who, v) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}
static err presence(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    TRY(desk_record(c, q, &v));
    return others(c, &v, r);
}
static err here(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct here_in in = { false };
    TRY(desk_record(c, q, &v));
    TRY(api_read(c, q, &here_shape, &in));
    TRY(db_do(c, &sql_sweep_presence, ARGS(A_INT(c->now.us - HOUR))));
    TRY(db_do(c, &sql_here, ARGS(A_ID(v.id), A_ID(c->who->person), A_WHEN(c->now), A_INT(in.writing))));
    return others(c, &v, r);
}

/* ---- one thing to many: each record in a transaction of its own, what went wrong is said record by record */

struct bulk {
    struct strs records, labels;
    str act, code, text, note, target;
    when until;
    id assignee;
    int64_t done;
    struct list failed;
};
struct failed {
    str record, ref, code, detail;
};
static const struct field failed_fields[] = {
    FIELD(struct failed, record, .flags = F_RO, .doc = "Which"),
    FIELD(struct failed, ref, .flags = F_RO, .doc = "Its reference, when you can see it"),
    FIELD(struct failed, code, .flags = F_RO, .doc = "Code of the problem"),
    FIELD(struct failed, detail, .flags = F_RO, .max = 500, .doc = "What to do"),
};
static SHAPE(failed_shape, "bulk_failed", struct failed, failed_fields, "One that was left as it was");
static const struct field bulk_fields[] = {
#define F(m, ...) FIELD(struct bulk, m, __VA_ARGS__)
    F(records, .flags = F_REQ, .min = 1, .max = MOST_AT_ONCE, .doc = "Ids or references, at most 200"),
    F(act, .flags = F_REQ, .min = 1, .max = 40, .doc = "assign, label, or an act of the workflow"),
    F(assignee, .ref = "per", .doc = "assign: to whom; null: nobody"),
    F(labels, .max = 10, .doc = "label: words to add"),
    F(code, .max = 60, .doc = "The act's coded reason"),
    F(text, .flags = F_LINES, .max = 20000, .doc = "To the other side"),
    F(note, .flags = F_LINES, .max = 20000, .doc = "To the team"),
    F(target, .max = 60, .doc = "Whom it goes to"),
    F(until, .doc = "Until when"),
    F(done, .flags = F_RO, .doc = "How many were done"),
    F(failed, .flags = F_RO, .of = &failed_shape, .max = MOST_AT_ONCE, .doc = "Those that were left as they were, and why"),
#undef F
};
static SHAPE(bulk_shape, "bulk", struct bulk, bulk_fields, "One thing done to many");

struct step {
    const struct bulk *b;
    str which, ref;
};
static err bulk_label(struct ctx *c, const struct bulk *b, const struct record *v)
{
    if (!(record_rights(c->who, v) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    for (size_t i = 0; i < b->labels.n; i++) TRY(db_do(c, &sql_label, ARGS(A_ID(v->id), A_ID(v->team), A_TEXT(b->labels.v[i]))));
    return record_touch(c, &v->id, false);
}
static err bulk_one(struct ctx *c, void *arg)
{
    struct step *s = arg;
    const struct bulk *b = s->b;
    struct record any;
    TRY(record_find_any(c, s->which, &any));
    s->ref = any.ref;
    if (str_is(b->act, "assign")) return record_assign(c, &any, &b->assignee);
    if (str_is(b->act, "label")) return bulk_label(c, b, &any);
    const struct kind *k = kind_named(any.kind);
    void *v = arena_alloc(c->arena, k->size);
    struct act a = { .code = b->code, .text = b->text, .note = b->note, .target = b->target, .until = b->until };
    TRY(record_find(c, k, id_str(&any.id), v));
    return workflow_act(c, k, v, b->act, &a);
}
static err bulk(struct ctx *c, const struct req *q, struct res *r)
{
    struct bulk b = { .act = { 0 } };
    TRY(api_read(c, q, &bulk_shape, &b));
    struct failed *f = NEW_ARRAY(c->arena, b.records.n + 1, struct failed);
    for (size_t i = 0; i < b.records.n; i++) {
        struct step s = { &b, b.records.v[i], { 0 } };
        err e = db_unit(c, bulk_one, &s);
        if (e && (e->kind == E_FAULT || e->kind == E_FULL)) return e;
        if (e)
            f[b.failed.n++] = (struct failed){ s.which, s.ref, str_of(e->code), e->detail };
        else
            b.done++;
    }
    b.failed.v = f;
    res_json(r, &bulk_shape, &b, 0);
    return NULL;
}

const struct route tool_routes[] = {
    ROUTE(GET, "/api/v1/views", views, MAY_READ, "Saved views, yours and your teams'", .out = &view_list_shape, .query = view_doc),
    ROUTE(POST, "/api/v1/views", view_add, MAY_READ, "Save a view", .flags = R_CREATES, .in = &view_shape, .out = &view_shape),
    ROUTE(DELETE, "/api/v1/views/{id}", view_drop, MAY_READ, "Drop a saved view", .flags = 0),
    ROUTE(GET, "/api/v1/templates", templates, MAY_DESK, "The templates of your teams", .out = &template_list_shape),
    ROUTE(POST, "/api/v1/templates", template_add, MAY_DESK, "Keep a template", .flags = R_CREATES, .in = &template_shape, .out = &template_shape),
    ROUTE(GET, "/api/v1/templates/{id}", template_get, MAY_DESK, "One template", .out = &template_shape),
    ROUTE(PATCH, "/api/v1/templates/{id}", template_change, MAY_DESK, "Change a template", .in = &template_shape, .out = &template_shape),
    ROUTE(DELETE, "/api/v1/templates/{id}", template_drop, MAY_DESK, "Drop a template", .flags = 0),
    ROUTE(GET, "/api/v1/templates/{id}/text", template_text, MAY_DESK, "A template filled in for a record", .out = &text_shape, .query = text_doc),
    ROUTE(GET, "/api/v1/records/{id}/presence", presence, MAY_DESK, "Who else looks at it now", .out = &other_list_shape),
    ROUTE(POST, "/api/v1/records/{id}/presence", here, MAY_DESK, "Say that you are here", .in = &here_shape, .out = &other_list_shape),
    ROUTE(POST, "/api/v1/bulk", bulk, MAY_DESK, "One thing to many records; each that fails says why, the rest is done", .flags = R_NOTX, .in = &bulk_shape,
          .out = &bulk_shape),
    { .path = NULL },
};
