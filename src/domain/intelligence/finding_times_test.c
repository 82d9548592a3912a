/* finding_times_test - of many behind one address each is named by a time and a port: in letters once, on pages as far as it still
 * stands and is the owner's; on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "domain/intelligence/day.h"
#include "domain/intelligence/event_work.h"
#include "domain/intelligence/finding_times.h"
#include "domain/intelligence/finding_xarf.h"
#include "domain/intelligence/ingest.h"
#include "domain/intelligence/taken_testing.h"
#include "spine/session.h"

#include "finding_times_test.sql.h"

#define HOUR_US (NOON_US - HOUR) /* 11:00: what is observed lies in this hour and the one before */
static struct organisation carrier, other;

static err cast(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(make(c, &carrier, "Harbour Telecom"));
    TRY(make(c, &other, "Hill Telecom"));
    TRY(hold(c, &carrier, "5.9.0.0/16", PROOF_WHOIS, 500, 0));
    TRY(contact(c, &carrier, "Abuse", "abuse@telecom.example", 1, "en"));
    TRY(db_do(c, &sql_mailbox, ARGS(A_ID(T.centre))));
    return setting_set(c, "base_url", S("https://hub.example"));
}
static int setup(void **state)
{
    (void)state;
    if (!room_open()) return 0;
    fine(db_unit(&T.c, cast, NULL));
    return 0;
}

static str line(const char *ip, int64_t at_us, int port, bool served)
{
    return arena_fmt(T.c.arena,
                     "{\"time.source\":\"%.*s\",\"classification.type\":\"infected-system\",\"classification.identifier\":\"worm\",\"source.ip\":\"%s\","
                     "\"source.port\":%d%s,\"feed.name\":\"Sinkhole\"}\n",
                     FMT(when_text(T.c.arena, (when){ at_us })), ip, port, served ? ",\"destination.ip\":\"9.9.9.9\",\"destination.port\":443" : "");
}
/* as "HH:MM:SS port" one behind the other, newest first */
static str times(const char *asset, const struct organisation *o, str batch)
{
    struct rows *r;
    struct buf b = { .a = T.c.arena };
    struct finding f = { 0 };
    fine(db_run(&T.c, &sql_rows, ARGS(A_TEXT(str_of(asset)), A_ID(o->r.id)), &r));
    assert_true(rows_next(r));
    finding_row(&T.c, r, &f);
    fine(findings_times(&T.c, batch, (struct finding *const[]){ &f }, 1));
    const struct seen_time *t = f.times.v;
    for (size_t i = 0; i < f.times.n; i++) buf_fmt(&b, "%.*s %lld, ", FMT(str_cut(when_text(T.c.arena, t[i].at), 11, 19)), (long long)t[i].source_port);
    return buf_str(&b);
}
/* what stands with its last time */
static int64_t newest_port(const char *asset)
{
    struct rows *r;
    fine(db_run(&T.c, &sql_rows, ARGS(A_TEXT(str_of(asset)), A_ID(carrier.r.id)), &r));
    assert_true(rows_next(r));
    return row_null(r, 14) ? -1 : row_int(r, 14);
}
static void said(str is, const char *wanted)
{
    assert_string_equal(arena_fmt(T.c.arena, "%.*s", FMT(is)).p, wanted);
}
static str joined(str a, str b)
{
    return arena_fmt(T.c.arena, "%.*s%.*s", FMT(a), FMT(b));
}
static struct rows *batches(size_t n)
{
    struct rows *r;
    fine(db_run(&T.c, &sql_batches, NOARGS, &r));
    assert_int_equal(rows_count(r), n);
    for (size_t i = 0; i < n; i++) assert_true(rows_next(r));
    return r;
}
static struct rows *tell(size_t n)
{
    at(now_us + 20 * HOUR); /* in office hours */
    fine(findings_tell(&T.c, S("")));
    at(now_us);
    return batches(n);
}

static void told_once(void **state)
{
    (void)state;
    NEED_STORE();
    str none = S("");
    struct buf b = { .a = T.c.arena };
    for (int i = 0; i < 7; i++) buf_put(&b, line("5.9.1.6", HOUR_US + i * SECOND, 43000 + i, true));
    taken_in(EVENTS_INTELMQ, buf_str(&b));
    struct rows *r = tell(1);
    str first = row_text(r, 0), body = row_text(r, 1);
    assert_true(str_find(body, S("  5.9.1.6  2026-11-26 11:00:06 UTC")) > 0);
    assert_true(str_find(body, S("UTC  port 43006  worm\n    2026-11-26 11:00:05 UTC  port 43005\n")) > 0);
    assert_true(str_find(body, S("port 43001\n    ... and 1 more\n")) > 0);
    at(now_us + 10 * DAY);
    taken_in(EVENTS_INTELMQ, joined(line("5.9.1.6", now_us - 20 * SECOND, 44001, true), line("5.9.1.6", now_us - 10 * SECOND, 44002, true)));
    r = tell(2);
    said(times("5.9.1.6", &carrier, row_text(r, 0)), "07:59:50 44002, 07:59:40 44001, ");
    assert_true(str_find(row_text(r, 1), S("44001")) > 0 && str_find(row_text(r, 1), S("43006")) < 0);
    said(times("5.9.1.6", &carrier, first), "11:00:06 43006, 11:00:05 43005, 11:00:04 43004, 11:00:03 43003, 11:00:02 43002, 11:00:01 43001, 11:00:00 43000, ");
    assert_true(str_starts(times("5.9.1.6", &carrier, none), S("07:59:50 44002, 07:59:40 44001, 11:00:06 43006, ")));
    at(NOON);
}

static void each_port_once(void **state)
{
    (void)state;
    NEED_STORE();
    str a = line("5.9.1.1", HOUR_US + 60 * SECOND, 40001, true), b = line("5.9.1.1", HOUR_US + 61 * SECOND, 40002, true);
    str late = line("5.9.1.1", HOUR_US + 3599 * SECOND, 40003, true), same = line("5.9.1.1", HOUR_US + 62 * SECOND, 40002, true);
    taken_in(EVENTS_INTELMQ, joined(a, joined(b, same)));
    said(times("5.9.1.1", &carrier, S("")), "11:01:02 40002, 11:01:01 40002, 11:01:00 40001, ");
    assert_int_equal(newest_port("5.9.1.1"), 40002); /* not that of its first line */
    taken_in(EVENTS_INTELMQ, joined(b, late));       /* a line that is known, and one that the hour's event is told by again */
    said(times("5.9.1.1", &carrier, S("")), "11:59:59 40003, 11:01:02 40002, 11:01:01 40002, 11:01:00 40001, ");
    taken_in(EVENTS_INTELMQ, line("5.9.1.1", HOUR_US - 1 * SECOND, 40001, true)); /* another hour */
    said(times("5.9.1.1", &carrier, S("")), "11:59:59 40003, 11:01:02 40002, 11:01:01 40002, 11:01:00 40001, 10:59:59 40001, ");
}

/* what came first had one port: its time is not lost to an earlier one of another */
static void one_after_the_other(void **state)
{
    (void)state;
    NEED_STORE();
    taken_in(EVENTS_INTELMQ, line("5.9.1.2", HOUR_US + 600 * SECOND, 41000, true));
    said(times("5.9.1.2", &carrier, S("")), ""); /* once: that is what the finding says itself */
    taken_in(EVENTS_INTELMQ, line("5.9.1.2", HOUR_US + 60 * SECOND, 42000, true));
    said(times("5.9.1.2", &carrier, S("")), "11:10:00 41000, 11:01:00 42000, ");
    assert_int_equal(newest_port("5.9.1.2"), 41000);
    taken_in(EVENTS_INTELMQ, line("5.9.1.3", HOUR_US + 600 * SECOND, 41000, true));
    taken_in(EVENTS_INTELMQ, line("5.9.1.3", HOUR_US + 1200 * SECOND, 41000, true)); /* the same port again */
    said(times("5.9.1.3", &carrier, S("")), "11:20:00 41000, 11:10:00 41000, ");
}

/* a service answers from its own port: nobody is told times of that; nor of a port that is the other side's */
static void no_client(void **state)
{
    (void)state;
    NEED_STORE();
    taken_in(EVENTS_INTELMQ, joined(line("5.9.1.4", HOUR_US, 53, false), line("5.9.1.4", HOUR_US + MINUTE, 53, false)));
    said(times("5.9.1.4:53", &carrier, S("")), "");
}

static void many_have_an_end(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena };
    for (int h = 0; h < 6; h++)
        for (int i = 0; i < 50; i++) buf_put(&b, line("5.9.1.5", HOUR_US - h * HOUR + i * SECOND, 50000 + i, true));
    taken_in(EVENTS_INTELMQ, buf_str(&b));
    str all = times("5.9.1.5", &carrier, S(""));
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++) n += all.p[i] == ',';
    assert_int_equal(n, TIMES_MOST);
    assert_true(str_starts(all, S("11:00:")) && str_find(all, S("08:00:")) > 0 && str_find(all, S("06:00:")) < 0); /* 32 of an hour */
}

static str page_at(int64_t at_us, const char *path)
{
    return arena_fmt(T.c.arena,
                     "{\"time.source\":\"%.*s\",\"classification.type\":\"phishing\",\"classification.identifier\":\"copy\",\"source.ip\":\"5.9.3.1\","
                     "\"source.url\":\"https://www.telecom.net/%s\",\"feed.name\":\"Pages\"}\n",
                     FMT(when_text(T.c.arena, (when){ at_us })), path);
}
/* pages on one host are one finding, and each is named */
static void under_each_url(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    struct finding f = { 0 };
    struct buf body = { .a = T.c.arena };
    taken_in(EVENTS_INTELMQ, joined(page_at(HOUR_US, "a"), joined(page_at(HOUR_US + SECOND, "b"), page_at(HOUR_US + 2 * SECOND, "a"))));
    taken_in(EVENTS_INTELMQ, page_at(HOUR_US + MINUTE, "c?x=1;2"));
    fine(db_run(&T.c, &sql_rows, ARGS(A_TEXT(S("5.9.3.1")), A_ID(carrier.r.id)), &r));
    assert_int_equal(rows_count(r), 1);
    assert_true(rows_next(r));
    finding_row(&T.c, r, &f);
    assert_int_equal(f.seen, 3);
    fine(findings_times(&T.c, S(""), (struct finding *const[]){ &f }, 1));
    assert_int_equal(f.urls.n, 3);
    said(f.urls.v[0], "https://www.telecom.net/c?x=1;2");
    said(f.urls.v[1], "https://www.telecom.net/a"); /* its last time counts */
    said(f.urls.v[2], "https://www.telecom.net/b");
    fine(db_run(&T.c, &sql_rows, ARGS(A_TEXT(S("5.9.3.1")), A_ID(carrier.r.id)), &r));
    fine(findings_csv(&T.c, S(""), r, &body));
    assert_true(str_find(buf_str(&body), S(",https://www.telecom.net/c?x=1;2 https://www.telecom.net/a https://www.telecom.net/b,")) > 0);
    at(now_us + MINUTE);
    fine(findings_tell(&T.c, S("")));
    at(now_us);
    fine(db_run(&T.c, &sql_batches, NOARGS, &r));
    str letter = S("");
    while (rows_next(r)) letter = row_text(r, 1);
    assert_true(str_find(letter, S("    hxxps://www.telecom.net/c?x=1;2\n    hxxps://www.telecom.net/")) > 0);
    assert_true(str_find(letter, S(" https://www.telecom.net/")) < 0);
}

static void in_files(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    struct buf csv = { .a = T.c.arena }, json = { .a = T.c.arena }, text = { .a = T.c.arena };
    taken_in(EVENTS_INTELMQ, joined(line("5.9.1.7", HOUR_US, 45000, true), line("5.9.1.7", HOUR_US + SECOND, 45001, true)));
    const struct arg which[] = { A_TEXT(S("5.9.1.7")), A_ID(carrier.r.id) };
    fine(db_run(&T.c, &sql_rows, which, COUNT(which), &r));
    fine(findings_csv(&T.c, S(""), r, &csv));
    fine(db_run(&T.c, &sql_rows, which, COUNT(which), &r));
    fine(findings_json(&T.c, S(""), r, &json));
    fine(db_run(&T.c, &sql_rows, which, COUNT(which), &r));
    fine(findings_text(&T.c, S(""), r, &text));
    assert_true(str_find(buf_str(&csv), S(",2026-11-26T11:00:01Z 45001; 2026-11-26T11:00:00Z 45000,")) > 0);
    assert_true(str_find(buf_str(&json),
                         S("\"times\":[{\"at\":\"2026-11-26T11:00:01Z\",\"source.port\":45001},{\"at\":\"2026-11-26T11:00:00Z\",\"source.port\":45000}]")) > 0);
    assert_true(str_find(buf_str(&text), S("  2026-11-26T11:00:01Z port 45001\n  2026-11-26T11:00:00Z port 45000\n")) > 0);
    struct buf xarf = { .a = T.c.arena };
    int64_t left;
    fine(db_run(&T.c, &sql_rows, which, COUNT(which), &r));
    fine(findings_xarf(&T.c, S(""), r, &xarf, &left));
    assert_int_equal(left, 0);
    assert_true(str_find(buf_str(&xarf), S("\"source_port\":45001,")) > 0);
    assert_true(str_find(buf_str(&xarf), S("\"description\":\"Times and source ports\"")) > 0);
}

static void work(work_step *step, str what)
{
    struct event_work w = { .id = id_new("ewk", T.c.now), .team = id_str(&T.centre), .what = what, .at = T.c.now };
    struct json v;
    bool ended = false;
    fine(json_read(&T.c, what, NULL, &v));
    while (!ended) fine(step(&T.c, &w, v, &ended));
    fine(findings_doubt_all(&T.c, id_str(&w.id)));
    at(now_us);
}

/* which lines told which port is not known: nothing is said that a line which was taken back may have told */
static void taken_back(void **state)
{
    (void)state;
    NEED_STORE();
    taken_in(EVENTS_INTELMQ, line("5.9.1.8", HOUR_US, 46000, true));
    struct ingest_told *wrong = taken_in(EVENTS_INTELMQ, line("5.9.1.8", HOUR_US + SECOND, 46001, true));
    said(times("5.9.1.8", &carrier, S("")), "11:00:01 46001, 11:00:00 46000, ");
    work(take_back_step, arena_fmt(T.c.arena, "{\"day\":%lld,\"batch\":%lld}", (long long)wrong->day, (long long)wrong->batch));
    said(times("5.9.1.8", &carrier, S("")), "");
    assert_int_equal(newest_port("5.9.1.8"), -1);
    taken_in(EVENTS_INTELMQ, joined(line("5.9.1.8", HOUR_US + 2 * SECOND, 46002, true), line("5.9.1.8", HOUR_US + 3 * SECOND, 46003, true)));
    said(times("5.9.1.8", &carrier, S("")), "11:00:03 46003, 11:00:02 46002, ");
}

static err correct_owner(struct ctx *c, void *arg)
{
    return hold(c, &other, arg, PROOF_WHOIS, 400, 0);
}
/* what was found to be another's is said to that one alone */
static void of_another(void **state)
{
    (void)state;
    NEED_STORE();
    taken_in(EVENTS_INTELMQ, joined(line("5.9.2.1", HOUR_US, 47000, true), line("5.9.2.1", HOUR_US + SECOND, 47001, true)));
    fine(db_unit(&T.c, correct_owner, (char[]){ "5.9.2.1" }));
    work(redo_step, arena_fmt(T.c.arena, "{\"q\":\"5.9.2.1\",\"since\":%lld}", (long long)(now_us - 10 * DAY)));
    fine(findings_take(&T.c, S("")));
    at(now_us);
    said(times("5.9.2.1", &carrier, S("")), "");
    said(times("5.9.2.1", &other, S("")), "11:00:01 47001, 11:00:00 47000, ");
}

/* a store of before holds one port of each event, which is told with its first time */
static void of_before(void **state)
{
    (void)state;
    NEED_STORE();
    struct day *d;
    taken_in(EVENTS_INTELMQ, joined(line("5.9.1.9", HOUR_US, 48000, true), line("5.9.1.9", HOUR_US + SECOND, 48001, true)));
    taken_in(EVENTS_INTELMQ, line("5.9.1.9", HOUR_US - SECOND, 48002, true));
    fine(day_open(&T.c, day_of(T.c.now), false, &d));
    struct ctx in = day_ctx(&T.c, d);
    fine(db_begin(&in));
    fine(db_do(&in, &sql_forget, NOARGS));
    fine(db_commit(&in));
    day_close(d);
    said(times("5.9.1.9", &carrier, S("")), "11:00:00 48000, 10:59:59 48002, ");
    taken_in(EVENTS_INTELMQ, line("5.9.1.9", HOUR_US + 2 * SECOND, 48003, true));
    said(times("5.9.1.9", &carrier, S("")), "11:00:02 48003, 11:00:00 48000, 10:59:59 48002, ");
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(told_once),      cmocka_unit_test(each_port_once),   cmocka_unit_test(one_after_the_other),
                                        cmocka_unit_test(no_client),      cmocka_unit_test(many_have_an_end), cmocka_unit_test(in_files),
                                        cmocka_unit_test(under_each_url), cmocka_unit_test(taken_back),       cmocka_unit_test(of_another),
                                        cmocka_unit_test(of_before) };
    return cmocka_run_group_tests(tests, setup, room_close);
}
