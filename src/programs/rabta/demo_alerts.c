/* demo_alerts - two alerts of the fictional centre: one with a living ledger, one that is being written; and two templates
 *
 * Letters are marked as they would be after a morning: most arrived, one came back and the next contact was asked, some were
 * answered by link, telephone or after signing in. Nothing leaves this machine. */
#include "base/buf.h"
#include "demo.h"
#include "domain/coordination/alert.h"
#include "spine/workflow.h"
#include "store/db.h"

static const struct {
    const char *name, *body;
} templates[] = {
    { "Alert: weakness under attack",
      "# Weakness under attack: update now\n"
      "A weakness is being used by attackers in this country.\n\n"
      "**Affected:** ...\n\n**What to do now**\n\n1. Find the systems concerned.\n2. Update them, or take them off the network.\n3. Look for the signs below.\n\n"
      "**Signs of an attack:** ...\n" },
    { "Alert: wave of phishing",
      "# Phishing against your staff\n"
      "Mails with a false sign-in page are sent to staff of several organisations.\n\n**Subject:** ...\n\n**What to do now**\n\n1. Warn your staff.\n2. Block "
      "the addresses below.\n3. Reset what was entered there.\n" },
};

struct making {
    const struct demo_teams *teams;
    struct alert a;
    const char *title, *text;
    struct strs sectors;
    bool send;
};

static err keep_templates(struct ctx *c, const id *team)
{
    static const struct sql q = {
        "demo.template",
        "INSERT INTO template (id, team, name, language, act, body, revision, created_at, updated_at) VALUES ($1, $2, $3, 'en', 'alert', $4, "
        "1, $5, $5) ON CONFLICT (team, name, language) DO NOTHING",
        WHERE, false, true
    };
    for (size_t i = 0; i < COUNT(templates); i++)
        TRY(db_do(c, &q, ARGS(A_ID(id_new("tpl", c->now)), A_ID(*team), A_TEXT(str_of(templates[i].name)), A_TEXT(str_of(templates[i].body)), A_WHEN(c->now))));
    return NULL;
}

static err make(struct ctx *c, void *arg)
{
    struct making *m = arg;
    m->a = (struct alert){ .r = { .title = str_of(m->title), .team = m->teams->centre, .tlp = TLP_AMBER, .language = S("en") },
                           .text = str_of(m->text),
                           .sharing = S("Within your organisation and to those who run your networks"),
                           .answer = WANT_STATE,
                           .answer_by = { c->now.us + 3 * DAY },
                           .sectors = m->sectors };
    TRY(record_create(c, &alert_kind, &m->a, NULL));
    if (!m->send) return NULL;
    TRY(alert_of(c, id_str(&m->a.r.id), &m->a));
    return workflow_act(c, &alert_kind, &m->a, S("send"), &(struct act){ .until = { 0 } });
}

/* ---- a morning later */

static const struct {
    const char *organisation, *answer, *channel, *said;
} answers[] = { { "Ministry of Roads", "affected-working", "link", "Two routers at the bridges are affected; they are updated tonight." },
                { "First Harbour Bank", "done", "portal", "All four updated at 04:10." },
                { "Delta Telecom", "received", "link", "" },
                { "Ministry of Health", "not-affected", "call", "They use another vendor, says the duty officer." },
                { "Card Clearing House", "need-help", "link", "We see sign-ins that we cannot explain. Please call." } };

static err arrived(struct ctx *c, void *arg)
{
    static const struct sql letters = { "demo.letters",
                                        "SELECT id, organisation FROM outbox WHERE record = $1 AND rule = 'alert' AND state = 'held' ORDER BY id", WHERE, false,
                                        true };
    static const struct sql sent = { "demo.sent",
                                     "UPDATE outbox SET state = $2, released_at = $3, sent_at = $3, error = $4, released_by = 'system:demo' WHERE id = $1",
                                     WHERE, false, true };
    const struct making *m = arg;
    struct rows *r;
    str dead;
    TRY(demo_organisation_named(c, S("Airport Company"), &dead));
    TRY(db_run(c, &letters, ARGS(A_ID(m->a.r.id)), &r));
    while (rows_next(r)) {
        bool back = str_eq(row_text(r, 1), dead);
        str state = back ? S("failed") : S("sent"), why = back ? S("550 5.1.1 no such mailbox") : S("");
        TRY(db_do(c, &sent, ARGS(A_TEXT(row_text(r, 0)), A_TEXT(state), A_WHEN(c->now), A_TEXT(why))));
        TRY(outbox_moved(c, row_text(r, 0), state, why));
    }
    return NULL;
}

static err answered(struct ctx *c, void *arg)
{
    static const struct sql line = { "demo.line", "SELECT id FROM part WHERE record = $1 AND subject = $2 AND kind = 'recipient'", WHERE, false, true };
    const struct making *m = arg;
    const struct viewer *before = c->who;
    for (size_t i = 0; i < COUNT(answers); i++) {
        struct rows *r;
        bool found;
        str org;
        c->now.us += 13 * MINUTE;
        TRY(demo_organisation_named(c, str_of(answers[i].organisation), &org));
        TRY(db_one(c, &line, ARGS(A_ID(m->a.r.id), A_TEXT(org)), &r, &found));
        if (!found) continue;
        id part = row_id(r, 0);
        if (strcmp(answers[i].channel, "call")) viewer_use(c, viewer_system(c, "personal-link", before->principals, 0));
        TRY(line_answer(c, &m->a.r.id, &part, &(struct answered){ str_of(answers[i].answer), str_of(answers[i].said), str_of(answers[i].channel) }));
        viewer_use(c, before);
    }
    return NULL;
}

static err analyst_of(struct ctx *c, struct viewer **out)
{
    static const struct sql q = { "demo.second", "SELECT id FROM person WHERE email = 'analyst2@cert.example'", WHERE, false, true };
    struct rows *r;
    bool found;
    TRY(db_one(c, &q, NOARGS, &r, &found));
    if (!found) FAIL(c, E_FAULT, "demo", "the analyst is missing");
    id person = row_id(r, 0);
    return viewer_of_person(c, &person, ~UINT64_C(0), out);
}

static err templates_unit(struct ctx *c, void *arg)
{
    const struct demo_teams *t = arg;
    TRY(keep_templates(c, &t->centre));
    return keep_templates(c, &t->bank);
}

err demo_alerts(struct ctx *c, const struct demo_teams *teams)
{
    static str many[] = { S_INIT("transport"), S_INIT("banking"), S_INIT("health"), S_INIT("telecom") }, one[] = { S_INIT("energy") };
    const when now = c->now;
    const struct viewer *clerk = c->who;
    struct viewer *analyst;
    struct demo_teams own = *teams;
    struct making m = { .teams = teams,
                        .title = "N200 routers are taken over: update to 4.2 now",
                        .text =
                            "Routers of the type **N200** with firmware before 4.2 are taken over from outside without a password.\n\n"
                            "**What to do now**\n\n1. Update to 4.2.\n2. Until then close the web page of the router to the outside.\n3. Look for a user named "
                            "`svc` that you did not make.\n\n"
                            "If you find it, press *Need help*: we call back within the hour.",
                        .sectors = { many, COUNT(many) },
                        .send = true };
    TRY(analyst_of(c, &analyst));
    TRY(db_unit(c, templates_unit, &own));
    viewer_use(c, analyst);
    c->now = (when){ now.us - 5 * HOUR };
    TRY(db_unit(c, make, &m));
    TRY(alert_jobs[0].run(c, id_str(&m.a.r.id)));
    viewer_use(c, analyst);
    c->now = (when){ now.us - 5 * HOUR + 2 * MINUTE };
    TRY(db_unit(c, arrived, &m));
    TRY(db_unit(c, answered, &m));
    struct making draft = {
        .teams = teams,
        .title = "Phishing against payroll offices",
        .text = "Mails with the subject \"Salary adjustment\" lead to a false sign-in page.\n\n**What to do now:** warn your payroll office; block "
                "the addresses in the attachment.",
        .sectors = { one, COUNT(one) }
    };
    c->now = (when){ now.us - HOUR };
    TRY(db_unit(c, make, &draft));
    c->now = now;
    viewer_use(c, clerk);
    return NULL;
}
