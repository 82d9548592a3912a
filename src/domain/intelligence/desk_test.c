/* desk_test - what a desk does with events: conditions on any field, taking an import back, attributing anew, and the step
 * that is done twice, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/intelligence/day_back.h"
#include "domain/intelligence/day_look.h"
#include "domain/intelligence/event_work.h"
#include "domain/intelligence/finding.h"
#include "domain/intelligence/room_testing.h"
#include "domain/intelligence/suffix.h"
#include "domain/intelligence/tally.h"
#include "spine/team.h"

#include "desk_test.sql.h"

static struct organisation roads;

static err cast(struct ctx *c, void *arg)
{
    (void)arg;
    return make(c, &roads, "Road Ministry");
}

static int setup(void **state)
{
    (void)state;
    if (!room_open()) return 0;
    fine(db_unit(&T.c, cast, NULL));
    return 0;
}

static void line(struct buf *b, int before, const char *src, int port, const char *dst, const char *more)
{
    str at = when_text(b->a, (when){ NOON - before * SECOND });
    buf_fmt(b,
            "{\"time.source\":\"%.*s\",\"classification.type\":\"infected-system\",\"feed.name\":\"Road sinkhole\",\"source.ip\":\"%s\",\"source.port\":%d,"
            "\"destination.ip\":\"%s\",\"destination.port\":443,\"protocol.transport\":\"tcp\"%s}\n",
            FMT(at), src, port, dst, more);
}

static struct ingest_told *take(str body, const char *name)
{
    struct ingest_options o = { .read = { .format = EVENTS_INTELMQ }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .name = str_of(name) };
    struct ingest_told *t = NEW(T.c.arena, struct ingest_told);
    struct unpack *u;
    T.c.now = clock_now();
    fine(unpack_open(&T.c, PACKED_NOT, body, INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, t));
    return t;
}

static struct looked look(const char *q, const char *organisation)
{
    struct scopes seen;
    struct looked out;
    struct event_query query;
    struct look l = { .query = &query, .organisation = str_of(organisation), .day = day_of(clock_now()), .before = INT64_MAX, .limit = LOOK_MOST };
    fine(query_read(&T.c, str_of(q), &query));
    fine(scopes_seen(&T.c, &seen));
    fine(day_look(&T.c, &seen, &l, &out));
    return out;
}

static void any_field(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena };
    line(&b, 10, "100.64.1.1", 1001, "100.65.0.1", ",\"source.url\":\"http://a.example/login?x\",\"malware.name\":\"zeus\"");
    line(&b, 11, "100.64.1.2", 1002, "100.65.0.1", ",\"source.fqdn\":\"www.b.example\",\"source.asn\":64500");
    line(&b, 12, "100.64.2.1", 1003, "100.65.0.2", ",\"source.fqdn\":\"notb.example\"");
    assert_int_equal(take(buf_str(&b), "fields")->counts.accepted, 3);
    static const struct {
        const char *q;
        size_t n;
    } golden[] = {
        { "source.port=1001", 1 },
        { "source.port!=1001 destination.ip=100.65.0.0/16", 2 },
        { "100.64.1.0/24", 2 },
        { "100.64.1.0/24 source.fqdn=b.example", 1 },
        { "source.fqdn=b.example", 1 },
        { "source.fqdn~b.example", 2 },
        { "source.url~login malware.name=*", 1 },
        { "malware.name=ZEUS", 1 },
        { "malware.name!=* 100.64.0.0/16", 2 },
        { "feed.name=\"road sinkhole\" 100.64.0.0/16", 3 },
        { "feed.name=\"road sink\" 100.64.0.0/16", 0 },
        { "source.asn=64500", 1 },
        { "source.ip=100[.]64.1.2", 1 },
        { "source.ip!=100.64.1.0/24 100.64.0.0/16", 1 },
        { "classification.type=infected-system destination.ip=100.65.0.2", 1 },
        { "AS64500", 1 },
        { "as64500 100.64.2.0/24", 0 },
        { "100.64.1.1-100.64.1.2", 2 },
        { "100.64.1.2-100[.]64.2.1", 2 },
        { "100.64.1.3-100.64.2.0", 0 },
        { "zeus", 1 },
        { "ZEU 100.64.1.0/24", 1 },
        { "\"zeus\"", 1 },
        { "two words", 0 },
        { "100.64.0.0/16 source.port>1001", 2 },
        { "100.64.0.0/16 source.port>=1001 source.port<1003", 2 },
        { "100.64.0.0/16 source.port<=1001", 1 },
        { "source.asn>1", 1 },
        { "100.64.0.0/16 source.asn<99999999", 1 },
        { "100.64.0.0/16 malware.name=\"\"", 2 },
        { "100.64.0.0/16 malware.name!=\"\"", 1 },
        { "100.64.0.0/16 feed.name=\"\"", 0 },
        { "100.64.0.0/16 source.fqdn=\"\"", 1 },
        { "100.64.0.0/16 warning=\"\"", 3 },
        { "100.64.0.0/16 malware.name=\"*\"", 0 },
    };
    for (size_t i = 0; i < COUNT(golden); i++) {
        size_t n = look(golden[i].q, "").n;
        if (n != golden[i].n) fail_msg("%s: %zu instead of %zu", golden[i].q, n, golden[i].n);
    }
    static const char *const refused[] = { "no.such.field=1",
                                           "source.port=",
                                           "source.ip=example",
                                           "10.0.0.1 10.0.0.2",
                                           "extra=1",
                                           "10.0.0.9-10.0.0.1",
                                           "10.0.0.1-2001:db8::1",
                                           "203.0.113",
                                           "300.1.1.1",
                                           "no",
                                           "\"ab\"",
                                           "a:b;c",
                                           "source.ip>1",
                                           "time.source>2020",
                                           "source.port>x",
                                           "source.port>",
                                           "malware.name~\"\"",
                                           "warning>1",
                                           "=1" };
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct event_query q;
        err e = query_read(&T.c, str_of(refused[i]), &q);
        if (!e || e->kind != E_INPUT || !e->detail.n) fail_msg("%s was not refused with a reason", refused[i]);
    }
}

static err begin_back(struct ctx *c, void *arg)
{
    const struct ingest_told *t = arg;
    struct event_work w;
    return event_work_add(c, id_str(&T.centre), "take-back", arena_fmt(c->arena, "{\"day\":%lld,\"batch\":%lld}", (long long)t->day, (long long)t->batch), &w);
}

/* the job's steps, each done twice: as when the program ends before it is known that it was done */
static struct event_work run(work_step *step, str what)
{
    struct event_work w = { .team = id_str(&T.centre), .what = what, .at = T.c.now };
    struct json v;
    bool ended = false;
    fine(json_read(&T.c, what, NULL, &v));
    while (!ended) {
        struct event_work again = w;
        bool ignored;
        fine(step(&T.c, &w, v, &ended));
        if (!ended) fine(step(&T.c, &again, v, &ignored));
    }
    return w;
}

static void taken_back(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf a = { .a = T.c.arena }, b = { .a = T.c.arena };
    struct strs mine = { (str[]){ id_str(&T.centre) }, 1 };
    bool made;
    str team, raw, hash;
    for (int i = 0; i < 40; i++) {
        char src[32];
        snprintf(src, sizeof src, "100.66.0.%d", i);
        line(&a, 20 + i, src, 2000, "100.65.9.9", "");
    }
    buf_z(&a, "{\"broken\": \n");
    /* the second tells twenty of the same, at other moments of the hour, and one of its own */
    for (int i = 0; i < 20; i++) {
        char src[32];
        snprintf(src, sizeof src, "100.66.0.%d", i);
        line(&b, 300 + i, src, 2001, "100.65.9.9", "");
    }
    line(&b, 300, "100.66.1.1", 2001, "100.65.9.9", "");
    struct ingest_told *first = take(buf_str(&a), "first"), *second = take(buf_str(&b), "second");
    assert_int_equal(first->counts.accepted, 40);
    assert_int_equal(second->counts.accepted, 21);
    assert_int_equal(look("100.66.0.0/16", "").n, 41);
    struct day *d;
    fine(day_open(&T.c, first->day, false, &d));
    fine(day_segment(&T.c, d, 1, &made)); /* so that postings go too */
    day_close(d);
    fine(day_back_begin(&T.c, first->day, first->batch, mine, &team));
    err e = day_back_begin(&T.c, first->day, first->batch, mine, &team);
    assert_non_null(e);
    assert_string_equal(e->code, "not-possible-now");
    e = day_back_begin(&T.c, second->day, second->batch, (struct strs){ (str[]){ S("tea_other") }, 1 }, &team);
    assert_non_null(e);
    assert_int_equal(e->kind, E_ABSENT);
    fine(db_unit(&T.c, begin_back, first));
    struct event_work w = run(take_back_step, arena_fmt(T.c.arena, "{\"day\":%lld,\"batch\":%lld}", (long long)first->day, (long long)first->batch));
    assert_int_equal(w.gone, 20);
    assert_int_equal(w.changed, 20);
    struct looked l = look("100.66.0.0/16", "");
    assert_int_equal(l.n, 21);
    for (size_t i = 0; i < l.n; i++) {
        assert_int_equal(l.v[i].count, 1);
        fine(day_raw(&T.c, &l.v[i], &raw, &hash)); /* shown by a line of the import that is left */
        assert_true(str_find(raw, S("2001")) > 0);
    }
    /* sent again it is new */
    assert_int_equal(take(buf_str(&a), "first")->counts.accepted, 40);
    assert_int_equal(look("100.66.0.0/16", "").n, 41);
}

static err give(struct ctx *c, void *arg)
{
    struct resource r;
    TRY(resource_guess(c, str_of(arg), &r));
    struct asset a = { .type = r.type, .value = r.value, .proof = PROOF_DESK };
    return asset_add(c, &roads, &a);
}

/* as the job does: what was found of the organisation, and whether something waits to be read */
static void found(int64_t findings, int64_t lines)
{
    struct rows *r;
    bool there;
    for (int twice = 0; twice < 2; twice++) {
        fine(findings_take(&T.c, S("")));
        viewer_use(&T.c, T.v_system);
        fine(db_one(&T.c, &sql_findings, ARGS(A_ID(roads.r.id)), &r, &there));
        assert_int_equal(row_int(r, 0), findings);
        assert_int_equal(row_int(r, 1), lines);
    }
    fine(db_one(&T.c, &sql_moved_left, NOARGS, &r, &there));
    assert_int_equal(row_int(r, 0), 0);
}

static void attributed_anew(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena };
    for (int i = 0; i < 30; i++) {
        char src[32];
        snprintf(src, sizeof src, "100.167.0.%d", i);
        line(&b, 30 + i, src, 3000, "100.165.9.9", "");
    }
    take(buf_str(&b), "nobodys");
    assert_int_equal(look("100.167.0.0/24", "none").n, 30);
    found(0, 0); /* read, and nobody's */
    fine(db_unit(&T.c, give, (void *)(uintptr_t) "100.167.0.0/28"));
    str what = arena_fmt(T.c.arena, "{\"q\":\"100.167.0.0/24\",\"since\":%lld}", (long long)(NOON - DAY));
    struct event_work w = run(redo_step, what);
    (void)w;
    struct looked l = look("100.167.0.0/24", id_str(&roads.r.id).p);
    assert_int_equal(l.n, 16);
    assert_int_equal(look("100.167.0.0/24", "none").n, 14);
    for (size_t i = 0; i < l.n; i++) {
        assert_true(str_is(l.v[i].how, "network"));
        assert_int_equal(l.v[i].confidence, 70);
    }
    found(16, 16); /* and told to the owner, each once */
    /* a line that tells the same afterwards meets the event that was moved */
    struct buf again = { .a = T.c.arena };
    line(&again, 29, "100.167.0.1", 3001, "100.165.9.9", "");
    take(buf_str(&again), "later");
    l = look("100.167.0.1", "");
    assert_int_equal(l.n, 1);
    assert_int_equal(l.v[0].count, 2);
    /* what is given before it was read is read once too */
    struct buf more = { .a = T.c.arena };
    line(&more, 30, "100.167.1.1", 3000, "100.165.9.9", "");
    take(buf_str(&more), "unread");
    fine(db_unit(&T.c, give, (void *)(uintptr_t) "100.167.1.0/24"));
    run(redo_step, arena_fmt(T.c.arena, "{\"q\":\"100.167.1.0/24\",\"since\":%lld}", (long long)(NOON - DAY)));
    found(17, 17);
    /* and nothing is left to do */
    w = run(redo_step, what);
    assert_int_equal(w.changed, 0);
}

static void counted(void **state)
{
    (void)state;
    struct arena *a = arena_open(64 << 20);
    struct tally t;
    tally_open(a, &t);
    struct seen_event e = { .count = 2, .class = S("scanner"), .first = { 5 }, .last = { 9 } };
    tally_add(&t, S("x"), &e);
    e.class = S("c2-server");
    e.first.us = 3;
    tally_add(&t, S("y"), &e);
    tally_add(&t, S("x"), &(struct seen_event){ .count = 1, .class = S("ids-alert"), .first = { 7 }, .last = { 11 } });
    tally_sort(&t);
    assert_int_equal(t.n, 2);
    assert_true(str_is(t.v[0].key, "y") && t.v[0].worst == 4);
    assert_true(str_is(t.v[1].class, "ids-alert") && t.v[1].events == 2 && t.v[1].lines == 3 && t.v[1].first.us == 5 && t.v[1].last.us == 11);
    for (int i = 0; i < TALLY_KEYS + 5; i++) tally_add(&t, arena_fmt(a, "k%d", i), &e);
    assert_true(t.cut && t.n == TALLY_KEYS);
    arena_close(a);
    suffix_load();
    assert_true(str_is(suffix_registrable(S("www.deep.example.co.uk")), "example.co.uk"));
    assert_true(str_is(suffix_registrable(S("portal.roads.gov.pk")), "roads.gov.pk"));
    assert_int_equal(suffix_registrable(S("co.uk")).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(any_field), cmocka_unit_test(taken_back), cmocka_unit_test(attributed_anew),
                                        cmocka_unit_test(counted) };
    return cmocka_run_group_tests(tests, setup, room_close);
}
