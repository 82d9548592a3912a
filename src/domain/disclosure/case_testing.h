/* case_testing - what the tests of cases begin and end with: a desk, two vendors, a finder by a code, and what each does through
 * the handlers. Included by tests alone, after cmocka. */
#ifndef DISCLOSURE_CASE_TESTING_H
#define DISCLOSURE_CASE_TESTING_H

#include "domain/directory/directory.h"
#include "domain/disclosure/case.h"
#include "guard/guard.h"
#include "spine/session.h"
#include "spine/store_testing.h"
#include "spine/workflow.h"

enum { NIMBUS, VIATEC, ORGS };
static struct organisation O[ORGS];
static id psirt;
static struct viewer *v_psirt;
static struct report REP;
static struct cvd_case CASE;
static str code;

/* ---- the cast */

static inline err vendors(struct ctx *c)
{
    static const char *const names[ORGS] = { "Nimbus Networks", "Viatec" }, *const mail[ORGS] = { "psirt@nimbus.example", "desk@viatec.example" };
    for (int i = 0; i < ORGS; i++) {
        O[i] = (struct organisation){ .r = { .title = str_of(names[i]), .team = T.centre, .tlp = TLP_GREEN }, .org_kind = ORG_VENDOR, .sector = S("digital") };
        TRY(record_create(c, &organisation_kind, &O[i], NULL));
        TRY(db_script(c, arena_fmt(c->arena, "UPDATE record SET state = 'active' WHERE id = '%s'", O[i].r.id.s)));
        struct contact k = {
            .name = S("Desk"), .role = CONTACT_SECURITY, .email = str_of(mail[i]), .hours = S("24x7"), .zone = S("Asia/Karachi"), .language = S("en")
        };
        TRY(contact_add(c, &O[i], &k));
    }
    TRY(person_create(c, S("psirt@nimbus.example"), S("Psirt"), id_str(&O[NIMBUS].r.id), S("en"), S("UTC"), &psirt));
    TRY(db_script(c, arena_fmt(c->arena, "UPDATE person SET state = 'active' WHERE id = '%s'", psirt.s)));
    TRY(person_seat(c, &psirt, id_str(&O[NIMBUS].r.id), S("vendor")));
    /* the test's cast works by a kind of its own: the target of the room is put there */
    return db_script(
        c, arena_fmt(c->arena,
                     "DELETE FROM target WHERE kind = 'case'; INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until) "
                     "VALUES ('tgt_k4', '%s', 'case', 'disclose', 45, 'days', '', 'K4', 0, 0)",
                     T.centre.s));
}

static inline int setup(void **state)
{
    (void)state;
    testing_kind(&organisation_kind);
    testing_kind(&report_kind);
    testing_kind(&case_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    case_install();
    static str two[2];
    two[0] = principal_of(T.c.arena, id_str(&T.centre));
    two[1] = principal_of(T.c.arena, id_str(&T.bank));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ two, 2 }, ~UINT64_C(0));
    unit_as(T.v_system, vendors);
    testing_refresh(&T);
    fine(viewer_of_person(&T.c, &psirt, ~UINT64_C(0), &v_psirt));
    return 0;
}
/* ---- a fresh case for each test */

static inline err submit(struct ctx *c)
{
    struct reporter who = { .anonymous = true, .language = S("en") };
    REP = (struct report){ .r = { .title = S("canary router opens its port"), .team = T.centre },
                           .product = S("N200"),
                           .vendor = S("Nimbus Networks"),
                           .description = S("canary description"),
                           .cvss = S("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
                           .weakness = S("CWE-287") };
    return report_submit(c, &REP, &who, &code);
}
static inline err judge(struct ctx *c)
{
    struct act a = { .until = { 0 } };
    TRY(record_find(c, &report_kind, id_str(&REP.r.id), &REP));
    return workflow_act(c, &report_kind, &REP, S("validate"), &a);
}

static str body_of_request;
static str params[3];
static inline err call(struct ctx *c, err (*fn)(struct ctx *, const struct req *, struct res *), struct res *r)
{
    const struct pair type = { S("content-type"), S("application/json") };
    struct req q = { .method = POST, .body = body_of_request, .headers = &type, .nheaders = 1 };
    for (int i = 0; i < 3; i++) q.params[i] = params[i];
    *r = (struct res){ .body = { .a = c->arena }, .file = -1 };
    return fn(c, &q, r);
}
static inline void given(const char *one, const char *two, const char *three, const char *json)
{
    params[0] = str_of(one);
    params[1] = str_of(two);
    params[2] = str_of(three);
    body_of_request = str_of(json);
}
static err (*the_handler)(struct ctx *, const struct req *, struct res *);
static struct res answered;
static inline err handler_unit(struct ctx *c)
{
    return call(c, the_handler, &answered);
}
static inline const char *does(const struct viewer *v, err (*fn)(struct ctx *, const struct req *, struct res *), const char *one, const char *two,
                               const char *three, const char *json)
{
    given(one, two, three, json);
    the_handler = fn;
    return tried(v, handler_unit);
}

static inline void look(const struct viewer *v)
{
    viewer_use(&T.c, v);
    fine(case_of(&T.c, id_str(&CASE.r.id), &CASE));
}

static inline void begin(void)
{
    struct viewer *clerk = viewer_system(&T.c, "form", (struct strs){ 0 }, MAY_REPORT);
    unit_as(clerk, submit);
    unit_as(T.v_ann, judge);
    assert_string_equal(does(T.v_ann, case_open, REP.r.id.s, "", "", "{}"), "");
    CASE = (struct cvd_case){ .r = { .tlp = 0 } };
    str found = value(arena_fmt(T.c.arena, "SELECT source FROM link WHERE target = '%s'", REP.r.id.s).p);
    assert_true(id_parse(found, &CASE.r.id));
    look(T.v_ann);
}
static inline const char *party_id(const char *where)
{
    return value(arena_fmt(T.c.arena, "SELECT p.id FROM part p JOIN case_party k ON k.part = p.id WHERE p.record = '%s' AND %s", CASE.r.id.s, where).p).p;
}
static inline str party_is(const char *part, const char *column)
{
    return value(arena_fmt(T.c.arena, "SELECT %s FROM part p JOIN case_party k ON k.part = p.id WHERE p.id = '%s'", column, part).p);
}
static inline const char *invite(int org)
{
    const char *json = arena_fmt(T.c.arena, "{\"subject\":\"%s\",\"role\":\"vendor\",\"text\":\"canary: please look\"}", O[org].r.id.s).p;
    assert_string_equal(does(T.v_ann, case_party_add, CASE.r.id.s, "", "", json), "");
    return party_id(arena_fmt(T.c.arena, "p.subject = '%s'", O[org].r.id.s).p);
}
static inline const char *proposal(void)
{
    return value(arena_fmt(T.c.arena, "SELECT id FROM case_embargo WHERE record = '%s' AND state = 'open'", CASE.r.id.s).p).p;
}
static inline str day(int days)
{
    return when_text(T.c.arena, (when){ (clock_now().us / SECOND) * SECOND + days * DAY });
}
static inline const char *propose(const struct viewer *v, int days, const char *reason)
{
    const char *json = arena_fmt(T.c.arena, "{\"until\":\"%s\",\"zone\":\"Asia/Karachi\",\"reason\":\"%s\"}", day(days).p, reason).p;
    return does(v, case_embargo_propose, CASE.r.id.s, "", "", json);
}
static inline void embargo(int days)
{
    assert_string_equal(propose(T.v_ann, days, ""), "");
    assert_string_equal(does(T.v_ann, case_embargo_act, CASE.r.id.s, proposal(), "accept", "{}"), "");
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_ACTIVE);
}
static inline bool sees(const struct viewer *v)
{
    bool seen;
    viewer_use(&T.c, v);
    fine(record_seen(&T.c, id_str(&CASE.r.id), &seen));
    return seen;
}
static inline struct viewer *finder(void)
{
    return viewer_receipt(&T.c, arena_dup(T.c.arena, REP.r.originator));
}
static str act_target; /* of an act that needs one */
static inline const char *acts(const struct viewer *v, const char *verb, const char *text)
{
    static struct act a;
    static str what;
    a = (struct act){ .text = str_of(text), .code = str_is(str_of(verb), "close") ? S("no-fix") : S(""), .target = act_target };
    what = str_of(verb);
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    fine(db_begin(&T.c));
    err e = case_of(&T.c, id_str(&CASE.r.id), &CASE);
    if (!e) e = workflow_act(&T.c, &case_kind, &CASE, what, &a);
    if (e)
        db_rollback(T.c.db);
    else
        fine(db_commit(&T.c));
    return e ? e->code : "";
}

#endif
