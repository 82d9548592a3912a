/* api_record - what can be done with any record: acts, timeline, notes, replies, assignment, waiting, links, labels,
 * watches, routes, who can see it, bulk */
#include "base/buf.h"
#include "spine/api.h"
#include "spine/deadline.h"
#include "spine/entry.h"
#include "spine/give.h"
#include "spine/erase.h"
#include "spine/list.h"
#include "spine/notify.h"
#include "spine/part.h"
#include "spine/workflow.h"

#include "api_record.sql.h"

err api_list_any(struct ctx *c, const struct req *q, struct res *r);

/* ---- lists that a record has */

LIST_OF(act_list, acts, button_shape, "What you may do, and why not the rest");
LIST_OF(timeline, entries, entry_shape, "The timeline, oldest first");
LIST_OF(deadline_list_, deadlines, deadline_shape, "The clocks");
LIST_OF(route_list, routes, part_shape, "Where it was routed");

static err need(struct ctx *c, const struct record *r, uint64_t right)
{
    if ((record_rights(c->who, r) & right) != right) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}

static err get(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    TRY(record_find_any(c, q->params[0], &v));
    res_header(r, "ETag", api_etag(c, &v));
    res_json(r, &record_shape, &v, record_rights(c->who, &v));
    return NULL;
}

static err acts(struct ctx *c, const struct req *q, struct res *r)
{
    const struct kind *k;
    void *v;
    struct act_list out;
    TRY(api_record(c, q, &k, &v));
    TRY(workflow_buttons(c, k, v, &out.acts));
    res_json(r, &act_list_shape, &out, ~UINT64_C(0));
    return NULL;
}

static err answer_common(struct ctx *c, struct res *r, const id *record)
{
    struct record v;
    TRY(record_find_any(c, id_str(record), &v));
    res_header(r, "ETag", api_etag(c, &v));
    res_json(r, &record_shape, &v, record_rights(c->who, &v));
    return NULL;
}

/* something was added to a record: the answer is the record, there */
static err created_at_record(struct ctx *c, struct res *r, const id *record)
{
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/records/%s", record->s));
    return answer_common(c, r, record);
}

static err act(struct ctx *c, const struct req *q, struct res *r)
{
    const struct kind *k;
    void *v;
    struct act a = { 0 };
    TRY(api_record(c, q, &k, &v));
    TRY(api_read(c, q, &act_shape, &a));
    TRY(workflow_act(c, k, v, q->params[1], &a));
    return answer_common(c, r, &((struct record *)v)->id);
}

static const struct param_doc timeline_query[] = { { "before", "An entry to page back from" }, { "limit", "1 to 500; 200 when not given" }, { NULL, NULL } };
static err timeline(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct timeline out;
    struct rows *rows;
    bool found;
    int64_t limit, before = 0;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(query_limit(c, q, 200, 500, &limit));
    if (req_query(q, "before").n) {
        TRY(db_one(c, &sql_entry_n, ARGS(A_TEXT(req_query(q, "before")), A_ID(v.id)), &rows, &found));
        if (!found) FAIL_AT(c, S("/before"), "not-found", "no such entry here");
        before = row_int(rows, 0);
    }
    TRY(entry_list(c, &v.id, before, limit, &out.entries));
    res_json(r, &timeline_shape, &out, ~UINT64_C(0));
    return NULL;
}

/* ---- words */

struct words_in {
    str body;
};
static const struct field words_fields[] = { FIELD(struct words_in, body, .flags = F_REQ | F_LINES, .min = 1, .max = 50000, .doc = "The text") };
static SHAPE(words_shape, "words", struct words_in, words_fields, "A text");

static err note(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct words_in in = { { 0 } };
    str aud;
    id e;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(need(c, &v, MAY_DESK));
    TRY(record_takes_words(c, &v));
    TRY(api_read(c, q, &words_shape, &in));
    TRY(audience_team(c, &v, &aud));
    TRY(entry_add(c, &v.id, &(struct entry_new){ .verb = "note", .body = in.body, .audience = aud }, &e));
    TRY(record_touch(c, &v.id, false));
    return created_at_record(c, r, &v.id);
}

/* to the reporter, or by the reporter: seen by the team and by the one who reported, nobody else */
err reply_audience(struct ctx *c, const struct record *v, str *out)
{
    str two[2] = { principal_of(c->arena, id_str(&v->team)), principal_of(c->arena, v->originator) };
    return audience_of(c, (struct strs){ two, 2 }, out);
}

err say_to_reporter(struct ctx *c, const struct record *r, str text, struct said *out)
{
    str aud;
    *out = (struct said){ .text = text };
    if (!str_trim(text).n) return NULL;
    TRY(reply_audience(c, r, &aud));
    return entry_add(c, &r->id, &(struct entry_new){ .verb = "message", .field = S("out"), .body = text, .audience = aud }, &out->entry);
}

err waiting_end(struct ctx *c, const struct record *r)
{
    return r->waiting_for == WAITING_NOBODY ? NULL : waiting_set(c, r, WAITING_NOBODY, (when){ 0 });
}

static err reply(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct words_in in = { { 0 } };
    str aud;
    id entry;
    TRY(record_find_any(c, q->params[0], &v));
    /* the desk that handles it speaks as the desk, also where it wrote the record down itself */
    bool reporter = !(record_rights(c->who, &v) & MAY_DESK) && viewer_holds(c->who, principal_of(c->arena, v.originator));
    if (!reporter) TRY(need(c, &v, MAY_DESK));
    TRY(record_takes_words(c, &v));
    TRY(api_read(c, q, &words_shape, &in));
    TRY(reply_audience(c, &v, &aud));
    TRY(entry_add(c, &v.id, &(struct entry_new){ .verb = "message", .field = reporter ? S("in") : S("out"), .body = in.body, .audience = aud }, &entry));
    TRY(record_touch(c, &v.id, false));
    const struct kind *k = kind_named(v.kind);
    if (!reporter && k->told) TRY(k->told(c, &v, &(struct said){ in.body, entry }));
    if (reporter && v.waiting_for == WAITING_REPORTER) TRY(waiting_set(c, &v, WAITING_NOBODY, (when){ 0 }));
    return created_at_record(c, r, &v.id);
}

/* ---- assignment and waiting */

struct assign_in {
    id assignee;
};
static const struct field assign_fields[] = { FIELD(struct assign_in, assignee, .ref = "per", .doc = "The person; null: nobody") };
static SHAPE(assign_shape, "assignment", struct assign_in, assign_fields, "Who works on it");

err record_assign(struct ctx *c, const struct record *v, const id *person)
{
    struct rows *rows;
    str aud;
    bool self = strcmp(person->s, c->who->person.s) == 0, nobody = id_empty(person);
    TRY(need(c, v, self || (nobody && strcmp(v->assignee.s, c->who->person.s) == 0) ? MAY_DESK : MAY_ASSIGN));
    if (!nobody) {
        TRY(db_run(c, &sql_at_desk, ARGS(A_ID(*person), A_ID(v->team), A_WHEN(c->now)), &rows));
        if (!rows_count(rows)) FAIL_AT(c, S("/assignee"), "not-at-desk", "this person does not work at the team's desk");
        /* who assigns others may go beyond, knowing it */
        if (self && strcmp(v->assignee.s, person->s) != 0) TRY(give_room(c, v, person));
    }
    TRY(audience_team(c, v, &aud));
    TRY(db_do(c, &sql_assign, ARGS(A_ID(v->id), arg_id_or_null(person), A_WHEN(c->now))));
    if (!nobody) TRY(grant_assigned(c, v, person));
    if (!nobody) TRY(watch_person(c, &v->id, person));
    return entry_add(c, &v->id, &(struct entry_new){ .verb = "assigned", .was = id_str(&v->assignee), .now = id_str(person), .audience = aud }, NULL);
}

static err assign(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct assign_in in = { { { 0 } } };
    TRY(record_find_any(c, q->params[0], &v));
    TRY(api_read(c, q, &assign_shape, &in));
    TRY(record_assign(c, &v, &in.assignee));
    return answer_common(c, r, &v.id);
}

struct waiting_in {
    unsigned waiting_for;
    when waiting_until;
};
static const struct field waiting_fields[] = {
    FIELD(struct waiting_in, waiting_for, .flags = F_REQ, .en = &waiting_words, .doc = "Who has the ball outside; nobody: the desk"),
    FIELD(struct waiting_in, waiting_until, .doc = "When it comes back to the desk"),
};
static SHAPE(waiting_shape, "waiting", struct waiting_in, waiting_fields, "Whom it waits for, until when");

err waiting_set(struct ctx *c, const struct record *v, unsigned for_whom, when until)
{
    str aud, word = str_of(waiting_words.v[for_whom]);
    TRY(audience_team(c, v, &aud));
    TRY(db_do(c, &sql_waiting, ARGS(A_ID(v->id), A_TEXT(word), arg_when_or_null(until), A_WHEN(c->now))));
    if (for_whom == WAITING_NOBODY || for_whom == WAITING_DATE) /* put off by the desk itself: its clocks run on */
        TRY(deadline_resume(c, v));
    else
        TRY(deadline_pause(c, v, arena_fmt(c->arena, "waiting for %.*s", FMT(word))));
    return entry_add(c, &v->id,
                     &(struct entry_new){ .verb = "waiting",
                                          .field = until.us ? when_text(c->arena, until) : S(""),
                                          .was = str_of(waiting_words.v[v->waiting_for]),
                                          .now = word,
                                          .audience = aud },
                     NULL);
}

static err waiting(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct waiting_in in = { 0 };
    TRY(record_find_any(c, q->params[0], &v));
    TRY(need(c, &v, MAY_DESK));
    TRY(api_read(c, q, &waiting_shape, &in));
    if (in.waiting_for != WAITING_NOBODY && in.waiting_until.us <= c->now.us) FAIL_AT(c, S("/waiting_until"), "required", "a date to come, so that it returns");
    TRY(waiting_set(c, &v, in.waiting_for, in.waiting_until));
    return answer_common(c, r, &v.id);
}

/* ---- who can see it, clocks, files, routes */

struct grant_out {
    str principal, name, because;
    when since, until;
};
static const struct field grant_fields[] = {
#define F(m, ...) FIELD(struct grant_out, m, .flags = F_RO, __VA_ARGS__)
    F(principal, .doc = "Who"), F(name, .doc = "By name"), F(because, .doc = "What it rests on"), F(since, .doc = "Since when"), F(until, .doc = "Until when"),
#undef F
};
static SHAPE(grant_shape, "seen_by", struct grant_out, grant_fields, "Somebody who can see it");
LIST_OF(seen_by_list, grants, grant_shape, "Who can see this");

static err audience(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct rows *g;
    struct seen_by_list out;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(need(c, &v, MAY_DESK));
    TRY(grants_of(c, &v.id, &g));
    struct grant_out *o = NEW_ARRAY(c->arena, rows_count(g) + 1, struct grant_out);
    size_t n = 0;
    while (rows_next(g)) {
        o[n] = (struct grant_out){ .principal = row_text(g, 0), .because = row_text(g, 1), .since = row_when(g, 2), .until = row_when(g, 3) };
        str rest = o[n].principal, word;
        if (str_split(&rest, ':', &word) && rest.n) TRY(subject_name(c, rest, &o[n].name));
        n++;
    }
    out.grants = (struct list){ o, n };
    res_json(r, &seen_by_list_shape, &out, 0);
    return NULL;
}

static err deadlines(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct deadline_list_ out;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(need(c, &v, MAY_DESK));
    TRY(deadline_list(c, &v.id, &out.deadlines));
    res_json(r, &deadline_list__shape, &out, 0);
    return NULL;
}

static err routes(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct route_list out;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(part_list(c, &v.id, S("route"), &out.routes));
    res_json(r, &route_list_shape, &out, 0);
    return NULL;
}

static err route_act(struct ctx *c, const struct req *q, struct res *r)
{
    struct part p;
    struct act a = { 0 };
    TRY(part_find(c, q->params[0], &p));
    TRY(api_read(c, q, &act_shape, &a));
    TRY(part_act(c, &p, q->params[1], a.code, a.text));
    err e = part_find(c, q->params[0], &p);
    if (e && e->kind != E_ABSENT) return e;
    if (e) { /* refused: it is no longer ours to see; what we said is told as we said it */
        p.state = S("refused");
        p.due_at = (when){ 0 };
        p.updated_at = c->now;
    }
    res_json(r, &part_shape, &p, 0);
    return NULL;
}

/* ---- links, labels, watch */

struct link_out {
    id id, record;
    str type, kind, ref, title, state, target;
    bool outgoing;
};
static const struct field link_fields[] = {
#define F(m, ...) FIELD(struct link_out, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(record, .flags = F_RO, .doc = "The other end"),
    F(type, .flags = F_REQ, .max = 40, .doc = "duplicate-of, opened-from, concerns, related-to, found-in"),
    F(kind, .flags = F_RO, .doc = "What the other end is"),
    F(ref, .flags = F_RO, .doc = "Its reference"),
    F(title, .flags = F_RO, .doc = "Its title"),
    F(state, .flags = F_RO, .doc = "Where it stands"),
    F(outgoing, .flags = F_RO, .doc = "From here to there"),
    F(target, .flags = F_REQ, .max = 60, .doc = "Id or reference of the other end"),
#undef F
};
static SHAPE(link_shape, "link", struct link_out, link_fields, "A connection to another record");
LIST_OF(link_list, links, link_shape, "What it is connected to");

static err links_answer(struct ctx *c, const struct record *v, struct res *r)
{
    struct rows *rows;
    struct link_list out;
    TRY(db_run(c, &sql_links, ARGS(A_ID(v->id)), &rows));
    struct link_out *l = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct link_out);
    size_t n = 0;
    while (rows_next(rows))
        l[n++] = (struct link_out){ .id = row_id(rows, 0),
                                    .type = row_text(rows, 1),
                                    .outgoing = row_int(rows, 2) != 0,
                                    .record = row_id(rows, 3),
                                    .kind = row_text(rows, 4),
                                    .ref = row_text(rows, 5),
                                    .title = row_text(rows, 6),
                                    .state = row_text(rows, 7),
                                    .target = row_text(rows, 3) };
    out.links = (struct list){ l, n };
    res_json(r, &link_list_shape, &out, 0);
    return NULL;
}

static err links(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    TRY(record_find_any(c, q->params[0], &v));
    return links_answer(c, &v, r);
}

err link_add(struct ctx *c, const struct record *from, const struct record *to, str type)
{
    static const char *const words[] = { "duplicate-of", "opened-from", "concerns", "related-to", "found-in" };
    size_t i = 0;
    str aud;
    while (i < COUNT(words) && !str_is(type, words[i])) i++;
    if (i == COUNT(words)) FAIL_AT(c, S("/type"), "not-a-word", "not one of the types of links");
    if (!strcmp(from->id.s, to->id.s)) FAIL_AT(c, S("/target"), "bad-target", "to itself");
    TRY(db_do(c, &sql_link, ARGS(A_ID(id_new("lnk", c->now)), A_ID(from->id), A_ID(to->id), A_TEXT(type), A_TEXT(c->who->actor), A_WHEN(c->now))));
    TRY(audience_team(c, from, &aud));
    TRY(record_touch(c, &from->id, false));
    return entry_add(c, &from->id, &(struct entry_new){ .verb = "link", .field = type, .now = id_str(&to->id), .audience = aud }, NULL);
}

static err link_create(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v, other;
    struct link_out in = { 0 };
    TRY(record_find_any(c, q->params[0], &v));
    TRY(need(c, &v, MAY_DESK));
    TRY(api_read(c, q, &link_shape, &in));
    TRY(record_find_any(c, in.target, &other));
    TRY(link_add(c, &v, &other, in.type));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/records/%s/links", v.id.s));
    return links_answer(c, &v, r);
}

static err link_delete(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct rows *rows;
    str aud;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(need(c, &v, MAY_DESK));
    TRY(db_run(c, &sql_unlink, ARGS(A_TEXT(q->params[1]), A_ID(v.id)), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(audience_team(c, &v, &aud));
    TRY(entry_add(c, &v.id, &(struct entry_new){ .verb = "unlinked", .was = q->params[1], .audience = aud }, NULL));
    r->status = 204;
    return NULL;
}

struct labels {
    struct strs labels;
};
static const struct field labels_fields[] = { FIELD(struct labels, labels, .flags = F_REQ, .max = 30, .doc = "The team's labels") };
static SHAPE(labels_shape, "labels", struct labels, labels_fields, "Labels; each team sees its own");

static err labels_answer(struct ctx *c, const struct record *v, struct res *r)
{
    struct rows *rows;
    struct labels out;
    TRY(db_run(c, &sql_labels, ARGS(A_ID(v->id), A_ID(v->team)), &rows));
    out.labels = (struct strs){ NEW_ARRAY(c->arena, rows_count(rows) + 1, str), 0 };
    while (rows_next(rows)) out.labels.v[out.labels.n++] = row_text(rows, 0);
    res_json(r, &labels_shape, &out, 0);
    return NULL;
}

static err labels_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    TRY(record_find_any(c, q->params[0], &v));
    TRY(need(c, &v, MAY_DESK));
    return labels_answer(c, &v, r);
}

static err labels_put(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct labels in = { { 0 } };
    TRY(record_find_any(c, q->params[0], &v));
    TRY(need(c, &v, MAY_DESK));
    TRY(api_read(c, q, &labels_shape, &in));
    TRY(db_do(c, &sql_labels_clear, ARGS(A_ID(v.id), A_ID(v.team))));
    for (size_t i = 0; i < in.labels.n; i++) TRY(db_do(c, &sql_label, ARGS(A_ID(v.id), A_TEXT(in.labels.v[i]), A_ID(v.team))));
    TRY(record_touch(c, &v.id, false));
    return labels_answer(c, &v, r);
}

struct watch_in {
    bool on;
};
static const struct field watch_fields[] = { FIELD(struct watch_in, on, .flags = F_REQ, .doc = "Tell me when something happens") };
static SHAPE(watch_shape, "watching", struct watch_in, watch_fields, "Whether you are told");

static err watch(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct watch_in in = { 0 };
    TRY(record_find_any(c, q->params[0], &v));
    TRY(api_read(c, q, &watch_shape, &in));
    TRY(watch_set(c, &v.id, in.on));
    res_json(r, &watch_shape, &in, 0);
    return NULL;
}

const struct route record_routes[] = {
    ROUTE(GET, "/api/v1/records", api_list_any, MAY_READ, "List whatever you can see", .flags = R_PAGED, .out = &record_shape, .query = list_query),
    ROUTE(GET, "/api/v1/records/{id}", get, MAY_READ, "The common part of one, by id or reference", .out = &record_shape),
    ROUTE(GET, "/api/v1/records/{id}/acts", acts, MAY_READ, "What you may do now, and why not the rest", .out = &act_list_shape),
    ROUTE(POST, "/api/v1/records/{id}/acts/{verb}", act, MAY_READ, "Do it", .in = &act_shape, .out = &record_shape),
    ROUTE(GET, "/api/v1/records/{id}/timeline", timeline, MAY_READ, "The timeline", .out = &timeline_shape, .query = timeline_query),
    ROUTE(POST, "/api/v1/records/{id}/notes", note, MAY_DESK, "Write a note to the team", .flags = R_CREATES, .in = &words_shape, .out = &record_shape),
    ROUTE(POST, "/api/v1/records/{id}/replies", reply, MAY_READ, "Write to the reporter, or as the reporter to the team", .flags = R_CREATES,
          .in = &words_shape, .out = &record_shape),
    ROUTE(POST, "/api/v1/records/{id}/assign", assign, MAY_DESK, "Say who works on it", .in = &assign_shape, .out = &record_shape),
    ROUTE(POST, "/api/v1/records/{id}/waiting", waiting, MAY_DESK, "Say whom it waits for, until when", .in = &waiting_shape, .out = &record_shape),
    ROUTE(GET, "/api/v1/records/{id}/audience", audience, MAY_DESK, "Who can see this", .out = &seen_by_list_shape),
    ROUTE(GET, "/api/v1/records/{id}/deadlines", deadlines, MAY_DESK, "Its clocks and how their dates came about", .out = &deadline_list__shape),
    ROUTE(GET, "/api/v1/records/{id}/links", links, MAY_READ, "What it is connected to", .out = &link_list_shape),
    ROUTE(POST, "/api/v1/records/{id}/links", link_create, MAY_DESK, "Connect it", .flags = R_CREATES, .in = &link_shape, .out = &link_list_shape),
    ROUTE(DELETE, "/api/v1/records/{id}/links/{link}", link_delete, MAY_DESK, "Take a connection away", .flags = 0),
    ROUTE(GET, "/api/v1/records/{id}/labels", labels_get, MAY_DESK, "The team's labels", .out = &labels_shape),
    ROUTE(PUT, "/api/v1/records/{id}/labels", labels_put, MAY_DESK, "Set the team's labels", .in = &labels_shape, .out = &labels_shape),
    ROUTE(PUT, "/api/v1/records/{id}/watch", watch, MAY_READ, "Be told, or no longer", .in = &watch_shape, .out = &watch_shape),
    ROUTE(GET, "/api/v1/records/{id}/routes", routes, MAY_READ, "Where it was routed and how far it got", .out = &route_list_shape),
    ROUTE(POST, "/api/v1/parts/{id}/acts/{verb}", route_act, MAY_READ, "Acknowledge, accept, refuse or withdraw a route, or say that it is mended",
          .in = &act_shape, .out = &part_shape),
    { .path = NULL },
};
