/* alert_test - whom a choice means, lines and letters, links, bounces and silence, who sees which line, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "domain/coordination/alert.h"
#include "domain/directory/directory.h"
#include "guard/guard.h"
#include "spine/inmail_inside.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/team.h"
#include "spine/testing.h"
#include "spine/workflow.h"

static struct testing T;
static when start;

static void fine(err e)
{
    if (e) fail_msg("%s at %s: %.*s %.*s", e->code, e->where, FMT(e->field), FMT(e->detail));
}
static err in_unit(struct ctx *c, void *arg)
{
    err (*const *fn)(struct ctx *) = arg;
    return (*fn)(c);
}
static err try_as(const struct viewer *v, err (*fn)(struct ctx *c))
{
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    return db_unit(&T.c, in_unit, &fn);
}
static void unit_as(const struct viewer *v, err (*fn)(struct ctx *c))
{
    fine(try_as(v, fn));
}
#define NEED_STORE()         \
    do {                     \
        if (!T.c.db) skip(); \
    } while (0)

static int64_t count(const char *text)
{
    struct rows *r;
    bool found;
    struct sql q = { "test.count", text, WHERE, false, true };
    fine(db_one(&T.c, &q, NOARGS, &r, &found));
    return found ? row_int(r, 0) : -1;
}
static str value(const char *text)
{
    struct rows *r;
    bool found;
    struct sql q = { "test.value", text, WHERE, false, true };
    fine(db_one(&T.c, &q, NOARGS, &r, &found));
    return found ? arena_dup(T.c.arena, row_text(r, 0)) : S("");
}
static const char *fmt(const char *f, ...) __attribute__((format(printf, 1, 2)));
static const char *fmt(const char *f, ...)
{
    va_list ap;
    va_start(ap, f);
    str s = arena_vfmt(T.c.arena, f, ap);
    va_end(ap);
    return s.p;
}

/* ---- the cast: a sector CERT that serves two banks with one mailbox, ministries, one without contact, one unseen */

enum { SECTOR, BANK, RIVAL, ROADS, PORTS, LONELY, HIDDEN, MERGED, ORGS };
static struct organisation O[ORGS];
static id soc; /* who speaks for BANK */
static struct viewer *v_soc, *v_lead2;

static err contact(struct ctx *c, int org, const char *name, const char *email, int confirmed)
{
    struct contact k = { .name = str_of(name), .role = CONTACT_SECURITY, .email = str_of(email), .hours = S("24x7"), .zone = S("UTC"), .language = S("en") };
    static int64_t order;
    k.order = order++;
    if (confirmed) k.confirmed_at = (when){ start.us - confirmed * DAY };
    return contact_add(c, &O[org], &k);
}

static err make(struct ctx *c)
{
    static const struct {
        const char *name, *sector;
        unsigned kind;
    } rows[ORGS] = { { "Sector Team", "banking", ORG_SECTORAL },        { "Harbour Bank", "banking", ORG_CONSTITUENT },
                     { "Rival Bank", "banking", ORG_CONSTITUENT },      { "Road Ministry", "transport", ORG_CONSTITUENT },
                     { "Port Ministry", "transport", ORG_CONSTITUENT }, { "Lonely Office", "water", ORG_CONSTITUENT },
                     { "Hidden Bank", "banking", ORG_CONSTITUENT },     { "Old Mint", "banking", ORG_CONSTITUENT } };
    for (int i = 0; i < ORGS; i++) {
        O[i] =
            (struct organisation){ .r = { .title = str_of(rows[i].name), .team = i == HIDDEN ? T.bank : T.centre, .tlp = i == HIDDEN ? TLP_AMBER : TLP_GREEN },
                                   .org_kind = rows[i].kind,
                                   .sector = str_of(rows[i].sector) };
        TRY(record_create(c, &organisation_kind, &O[i], NULL));
        TRY(db_script(c, arena_fmt(c->arena, "UPDATE record SET state = 'active' WHERE id = '%s'", O[i].r.id.s)));
        O[i].r.state = S("active");
    }
    TRY(team_organisation(c, &T.bank, &O[SECTOR].r.id));
    TRY(db_script(c, arena_fmt(c->arena, "UPDATE team SET mailbox = 'desk@bank.example' WHERE id = '%s'", T.bank.s)));
    struct edge e = { .type = EDGE_SERVES, .from = O[SECTOR].r.id, .to = O[BANK].r.id, .since = { start.us - 90 * DAY } };
    TRY(edge_add(c, &e));
    e = (struct edge){ .type = EDGE_SERVES, .from = O[SECTOR].r.id, .to = O[LONELY].r.id, .since = { start.us - 90 * DAY } };
    TRY(edge_add(c, &e));
    TRY(contact(c, BANK, "Bank desk", "soc@group.example", 5));
    TRY(contact(c, BANK, "Bank second", "second@bank.example", 5));
    TRY(contact(c, RIVAL, "Rival desk", "soc@group.example", 0));
    TRY(contact(c, ROADS, "Roads desk", "desk@roads.example", 5));
    TRY(contact(c, PORTS, "Ports desk", "desk@ports.example", 5));
    TRY(contact(c, MERGED, "Mint desk", "desk@mint.example", 5));
    struct technology t = { .vendor = S("Nimbus Networks"), .product = S("N200 router") };
    TRY(technology_add(c, &O[RIVAL], &t));
    t.id = (id){ { 0 } };
    TRY(technology_add(c, &O[ROADS], &t));
    TRY(person_create(c, S("soc@group.example"), S("Soc"), id_str(&O[BANK].r.id), S("en"), S("UTC"), &soc));
    TRY(db_script(c, arena_fmt(c->arena, "UPDATE person SET state = 'active' WHERE id = '%s'", soc.s)));
    return person_seat(c, &soc, id_str(&O[BANK].r.id), S("constituent"));
}

static err merge(struct ctx *c)
{
    struct act a = { .target = id_str(&O[PORTS].r.id) };
    return workflow_act(c, &organisation_kind, &O[MERGED], S("merge"), &a);
}

static int setup(void **state)
{
    (void)state;
    testing_kind(&organisation_kind);
    testing_kind(&alert_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    alert_install();
    start = clock_now();
    static str two[2];
    two[0] = principal_of(T.c.arena, id_str(&T.centre));
    two[1] = principal_of(T.c.arena, id_str(&T.bank));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ two, 2 }, ~UINT64_C(0));
    unit_as(T.v_system, make);
    unit_as(T.v_system, merge);
    testing_refresh(&T);
    fine(viewer_of_person(&T.c, &soc, ~UINT64_C(0), &v_soc));
    v_lead2 = T.v_lead;
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    clock_freeze((when){ 0 });
    if (T.c.db) testing_close(&T);
    return 0;
}

/* ---- whom a choice means */

static str names(const struct list *l)
{
    struct buf b = { .a = T.c.arena };
    const struct chosen *v = l->v;
    for (size_t i = 0; i < l->n; i++) buf_fmt(&b, i ? "+%.*s" : "%.*s", FMT(v[i].name));
    return buf_str(&b);
}
static struct strs one(const char *s)
{
    str *v = NEW_ARRAY(T.c.arena, 1, str);
    *v = str_of(s);
    return (struct strs){ v, 1 };
}

static void a_choice_means_what_the_team_sees(void **state)
{
    struct list l, gone;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_ann);
    T.c.now = clock_now();
    struct choice k = { .team = T.centre, .sectors = one("banking") };
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_string_equal(names(&l).p, "Sector Team+Harbour Bank+Rival Bank"); /* Hidden Bank is another team's, Old Mint is merged */
    k.technologies = one("n200 router");
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_string_equal(names(&l).p, "Rival Bank");
    assert_true(str_is(((const struct chosen *)l.v)->why, "sector banking, uses n200 router"));
    k.sectors = (struct strs){ 0 };
    k.left_out = one(O[RIVAL].r.id.s);
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_string_equal(names(&l).p, "Road Ministry");
    k = (struct choice){ .team = T.centre, .named = one(O[MERGED].r.id.s) };
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_string_equal(names(&l).p, "Port Ministry");
    assert_true(str_is(((const struct chosen *)l.v)->why, "named as Old Mint, which it became"));
    k.named = one(O[HIDDEN].r.id.s);
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_int_equal(l.n + gone.n, 0);
    k = (struct choice){ .team = T.centre, .technologies = one("%") };
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_int_equal(l.n, 0);
}

/* ---- sending */

static struct alert A;
static struct strs to;
static unsigned tlp = TLP_AMBER;

static err write_alert(struct ctx *c)
{
    A = (struct alert){ .r = { .title = S("Routers under attack"), .team = T.centre, .tlp = tlp },
                        .text = S("Canary: patch {personal-link} now."),
                        .sharing = S("within your organisation"),
                        .named = to };
    return record_create(c, &alert_kind, &A, NULL);
}
static str verb, said;
static when until;
static err act(struct ctx *c)
{
    TRY(alert_of(c, id_str(&A.r.id), &A));
    return workflow_act(c, &alert_kind, &A, verb, &(struct act){ .text = said, .until = until });
}
static const char *tried(const struct viewer *v, const char *what)
{
    verb = str_of(what);
    err e = try_as(v, act);
    return e ? e->code : "";
}
static void run(size_t job)
{
    viewer_use(&T.c, T.v_system);
    fine(alert_jobs[job].run(&T.c, id_str(&A.r.id)));
}
enum { LETTERS, WITHDRAWN, REMIND, TICK };
static void later(int64_t us)
{
    clock_freeze((when){ clock_now().us + us });
}
static void send_to(const int *orgs, size_t n)
{
    str *v = NEW_ARRAY(T.c.arena, n, str);
    for (size_t i = 0; i < n; i++) v[i] = id_str(&O[orgs[i]].r.id);
    to = (struct strs){ v, n };
    until = (when){ 0 };
    said = S("");
    unit_as(T.v_ann, write_alert);
    assert_string_equal(tried(T.v_ann, "send"), "");
    later(undo_window() + SECOND);
    run(LETTERS);
}
static str state_of(int org)
{
    return value(fmt("SELECT state FROM part WHERE record = '%s' AND subject = '%s'", A.r.id.s, O[org].r.id.s));
}
static int64_t outbox_n(const char *where)
{
    return count(fmt("SELECT COUNT(*) FROM outbox WHERE record = '%s' AND %s", A.r.id.s, where));
}

static void sent_with_twenty_seconds_to_take_it_back(void **state)
{
    static const int two[] = { BANK, ROADS };
    (void)state;
    NEED_STORE();
    str *v = NEW_ARRAY(T.c.arena, 2, str);
    for (int i = 0; i < 2; i++) v[i] = id_str(&O[two[i]].r.id);
    to = (struct strs){ v, 2 };
    clock_freeze(clock_now());
    unit_as(T.v_ann, write_alert);
    assert_string_equal(tried(T.v_bob, "send"), "not-found"); /* another team */
    assert_string_equal(tried(T.v_ann, "send"), "");
    assert_string_equal(tried(T.v_ann, "send"), "not-in-state"); /* pressed twice */
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM part WHERE record = '%s'", A.r.id.s)), 2);
    run(LETTERS); /* too soon: nothing is opened, nothing is written */
    assert_int_equal(outbox_n("1 = 1"), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM record_grant WHERE record = '%s' AND principal LIKE 'org:%%'", A.r.id.s)), 0);
    assert_string_equal(tried(T.v_ann, "take-back"), "");
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM part WHERE record = '%s'", A.r.id.s)), 0);
    assert_string_equal(tried(T.v_ann, "send"), "");
    later(undo_window() + SECOND);
    assert_string_equal(tried(T.v_ann, "take-back"), "not-possible-now");
    run(LETTERS);
    run(LETTERS); /* a second run makes nothing twice */
    assert_int_equal(outbox_n("state = 'held' AND rule = 'alert'"), 2);
    assert_int_equal(outbox_n("subject LIKE '%Routers%'"), 0); /* no word of the alert in a subject */
    assert_true(str_is(state_of(BANK), "queued"));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM deadline WHERE record = '%s' AND regime = 'review' AND met_at IS NULL AND ended_at IS NULL", A.r.id.s)),
                     1);
    assert_string_equal(tried(T.v_ann, "review"), "not-allowed");
    assert_string_equal(tried(T.v_lead, "close"), "not-possible-now"); /* the review comes first */
    assert_string_equal(tried(T.v_lead, "review"), "");
    assert_string_equal(tried(T.v_lead, "close"), "");
    assert_int_equal(outbox_n("state = 'held'"), 0); /* nothing more leaves */
}

static void one_address_one_letter(void **state)
{
    static const int three[] = { BANK, RIVAL, LONELY };
    (void)state;
    NEED_STORE();
    send_to(three, 3);
    assert_int_equal(outbox_n("rule = 'alert' AND recipient = 'soc@group.example'"), 1);
    assert_int_equal(outbox_n("rule = 'alert-escalation' AND recipient = 'desk@bank.example'"), 1); /* no contact: its CERT is told */
    assert_int_equal(outbox_n("1 = 1"), 2);
    assert_int_equal(outbox_n("rule = 'alert' AND body LIKE '%Harbour Bank, Rival Bank%'"), 1);
}

/* ---- links */

static id message_to(const char *address)
{
    id out = { { 0 } };
    str s = value(fmt("SELECT id FROM outbox WHERE record = '%s' AND recipient = '%s' ORDER BY id DESC LIMIT 1", A.r.id.s, address));
    assert_true(id_parse(s, &out));
    return out;
}
static struct outbox_sent letter;
static str body;
static err leave(struct ctx *c)
{
    bool found;
    TRY(outbox_sent_find(c, id_str(&letter.id), &letter, &found));
    body = value(fmt("SELECT body FROM outbox WHERE id = '%s'", letter.id.s));
    struct mail mail = { .body = body };
    TRY(link_leaving(c, &letter, &mail));
    body = mail.body;
    return NULL;
}
static str moved_to;
static err move(struct ctx *c)
{
    TRY(leave(c));
    return outbox_moved(c, id_str(&letter.id), moved_to, S("550 no such mailbox"));
}
static void becomes(const char *address, const char *state)
{
    letter.id = message_to(address);
    moved_to = str_of(state);
    unit_as(T.v_system, move);
}
static str token_in(str text)
{
    ptrdiff_t at = str_find(text, S("/a/"));
    str rest = str_cut(text, (size_t)at + 3, text.n), tok = { rest.p, 0 };
    assert_true(at > 0);
    while (tok.n < rest.n && rest.p[tok.n] != '\n' && rest.p[tok.n] != ' ') tok.n++;
    return tok;
}
static str link_token, answer_word;
static err link_answers(struct ctx *c)
{
    return alert_link_answer(c, link_token, answer_word, S("in words"));
}
static err link_opens(struct ctx *c)
{
    return alert_link_opened(c, link_token);
}

static void a_link_answers_for_its_letter(void **state)
{
    static const int two[] = { BANK, RIVAL };
    struct alert_page page;
    (void)state;
    NEED_STORE();
    send_to(two, 2);
    becomes("soc@group.example", "sent");
    assert_true(str_is(state_of(BANK), "delivered"));
    link_token = token_in(body);
    assert_int_equal(link_token.n, 22);                                          /* 128 bits */
    assert_true(str_find(body, S("patch {personal-link} now")) > 0);             /* the writer's own words stand */
    assert_int_equal(outbox_n(fmt("body LIKE '%%%.*s%%'", FMT(link_token))), 0); /* the link is kept nowhere */
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM alert_link WHERE hash = '%.*s'", FMT(sha256_hex(T.c.arena, link_token)))), 1);
    viewer_use(&T.c, viewer_public());
    fine(alert_link_look(&T.c, link_token, &page));
    assert_int_equal(page.lines.n, 2);
    assert_true(str_is(state_of(BANK), "delivered")); /* looking changes nothing */
    unit_as(viewer_public(), link_opens);
    assert_true(str_is(state_of(RIVAL), "opened"));
    const char *entries = fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'recipient'", A.r.id.s);
    int64_t before = count(entries);
    unit_as(viewer_public(), link_opens);
    assert_int_equal(count(entries), before);
    answer_word = S("received");
    unit_as(viewer_public(), link_answers);
    unit_as(viewer_public(), link_answers); /* pressed twice */
    assert_int_equal(count(entries), before + 2);
    assert_true(str_is(state_of(BANK), "acknowledged"));
    answer_word = S("need-help");
    unit_as(viewer_public(), link_answers);
    assert_int_equal(count(entries), before + 4);
    assert_true(str_is(state_of(BANK), "stated"));
    answer_word = S("whatever");
    assert_string_equal(try_as(viewer_public(), link_answers)->code, "not-a-word");
    link_token = S("AAAAAAAAAAAAAAAAAAAAAA");
    assert_string_equal(try_as(viewer_public(), link_answers)->code, "no-such-code");
    link_token = token_in(body);
    later(32 * DAY);
    assert_string_equal(try_as(viewer_public(), link_answers)->code, "no-such-code"); /* it has run out */
}

static void above_amber_nothing_is_told_in_clear(void **state)
{
    static const int one_org[] = { BANK };
    struct alert_page page;
    (void)state;
    NEED_STORE();
    tlp = TLP_RED;
    send_to(one_org, 1);
    tlp = TLP_AMBER;
    becomes("soc@group.example", "sent");
    assert_true(str_find(body, S("Canary")) < 0 && str_find(body, S("Routers")) < 0);
    link_token = token_in(body);
    viewer_use(&T.c, viewer_public());
    fine(alert_link_look(&T.c, link_token, &page));
    assert_true(page.closed_text && !page.text.n && !page.title.n);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM record_grant WHERE record = '%s' AND principal LIKE 'org:%%'", A.r.id.s)), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM record_grant WHERE record = '%s' AND principal = 'user:%s'", A.r.id.s, soc.s)), 1);
}

/* ---- bounces, silence */

static void bounce_and_silence_go_further(void **state)
{
    static const int one_org[] = { BANK };
    (void)state;
    NEED_STORE();
    send_to(one_org, 1);
    becomes("soc@group.example", "bounced");
    assert_true(str_is(state_of(BANK), "bounced"));
    run(TICK);
    assert_int_equal(outbox_n("rule = 'alert' AND recipient = 'second@bank.example' AND state = 'held'"), 1);
    run(TICK);
    assert_int_equal(outbox_n("1 = 1"), 2); /* what is held has no clock */
    becomes("second@bank.example", "sent");
    assert_true(str_is(state_of(BANK), "delivered"));
    later(3 * HOUR);
    run(TICK);
    assert_int_equal(outbox_n("1 = 1"), 2);
    later(2 * HOUR);
    run(TICK);
    assert_int_equal(outbox_n("rule = 'alert-escalation' AND recipient = 'desk@bank.example'"), 1);
    assert_int_equal(
        count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'recipient' AND field IN ('bounced', 'next-contact', 'escalated')", A.r.id.s)), 3);
    later(DAY);
    run(TICK);
    assert_int_equal(outbox_n("1 = 1"), 3);
    becomes("soc@group.example", "bounced"); /* late news of the first letter */
    assert_true(str_is(state_of(BANK), "delivered"));
}

/* ---- what comes back by mail, through the door and judge of incoming mail */

static void comes(const char *from, const char *headers, const char *text)
{
    static unsigned n;
    str tag = mailtag_address(T.c.arena, S("cert@cert.example"), &letter.id);
    struct arrival a = { .door = "lmtp",
                         .raw =
                             arena_fmt(T.c.arena, "From: %s\r\nTo: %.*s\r\nMessage-ID: <back%u@x.example>\r\n%s\r\n%s\r\n", from, FMT(tag), ++n, headers, text),
                         .envelope_to = { &tag, 1 } };
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    fine(inmail_take(&T.c, &a));
}
static void has_left(const char *address)
{
    becomes(address, "sent");
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE outbox SET state = 'sent', sent_at = %lld WHERE id = '%s'", (long long)clock_now().us, letter.id.s)));
}

static void a_reply_counts_from_the_address_that_was_asked(void **state)
{
    static const int two[] = { ROADS, PORTS };
    (void)state;
    NEED_STORE();
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE team SET mailbox = 'cert@cert.example' WHERE id = '%s'", T.centre.s)));
    send_to(two, 2);
    has_left("desk@roads.example");
    comes("somebody@elsewhere.example", "", "We have it.");
    assert_true(str_is(state_of(ROADS), "delivered")); /* shown, and not counted */
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND field = 'reply-unproven'", A.r.id.s)), 1);
    comes("desk@roads.example", "Auto-Submitted: auto-replied\r\n", "I am on leave.");
    assert_true(str_is(state_of(ROADS), "delivered")); /* a machine is nobody */
    comes("desk@roads.example", "", "We look into it.");
    assert_true(str_is(state_of(ROADS), "acknowledged"));
    assert_true(str_is(value(fmt("SELECT channel FROM alert_line WHERE record = '%s' AND organisation = '%s'", A.r.id.s, O[ROADS].r.id.s)), "reply"));
    assert_true(
        str_find(value(fmt("SELECT said FROM alert_line WHERE record = '%s' AND organisation = '%s'", A.r.id.s, O[ROADS].r.id.s)), S("We look into it")) >= 0);
    assert_true(str_is(state_of(PORTS), "queued"));
    has_left("desk@ports.example");
    comes(
        "MAILER-DAEMON@mx.example", "Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
        fmt("--b\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; desk@ports.example\r\n"
            "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; no such user\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <%s@cert.example>\r\n--b--",
            letter.id.s));
    assert_true(str_is(state_of(PORTS), "bounced"));
}

static void withdrawn_while_queued(void **state)
{
    static const int two[] = { BANK, ROADS };
    (void)state;
    NEED_STORE();
    send_to(two, 2);
    becomes("desk@roads.example", "sent");
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE outbox SET state = 'sent' WHERE id = '%s'", letter.id.s)));
    said = S("The advice was wrong.");
    assert_string_equal(tried(T.v_ann, "withdraw"), "");
    run(WITHDRAWN);
    run(WITHDRAWN);
    assert_int_equal(outbox_n("state = 'held' AND rule = 'alert'"), 0);
    assert_int_equal(outbox_n("state = 'cancelled' AND rule = 'alert'"), 1);
    assert_int_equal(outbox_n("state = 'held' AND rule = 'alert-withdrawn' AND recipient = 'desk@roads.example'"), 1);
    assert_int_equal(outbox_n("rule = 'alert-withdrawn'"), 1); /* whom nothing reached is told nothing */
    assert_true(str_is(state_of(BANK), "withdrawn"));
    run(LETTERS);
    run(TICK);
    assert_int_equal(outbox_n("1 = 1"), 3);
}

/* ---- who sees which line */

static int64_t lines_seen(const struct viewer *v)
{
    static const struct sql q = { "test.lines", "SELECT p.id FROM part p WHERE p.record = $1 AND {see:entry p}", WHERE, true, false };
    struct rows *r;
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    fine(db_run(&T.c, &q, ARGS(A_ID(A.r.id)), &r));
    return (int64_t)rows_count(r);
}

static void everybody_sees_his_own(void **state)
{
    static const int three[] = { BANK, RIVAL, ROADS };
    struct alert a;
    (void)state;
    NEED_STORE();
    send_to(three, 3);
    assert_int_equal(lines_seen(T.v_ann), 3);
    assert_int_equal(lines_seen(v_soc), 1);   /* its own */
    assert_int_equal(lines_seen(T.v_bob), 1); /* the bank that his CERT serves */
    assert_int_equal(lines_seen(T.v_mallory), 0);
    viewer_use(&T.c, T.v_mallory);
    assert_string_equal(alert_of(&T.c, id_str(&A.r.id), &a)->code, "not-found");
    viewer_use(&T.c, v_soc);
    fine(alert_of(&T.c, id_str(&A.r.id), &a));
    /* nobody but the team reads what the draft was, or who else got it */
    struct list l;
    fine(entry_list(&T.c, &A.r.id, 0, 100, &l));
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++) assert_true(!str_is(e[i].verb, "field") && !str_is(e[i].verb, "recipients"));
}

/* ---- policy */

static void a_second_person_where_the_team_wants_one(void **state)
{
    (void)state;
    NEED_STORE();
    fine(db_script(&T.c, arena_fmt(T.c.arena, "INSERT INTO alert_policy (team, review, revision) VALUES ('%s', 'second-person', 1)", T.centre.s)));
    to = one(O[BANK].r.id.s);
    unit_as(T.v_ann, write_alert);
    assert_string_equal(tried(T.v_ann, "send"), "not-possible-now");
    until = (when){ clock_now().us + HOUR };
    assert_string_equal(tried(T.v_ann, "schedule"), "not-possible-now");
    assert_string_equal(tried(T.v_lead, "schedule"), "");
    until = (when){ 0 };
    run(TICK);
    assert_true(str_is(value(fmt("SELECT state FROM record WHERE id = '%s'", A.r.id.s)), "scheduled"));
    later(2 * HOUR);
    run(TICK);
    assert_true(str_is(value(fmt("SELECT state FROM record WHERE id = '%s'", A.r.id.s)), "sent"));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM deadline WHERE record = '%s'", A.r.id.s)), 0); /* two have seen it */
    fine(db_script(&T.c, arena_fmt(T.c.arena, "DELETE FROM alert_policy WHERE team = '%s'", T.centre.s)));
}

/* ---- five thousand */

static void five_thousand_are_queued_at_once(void **state)
{
    enum { MANY = 5000 };
    (void)state;
    NEED_STORE();
    const char *team = T.centre.s;
    const char *n = fmt("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ", MANY);
    const char *oid = "'org_00000000-0000-7000-8000-' || substr(CAST(1000000000000 + i AS TEXT), 2)";
    fine(db_script(
        &T.c,
        arena_fmt(T.c.arena,
                  "INSERT INTO record (id, kind, ref, title, state, tlp, marking, originator, team, waiting_for, due_what, exercise, legal_hold, retention, "
                  "language, direction, policy, created_by, created_at, revision, updated_at, desk_revision, touched_at) %sSELECT %s, 'organisation', "
                  "'MANY-' || i, 'Office ' || i, 'active', 'green', '', '', '%s', 'nobody', '', 0, 0, 'case', 'en', 'ltr', '1', '', 1, 1, 1, 1, 1 FROM n;",
                  n, oid, team)));
    fine(db_script(
        &T.c,
        arena_fmt(T.c.arena,
                  "INSERT INTO organisation (record, org_kind, also_known_as, sector, country, website, address, established, description, cii, cii_grade, "
                  "cii_review, notification, notified_on, community, notes) %sSELECT %s, 'constituent', '[]', 'education', '', '', '', '', '', 'none', '', '', "
                  "'', '', 0, '' FROM n;",
                  n, oid)));
    fine(db_script(&T.c, arena_fmt(T.c.arena,
                                   "INSERT INTO record_grant (record, principal, because, since, until, by) %sSELECT %s, 'team:%s', 'owner', 1, 0, '' FROM n;",
                                   n, oid, team)));
    fine(db_script(
        &T.c,
        arena_fmt(
            T.c.arena,
            "INSERT INTO contact (id, record, audience, name, role, email, telephone, language, zone, hours, rank, confirmed_at, bounces, openpgp, revision) "
            "%sSELECT 'con_' || i, %s, NULL, 'Desk ' || i, 'security', 'desk' || i || '@office.example', '', 'en', 'UTC', '', 0, NULL, 0, '', 1 FROM n;",
            n, oid)));
    to = (struct strs){ 0 };
    unit_as(T.v_ann, write_alert);
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE alert SET sectors = '[\"education\"]' WHERE record = '%s'", A.r.id.s)));
    clock_freeze((when){ 0 });
    int64_t t = clock_now().us;
    assert_string_equal(tried(T.v_ann, "send"), "");
    int64_t took = clock_now().us - t;
    print_message("5,000 recipients queued in %lld ms\n", (long long)(took / 1000));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM alert_line WHERE record = '%s'", A.r.id.s)), MANY);
    assert_true(took < 3 * SECOND); /* under the sanitizers, on a busy machine; tests/bench/alert measures */
    later(undo_window() + SECOND);
    run(LETTERS);
    assert_int_equal(outbox_n("state = 'held'"), MANY);
    clock_freeze((when){ 0 });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_means_what_the_team_sees),
        cmocka_unit_test(sent_with_twenty_seconds_to_take_it_back),
        cmocka_unit_test(one_address_one_letter),
        cmocka_unit_test(a_link_answers_for_its_letter),
        cmocka_unit_test(above_amber_nothing_is_told_in_clear),
        cmocka_unit_test(bounce_and_silence_go_further),
        cmocka_unit_test(a_reply_counts_from_the_address_that_was_asked),
        cmocka_unit_test(withdrawn_while_queued),
        cmocka_unit_test(everybody_sees_his_own),
        cmocka_unit_test(a_second_person_where_the_team_wants_one),
        cmocka_unit_test(five_thousand_are_queued_at_once),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
