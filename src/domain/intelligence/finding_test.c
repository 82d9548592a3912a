/* finding_test - events become findings each once, whatever is run again; states; whom nobody is told about; on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/intelligence/finding.h"
#include "domain/intelligence/room_testing.h"
#include "spine/zone.h"

#include "finding_test.sql.h"

static struct organisation roads, bank;

static err cast(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(make(c, &roads, "Road Ministry"));
    TRY(make(c, &bank, "Harbour Bank"));
    TRY(hold(c, &roads, "5.9.0.0/24", PROOF_WHOIS, 500, 0)); /* of nobody here; addresses that are told about */
    TRY(hold(c, &bank, "5.9.1.0/24", PROOF_LETTER, 500, 0));
    TRY(hold(c, &bank, "203.0.113.0/25", PROOF_CHECKED, 500, 0));
    TRY(hold(c, &roads, "203.0.113.128/25", PROOF_CLAIMED, 500, 0));
    TRY(hold(c, &roads, "198.51.100.0/25", PROOF_DESK, 500, 0));
    return hold(c, &bank, "10.0.0.0/7", PROOF_CHECKED, 500, 0); /* with 10.0.0.0/8, which nobody can hold */
}

static int setup(void **state)
{
    (void)state;
    if (!room_open()) return 0;
    fine(db_unit(&T.c, cast, NULL));
    return 0;
}

/* a row of JSON as IntelMQ writes it, so long before now */
static void seen(struct buf *b, int64_t back, const char *type, const char *name, const char *ip, int port)
{
    str at = when_text(b->a, (when){ clock_now().us - back });
    buf_fmt(b,
            "{\"time.source\":\"%.*s\",\"classification.type\":\"%s\",\"classification.identifier\":\"%s\",\"source.ip\":\"%s\",\"source.port\":%d,"
            "\"protocol.transport\":\"udp\",\"feed.name\":\"A feed\",\"feed.provider\":\"A provider\"}\n",
            FMT(at), type, name, ip, port);
}

static void give_as(struct events_options read, str body)
{
    struct ingest_options o = { .read = read, .team = id_str(&T.centre), .sender = id_str(&T.centre), .name = S("test") };
    struct ingest_told *t = NEW(T.c.arena, struct ingest_told);
    struct unpack *u;
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    fine(unpack_open(&T.c, PACKED_NOT, body, INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, t));
    if (t->counts.quarantined) fail_msg("%.*s", FMT(t->errors[0].reason));
}
static void give(str body)
{
    give_as((struct events_options){ .format = EVENTS_INTELMQ }, body);
}
static void observe(int64_t back, const char *type, const char *name, const char *ip, int port)
{
    struct buf b = { .a = T.c.arena };
    seen(&b, back, type, name, ip, port);
    give(buf_str(&b));
    fine(findings_take(&T.c, S("")));
    viewer_use(&T.c, T.v_system);
}

struct look {
    str id, state, barred;
    int64_t seen, returns, told;
    bool waits;
    size_t n;
};
static struct look look(const char *asset)
{
    struct rows *r;
    fine(db_run(&T.c, &sql_find, ARGS(A_TEXT(str_of(asset))), &r));
    struct look l = { .n = rows_count(r) };
    if (rows_next(r))
        l = (struct look){ row_text(r, 0), row_text(r, 1), row_text(r, 4), row_int(r, 2), row_int(r, 3), row_int(r, 5), !row_null(r, 6), rows_count(r) };
    return l;
}

static void each_once(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena };
    struct rows *r;
    bool found;
    for (int i = 0; i < 2500; i++) {
        char ip[20];
        snprintf(ip, sizeof ip, "5.9.0.%d", i % 250);
        seen(&b, (int64_t)(i / 250) * HOUR, "vulnerable-system", "open-dns", ip, 53);
    }
    seen(&b, 0, "vulnerable-system", "open-dns", "8.8.4.4", 53); /* nobody's */
    give(buf_str(&b));
    fine(findings_take(&T.c, S("")));
    fine(db_one(&T.c, &sql_count, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), 250);
    assert_int_equal(row_int(r, 1), 2500);
    /* again, from where it ended, and from the beginning of what was not committed: nothing is doubled */
    fine(findings_take(&T.c, S("")));
    give(buf_str(&b));
    fine(findings_take(&T.c, S("")));
    fine(db_one(&T.c, &sql_count, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), 250);
    assert_int_equal(row_int(r, 1), 2500);
    struct look l = look("5.9.0.7:53/udp");
    assert_int_equal(l.seen, 10);
    assert_true(str_is(l.state, "open") && l.waits && !l.barred.n);
    assert_int_equal(look("8.8.4.4:53/udp").n, 0);
}

static void nobody_is_told_of_what_is_nobodys(void **state)
{
    (void)state;
    NEED_STORE();
    observe(0, "vulnerable-system", "a", "203.0.113.9", 80);   /* documentation, held by proof */
    observe(0, "vulnerable-system", "a", "203.0.113.200", 80); /* ... claimed only */
    observe(0, "vulnerable-system", "a", "198.51.100.9", 80);  /* ... said by a desk alone */
    observe(0, "vulnerable-system", "a", "10.9.8.7", 80);      /* whatever proof there is */
    observe(0, "vulnerable-system", "a", "11.9.8.7", 80);
    struct look proven = look("203.0.113.9:80/udp"), claimed = look("203.0.113.200:80/udp"), said = look("198.51.100.9:80/udp"),
                private = look("10.9.8.7:80/udp"), public = look("11.9.8.7:80/udp");
    assert_true(!proven.barred.n && proven.waits);
    assert_true(str_is(claimed.barred, "documentation") && !claimed.waits);
    assert_true(str_is(said.barred, "documentation") && !said.waits);
    assert_true(str_is(private.barred, "private") && !private.waits);
    assert_true(!public.barred.n && public.waits);
    struct event_ip ip;
    static const struct {
        const char *ip, *why;
    } golden[] = { { "192.168.3.4", "private" },
                   { "172.31.255.255", "private" },
                   { "172.32.0.0", "" },
                   { "100.127.255.255", "private" },
                   { "100.128.0.0", "" },
                   { "198.19.255.255", "test" },
                   { "198.20.0.0", "" },
                   { "224.0.0.1", "reserved" },
                   { "255.255.255.255", "reserved" },
                   { "2001:db8::1", "documentation" },
                   { "3fff:fff::1", "documentation" },
                   { "4000::", "" },
                   { "fd00::1", "private" },
                   { "fe80::1", "private" },
                   { "::1", "reserved" },
                   { "2a01:4f8::1", "" },
                   { "2001:2::1", "test" },
                   { "9.255.255.255", "" } };
    for (size_t i = 0; i < COUNT(golden); i++) {
        assert_true(event_ip_parse(str_of(golden[i].ip), &ip));
        if (strcmp(special_address(&ip), golden[i].why) != 0) fail_msg("%s: \"%s\"", golden[i].ip, special_address(&ip));
    }
    assert_string_equal(special_name(S("www.roads.example")), "documentation");
    assert_string_equal(special_name(S("ann@x.test")), "test");
    assert_string_equal(special_name(S("myexample.com")), "");
    assert_string_equal(special_name(S("x.example.com")), "documentation");
}

/* traffic makes no finding; what says no problem makes one that waits for nothing, unless a desk wants it told */
static void what_says_no_problem(void **state)
{
    (void)state;
    NEED_STORE();
    struct plans p;
    observe(0, "undetermined", "suricata-dns", "5.9.0.251", 53);
    observe(0, "undetermined", "suricata-1-2100366", "5.9.0.252", 53);
    observe(0, "other", "sinkhole-http-referer", "5.9.0.253", 53);
    observe(0, "infected-system", "suricata-dns", "5.9.0.254", 53); /* the name alone says nothing */
    assert_int_equal(look("5.9.0.251:53/udp").n, 0);
    assert_true(look("5.9.0.252:53/udp").n == 1 && !look("5.9.0.252:53/udp").waits);
    assert_true(look("5.9.0.253:53/udp").n == 1 && !look("5.9.0.253:53/udp").waits);
    assert_true(look("5.9.0.254:53/udp").n == 1 && look("5.9.0.254:53/udp").waits);
    fine(plans_load(&T.c, &p));
    str team = id_str(&T.centre), org = id_str(&bank.r.id);
    assert_int_equal(plan_for(&p, team, org, S("other")).pace, TELL_NEVER);
    assert_int_equal(plan_for(&p, team, org, S("scanner")).pace, TELL_DAILY);
    struct plan *more = NEW_ARRAY(T.c.arena, p.n + 1, struct plan);
    memcpy(more, p.v, p.n * sizeof *more);
    more[p.n++] = (struct plan){ .team = team, .class = S("other"), .pace = TELL_WEEKLY };
    p.v = more;
    assert_int_equal(plan_for(&p, team, org, S("other")).pace, TELL_WEEKLY);
    assert_int_equal(plan_for(&p, S("tea_another"), org, S("other")).pace, TELL_NEVER);
}

/* one constituent attacks another: each is told of his side, once */
static void both_sides_ours(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    str at = when_text(T.c.arena, clock_now());
    static const char *const classes[] = { "brute-force", "brute-force", "infected-system", "scanner" };
    static const char *const from[] = { "5.9.0.60", "5.9.0.60", "5.9.0.61", "5.9.0.62" }, *const to[] = { "5.9.1.60", "5.9.1.60", "5.9.1.61", "5.9.0.63" };
    struct buf b = { .a = T.c.arena };
    for (size_t i = 0; i < COUNT(classes); i++)
        buf_fmt(&b,
                "{\"time.source\":\"%.*s\",\"classification.type\":\"%s\",\"classification.identifier\":\"both\",\"source.ip\":\"%s\",\"source.port\":%zu,"
                "\"source.local_hostname\":\"inner\",\"destination.ip\":\"%s\",\"destination.port\":22,\"destination.fqdn\":\"gate.other.test\","
                "\"protocol.transport\":\"tcp\",\"feed.name\":\"A feed\",\"extra.own\":\"x\"}\n",
                FMT(at), classes[i], from[i], 40000 + i, to[i]);
    give(buf_str(&b));
    for (int i = 0; i < 2; i++) fine(findings_take(&T.c, S("")));
    viewer_use(&T.c, T.v_system);
    struct look does = look("5.9.0.60"), suffers = look("5.9.1.60:22/tcp");
    assert_true(does.n == 1 && does.seen == 1 && suffers.n == 1 && suffers.seen == 1 && suffers.waits);
    fine(db_run(&T.c, &sql_sides, ARGS(A_TEXT(S("both"))), &r));
    assert_int_equal(rows_count(r), 4); /* an infection is told to its owner alone, and what stays within one to that one once */
    while (rows_next(r)) {
        bool aimed = str_is(row_text(r, 0), "5.9.1.60:22/tcp");
        assert_true(str_eq(row_text(r, 1), id_str(aimed ? &bank.r.id : &roads.r.id)));
        assert_true(str_is(row_text(r, 2), aimed ? "destination" : "source"));
        /* of the source the other learns the address, and nothing of what lies within */
        assert_int_equal(str_find(row_text(r, 4), S("inner")) < 0, aimed);
        assert_int_equal(str_find(row_text(r, 4), S("extra.own")) < 0, aimed);
        assert_true(str_find(row_text(r, 4), S("gate.other.test")) > 0);
        if (aimed) assert_true(str_starts(row_text(r, 3), S("5.9.0.60:4000")));
        assert_int_equal(row_int(r, 5), aimed ? 90 : 85);
    }
}

struct saying {
    str id;
    const char *act;
    when until;
    unsigned who;
    int64_t n;
};
static err say_unit(struct ctx *c, void *arg)
{
    struct saying *s = arg;
    struct strs one = { &s->id, 1 };
    if (!strcmp(s->act, "undo")) return findings_undo(c, &one, s->who, false, &s->n);
    struct answer_in in = { .act = found_act_named(str_of(s->act)), .who = s->who, .until = s->until };
    return findings_answer(c, &one, &in, &s->n);
}
static int64_t say(str id_, const char *act, when until, unsigned who)
{
    struct saying s = { id_, act, until, who, 0 };
    T.c.now = clock_now();
    fine(db_unit(&T.c, say_unit, &s));
    return s.n;
}

static void states(void **state)
{
    (void)state;
    NEED_STORE();
    static const char a[] = "5.9.1.5:53/udp";
    observe(0, "ddos-amplifier", "open-dns", "5.9.1.5", 53);
    struct look l = look(a);
    assert_int_equal(say(l.id, "accept", (when){ NOON + 3 * DAY }, BY_DESK), 0); /* the owner's word alone */
    assert_int_equal(say(l.id, "fixed", (when){ 0 }, BY_OWNER), 1);
    assert_true(str_is(look(a).state, "claimed-fixed"));
    assert_false(look(a).waits);
    assert_int_equal(say(l.id, "undo", (when){ 0 }, BY_OWNER), 1);
    assert_true(str_is(look(a).state, "open"));
    assert_int_equal(say(l.id, "undo", (when){ 0 }, BY_OWNER), 0);
    assert_int_equal(say(l.id, "fixed", (when){ 0 }, BY_OWNER), 1);
    /* what was observed before the word is no return; what is observed after it is one */
    observe(2 * HOUR, "ddos-amplifier", "open-dns", "5.9.1.5", 53);
    assert_true(str_is(look(a).state, "claimed-fixed"));
    clock_freeze((when){ NOON + 2 * HOUR });
    observe(0, "ddos-amplifier", "open-dns", "5.9.1.5", 53);
    l = look(a);
    assert_true(str_is(l.state, "came-back") && l.returns == 1 && l.waits);
    assert_int_equal(say(l.id, "fixed", (when){ 0 }, BY_OWNER), 1);
    /* absence proves nothing while the source says nothing */
    clock_freeze((when){ NOON + 9 * DAY });
    fine(findings_sweep(&T.c, S("")));
    assert_true(str_is(look(a).state, "claimed-fixed"));
    observe(0, "ddos-amplifier", "open-dns", "5.9.1.6", 53);
    fine(findings_sweep(&T.c, S("")));
    viewer_use(&T.c, T.v_system);
    assert_true(str_is(look(a).state, "verified-fixed"));
    assert_true(str_is(look("5.9.0.7:53/udp").state, "gone")); /* nobody said anything of it */
    clock_freeze((when){ NOON + 9 * DAY + HOUR });
    observe(0, "ddos-amplifier", "open-dns", "5.9.1.5", 53);
    assert_true(str_is(look(a).state, "came-back") && look(a).returns == 2);
    /* accepted until, and then open again */
    assert_int_equal(say(l.id, "accept", (when){ NOON + 10 * DAY }, BY_OWNER), 1);
    clock_freeze((when){ NOON + 9 * DAY + 2 * HOUR });
    observe(0, "ddos-amplifier", "open-dns", "5.9.1.5", 53);
    assert_true(str_is(look(a).state, "accepted") && !look(a).waits);
    clock_freeze((when){ NOON + 10 * DAY + HOUR });
    fine(findings_sweep(&T.c, S("")));
    viewer_use(&T.c, T.v_system);
    assert_true(str_is(look(a).state, "open") && look(a).waits);
    clock_freeze((when){ NOON });
    T.c.now = clock_now();
}

/* one type of report says nothing of what another saw */
static void report(const char *type, const char *ip)
{
    str at = when_text(T.c.arena, clock_now());
    str body = arena_fmt(T.c.arena, "timestamp,ip,port,protocol\n%.*s %.*s,%s,443,tcp\n", FMT(str_cut(at, 0, 10)), FMT(str_cut(at, 11, 19)), ip);
    give_as((struct events_options){ .format = EVENTS_SHADOWSERVER, .report_type = str_of(type) }, body);
    fine(findings_take(&T.c, S("")));
    viewer_use(&T.c, T.v_system);
}
static void absence_by_report(void **state)
{
    (void)state;
    NEED_STORE();
    static const char a[] = "5.9.1.77:443/tcp";
    clock_freeze((when){ NOON + 20 * DAY });
    report("scan_ssl_freak", "5.9.1.77");
    assert_int_equal(look(a).n, 1);
    clock_freeze((when){ NOON + 60 * DAY });
    report("scan_rdp", "5.9.1.78"); /* another report goes on */
    fine(findings_sweep(&T.c, S("")));
    viewer_use(&T.c, T.v_system);
    assert_true(str_is(look(a).state, "open"));
    report("scan_ssl_freak", "5.9.1.79");
    fine(findings_sweep(&T.c, S("")));
    viewer_use(&T.c, T.v_system);
    assert_true(str_is(look(a).state, "gone"));
    clock_freeze((when){ NOON });
    T.c.now = clock_now();
}

static void when_it_is_told(void **state)
{
    (void)state;
    NEED_STORE();
    struct plans p;
    fine(plans_load(&T.c, &p));
    str team = id_str(&T.centre), org = id_str(&bank.r.id);
    struct plan daily = plan_for(&p, team, org, S("vulnerable-system")), urgent = plan_for(&p, team, org, S("c2-server")),
                never = plan_for(&p, team, org, S("test")), weekly = plan_for(&p, team, org, S("weak-crypto"));
    assert_int_equal(daily.pace, TELL_DAILY);
    assert_int_equal(plan_slot(&T.c, &p, &urgent, team, org, T.c.now).us, NOON + undo_window());
    assert_int_equal(plan_slot(&T.c, &p, &never, team, org, T.c.now).us, 0);
    /* a desk that is there on all days, in UTC */
    p.desk[0] = (struct desk){ team, p.desk[0].zone, { .zone = S("UTC"), .always = true } };
    fine(zone_load(&T.c, S("UTC"), &p.desk[0].zone));
    p.ndesk = 1;
    assert_int_equal(plan_slot(&T.c, &p, &daily, team, org, T.c.now).us, NOON + 20 * HOUR);  /* Friday 8:00 */
    assert_int_equal(plan_slot(&T.c, &p, &weekly, team, org, T.c.now).us, NOON + 92 * HOUR); /* Monday 8:00 */
    str holiday = S("2026-11-30");
    p.desk[0].calendar =
        (struct calendar){ .zone = S("UTC"), .days = { S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00") }, .holidays = { &holiday, 1 } };
    assert_int_equal(plan_slot(&T.c, &p, &daily, team, org, T.c.now).us, NOON + 116 * HOUR); /* Friday to Sunday closed, Monday a holiday */
    assert_int_equal(plan_slot(&T.c, &p, &weekly, team, org, T.c.now).us, NOON + 116 * HOUR);
    struct plan hourly = plan_for(&p, team, org, S("infected-system"));
    assert_int_equal(plan_slot(&T.c, &p, &hourly, team, org, T.c.now).us, NOON + HOUR);
    assert_int_equal(plan_slot(&T.c, &p, &hourly, team, org, (when){ NOON + 6 * HOUR }).us, NOON + 117 * HOUR); /* Tuesday 9:00 */
    /* the organisation's wish counts but for what is urgent */
    struct wish w = { org, TELL_WEEKLY, TELL_JSON, { NOON + 3 * HOUR } };
    p.wish = &w;
    p.nwish = 1;
    assert_int_equal(plan_for(&p, team, org, S("infected-system")).pace, TELL_WEEKLY);
    assert_int_equal(plan_for(&p, team, org, S("c2-server")).pace, TELL_AT_ONCE);
    assert_int_equal(plan_for(&p, team, org, S("c2-server")).format, TELL_JSON);
    assert_int_equal(plan_slot(&T.c, &p, &urgent, team, org, T.c.now).us, NOON + 3 * HOUR + undo_window());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_once),
        cmocka_unit_test(nobody_is_told_of_what_is_nobodys),
        cmocka_unit_test(what_says_no_problem),
        cmocka_unit_test(both_sides_ours),
        cmocka_unit_test(states),
        cmocka_unit_test(absence_by_report),
        cmocka_unit_test(when_it_is_told),
    };
    return cmocka_run_group_tests(tests, setup, room_close);
}
