/* demo_reports - reports in all states; two overdue, one due soon, one breached, told by when they arrived */
#include "demo.h"
#include "domain/disclosure/disclosure.h"
#include "spine/deadline.h"
#include "spine/entry.h"
#include "spine/session.h"
#include "spine/workflow.h"
#include "store/db.h"

struct step {
    const char *verb, *code, *text;
    const char *target; /* an organisation's name */
    int after;          /* hours after it arrived */
};
struct story {
    const char *title, *product, *vendor, *site, *description, *reproduction;
    unsigned exploitation;
    int arrived; /* hours ago */
    struct step steps[4];
    const char *name, *email;
};

static const struct story stories[] = {
    { "Login page of the road tax portal takes SQL",
      "",
      "",
      "https://tax.roads.example/login",
      "The field for the plate number is passed to the database as it is.",
      "Enter ' OR 1=1 -- as the plate number.",
      1,
      5,
      { { 0 } },
      "R. Finder",
      "finder@research.example" },
    { "Router N200 opens its management port to everybody",
      "N200 router",
      "Nimbus Networks",
      "",
      "Port 8443 answers on the outside with the factory password.",
      "Connect to 198.51.100.20:8443 and sign in as admin/admin.",
      2,
      30,
      { { "acknowledge", "", "Thank you. We have received the report and look at it today.", NULL, 2 } },
      "",
      "" },
    { "Payment page shows other customers' receipts",
      "",
      "",
      "https://pay.harbourbank.example/receipt",
      "Counting the number in the address up shows the receipts of others.",
      "Open /receipt/1001, then /receipt/1002.",
      1,
      24 * 9,
      { { 0 } },
      "",
      "" },
    { "Weak key in the staff card reader",
      "CardGate 3",
      "Ferrum Access",
      "",
      "All readers share one key.",
      "Read the key from any reader's memory.",
      0,
      24 * 12,
      { { 0 } },
      "K. Nazir",
      "knazir@research.example" },
    { "Open directory listing on the health statistics site",
      "",
      "",
      "https://stats.health.example/files/",
      "Folders with personal files can be listed.",
      "Open the address.",
      0,
      24 * 4,
      { { "ask", "", "Which folders hold personal files? One example is enough.", NULL, 20 } },
      "",
      "" },
    { "Printer firmware update is not signed",
      "LaserJot 9",
      "Paperline",
      "",
      "Any file is taken as an update.",
      "Send a changed file to port 9100.",
      0,
      24 * 6,
      { { "validate", "", "", NULL, 30 } },
      "T. Khan",
      "tkhan@research.example" },
    { "Stored script in the ministry's comment form",
      "",
      "",
      "https://www.roads.example/comments",
      "A comment with a script runs at every visitor.",
      "Post <script>alert(1)</script> as a comment.",
      1,
      24 * 5,
      { { "validate", "", "", NULL, 8 }, { "route", "asset-owner", "Please mend the comment form; the details are in the report.", "Ministry of Roads", 10 } },
      "",
      "" },
    { "Mobile banking app accepts any certificate",
      "Harbour Pay 4",
      "First Harbour Bank",
      "",
      "The app does not check the server's certificate.",
      "Put a proxy between.",
      1,
      24 * 15,
      { { "validate", "", "", NULL, 12 }, { "coordinate", "", "We are in contact with the bank.", NULL, 40 } },
      "A. Rahman",
      "arahman@research.example" },
    { "Default password in the traffic light controller",
      "TLC-40",
      "Viatec",
      "",
      "All controllers have the same password.",
      "Sign in as service/service.",
      0,
      24 * 40,
      { { "validate", "", "", NULL, 20 }, { "track", "", "The vendor has announced a new version; we look again in two weeks.", NULL, 90 } },
      "",
      "" },
    { "Old version of a library in the school portal",
      "",
      "",
      "https://portal.school.example",
      "The library has a known weakness.",
      "See the version in the page's source.",
      0,
      24 * 60,
      { { "validate", "", "", NULL, 20 }, { "close", "fixed", "The portal was updated. Thank you: your report protected some 4,000 pupils.", NULL, 24 * 20 } },
      "M. Iqbal",
      "miqbal@research.example" },
    { "We found a critical bug, pay first",
      "",
      "",
      "https://www.example",
      "We will tell you the details after payment.",
      "",
      0,
      24 * 20,
      { { "decline", "not-a-vulnerability", "We cannot judge a report without details, and we pay for none. If you send details we look again.", NULL, 5 } },
      "",
      "" },
    { "Scanner output: missing header X-Frame-Options",
      "",
      "",
      "https://www.north.example",
      "The scanner says so.",
      "",
      0,
      24 * 25,
      { { "decline", "out-of-scope", "A missing header alone is outside our scope. You can answer here if you see how it can be used.", NULL, 30 } },
      "",
      "" },
    /* past the time for which closed cases are kept: the desk may erase them */
    { "Fax gateway prints the last page of the one before",
      "FX fax gateway",
      "Paperline",
      "",
      "The first page of a fax is the last page of the one before.",
      "",
      0,
      24 * (365 * 7 + 0),
      { { "validate", "", "", NULL, 20 }, { "close", "fixed", "It is repaired. Thank you.", NULL, 24 * 30 } },
      "Z. Ahmed",
      "" },
    { "Ticket printer answers to a password from its manual",
      "TP40 ticket printer",
      "Paperline",
      "",
      "The password of the manual opens the printer's settings from the street.",
      "",
      0,
      24 * (365 * 7 + 10),
      { { "validate", "", "", NULL, 20 }, { "close", "fixed", "It is repaired. Thank you.", NULL, 24 * 30 } },
      "",
      "" },
    { "Old guest network reaches the lift controller",
      "",
      "",
      "https://museum.example",
      "From the guest network of the museum the lift controller answers on port 502.",
      "",
      0,
      24 * (365 * 6 + 20),
      { { "validate", "", "", NULL, 20 }, { "close", "fixed", "It is repaired. Thank you.", NULL, 24 * 30 } },
      "S. Baig",
      "" },
    { "Weather station shows its log to everybody",
      "WS3 weather station",
      "Skyline",
      "",
      "The log with the keepers' telephone numbers can be read without signing in.",
      "",
      0,
      24 * (365 * 6 + 30),
      { { "validate", "", "", NULL, 20 }, { "close", "fixed", "It is repaired. Thank you.", NULL, 24 * 30 } },
      "",
      "" },
};

struct telling {
    const struct story *s;
    const struct demo_teams *teams;
    struct report v;
    when begun;
};

static err tell(struct ctx *c, void *arg)
{
    struct telling *t = arg;
    const struct story *s = t->s;
    struct reporter who = { .name = str_of(s->name), .email = str_of(s->email), .anonymous = !s->name[0] };
    str code;
    t->v = (struct report){ .r = { .title = str_of(s->title), .team = t->teams->centre, .received_at = c->now },
                            .product = str_of(s->product),
                            .vendor = str_of(s->vendor),
                            .site = str_of(s->site),
                            .description = str_of(s->description),
                            .reproduction = str_of(s->reproduction),
                            .exploitation = s->exploitation,
                            .lane = s->site[0] ? 1 : 0 };
    return report_submit(c, &t->v, &who, &code);
}

struct doing {
    struct telling *t;
    const struct step *step;
};
static err step_unit(struct ctx *c, void *arg)
{
    const struct doing *d = arg;
    struct report v;
    str target = { 0 };
    TRY(record_find(c, &report_kind, id_str(&d->t->v.r.id), &v));
    if (d->step->target) {
        TRY(demo_organisation_named(c, str_of(d->step->target), &target));
        if (!target.n) return NULL;
    }
    struct act a = { .code = str_of(d->step->code), .text = str_of(d->step->text), .target = target, .until = { c->now.us + 20 * DAY } };
    return workflow_act(c, &report_kind, &v, str_of(d->step->verb), &a);
}

err demo_person(struct ctx *c, const char *email, struct viewer **out)
{
    struct rows *r;
    bool found;
    static const struct sql q = { "demo.person", "SELECT id FROM person WHERE email = $1", WHERE, false, true };
    TRY(db_one(c, &q, ARGS(A_TEXT(str_of(email))), &r, &found));
    if (!found) FAIL(c, E_FAULT, "demo", "%s is missing", email);
    id person = row_id(r, 0);
    return viewer_of_person(c, &person, ~UINT64_C(0), out);
}

err demo_be(struct ctx *c, const char *email)
{
    struct viewer *v;
    when then = c->now;
    c->now = clock_now();
    err e = demo_person(c, email, &v);
    c->now = then;
    TRY(e);
    viewer_use(c, v);
    return NULL;
}

static err sweep(struct ctx *c, void *arg)
{
    int64_t n;
    (void)arg;
    return deadline_sweep(c, &n);
}

err demo_reports(struct ctx *c, const struct demo_teams *teams)
{
    when now = c->now;
    const struct viewer *clerk = c->who;
    struct viewer *analyst;
    TRY(demo_person(c, "analyst@cert.example", &analyst));
    for (size_t i = 0; i < COUNT(stories); i++) {
        struct telling t = { .s = &stories[i], .teams = teams };
        c->now = (when){ now.us - stories[i].arrived * HOUR };
        viewer_use(c, clerk);
        TRY(db_unit(c, tell, &t));
        viewer_use(c, analyst);
        for (size_t k = 0; k < COUNT(stories[i].steps) && stories[i].steps[k].verb; k++) {
            struct doing d = { &t, &stories[i].steps[k] };
            c->now = (when){ now.us - (stories[i].arrived - stories[i].steps[k].after) * HOUR };
            TRY(db_unit(c, step_unit, &d));
        }
    }
    c->now = now;
    viewer_use(c, clerk);
    return db_unit(c, sweep, NULL);
}
