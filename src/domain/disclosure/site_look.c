/* site_look - see site.h: the look itself, and the jobs that do it */
#include "domain/disclosure/site.h"

#include "base/buf.h"
#include "domain/directory/directory.h"
#include "formats/securitytxt.h"
#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/fetch.h"
#include "spine/notify.h"
#include "spine/session.h"
#include "spine/setup.h"

#include "site_look.sql.h"

static const char *const file_v[] = { "valid", "expired", "invalid", "absent", "unreachable" };
const struct words site_file_words = { file_v, COUNT(file_v) };
static const char *const policy_v[] = { "there", "named", "absent", "unreachable" };
const struct words site_policy_words = { policy_v, COUNT(policy_v) };

static const struct field finding_fields[] = {
#define F(m, ...) FIELD(struct site_finding, m, .flags = F_RO, __VA_ARGS__)
    F(line, .doc = "The line of the file; 0: the file as a whole"),
    F(clause, .doc = "The section of RFC 9116"),
    F(text, .max = 1000, .doc = "What is wrong"),
    F(error, .doc = "It is not valid so; else a hint"),
#undef F
};
SHAPE(site_finding_shape, "site_finding", struct site_finding, finding_fields, "Something in a security.txt");

enum { POLICY_BYTES = 4 << 20, SECONDS = 20, WEEK_DAYS = 7, SOON_DAYS = 30, AN_HOUR = 300 };

/* ---- asked */

enum answer { READ, MISSING, SILENT };
static err ask(struct ctx *c, const struct site_asked *a, const char *path, uint64_t most, enum answer *how, str *text, str *why)
{
    str base = a->base.n ? a->base : arena_fmt(c->arena, "https://%.*s", FMT(a->domain));
    struct fetched f;
    const struct fetch want = {
        .url = arena_fmt(c->arena, "%.*s%s", FMT(base), path), .folder = attachment_folder_path(), .most = most, .anywhere = a->inside, .seconds = SECONDS
    };
    err e = fetch_text(c, &want, &f, text);
    if (e && e->kind != E_UPSTREAM && e->kind != E_INPUT && e->kind != E_TOOBIG && e->kind != E_MALFORMED) return e;
    *how = !e ? READ : f.status == 404 || f.status == 410 || f.status == 403 ? MISSING : SILENT;
    *why = e ? arena_fmt(c->arena, "%s: %.*s", path, FMT(e->detail)) : S("");
    return NULL;
}
static void verdict(struct ctx *c, const struct securitytxt *t, bool elsewhere, struct site_seen *out)
{
    struct site_finding *v = NEW_ARRAY(c->arena, t->n + 2, struct site_finding);
    size_t n = 0, errors = 0;
    for (size_t i = 0; i < t->n; i++) {
        v[n++] = (struct site_finding){ (int64_t)t->v[i].line, str_of(t->v[i].clause), t->v[i].message, t->v[i].error };
        errors += t->v[i].error;
    }
    if (elsewhere)
        v[n++] = (struct site_finding){ 0, S("3"), S("it stands at /security.txt alone; /.well-known/security.txt is where it is looked for"), false };
    out->findings = (struct list){ v, n };
    out->expires_at = t->expires;
    bool past = t->expires.us && t->expires.us <= c->now.us;
    out->file = t->valid ? FILE_VALID : past && errors == 1 ? FILE_EXPIRED : FILE_INVALID;
}
static err look_file(struct ctx *c, const struct site_asked *a, struct site_seen *out, struct securitytxt *t)
{
    static const char *const paths[] = { "/.well-known/security.txt", "/security.txt" };
    for (size_t i = 0; i < COUNT(paths); i++) {
        enum answer how;
        str text;
        TRY(ask(c, a, paths[i], SECURITYTXT_MOST, &how, &text, &out->why));
        if (how == SILENT) {
            out->file = FILE_UNREACHABLE;
            return NULL;
        }
        /* a server that answers every address with a page of its own has none */
        if (how == READ && !securitytxt_is(text)) out->why = arena_fmt(c->arena, "%s: it answers with something else", paths[i]);
        if (how == MISSING || !securitytxt_is(text)) continue;
        out->why = S("");
        out->file_url = arena_fmt(c->arena, "https://%.*s%s", FMT(a->domain), paths[i]);
        securitytxt_read(c->arena, text, out->file_url, c->now, t);
        verdict(c, t, i == 1, out);
        return NULL;
    }
    out->file = FILE_ABSENT;
    return NULL;
}
err site_look(struct ctx *c, const struct site_asked *a, struct site_seen *out)
{
    struct securitytxt t = { .valid = false };
    enum answer how;
    str text, why;
    *out = (struct site_seen){ .policy = POLICY_UNREACHABLE };
    TRY(look_file(c, a, out, &t));
    if (out->file == FILE_UNREACHABLE) return NULL; /* the next question would wait as long for nothing */
    TRY(ask(c, a, "/vulnerability-disclosure-policy", POLICY_BYTES, &how, &text, &why));
    if (how == READ) {
        out->policy = POLICY_THERE;
        out->policy_url = arena_fmt(c->arena, "https://%.*s/vulnerability-disclosure-policy", FMT(a->domain));
    } else if (t.policies.n) {
        out->policy = POLICY_NAMED;
        out->policy_url = str_cut(t.policies.v[0], 0, 500);
    } else {
        out->policy = how == MISSING ? POLICY_ABSENT : POLICY_UNREACHABLE;
        if (how == SILENT && !out->why.n) out->why = why;
    }
    return NULL;
}

/* ---- kept */

static str findings_json(struct ctx *c, const struct list *l)
{
    const struct site_finding *v = l->v;
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    jw_arr(&w);
    for (size_t i = 0; i < l->n; i++) shape_write(&w, &site_finding_shape, &v[i], 0);
    jw_end_arr(&w);
    return buf_str(&b);
}
void site_findings_read(struct ctx *c, str body, struct list *out)
{
    struct json j;
    *out = (struct list){ NULL, 0 };
    if (!body.n || json_read(c, body, NULL, &j)) return;
    struct site_finding *v = NEW_ARRAY(c->arena, json_count(j) + 1, struct site_finding);
    for (struct json_iter i = json_iter(j); json_next(&i); out->n++) {
        v[out->n] = (struct site_finding){ .clause = json_str(json_get(i.value, S("clause"))),
                                           .text = json_str(json_get(i.value, S("text"))),
                                           .error = json_bool(json_get(i.value, S("error"))) };
        (void)json_int(json_get(i.value, S("line")), &v[out->n].line);
    }
    out->v = v;
}

/* once for each end: to the desk that handles the organisation, and to its own people */
static err tell_end(struct ctx *c, str asset, const struct record *org, str domain, when end)
{
    struct rows *r;
    str aud, places[2] = { id_str(&org->team), id_str(&org->id) };
    id entry;
    TRY(db_run(c, &sql_told, ARGS(A_TEXT(asset), A_WHEN(end)), &r));
    if (!rows_count(r)) return NULL;
    TRY(directory_audience(c, org, &aud));
    TRY(entry_add(
        c, &org->id,
        &(struct entry_new){ .verb = "security-txt-ends", .field = domain, .was = S(""), .now = str_cut(when_text(c->arena, end), 0, 10), .audience = aud },
        &entry));
    TRY(record_touch(c, &org->id, false));
    TRY(db_run(c, &sql_people, ARGS(A_LIST(((struct strs){ places, 2 })), A_WHEN(c->now)), &r));
    while (rows_next(r)) TRY(notify_person(c, &org->id, row_text(r, 0), &entry, S("security-txt-ends")));
    return NULL;
}
err site_keep(struct ctx *c, str asset, const struct site_seen *s)
{
    struct rows *r;
    bool found;
    viewer_use(c, viewer_system(c, "clock", (struct strs){ 0 }, 0));
    TRY(db_one(c, &sql_domain, ARGS(A_TEXT(asset), A_WHEN(c->now)), &r, &found));
    if (!found) return NULL; /* it is theirs no more */
    const struct record org = { .id = row_id(r, 1), .team = row_id(r, 2) };
    str domain = row_text(r, 0);
    TRY(db_do(c, &sql_keep,
              ARGS(A_TEXT(asset), A_ID(org.id), A_WHEN(c->now), A_TEXT(str_of(file_v[s->file])), A_TEXT(s->file_url), arg_when_or_null(s->expires_at),
                   A_TEXT(findings_json(c, &s->findings)), A_TEXT(str_of(policy_v[s->policy])), A_TEXT(s->policy_url), A_TEXT(str_cut(s->why, 0, 500)))));
    bool soon = s->file == FILE_VALID && s->expires_at.us < c->now.us + SOON_DAYS * DAY;
    return soon ? tell_end(c, asset, &org, domain, s->expires_at) : NULL;
}

/* ---- the jobs */

struct kept {
    str asset;
    const struct site_seen *seen;
};
static err keep_unit(struct ctx *c, void *arg)
{
    const struct kept *k = arg;
    return site_keep(c, k->asset, k->seen);
}
static err look(struct ctx *c, str payload)
{
    struct rows *r;
    struct site_seen seen;
    bool found;
    str anywhere;
    TRY(db_one(c, &sql_domain, ARGS(A_TEXT(payload), A_WHEN(c->now)), &r, &found));
    if (!found) return NULL;
    TRY(setting_get(c, "webhooks_inside", &anywhere));
    const struct site_asked a = { .domain = row_text(r, 0), .inside = str_is(anywhere, "1") };
    TRY(site_look(c, &a, &seen));
    c->now = clock_now();
    struct kept k = { payload, &seen };
    return db_unit(c, keep_unit, &k);
}
/* who asks for one does not wait for those of the week, which go one after the other */
err site_look_soon(struct ctx *c, str asset)
{
    return job_add(c, "site.look", arena_fmt(c->arena, "%.*s/now/%lld", FMT(asset), (long long)(c->now.us / MINUTE)), S("site.look.now"), asset, (when){ 0 });
}
static err due_unit(struct ctx *c, void *arg)
{
    struct rows *r;
    (void)arg;
    TRY(db_run(c, &sql_due, ARGS(A_WHEN(c->now), A_INT(c->now.us - WEEK_DAYS * DAY), A_INT(AN_HOUR)), &r));
    while (rows_next(r)) /* one that still waits is not asked for twice */
        TRY(job_add(c, "site.look", arena_fmt(c->arena, "%.*s/%lld", FMT(row_text(r, 0)), (long long)row_int(r, 1)), S("site.look"), row_text(r, 0),
                    (when){ 0 }));
    return NULL;
}
static err due(struct ctx *c, str payload)
{
    struct site site;
    (void)payload;
    TRY(site_get(c, &site));
    return site.looks ? db_unit(c, due_unit, NULL) : NULL;
}
const struct job_kind site_jobs[] = { { .name = "site.due", .run = due, .every = HOUR },
                                      { .name = "site.look", .run = look, .tries = 3, .lease = 5 * MINUTE },
                                      { .name = NULL } };
