/* upload - CSAF documents that others publish in our tree, by the interface of csaf_provider, so that csaf_uploader is enough
 *
 * Who uploads is known by the password that an administrator gave out (publisher.c), or by an account or its API key. A document
 * is taken when its schema and all mandatory tests hold, its publisher's namespace is the uploader's, its file has the name of
 * its id, and it is newer than what it replaces; else nothing is kept and each reason is told in the shape that the client
 * reads. The bytes stay as they came. Who may read them hangs on the marking: CLEAR everybody, GREEN members, AMBER the
 * organisation and those it serves; RED is not published. */
#include "domain/exchange/exchange.h"

#include <setjmp.h>
#include <string.h>

#include "base/buf.h"
#include "formats/csaf.h"
#include "formats/openpgp_box.h"
#include "guard/guard.h"
#include "spine/api.h"
#include "spine/limit.h"
#include "spine/mailkey.h"
#include "spine/setup.h"
#include "spine/viewer.h"
#include "store/db.h"

#include "upload.sql.h"

enum { A_MINUTE = 300, MOST_TOLD = 200, BODY = 26 << 20, AHEAD_MINUTES = 5 };

/* ---- the tree's side: by the access rule */

static void take(const struct rows *r, struct publication *p)
{
    *p = (struct publication){ .record = row_id(r, 0),
                               .ref = row_text(r, 1),
                               .file = row_text(r, 2),
                               .year = row_int(r, 3),
                               .tlp = row_text(r, 4),
                               .state = S("published"),
                               .title = row_text(r, 5),
                               .n = row_int(r, 6),
                               .first_at = row_when(r, 7),
                               .changed_at = row_when(r, 8),
                               .sha256 = row_text(r, 9),
                               .sha512 = row_text(r, 10),
                               .signature = row_text(r, 11),
                               .signer = row_text(r, 12),
                               .of_others = true };
}
err uploads_list(struct ctx *c, str tlp, int64_t year, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_TEXT(tlp), A_INT(year)), &r));
    struct publication *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct publication);
    size_t n = 0;
    while (rows_next(r)) take(r, &v[n++]);
    *out = (struct list){ v, n };
    return NULL;
}
err upload_find(struct ctx *c, str file, struct publication *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_one, ARGS(A_TEXT(file)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    take(r, out);
    return NULL;
}
err upload_document(struct ctx *c, const struct publication *p, str *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_document, ARGS(A_ID(p->record), A_INT(p->n)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *out = row_text(r, 0);
    return NULL;
}
err upload_keys(struct ctx *c, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_signers, NOARGS, &r));
    struct team_key *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct team_key);
    size_t n = 0;
    for (; rows_next(r); n++) v[n] = (struct team_key){ .open_key = row_text(r, 1), .fingerprint = row_text(r, 0) };
    *out = (struct list){ v, n };
    return NULL;
}

/* ---- what the client is told */

struct told {
    str name, date;
    str warnings[MOST_TOLD], errors[MOST_TOLD];
    size_t nwarnings, nerrors;
};
static void wrong(struct told *t, str words)
{
    if (t->nerrors < MOST_TOLD) t->errors[t->nerrors++] = words;
}
static void warn(struct told *t, str words)
{
    if (t->nwarnings < MOST_TOLD) t->warnings[t->nwarnings++] = words;
}
static void texts(struct jw *w, const char *key, const str *v, size_t n)
{
    if (!n) return;
    jw_key(w, str_of(key));
    jw_arr(w);
    for (size_t i = 0; i < n; i++) jw_text(w, v[i]);
    jw_end_arr(w);
}
/* its members and no others: the client refuses what it does not know */
static void answer(struct res *r, int status, const struct told *t)
{
    struct jw w = jw_on(&r->body);
    r->status = status;
    jw_obj(&w);
    texts(&w, "errors", t->errors, t->nerrors);
    if (!t->nerrors) jw_kt(&w, "name", t->name);
    if (!t->nerrors) jw_kt(&w, "release_date", t->date);
    texts(&w, "warnings", t->warnings, t->nwarnings);
    jw_end_obj(&w);
}
static void refused(struct res *r)
{
    struct jw w = jw_on(&r->body);
    r->status = 403;
    jw_obj(&w);
    texts(&w, "errors", &S("wrong password, or no seat at the organisation any more"), 1);
    jw_end_obj(&w);
}

/* ---- who it is */

struct caller {
    const struct viewer *v;
    struct csaf_publisher *may; /* what he may publish for */
    size_t n;
};
/* n == 0: nobody who may. By the address's own name and the hash of its password, or whoever is signed in. */
static err who_asks(struct ctx *c, const struct req *q, struct caller *out)
{
    struct list l;
    struct viewer *v;
    bool found;
    *out = (struct caller){ .v = c->who };
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(limit_check(c, "csaf-upload", q->address, A_MINUTE, MINUTE));
    if (q->params[0].n) {
        out->may = NEW_ARRAY(c->arena, 1, struct csaf_publisher);
        TRY(publisher_by_id(c, q->params[0], out->may, &found));
        if (!found || !bcrypt_matches(c, req_header(q, "x-csaf-provider-auth"), out->may->secret)) return NULL;
        err e = viewer_of_person(c, &out->may->person, UINT64_MAX, &v);
        if (e && (e->kind == E_ABSENT || e->kind == E_NOAUTH || e->kind == E_DENIED)) return NULL; /* he is not there any more */
        TRY(e);
        out->v = v;
        l = (struct list){ out->may, 1 };
    } else {
        TRY(publishers_of(c, &c->who->person, &l));
        out->may = NEW_ARRAY(c->arena, l.n + 1, struct csaf_publisher);
    }
    const struct csaf_publisher *p = l.v;
    for (size_t i = 0; i < l.n; i++) {
        struct csaf_publisher one = p[i];
        if (viewer_rights_at(out->v, one.organisation) & MAY_OWN_ORG) out->may[out->n++] = one;
    }
    return NULL;
}
static err create(struct ctx *c, const struct req *q, struct res *r)
{
    struct caller who;
    TRY(who_asks(c, q, &who));
    if (!who.n) {
        refused(r);
        return NULL;
    }
    struct jw w = jw_on(&r->body);
    jw_obj(&w);
    jw_kt(&w, "message", S("The folders are there: upload."));
    jw_end_obj(&w);
    return NULL;
}

/* ---- what is in the document */

struct paper {
    str bytes, file, tracking, title, version, tlp, signature, signer, signer_key;
    when first, current;
    int64_t year;
    const struct csaf_publisher *of;
    const struct viewer *by;
    struct told *told;
};
static str at(struct json v, const char *a, const char *b)
{
    return json_str(json_get(json_get(v, str_of(a)), str_of(b)));
}
/* "XC-AD-2026-0001" is what our own are called: nobody else's stands in their place */
static bool named_as_ours(str file)
{
    ptrdiff_t i = str_find(file, S("-ad-"));
    if (i < 1 || i > 6 || file.n < (size_t)i + 4 + 4 + 1 + 4 + 5) return false;
    str rest = str_cut(file, (size_t)i + 4, file.n - 5);
    for (size_t k = 0; k < rest.n; k++)
        if (k == 4 ? rest.p[k] != '-' : rest.p[k] < '0' || rest.p[k] > '9') return false;
    return true;
}
static void findings(struct arena *a, const struct csaf_report *r, struct told *t)
{
    for (size_t i = 0; i < r->n; i++) {
        str words = arena_fmt(a, "%s %.*s: %.*s", r->v[i].test, FMT(r->v[i].pointer), FMT(r->v[i].words));
        if (r->v[i].group == CSAF_MANDATORY)
            wrong(t, words);
        else if (r->v[i].group == CSAF_RECOMMENDED)
            warn(t, words);
    }
}
/* the folder: what the client says, or "csaf": what the document does; never a looser one than that */
static void marking(struct ctx *c, str asked, str label, struct paper *p)
{
    static const char *const words[] = { "white", "green", "amber", "red" };
    int says = -1, wants = -1;
    for (int i = 0; i < (int)COUNT(words); i++) {
        if (str_eq_nocase(label, str_of(words[i]))) says = i;
        if (str_eq_nocase(asked, str_of(words[i]))) wants = i;
    }
    if (str_eq_nocase(asked, S("csaf"))) {
        wants = says;
        if (wants < 0) wrong(p->told, arena_fmt(c->arena, "valid TLP label missing in document (found '%.*s')", FMT(str_cut(label, 0, 40))));
    } else if (wants < 0) {
        wrong(p->told, arena_fmt(c->arena, "unsupported TLP type '%.*s'", FMT(str_cut(asked, 0, 40))));
    }
    if (wants == 3 || says == 3) wrong(p->told, S("what is TLP:RED is not published: send it to whom it concerns"));
    if (wants >= 0 && wants < says)
        wrong(p->told, S("/document/distribution/tlp/label: the document is marked tighter than the folder that it is uploaded to"));
    p->tlp = str_of(tlp_words.v[wants < 1 ? 0 : wants]);
}
static void dates(struct ctx *c, str initial, str current, struct paper *p)
{
    int y, mo, d, h, mi, s;
    if (!when_parse(initial, &p->first) || !when_parse(current, &p->current)) {
        wrong(p->told, S("/document/tracking: its dates are none"));
        return;
    }
    when_utc(p->first, &y, &mo, &d, &h, &mi, &s);
    p->year = y;
    if (y < 1) wrong(p->told, S("/document/tracking/initial_release_date: this year is none"));
    if (p->current.us > c->now.us + AHEAD_MINUTES * MINUTE) wrong(p->told, S("/document/tracking/current_release_date: it lies in the future"));
}
static void tracking_of(struct ctx *c, struct json doc, str name, const struct caller *who, struct paper *p)
{
    str namespace = namespace_plain(at(doc, "publisher", "namespace"));
    p->tracking = at(doc, "tracking", "id");
    p->file = csaf_filename(c->arena, p->tracking);
    p->title = json_str(json_get(doc, S("title")));
    p->version = at(doc, "tracking", "version");
    if (!str_is(json_str(json_get(doc, S("csaf_version"))), "2.0")) wrong(p->told, S("/document/csaf_version: this tree takes documents of CSAF 2.0"));
    if (!str_eq(p->file, name))
        wrong(p->told, arena_fmt(c->arena, "/document/tracking/id: a document of this id is called %.*s (CSAF 2.0, 5.1)", FMT(p->file)));
    if (p->file.n > 200) wrong(p->told, S("/document/tracking/id: it is longer than 195 signs"));
    if (named_as_ours(p->file)) wrong(p->told, S("/document/tracking/id: ids of this form are those of the hub's own advisories"));
    if (str_is(at(doc, "tracking", "status"), "draft")) wrong(p->told, S("/document/tracking/status: a draft is not published"));
    dates(c, at(doc, "tracking", "initial_release_date"), at(doc, "tracking", "current_release_date"), p);
    for (size_t i = 0; i < who->n; i++)
        if (str_eq(who->may[i].namespace, namespace)) p->of = &who->may[i];
    if (!p->of) wrong(p->told, S("/document/publisher/namespace: you are not allowed to publish for it"));
}
/* theirs when it is given and a key that we hold of them made it; a bad one of such a key means that something is wrong */
static err signature(struct ctx *c, str given, struct paper *p)
{
    struct rows *r;
    struct pgp_opened o;
    struct pgp_look look;
    if (!given.n || !p->of) return NULL;
    TRY(db_run(c, &sql_keys, ARGS(A_TEXT(p->of->organisation)), &r));
    struct strs keys = { NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) keys.v[keys.n++] = row_text(r, 0);
    err e = pgp_verify_detached(c, p->bytes, given, keys, &o);
    if (e && e->kind != E_INPUT) return e;
    if (e || o.signature == PGP_SIGNATURE_BAD || o.signature == PGP_UNSIGNED) {
        wrong(p->told, S("the signature is not that of this document"));
        return NULL;
    }
    if (o.signature != PGP_SIGNATURE_GOOD) {
        warn(p->told, S("the signature is of a key that the directory does not hold of your organisation: the document is signed by the hub instead"));
        return NULL;
    }
    p->signature = given;
    p->signer = o.signer;
    for (size_t i = 0; i < keys.n; i++)
        if (!pgp_look(c, keys.v[i], &look) && str_eq(look.fingerprint, o.signer)) p->signer_key = keys.v[i];
    return NULL;
}

/* ---- into the store */

static err readers(struct ctx *c, const struct paper *p, str *audience)
{
    str v[2] = { S("public"), { 0 } };
    struct strs l = { v, 1 };
    if (str_is(p->tlp, "green")) v[0] = S("members");
    if (str_is(p->tlp, "amber")) v[0] = arena_fmt(c->arena, "clients:%.*s", FMT(p->of->organisation));
    if (!str_is(p->tlp, "clear")) v[l.n++] = principal_of(c->arena, p->of->organisation);
    return audience_of(c, l, audience);
}
/* what stands there against what comes; *same: it is there already */
static void replaces(struct arena *a, struct rows *r, struct paper *p, bool *same)
{
    int cmp = 0;
    *same = false;
    if (!str_eq(row_text(r, 1), p->of->organisation) || !str_eq(row_text(r, 2), p->of->namespace)) {
        wrong(p->told, S("/document/tracking/id: another publisher's document is called so"));
        return;
    }
    *same = str_eq(row_text(r, 7), sha256_hex(a, p->bytes)) && str_is(row_text(r, 5), "published") && str_eq(row_text(r, 4), p->tlp);
    if (*same) return;
    if (!csaf_version_cmp(p->version, row_text(r, 6), &cmp))
        wrong(p->told, S("/document/tracking/version: the one before counts in whole numbers and this one does not, or the other way round"));
    else if (cmp <= 0)
        wrong(p->told, arena_fmt(a, "/document/tracking/version: it is not later than %.*s, which was uploaded before", FMT(row_text(r, 6))));
    if (row_int(r, 3) != p->year) wrong(p->told, S("/document/tracking/initial_release_date: its year is that of its folder and does not change"));
    if (p->current.us < row_when(r, 9).us) wrong(p->told, S("/document/tracking/current_release_date: it lies before that of the version before"));
}
static err put_unit(struct ctx *c, void *arg)
{
    struct paper *p = arg;
    struct rows *r;
    id desk, which = id_new("csu", c->now);
    str audience, signature = p->signature, signer = p->signer, was = p->tlp;
    int64_t n = 1;
    bool found, same = false;
    p->told->nerrors = 0;
    TRY(db_one(c, &sql_there, ARGS(A_TEXT(p->file)), &r, &found));
    if (found) {
        replaces(c->arena, r, p, &same);
        if (same) warn(p->told, S("this document is here already: nothing changed"));
        if (same || p->told->nerrors) return NULL;
        which = row_id(r, 0);
        was = str_is(row_text(r, 5), "published") ? row_text(r, 4) : p->tlp;
        n = row_int(r, 8) + 1;
    }
    if (!signature.n) {
        TRY(default_team(c, &desk));
        TRY(team_sign(c, &desk, p->bytes, &signature, &signer));
    }
    TRY(readers(c, p, &audience));
    TRY(db_do(c, &sql_put,
              ARGS(A_ID(which), A_TEXT(audience), A_TEXT(p->of->organisation), A_TEXT(p->of->namespace), A_TEXT(p->file), A_INT(p->year), A_TEXT(p->tlp),
                   A_TEXT(p->tracking), A_TEXT(p->title), A_TEXT(p->version), A_INT(n), A_WHEN(p->first), A_WHEN(p->current),
                   A_TEXT(sha256_hex(c->arena, p->bytes)), A_TEXT(sha512_hex(c->arena, p->bytes)), A_TEXT(signature), A_TEXT(signer), A_TEXT(p->signer_key))));
    TRY(db_do(c, &sql_keep,
              ARGS(A_ID(which), A_INT(n), A_TEXT(audience), A_TEXT(p->version), A_TEXT(sha256_hex(c->arena, p->bytes)), A_TEXT(p->bytes), A_ID(p->by->person),
                   A_WHEN(c->now))));
    TRY(db_do(c, &sql_readers, ARGS(A_ID(which), A_TEXT(audience))));
    if (!str_eq(was, p->tlp)) TRY(db_do(c, &sql_shelf, ARGS(A_TEXT(was), A_WHEN(c->now))));
    return db_do(c, &sql_shelf, ARGS(A_TEXT(p->tlp), A_WHEN(c->now)));
}

/* ---- an upload */

static err taken(struct ctx *c, const struct req *q, const struct caller *who, struct told *t)
{
    static const struct json_limits lim = { .bytes = BODY, .members = 2000000, .depth = 200 };
    struct form_part *parts;
    const struct form_part *csaf = NULL;
    struct csaf_report *report = NEW(c->arena, struct csaf_report);
    struct json v;
    size_t n;
    TRY(req_form(c, q, &parts, &n));
    for (size_t i = 0; i < n && !csaf; i++)
        if (parts[i].file.n && str_is(parts[i].name, "csaf")) csaf = &parts[i];
    if (!csaf) FAIL_AT(c, S("/csaf"), "required", "no file came with the form");
    if (!str_is(csaf->type, "application/json")) FAIL_AT(c, S("/csaf"), "not-json", "expected content type 'application/json'");
    struct paper p = { .bytes = csaf->body, .by = who->v, .told = t };
    TRY(json_read(c, csaf->body, &lim, &v));
    TRY(csaf_judge(c, v, report));
    findings(c->arena, report, t);
    struct json doc = json_get(v, S("document"));
    tracking_of(c, doc, csaf->file, who, &p);
    marking(c, part_text(parts, n, "tlp"), at(json_get(doc, S("distribution")), "tlp", "label"), &p);
    TRY(signature(c, part_text(parts, n, "signature"), &p));
    t->name = p.file;
    t->date = at(doc, "tracking", "current_release_date");
    if (t->nerrors) return NULL;
    return db_unit(c, put_unit, &p);
}
static void close_own(void *a)
{
    arena_close(a);
}
static err upload(struct ctx *c, const struct req *q, struct res *r)
{
    struct caller who;
    struct arena *own;
    TRY(who_asks(c, q, &who));
    if (!who.n) {
        refused(r);
        return NULL;
    }
    /* a document may need more than a request is given: a memory of its own, and what is said goes over */
    void **slot = arena_onclose(c->arena, close_own);
    if (!(own = *slot = arena_open(1u << 30))) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    memcpy(arena_boundary(own), arena_boundary(c->arena), sizeof(jmp_buf));
    struct ctx in = *c;
    in.arena = own;
    viewer_use(&in, who.v);
    struct told *t = NEW(own, struct told);
    err e = taken(&in, q, &who, t);
    if (e && (e->kind == E_INPUT || e->kind == E_TOOBIG)) { /* in the shape that the client reads */
        t->nerrors = 0;
        wrong(t, e->field.n ? arena_fmt(own, "%.*s: %.*s", FMT(e->field), FMT(e->detail)) : e->detail);
        e = NULL;
    }
    if (e)
        e = err_make(c, e->kind, e->code, e->where, arena_dup(c->arena, e->field), "%.*s", FMT(arena_dup(c->arena, e->detail)));
    else
        answer(r, t->nerrors ? 400 : 200, t);
    *slot = NULL;
    arena_close(own);
    return e;
}

/* ---- withdrawal, and what is there, for people */

struct upload_row {
    str file, tracking, title, namespace, organisation, tlp, state, why, version, sha256, signer;
    int64_t year;
    when first_at, changed_at;
};
static const struct field row_fields[] = {
#define F(m, ...) FIELD(struct upload_row, m, __VA_ARGS__)
    F(file, .flags = F_RO, .doc = "Its name in the tree"),
    F(tracking, .flags = F_RO, .doc = "Its id"),
    F(title, .flags = F_RO, .max = 1000, .doc = "Title"),
    F(namespace, .flags = F_RO, .doc = "Of its publisher"),
    F(organisation, .flags = F_RO, .doc = "Whose it is"),
    F(tlp, .flags = F_RO, .doc = "Marking"),
    F(state, .flags = F_RO, .doc = "published or withdrawn"),
    F(why, .flags = F_RO, .max = 1000, .doc = "Why it was withdrawn"),
    F(version, .flags = F_RO, .doc = "As it stands in the document"),
    F(year, .flags = F_RO, .doc = "Its folder"),
    F(first_at, .flags = F_RO, .doc = "Initial release"),
    F(changed_at, .flags = F_RO, .doc = "Current release"),
    F(sha256, .flags = F_RO, .doc = "Of its bytes"),
    F(signer, .flags = F_RO, .doc = "Fingerprint of the key that signed it"),
#undef F
};
static SHAPE(row_shape, "csaf_document", struct upload_row, row_fields, "A CSAF document that another publisher put into the tree");
struct upload_list {
    struct list documents;
};
static const struct field list_fields[] = { FIELD(struct upload_list, documents, .flags = F_RO, .of = &row_shape, .doc = "Newest first") };
static SHAPE(list_shape, "csaf_documents", struct upload_list, list_fields, "CSAF documents of other publishers in the tree");
struct why {
    str reason;
};
static const struct field why_fields[] = { FIELD(struct why, reason, .flags = F_REQ, .min = 3, .max = 1000, .doc = "Why") };
static SHAPE(why_shape, "csaf_withdrawal", struct why, why_fields, "Why a document is taken out of the tree");

static err rows_of(struct ctx *c, str file, struct list *out, id *which)
{
    struct rows *r;
    TRY(db_run(c, &sql_documents, ARGS(A_TEXT(file)), &r));
    struct upload_row *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct upload_row);
    size_t n = 0;
    for (; rows_next(r); n++) {
        *which = row_id(r, 0);
        v[n] = (struct upload_row){ .organisation = row_text(r, 1),
                                    .namespace = row_text(r, 2),
                                    .file = row_text(r, 3),
                                    .year = row_int(r, 4),
                                    .tlp = row_text(r, 5),
                                    .state = row_text(r, 6),
                                    .why = row_text(r, 7),
                                    .tracking = row_text(r, 8),
                                    .title = row_text(r, 9),
                                    .version = row_text(r, 10),
                                    .first_at = row_when(r, 11),
                                    .changed_at = row_when(r, 12),
                                    .sha256 = row_text(r, 13),
                                    .signer = row_text(r, 14) };
    }
    *out = (struct list){ v, n };
    return NULL;
}
static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct upload_list out;
    id ignored;
    (void)q;
    TRY(rows_of(c, S(""), &out.documents, &ignored));
    res_json(r, &list_shape, &out, 0);
    return NULL;
}
static err withdraw(struct ctx *c, const struct req *q, struct res *r)
{
    struct list l, may;
    struct why in = { { 0 } };
    struct rows *w;
    id which;
    str audience, whose[1];
    bool his = false;
    TRY(api_read(c, q, &why_shape, &in));
    TRY(rows_of(c, q->params[0], &l, &which));
    if (!l.n || !q->params[0].n) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    const struct upload_row *u = l.v;
    TRY(publishers_of(c, &c->who->person, &may));
    const struct csaf_publisher *p = may.v;
    for (size_t i = 0; i < may.n; i++)
        his |= str_eq(p[i].organisation, u->organisation) && str_eq(p[i].namespace, u->namespace) && (viewer_rights_at(c->who, u->organisation) & MAY_OWN_ORG);
    if (!his && !(c->who->rights & MAY_ADMIN)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (!str_is(u->state, "published")) FAIL(c, E_CONFLICT, "done-already", "it is withdrawn already");
    whose[0] = principal_of(c->arena, u->organisation);
    TRY(audience_of(c, (struct strs){ whose, 1 }, &audience));
    TRY(db_do(c, &sql_withdraw, ARGS(A_ID(which), A_TEXT(in.reason), A_TEXT(audience))));
    TRY(db_run(c, &sql_readers, ARGS(A_ID(which), A_TEXT(audience)), &w));
    TRY(db_do(c, &sql_shelf, ARGS(A_TEXT(u->tlp), A_WHEN(c->now))));
    r->status = 204;
    return NULL;
}

#define WIRE "/cgi-bin/csaf_provider.go"
static const char created_schema[] = "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"message\":{\"type\":\"string\"},"
                                     "\"errors\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}";
static const char uploaded_schema[] =
    "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"name\":{\"type\":\"string\"},\"release_date\":{\"type\":\"string\"},"
    "\"warnings\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},\"errors\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}";
const struct route upload_routes[] = {
    ROUTE(GET, WIRE "/{id}/api/create", create, 0, "CSAF: whether csaf_uploader may begin", .flags = R_PUBLIC, .out_schema = created_schema),
    ROUTE(POST, WIRE "/{id}/api/upload", upload, 0, "CSAF: a document from csaf_uploader", .flags = R_PUBLIC | R_NOTX | R_UPLOAD | R_FORM, .class = CLASS_SLOW,
          .out_schema = uploaded_schema),
    ROUTE(GET, WIRE "/api/create", create, 0, "CSAF: the same with an API key", .flags = R_SELF, .out_schema = created_schema),
    ROUTE(POST, WIRE "/api/upload", upload, 0, "CSAF: a document, with an API key", .flags = R_SELF | R_NOTX | R_UPLOAD | R_FORM, .class = CLASS_SLOW,
          .out_schema = uploaded_schema),
    ROUTE(GET, "/api/v1/csaf-documents", list, MAY_READ, "CSAF: documents of other publishers in our tree", .out = &list_shape),
    ROUTE(POST, "/api/v1/csaf-documents/{file}/withdraw", withdraw, MAY_READ, "CSAF: take one's own out of the tree; a later version brings it back",
          .in = &why_shape),
    { .path = NULL },
};
