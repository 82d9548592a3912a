/* route_test - a report on its way: refused, silent, bounced, taken over; never nobody's. First step by step, then by chance:
 * random sequences after each step of which invariants I-1 to I-8 are looked for in the tables, on both engines
 * (RABTA_SEED repeats one; it is printed when a check fails) */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/directory/directory.h"
#include "domain/disclosure/disclosure.h"
#include "guard/guard.h"
#include "spine/audit.h"
#include "spine/orphan.h"
#include "spine/outbox.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/store_testing.h"
#include "spine/team.h"
#include "spine/work.h"
#include "spine/workflow.h"

enum { CENTRE, SECTOR, MILL, DAM, ORGS }; /* the sector's CERT serves the mill and reports to the centre; nobody serves the dam */
static struct organisation O[ORGS];
static id clerk_of[ORGS];
static struct viewer *v_of[ORGS];

/* ---- the cast */

static err organisations(struct ctx *c, void *arg)
{
    static const struct {
        const char *name, *mail;
        unsigned kind;
    } who[ORGS] = { { "Coordination centre", "desk@centre.example", ORG_CENTRE },
                    { "CERT of the sector", "desk@sector.example", ORG_SECTORAL },
                    { "Mill", "soc@mill.example", ORG_CONSTITUENT },
                    { "Dam", "soc@dam.example", ORG_CONSTITUENT } };
    (void)arg;
    for (int i = 0; i < ORGS; i++) {
        O[i] =
            (struct organisation){ .r = { .title = str_of(who[i].name), .team = T.centre, .tlp = TLP_GREEN }, .org_kind = who[i].kind, .sector = S("energy") };
        TRY(record_create(c, &organisation_kind, &O[i], NULL));
        TRY(db_script(c, arena_fmt(T.c.arena, "UPDATE record SET state = 'active' WHERE id = '%s'", O[i].r.id.s)));
        struct contact k = {
            .name = S("Desk"), .role = CONTACT_SECURITY, .email = str_of(who[i].mail), .hours = S("24x7"), .zone = S("Asia/Karachi"), .language = S("en")
        };
        TRY(contact_add(c, &O[i], &k));
        TRY(person_create(c, str_of(who[i].mail), S("Clerk"), id_str(&O[i].r.id), S("en"), S("UTC"), &clerk_of[i]));
        TRY(db_script(c, arena_fmt(T.c.arena, "UPDATE person SET state = 'active' WHERE id = '%s'", clerk_of[i].s)));
        TRY(person_seat(c, &clerk_of[i], id_str(&O[i].r.id), S("constituent")));
    }
    struct edge serves = { .type = EDGE_SERVES, .from = O[SECTOR].r.id, .to = O[MILL].r.id };
    struct edge reports = { .type = EDGE_REPORTS, .from = O[SECTOR].r.id, .to = O[CENTRE].r.id };
    TRY(edge_add(c, &serves));
    TRY(edge_add(c, &reports));
    TRY(team_organisation(c, &T.centre, &O[CENTRE].r.id));
    return team_organisation(c, &T.bank, &O[SECTOR].r.id);
}

static int setup(void **state)
{
    (void)state;
    testing_kind(&organisation_kind);
    testing_kind(&report_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    static str two[2];
    two[0] = principal_of(T.c.arena, id_str(&T.centre));
    two[1] = principal_of(T.c.arena, id_str(&T.bank));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ two, 2 }, ~UINT64_C(0));
    assert_string_equal(testing_unit(&T, T.v_system, organisations, NULL), "");
    fine(db_script(&T.c, S("DELETE FROM target WHERE kind = 'thing'; INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until)"
                           " SELECT 'tgt_a' || substr(id, 5), id, 'report', 'acknowledge', 3, 'days', '', 'K1', 0, 0 FROM team")));
    testing_refresh(&T);
    for (int i = 0; i < ORGS; i++) fine(viewer_of_person(&T.c, &clerk_of[i], ~UINT64_C(0), &v_of[i]));
    return 0;
}
/* ---- steps */

static struct report REP;
static str code;

static err submit(struct ctx *c, void *arg)
{
    struct reporter who = { .anonymous = true, .language = S("en") };
    (void)arg;
    REP = (struct report){ .r = { .title = S("the mill's portal lets anybody in") },
                           .site = S("portal.mill.example"),
                           .description = S("canary: it opens without a password") };
    return report_submit(c, &REP, &who, &code);
}
static void received(void)
{
    struct viewer *form = viewer_system(&T.c, "form", (struct strs){ 0 }, MAY_REPORT);
    assert_string_equal(testing_unit(&T, form, submit, NULL), "");
}

struct does {
    const id *report;
    const char *verb;
    struct act a;
};
static err act_unit(struct ctx *c, void *arg)
{
    const struct does *d = arg;
    struct report v;
    TRY(record_find(c, &report_kind, id_str(d->report), &v));
    return workflow_act(c, &report_kind, &v, str_of(d->verb), &d->a);
}
static const char *acts(const struct viewer *v, const id *report, const char *verb, struct act a)
{
    return testing_unit(&T, v, act_unit, &(struct does){ report, verb, a });
}

struct answers {
    str part;
    const char *verb, *text;
};
static err part_unit(struct ctx *c, void *arg)
{
    const struct answers *a = arg;
    struct part p;
    TRY(part_find(c, a->part, &p));
    return part_act(c, &p, str_of(a->verb), S(""), str_of(a->text));
}
static const char *answers(const struct viewer *v, str part, const char *verb, const char *text)
{
    return testing_unit(&T, v, part_unit, &(struct answers){ part, verb, text });
}

/* the newest way of this report to the subject */
static str way_to(const id *report, const id *subject)
{
    return value(fmt("SELECT id FROM part WHERE record = '%s' AND subject = '%s' ORDER BY created_at DESC, id DESC LIMIT 1", report->s, subject->s));
}
static str state_of(str part)
{
    return value(fmt("SELECT state FROM part WHERE id = '%.*s'", FMT(part)));
}
static str of_report(const id *report, const char *column)
{
    return value(fmt("SELECT %s FROM record WHERE id = '%s'", column, report->s));
}
static const char *routed(const struct viewer *v, const id *report, const id *to)
{
    return acts(v, report, "route", (struct act){ .target = id_str(to), .code = S("asset-owner"), .text = S("please mend it") });
}

/* the clock of the hub goes on and its minute is run */
static void later(int64_t us)
{
    when at = { clock_now().us + us };
    clock_freeze(at);
    T.c.now = at;
    for (const struct job_kind *k = spine_jobs; k->name; k++)
        if (!strcmp(k->name, "clock.minute")) fine(k->run(&T.c, S("")));
}
static void look(int64_t *n)
{
    T.c.now = clock_now();
    fine(orphan_look(&T.c, n));
}

static err bounce_unit(struct ctx *c, void *arg)
{
    return outbox_moved(c, *(str *)arg, S("bounced"), S("550 no such mailbox"));
}
static const char *bounces(str part)
{
    str letter = value(fmt("SELECT id FROM outbox WHERE part = '%.*s' ORDER BY created_at DESC, id DESC LIMIT 1", FMT(part)));
    return letter.n ? testing_unit(&T, T.v_system, bounce_unit, &letter) : "no-letter";
}

static void begin(void)
{
    clock_freeze((when){ clock_now().us + HOUR });
    received();
    assert_string_equal(acts(T.v_ann, &REP.r.id, "validate", (struct act){ .until = { 0 } }), "");
}

/* ---- one after the other */

static void refused_is_at_the_desk_again(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    assert_string_equal(routed(T.v_ann, &REP.r.id, &O[DAM].r.id), "");
    assert_true(str_is(of_report(&REP.r.id, "waiting_for"), "asset-owner"));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM deadline WHERE record = '%s' AND paused_at IS NOT NULL", REP.r.id.s)), 1);
    str part = way_to(&REP.r.id, &O[DAM].r.id);
    assert_string_equal(answers(v_of[DAM], part, "refuse", ""), "required");
    assert_string_equal(answers(v_of[DAM], part, "refuse", "that is the mill's"), "");
    assert_true(str_is(of_report(&REP.r.id, "waiting_for"), "nobody")); /* the desk acts next, and its clocks run */
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM deadline WHERE record = '%s' AND paused_at IS NOT NULL", REP.r.id.s)), 0);
    assert_string_equal(answers(v_of[DAM], part, "accept", ""), "not-found"); /* sight ended with it */
    assert_string_equal(routed(T.v_ann, &REP.r.id, &O[MILL].r.id), "");
    assert_string_equal(answers(v_of[MILL], way_to(&REP.r.id, &O[MILL].r.id), "accept", ""), "");
    assert_string_equal(of_report(&REP.r.id, "team").p, T.centre.s);
}

static void silence_goes_up_to_the_centre(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    assert_string_equal(routed(T.v_ann, &REP.r.id, &O[MILL].r.id), "");
    later(2 * DAY);
    assert_true(str_is(state_of(way_to(&REP.r.id, &O[MILL].r.id)), "sent"));
    later(2 * DAY);
    assert_true(str_is(state_of(way_to(&REP.r.id, &O[MILL].r.id)), "silent"));
    str up = way_to(&REP.r.id, &T.bank); /* the CERT that serves the mill is asked at its desk */
    assert_true(str_is(state_of(up), "sent"));
    assert_true(str_is(of_report(&REP.r.id, "waiting_for"), "partner"));
    later(4 * DAY);
    assert_true(str_is(state_of(up), "silent")); /* above it is the centre, whose report it is */
    assert_true(str_is(of_report(&REP.r.id, "waiting_for"), "nobody"));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM part WHERE record = '%s'", REP.r.id.s)), 2);
    /* who comes late may still take it */
    assert_string_equal(answers(T.v_bob, up, "accept", ""), "");
    assert_string_equal(of_report(&REP.r.id, "team").p, T.bank.s);
    assert_true(str_is(of_report(&REP.r.id, "waiting_for"), "nobody"));
    /* and asks the centre; nobody answers there either: it stays where it is */
    assert_string_equal(routed(T.v_bob, &REP.r.id, &O[DAM].r.id), "");
    later(4 * DAY);
    assert_true(str_is(state_of(way_to(&REP.r.id, &T.centre)), "sent")); /* nobody serves the dam: the centre is asked */
    later(4 * DAY);
    assert_true(str_is(of_report(&REP.r.id, "waiting_for"), "nobody"));
    assert_string_equal(of_report(&REP.r.id, "team").p, T.bank.s);
}

static void seen_gives_time_and_bounces_do_not(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    assert_string_equal(routed(T.v_ann, &REP.r.id, &O[MILL].r.id), "");
    str part = way_to(&REP.r.id, &O[MILL].r.id);
    later(2 * DAY);
    assert_string_equal(answers(v_of[MILL], part, "acknowledge", ""), "");
    later(2 * DAY);
    assert_true(str_is(state_of(part), "acknowledged"));
    assert_true(str_is(of_report(&REP.r.id, "waiting_for"), "asset-owner"));
    assert_string_equal(bounces(part), ""); /* they have seen it: the letter does not matter any more */
    assert_true(str_is(state_of(part), "acknowledged"));
    begin();
    assert_string_equal(routed(T.v_ann, &REP.r.id, &O[MILL].r.id), "");
    part = way_to(&REP.r.id, &O[MILL].r.id);
    assert_string_equal(bounces(part), "");
    assert_true(str_is(state_of(part), "bounced"));
    assert_true(str_is(state_of(way_to(&REP.r.id, &T.bank)), "sent")); /* at once */
    assert_string_equal(answers(T.v_bob, way_to(&REP.r.id, &T.bank), "refuse", "the mill left our sector"), "");
    assert_true(str_is(of_report(&REP.r.id, "waiting_for"), "nobody"));
    /* the address is mended and it is sent anew: there is one way to answer, and it is not the one that came back */
    assert_string_equal(routed(T.v_ann, &REP.r.id, &O[MILL].r.id), "");
    assert_string_equal(answers(v_of[MILL], part, "accept", ""), "not-in-state");
    assert_string_equal(answers(v_of[MILL], way_to(&REP.r.id, &O[MILL].r.id), "accept", ""), "");
}

static err bob(struct ctx *c, void *arg)
{
    const bool *there = arg;
    TRY(db_script(c, arena_fmt(T.c.arena, "UPDATE seat SET until = %lld WHERE person = '%s'", *there ? 0LL : (long long)c->now.us, T.bob.s)));
    return session_epoch_move(c);
}
static err take_unit(struct ctx *c, void *arg)
{
    const struct route *k = orphan_routes;
    while (k->method != POST) k++;
    struct req q = { .method = POST, .params = { str_of(arg) } };
    struct res r = { .body = { .a = c->arena }, .file = -1 };
    return k->fn(c, &q, &r);
}
static const char *takes(const struct viewer *v, const char *report)
{
    char name[sizeof(id)];
    snprintf(name, sizeof name, "%s", report);
    return testing_unit(&T, v, take_unit, name);
}

static void what_is_nobodys_is_found_and_taken(void **state)
{
    int64_t n, before;
    bool there = false;
    (void)state;
    NEED_STORE();
    look(&before);
    begin();
    assert_string_equal(routed(T.v_ann, &REP.r.id, &T.bank), "");
    assert_string_equal(answers(T.v_bob, way_to(&REP.r.id, &T.bank), "accept", ""), "");
    look(&n);
    assert_int_equal(n, before);
    fine(db_script(&T.c, arena_fmt(T.c.arena, "DELETE FROM record_grant WHERE record = '%s' AND because LIKE 'handed-over%%'", REP.r.id.s)));
    assert_string_equal(testing_unit(&T, T.v_system, bob, &there), ""); /* the only one of the sector's desk leaves */
    later(HOUR);
    look(&n);
    assert_true(n > before);
    assert_true(str_is(value(fmt("SELECT why FROM orphan WHERE record = '%s'", REP.r.id.s)), "nobody-works"));
    assert_string_equal(value(fmt("SELECT shown_to FROM orphan WHERE record = '%s'", REP.r.id.s)).p, T.centre.s);
    later(MINUTE);
    look(&n); /* said once, however often one looks */
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'orphan'", REP.r.id.s)), 1);
    assert_string_equal(takes(T.v_mallory, REP.r.id.s), "not-found");
    assert_string_equal(takes(v_of[DAM], REP.r.id.s), "not-found");
    assert_string_equal(takes(T.v_ann, REP.r.id.s), "");
    assert_string_equal(of_report(&REP.r.id, "team").p, T.centre.s);
    there = true;
    assert_string_equal(testing_unit(&T, T.v_system, bob, &there), "");
    later(HOUR);
    look(&n);
    assert_int_equal(n, 0);
    assert_int_equal(count("SELECT COUNT(*) FROM orphan"), 0);
    assert_int_equal(count("SELECT COUNT(*) FROM record_grant WHERE because = 'orphan'"), 0);
}

/* ---- clocks */

static int64_t told(const id *report, const char *verb)
{
    return count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = '%s'", report->s, verb));
}
static int64_t noted(const id *report, const char *what, const id *person)
{
    return count(fmt("SELECT COUNT(*) FROM notification WHERE record = '%s' AND what = '%s' AND person = '%s'", report->s, what, person->s));
}
static void dates_are_told_before_and_when_missed(void **state)
{
    (void)state;
    NEED_STORE();
    clock_freeze((when){ clock_now().us + HOUR });
    received(); /* three days to say that it came */
    later(2 * DAY);
    assert_int_equal(told(&REP.r.id, "due-soon"), 0);
    later(DAY / 2);
    assert_int_equal(told(&REP.r.id, "due-soon"), 1);
    later(MINUTE);
    assert_int_equal(told(&REP.r.id, "due-soon"), 1);           /* once */
    assert_int_equal(noted(&REP.r.id, "due-soon", &T.lead), 1); /* nobody works on it: who leads is told */
    assert_int_equal(noted(&REP.r.id, "due-soon", &T.ann), 0);
    later(DAY);
    assert_int_equal(told(&REP.r.id, "breached"), 1); /* an event, not a colour */
    assert_int_equal(noted(&REP.r.id, "breached", &T.lead), 1);
    later(DAY);
    assert_int_equal(told(&REP.r.id, "breached"), 1);
    /* what stands still neither warns nor is missed */
    received();
    assert_string_equal(acts(T.v_ann, &REP.r.id, "ask", (struct act){ .text = S("which version?"), .until = { clock_now().us + 30 * DAY } }), "");
    later(9 * DAY);
    assert_int_equal(told(&REP.r.id, "due-soon") + told(&REP.r.id, "breached"), 0);
}

/* ---- by chance */

static uint64_t seed;
static unsigned chance(unsigned n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed % n);
}

/* each says what must never be found; the first column is the record */
static const struct {
    const char *which, *sql;
} never[] = {
    { "I-1 an owner, and one",
      "SELECT r.id FROM record r WHERE r.kind = 'report' AND (SELECT COUNT(*) FROM record_grant g WHERE g.record = r.id AND g.because = 'owner'"
      " AND g.principal = 'team:' || r.team AND g.until = 0) <> 1" },
    { "I-1 no second owner",
      "SELECT r.id FROM record r WHERE r.kind = 'report' AND (SELECT COUNT(*) FROM record_grant g WHERE g.record = r.id AND g.because = 'owner' AND g.until = 0) <> 1" },
    { "I-1 a next step", "SELECT r.id FROM record r WHERE r.kind = 'report' AND r.closed_at IS NULL AND r.due_at IS NULL AND r.waiting_until IS NULL"
                         " AND NOT EXISTS (SELECT 1 FROM orphan o WHERE o.record = r.id)" },
    { "I-1 somebody works there, or it is told",
      "SELECT r.id FROM record r WHERE r.kind = 'report' AND r.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.place = r.team AND s.until = 0)"
      " AND NOT EXISTS (SELECT 1 FROM orphan o WHERE o.record = r.id)" },
    { "I-2 the state is that of the newest entry",
      "SELECT r.id FROM record r WHERE r.kind = 'report' AND r.state <> COALESCE((SELECT e.now FROM entry e WHERE e.record = r.id AND e.verb = 'state' ORDER BY e.n DESC LIMIT 1), 'new')" },
    { "I-2 so is the team", "SELECT r.id FROM record r JOIN entry e ON e.record = r.id WHERE r.kind = 'report' AND e.verb = 'handed-over' AND e.now <> r.team"
                            " AND e.n = (SELECT MAX(x.n) FROM entry x WHERE x.record = r.id AND x.verb = 'handed-over')" },
    { "I-2 so is each way", "SELECT p.record FROM part p JOIN entry e ON e.part = p.id WHERE p.kind = 'route' AND e.verb = 'route' AND e.now <> p.state"
                            " AND e.n = (SELECT MAX(x.n) FROM entry x WHERE x.record = p.record AND x.part = p.id AND x.verb = 'route')" },
    { "I-3 a refused one sees nothing",
      "SELECT p.record FROM part p JOIN record_grant g ON g.record = p.record AND g.because = 'route:' || p.id WHERE p.kind = 'route' AND p.state IN ('refused', 'withdrawn')" },
    { "I-3 nobody but those whom it was given",
      "SELECT g.record FROM record_grant g JOIN record r ON r.id = g.record WHERE r.kind = 'report' AND g.because NOT IN ('owner', 'originator', 'orphan', 'duty')"
      " AND g.because NOT LIKE 'route:%' AND g.because NOT LIKE 'handed-over:%' AND g.because NOT LIKE 'edge:%'" },
    { "I-4 no looser than it came", "SELECT r.id FROM record r WHERE r.kind = 'report' AND r.tlp IN ('clear', 'green')" },
    { "I-6 a clock stands still for a reason",
      "SELECT d.record FROM deadline d WHERE d.paused_at IS NOT NULL AND d.met_at IS NULL AND d.ended_at IS NULL AND d.pause_reason = ''" },
    { "I-6 and only while it waits",
      "SELECT r.id FROM record r JOIN deadline d ON d.record = r.id WHERE r.kind = 'report' AND r.waiting_for = 'nobody' AND d.paused_at IS NOT NULL AND d.met_at IS NULL AND d.ended_at IS NULL" },
    { "I-7 no reference twice", "SELECT ref FROM record GROUP BY ref HAVING COUNT(*) > 1" },
    { "I-8 what leaves has a record, a reason and one to whom",
      "SELECT o.id FROM outbox o LEFT JOIN record r ON r.id = o.record WHERE o.rule = 'route' AND (r.id IS NULL OR o.reason = '' OR o.recipient = '' OR o.part IS NULL)" },
    { "whoever waits for somebody waits until a day", "SELECT r.id FROM record r WHERE r.waiting_for <> 'nobody' AND r.waiting_until IS NULL" },
    { "nobody is asked twice at once",
      "SELECT p.record FROM part p WHERE p.kind = 'route' AND p.state IN ('sent', 'delivered', 'acknowledged', 'accepted') GROUP BY p.record, p.subject HAVING COUNT(*) > 1" },
};

static void holds(uint64_t from, int step, const char *what)
{
    for (size_t i = 0; i < COUNT(never); i++) {
        str found = value(fmt("SELECT * FROM (%s) found LIMIT 1", never[i].sql));
        if (found.n) fail_msg("RABTA_SEED=%llu, step %d (%s): %s: %.*s", (unsigned long long)from, step, what, never[i].which, FMT(found));
    }
}

static const struct viewer *owner_of(const id *report)
{
    return str_eq(of_report(report, "team"), id_str(&T.bank)) ? T.v_bob : T.v_ann;
}

/* a step that is refused is a step too: it must leave nothing behind */
static const char *one_step(const id *reports, unsigned n)
{
    static const char *const answer[] = { "accept", "refuse", "acknowledge", "accept" };
    static const char *const desk[] = { "validate", "acknowledge", "ask", "coordinate", "track", "close", "decline", "reopen" };
    const id *r = &reports[chance(n)];
    const struct viewer *v = owner_of(r);
    str way = value(fmt("SELECT id FROM part WHERE record = '%s' ORDER BY %s, id LIMIT 1", r->s, chance(2) ? "created_at DESC" : "created_at"));
    str to = way.n ? value(fmt("SELECT subject FROM part WHERE id = '%.*s'", FMT(way))) : S("");
    bool there = chance(2) == 0;
    switch (chance(10)) {
    case 0:
    case 1:
    case 2: {
        const id *where[] = { &O[MILL].r.id, &O[DAM].r.id, &T.bank, &T.centre };
        return (void)routed(v, r, where[chance(4)]), "route";
    }
    case 3:
    case 4: {
        const struct viewer *who = str_eq(to, id_str(&T.bank))        ? T.v_bob
                                   : str_eq(to, id_str(&T.centre))    ? T.v_ann
                                   : str_eq(to, id_str(&O[DAM].r.id)) ? v_of[DAM]
                                                                      : v_of[MILL];
        return (void)answers(who, way, answer[chance(4)], "not ours"), "answer";
    }
    case 5: return (void)answers(v, way, "withdraw", ""), "withdraw";
    case 6: return (void)bounces(way), "bounce";
    case 7: later((int64_t)(1 + chance(4)) * DAY); return "later";
    case 8:
        if (chance(4)) break;
        (void)testing_unit(&T, T.v_system, bob, &there);
        testing_refresh(&T);
        return "somebody comes or goes";
    default: break;
    }
    const char *verb = desk[chance(COUNT(desk))];
    struct act a = { .text = S("words"), .until = { clock_now().us + 5 * DAY } };
    a.code = !strcmp(verb, "close") ? S("fixed") : !strcmp(verb, "decline") ? S("spam") : S("");
    return (void)acts(!strcmp(verb, "reopen") ? T.v_lead : v, r, verb, a), verb;
}

static void by_chance(void **state)
{
    enum { ROUNDS = 4, REPORTS = 5, STEPS = 60 };
    const char *given = getenv("RABTA_SEED");
    id reports[REPORTS];
    (void)state;
    NEED_STORE();
    for (int round = 0; round < ROUNDS; round++) {
        int64_t n;
        uint64_t from = given ? strtoull(given, NULL, 10) : (uint64_t)clock_now().us * 2654435761u + (uint64_t)round;
        seed = from ? from : 1;
        for (int i = 0; i < REPORTS; i++) {
            clock_freeze((when){ clock_now().us + MINUTE });
            received();
            reports[i] = REP.r.id;
            if (chance(3)) (void)acts(T.v_ann, &REP.r.id, "validate", (struct act){ .until = { 0 } });
        }
        for (int step = 0; step < STEPS; step++) {
            clock_freeze((when){ clock_now().us + MINUTE });
            const char *what = one_step(reports, REPORTS);
            look(&n);
            holds(from, step, what);
        }
        bool there = true;
        assert_string_equal(testing_unit(&T, T.v_system, bob, &there), "");
        testing_refresh(&T);
        later(MINUTE);
    }
}

/* I-2 and I-7: the chains of all that chance did verify */
static void the_chains_hold(void **state)
{
    str bad;
    int64_t records, entries;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    struct checkpoint k;
    fine(db_begin(&T.c));
    fine(audit_checkpoint(&T.c, &k));
    fine(db_commit(&T.c));
    fine(audit_verify(&T.c, sign_public_hex(T.c.arena), &(struct strs){ &k.signature, 1 }, &bad, &records, &entries));
    if (bad.n) fail_msg("%.*s", FMT(bad));
    assert_true(records > 20 && entries > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused_is_at_the_desk_again),
        cmocka_unit_test(silence_goes_up_to_the_centre),
        cmocka_unit_test(seen_gives_time_and_bounces_do_not),
        cmocka_unit_test(what_is_nobodys_is_found_and_taken),
        cmocka_unit_test(dates_are_told_before_and_when_missed),
        cmocka_unit_test(by_chance),
        cmocka_unit_test(the_chains_hold),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
