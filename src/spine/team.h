/* team - desks on one hub: each has its queue, mailbox, signature, calendar, targets and reference series */
#ifndef SPINE_TEAM_H
#define SPINE_TEAM_H

#include "base/ctx.h"

struct team_new {
    str name, organisation, prefix, zone, language, mailbox, telephone, hours;
    str days[7]; /* office hours from Monday, "" = closed */
};
/* with a calendar of its own and the usual targets (requirements K1 to K3), which are data from then on */
err team_create(struct ctx *c, const struct team_new *t, id *out) MUST_USE;
/* whose team it is: once the directory knows the organisation */
err team_organisation(struct ctx *c, const id *team, const id *organisation) MUST_USE;
/* a holiday entered late moves open deadlines; *moved how many */
err holiday_add(struct ctx *c, str team, str day, str name, int64_t *moved) MUST_USE;
/* of this desk, or who keeps the hub: E_ABSENT else; and who may change how it works: E_DENIED else */
err team_member(struct ctx *c, str team) MUST_USE;
err team_keeper(struct ctx *c, str team) MUST_USE;
/* the number of the newest change */
err changes_newest(struct ctx *c, int64_t *n) MUST_USE;
/* numbers committed changes; one worker at a time */
err changes_number(struct ctx *c, bool *any) MUST_USE;

#endif
