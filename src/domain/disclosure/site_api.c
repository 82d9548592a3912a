/* site_api - what the sites of an organisation say, asked for now; and of all whom one serves: who has a security.txt that holds
 * and a policy, by sector
 *
 * A domain is counted for whoever sees it in the directory, and so is its organisation: the figures of two viewers differ as
 * what they see does. An organisation has what one of its domains has. */
#include "domain/disclosure/site.h"

#include "domain/directory/directory.h"
#include "domain/disclosure/programme.h"
#include "spine/api.h"

#include "site_api.sql.h"

enum { DOMAINS_MOST = 20000, GROWS_DAYS = 90 };

/* ---- of one organisation */

struct site_row {
    str domain, file, file_url, policy, policy_url, why;
    when looked_at, expires_at;
    struct list findings;
};
static const struct field site_fields[] = {
#define F(m, ...) FIELD(struct site_row, m, .flags = F_RO, __VA_ARGS__)
    F(domain, .max = 300, .doc = "A domain of the organisation"),
    F(looked_at, .doc = "When it was asked; null: not yet"),
    F(file, .doc = "Its security.txt: valid, expired, invalid, absent, unreachable; empty: not asked yet"),
    F(file_url, .max = 500, .doc = "Where the file was read"),
    F(expires_at, .doc = "Until when it is good, as it says"),
    F(findings, .of = &site_finding_shape, .doc = "What is wrong with it, by lines"),
    F(policy,
      .doc = "A disclosure policy: there (at /vulnerability-disclosure-policy), named (by the security.txt), absent, unreachable; empty: not asked yet"),
    F(policy_url, .max = 500, .doc = "Where that is"),
    F(why, .max = 500, .doc = "Why something was not read"),
#undef F
};
static SHAPE(site_shape, "organisation_site", struct site_row, site_fields, "What a site says about reporting to it");
LIST_OF(organisation_sites, sites, site_shape, "By domain");

/* what was good when it was looked at may have run out since */
static str file_now(struct ctx *c, str word, when expires)
{
    return str_is(word, "valid") && expires.us && expires.us <= c->now.us ? S("expired") : word;
}
static err rows_of(struct ctx *c, const struct organisation *o, struct organisation_sites *out, struct strs *assets)
{
    struct rows *r;
    TRY(db_run(c, &sql_sites, ARGS(A_ID(o->r.id), A_WHEN(c->now)), &r));
    struct site_row *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct site_row);
    *assets = (struct strs){ NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    size_t n = 0;
    for (; rows_next(r); n++) {
        assets->v[assets->n++] = row_text(r, 0);
        v[n] = (struct site_row){ .domain = row_text(r, 1),
                                  .looked_at = row_when(r, 2),
                                  .file = file_now(c, row_text(r, 3), row_when(r, 5)),
                                  .file_url = row_text(r, 4),
                                  .expires_at = row_when(r, 5),
                                  .policy = row_text(r, 7),
                                  .policy_url = row_text(r, 8),
                                  .why = row_text(r, 9) };
        site_findings_read(c, row_text(r, 6), &v[n].findings);
    }
    out->sites = (struct list){ v, n };
    return NULL;
}
static err sites_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct organisation_sites out;
    struct strs assets;
    TRY(organisation_of(c, q, &o));
    TRY(rows_of(c, &o, &out, &assets));
    res_json(r, &organisation_sites_shape, &out, 0);
    return NULL;
}
static err sites_look(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct organisation_sites out;
    struct strs assets;
    TRY(organisation_of(c, q, &o));
    TRY(rows_of(c, &o, &out, &assets));
    bool own = viewer_rights_at(c->who, id_str(&o.r.id)) & MAY_OWN_ORG;
    if (!own && !(c->who->rights & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    for (size_t i = 0; i < assets.n; i++) TRY(site_look_soon(c, assets.v[i]));
    res_json(r, &organisation_sites_shape, &out, 0);
    return NULL;
}

/* ---- of all */

struct roll_row {
    id organisation;
    str ref, name, sector, file, policy, hosted;
    int64_t domains, looked, scope;
    when expires_at, scope_at;
    bool has_file, has_policy, scope_late;
};
static const struct field row_fields[] = {
#define F(m, ...) FIELD(struct roll_row, m, .flags = F_RO, __VA_ARGS__)
    F(organisation, .doc = "The organisation"),
    F(ref, .doc = "Its reference"),
    F(name, .max = 300, .doc = "Its name"),
    F(sector, .doc = "Its sector; empty: none is said"),
    F(domains, .doc = "Domains of it that you see"),
    F(looked, .doc = "How many of them were asked"),
    F(file, .doc = "The best security.txt of them: valid, expired, invalid, absent, unreachable; empty: not asked yet"),
    F(expires_at, .doc = "Until when that is good"),
    F(policy, .doc = "Its policy: hosted (here), there, named, absent, unreachable; empty: not asked yet"),
    F(hosted, .doc = "The address of the policy that is hosted here"),
    F(has_file, .doc = "It has a security.txt that is valid and not expired"),
    F(has_policy, .doc = "It has a policy"),
    F(scope, .doc = "How much is in the scope of the hosted policy"),
    F(scope_at, .doc = "When something was last added to it"),
    F(scope_late, .doc = "Nothing was added for 90 days"),
#undef F
};
static SHAPE(row_shape, "roll_out_row", struct roll_row, row_fields, "How far an organisation is");
struct roll_sector {
    str sector;
    int64_t organisations, looked, file, policy, both;
};
static const struct field sector_fields[] = {
#define F(m, ...) FIELD(struct roll_sector, m, .flags = F_RO, __VA_ARGS__)
    F(sector, .doc = "Code of the sector; empty: of those that say none"),
    F(organisations, .doc = "Organisations with a domain that you see: the denominator"),
    F(looked, .doc = "Of these: asked at least once"),
    F(file, .doc = "Of these: with a security.txt that is valid and not expired"),
    F(policy, .doc = "Of these: with a policy"),
    F(both, .doc = "Of these: with both"),
#undef F
};
static SHAPE(sector_shape, "roll_out_sector", struct roll_sector, sector_fields, "How far a sector is");
struct roll_out {
    struct list sectors, organisations;
    bool complete;
};
static const struct field out_fields[] = {
    FIELD(struct roll_out, sectors, .flags = F_RO, .of = &sector_shape, .doc = "By sector"),
    FIELD(struct roll_out, organisations, .flags = F_RO, .of = &row_shape, .doc = "By name"),
    FIELD(struct roll_out, complete, .flags = F_RO, .doc = "All were counted; false: only the first by name, each with all its domains"),
};
static SHAPE(out_shape, "roll_out", struct roll_out, out_fields, "Which organisations have a security.txt that holds and a disclosure policy");

/* the lower, the better; what was not asked is last */
static unsigned rank(const struct words *en, str word)
{
    int i = word_index(en, word);
    return i < 0 ? en->n : (unsigned)i;
}
static void take_domain(struct ctx *c, struct rows *r, struct roll_row *o)
{
    str file = file_now(c, row_text(r, 5), row_when(r, 6));
    o->domains++;
    if (!row_text(r, 5).n) return;
    o->looked++;
    if (!o->file.n || rank(&site_file_words, file) < rank(&site_file_words, o->file)) {
        o->file = file;
        o->expires_at = row_when(r, 6);
    }
    if (!o->policy.n || rank(&site_policy_words, row_text(r, 7)) < rank(&site_policy_words, o->policy)) o->policy = row_text(r, 7);
}
static void finish(struct ctx *c, struct roll_row *o)
{
    if (o->hosted.n) o->policy = S("hosted");
    o->has_file = str_is(o->file, "valid");
    o->has_policy = o->hosted.n || str_is(o->policy, "there") || str_is(o->policy, "named");
    o->scope_late = o->hosted.n && o->scope_at.us + GROWS_DAYS * DAY < c->now.us;
}
static void count(struct roll_sector *s, const struct roll_row *o)
{
    s->organisations++;
    s->looked += o->looked > 0;
    s->file += o->has_file;
    s->policy += o->has_policy;
    s->both += o->has_file && o->has_policy;
}
static err gather(struct ctx *c, str sector, struct roll_out *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_domains, ARGS(A_WHEN(c->now), A_TEXT(sector), A_INT(DOMAINS_MOST + 1)), &r));
    bool complete = rows_count(r) <= DOMAINS_MOST;
    struct roll_row *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct roll_row);
    struct roll_sector *s = NEW_ARRAY(c->arena, rows_count(r) + 1, struct roll_sector);
    size_t n = 0, ns = 0;
    while (rows_next(r)) {
        if (!n || !str_eq(id_str(&v[n - 1].organisation), row_text(r, 0)))
            v[n++] = (struct roll_row){ .organisation = row_id(r, 0),
                                        .ref = row_text(r, 1),
                                        .name = row_text(r, 2),
                                        .sector = row_text(r, 3),
                                        .hosted = row_text(r, 8),
                                        .scope = row_int(r, 9),
                                        .scope_at = row_when(r, 10) };
        take_domain(c, r, &v[n - 1]);
    }
    n -= !complete; /* of the last one there may be more domains: half an organisation would be a wrong figure */
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        finish(c, &v[i]);
        while (k < ns && !str_eq(s[k].sector, v[i].sector)) k++;
        if (k == ns) s[ns++].sector = v[i].sector;
        count(&s[k], &v[i]);
    }
    *out = (struct roll_out){ { s, ns }, { v, n }, complete };
    return NULL;
}
static err roll_out(struct ctx *c, const struct req *q, struct res *r)
{
    struct roll_out out;
    TRY(gather(c, req_query(q, "sector"), &out));
    res_json(r, &out_shape, &out, 0);
    return NULL;
}
static err roll_out_csv(struct ctx *c, const struct req *q, struct res *r)
{
    struct roll_out out;
    TRY(gather(c, req_query(q, "sector"), &out));
    /* a table that is not all says so where nobody can overlook it */
    const char *name = out.complete ? "roll-out" : arena_fmt(c->arena, "roll-out-first-%zu", out.organisations.n).p;
    api_csv(c, r, name, row_fields + 1, row_shape.n - 1, &out.organisations, sizeof(struct roll_row), NULL);
    return NULL;
}

/* ---- how a scope grew */

struct scope_entry {
    str value, what;
    when since, until;
};
static const struct field entry_fields[] = {
#define F(m, ...) FIELD(struct scope_entry, m, .flags = F_RO, __VA_ARGS__)
    F(value, .max = 300, .doc = "A name, *.name, or a product"),
    F(what, .doc = "host or product"),
    F(since, .doc = "When it came into scope"),
    F(until, .doc = "When it left; null: it is in scope"),
#undef F
};
static SHAPE(scope_entry_shape, "scope_entry", struct scope_entry, entry_fields, "What is or was in scope");
struct scope_step {
    str day;
    int64_t entries;
};
static const struct field step_fields[] = { FIELD(struct scope_step, day, .flags = F_RO, .doc = "A day on which it changed"),
                                            FIELD(struct scope_step, entries, .flags = F_RO, .doc = "How much was in scope at its end") };
static SHAPE(step_shape, "scope_step", struct scope_step, step_fields, "How much was in scope");
struct scope {
    struct list entries, growth;
    when last_at;
    bool late;
};
static const struct field scope_fields[] = {
    FIELD(struct scope, entries, .flags = F_RO, .of = &scope_entry_shape, .doc = "What is or was in scope, the oldest first"),
    FIELD(struct scope, growth, .flags = F_RO, .of = &step_shape, .doc = "How much was in scope, by day"),
    FIELD(struct scope, last_at, .flags = F_RO, .doc = "When something was last added"),
    FIELD(struct scope, late, .flags = F_RO, .doc = "It is published, and nothing was added for 90 days"),
};
static SHAPE(scope_shape, "programme_scope", struct scope, scope_fields, "How the scope of a hosted policy grew");

static void growth(struct ctx *c, const struct scope_entry *v, size_t n, struct list *out)
{
    struct scope_step *s = NEW_ARRAY(c->arena, 2 * n + 1, struct scope_step);
    size_t days = 0;
    for (size_t i = 0; i < 2 * n; i++) { /* each day on which something came or left, in order */
        when at = i < n ? v[i].since : v[i - n].until;
        if (!at.us) continue;
        str day = str_cut(when_text(c->arena, at), 0, 10);
        size_t k = days;
        while (k && str_cmp(s[k - 1].day, day) > 0) k--;
        if (k && str_eq(s[k - 1].day, day)) continue;
        memmove(s + k + 1, s + k, (days - k) * sizeof *s);
        s[k] = (struct scope_step){ .day = day };
        days++;
    }
    for (size_t k = 0; k < days; k++)
        for (size_t i = 0; i < n; i++) {
            bool came = str_cmp(str_cut(when_text(c->arena, v[i].since), 0, 10), s[k].day) <= 0;
            bool left = v[i].until.us && str_cmp(str_cut(when_text(c->arena, v[i].until), 0, 10), s[k].day) <= 0;
            s[k].entries += came && !left;
        }
    *out = (struct list){ s, days };
}
static err scope_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct programme p;
    struct scope out = { .late = false };
    struct rows *rows;
    TRY(programme_of(c, q->params[0], &p));
    TRY(db_run(c, &sql_scope, ARGS(A_ID(p.r.id)), &rows));
    struct scope_entry *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct scope_entry);
    size_t n = 0;
    for (; rows_next(rows); n++) {
        v[n] = (struct scope_entry){ row_text(rows, 0), row_text(rows, 1), row_when(rows, 2), row_when(rows, 3) };
        if (v[n].since.us > out.last_at.us) out.last_at = v[n].since;
    }
    out.entries = (struct list){ v, n };
    growth(c, v, n, &out.growth);
    out.late = p.version && !str_is(p.r.state, "withdrawn") && out.last_at.us + GROWS_DAYS * DAY < c->now.us;
    res_json(r, &scope_shape, &out, 0);
    return NULL;
}

static const struct param_doc roll_query[] = { { "sector", "Code of a sector; empty: all" }, { NULL, NULL } };
#define O "/api/v1/organisations/{id}/sites"
const struct route site_routes[] = {
    ROUTE(GET, O, sites_get, MAY_READ, "What its sites say about reporting to it: security.txt and disclosure policy", .out = &organisation_sites_shape),
    ROUTE(POST, O "/look", sites_look, MAY_READ, "Ask them now; at most once a minute. It takes a while: look again", .out = &organisation_sites_shape),
    ROUTE(GET, "/api/v1/roll-out", roll_out, MAY_READ, "Which organisations have a security.txt that holds and a disclosure policy, by sector",
          .out = &out_shape, .query = roll_query),
    ROUTE(GET, "/api/v1/roll-out/export", roll_out_csv, MAY_EXPORT, "The same by organisation, as CSV", .class = CLASS_SLOW, .type = "text/csv",
          .query = roll_query),
    ROUTE(GET, "/api/v1/programmes/{id}/scope", scope_get, MAY_READ, "What is and was in scope, and how it grew", .out = &scope_shape),
    { .path = NULL },
};
