/* note - what another room asks to be put into the inbox of a desk: a job with a typed payload (acts.h) */
#include "domain/coordination/acts.h"
#include "domain/coordination/inbox.h"
#include "jobs/jobs.h"

static err note_unit(struct ctx *c, void *arg)
{
    const struct inbox_note *n = arg;
    struct message v = { .door = DOOR_PORTAL, .guess_why = S("it came by the page of findings"), .body = n->body };
    c->now = clock_now();
    v.r.title = n->title;
    v.r.tlp = TLP_AMBER;
    v.r.originator = n->organisation;
    v.r.received_at = c->now;
    if (!id_parse(n->team, &v.r.team)) FAIL(c, E_FAULT, "payload", "no desk");
    if (n->organisation.n && !id_parse(n->organisation, &v.organisation)) FAIL(c, E_FAULT, "payload", "no organisation");
    v.why = n->organisation.n ? S("it answered what it was told") : S("");
    return message_receive(c, &v);
}

static err note(struct ctx *c, str payload)
{
    struct inbox_note n = { .team = { NULL, 0 } };
    struct json j;
    TRY(json_read(c, payload, NULL, &j));
    TRY(shape_read(c, &inbox_note_shape, j, ~UINT64_C(0), true, &n, NULL));
    str team = principal_of(c->arena, n.team);
    viewer_use(c, viewer_system(c, "inbox", (struct strs){ &team, 1 }, ~UINT64_C(0)));
    return db_unit(c, note_unit, &n);
}

const struct job_kind inbox_jobs[] = { { .name = INBOX_NOTE, .run = note }, { .name = NULL } };
