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
/* its public address as it is loaded, which is where ./start serves it */
#define DEMO_ADDRESS "http://localhost:8080"
/* a demonstration that is served elsewhere on this machine says so in its letters, as long as nobody has set another address */
err demo_address(struct ctx *c, const char *listens) MUST_USE;
/* somebody of the demonstration, to act as */
struct viewer;
err demo_person(struct ctx *c, const char *email, struct viewer **out) MUST_USE;
/* acts as him as he is today: seats were given a moment ago, and stories are told of days before */
err demo_be(struct ctx *c, const char *email) MUST_USE;
/* a day of the demonstration, beside a server that runs; minutes NULL: ten. Returns the exit code */
struct app;
int demo_play(struct app *a, const char *minutes);
err demo_reports(struct ctx *c, const struct demo_teams *t) MUST_USE;
err demo_duty(struct ctx *c, const struct demo_teams *t) MUST_USE;
err demo_cases(struct ctx *c, const struct demo_teams *t) MUST_USE;
err demo_policies(struct ctx *c, const struct demo_teams *t) MUST_USE;
err demo_alerts(struct ctx *c, const struct demo_teams *t) MUST_USE;

#endif
