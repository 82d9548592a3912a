/* choose - whom a choice of organisations means, as the team that sends may reach them; for alerts and whatever else is sent */
#ifndef COORDINATION_CHOOSE_H
#define COORDINATION_CHOOSE_H

#include "base/ctx.h"

enum { MOST_RECIPIENTS = 20000 }; /* organisations */
struct choice {
    id team;
    unsigned urgency;
    struct strs sectors, org_kinds, cii_grades, technologies, sharing_groups, named, left_out;
    bool numbers_only, without_contacts;
};
struct chosen {
    id organisation;
    str name, sector, why;
    str contact, role, reachability; /* who would be asked first; empty: nobody */
    int64_t addresses;
    bool key, designated;
};
struct gone {
    id organisation;
    str name, why;
};
err choice_find(struct ctx *c, const struct choice *k, struct list *chosen, struct list *gone) MUST_USE;

#endif
