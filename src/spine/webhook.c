/* webhook - see webhook.h */
#include "spine/webhook.h"

#include <string.h>

#include "base/buf.h"
#include "base/room.h"
#include "guard/guard.h"
#include "spine/api.h"
#include "spine/line.h"
#include "spine/session.h"
#include "store/db.h"

#include "webhook.sql.h"

struct webhook {
    id id;
    str url, secret;
    struct strs events, products, vendors, sectors, kinds;
    int64_t floor;
    bool active;
    int64_t failures;
    when created_at;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct webhook, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(url, .flags = F_REQ, .max = 500, .format = "uri", .doc = "Where to"),
    F(secret, .flags = F_RO, .doc = "whsec_..., shown this once"),
    F(events, .max = 40, .doc = "Only these verbs (state), or types of messages (publication.corrected); empty: all"),
    F(products, .max = 20,
      .doc = "Of what is published only that which is about one of these products, vendors or sectors, as for subscriptions by mail; "
             "none of the three: about anything. A product is named by words of its vendor, its name, its CPE or package URL"),
    F(vendors, .max = 20, .doc = "The same: vendors, by words of their names"),
    F(sectors, .max = 100, .doc = "The same: sectors, by their codes"),
    F(kinds, .max = 20, .doc = "Of what is published only these kinds (advisory, bulletin); empty: any"),
    F(floor, .max = 100, .doc = "Of what is published only that from this CVSS score on, in tenths, or exploited; 0: any"),
    F(active, .flags = F_RO, .doc = "Messages are sent; ends after 30 failures in a row"),
    F(failures, .flags = F_RO, .doc = "Failures in a row"),
    F(created_at, .flags = F_RO, .doc = "Since when"),
#undef F
};
static SHAPE(webhook_shape, "webhook", struct webhook, fields, "An address that is told of changes");
static const struct field only_fields[] = {
#define F(m) FIELD(struct webhook_only, m, .doc = "As in a webhook")
    F(products), F(vendors), F(sectors), F(kinds), F(floor),
#undef F
};
static SHAPE(only_shape, "webhook_only", struct webhook_only, only_fields, "Which publications a webhook is told of");
static const struct webhook_room *room;
void webhook_room_set(const struct webhook_room *r)
{
    room = r;
}
static bool narrow(const struct webhook_only *o)
{
    return o->products.n || o->vendors.n || o->sectors.n || o->kinds.n || o->floor;
}
static str only_text(struct arena *a, const struct webhook_only *o)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    if (!narrow(o)) return S("");
    shape_write(&w, &only_shape, o, 0);
    return buf_str(&b);
}
static err only_of(struct ctx *c, str kept, struct webhook_only *out)
{
    struct json j;
    *out = (struct webhook_only){ .floor = 0 };
    if (!kept.n) return NULL;
    TRY(json_read(c, kept, NULL, &j));
    return shape_read(c, &only_shape, j, 0, false, out, NULL);
}

struct webhook_list {
    struct list webhooks;
};
static const struct field list_fields[] = { FIELD(struct webhook_list, webhooks, .flags = F_RO, .of = &webhook_shape, .doc = "Your webhooks") };
static SHAPE(webhook_list_shape, "webhooks", struct webhook_list, list_fields, "Your webhooks");

static err words_of(struct ctx *c, str json, struct strs *out)
{
    struct json l;
    TRY(json_read(c, json, NULL, &l));
    *out = (struct strs){ NEW_ARRAY(c->arena, json_count(l) + 1, str), 0 };
    for (struct json_iter i = json_iter(l); json_next(&i);) out->v[out->n++] = json_str(i.value);
    return NULL;
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct webhook_list out;
    struct webhook_only o;
    (void)q;
    TRY(db_run(c, &sql_mine, ARGS(A_ID(c->who->person)), &rows));
    struct webhook *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct webhook);
    size_t n = 0;
    for (; rows_next(rows); n++) {
        v[n] = (struct webhook){
            .id = row_id(rows, 0), .url = row_text(rows, 1), .active = row_int(rows, 3) != 0, .failures = row_int(rows, 4), .created_at = row_when(rows, 5)
        };
        TRY(words_of(c, row_text(rows, 2), &v[n].events));
        TRY(only_of(c, row_text(rows, 6), &o));
        v[n].products = o.products;
        v[n].vendors = o.vendors;
        v[n].sectors = o.sectors;
        v[n].kinds = o.kinds;
        v[n].floor = o.floor;
    }
    out.webhooks = (struct list){ v, n };
    res_json(r, &webhook_list_shape, &out, 0);
    return NULL;
}

static err create(struct ctx *c, const struct req *q, struct res *r)
{
    struct webhook in = { .url = { 0 } };
    struct rows *rows;
    bool found;
    str raw, sealed;
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    TRY(api_read(c, q, &webhook_shape, &in));
    if (!str_starts(in.url, S("http://")) && !str_starts(in.url, S("https://"))) FAIL_AT(c, S("/url"), "bad-format", "an http or https address is wanted");
    const struct webhook_only only = { in.products, in.vendors, in.sectors, in.kinds, in.floor };
    if (narrow(&only) && room) TRY(room->check(c, &only));
    jw_arr(&w);
    for (size_t i = 0; i < in.events.n; i++) jw_text(&w, in.events.v[i]);
    jw_end_arr(&w);
    raw = (str){ arena_alloc(c->arena, 24), 24 };
    random_bytes((void *)(uintptr_t)raw.p, raw.n);
    in.id = id_new("whk", c->now);
    in.secret = arena_fmt(c->arena, "whsec_%.*s", FMT(base64_text(c->arena, raw)));
    TRY(seal(c, arena_fmt(c->arena, "webhook/%s", in.id.s), in.secret, &sealed));
    TRY(db_one(c, &sql_newest, NOARGS, &rows, &found));
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(in.id), A_ID(c->who->person), A_TEXT(in.url), A_TEXT(sealed), A_TEXT(buf_str(&b)), A_INT(row_int(rows, 0)), A_WHEN(c->now),
                   A_TEXT(only_text(c->arena, &only)))));
    TRY(person_logged(c, c->who->actor, "webhook-made", id_str(&in.id)));
    in.active = true;
    in.created_at = c->now;
    r->status = 201;
    res_json(r, &webhook_shape, &in, 0);
    return NULL;
}

static err drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_delete, ARGS(A_TEXT(q->params[0]), A_ID(c->who->person)), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(db_do(c, &sql_delete_told, ARGS(A_TEXT(q->params[0]))));
    r->status = 204;
    return NULL;
}

/* ---- sending */

void webhook_start(void)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

str webhook_signature(struct arena *a, str secret, str message_id, int64_t timestamp, str body)
{
    str key;
    if (!str_starts(secret, S("whsec_")) || !base64_bytes(a, str_cut(secret, 6, secret.n), &key)) return S("");
    str text = arena_fmt(a, "%.*s.%lld.%.*s", FMT(message_id), (long long)timestamp, FMT(body));
    return arena_fmt(a, "v1,%.*s", FMT(hmac_sha256_base64(a, key, text)));
}

static size_t swallow(char *p, size_t size, size_t n, void *u)
{
    (void)p;
    (void)u;
    return size * n;
}
static err post(struct ctx *c, str url, str secret, str message_id, str body, bool anywhere)
{
    int64_t now = clock_now().us / SECOND;
    long status = 0;
    struct line l = { .anywhere = anywhere };
    const str heads[] = { S("Content-Type: application/json"), arena_fmt(c->arena, "webhook-id: %.*s", FMT(message_id)),
                          arena_fmt(c->arena, "webhook-timestamp: %lld", (long long)now),
                          arena_fmt(c->arena, "webhook-signature: %.*s", FMT(webhook_signature(c->arena, secret, message_id, now, body))) };
    TRY(line_open(c, &l));
    for (size_t i = 0; i < COUNT(heads); i++) line_head(c, &l, heads[i]);
    line_to(c, &l, url, "http,https", 15);
    line_into(&l, swallow, NULL);
    curl_easy_setopt(l.h, CURLOPT_POSTFIELDSIZE, (long)body.n);
    curl_easy_setopt(l.h, CURLOPT_POSTFIELDS, body.p);
    CURLcode rc = curl_easy_perform(l.h);
    curl_easy_getinfo(l.h, CURLINFO_RESPONSE_CODE, &status);
    if (rc != CURLE_OK) FAIL(c, E_UPSTREAM, "webhook", "not delivered: %s", curl_easy_strerror(rc));
    if (status < 200 || status > 299) FAIL(c, E_UPSTREAM, "webhook", "not delivered: the receiver answered %ld", status);
    return NULL;
}

struct moved {
    str hook;
    int64_t to;
    str told; /* what is to be noted as told; empty: nothing */
};
static err move_unit(struct ctx *c, void *arg)
{
    const struct moved *m = arg;
    if (m->told.n) TRY(db_do(c, &sql_told, ARGS(A_TEXT(m->hook), A_TEXT(m->told))));
    return db_do(c, &sql_moved, ARGS(A_TEXT(m->hook), A_INT(m->to)));
}
static err failed_unit(struct ctx *c, void *arg)
{
    const struct moved *m = arg;
    return db_do(c, &sql_failed, ARGS(A_TEXT(m->hook)));
}

/* by its verb, or by all of its type */
static bool wanted(const struct strs *events, const struct webhook_event *e)
{
    ptrdiff_t point = str_chr(e->type, '.');
    for (size_t i = 0; i < events->n; i++)
        if (str_eq(events->v[i], e->type) || str_eq(events->v[i], str_cut(e->type, (size_t)point + 1, e->type.n))) return true;
    return events->n == 0;
}

/* in the order of their numbers; *upto: all events to this one are in the list */
static err events_new(struct ctx *c, int64_t from, int64_t newest, struct list *out, int64_t *upto)
{
    struct rows *r;
    struct list l = { 0 };
    TRY(db_run(c, &sql_changes, ARGS(A_INT(from), A_INT(newest)), &r));
    if (room) TRY(room->events(c, from, newest, &l));
    const struct webhook_event *m = l.v;
    struct webhook_event *v = NEW_ARRAY(c->arena, rows_count(r) + l.n + 1, struct webhook_event);
    size_t n = 0, k = 0;
    *upto = newest;
    while (rows_next(r)) {
        for (; k < l.n && m[k].number < row_int(r, 0); k++) v[n++] = m[k];
        v[n++] = (struct webhook_event){ row_int(r, 0),  row_text(r, 1), arena_fmt(c->arena, "%.*s.%.*s", FMT(row_text(r, 3)), FMT(row_text(r, 4))),
                                         row_text(r, 2), row_text(r, 3), row_when(r, 5),
                                         false };
        if (rows_count(r) == WEBHOOK_AT_ONCE) *upto = row_int(r, 0);
    }
    for (; k < l.n; k++) v[n++] = m[k];
    if (l.n == WEBHOOK_AT_ONCE && m[l.n - 1].number < *upto) *upto = m[l.n - 1].number;
    *out = (struct list){ v, n };
    return NULL;
}

struct hook {
    str id, url, secret;
    struct strs events;
    struct webhook_only only;
    int64_t from;
    bool anywhere;
};
static str payload_of(struct ctx *c, const struct webhook_event *e)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    jw_obj(&w);
    jw_kt(&w, "type", e->type);
    jw_kt(&w, "timestamp", when_text(c->arena, e->at));
    jw_key(&w, S("data"));
    jw_obj(&w);
    jw_kt(&w, "record", e->record);
    jw_kt(&w, "kind", e->kind);
    jw_end_obj(&w);
    jw_end_obj(&w);
    return buf_str(&b);
}

/* of what is published: it is about what was asked for now, or was when it was told. In memory of its own, since each is whole */
static err asked_for(struct ctx *c, struct ctx *own, const struct hook *h, const struct webhook_event *e, bool *out)
{
    struct rows *r;
    *out = true;
    if (!e->published || !narrow(&h->only)) return NULL;
    room_empty(c, own, 0);
    err why = db_one(own, &sql_was_told, ARGS(A_TEXT(h->id), A_TEXT(e->record)), &r, out);
    if (!why && !*out) why = room->fits(own, &h->only, e, out);
    return why ? err_make(c, why->kind, why->code, why->where, S(""), "%.*s", FMT(arena_dup(c->arena, why->detail))) : NULL;
}
static err send_new(struct ctx *c, struct ctx *own, const struct hook *h, int64_t newest)
{
    struct list l;
    int64_t upto;
    TRY(events_new(c, h->from, newest, &l, &upto));
    const struct webhook_event *v = l.v;
    for (size_t i = 0; i < l.n && v[i].number <= upto; i++) {
        struct moved step = { h->id, v[i].number, v[i].published && narrow(&h->only) ? v[i].record : S("") };
        bool fits;
        if (!wanted(&h->events, &v[i])) continue;
        TRY(asked_for(c, own, h, &v[i], &fits));
        if (!fits) continue;
        err e = post(c, h->url, h->secret, arena_fmt(c->arena, "%.*s.%.*s", FMT(v[i].change), FMT(h->id)), payload_of(c, &v[i]), h->anywhere);
        if (e) {
            TRY(db_unit(c, failed_unit, &step));
            return e;
        }
        TRY(db_unit(c, move_unit, &step));
    }
    struct moved all = { h->id, upto, S("") }; /* when more is to come, the next run goes on from there */
    return db_unit(c, move_unit, &all);
}

static err deliver(struct ctx *c, str payload)
{
    struct rows *r, *top;
    bool found;
    str anywhere;
    struct hook h = { .id = payload };
    struct viewer *v;
    struct ctx own;
    TRY(db_one(c, &sql_active, ARGS(A_TEXT(payload)), &r, &found));
    if (!found) return NULL;
    id person = row_id(r, 1);
    if (viewer_of_person(c, &person, ~UINT64_C(0), &v)) return NULL; /* the person left: nothing is seen any more */
    TRY(unseal(c, arena_fmt(c->arena, "webhook/%.*s", FMT(payload)), row_text(r, 3), &h.secret));
    TRY(words_of(c, row_text(r, 4), &h.events));
    TRY(only_of(c, row_text(r, 6), &h.only));
    TRY(setting_get(c, "webhooks_inside", &anywhere));
    TRY(db_one(c, &sql_newest, NOARGS, &top, &found));
    h.url = row_text(r, 2);
    h.from = row_int(r, 5);
    h.anywhere = str_is(anywhere, "1");
    viewer_use(c, v);
    TRY(room_open(c, 64u << 20, &own));
    return send_new(c, &own, &h, row_int(top, 0));
}

err webhook_due(struct ctx *c, int64_t newest)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_any, NOARGS, &r, &found));
    if (!row_int(r, 0)) return NULL;
    TRY(db_run(c, &sql_active_ids, NOARGS, &r));
    while (rows_next(r))
        TRY(job_add(c, "webhook.deliver", arena_fmt(c->arena, "%.*s/%lld", FMT(row_text(r, 0)), (long long)newest),
                    arena_fmt(c->arena, "webhook/%.*s", FMT(row_text(r, 0))), row_text(r, 0), (when){ 0 }));
    return NULL;
}

const struct job_kind webhook_jobs[] = { { .name = "webhook.deliver", .run = deliver, .tries = 10, .lease = 5 * MINUTE }, { .name = NULL } };

const struct route webhook_routes[] = {
    ROUTE(GET, "/api/v1/webhooks", list, MAY_READ, "Your webhooks", .out = &webhook_list_shape),
    ROUTE(POST, "/api/v1/webhooks", create, MAY_READ, "Be told of changes at an address", .flags = R_CREATES, .in = &webhook_shape, .out = &webhook_shape),
    ROUTE(DELETE, "/api/v1/webhooks/{id}", drop, MAY_READ, "Be told no longer", .flags = 0),
    { .path = NULL },
};
