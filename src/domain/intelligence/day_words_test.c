/* day_words_test - what many events say together is kept once, and each still says it; also in a store of an older order */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/intelligence/day_look.h"
#include "domain/intelligence/day_words.h"
#include "domain/intelligence/ingest.h"
#include "domain/intelligence/room_testing.h"

#include "day_words_test.sql.h"

enum { EVENTS = 12 };

static int setup(void **state)
{
    (void)state;
    room_open();
    return 0;
}

/* all of one network, scanned for one thing, but each towards its own; the last one's description is its own too */
static void line(struct buf *b, int n)
{
    str at = when_text(b->a, (when){ NOON - HOUR + n * SECOND });
    buf_fmt(b,
            "{\"time.source\":\"%.*s\",\"classification.type\":\"scanner\",\"feed.name\":\"Words\",\"source.ip\":\"100.66.0.%d\",\"source.asn\":64500,"
            "\"source.as_name\":\"EXAMPLE-AS\",\"destination.ip\":\"100.67.0.1\",\"destination.asn\":%d,\"comment\":\"number %d\","
            "\"event_description.text\":\"%s %d\",\"protocol.transport\":\"tcp\"}\n",
            FMT(at), n, 64600 + n, n, n + 1 == EVENTS ? "its own" : "a port scan", n + 1 == EVENTS ? n : 0);
}

static struct day_counts taken(str body)
{
    struct ingest_options o = { .read = { .format = EVENTS_INTELMQ }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .name = S("words") };
    struct ingest_told t;
    struct unpack *u;
    T.c.now = clock_now();
    fine(unpack_open(&T.c, PACKED_NOT, body, INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, &t));
    return t.counts;
}
static void take(str body)
{
    assert_int_equal(taken(body).accepted, EVENTS);
}

static struct day *today(void)
{
    struct day *d;
    fine(day_open(&T.c, day_of(T.c.now), false, &d));
    return d;
}

static str said(struct json more, const char *field)
{
    struct json v = json_get(more, str_of(field));
    return json_type(v) == JSON_TEXT ? json_str(v) : json_raw(v, T.c.arena);
}

/* what the newest events say, newest first */
static size_t look(struct json out[EVENTS])
{
    struct scopes seen;
    struct looked page;
    struct look q = { .day = day_of(clock_now()), .before = INT64_MAX, .limit = EVENTS, .feed = S("Words") };
    viewer_use(&T.c, T.v_system);
    fine(scopes_seen(&T.c, &seen));
    fine(day_look(&T.c, &seen, &q, &page));
    for (size_t i = 0; i < page.n; i++) fine(json_read(&T.c, page.v[i].more, NULL, &out[i]));
    return page.n;
}

static void each_says_it_all(void)
{
    struct json more[EVENTS];
    assert_int_equal(look(more), EVENTS);
    bool met[EVENTS] = { false };
    for (int i = 0; i < EVENTS; i++) { /* of one go, in no order */
        int64_t n = -1;
        str comment = said(more[i], "comment");
        assert_true(str_starts(comment, S("number ")) && str_int(str_cut(comment, 7, comment.n), &n) && n >= 0 && n < EVENTS && !met[n]);
        met[n] = true;
        assert_string_equal(arena_cstr(T.c.arena, said(more[i], "destination.asn")), arena_fmt(T.c.arena, "%d", 64600 + (int)n).p);
        assert_true(str_is(said(more[i], "source.asn"), "64500"));
        assert_true(str_is(said(more[i], "source.as_name"), "EXAMPLE-AS"));
        assert_true(str_is(said(more[i], "protocol.transport"), "tcp"));
        assert_true(str_is(said(more[i], "event_description.text"), n + 1 == EVENTS ? "its own 11" : "a port scan 0"));
        assert_int_equal(json_count(more[i]), 7); /* and the taxonomy of its class */
    }
}

static void what_is_usual_is_kept_once(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena };
    for (int n = 0; n < EVENTS; n++) line(&b, n);
    take(buf_str(&b));
    struct day *d = today();
    struct ctx in = day_ctx(&T.c, d);
    struct rows *r;
    bool found;
    fine(db_one(&in, &sql_usual, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), EVENTS);
    assert_int_equal(row_int(r, 1), EVENTS - 1); /* one's description is its own */
    assert_int_equal(row_int(r, 2), EVENTS);
    assert_int_equal(row_int(r, 3), 0); /* no two are of one network there */
    fine(db_one(&in, &sql_objects, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), 2);
    day_close(d);
    each_says_it_all();
}

/* a store that was made before: its columns come, what is in it stays, and what follows is as everywhere */
static void an_older_store(void **state)
{
    (void)state;
    NEED_STORE();
    struct day *d = today();
    struct ctx in = day_ctx(&T.c, d);
    fine(db_begin(&in));
    fine(db_do(&in, &sql_as_it_was, NOARGS));
    fine(db_commit(&in));
    day_close(d);
    days_forget();
    d = today();
    in = day_ctx(&T.c, d);
    static const char *const columns[] = { "about", "source_net", "destination_net" };
    for (size_t i = 0; i < COUNT(columns); i++) fine(db_script(&in, arena_fmt(T.c.arena, "ALTER TABLE event DROP COLUMN %s", columns[i])));
    fine(db_script(&in, S("INSERT INTO bad (batch, n, code, why, pointer, raw) VALUES (1, 1, 'x', 'y', '', ''); ALTER TABLE bad DROP COLUMN hash")));
    day_close(d);
    days_forget();
    struct json more[EVENTS];
    assert_int_equal(look(more), EVENTS);
    for (int i = 0; i < EVENTS; i++) {
        assert_int_equal(json_count(more[i]), 2);
        assert_true(str_is(said(more[i], "comment"), "of old"));
    }
    struct buf b = { .a = T.c.arena };
    for (int n = 0; n < EVENTS; n++) line(&b, 100 + n);
    str body = buf_str(&b);
    take(body);
    assert_int_equal(look(more), EVENTS);
    assert_true(str_is(said(more[0], "source.as_name"), "EXAMPLE-AS"));
    /* rows not understood of before are there; of those that came since it is known which are the same */
    for (int i = 0; i < 2; i++) assert_int_equal(taken(S("broken\nbroken too\n")).quarantined, 2);
    struct rows *r;
    bool found;
    d = today();
    in = day_ctx(&T.c, d);
    fine(db_one(&in, &sql_bad, NOARGS, &r, &found));
    day_close(d);
    assert_true(row_int(r, 0) == 5 && row_int(r, 1) == 4 && row_int(r, 2) == 2);
}

static void objects_are_joined(void **state)
{
    (void)state;
    struct arena *a = T.c.arena;
    const str none[] = { { NULL, 0 }, S_INIT("{}") };
    const str some[] = { S_INIT("{\"a\":1}"), { NULL, 0 }, S_INIT("{}"), S_INIT("{\"b\":{\"c\":\"}\"}}"), S_INIT("{\"d\":[]}") };
    assert_string_equal(arena_cstr(a, usual_joined(a, NULL, 0)), "{}");
    assert_string_equal(arena_cstr(a, usual_joined(a, none, COUNT(none))), "{}");
    assert_string_equal(arena_cstr(a, usual_joined(a, some, 3)), "{\"a\":1}");
    assert_string_equal(arena_cstr(a, usual_joined(a, some, COUNT(some))), "{\"a\":1,\"b\":{\"c\":\"}\"},\"d\":[]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_usual_is_kept_once),
        cmocka_unit_test(an_older_store),
        cmocka_unit_test(objects_are_joined),
    };
    return cmocka_run_group_tests(tests, setup, room_close);
}
