/* demo_play - a living day in ten minutes: people of the demonstration work, things come in, beside a server that runs
 *
 * The same functions that the API calls, each step in a transaction of its own and told on standard output. A step that
 * finds nothing to do says so. It ends by itself. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app.h"
#include "demo.h"
#include "domain/coordination/inbox.h"
#include "domain/disclosure/disclosure.h"
#include "spine/list.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/workflow.h"
#include "store/db.h"

struct scene {
    int at; /* per mille of the day */
    const char *email, *line;
    err (*fn)(struct ctx *c, const struct scene *s, str *what);
    const char *one, *two, *three, *four; /* as fn says */
};

/* ---- what comes in from outside */

/* one: title; two: site or product; three: what was found */
static err report_in(struct ctx *c, const struct scene *s, str *what)
{
    struct report v = { .description = str_of(s->three) };
    struct reporter who = { .anonymous = true, .language = S("en") };
    str code;
    v.r.title = str_of(s->one);
    if (str_starts(str_of(s->two), S("https://")))
        v.site = str_of(s->two);
    else
        v.product = str_of(s->two);
    TRY(report_submit(c, &v, &who, &code));
    *what = v.r.ref;
    return NULL;
}

/* one: subject; two: text; three: address, or number for a call; four: sender */
static err message_in(struct ctx *c, const struct scene *s, str *what)
{
    bool call = s->three[0] == '+';
    struct guessed g = guess_of(&(struct guess_in){ .subject = str_of(s->one), .body = str_of(s->two) });
    struct message v = { .door = call ? DOOR_CALL : DOOR_MAIL,
                         .sender = str_of(s->four),
                         .address = str_of(call ? "" : s->three),
                         .telephone = str_of(call ? s->three : ""),
                         .body = str_of(s->two),
                         .guess = g.guess,
                         .guess_why = str_of(g.why) };
    v.r.title = str_of(s->one);
    v.r.tlp = TLP_AMBER;
    TRY(default_team(c, &v.r.team));
    v.r.originator = arena_dup(c->arena, id_str(&v.r.team));
    TRY(message_receive(c, &v));
    *what = v.r.ref;
    return NULL;
}

/* ---- what people do */

static err first_of(struct ctx *c, const char *kind, const char *state, struct record *out, bool *found)
{
    const struct pair pairs[] = { { S("state"), str_of(state) }, { S("team"), S("mine") }, { S("limit"), S("1") } };
    struct req q = { .query = pairs, .nquery = COUNT(pairs) };
    struct page p;
    TRY(list_records(c, kind_named(str_of(kind)), &q, &p));
    *found = p.items.n > 0;
    if (*found) *out = *(const struct record *)p.items.v;
    return NULL;
}

/* one: kind; two: in this state; three: verb; four: "code|text" */
static err act_on(struct ctx *c, const struct scene *s, str *what)
{
    struct record r;
    struct act a = { .until = { c->now.us + 5 * DAY } };
    str rest = str_of(s->four), code = S("");
    bool found;
    TRY(first_of(c, s->one, s->two, &r, &found));
    if (!found) return NULL;
    (void)str_split(&rest, '|', &code);
    a.code = code;
    a.text = rest;
    const struct kind *k = kind_named(str_of(s->one));
    void *v = arena_alloc(c->arena, k->size);
    TRY(record_find(c, k, id_str(&r.id), v));
    TRY(workflow_act(c, k, v, str_of(s->three), &a));
    *what = r.ref;
    return NULL;
}

/* one: kind; two: in this state; three: the organisation's name; four: what it reads */
static err route_to(struct ctx *c, const struct scene *s, str *what)
{
    struct record r;
    struct act a = { .text = str_of(s->four) };
    bool found;
    TRY(first_of(c, s->one, s->two, &r, &found));
    if (!found) return NULL;
    TRY(demo_organisation_named(c, str_of(s->three), &a.target));
    const struct kind *k = kind_named(str_of(s->one));
    void *v = arena_alloc(c->arena, k->size);
    TRY(record_find(c, k, id_str(&r.id), v));
    TRY(workflow_act(c, k, v, S("route"), &a));
    *what = r.ref;
    return NULL;
}

/* one: kind; two: in this state */
static err take(struct ctx *c, const struct scene *s, str *what)
{
    struct record r;
    bool found;
    TRY(first_of(c, s->one, s->two, &r, &found));
    if (!found) return NULL;
    TRY(record_assign(c, &r, &c->who->person));
    *what = r.ref;
    return NULL;
}

static bool waits(str state)
{
    return str_is(state, "sent") || str_is(state, "delivered") || str_is(state, "acknowledged") || str_is(state, "silent");
}

/* whatever was routed to who acts: one: the verb; two: the kind */
static err answer_route(struct ctx *c, const struct scene *s, str *what)
{
    const struct pair pairs[] = { { S("kind"), str_of(s->two) }, { S("limit"), S("50") } };
    struct req q = { .query = pairs, .nquery = COUNT(pairs) };
    struct page p;
    TRY(list_records(c, NULL, &q, &p));
    for (size_t i = 0; i < p.items.n; i++) {
        const struct record *r = (const struct record *)p.items.v + i;
        struct list parts;
        TRY(part_list(c, &r->id, S("route"), &parts));
        for (size_t k = 0; k < parts.n; k++) {
            const struct part *t = (const struct part *)parts.v + k;
            if (!str_eq(t->subject, c->who->organisation) || !waits(t->state)) continue;
            TRY(part_act(c, t, str_of(s->one), S(""), S("")));
            *what = r->ref;
            return NULL;
        }
    }
    return NULL;
}

static const struct scene scenes[] = {
    { 0, NULL, "A mail comes in", message_in, "Fake invoices in your name",
      "Our members receive invoices that claim to come from the centre; see hxxps://pay-cert[.]example/.", "office@chamber.example", "Chamber of commerce" },
    { 50, "analyst@cert.example", "The analyst takes the next report", take, "report", "new", NULL, NULL },
    { 90, "analyst@cert.example", "and tells its reporter that it arrived", act_on, "report", "new", "acknowledge",
      "|Thank you. We have received your report and look at it today." },
    { 150, NULL, "Somebody reports a site by the public form", report_in, "Permit search shows other people's permits",
      "https://permits.roads.example/list?id=7", "With another number in the address one sees the permits of others.", NULL },
    { 210, "analyst2@cert.example", "A call is logged", message_in, "Sign-in page of the harbour bank copied again",
      "Third copy this week, customers are asked for codes.", "+1-555-0134", "Duty engineer, First Harbour Bank" },
    { 240, "analyst2@cert.example", "and becomes an incident", act_on, "message", "new", "incident", "|" },
    { 300, "analyst2@cert.example", "which is looked at", act_on, "incident", "open", "triage", "|" },
    { 360, "analyst@cert.example", "A report holds", act_on, "report", "new", "validate",
      "|We could repeat what you found. We bring it to those who can mend it." },
    { 420, "security@roads.example", "The Ministry of Roads accepts what was routed to it", answer_route, "accept", "report", NULL, NULL },
    { 480, NULL, "A newsletter arrives", message_in, "Special offer: ten courses for the price of one", "Unsubscribe at any time.", "offers@courses.example",
      "Courses" },
    { 520, "analyst2@cert.example", "and is put away as noise", act_on, "message", "new", "noise", "|" },
    { 580, "analyst2@cert.example", "The incident is contained", act_on, "incident", "triage", "contain", "|" },
    { 660, NULL, "A finder writes again", report_in, "Router N200 keeps its factory password", "N200 router",
      "After the update the old password still opens port 8443.", NULL },
    { 740, "analyst@cert.example", "The analyst asks for more", act_on, "report", "new", "ask", "|Thank you. Which version does the device show?" },
    { 630, "analyst2@cert.example", "and routed to the bank", route_to, "incident", "containment", "First Harbour Bank",
      "Please tell your customers, and say when the page is gone." },
    { 820, "soc@harbourbank.example", "The bank accepts what was routed to it", answer_route, "accept", "incident", NULL, NULL },
    { 900, "analyst2@cert.example", "Service is back", act_on, "incident", "containment", "recover", "|" },
    { 960, "analyst2@cert.example", "and the incident is closed", act_on, "incident", "recovery", "close", "true-positive-with-impact|" },
    { 1000, "analyst@cert.example", "A report is closed with its outcome", act_on, "report", "valid", "close",
      "mitigated|A way around the weakness is in place. Thank you for your report." },
};

struct playing {
    const struct scene *s;
    str what;
};
static err play(struct ctx *c, void *arg)
{
    struct playing *p = arg;
    struct viewer *v;
    p->what = S("");
    if (p->s->email)
        TRY(demo_person(c, p->s->email, &v));
    else
        v = viewer_system(c, "demo", (struct strs){ 0 }, ~UINT64_C(0));
    viewer_use(c, v);
    return p->s->fn(c, p->s, &p->what);
}

static err is_demo(struct ctx *c)
{
    str demo;
    TRY(setting_get(c, "demo", &demo));
    if (!demo.n) FAIL(c, E_CONFLICT, "no-demo", "this is no demonstration: nothing is played on a hub in use");
    return NULL;
}

int demo_play(struct app *a, const char *minutes)
{
    struct ctx *c = command_ctx();
    char *end = NULL;
    double length = minutes ? strtod(minutes, &end) : 10;
    if ((minutes && (end == minutes || *end)) || length < 0 || length > 600) return command_say(2, "rabta: --minutes is 0 to 600\n");
    err e = app_open(c, a, false);
    if (!e) e = is_demo(c);
    int now = 0;
    for (size_t i = 0; !e && i < COUNT(scenes); i++) {
        struct playing p = { .s = &scenes[i] };
        double seconds = (scenes[i].at - now) * length * 60 / 1000;
        struct timespec wait = { .tv_sec = (time_t)seconds, .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9) };
        nanosleep(&wait, NULL);
        now = scenes[i].at;
        c->now = clock_now();
        e = db_unit(c, play, &p);
        if (!e) printf("%s%s%.*s\n", scenes[i].line, p.what.n ? ": " : " (nothing to do)", FMT(p.what));
        fflush(stdout);
    }
    db_close(c->db);
    return e ? command_fail("demo", e) : 0;
}
