/* spine_test - records, timeline and its proof, workflow, deadlines, numbered changes, and what a failing statement or memory that
 * ends leaves, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "guard/guard.h"
#include "jobs/jobs.h"
#include "spine/audit.h"
#include "spine/deadline.h"
#include "spine/notify.h"
#include "spine/team.h"
#include "spine/thing_testing.h"

static void references_count_up(void **state)
{
    (void)state;
    NEED_STORE();
    struct thing a = make("first", &T.centre, TLP_AMBER), b = make("second", &T.centre, TLP_AMBER), other = make("third", &T.bank, TLP_AMBER);
    assert_true(str_starts(a.r.ref, S("XC-TH-")) && str_ends(a.r.ref, S("-0001")));
    assert_true(str_ends(b.r.ref, S("-0002")));
    assert_true(str_starts(other.r.ref, S("XB-TH-")) && str_ends(other.r.ref, S("-0001")));
}

struct acting {
    const struct thing *t;
    const char *verb;
    struct act a;
};
static err act_unit(struct ctx *c, void *arg)
{
    struct acting *a = arg;
    struct thing v;
    TRY(record_find(c, &thing_kind, id_str(&a->t->r.id), &v));
    return workflow_act(c, &thing_kind, &v, str_of(a->verb), &a->a);
}

static void workflow_guards(void **state)
{
    (void)state;
    NEED_STORE();
    struct thing a = make("flow", &T.centre, TLP_AMBER);
    struct acting open = { &a, "open", { .code = { 0 } } }, shut = { &a, "close", { .code = { 0 } } }, none = { &a, "fly", { .code = { 0 } } };
    assert_string_equal(testing_unit(&T, T.v_bob, act_unit, &open), "not-found");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &none), "no-such-act");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &shut), "required");
    shut.a.code = S("whatever");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &shut), "not-a-word");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &open), "");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &open), "not-in-state");
    shut.a.code = S("done");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &shut), "");
}

static void race_on_a_transition(void **state)
{
    struct ctx other;
    (void)state;
    NEED_STORE();
    struct thing a = make("race", &T.centre, TLP_AMBER), v, w;
    struct act none = { .code = { 0 } };
    assert_true(testing_second(&T, &other));
    viewer_use(&T.c, T.v_ann);
    viewer_use(&other, T.v_lead);
    /* both read it as new; the second to write must not win as well */
    fine(record_find(&T.c, &thing_kind, id_str(&a.r.id), &v));
    fine(record_find(&other, &thing_kind, id_str(&a.r.id), &w));
    fine(db_begin(&T.c));
    fine(workflow_act(&T.c, &thing_kind, &v, S("open"), &none));
    fine(db_commit(&T.c));
    fine(db_begin(&other));
    err e = workflow_act(&other, &thing_kind, &w, S("open"), &none);
    assert_non_null(e);
    assert_string_equal(e->code, "changed");
    db_rollback(other.db);
    testing_drop(&other);
}

struct changing {
    struct thing was, now;
};
static err change_unit(struct ctx *c, void *arg)
{
    struct changing *k = arg;
    return record_change(c, &thing_kind, &k->now, &k->was);
}

static void changes_leave_entries(void **state)
{
    struct list l;
    bool seen = false;
    (void)state;
    NEED_STORE();
    struct thing a = make("before", &T.centre, TLP_AMBER);
    struct changing k = { a, a };
    k.now.r.title = S("after");
    k.now.size = 9;
    assert_string_equal(testing_unit(&T, T.v_ann, change_unit, &k), "");
    fine(entry_list(&T.c, &a.r.id, 0, 100, &l));
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (str_is(e[i].field, "size")) seen = str_is(e[i].was, "3") && str_is(e[i].now, "9");
    assert_true(seen);
    assert_int_equal(k.now.r.revision, 2);
}

static void altered_rows_are_found(void **state)
{
    str bad;
    int64_t records, entries;
    struct strs none = { 0 };
    struct checkpoint k;
    (void)state;
    NEED_STORE();
    struct thing a = make("sound", &T.centre, TLP_AMBER);
    assert_string_equal(testing_unit(&T, T.v_ann, note_unit, &a), "");
    viewer_use(&T.c, T.v_system);
    fine(audit_checkpoint(&T.c, &k));
    str pub = sign_public_hex(T.c.arena);
    fine(audit_verify(&T.c, pub, &none, &bad, &records, &entries));
    assert_int_equal(bad.n, 0);
    /* %s is the record; cut and rewritten chains have heads that fit: the checkpoint knows better */
    static const struct {
        const char *sql, *said;
    } attacks[] = {
        { "UPDATE entry SET actor = 'per_x' WHERE record = '%s' AND n = 1", "entry 1 (ent_" },
        { "UPDATE entry_body SET body = 'other' WHERE entry IN (SELECT id FROM entry WHERE record = '%s')", "was altered" },
        { "DELETE FROM entry_body WHERE entry IN (SELECT id FROM entry WHERE record = '%s' AND n = 2)", "the text of entry 2" },
        { "DELETE FROM entry WHERE record = '%s' AND n = 1", "entry 1 is missing" },
        { "DELETE FROM entry WHERE record = '%s' AND n = (SELECT MAX(n) FROM entry WHERE record = '%s')", "entry 2 is missing" },
        { "DELETE FROM entry WHERE record = '%s' AND n = 2; UPDATE chain SET n = 1, head = (SELECT hash FROM entry WHERE record = '%s' AND n = 1)"
          " WHERE record = '%s'",
          "the timeline was cut; checkpoint 1 signed its entry 2" },
        { "UPDATE chain SET n = 1 WHERE record = '%s'", "head was altered" },
        { "DELETE FROM record WHERE id = '%s'", "the record is missing" },
        { "DELETE FROM chain WHERE record = '%s'", "its chain is missing" },
        { "DELETE FROM entry WHERE record = '%s'; DELETE FROM chain WHERE record = '%s'; DELETE FROM record WHERE id = '%s'",
          "the record is missing; checkpoint 1 signed its entry 2" },
        { "DELETE FROM checkpoint_head WHERE record = '%s'", "checkpoint 1: the list of what it signed was altered" },
        { "UPDATE checkpoint SET at = at + 1 WHERE '%s' <> ''", "checkpoint 1 was altered" },
        { "UPDATE person_log SET verb = 'seat-taken' WHERE n = 1 AND '%s' <> ''", "entry 1 of the account's log was altered" },
        { "DELETE FROM person_log WHERE n = 2 AND '%s' <> ''", "checkpoint 1 signed its entry 2" },
    };
    for (size_t i = 0; i < COUNT(attacks); i++) {
        struct buf b = { .a = T.c.arena };
        str rest = str_of(attacks[i].sql);
        for (ptrdiff_t at; (at = str_find(rest, S("%s"))) >= 0; rest = str_cut(rest, (size_t)at + 2, rest.n)) buf_fmt(&b, "%.*s%s", (int)at, rest.p, a.r.id.s);
        buf_put(&b, rest);
        fine(db_begin(&T.c));
        fine(db_script(&T.c, buf_str(&b)));
        fine(audit_verify(&T.c, pub, &none, &bad, &records, &entries));
        db_rollback(T.c.db);
        if (str_find(bad, str_of(attacks[i].said)) < 0) fail_msg("%s: \"%.*s\"", attacks[i].sql, FMT(bad));
    }
    /* what moved after a checkpoint is signed by the next, and the older ones still hold */
    assert_string_equal(testing_unit(&T, T.v_ann, note_unit, &a), "");
    viewer_use(&T.c, T.v_system);
    fine(audit_checkpoint(&T.c, &(struct checkpoint){ 0 }));
    fine(audit_verify(&T.c, pub, &none, &bad, &records, &entries));
    assert_int_equal(bad.n, 0);
    struct strs outside = { (str[]){ k.signature, S(""), S("f00d") }, 3 }; /* the second is not known, the newest was cut off */
    fine(audit_verify(&T.c, pub, &outside, &bad, &records, &entries));
    assert_true(bad.n > 0);
}

static err holiday_unit(struct ctx *c, void *arg)
{
    int64_t *moved = arg;
    struct civil_day {
        int y, m, d, h, mi, s;
    } k;
    struct buf b = { .a = c->arena };
    /* the next four days: whichever of them is a working day, the date moves */
    for (int i = 1; i <= 4; i++) {
        int64_t n;
        when_utc((when){ c->now.us + i * DAY }, &k.y, &k.m, &k.d, &k.h, &k.mi, &k.s);
        b.n = 0;
        buf_fmt(&b, "%04d-%02d-%02d", k.y, k.m, k.d);
        TRY(holiday_add(c, id_str(&T.centre), arena_dup(c->arena, buf_str(&b)), S("Eid"), &n));
        *moved += n;
    }
    return NULL;
}

static void late_holidays_move_dates_and_say_so(void **state)
{
    struct list before, after;
    int64_t moved = 0;
    (void)state;
    NEED_STORE();
    struct thing a = make("due", &T.centre, TLP_AMBER);
    viewer_use(&T.c, T.v_ann);
    fine(deadline_list(&T.c, &a.r.id, &before));
    assert_int_equal(before.n, 1);
    assert_string_equal(testing_unit(&T, T.v_lead, holiday_unit, &moved), "");
    assert_true(moved > 0);
    fine(deadline_list(&T.c, &a.r.id, &after));
    const struct deadline *x = before.v, *y = after.v;
    assert_true(y->due_at.us > x->due_at.us);
    assert_true(str_find(y->explanation, S("(holiday)")) > 0);
}

static err wait_unit(struct ctx *c, void *arg)
{
    struct thing v;
    TRY(record_find(c, &thing_kind, id_str(&((const struct thing *)arg)->r.id), &v));
    return waiting_set(c, &v.r, v.r.waiting_for ? WAITING_NOBODY : WAITING_REPORTER, (when){ c->now.us + DAY });
}

static void waiting_stops_the_clock(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    struct thing a = make("waits", &T.centre, TLP_AMBER);
    assert_string_equal(testing_unit(&T, T.v_ann, wait_unit, &a), "");
    fine(deadline_list(&T.c, &a.r.id, &l));
    assert_true(((const struct deadline *)l.v)->paused_at.us > 0);
    assert_string_equal(testing_unit(&T, T.v_ann, wait_unit, &a), "");
    fine(deadline_list(&T.c, &a.r.id, &l));
    assert_true(((const struct deadline *)l.v)->paused_at.us == 0);
    assert_true(str_find(((const struct deadline *)l.v)->explanation, S("stood still")) > 0);
}

static void changes_are_numbered_after_commit(void **state)
{
    struct ctx other;
    struct rows *r;
    bool any = true, found;
    static const struct sql open = { "test.open", "SELECT COUNT(*), COUNT(DISTINCT number), COUNT(number) FROM change", WHERE, false, true };
    (void)state;
    NEED_STORE();
    assert_true(testing_second(&T, &other));
    viewer_use(&other, T.v_system);
    if (db_is_postgres(T.c.db)) { /* two transactions open at once, committed in the opposite order */
        static const struct sql early = { "test.early", "INSERT INTO change (id, record, entry, what, at, number) VALUES ('chg_a', 'x', NULL, 't', 1, NULL)",
                                          WHERE, false, true };
        static const struct sql late = { "test.late", "INSERT INTO change (id, record, entry, what, at, number) VALUES ('chg_b', 'x', NULL, 't', 2, NULL)",
                                         WHERE, false, true };
        fine(db_begin(&T.c));
        fine(db_do(&T.c, &early, NOARGS));
        fine(db_begin(&other));
        fine(db_do(&other, &late, NOARGS));
        fine(db_commit(&other));
        while (any) fine(changes_number(&other, &any));
        fine(db_commit(&T.c));
        any = true;
    }
    viewer_use(&T.c, T.v_system);
    while (any) fine(changes_number(&T.c, &any));
    fine(db_one(&T.c, &open, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), row_int(r, 1));
    assert_int_equal(row_int(r, 0), row_int(r, 2));
    testing_drop(&other);
}

static void every_failing_statement_leaves_nothing(void **state)
{
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_system);
    int done = 0;
    for (long n = 0; n < 200 && !done; n++) {
        struct make m = { .v = { .r = { .title = S("fault sweep"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("faultword"), .size = 1 } };
        fault_db_at = n;
        fine(db_begin(&T.c) ? db_begin(&T.c) : NULL);
        err e = make_unit(&T.c, &m);
        if (!e)
            e = db_commit(&T.c);
        else
            db_rollback(T.c.db);
        done = fault_db_at >= 0;
        fault_db_at = -1;
        if (!done) assert_true(e == NULL || e->kind == E_BUSY);
    }
    assert_true(done);
}

static void memory_that_ends_leaves_nothing(void **state)
{
    static struct make m; /* survives the jump */
    static volatile long n;
    static volatile int hits;
    (void)state;
    NEED_STORE();
    hits = 0;
    for (n = 0; n < 4000; n += 7) {
        struct arena *keep = T.c.arena;
        T.c.arena = arena_open(64u << 20);
        viewer_use(&T.c, T.v_system);
        m = (struct make){ .v = { .r = { .title = S("memory sweep"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("x"), .size = 1 } };
        if (setjmp(*arena_boundary(T.c.arena)) == 0) {
            fine(db_begin(&T.c));
            fault_alloc_at = n;
            err e = make_unit(&T.c, &m);
            fault_alloc_at = -1;
            assert_null(e);
            db_rollback(T.c.db);
            arena_close(T.c.arena);
            T.c.arena = keep;
            break;
        }
        hits++;
        fault_alloc_at = -1;
        arena_close(T.c.arena);
        T.c.arena = keep;
        db_rollback(T.c.db);
    }
    assert_true(hits > 10);
    str bad;
    int64_t records, entries;
    struct strs none = { 0 };
    fine(audit_verify(&T.c, sign_public_hex(T.c.arena), &none, &bad, &records, &entries));
    assert_int_equal(bad.n, 0);
}

static void jobs_run_once_a_key(void **state)
{
    bool worked;
    int rounds = 0;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    fine(jobs_schedule(&T.c));
    fine(jobs_schedule(&T.c));
    do {
        fine(jobs_step(&T.c, S("me"), &worked));
        rounds += worked;
    } while (worked && rounds < 50);
    assert_int_equal(rounds, 4); /* sweep, minute, giving, checkpoint: one each of this period */
    int64_t waiting, dead;
    fine(jobs_counts(&T.c, &waiting, &dead));
    assert_int_equal(dead, 0);
    assert_int_equal(waiting, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_count_up),
        cmocka_unit_test(workflow_guards),
        cmocka_unit_test(race_on_a_transition),
        cmocka_unit_test(changes_leave_entries),
        cmocka_unit_test(altered_rows_are_found),
        cmocka_unit_test(late_holidays_move_dates_and_say_so),
        cmocka_unit_test(waiting_stops_the_clock),
        cmocka_unit_test(changes_are_numbered_after_commit),
        cmocka_unit_test(every_failing_statement_leaves_nothing),
        cmocka_unit_test(memory_that_ends_leaves_nothing),
        cmocka_unit_test(jobs_run_once_a_key),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
