/* directory_testing - what the tests of the directory begin and end with: a centre, its sector CERT with two banks, ministries,
 * an old name, a foreign team, what they hold, who serves whom and whom to call. Included by tests alone, after cmocka. */
#ifndef DIRECTORY_DIRECTORY_TESTING_H
#define DIRECTORY_DIRECTORY_TESTING_H

#include "domain/directory/inside.h"
#include "spine/part.h"
#include "spine/store_testing.h"
#include "spine/team.h"
#include "spine/workflow.h"

static int64_t start; /* when the fixture was made */

/* ---- the cast: a centre, its sector CERT with two banks, ministries, an old name, a foreign team */

enum { CENTRE, NATIONAL, SECTOR, FEDERAL, ROADS, PORTS, BANK, RIVAL, ISP, LONELY, ORGS };
static struct organisation O[ORGS];

static inline err make_orgs(struct ctx *c)
{
    static const struct {
        const char *name;
        unsigned kind;
    } rows[ORGS] = { { "The Centre", ORG_CENTRE },        { "National Team", ORG_NATIONAL },    { "Sector Team", ORG_SECTORAL },
                     { "Federal Team", ORG_FEDERAL },     { "Road Ministry", ORG_CONSTITUENT }, { "Port Ministry", ORG_CONSTITUENT },
                     { "Harbour Bank", ORG_CONSTITUENT }, { "Rival Bank", ORG_CONSTITUENT },    { "Delta Telecom", ORG_CONSTITUENT },
                     { "Lonely Office", ORG_CONSTITUENT } };
    for (int i = 0; i < ORGS; i++) {
        O[i] = (struct organisation){ .r = { .title = str_of(rows[i].name), .team = T.centre, .tlp = i == LONELY ? TLP_AMBER : TLP_GREEN },
                                      .org_kind = rows[i].kind };
        TRY(record_create(c, &organisation_kind, &O[i], NULL));
    }
    TRY(team_organisation(c, &T.centre, &O[CENTRE].r.id));
    return team_organisation(c, &T.bank, &O[SECTOR].r.id);
}

static inline err hold(struct ctx *c, int org, const char *value, unsigned proof, int since, int until)
{
    struct resource r;
    TRY(resource_guess(c, str_of(value), &r));
    struct asset a = { .type = r.type, .value = r.value, .proof = proof };
    if (since) a.since = (when){ start - since * DAY };
    if (until) a.until = (when){ start - until * DAY };
    return asset_add(c, &O[org], &a);
}

static inline err make_assets(struct ctx *c)
{
    TRY(hold(c, ISP, "198.51.100.0/24", PROOF_WHOIS, 900, 0));
    TRY(hold(c, ISP, "2001:db8::/32", PROOF_WHOIS, 900, 0));
    TRY(hold(c, ISP, "AS64500", PROOF_WHOIS, 900, 0));
    TRY(hold(c, BANK, "198.51.100.64/26", PROOF_LETTER, 500, 0));
    TRY(hold(c, BANK, "2001:db8:64::/48", PROOF_CHECKED, 500, 0));
    TRY(hold(c, BANK, "harbour.example", PROOF_DNS, 500, 0));
    TRY(hold(c, BANK, "x@harbour.example", PROOF_CHECKED, 500, 0));
    TRY(hold(c, RIVAL, "pay.harbour.example", PROOF_CLAIMED, 40, 0));
    TRY(hold(c, ROADS, "203.0.113.0/25", PROOF_WHOIS, 0, 0));
    TRY(hold(c, ROADS, "roads.example", PROOF_DNS, 0, 0));
    TRY(hold(c, PORTS, "203.0.113.128/26", PROOF_WHOIS, 800, 0));
    TRY(hold(c, PORTS, "ports.example", PROOF_DNS, 800, 0));
    TRY(hold(c, BANK, "203.0.113.192/26", PROOF_WHOIS, 700, 100));
    TRY(hold(c, RIVAL, "203.0.113.192/26", PROOF_WHOIS, 100, 0));
    TRY(hold(c, BANK, "192.0.2.0/28", PROOF_CLAIMED, 30, 0));
    TRY(hold(c, RIVAL, "192.0.2.0/28", PROOF_DNS, 30, 0));
    TRY(hold(c, LONELY, "192.0.2.64/28", PROOF_CLAIMED, 30, 0));
    TRY(hold(c, LONELY,
             "b\xc3\xbc"
             "ro.example",
             PROOF_DNS, 30, 0));
    struct technology t = { .vendor = S("Nimbus Networks"), .product = S("N200 router"), .version = S("4.1"), .source = S("declared") };
    TRY(technology_add(c, &O[BANK], &t));
    t = (struct technology){ .vendor = S("Nimbus Networks"), .product = S("N200 router"), .until = { start - 10 * DAY } };
    TRY(technology_add(c, &O[RIVAL], &t));
    t = (struct technology){ .vendor = S("Viatec"), .product = S("TLC 100%") };
    return technology_add(c, &O[ROADS], &t);
}

static inline err join(struct ctx *c, int from, unsigned type, int to, int since, int until)
{
    struct edge e = { .type = type, .from = O[from].r.id, .to = O[to].r.id, .since = { start - since * DAY } };
    if (until) e.until = (when){ start - until * DAY };
    return edge_add(c, &e);
}

static inline err make_edges(struct ctx *c)
{
    TRY(join(c, NATIONAL, EDGE_REPORTS, CENTRE, 900, 0));
    TRY(join(c, SECTOR, EDGE_REPORTS, NATIONAL, 800, 0));
    TRY(join(c, FEDERAL, EDGE_REPORTS, NATIONAL, 800, 0));
    TRY(join(c, SECTOR, EDGE_SERVES, BANK, 500, 0));
    TRY(join(c, SECTOR, EDGE_SERVES, RIVAL, 400, 50));
    TRY(join(c, FEDERAL, EDGE_SERVES, RIVAL, 50, 0));
    TRY(join(c, FEDERAL, EDGE_SERVES, ROADS, 500, 0));
    return join(c, FEDERAL, EDGE_SERVES, PORTS, 500, 0);
}

static inline err add_contact(struct ctx *c, int org, const char *name, unsigned role, const char *hours, int confirmed, int bounces)
{
    struct contact k = {
        .name = str_of(name), .role = role, .email = S("someone@office.example"), .hours = str_of(hours), .zone = S("UTC"), .bounces = bounces
    };
    if (confirmed) k.confirmed_at = (when){ start - confirmed * DAY };
    return contact_add(c, &O[org], &k);
}

static inline err make_contacts(struct ctx *c)
{
    TRY(add_contact(c, BANK, "Bank desk", CONTACT_SECURITY, "", 5, 0));
    TRY(add_contact(c, BANK, "Bank duty", CONTACT_SOC, "24x7", 5, 0));
    TRY(add_contact(c, RIVAL, "Rival desk", CONTACT_SECURITY, "24x7", 5, 3));
    TRY(add_contact(c, RIVAL, "Rival sleeper", CONTACT_SOC, "24x7", 200, 0));
    TRY(add_contact(c, FEDERAL, "Federal duty", CONTACT_SOC, "24x7", 5, 0));
    return add_contact(c, ROADS, "Road press", CONTACT_PRESS, "24x7", 0, 0);
}

static inline err merge_ports(struct ctx *c)
{
    struct act a = { .target = id_str(&O[ROADS].r.id) };
    return workflow_act(c, &organisation_kind, &O[PORTS], S("merge"), &a);
}

static inline int setup(void **state)
{
    (void)state;
    testing_kind(&organisation_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    start = T.c.now.us;
    static str team;
    team = principal_of(T.c.arena, id_str(&T.centre));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ &team, 1 }, ~UINT64_C(0));
    unit_as(T.v_system, make_orgs);
    unit_as(T.v_system, make_assets);
    unit_as(T.v_system, make_edges);
    unit_as(T.v_system, make_contacts);
    unit_as(T.v_system, merge_ports);
    testing_refresh(&T);
    return 0;
}
#endif
