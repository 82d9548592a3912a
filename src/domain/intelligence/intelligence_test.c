/* intelligence_test - each line once whatever is sent again, whose it is at its moment, who may see it, and what a search
 * finds before and after a segment is made, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/intelligence/day_look.h"
#include "domain/intelligence/further.h"
#include "domain/intelligence/owners.h"
#include "domain/intelligence/room_testing.h"
#include "spine/team.h"

static struct organisation roads, bank, rival;

static err cast(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(make(c, &roads, "Road Ministry"));
    TRY(make(c, &bank, "Harbour Bank"));
    TRY(make(c, &rival, "Rival Bank"));
    TRY(hold(c, &roads, "203.0.113.0/24", PROOF_WHOIS, 900, 0));
    TRY(hold(c, &bank, "203.0.113.64/26", PROOF_LETTER, 500, 0));
    TRY(hold(c, &bank, "2001:db8:64::/48", PROOF_CHECKED, 500, 0));
    TRY(hold(c, &bank, "harbour.example", PROOF_DNS, 500, 0));
    TRY(hold(c, &bank, "198.51.100.0/28", PROOF_WHOIS, 700, 100));
    TRY(hold(c, &rival, "198.51.100.0/28", PROOF_WHOIS, 100, 0));
    TRY(hold(c, &bank, "192.0.2.0/28", PROOF_CLAIMED, 30, 0));
    /* two claims and one proof; two proofs, the better one of the second; in either order */
    TRY(hold(c, &rival, "192.0.2.16/28", PROOF_CLAIMED, 30, 0));
    TRY(hold(c, &bank, "192.0.2.16/28", PROOF_NONE, 30, 0));
    TRY(hold(c, &roads, "192.0.2.16/28", PROOF_WHOIS, 30, 0));
    TRY(hold(c, &roads, "192.0.2.32/28", PROOF_WHOIS, 30, 0));
    TRY(hold(c, &bank, "192.0.2.32/28", PROOF_CLAIMED, 30, 0));
    TRY(hold(c, &rival, "192.0.2.32/28", PROOF_CLAIMED, 30, 0));
    TRY(hold(c, &roads, "192.0.2.48/28", PROOF_DESK, 30, 0));
    TRY(hold(c, &bank, "192.0.2.48/28", PROOF_LETTER, 30, 0));
    return hold(c, &rival, "192.0.2.0/28", PROOF_CLAIMED, 30, 0);
}

static int setup(void **state)
{
    (void)state;
    if (!room_open()) return 0;
    fine(db_unit(&T.c, cast, NULL));
    return 0;
}

/* an alert of EVE, so many seconds before noon */
static void alert(struct buf *b, int before, const char *src, int port, const char *dst, int signature)
{
    int y, m, d, h, min, s;
    when_utc((when){ NOON - before * SECOND }, &y, &m, &d, &h, &min, &s);
    buf_fmt(
        b,
        "{\"timestamp\":\"%04d-%02d-%02dT%02d:%02d:%02d.000000+0000\",\"event_type\":\"alert\",\"src_ip\":\"%s\",\"src_port\":%d,\"dest_ip\":\"%s\","
        "\"dest_port\":443,\"proto\":\"TCP\",\"alert\":{\"gid\":1,\"signature_id\":%d,\"rev\":1,\"signature\":\"A test\",\"category\":\"A Network Trojan was "
        "detected\",\"severity\":1}}\n",
        y, m, d, h, min, s, src, port, dst, signature);
}

static struct ingest_told *take(str body, const char *given)
{
    struct ingest_options o = {
        .read = { .format = EVENTS_EVE }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .given = str_of(given), .name = S("test")
    };
    struct ingest_told *t = NEW(T.c.arena, struct ingest_told);
    struct unpack *u;
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    fine(unpack_open(&T.c, PACKED_NOT, body, INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, t));
    return t;
}

static struct looked look(const struct viewer *v, const char *q)
{
    struct scopes seen;
    struct looked out;
    struct event_query query;
    struct look l = { .day = day_of(clock_now()), .before = INT64_MAX, .limit = LOOK_MOST };
    viewer_use(&T.c, v);
    if (q) {
        fine(query_read(&T.c, str_of(q), &query));
        l.query = &query;
    }
    fine(scopes_seen(&T.c, &seen));
    fine(day_look(&T.c, &seen, &l, &out));
    viewer_use(&T.c, T.v_system);
    return out;
}

static void each_line_once(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena };
    alert(&b, 60, "203.0.113.7", 40001, "100.64.1.1", 1);
    alert(&b, 50, "203.0.113.7", 40002, "100.64.1.1", 1); /* tells the same within the hour */
    alert(&b, 50, "203.0.113.7", 40002, "100.64.1.1", 1); /* the same line */
    buf_z(&b, "{\"timestamp\":\"2026-11-26T11:00:00.000000+0000\",\"event_type\":\n\n");
    alert(&b, 40, "203.0.113.70", 40003, "100.64.1.1", 1);
    struct ingest_told *t = take(buf_str(&b), "first");
    assert_int_equal(t->counts.accepted, 3);
    assert_int_equal(t->counts.duplicates, 1);
    assert_int_equal(t->counts.quarantined, 1);
    assert_int_equal(t->nerrors, 1);
    assert_int_equal(t->errors[0].line, 4);
    /* the same batch: the answer of then; the same lines by another name: nothing new */
    t = take(buf_str(&b), "first");
    assert_true(t->again);
    assert_int_equal(t->counts.accepted, 3);
    t = take(buf_str(&b), "second");
    assert_int_equal(t->counts.accepted, 0);
    assert_int_equal(t->counts.duplicates, 4);
    /* and tomorrow */
    clock_freeze((when){ NOON + DAY });
    t = take(buf_str(&b), "third");
    assert_int_equal(t->counts.accepted, 0);
    assert_int_equal(t->counts.duplicates, 4);
    clock_freeze((when){ NOON });
    struct looked l = look(T.v_system, "203.0.113.7");
    assert_int_equal(l.n, 1);
    assert_int_equal(l.v[0].count, 2);
    assert_int_equal((l.v[0].last.us - l.v[0].first.us) / SECOND, 10);
    str line, hash;
    fine(day_raw(&T.c, &l.v[0], &line, &hash));
    assert_true(str_find(line, S("\"src_port\":40001")) > 0);
    assert_int_equal(hash.n, 64);
}

static void whose_it_is(void **state)
{
    (void)state;
    NEED_STORE();
    static const struct {
        const char *ip, *fqdn, *url;
        int days; /* ago */
        struct organisation *org;
        const char *how;
    } golden[] = {
        { "203.0.113.7", "", "", 1, &roads, "network" },
        { "203.0.113.70", "", "", 1, &bank, "network" },
        { "203.0.113.70", "", "", 600, &roads, "network" },
        { "2001:db8:64::7", "", "", 1, &bank, "network" },
        { "2001:db8:65::7", "", "", 1, NULL, "" },
        { "198.51.100.3", "", "", 1, &rival, "network" },
        { "198.51.100.3", "", "", 101, &bank, "network" },
        { "192.0.2.1", "", "", 1, &bank, "network, disputed" },
        { "192.0.2.17", "", "", 1, &roads, "network" },
        { "192.0.2.33", "", "", 1, &roads, "network" },
        { "192.0.2.49", "", "", 1, &bank, "network, disputed" },
        { "", "www.harbour.example", "", 1, &bank, "domain" },
        { "", "harbour.example", "", 1, &bank, "domain" },
        { "", "notharbour.example", "", 1, NULL, "" },
        { "100.64.0.1", "a.b.harbour.example", "", 1, &bank, "domain" },
        { "", "", "http://203.0.113.70:8080/x", 1, &bank, "network" },
        { "", "", "https://[2001:db8:64::7]/", 1, &bank, "network" },
        { "", "", "https://www.harbour.example/login", 1, &bank, "domain" },
        { "", "", "http://100.64.0.1/", 1, NULL, "" },
    };
    struct owners *o;
    fine(owners_take(&T.c, &o));
    for (size_t i = 0; i < COUNT(golden); i++) {
        struct event e;
        event_init(&e);
        if (golden[i].ip[0]) assert_true(event_set(&T.c, &e, EVENT_F_SOURCE_IP, str_of(golden[i].ip)));
        if (golden[i].fqdn[0]) assert_true(event_set(&T.c, &e, EVENT_F_SOURCE_FQDN, str_of(golden[i].fqdn)));
        if (golden[i].url[0]) assert_true(event_set(&T.c, &e, EVENT_F_SOURCE_URL, str_of(golden[i].url)));
        struct owned w = owners_of(o, &e, (when){ NOON - golden[i].days * DAY });
        if (!str_is(w.how, golden[i].how)) fail_msg("%zu: %.*s instead of %s", i, FMT(w.how), golden[i].how);
        if (!golden[i].org) assert_int_equal(w.organisation.n, 0);
        if (golden[i].org && !strchr(golden[i].how, ',')) assert_true(str_eq(w.organisation, id_str(&golden[i].org->r.id)));
        if (strchr(golden[i].how, ',')) assert_true(w.confidence <= 45);
        if (!strcmp(golden[i].ip, "192.0.2.49")) assert_true(str_eq(w.organisation, id_str(&bank.r.id)) && w.confidence == 45);
        if (!strcmp(golden[i].ip, "192.0.2.1")) assert_int_equal(w.confidence, 25);
    }
    owners_drop(o);
}

static err give(struct ctx *c, void *arg)
{
    (void)arg;
    return hold(c, &rival, "203.0.113.5/32", PROOF_CHECKED, 1, 0);
}

static void what_moves_is_read_anew(void **state)
{
    (void)state;
    NEED_STORE();
    struct owners *before, *after;
    struct event e;
    event_init(&e);
    assert_true(event_set(&T.c, &e, EVENT_F_SOURCE_IP, S("203.0.113.5")));
    fine(owners_take(&T.c, &before));
    fine(db_unit(&T.c, give, NULL));
    fine(owners_take(&T.c, &after));
    assert_true(before != after);
    assert_true(str_eq(owners_of(before, &e, (when){ NOON }).organisation, id_str(&roads.r.id)));
    assert_true(str_eq(owners_of(after, &e, (when){ NOON }).organisation, id_str(&rival.r.id)));
    owners_drop(before);
    owners_drop(after);
}

static void who_may_see_it(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena };
    alert(&b, 700, "203.0.113.71", 1, "100.64.9.1", 7);
    alert(&b, 700, "198.51.100.3", 1, "100.64.9.1", 7);
    alert(&b, 700, "100.64.9.9", 1, "100.64.9.1", 7);
    take(buf_str(&b), "");
    str own = principal_of(T.c.arena, id_str(&bank.r.id));
    const struct viewer *of_bank = viewer_system(&T.c, "bank", (struct strs){ &own, 1 }, 1);
    assert_int_equal(look(T.v_ann, "100.64.9.1").n, 3);
    struct looked l = look(of_bank, "100.64.9.1");
    assert_int_equal(l.n, 1);
    assert_false(l.more);
    assert_true(l.v[0].source.b[15] == 71);
    assert_int_equal(look(T.v_bob, "100.64.9.1").n, 0);
    assert_int_equal(look(T.v_mallory, "100.64.9.1").n, 0);
    assert_int_equal(look(T.v_mallory, NULL).n, 0);
    struct scopes seen;
    struct seen_event one;
    int64_t day = l.v[0].day, number = l.v[0].id;
    viewer_use(&T.c, T.v_mallory);
    fine(scopes_seen(&T.c, &seen));
    err e = day_find(&T.c, &seen, day, number, &one);
    viewer_use(&T.c, T.v_system);
    assert_non_null(e);
    assert_int_equal(e->kind, E_ABSENT);
}

static void a_segment_finds_the_same(void **state)
{
    (void)state;
    NEED_STORE();
    static const char *const asked[] = { "203.0.113.0/24", "203.0.113.200", "203.0.113.192/27", "100.64.2.0/24", "0.0.0.0/0", "::/0" };
    size_t n[COUNT(asked)];
    struct buf b = { .a = T.c.arena };
    bool made;
    for (int i = 0; i < 150; i++) {
        char src[32], dst[32];
        snprintf(src, sizeof src, "203.0.113.%d", 100 + i);
        snprintf(dst, sizeof dst, "100.64.%d.%d", 2 + i % 3, i);
        alert(&b, 800 + i, src, 5000 + i, dst, 9);
    }
    take(buf_str(&b), "");
    for (size_t i = 0; i < COUNT(asked); i++) n[i] = look(T.v_ann, asked[i]).n;
    assert_true(n[2] == 32 && n[3] == 50 && n[0] >= 150);
    struct day *d;
    fine(day_open(&T.c, day_of(T.c.now), false, &d));
    fine(day_segment(&T.c, d, 1, &made));
    assert_true(made);
    fine(day_segment(&T.c, d, 1, &made));
    assert_false(made);
    day_close(d);
    for (size_t i = 0; i < COUNT(asked); i++)
        if (look(T.v_ann, asked[i]).n != n[i]) fail_msg("%s: %zu, and %zu in the segment", asked[i], n[i], look(T.v_ann, asked[i]).n);
}

static void what_ends_early_keeps_what_it_gave(void **state)
{
    (void)state;
    NEED_STORE();
    struct ingest_options o = {
        .read = { .format = EVENTS_EVE }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .given = S("cut"), .name = S("test")
    };
    struct ingest_told t;
    struct unpack *u;
    struct buf b = { .a = T.c.arena };
    for (int i = 0; i < 40; i++) alert(&b, 3000 + i, "203.0.113.9", i, "100.64.77.1", 100 + i);
    str packed = pack_zstd(T.c.arena, buf_str(&b));
    fine(unpack_open(&T.c, PACKED_ZSTD, str_cut(packed, 0, packed.n - 5), INGEST_MOST, INGEST_RATIO, &u));
    err e = ingest(&T.c, &o, u, &t);
    assert_non_null(e);
    assert_string_equal(e->code, "bad-compression");
    /* sent again, whole: nothing is lost and nothing doubled */
    fine(unpack_open(&T.c, PACKED_ZSTD, packed, INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, &t));
    assert_int_equal(t.counts.accepted + t.counts.duplicates, 40);
    struct looked l = look(T.v_ann, "100.64.77.1");
    assert_int_equal(l.n, 40);
    for (size_t i = 0; i < l.n; i++) assert_int_equal(l.v[i].count, 1);
}

/* more than one go, so that one thread reads while another writes: totals agree to the line */
static void many_goes(void **state)
{
    (void)state;
    NEED_STORE();
    enum { LINES = 34000, ALIKE = 4 };
    static const struct sql total = { .text =
                                          "SELECT COALESCE(SUM(e.count), 0), COUNT(*) FROM event e JOIN word w ON w.id = e.name WHERE w.text LIKE '%424242%'",
                                      .name = "total" };
    struct ingest_told *t;
    struct buf b = { .a = T.c.arena };
    struct unpack *u;
    struct rows *r;
    struct day *d;
    bool found;
    for (int i = 0; i < LINES; i++) {
        char dst[32];
        int kind = i / ALIKE;
        snprintf(dst, sizeof dst, "100.65.%d.%d", kind / 250 % 250, kind % 250);
        alert(&b, 3599 - i / 10, "203.0.113.9", i, dst, 424242);
    }
    struct ingest_options o = { .read = { .format = EVENTS_EVE }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .given = S(""), .name = S("cut") };
    struct ingest_told *cut = NEW(T.c.arena, struct ingest_told);
    str packed = pack_zstd(T.c.arena, buf_str(&b));
    fine(unpack_open(&T.c, PACKED_ZSTD, str_cut(packed, 0, packed.n - 9), INGEST_MOST, INGEST_RATIO, &u));
    assert_non_null(ingest(&T.c, &o, u, cut));
    assert_true(cut->counts.accepted > LINES / 2); /* what was counted before the end is there */
    t = take(buf_str(&b), "");
    assert_int_equal(t->counts.accepted + t->counts.duplicates, LINES);
    assert_int_equal(t->counts.duplicates, cut->counts.accepted);
    t = take(buf_str(&b), "");
    assert_int_equal(t->counts.duplicates, LINES);
    fine(day_open(&T.c, day_of(T.c.now), false, &d));
    struct ctx in = day_ctx(&T.c, d);
    fine(db_one(&in, &total, NOARGS, &r, &found));
    int64_t lines = row_int(r, 0), events = row_int(r, 1);
    day_close(d);
    assert_int_equal(lines, LINES);
    assert_int_equal(events, LINES / ALIKE);
}

/* columns without a field are evidence: of both engines' stores, shared or the event's own */
static void further_columns(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena };
    buf_z(&b, "timestamp,ip,port,cipher_suite,serial,raw_cert,own_column\n");
    for (int i = 0; i < 60; i++) buf_fmt(&b, "2026-11-26 09:00:00,203.0.113.%d,8443,TLS_OLD,%d,%0200d,\"o%d\"\n", 130 + i, 9000 + i, i, i);
    struct ingest_options o = {
        .read = { .format = EVENTS_SHADOWSERVER, .report_type = S("scan_ssl_freak") }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .name = S("ssl")
    };
    struct ingest_told *t = NEW(T.c.arena, struct ingest_told);
    struct unpack *u;
    struct json v;
    fine(unpack_open(&T.c, PACKED_NOT, buf_str(&b), INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, t));
    assert_int_equal(t->counts.accepted, 60);
    struct looked l = look(T.v_system, "203.0.113.189 source.port=8443");
    assert_int_equal(l.n, 1);
    fine(json_read(&T.c, l.v[0].more, NULL, &v));
    assert_true(str_is(json_str(json_get(v, S("extra.cipher_suite"))), "TLS_OLD"));
    assert_true(str_is(json_str(json_get(v, S("extra.own_column"))), "o59"));
    assert_true(str_ends(json_str(json_get(v, S("extra.raw_cert"))), S("000...")) && json_str(json_get(v, S("extra.raw_cert"))).n == 123);
    assert_true(str_is(json_str(json_get(v, S("protocol.application"))), "https"));
    /* the same is looked for, attributed and told as before: what is evidence has no field */
    assert_int_equal(look(T.v_system, "203.0.113.0/24 source.port=8443").n, 60);
}

static void further_has_limits(void **state)
{
    (void)state;
    NEED_STORE();
    struct further *f = further_open(T.c.arena);
    str shared, own;
    struct json v;
    for (int row = 0; row < 200; row++) {
        struct event *e = event_new(&T.c);
        for (int i = 0; i < 50; i++)
            event_extra_add(&T.c, e, arena_fmt(T.c.arena, "c%d", i), i % 2 ? S("alike") : arena_fmt(T.c.arena, "of %d only", row), false);
        event_extra_add(&T.c, e, S("list"), S("[1]"), true);
        further_of(f, T.c.arena, e, &shared, &own);
    }
    fine(json_read(&T.c, shared, NULL, &v));
    assert_int_equal(json_count(v), 16);
    assert_true(str_is(json_str(json_get(v, S("extra.c1"))), "alike"));
    fine(json_read(&T.c, own, NULL, &v));
    assert_int_equal(json_count(v), 16);
    assert_true(str_is(json_str(json_get(v, S("extra.c0"))), "of 199 only"));
    /* long ones: texts are cut, lists are not */
    struct event *e = event_new(&T.c);
    event_extra_add(&T.c, e, S("list"), arena_fmt(T.c.arena, "[%0300d]", 0), true);
    for (int i = 0; i < 40; i++) event_extra_add(&T.c, e, arena_fmt(T.c.arena, "t%d", i), arena_fmt(T.c.arena, "%0400d", i), false);
    further_of(f, T.c.arena, e, &shared, &own);
    assert_int_equal(shared.n, 0);
    assert_true(own.n > 700 && own.n < 1300 && str_find(own, S("list")) < 0);
    fine(json_read(&T.c, own, NULL, &v));
    /* none */
    further_of(f, T.c.arena, event_new(&T.c), &shared, &own);
    assert_true(!shared.n && !own.n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_once),
        cmocka_unit_test(whose_it_is),
        cmocka_unit_test(what_moves_is_read_anew),
        cmocka_unit_test(who_may_see_it),
        cmocka_unit_test(a_segment_finds_the_same),
        cmocka_unit_test(further_columns),
        cmocka_unit_test(further_has_limits),
        cmocka_unit_test(what_ends_early_keeps_what_it_gave),
        cmocka_unit_test(many_goes),
    };
    return cmocka_run_group_tests(tests, setup, room_close);
}
