/* programme_api - the addresses of hosted policies beside those that every kind has; states move by /records/{id}/acts/{verb} */
#include "domain/disclosure/programme.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "domain/directory/lookup.h"
#include "spine/setup.h"

#include "programme_api.sql.h"

/* ---- begun for an organisation: the desk that handles it, or of a CERT that serves it, hosts it */

struct open_in {
    id team;
};
static const struct field open_fields[] = { FIELD(struct open_in, team, .ref = "tea", .doc = "Whose desk hosts it; one that serves the organisation") };
static SHAPE(open_shape, "programme_new", struct open_in, open_fields, "A new policy for an organisation");

static err hosts_of(struct ctx *c, const struct organisation *o, struct strs *out)
{
    struct list above;
    struct rows *r;
    TRY(served_by(c, &o->r.id, &above));
    const struct step *s = above.v;
    *out = (struct strs){ NEW_ARRAY(c->arena, above.n + 1, str), 0 };
    for (size_t i = 0; i < above.n; i++) {
        bool found;
        TRY(db_one(c, &sql_desk, ARGS(A_ID(s[i].organisation)), &r, &found));
        if (found) out->v[out->n++] = row_text(r, 0);
    }
    out->v[out->n++] = arena_dup(c->arena, id_str(&o->r.team));
    return NULL;
}
static err choose_team(struct ctx *c, const struct organisation *o, str asked, id *team)
{
    struct strs hosts;
    bool own = viewer_rights_at(c->who, id_str(&o->r.id)) & MAY_OWN_ORG;
    TRY(hosts_of(c, o, &hosts));
    for (size_t i = 0; i < hosts.n; i++) {
        if (asked.n && !str_eq(asked, hosts.v[i])) continue;
        if ((own || (viewer_rights_at(c->who, hosts.v[i]) & MAY_DESK)) && id_parse(hosts.v[i], team)) return NULL;
    }
    FAIL(c, E_DENIED, "not-allowed", "a policy is hosted by the desk that serves the organisation, or proposed by its own people");
}
static str slug_of(struct ctx *c, str name)
{
    str folded = fold_words(c->arena, name);
    char *p = arena_alloc(c->arena, folded.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < folded.n && n < 60; i++) {
        char ch = folded.p[i];
        bool letter = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9');
        if (letter || (n && p[n - 1] != '-')) p[n++] = letter ? ch : '-';
    }
    while (n && p[n - 1] == '-') n--;
    return n >= 2 ? (str){ p, n } : S("policy");
}
static err open_one(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct open_in in = { .team = { { 0 } } };
    struct programme v = { .languages = S("en, ur"), .response_days = 90 };
    struct rows *there;
    str organisation, team;
    TRY(organisation_of(c, q, &o));
    TRY(api_read(c, q, &open_shape, &in));
    TRY(choose_team(c, &o, id_str(&in.team), &v.r.team));
    TRY(db_run(c, &sql_of_organisation, ARGS(A_ID(o.r.id)), &there));
    if (rows_count(there)) FAIL(c, E_CONFLICT, "there-already", "this organisation has a policy here already; look among the policies");
    v.organisation = o.r.id;
    v.r.originator = arena_dup(c->arena, id_str(&o.r.id));
    v.r.tlp = TLP_AMBER;
    v.r.title = utf8_clip(o.r.title, 200);
    v.slug = slug_of(c, o.r.title);
    TRY(programme_names(c, &v, &organisation, &team));
    programme_template(c, organisation, team, &v);
    TRY(record_create(c, &programme_kind, &v, NULL));
    TRY(programme_of(c, id_str(&v.r.id), &v));
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/programmes/%s", v.r.id.s));
    res_json(r, &record_shape, &v.r, record_rights(c->who, &v.r));
    r->status = 201;
    return NULL;
}

/* ---- the check beside the text */

struct preview {
    struct list checks;
    str security_txt;
};
static const struct field preview_fields[] = {
#define F(m, ...) FIELD(struct preview, m, .flags = F_RO, __VA_ARGS__)
    F(checks, .of = &programme_check_shape, .doc = "What is missing; it is not published while one of them stops it"),
    F(security_txt, .max = 10000, .doc = "The security.txt that would be made, without its signature"),
#undef F
};
static SHAPE(preview_shape, "programme_preview", struct preview, preview_fields, "What is missing in a hosted policy");

static err preview(struct ctx *c, const struct req *q, struct res *r)
{
    struct programme v;
    struct preview out;
    struct json j;
    when expires;
    TRY(programme_of(c, q->params[0], &v));
    if (!(record_rights(c->who, &v.r) & (MAY_DESK | MAY_OWN_ORG))) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (q->body.n) {
        struct programme was = v;
        TRY(req_json(c, q, &j));
        TRY(shape_read(c, &programme_text_shape, j, c->who->rights, false, &v, NULL));
        TRY(programme_kind.check(c, &v, &was));
    }
    TRY(programme_checks(c, &v, &out.checks));
    TRY(programme_security_txt(c, &v, false, &out.security_txt, &expires));
    res_json(r, &preview_shape, &out, 0);
    return NULL;
}

static err template(struct ctx *c, const struct req *q, struct res *r)
{
    struct programme v;
    str organisation, team;
    TRY(programme_of(c, q->params[0], &v));
    TRY(programme_names(c, &v, &organisation, &team));
    programme_template(c, organisation, team, &v);
    res_json(r, &programme_text_shape, &v, 0);
    return NULL;
}

/* ---- what was published */

struct version {
    int64_t n;
    str what, published_by;
    when published_at;
    struct list text;
};
static const struct field version_fields[] = {
#define F(m, ...) FIELD(struct version, m, .flags = F_RO, __VA_ARGS__)
    F(n, .doc = "Its number"),
    F(what, .max = 500, .doc = "What it changed"),
    F(published_by, .doc = "Who published it"),
    F(published_at, .doc = "When: the day of issue"),
    F(text, .of = &programme_text_shape, .doc = "The text as it was published; empty in lists, and when it was erased"),
#undef F
};
static SHAPE(version_shape, "programme_version", struct version, version_fields, "A version of a hosted policy");
LIST_OF(programme_versions, versions, version_shape, "The versions that were published, newest first");

static void take_version(struct rows *r, struct version *v)
{
    *v = (struct version){ .n = row_int(r, 0), .what = row_text(r, 1), .published_by = row_text(r, 2), .published_at = row_when(r, 3) };
}
static err versions(struct ctx *c, const struct req *q, struct res *r)
{
    struct programme v;
    struct programme_versions out;
    struct rows *rows;
    TRY(programme_of(c, q->params[0], &v));
    TRY(db_run(c, &sql_versions, ARGS(A_ID(v.r.id)), &rows));
    struct version *l = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct version);
    size_t n = 0;
    while (rows_next(rows)) take_version(rows, &l[n++]);
    out.versions = (struct list){ l, n };
    res_json(r, &programme_versions_shape, &out, 0);
    return NULL;
}
static err version_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct programme v, *text = NEW(c->arena, struct programme);
    struct version out;
    struct rows *rows;
    int64_t n;
    bool found = false;
    TRY(programme_of(c, q->params[0], &v));
    if (str_int(q->params[1], &n)) TRY(db_one(c, &sql_version, ARGS(A_ID(v.r.id), A_INT(n)), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    take_version(rows, &out);
    TRY(programme_text_read(c, row_text(rows, 4), text));
    out.text = (struct list){ text, text->slug.n ? 1 : 0 };
    res_json(r, &version_shape, &out, 0);
    return NULL;
}

struct file {
    str text, address;
    when expires_at;
    bool with_signature;
};
static const struct field file_fields[] = {
#define F(m, ...) FIELD(struct file, m, .flags = F_RO, __VA_ARGS__)
    F(text, .max = 20000, .doc = "The file, for /.well-known/security.txt of the organisation"),
    F(address, .doc = "Where this hub has it: that file may be a redirect to here"),
    F(expires_at, .doc = "Until when it is good; it is made anew a month before"),
    F(with_signature, .doc = "It is signed with the OpenPGP key of the desk"),
#undef F
};
static SHAPE(file_shape, "programme_file", struct file, file_fields, "The security.txt (RFC 9116) of an organisation");

static err file_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct programme v;
    struct site site;
    struct rows *rows;
    bool found;
    TRY(programme_of(c, q->params[0], &v));
    TRY(site_get(c, &site));
    TRY(db_one(c, &sql_file, ARGS(A_ID(v.r.id)), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "it is not published");
    struct file out = { .text = row_text(rows, 1),
                        .address = arena_fmt(c->arena, "%.*s/vulnerability-disclosure-policy/%.*s/security.txt", FMT(site.base_url), FMT(row_text(rows, 0))),
                        .expires_at = row_when(rows, 2) };
    out.with_signature = str_starts(out.text, S("-----BEGIN PGP SIGNED MESSAGE-----"));
    res_json(r, &file_shape, &out, 0);
    return NULL;
}

#define A "/api/v1/programmes/{id}"
const struct route programme_routes[] = {
    ROUTE(POST, "/api/v1/organisations/{id}/programme", open_one, MAY_READ,
          "Begin a disclosure policy for an organisation, with the house's own words; its desk, or its people as a proposal", .flags = R_CREATES,
          .in = &open_shape, .out = &record_shape),
    ROUTE(POST, A "/preview", preview, MAY_READ, "What is missing; what the body holds is looked at and not kept", .flags = R_NOTX, .in = &programme_text_shape,
          .out = &preview_shape),
    ROUTE(GET, A "/template", template, MAY_READ, "The house's own words, with the names filled in", .out = &programme_text_shape),
    ROUTE(GET, A "/versions", versions, MAY_READ, "The versions that were published", .out = &programme_versions_shape),
    ROUTE(GET, A "/versions/{n}", version_get, MAY_READ, "A version as it was published", .out = &version_shape),
    ROUTE(GET, A "/security-txt", file_get, MAY_READ, "The security.txt of the organisation, to be copied", .out = &file_shape),
    { .path = NULL },
};
