/* restricted - documents that a provider showed to an account of ours and not to everybody: a list for the desks that its source
 * names, each to be opened, checked, drafted from
 *
 * A draft is of one of these desks, marked as the document is, and the marking stays the publisher's: it is not published
 * looser (guard.c). Nothing else here reads these documents. */
#include "domain/vulnerability/restricted.h"

#include "base/room.h"
#include "domain/exchange/draft.h"
#include "formats/csaf.h"
#include "spine/session.h"

#include "restricted.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct restricted, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(source, .doc = "The source that it came by"),
    F(url, .max = 2000, .doc = "Where it lies at its provider"),
    F(file, .max = 300, .doc = "The name of its file"),
    F(tracking, .doc = "Its id; empty: no version of it was taken"),
    F(title, .max = 300, .doc = "Title"),
    F(publisher, .doc = "Who publishes it"),
    F(tlp, .doc = "Marking; empty: it names none, and is read by the same desks alone"),
    F(version, .doc = "Its version"),
    F(vulnerabilities, .max = RESTRICTED_IDS, .doc = "What it is about"),
    F(sha256, .doc = "Of its bytes"),
    F(signed_by, .doc = "It is signed by a key that the provider names"),
    F(finding, .max = 500, .doc = "A mandatory test that it fails; empty: it is valid"),
    F(error, .max = 500, .doc = "Why its last version was refused; empty: it was not"),
    F(released_at, .doc = "Current release"),
    F(taken_at, .doc = "When it was taken"),
#undef F
};
static SHAPE(one_shape, "restricted_document", struct restricted, fields, "A document that a provider does not show to everybody");
LIST_OF(restricted_documents, documents, one_shape, "Newest release first, 200 at most");

static str plain(struct arena *a, str q)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < q.n; i++) {
        if (strchr("%_!", q.p[i])) buf_c(&b, '!');
        buf_c(&b, q.p[i]);
    }
    return buf_str(&b);
}
static err find(struct ctx *c, str which, str words, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_TEXT(which), A_TEXT(plain(c->arena, str_cut(str_trim(words), 0, 200)))), &r));
    struct restricted *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct restricted);
    size_t n = 0;
    for (; rows_next(r); n++) {
        struct json l;
        v[n] = (struct restricted){ .id = row_id(r, 0),
                                    .source = row_id(r, 1),
                                    .url = row_text(r, 2),
                                    .file = row_text(r, 3),
                                    .tracking = row_text(r, 4),
                                    .title = row_text(r, 5),
                                    .publisher = row_text(r, 6),
                                    .tlp = row_text(r, 7),
                                    .version = row_text(r, 8),
                                    .released_at = row_when(r, 9),
                                    .sha256 = row_text(r, 11),
                                    .signed_by = row_int(r, 12) != 0,
                                    .finding = row_text(r, 13),
                                    .error = row_text(r, 14),
                                    .taken_at = row_when(r, 15) };
        TRY(json_read(c, row_text(r, 10), NULL, &l));
        v[n].vulnerabilities.v = NEW_ARRAY(c->arena, json_count(l) + 1, str);
        for (struct json_iter i = json_iter(l); json_next(&i);) v[n].vulnerabilities.v[v[n].vulnerabilities.n++] = json_str(i.value);
    }
    *out = (struct list){ v, n };
    return NULL;
}
static err one(struct ctx *c, str which, struct restricted *out)
{
    struct list l = { NULL, 0 };
    if (which.n) TRY(find(c, which, S(""), &l));
    if (!l.n) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *out = *(const struct restricted *)l.v;
    return NULL;
}
static err body(struct ctx *c, str which, str *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_body, ARGS(A_TEXT(which)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *out = row_text(r, 0);
    return NULL;
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct restricted_documents out;
    TRY(find(c, S(""), req_query(q, "q"), &out.documents));
    res_json(r, &restricted_documents_shape, &out, 0);
    return NULL;
}
static err get(struct ctx *c, const struct req *q, struct res *r)
{
    struct restricted v;
    TRY(one(c, q->params[0], &v));
    res_json(r, &one_shape, &v, 0);
    return NULL;
}
static err document(struct ctx *c, const struct req *q, struct res *r)
{
    struct restricted v;
    str text;
    TRY(one(c, q->params[0], &v));
    TRY(body(c, q->params[0], &text));
    res_header(r, "Cache-Control", S("private, no-store"));
    res_header(r, "Content-Disposition", arena_fmt(c->arena, "attachment; filename=\"%.*s\"", FMT(csaf_filename(c->arena, v.tracking))));
    res_header(r, "Content-Type", S("application/json"));
    buf_put(&r->body, text);
    return NULL;
}

/* ---- checked */

struct tested {
    str test, group, pointer, words;
};
static const struct field tested_fields[] = {
#define F(m, ...) FIELD(struct tested, m, .flags = F_RO, __VA_ARGS__)
    F(test, .doc = "By its clause, or schema"),
    F(group, .doc = "mandatory, recommended or informative"),
    F(pointer, .max = 1000, .doc = "Where, as a JSON pointer"),
    F(words, .max = 2000, .doc = "What is wrong"),
#undef F
};
static SHAPE(tested_shape, "restricted_finding", struct tested, tested_fields, "What a test says of a document");
struct verdict {
    bool valid;
    struct list findings;
};
static const struct field verdict_fields[] = {
#define F(m, ...) FIELD(struct verdict, m, .flags = F_RO, __VA_ARGS__)
    F(valid, .doc = "Schema and mandatory tests find nothing"),
    F(findings, .of = &tested_shape, .max = 1000, .doc = "What all tests find, a thousand at most"),
#undef F
};
static SHAPE(verdict_shape, "restricted_check", struct verdict, verdict_fields, "Whether a document is valid");
static err check(struct ctx *c, const struct req *q, struct res *r)
{
    static const struct json_limits lim = { .bytes = RESTRICTED_MOST, .members = 4000000, .depth = 200 };
    static const char *const groups[] = { "mandatory", "recommended", "informative" };
    struct csaf_report *said = NEW(c->arena, struct csaf_report);
    struct verdict out = { .valid = false };
    struct ctx in;
    struct json v;
    str text;
    TRY(body(c, q->params[0], &text));
    TRY(room_open(c, 1u << 30, &in)); /* it may need more than a request is given */
    err e = json_read(&in, text, &lim, &v);
    if (!e) e = csaf_judge(&in, v, said);
    if (e) return err_make(c, e->kind, e->code, e->where, arena_dup(c->arena, e->field), "%.*s", FMT(arena_dup(c->arena, e->detail)));
    struct tested *t = NEW_ARRAY(c->arena, said->n + 1, struct tested);
    for (size_t i = 0; i < said->n && i < 1000; i++)
        t[out.findings.n++] = (struct tested){ str_of(said->v[i].test), str_of(groups[said->v[i].group]), str_cut(said->v[i].pointer, 0, 1000),
                                               str_cut(said->v[i].words, 0, 2000) };
    out.findings.v = t;
    out.valid = said->valid;
    res_json(r, &verdict_shape, &out, 0);
    return NULL;
}

/* ---- drafted from */

struct from {
    id document, team;
};
static const struct field from_fields[] = {
#define F(m, ...) FIELD(struct from, m, __VA_ARGS__)
    F(document, .flags = F_REQ, .ref = "rsd", .doc = "Which document"),
    F(team, .ref = "tea", .doc = "Which of the desks that read it writes the advisory; empty: the first of one's own"),
#undef F
};
static SHAPE(from_shape, "advisory_draft_restricted", struct from, from_fields, "A document of a provider's account that an advisory is to be made of");

/* whoever reads the draft reads the document: it is written by a desk that does */
static err desk(struct ctx *c, const struct from *in, id *out)
{
    struct rows *r;
    struct json l;
    bool found;
    TRY(db_one(c, &sql_desks, ARGS(A_ID(in->document)), &r, &found));
    TRY(json_read(c, found ? row_text(r, 0) : S("[]"), NULL, &l));
    *out = (id){ { 0 } };
    for (struct json_iter i = json_iter(l); json_next(&i) && id_empty(out);) {
        str t = json_str(i.value);
        if ((id_empty(&in->team) || str_eq(t, id_str(&in->team))) && (viewer_rights_at(c->who, t) & MAY_DESK)) (void)id_parse(t, out);
    }
    if (id_empty(out)) FAIL_AT(c, S("/team"), "no-such-team", "one of your desks that read this document");
    return NULL;
}
static err draft(struct ctx *c, const struct req *q, struct res *r)
{
    struct from in = { .team = { { 0 } } };
    struct restricted v;
    struct taking t = { .c = c };
    struct advisory a = { .category = ADV_ADVISORY };
    id team;
    str text;
    TRY(api_read(c, q, &from_shape, &in));
    err e = one(c, id_str(&in.document), &v);
    if (!e) e = body(c, id_str(&in.document), &text);
    if (e && e->kind == E_ABSENT) FAIL_AT(c, S("/document"), "not-found", "there is no such document that you can see");
    TRY(e);
    TRY(desk(c, &in, &team));
    int tlp = word_index(&tlp_words, v.tlp);
    a.r.tlp = tlp < 0 ? TLP_AMBER_STRICT : (unsigned)tlp; /* what names no marking is shown to nobody else either */
    TRY(draft_document(&t, text, &a, &team, r));
    return db_do(c, &sql_drafted, ARGS(A_ID(a.r.id), A_TEXT(v.tracking), A_TEXT(str_of(tlp_words.v[a.r.tlp]))));
}

static const struct param_doc list_query[] = { { "q", "Words of id, title or publisher, or an identifier" }, { NULL, NULL } };
#define A "/api/v1/restricted-documents"
const struct route restricted_routes[] = {
    ROUTE(GET, A, list, MAY_READ, "CSAF: documents that providers show to an account of ours alone, for the desks that may read them",
          .out = &restricted_documents_shape, .query = list_query),
    ROUTE(GET, A "/{id}", get, MAY_READ, "CSAF: one of them", .out = &one_shape),
    ROUTE(GET, A "/{id}/document", document, MAY_READ, "CSAF: its bytes, as they came", .out_schema = "{\"type\":\"object\"}"),
    ROUTE(GET, A "/{id}/check", check, MAY_READ, "CSAF: what our tests find in it", .class = CLASS_SLOW, .out = &verdict_shape),
    ROUTE(POST, "/api/v1/advisories/from-restricted", draft, MAY_DESK, "A draft of such a document, of a desk that reads it; its marking stays the publisher's",
          .flags = R_CREATES, .in = &from_shape, .out = &record_shape),
    { .path = NULL },
};
