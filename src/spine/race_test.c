/* race_test - two connections at the same time: one wins, the other is told; a worker that is late changes nothing */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "guard/guard.h"
#include "jobs/jobs.h"
#include "spine/audit.h"
#include "spine/deadline.h"
#include "spine/part.h"
#include "spine/store_testing.h"
#include "spine/team.h"
#include "store/db.h"

static int setup(void **state)
{
    (void)state;
    (void)testing_open(&T);
    return 0;
}
/* ---- two at once */

struct racer {
    const struct viewer *who;
    err (*fn)(struct ctx *c, void *arg);
    void *arg;
    pthread_barrier_t *line;
    char code[60];
};

static void *race_one(void *arg)
{
    struct racer *me = arg;
    struct ctx c = { .arena = arena_open(64u << 20), .now = clock_now() };
    snprintf(me->code, sizeof me->code, "did not run");
    if (c.arena && setjmp(*arena_boundary(c.arena)) == 0) {
        err e = db_open(&c, str_of(T.url), &c.db);
        viewer_use(&c, me->who);
        pthread_barrier_wait(me->line);
        if (!e) e = db_unit(&c, me->fn, me->arg);
        snprintf(me->code, sizeof me->code, "%s", e ? e->code : "");
    }
    db_close(c.db);
    arena_close(c.arena);
    return NULL;
}

/* how many of the two went through */
static int race(struct racer two[2])
{
    pthread_t thread[2];
    pthread_barrier_t line;
    pthread_barrier_init(&line, NULL, 2);
    for (int i = 0; i < 2; i++) {
        two[i].line = &line;
        assert_int_equal(pthread_create(&thread[i], NULL, race_one, &two[i]), 0);
    }
    for (int i = 0; i < 2; i++) pthread_join(thread[i], NULL);
    pthread_barrier_destroy(&line);
    return !two[0].code[0] + !two[1].code[0];
}

static err make(struct ctx *c, void *out)
{
    struct thing v = { .r = { .title = S("a thing of two"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("box") };
    TRY(record_create(c, &thing_kind, &v, NULL));
    *(id *)out = v.r.id;
    return NULL;
}
static id made(void)
{
    id out;
    assert_string_equal(testing_unit(&T, T.v_system, make, &out), "");
    return out;
}

struct acting {
    id record;
    const char *verb;
    id person;
};
static err open_it(struct ctx *c, void *arg)
{
    const struct acting *a = arg;
    struct thing v;
    struct act none = { .code = S("") };
    TRY(record_find(c, &thing_kind, id_str(&a->record), &v));
    return workflow_act(c, &thing_kind, &v, S("open"), &none);
}
static err assign_it(struct ctx *c, void *arg)
{
    const struct acting *a = arg;
    struct thing v;
    TRY(record_find(c, &thing_kind, id_str(&a->record), &v));
    return record_assign(c, &v.r, &a->person);
}
static err route_it(struct ctx *c, void *arg)
{
    const struct acting *a = arg;
    struct thing v;
    id part;
    TRY(record_find(c, &thing_kind, id_str(&a->record), &v));
    return route_send(c, &v.r, id_str(&T.bank), S("sectoral-cert"), S("yours?"), &part);
}
static err answer_it(struct ctx *c, void *arg)
{
    const struct acting *a = arg;
    struct list l;
    TRY(part_list(c, &a->record, S("route"), &l));
    if (!l.n) FAIL(c, E_ABSENT, "not-found", "none");
    return part_act(c, l.v, str_of(a->verb), S(""), S("because"));
}

static void sound(void)
{
    str bad;
    int64_t records, entries;
    struct strs none = { 0 };
    fine(audit_verify(&T.c, sign_public_hex(T.c.arena), &none, &bad, &records, &entries));
    if (bad.n) fail_msg("%.*s", FMT(bad));
}

static void one_moves_the_other_is_told(void **state)
{
    (void)state;
    NEED_STORE();
    for (int i = 0; i < 8; i++) {
        struct acting a = { .record = made() };
        struct racer two[2] = { { .who = T.v_ann, .fn = open_it, .arg = &a }, { .who = T.v_lead, .fn = open_it, .arg = &a } };
        assert_int_equal(race(two), 1);
        const char *lost = two[0].code[0] ? two[0].code : two[1].code;
        assert_string_equal(lost, "not-in-state");
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'state'", a.record.s)), 1);
    }
    sound();
}

static void both_assignments_stand_in_the_timeline(void **state)
{
    (void)state;
    NEED_STORE();
    for (int i = 0; i < 6; i++) {
        struct acting a = { .record = made(), .person = T.ann }, b = a;
        b.person = T.lead;
        struct racer two[2] = { { .who = T.v_lead, .fn = assign_it, .arg = &a }, { .who = T.v_lead, .fn = assign_it, .arg = &b } };
        int through = race(two);
        assert_true(through >= 1);
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'assigned'", a.record.s)), through);
        /* who the timeline says was last is who the record names */
        assert_int_equal(
            count(
                fmt("SELECT COUNT(*) FROM record r WHERE r.id = '%s' AND r.assignee = (SELECT e.now FROM entry e WHERE e.record = r.id AND e.verb = 'assigned'"
                    " ORDER BY e.n DESC LIMIT 1)",
                    a.record.s)),
            1);
    }
    sound();
}

static void a_route_is_sent_once_and_answered_once(void **state)
{
    (void)state;
    NEED_STORE();
    for (int i = 0; i < 6; i++) {
        struct acting a = { .record = made() }, yes = { .record = a.record, .verb = "accept" }, no = { .record = a.record, .verb = "refuse" };
        struct racer send[2] = { { .who = T.v_ann, .fn = route_it, .arg = &a }, { .who = T.v_lead, .fn = route_it, .arg = &a } };
        assert_int_equal(race(send), 1);
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM part WHERE record = '%s'", a.record.s)), 1);
        struct racer reply[2] = { { .who = T.v_bob, .fn = answer_it, .arg = &yes }, { .who = T.v_bob, .fn = answer_it, .arg = &no } };
        assert_int_equal(race(reply), 1);
        bool accepted = !reply[0].code[0];
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM record WHERE id = '%s' AND team = '%s'", a.record.s, accepted ? T.bank.s : T.centre.s)), 1);
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM record_grant WHERE record = '%s' AND principal = 'team:%s'", a.record.s, T.bank.s)) > 0, accepted);
    }
    sound();
}

static err holiday_it(struct ctx *c, void *day)
{
    int64_t moved;
    return holiday_add(c, id_str(&T.centre), str_of(day), S("Eid"), &moved);
}
static void holidays_of_two_are_both_counted(void **state)
{
    (void)state;
    NEED_STORE();
    made();
    int y, m, d, h, mi, s;
    char days[2][16];
    for (int i = 0; i < 2; i++) {
        when_utc((when){ clock_now().us + (i + 1) * DAY }, &y, &m, &d, &h, &mi, &s);
        snprintf(days[i], sizeof days[i], "%04d-%02d-%02d", y, m, d);
    }
    struct racer two[2] = { { .who = T.v_lead, .fn = holiday_it, .arg = days[0] }, { .who = T.v_lead, .fn = holiday_it, .arg = days[1] } };
    assert_int_equal(race(two), 2);
    /* the second recomputation knew of the first: what the two made is what one of them makes again */
    int64_t moved;
    viewer_use(&T.c, T.v_lead);
    fine(db_begin(&T.c));
    fine(deadline_recompute(&T.c, value(fmt("SELECT calendar FROM team WHERE id = '%s'", T.centre.s)), S("again"), &moved));
    db_rollback(T.c.db);
    assert_int_equal(moved, 0);
    assert_int_equal(count("SELECT COUNT(*) FROM holiday WHERE name = 'Eid'"), 2);
    sound();
}

/* ---- jobs */

static struct ctx other;
static int runs;
static bool late_fails;

/* while the first still works, its lease ends and another worker does the whole job */
static err slow_job(struct ctx *c, str payload)
{
    bool worked;
    (void)payload;
    if (++runs > 1) return NULL;
    other.now = (when){ c->now.us + 10 * MINUTE };
    TRY(jobs_step(&other, S("second"), &worked));
    if (!worked) FAIL(c, E_FAULT, "test", "the job was not taken over");
    if (late_fails) FAIL(c, E_UPSTREAM, "test", "the late one fails");
    return NULL;
}
static err bomb_job(struct ctx *c, str payload)
{
    (void)payload;
    runs++;
    arena_alloc(c->arena, (size_t)1 << 40); /* more than there is: the jump that ends a run */
    return NULL;
}
static const struct job_kind test_jobs[] = { { .name = "test.slow", .run = slow_job }, { .name = "test.bomb", .run = bomb_job, .tries = 3 }, { .name = NULL } };

static err add_job(struct ctx *c, void *kind)
{
    return job_add(c, kind, S(""), S(""), S("{}"), (when){ 0 });
}

static void a_late_done_changes_nothing(void **state)
{
    static const struct job_kind *const tables[] = { test_jobs };
    static char slow[] = "test.slow";
    bool worked;
    (void)state;
    NEED_STORE();
    jobs_set(tables, COUNT(tables));
    for (int round = 0; round < 2; round++) {
        assert_true(testing_second(&T, &other));
        viewer_use(&other, T.v_system);
        runs = 0;
        late_fails = round == 1;
        assert_string_equal(testing_unit(&T, T.v_system, add_job, slow), "");
        fine(jobs_step(&T.c, S("first"), &worked));
        assert_true(worked);
        assert_int_equal(runs, 2);
        assert_int_equal(count("SELECT COUNT(*) FROM job WHERE kind = 'test.slow' AND state = 'done' AND lease_owner = 'second' AND tries = 2 AND error = ''"),
                         round + 1);
        testing_drop(&other);
    }
}

static void a_job_that_takes_all_memory_is_given_up(void **state)
{
    static const struct job_kind *const tables[] = { test_jobs };
    static char bomb[] = "test.bomb";
    static volatile int i; /* lives through the jump */
    static struct ctx c;
    bool worked;
    (void)state;
    NEED_STORE();
    jobs_set(tables, COUNT(tables));
    assert_true(testing_second(&T, &c));
    viewer_use(&c, T.v_system);
    runs = 0;
    assert_string_equal(testing_unit(&T, T.v_system, add_job, bomb), "");
    for (i = 1; i < 8; i++) {
        c.now = (when){ clock_now().us + i * HOUR };
        if (setjmp(*arena_boundary(c.arena)) == 0) fine(jobs_step(&c, S("me"), &worked));
        db_rollback(c.db);
    }
    assert_int_equal(runs, 3);
    assert_int_equal(count("SELECT COUNT(*) FROM job WHERE kind = 'test.bomb' AND state = 'dead'"), 1);
    testing_drop(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_moves_the_other_is_told),
        cmocka_unit_test(both_assignments_stand_in_the_timeline),
        cmocka_unit_test(a_route_is_sent_once_and_answered_once),
        cmocka_unit_test(holidays_of_two_are_both_counted),
        cmocka_unit_test(a_late_done_changes_nothing),
        cmocka_unit_test(a_job_that_takes_all_memory_is_given_up),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
