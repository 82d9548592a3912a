/* demo - the parts of the demonstration constituency */
#ifndef RABTA_DEMO_H
#define RABTA_DEMO_H

#include "base/buf.h"
#include "base/ctx.h"

struct demo_teams {
    id centre, bank, province;
};
err demo_organisations(struct ctx *c, const struct demo_teams *t) MUST_USE;
err demo_organisation_named(struct ctx *c, str name, str *out) MUST_USE; /* empty when there is none */
err demo_inbox(struct ctx *c, const struct demo_teams *t) MUST_USE;
/* who acts at the centre's desk */
struct viewer;
err demo_analyst(struct ctx *c, struct viewer **out) MUST_USE;
err demo_reports(struct ctx *c, const struct demo_teams *t) MUST_USE;

#endif
