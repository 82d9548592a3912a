/* demo_policies - a ministry's disclosure policy that the centre hosts, in its second version, and what the sites of others said
 * when they were asked */
#include "demo.h"
#include "domain/disclosure/programme.h"
#include "domain/disclosure/site.h"
#include "spine/workflow.h"
#include "store/db.h"

static const char ministry[] = "Ministry of Health", slug[] = "ministry-of-health";

static err first_unit(struct ctx *c, void *arg)
{
    struct programme *v = arg;
    str organisation, team;
    str scope[] = { S("www.health.example"), S("vaccination.health.example") };
    v->scope = (struct strs){ scope, COUNT(scope) };
    TRY(programme_names(c, v, &organisation, &team));
    programme_template(c, organisation, team, v);
    TRY(record_create(c, &programme_kind, v, NULL));
    return workflow_act(c, &programme_kind, v, S("publish"), &(struct act){ .until = { 0 } });
}

static err second_unit(struct ctx *c, void *arg)
{
    str scope[] = { S("*.health.example") }, products[] = { S("Health card for telephones, from version 2") };
    struct programme v, was;
    const id *which = arg;
    TRY(programme_of(c, id_str(which), &v));
    TRY(workflow_act(c, &programme_kind, &v, S("revise"), &(struct act){ .until = { 0 } }));
    TRY(programme_of(c, id_str(which), &was));
    v = was;
    v.scope = (struct strs){ scope, COUNT(scope) };
    v.products = (struct strs){ products, COUNT(products) };
    TRY(record_change(c, &programme_kind, &v, &was));
    TRY(programme_of(c, id_str(which), &v));
    return workflow_act(c, &programme_kind, &v, S("publish"), &(struct act){ .text = S("All sites of the ministry and its health card are in scope.") });
}

/* ---- what sites said, some days ago */

static const struct {
    const char *domain;
    unsigned file, policy;
    int days; /* until the file ends */
} sites[] = {
    { "cert.example", FILE_VALID, POLICY_THERE, 300 },       { "harbourbank.example", FILE_VALID, POLICY_NAMED, 200 },
    { "deltatel.example", FILE_EXPIRED, POLICY_NAMED, -40 }, { "roads.example", FILE_ABSENT, POLICY_ABSENT, 0 },
    { "registry.example", FILE_ABSENT, POLICY_ABSENT, 0 },   { "ruralcredit.example", FILE_UNREACHABLE, POLICY_UNREACHABLE, 0 },
    { "northpower.example", FILE_ABSENT, POLICY_THERE, 0 },  { "data.example", FILE_VALID, POLICY_ABSENT, 150 },
    { "health.example", FILE_ABSENT, POLICY_ABSENT, 0 },
};

static err sites_unit(struct ctx *c, void *arg)
{
    static const struct sql q = { "demo.site", "SELECT id FROM asset WHERE type = 'domain' AND value = $1", WHERE, false, true };
    (void)arg;
    for (size_t i = 0; i < COUNT(sites); i++) {
        struct rows *r;
        bool found;
        struct site_seen s = { .file = sites[i].file, .policy = sites[i].policy };
        TRY(db_one(c, &q, ARGS(A_TEXT(str_of(sites[i].domain))), &r, &found));
        if (!found) FAIL(c, E_FAULT, "demo", "%s is missing", sites[i].domain);
        if (sites[i].days) s.expires_at = (when){ c->now.us + sites[i].days * DAY };
        if (s.file <= FILE_INVALID) s.file_url = arena_fmt(c->arena, "https://%s/.well-known/security.txt", sites[i].domain);
        if (s.policy == POLICY_THERE || s.policy == POLICY_NAMED)
            s.policy_url = arena_fmt(c->arena, "https://%s/vulnerability-disclosure-policy", sites[i].domain);
        if (s.file == FILE_UNREACHABLE) s.why = S("The server does not answer.");
        TRY(site_keep(c, row_text(r, 0), &s));
    }
    return NULL;
}

err demo_policies(struct ctx *c, const struct demo_teams *t)
{
    const struct viewer *before = c->who;
    const when now = c->now;
    str organisation;
    struct programme v = { .languages = S("en, ur"), .response_days = 90, .slug = str_of(slug) };
    TRY(demo_organisation_named(c, str_of(ministry), &organisation));
    if (!id_parse(organisation, &v.organisation)) FAIL(c, E_FAULT, "demo", "there is no organisation %s", ministry);
    v.r.team = t->centre;
    v.r.title = str_of(ministry);
    v.r.originator = organisation;
    v.r.tlp = TLP_AMBER;
    TRY(demo_be(c, "analyst@cert.example"));
    c->now = (when){ now.us - 80 * DAY };
    TRY(db_unit(c, first_unit, &v));
    c->now = (when){ now.us - 20 * DAY };
    TRY(db_unit(c, second_unit, &v.r.id));
    c->now = (when){ now.us - 2 * DAY };
    TRY(db_unit(c, sites_unit, NULL));
    c->now = now;
    viewer_use(c, before);
    return NULL;
}
