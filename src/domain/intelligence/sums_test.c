/* sums_test - lines that tell the same become one event, whichever segment holds it; also in a store of an older order */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/intelligence/day_look.h"
#include "domain/intelligence/ingest.h"
#include "domain/intelligence/room_testing.h"

#include "sums_test.sql.h"

enum { THINGS = 60, ROUNDS = 8 };

static int setup(void **state)
{
    (void)state;
    room_open();
    return 0;
}

/* thing number n of its hour, told by a line of its own */
static void line(struct buf *b, int n, int round)
{
    str at = when_text(b->a, (when){ NOON - (n % 7) * HOUR + round * SECOND });
    buf_fmt(b,
            "{\"time.source\":\"%.*s\",\"classification.type\":\"scanner\",\"feed.name\":\"Sums\",\"source.ip\":\"100.66.0.%d\",\"source.port\":%d,"
            "\"destination.ip\":\"100.67.0.1\",\"destination.port\":22}\n",
            FMT(at), n, 1000 + round);
}

static struct ingest_told *take(str body)
{
    struct ingest_options o = { .read = { .format = EVENTS_INTELMQ }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .name = S("sums") };
    struct ingest_told *t = NEW(T.c.arena, struct ingest_told);
    struct unpack *u;
    T.c.now = clock_now();
    fine(unpack_open(&T.c, PACKED_NOT, body, INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, t));
    return t;
}

static struct day *today(void)
{
    struct day *d;
    fine(day_open(&T.c, day_of(T.c.now), false, &d));
    return d;
}

static int64_t number(const struct sql *q)
{
    struct day *d = today();
    struct ctx in = day_ctx(&T.c, d);
    struct rows *r;
    bool found;
    fine(db_one(&in, q, NOARGS, &r, &found));
    int64_t n = found ? row_int(r, 0) : 0;
    day_close(d);
    return n;
}

static void sealed(void)
{
    struct day *d = today();
    bool made;
    fine(day_segment(&T.c, d, 1, &made));
    assert_true(made);
    day_close(d);
}

static void one_event(void **state)
{
    (void)state;
    NEED_STORE();
    int told[THINGS] = { 0 }, lines = 0, things = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct buf b = { .a = T.c.arena };
        int n = 0;
        for (int i = 0; i < THINGS; i++) {
            if (random() % 3) continue;
            line(&b, i, round);
            things += !told[i]++;
            n++;
        }
        if (!n) continue;
        assert_int_equal(take(buf_str(&b))->counts.accepted, n);
        assert_int_equal(take(buf_str(&b))->counts.duplicates, n);
        lines += n;
        assert_int_equal(number(&sql_events), things);
        assert_int_equal(number(&sql_lines), lines);
        if (round % 2 == 0 && number(&sql_fresh)) sealed();
    }
    assert_true(number(&sql_segments) > 1);
    /* the same in a store that was made before the sums had their own order */
    struct day *d = today();
    struct ctx in = day_ctx(&T.c, d);
    fine(db_script(&in, S("DELETE FROM fresh; DELETE FROM told; DELETE FROM sieve; CREATE UNIQUE INDEX event_sum ON event (hour, sum)")));
    day_close(d);
    days_forget();
    struct buf b = { .a = T.c.arena };
    int fresh = 0;
    for (int i = 0; i < THINGS; i++) {
        line(&b, i, ROUNDS);
        fresh += !told[i];
    }
    assert_int_equal(take(buf_str(&b))->counts.accepted, THINGS);
    assert_int_equal(number(&sql_events), things + fresh);
    assert_int_equal(number(&sql_lines), lines + THINGS);
    assert_int_equal(number(&sql_fresh), fresh);
    sealed();
    assert_int_equal(number(&sql_fresh), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(one_event) };
    return cmocka_run_group_tests(tests, setup, room_close);
}
