/* demo_inbox - what lies in the centre's inbox, and incidents in several states */
#include "demo.h"
#include "domain/coordination/inbox.h"
#include "spine/attachment.h"
#include "spine/team.h"
#include "spine/viewer.h"
#include "spine/workflow.h"
#include "store/db.h"

struct thing {
    int hours; /* ago */
    unsigned door, severity;
    const char *sender, *address, *telephone, *title, *body;
    const char *warning, *file, *content;
    const char *verbs; /* what the analyst made of it, then of the incident; space-separated */
    const char *close; /* code */
};
static const struct thing things[] = {
    { 70, DOOR_CALL, 2, "Duty engineer of the harbour bank", "", "+1-555-0134", "Phishing site copies our online banking",
      "A copy of our sign-in page is reachable at hxxps://harbourbank-login[.]example/ since last night. Customers were told by SMS to go there.", NULL, NULL,
      NULL, "incident triage contain", NULL },
    { 30, DOOR_MAIL, 3, "Operations, Ministry of Roads", "operations@roads.example", "", "Ransom note on the file server",
      "Good morning,\n\nsince 04:00 all files on the file server of the permits office end in .locked, and a note asks for money. We have taken the server off "
      "the network. Its address is 203.0.113.44.\n\nPlease call.",
      NULL, NULL, NULL, "incident triage analyse", NULL },
    { 120, DOOR_PORTAL, 0, "", "", "", "Many failed sign-ins at the mail gateway", "About 4,000 attempts from 198.51.100.23 within an hour; none succeeded.",
      NULL, NULL, NULL, "incident triage contain eradicate recover", "true-positive-without-impact" },
    { 5, DOOR_MAIL, 0, "A. Reader", "a.reader@mailbox.example", "", "Security hole in the permit search",
      "Hello,\n\nif one writes a quote into the search field of https://permits.roads.example/search the page answers with an error of the database. I have "
      "not tried more. How do I report this properly?",
      NULL, NULL, NULL, NULL, NULL },
    { 4, DOOR_MAIL, 0, "Feeds", "reports@scanning.example", "", "Daily report for your country", "The file of today is attached.", NULL, "2026-scan-http.csv",
      "timestamp,ip,port,tag\r\n2026-01-01 00:00:10,203.0.113.9,80,http\r\n2026-01-01 00:00:12,203.0.113.44,8080,http\r\n", NULL, NULL },
    { 3, DOOR_MAIL, 0, "Invoice department", "billing@nimbus-support.example", "", "Overdue: open the attached order form",
      "Dear customer, see the attached form and enter your credentials to avoid interruption.", "answers are asked to another domain: pay@collect.example",
      NULL, NULL, NULL, NULL },
    { 2, DOOR_CALL, 2, "Night shift, First Harbour Bank", "", "+1-555-0177", "Card data offered for sale",
      "They saw an offer in a forum, 2,000 cards with their prefix. Screenshots follow by mail. They ask whether others are concerned.", NULL, NULL, NULL, NULL,
      NULL },
    { 1, DOOR_MAIL, 0, "Security sales", "news@offers.example", "", "Last seats for our webinar", "Special offer for public bodies. Unsubscribe at any time.",
      NULL, NULL, NULL, NULL, NULL },
};

struct telling {
    const struct thing *t;
    const struct demo_teams *teams;
    id made;
};
static err tell(struct ctx *c, void *arg)
{
    struct telling *a = arg;
    const struct thing *t = a->t;
    str warning = str_of(t->warning), file = str_of(t->file);
    id attached;
    struct guessed g = guess_of(&(struct guess_in){ .subject = str_of(t->title), .body = str_of(t->body), .files = { &file, t->file ? 1 : 0 } });
    struct message v = { .door = t->door,
                         .severity = t->severity,
                         .sender = str_of(t->sender),
                         .address = str_of(t->address),
                         .telephone = str_of(t->telephone),
                         .body = str_of(t->body),
                         .guess = g.guess,
                         .guess_why = str_of(g.why),
                         .files = t->file ? 1 : 0,
                         .warnings = { &warning, t->warning ? 1 : 0 } };
    v.r.title = str_of(t->title);
    v.r.team = a->teams->centre;
    v.r.tlp = TLP_AMBER;
    v.r.received_at = c->now;
    v.r.originator = arena_dup(c->arena, id_str(&a->teams->centre));
    TRY(message_receive(c, &v));
    a->made = v.r.id;
    return t->file ? attachment_add_bytes(c, &v.r.id, file, str_of(t->content), S(""), &attached) : NULL;
}

struct doing {
    id which;
    str verb, code, became;
};
static err step(struct ctx *c, void *arg)
{
    struct doing *d = arg;
    struct act a = { .code = d->code };
    const struct kind *k = kind_of_id(id_str(&d->which));
    void *v = arena_alloc(c->arena, k->size);
    TRY(record_find(c, k, id_str(&d->which), v));
    TRY(workflow_act(c, k, v, d->verb, &a));
    if (k == &message_kind) d->became = ((const struct message *)v)->became;
    return NULL;
}

static err live(struct ctx *c, const struct thing *t, id which)
{
    str rest = str_of(t->verbs), verb;
    struct doing d = { .which = which };
    when told = c->now;
    for (int n = 1; str_split(&rest, ' ', &verb); n++) {
        d.verb = arena_dup(c->arena, verb);
        c->now = (when){ told.us + n * 40 * MINUTE };
        TRY(db_unit(c, step, &d));
        if (d.became.n && !id_parse(d.became, &d.which)) FAIL(c, E_FAULT, "demo", "no incident was made");
        d.became = S("");
    }
    if (!t->close) return NULL;
    d.verb = S("close");
    d.code = str_of(t->close);
    return db_unit(c, step, &d);
}

err demo_inbox(struct ctx *c, const struct demo_teams *teams)
{
    when now = c->now;
    const struct viewer *clerk = c->who;
    struct viewer *analyst;
    TRY(demo_person(c, "analyst@cert.example", &analyst));
    for (size_t i = 0; i < COUNT(things); i++) {
        struct telling t = { .t = &things[i], .teams = teams };
        c->now = (when){ now.us - things[i].hours * HOUR };
        viewer_use(c, clerk);
        TRY(db_unit(c, tell, &t));
        if (!things[i].verbs) continue;
        viewer_use(c, analyst);
        TRY(live(c, &things[i], t.made));
    }
    c->now = now;
    viewer_use(c, clerk);
    return NULL;
}
