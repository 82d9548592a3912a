/* course_test - the measures of a programme: a small one whose figures were worked out by hand, and by chance: the parts
 * are the whole, what is unseen changes nothing (RABTA_SEED repeats one; it is printed when a check fails) */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/json.h"
#include "domain/directory/directory.h"
#include "domain/disclosure/disclosure.h"
#include "domain/disclosure/course.h"
#include "http/http.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/store_testing.h"
#include "spine/workflow.h"

enum { MILL, BANK, ORGS };
static struct organisation O[ORGS];
static id clerk_of[ORGS];
static struct viewer *v_of[ORGS];

static err organisations(struct ctx *c, void *arg)
{
    static const struct {
        const char *name, *sector, *mail;
    } who[ORGS] = { { "Mill", "energy", "soc@mill.example" }, { "Harbour Bank", "banking", "soc@bank.example" } };
    (void)arg;
    for (int i = 0; i < ORGS; i++) {
        O[i] = (struct organisation){ .r = { .title = str_of(who[i].name), .team = T.centre, .tlp = TLP_GREEN },
                                      .org_kind = ORG_CONSTITUENT,
                                      .sector = str_of(who[i].sector) };
        TRY(record_create(c, &organisation_kind, &O[i], NULL));
        TRY(db_script(c, arena_fmt(c->arena, "UPDATE record SET state = 'active' WHERE id = '%s'", O[i].r.id.s)));
        TRY(person_create(c, str_of(who[i].mail), S("Clerk"), id_str(&O[i].r.id), S("en"), S("UTC"), &clerk_of[i]));
        TRY(db_script(c, arena_fmt(c->arena, "UPDATE person SET state = 'active' WHERE id = '%s'", clerk_of[i].s)));
        TRY(person_seat(c, &clerk_of[i], id_str(&O[i].r.id), S("constituent")));
    }
    return NULL;
}

static int setup(void **state)
{
    (void)state;
    clock_freeze(when_make(2025, 11, 1, 0, 0, 0));
    testing_kind(&organisation_kind);
    testing_kind(&report_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    static str all[2];
    all[0] = principal_of(T.c.arena, id_str(&T.centre));
    all[1] = principal_of(T.c.arena, id_str(&T.bank));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ all, 2 }, ~UINT64_C(0));
    assert_string_equal(testing_unit(&T, T.v_system, organisations, NULL), "");
    fine(db_script(&T.c,
                   S("DELETE FROM target; INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until)"
                     " SELECT 'tgt_' || w.n || substr(t.id, 5), t.id, 'report', w.regime, w.amount, 'days', '', '', 0, 0 FROM team t,"
                     " (SELECT 'a' AS n, 'acknowledge' AS regime, 3 AS amount UNION ALL SELECT 'v', 'validate', 7 UNION ALL SELECT 'r', 'resolve', 90) w")));
    testing_refresh(&T);
    for (int i = 0; i < ORGS; i++) fine(viewer_of_person(&T.c, &clerk_of[i], ~UINT64_C(0), &v_of[i]));
    return 0;
}
/* ---- steps, each at its hour */

static struct report R[10];

static void at(int month, int day, int hour)
{
    clock_freeze(when_make(month > 9 ? 2025 : 2026, month, day, hour, 0, 0));
}

static err submit(struct ctx *c, void *arg)
{
    struct report *v = arg;
    struct reporter who = { .anonymous = true, .language = S("en") };
    str code;
    bool exercise = v->r.exercise;
    *v = (struct report){ .r = { .title = S("canary"), .exercise = exercise }, .product = S("canary"), .description = S("canary") };
    return report_submit(c, v, &who, &code);
}
static void comes(struct report *v)
{
    struct viewer *form = viewer_system(&T.c, "form", (struct strs){ 0 }, MAY_REPORT);
    assert_string_equal(testing_unit(&T, form, submit, v), "");
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
static const char *tries(const struct report *v, const char *verb, struct act a)
{
    return testing_unit(&T, T.v_lead, act_unit, &(struct does){ &v->r.id, verb, a });
}
static void acts(const struct report *v, const char *verb, const char *code, const char *text, const id *target)
{
    assert_string_equal(tries(v, verb, (struct act){ .code = str_of(code), .text = str_of(text), .target = target ? id_str(target) : S("") }), "");
}

static err mended_unit(struct ctx *c, void *arg)
{
    struct part p;
    TRY(part_find(c, *(str *)arg, &p));
    return part_act(c, &p, S("mended"), S(""), S(""));
}
static void mends(int org, const struct report *v)
{
    struct rows *r;
    struct sql q = { "test.way", fmt("SELECT id FROM part WHERE record = '%s' AND subject = '%s' ORDER BY created_at DESC, id DESC", v->r.id.s, O[org].r.id.s),
                     WHERE, false, true };
    fine(db_run(&T.c, &q, NOARGS, &r));
    assert_true(rows_next(r));
    str part = row_text(r, 0);
    assert_string_equal(testing_unit(&T, v_of[org], mended_unit, &part), "");
}

/* ---- what is asked and answered */

static str body_of(const struct viewer *who, const char *from, const char *to, const char *quarters)
{
    const struct pair pairs[] = { { S("from"), str_of(from) }, { S("to"), str_of(to) }, { S("quarters"), str_of(quarters) } };
    struct req q = { .query = pairs, .nquery = COUNT(pairs) };
    struct res r = { .body = { .a = T.c.arena }, .file = -1 };
    viewer_use(&T.c, who);
    T.c.now = clock_now();
    fine(course_routes[0].fn(&T.c, &q, &r));
    return buf_str(&r.body);
}
static struct json answer(const struct viewer *who, const char *from, const char *to, const char *quarters)
{
    struct json v;
    static const struct json_limits lim = { 32 << 20, 0, 1000000 };
    fine(json_read(&T.c, body_of(who, from, to, quarters), &lim, &v));
    return v;
}
static struct json row(struct json all, const char *by, const char *name)
{
    for (struct json_iter i = json_iter(json_get(all, S("rows"))); json_next(&i);)
        if (str_is(json_str(json_get(i.value, S("by"))), by) && str_is(json_str(json_get(i.value, S("name"))), name)) return i.value;
    fail_msg("no row %s %s", by, name);
    return all;
}
static int64_t figure(struct json row, const char *name)
{
    int64_t n = -1;
    assert_true(json_int(json_get(row, str_of(name)), &n));
    return n;
}
struct expected {
    const char *name;
    int64_t value;
};
static void says(struct json row, const struct expected *e)
{
    for (; e->name; e++)
        if (figure(row, e->name) != e->value) fail_msg("%s: %lld, not %lld", e->name, (long long)figure(row, e->name), (long long)e->value);
}
#define SAYS(row, ...) says(row, (const struct expected[]){ __VA_ARGS__, { NULL, 0 } })
enum { A_DAY = 24 * 60 * 60 };

/* R0: answered after 1 day, judged after 3, mended by the mill after 15, closed
 * R1: judged and answered after 2; the bank says mended after 5, it is not; mended after 10; closed
 * R2: declined as a duplicate after 4, which is the answer, too
 * R3: judged after 1 without a word; the mill is asked; the reporter is asked something after 9; open
 * R4: nobody looks at it
 * R5: an exercise
 * R6: of December, judged after 1, nothing else; open
 * R7: judged after 1, found not to be one after 4, taken up again after 9, judged 2 later, mitigated after 19 */
static void story(void)
{
    at(12, 1, 0);
    comes(&R[6]);
    at(12, 2, 0);
    acts(&R[6], "validate", "", "", NULL);
    at(1, 5, 10);
    comes(&R[0]);
    at(1, 6, 10);
    acts(&R[0], "acknowledge", "", "Thank you.", NULL);
    at(1, 7, 0);
    comes(&R[1]);
    at(1, 8, 10);
    acts(&R[0], "validate", "", "", NULL);
    at(1, 8, 11);
    acts(&R[0], "route", "", "Please mend it.", &O[MILL].r.id);
    at(1, 9, 0);
    acts(&R[1], "validate", "", "It holds.", NULL);
    at(1, 9, 1);
    acts(&R[1], "route", "", "Please mend it.", &O[BANK].r.id);
    at(1, 10, 0);
    comes(&R[2]);
    at(1, 12, 0);
    mends(BANK, &R[1]);
    at(1, 13, 0);
    acts(&R[1], "route", "", "It is still there.", &O[BANK].r.id);
    at(1, 14, 0);
    acts(&R[2], "decline", "duplicate", "It is known.", NULL);
    at(1, 17, 0);
    mends(BANK, &R[1]);
    at(1, 18, 0);
    acts(&R[1], "close", "fixed", "It is mended.", NULL);
    at(1, 20, 10);
    mends(MILL, &R[0]);
    at(1, 21, 10);
    acts(&R[0], "close", "fixed", "It is mended.", NULL);
    at(2, 1, 0);
    comes(&R[3]);
    at(2, 2, 0);
    acts(&R[3], "validate", "", "", NULL);
    at(2, 2, 1);
    acts(&R[3], "route", "", "Please mend it.", &O[MILL].r.id);
    R[5].r.exercise = true;
    at(2, 3, 0);
    comes(&R[5]);
    at(2, 10, 0);
    acts(&R[3], "ask", "", "Which version?", NULL);
    at(2, 20, 0);
    comes(&R[4]);
    at(3, 1, 0);
    comes(&R[7]);
    at(3, 2, 0);
    acts(&R[7], "validate", "", "", NULL);
    at(3, 5, 0);
    acts(&R[7], "decline", "not-a-vulnerability", "It is none.", NULL);
    at(3, 10, 0);
    acts(&R[7], "reopen", "", "We look again.", NULL);
    at(3, 12, 0);
    acts(&R[7], "validate", "", "", NULL);
    at(3, 20, 0);
    acts(&R[7], "close", "mitigated", "It is turned off.", NULL);
    at(7, 15, 0);
}

static void worked_out_by_hand(void **state)
{
    (void)state;
    NEED_STORE();
    story();
    struct json all = answer(T.v_ann, "2026-01-01", "2026-03-31", "3");
    SAYS(row(all, "whole", ""), { "received", 6 }, { "judged", 5 }, { "valid", 4 }, { "open", 3 }, { "open_valid", 2 }, { "open_old", 1 },
         { "validate_median", 2 * A_DAY }, { "mended", 3 }, { "mend_median", 15 * A_DAY }, { "answered", 5 }, { "answer_median", 4 * A_DAY },
         { "age_median", 90 * A_DAY }, { "answer_due", 6 }, { "answer_late", 2 }, { "validate_due", 7 }, { "validate_late", 1 }, { "resolve_due", 6 },
         { "resolve_late", 1 }, { "closed", 4 }, { "told", 4 });
    SAYS(row(all, "organisation", "Mill"), { "received", 2 }, { "judged", 2 }, { "valid", 2 }, { "open", 1 }, { "open_valid", 1 }, { "open_old", 0 },
         { "validate_median", 2 * A_DAY }, { "mended", 1 }, { "mend_median", 15 * A_DAY }, { "answered", 2 }, { "answer_median", 5 * A_DAY },
         { "age_median", 59 * A_DAY }, { "answer_due", 2 }, { "answer_late", 0 }, { "resolve_due", 1 }, { "closed", 1 }, { "told", 1 });
    SAYS(row(all, "organisation", "Harbour Bank"), { "received", 1 }, { "mended", 1 }, { "mend_median", 10 * A_DAY }, { "answer_median", 2 * A_DAY });
    SAYS(row(all, "organisation", ""), { "received", 3 }, { "judged", 2 }, { "valid", 1 }, { "open", 2 }, { "open_valid", 1 }, { "open_old", 1 },
         { "age_median", 121 * A_DAY }, { "mended", 1 }, { "mend_median", 19 * A_DAY });
    SAYS(row(all, "sector", "Energy and power"), { "received", 2 }, { "mended", 1 });
    SAYS(row(all, "quarter", "2025-Q3"), { "received", 0 }, { "open", 0 }, { "answer_due", 0 });
    SAYS(row(all, "quarter", "2025-Q4"), { "received", 1 }, { "judged", 1 }, { "valid", 1 }, { "open", 1 }, { "open_valid", 1 }, { "open_old", 0 },
         { "validate_median", A_DAY }, { "age_median", 31 * A_DAY }, { "answered", 0 }, { "answer_due", 1 }, { "answer_late", 0 }, { "resolve_due", 0 });
    SAYS(row(all, "quarter", "2026-Q1"), { "received", 6 }, { "judged", 5 }, { "mend_median", 15 * A_DAY }, { "answer_median", 4 * A_DAY }, { "closed", 4 });
    /* the middle of January: what the bank said to be mended had gone out again */
    SAYS(row(answer(T.v_ann, "2026-01-01", "2026-01-15", "0"), "whole", ""), { "received", 3 }, { "judged", 3 }, { "valid", 2 }, { "open", 3 },
         { "open_valid", 3 }, { "open_old", 0 }, { "mended", 0 }, { "mend_median", 0 }, { "closed", 1 }, { "told", 1 });
    /* while it still went as mended it was */
    SAYS(row(answer(T.v_ann, "2026-01-01", "2026-01-12", "0"), "whole", ""), { "mended", 1 }, { "mend_median", 5 * A_DAY });
    /* a clock that stands still is neither kept nor missed, however long */
    SAYS(row(answer(T.v_ann, "2026-04-01", "2026-06-30", "0"), "whole", ""), { "received", 0 }, { "judged", 0 }, { "resolve_due", 1 }, { "resolve_late", 1 },
         { "open_valid", 2 }, { "open_old", 2 });
}

static void of_what_one_sees(void **state)
{
    (void)state;
    NEED_STORE();
    struct json all = answer(v_of[MILL], "2026-01-01", "2026-03-31", "3");
    SAYS(row(all, "whole", ""), { "received", 2 }, { "judged", 2 }, { "valid", 2 }, { "open", 1 }, { "mended", 1 }, { "answered", 0 }, { "answer_median", 0 },
         { "closed", 1 }, { "told", 0 }); /* what was said to the reporter is not the owner's to read */
    SAYS(row(all, "organisation", "Mill"), { "received", 2 }, { "mended", 1 });
    for (struct json_iter i = json_iter(json_get(all, S("rows"))); json_next(&i);) assert_true(str_find(json_raw(i.value, T.c.arena), S("Harbour")) < 0);
    SAYS(row(answer(T.v_bob, "2025-10-01", "2026-12-31", "9"), "whole", ""), { "received", 0 }, { "open", 0 }, { "answer_due", 0 }, { "closed", 0 });
    SAYS(row(answer(T.v_mallory, "2025-10-01", "2026-12-31", "9"), "whole", ""), { "received", 0 }, { "open", 0 }, { "closed", 0 });
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

static void something(struct report *v)
{
    static const char *const verbs[] = { "validate", "acknowledge", "ask", "route", "coordinate", "track", "close", "decline", "reopen" };
    const char *verb = verbs[chance(COUNT(verbs))];
    str code = str_is(str_of(verb), "close") ? (chance(2) ? S("fixed") : S("handed-over")) : str_is(str_of(verb), "decline") ? S("spam") : S("");
    str target = str_is(str_of(verb), "route") ? id_str(&O[chance(ORGS)].r.id) : S("");
    (void)tries(v, verb, (struct act){ .code = code, .text = S("canary"), .target = target, .until = { clock_now().us + DAY } });
}

static const char *const counts[] = { "received",   "judged",      "valid",        "open",          "open_valid",  "open_old",     "mended", "answered",
                                      "answer_due", "answer_late", "validate_due", "validate_late", "resolve_due", "resolve_late", "closed", "told" };

static void the_parts_are_the_whole(struct json all)
{
    for (size_t k = 0; k < COUNT(counts); k++) {
        int64_t whole = figure(row(all, "whole", ""), counts[k]), organisations = 0, sectors = 0;
        for (struct json_iter i = json_iter(json_get(all, S("rows"))); json_next(&i);) {
            str by = json_str(json_get(i.value, S("by")));
            if (str_is(by, "organisation")) organisations += figure(i.value, counts[k]);
            if (str_is(by, "sector")) sectors += figure(i.value, counts[k]);
        }
        if (organisations != whole || sectors != whole)
            fail_msg("%s: %lld, organisations %lld, sectors %lld, seed %llu", counts[k], (long long)whole, (long long)organisations, (long long)sectors,
                     (unsigned long long)seed);
    }
}

static void by_chance(void **state)
{
    enum { MANY = 24, STEPS = 220 };
    static struct report many[MANY];
    const char *given = getenv("RABTA_SEED");
    (void)state;
    NEED_STORE();
    seed = given ? strtoull(given, NULL, 10) : UINT64_C(0x9E3779B97F4A7C15);
    if (!seed) seed = 1;
    when now = when_make(2026, 8, 1, 0, 0, 0);
    clock_freeze(now);
    str before = body_of(T.v_bob, "2025-10-01", "2026-09-30", "8"), mallory = body_of(T.v_mallory, "2025-10-01", "2026-07-31", "8");
    size_t there = 0;
    for (int i = 0; i < STEPS; i++) {
        clock_freeze((when){ clock_now().us + (1 + (int64_t)chance(30)) * HOUR });
        if (there < MANY && chance(5) == 0)
            comes(&many[there++]);
        else if (there)
            something(&many[chance((unsigned)there)]);
        if (i % 20 == 19) the_parts_are_the_whole(answer(T.v_ann, "2026-08-01", "2027-12-31", "8"));
    }
    struct json all = answer(T.v_ann, "2025-10-01", "2027-12-31", "12");
    int64_t closed = 0, received = 0;
    assert_int_equal(figure(row(all, "whole", ""), "received"), count("SELECT COUNT(*) FROM record WHERE kind = 'report' AND exercise = 0"));
    assert_int_equal(figure(row(all, "whole", ""), "open"), count("SELECT COUNT(*) FROM record WHERE kind = 'report' AND exercise = 0 AND closed_at IS NULL"));
    assert_int_equal(figure(row(all, "whole", ""), "closed"),
                     count("SELECT COUNT(*) FROM record WHERE kind = 'report' AND exercise = 0 AND closed_at IS NOT NULL"));
    /* a report comes once, in one of the quarters; it may close in several */
    for (struct json_iter i = json_iter(json_get(all, S("rows"))); json_next(&i);)
        if (str_is(json_str(json_get(i.value, S("by"))), "quarter")) {
            received += figure(i.value, "received");
            closed += figure(i.value, "closed");
        }
    assert_int_equal(received, figure(row(all, "whole", ""), "received"));
    assert_true(closed >= figure(row(all, "whole", ""), "closed"));
    /* who sees nothing of all this is told the same, but for until when */
    clock_freeze(now);
    str after = body_of(T.v_bob, "2025-10-01", "2026-09-30", "8");
    assert_true(str_eq(before, after));
    assert_true(str_eq(mallory, body_of(T.v_mallory, "2025-10-01", "2026-07-31", "8")));
}

static void medians(void **state)
{
    struct arena *a = arena_open(1 << 20);
    (void)state;
    struct counting *t = figures_new(a, 3);
    const int64_t odd[] = { 5, 1, 9 }, even[] = { 8, 2, 4, 100 };
    for (size_t i = 0; i < COUNT(odd); i++)
        figures_add(t, 0, &(struct share){ .validate_time = odd[i] * SECOND, .mend_time = -1, .answer_time = -1, .age = -1 });
    for (size_t i = 0; i < COUNT(even); i++)
        figures_add(t, 1, &(struct share){ .validate_time = -1, .mend_time = -1, .answer_time = even[i] * SECOND, .age = -1 });
    figures_add(t, 2, &(struct share){ .validate_time = -1, .mend_time = 3 * SECOND + 999999, .answer_time = -1, .age = 0 });
    figures_end(t);
    assert_int_equal(figures_at(t, 0)->validate_median, 5);
    assert_int_equal(figures_at(t, 0)->answer_median, 0);
    assert_int_equal(figures_at(t, 1)->answer_median, 6);
    assert_int_equal(figures_at(t, 2)->mend_median, 3);
    arena_close(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(medians), cmocka_unit_test(worked_out_by_hand), cmocka_unit_test(of_what_one_sees),
                                        cmocka_unit_test(by_chance) };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
