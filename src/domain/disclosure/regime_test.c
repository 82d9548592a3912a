/* regime_test - times that laws and guides name: the table that comes with the hub, tables that are wrong, and a row taken
 * over as a target: a holiday entered late moves it and says so, it stands still with a reason, another row moves nothing
 * that runs; on both engines */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/json.h"
#include "domain/disclosure/case.h"
#include "domain/disclosure/disclosure.h"
#include "spine/deadline.h"
#include "spine/regime.h"
#include "spine/store_testing.h"
#include "spine/workflow.h"

static int setup(void **state)
{
    (void)state;
    clock_freeze(when_make(2026, 3, 16, 6, 0, 0)); /* a Monday, 11:00 at the centre */
    testing_kind(&report_kind);
    testing_kind(&case_kind);
    if (!testing_open(&T)) return 0;
    fine(db_script(&T.c, S("DELETE FROM target")));
    testing_refresh(&T);
    return 0;
}
/* ---- through the handlers */

struct asks {
    enum method method;
    const char *path;
    str one, two, body;
};
static struct res answered;
static err ask_unit(struct ctx *c, void *arg)
{
    const struct asks *a = arg;
    const struct route *k = regime_routes;
    while (k->path && (k->method != a->method || strcmp(k->path, a->path))) k++;
    assert_non_null(k->path);
    const struct pair type = { S("content-type"), S("text/csv") };
    struct req q = { .method = a->method, .params = { a->one, a->two }, .body = a->body, .headers = &type, .nheaders = 1 };
    answered = (struct res){ .body = { .a = c->arena }, .file = -1 };
    return k->fn(c, &q, &answered);
}
static const char *asks(const struct viewer *v, enum method method, const char *path, const char *one, const char *two, str body)
{
    return testing_unit(&T, v, ask_unit, &(struct asks){ method, path, str_of(one), str_of(two), body });
}
static const char *adopts(const struct viewer *v, const char *team, const char *code)
{
    return asks(v, POST, "/api/v1/teams/{id}/targets/regimes/{code}", team, code, S(""));
}
static const char *takes(const char *table)
{
    return asks(T.v_system, POST, "/api/v1/regimes", "", "", str_of(table));
}

/* ---- the table */

static void comes_with_the_hub(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    fine(regimes_usual(&T.c, &l));
    const struct regime *v = l.v;
    size_t adoptable = 0, seen = 0;
    for (size_t i = 0; i < l.n; i++) {
        adoptable += v[i].adoptable;
        for (int k = 1; k <= 24; k++) {
            str code = arena_fmt(T.c.arena, "K%d", k);
            if (str_eq(v[i].code, code) || str_eq(v[i].code, arena_fmt(T.c.arena, "%.*sa", FMT(code)))) seen++;
        }
    }
    assert_int_equal(seen, 24);
    assert_int_equal(adoptable, 4); /* K1 to K4; the kind of K10d is not registered in this program */
    /* what is given out is taken in again */
    assert_string_equal(asks(T.v_mallory, GET, "/api/v1/regimes/export", "", "", S("")), "");
    str table = buf_str(&answered.body);
    ptrdiff_t other = str_find(table, S("K10d"));
    str kept[2] = { str_cut(table, 0, (size_t)other),
                    str_cut(table, (size_t)other + (size_t)str_chr(str_cut(table, (size_t)other, table.n), '\n') + 1, table.n) };
    struct list again;
    fine(regimes_read(&T.c, arena_fmt(T.c.arena, "%.*s%.*s", FMT(kept[0]), FMT(kept[1])), &again));
    assert_int_equal(again.n, l.n - 1);
}

static void tables_that_are_wrong(void **state)
{
    static const struct {
        const char *table, *code, *field;
    } wrong[] = {
        { "", "bad-table", "/file" },
        { "code,regime,duration,source\nA,b,c,d\n", "required", "/line/1" },
        { "code,regime,duration,source,status,colour\n", "not-a-word", "/line/1" },
        { "code,code,regime,duration,source,status\n", "given-twice", "/line/1" },
        { "code,regime,duration,source,status\nA 1,b,c,d,draft\n", "bad-format", "/line/2/code" },
        { "code,regime,duration,source,status\nA,,c,d,draft\n", "required", "/line/2/regime" },
        { "code,regime,duration,source,status\nA,b,c,,draft\n", "required", "/line/2/source" },
        { "code,regime,duration,source,status\nA,b,c,d,law\n", "not-a-word", "/line/2/status" },
        { "code,regime,duration,source,status\nA,b,c,d,draft\nA,b,c,d,draft\n", "given-twice", "/line/3/code" },
        { "code,regime,duration,source,status\nA,b,c,d,draft,e\n", "bad-table", "/line/2" },
        { "code,regime,duration,source,status,effective_from\nA,b,c,d,draft,2026-02-30\n", "bad-format", "/line/2/effective_from" },
        { "code,regime,duration,source,status,kind,step,amount,unit\nA,b,c,d,draft,rumour,acknowledge,1,days\n", "not-a-word", "/line/2/kind" },
        { "code,regime,duration,source,status,kind,step,amount,unit\nA,b,c,d,draft,report,applaud,1,days\n", "not-a-word", "/line/2/step" },
        { "code,regime,duration,source,status,kind,step,amount,unit\nA,b,c,d,draft,report,validate,,days\n", "required", "/line/2/amount" },
        { "code,regime,duration,source,status,kind,step,amount,unit\nA,b,c,d,draft,report,validate,0,days\n", "out-of-range", "/line/2/amount" },
        { "code,regime,duration,source,status,kind,step,amount,unit\nA,b,c,d,draft,report,validate,1,weeks\n", "not-a-word", "/line/2/unit" },
        { "code,regime,duration,source,status\nA,\"b\x01\",c,d,draft\n", "bad-text", "/line/2/regime" },
        { "code,regime,duration,source,status\nAAAAAAAAAAAAAAAAAAAAAAAA,b,c,d,draft\n", "too-long", "/line/2/code" },
    };
    struct list l;
    (void)state;
    NEED_STORE();
    for (size_t i = 0; i < COUNT(wrong); i++) {
        err e = regimes_read(&T.c, str_of(wrong[i].table), &l);
        if (!e) fail_msg("taken: %s", wrong[i].table);
        assert_string_equal(e->code, wrong[i].code);
        if (!str_is(e->field, wrong[i].field)) fail_msg("%s: %.*s", wrong[i].table, FMT(e->field));
    }
    struct buf many = { .a = T.c.arena };
    buf_z(&many, "code,regime,duration,source,status\n");
    for (int i = 0; i <= 500; i++) buf_fmt(&many, "A%d,b,c,d,draft\n", i);
    assert_string_equal(regimes_read(&T.c, buf_str(&many), &l)->code, "too-many");
}

static void rows_of_ones_own(void **state)
{
    (void)state;
    NEED_STORE();
    assert_string_equal(takes("code,regime,duration,source,status\nK1,b,c,d,draft\n"), "there-already");
    assert_string_equal(takes("code;regime;duration;source;status;kind;step;amount;unit\nL1;Answer sooner;2 days;our law;in force;report;acknowledge;2;days\n"
                              "L2;Keep minutes;for ever;our law;in force;;;;\n"),
                        "");
    assert_true(str_find(buf_str(&answered.body), S("\"code\":\"L1\"")) > 0);
    assert_string_equal(takes("code,regime,duration,source,status\nL2,Keep minutes,ten years,our law,draft\n"), "");
    assert_int_equal(count("SELECT COUNT(*) FROM regime"), 2);
    assert_true(str_is(value("SELECT duration FROM regime WHERE code = 'L2'"), "ten years"));
    assert_string_equal(asks(T.v_system, DELETE, "/api/v1/regimes/{code}", "L2", "", S("")), "");
    assert_string_equal(asks(T.v_system, DELETE, "/api/v1/regimes/{code}", "L2", "", S("")), "not-found");
    assert_string_equal(asks(T.v_system, DELETE, "/api/v1/regimes/{code}", "K1", "", S("")), "not-found");
}

/* ---- taken over */

static struct report REP;
static err submit(struct ctx *c, void *arg)
{
    struct reporter who = { .anonymous = true, .language = S("en") };
    str code;
    (void)arg;
    REP = (struct report){ .r = { .title = S("a door stands open"), .team = T.centre }, .product = S("door"), .description = S("it opens") };
    return report_submit(c, &REP, &who, &code);
}
static void received(void)
{
    struct viewer *form = viewer_system(&T.c, "form", (struct strs){ 0 }, MAY_REPORT);
    assert_string_equal(testing_unit(&T, form, submit, NULL), "");
}
static str clock_of(const id *record, const char *regime, const char *column)
{
    return value(fmt("SELECT %s FROM deadline WHERE record = '%s' AND regime = '%s'", column, record->s, regime));
}
static err holiday_unit(struct ctx *c, void *arg)
{
    int64_t moved;
    str calendar = value(fmt("SELECT calendar FROM team WHERE id = '%s'", T.centre.s));
    TRY(db_script(c, arena_fmt(c->arena, "INSERT INTO holiday (calendar, day, name, entered_at, entered_by) VALUES ('%.*s', '%s', 'Eid', %lld, 'x')",
                               FMT(calendar), (const char *)arg, (long long)c->now.us)));
    TRY(deadline_recompute(c, calendar, S("Eid is a holiday"), &moved));
    assert_int_equal(moved, 1);
    return NULL;
}
static err ask_reporter(struct ctx *c, void *arg)
{
    struct act a = { .text = S("which version?"), .until = { c->now.us + 30 * DAY } };
    (void)arg;
    TRY(record_find(c, &report_kind, id_str(&REP.r.id), &REP));
    return workflow_act(c, &report_kind, &REP, S("ask"), &a);
}
static err back(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(record_find(c, &report_kind, id_str(&REP.r.id), &REP));
    return waiting_end(c, &REP.r);
}

static void who_may(void **state)
{
    (void)state;
    NEED_STORE();
    assert_string_equal(adopts(T.v_ann, T.centre.s, "K1"), "not-allowed");
    assert_string_equal(adopts(T.v_bob, T.centre.s, "K1"), "not-found");
    assert_string_equal(adopts(T.v_lead, T.bank.s, "K1"), "not-found");
    assert_string_equal(adopts(T.v_lead, T.centre.s, "K99"), "not-found");
    assert_string_equal(adopts(T.v_lead, T.centre.s, "K6"), "not-possible-now");
    assert_int_equal(count("SELECT COUNT(*) FROM target"), 0);
}

static void runs_as_the_row_says(void **state)
{
    (void)state;
    NEED_STORE();
    assert_string_equal(adopts(T.v_lead, T.centre.s, "K1"), "");
    assert_string_equal(adopts(T.v_lead, T.centre.s, "K2"), "");
    assert_true(str_is(value("SELECT basis || ' ' || amount || ' ' || unit FROM target WHERE regime = 'acknowledge' AND until = 0"), "K1 3 working-days"));
    assert_true(str_find(value("SELECT source FROM target WHERE regime = 'acknowledge' AND until = 0"), S("BOD 20-01")) >= 0);
    received();
    id first = REP.r.id;
    /* three working days after Monday: Thursday, the end of office hours at the centre */
    when due = { 0 };
    assert_true(str_int(clock_of(&first, "acknowledge", "due_at"), &due.us));
    assert_int_equal(due.us, when_make(2026, 3, 19, 12, 0, 0).us);
    /* Wednesday turns out to be a holiday */
    clock_freeze(when_make(2026, 3, 17, 6, 0, 0));
    assert_string_equal(testing_unit(&T, T.v_system, holiday_unit, (void *)(uintptr_t) "2026-03-18"), "");
    assert_true(str_int(clock_of(&first, "acknowledge", "due_at"), &due.us));
    assert_int_equal(due.us, when_make(2026, 3, 20, 12, 0, 0).us);
    assert_true(str_find(clock_of(&first, "acknowledge", "explanation"), S("(holiday)")) > 0);
    assert_int_equal(
        count(fmt("SELECT COUNT(*) FROM entry e JOIN entry_body b ON b.entry = e.id WHERE e.record = '%s' AND e.verb = 'due-moved' AND e.field = 'acknowledge'"
                  " AND e.was LIKE '2026-03-19%%' AND e.now LIKE '2026-03-20%%' AND b.body = 'Eid is a holiday'",
                  first.s)),
        1);
    /* while the reporter is asked, the other clock stands still, with the reason */
    assert_true(str_int(clock_of(&first, "validate", "due_at"), &due.us));
    assert_string_equal(testing_unit(&T, T.v_ann, ask_reporter, NULL), "");
    assert_true(str_is(clock_of(&first, "validate", "pause_reason"), "waiting for reporter"));
    clock_freeze(when_make(2026, 3, 27, 6, 0, 0));
    assert_string_equal(testing_unit(&T, T.v_ann, back, NULL), "");
    int64_t later = 0;
    assert_true(str_int(clock_of(&first, "validate", "due_at"), &later));
    assert_int_equal(later - due.us, 10 * DAY);
    /* another row for the same step: what runs keeps its own, what comes has the new one */
    assert_string_equal(takes("code,regime,duration,source,status,kind,step,amount,unit\nL3,Judge sooner,2 days,our law,in force,report,validate,2,days\n"),
                        "");
    assert_string_equal(adopts(T.v_lead, T.centre.s, "L3"), "");
    int64_t still = 0;
    assert_true(str_int(clock_of(&first, "validate", "due_at"), &still));
    assert_int_equal(still, later);
    assert_int_equal(count("SELECT COUNT(*) FROM target WHERE kind = 'report' AND regime = 'validate' AND until = 0"), 1);
    clock_freeze(when_make(2026, 3, 28, 6, 0, 0));
    received();
    assert_true(str_int(clock_of(&REP.r.id, "validate", "due_at"), &due.us));
    assert_int_equal(due.us, when_make(2026, 3, 30, 6, 0, 0).us);
    /* the row is dropped: the target stays as it is */
    assert_string_equal(asks(T.v_system, DELETE, "/api/v1/regimes/{code}", "L3", "", S("")), "");
    assert_true(str_is(value("SELECT basis FROM target WHERE regime = 'validate' AND until = 0"), "L3"));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(comes_with_the_hub), cmocka_unit_test(tables_that_are_wrong), cmocka_unit_test(rows_of_ones_own),
                                        cmocka_unit_test(who_may), cmocka_unit_test(runs_as_the_row_says) };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
