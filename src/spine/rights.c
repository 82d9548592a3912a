/* rights - names of rights and what each role holds */
#include "spine/rights.h"

static const char *const names[RIGHTS_N] = {
    "read",    "report", "desk", "triage", "route", "assign",  "approve",      "directory",
    "see-cii", "export", "team", "admin",  "audit", "own-org", "see-reporter", "release",
};

#define ANALYST (MAY_READ | MAY_REPORT | MAY_DESK | MAY_TRIAGE | MAY_ROUTE | MAY_DIRECTORY | MAY_EXPORT)
#define LEAD    (ANALYST | MAY_ASSIGN | MAY_APPROVE | MAY_SEE_CII | MAY_TEAM | MAY_AUDIT | MAY_SEE_REPORTER | MAY_RELEASE)

static const struct {
    const char *role, *place;
    uint64_t rights;
} roles[] = {
    { "analyst", "team", ANALYST },
    { "lead", "team", LEAD },
    { "admin", "hub", MAY_ADMIN }, /* keeps the machine, reads no content */
    { "auditor", "hub", MAY_READ | MAY_AUDIT },
    { "constituent", "organisation", MAY_READ | MAY_REPORT | MAY_OWN_ORG },
    { "vendor", "organisation", MAY_READ | MAY_REPORT | MAY_OWN_ORG },
    { "lab-tester", "organisation", MAY_READ },
    { "buyer", "organisation", MAY_READ },
    { "partner", "organisation", MAY_READ | MAY_REPORT },
    { "trainer", "organisation", MAY_READ },
    { "finder", "hub", MAY_READ | MAY_REPORT },
    { "member", "group", MAY_READ },
};

const char *right_name(unsigned bit)
{
    return bit < RIGHTS_N ? names[bit] : NULL;
}

uint64_t right_named(str name)
{
    for (unsigned i = 0; i < RIGHTS_N; i++)
        if (str_is(name, names[i])) return UINT64_C(1) << i;
    return 0;
}

uint64_t role_rights(str role)
{
    for (size_t i = 0; i < COUNT(roles); i++)
        if (str_is(role, roles[i].role)) return roles[i].rights;
    return 0;
}

const char *role_at(unsigned i, const char **place)
{
    if (i >= COUNT(roles)) return NULL;
    *place = roles[i].place;
    return roles[i].role;
}
