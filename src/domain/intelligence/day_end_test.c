/* tests of the end of a day of events: the whole day goes with its store, at the class's time, never before it and never in a
 * backup */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "domain/intelligence/day.h"
#include "domain/intelligence/intelligence.h"
#include "jobs/jobs.h"
#include "spine/collect.h"
#include "spine/store_testing.h"

static int setup(void **state)
{
    static const struct job_kind *const jobs[] = { event_day_jobs };
    (void)state;
    if (!testing_open(&T)) return 0;
    jobs_set(jobs, COUNT(jobs));
    days_at(T.folder, T.url);
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    days_forget();
    if (T.c.db) testing_close(&T);
    return 0;
}

/* a day that many days ago, with a word in its store */
static int64_t made(int64_t ago)
{
    struct day *d;
    int64_t number = day_of(T.c.now) - ago;
    fine(db_script(&T.c, arena_fmt(T.c.arena, "INSERT INTO event_day (day, first_hour, last_hour) VALUES (%lld, 1, 2)", (long long)number)));
    fine(day_open(&T.c, number, true, &d));
    struct ctx in = day_ctx(&T.c, d);
    fine(db_script(&in, S("INSERT INTO word (text) VALUES ('zebrafinch')")));
    day_close(d);
    return number;
}
static bool stored(int64_t number)
{
    int y, m, d, h, min, s;
    struct stat st;
    struct rows *r;
    bool found;
    when_utc((when){ number * DAY }, &y, &m, &d, &h, &min, &s);
    if (!db_is_postgres(T.c.db)) return stat(arena_fmt(T.c.arena, "%s/events/%04d-%02d-%02d.db", T.folder, y, m, d).p, &st) == 0;
    static const struct sql q = { "test.schema", "SELECT 1 FROM information_schema.schemata WHERE schema_name = $1", WHERE, false, true };
    fine(db_one(&T.c, &q, ARGS(A_TEXT(arena_fmt(T.c.arena, "events_%04d%02d%02d", y, m, d))), &r, &found));
    return found;
}
static void run(void)
{
    bool worked = true;
    struct rows *r;
    bool found;
    fine(db_script(&T.c, S("DELETE FROM job")));
    fine(jobs_schedule(&T.c));
    while (worked) fine(jobs_step(&T.c, S("me"), &worked));
    static const struct sql q = { "test.jobs", "SELECT COUNT(*) FROM job WHERE state = 'done'", WHERE, false, true };
    fine(db_one(&T.c, &q, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), 1);
}

static void days_past_their_time_go_whole(void **state)
{
    struct day *d;
    struct collect_hold *backup;
    (void)state;
    NEED_STORE();
    T.c.now = clock_now();
    viewer_use(&T.c, T.v_system);
    int64_t old = made(181), last = made(180), today = made(0);
    fine(collect_hold(&T.c, &backup));
    run();
    assert_true(stored(old)); /* not while a backup is made */
    collect_go_on(backup);
    run();
    assert_false(stored(old));
    assert_true(stored(last) && stored(today));
    err e = day_open(&T.c, old, false, &d); /* also for who had it open before */
    assert_non_null(e);
    assert_string_equal(e->code, "not-found");
    fine(day_open(&T.c, last, false, &d));
    day_close(d);
    fine(db_script(&T.c, S("UPDATE retention_class SET days = 30 WHERE name = 'events'")));
    run();
    assert_false(stored(last));
    assert_true(stored(today));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(days_past_their_time_go_whole) };
    return cmocka_run_group_tests(tests, setup, teardown);
}
