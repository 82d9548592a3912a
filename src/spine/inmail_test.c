/* tests of mail that comes in: whose it is, once only, what it answers, what came back, what is held, and that rooms that
 * fail lose nothing */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/buf.h"
#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/inmail_inside.h"
#include "spine/reply.h"
#include "spine/session.h"
#include "spine/store_testing.h"
#include "store/db.h"

#include "inmail_test.sql.h"

/* ---- rooms of the test */

static struct {
    unsigned answers, news, bounces, moved;
    bool take_answers, take_news;
    const char *fail;
    struct inmail_answer last;
    struct inmail_bounce bounce;
    char subject[200];
} R;
static err room_answer(struct ctx *c, const struct inmail *m, const struct inmail_answer *a, bool *taken)
{
    struct record seen;
    (void)m;
    if (R.fail) FAIL(c, E_CONFLICT, R.fail, "the room is broken");
    TRY(record_find_any(c, id_str(&a->asked.record), &seen)); /* the clerk sees what it is about */
    R.answers++;
    R.last = *a;
    *taken = R.take_answers;
    return NULL;
}
static err make_thing(struct ctx *c, const id *team, str title, id *out)
{
    struct thing v = { .r = { .title = title, .team = *team, .tlp = TLP_AMBER }, .what = S("x") };
    TRY(record_create(c, &thing_kind, &v, NULL));
    *out = v.r.id;
    return NULL;
}
static err room_new(struct ctx *c, const struct inmail *m, id *record, bool *taken)
{
    if (R.fail) FAIL(c, E_FAULT, R.fail, "the room is broken");
    R.news++;
    snprintf(R.subject, sizeof R.subject, "%.*s", FMT(m->mail->subject));
    *taken = R.take_news;
    if (!R.take_news) return NULL;
    TRY(make_thing(c, &m->team, m->mail->subject, record));
    return inmail_attach(c, m, record, S(""));
}
static err room_bounce(struct ctx *c, const struct inmail_bounce *b)
{
    (void)c;
    R.bounces++;
    R.bounce = *b;
    return NULL;
}
static err moved(struct ctx *c, const struct outbox_sent *m, str state, str error)
{
    (void)c;
    (void)m;
    (void)error;
    if (str_is(state, "bounced")) R.moved++;
    return NULL;
}

/* ---- the ground */

static int setup(void **state)
{
    (void)state;
    if (!testing_open(&T)) return 0;
    fine(db_script(&T.c,
                   arena_fmt(T.c.arena,
                             "UPDATE team SET mailbox = 'Cert@cert.example' WHERE id = '%s'; UPDATE team SET mailbox = 'bank@cert.example' WHERE id = '%s'",
                             T.centre.s, T.bank.s)));
    inmail_answer_set(room_answer);
    inmail_new_set(room_new);
    inmail_bounce_set(room_bounce);
    outbox_moved_set(moved);
    return 0;
}
static int anew(void **state)
{
    (void)state;
    memset(&R, 0, sizeof R);
    return 0;
}

static unsigned counter;
struct asked {
    id record, entry, out;
    str tag;
};
static err ask_unit(struct ctx *c, void *arg)
{
    struct asked *a = arg;
    struct record r;
    str aud;
    TRY(make_thing(c, &T.centre, S("a thing to ask about"), &a->record));
    TRY(record_find_any(c, id_str(&a->record), &r));
    TRY(reply_audience(c, &r, &aud));
    TRY(entry_add(c, &a->record, &(struct entry_new){ .verb = "message", .field = S("out"), .body = S("What do you say?"), .audience = aud }, &a->entry));
    struct outbox_new m = { .record = a->record,
                            .entry = a->entry,
                            .team = T.centre,
                            .recipient = S("soc@office.example"),
                            .reason = S("test"),
                            .rule = S("reply"),
                            .tlp = TLP_GREEN,
                            .subject = S("s"),
                            .body = S("b") };
    TRY(outbox_add(c, &m, &a->out));
    TRY(waiting_set(c, &r, WAITING_VENDOR, (when){ c->now.us + DAY }));
    return db_do(c, &sql_left, ARGS(A_ID(a->out), A_WHEN(c->now)));
}
static struct asked ask(void)
{
    struct asked a;
    assert_string_equal(testing_unit(&T, T.v_ann, ask_unit, &a), "");
    a.tag = mailtag_address(T.c.arena, S("Cert@cert.example"), &a.out);
    return a;
}

static str mail_of(const char *from, const char *to, const char *headers, const char *body)
{
    return arena_fmt(T.c.arena, "From: %s\r\nTo: %s\r\nMessage-ID: <m%u@x.example>\r\n%s\r\n%s\r\n", from, to, ++counter, headers, body);
}
static err take(str raw, str to)
{
    struct arrival a = { .door = "lmtp", .raw = raw, .envelope_to = { &to, to.n ? 1 : 0 } };
    return inmail_take(&T.c, &a);
}
static struct rows *last(void)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_last, NOARGS, &r, &found));
    assert_true(found);
    return r;
}
static void last_is(const char *what, const char *state, const char *reason)
{
    struct rows *r = last();
    if (!str_is(row_text(r, 2), what) || !str_is(row_text(r, 3), state) || !str_is(row_text(r, 4), reason))
        fail_msg("it is %.*s/%.*s/%.*s", FMT(row_text(r, 2)), FMT(row_text(r, 3)), FMT(row_text(r, 4)));
}
static int64_t number(const struct sql *q)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, q, NOARGS, &r, &found));
    return row_int(r, 0);
}
static str outbox_state(const id *out)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_outbox, ARGS(A_ID(*out)), &r, &found));
    return row_text(r, 0);
}

/* ---- tests */

static void tags(void **state)
{
    id out, back;
    (void)state;
    NEED_STORE();
    struct arena *a = T.c.arena;
    out = id_new("out", T.c.now);
    str t = mailtag_address(a, S("cert@cert.example"), &out);
    assert_true(str_starts(t, S("cert+o.")) && str_ends(t, S("@cert.example")) && mail_address(t));
    assert_true(str_chr(t, '@') <= 64);
    assert_true(mailtag_read(a, t, &back));
    assert_string_equal(back.s, out.s);
    char upper[200];
    snprintf(upper, sizeof upper, "%.*s", FMT(t));
    for (char *p = upper; *p; p++)
        if (*p >= 'a' && *p <= 'z') *p = (char)(*p - 32);
    assert_true(mailtag_read(a, str_of(upper), &back)); /* some servers change capitals */
    for (size_t i = 7; i < (size_t)str_chr(t, '@'); i++) {
        char bad[200];
        snprintf(bad, sizeof bad, "%.*s", FMT(t));
        bad[i] = bad[i] == 'a' ? 'b' : 'a';
        assert_false(mailtag_read(a, str_of(bad), &back));
    }
    assert_false(mailtag_read(a, S("cert@cert.example"), &back));
    assert_int_equal(mailtag_address(a, S("a-mailbox-whose-name-is-long@cert.example"), &out).n, 0);
    assert_true(str_is(mailtag_plain(a, S("Cert+x@CERT.example")), "cert@cert.example"));
}

static void whose_it_is(void **state)
{
    (void)state;
    NEED_STORE();
    R.take_news = true;
    fine(take(mail_of("a@b.example", "nobody@cert.example", "", "x"), S("bank+note@cert.example")));
    assert_true(str_eq(row_text(last(), 1), id_str(&T.bank)));
    fine(take(mail_of("a@b.example", "x@y.example, CERT@cert.example", "", "x"), S("")));
    assert_true(str_eq(row_text(last(), 1), id_str(&T.centre)));
    fine(take(mail_of("a@b.example", "cert@cert.example", "Delivered-To: bank@cert.example\r\n", "x"), S("")));
    assert_true(str_eq(row_text(last(), 1), id_str(&T.bank)));
    fine(take(mail_of("a@b.example", "else@else.example", "", "x"), S("")));
    assert_true(str_eq(row_text(last(), 1), id_str(&T.centre)));
    unsigned before = R.news;
    fine(take(mail_of("a@b.example", "cert@cert.example, bank@cert.example", "", "x"), S("")));
    assert_int_equal(R.news - before, 2); /* each desk has its own */
    last_is("new", "done", "");
}

static void once_only(void **state)
{
    (void)state;
    NEED_STORE();
    R.take_news = true;
    str raw = mail_of("a@b.example", "cert@cert.example", "", "once");
    fine(take(raw, S("cert@cert.example")));
    fine(take(raw, S("cert@cert.example")));
    assert_int_equal(R.news, 1);
    /* the same message by another way: other headers, the same id and sender */
    fine(take(arena_fmt(T.c.arena, "Received: by another\r\n%.*s", FMT(raw)), S("cert@cert.example")));
    assert_int_equal(R.news, 1);
    counter--; /* the same id, but another sender: not the same message */
    fine(take(mail_of("evil@b.example", "cert@cert.example", "", "other"), S("cert@cert.example")));
    assert_int_equal(R.news, 2);
}

static void answers(void **state)
{
    struct list l;
    struct record r;
    (void)state;
    NEED_STORE();
    struct asked a = ask();
    fine(take(mail_of("SOC <soc@office.example>", a.tag.p, "", "We look into it."), a.tag));
    last_is("answer", "done", "");
    assert_string_equal(R.last.by, "tag");
    assert_true(R.last.same_address);
    assert_string_equal(R.last.asked.record.s, a.record.s);
    viewer_use(&T.c, T.v_ann);
    fine(entry_list(&T.c, &a.record, 0, 50, &l));
    const struct entry *e = l.v, *found = NULL;
    for (size_t i = 0; i < l.n; i++)
        if (str_is(e[i].verb, "message") && str_is(e[i].field, "in")) found = &e[i];
    assert_non_null(found);
    assert_true(str_find(found->body, S("We look into it.")) > 0);
    assert_true(str_find(found->body, S("soc@office.example")) > 0);
    assert_int_equal(found->now.n, 0);
    assert_true(str_find(found->audience, S("team:")) >= 0 && !str_is(found->audience, "all")); /* as what was asked */
    fine(record_find_any(&T.c, id_str(&a.record), &r));
    assert_int_equal(r.waiting_for, WAITING_NOBODY);
    viewer_use(&T.c, T.v_bob); /* not his desk */
    fine(entry_list(&T.c, &a.record, 0, 50, &l));
    assert_int_equal(l.n, 0);

    a = ask();
    const char *irt = arena_fmt(T.c.arena, "In-Reply-To: <%s@cert.example>\r\n", a.out.s).p;
    fine(take(mail_of("other@office.example", "cert@cert.example", irt, "I answer for them."), S("cert@cert.example")));
    assert_string_equal(R.last.by, "in-reply-to");
    assert_false(R.last.same_address);
    viewer_use(&T.c, T.v_ann);
    fine(entry_list(&T.c, &a.record, 0, 50, &l));
    e = l.v;
    bool marked = false;
    for (size_t i = 0; i < l.n; i++) marked = marked || str_is(e[i].now, "other-address");
    assert_true(marked);

    const char *refs = arena_fmt(T.c.arena, "References: <x@y> <%s@cert.example> <z@y>\r\n", a.out.s).p;
    fine(take(mail_of("soc@office.example", "cert@cert.example", refs, "again"), S("cert@cert.example")));
    assert_string_equal(R.last.by, "references");
    assert_int_equal(R.news, 0);

    R.take_answers = true; /* a room that takes it has it alone */
    a = ask();
    fine(take(mail_of("soc@office.example", a.tag.p, "", "for the room"), a.tag));
    viewer_use(&T.c, T.v_ann);
    fine(entry_list(&T.c, &a.record, 0, 50, &l));
    e = l.v;
    for (size_t i = 0; i < l.n; i++) assert_false(str_is(e[i].field, "in"));
}

static void what_did_not_leave_is_not_answered(void **state)
{
    (void)state;
    NEED_STORE();
    R.take_news = true;
    struct asked a = ask();
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE outbox SET state = 'held' WHERE id = '%s'", a.out.s)));
    fine(take(mail_of("soc@office.example", a.tag.p, "", "how do you know?"), a.tag));
    last_is("new", "done", "");
    assert_int_equal(R.answers, 0);
}

static str report_of(const struct asked *a, const char *action, const char *status)
{
    return mail_of("MAILER-DAEMON@mx.example", "cert@cert.example",
                   "Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
                   arena_fmt(T.c.arena,
                             "--b\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; "
                             "soc@office.example\r\nAction: %s\r\nStatus: %s\r\nDiagnostic-Code: smtp; no such user\r\n--b\r\nContent-Type: "
                             "text/rfc822-headers\r\n\r\nMessage-ID: <%s@cert.example>\r\n--b--",
                             action, status, a->out.s)
                       .p);
}

static void what_came_back(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    struct asked a = ask();
    fine(take(report_of(&a, "delayed", "4.4.1"), S("cert@cert.example")));
    last_is("bounce", "done", "");
    assert_true(R.bounces == 1 && R.bounce.late);
    assert_true(str_is(outbox_state(&a.out), "sent"));
    fine(take(report_of(&a, "failed", "5.1.1"), S("cert@cert.example")));
    assert_true(str_is(outbox_state(&a.out), "bounced"));
    assert_true(R.bounces == 2 && !R.bounce.late && R.moved == 1);
    assert_true(str_is(R.bounce.status, "5.1.1") && str_is(R.bounce.address, "soc@office.example") && str_is(R.bounce.text, "no such user"));
    fine(take(report_of(&a, "failed", "5.1.1"), S("cert@cert.example"))); /* told once */
    assert_true(R.bounces == 2 && R.moved == 1);
    viewer_use(&T.c, T.v_ann);
    fine(entry_list(&T.c, &a.record, 0, 50, &l));
    const struct entry *e = l.v;
    size_t deliveries = 0;
    for (size_t i = 0; i < l.n; i++) deliveries += str_is(e[i].verb, "delivery") && str_is(e[i].now, "bounced");
    assert_int_equal(deliveries, 1);

    /* a server that writes no report: known by the address it came to */
    a = ask();
    fine(take(mail_of("MAILER-DAEMON@mx.example", a.tag.p, "Return-Path: <>\r\n", "Your message was not delivered."), a.tag));
    assert_true(str_is(outbox_state(&a.out), "bounced"));
    /* one about nothing of ours, or by somebody who guesses, is held */
    fine(take(mail_of("MAILER-DAEMON@mx.example", "cert@cert.example", "Return-Path: <>\r\n", "not delivered"), S("cert@cert.example")));
    last_is("bounce", "noise", "report-of-nothing");
    /* a report about another address changes nothing */
    a = ask();
    str other = report_of(&a, "failed", "5.1.1");
    struct buf b = { .a = T.c.arena };
    ptrdiff_t at = str_find(other, S("soc@office.example"));
    buf_put(&b, str_cut(other, 0, (size_t)at));
    buf_z(&b, "one@office.example\r\nAction: failed\r\nStatus: 5.0.0\r\n\r\nFinal-Recipient: rfc822; two@office.example");
    buf_put(&b, str_cut(other, (size_t)at + 18, other.n));
    fine(take(buf_str(&b), S("cert@cert.example")));
    assert_true(str_is(outbox_state(&a.out), "sent"));
    assert_int_equal(R.news, 0);
}

static void machines_and_loops(void **state)
{
    (void)state;
    NEED_STORE();
    R.take_news = true;
    struct asked a = ask();
    fine(take(mail_of("soc@office.example", a.tag.p, "Auto-Submitted: auto-replied\r\n", "I am away."), a.tag));
    last_is("auto", "done", "");
    assert_true(str_is(outbox_state(&a.out), "sent"));
    assert_int_equal(R.answers, 0);
    fine(take(mail_of("soc@office.example", "cert@cert.example", "Auto-Submitted: auto-replied\r\n", "I am away."), S("cert@cert.example")));
    last_is("auto", "noise", "auto-reply-to-nothing");
    const char *mark = arena_fmt(T.c.arena, "X-Rabta: %.*s\r\n", FMT(mailtag_mark(T.c.arena))).p;
    fine(take(mail_of("cert@cert.example", "cert@cert.example", mark, "our own"), S("cert@cert.example")));
    last_is("noise", "noise", "own-mail");
    assert_int_equal(R.news, 0);
    /* a sensor's mail is automatic, and new */
    fine(take(mail_of("feed@sensor.example", "cert@cert.example", "Auto-Submitted: auto-generated\r\n", "data"), S("cert@cert.example")));
    last_is("new", "done", "");
    for (int i = 0; i < 61; i++) fine(take(mail_of("flood@x.example", "cert@cert.example", "", "again"), S("cert@cert.example")));
    last_is("noise", "noise", "too-many-in-an-hour");
    assert_int_equal(R.news, 61); /* sixty and the sensor's */
}

static void a_room_that_fails_loses_nothing(void **state)
{
    (void)state;
    NEED_STORE();
    R.take_news = true;
    R.fail = "broken";
    fine(take(mail_of("a@b.example", "cert@cert.example", "", "keep me"), S("cert@cert.example")));
    last_is("new", "new", "room-failed");
    fine(inmail_jobs[0].run(&T.c, S("{}")));
    last_is("new", "new", "room-failed");
    R.fail = NULL;
    fine(inmail_jobs[0].run(&T.c, S("{}")));
    last_is("new", "done", "");
    assert_int_equal(R.news, 1);
    fine(inmail_jobs[0].run(&T.c, S("{}")));
    assert_int_equal(R.news, 1);

    struct asked a = ask(); /* an answer falls back to the usual place */
    R.fail = "broken";
    fine(take(mail_of("soc@office.example", a.tag.p, "", "answer"), a.tag));
    last_is("answer", "done", "");
}

struct said_back {
    id record;
    const char *to;
};
static err reply_unit(struct ctx *c, void *arg)
{
    struct said_back *s = arg;
    struct record r;
    struct said what = { .text = S("Thank you.") };
    TRY(record_find_any(c, id_str(&s->record), &r));
    return reply_mail(c, &r, &what, str_of(s->to), S("en"), S("test"));
}
/* In-Reply-To and References of what the desk says back to this address */
static struct rows *said_back(const id *record, const char *to)
{
    struct said_back s = { *record, to };
    struct rows *r;
    bool found;
    assert_string_equal(testing_unit(&T, T.v_ann, reply_unit, &s), "");
    fine(db_one(&T.c, &sql_thread, NOARGS, &r, &found));
    assert_true(found);
    return r;
}

static void an_answer_names_what_it_answers(void **state)
{
    (void)state;
    NEED_STORE();
    R.take_news = true;
    fine(take(mail_of("Who@x.example", "cert@cert.example", "References: <one@x> <two@x>\r\nIn-Reply-To: <two@x>\r\n", "first"), S("cert@cert.example")));
    id record = row_id(last(), 6);
    const char *first = arena_fmt(T.c.arena, "m%u@x.example", counter).p;
    struct rows *r = said_back(&record, "who@x.example");
    assert_true(str_is(row_text(r, 0), first));
    assert_true(str_eq(row_text(r, 1), arena_fmt(T.c.arena, "one@x two@x %s", first)));
    /* somebody else does not learn of it */
    r = said_back(&record, "other@x.example");
    assert_int_equal(row_text(r, 0).n, 0);
    assert_int_equal(row_text(r, 1).n, 0);
    /* what came last counts; one that names no thread begins with what it answers; a long thread keeps its ends */
    struct asked a = ask();
    fine(take(mail_of("soc@office.example", a.tag.p, arena_fmt(T.c.arena, "In-Reply-To: <%s@cert.example>\r\n", a.out.s).p, "answer"), a.tag));
    r = said_back(&a.record, "SOC@office.example");
    assert_true(str_eq(row_text(r, 1), arena_fmt(T.c.arena, "%s@cert.example m%u@x.example", a.out.s, counter)));
    struct buf b = { .a = T.c.arena };
    buf_z(&b, "References:");
    for (int i = 0; i < 60; i++) buf_fmt(&b, "\r\n <long%d@x>", i);
    buf_z(&b, "\r\n");
    buf_c(&b, 0);
    fine(take(mail_of("soc@office.example", a.tag.p, b.p, "answer"), a.tag));
    str refs = row_text(said_back(&a.record, "soc@office.example"), 1), word;
    size_t n = 0;
    assert_true(str_starts(refs, S("long0@x long41@x ")) && str_find(refs, S("long59@x m")) > 0);
    while (refs.n && str_split(&refs, ' ', &word)) n++;
    assert_int_equal(n, 21);
}

static void files_come_along(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    struct asked a = ask();
    fine(take(mail_of("soc@office.example", a.tag.p, "Content-Type: multipart/mixed; boundary=b\r\n",
                      "--b\r\n\r\nSee the file.\r\n--b\r\nContent-Type: text/csv; name=\"../list.csv\"\r\nContent-Disposition: attachment\r\n\r\na,b\r\n--b--"),
              a.tag));
    viewer_use(&T.c, T.v_ann);
    fine(attachment_list(&T.c, &a.record, &l));
    assert_int_equal(l.n, 2);
    const struct attachment *f = l.v;
    assert_true(str_is(f[0].name, "list.csv") || str_is(f[1].name, "list.csv"));
    assert_true(str_is(f[0].name, "message.eml") || str_is(f[1].name, "message.eml"));
    str raw;
    struct rows *r = last();
    fine(blob_bytes(&T.c, row_text(r, 5), &raw));
    assert_true(str_find(raw, S("See the file.")) > 0);
}

static void every_failing_statement_is_not_acknowledged(void **state)
{
    (void)state;
    NEED_STORE();
    R.take_news = true;
    static const enum fault_db hows[] = { FAULT_FULL, FAULT_BUSY };
    str raw = mail_of("a@b.example", "cert@cert.example", "", "under faults");
    int64_t before = number(&sql_count);
    unsigned refused = 0;
    for (long n = 0; n < 200; n++) {
        fault_db_how = hows[n % 2];
        fault_db_at = n;
        err e = take(raw, S("cert@cert.example"));
        bool struck = fault_db_at < 0;
        fault_db_at = -1;
        db_rollback(T.c.db);
        int64_t now = number(&sql_count);
        if (e) {
            assert_int_equal(now, before); /* not acknowledged, and nothing of it there */
            refused++;
            continue;
        }
        assert_int_equal(now, before + 1);
        if (!struck) break;
        raw = mail_of("a@b.example", "cert@cert.example", "", "under faults"); /* it was run again, and acknowledged */
        before = now;
    }
    assert_true(refused > 5);
}

static void hostile_mail_is_kept_as_refused(void **state)
{
    (void)state;
    NEED_STORE();
    R.take_news = true;
    fine(take(S("\r\n\r\n"), S("cert@cert.example")));
    last_is("refused", "refused", "mail-empty");
    struct arrival a = { .door = "imap" };
    fine(inmail_refuse(&T.c, &a, S("mail-too-large")));
    last_is("refused", "refused", "mail-too-large");
    fine(take(S("no headers \xFF\xFE at all"), S("cert@cert.example")));
    last_is("new", "done", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(tags, anew),
        cmocka_unit_test_setup(whose_it_is, anew),
        cmocka_unit_test_setup(once_only, anew),
        cmocka_unit_test_setup(answers, anew),
        cmocka_unit_test_setup(what_did_not_leave_is_not_answered, anew),
        cmocka_unit_test_setup(what_came_back, anew),
        cmocka_unit_test_setup(machines_and_loops, anew),
        cmocka_unit_test_setup(a_room_that_fails_loses_nothing, anew),
        cmocka_unit_test_setup(an_answer_names_what_it_answers, anew),
        cmocka_unit_test_setup(files_come_along, anew),
        cmocka_unit_test_setup(every_failing_statement_is_not_acknowledged, anew),
        cmocka_unit_test_setup(hostile_mail_is_kept_as_refused, anew),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
