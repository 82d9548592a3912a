/* rights - acting law: what a role may do; reading law is {see:} (access.sql)
 *
 * A right is a bit. Roles are held at a place (team, organisation, sharing group); a right counts on a record when it
 * comes from a seat at the team that handles it, or, for the asset owner's acts, at the organisation concerned. */
#ifndef SPINE_RIGHTS_H
#define SPINE_RIGHTS_H

#include "base/str.h"

enum right {
    MAY_READ = 1 << 0,          /* read what one may see */
    MAY_REPORT = 1 << 1,        /* file a report, answer in one's own */
    MAY_DESK = 1 << 2,          /* work a team's desk: take, note, reply, label, link, wait */
    MAY_TRIAGE = 1 << 3,        /* judge reports: validate, decline, score */
    MAY_ROUTE = 1 << 4,         /* route to organisations and teams */
    MAY_ASSIGN = 1 << 5,        /* give work to others */
    MAY_APPROVE = 1 << 6,       /* second person's yes */
    MAY_DIRECTORY = 1 << 7,     /* keep organisations, contacts, assets */
    MAY_SEE_CII = 1 << 8,       /* see which organisations are critical, and their grade */
    MAY_EXPORT = 1 << 9,        /* take lists out as files */
    MAY_TEAM = 1 << 10,         /* keep the team: calendar, targets, people's seats at it */
    MAY_ADMIN = 1 << 11,        /* keep the installation: people, teams, webhooks, jobs; no content */
    MAY_AUDIT = 1 << 12,        /* read the proof of the timeline */
    MAY_OWN_ORG = 1 << 13,      /* speak for one's organisation: answer routes, confirm contacts, claim assets */
    MAY_SEE_REPORTER = 1 << 14, /* open the reporter's identity, with a reason that is kept */
    MAY_RELEASE = 1 << 15,      /* release messages from the outbox */
    RIGHTS_N = 16,
};

/* "read", "report", ... ; NULL beyond the end */
const char *right_name(unsigned bit);
uint64_t right_named(str name);                      /* 0 when unknown */
uint64_t role_rights(str role);                      /* 0 when unknown */
const char *role_at(unsigned i, const char **place); /* NULL beyond the end; place: "team", "organisation", "group", "hub" */

#endif
