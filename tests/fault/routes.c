/* routes - each kind of route through the program's own answer, with its n-th allocation and database call failing
 *
 * The worker, the router, the viewer's cache, idempotency and problem documents are those of the program; only the wire
 * is not there. An answer is 503 or 507 with nothing changed, or it is the usual one. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app.h"
#include "base/buf.h"
#include "domain/coordination/inbox.h"
#include "domain/disclosure/disclosure.h"
#include "guard/guard.h"
#include "http/inside.h"
#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/workflow.h"
#include "sweep.h"

static struct testing T;
static struct app A;
static void *worker;
static struct {
    id report, other, part, attachment, link, message;
    char key[80], bob[80], lead[80], session[80], etag[24], secret[64], code[8];
    unsigned n;
} G;

struct route_op {
    enum method method;
    const char *path;  /* {r} the report, {o} another one, {p} the part, {a} the attachment, {t} the bank's team, {l} the link, {m} the message */
    const char *query; /* name=value, plain */
    const char *as, *type, *body;
    int status;
    bool once, match;
};

static str filled(struct arena *a, const char *text)
{
    struct buf b = { .a = a };
    for (const char *p = text; p && *p; p++) {
        if (*p != '{' || !p[1] || p[2] != '}') {
            buf_c(&b, *p);
            continue;
        }
        const char *what = p[1] == 'r'   ? G.report.s
                           : p[1] == 'o' ? G.other.s
                           : p[1] == 'p' ? G.part.s
                           : p[1] == 'a' ? G.attachment.s
                           : p[1] == 'l' ? G.link.s
                           : p[1] == 'm' ? G.message.s
                           : p[1] == 't' ? T.bank.s
                           : p[1] == 'c' ? G.code
                                         : "?";
        buf_z(&b, p[1] == 'n' ? arena_fmt(a, "%u", G.n).p : what);
        p += 2;
    }
    return buf_str(&b);
}

/* a request goes in where the server hands one over */
static err ask(struct ctx *c, void *ground)
{
    const struct route_op *o = ground;
    struct arena *a = c->arena;
    struct pair headers[8], query[1];
    struct req q = { .method = o->method, .address = arena_fmt(a, "192.0.2.%u", G.n % 250), .request_id = S("sweep"), .headers = headers };
    struct res r = { .status = 200, .file = -1, .body = { .a = a } };
    q.path = filled(a, o->path);
    q.body = filled(a, o->body);
    headers[q.nheaders++] = (struct pair){ S("host"), S("hub.example") };
    if (o->type) headers[q.nheaders++] = (struct pair){ S("content-type"), str_of(o->type) };
    bool person = o->as == G.session; /* signed in, from the hub's own page */
    if (person) headers[q.nheaders++] = (struct pair){ S("origin"), S("http://hub.example") };
    if (o->as)
        headers[q.nheaders++] =
            person ? (struct pair){ S("cookie"), arena_fmt(a, "rabta=%s", o->as) } : (struct pair){ S("authorization"), arena_fmt(a, "Bearer %s", o->as) };
    if (o->once) headers[q.nheaders++] = (struct pair){ S("idempotency-key"), arena_fmt(a, "sweep-%u", G.n) };
    if (o->match) headers[q.nheaders++] = (struct pair){ S("if-match"), str_of(G.etag) };
    if (o->query) {
        str rest = str_of(o->query);
        str_split(&rest, '=', &query[0].name);
        query[0].value = rest;
        q.query = query;
        q.nquery = 1;
    }
    app_calls.serve(&A, worker, a, &q, &r);
    if (r.file >= 0) close(r.file);
    stream_drop_unsent(&r);
    if (r.status == o->status) return NULL;
    if (r.status == 507) FAIL(c, E_FULL, "507", "disk full");
    if (r.status == 503) {
        bool maybe = str_find(buf_str(&r.body), S("lost while saving")) >= 0;
        FAIL(c, E_BUSY, maybe ? "store-uncertain" : "503", "busy");
    }
    FAIL(c, E_FAULT, "status", "%d: %.*s", r.status, FMT(buf_str(&r.body)));
}

/* ---- grounds; time goes on, so that limits forget and codes of the second factor are new */

static err report(struct ctx *c, id *out)
{
    struct report v = { .r = { .title = S("a report of the sweep"), .team = T.centre, .tlp = TLP_AMBER },
                        .description = S("what was found"),
                        .product = S("P100") };
    viewer_use(c, T.v_system);
    TRY(record_create(c, &report_kind, &v, NULL));
    *out = v.r.id;
    return NULL;
}
static err fresh(struct ctx *c, void *g)
{
    (void)g;
    clock_freeze((when){ c->now.us + 11 * MINUTE });
    c->now = clock_now();
    G.n++;
    snprintf(G.etag, sizeof G.etag, "\"1\"");
    TRY(report(c, &G.report));
    return report(c, &G.other);
}
static err valid(struct ctx *c, void *g)
{
    struct report v;
    struct act a = { .note = S("repeated here") };
    TRY(fresh(c, g));
    viewer_use(c, T.v_ann);
    TRY(record_find(c, &report_kind, id_str(&G.report), &v));
    return workflow_act(c, &report_kind, &v, S("validate"), &a);
}
static err routed(struct ctx *c, void *g)
{
    struct report v;
    TRY(valid(c, g));
    TRY(record_find(c, &report_kind, id_str(&G.report), &v));
    return route_send(c, &v.r, id_str(&T.bank), S("sectoral-cert"), S("yours?"), &G.part);
}
static err with_file(struct ctx *c, void *g)
{
    TRY(fresh(c, g));
    viewer_use(c, T.v_ann);
    return attachment_add_bytes(c, &G.report, S("proof.txt"), S("the bytes of the proof"), S(""), &G.attachment);
}
static err linked(struct ctx *c, void *g)
{
    struct report v, w;
    struct rows *r;
    static const struct sql newest = { "fault.link", "SELECT id FROM link ORDER BY id DESC LIMIT 1", WHERE, false, true };
    TRY(fresh(c, g));
    viewer_use(c, T.v_ann);
    TRY(record_find(c, &report_kind, id_str(&G.report), &v));
    TRY(record_find(c, &report_kind, id_str(&G.other), &w));
    TRY(link_add(c, &v.r, &w.r, S("related-to")));
    TRY(db_run(c, &newest, NOARGS, &r));
    rows_next(r);
    G.link = row_id(r, 0);
    return NULL;
}
/* something in the inbox, with a file */
static err mailed(struct ctx *c, void *g)
{
    struct message m = { .door = DOOR_CALL, .sender = S("Somebody"), .address = S("somebody@mail.example"), .body = S("our server was hacked") };
    id file;
    TRY(fresh(c, g));
    viewer_use(c, T.v_ann);
    m.r.title = S("A call");
    m.r.team = T.centre;
    m.r.tlp = TLP_AMBER;
    TRY(message_receive(c, &m));
    G.message = m.r.id;
    return attachment_add_bytes(c, &m.r.id, S("log.txt"), S("the bytes of a log"), S(""), &file);
}
static err code_due(struct ctx *c, void *g)
{
    char code[7];
    TRY(fresh(c, g));
    TRY(otp_code(c, str_of(G.secret), c->now, code));
    snprintf(G.code, sizeof G.code, "%s", code);
    return NULL;
}

static const char form_body[] = "--x\r\nContent-Disposition: form-data; name=\"product\"\r\n\r\nTap\r\n"
                                "--x\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nAnybody opens it\r\n"
                                "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nh@finder.example\r\n"
                                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"proof.txt\"\r\n\r\nopen sesame {n}\r\n--x--\r\n";
static const char file_body[] = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"proof.txt\"\r\n\r\nbytes {n}\r\n--x--\r\n";
#define JSON "application/json"
#define FORM "multipart/form-data; boundary=x"

static const struct
    route_op r_get = { GET, "/api/v1/reports/{r}", NULL, G.key, NULL, NULL, 200, false, false },
             r_any = { GET, "/api/v1/records/{r}", NULL, G.key, NULL, NULL, 200, false, false },
             r_list = { GET, "/api/v1/reports", "limit=5", G.key, NULL, NULL, 200, false, false },
             r_time = { GET, "/api/v1/records/{r}/timeline", NULL, G.key, NULL, NULL, 200, false, false },
             r_acts = { GET, "/api/v1/records/{r}/acts", NULL, G.key, NULL, NULL, 200, false, false },
             r_find = { GET, "/api/v1/search", "q=sweep", G.key, NULL, NULL, 200, false, false },
             r_home = { GET, "/api/v1/home", NULL, G.key, NULL, NULL, 200, false, false },
             r_absent = { GET, "/api/v1/reports/{r}", NULL, G.bob, NULL, NULL, 404, false, false },
             r_page = { GET, "/report", NULL, NULL, NULL, NULL, 200, false, false },
             r_doc = { GET, "/api/v1/openapi.json", NULL, NULL, NULL, NULL, 200, false, false },
             r_file = { GET, "/api/v1/attachments/{a}/content", NULL, G.key, NULL, NULL, 200, false, false },
             r_stream = { GET, "/api/v1/stream", NULL, G.key, NULL, NULL, 200, false, false },
             r_inbox = { GET, "/api/v1/inbox", "limit=5", G.key, NULL, NULL, 200, false, false },
             r_message = { POST, "/api/v1/messages",
                           NULL, G.key,
                           JSON, "{\"door\":\"call\",\"title\":\"A call {n}\",\"body\":\"hacked\",\"address\":\"a@mail.example\"}",
                           201,  true,
                           false },
             r_incident = { POST, "/api/v1/records/{m}/acts/incident", NULL, G.key, JSON, "{}", 200, false, false },
             r_report = { POST, "/api/v1/records/{m}/acts/report", NULL, G.key, JSON, "{}", 200, false, false },
             r_attach = { POST, "/api/v1/records/{m}/acts/attach", NULL, G.key, JSON, "{\"target\":\"{r}\"}", 200, false, false },
             r_noise = { POST, "/api/v1/records/{m}/acts/noise", NULL, G.key, JSON, "{\"code\":\"once\"}", 200, false, false },
             r_export = { GET, "/api/v1/reports/export", NULL, G.lead, NULL, NULL, 200, false, false },
             r_create = { POST, "/api/v1/reports",
                          NULL, G.key,
                          JSON, "{\"title\":\"A title\",\"description\":\"d\",\"urls\":[\"https://a.example\"]}",
                          201,  true,
                          false },
             r_patch = { PATCH, "/api/v1/reports/{r}", NULL, G.key, JSON, "{\"product\":\"P200\",\"title\":\"Another title\"}", 200, false, true },
             r_act = { POST, "/api/v1/records/{r}/acts/ask", NULL, G.key, JSON, "{\"text\":\"Which version?\",\"note\":\"asked\"}", 200, false, false },
             r_route = { POST, "/api/v1/records/{r}/acts/route",
                         NULL, G.key,
                         JSON, "{\"target\":\"{t}\",\"code\":\"sectoral-cert\",\"text\":\"Yours?\"}",
                         200,  false,
                         false },
             r_part = { POST, "/api/v1/parts/{p}/acts/accept", NULL, G.bob, JSON, "{\"text\":\"Ours.\"}", 200, false, false },
             r_note = { POST, "/api/v1/records/{r}/notes", NULL, G.key, JSON, "{\"body\":\"between us\"}", 201, true, false },
             r_form = { POST, "/report", NULL, NULL, FORM, form_body, 201, false, false },
             r_upload = { POST, "/api/v1/records/{r}/attachments", NULL, G.key, FORM, file_body, 201, true, false },
             r_labels = { PUT, "/api/v1/records/{r}/labels", NULL, G.key, JSON, "{\"labels\":[\"printers\",\"taps\"]}", 200, false, false },
             r_unlink = { DELETE, "/api/v1/records/{r}/links/{l}", NULL, G.key, NULL, NULL, 204, false, false },
             r_hook = { POST, "/api/v1/webhooks", NULL, G.key, JSON, "{\"url\":\"https://hook.example/{n}\"}", 201, true, false },
             r_key = { POST, "/api/v1/me/keys", NULL, G.session, JSON, "{\"name\":\"a key {n}\",\"scopes\":[\"read\"]}", 201, true, false },
             r_sign = { POST, "/api/v1/session",
                        NULL, NULL,
                        JSON, "{\"email\":\"ann@example.org\",\"password\":\"a long enough phrase 7\",\"code\":\"{c}\"}",
                        200,  false,
                        false };

#define OP(text, lays, what)                                                                      \
    {                                                                                             \
        .name = "route: " text, .lay = (lays), .run = ask, .ground = (void *)(uintptr_t) & (what) \
    }
#define OP_MANY(text, lays, what)                                                                                    \
    {                                                                                                                \
        .name = "route: " text, .lay = (lays), .run = ask, .ground = (void *)(uintptr_t) & (what), .flags = OP_STEPS \
    }
static const struct op ops[] = {
    OP("a page", fresh, r_page),
    OP("the description", fresh, r_doc),
    OP("export", fresh, r_export),
    OP("one record", fresh, r_get),
    OP("one record of any kind", fresh, r_any),
    OP("what is not there", fresh, r_absent),
    OP("a list", fresh, r_list),
    OP("a timeline", fresh, r_time),
    OP("possible acts", fresh, r_acts),
    OP("search", fresh, r_find),
    OP("home", fresh, r_home),
    OP("a file out", with_file, r_file),
    OP("a stream", fresh, r_stream),
    OP("creation", fresh, r_create),
    OP("change", fresh, r_patch),
    OP("act", valid, r_act),
    OP("routing", valid, r_route),
    OP("answer to a route", routed, r_part),
    OP("note", fresh, r_note),
    OP("public form with a file", fresh, r_form),
    OP("the inbox", mailed, r_inbox),
    OP("a message in", fresh, r_message),
    OP("a message becomes an incident", mailed, r_incident),
    OP("a message becomes a report", mailed, r_report),
    OP("a message is laid to a record", mailed, r_attach),
    OP("a message is noise", mailed, r_noise),
    OP("a file in", fresh, r_upload),
    OP("labels", fresh, r_labels),
    OP("removal", linked, r_unlink),
    OP("webhook", fresh, r_hook),
    OP("API key", fresh, r_key),
    OP_MANY("signing in", code_due, r_sign),
};

static err key_of(struct ctx *c, const id *person, char out[80])
{
    str key;
    id k;
    TRY(api_key_create(c, person, S("sweep"), (struct strs){ 0 }, (when){ 0 }, &key, &k));
    snprintf(out, 80, "%.*s", FMT(key));
    return NULL;
}
static err people(struct ctx *c, void *g)
{
    str secret;
    (void)g;
    viewer_use(c, T.v_system);
    TRY(key_of(c, &T.ann, G.key));
    TRY(key_of(c, &T.bob, G.bob));
    TRY(key_of(c, &T.lead, G.lead));
    TRY(person_password(c, &T.ann, S("a long enough phrase 7")));
    TRY(otp_secret_new(c, &secret));
    snprintf(G.secret, sizeof G.secret, "%.*s", FMT(secret));
    snprintf(G.session, sizeof G.session, "%.*s", FMT(token_new(c->arena, 32)));
    TRY(person_totp(c, &T.ann, secret));
    return db_script(c, arena_fmt(c->arena,
                                  "INSERT INTO session (hash, person, created_at, seen_at, expires_at, factor) VALUES ('%.*s', '%s', 0, 0, %lld, 'totp')",
                                  FMT(sha256_hex(c->arena, str_of(G.session))), T.ann.s, (long long)(c->now.us + 3650 * DAY)));
}

int main(int argc, char **argv)
{
    if (!testing_open(&T)) {
        printf("skip - postgres, routes: no server\n");
        return 0;
    }
    A = (struct app){ .data = T.folder, .database = T.url };
    T.c.app = &A;
    err e = rooms_install(&T.c);
    if (!e) e = router_build(&T.c, route_tables, route_tables_count, &A.router);
    if (!e) e = db_unit(&T.c, people, NULL);
    testing_refresh(&T);
    if (e) {
        printf("not ok - routes: %s: %.*s\n", e->code, FMT(e->detail));
        return 1;
    }
    worker = app_calls.worker_open(&A);
    sweep_start(&T, argc, argv);
    sweep(&T, ops, COUNT(ops));
    int code = sweep_end(&T);
    app_calls.worker_close(&A, worker);
    clock_freeze((when){ 0 });
    testing_close(&T);
    return code;
}
