/* finding_tell_test - each observation is told exactly once, to whom it belongs, as the plan says; bounce and silence go
 * further; the link answers; on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/intelligence/finding.h"
#include "domain/intelligence/portal.h"
#include "domain/intelligence/taken_testing.h"
#include "domain/intelligence/warning.h"
#include "spine/outbox.h"
#include "spine/session.h"

#include "finding_tell_test.sql.h"

static struct organisation roads, bank, lonely, works;

static err cast(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(make(c, &roads, "Road Ministry"));
    TRY(make(c, &bank, "Harbour Bank"));
    TRY(make(c, &lonely, "Lonely Works"));
    TRY(db_do(c, &sql_mailbox, ARGS(A_ID(T.centre))));
    TRY(make(c, &works, "Harbour Works"));
    TRY(hold(c, &works, "5.9.3.0/24", PROOF_WHOIS, 500, 0));
    TRY(contact(c, &works, "Night desk", "night@works.example", 1, "en"));
    TRY(hold(c, &roads, "5.9.0.0/24", PROOF_WHOIS, 500, 0));
    TRY(hold(c, &bank, "5.9.1.0/24", PROOF_WHOIS, 500, 0));
    TRY(hold(c, &lonely, "5.9.2.0/24", PROOF_WHOIS, 500, 0));
    TRY(contact(c, &roads, "Desk", "desk@roads.example", 1, "ur"));
    TRY(contact(c, &bank, "First", "first@bank.example", 1, "en"));
    TRY(contact(c, &bank, "Second", "second@bank.example", 2, "en"));
    return setting_set(c, "base_url", S("https://hub.example"));
}

static int setup(void **state)
{
    (void)state;
    if (!room_open()) return 0;
    fine(db_unit(&T.c, cast, NULL));
    return 0;
}

static void observe(const char *type, const char *ip, int n)
{
    struct buf b = { .a = T.c.arena };
    str time = when_text(T.c.arena, clock_now());
    for (int i = 1; i <= n; i++)
        buf_fmt(&b,
                "{\"time.source\":\"%.*s\",\"classification.type\":\"%s\",\"classification.identifier\":\"=1+1\",\"source.ip\":\"%s.%d\",\"source.port\":53,"
                "\"protocol.transport\":\"udp\",\"feed.name\":\"A feed\",\"feed.provider\":\"P\"}\n",
                FMT(time), type, ip, i);
    taken_in(EVENTS_INTELMQ, buf_str(&b));
}
static void tell(void)
{
    fine(findings_tell(&T.c, S("")));
    at(now_us);
}
static size_t letters(struct rows **r)
{
    fine(db_run(&T.c, &sql_letters, NOARGS, r));
    return rows_count(*r);
}
static size_t batches(struct rows **r)
{
    fine(db_run(&T.c, &sql_batches, NOARGS, r));
    return rows_count(*r);
}
static size_t letters_of(str batch, struct rows **r)
{
    fine(db_run(&T.c, &sql_letters_of, ARGS(A_TEXT(batch)), r));
    return rows_count(*r);
}
static void last(struct rows *r)
{
    for (size_t i = 0; i < rows_count(r); i++) assert_true(rows_next(r));
}

/* all that is held leaves, as the outbox lets it */
static void leave(void)
{
    struct rows *r;
    at(now_us + MINUTE);
    fine(db_run(&T.c, &sql_release, ARGS(A_WHEN(T.c.now)), &r));
    while (rows_next(r)) {
        for (const struct job_kind *k = outbox_jobs; k->name; k++) fine(k->run(&T.c, row_text(r, 0)));
        at(now_us);
    }
}

static void each_owner_his_own(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    observe("vulnerable-system", "5.9.0", 30);
    observe("c2-server", "5.9.1", 2);
    observe("test", "5.9.1", 3);
    tell();
    assert_int_equal(batches(&r), 0); /* gathered first */
    at(now_us + MINUTE);
    tell();
    assert_int_equal(batches(&r), 1); /* what is urgent alone */
    assert_true(rows_next(r) && str_eq(row_text(r, 1), id_str(&bank.r.id)) && row_int(r, 4) == 2);
    tell();
    assert_int_equal(letters(&r), 1);
    assert_true(rows_next(r) && str_is(row_text(r, 1), "first@bank.example"));
    assert_true(str_find(row_text(r, 3), S("5.9.1.1:53/udp")) > 0 && str_find(row_text(r, 3), S("5.9.0.")) < 0);
    assert_true(str_find(row_text(r, 3), S(OUTBOX_LINK)) > 0);
    /* the desk's calendar: not before the next working day; then once, in the contact's language */
    at(NOON + 5 * DAY);
    tell();
    tell();
    assert_int_equal(letters(&r), 2);
    last(r);
    assert_true(str_is(row_text(r, 1), "desk@roads.example") && str_find(row_text(r, 3), S("5.9.0.")) > 0);
    assert_true(str_find(row_text(r, 3), S("\xD9\x86\xD8\xAA\xD8\xA7\xD8\xA6\xD8\xAC")) >= 0);
}

struct told {
    int64_t findings, told, by_batches, beyond, gaps;
};
static struct told told(void)
{
    struct rows *r, *g;
    bool found;
    fine(db_one(&T.c, &sql_told_once, NOARGS, &r, &found));
    fine(db_one(&T.c, &sql_gaps, NOARGS, &g, &found));
    return (struct told){ row_int(r, 0), row_int(r, 1), row_int(r, 2), row_int(r, 3), row_int(g, 0) };
}

/* whatever comes in which order: what is told is told by exactly one batch, and never more than was seen */
static void each_observation_once(void **state)
{
    (void)state;
    NEED_STORE();
    static const char *const types[] = { "c2-server", "infected-system", "vulnerable-system", "phishing" }, *const nets[] = { "5.9.0", "5.9.1", "5.9.2" };
    uint32_t seed = 7;
    for (int i = 0; i < 60; i++) {
        seed = seed * 1664525u + 1013904223u;
        at(now_us + (int64_t)(1 + (seed >> 8) % 7) * 5 * HOUR);
        observe(types[(seed >> 12) % COUNT(types)], nets[(seed >> 20) % COUNT(nets)], 1 + (int)((seed >> 24) % 5));
        if (seed & 1u) tell();
        if (seed & 2u) fine(findings_sweep(&T.c, S("")));
        at(now_us);
        struct told t = told();
        assert_int_equal(t.told, t.by_batches);
        assert_int_equal(t.beyond, 0);
        assert_int_equal(t.gaps, 0);
    }
    at(now_us + 6 * DAY);
    tell();
    struct told t = told();
    assert_int_equal(t.told, t.by_batches);
    assert_true(t.told > 40);
}

/* the last letter that left, and the token of its link */
static str token_of(const char *recipient)
{
    struct rows *r;
    str body = S("");
    letters(&r);
    while (rows_next(r))
        if (str_is(row_text(r, 1), recipient)) body = row_text(r, 3);
    ptrdiff_t p = str_find(body, S("https://hub.example/f/"));
    assert_true(p > 0);
    str rest = str_cut(body, (size_t)p + strlen("https://hub.example/f/"), body.n), token;
    assert_true(str_split(&rest, '\n', &token));
    return token;
}

struct saying {
    str token;
    struct portal_answer a;
    int64_t n;
};
static err say_unit(struct ctx *c, void *arg)
{
    struct saying *s = arg;
    return portal_answer(c, s->token, &s->a, &s->n);
}
static int64_t say(str token, struct portal_answer a)
{
    struct saying s = { token, a, 0 };
    fine(db_unit(&T.c, say_unit, &s));
    at(now_us);
    return s.n;
}
static err capture(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(setting_set(c, "demo", S("1"))); /* then the body is kept with its link */
    struct mail_settings m = { .url = S("capture") };
    return mail_settings_set(c, &m);
}
static err came_back(struct ctx *c, void *arg)
{
    return outbox_moved(c, *(str *)arg, S("bounced"), S("no such mailbox"));
}

static void the_link_answers(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    struct portal_page p;
    fine(db_unit(&T.c, capture, NULL));
    at(now_us + 40 * DAY);
    observe("malware-distribution", "5.9.0", 3);
    at(now_us + MINUTE);
    tell();
    leave();
    str token = token_of("desk@roads.example");
    fine(portal_look(&T.c, token, 0, &p));
    assert_int_equal(p.total, 3);
    const struct portal_row *v = p.rows.v;
    str one = arena_dup(T.c.arena, id_str(&v[0].f.id));
    assert_true(v[0].f.acts.n > 3 && !v[0].can_undo);
    assert_int_equal(say(token, (struct portal_answer){ .act = S("fixed"), .finding = one }), 1);
    assert_int_equal(say(token, (struct portal_answer){ .act = S("fixed"), .finding = one }), 0);
    assert_int_equal(say(token, (struct portal_answer){ .act = S("undo"), .finding = one }), 1);
    assert_int_equal(say(token, (struct portal_answer){ .act = S("not-ours"), .class = S("malware-distribution"), .name = S("=1+1") }), 3);
    assert_int_equal(say(token, (struct portal_answer){ .act = S("undo"), .class = S("malware-distribution"), .name = S("=1+1") }), 3);
    assert_int_equal(say(token, (struct portal_answer){ .act = S("help"), .finding = one, .note = S("please call") }), 1);
    fine(db_run(&T.c, &sql_jobs, NOARGS, &r));
    assert_int_equal(rows_count(r), 1);
    assert_true(rows_next(r) && str_find(row_text(r, 0), S("please call")) > 0);
    /* what is of another batch is not to be had by it, nor anything by another link */
    fine(db_run(&T.c, &sql_finding, ARGS(A_TEXT(S("5.9.1.1:53/udp"))), &r));
    assert_true(rows_next(r));
    assert_int_equal(say(token, (struct portal_answer){ .act = S("fixed"), .finding = row_text(r, 0) }), 0);
    err e = portal_look(&T.c, S("AAAAAAAAAAAAAAAAAAAAAA"), 0, &p);
    assert_true(e && e->kind == E_ABSENT);
    struct buf csv = { .a = T.c.arena }, json = { .a = T.c.arena };
    fine(portal_file(&T.c, token, TELL_CSV, &csv));
    fine(portal_file(&T.c, token, TELL_JSON, &json));
    assert_true(str_find(buf_str(&csv), S("'=1+1")) > 0); /* no spreadsheet calculates with it */
    struct json j;
    fine(json_read(&T.c, buf_str(&json), NULL, &j));
    struct buf xarf = { .a = T.c.arena };
    fine(portal_file(&T.c, token, TELL_XARF, &xarf));
    fine(json_read(&T.c, buf_str(&xarf), NULL, &j));
    assert_true(json_count(j) == 3 && p.no_xarf == 0);
    struct json_iter reports = json_iter(j);
    assert_true(json_next(&reports) && str_is(json_str(json_get(json_get(reports.value, S("sender")), S("contact"))), "desk@cert.example"));
    e = portal_file(&T.c, S("AAAAAAAAAAAAAAAAAAAAAA"), TELL_XARF, &xarf);
    assert_true(e && e->kind == E_ABSENT);
    /* answered: nobody further is asked */
    batches(&r);
    last(r);
    assert_true(str_is(row_text(r, 3), "answered") && row_null(r, 8));
    at(now_us + 61 * DAY);
    e = portal_look(&T.c, token, 0, &p);
    assert_true(e && e->kind == E_ABSENT);
}

static void bounce_and_silence_go_further(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    at(now_us + 5 * DAY);
    tell(); /* what waited from before */
    observe("c2-server", "5.9.1", 4);
    at(now_us + MINUTE);
    tell();
    batches(&r);
    last(r);
    str batch = row_text(r, 0);
    assert_int_equal(letters_of(batch, &r), 1);
    last(r);
    assert_true(str_is(row_text(r, 1), "first@bank.example"));
    str message = row_text(r, 0);
    leave();
    at(now_us + HOUR);
    tell();
    assert_int_equal(letters_of(batch, &r), 1); /* four hours are given */
    fine(db_unit(&T.c, came_back, &message));
    at(now_us);
    tell();
    assert_int_equal(letters_of(batch, &r), 2);
    last(r);
    assert_true(str_is(row_text(r, 1), "second@bank.example"));
    leave();
    at(now_us + 5 * HOUR);
    tell();
    batches(&r);
    last(r);
    assert_true(str_is(row_text(r, 3), "nobody") && row_int(r, 6) == 2); /* no CERT serves them here */
    /* an organisation without any contact */
    observe("c2-server", "5.9.2", 1);
    at(now_us + MINUTE);
    tell();
    batches(&r);
    last(r);
    assert_true(str_eq(row_text(r, 1), id_str(&lonely.r.id)) && str_is(row_text(r, 3), "nobody"));
}

static err back_unit(struct ctx *in, void *arg)
{
    return db_do(in, &sql_take_back, ARGS(A_INT(*(int64_t *)arg)));
}

/* an import that was taken back before the letter was made is told to nobody; what is seen afterwards is */
static void nobody_is_told_what_was_taken_back(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    struct day *d;
    at(now_us + DAY);
    tell();
    size_t before = batches(&r);
    observe("phishing", "5.9.2", 1);
    fine(db_run(&T.c, &sql_evidence, ARGS(A_TEXT(S("5.9.2.1:53/udp"))), &r));
    int64_t event = 0;
    while (rows_next(r))
        if (row_int(r, 0) == day_of(T.c.now)) event = row_int(r, 1);
    assert_true(event > 0);
    fine(day_open(&T.c, day_of(T.c.now), false, &d));
    struct ctx in = day_ctx(&T.c, d);
    fine(db_unit(&in, back_unit, &event));
    day_close(d);
    at(now_us + MINUTE);
    tell();
    assert_int_equal(batches(&r), before);
    at(now_us + HOUR);
    observe("phishing", "5.9.2", 1);
    at(now_us + MINUTE);
    tell();
    assert_int_equal(batches(&r), before + 1);
}

/* a held letter of two findings, one of which is taken back: withdrawn, and the next one tells the other alone */
static void a_held_letter_is_taken_back(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    struct day *d;
    int64_t event = 0;
    at(now_us + DAY);
    observe("system-compromise", "5.9.0", 2);
    at(now_us + MINUTE);
    tell();
    size_t before = batches(&r);
    last(r);
    assert_int_equal(row_int(r, 4), 2);
    str batch = row_text(r, 0), message = row_text(r, 7);
    fine(findings_recall(&T.c)); /* all is there: nothing happens */
    at(now_us + MINUTE);
    tell();
    assert_int_equal(batches(&r), before);
    fine(db_run(&T.c, &sql_event_of, ARGS(A_TEXT(S("5.9.0.1:53/udp"))), &r));
    assert_true(rows_next(r));
    event = row_int(r, 0);
    fine(day_open(&T.c, day_of(T.c.now), false, &d));
    struct ctx in = day_ctx(&T.c, d);
    fine(db_unit(&in, back_unit, &event));
    day_close(d);
    fine(findings_recall(&T.c));
    fine(db_run(&T.c, &sql_states, ARGS(A_TEXT(batch), A_TEXT(message)), &r));
    assert_true(rows_next(r) && str_is(row_text(r, 0), "withdrawn") && str_is(row_text(r, 1), "cancelled"));
    at(now_us + MINUTE);
    tell();
    assert_int_equal(batches(&r), before + 1);
    last(r);
    assert_int_equal(row_int(r, 4), 1);
    fine(findings_recall(&T.c));
    assert_int_equal(batches(&r), before + 1);
}

static err listed(struct ctx *c, void *arg)
{
    struct warning_list *l = NEW(c->arena, struct warning_list);
    str which, what;
    TRY(warning_read(c, str_of(arg), l));
    return warning_put(c, l, &which, &what);
}

/* what a warning list holds is told by nobody but a person */
static void a_listed_value_waits(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    static char list[] = "{\"name\":\"Resolvers\",\"type\":\"cidr\",\"list\":[\"5.9.2.7\"]}";
    at(now_us + DAY);
    fine(db_unit(&T.c, listed, list));
    observe("malware-distribution", "5.9.2", 9); /* 5.9.2.7 is one of them */
    at(now_us + MINUTE);
    size_t before = batches(&r);
    tell();
    assert_int_equal(batches(&r), before + 1);
    last(r);
    assert_int_equal(row_int(r, 4), 8);
    at(now_us + 10 * MINUTE);
    tell();
    assert_int_equal(batches(&r), before + 1);
    fine(db_run(&T.c, &sql_listed, ARGS(A_TEXT(S("5.9.2.7:53/udp"))), &r));
    assert_true(rows_next(r) && str_is(row_text(r, 1), "Resolvers") && row_int(r, 2) == 0 && row_null(r, 3));
    fine(db_do(&T.c, &sql_looked_at, ARGS(A_TEXT(row_text(r, 0))))); /* somebody looked */
    fine(db_do(&T.c, &sql_looked, ARGS(A_TEXT(row_text(r, 0)), A_WHEN(T.c.now))));
    at(now_us + MINUTE);
    tell();
    assert_int_equal(batches(&r), before + 2);
    last(r);
    assert_int_equal(row_int(r, 4), 1);
}

/* an alert of EVE: an attacker's port is never the owner's, and who was aimed at is not told that he attacks */
static void eve_alert(struct buf *b, const char *from, int from_port, const char *to, int to_port)
{
    str time = when_text(T.c.arena, clock_now());
    buf_fmt(b,
            "{\"timestamp\":\"%.*s\",\"event_type\":\"alert\",\"host\":\"ids-1\",\"src_ip\":\"%s\",\"src_port\":%d,\"dest_ip\":\"%s\",\"dest_port\":%d,"
            "\"proto\":\"TCP\",\"alert\":{\"gid\":1,\"signature_id\":2030001,\"signature\":\"ET SCAN looks about\",\"category\":\"Misc Attack\"}}\n",
            FMT(time), from, from_port, to, to_port);
}
static str letter_to(const char *address)
{
    struct rows *r;
    str body = S("");
    letters(&r);
    while (rows_next(r))
        if (str_is(row_text(r, 1), address)) body = row_text(r, 3);
    return body;
}
static void has(str text, const char *part)
{
    if (str_find(text, str_of(part)) < 0) fail_msg("\"%s\" is not in\n%.*s", part, FMT(text));
}
static void who_was_aimed_at(void **state)
{
    (void)state;
    NEED_STORE();
    struct buf b = { .a = T.c.arena }, csv = { .a = T.c.arena }, json = { .a = T.c.arena }, text = { .a = T.c.arena };
    struct portal_page p;
    struct rows *r;
    at(now_us + DAY);
    eve_alert(&b, "45.155.205.233", 51003, "5.9.3.102", 443);
    eve_alert(&b, "5.9.3.50", 40000, "45.1.1.1", 22);
    eve_alert(&b, "2a01:4f8::7", 51004, "5.9.3.103", 25);
    taken_in(EVENTS_EVE, buf_str(&b));
    at(now_us + 5 * DAY);
    tell();
    str body = letter_to("night@works.example");
    has(body, "Scans that are aimed at you: 2");
    has(body, "Scans that come from you: 1");
    has(body, "  5.9.3.102:443/tcp  ");
    has(body, " <- 45.155.205.233:51003");
    has(body, " <- [2a01:4f8::7]:51004");
    has(body, "  port 40000");
    has(body, "  suricata-1-2030001  ET SCAN looks about\n");
    assert_true(str_find(body, S("port 5100")) < 0);
    leave();
    str token = token_of("night@works.example");
    fine(portal_look(&T.c, token, 0, &p));
    const struct portal_problem *v = p.problems.v;
    assert_int_equal(p.problems.n, 2);
    assert_true(str_is(v[0].side, "destination") && v[0].total == 2 && str_is(v[1].side, "source") && v[1].total == 1);
    const struct portal_row *w = p.rows.v;
    assert_true(w[0].f.side == SIDE_DESTINATION && w[1].f.side == SIDE_DESTINATION && w[2].f.side == SIDE_SOURCE && p.rows.n == 3);
    fine(portal_file(&T.c, token, TELL_CSV, &csv));
    fine(portal_file(&T.c, token, TELL_JSON, &json));
    has(buf_str(&csv), ",suricata-1-2030001,ET SCAN looks about,5.9.3.102:443/tcp,");
    has(buf_str(&json), "\"event_description.text\":\"ET SCAN looks about\"");
    assert_true(str_is(finding_said(&T.c, S("{\"event_description.text\":\"two\\nlines\"}")), "two lines") && !finding_said(&T.c, S("{}")).n &&
                !finding_said(&T.c, S("")).n);
    has(buf_str(&csv), ",45.155.205.233,51003,5.9.3.102,443,destination,");
    has(buf_str(&csv), ",2a01:4f8::7,51004,5.9.3.103,25,destination,");
    has(buf_str(&csv), ",5.9.3.50,40000,45.1.1.1,22,source,");
    has(buf_str(&json), "\"destination.port\":443,");
    /* an answer for all of one side leaves the other's alone */
    struct portal_answer all = { .act = S("mute"), .class = S("scanner"), .name = w[0].f.identifier, .side = S("destination") };
    assert_int_equal(say(token, all), 2);
    all.side = S("source");
    assert_int_equal(say(token, all), 1);
    fine(db_run(&T.c, &sql_rows_text, ARGS(A_TEXT(S("5.9.3.102:443/tcp"))), &r));
    fine(findings_text(&T.c, S(""), r, &text));
    has(buf_str(&text), "  scanner suricata-1-2030001: ET SCAN looks about\n");
    has(buf_str(&text), "  <- 45.155.205.233:51003\n");
    /* each such class in both languages; others are what they are on either side */
    struct strs aimed = found_aimed(T.c.arena);
    for (size_t i = 0; i < aimed.n; i++)
        for (int urdu = 0; urdu < 2; urdu++) {
            struct class_text on = finding_class_text(urdu ? S("ur") : S("en"), aimed.v[i], true),
                              of = finding_class_text(urdu ? S("ur") : S("en"), aimed.v[i], false);
            assert_true(on.name.n && on.seen.n && on.todo.n && !str_eq(on.name, of.name) && !str_eq(on.todo, of.todo));
            assert_true(str_eq(on.name, finding_class_text(S("en"), aimed.v[i], true).name) == !urdu);
        }
}

/* as an owner wishes: X-ARF, and when it has no form for some, all in a CSV file beside */
static void xarf_is_attached(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    fine(db_do(&T.c, &sql_wish, ARGS(A_ID(roads.r.id))));
    at(now_us + 40 * DAY);
    tell(); /* what waited from before */
    size_t before = batches(&r);
    observe("spam", "5.9.0", 2);
    at(now_us + 5 * DAY);
    tell();
    assert_int_equal(batches(&r), before + 1);
    last(r);
    fine(db_run(&T.c, &sql_files, ARGS(A_TEXT(row_text(r, 7))), &r));
    assert_int_equal(rows_count(r), 1);
    assert_true(rows_next(r) && str_ends(row_text(r, 0), S(".xarf.json")) && str_is(row_text(r, 1), "application/json"));
    assert_true(str_find(row_text(r, 3), row_text(r, 0)) > 0 && str_find(row_text(r, 3), S("X-ARF")) < 0);
    observe("spam", "5.9.0", 1);
    at(now_us + 30 * DAY);
    observe("spam", "5.9.0", 1); /* told again */
    observe("harmful-speech", "5.9.0", 3);
    at(now_us + 5 * DAY);
    tell();
    assert_int_equal(batches(&r), before + 2);
    last(r);
    assert_int_equal(row_int(r, 4), 4);
    fine(db_run(&T.c, &sql_files, ARGS(A_TEXT(row_text(r, 7))), &r));
    assert_int_equal(rows_count(r), 2);
    assert_true(rows_next(r) && str_ends(row_text(r, 0), S(".xarf.json")) && rows_next(r) && str_ends(row_text(r, 0), S(".csv")));
    assert_true(str_find(row_text(r, 3), S("X-ARF")) > 0);
}

/* evidence of many findings passes what a letter may hold: it goes as CSV, and says where the rest is */
static void a_letter_that_is_too_large(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    at(now_us + 40 * DAY);
    tell(); /* what waited from before */
    size_t before = batches(&r);
    observe("spam", "5.9.0", 250);
    fine(db_do(&T.c, &sql_much_evidence, ARGS(A_WHEN(T.c.now), A_TEXT(arena_fmt(T.c.arena, "{\"comment\":\"%0*d\"}", 16000, 7)))));
    at(now_us + 5 * DAY);
    tell();
    assert_int_equal(batches(&r), before + 1);
    last(r);
    assert_int_equal(row_int(r, 4), 250);
    fine(db_run(&T.c, &sql_files, ARGS(A_TEXT(row_text(r, 7))), &r));
    assert_int_equal(rows_count(r), 1);
    assert_true(rows_next(r) && str_ends(row_text(r, 0), S(".csv")) && str_find(row_text(r, 3), S("X-ARF")) > 0);
}

/* two years after the last observation, and not while one waits to be told */
static void what_is_past_goes(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    fine(db_run(&T.c, &sql_left, NOARGS, &r));
    assert_true(rows_next(r) && row_int(r, 0) > 10 && row_int(r, 1) > 5 && row_int(r, 2) > 2 && row_int(r, 3) > 2);
    int64_t findings = row_int(r, 0);
    at(now_us + 729 * DAY);
    fine(findings_end(&T.c));
    at(now_us);
    fine(db_run(&T.c, &sql_left, NOARGS, &r));
    assert_true(rows_next(r));
    assert_true(row_int(r, 0) > 0 && row_int(r, 0) <= findings);
    at(now_us + 20 * DAY);
    fine(db_do(&T.c, &sql_one_waits, ARGS(A_WHEN(T.c.now))));
    fine(findings_end(&T.c));
    at(now_us);
    fine(db_run(&T.c, &sql_left, NOARGS, &r));
    assert_true(rows_next(r) && row_int(r, 0) == 1);
    fine(db_do(&T.c, &sql_none_waits, NOARGS));
    fine(findings_end(&T.c));
    at(now_us);
    fine(db_run(&T.c, &sql_left, NOARGS, &r));
    assert_true(rows_next(r) && row_int(r, 0) == 0 && row_int(r, 1) == 0 && row_int(r, 2) == 0 && row_int(r, 3) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_owner_his_own),
        cmocka_unit_test(each_observation_once),
        cmocka_unit_test(the_link_answers),
        cmocka_unit_test(bounce_and_silence_go_further),
        cmocka_unit_test(nobody_is_told_what_was_taken_back),
        cmocka_unit_test(a_held_letter_is_taken_back),
        cmocka_unit_test(xarf_is_attached),
        cmocka_unit_test(a_letter_that_is_too_large),
        cmocka_unit_test(a_listed_value_waits),
        cmocka_unit_test(who_was_aimed_at),
        cmocka_unit_test(what_is_past_goes),
    };
    return cmocka_run_group_tests(tests, setup, room_close);
}
